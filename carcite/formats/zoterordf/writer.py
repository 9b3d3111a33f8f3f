"""From citations to Zotero RDF. Reference: as in `nodes`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from carcite.formats.base import Context, Raw, build
from carcite.formats.child_notes import html_note, related_note
from carcite.formats.endnote.names import name_text
from carcite.formats.records import Entry, write_records
from carcite.formats.roundtrip import note_changes
from carcite.formats.xml import encodable, legal
from carcite.formats.zotero_schema import ITEM_TYPE_OF, ITEM_TYPES, TYPE_OF
from carcite.formats.zoterordf.fields import FORMAT_NAME
from carcite.formats.zoterordf.item_xml import HEAD, collection_xml, extra_text, item_xml, uri_of
from carcite.formats.zoterordf.nodes import SKIPPED_FIELDS, add_extra
from carcite.formats.zoterordf.reader import fields_of_item
from carcite.formats.zoterordf.table import TABLE
from carcite.model import Citation, unset
from carcite.notes import Code, Note
from carcite.options import Options

_FIELD_NAME = re.compile(r"[a-z][A-Za-z]{1,40}")
_RETRACTED = re.compile(r"\b(?:retracted|withdrawn)\b", re.IGNORECASE)
# Names that are a node, a list or a note in RDF, and so no field `z:name`.
_STRUCTURE = frozenset(
    ("note", "tag", "type", "itemType", "citationKey", "fields", "extra", "attachment", "automaticTag")
)


def write_stream(citations: Iterable[Citation], options: Options) -> Iterator[str | Note]:
    """Yield one rdf:RDF: the items, then collections; those of related papers for Zotero or if they are asked for."""
    yield _lines([HEAD + ">"], options)
    collections: list[tuple[str, str, list[str]]] = []
    folders: dict[str, list[str]] = {}

    def write(entry: Entry, context: Context) -> str:
        members = [link.key for link in entry.links]
        if members and (options.related == "collection" or options.target == "zotero"):
            collections.append((f"{uri_of(entry.key)}/related", f"Related to {entry.key}", members))
        for extra in entry.citation.extra:
            if extra.format == FORMAT_NAME and extra.tag == "collection":
                folders.setdefault(extra.value, []).append(entry.key)
        return _lines(_write_item(entry, context), options)

    yield from write_records(citations, options, FORMAT_NAME, write)
    collections += [(f"{uri_of(name)}/collection", name, keys) for name, keys in folders.items()]
    for about, name, keys in collections:
        yield _lines(collection_xml(about, legal(name), keys), options)
    yield _lines(["</rdf:RDF>"], options)


def _lines(lines: list[str], options: Options) -> str:
    return encodable("\n".join([*lines, ""]), options)


def _write_item(entry: Entry, context: Context) -> list[str]:
    citation = entry.citation
    item_type = ITEM_TYPE_OF[citation.type]
    fields: Raw = {"citationKey": [entry.key]}
    for name, value in TABLE.write(citation, context):
        kept = (legal(value[0]), legal(value[1])) if isinstance(value, tuple) else legal(value)
        fields.setdefault(name, []).append(kept)
    if TYPE_OF[item_type] != citation.type:
        fields["extra:type"] = [citation.type]
    if citation.status and _RETRACTED.search(citation.status):
        fields["automaticTag"] = [legal(citation.status)]
    _write_extra(citation, fields, context)
    # Creators stand before the other fields, and Extra after them.
    fields = dict(sorted(fields.items(), key=lambda pair: (pair[0].startswith("extra"), "creator:" not in pair[0])))
    back = _read_back(item_type, fields)
    note_changes(citation, context, lambda: back, spelled=name_text)
    links = [uri_of(link.key) for link in entry.links]
    if any(unset(link.related.citation) for link in entry.links):
        context.note(Code.CHANGED, "Zotero knows only that items are related, not how", field="related")
    if entry.listed:
        context.note(Code.MOVED, "related papers are listed in a child note", field="notes")
        fields.setdefault("note", []).append(html_note(related_note(entry.listed)))
    return item_xml(entry.key, ITEM_TYPES[item_type], fields, links)


def _read_back(item_type: str, fields: Raw) -> Citation:
    context = Context(FORMAT_NAME)
    raw = {tag: list(values) for tag, values in fields.items() if not tag.startswith("extra")}
    add_extra(raw, extra_text(fields))
    return build(fields_of_item(item_type, raw, context), context)


def _write_extra(citation: Citation, fields: Raw, context: Context) -> None:
    """Write kept fields of Zotero's own; collections stand at the end of the document."""
    for extra in citation.extra:
        if extra.format != FORMAT_NAME or extra.tag == "collection":
            continue
        taken = _STRUCTURE | SKIPPED_FIELDS | TABLE.row_of.keys() | fields.keys()
        if _FIELD_NAME.fullmatch(extra.tag) and extra.tag not in taken:
            fields[extra.tag] = [legal(extra.value)]
        else:
            context.note(Code.LOST, f"{FORMAT_NAME} has no place for kept values: {extra.tag}", field="extra")
