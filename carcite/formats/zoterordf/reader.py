"""From Zotero RDF to citations. Reference: as in `nodes`."""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, TYPE_CHECKING, Any

from carcite.errors import ReadError
from carcite.formats.base import Context, Raw, build
from carcite.formats.xml import read_elements, root_name
from carcite.formats.zotero_schema import ITEM_TYPES, TYPE_OF
from carcite.formats.zoterordf.fields import FORMAT_NAME
from carcite.formats.zoterordf.nodes import RDF, Graph, Item, item_type, names_of, qualified, references, text_of
from carcite.formats.zoterordf.outline import Outline, name_of
from carcite.formats.zoterordf.table import TABLE
from carcite.model import Citation, Extra
from carcite.notes import Code, Note, note

if TYPE_CHECKING:
    from lxml.etree import _Element

_EXPECTED = "Zotero RDF (rdf:RDF)"
_TELLING = ("http://www.zotero.org/namespaces/export#", "http://purl.org/net/biblio#")
_ABOUT = f"{{{RDF}}}about"
_OWNED = frozenset(("bib:Memo", "z:Attachment"))


def sniff(text: str) -> bool:
    """Whether the root element is rdf:RDF and declares one of the vocabularies of Zotero's export."""
    return root_name(text) == "RDF" and any(uri in text[:8192] for uri in _TELLING)


def read_stream(file: IO[Any]) -> Iterator[Citation | Note]:
    """Yield the items of a document, each with its child notes, and notes.

    The document is read twice, since its nodes may stand apart; a file that cannot be read twice is read whole. Raises
    ReadError for another document than RDF, and for text that is not well-formed XML from the start.
    """
    if not file.seekable():
        whole = file.read()
        file = io.StringIO(whole) if isinstance(whole, str) else io.BytesIO(whole)
    start = file.tell()
    outline = Outline()
    for element in _elements(file):
        if not isinstance(element, Note):
            outline.add(element)
    outline.close()
    file.seek(start)
    yield from _read(file, outline)


def _elements(file: IO[Any]) -> Iterator[_Element | Note]:
    for item in read_elements(file, {"*"}, roots={"RDF"}, expected=_EXPECTED):
        yield item if isinstance(item, Note) else item[0]


def _read(file: IO[Any], outline: Outline) -> Iterator[Citation | Note]:
    """Yield each item as soon as the nodes it refers to are there."""
    graph = Graph()
    folders = outline.folders()
    waiting: deque[tuple[_Element, int]] = deque()
    missing: str | None = None
    count = 0
    for element in _elements(file):
        if isinstance(element, Note):
            yield element
            continue
        _remember(element, graph, outline)
        if item_type(element) is not None:
            count += 1
            waiting.append((element, count))
        elif qualified(element) in _OWNED and element.get(_ABOUT) not in outline.owned:
            yield _note_alone(element)
        while waiting and (missing is None or missing in graph.known):
            missing = graph.missing(waiting[0][0], outline.defined)
            if missing is None:
                yield from _read_waiting(*waiting.popleft(), graph, outline, folders)
    for node, number in waiting:
        yield from _read_waiting(node, number, graph, outline, folders)
    if not count:
        raise ReadError("no item: expected RDF with items such as <bib:Article> and their z:itemType")


def _remember(element: _Element, graph: Graph, outline: Outline) -> None:
    """Keep a node, or a part of it, to which properties refer."""
    nodes = [element] if item_type(element) is None else []
    if outline.inner:
        nodes += [inner for inner in element.iterdescendants() if inner.attrib]
    for node in nodes:
        for name in names_of(node):
            if outline.counts[name]:
                graph.known.setdefault(name, node)


def _read_waiting(
    node: _Element, count: int, graph: Graph, outline: Outline, folders: dict[str | None, list[str]]
) -> Iterator[Citation | Note]:
    yield from _read_item(graph.read(node), outline.keys, count, node, folders.get(node.get(_ABOUT), ()))
    for name in references(node):
        outline.counts[name] -= 1
        if not outline.counts[name]:
            graph.known.pop(name, None)


def _note_alone(node: _Element) -> Note:
    parts = (text_of(part) for part in node if qualified(part) in ("rdf:value", "dc:title", "rdf:resource"))
    line: Any = node.sourceline
    text = "; ".join(filter(None, parts))
    return note(Code.NOT_A_RECORD, "a note or file that belongs to no item is left out", line=line, text=text)


def _read_item(
    item: Item, keys: Mapping[str | None, str], count: int, node: _Element, folders: Iterable[str]
) -> Iterator[Citation | Note]:
    line: Any = node.sourceline
    key = keys.get(item.about) if item.about else None
    context = Context(FORMAT_NAME, record=key or f"#{count}", line=line, type=item.type)
    if item.type not in ITEM_TYPES:
        context.note(Code.UNPARSED, f"no Zotero item type {item.type[:60]!r}; read as document", field="type")
    found = fields_of_item(item.type, item.fields, context)
    found["key"] = found.get("key") or key
    related = [
        {"relation": "related", "citation": {"type": "document", "key": keys.get(uri) or name_of(uri)}}
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
