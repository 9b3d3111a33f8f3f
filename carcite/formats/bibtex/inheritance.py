"""What an entry takes from others: `crossref` by biblatex's default rules, and `xdata`, of whole entries or of values.

Reference: biblatex manual 3.19, appendix B (default inheritance setup) and section 3.13.6 (data containers), where
`author = {Ida Reed and xdata=lamps-author-2}` takes the second author of the entry `lamps`.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from typing import IO, cast

from carcite.formats.bibtex.blocks import split
from carcite.formats.bibtex.braces import fold, split_and
from carcite.formats.bibtex.keys import LINKS
from carcite.formats.bibtex.syntax import Entry, Fields, Growth
from carcite.formats.bibtex.types import SYNONYMS

_TITLES = ("title", "subtitle", "titleaddon")
_MAIN = ("maintitle", "mainsubtitle", "maintitleaddon")
_BOOK = ("booktitle", "booksubtitle", "booktitleaddon")
_JOURNAL = ("journaltitle", "journalsubtitle", "journaltitleaddon")

_IN_BOOK = ("inbook", "bookinbook", "suppbook")
_IN_COLLECTION = ("incollection", "inreference", "suppcollection")
# (types of the parent, types of the child, what the parent's title becomes)
_RULES: tuple[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...] = (
    (("mvbook",), ("book", *_IN_BOOK), _MAIN),
    (("mvcollection", "mvreference"), ("collection", "reference", *_IN_COLLECTION), _MAIN),
    (("mvproceedings",), ("proceedings", "inproceedings"), _MAIN),
    (("book",), _IN_BOOK, _BOOK),
    (("collection", "reference"), _IN_COLLECTION, _BOOK),
    (("proceedings",), ("inproceedings",), _BOOK),
    (("periodical",), ("article", "suppperiodical"), _JOURNAL),
    # Not in biblatex's table, and what people who keep BibTeX files mean.
    (("book", "proceedings", "collection"), ("incollection", "inproceedings", "inbook"), _BOOK),
)
_NEVER = frozenset((
    "ids", "crossref", "xref", "xdata", "entryset", "entrysubtype", "execute", "label", "options", "presort", "related",
    "relatedoptions", "relatedstring", "relatedtype", "shorthand", "shorthandintro", "sortkey", "key", "keywords",
    "abstract",
))  # fmt: skip
# `xdata=key-field`, `xdata=key-field-2`: a value or an element of a list that another entry has.
_GRANULAR = re.compile(r"xdata ?= ?([^\s,{}]+)-([A-Za-z]+)(?:-([0-9]{1,5}))?")
_AND = re.compile(r"( and )")
_DEPTH = 10  # of values that are taken from others in their turn
_FIELD = 20  # characters that a field counts beside its own, so that many short ones are not for nothing
_CHAIN = 20  # parents of one entry
_SHORT_TITLES = frozenset(["shorttitle", "sorttitle", "indextitle", "indexsorttitle"])
_TOO_MUCH = "the entries of this file inherit too much; nothing is taken from {}"


def keys_of(value: str) -> list[str]:
    """Return the keys in a `crossref`, `xdata` or `ids` value, in lower case."""
    return [key for part in fold(value).split(",") if (key := part.strip().lower())]


def aliases_of(entry: Entry) -> list[str]:
    """Return the other keys of an entry (`ids`), in lower case."""
    return [key for name, value in entry.fields if name == "ids" for key in keys_of(value)]


def rewindable(file: IO[str]) -> IO[str]:
    """Return the file itself if it can be read twice, otherwise a copy that can."""
    if file.seekable():
        return file
    copy = tempfile.SpooledTemporaryFile(max_size=1 << 24, mode="w+", encoding="utf-8", newline="")  # noqa: SIM115
    while chunk := file.read(1 << 20):
        copy.write(chunk)
    copy.seek(0)
    return cast("IO[str]", copy)


class Inheritance:
    """The entries others inherit from, by key in lower case."""

    def __init__(self, parents: dict[str, Entry]) -> None:
        self._parents = parents
        self._sizes = {
            id(parent): sum(len(n) + len(v) + _FIELD for n, v in parent.fields) for parent in parents.values()
        }
        self._growth = Growth()

    @classmethod
    def of(cls, file: IO[str]) -> Inheritance:
        """Return the parents in a file, which is back where it was. Without links it is only searched for the words."""
        start = file.tell()

        def entries() -> Iterator[Entry]:
            file.seek(start)
            return (block for block in split(file) if isinstance(block, Entry))

        found = cls.among(entries) if _mentions_links(file) else cls({})
        file.seek(start)
        return found

    @classmethod
    def among(cls, entries: Callable[[], Iterable[Entry]]) -> Inheritance:
        """Return the parents among the entries of a file, which are gone through twice."""
        wanted = {key for entry in entries() for key in references(entry)}
        found: dict[str, Entry] = {}
        for entry in entries() if wanted else ():
            for key in (entry.key.lower(), *aliases_of(entry)):
                if key in wanted:
                    found.setdefault(key, entry)
        return cls(found)

    def __bool__(self) -> bool:
        """Whether any entry can inherit anything."""
        return bool(self._parents)

    def concerns(self, entry: Entry) -> bool:
        """Whether an entry inherits anything, or wants to."""
        if any(name in LINKS for name, _ in entry.fields):
            return True
        return bool(self._parents) and any("xdata" in value for _, value in entry.fields)

    def fields_of(self, entry: Entry) -> tuple[Fields, list[str], list[str]]:
        """Return the entry's fields with those it inherits; the keys that no entry has; what is wrong.

        The entry's own fields win, then those of `xdata`, then those of `crossref`. Circles end where they close.
        """
        taking = _Taking(self._parents, self._growth)
        for name, value in entry.fields:
            self._growth.earn(len(name) + len(value))
        fields = [(name, taking.value(value)) for name, value in entry.fields]
        chain = [entry.fields]
        seen = {entry.key.lower()}
        for child in chain:  # the chain grows while it is walked: parents of parents
            for link, key in _links(child):
                parent = self._parents.get(key)
                if parent is None:
                    taking.missing.append(key)
                    continue
                if key in seen or len(chain) > _CHAIN:
                    continue
                seen.add(key)
                if not self._growth.spend(self._sizes[id(parent)]):
                    taking.faults.append(_TOO_MUCH.format(repr(key)))
                    continue
                passed = parent.fields if link == "xdata" else list(_passed(parent, entry.type))
                fields += _missing_in(fields, passed, taking)
                chain.append([(name, value) for name, value in parent.fields if name in LINKS])
        return fields, taking.missing, list(dict.fromkeys(taking.faults))


def _mentions_links(file: IO[str]) -> bool:
    tail = ""
    while chunk := file.read(1 << 20):
        text = tail + chunk.lower()
        if "crossref" in text or "xdata" in text:
            return True
        tail = text[-8:]
    return False


def references(entry: Entry) -> Iterator[str]:
    """Yield the keys an entry names to inherit from, in whole or for a value."""
    for name, value in entry.fields:
        if name in LINKS:
            yield from keys_of(value)
        elif "xdata" in value:
            for part in _AND.split(fold(value)):
                if match := _GRANULAR.fullmatch(part):
                    yield match[1].lower()


def _links(fields: Fields) -> Iterator[tuple[str, str]]:
    """Yield the links of an entry, `xdata` first: the name of the field and the key."""
    for link in ("xdata", "crossref"):
        for name, value in fields:
            if name == link:
                for key in keys_of(value):
                    yield link, key


def _missing_in(fields: Fields, passed: Fields, taking: _Taking) -> Fields:
    """Return those of a parent's fields that the child does not have."""
    held = {name for name, _ in fields} | LINKS | {"ids"}
    if held & {"date", "year"}:
        held |= {"date", "year", "month", "day"}
    return [(name, taking.value(value)) for name, value in passed if name not in held]


class _Taking:
    """Single values that one entry takes from others; `missing` are the references that lead nowhere."""

    def __init__(self, parents: dict[str, Entry], growth: Growth) -> None:
        self._parents = parents
        self._growth = growth
        self.missing: list[str] = []
        self.faults: list[str] = []

    def value(self, value: str, depth: int = 0) -> str:
        """Return the value with what it takes from others; a reference that leads nowhere, or in a circle, stays."""
        if "xdata" not in value:
            return value
        return "".join(self._element(part, depth) for part in _AND.split(fold(value)))

    def _element(self, part: str, depth: int) -> str:
        match = _GRANULAR.fullmatch(part)
        if match is None:
            return part
        parent = self._parents.get(match[1].lower())
        held = next((v for n, v in parent.fields if n == match[2].lower()), None) if parent is not None else None
        if held is not None and depth < _DEPTH:
            if not self._growth.spend(len(held)):
                self.faults.append(_TOO_MUCH.format(repr(match[1])))
                return part
            shown = self.value(held, depth + 1)
            elements = split_and(fold(shown)) if match[3] else [shown]
            if 0 < (number := int(match[3] or 1)) <= len(elements):
                return elements[number - 1]
        self.missing.append(part)
        return part


def _renamed(source: str, target: str) -> dict[str, str]:
    """Return the names of a parent's title and its parts in a child."""
    for sources, targets, titles in _RULES:
        if source in sources and target in targets:
            return dict(zip(_TITLES, titles, strict=True))
    return {}


def _passed(parent: Entry, child: str) -> Iterable[tuple[str, str]]:
    """Yield the fields that an entry of one type passes to one of another, under the names they have there."""
    source, target = SYNONYMS.get(parent.type, parent.type), SYNONYMS.get(child, child)
    renamed = _renamed(source, target)
    # A parent's own booktitle is BibTeX's way to say the same.
    has_own = any(name in renamed.values() for name, _ in parent.fields)
    for name, value in parent.fields:
        if name in renamed:
            if not has_own:
                yield renamed[name], value
        elif name not in _NEVER and not (renamed and name in _SHORT_TITLES):
            yield name, value
        if name == "author" and source in ("book", "mvbook") and target in _IN_BOOK:
            yield "bookauthor", value
