"""From RDF/XML to Zotero's items: which predicate of which node is which field.

Reference: RDF 1.1 XML Syntax (nested nodes, rdf:about, rdf:nodeID, rdf:resource, rdf:Seq); the vocabularies
Dublin Core, PRISM 1.2, FOAF, vCard and Biblio as Zotero's RDF export uses them.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from carcite.formats.base import Raw
from carcite.formats.extra_lines import read_lines
from carcite.formats.xml import local_name
from carcite.formats.zotero_schema import CLASSES

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
CREATORS_OF = {
    "bib:authors": "author",
    "bib:editors": "editor",
    "bib:contributors": "contributor",
    "so:producer": "producer",
}
DIRECT = {
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


class Item(NamedTuple):
    """One item: its type, its fields by Zotero's names, and what stands beside them."""

    type: str
    fields: Raw
    about: str | None
    relations: list[str]


def names_of(element: _Element) -> Iterator[str]:
    """Yield the names under which other nodes refer to this one."""
    for name in ("about", "nodeID", "ID"):
        if (value := element.get(f"{{{RDF}}}{name}")) is not None and len(element):
            yield f"#{value}" if name == "ID" else value


def references(element: _Element) -> Iterator[str]:
    """Yield the names of the nodes that the properties inside an element refer to."""
    for part in element.iterdescendants():
        if part.attrib and not len(part):
            name = part.get(f"{{{RDF}}}resource") or part.get(f"{{{RDF}}}nodeID")
            if name:
                yield name


def item_type(node: _Element) -> str | None:
    """Return the item type of a node; None for a note, an attachment, a collection, a part of something else."""
    given = next((text_of(part) for part in node if qualified(part) == "z:itemType"), None)
    if given is not None:
        return None if given in ("attachment", "note") else given
    kind = qualified(node)
    if kind in _SKIPPED or not kind.startswith("bib:"):
        return None
    return CLASSES.get(kind[4:]) if any(qualified(part) == "dc:title" for part in node) else None


class Graph:
    """The nodes of a document that have been read and that properties refer to, by their names."""

    def __init__(self) -> None:
        self.known: dict[str, _Element] = {}

    def missing(self, element: _Element, defined: Container[str]) -> str | None:
        """Return the name of a node that an item needs and that is still to come, None if all are there."""
        waiting = [element]
        seen: set[str] = set()
        while waiting:
            for name in references(waiting.pop()):
                if name in seen or name not in defined:
                    continue
                if name not in self.known:
                    return name
                seen.add(name)
                waiting.append(self.known[name])
        return None

    def target(self, part: _Element) -> _Element | None:
        """Return the node a property leads to; None for a literal, and for a node of another document."""
        if len(part):
            return next((child for child in part if isinstance(child.tag, str)), None)
        name = part.get(f"{{{RDF}}}resource") or part.get(f"{{{RDF}}}nodeID")
        return self.known.get(name) if name else None

    def read(self, node: _Element) -> Item:
        """Return the item at a node."""
        kind = item_type(node) or "document"
        item = Item(kind, {}, node.get(f"{{{RDF}}}about"), [])
        for part in node:
            if isinstance(part.tag, str):
                self._read_property(part, item)
        return item

    def _read_property(self, part: _Element, item: Item) -> None:
        name, node = qualified(part), self.target(part)
        if name in CREATORS_OF or (name.startswith("z:") and node is not None):
            creator = CREATORS_OF.get(name) or name[2:].removesuffix("s")
            item.fields.setdefault(f"creator:{creator}", []).extend(self._people(node))
        elif name in _PROPERTIES:
            _PROPERTIES[name](self, part, node, item)
        else:
            _read_literal(part, item)

    def _read_container(self, part: _Element, node: _Element | None, item: Item) -> None:
        """Read a section, a series or the work that an item is part of; each may be part of the next."""
        if node is None:
            _read_literal(part, item)
            return
        seen: set[_Element] = set()
        waiting = [node]
        while waiting:
            node = waiting.pop()
            if node in seen:
                continue
            seen.add(node)
            for inner in node.iterchildren("*"):
                target = self.target(inner)
                if qualified(inner) == "dcterms:isPartOf" and target is not None:
                    waiting.append(target)
                else:
                    self._read_part(inner, target, qualified(node), item)

    def _read_part(self, part: _Element, node: _Element | None, kind: str, item: Item) -> None:
        """Read a property of a section, a series or the work an item stands in."""
        name = qualified(part)
        if kind == "bib:Part":
            _add(item.fields, "section", text_of(part) if name == "dc:title" else "")
        elif kind == "bib:Series":
            _add(item.fields, SERIES.get(name, name), text_of(part))
        elif name == "dc:title":
            _add(item.fields, "publicationTitle", text_of(part))
        elif name == "dc:identifier":
            self._read_identifier(part, node, item)
        elif node is None or name in DIRECT:
            _read_literal(part, item)

    def _people(self, node: _Element | None) -> Iterator[tuple[str, str]]:
        """Yield the last and the first name of each person of a list, or of the one person."""
        if node is None:
            return
        is_list = local_name(node) in ("Seq", "Bag", "Alt")
        for person in map(self.target, node.iterchildren("*")) if is_list else (node,):
            if person is not None:
                parts = {qualified(part): text_of(part) for part in person.iterchildren("*")}
                last, first = (next(filter(None, map(parts.get, names)), "") for names in (_LAST, _FIRST))
                if last or first:
                    yield last, first

    def _read_identifier(self, part: _Element, node: _Element | None, item: Item) -> None:
        if node is not None:
            _add(item.fields, "url" if qualified(node) == "dcterms:URI" else "dc:identifier", value_of(node))
            return
        text = text_of(part)
        kind, _, value = text.partition(" ")
        known = kind.upper() in ("DOI", "ISSN", "ISBN") and value
        _add(item.fields, kind.upper() if known else "dc:identifier", value if known else text)

    def _read_subject(self, part: _Element, node: _Element | None, item: Item) -> None:
        if node is None:
            _add(item.fields, "tag", text_of(part))
        else:
            is_tag = qualified(node) == "z:AutomaticTag"
            _add(item.fields, "automaticTag" if is_tag else "callNumber", value_of(node))

    def _read_note(self, part: _Element, node: _Element | None, item: Item) -> None:
        if node is not None and qualified(node) == "bib:Memo":
            _add(item.fields, "note", value_of(node))
            for tag in node:
                if qualified(tag) == "dc:subject":
                    _add(item.fields, "note-tag", text_of(tag))

    def _read_relation(self, part: _Element, node: _Element | None, item: Item) -> None:
        if target := part.get(f"{{{RDF}}}resource"):
            item.relations.append(target)

    def _read_publisher(self, part: _Element, node: _Element | None, item: Item) -> None:
        if node is None:
            _add(item.fields, "publisher", text_of(part))
            return
        for inner in node:
            if qualified(inner) == "foaf:name":
                _add(item.fields, "publisher", text_of(inner))
            elif qualified(inner) == "vcard:adr" and (address := self.target(inner)) is not None:
                for detail in address:
                    if qualified(detail) == "vcard:locality":
                        _add(item.fields, "place", text_of(detail))

    def _read_conference(self, part: _Element, node: _Element | None, item: Item) -> None:
        _add(item.fields, "conferenceName", value_of(node, "dc:title") if node is not None else text_of(part))

    def _read_description(self, part: _Element, node: _Element | None, item: Item) -> None:
        add_extra(item.fields, text_of(part))

    def _read_attachment(self, part: _Element, node: _Element | None, item: Item) -> None:
        """Read the path of a file or the address of a link; the title if there is neither."""
        if node is None:
            return
        paths = [inner.get(f"{{{RDF}}}resource") for inner in node if qualified(inner) == "rdf:resource"]
        links = Item("attachment", {}, None, [])
        for inner in node:
            if qualified(inner) == "dc:identifier":
                self._read_identifier(inner, self.target(inner), links)
        found = next(filter(None, (*paths, *links.fields.get("url", ()))), None)
        _add(item.fields, "attachment", str(found) if found else value_of(node, "dc:title"))


_PROPERTIES: dict[str, Callable[[Graph, _Element, _Element | None, Item], None]] = {
    "bib:presentedAt": Graph._read_conference,
    "dc:description": Graph._read_description,
    "dc:identifier": Graph._read_identifier,
    "dc:publisher": Graph._read_publisher,
    "dc:relation": Graph._read_relation,
    "dc:subject": Graph._read_subject,
    "dcterms:isPartOf": Graph._read_container,
    "dcterms:isReferencedBy": Graph._read_note,
    "link:link": Graph._read_attachment,
}
SERIES = {
    "dc:title": "series",
    "dcterms:alternative": "seriesTitle",
    "dc:description": "seriesText",
    "dc:identifier": "seriesNumber",
}
_LAST = ("foaf:surname", "foaf:familyName", "foaf:lastName", "foaf:family_name")
_FIRST = ("foaf:givenName", "foaf:givenname", "foaf:firstName")


def _read_literal(part: _Element, item: Item) -> None:
    """Read a property that is text: a field of its own name in Zotero's vocabulary, or of one known from others."""
    name, text = qualified(part), text_of(part)
    field = name[2:] if name.startswith("z:") else _field_of(name, item)
    is_type = name == "z:type" and text == item.type
    if name != "rdf:type" and not is_type and not (name.startswith("z:") and field in SKIPPED_FIELDS):
        _add(item.fields, field, text)


def _field_of(name: str, item: Item) -> str:
    """Return the field of a property, by item type; the property's own name if it is unknown."""
    match name:
        case "dc:title" if "title" in item.fields:
            return "publicationTitle"  # the programme of a broadcast, which is part of nothing, is a second title
        case "prism:edition":
            return "versionNumber" if item.type in ("computerProgram", "dataset") else "edition"
        case "prism:number":
            return "issue" if item.type in _PERIODICAL else "number"
        case "dc:type":
            return _TYPE_FIELDS.get(item.type, "genre")
        case "dcterms:medium":
            return _MEDIUM.get(item.type, "artworkMedium")
        case _:
            return DIRECT.get(name, name)


def value_of(node: _Element, name: str = "rdf:value") -> str:
    """Return the text of a property of a node, "" if it has none."""
    return next((text_of(part) for part in node if qualified(part) == name), "")


def qualified(element: _Element) -> str:
    """Return a name with the prefix usual for its namespace, `dc:title`; only the local name in an unknown one."""
    tag = element.tag
    return _qualified(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=1024)
def _qualified(tag: str) -> str:
    space, _, name = tag[1:].rpartition("}") if tag[:1] == "{" else ("", "", tag)
    prefix = _PREFIXES.get(space)
    return f"{prefix}:{name}" if prefix else name


def text_of(element: _Element) -> str:
    text: str = "".join(part for part in element.itertext() if isinstance(part, str))
    return text or str(element.get(f"{{{RDF}}}resource") or "")


def add_extra(fields: Raw, text: str) -> None:
    """Add the lines of Extra that are fields, and the rest of it."""
    lines = read_lines(text, is_extra=True)
    for line, value in lines.fields:
        _add(fields, "citationKey" if line == "citation-key" else f"extra:{line}", value)
    _add(fields, "extra", lines.rest)


def _add(fields: Raw, name: str, value: str) -> None:
    if value.strip():
        fields.setdefault(name, []).append(value)
