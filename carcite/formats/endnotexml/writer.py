"""Write EndNote XML: each citation as a record, with a note for each value that has no place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from carcite.formats.base import Context
from carcite.formats.endnote.records import citation_of, note_differences, write_fields
from carcite.formats.endnote.types import written_type
from carcite.formats.endnotexml.elements import SIMPLE, URL_LISTS, read_elements_of, record_xml
from carcite.formats.endnotexml.reader import FORMAT_NAME
from carcite.formats.fields import Pairs
from carcite.formats.records import Entry, write_records
from carcite.formats.xml import encodable, legal
from carcite.model import Citation
from carcite.notes import Code, Note
from carcite.options import Options

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
# Zotero's import puts these fields into one note.
NOTED_BY_ZOTERO = ("pmid", "affiliations", "translated_titles", "original_title", "epub_date")


def write_stream(citations: Iterable[Citation], options: Options) -> Iterator[str | Note]:
    """Yield `<xml><records>` and the records, one a line, and notes."""
    numbers = count(1)

    def write(entry: Entry, context: Context) -> str:
        return encodable(_write_record(entry, next(numbers), context), options) + "\n"

    yield f"{_HEAD}\n<xml><records>\n"
    yield from write_records(citations, options, FORMAT_NAME, write)
    yield "</records></xml>\n"


def _write_record(entry: Entry, number: int, context: Context) -> str:
    from lxml import etree

    ref_type = written_type(entry.citation.type)
    pairs = write_fields(entry, ref_type, context)
    pairs += _kept_pairs(entry.citation, {tag for tag, _ in pairs})
    pairs = [(tag, legal(value)) for tag, value in pairs]
    text = record_xml(number, (ref_type.number, ref_type.name), pairs)
    back = citation_of(ref_type, read_elements_of(etree.fromstring(text)), Context(FORMAT_NAME))
    note_differences(entry, back, context)
    if context.options.target == "zotero":
        _note_moved(entry.citation, context)
    return text


def _kept_pairs(citation: Citation, written: set[str]) -> Pairs:
    """Return the kept values of elements that are not written yet; there may be any number of addresses."""
    kept = [(extra.tag, extra.value) for extra in citation.extra if extra.format == FORMAT_NAME]
    return [(tag, value) for tag, value in kept if tag in URL_LISTS or tag in SIMPLE - written]


def _note_moved(citation: Citation, context: Context) -> None:
    """Note the fields that Zotero's import puts into one note."""
    noted = {note.field for note in context.notes}
    for name in NOTED_BY_ZOTERO:
        if getattr(citation, name) and name not in noted:
            context.note(Code.MOVED, f"zotero puts {name} into a note", field=name)
