"""From RDF/XML to Zotero's items: which predicate of which node is which field.

Reference: RDF 1.1 XML Syntax (nested nodes, rdf:about, rdf:nodeID, rdf:resource, rdf:Seq); the vocabularies
Dublin Core, PRISM 1.2, FOAF, vCard and Biblio as Zotero's RDF export uses them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from carcite.formats.base import Raw
from carcite.formats.extra_lines import read_lines
from carcite.formats.xml import local_name
from carcite.formats.zotero_schema import CLASSES, ITEM_TYPES

if TYPE_CHECKING:
    from lxml.etree import _Element

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
NAMESPACES: dict[str, str] = {
    "rdf": RDF,
    "z": "http://www.zotero.org/namespaces/export#",
    "bib": "http://purl.org/net/biblio#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "prism": "http://prismstandard.org/namespaces/1.2/basic/",
    "link": "http://purl.org/rss/1.0/modules/link/",
    "vcard": "http://nwalsh.com/rdf/vCard#",
    "so": "http://schema.org/",
}
_PREFIXES = {uri: prefix for prefix, uri in NAMESPACES.items()}
_SKIPPED = frozenset(("z:Attachment", "z:Collection", "bib:Memo", "z:AutomaticTag"))
# Zotero's own bookkeeping, and what it computes from other fields.
SKIPPED_FIELDS = frozenset(("itemType", "itemID", "displayTitle", "dateAdded", "dateModified", "linkMode"))
_CREATORS_OF = {"bib:authors": "author", "bib:editors": "editor", "bib:contributors": "contributor"}
_DIRECT = {
    "dc:title": "title",
    "dc:date": "date",
    "dcterms:issued": "issueDate",
    "dcterms:dateSubmitted": "accessDate",
    "dcterms:abstract": "abstractNote",
    "dc:rights": "rights",
    "dc:coverage": "archiveLocation",
    "dc:language": "language",
    "dc:source": "source",
    "bib:pages": "pages",
    "prism:volume": "volume",
    "dcterms:alternative": "journalAbbreviation",
}
_MEDIUM = {"artwork": "artworkMedium", "interview": "interviewMedium"}
_TYPE_FIELDS = {
    "report": "reportType",
    "thesis": "thesisType",
    "manuscript": "manuscriptType",
    "letter": "letterType",
    "map": "mapType",
    "presentation": "presentationType",
    "forumPost": "postType",
    "blogPost": "websiteType",
    "webpage": "websiteType",
    "podcast": "audioFileType",
}
_PERIODICAL = frozenset(("journalArticle", "magazineArticle", "newspaperArticle", "conferencePaper"))


_OWNING = frozenset(("dcterms:isReferencedBy", "link:link"))


class Item(NamedTuple):
    """One item: its type, its fields by Zotero's names, and what stands beside them."""

    type: str
    fields: Raw
    about: str | None
    relations: list[str]


class Alone(NamedTuple):
    """A note or a file that belongs to no item: the line it begins on, and its text."""

    line: int | None
    text: str


class Graph:
    """The nodes of one document, found by what refers to them."""

    def __init__(self, root: _Element) -> None:
        self.root = root
        self._known: dict[str, _Element] = {}
        for node in root.iter():
            if isinstance(node.tag, str):
                for name in ("about", "nodeID", "ID"):
                    if (value := node.get(f"{{{RDF}}}{name}")) is not None and len(node):
                        self._known.setdefault(f"#{value}" if name == "ID" else value, node)

    def items(self) -> Iterator[_Element]:
        """The nodes that are items, in the order of the document."""
        for node in self.root:
            if self.item_type(node) is not None:
                yield node

    def item_type(self, node: _Element) -> str | None:
        """The item type of a node; None for a note, an attachment, a collection, a part of something else."""
        kind = qualified(node)
        said = next((_text(part) for part in node if qualified(part) == "z:itemType"), None)
        if said is not None:
            return None if said in ("attachment", "note") else said
        if kind in _SKIPPED or not kind.startswith("bib:"):
            return None
        return CLASSES.get(kind[4:]) if any(qualified(part) == "dc:title" for part in node) else None

    def collections(self) -> dict[str | None, list[str]]:
        """The names of the collections each item is in, by the item's address; `/` stands between nested ones.

        Not those in which carcite's own writer holds related papers: the items say themselves how they are related.
        """
        folders = [node for node in self.root if qualified(node) in ("z:Collection", "bib:Collection")]
        members = {
            node: [part.get(f"{{{RDF}}}resource") for part in node if qualified(part) == "dcterms:hasPart"]
            for node in folders
        }
        inside = {about: node for node, held in members.items() for about in held}
        found: dict[str | None, list[str]] = {}
        for node in folders:
            names, parent, seen = [self._title(node)], inside.get(node.get(f"{{{RDF}}}about")), {node}
            while parent is not None and parent not in seen:
                names.insert(0, self._title(parent))
                seen.add(parent)
                parent = inside.get(parent.get(f"{{{RDF}}}about"))
            if not (node.get(f"{{{RDF}}}about") or "").endswith("/related"):
                for about in members[node]:
                    found.setdefault(about, []).append("/".join(names))
        return found

    def alone(self) -> Iterator[Alone]:
        """The notes and attached files that no item refers to."""
        owned = {part.get(f"{{{RDF}}}resource") for part in self.root.iter() if qualified(part) in _OWNING}
        for node in self.root:
            kind = qualified(node)
            if kind in ("bib:Memo", "z:Attachment") and node.get(f"{{{RDF}}}about") not in owned:
                line: Any = node.sourceline
                parts = (_text(part) for part in node if qualified(part) in ("rdf:value", "dc:title", "rdf:resource"))
                yield Alone(line, "; ".join(filter(None, parts)))

    def target(self, part: _Element) -> _Element | None:
        """The node a property leads to; None for a literal, and for a node of another document."""
        if len(part):
            return next((child for child in part if isinstance(child.tag, str)), None)
        name = part.get(f"{{{RDF}}}resource") or part.get(f"{{{RDF}}}nodeID")
        return self._known.get(name) if name else None

    def read(self, node: _Element) -> Item:
        """The item at a node."""
        kind = self.item_type(node) or "document"
        item = Item(kind, {}, node.get(f"{{{RDF}}}about"), [])
        for part in node:
            if isinstance(part.tag, str):
                self._read_property(part, item)
        return item

    def _read_property(self, part: _Element, item: Item) -> None:
        name, fields = qualified(part), item.fields
        node = self.target(part)
        if name == "dcterms:isPartOf" and node is not None:
            self._read_container(node, item)
        elif name in _CREATORS_OF or name == "so:producer" or (name.startswith("z:") and node is not None):
            creator = _CREATORS_OF.get(name) or ("producer" if name == "so:producer" else name[2:].removesuffix("s"))
            self._read_creators(node, creator, fields)
        elif name == "dc:identifier":
            self._read_identifier(part, node, fields)
        elif name == "dc:subject":
            self._read_subject(part, node, fields)
        elif name == "dcterms:isReferencedBy":
            self._read_note(node, fields)
        elif name == "dc:relation":
            if target := part.get(f"{{{RDF}}}resource"):
                item.relations.append(target)
        elif name == "link:link":
            _add(fields, "attachment", self._attachment(node))
        elif name == "dc:publisher":
            self._read_publisher(part, node, fields)
        elif name == "bib:presentedAt":
            _add(fields, "conferenceName", self._title(node) if node is not None else _text(part))
        elif name == "dc:description":
            add_extra(fields, _text(part))
        else:
            self._read_literal(name, _text(part), item)

    def _read_literal(self, name: str, text: str, item: Item) -> None:
        if name.startswith("z:"):
            field = name[2:]
            if field not in SKIPPED_FIELDS and (field != "type" or text != item.type):
                _add(item.fields, field, text)
        elif name == "dc:title" and "title" in item.fields:
            # The programme of a broadcast, which is part of nothing, is a second title.
            _add(item.fields, "publicationTitle", text)
        elif name in _DIRECT:
            _add(item.fields, _DIRECT[name], text)
        elif name == "prism:edition":
            _add(item.fields, "versionNumber" if item.type in ("computerProgram", "dataset") else "edition", text)
        elif name == "prism:number":
            _add(item.fields, "issue" if item.type in _PERIODICAL else "number", text)
        elif name == "dc:type":
            _add(item.fields, _TYPE_FIELDS.get(item.type, "genre"), text)
        elif name == "dcterms:medium":
            _add(item.fields, _MEDIUM.get(item.type, "artworkMedium"), text)
        elif name != "rdf:type":
            _add(item.fields, name, text)

    def _read_container(self, node: _Element, item: Item) -> None:
        """A section, a series or the work an item stands in; each may be part of the next."""
        seen: set[_Element] = set()
        waiting = [node]
        while waiting:
            node = waiting.pop()
            if node in seen:
                continue
            seen.add(node)
            kind = qualified(node)
            for part in node:
                if not isinstance(part.tag, str):
                    continue
                name, inner = qualified(part), self.target(part)
                if name == "dcterms:isPartOf" and inner is not None:
                    waiting.append(inner)
                elif kind == "bib:Part":
                    _add(item.fields, "section", _text(part) if name == "dc:title" else "")
                elif kind == "bib:Series":
                    field = _SERIES.get(name)
                    _add(item.fields, field or name, _text(part))
                elif name == "dc:title":
                    _add(item.fields, "publicationTitle", _text(part))
                elif name == "prism:number":
                    _add(item.fields, "issue" if item.type in _PERIODICAL else "number", _text(part))
                elif name == "dc:identifier":
                    self._read_identifier(part, inner, item.fields)
                elif name in _DIRECT:
                    _add(item.fields, _DIRECT[name], _text(part))

    def _read_creators(self, node: _Element | None, creator: str, fields: Raw) -> None:
        if node is None:
            return
        people = [node]
        if local_name(node) in ("Seq", "Bag", "Alt"):
            people = [found for part in node if isinstance(part.tag, str) and (found := self.target(part)) is not None]
        for person in people:
            parts = {qualified(part): _text(part) for part in person if isinstance(part.tag, str)}
            last = next((parts[name] for name in _LAST if parts.get(name)), "")
            first = next((parts[name] for name in _FIRST if parts.get(name)), "")
            if last or first:
                fields.setdefault(f"creator:{creator}", []).append((last, first))

    def _read_identifier(self, part: _Element, node: _Element | None, fields: Raw) -> None:
        if node is not None:
            value = next((_text(p) for p in node if qualified(p) == "rdf:value"), "")
            _add(fields, "url" if qualified(node) == "dcterms:URI" else "dc:identifier", value)
            return
        text = _text(part)
        kind, _, value = text.partition(" ")
        known = kind.upper() in ("DOI", "ISSN", "ISBN") and value
        _add(fields, kind.upper() if known else "dc:identifier", value if known else text)

    def _read_subject(self, part: _Element, node: _Element | None, fields: Raw) -> None:
        if node is None:
            _add(fields, "tag", _text(part))
            return
        value = next((_text(p) for p in node if qualified(p) == "rdf:value"), "")
        _add(fields, "automaticTag" if qualified(node) == "z:AutomaticTag" else "callNumber", value)

    def _read_note(self, node: _Element | None, fields: Raw) -> None:
        if node is not None and qualified(node) == "bib:Memo":
            _add(fields, "note", next((_text(p) for p in node if qualified(p) == "rdf:value"), ""))
            for tag in node:
                if qualified(tag) == "dc:subject":
                    _add(fields, "note-tag", _text(tag))

    def _read_publisher(self, part: _Element, node: _Element | None, fields: Raw) -> None:
        if node is None:
            _add(fields, "publisher", _text(part))
            return
        for inner in node:
            if qualified(inner) == "foaf:name":
                _add(fields, "publisher", _text(inner))
            elif qualified(inner) == "vcard:adr" and (address := self.target(inner)) is not None:
                for detail in address:
                    if qualified(detail) == "vcard:locality":
                        _add(fields, "place", _text(detail))

    def _attachment(self, node: _Element | None) -> str:
        """Return the path of a file or the address of a link; the title if there is neither."""
        if node is None:
            return ""
        for part in node:
            if qualified(part) == "rdf:resource" and (path := part.get(f"{{{RDF}}}resource")):
                return str(path)
        fields: Raw = {}
        for part in node:
            if qualified(part) == "dc:identifier":
                self._read_identifier(part, self.target(part), fields)
        return next(iter(fields.get("url", ())), "") or self._title(node)

    def _title(self, node: _Element) -> str:
        return next((_text(part) for part in node if qualified(part) == "dc:title"), "")


_SERIES = {
    "dc:title": "series",
    "dcterms:alternative": "seriesTitle",
    "dc:description": "seriesText",
    "dc:identifier": "seriesNumber",
}
_LAST = ("foaf:surname", "foaf:familyName", "foaf:lastName", "foaf:family_name")
_FIRST = ("foaf:givenName", "foaf:givenname", "foaf:firstName")


def qualified(element: _Element) -> str:
    """A name with the prefix usual for its namespace: `dc:title`; the local name alone for an unknown namespace."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    space, _, name = tag[1:].rpartition("}") if tag[:1] == "{" else ("", "", tag)
    prefix = _PREFIXES.get(space)
    return f"{prefix}:{name}" if prefix else name


def _text(element: _Element) -> str:
    text: str = "".join(part for part in element.itertext() if isinstance(part, str))
    return text or str(element.get(f"{{{RDF}}}resource") or "")


def add_extra(fields: Raw, text: str) -> None:
    """Add the lines of Extra that are fields, and the rest of it."""
    lines = read_lines(text)
    for line, value in lines.fields:
        _add(fields, "citationKey" if line == "citation-key" else f"extra:{line}", value)
    _add(fields, "extra", lines.rest)


def _add(fields: Raw, name: str, value: str) -> None:
    if value.strip():
        fields.setdefault(name, []).append(value)


def known_type(kind: str) -> bool:
    """Whether Zotero has this item type."""
    return kind in ITEM_TYPES
