"""Read EndNote XML: each record as soon as it is whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any

from carcite.formats.base import Context, read_records
from carcite.formats.cutting import Part
from carcite.formats.endnote.records import citation_of
from carcite.formats.endnote.types import GENERIC, read_type
from carcite.formats.endnotexml.elements import read_elements_of
from carcite.formats.xml import read_elements
from carcite.formats.xml_cutting import element_parts
from carcite.model import Citation
from carcite.notes import Code, Note

if TYPE_CHECKING:
    from lxml.etree import _Element

FORMAT_NAME = "endnotexml"
EXPECTED = "EndNote XML (<xml><records><record>)"
ROOTS = frozenset(("xml", "records"))
TAGS = frozenset(("record",))


def read_stream(file: IO[Any]) -> Iterator[Citation | Note]:
    """Yield each citation, and notes. Raises ReadError for a document that is not EndNote XML."""
    return read_records(read_elements(file, TAGS, roots=ROOTS, expected=EXPECTED), FORMAT_NAME, _read_record)


def _read_record(record: _Element, context: Context) -> Citation:
    given = record.find("ref-type")
    name, number = ((given.get("name") or ""), (given.text or "")) if given is not None else ("", "")
    ref_type = read_type(name, number)
    if ref_type is None:
        context.note(Code.UNPARSED, f"unknown reference type {name or number!r}; read as Generic", field="type")
    return citation_of(ref_type or GENERIC, read_elements_of(record), context)


def cut(file: IO[Any]) -> Iterator[Part]:
    """Yield the parts of a document, each with whole records."""
    return element_parts(file, read_stream, TAGS, roots=ROOTS)
