"""From Zotero's fields to RDF/XML: the nodes of one item, as Zotero's own export makes them.

Reference: as in `nodes`. Fields that Zotero's import has no predicate for are `z:` and their own name, which it reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from carcite.formats.base import Raw
from carcite.formats.extra_lines import line_of
from carcite.formats.xml import escape
from carcite.formats.zotero_schema import ItemType
from carcite.formats.zoterordf.nodes import CREATORS_OF, DIRECT, NAMESPACES, SERIES

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF\n' + "\n".join(
    f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items()
)

# Fields of the item's own node that have a predicate of a common vocabulary. Not so the edition and the mediums: of
# theirs Zotero fills several fields at once (an edition becomes the version, too).
_OWN = frozenset(("title", "date", "accessDate", "abstractNote", "rights", "archiveLocation", "pages"))
_PREDICATES = {field: predicate for predicate, field in DIRECT.items() if field in _OWN}
_IN_CONTAINER = {
    "publicationTitle": "dc:title",
    "reporter": "dc:title",
    "journalAbbreviation": "dcterms:alternative",
    "volume": "prism:volume",
    "issue": "prism:number",
}
_SERIES = {field: predicate for predicate, field in SERIES.items() if field != "seriesText"}
_CREATOR_LISTS = {creator: predicate for predicate, creator in CREATORS_OF.items()}


def uri_of(key: str) -> str:
    """Return the address of an item inside its file."""
    return f"#{quote(key, safe='')}"


def item_xml(key: str, kind: ItemType, fields: Raw, links: Iterable[str]) -> list[str]:
    """Return the lines of one item, its child notes and its files."""
    left = {name: list(values) for name, values in fields.items()}
    about = uri_of(key)
    notes, files = left.pop("note", []), left.pop("attachment", [])
    lines = [f'  <{kind.element} rdf:about="{escape(about)}">', _literal("z:itemType", kind.name)]
    lines += [*_parts(kind, left), *_publisher(left), *_people(left)]
    lines += _references("dcterms:isReferencedBy", f"{about}/note-", notes)
    lines += [*_subjects(left), *_codes(left)]
    lines += [_inside("dc:identifier", "dcterms:URI", url) for url in left.pop("url", ())]
    lines += [_inside("bib:presentedAt", "bib:Conference", name, "dc:title") for name in left.pop("conferenceName", ())]
    lines += _references("link:link", f"{about}/file-", files)
    lines += _literals(left)
    lines += [f'    <dc:relation rdf:resource="{escape(link)}"/>' for link in links]
    lines.append(f"  </{kind.element}>")
    for number, text in enumerate(notes, 1):
        lines.append(f'  <bib:Memo rdf:about="{escape(about)}/note-{number}">')
        lines += [_literal("rdf:value", text), "  </bib:Memo>"]
    for number, path in enumerate(files, 1):
        lines += _attachment(f"{about}/file-{number}", path)
    return lines


def _references(name: str, prefix: str, nodes: list[str]) -> list[str]:
    """Return the properties that refer to nodes which stand behind the item."""
    return [f'    <{name} rdf:resource="{escape(prefix)}{number}"/>' for number in range(1, len(nodes) + 1)]


def _inside(name: str, node: str, value: str, inner: str = "rdf:value") -> str:
    """Return a property whose node holds one value."""
    return f"    <{name}><{node}><{inner}>{escape(value)}</{inner}></{node}></{name}>"


def _subjects(left: Raw) -> list[str]:
    return [
        *(_literal("dc:subject", word) for word in left.pop("tag", ())),
        *(_inside("dc:subject", "z:AutomaticTag", word) for word in left.pop("automaticTag", ())),
        *(_inside("dc:subject", "dcterms:LCC", number) for number in left.pop("callNumber", ())),
    ]


def _codes(left: Raw) -> list[str]:
    codes = [f"{name} {value}" for name in ("ISBN", "ISSN", "DOI") for value in left.pop(name, ())]
    return [_literal("dc:identifier", code) for code in codes]


def _literals(left: Raw) -> list[str]:
    """Return the other fields, and Extra."""
    # Zotero takes dcterms:dateSubmitted for the date of an item that has none.
    names = _PREDICATES if "date" in left else _PREDICATES | {"accessDate": "z:accessDate"}
    fields = [(name, value) for name, values in left.items() if not name.startswith("extra") for value in values]
    lines = [_literal(names.get(name, f"z:{name}"), value) for name, value in fields]
    extra = extra_text(left)
    return [*lines, _literal("dc:description", extra)] if extra else lines


def extra_text(fields: Raw) -> str:
    """Return the text of Extra: the lines of fields, then the rest."""
    lines = [line_of(tag[6:], v) for tag, values in fields.items() if tag.startswith("extra:") for v in values]
    return "\n".join((*lines, *fields.get("extra", ())))


_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


def _attachment(about: str, path: str) -> list[str]:
    """Return the node of a file, or of a link (mode 3 of Zotero's attachments)."""
    lines = [f'  <z:Attachment rdf:about="{escape(about)}">', _literal("z:itemType", "attachment")]
    if _ADDRESS.fullmatch(path):
        lines += [_inside("dc:identifier", "dcterms:URI", path), _literal("z:linkMode", "3")]
    else:
        lines.append(f'    <rdf:resource rdf:resource="{escape(path)}"/>')
    name = re.split(r"[/\\]", path.rstrip("/\\"))[-1]
    return [*lines, _literal("dc:title", name or path), "  </z:Attachment>"]


def collection_xml(about: str, name: str, members: Iterable[str]) -> list[str]:
    """Return a collection of that name, which holds items."""
    return [
        f'  <z:Collection rdf:about="{escape(about)}">',
        _literal("dc:title", name),
        *(f'    <dcterms:hasPart rdf:resource="{escape(uri_of(member))}"/>' for member in members),
        "  </z:Collection>",
    ]


def _literal(name: str, text: str) -> str:
    return f"    <{name}>{escape(text)}</{name}>"


def _take(left: Raw, names: dict[str, str]) -> list[str]:
    return [_literal(tag, value) for name, tag in names.items() for value in left.pop(name, ())]


def _parts(kind: ItemType, left: Raw) -> list[str]:
    """Return what the item is part of: its section, its container, its series, each inside the one before."""
    inner: list[str] = []
    if series := _take(left, _SERIES):
        inner = ["    <dcterms:isPartOf><bib:Series>", *series, "    </bib:Series></dcterms:isPartOf>"]
    if kind.container is not None and (held := [*_take(left, _IN_CONTAINER), *_codes(left)]):
        opening, closing = f"<dcterms:isPartOf><{kind.container}>", f"</{kind.container}></dcterms:isPartOf>"
        inner = [f"    {opening}", *held, *inner, f"    {closing}"]
    for section in left.pop("section", ()):
        opening = f"<dcterms:isPartOf><bib:Part><dc:title>{escape(section)}</dc:title>"
        inner = [f"    {opening}", *inner, "    </bib:Part></dcterms:isPartOf>"]
    return inner


def _publisher(left: Raw) -> list[str]:
    names, places = left.pop("publisher", []), left.pop("place", [])
    if not names and not places:
        return []
    lines = ["    <dc:publisher><foaf:Organization>"]
    for place in places:
        address = f"<vcard:Address><vcard:locality>{escape(place)}</vcard:locality></vcard:Address>"
        lines.append(f"    <vcard:adr>{address}</vcard:adr>")
    lines += [_literal("foaf:name", name) for name in names]
    return [*lines, "    </foaf:Organization></dc:publisher>"]


def _people(left: Raw) -> list[str]:
    lines: list[str] = []
    for tag in [tag for tag in left if tag.startswith("creator:")]:
        creator = tag[8:]
        name = _CREATOR_LISTS.get(creator, f"z:{creator}s")
        lines.append(f"    <{name}><rdf:Seq>")
        for last, first in left.pop(tag):
            given = f"<foaf:givenName>{escape(first)}</foaf:givenName>" if first else ""
            person = f"<foaf:Person><foaf:surname>{escape(last)}</foaf:surname>{given}</foaf:Person>"
            lines.append(f"      <rdf:li>{person}</rdf:li>")
        lines.append(f"    </rdf:Seq></{name}>")
    return lines
