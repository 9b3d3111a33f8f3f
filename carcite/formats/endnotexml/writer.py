"""Write EndNote XML: each citation as a record, with a note for each value that has no place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from carcite.formats.base import Context
from carcite.formats.endnote.names import note_parts
from carcite.formats.endnote.table import table
from carcite.formats.endnote.types import RefType, written_type
from carcite.formats.endnotexml.elements import SIMPLE, URL_LISTS, read_elements_of, record_xml
from carcite.formats.endnotexml.reader import FORMAT_NAME, citation_of_elements
from carcite.formats.records import Entry, entries, related_list
from carcite.formats.roundtrip import note_changes
from carcite.formats.xml import legal
from carcite.model import Citation, unset
from carcite.notes import Code, Note
from carcite.options import Options

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_RELATED = "Related papers: "
# Zotero's import puts these fields into one note.
NOTED_BY_ZOTERO = ("pmid", "affiliations", "translated_titles", "original_title", "epub_date")


def write_stream(citations: Iterable[Citation], options: Options) -> Iterator[str | Note]:
    """Yield `<xml><records>` and the records, one a line, and notes."""
    newline = options.newline
    yield f"{_HEAD}{newline}<xml><records>{newline}"
    number = 0
    for entry in entries(citations, options):
        if isinstance(entry, Note):
            yield entry
            continue
        number += 1
        context = Context(FORMAT_NAME, record=entry.key, type=entry.citation.type, options=options)
        text = _write_record(entry, number, context) + newline
        if options.ascii and not text.isascii():
            text = text.encode("ascii", "xmlcharrefreplace").decode("ascii")
        yield text
        yield from context.notes
    yield f"</records></xml>{newline}"


def _write_record(entry: Entry, number: int, context: Context) -> str:
    citation = entry.citation
    ref_type = written_type(citation.type)
    pairs: list[tuple[str, Any]] = [("label", entry.key)]
    pairs += table(FORMAT_NAME, ref_type.record_class).write(citation, context)
    written = {tag for tag, _ in pairs}
    for extra in citation.extra:
        if extra.format == FORMAT_NAME and (extra.tag in URL_LISTS or extra.tag in SIMPLE - written):
            pairs.append((extra.tag, extra.value))
    if any(unset(link.related.citation) for link in entry.links):
        context.note(Code.LOST, "EndNote XML has no links between records", field="related")
    if entry.listed:
        pairs.append(("notes", _RELATED + related_list(entry.listed)))
    pairs = [(tag, legal(value)) for tag, value in pairs]
    text = record_xml(number, (ref_type.number, ref_type.name), pairs)
    _note_changes(entry, ref_type, text, context)
    if context.options.target == "zotero":
        _note_moved(citation, context)
    return text


def _note_changes(entry: Entry, ref_type: RefType, text: str, context: Context) -> None:
    """Read what was written, and note the fields that differ."""
    from lxml import etree

    citation = entry.citation
    if entry.listed and citation.note is None:
        notes = (*citation.notes, legal(_RELATED + related_list(entry.listed)))
        citation = citation.model_copy(update={"notes": notes})
    back = citation_of_elements(ref_type, read_elements_of(etree.fromstring(text)), Context(FORMAT_NAME))
    note_parts(citation, back, context)
    note_changes(citation, context, lambda: back, beside=("key",))


def _note_moved(citation: Citation, context: Context) -> None:
    """Note the fields that Zotero's import puts into one note."""
    noted = {note.field for note in context.notes}
    for name in NOTED_BY_ZOTERO:
        if getattr(citation, name) and name not in noted:
            context.note(Code.MOVED, f"zotero puts {name} into a note", field=name)
