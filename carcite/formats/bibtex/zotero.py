"""Fields as Zotero's BibTeX import takes them: it sets an item's fields from the tags of `_TAKEN`.

A field that the type of the item does not have goes to Extra, each `note` and `annote` becomes a child note, and every
other field is dropped without a message: such a field is not written, and noted as lost.

Reference: zotero/translators, BibTeX.js (`fieldMap`, `inputFieldMap`, `processField`).
"""

from __future__ import annotations

from collections.abc import Iterable

from carcite.formats.base import Context
from carcite.formats.bibtex.abstracts import PREFIX
from carcite.formats.bibtex.table import KNOWN
from carcite.model import Citation
from carcite.notes import Code
from carcite.tex import encode_plain

_NAMES = "author editor translator"
_TEXTS = """
    title shorttitle journal journaltitle shortjournal booktitle series edition volume number pages publisher school
    institution organization address location eventtitle pagetotal version type chapter abstract language copyright
    howpublished keywords note annote lccn
"""
_CODES = "doi issn isbn pmid pmcid eprint eprinttype url urldate date year month file"
_TAKEN = frozenset(f"{_NAMES} {_TEXTS} {_CODES}".split())
# Tags that are read as others.
_WRITTEN_AS = {"location": "address", "maintitle": "booktitle", "library": "lccn"}
# Entry types whose `pages` the import takes for the number of pages.
_WHOLE = frozenset(("book", "booklet", "phdthesis", "mastersthesis", "unpublished"))
# The states of a work that are marked by a tag.
_MARKS = frozenset(("retracted", "withdrawn"))


def zotero_pairs(
    kind: str, citation: Citation, pairs: Iterable[tuple[str, str]], context: Context
) -> list[tuple[str, str]]:
    """Return the fields under the names that the import takes; the other fields have a note."""
    kept: list[tuple[str, str]] = []
    for tag, value in pairs:
        name = _name_of(tag, kind)
        if name == "keywords":
            kept.append((name, _keywords(citation)))
        elif name in _TAKEN and not _is_misread(name, value, kind):
            kept.append((name, value))
        elif tag.startswith(PREFIX):
            kept.append(("annote", f"{tag.capitalize()}: {value}"))
        elif tag != "pubstate" or citation.status not in _MARKS:
            _note_lost(("medium",) if tag == "howpublished" else KNOWN.get(tag, ()), citation, context)
    if citation.section:
        kept = _with_section(kept, citation, context)
    if citation.status in _MARKS and not citation.keywords:
        kept.append(("keywords", _keywords(citation)))
    return kept


def _name_of(tag: str, kind: str) -> str:
    """Return the tag under which the import reads a field; beside `address`, `location` is that of the conference."""
    if tag == "venue" and kind == "inproceedings":
        return "location"
    return _WRITTEN_AS.get(tag, tag)


def _is_misread(tag: str, value: str, kind: str) -> bool:
    """Whether the import takes the value for something else, or drops it."""
    if tag == "pages":
        return kind in _WHOLE
    return tag == "howpublished" and len(value) < 7


def _note_lost(names: Iterable[str], citation: Citation, context: Context) -> None:
    lost = {note.field for note in context.notes if note.code is Code.LOST}
    for name in names:
        if getattr(citation, name) and name not in lost:
            context.note(Code.LOST, f"zotero does not read {name} from {context.format}", field=name)


def _with_section(pairs: list[tuple[str, str]], citation: Citation, context: Context) -> list[tuple[str, str]]:
    """Return the fields with the section in `chapter`, where the import looks for it; a chapter gives way."""
    _note_lost(("chapter_number",), citation, context)
    context.note(Code.MOVED, "the section is in chapter, where zotero looks for it", field="section")
    rest = [pair for pair in pairs if pair[0] != "chapter"]
    return [*rest, ("chapter", encode_plain(citation.section or "", spelling="zotero"))]


def _keywords(citation: Citation) -> str:
    """Return the keywords, with the mark of a retracted work. The import cuts them at `,` and `;`, also in braces."""
    words = [*citation.keywords, *(mark for mark in _MARKS if mark == citation.status)]
    return ", ".join(encode_plain(word, spelling="zotero") for word in words)
