"""The fields of a record."""

from __future__ import annotations

import pytest

from carcite.formats.nbib import FORMAT as nbib
from carcite.model import Citation, Related
from carcite.notes import Code
from carcite.values.dates import PartialDate
from tests.formats.nbib.samples import one


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
