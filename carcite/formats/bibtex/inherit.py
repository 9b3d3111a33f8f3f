"""What an entry takes from others: `crossref` by biblatex's default rules, and `xdata`.

Reference: biblatex manual 3.19, appendix B (default inheritance setup) and section 3.13.6 (data containers).
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from typing import IO, cast

from carcite.formats.bibtex.braces import fold
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
    wanted = {
        key
        for block in split(file)
        if isinstance(block, Entry)
        for name, value in block.fields
        if name in ("crossref", "xdata")
        for key in keys_of(value)
    }
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
    fields = list(entry.fields)
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
                fields += [(n, v) for n, v in more if n not in held and n not in ("xdata", "crossref", "ids")]
                chain.append((child_type, links))
    return fields, missing


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
