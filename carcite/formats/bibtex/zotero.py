"""Fields as Zotero's BibTeX import takes them; what it has no field for is a child note each, `Event-date: 2020`.

The import sets an item's fields from the tags of `_TAKEN`. What the item type lacks goes to Extra by itself; each
`note` and `annote` becomes a child note; every other field is dropped without a message.

Reference: zotero/translators, BibTeX.js (`fieldMap`, `inputFieldMap`, `processField`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from carcite.model import Citation
from carcite.tex import encode_plain

_NAMES = "author editor translator"
_TEXTS = """
    title shorttitle journal journaltitle shortjournal booktitle series edition volume number pages publisher school
    institution organization address location eventtitle pagetotal version type chapter abstract language copyright
    howpublished keywords note annote lccn
"""
_CODES = "doi issn isbn pmid pmcid eprint eprinttype url urldate date year month file"
_TAKEN = frozenset(f"{_NAMES} {_TEXTS} {_CODES}".split())
# Tags that stand for others; and those of which another field says the same.
_WRITTEN_AS = {"location": "address", "maintitle": "booktitle", "library": "lccn"}
_DROPPED = frozenset(("day", "langid", "entrysubtype", "eid", "ids", "related", "relatedtype", "relatedstring"))
# Entry types whose `pages` the import takes for the number of pages.
_WHOLE = frozenset(("book", "booklet", "phdthesis", "mastersthesis", "unpublished"))
_LABELS = {
    "origtitle": "Original-title", "origdate": "Original-date", "venue": "Event-place", "eventdate": "Event-date",
    "volumes": "Number-of-volumes", "pubstate": "Status", "pages": "Page", "howpublished": "Medium",
}  # fmt: skip
_MARKS = frozenset(("retracted", "withdrawn"))


def zotero_pairs(kind: str, citation: Citation, pairs: Iterable[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """Return the fields under the names the import knows, and child notes for what it has no field for."""
    kept: list[tuple[str, Any]] = []
    notes: list[str] = []
    for tag, value in pairs:
        if tag == "venue" and kind == "inproceedings":
            kept.append(("location", value))  # beside `address`, the place of the conference
            continue
        name = _WRITTEN_AS.get(tag, tag)
        if name in _TAKEN and not _is_misread(name, value, kind):
            kept.append((name, value))
        elif name not in _DROPPED and not name.endswith("type") and "+" not in name:
            notes.append(f"{_LABELS.get(name, name.capitalize())}: {value}")
    if citation.status in _MARKS:
        kept = _tagged(kept, encode_plain(citation.status, spelling="zotero"))
    return kept + [("note", note) for note in notes]


def _is_misread(tag: str, value: str, kind: str) -> bool:
    """Whether the import takes the value for something else, or drops it."""
    if tag == "pages":
        return kind in _WHOLE
    return tag == "howpublished" and len(value) < 7


def _tagged(pairs: list[tuple[str, Any]], tag: str) -> list[tuple[str, Any]]:
    """Return the fields with one more keyword."""
    held = dict(pairs).get("keywords")
    rest = [pair for pair in pairs if pair[0] != "keywords"]
    return [*rest, ("keywords", f"{held}, {tag}" if held else tag)]
