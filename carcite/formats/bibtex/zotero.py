"""Fields as Zotero's BibTeX import takes them: it sets an item's fields from the tags of `_TAKEN`.

A field that the type of the item does not have goes to Extra, each `note` and `annote` becomes a child note, and every
other field is dropped without a message. What is dropped is listed in one child note instead. `type` in Extra is CSL's
type, which Zotero cites by.

Reference: zotero/translators, BibTeX.js (`fieldMap`, `inputFieldMap`, `processField`).
"""

from __future__ import annotations

from collections.abc import Container, Iterable

from carcite.formats.base import Context
from carcite.formats.bibtex.abstracts import PREFIX
from carcite.formats.bibtex.table import FORMAT_NAME, KNOWN, TABLES
from carcite.formats.bibtex.text import write_plain
from carcite.formats.bibtex.types import READ
from carcite.model import Citation
from carcite.notes import Code, Severity
from carcite.tex import encode_plain
from carcite.values.dates import PartialDate

_NAMES = "author editor translator"
_TEXTS = """
    title shorttitle journal journaltitle shortjournal booktitle series edition volume number pages publisher school
    institution organization address location eventtitle pagetotal version type chapter abstract language copyright
    keywords note annote lccn
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
        elif name in _TAKEN and not (name == "pages" and kind in _WHOLE):
            kept.append((name, value))
        elif tag.startswith(PREFIX):
            kept.append(("annote", f"{tag.capitalize()}: {value}"))
            context.note(Code.MOVED, "abstracts but the first are child notes", field="abstracts")
        elif tag != "pubstate" or citation.status not in _MARKS:
            _note_lost(_fields_in(tag, value, citation), citation, context)
    if citation.section:
        kept = _with_section(kept, citation, context)
    if citation.status in _MARKS and not citation.keywords:
        kept.append(("keywords", _keywords(citation)))
    kept += _type_field(kind, citation, kept, context)
    return kept + _child_note(kind, citation, kept, context)


def _type_field(kind: str, citation: Citation, pairs: list[tuple[str, str]], context: Context) -> list[tuple[str, str]]:
    """Return CSL's type in the field `type`, if the entry type means another one and there is no genre."""
    if READ.get(kind) == citation.type or any(tag == "type" for tag, _ in pairs):
        return []
    for name in ("type", "genre"):
        context.note(Code.MOVED, "the type is in the field type, which is read as a genre", field=name)
    return [("type", citation.type)]


def _child_note(kind: str, citation: Citation, pairs: list[tuple[str, str]], context: Context) -> list[tuple[str, str]]:
    """Return one `annote` of the fields that the import drops, and of the type and key; [] if no field is dropped."""
    dropped = _dropped(citation, context)
    if dropped.keys() == {"epub_date"}:  # the date in print is enough
        return []
    _note_moved(dropped, context)
    listed = [line for lines in dropped.values() for line in lines]
    if READ.get(kind) != citation.type and ("type", citation.type) not in pairs:
        listed.append(f"Type: {citation.type}")
    if not listed:
        return []
    if context.record:
        listed.append(f"Citation key: {context.record}")
    context.note(Code.MOVED, "fields that zotero does not read are listed in a child note", field="notes")
    return [("annote", write_plain("; ".join(listed), context))]


def _dropped(citation: Citation, context: Context) -> dict[str, list[str]]:
    """Return the texts, dates and lists of people that the import drops, each as lines of a note."""
    lost = [note.field for note in context.notes if note.code is Code.LOST and note.field]
    return {name: lines for name in lost if (lines := _lines(name, citation))}


def _note_moved(names: Container[str], context: Context) -> None:
    """Turn the notes on lost fields into notes on fields in a child note."""
    for number, note in enumerate(context.notes):
        if note.code is Code.LOST and note.field in names:
            message = f"zotero does not read {note.field} from {context.format}; it is in a child note"
            context.notes[number] = note._replace(code=Code.MOVED, message=message, severity=Severity.INFO)


def _lines(name: str, citation: Citation) -> list[str]:
    """Return a field as lines of a note; [] if it is not a text, date or list of people."""
    value = getattr(citation, name)
    if name == "creators":
        return [f"{creator.role.capitalize().replace('-', ' ')}: {creator.name}" for creator in value]
    if isinstance(value, str | PartialDate):
        return [f"{name.replace('_', ' ').capitalize()}: {value}"]
    return []


def _name_of(tag: str, kind: str) -> str:
    """Return the tag under which the import reads a field; beside `address`, `location` is that of the conference."""
    if tag == "venue" and kind == "inproceedings":
        return "location"
    return _WRITTEN_AS.get(tag, tag)


def _fields_in(tag: str, value: str, citation: Citation) -> Iterable[str]:
    """Return the model fields that are read from a value; `eid` holds one of the two of its row."""
    if tag not in KNOWN:
        return ()
    return TABLES[False].read({tag: [value]}, Context(FORMAT_NAME, type=citation.type)).keys()


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
