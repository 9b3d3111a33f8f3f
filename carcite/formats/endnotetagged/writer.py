"""Write the EndNote tagged format: citations as records, with a note for each value that has no place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from carcite.formats.base import Context
from carcite.formats.endnote.records import note_differences, write_fields
from carcite.formats.endnote.types import written_type
from carcite.formats.endnotetagged.reader import read_record
from carcite.formats.endnotetagged.tags import FORMAT_NAME, LISTS, ORDER, PROSE, TAG_OF, TITLES
from carcite.formats.records import Entry, write_records
from carcite.keys import KeyRing
from carcite.model import Citation
from carcite.notes import Note
from carcite.options import Options
from carcite.values.markup import plain
from carcite.values.text import line

_RANK = {tag: rank for rank, tag in enumerate(ORDER)}


def write_stream(citations: Iterable[Citation], options: Options, ring: KeyRing | None = None) -> Iterator[str | Note]:
    """Yield the records one at a time, with an empty line between them, and notes."""
    return write_records(citations, options, FORMAT_NAME, _write_record, between="\n", ring=ring)


def _write_record(entry: Entry, context: Context) -> str:
    ref_type = written_type(entry.citation.type)
    pairs = write_fields(entry, ref_type, context)
    pairs += [(extra.tag, extra.value) for extra in entry.citation.extra if extra.format == FORMAT_NAME]
    if any(field == "full-title" for field, _ in pairs):  # %J says the same as %B
        pairs = [(field, value) for field, value in pairs if field != "secondary-title"]
    written = [(TAG_OF[field], text) for field, value in pairs if field in TAG_OF for text in _texts(field, value)]
    written.sort(key=lambda pair: _RANK[pair[0]])
    lines = [f"%0 {ref_type.name}", *(f"%{tag} {text}" for tag, text in written)]
    back = read_record("\n".join(lines).split("\n"), Context(FORMAT_NAME))
    note_differences(entry, back, context)
    return "\n".join([*lines, ""])


def _texts(field: str, value: str) -> list[str]:
    """Return the lines of a value: no line begins with a tag or is blank."""
    if field in LISTS:
        return [text for part in value.split("\n") if (text := line(part))]
    if field not in PROSE:
        text = line(plain(value) if field in TITLES else value)
        return [text] if text else []
    rows = [row for part in plain(value).split("\n") if (row := line(part))]
    return ["\n".join(f" {row}" if row[:1] == "%" else row for row in rows)] if rows else []
