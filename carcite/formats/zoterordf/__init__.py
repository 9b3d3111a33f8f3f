"""Zotero RDF, Zotero's own exchange format: written so that every field of a Zotero item arrives, and read.

Reference: RDF 1.1 XML Syntax; the vocabularies Dublin Core, PRISM 1.2, FOAF, vCard, Biblio and Zotero's own as Zotero's
RDF export and import use them. What a Zotero item has no field for is a line of its Extra field or a child note; and
all that would read back otherwise is kept, in the model's own JSON, in `carcite:fields`, which Zotero passes over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Set
from typing import IO, TYPE_CHECKING, Any

from carcite.errors import ReadError
from carcite.formats.base import Context, Format, Raw, build
from carcite.formats.records import Entry, entries, related_list
from carcite.formats.xml import legal, read_elements, root_name
from carcite.formats.zotero_schema import ITEM_TYPE_OF, ITEM_TYPES, TYPE_OF
from carcite.formats.zoterordf.nodes import Graph, Item, known_type
from carcite.formats.zoterordf.table import FORMAT_NAME, TABLE, html_note, in_notes
from carcite.formats.zoterordf.writing import HEAD, collection_xml, item_xml, uri_of
from carcite.model import TYPES, Citation, Extra
from carcite.notes import Code, Note, note
from carcite.options import Options

if TYPE_CHECKING:
    from lxml.etree import _Element

_EXPECTED = "Zotero RDF (rdf:RDF)"
_TELLING = ("http://www.zotero.org/namespaces/export#", "http://purl.org/net/biblio#")
_MODEL_FIELDS = frozenset(Citation.model_fields) - {"type", "key", "extra"}
_FIELD_NAME = re.compile(r"[a-z][A-Za-z]{1,40}")
# Names that are a node, a list or a note in RDF, and so no field `z:name`.
_STRUCTURE = frozenset(("note", "tag", "type", "itemType", "citationKey", "fields"))


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


_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_RESOURCE = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource"
_RELATION = "{http://purl.org/dc/elements/1.1/}relation"
_KEY = "{http://www.zotero.org/namespaces/export#}citationKey"


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
    for path in item.attachments:
        context.note(Code.UNPLACED, f"an attached file is left out: {path[:200]}")
    found = _fields(item.type, item.fields, context)
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
    if item.own is not None:
        _read_own(item.own, found, context)
    yield build(found, context)
    yield from context.notes


def _fields(item_type: str, fields: Raw, context: Context) -> dict[str, Any]:
    """The model fields of an item's own fields."""
    context.type = item_type
    raw = dict(fields)
    key = raw.pop("citationKey", [None])[0]
    said = raw.pop("extra:type", [None])[0]
    odd = raw.pop("extra:citation-key", [None])[0]
    found = TABLE.read(raw, context)
    found["key"] = key or odd
    found["type"] = TYPE_OF.get(item_type, "document")
    if said in TYPES:
        found["type"] = said
    elif said is not None:
        found["notes"] = [*found.get("notes", ()), f"type: {said}"]
    return found


def _read_own(text: str, found: dict[str, Any], context: Context) -> None:
    try:
        kept = json.loads(text)
    except (ValueError, RecursionError):
        kept = None
    if not isinstance(kept, dict):
        context.note(Code.UNPARSED, "carcite:fields is no JSON object; passed over", text=text[:200])
        return
    for name, value in kept.items():
        if name in _MODEL_FIELDS:
            found[name] = value
        elif name == "abstract_languages" and isinstance(value, list):
            abstracts = found.get("abstracts", [])
            if len(value) == len(abstracts):
                found["abstracts"] = [{**a, "language": tag} for a, tag in zip(abstracts, value, strict=True)]
        elif name == "extra" and isinstance(value, list):
            pairs = [pair for pair in value if isinstance(pair, list) and len(pair) == 2]
            found["extra"] = [*found.get("extra", ()), *(Extra(FORMAT_NAME, str(tag), str(v)) for tag, v in pairs)]


def write_stream(citations: Iterable[Citation], options: Options) -> Iterator[str | Note]:
    """One rdf:RDF, item after item; at its end the collections, those of related papers for Zotero or on request."""
    yield _lines([HEAD + ">"], options)
    collections: list[tuple[str, str, list[str]]] = []
    folders: dict[str, list[str]] = {}
    for entry in entries(citations, options):
        if isinstance(entry, Note):
            yield entry
            continue
        context = Context(FORMAT_NAME, record=entry.key, options=options)
        yield _lines(_write_item(entry, context), options)
        yield from context.notes
        members = [link.key for link in entry.links if link.key is not None]
        if members and (options.related == "collection" or options.target == "zotero"):
            collections.append((f"{uri_of(entry.key)}/related", f"Related to {entry.key}", members))
        for extra in entry.citation.extra:
            if extra.format == FORMAT_NAME and extra.tag == "collection":
                folders.setdefault(extra.value, []).append(entry.key)
    collections += [(f"{uri_of(name)}/collection", name, keys) for name, keys in folders.items()]
    for about, name, keys in collections:
        yield _lines(collection_xml(about, legal(name), keys), options)
    yield _lines(["</rdf:RDF>"], options)


def _lines(lines: list[str], options: Options) -> str:
    text = "\n".join(lines) + "\n"
    if options.ascii and not text.isascii():
        text = text.encode("ascii", "xmlcharrefreplace").decode("ascii")
    return text.replace("\n", options.newline) if options.newline != "\n" else text


def _write_item(entry: Entry, context: Context) -> list[str]:
    citation, key = entry.citation, entry.key
    item_type = ITEM_TYPE_OF[citation.type]
    fields: Raw = {"citationKey": [key]}
    for name, value in TABLE.write(citation, context):
        kept = (legal(value[0]), legal(value[1])) if isinstance(value, tuple) else legal(value)
        fields.setdefault(name, []).append(kept)
    if TYPE_OF[item_type] != citation.type:
        fields["extra:type"] = [citation.type]
    fields = dict(sorted(fields.items(), key=lambda pair: _place(pair[0])))
    own: dict[str, Any] = {}
    spare = []
    for extra in citation.extra:
        if extra.format != FORMAT_NAME:
            continue
        if extra.tag == "collection":
            continue  # at the end of the document
        if _FIELD_NAME.fullmatch(extra.tag) and extra.tag not in fields and _is_free(extra.tag):
            fields[extra.tag] = [legal(extra.value)]
        else:
            spare.append([extra.tag, extra.value])
    own |= _unlike(citation, item_type, fields)
    if spare:
        own["extra"] = spare
    links = [uri_of(link.key) for link in entry.links if link.key is not None]
    if entry.links:
        own["related"] = [
            {
                "relation": link.related.relation,
                **({"inverse": True} if link.related.inverse else {}),
                "citation": {"type": "document", "key": link.key},
            }
            for link in entry.links
        ]
        context.note(Code.MOVED, "related papers are items of their own, linked by dc:relation", field="related")
    if entry.listed:
        fields.setdefault("note", []).append(html_note(f"Related papers: {related_list(entry.listed)}"))
        own.setdefault("notes", list(citation.notes))
    if context.options.target == "zotero":
        for name in in_notes(citation):
            context.note(Code.MOVED, "in a child note, where only people read it", field=name)
    text = json.dumps(own, ensure_ascii=False) if own else None
    return item_xml(key, item_type, ITEM_TYPES[item_type], fields, links, text)


def _place(tag: str) -> int:
    """Creators stand before the other fields, and Extra after them."""
    return 0 if tag.startswith("creator:") else 2 if tag.startswith("extra:") else 1


def _is_free(tag: str) -> bool:
    """Whether a field of that name is read back as nothing but itself."""
    if tag in _STRUCTURE:
        return False
    found = TABLE.read({tag: [""]}, Context(FORMAT_NAME))
    return set(found) == {"extra"}


def _unlike(citation: Citation, item_type: str, fields: Raw) -> dict[str, Any]:
    """The fields that would be read back otherwise, in the model's own JSON."""
    probe = Context(FORMAT_NAME, type=item_type)
    back = build(_fields(item_type, fields, probe), probe)
    names = {
        name
        for name, value in citation.__dict__.items()
        if name in _MODEL_FIELDS and name != "related" and value != getattr(back, name)
    }
    if not names:
        return {}
    own: dict[str, Any] = {}
    plain = [abstract.model_copy(update={"language": None}) for abstract in citation.abstracts]
    if "abstracts" in names and plain == [a.model_copy(update={"language": None}) for a in back.abstracts]:
        names.remove("abstracts")
        own["abstract_languages"] = [abstract.language for abstract in citation.abstracts]
    # A default is said where another value would be read back, and so is an abstract without sections.
    dumped = citation.model_dump(mode="json", include=names, exclude_defaults=True)
    whole = citation.model_dump(mode="json", include=(names - dumped.keys()) | (names & {"abstracts"}))
    return own | {name: (whole if name in whole else dumped)[name] for name in sorted(names)}


FORMAT = Format(
    name=FORMAT_NAME,
    title="Zotero RDF",
    reference="RDF 1.1 XML Syntax; Zotero's RDF vocabulary",
    suffixes=(".rdf",),
    aliases=("zotero-rdf", "rdf"),
    sniff=sniff,
    read_stream=read_stream,
    write_stream=write_stream,
    table=TABLE,
    binary=True,
    media_type="application/rdf+xml",
)
read = FORMAT.read
write = FORMAT.write

__all__ = ["FORMAT", "read", "read_stream", "sniff", "write", "write_stream"]
