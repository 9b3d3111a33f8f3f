"""What an entry takes from others: `crossref` by biblatex's default rules, and `xdata`, of whole entries or of values.

Reference: biblatex manual 3.19, appendix B (default inheritance setup) and section 3.13.6 (data containers), where
`author = {Ida Reed and xdata=lamps-author-2}` takes the second author of the entry `lamps`.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable
from typing import IO, cast

from carcite.formats.bibtex.braces import fold, split_and
from carcite.formats.bibtex.syntax import Entry, split
from carcite.formats.bibtex.types import SYNONYMS

Parents = dict[str, Entry]

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
_NEVER = frozenset(
    [
        "ids",
        "crossref",
        "xref",
        "xdata",
        "entryset",
        "entrysubtype",
        "execute",
        "label",
        "options",
        "presort",
        "related",
        "relatedoptions",
        "relatedstring",
        "relatedtype",
        "shorthand",
        "shorthandintro",
        "sortkey",
        "key",
        "keywords",
        "abstract",
    ]
)
# `xdata=key-field`, `xdata=key-field-2`: a value or an element of a list that another entry has.
_GRANULAR = re.compile(r"xdata ?= ?([^\s,{}]+?)-([A-Za-z]+)(?:-([0-9]+))?(?=\Z| and )")
_DEPTH = 10  # of values that are taken from others in their turn
_ROOM = 100_000  # characters that one entry may take so: each of ten may take the next ten times
_SHORT_TITLES = frozenset(["shorttitle", "sorttitle", "indextitle", "indexsorttitle"])


def keys_of(value: str) -> list[str]:
    """The keys in a `crossref`, `xdata` or `ids` value."""
    return [key for part in fold(value).split(",") if (key := part.strip().lower())]


def rewindable(file: IO[str]) -> IO[str]:
    """The file itself where it can be read twice, otherwise a copy that can."""
    if file.seekable():
        return file
    copy = tempfile.SpooledTemporaryFile(max_size=1 << 24, mode="w+", encoding="utf-8", newline="")  # noqa: SIM115
    while chunk := file.read(1 << 20):
        copy.write(chunk)
    copy.seek(0)
    return cast("IO[str]", copy)


def parents(file: IO[str]) -> Parents:
    """The entries others inherit from, by key in lower case; the file is back where it was.

    A file without a crossref is only looked through for the word.
    """
    start = file.tell()
    tail, mentioned = "", False
    while chunk := file.read(1 << 20):
        text = tail + chunk.lower()
        if "crossref" in text or "xdata" in text:
            mentioned = True
            break
        tail = text[-8:]
    file.seek(start)
    if not mentioned:
        return {}
    wanted: set[str] = set()
    for block in split(file):
        for name, value in block.fields if isinstance(block, Entry) else ():
            if name in ("crossref", "xdata"):
                wanted.update(keys_of(value))
            elif "xdata" in value:
                wanted.update(match[1].lower() for match in _GRANULAR.finditer(fold(value)))
    file.seek(start)
    found: Parents = {}
    if wanted:
        for block in split(file):
            if isinstance(block, Entry):
                for key in (block.key.lower(), *(k for n, v in block.fields if n == "ids" for k in keys_of(v))):
                    if key in wanted:
                        found.setdefault(key, block)
        file.seek(start)
    return found


def inherited(entry: Entry, found: Parents) -> tuple[list[tuple[str, str]], list[str]]:
    """The entry's fields with those it inherits, and the keys that no entry has.

    The entry's own fields win, then those of `xdata`, then those of `crossref`. Circles end where they close.
    """
    missing: list[str] = []
    room = [_ROOM]
    fields = [(name, _granular(value, found, missing, room)) for name, value in entry.fields]
    chain = [(entry.type, entry.fields)]
    seen = {entry.key.lower()}
    for child_type, child_fields in chain:  # the chain grows while it is walked: parents of parents
        for name in ("xdata", "crossref"):
            for key in [k for n, v in child_fields if n == name for k in keys_of(v)]:
                parent = found.get(key)
                if parent is None:
                    missing.append(key)
                    continue
                if key in seen or len(chain) > 20:
                    continue
                seen.add(key)
                more = parent.fields if name == "xdata" else list(_passed(parent, child_type))
                links = [(n, v) for n, v in parent.fields if n in ("xdata", "crossref")]
                held = {n for n, _ in fields}
                if held & {"date", "year"}:
                    held |= {"date", "year", "month", "day"}
                taken = [(n, v) for n, v in more if n not in held and n not in ("xdata", "crossref", "ids")]
                fields += [(n, _granular(v, found, missing, room)) for n, v in taken]
                chain.append((child_type, links))
    return fields, missing


def _granular(value: str, found: Parents, missing: list[str], room: list[int], depth: int = 0) -> str:
    """The value with what it takes from others; what they have not, and a circle, stay as they are written."""
    if "xdata" not in value:
        return value

    def taken(match: re.Match[str]) -> str:
        parent = found.get(match[1].lower())
        held = [v for n, v in parent.fields if n == match[2].lower()] if parent is not None else []
        if held and depth < _DEPTH and room[0] > 0:
            room[0] -= len(held[0])
            shown = _granular(held[0], found, missing, room, depth + 1)
            elements = split_and(fold(shown)) if match[3] else [shown]
            if 0 < (number := int(match[3] or 1)) <= len(elements):
                return elements[number - 1]
        missing.append(match.group())
        return match.group()

    return _GRANULAR.sub(taken, fold(value))


def _passed(parent: Entry, child: str) -> Iterable[tuple[str, str]]:
    source, target = SYNONYMS.get(parent.type, parent.type), SYNONYMS.get(child, child)
    renamed: dict[str, str] = {}
    for sources, targets, titles in _RULES:
        if source in sources and target in targets and not renamed:
            renamed = dict(zip(_TITLES, titles, strict=True))
    held = {name for name, _ in parent.fields}
    for name, value in parent.fields:
        if name in _NEVER or (renamed and name in _SHORT_TITLES):
            continue
        if name in renamed:
            if held.isdisjoint(renamed.values()):  # a parent's own booktitle is BibTeX's way to say the same
                yield renamed[name], value
            continue
        yield name, value
        if name == "author" and source in ("book", "mvbook") and target in _IN_BOOK:
            yield "bookauthor", value
