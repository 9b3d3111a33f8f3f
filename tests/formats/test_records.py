"""From citations to records: their keys and order, what becomes of related papers, which abstract is written."""

from __future__ import annotations

from typing import Any

import pytest

import carcite
from carcite.formats import every
from carcite.formats.records import RELATION_WORDS, Entry, entries, related_list
from carcite.model import RELATIONS, Citation, Related
from carcite.notes import Code, Note
from carcite.options import Options

WRITTEN = [format.name for format in every() if format.read_stream and format.write_stream]


def paper(**fields: Any) -> Citation:
    return Citation(type="article-journal", **fields)


def related(relation: str = "similar", **fields: Any) -> Related:
    flags = {name: fields.pop(name) for name in ("inverse", "itself") if name in fields}
    return Related(relation=relation, citation=paper(**fields), **flags)  # type: ignore[arg-type]


def split(citations: Any, **options: Any) -> tuple[list[Entry], list[Note]]:
    items = list(entries(citations, Options(**options)))
    return [i for i in items if isinstance(i, Entry)], [i for i in items if isinstance(i, Note)]


# --- records ----------------------------------------------------------------------------------------------------------


def test_each_citation_is_followed_by_its_related_papers() -> None:
    first = paper(key="a", related=[related(key="b", title="B", related=[related(key="c", title="C")])])
    found, notes = split([first, paper(key="d")], related="records")
    assert [(e.key, e.parent) for e in found] == [("a", None), ("b", "a"), ("c", "b"), ("d", None)]
    assert [[link.key for link in e.links] for e in found] == [["b"], ["c"], [], []]
    assert [(n.code, n.field, n.record) for n in notes] == [(Code.MOVED, "related", "a"), (Code.MOVED, "related", "b")]


def test_by_default_errata_retractions_translations_with_a_title_are_records_and_others_are_listed() -> None:
    papers = [
        related("erratum", key="e", title="E"),
        related("erratum", container_title="J"),
        related("retraction", key="r", title="R"),
        related("translation", key="t", title="T"),
        related("republication", key="p", title="P"),
        related("similar", key="s", title="S"),
        related("comment", key="c", title="C"),
    ]
    [first, *others], notes = split([paper(key="a", related=papers)])
    assert [entry.key for entry in others] == ["e", "r", "t", "p"]
    assert [link.key for link in first.links] == ["e", "r", "t", "p"]
    assert related_list(first.listed) == "Erratum in J; Comment in C; S"
    assert {(n.code, n.severity.value) for n in notes} == {(Code.MOVED, "info")}


def test_a_link_without_a_record_stays_a_link() -> None:
    [first, second], notes = split([paper(key="a", related=[related(key="b")]), paper(key="b", title="B")])
    assert [link.key for link in first.links] == ["b"]
    assert (second.key, second.citation.title, notes) == ("b", "B", [])


def test_a_related_paper_that_is_nothing_is_not_a_record() -> None:
    [only], notes = split([paper(key="a", related=[related()])])
    assert (only.links, notes) == ((), [])


def test_the_paper_itself_is_skipped_with_a_note() -> None:
    [only], [note] = split([paper(key="a", related=[related(title="A", itself=True)])])
    assert (only.links, note.code, note.record) == ((), Code.SKIPPED, "a")


@pytest.mark.parametrize(
    ("choice", "links", "listed", "code"), [("note", ["c"], "B", Code.MOVED), ("none", [], "", Code.SKIPPED)]
)
def test_related_papers_are_listed_or_left_out_as_asked(choice: str, links: list[str], listed: str, code: Code) -> None:
    [only], [note] = split([paper(key="a", related=[related(title="B"), related(key="c")])], related=choice)
    assert [link.key for link in only.links] == links
    assert related_list(only.listed) == listed
    assert (note.code, note.field, note.is_loss) == (code, "related", False)


# --- keys -------------------------------------------------------------------------------------------------------------


def test_a_related_paper_takes_no_key_from_a_citation() -> None:
    found, notes = split(
        [paper(key="a", related=[related("erratum", key="B", title="stub")]), paper(key="b", title="B")]
    )
    assert [(e.key, e.citation.title) for e in found] == [("a", None), ("Ba", "stub"), ("b", "B")]
    assert [link.key for link in found[0].links] == ["Ba"]
    assert [(n.code, n.record) for n in notes] == [(Code.MOVED, "a")]


def test_a_key_given_twice_is_noted() -> None:
    found, [note] = split([paper(key="a", title="A"), paper(key="A", title="B")])
    assert [e.key for e in found] == ["a", "Aa"]
    assert (note.code, note.field, note.record) == (Code.DUPLICATE_KEY, "key", "Aa")


def test_missing_keys_are_made_also_in_a_stream() -> None:
    citations = [paper(title="Wells"), paper(title="Wells"), paper(key="wells")]
    assert [e.key for e in split(citations)[0]] == ["wellsa", "wellsb", "wells"]
    found, notes = split(iter(citations))  # nobody knows what is to come
    assert [e.key for e in found] == ["wells", "wellsa", "wellsb"]
    assert [n.code for n in notes] == [Code.DUPLICATE_KEY]
    assert [e.key for e in split([paper(title="Wells", doi="10.5555/1")], key_template="{doi}")[0]] == ["10.5555/1"]


@pytest.mark.parametrize("format", [name for name in WRITTEN if name != "nbib"])  # which has no keys
def test_no_format_writes_one_key_twice(format: str) -> None:
    citations = [
        paper(key="a", title="A", authors=["A, B"], related=[related(key="b", title="Stub", authors=["S, T"])]),
        paper(key="b", title="B", authors=["B, C"]),
        paper(key="b", title="C", authors=["C, D"]),
    ]
    written = carcite.write(citations, format)
    keys = {c.title: c.key for c in carcite.read(written.text, format).citations if c.title}
    assert (keys["A"], keys["B"]) == ("a", "b")
    assert len({key.lower() for key in keys.values() if key}) == len(keys)
    assert Code.DUPLICATE_KEY in {note.code for note in written.notes}


# --- abstracts --------------------------------------------------------------------------------------------------------

TWO = [{"text": "One.", "language": "en-GB"}, {"text": "Zwei.", "language": "de"}]


@pytest.mark.parametrize(
    ("language", "kept", "code"),
    [(None, 2, None), ("en", 1, Code.SKIPPED), ("de-AT", 1, Code.SKIPPED), ("fr", 2, Code.ASSUMED)],
)
def test_one_abstract_is_chosen(language: str | None, kept: int, code: Code | None) -> None:
    [only], notes = split([paper(key="a", abstracts=TWO)], abstract_language=language)
    assert len(only.citation.abstracts) == kept
    assert [(n.code, n.field) for n in notes] == ([(code, "abstracts")] if code else [])


@pytest.mark.parametrize("name", ["en", "EN", "English", "en_us", "eng"])
def test_a_language_is_known_by_its_names(name: str) -> None:
    written = carcite.write(paper(key="a", title="T", abstracts=TWO), "csljson", abstract_language=name)
    [citation] = carcite.loads(written.text)
    assert [a.text for a in citation.abstracts] == ["One."]
    with pytest.raises(carcite.WriteError, match="language tag"):
        carcite.write([], "csljson", abstract_language=1)  # type: ignore[arg-type]


# --- in words ---------------------------------------------------------------------------------------------------------


def test_a_listed_paper_is_its_author_year_and_title_or_its_journal_and_date() -> None:
    full = related(
        title="On wells.",
        authors=["Roe, Ann", "Poe, A"],
        container_title="Journal of Wells",
        container_title_short="J Wells",
        issued="2020-05",
        doi="10.5555/1",
        pmid="7",
    )
    assert related_list([full]) == "Roe (2020) On wells. doi:10.5555/1"
    assert related_list([related(container_title="BMJ", issued="2023-10-26", pmid="7")]) == "BMJ 2023-10-26 PMID 7"
    assert related_list([related(url="https://e.org")]) == "https://e.org"
    assert related_list([related(notes=["As cited."])]) == "As cited."


def test_listed_papers_begin_with_retractions_and_say_how_they_are_related() -> None:
    listed = [
        related("similar", title="S"),
        related("erratum", title="E1"),
        related("erratum", title="Of", inverse=True),
        related("retraction", title="R"),
    ]
    assert related_list(listed) == "Retracted in R; Erratum in E1; Erratum for Of; S"


def test_every_relation_has_its_words() -> None:
    assert set(RELATION_WORDS) == set(RELATIONS)
