"""RIS: what a tag means in which record, what other programs write, targets, and values that try to be tags."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carcite.errors import CarciteError, ReadError
from carcite.formats.ris import FORMAT as ris
from carcite.formats.ris.dates import read_date, ris_date
from carcite.formats.ris.lines import Record, split_records
from carcite.formats.ris.table import table
from carcite.formats.ris.types import READ, WRITE
from carcite.model import TYPES, Abstract, Citation, Contributor, Related
from carcite.options import TARGETS, Options
from carcite.values.dates import PartialDate
from carcite.values.names import Name
from tests.interop.citations import ACCEPTANCE

LIBRARY = Path(__file__).parents[3] / "shared" / "corpus" / "library.ris"
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


def record(body: str, kind: str = "JOUR") -> Citation:
    """The one citation of a record with these lines."""
    (citation,) = ris.read(f"TY  - {kind}\n{body}\nER  - \n").citations
    return citation


def lines(citation: Citation, target: str | None = None) -> list[str]:
    """The lines a citation is written as."""
    return ris.write([citation], Options(target=target)).text.splitlines()  # type: ignore[arg-type]


# --- the form of a file -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffTY  - JOUR\r\nTI  - A title\r\nER  - \r\n",
        "TY - JOUR\nTI - A title\nER - \n",
        "  TY  - JOUR\n  TI  - A title\n  ER  - \n",
        "TY  - JOUR\nTI  - A\n title\nER  -\n",
        "TY  - JOUR\nTI  -   A title  \n\n\nER",
        "TY  - JOUR\rTI  - A title\rER  - \r",
        "TY\t-\tJOUR\nTI\t-\tA title\nER\t-\n",
        "TY- JOUR\nTI- A title\nER-\n",
        "ty  - jour\nti  - A title\ner  - \n",
        "TY  \u2013 JOUR\nTI  \u2013 A title\nER  \u2013\n",
        "TY\u00a0\u00a0- JOUR\nTI\u00a0\u00a0- A title\nER\u00a0\u00a0- \n",
        "TY  - JOUR\nTI  - A title\nER -\n",
    ],
)
def test_a_record_is_read_however_its_lines_are_spelled(text: str) -> None:
    assert [c.title for c in ris.read(text).citations] == ["A title"]
    assert ris.sniff(text)


def test_records_without_er_do_not_merge_and_are_said() -> None:
    reading = ris.read("TY  - JOUR\nTI  - One\nTY  - BOOK\nTI  - Two")
    assert [(c.type, c.title) for c in reading.citations] == [("article-journal", "One"), ("book", "Two")]
    assert [(n.code, n.line) for n in reading.notes] == [("repaired", 1), ("repaired", 3)]


def test_text_outside_the_records_is_noted_with_its_line() -> None:
    reading = ris.read("Preface\nTY  - JOUR\nTI  - A\nER  - End\n\nTY  - JOUR\nTI  - A\nER  - \nAfterword")
    assert [(n.code, n.line, n.text) for n in reading.notes] == [
        ("not-a-record", 1, "Preface"),
        ("not-a-record", 4, "End"),
        ("not-a-record", 9, "Afterword"),
    ]


def test_a_long_text_where_ovid_puts_orcid_ids_takes_linear_time() -> None:
    assert record(f"AU  - A, B\nAI  - {'x' * 100_000}").extra[0].tag == "AI"


def test_prose_with_a_dash_is_no_tag() -> None:
    assert record("AB  - Models of\nAI - and others -\n- go on").abstract == "Models of AI - and others - - go on"


def test_a_text_without_a_record_is_refused_and_an_empty_one_is_not() -> None:
    with pytest.raises(ReadError, match="TY  - JOUR"):
        ris.read("eggs, milk, bread")
    assert ris.read("\n").citations == []


def test_records_are_read_one_at_a_time() -> None:
    read: list[int] = []

    def endless() -> object:
        while True:
            read.append(1)
            yield from ("TY  - JOUR\n", "TI  - A\n", "ER  - \n")

    parts = split_records(endless())  # type: ignore[arg-type]
    assert isinstance(next(parts), Record)
    assert len(read) <= 2  # tag lines after ER belong to the record


# --- what a tag means -------------------------------------------------------------------------------------------------


def test_the_type_of_record_decides_what_t2_is() -> None:
    assert record("T2  - X").container_title == "X"
    assert record("T2  - X", "BOOK").collection_title == "X"
    assert record("T2  - X", "RPRT").collection_title == "X"
    conference = record("T2  - Meeting\nC3  - Proceedings", "CONF")
    assert (conference.event_title, conference.container_title) == ("Meeting", "Proceedings")


def test_a_full_and_an_abbreviated_journal_name_find_their_places() -> None:
    for body in (
        "JF  - Nature Medicine\nJA  - Nat Med",
        "T2  - Nature Medicine\nJO  - Nat Med",
        "J2  - Nat Med\nJO  - Nature Medicine",
    ):
        citation = record(body)
        assert (citation.container_title, citation.container_title_short) == ("Nature Medicine", "Nat Med")


def test_sn_is_issn_isbn_or_the_number_of_a_report() -> None:
    assert record("SN  - 0028-0836 (Print)1476-4687 (Online)").issn == ("0028-0836", "1476-4687")
    assert record("SN  - ISSN 0028-0836; eISSN: 1476-4687").issn == ("0028-0836", "1476-4687")
    assert record("SN  - ISBN 978-3-16-148410-0", "BOOK").isbn == ("978-3-16-148410-0",)
    assert record("SN  - 978-3-16-148410-0", "CONF").isbn == ("978-3-16-148410-0",)
    assert record("SN  - WP 12", "RPRT").number == "WP 12"


def test_words_without_a_comma_are_a_body_unless_there_is_an_initial() -> None:
    citation = record("AU  - Example Press\nAU  - J. Smith\nAU  - Plato\nAU  - Group A, B and C,")
    assert citation.authors == (
        Name(literal="Example Press"),
        Name(family="Smith", given="J."),
        Name(family="Plato"),
        Name(literal="Group A, B and C"),
    )


def test_a_semicolon_does_not_cut_a_url_or_a_doi() -> None:
    doi = "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O"
    citation = record(f"DO  - {doi}\nUR  - https://example.org/a;b?x=1&copy=2")
    assert (citation.doi, citation.url) == (doi, "https://example.org/a;b?x=1&copy=2")


def test_an_is_a_pmid_only_beside_pubmed() -> None:
    assert record("AN  - 12345678\nDB  - PubMed").pmid == "12345678"
    other = record("AN  - 12345678\nDB  - Archive of X")
    assert (other.pmid, other.archive, other.archive_location) == (None, "Archive of X", "12345678")


def test_a_pmid_is_found_where_reference_manager_pmc_and_scopus_put_it() -> None:
    assert record("UR  - PM:8677015\nL2  - https://example.org/a").pmid == "8677015"
    assert record("U1  - 23690738[pmid]").pmid == "23690738"
    assert record("C2  - 23690738\nDB  - Scopus").pmid == "23690738"
    assert record("C2  - 23690738").pmid is None


@pytest.mark.parametrize(
    ("text", "family"),
    [("Smith JA", "Smith"), ("van der Berg JB", "van der Berg"), ("Lee BC Jr", "Lee"), ("Siemens AG", None),
     ("Study Group UK", None), ("World Health Organization", None)],
)  # fmt: skip
def test_a_name_as_medline_has_it_is_a_person_and_a_firm_is_none(text: str, family: str | None) -> None:
    assert record(f"AU  - {text}").authors[0].family == family


def test_repeated_single_tags_and_unknown_ones_are_kept_and_written_again() -> None:
    reading = ris.read("TY  - JOUR\nTI  - One\nTI  - Two\nQQ  - what\nER  - \n")
    assert sorted(n.code for n in reading.notes) == ["duplicate-field", "unplaced"]
    assert next(n.line for n in reading.notes if n.code == "unplaced") == 4
    text = ris.write(reading.citations).text
    assert "TI  - Two\n" in text
    assert "QQ  - what\n" in text


@pytest.mark.parametrize(
    ("year", "date", "expected"),
    [
        ("2024", "2024/05/03", "2024-05-03"),
        ("2024", "2024/05//", "2024-05"),
        ("2024///", "", "2024"),
        ("2024", "May 3", "2024-05-03"),
        ("2019", "17-19 June", "2019-06-17/2019-06-19"),
        ("1998///Spring", "", "1998-21"),
        ("2024", "2024 Nov-Dec", "2024-11/2024-12"),
        ("2019", "2024/05/03", "2019"),
        ("200X", "200X", "200X"),
    ],
)
def test_year_and_date_make_one_date(year: str, date: str, expected: str) -> None:
    issued = record(f"PY  - {year}\nDA  - {date}").issued
    assert issued is not None
    assert issued.edtf() == expected


@pytest.mark.parametrize(
    "text", ["2024", "2024-05", "2024-05-03", "2024-22", "2024-11/2024-12", "2024-12-30/2025-01-05", "199X"]
)
def test_a_date_is_written_so_that_it_is_read_back(text: str) -> None:
    date = PartialDate.parse(text)
    assert read_date(ris_date(date)).date == date


@pytest.mark.parametrize(
    "body",
    [
        "PY  - 2014///print\nDA  - 2014/05/03/online\nY1  - 2014/05/03/late",
        "PY  - n.d.\nY1  - 2014/05/03/late\nDA  - soon",
        "PY  - https://example.org/print",
        "Y2  - 2014/05/03/seen\nDA  - 2014///early",
        "SP  - 3\nEP  - 9\nEP  - 12\nN1  - page: 40",
        "T2  - Full\nJO  - Fl.\nJA  - Fll\nJ2  - F",
    ],
)
def test_no_word_of_a_date_or_a_second_value_is_lost_or_changes_on_the_way(body: str) -> None:
    reading = ris.read(f"TY  - JOUR\n{body}\nER  - \n")
    held = reading.citations[0].model_dump_json()
    assert all(word in held for word in re.findall(r"[A-Za-z]{3,}", re.sub(r"(?m)^.{6}|page", "", body)))
    text = ris.write(reading.citations).text
    (back,) = ris.read(text).citations
    assert back.model_copy(update={"key": None}) == reading.citations[0]


# --- tables -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted({record_class for _, record_class in READ.values()}))
def test_every_class_of_records_has_a_table_that_fits_the_model(name: str) -> None:
    assert table(name).format == "ris"


@pytest.mark.parametrize("csl", sorted(TYPES))
@pytest.mark.parametrize("target", [None, *TARGETS])
def test_every_type_comes_back_or_is_noted(csl: str, target: str | None) -> None:
    writing = ris.write([Citation(type=csl, key="k", title="T")], Options(target=target))  # type: ignore[arg-type]
    (back,) = ris.read(writing.text).citations
    assert (back.type == csl) != ("type" in {note.field for note in writing.notes})
    assert back.type == csl or target != "zotero"


def test_the_types_are_all_there() -> None:
    assert set(WRITE) == TYPES
    assert set(WRITE.values()) <= set(READ)


# --- targets ----------------------------------------------------------------------------------------------------------

PREPRINT = Citation(
    type="article", key="k1", title="The <i>Vibrio</i> & p<0.05", authors=[Name(literal="Example Group")],
    issued="2024-05", pmid="123", pmcid="PMC5", notes=["Language: see p. 3"],
)  # fmt: skip


def test_zotero_gets_lines_of_extra_and_escaped_markup() -> None:
    written = lines(PREPRINT, "zotero")
    for line in ("M2  - Type: preprint", "M2  - PMID: 123", "M2  - PMCID: PMC5", "M2  - Citation Key: k1"):
        assert line in written
    assert "TI  - The &lt;i&gt;Vibrio&lt;/i&gt; &amp; p&lt;0.05" in written
    assert "AU  - Example Group," in written
    assert "N1  - <p>Language&#58; see p. 3</p>" in written  # not a field of ProCite
    assert not any(line.startswith(("AN", "C2", "LB", "ID")) for line in written)


def test_the_others_get_plain_titles_and_their_own_tags() -> None:
    endnote = lines(PREPRINT, "endnote")
    assert endnote[0] == "TY  - UNPB"
    assert {"ID  - k1", "LB  - k1", "AN  - 123", "DB  - PubMed", "TI  - The Vibrio & p<0.05"} <= set(endnote)
    jabref = lines(PREPRINT.model_copy(update={"editors": (Name(family="E"),), "issue": "4"}), "jabref")
    assert "ED  - E" in jabref
    assert not any(line.startswith("PY") for line in jabref)
    assert not any(line.startswith("AN") for line in jabref)  # JabRef would take it for the issue


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


def test_what_is_written_is_no_loss_and_what_has_no_place_is() -> None:
    assert [note for note in ris.write([SEED]).notes if note.is_loss] == []
    rich = SEED.model_copy(update={"rights": "CC BY", "status": "in press", "epub_date": PartialDate(year=2023)})
    losses = {note.field for note in ris.write([rich]).notes if note.is_loss}
    assert losses == {"rights", "status", "epub_date"}
    assert not any(": " in line[6:] for line in lines(rich) if line.startswith(("N1", "M2")) and "Related" not in line)


def test_the_affiliations_of_authors_are_written_once_and_that_is_no_loss() -> None:
    people = [Name(family="A", given="B", affiliations=("Bern",)), Name(family="C", given="D", affiliations=("Bern",))]
    citation = Citation(type="book", key="k", title="T", authors=people, affiliations=["Rome"])
    writing = ris.write([citation])
    assert writing.text.count("AD  - ") == 2
    assert {(note.code, note.field) for note in writing.notes} == {("moved", "authors"), ("moved", "affiliations")}
    with_orcid = Name(family="A", given="B", orcid="0000-0002-1825-0097")
    losses = ris.write([Citation(type="book", key="k", title="T", authors=[with_orcid])]).notes
    assert [(note.code, note.field) for note in losses] == [("lost", "authors")]


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


CASE = Citation(
    type="legal_case", key="k", title="A v. B", container_title="Reports", number="74", section="12b", pages="31-33",
    translators=[Name(family="Noël", given="É.")], authors=[Name(literal="Board")], article_number="e5",
)  # fmt: skip


def test_a_tag_zotero_takes_for_something_else_is_another_tag_or_a_line() -> None:
    written = lines(CASE, "zotero")
    # The reporter is A2 and the docket SV; SP is the first page, A4 counsel, and SE not read at all.
    assert {"A2  - Reports", "SV  - 74", "SP  - 31-33", "M2  - section: 12b", "M2  - translator: Noël || É."} <= set(
        written
    )
    chapter = Citation(
        type="chapter", key="k", title="T", chapter_number="4", collection_title="S", collection_number="2"
    )
    assert {"M2  - chapter-number: 4", "T3  - S", "SV  - 2"} <= set(lines(chapter, "zotero"))
    thesis = Citation(type="thesis", key="k", title="T", editors=[Name(family="E", given="F")])
    assert "M2  - editor: E || F" in lines(thesis, "zotero")  # ED would make an author of the editor
    assert "M2  - Type: standard" in lines(Citation(type="standard", key="k", title="T"), "zotero")


def test_zotero_gets_the_name_of_its_own_field_where_it_loses_the_general_one() -> None:
    preprint = Citation(type="article", key="k", title="T", number="sr-118", publisher="ShoreRxiv")
    written = lines(preprint, "zotero")
    assert {"M2  - Archive ID: sr-118", "PB  - ShoreRxiv"} <= set(written)
    assert ris.read("\n".join(written)).citations == [preprint]
    picture = Citation(type="graphic", key="k", title="T", medium="oil")
    assert "M2  - Artwork Medium: oil" in lines(picture, "zotero")
    assert ris.read("\n".join(lines(picture, "zotero"))).citations == [picture]


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        (
            Citation(type="broadcast", key="k", title="T", container_title="Show", publisher="SR", number="5"),
            {"TY  - GEN", "M2  - Type: tvBroadcast", "T2  - Show", "PB  - SR", "M2  - Episode Number: 5"},
        ),
        (
            Citation(type="post", key="k", title="T", container_title="Forum", source="Web"),
            {"TY  - GEN", "M2  - Type: post", "T2  - Forum", "M2  - source: Web"},
        ),
        (
            Citation(type="article", key="k", title="T", container_title="J", volume="3", pages="1-9"),
            {"M2  - container-title: J", "M2  - volume: 3", "M2  - page: 1-9"},
        ),
        (
            Citation(type="book", key="k", title="T", pages="10-20", publisher_place="Visby"),
            {"M2  - page: 10-20", "CY  - Visby"},  # SP of a book is the number of its pages
        ),
        (
            Citation(type="article-journal", key="k", title="T", epub_date="2005-12-23"),
            {"M2  - available-date: 2005-12-23"},
        ),
        (
            Citation(type="paper-conference", key="k", title="T", event_place="Turku"),
            {"M2  - event-place: Turku"},
        ),
    ],
)
def test_a_field_is_in_a_tag_if_zoteros_item_type_has_it_and_else_a_line_it_cites_from(
    citation: Citation, expected: set[str]
) -> None:
    written = lines(citation, "zotero")
    assert expected <= set(written)
    assert ris.read("\n".join(written)).citations == [citation]


def test_the_authors_of_a_recording_are_its_performers_in_zotero() -> None:
    song = Citation(
        type="song", key="k", title="T", authors=["Doe, Jane"], creators=[{"role": "composer", "name": "Ek, Jo"}]
    )
    assert {"A2  - Doe, Jane", "M2  - composer: Ek || Jo"} <= set(lines(song, "zotero"))
    assert "AU  - Doe, Jane" in lines(song, None)
    notes = ris.write([song], Options(target="zotero")).notes
    assert {(note.code, note.field) for note in notes} == {("moved", "authors"), ("moved", "creators")}


def test_jabref_gets_book_titles_and_series_where_it_reads_them() -> None:
    chapter = Citation(type="chapter", key="k", title="T", container_title="B")
    assert "BT  - B" in lines(chapter, "jabref")
    assert "T3  - S" in lines(Citation(type="book", key="k", title="T", collection_title="S"), "jabref")
    meeting = Citation(type="paper-conference", key="k", title="T", publisher_place="Visby")
    assert "CY  - Visby" in lines(meeting, "jabref")
    assert "M1  - 7" in lines(Citation(type="report", key="k", title="T", number="7"), "jabref")


@pytest.mark.parametrize(
    ("field", "citation"),
    [
        ("translators", Citation(type="chapter", key="k", title="T", translators=[Name(family="T", given="U")])),
        ("event_place", Citation(type="paper-conference", key="k", title="T", event_place="Turku")),
        ("accessed", Citation(type="report", key="k", title="T", accessed="2026-02-03")),
        ("pmid", Citation(type="article-journal", key="k", title="T", pmid="1")),
    ],
)
def test_what_jabref_takes_for_something_else_is_lost_with_a_note(field: str, citation: Citation) -> None:
    notes = ris.write([citation], Options(target="jabref")).notes
    assert [(note.code, note.field) for note in notes] == [("lost", field)]


@pytest.mark.parametrize("target", [None, *TARGETS])
@pytest.mark.parametrize("citation", ACCEPTANCE, ids=lambda citation: citation.type)
def test_the_acceptance_set_comes_back_from_every_target(citation: Citation, target: str | None) -> None:
    writing = ris.write([citation], Options(target=target))  # type: ignore[arg-type]
    (back,) = ris.read(writing.text).citations
    noted = {note.field for note in writing.notes}
    assert {name for name, value in citation if getattr(back, name) != value and name not in noted} == set()


@pytest.mark.parametrize("target", [None, "zotero", "endnote", "mendeley"])
def test_what_a_target_gets_reads_back_as_it_was(target: str | None) -> None:
    article = Citation(
        type="article-journal", key="k", title="Plain & p<0.05", authors=[Name(literal="Example Group")],
        issued="2024-05", pmid="123", pmcid="PMC5", notes=["Language: see p. 3"],
    )  # fmt: skip
    assert ris.read("\n".join(lines(article, target))).citations == [article]


def test_the_markup_left_out_is_noted_but_for_zotero() -> None:
    def fields(target: str | None) -> list[str | None]:
        citation = PREPRINT.model_copy(update={"pmcid": None})
        return [n.field for n in ris.write([citation], Options(target=target)).notes]  # type: ignore[arg-type]

    assert fields(None) == ["title"]
    assert fields("zotero") == []


def test_keywords_of_one_line_are_cut_at_full_width_semicolons_too() -> None:
    assert record("KW  - 知识\uff1b图书馆; 信息").keywords == ("知识", "图书馆", "信息")


def test_a_keyword_that_programs_split_is_written_once_and_noted() -> None:
    writing = ris.write([Citation(type="book", key="k", title="T", keywords=["History (North, South, West)"])])
    assert writing.text.count("KW  - ") == 1
    assert [(note.code, note.field) for note in writing.notes] == [("lost", "keywords")]
    zotero = ris.write([Citation(type="book", key="k", keywords=["a;b", "c"])], Options(target="zotero"))
    assert [(note.code, note.field) for note in zotero.notes] == [("lost", "keywords")]


def test_mesh_headings_are_keywords() -> None:
    citation = Citation(type="book", key="k", keywords=["Mice"], mesh_terms=["*Mice/genetics"])
    assert [(note.code, note.field) for note in ris.write([citation]).notes] == [("moved", "mesh_terms")]


def test_related_papers_with_a_title_are_records() -> None:
    erratum = Related(relation="erratum", citation=Citation(type="article-journal", key="e", title="Correction"))
    writing = ris.write([Citation(type="article-journal", key="k", title="A", related=[erratum])])
    assert [citation.key for citation in ris.read(writing.text).citations] == ["k", "e"]
    assert "(records)" not in writing.text
    assert not any(note.is_loss for note in writing.notes)


def test_nbib_is_not_taken_for_ris_records_without_a_type() -> None:
    assert not ris.sniff("PMID- 1\nTI  - A\nAU  - B C\nDP  - 2020\n")
    assert ris.sniff("TI  - A\nAU  - B, C\nPY  - 2020\nER  - \n")


# --- the laws ---------------------------------------------------------------------------------------------------------


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


ODD_LINES = st.sampled_from((
    "TY  - JOUR", "ER  - ", "TI  - ", "AU  - ,", "AU  - et al.", "PY  - 20", "DA  - //", "SP  - -", "KW  - ;", "- x",
    "N1  - PMID: ", "M2  - Type: x", "N1  - Type: book", "SN  - ()", "", " ", "AB  - <p>&lt;", "Z9  - ",
))  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(ODD_LINES | st.text(max_size=20), max_size=15))
def test_any_text_is_read_and_settles_after_one_pass(parts: list[str]) -> None:
    try:
        first = ris.write(ris.read("TY  - JOUR\n" + "\n".join(parts)).citations).text
    except CarciteError:
        return
    assert ris.write(ris.read(first).citations).text == first


def test_a_long_value_of_many_lines_takes_linear_time() -> None:
    citation = record("AB  - start\n" + "more\n" * 100_000 + "KW  - " + "{" * 100_000)
    assert citation.abstract is not None
    assert len(citation.abstract) == len("start") + 100_000 * len(" more")


@pytest.mark.parametrize("tag", ["TI", "SN", "AB", "AU", "KW", "DA", "PY", "C2"])
def test_many_values_of_one_tag_take_linear_time_and_notes_their_lines(tag: str) -> None:
    count = 20_000
    reading = ris.read("TY  - JOUR\n" + "".join(f"{tag}  - value {n}\n" for n in range(count)) + "ER  - \n")
    doubled = [note for note in reading.notes if note.code == "duplicate-field"]
    assert all(note.line and note.text == f"value {note.line - 2}" for note in doubled)


def test_crlf_is_an_option() -> None:
    text = ris.write([PREPRINT], Options(newline="\r\n")).text
    assert text.count("\n") == text.count("\r\n") > 5
    assert [c.key for c in ris.read(text).citations] == ["k1"]


@pytest.mark.corpus
@pytest.mark.skipif(not LIBRARY.exists(), reason="the shared corpus is not here")
def test_all_records_of_the_library_arrive_and_come_back() -> None:
    first = ris.read(LIBRARY.read_text(encoding="utf-8-sig")).citations
    assert len(first) == 462
    text = ris.write(first).text
    again = list(ris.read_stream(io.StringIO(text)))
    assert sum(isinstance(part, Citation) for part in again) == 462
    assert ris.write(ris.read(text).citations).text == text


def test_extra_may_name_any_item_type_of_zotero() -> None:
    (citation,) = ris.read("TY  - GEN\nTI  - Mosses\nM2  - Type: film\nER  - \n").citations
    assert (citation.type, citation.notes) == ("motion_picture", ())
