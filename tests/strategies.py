"""Hypothesis strategies for every type of the model: plausible values, and hostile ones in the same places."""

from __future__ import annotations

from hypothesis import strategies as st

from carcite.model import (
    RELATIONS,
    TYPES,
    Abstract,
    AbstractSection,
    Citation,
    Contributor,
    Extra,
    Funding,
    Related,
    TranslatedTitle,
)
from carcite.values.dates import PartialDate
from carcite.values.names import Name
from carcite.values.pages import Pages
from carcite.values.text import line, paragraphs

HOSTILE = (
    "ER  - ", "TY  - JOUR", "\nER  - \nTY  - BOOK\n", "}", "{", "\\}", "\\input{/etc/passwd}", "\\", "\\\\", "%", "#",
    "$",
    "$x$", "\\write18{ls}", "@article{a,", "\n@book{b,\n", '"', "''", "``", "--", "---", "~", "^", "_", "&", "&amp;",
    "<i>x</i>", "<b>", "</sup>", "<script>", "a<b and c>d", " and ", ",", ";", ":", "PMID: 123", "Type: book",
    "Language: see p. 3", "DNA", "mRNA", "CAR-T", "Kaplan-Meier", "é", "e\u0301", "ﬁ", "ǹ",
    "ế", "嵌合抗原受体", "王伟", "Достоевский",
    "\u202e", "\u00a0", "\u2028", "\x00", "\x07", "]]>", "<!--", "&#x26;", "\t", "10.1000/x",
    "http://a.b/c_d%20e?f=g&h",
    "$\\alpha$", "\\alpha", "{\\'e}", "\\'e", "1-2", "–", "?", "!", "(", ")", "[", "]", "|", "=", "+", "*",
)  # fmt: skip

_characters = st.characters(codec="utf-8", exclude_categories=("Cs", "Cn", "Co"))
words = st.sampled_from(
    (
        "Immune",
        "cells",
        "of",
        "the",
        "lupus",
        "DNA",
        "Parkinson",
        "in",
        "vitro",
        "α",
        "Wang",
        "Müller",
        "a",
        "I",
        "B",
    )
)
pieces = st.one_of(words, words, st.sampled_from(HOSTILE), st.text(_characters, max_size=6))
_raw = st.lists(pieces, min_size=1, max_size=6).map(" ".join)
texts = _raw.map(line).filter(bool)
proses = st.lists(_raw, min_size=1, max_size=3).map("\n".join).map(paragraphs).filter(bool)
languages = st.sampled_from(("en", "zh", "de", "fr", "pt-BR", "zh-Hans", "en-US"))
numbers = st.one_of(st.integers(1, 999).map(str), st.sampled_from(("12 Suppl 3", "XIV", "A", "3-4", "e1")))


@st.composite
def days(draw: st.DrawFn) -> PartialDate:
    year = draw(st.integers(1200, 2030))
    parts: dict[str, int] = {"year": year}
    if draw(st.booleans()):
        parts["month"] = draw(st.integers(1, 12))
        if draw(st.booleans()):
            parts["day"] = draw(st.integers(1, 28))
    return PartialDate(**parts)


@st.composite
def dates(draw: st.DrawFn) -> PartialDate:
    kind = draw(st.integers(0, 7))
    if kind <= 3:
        return draw(days())
    if kind == 4:
        return PartialDate(year=draw(st.integers(1900, 2030)), season=draw(st.integers(1, 4)))
    if kind == 5:
        first, last = sorted((draw(days()), draw(days())), key=lambda d: d.sort_key)
        try:
            return first.model_validate({**dict(first), "end": last})
        except ValueError:
            return first
    if kind == 6:
        return draw(days()).model_copy(update={draw(st.sampled_from(("circa", "uncertain"))): True})
    return PartialDate.parse(draw(st.one_of(st.sampled_from(("in press", "199X", "2004/..", "n.d.", "-0043")), texts)))


@st.composite
def pages(draw: st.DrawFn) -> Pages:
    first = draw(st.integers(1, 2000))
    kind = draw(st.integers(0, 4))
    if kind == 0:
        return Pages.parse(f"{first}")
    if kind == 1:
        return Pages.parse(f"{first}-{first + draw(st.integers(1, 90))}")
    if kind == 2:
        return Pages.parse(f"S{first}-S{first + 9}, S{first + 20}")
    if kind == 3:
        return Pages.parse("iv-xii")
    return Pages.parse(draw(texts))


orcids = st.sampled_from(("0000-0002-1825-0097", "0000-0001-5109-3700"))


@st.composite
def names(draw: st.DrawFn) -> Name:
    if draw(st.integers(0, 4)) == 0:
        return Name(literal=draw(texts))
    parts: dict[str, object] = {"family": draw(texts)}
    if draw(st.integers(0, 4)):
        parts["given"] = draw(texts)
        parts["particle"] = draw(st.sampled_from((None, None, "van der", "de la", "von")))
        parts["suffix"] = draw(st.sampled_from((None, None, None, "Jr", "III")))
        parts["dropping_particle"] = draw(st.sampled_from((None, None, None, "de")))
    if draw(st.integers(0, 3)) == 0:
        parts["affiliations"] = tuple(draw(st.lists(texts, max_size=2)))
        parts["orcid"] = draw(st.one_of(st.none(), orcids))
        parts["email"] = draw(st.sampled_from((None, "a.b@example.org")))
    return Name(**parts)


sections = st.builds(AbstractSection, label=st.sampled_from(("BACKGROUND", "METHODS", "Results", None)), text=proses)
abstracts = st.one_of(
    st.builds(Abstract, text=proses, language=st.one_of(st.none(), languages)),
    st.builds(lambda parts: Abstract.model_validate({"sections": parts}), st.lists(sections, min_size=1, max_size=3)),
)
translated_titles = st.builds(TranslatedTitle, text=texts, language=st.one_of(st.none(), languages))
contributors = st.builds(
    Contributor,
    role=st.sampled_from(("illustrator", "director", "collection-editor", "chair", "contributor")),
    name=names(),
)
fundings = st.builds(Funding, award=texts, funder=st.one_of(st.none(), texts), country=st.one_of(st.none(), texts))
extras = st.builds(
    Extra,
    format=st.sampled_from(("bibtex", "ris", "csljson", "nbib", "endnotexml", "zoterordf", "page")),
    tag=st.sampled_from(("XX", "custom1", "timestamp", "C9")),
    value=texts,
)
dois = st.sampled_from(("10.1097/CM9.0000000000003406", "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O"))

SIMPLE = (
    "title", "title_short", "original_title", "container_title", "container_title_short", "collection_title",
    "event_title", "event_place", "section", "genre", "medium", "publisher", "publisher_place", "archive",
    "archive_location", "call_number", "source", "rights", "status",
)  # fmt: skip
NUMBERS = (
    "collection_number", "volume", "issue", "number", "edition", "number_of_volumes", "number_of_pages",
    "chapter_number", "version",
)  # fmt: skip
DATES = ("issued", "epub_date", "accessed", "submitted", "original_date", "event_date")

FIELDS: dict[str, st.SearchStrategy[object]] = {
    **dict.fromkeys(SIMPLE, texts),
    **dict.fromkeys(NUMBERS, st.one_of(numbers, texts)),
    **dict.fromkeys(DATES, dates()),
    **dict.fromkeys(("authors", "editors", "translators"), st.lists(names(), min_size=1, max_size=3).map(tuple)),
    **dict.fromkeys(
        ("keywords", "mesh_terms", "publication_types", "affiliations"),
        st.lists(texts, max_size=3).map(tuple),
    ),
    "note": proses,
    "notes": st.lists(proses, max_size=2).map(tuple),
    "files": st.lists(st.sampled_from(("paper.pdf", "C:\\a b\\x;y.pdf", "https://example.org/a.pdf")), max_size=2).map(
        tuple
    ),
    "key_aliases": st.lists(st.sampled_from(("old1", "Old:2")), unique=True, max_size=2).map(tuple),
    "creators": st.lists(contributors, max_size=3).map(tuple),
    "translated_titles": st.lists(translated_titles, max_size=2).map(tuple),
    "authors_truncated": st.booleans(),
    "pages": pages(),
    "article_number": st.sampled_from(("e113", "CD012345", "1447213")),
    "doi": dois,
    "pmid": st.sampled_from(("12345678", "1")),
    "pmcid": st.just("PMC1234567"),
    "arxiv": st.sampled_from(("2101.00001v2", "hep-th/9901001")),
    "issn": st.sampled_from(((), ("0028-0836",), ("0028-0836", "1476-4687"))),
    "isbn": st.sampled_from((("978-3-16-148410-0",), ("0-306-40615-2", "978-0-306-40615-7"))),
    "url": st.sampled_from(("https://example.org/a_b%20c?d=e&f=g#h", "http://example.org/~u/{x}")),
    "language": languages,
    "abstracts": st.lists(abstracts, max_size=2).map(tuple),
    "funding": st.lists(fundings, max_size=2).map(tuple),
    "extra": st.lists(extras, max_size=2).map(tuple),
}


@st.composite
def stubs(draw: st.DrawFn) -> Citation:
    return Citation(
        type="article-journal",
        key=draw(st.sampled_from((None, "stub1", "stub2"))),
        title=draw(st.one_of(st.none(), texts)),
        container_title=draw(texts),
        issued=draw(days()),
    )


relateds = st.builds(
    Related,
    relation=st.sampled_from(RELATIONS),
    citation=stubs(),
    inverse=st.booleans(),
    itself=st.booleans(),
)


@st.composite
def citations(draw: st.DrawFn, *, related: bool = False, most: int = 8) -> Citation:
    """A citation with a key, a type and up to `most` other fields (so that a failing one stays readable)."""
    chosen = draw(st.lists(st.sampled_from(sorted(FIELDS)), unique=True, max_size=most))
    values = {name: draw(FIELDS[name]) for name in chosen}
    if related:
        values["related"] = tuple(draw(st.lists(relateds, max_size=3)))
    return Citation(
        type=draw(st.sampled_from(sorted(TYPES))),
        key=draw(st.sampled_from(("wang2024", "k1", "Z_9:a"))),
        **values,
    )
