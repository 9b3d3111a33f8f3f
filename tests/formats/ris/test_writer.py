"""Whole records as they are written."""

from __future__ import annotations

import pytest

from carcite.formats.ris import FORMAT as ris
from carcite.model import Abstract, Citation, Contributor, Related
from carcite.options import TARGETS, Options
from carcite.values.dates import PartialDate
from carcite.values.names import Name
from tests.formats.ris.samples import PREPRINT, lines, record

HOSTILE = (
    "TY  - JOUR",
    "ER  - ",
    "x\nER  - \nTY  - BOOK",
    "x\u2028DO  - 10.1/y",
    "\\input{x}",
    "{",
    "&lt;b&gt;",
    "Type: book",
)


SEED = Citation(
    type="article-journal", key="wang2024", authors=["Wang, Yiyang"], affiliations=["Institute, Utopia."],
    container_title="Chin Med J (Engl)", issued="2024-12-17", volume="138", issue="5", pages="523-530",
    doi="10.5555/a", abstracts=["English.", {"text": "Chinese.", "language": "zh"}], key_aliases=["wang24"],
    files=["a.pdf"], note="Printed", notes=["Private"], keywords=["quays"],
    related=[
        {"relation": "similar", "citation": {"type": "article-journal", "container_title": "J", "issued": "2021"}},
    ],
)  # fmt: skip


def test_a_record_is_written_as_one_would_write_it_by_hand() -> None:
    assert lines(SEED) == [
        "TY  - JOUR",
        "ID  - wang2024",
        "LB  - wang24",
        "AU  - Wang, Yiyang",
        "AD  - Institute, Utopia.",
        "T2  - Chin Med J (Engl)",
        "PY  - 2024",
        "DA  - 2024/12/17",
        "VL  - 138",
        "IS  - 5",
        "SP  - 523",
        "EP  - 530",
        "DO  - 10.5555/a",
        "AB  - English.",
        "KW  - quays",
        "L1  - a.pdf",
        "N1  - Abstract (zh). Chinese.",
        "N1  - Printed",
        "N1  - Private",
        "N1  - Related papers: J 2021",
        "ER  - ",
    ]


def test_what_is_written_is_not_a_loss_and_what_has_no_place_is() -> None:
    assert [note for note in ris.write([SEED]).notes if note.is_loss] == []
    rich = SEED.model_copy(update={"rights": "CC BY", "status": "in press", "epub_date": PartialDate(year=2023)})
    losses = {note.field for note in ris.write([rich]).notes if note.is_loss}
    assert losses == {"rights", "status", "epub_date"}
    assert not any(": " in line[6:] for line in lines(rich) if line.startswith(("N1", "M2")) and "Related" not in line)


def test_a_kept_tag_never_begins_or_ends_a_record_or_gives_it_a_key() -> None:
    kept = [("ris", tag, "BOOK") for tag in ("TY", "ER", "ID", "LB", "C9")]
    writing = ris.write([Citation(type="document", key="k", title="T", extra=kept)])
    assert writing.text.splitlines() == ["TY  - GEN", "ID  - k", "TI  - T", "C9  - BOOK", "ER  - "]
    assert [note.code for note in writing.notes] == ["lost"] * 4


def test_a_label_in_a_note_is_not_a_field() -> None:
    citation = record("ID  - k\nN1  - PMID: 123\nN1  - Type: book\nM2  - Language: see p. 3\nM2  - PMID: see below")
    assert citation.notes == ("PMID: 123", "Type: book", "Language: see p. 3", "PMID: see below")
    assert (citation.type, citation.pmid, citation.language) == ("article-journal", None, None)


def test_a_series_number_of_a_law_is_lost_because_sv_is_the_docket_there() -> None:
    writing = ris.write([Citation(type="treaty", key="k", title="T", collection_number="7")])
    assert ("lost", "collection_number") in {(note.code, note.field) for note in writing.notes}
    assert ris.read(writing.text).citations[0].number is None


def test_related_papers_with_a_title_are_records() -> None:
    erratum = Related(relation="erratum", citation=Citation(type="article-journal", key="e", title="Correction"))
    writing = ris.write([Citation(type="article-journal", key="k", title="A", related=[erratum])])
    assert [citation.key for citation in ris.read(writing.text).citations] == ["k", "e"]
    assert "(records)" not in writing.text
    assert not any(note.is_loss for note in writing.notes)


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("target", [None, *TARGETS])
def test_no_value_makes_or_ends_a_record(value: str, target: str | None) -> None:
    citation = Citation(
        type="article-journal", key="k", title=value, authors=[Name(literal=value)], keywords=[value, "b"],
        notes=[value],
        abstracts=[Abstract(text=value), Abstract(text=value, language="zh")], url=value, publisher=value, pmid=value,
        creators=[Contributor(role="illustrator", name=Name(literal=value))], issued=PartialDate(literal=value),
        extra=[("ris", "C4", value), ("ris", "ER", value), ("ris", "TY", value)],
    )  # fmt: skip
    written = lines(citation, target)
    assert [line[:5] for line in written].count("TY  -") == 1
    assert [line[:5] for line in written].count("ER  -") == 1
    assert all(line[2:6] == "  - " for line in written)


def test_crlf_is_an_option() -> None:
    text = ris.write([PREPRINT], Options(newline="\r\n")).text
    assert text.count("\n") == text.count("\r\n") > 5
    assert [c.key for c in ris.read(text).citations] == ["k1"]
