"""MEDLINE (NBIB): reading, writing, and what must hold for any text."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carcite.errors import ReadError
from carcite.formats.nbib import FORMAT as nbib
from carcite.formats.nbib.lines import split_records, tag_lines, tag_values
from carcite.formats.pubmed import LINKS, closed_title, date_text, parse_grant, stub, stub_text, title_text, titles
from carcite.model import Abstract, Citation, Contributor, Related
from carcite.notes import Code
from carcite.options import Options
from carcite.values.dates import PartialDate
from carcite.values.names import Name


def one(*lines: str) -> Citation:
    reading = nbib.read("\n".join(("PMID- 1", *lines)))
    assert len(reading.citations) == 1
    return reading.citations[0]


# --- lines and records ------------------------------------------------------------------------------------------------


def test_a_value_goes_on_in_indented_lines_joined_with_one_space() -> None:
    assert one("TI  - A title \n      that goes on", "VI  - 3").title == "A title that goes on"


def test_what_looks_like_a_tag_in_an_indented_line_is_text() -> None:
    assert one("AB  - Text\n      TI  - not a title", "VI  - 3").abstract == "Text TI - not a title"


@pytest.mark.parametrize(
    "lines",
    [
        ("FAU - Wong, Ada B", "FAU - Wong, Bo", "AU  - Wong AB", "AU  - Wong B", "AD  - Utopia"),
        ("AU  - Wong AB", "AU  - Wong B", "FAU - Wong, Ada B", "FAU - Wong, Bo", "AD  - Utopia"),
        ("AU  - Wong AB", "FAU - Wong, Ada B", "AU  - Wong B", "FAU - Wong, Bo", "AD  - Utopia"),
    ],
)
def test_the_two_forms_of_a_name_find_each_other_wherever_they_stand(lines: tuple[str, ...]) -> None:
    assert one(*lines).authors == (
        Name(family="Wong", given="Ada B"),
        Name(family="Wong", given="Bo", affiliations=("Utopia",)),
    )


def test_names_of_one_part_are_written_so_that_a_second_pass_changes_nothing() -> None:
    text = nbib.write([Citation(type="article-journal", pmid="1", authors=(Name(given="Ada B"),))]).text
    body = Citation(type="article-journal", pmid="1", editors=(Name(literal="Sample Makers"),))
    assert nbib.read(nbib.write([body]).text).citations[0].editors == body.editors
    assert [line[6:] for line in text.splitlines() if "AU" in line[:4]] == ["Ada B", "Ada B"]
    assert nbib.write(nbib.read(text).citations).text == text


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n \n\n", "\r\n", "\r\n\r\n"])
def test_records_need_no_empty_line_between(between: str) -> None:
    reading = nbib.read(f"PMID- 1{between}TI  - One.{between}PMID- 2{between}TI  - Two.{between}")
    assert [(c.pmid, c.title) for c in reading.citations] == [("1", "One"), ("2", "Two")]
    assert reading.notes == []


def test_records_may_begin_with_another_tag() -> None:
    text = "\nPMC - PMC1\nPMID- 1\nTI  - One.\n\nPMC - PMC2\nTI  - Two.\n"
    assert [(c.pmcid, c.pmid, c.title) for c in nbib.read(text).citations] == [
        ("PMC1", "1", "One"),
        ("PMC2", None, "Two"),
    ]


def test_an_indented_paste_and_a_byte_order_mark_are_read() -> None:
    text = "\ufeff   PMID- 1\n   TI  - A\n         title.\n\n   PMID- 2\n   TI  - Two.\n"
    assert [c.title for c in nbib.read(text).citations] == ["A title", "Two"]


def test_text_before_the_first_record_is_noted_with_its_line() -> None:
    reading = nbib.read("My search of Monday\n\nPMID- 1\nTI  - One.\n")
    assert len(reading.citations) == 1
    assert [(n.code, n.line, n.text, n.is_loss) for n in reading.notes] == [
        (Code.NOT_A_RECORD, 1, "My search of Monday", True)
    ]


def test_tags_outside_the_records_are_one_warning() -> None:
    reading = nbib.read("DB  - x\nDC  - y\n\nPMID- 1\nTI  - One.\n")
    assert [c.title for c in reading.citations] == ["One"]
    assert [(n.code, n.text, n.is_loss) for n in reading.notes] == [(Code.NOT_A_RECORD, "DB  - x\nDC  - y", True)]


def test_notes_name_the_record_and_its_line() -> None:
    reading = nbib.read("PMID- 1\nTI  - One.\n\nPMID- 2\nZZZ - strange\n")
    assert [(n.code, n.record, n.line) for n in reading.notes] == [(Code.UNPLACED, "PMID 2", 4)]
    assert ("nbib", "ZZZ", "strange") in reading.citations[1].extra


@pytest.mark.parametrize("text", ["", "\n\n", "a shopping list\neggs", "@article{a, title={b}}", "TY  - JOUR\nER  - "])
def test_text_without_a_record_is_refused(text: str) -> None:
    with pytest.raises(ReadError, match="PMID- "):
        nbib.read(text)


@given(st.lists(st.text(alphabet="ab -PMID12\n", max_size=30), max_size=8))
def test_no_line_is_lost_when_a_file_is_cut_into_records(lines: list[str]) -> None:
    text = "\n".join(lines)
    blocks = list(split_records(io.StringIO(text), "PMID"))
    assert "".join(block.text for block in blocks).replace(" ", "") == text.replace(" ", "")


@given(st.text(alphabet="ab, ", min_size=1, max_size=400).map(lambda t: " ".join(t.split())).filter(bool))
def test_a_wrapped_value_reads_back(value: str) -> None:
    lines = tag_lines("AB", value, "\n")
    assert tag_values(lines.split("\n")) == ("", [("AB", value)])
    assert all(line.startswith(("AB  - ", "      ")) for line in lines.splitlines())


# --- fields -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("A title.", "A title"),
        ("Is it?", "Is it?"),
        ("[A translated title].", "A translated title"),
        ("[A translated title.]", "A translated title"),
        ("[13C]methane and [14C].", "[13C]methane and [14C]"),
        ("Care in the U.S.", "Care in the U.S."),
        ("And so on...", "And so on..."),
        ("[Letter: is it?]", "Letter: is it?"),
    ],
)
def test_titles_lose_only_what_nlm_put_round_them(printed: str, title: str) -> None:
    assert title_text(printed) == title


def test_a_paper_without_an_english_title_has_its_own() -> None:
    assert titles("[Not Available].", "Über nichts.") == {"title": "Über nichts"}
    assert titles("[On nothing].", "Über nichts.") == {"title": "On nothing", "original_title": "Über nichts"}


@given(st.text(alphabet="aB.?[] ", min_size=1, max_size=12).map(str.strip).filter(bool))
def test_a_closed_title_is_the_title_again_or_its_brackets_are_gone(title: str) -> None:
    back = title_text(closed_title(title, translated=False))
    assert back in (title, title_text(title))


def test_one_journal_name_stands_in_both_fields_where_it_is_the_abbreviation() -> None:
    both, short, full = one("JT  - The journal", "TA  - J"), one("TA  - J"), one("JT  - The journal")
    assert (both.container_title, both.container_title_short) == ("The Journal", "J")
    assert (short.container_title, short.container_title_short) == ("J", "J")
    assert (full.container_title, full.container_title_short) == ("The journal", None)


def test_the_issue_date_is_issued_and_the_electronic_one_is_epub_date() -> None:
    citation = one(
        "DP  - 2013 Oct-Nov", "DEP - 20130903", "PHST- 2013/01/02 00:00 [received]", "EDAT- 2013/09/04 06:00"
    )
    assert citation.issued == PartialDate(year=2013, month=10, end=PartialDate(year=2013, month=11))
    assert citation.epub_date == PartialDate(year=2013, month=9, day=3)
    assert [tag for _, tag, _ in citation.extra] == ["EDAT", "PHST"]


@pytest.mark.parametrize(
    ("lines", "pages", "number"),
    [
        (["PG  - 523-30"], "523-530", None),
        (["PG  - e1002195"], None, "e1002195"),
        (["LID - e20131 [pii]"], None, "e20131"),
        (["LID - 347"], None, "347"),
        (["PG  - 5-6", "LID - e20131 [pii]"], "5-6", None),
        (["LID - S0140-6736(20)30183-5 [pii]"], None, None),
        (["AID - e20131 [pii]"], None, None),
    ],
)
def test_pages_and_article_numbers(lines: list[str], pages: str | None, number: str | None) -> None:
    citation = one(*lines)
    assert (str(citation.pages) if citation.pages else None, citation.article_number) == (pages, number)


def test_the_doi_of_lid_and_aid_is_one_and_another_is_kept() -> None:
    citation = one(
        "LID - 10.5555/A [doi]", "AID - 10.5555/a [doi]", "AID - 10.5555/b [doi]", "AID - NBK1 [bookaccession]"
    )
    assert citation.doi == "10.5555/A"
    assert [value for _, tag, value in citation.extra if tag == "AID"] == ["10.5555/b [doi]", "NBK1 [bookaccession]"]


def test_people_keep_their_own_affiliations_and_groups_their_place() -> None:
    citation = one(
        "AD  - Of nobody in particular.",
        "FAU - One, Ann", "AU  - One A", "AD  - A1.", "AD  - A2.", "AUID- ORCID: 0000-0002-1825-0097",
        "CN  - The Group, and Others",
        "AU  - Two B",
        "FIR - Help, Eva", "IR  - Help E", "IRAD- H1.",
    )  # fmt: skip
    assert [a.literal or a.family for a in citation.authors] == ["One", "The Group, and Others", "Two"]
    assert citation.authors[0].affiliations == ("A1.", "A2.")
    assert citation.authors[0].orcid == "0000-0002-1825-0097"
    assert citation.affiliations == ("Of nobody in particular.",)
    helper = Name(family="Help", given="Eva", affiliations=("H1.",))
    assert citation.creators == (Contributor(role="contributor", name=helper),)


@pytest.mark.parametrize(
    ("text", "award", "funder", "country"),
    [
        ("R01 CA1/CA/NCI NIH HHS/United States", "R01 CA1", "NCI NIH HHS", "United States"),
        (
            "MR/K5/1/MRC_/Medical Research Council/United Kingdom",
            "MR/K5/1",
            "Medical Research Council",
            "United Kingdom",
        ),
        ("WT_/Wellcome Trust/United Kingdom", None, "Wellcome Trust", "United Kingdom"),
        ("Howard Hughes Medical Institute/United States", None, "Howard Hughes Medical Institute", "United States"),
        ("R01 AR049373 || AR", "R01 AR049373", "AR", None),
        ("Private funds", None, "Private funds", None),
    ],
)
def test_grants(text: str, award: str | None, funder: str, country: str | None) -> None:
    grant = parse_grant(text)
    assert (grant.award, grant.funder, grant.country) == (award, funder, country)


def test_a_structured_abstract_has_sections_and_paragraphs() -> None:
    citation = one("AB  - BACKGROUND: One. METHODS: Two: three.")
    assert citation.abstract == "BACKGROUND: One.\nMETHODS: Two: three."
    assert [(s.label, s.text) for s in citation.abstracts[0].sections] == [
        ("BACKGROUND", "One."),
        ("METHODS", "Two: three."),
    ]


def test_abstracts_in_other_languages_have_theirs() -> None:
    citation = one(
        "AB  - English.",
        "OAB - Publisher: Deutsch.",
        "OABL- ger",
        "OAB - Publisher: Abstract available from the publisher.",
        "OABL- fre",
    )
    assert [(a.text, a.language) for a in citation.abstracts] == [("English.", "en"), ("Deutsch.", "de")]
    assert ("nbib", "OABL", "fre") in citation.extra


@pytest.mark.parametrize(
    ("lines", "type_"),
    [
        (["TA  - J", "PT  - Journal Article"], "article-journal"),
        (["TA  - medRxiv", "PT  - Preprint"], "article"),
        (["TI  - C", "BTI - B", "PT  - Review"], "chapter"),
        (["BTI - B"], "book"),
        (["PT  - Technical Report"], "report"),
        (["TA  - J", "PT  - Technical Report"], "article-journal"),
        (["TA  - N Y Times", "PT  - Newspaper Article"], "article-newspaper"),
    ],
)
def test_types(lines: list[str], type_: str) -> None:
    assert one(*lines).type == type_


# --- links ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("link", LINKS, ids=lambda link: link.tag)
def test_every_link_is_a_relation_and_is_written_under_its_own_tag(link: object) -> None:
    line = f"{link.tag:<4}- J Inv. 2019 May 5;7(2):100-101. doi: 10.5555/x. PMID: 7"  # type: ignore[attr-defined]
    citation = one(line)
    related = citation.related[0]
    assert (related.relation, related.inverse) == (link.relation, link.inverse)  # type: ignore[attr-defined]
    assert (related.citation.container_title, related.citation.pmid, related.citation.doi) == (
        "J Inv",
        "7",
        "10.5555/x",
    )
    assert citation.status == link.status  # type: ignore[attr-defined]
    written = nbib.write([citation])
    assert line in written.text.replace("\n      ", " ")
    assert nbib.read(written.text).citations == [citation]


@pytest.mark.parametrize("processed", ["ppublish", "epublish", "aheadofprint"])
def test_a_publication_status_of_the_database_is_kept_and_no_status(processed: str) -> None:
    citation = one(f"PST - {processed}")
    assert citation.status is None
    assert citation.extra == (("nbib", "PST", processed),)


def test_a_retraction_is_the_status() -> None:
    assert one("PST - ppublish", "PT  - Retracted Publication").status == "retracted"
    assert one("PST - ppublish", "ECI - J. 2020;1:1", "RIN - J. 2020;1:1").status == "retracted"
    assert one("PST - ppublish", "TI  - WITHDRAWN: Nothing.").status == "withdrawn"


@pytest.mark.parametrize(
    ("status", "line", "note"),
    [("retracted", "PT  - Retracted Publication", None), ("in press", "", "this status: 'in press'")],
)
def test_a_status_is_written_as_pubmed_would(status: str, line: str, note: str | None) -> None:
    text, notes = nbib.write([Citation(type="article-journal", title="T", status=status)])
    assert line in text
    assert status not in text
    assert any(n.field == "status" and note in n.message for n in notes) is (note is not None) if note else True


def test_mesh_headings_are_keywords_behind_the_authors_own_and_written_once() -> None:
    lines = ("MH  - *Sleep/drug effects/*physiology", "MH  - Tea", "OT  - black tea", "OT  - tea")
    citation = one(*lines)
    assert citation.keywords == ("black tea", "tea", "Sleep")
    assert citation.mesh_terms == ("*Sleep/drug effects/*physiology", "Tea")
    text, notes = nbib.write([citation])
    assert [line for line in text.splitlines() if line[:2] in ("MH", "OT")] == [*lines[:2], "OT  - black tea"]
    assert nbib.read(text).citations[0].keywords == ("black tea", "Sleep", "Tea")
    assert [n.field for n in notes] == ["keywords"]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("JT  - Nature chemical biology", "TA  - Nat Chem Biol"), "Nature Chemical Biology"),
        (("JT  - Hepatology (Baltimore, Md.)", "TA  - Hepatology"), "Hepatology"),
        (("JT  - Zeitschrift fur medizinische Physik", "TA  - Z Med Phys"), "Zeitschrift fur medizinische Physik"),
        (("JT  - Chinese medical journal", "TA  - Chin Med J (Engl)"), "Chinese Medical Journal"),
    ],
)
def test_a_journal_has_its_name_in_capitals_and_is_written_as_nlm_has_it(lines: tuple[str, ...], name: str) -> None:
    citation = one(*lines)
    assert citation.container_title == name
    text, notes = nbib.write([citation])
    assert all(line in text.splitlines() for line in lines)
    assert text.count("JT  - ") == 1
    assert nbib.read(text).citations == [citation]
    assert not notes


def test_the_country_of_a_journal_is_not_the_place_of_a_publisher() -> None:
    assert one("PL  - England").publisher_place is None
    assert one("BTI - A book", "PB  - Press", "PL  - Leeds").publisher_place == "Leeds"


def test_a_link_that_is_no_citation_line_keeps_its_text() -> None:
    paper = one("EIN - see the publisher's page, somewhere").related[0].citation
    assert paper.notes == ("see the publisher's page, somewhere",)
    assert paper.container_title is None


@pytest.mark.parametrize(
    "text",
    [
        "J Inv. 2019 May 5;7(2):100-101. doi: 10.5555/x. PMID: 7",
        "J Inv (Sample City). 2019 May-Jun;7(2 Suppl 1):e5. PMID: 7",
        "J Inv. 2019 Spring",
        "Probe J, Prüf MA. J Inv. 1975 Jul 3;256(5512):57-9",
        "no citation line, at all. PMID: 7",
    ],
)
def test_the_text_of_a_stub_reads_back(text: str) -> None:
    paper = stub(text, {})
    assert stub(stub_text(paper), {}) == paper


@pytest.mark.parametrize(
    "edtf", ["2024", "2024-12", "2024-12-17", "2013-10/2013-11", "2013-12/2014-01", "1998-24", "199X"]
)
def test_dates_are_printed_as_nlm_does_and_read_back(edtf: str) -> None:
    date = PartialDate.parse(edtf)
    assert PartialDate.parse(date_text(date)) == date
    assert date_text(PartialDate.parse("2024-12-17")) == "2024 Dec 17"


# --- writing ----------------------------------------------------------------------------------------------------------


def test_nothing_a_value_holds_ends_or_starts_a_record() -> None:
    hostile = "A\nPMID- 2\n\nPMID- 3\nTI  - " + "long " * 40 + "PMID- 4 ER  - "
    citation = Citation(
        type="article-journal", pmid="1", title=hostile, abstracts=(Abstract(text=hostile, language="en"),)
    )
    back = nbib.read(nbib.write([citation]).text).citations
    assert [c.pmid for c in back] == ["1"]
    assert back[0].title == citation.title


@pytest.mark.parametrize("tag", ["TY", "ER", "PMID", "PT", "BTI"])
def test_a_kept_tag_neither_begins_nor_ends_nor_retypes_a_record(tag: str) -> None:
    citations = [
        Citation(type="article-journal", title="One", extra=(("nbib", tag, "Book"),)),
        Citation(type="article-journal", title="Two"),
    ]
    text, notes = nbib.write(citations)
    back = nbib.read(text).citations
    assert [(c.type, c.title) for c in back] == [("article-journal", "One"), ("article-journal", "Two")]
    assert [(n.code, n.field, n.text) for n in notes] == [(Code.LOST, "extra", "Book")]


@pytest.mark.parametrize("text", ["PMID- 1\nTI  - [\nTT  - K", "PMID- 1\nTI  - e\nBTI - i\nJT  - M\nJT  - I"])
def test_a_second_pass_changes_nothing(text: str) -> None:
    first = nbib.write(nbib.read(text).citations).text
    assert nbib.write(nbib.read(first).citations).text == first


@pytest.mark.parametrize("title", ["TI  - [Not Available].\n", ""])
def test_the_vernacular_title_stands_in_for_a_missing_one(title: str) -> None:
    [citation] = nbib.read(f"PMID- 1\n{title}TT  - Un titre.\nLA  - fre\n").citations
    assert (citation.title, citation.original_title) == ("Un titre", None)


def test_what_has_no_tag_is_noted_and_what_changes_too() -> None:
    citation = Citation(
        type="webpage",
        key="k1",
        title="T",
        url="https://example.org",
        notes=("two\nparagraphs",),
        related=(Related(relation="similar", citation=Citation(type="article-journal", title="S")),),
    )
    written = nbib.write([citation])
    noted = {(n.code, n.field) for n in written.notes}
    assert {(Code.LOST, "url"), (Code.CHANGED, "notes"), (Code.CHANGED, "type"), (Code.LOST, "related")} <= noted
    assert "k1" not in written.text


def test_related_papers_without_a_tag_become_records() -> None:
    similar = Related(relation="similar", citation=Citation(type="article-journal", title="S"))
    comment = Related(
        relation="comment",
        citation=Citation(type="article-journal", container_title="J", container_title_short="J", issued="2019"),
    )
    citation = Citation(type="article-journal", key="a", title="T", related=(similar, comment))
    for source in ([citation], iter([citation])):
        back = nbib.read(nbib.write(source, Options(related="records")).text).citations
        assert [c.title for c in back] == ["T", "S"]
        assert back[0].related == (comment,)


def test_the_newline_is_as_asked() -> None:
    text = nbib.write([Citation(type="article-journal", title="long " * 40)], Options(newline="\r\n")).text
    assert text.count("\n") == text.count("\r\n") > 3


@pytest.mark.parametrize(
    "text",
    [
        "PMID- 1\nAB  - " + "ABC: x. " * 60_000,
        "PMID- 1\nCIN - " + "(" * 500_000,
        "PMID- 1\nTI  - " + "[" * 500_000,
        "PMID- 1\nPG  - " + "1-" * 200_000,
        "PMID- 1\nFAU - " + ", " * 200_000,
        "PMID- 1\n" + "LID - a [pii]\n" * 20_000,
        "\n" * 300_000 + "PMID- 1\n",
        "PMID- " * 100_000,
    ],
    ids=lambda text: text[8:20].strip(),
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    nbib.read(text)


# --- sniffing and the corpus ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "is_nbib"),
    [
        ("PMID- 1\nOWN - NLM\n", True),
        ("\n\nPMID- 12230038\r\nOWN - NLM\r\n", True),
        ("PMC - PMC1\nPMID- 1\n", True),
        ("TY  - JOUR\nPMID- 1\n", False),
        ("PMID: 1 [Indexed for MEDLINE]\n", False),
        ("1. J Inv. 2019.\n\nPMID- and so on\n", False),
    ],
)
def test_sniff(text: str, is_nbib: bool) -> None:
    assert nbib.sniff(text) is is_nbib


@pytest.mark.corpus
def test_real_files_round_trip_without_a_note(corpus: Path) -> None:
    files = sorted((corpus / "pubmed").glob("*.nbib"))
    assert files
    for path in files:
        reading = nbib.read(path.read_text(encoding="utf-8"))
        written = nbib.write(reading.citations)
        assert (reading.notes, written.notes) == ([], [])
        assert nbib.read(written.text).citations == reading.citations


def test_text_before_the_tags_of_a_record_is_in_a_note_as_a_whole() -> None:
    words = "a line of a page that was copied along " * 20
    reading = nbib.read(f"{words}\n\nPMID- 1\nTI  - Wells\n")
    assert [citation.title for citation in reading.citations] == ["Wells"]
    assert [note.text for note in reading.notes if note.code == "not-a-record"] == [words.strip()]
