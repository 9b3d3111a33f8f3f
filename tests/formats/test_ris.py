"""RIS: what a tag means in which record, what other programs write, targets, and values that try to be tags."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carcite.errors import CarciteError, ReadError
from carcite.formats import ris
from carcite.formats.ris.dates import read_date, read_issued, ris_date
from carcite.formats.ris.lines import Record, split_records
from carcite.formats.ris.table import KINDS, table
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
    assert len(read) == 1


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
    issued = read_issued(year, date).date
    assert issued is not None
    assert issued.edtf() == expected


@pytest.mark.parametrize(
    "text", ["2024", "2024-05", "2024-05-03", "2024-22", "2024-11/2024-12", "2024-12-30/2025-01-05", "199X"]
)
def test_a_date_is_written_so_that_it_is_read_back(text: str) -> None:
    date = PartialDate.parse(text)
    assert read_date(ris_date(date)) == date


@pytest.mark.parametrize(
    "body",
    [
        "PY  - 2014///print\nDA  - 2014/05/03/online\nY1  - 2014/05/03/late",
        "PY  - n.d.\nY1  - 2014/05/03/late\nDA  - soon",
        "PY  - https://example.org/print",
        "Y2  - 2014/05/03/seen\nET  - 2014///early",
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


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_record_has_a_table_that_fits_the_model(kind: str) -> None:
    assert table(kind).format == "ris"


@pytest.mark.parametrize("csl", sorted(TYPES))
@pytest.mark.parametrize("target", [None, *TARGETS])
def test_every_type_comes_back(csl: str, target: str | None) -> None:
    text = "\n".join(lines(Citation(type=csl, key="k", title="T"), target))  # type: ignore[arg-type]
    assert [c.type for c in ris.read(text).citations] == [csl]


def test_the_types_are_all_there() -> None:
    assert set(WRITE) == TYPES
    assert set(WRITE.values()) <= set(READ)


# --- targets ----------------------------------------------------------------------------------------------------------

PREPRINT = Citation(
    type="article", key="k1", title="The <i>Vibrio</i> & p<0.05", authors=[Name(literal="Example Group")],
    issued="2024-05", pmid="123", pmcid="PMC5", notes=["Language: see p. 3"],
)  # fmt: skip


def test_zotero_gets_lines_in_m2_and_escaped_markup() -> None:
    written = lines(PREPRINT, "zotero")
    for line in ("M2  - Type: preprint", "M2  - PMID: 123", "M2  - PMCID: PMC5", "M2  - Citation Key: k1"):
        assert line in written
    assert "TI  - The &lt;i&gt;Vibrio&lt;/i&gt; &amp; p&lt;0.05" in written
    assert "AU  - Example Group," in written
    assert "N1  - Note. Language: see p. 3" in written
    assert not any(line.startswith(("AN", "C2", "LB", "ID")) for line in written)


def test_the_others_get_plain_titles_and_their_own_tags() -> None:
    endnote = lines(PREPRINT, "endnote")
    assert endnote[0] == "TY  - UNPB"
    assert {"LB  - k1", "AN  - 123", "DB  - PubMed", "TI  - The Vibrio & p<0.05"} <= set(endnote)
    jabref = lines(PREPRINT.model_copy(update={"editors": (Name(family="E"),), "issue": "4"}), "jabref")
    assert "ED  - E" in jabref
    assert not any(line.startswith("PY") for line in jabref)
    assert "N1  - PMID: 123" in jabref
    assert not any(line.startswith("AN") for line in jabref)  # JabRef would take it for the issue


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


def test_jabref_gets_book_titles_and_series_where_it_reads_them() -> None:
    chapter = Citation(
        type="chapter", key="k", title="T", container_title="B", translators=[Name(family="T", given="U")]
    )
    assert {"BT  - B", "N1  - translator: T, U"} <= set(lines(chapter, "jabref"))
    assert "T3  - S" in lines(Citation(type="book", key="k", title="T", collection_title="S"), "jabref")
    meeting = Citation(type="paper-conference", key="k", title="T", publisher_place="Visby", event_place="Turku")
    assert {"CY  - Visby", "N1  - event-place: Turku"} <= set(lines(meeting, "jabref"))
    assert "M1  - 7" in lines(Citation(type="report", key="k", title="T", number="7"), "jabref")
    assert "N1  - accessed: 2026/02/03" in lines(
        Citation(type="report", key="k", title="T", accessed="2026-02-03"), "jabref"
    )


@pytest.mark.parametrize("target", [None, *TARGETS])
@pytest.mark.parametrize("citation", ACCEPTANCE, ids=lambda citation: citation.type)
def test_the_acceptance_set_comes_back_from_every_target(citation: Citation, target: str | None) -> None:
    writing = ris.write([citation], Options(target=target))  # type: ignore[arg-type]
    (back,) = ris.read(writing.text).citations
    noted = {note.field for note in writing.notes}
    assert {name for name, value in citation if getattr(back, name) != value and name not in noted} == set()


@pytest.mark.parametrize("target", [None, *TARGETS])
def test_what_a_target_gets_reads_back_as_it_was(target: str | None) -> None:
    plain = PREPRINT.model_copy(update={"title": "Plain & p<0.05"})
    assert ris.read("\n".join(lines(plain, target))).citations == [plain]


def test_the_markup_left_out_is_noted_but_for_zotero() -> None:
    def fields(target: str | None) -> list[str | None]:
        return [n.field for n in ris.write([PREPRINT], Options(target=target)).notes]  # type: ignore[arg-type]

    assert fields(None) == ["title"]
    assert fields("zotero") == []


def test_keywords_of_one_line_are_cut_at_full_width_semicolons_too() -> None:
    assert record("KW  - 知识\uff1b图书馆; 信息").keywords == ("知识", "图书馆", "信息")


def test_a_keyword_with_a_comma_that_stands_alone_stays_whole() -> None:
    citation = Citation(type="book", key="k", keywords=["History (North, South, West)"])
    assert ris.read(ris.write([citation]).text).citations == [citation]


def test_related_papers_are_records_that_are_linked() -> None:
    erratum = Related(relation="erratum", citation=Citation(type="article-journal", key="e", title="Correction"))
    writing = ris.write([Citation(type="article-journal", key="k", title="A", related=[erratum])])
    assert "N1  - Erratum in (records): e" in writing.text
    first, second = ris.read(writing.text).citations
    assert (first.related[0].relation, first.related[0].citation.key, second.key) == ("erratum", "e", "e")
    assert [n.field for n in writing.notes] == ["related"]


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
    assert [c.key for c in ris.FORMAT.read(text).citations] == ["k1"]


@pytest.mark.corpus
@pytest.mark.skipif(not LIBRARY.exists(), reason="the shared corpus is not here")
def test_all_records_of_the_library_arrive_and_come_back() -> None:
    first = ris.read(LIBRARY.read_text(encoding="utf-8-sig")).citations
    assert len(first) == 462
    text = ris.write(first).text
    again = list(ris.read_stream(io.StringIO(text)))
    assert sum(isinstance(part, Citation) for part in again) == 462
    assert ris.write(ris.read(text).citations).text == text
