"""Read RIS: from the lines of a file to citations, record by record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter
from typing import IO, Any

from carcite.formats.base import Context, Raw, build, read_records
from carcite.formats.cutting import Part, text_parts
from carcite.formats.extra_lines import is_value
from carcite.formats.ris.fields import FORMAT_NAME, own_labels
from carcite.formats.ris.lines import Lines, Record, Stray, split_records
from carcite.formats.ris.table import extra_tags, table, tags_of_fields
from carcite.formats.ris.tag_variants import read_procite, read_variants
from carcite.formats.ris.text import PROSE, TITLES
from carcite.formats.ris.types import READ, read_declared_type
from carcite.model import Citation, Extra
from carcite.notes import Code, Note, Severity
from carcite.values.markup import clean, decode_entities
from carcite.values.text import line, paragraphs

_LETTER = re.compile(r"[^\W\d_]")


def read_stream(file: IO[str]) -> Iterator[Citation | Note]:
    """Yield the citations of a RIS text, record by record, and notes. Raises ReadError if it has text and no record."""
    parts = split_records(file)
    items = (_stray_note(part) if isinstance(part, Stray) else (part, part.lines.first) for part in parts)
    absent = "no RIS record: expected lines such as 'TY  - JOUR' ... 'ER  - '"
    return read_records(items, FORMAT_NAME, read_record, absent=absent)


def _stray_note(stray: Stray) -> Note:
    """Return a note on text outside the records; numbering and rules are not a loss."""
    severity = Severity.WARNING if _LETTER.search(stray.text) else Severity.INFO
    return Note(Code.NOT_A_RECORD, "text outside the records is skipped", severity, line=stray.line, text=stray.text)


def read_record(record: Record, context: Context) -> Citation:
    """Return the citation of a record."""
    given = record.type or ""
    name = given.upper()
    csl, record_class = READ.get(name, ("document", "other"))
    raw = _decoded(record.tags)
    loose = raw.pop("", None)
    read_procite(name, raw)
    keys, types = _read_extra(raw, record_class, csl)
    keys = list(dict.fromkeys((*raw.pop("ID", ()), *raw.pop("LB", ()), *keys)))
    context.type = types[0] if types else csl
    if keys:
        context.record = keys[0]
    if name == "EDBOOK" and "AU" in raw:
        raw["A3"] = [*raw.get("A3", ()), *raw.pop("AU")]
    read_variants(name, raw)
    found = table(record_class).read(raw, context)
    found["type"] = context.type
    if keys:
        found["key"], found["key_aliases"] = keys[0], tuple(keys[1:])
    if loose:
        context.note(Code.UNPLACED, "text between TY and the first tag; kept as a note", field="notes")
        found["notes"] = [*found.get("notes", ()), " ".join(loose)]
    _note_form(record, given, context)
    context.take_kept(found)
    if "extra" in found:
        found["extra"] = sorted(found["extra"], key=attrgetter("tag"))
    citation = build(found, context)
    if context.notes:
        _set_lines(context, name, record.lines)
    return citation


def _decoded(tags: dict[str, list[str]]) -> Raw:
    """Return the values without entities, titles in the small markup; empty values are left out."""
    raw: Raw = {}
    for tag, values in tags.items():
        whole = "".join(values)
        if not whole.isprintable():
            values = list(map(paragraphs if tag in PROSE else line, values))
        if "&" in whole or "<" in whole:
            if tag in TITLES:
                values = list(map(clean, values))
            elif tag not in PROSE:
                values = list(map(decode_entities, values))
        if "" in values:
            values = list(filter(None, values))
        if values:
            raw[tag] = values
    return raw


_KEY_NAMES = frozenset(("Citation Key", "citation-key"))
_TYPE_NAMES = frozenset(("Type", "type"))


def _read_extra(raw: Raw, record_class: str, csl: str) -> tuple[list[str], list[str]]:
    """Move the lines of Zotero's Extra in M2 to their tags in the table; return the citation keys and types there."""
    if "M2" not in raw:
        return [], []
    lines = [value.partition(": ") for value in raw.pop("M2")]
    types = list(filter(None, (_declared_type(label, text) for label, _, text in lines)))
    own = own_labels(next(iter(types), csl))
    known = extra_tags(record_class) | {label: f"{name}:" for name, label in own.items()}
    keys: list[str] = []
    for label, colon, value in lines:
        tag, text = _tag_of_label(label, known), value.strip()
        if label in _KEY_NAMES and len(text.split(" ")) == 1 and text:
            keys.append(text)
        elif tag and is_value(tag[:-1], text):
            raw.setdefault(tag, []).append(text)
        elif not _declared_type(label, text):
            raw.setdefault("M2", []).append(f"{label}{colon}{value}")
    return keys, types


def _declared_type(label: str, text: str) -> str | None:
    return read_declared_type(text) if label in _TYPE_NAMES else None


def _tag_of_label(label: str, known: dict[str, str]) -> str | None:
    """Return the tag of a line: `Original Date` is CSL's variable as people write it, one word is as CSL has it."""
    return known.get(label) or (known.get(label.lower().replace(" ", "-")) if " " in label else None)


def _note_form(record: Record, given: str, context: Context) -> None:
    """Note what is not in order with a record."""
    if not given:
        context.note(Code.UNPARSED, "the record has no type; read as document", field="type")
    elif given.upper() not in READ:
        context.kept.append(Extra(FORMAT_NAME, "TY", given))
        context.note(Code.UNPARSED, f"unknown RIS type {given!r}; read as document", field="type", text=given)
    if record.gathered:
        context.note(Code.REPAIRED, "tag lines before TY or after ER are read as a part of the record")
    if not record.ended and record.type is not None:
        context.note(Code.REPAIRED, "the record has no ER")


def _set_lines(context: Context, type_tag: str, lines: Lines) -> None:
    """Give notes on a value the line on which it stands."""
    known = tags_of_fields(type_tag)
    for place, note in enumerate(context.notes):
        if note.text is not None or note.tag is not None or note.code is Code.UNPARSED:
            tags = known.get(note.field or "", set()) | {note.tag or ""}
            context.notes[place] = note._replace(line=lines.find(tags, note.text or ""))


def read_tags(tags: dict[str, Any], type_tag: str) -> Citation:
    """Return the citation that a written record is read as."""
    return read_record(Record(type_tag, tags, Lines([])), Context(FORMAT_NAME))


# --- parts of a file --------------------------------------------------------------------------------------------------

_START, _END = "\nTY  -", "\nER"
_WIDTH = 400  # characters between two records


def cut(file: IO[str]) -> Iterator[Part]:
    """Yield the parts of a RIS file: each begins with a record that stands directly behind one from TY to ER."""
    return text_parts(file, read_stream, boundary)


def boundary(text: str) -> int:
    """Return the beginning of the last record before which nothing is open."""
    start = text.rfind(_START)
    while start > 0:
        end = text.rfind(_END, 0, start)
        if end < 0 or start - end > _WIDTH:
            return 0
        begun = text.rfind(_START, 0, end)
        # Tag lines between an ER and the next one belong to the record before or behind them.
        if text[end:start].rstrip() == "\nER  -" and begun > text.rfind(_END, 0, end):
            return start + 1
        start = begun
    return 0
