"""What the writer of BibTeX does not read back comes back: every field's `unchanged` is true."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carcite import formats
from carcite.formats.bibtex import roundtrip
from carcite.formats.bibtex.table import TABLES
from carcite.formats.bibtex.written_names import are_safe
from carcite.model import TYPES, Abstract, Citation
from carcite.notes import Code
from carcite.options import TARGETS, Options
from carcite.values.dates import PartialDate
from carcite.values.names import Name
from carcite.values.pages import Pages
from tests import strategies

# Texts that are nearly safe: most have no sign of TeX, some have one, or stand for something else in some field.
words = st.one_of(
    st.sampled_from((
        "DNA", "mRNA", "Wells", "of", "and", "others", "the", "é", "Öl", "“so”", "it’s", "'", "-", "–", "%", "&", "#",
        "_", "=", "@", "?", "!", "(12)", "12", "1-2", "[x]", ";", ",", "/", "*", "+", "newseries", "phdthesis",
        "submitted", "countryde", "PhD thesis", "PMID: 1", "10.1000/x", "http://a.b/c", "family=", "±", "α", "\\", "$",
        "{", "<", "--", "a--b", "---", "''", "''x''", "`", "amp;", "Adult", "1st", "e113", "in press",
    )),
    st.text(st.sampled_from("abCD019 .,:;()-'/&%#_=@é"), min_size=1, max_size=8),
)  # fmt: skip
texts = st.lists(words, min_size=1, max_size=4).flatmap(
    lambda parts: st.sampled_from((" ".join(parts), "".join(parts)))
)
paragraphs = st.lists(texts, min_size=1, max_size=2).map("\n".join)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    **strategies.FIELDS,
    **dict.fromkeys((*strategies.SIMPLE, *strategies.NUMBERS), texts),
    "note": paragraphs,
    "notes": st.lists(paragraphs, max_size=2),
    "abstracts": st.lists(paragraphs.filter(str.strip).map(lambda text: Abstract(text=text)), max_size=2),
    "keywords": st.lists(texts, max_size=3),
    "affiliations": st.lists(texts, max_size=2),
    "files": st.lists(texts, max_size=2),
    "key_aliases": st.lists(texts, max_size=2),
    "pages": st.one_of(strategies.pages(), texts.map(Pages.parse)),
    "article_number": texts,
    "doi": texts.map(lambda text: f"10.1000/{text}"),
    "pmid": texts,
    "pmcid": texts,
    "arxiv": texts,
    "issn": st.lists(texts, max_size=2),
    "isbn": st.lists(texts, max_size=2),
    "url": texts.map(lambda text: f"http://a.b/{text}"),
    "language": st.one_of(texts, strategies.languages, st.sampled_from(("no", "nb", "sr-Latn", "spanish", "zh"))),
    **dict.fromkeys(strategies.DATES, st.one_of(strategies.dates(), texts.map(PartialDate.parse))),
}


def names_of_rows() -> list[tuple[str, ...]]:
    return [row.fields for row in TABLES[False].rows if not set(row.fields) & {"authors", "editors", "translators"}]


def silently_changed(citation: Citation, biblatex: bool, target: str | None = None) -> list[str]:
    """The fields that are read back in another form without a note."""
    module = formats.named("biblatex" if biblatex else "bibtex")
    written = module.write([citation], Options(target=target))
    [back] = module.read(written.text).citations
    noted = {note.field for note in written.notes}
    return [
        f"{name}: {getattr(citation, name)!r} {getattr(back, name)!r} {written.text}"
        for name in Citation.model_fields
        if name not in noted and name != "key" and getattr(citation, name) != getattr(back, name)
    ]


@pytest.mark.parametrize("biblatex", [False, True])
@pytest.mark.parametrize("fields", names_of_rows(), ids="+".join)
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_safe_value_comes_back_in_every_type(fields: tuple[str, ...], biblatex: bool, data: st.DataObject) -> None:
    held = {name: data.draw(VALUES[name]) for name in fields if data.draw(st.booleans())}
    citation = Citation(type=data.draw(st.sampled_from(sorted(TYPES))), **held)
    assert silently_changed(citation, biblatex, data.draw(st.sampled_from((None, *TARGETS)))) == []


parts_of_names = st.sampled_from((
    "Ida", "Reed", "Al", "Group", "Church", "Banco", "Md", "Jr", "II", "PhD", "J.", "J. A.", "JA", "V.", "van", "de la",
    "Olšak", "Ávila Loya", "O'Hara", "Jean-Luc", "D'Arcy", "MacKay", "OECD", "Others", "And", "Et Al", "Karl Heinrich",
    "S", "Church Group", "Ma", "Wang", "Li Xiao", "LI XIAO", "Hospital", "Robert S", "e.V.", "王伟", "O=K", "A & B",
))  # fmt: skip


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(parts_of_names, min_size=1, max_size=3), min_size=1, max_size=4))
def test_a_safe_list_of_names_comes_back(people: list[list[str]]) -> None:
    names = tuple(
        Name(family=family, given=" ".join(given) or None) if family != "OECD" else Name(literal=" ".join(given) or "x")
        for family, *given in people
    )
    if are_safe(names):
        assert silently_changed(Citation(type="book", authors=names), biblatex=False) == []


def test_most_names_are_safe() -> None:
    assert are_safe((Name(family="Fonseca Terán", given="Carlos"), Name(family="Olšak", given="Petr J.")))
    assert are_safe((Name(literal="LaTeX Project Team"),))
    assert not are_safe((Name(family="Reed", given="Ida", orcid="0000-0002-1825-0097"),))


def test_only_what_is_not_safe_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[list[str]] = []
    read_rows: Callable[..., Citation] = roundtrip._read_rows

    def noting(rows: Any, record: Any) -> Citation:
        read.append([name for row in rows for name in row.fields])
        return read_rows(rows, record)

    monkeypatch.setattr(roundtrip, "_read_rows", noting)
    safe = Citation(type="article-journal", title="On DNA", authors=["Reed, Ida"], issued="2024-05-03", pages="1-9")
    unsafe = safe.replace(abstracts=["a < b"], extra=[("bibtex", "groups", "x")])
    assert formats.named("bibtex").write([safe, unsafe]).notes == []
    assert read == [["abstracts"]]


def test_a_type_without_an_entry_type_has_a_note() -> None:
    written = formats.named("bibtex").write([Citation(type="webpage", title="A", number="3")])
    assert [(note.code, note.field) for note in written.notes] == [(Code.CHANGED, "type")]
