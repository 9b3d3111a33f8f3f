"""EndNote XML, what EndNote's "Export: XML" writes and its import reads, record by record both ways.

Reference: EndNote's XML export and its table of reference types. Files of Zotero, JabRef and Mendeley are read, too.
What EndNote has no field for is a line `label: value` of the notes, and is read back from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import IO, TYPE_CHECKING, Any

from carcite.formats.base import Context, Format, Raw, Table, build
from carcite.formats.endnotexml.fields import FORMAT_NAME, LABELLED, ZOTERO_NOTES
from carcite.formats.endnotexml.records import SIMPLE, read_record, record_xml
from carcite.formats.endnotexml.table import table
from carcite.formats.endnotexml.types import GENERIC, KINDS, RefType, read_type, written_type
from carcite.formats.records import Entry, entries, related_list
from carcite.formats.xml import legal, read_elements, root_name
from carcite.model import TYPES, Citation
from carcite.notes import Code, Note
from carcite.options import Options

if TYPE_CHECKING:
    from lxml.etree import _Element

_EXPECTED = "EndNote XML (<xml><records><record>)"
_ROOTS = frozenset(("xml", "records"))
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


@cache
def _tags(kind: str) -> frozenset[str]:
    """The tags that are read in one kind of record."""
    return frozenset(tag for row in table(kind).rows for tag in (*row.tags, *row.aliases))


@cache
def _labels() -> frozenset[str]:
    """The labels of the lines of the notes, the same in every kind of record."""
    tags = {tag for kind in KINDS for tag in _tags(kind)}
    return frozenset(tag[5:] for tag in tags if tag.startswith("line:")) | {"type"}


def sniff(text: str) -> bool:
    """Whether the root element is `xml` or `records` and holds records."""
    if not text[:64].lstrip("\ufeff \t\r\n").startswith("<"):
        return False
    root = root_name(text)
    return root in _ROOTS and ("<record>" in text[:8192] or "<records" in text[:8192])


def read_stream(file: IO[Any]) -> Iterator[Citation | Note]:
    """Each record as soon as it is whole, with its notes; memory stays flat.

    Raises ReadError for another document than EndNote's, and for text that is not well-formed XML.
    """
    records = read_elements(file, {"record"}, roots=_ROOTS, expected=_EXPECTED)
    for count, record in enumerate(records, 1):
        yield from _read_record(record, count)


def _read_record(record: _Element, count: int) -> Iterator[Citation | Note]:
    line: Any = record.sourceline
    context = Context(FORMAT_NAME, record=f"#{count}", line=line)
    given = record.find("ref-type")
    name, number = ((given.get("name") or ""), (given.text or "")) if given is not None else ("", "")
    ref_type = read_type(name, number)
    if ref_type is None:
        context.note(Code.UNPARSED, f"no reference type {name or number!r}; read as Generic", field="type")
    citation = _citation(ref_type or GENERIC, read_record(record, _labels()), context)
    if citation.key:
        context.notes = [made._replace(record=citation.key) for made in context.notes]
    yield citation
    yield from context.notes


def _citation(ref_type: RefType, fields: Raw, context: Context) -> Citation:
    raw = dict(fields)
    key = raw.pop("label", [None])[0]
    said = raw.pop("line:type", [])
    # A line that says what no field of this kind takes is a note like any other.
    known = _tags(ref_type.kind)
    stray = [f"{tag[5:]}: {v}" for tag in raw if tag.startswith("line:") and tag not in known for v in raw[tag]]
    raw = {tag: values for tag, values in raw.items() if not tag.startswith("line:") or tag in known}
    found = table(ref_type.kind).read(raw, context)
    found["key"] = key
    found["type"] = said[0] if said and said[0] in TYPES else ref_type.csl
    stray += [f"type: {value}" for value in said if value not in TYPES]
    if stray:
        found["notes"] = [*found.get("notes", ()), *stray]
    return build(found, context)


def write_stream(citations: Iterable[Citation], options: Options) -> Iterator[str | Note]:
    """`<xml><records>`, one record a line."""
    newline = options.newline
    yield f"{_HEAD}{newline}<xml><records>{newline}"
    number = 0
    for entry in entries(citations, options):
        if isinstance(entry, Note):
            yield entry
            continue
        number += 1
        context = Context(FORMAT_NAME, record=entry.key, options=options)
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
    if ref_type.csl != citation.type:
        pairs.append(("line:type", citation.type))
    pairs += table(ref_type.kind).write(citation, context)
    written = {tag for tag, _ in pairs}
    for extra in citation.extra:
        if extra.format == FORMAT_NAME and extra.tag in SIMPLE and extra.tag not in written:
            pairs.append((extra.tag, extra.value))
    if entry.listed:
        pairs.append(("notes", f"Related papers: {related_list(entry.listed)}"))
    if entry.links:
        context.note(Code.LOST, "EndNote XML has no links; related papers are records of their own", field="related")
    text = record_xml(
        number, (ref_type.number, ref_type.name), [(tag, legal(value)) for tag, value in pairs], _labels()
    )
    _note_changes(citation, text, context)
    if context.options.target is not None:
        _note_moved(citation, written, context)
    return text


def _note_moved(citation: Citation, written: set[str], context: Context) -> None:
    """A note for each field that stands where only people look for it."""
    noted = {made.field for made in context.notes}
    moved = {LABELLED[tag[5:]] for tag in written if tag[5:] in LABELLED and tag.startswith("line:")}
    if context.options.target == "zotero":
        moved |= {name for name in ZOTERO_NOTES if getattr(citation, name)}
    for name in sorted(moved - noted):
        context.note(Code.MOVED, "in the notes, where only people read it", field=name)


def _note_changes(citation: Citation, text: str, context: Context) -> None:
    """Read what was written, and note each field that is not the same and has no note yet."""
    from lxml import etree

    record = etree.fromstring(text)
    ref_type = written_type(citation.type)
    back = _citation(ref_type, read_record(record, _labels()), Context(FORMAT_NAME))
    noted = {made.field for made in context.notes}
    for name, value in citation.__dict__.items():
        if value != getattr(back, name) and name not in noted and not (name == "key" and value is None):
            context.note(Code.CHANGED, f"reads back from EndNote XML in another form: {name}", field=name)


# What the list of formats shows: the fields a journal article has no element for are in a note of Zotero's.
_SHOWN = Table(
    FORMAT_NAME,
    table("journal").rows,
    lost=("note", "files", "key_aliases"),
    beside=("type", "key", "related"),
    dropped={
        "zotero": {LABELLED[tag[5:]] for row in table("journal").rows for tag in row.tags[:1] if tag[5:] in LABELLED}
        | {*ZOTERO_NOTES, "epub_date", "funding"},
        "latex": Citation.model_fields.keys() - {"type", "extra", "note", "files", "key_aliases"},
    },
)
FORMAT = Format(
    name=FORMAT_NAME,
    title="EndNote XML",
    reference="EndNote, XML export and table of reference types",
    suffixes=(".enxml",),
    aliases=("endnote-xml", "endnote"),
    sniff=sniff,
    read_stream=read_stream,
    write_stream=write_stream,
    table=_SHOWN,
    binary=True,
    media_type="application/xml",
)
read = FORMAT.read
write = FORMAT.write

__all__ = ["FORMAT", "read", "read_stream", "sniff", "write", "write_stream"]
