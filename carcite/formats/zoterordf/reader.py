"""From Zotero RDF to citations. Reference: as in `nodes`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import IO, TYPE_CHECKING, Any

from carcite.errors import ReadError
from carcite.formats.base import Context, Raw, build
from carcite.formats.xml import read_elements, root_name
from carcite.formats.zotero_schema import TYPE_OF
from carcite.formats.zoterordf.nodes import Graph, Item, known_type
from carcite.formats.zoterordf.table import FORMAT_NAME, TABLE
from carcite.model import Citation, Extra
from carcite.notes import Code, Note, note

if TYPE_CHECKING:
    from lxml.etree import _Element

_EXPECTED = "Zotero RDF (rdf:RDF)"
_TELLING = ("http://www.zotero.org/namespaces/export#", "http://purl.org/net/biblio#")
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_RESOURCE = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource"
_RELATION = "{http://purl.org/dc/elements/1.1/}relation"
_KEY = "{http://www.zotero.org/namespaces/export#}citationKey"


def sniff(text: str) -> bool:
    """Whether the root element is rdf:RDF and declares one of the vocabularies of Zotero's export."""
    if not text[:64].lstrip("\ufeff \t\r\n").startswith("<") or root_name(text) != "RDF":
        return False
    head = text[:8192]
    return any(uri in head for uri in _TELLING)


def read_stream(file: IO[Any]) -> Iterator[Citation | Note]:
    """The items of a document, each with its child notes. The whole document is read first: its nodes may stand apart.

    Raises ReadError for another document than RDF, and for text that is not well-formed XML.
    """
    count = 0
    for root in read_elements(file, {"RDF"}, roots={"RDF"}, expected=_EXPECTED):
        if isinstance(root, Note):
            yield root
            continue
        graph = Graph(root)
        linked = {relation.get(_RESOURCE) for relation in root.iter(_RELATION)}
        keys = {node.get(_ABOUT): key for node in graph.items() if (key := _key(node, linked))}
        folders = graph.collections()
        for node in graph.items():
            count += 1
            yield from _read_item(graph.read(node), keys, count, node, folders.get(node.get(_ABOUT), ()))
        for alone in graph.alone():
            message = "a note or file that belongs to no item is left out"
            yield note(Code.NOT_A_RECORD, message, line=alone.line, text=alone.text)
    if not count:
        raise ReadError("no item: expected RDF with items such as <bib:Article> and their z:itemType")


def _key(node: _Element, linked: Set[str | None]) -> str | None:
    """The item's citation key; for an item without one that another is related to, its name in the document."""
    found = node.find(_KEY)
    key = (found.text or "").strip() if found is not None else ""
    about = node.get(_ABOUT)
    return key or (about.removeprefix("#") if about and about in linked else None)


def _read_item(
    item: Item, keys: dict[Any, str], count: int, node: _Element, folders: Iterable[str]
) -> Iterator[Citation | Note]:
    line: Any = node.sourceline
    key = keys.get(node.get(_ABOUT)) if node.get(_ABOUT) else _key(node, frozenset())
    context = Context(FORMAT_NAME, record=key or f"#{count}", line=line, type=item.type)
    if not known_type(item.type):
        context.note(Code.UNPARSED, f"no Zotero item type {item.type[:60]!r}; read as document", field="type")
    found = fields_of_item(item.type, item.fields, context)
    found["key"] = found.get("key") or key
    related = [
        {"relation": "related", "citation": {"type": "document", "key": keys.get(uri) or uri.removeprefix("#")}}
        for uri in item.relations
    ]
    if related:
        found["related"] = related
    if folders:
        kept = [Extra(FORMAT_NAME, "collection", name) for name in folders]
        found["extra"] = [*found.get("extra", ()), *kept]
        context.note(Code.UNPLACED, f"no field for collections; kept in extra: {', '.join(folders)}", field="extra")
    yield build(found, context)
    yield from context.notes


def fields_of_item(item_type: str, fields: Raw, context: Context) -> dict[str, Any]:
    """Return the model fields of an item's own fields."""
    context.type = item_type
    raw = dict(fields)
    key = raw.pop("citationKey", [None])[0]
    line_type = raw.pop("extra:type", [None])[0]
    line_key = raw.pop("extra:citation-key", [None])[0]
    automatic = raw.pop("automaticTag", [])
    found = TABLE.read(raw, context)
    # A retracted work is marked with a tag that repeats its status.
    tags = [tag for tag in automatic if tag.casefold() != str(found.get("status")).casefold()]
    if tags:
        found["keywords"] = [*found.get("keywords", ()), *tags]
    found["key"] = key or line_key
    found["type"] = TYPE_OF.get(item_type, "document")
    if line_type is not None:
        found["type"] = TYPE_OF.get(line_type, line_type)
    return found
