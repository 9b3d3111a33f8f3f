"""From citations to records: their keys and order, what becomes of related papers, which abstract is written."""

from __future__ import annotations

from typing import Any

import pytest

import carcite
from carcite.formats import every
from carcite.formats.base import Options
from carcite.formats.records import RELATION_WORDS, Entry, Link, entries, reference_line, related_notes
from carcite.model import RELATIONS, Citation, Related
from carcite.notes import Code, Note

WRITTEN = [format.name for format in every() if format.write_stream]


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
    found, notes = split([first, paper(key="d")])
    assert [(e.key, e.parent) for e in found] == [("a", None), ("b", "a"), ("c", "b"), ("d", None)]
    assert [[link.key for link in e.links] for e in found] == [["b"], ["c"], [], []]
    assert notes == []


def test_a_link_without_a_record_stays_a_link() -> None:
    [first, second], notes = split([paper(key="a", related=[related(key="b")]), paper(key="b", title="B")])
    assert [link.key for link in first.links] == ["b"]
    assert (second.key, second.citation.title, notes) == ("b", "B", [])


def test_a_related_paper_that_is_nothing_is_no_record() -> None:
    [only], notes = split([paper(key="a", related=[related()])])
    assert (only.links, notes) == ((), [])


def test_the_paper_itself_is_skipped_with_a_note() -> None:
    [only], [note] = split([paper(key="a", related=[related(title="A", itself=True)])])
    assert (only.links, note.code, note.record) == ((), Code.SKIPPED, "a")


@pytest.mark.parametrize("choice", ["note", "none"])
def test_related_papers_are_no_records_where_not_asked_for(choice: str) -> None:
    [only], notes = split([paper(key="a", related=[related(title="B"), related(key="c")])], related=choice)
    assert [link.key for link in only.links] == ([None, None] if choice == "note" else [])
    assert [(n.code, n.field) for n in notes] == ([(Code.LOST, "related")] if choice == "none" else [])


# --- keys -------------------------------------------------------------------------------------------------------------


def test_a_related_paper_takes_no_key_from_a_citation() -> None:
    found, notes = split([paper(key="a", related=[related(key="B", title="stub")]), paper(key="b", title="B")])
    assert [(e.key, e.citation.title) for e in found] == [("a", None), ("Ba", "stub"), ("b", "B")]
    assert [link.key for link in found[0].links] == ["Ba"]
    assert [(n.code, n.record) for n in notes] == []


def test_a_key_given_twice_is_noted() -> None:
    found, [note] = split([paper(key="a", title="A"), paper(key="A", title="B")])
    assert [e.key for e in found] == ["a", "Aa"]
    assert (note.code, note.field, note.record) == (Code.DUPLICATE_KEY, "key", "Aa")


def test_keys_are_made_where_there_is_none_and_go_on_in_a_stream() -> None:
    citations = [paper(title="Wells"), paper(title="Wells"), paper(key="wells")]
    assert [e.key for e in split(citations)[0]] == ["wellsa", "wellsb", "wells"]
    found, notes = split(iter(citations))  # nobody knows what is to come
    assert [e.key for e in found] == ["wells", "wellsa", "wellsb"]
    assert [n.code for n in notes] == [Code.DUPLICATE_KEY]
    assert [e.key for e in split([paper(title="Wells", doi="10.5555/1")], key_template="{doi}")[0]] == ["10.5555/1"]


@pytest.mark.parametrize("format", WRITTEN)
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
    [(None, 2, None), ("en", 1, Code.LOST), ("de-AT", 1, Code.LOST), ("fr", 2, Code.ASSUMED)],
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


def test_a_paper_in_one_line() -> None:
    full = paper(
        title="On wells.",
        authors=["Roe, Ann", *(f"Poe, {letter}" for letter in "ABCDEF")],
        container_title="Journal of Wells",
        container_title_short="J Wells",
        issued="2020-05",
        volume="3",
        issue="2",
        pages="5-9",
        doi="10.5555/1",
        pmid="7",
        pmcid="PMC8",
        url="https://example.org",
    )
    assert reference_line(full) == (
        "Roe, Ann; Poe, A; Poe, B; Poe, C; Poe, D; Poe, E; et al. On wells. J Wells. 2020-05;3(2):5-9. doi:10.5555/1. "
        "PMID 7. PMC8"
    )
    assert reference_line(paper(container_title="BMJ", issued="2023-10-26")) == "BMJ. 2023-10-26"
    assert reference_line(paper(title="T", article_number="e1", url="https://e.org")) == "T. e1. https://e.org"
    assert reference_line(paper(notes=["As cited."])) == "As cited."
    assert reference_line(paper()) == ""


def test_related_papers_in_words_put_retractions_first() -> None:
    links = [
        Link(None, related("similar", title="S")),
        Link(None, related("erratum", title="E1")),
        Link(None, related("erratum", title="E2")),
        Link(None, related("erratum", title="Of", inverse=True)),
        Link(None, related("retraction", title="R")),
    ]
    assert related_notes(links) == [
        "Retracted in. R",
        "Erratum in. E1; E2",
        "Erratum for. Of",
        "Similar articles. S",
    ]


def test_every_relation_has_its_words() -> None:
    assert set(RELATION_WORDS) == set(RELATIONS)
