"""Read the EndNote tagged format: a record begins with `%0`, or after a blank line if it has no `%0`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

from carcite.formats.base import Context, Raw, read_records
from carcite.formats.endnote.names import name_text
from carcite.formats.endnote.people import LISTS as LISTS_OF_PEOPLE
from carcite.formats.endnote.records import citation_of
from carcite.formats.endnote.types import GENERIC, RefType, read_type
from carcite.formats.endnotetagged.tags import FIELD_OF, FORMAT_NAME, LISTS, PROSE, TITLES
from carcite.model import Citation
from carcite.notes import Code, Note, Severity
from carcite.values.keywords import divide_values, split_keywords
from carcite.values.markup import clean
from carcite.values.names import Name
from carcite.values.text import line as one_line
from carcite.values.text import paragraphs

# The first three characters of a line with a tag, and the sign of the tag.
_TAGS = {f"%{tag}{blank}": tag for tag in ("0", *FIELD_OF) for blank in ("", " ")}
_EMPTY = "\ufeff \t\r\n\x1a\x00"


def read_stream(file: IO[str]) -> Iterator[Citation | Note]:
    """Yield each citation, and notes. Raises ReadError if the text has no record."""
    absent = "no EndNote record: expected lines such as '%0 Journal Article'"
    return read_records(split_records(file), FORMAT_NAME, read_record, absent=absent)


def split_records(lines: Iterable[str]) -> Iterator[tuple[list[str], int] | Note]:
    """Yield the lines of each record with the number of the first, and a note on each line before the first record."""
    held: list[str] = []
    begun, after_blank = 0, False
    for number, raw_line in enumerate(lines, 1):
        line = raw_line.strip("\r\n").lstrip("\ufeff")
        tag = _TAGS.get(line[:3], "")
        begins = tag == "0" or (tag != "" and (not held or (after_blank and held[0][:2] != "%0")))
        after_blank = not line.strip(_EMPTY)
        if begins:
            if held:
                yield held, begun
            held, begun = [line], number
        elif held:
            held.append(line)
        elif not after_blank:
            message = "text before the first record is skipped"
            yield Note(Code.NOT_A_RECORD, message, Severity.WARNING, line=number, text=line)
    if held:
        yield held, begun


def read_record(lines: list[str], context: Context) -> Citation:
    """Return the citation of the lines of a record, which are without line ends."""
    type_name, raw = _values(lines)
    ref_type = (read_type(type_name, "") if type_name else _assumed_type(raw)) or GENERIC
    if not type_name:
        context.note(Code.ASSUMED, f"a record without %0 is read as {ref_type.name}", field="type")
        _read_refer(raw)
    elif ref_type is GENERIC and type_name.lower() != GENERIC.name.lower():
        context.note(Code.UNPARSED, f"unknown reference type {type_name!r}; read as Generic", field="type")
    if "keywords" in raw:
        raw["keywords"] = divide_values(raw["keywords"])
    return citation_of(ref_type, raw, context)


def _values(lines: list[str]) -> tuple[str, Raw]:
    """Return the name of the reference type, and the values by the names of EndNote's fields."""
    raw: dict[str, list[list[str]]] = {}
    type_name, field = "", ""
    for line in lines:
        tag = _TAGS.get(line[:3], "")
        if tag == "0":
            type_name, field = line[3:].strip(), ""
        elif tag:
            field = FIELD_OF[tag]
            raw.setdefault(field, []).append([line[3:].strip()])
        elif field in LISTS:
            raw[field].append([line.strip()])
        elif field:
            raw[field][-1].append(line.strip())
    values = {field: list(filter(None, (_joined(field, parts) for parts in pieces))) for field, pieces in raw.items()}
    return type_name, {field: texts for field, texts in values.items() if texts}


def _joined(field: str, parts: list[str]) -> str:
    if field in PROSE:
        return paragraphs("\n".join(parts))
    text = one_line(" ".join(parts))
    return clean(text) if field in TITLES and ("<" in text or "&" in text) else text


def _read_refer(raw: Raw) -> None:
    """In a record of refer(1), which has no %0, names are given first and keywords stand between commas."""
    for field in LISTS_OF_PEOPLE:
        for place, text in enumerate(raw.get(field, ())):
            if not any(sign in text for sign in (",", ";", " and ")) and (name := Name.parse(text)) is not None:
                raw[field][place] = name_text(name)
    if "keywords" in raw:
        raw["keywords"] = [word for text in raw["keywords"] for word in split_keywords(text)]


def _assumed_type(raw: Raw) -> RefType | None:
    """Return the type of a record of refer(1), which has no %0."""
    if "full-title" in raw:
        return read_type("Journal Article", "")
    return read_type("Book Section", "") if "secondary-title" in raw else read_type("Book", "")
