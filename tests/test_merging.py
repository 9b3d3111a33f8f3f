"""Merging: which value of a field is kept, what is noted of the others, keys and links; and the table for a person."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carcite.duplicates import DuplicateGroup, find_duplicates
from carcite.errors import ReadError, WriteError
from carcite.merging import merge
from carcite.merging.review import read_review, write_review
from carcite.model import Abstract, Citation, Extra, Related
from carcite.notes import Code, Severity
from tests.samples import NO_PLACE, PAPER, paper


def merged(*records: dict[str, Any]) -> Citation:
    [citation] = merge([paper(**record) for record in records]).citations
    return citation


def conflicts(*records: dict[str, Any]) -> list[tuple[str | None, Severity]]:
    notes = merge([paper(**record) for record in records]).notes
    return [(note.field, note.severity) for note in notes if note.code is Code.CONFLICT]


@pytest.mark.parametrize(
    ("field", "values", "kept"),
    [
        ("doi", [None, "10.5555/a"], "10.5555/a"),
        ("doi", ["5555/a", "10.5555/a"], "10.5555/a"),
        ("doi", ["10.5555/a", "10.5555/b", "10.5555/b"], "10.5555/b"),
        ("pages", ["1519", "1519-1527"], "1519-1527"),
        ("issued", ["2014", "2014-05-06", "2014-05"], "2014-05-06"),
        ("issued", ["2013-05-06", "2014", "2014"], "2014"),
        ("volume", ["28 (Suppl 1)", "28"], "28"),
        ("title", [PAPER["title"].upper(), PAPER["title"]], PAPER["title"]),
        ("title", [f"[{PAPER['title']}]. [German]", PAPER["title"]], PAPER["title"]),
        ("title", ["Lichens on northern walls", PAPER["title"]], PAPER["title"]),
        ("container_title", ["Ann Bot", "Annals of Botany"], "Annals of Botany"),
        ("container_title", ["Annals of botany (Oxford, England)", "Annals of Botany"], "Annals of Botany"),
        ("type", ["document", "article-journal"], "article-journal"),
        ("type", ["article-journal", "review"], "review"),
        ("language", [None, "de"], "de"),
    ],
)
def test_the_value_that_is_kept(field: str, values: list[str | None], kept: str) -> None:
    assert str(getattr(merged(*({field: value, "pmid": "7"} for value in values)), field)) == kept


def test_a_short_name_of_the_journal_goes_to_its_field() -> None:
    one = merged({"container_title": "Ann Bot"}, {})
    assert (one.container_title, one.container_title_short) == ("Annals of Botany", "Ann Bot")
    same = merged({}, {"container_title": "Annals of botany"})
    assert (same.container_title, same.container_title_short) == ("Annals of Botany", None)


def test_what_is_published_stands_before_what_is_ahead_of_print() -> None:
    ahead = {**NO_PLACE, "issued": "2013-11-30", "status": "in press", "pmid": "7"}
    one = merged(ahead, {"pmid": "7"})
    assert (str(one.issued), one.volume, str(one.pages)) == ("2014", "28", "1519-1527")
    assert one.status is None
    assert merged(ahead, {"pmid": "7", "status": "retracted"}).status == "retracted"


def test_authors_are_those_of_one_record_with_what_others_know_of_them() -> None:
    full = [
        {"family": "Roe", "given": "Ann Mary"},
        {"family": "Poe", "given": "Bea"},
        {"family": "Doe", "given": "Carl"},
    ]
    known = [{"family": "Roe", "given": "A", "orcid": "0000-0002-1825-0097"}, "Poe, B", "Doe, C"]
    one = merged(
        {"authors": known}, {"authors": full}, {"authors": ["Roe, Ann Maria Elisabeth"], "authors_truncated": True}
    )
    assert [str(name) for name in one.authors] == ["Ann Mary Roe", "Bea Poe", "Carl Doe"]
    assert one.authors[0].orcid == "0000-0002-1825-0097"
    assert not one.authors_truncated


def test_lists_are_united() -> None:
    first = {
        "keywords": ["Lichens", "walls"],
        "issn": ["0305-7364"],
        "notes": ["a"],
        "files": ["a.pdf"],
        "source": "PubMed",
    }
    second = {
        "keywords": ["lichens", "Towns"],
        "issn": ["1095-8290"],
        "notes": ["b"],
        "files": ["b.pdf"],
        "source": "Scopus",
    }
    one = merged(first, second)
    assert one.keywords == ("Lichens", "walls", "Towns")
    assert one.issn == ("0305-7364", "1095-8290")
    assert (one.notes, one.files, one.source) == (("a", "b"), ("a.pdf", "b.pdf"), "PubMed; Scopus")


def test_the_longest_abstract_in_each_language() -> None:
    short = Abstract(text="We looked at the lichens of the town.")
    long = Abstract(text="We looked at the lichens of the town, and at the mosses.", language="en")
    german = Abstract(text="Wir haben die Flechten und die Moose der Stadt untersucht.", language="de")
    assert merged({"abstracts": [short]}, {"abstracts": [long, german]}).abstracts == (long, german)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({}, {"title": PAPER["title"].upper() + "."}, []),
        ({"pages": "1519"}, {}, []),
        ({}, {"authors": ["Roe, A", "Poe, B", "Doe, C"], "container_title": "Ann Bot"}, []),
        ({"doi": "10.5555/A"}, {"doi": "https://doi.org/10.5555/a"}, []),
        ({"doi": "10.5555/a"}, {"doi": "10.5555/b"}, [("doi", Severity.WARNING)]),
        ({"doi": "10.5555/a"}, {"doi": "10.5555/a", "volume": "82"}, [("volume", Severity.WARNING)]),
        ({"doi": "10.5555/a"}, {"doi": "10.5555/a", "pages": "7-9"}, [("pages", Severity.WARNING)]),
        ({}, {"issued": "2015"}, [("issued", Severity.WARNING)]),
        ({}, {"issue": "5"}, [("issue", Severity.INFO)]),
        ({}, {"title": "Lichens on northern walls"}, [("title", Severity.INFO)]),
        ({"publisher": "Fine Press"}, {"publisher": "Poor Press"}, [("publisher", Severity.INFO)]),
        ({}, {"authors": ["Roe, Ann", "Moe, Dan", "Doe, Carl"]}, [("authors", Severity.INFO)]),
    ],
)
def test_a_value_that_differs_in_more_than_form_is_noted(
    one: dict[str, Any], other: dict[str, Any], expected: list[tuple[str, Severity]]
) -> None:
    assert conflicts(one, other) == expected


def test_a_note_names_both_values() -> None:
    notes = merge([paper(key="roe", doi="10.5555/a"), paper(key="b", doi="10.5555/b")]).notes
    assert [str(note) for note in notes] == [
        "info [duplicate] roe: merged with record b (title, people, journal, volume and pages; the DOIs differ)",
        "warning [conflict] roe, doi: '10.5555/a' is kept, '10.5555/b' of another record is dropped",
    ]


# --- keys and links ---------------------------------------------------------------------------------------------------


def test_the_first_key_stays_and_the_others_are_aliases() -> None:
    result = merge([paper(key="a"), Citation(type="book", key="x", title="Wells"), paper(key="b", key_aliases=["c"])])
    assert [citation.key for citation in result.citations] == ["a", "x"]
    assert result.citations[0].key_aliases == ("b", "c")
    assert result.keys == {"b": "a"}
    assert [group.indices for group in result.groups] == [(0, 2)]


def test_a_key_that_another_work_has_is_not_an_alias() -> None:
    result = merge([paper(key="a"), paper(key="b"), Citation(type="book", key="b", title="Wells")])
    assert result.keys == {}
    assert result.citations[0].key_aliases == ()


def test_links_to_a_key_that_is_gone_name_the_one_that_stayed() -> None:
    comment = Citation(
        type="article-journal",
        key="c",
        title="On lichens, again",
        related=[Related(relation="comment", citation=Citation(type="article-journal", key="b"), inverse=True)],
        extra=[Extra("bibtex", "crossref", "b"), Extra("biblatex", "xdata", "b, z"), Extra("ris", "C4", "b")],
    )
    citation = merge([paper(key="a"), paper(key="b"), comment]).citations[1]
    assert citation.related[0].citation.key == "a"
    assert [extra.value for extra in citation.extra] == ["a", "a, z", "b"]


def test_versions_of_a_work_are_related_once() -> None:
    preprint = paper(
        key="p",
        container_title="medRxiv",
        **NO_PLACE,
        issued="2013",
        doi="10.1101/2013.01.01.123456",
    )
    result = merge([paper(key="a", doi="10.5555/a"), preprint])
    [published, early] = result.citations
    [link] = published.related
    assert (link.relation, link.inverse, link.citation.key) == ("preprint", False, "p")
    [back] = early.related
    assert (back.relation, back.inverse, back.citation.key) == ("preprint", True, "a")
    assert merge(result.citations).citations == result.citations


def test_a_merged_record_may_be_one_with_a_third() -> None:
    bare = {**NO_PLACE, "issued": None, "authors": [], "container_title": None}
    result = merge([paper(), paper(**bare, doi="10.5555/a", pmid="7"), paper(doi="10.5555/a")])
    assert len(result.citations) == 1
    assert [group.indices for group in result.groups] == [(0, 1, 2)]


def test_groups_that_are_given_are_merged_as_they_are() -> None:
    records = [paper(), paper(title="Mosses", doi="10.5555/m"), paper()]
    result = merge(records, [DuplicateGroup((0, 1), True, "decided"), DuplicateGroup((1, 2), False, "unsure")])
    assert len(result.citations) == 2
    for wrong in [(0, 3)], [(0, 1), (1, 2)]:
        with pytest.raises(WriteError, match="not a place, or given twice"):
            merge(records, [DuplicateGroup(indices, True, "") for indices in wrong])


_RECORDS = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from([PAPER["title"], "Lichens on northern walls", "Mosses of southern walls", None]),
        "doi": st.sampled_from(["10.5555/a", "10.5555/b", "10.5555/", None]),
        "pmid": st.sampled_from(["7", "8", None]),
        "pages": st.sampled_from(["1519", "1519-1527", "7-9", None]),
        "issued": st.sampled_from(["2014", "2014-05", "2015", None]),
        "volume": st.sampled_from(["28", "29", None]),
        "authors": st.sampled_from([["Roe, A"], ["Roe, Ann", "Poe, Bea"], []]),
        "container_title": st.sampled_from(["Ann Bot", "Annals of Botany", "medRxiv", None]),
        "key": st.sampled_from(["a", "b", "c", None]),
        "keywords": st.sampled_from([["a"], ["B", "a"]]),
    },
)


@settings(max_examples=150)
@given(st.lists(_RECORDS, max_size=7))
def test_to_merge_again_changes_nothing(records: list[dict[str, Any]]) -> None:
    first = merge([paper(**record) for record in records])
    again = merge(first.citations)
    assert again.citations == first.citations
    assert again.groups == []


# --- review -----------------------------------------------------------------------------------------------------------

UNSURE = [
    paper(key="a", title="=Lichens on northern walls"),
    paper(key="b"),
    paper(key="c", title="Lichens on northern walls", container_title="Walls", volume="2", pages="7"),
]


def table(decision: str, delimiter: str = ",") -> str:
    rows = list(
        csv.reader(io.StringIO(write_review(UNSURE, find_duplicates(UNSURE, unsure=True)).removeprefix("\ufeff")))
    )
    for row in rows[1:]:
        row[0] = decision
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows(rows)
    return "\ufeff" + file.getvalue()


def test_an_unsure_pair_is_a_row() -> None:
    text = write_review(UNSURE, find_duplicates(UNSURE, unsure=True))
    assert text.startswith("\ufeffdecision,reason,differing,record_1,record_2,key_1,key_2,")
    [row] = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    assert row["reason"] == "title and people; the place differs"
    assert row["differing"] == "container_title, volume, pages"
    assert (row["record_1"], row["record_2"], row["key_1"], row["key_2"]) == ("1", "3", "a", "c")
    assert row["title_1"] == "'=Lichens on northern walls"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize(("decision", "groups"), [("same", [(0, 1, 2)]), ("No", [(0, 1)]), ("", [(0, 1)])])
def test_decisions_are_read_back(delimiter: str, decision: str, groups: list[tuple[int, ...]]) -> None:
    found = read_review(table(decision, delimiter), UNSURE, find_duplicates(UNSURE, unsure=True))
    assert [group.indices for group in found] == groups
    assert all(group.certain for group in found)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (table("perhaps"), "line 2: the decision 'perhaps' is not"),
        ("key,title\na,b\n", "it has no column"),
        (table("same").replace(",1,3,", ",1,9,"), "there is no record '9' among the 3"),
        (table("same").replace(",1,3,", ",2,1,"), "is the table of other files"),
    ],
)
def test_a_table_of_something_else_is_an_error(text: str, message: str) -> None:
    records = [UNSURE[0], paper(title="Mosses"), UNSURE[2]]
    with pytest.raises(ReadError, match=message):
        read_review(text, records, [])
