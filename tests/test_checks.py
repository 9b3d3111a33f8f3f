"""Checks: what each finds, and what it leaves alone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, get_args

import pytest

from carcite.checks import REQUIRED, check
from carcite.model import Citation, CitationType
from carcite.notes import Code, Severity
from carcite.values.names import Name

FULL: dict[str, Any] = {
    "type": "article-journal",
    "key": "roe2020",
    "title": "On the growth of lichens on northern walls",
    "authors": ["Roe, Ann"],
    "container_title": "J Fine",
    "issued": "2020-05",
    "volume": "12",
    "pages": "523-530",
    "doi": "10.5555/abc",
}


def paper(**fields: Any) -> Citation:
    return Citation(**{**FULL, **fields})


def found(*citations: Citation, infos: bool = False) -> list[tuple[str, str | None]]:
    return [(n.code.value, n.field) for n in check(citations) if infos or n.severity is not Severity.INFO]


def test_a_full_record_has_no_finding() -> None:
    assert check([paper()]) == []


# --- missing, stub ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["title", "authors", "container_title", "issued"])
def test_what_an_article_needs(field: str) -> None:
    assert found(paper(**{field: None})) == [("missing", field)]


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({"volume": None}, [("missing", "volume")]),
        ({"volume": None, "issue": "3"}, []),
        ({"pages": None}, [("missing", "pages")]),
        ({"pages": None, "article_number": "e12"}, []),
        ({"pages": None, "epub_date": "2020-01-02"}, []),
        ({"doi": None}, [("missing", "doi")]),
        ({"doi": None, "pmid": "12345"}, []),
        ({"authors": [], "editors": ["Poe, Bea"]}, []),
    ],
)
def test_what_an_article_usually_has(fields: dict[str, Any], missing: list[tuple[str, str]]) -> None:
    assert found(paper(**fields)) == []
    assert found(paper(**fields), infos=True) == missing


@pytest.mark.parametrize(
    ("type", "has", "needs"),
    [
        ("book", {}, {"authors"}),
        ("book", {"editors": ["Poe, Bea"]}, set()),
        ("chapter", {}, {"authors", "container_title"}),
        ("thesis", {}, {"authors", "publisher"}),
        ("patent", {}, {"authors", "number"}),
        ("webpage", {}, {"url"}),
        ("dataset", {}, set()),
        ("software", {}, set()),
        ("legislation", {}, set()),
        ("personal_communication", {}, {"authors"}),
        ("map", {}, set()),
    ],
)
def test_what_other_types_need(type: str, has: dict[str, Any], needs: set[str]) -> None:
    notes = check([Citation(type=type, title="A title", issued="2020", **has)])  # type: ignore[arg-type]
    assert {note.field for note in notes if note.code is Code.MISSING and note.is_loss} == needs


def test_the_table_names_types_and_fields_of_the_model() -> None:
    assert set(REQUIRED) <= set(get_args(CitationType))
    names = {
        name for table in REQUIRED.values() for choices in table for choice in choices for name in choice.split("|")
    }
    assert names <= set(Citation.model_fields)


def test_a_record_with_too_little_to_find_the_work_by_is_a_stub() -> None:
    stub = {"type": "article-journal", "container_title": "BMJ", "issued": "2023-10-26"}
    assert ("stub", None) in found(Citation(**stub))
    for more in ({"doi": "10.5555/x"}, {"pmcid": "PMC1"}, {"title": "T"}, {"volume": "3", "pages": "4-5"}):
        assert ("stub", None) not in found(Citation(**stub, **more))


# --- invalid ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "wrong", "right"),
    [
        ("doi", "abc", "https://doi.org/10.5555/ABC"),
        ("doi", "10.5555", "10.5555/(a)1<2>3"),
        ("doi", "10.5555/a b", "doi:10.5555/a"),
        ("pmid", "123456789", "PMID: 12345678"),
        ("pmid", "0", "1"),
        ("pmcid", "X12", "PMC12"),
        ("arxiv", "2101-00001", "arXiv:2101.00001v2"),
        ("issn", "1234-5678", "0317-8471"),
        ("issn", "0317-847", "0317-8471 (Print)"),
        ("isbn", "9780306406158", "978-0-306-40615-7"),
        ("isbn", "0306406153", "0306406152"),
        ("url", "www.example.org", "https://example.org/a_b?c=%20"),
        ("url", "example.org/a", "urn:nbn:de:101"),
        ("pages", "530-523", "523-30"),
        ("pages", "99-12", "99-112"),
        ("pages", "xii-iv", "iv-xii"),
        ("pages", "S30-S20, 40", "S20-S30, 40"),
        ("issued", "2024-02-30", "2024-02-29"),
        ("issued", "2023-02-29", "2023-02-28"),
        ("issued", "2024-13", "2024-12"),
        ("issued", "in press", "2024 Nov-Dec"),
        ("issued", "1512", "1699"),
        ("original_date", "2021", "1950"),
    ],
)
def test_a_value_that_cannot_be_right(field: str, wrong: str, right: str) -> None:
    assert found(paper(**{field: wrong})) == [("invalid", field)]
    assert found(paper(**{field: right})) == []


def test_a_person_with_a_wrong_orcid() -> None:
    right, wrong = (Name(family="Roe", orcid=f"0000-0002-1825-009{digit}") for digit in (7, 8))
    assert found(paper(authors=[right])) == []
    assert found(paper(authors=[wrong])) == [("invalid", "authors")]
    assert found(paper(creators=[{"role": "illustrator", "name": wrong}])) == [("invalid", "creators")]


def test_dates_that_are_still_to_come() -> None:
    today = date.today()
    assert found(paper(issued=today + timedelta(days=300), epub_date=today)) == []  # the next volume is announced
    assert found(paper(issued=today.year + 2)) == [("invalid", "issued")]
    assert found(paper(accessed=today)) == []
    assert found(paper(accessed=today.year)) == []
    assert found(paper(accessed=today + timedelta(days=10))) == [("invalid", "accessed")]


@pytest.mark.parametrize("issued", ["1999/2001", "199X", "../2004", "-0044", "2020~", "2020-21"])
def test_uncertain_dates_are_dates(issued: str) -> None:
    assert found(Citation(**{**FULL, "type": "book", "issued": issued})) == []


# --- standing ---------------------------------------------------------------------------------------------------------

STUB = {"type": "article-journal", "pmid": "5"}


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "Retracted"},
        {"status": "withdrawn"},
        {"publication_types": ["Journal Article", "Retracted Publication"]},
        {"title": "RETRACTED ARTICLE: On the growth of lichens"},
        {"title": "[Retracted] On the growth of lichens"},
        {"title": "WITHDRAWN: On the growth of lichens"},
        {"related": [{"relation": "retraction", "citation": STUB}]},
        {"status": "expression of concern"},
    ],
)
def test_work_that_no_longer_stands(fields: dict[str, Any]) -> None:
    assert found(paper(**fields)) == [("retracted", "status")]


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "not retracted"},
        {"status": "Epub ahead of print"},
        {"title": "Retracted papers: a survey of their citations"},
        {"title": "Withdrawn from use: drugs of the nineties"},
        {"related": [{"relation": "comment", "citation": STUB}]},
    ],
)
def test_work_that_stands(fields: dict[str, Any]) -> None:
    assert found(paper(**fields), infos=True) == []


def test_errata_and_notices_are_information() -> None:
    erratum = paper(related=[{"relation": "erratum", "citation": STUB}])
    notice = paper(
        title="Retraction: On lichens", related=[{"relation": "retraction", "inverse": True, "citation": STUB}]
    )
    for citation in (erratum, notice, paper(publication_types=["Retraction of Publication"])):
        assert found(citation) == []
        assert found(citation, infos=True) == [("retracted", "related")]
    [told] = check([paper(related=[{"relation": "retraction", "citation": STUB}])])
    assert told.message == "the work is retracted (PMID 5)"


# --- duplicates -------------------------------------------------------------------------------------------------------

OTHER = {"key": "poe1", "doi": "10.5555/other", "title": "Mosses of the southern walls", "pmid": None}


def test_keys_dois_and_pmids_are_given_once() -> None:
    first = paper(pmid="77")
    assert found(first, paper(**OTHER)) == []
    assert found(first, paper(**{**OTHER, "key": "ROE2020"})) == [("duplicate-key", "key")]
    assert found(first, paper(**{**OTHER, "doi": "10.5555/ABC"})) == [("duplicate", "doi")]
    assert found(first, paper(**{**OTHER, "pmid": "77"})) == [("duplicate", "pmid")]
    [note] = check([first, paper(**{**OTHER, "doi": "10.5555/ABC"})])
    assert note.record == "poe1"
    assert note.message == "the record is of the same work as roe2020 (people, volume and pages; the titles differ)"


def test_one_doi_on_two_works_is_a_warning() -> None:
    other = paper(**{**OTHER, "doi": "10.5555/ABC", "pages": "600-610", "authors": ["Poe, Bea"]})
    [note] = check([paper(), other])
    assert (note.code, note.field, note.severity) == (Code.DUPLICATE, "doi", Severity.WARNING)
    assert note.message == "the record may be of the same work as roe2020 (one DOI or PMID; the titles differ)"


def test_what_may_be_one_work_is_info() -> None:
    abstract = paper(key="b", doi=None, volume="13", pages="S1", container_title="Walls")
    [note] = [note for note in check([paper(), abstract]) if note.code is Code.DUPLICATE]
    assert (note.code, note.record, note.severity) == (Code.DUPLICATE, "b", Severity.INFO)


def test_records_without_keys_are_numbered() -> None:
    assert [note.record for note in check([paper(key=None), paper(key=None)])] == ["#2"]


@pytest.mark.parametrize(
    ("second", "same"),
    [
        ({"doi": None}, True),
        ({"doi": None, "title": "On the <i>growth</i> of lichens, on northern walls."}, True),
        ({"doi": None, "authors": ["Roe, A."]}, True),
        ({"doi": "10.5555/wrong"}, True),
        ({"doi": "10.5555/wrong", "pages": "600-610"}, False),
        ({"doi": None, "volume": "13"}, True),
        ({"doi": None, "volume": "13", "pages": "600-610"}, False),
        ({"doi": None, "pages": "1-2"}, False),
        ({"doi": None, "issue": "7"}, True),
        ({"doi": None, "issued": "2021"}, True),
        ({"doi": None, "authors": ["Poe, Bea"]}, False),
        ({"doi": None, "title": "On the growth of lichens on northern walls: a reply"}, False),
    ],
)
def test_one_work_from_two_sources(second: dict[str, Any], same: bool) -> None:
    assert found(paper(issue="6"), paper(key="other", **second)) == ([("duplicate", "title")] if same else [])


def test_short_titles_are_shared() -> None:
    editorial = paper(title="Editorial", pages=None, doi=None)
    assert found(editorial, editorial.replace(key="b", volume="13")) == []


def test_many_citations_are_checked_as_they_come() -> None:
    citations = (paper(key=f"k{n}", doi=f"10.5555/{n}", title=f"A title that is no other's {n}") for n in range(500))
    assert check(citations) == []


def test_an_article_of_csl_is_a_preprint() -> None:
    [finding] = [n for n in check([paper(type="article")]) if n.field == "type"]
    assert finding.code is Code.INVALID
    assert "article-journal" in finding.message
    preprint = paper(type="article", container_title="bioRxiv", volume=None, pages=None)
    assert [n for n in check([preprint]) if n.field == "type"] == []
