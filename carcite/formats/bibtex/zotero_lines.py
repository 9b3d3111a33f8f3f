"""What Zotero's BibTeX import has no field for: lines of Extra, which Zotero moves into the item's own fields.

The import sets the fields of `_TAKEN`, adds each `note` to Extra as a line, and throws the rest away. A line that names
a field of Zotero's, as `Docket Number: 12`, is then moved into it, and one that has CSL's name for a field stays where
citation styles look for it; `Type: dataset` makes the item one of that type. The lines stand in double braces,
`note = {{Docket Number: 12}}`, by which they are told from notes when they are read.

References: Zotero's BibTeX import; Zotero documentation, "Citing Fields from Extra"; CSL 1.0.2, appendix IV.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from carcite.formats.base import Raw
from carcite.formats.bibtex.braces import fold, groups
from carcite.formats.bibtex.numbers import number_field
from carcite.formats.bibtex.people import ROLES
from carcite.formats.zotero_schema import ITEM_TYPE_OF, ITEM_TYPES
from carcite.model import Citation, Contributor
from carcite.tex import encode_plain
from carcite.values.names import Name

# Entry type -> the item type the import makes of it, where that is one of its own.
_IMPORTED = {
    "article": "journalArticle", "book": "book", "booklet": "book", "inbook": "bookSection", "incollection":
    "bookSection", "inproceedings": "conferencePaper", "phdthesis": "thesis", "mastersthesis": "thesis", "techreport":
    "report", "unpublished": "manuscript", "patent": "patent", "online": "webpage", "letter": "letter", "movie": "film",
    "artwork": "artwork", "legislation": "bill", "jurisdiction": "case", "audio": "audioRecording", "video":
    "videoRecording", "software": "computerProgram", "inreference": "encyclopediaArticle",
}  # fmt: skip
# Field -> the field of Zotero's that the import sets. Those of people, codes, dates and texts are set on every type.
_TAKEN = {
    "address": "place", "edition": "edition", "type": "type", "series": "series", "volume": "volume", "booktitle":
    "publicationTitle", "journal": "publicationTitle", "journaltitle": "publicationTitle", "publisher": "publisher",
    "school": "publisher", "institution": "publisher", "organization": "publisher", "shortjournal":
    "journalAbbreviation", "eventtitle": "conferenceName", "pagetotal": "numPages", "issn": "ISSN",
    "isbn": "ISBN",
}  # fmt: skip
_ALWAYS = frozenset(
    (
        "author", "editor", "translator", "title", "shorttitle", "date", "year", "month", "doi", "url", "urldate",
        "pmid", "pmcid", "eprint", "eprinttype", "abstract", "annote", "keywords", "language",
        "copyright",
    )
)  # fmt: skip
# What stays a field that only carcite reads: many values, or parts of a date that `date` has.
_OURS = frozenset(
    (
        "day", "eid", "langid", "entrysubtype", "related", "relatedtype", "relatedstring", "relation",
    )
)  # fmt: skip
# Fields of ours that are lines as they are.
_LINES = {
    "translatedtitle": "translated-title", "mesh": "MeSH", "publicationtype": "Publication types", "affiliation":
    "Address", "funding": "Funding",
}  # fmt: skip
_BETWEEN_PARTS = "} | {"  # Zotero takes braces away
# Fields that came to an item type late: versions of Zotero before that throw them away, and take them as lines.
_LATE = {
    "journalArticle": ("publisher", "publisher_place", "section"),
    "magazineArticle": ("publisher", "publisher_place"),
    "webpage": ("publisher", "publisher_place"),
    "film": ("publisher_place",),
    "conferencePaper": ("number_of_volumes", "issn"),
    "book": ("issn",),
    "bookSection": ("issn",),
    "report": ("issn", "isbn"),
    "thesis": ("issn", "isbn"),
}
# Zotero's general name of a field that an item type has under its own.
_GENERAL = {
    "publisher": ("university", "institution", "studio", "label", "company", "network", "distributor", "repository"),
    "type": (
        "thesisType", "reportType", "manuscriptType", "letterType", "websiteType", "postType", "mapType",
        "presentationType", "genre",
    ),
}  # fmt: skip
_KEPT_PAGES = frozenset(("article", "incollection", "inproceedings", "techreport"))
_NUMBERS = {
    "techreport": "reportNumber",
    "book": "seriesNumber",
    "incollection": "seriesNumber",
    "patent": "patentNumber",
}

# Model field: the tag a line of it is read as, and CSL's name for it.
_FIELDS: dict[str, tuple[str, str]] = {
    "container_title": ("journaltitle", "container-title"), "container_title_short": ("shortjournal",
    "container-title-short"), "collection_title": ("series", "collection-title"), "collection_number": ("seriesnumber",
    "collection-number"), "event_title": ("eventtitle", "event-title"), "event_place": ("venue", "event-place"),
    "event_date": ("eventdate", "event-date"), "original_title": ("origtitle", "original-title"), "original_date":
    ("origdate", "original-date"), "epub_date": ("epubdate", "available-date"), "submitted": ("submitted", "submitted"),
    "volume": ("volume", "volume"), "issue": ("issue", "issue"), "number": ("docnumber", "number"), "pages": ("pages",
    "page"), "edition": ("edition", "edition"), "number_of_volumes": ("volumes", "number-of-volumes"),
    "number_of_pages": ("pagetotal", "number-of-pages"), "chapter_number": ("chapter", "chapter-number"), "section":
    ("section", "section"), "version": ("version", "version"), "genre": ("type", "genre"), "medium": ("howpublished",
    "medium"), "publisher": ("publisher", "publisher"), "publisher_place": ("address", "publisher-place"), "status":
    ("pubstate", "status"), "archive": ("archive", "archive"), "archive_location": ("archivelocation",
    "archive_location"), "call_number": ("lccn", "call-number"), "source": ("database", "source"),
    "issn": ("issn", "ISSN"), "isbn": ("isbn", "ISBN"),
}  # fmt: skip
_FIELD_OF_TAG = {tag: field for field, (tag, _) in _FIELDS.items()} | {
    "journal": "container_title", "booktitle": "container_title", "maintitle": "container_title", "school": "publisher",
    "institution": "publisher", "organization": "publisher",
}  # fmt: skip
_HUMP = re.compile(r"([a-z])([A-Z])")


def _label(slot: str) -> str:
    """`billNumber` as people write it: `Bill Number`."""
    spaced = _HUMP.sub(r"\1 \2", slot)
    return spaced[0].upper() + spaced[1:]


def _normal(label: str) -> str:
    return label.lower().replace(" ", "-").replace("_", "-")


def _inverse() -> dict[str, str]:
    """Zotero's field -> the one model field it stands for on every item type that has it."""
    found: dict[str, str] = {}
    for item in ITEM_TYPES.values():
        for field, slot in item.slots.items():
            if field in _FIELDS and found.setdefault(slot, field) != field:
                found[slot] = ""
    return found


_FIELD_OF_SLOT = _inverse() | {"type": ""}  # a line `Type: ...` names the item type
_TAG_OF_LABEL = {_normal(_label(slot)): _FIELDS[field][0] for slot, field in _FIELD_OF_SLOT.items() if field}
_TAG_OF_LABEL |= {_normal(name): tag for tag, name in (*_FIELDS.values(), *_LINES.items())}
# The tags of the people whose lines say the same again, for Zotero.
_PEOPLE = (*ROLES, "editora", "editorb", "editorc")
# What is known of a person: the model field, the line's label, and the endings of the tags that carcite reads.
_DETAILS = (
    ("orcid", "ORCID", ("+an:orcid",)), ("email", "Email", ("+an:email",)),
    ("affiliations", "Affiliation", ("+an:affiliation", "affiliation")),
)  # fmt: skip
_DETAIL_TAGS = {
    label.lower(): tuple(f"{tag}{ending}" for tag in ("author", "editor", "translator") for ending in endings)
    for _, label, endings in _DETAILS
}


def zotero_pairs(kind: str, citation: Citation, pairs: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """The fields as Zotero's import takes them, and lines of Extra for what it does not take."""
    wanted = ITEM_TYPE_OF[citation.type]
    slots = ITEM_TYPES[wanted].slots
    imported = _IMPORTED.get(kind)
    kept: list[tuple[str, Any]] = []
    lines = [] if imported == wanted else [f"Type: {wanted}"]
    for tag, value in pairs:
        tag = "address" if tag == "location" else tag
        if tag in _ALWAYS or tag in _OURS or "+" in tag:
            kept.append((tag, value))
            continue
        if tag in _LINES:
            lines.append(f"{_LINES[tag]}: {value.replace('}{', _BETWEEN_PARTS)}")
            continue
        field = number_field(citation.type) if tag == "number" else _FIELD_OF_TAG.get(tag)
        if field is None:
            kept.append((tag, value))
            continue
        slot = slots.get(field)
        set_by_import = _set_by_import(tag, kind)
        fits = set_by_import and (slot == set_by_import or slot in _GENERAL.get(set_by_import, ()))
        if fits and _has_place(imported, field):
            kept.append((tag, value))
            continue
        label = _label(slot) if slot and _FIELD_OF_SLOT.get(slot) == field else _FIELDS[field][1]
        lines.append(f"{label}: {value.replace('--', '-') if field == 'pages' else value}")
    lines += [_creator(creator) for creator in citation.creators]
    for name in (*citation.authors, *citation.editors, *citation.translators):
        lines += _details(name)
    return kept + [("note", f"{{{line}}}") for line in lines]


def _has_place(imported: str | None, field: str) -> bool:
    """Whether the item type the import makes first, before it looks at the lines, has the field in every version."""
    return imported is not None and field in ITEM_TYPES[imported].slots and field not in _LATE.get(imported, ())


def _set_by_import(tag: str, kind: str) -> str | None:
    """The field of Zotero's that the import sets of a field of this entry type."""
    if tag == "number":
        return _NUMBERS.get(kind, "issue")
    if tag == "pages":
        return "pages" if kind in _KEPT_PAGES else None
    return _TAKEN.get(tag)


def _creator(creator: Contributor) -> str:
    """A line for a person of another role, as Zotero spells it: `Family || Given`."""
    return f"{creator.role}: {encode_plain(_zotero_name(creator.name), spelling='zotero')}"


def _details(name: Name) -> Iterator[str]:
    """Lines of what a field of the list of names says for carcite, as RIS has them for Zotero."""
    for field, label, _ in _DETAILS:
        held = getattr(name, field) or ()
        for text in (held,) if isinstance(held, str) else held:
            yield encode_plain(f"{label}: {name.inverted()} = {text}", spelling="zotero")


def _zotero_name(name: Name) -> str:
    """The two fields of a creator in Zotero; the second of an organisation is empty."""
    if name.literal is not None:
        return f"{name.literal} ||"
    family = " ".join(part for part in (name.particle, name.family) if part)
    given = " ".join(part for part in (name.given, name.dropping_particle) if part)
    given = ", ".join(part for part in (given, name.suffix) if part)
    return f"{family} || {given}".strip()


def line_of(value: str, raw: Raw) -> tuple[str | None, str] | None:
    """A note that is a line of Extra: the field it stands for (None where other fields have it), and the value."""
    inner = groups(fold(value))
    label, colon, said = inner[0].partition(": ") if len(inner) == 1 else ("", "", "")
    if not colon:
        return None
    name = _normal(label)
    if (name == "type" and said in ITEM_TYPES) or ("||" in said and any(tag in raw for tag in _PEOPLE)):
        return None, said
    if any(tag in raw for tag in _DETAIL_TAGS.get(name, ())):
        return None, said
    tag = _TAG_OF_LABEL.get(name)
    if tag in _LINES:
        said = said.replace(_BETWEEN_PARTS, "}{")
    return (tag, said) if tag and tag not in raw else None
