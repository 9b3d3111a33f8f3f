"""The fields of Zotero's items: model fields to Zotero's fields by item type, and to lines of Extra.

Tags are Zotero's field names; `extra:name` is a line of Extra with CSL's name for the field, from which Zotero cites;
`extra`, `note`, `tag`, `attachment` and `creator:type` are the rest of Extra, child notes, tags, files and creators.

Reference: Zotero's schema of item types; CSL 1.0.2, appendix IV.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from carcite.formats.base import Context, Field, Raw, Table
from carcite.formats.child_notes import divide_notes, html_note, read_html_note, second_abstract
from carcite.formats.extra_lines import guarded, name_line, read_name_line
from carcite.formats.fields import Keywords, Many, Single, first_of, identity, note_lost, repeats_title, tagged
from carcite.formats.roles import FIELD_ROLES, ROLES, add_people, has_details, people_of
from carcite.formats.zotero_schema import (
    EXTRA_VARIABLES,
    ITEM_TYPE_OF,
    ITEM_TYPES,
    MAIN_CREATORS,
    ROLE_OF,
    ItemType,
    own_fields,
)
from carcite.model import Citation, page_text
from carcite.notes import Code
from carcite.options import TARGETS
from carcite.values.dates import PartialDate, shown_date
from carcite.values.identifiers import split_codes
from carcite.values.names import Name, two_fields
from carcite.values.pages import split_locator

FORMAT_NAME = "zoterordf"
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(?::\d\d)?Z?")


def item_of(citation: Citation) -> ItemType:
    """Return the item type a citation is written as."""
    return ITEM_TYPES[ITEM_TYPE_OF[citation.type]]


def line_tag(name: str) -> str:
    """Return the tag of a model field in Extra."""
    return f"extra:{EXTRA_VARIABLES[name]}"


class Text(Single):
    """A field with one value: in the item type's own field, or in a line of Extra. `others` are read, too."""

    def __init__(
        self,
        name: str,
        *others: str,
        parse: Callable[[Any], Any] = identity,
        format: Callable[[Any], Any] = identity,
    ) -> None:
        self.line = line_tag(name)
        super().__init__(name, *own_fields(name), *others, self.line, parse=parse, format=format)

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        slot = item_of(citation).slots.get(self.name, self.line)
        return ((slot, self.format(getattr(citation, self.name))),)


class ShortTitle(Text):
    """The short name of the journal, if it differs from the full one."""

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        return () if repeats_title(citation, context) else super().write(citation, context)


class Date(Text):
    """A field with a date, spelled as Zotero shows it to people."""

    def __init__(self, name: str) -> None:
        super().__init__(name, parse=_read_date, format=shown_date)


def _read_date(text: str) -> PartialDate:
    """Return a date without the time of day that Zotero puts after it."""
    timed = _TIME.fullmatch(text.strip())
    return PartialDate.parse(timed[1] if timed else text)


class Codes(Text):
    """ISSN or ISBN: all of them in one field."""

    def __init__(self, name: str) -> None:
        super().__init__(name, format=", ".join)

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        return {self.name: [code for _, text in self.values(raw) for code in split_codes(text)]}


class Locator(Field):
    """Pages, or the number of an article without pages."""

    fields = ("pages", "article_number")
    tags = (*own_fields("pages"), line_tag("pages"))

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        text = first_of("pages", tagged(raw, self.tags), context)
        pages, number = split_locator(text) if text else (None, None)
        return {"pages": pages, "article_number": number}

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        slot = item_of(citation).slots.get("pages", "extra:page")
        if citation.pages and citation.article_number:
            note_lost("article_number", context)
        return ((slot, page_text(citation)),)


class Places(Field):
    """The place of a presentation is where it was given; of anything else, where it was published."""

    fields = ("event_place", "publisher_place")
    tags = ("place", "repositoryLocation", "eventPlace", "extra:event-place", "extra:publisher-place")

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        events, places = ["eventPlace", "extra:event-place"], ["repositoryLocation", "extra:publisher-place"]
        (events if context.type == "presentation" else places).insert(0, "place")
        return {
            "event_place": first_of("event_place", tagged(raw, events), context),
            "publisher_place": first_of("publisher_place", tagged(raw, places), context),
        }

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        slots = item_of(citation).slots
        for name, line in (("event_place", "event-place"), ("publisher_place", "publisher-place")):
            if text := getattr(citation, name):
                yield slots.get(name, f"extra:{line}"), text


class Number(Field):
    """The number of the work; the archive's number of a preprint without one is arXiv's."""

    fields = ("number", "arxiv")
    tags = (*own_fields("number"), line_tag("number"), "extra:arXiv")

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        pairs = tagged(raw, self.tags)
        arxiv = [pair for pair in pairs if pair[0] == "extra:arXiv" or pair[1].lower().startswith("arxiv:")]
        numbers = [pair for pair in pairs if pair not in arxiv]
        found = {"number": first_of("number", numbers, context), "arxiv": first_of("arxiv", arxiv, context, _arxiv)}
        return {name: value for name, value in found.items() if value is not None}

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        slot = item_of(citation).slots.get("number", "extra:number")
        if citation.number:
            yield slot, citation.number
        if citation.arxiv:
            free = slot == "archiveID" and not citation.number
            yield (slot, f"arXiv:{citation.arxiv}") if free else ("extra:arXiv", citation.arxiv)


def _arxiv(text: str) -> str:
    return text[6:].strip() if text.lower().startswith("arxiv:") else text


# --- creators ---------------------------------------------------------------------------------------------------------


def name_parts(name: Name) -> tuple[str, str]:
    """Return a name as Zotero's two fields: particles in the last name, a suffix in the first; a body has one field."""
    if name.literal is not None:
        return name.literal, ""
    family, given = two_fields(name)
    return (family, given) if family else (given, "")


@lru_cache(maxsize=4096)
def read_name(last: str, first: str) -> Name | None:
    """Return the name of Zotero's two fields; one field alone is a body, or a person of one name, kept whole."""
    if not first:
        return Name(literal=last) if last.strip() else None
    if not last.strip():
        return Name(given=first) if first.strip() else None
    parsed = Name.parse(f"{last}, {first}") if "," not in last else None
    if parsed is not None and name_parts(parsed) == (last, first):
        return parsed
    return Name(family=last, given=first)


class Creators(Field):
    """All people: creators of the item in their roles, and lines of Extra for roles the item type does not have."""

    fields = ("authors", "editors", "translators", "creators")
    tags = (
        *(f"creator:{creator}" for creator in sorted(MAIN_CREATORS | ROLE_OF.keys())),
        *(f"extra:{role}" for role in (*FIELD_ROLES.values(), *ROLES)),
    )

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, list[Any]] = {}
        main = ITEM_TYPES[context.type].roles["author"] if context.type in ITEM_TYPES else "author"
        for tag, values in raw.items():
            kind, _, creator = tag.partition(":")
            role = creator
            if kind == "creator":
                role = "author" if creator in (main, "author") else ROLE_OF.get(creator, "contributor")
            for value in values:
                name = read_name(*value) if kind == "creator" else _read_line(value)
                if name is None:
                    continue
                add_people(found, role, [name])
        return found

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        roles = item_of(citation).roles
        for role, _, name in people_of(citation):
            if role in roles:
                yield f"creator:{roles[role]}", name_parts(name)
            elif role in ROLES or role in FIELD_ROLES.values():
                yield f"extra:{role}", name_line(name)
            elif "contributor" in roles:
                yield "creator:contributor", name_parts(name)
        for field in FIELD_ROLES:
            if any(map(has_details, getattr(citation, field))):
                message = f"{FORMAT_NAME} has no place for ORCID, address and affiliation of a name"
                context.note(Code.LOST, message, field=field)


def _read_line(value: str) -> Name | None:
    parts = read_name_line(value)
    if "literal" in parts:
        return read_name(parts["literal"], "")
    return read_name(parts.get("family", ""), parts.get("given", ""))


# --- abstracts, tags, notes -------------------------------------------------------------------------------------------


class AbstractsAndNotes(Field):
    """The abstract; other abstracts are child notes that begin `Abstract (zh). `, and private notes child notes."""

    fields = ("abstracts", "notes")
    tags = ("abstractNote", "note")

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        abstracts, notes = divide_notes(map(read_html_note, raw.get("note", ())))
        return {"abstracts": [*({"text": text} for text in raw.get("abstractNote", ())), *abstracts], "notes": notes}

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        for abstract in citation.abstracts[:1]:
            yield "abstractNote", abstract.text
        for text in citation.notes:
            yield "note", html_note(text)
        for abstract in citation.abstracts[1:]:
            yield "note", html_note(second_abstract(abstract.language, abstract.text))


class Note(Field):
    """What is printed with the reference: the text of Extra, which Zotero gives to styles as CSL's note."""

    fields = ("note",)
    tags = ("extra",)

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        return {"note": "\n".join(raw["extra"])}

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        return (("extra", guarded(citation.note or "")),)


LOST = ("key_aliases", "translated_titles", "authors_truncated", "affiliations", "publication_types", "funding")

FIELDS: list[Field] = [
    *map(Text, ("title", "title_short", "original_title", "container_title")),
    ShortTitle("container_title_short"),
    *map(Text, ("collection_title", "collection_number", "event_title")),
    Places(),
    Date("event_date"),
    *map(Text, ("volume", "issue")),
    Locator(),
    Number(),
    *map(Text, ("edition", "number_of_volumes", "number_of_pages", "chapter_number", "section")),
    Text("version", "version"),
    *map(Text, ("genre", "medium", "publisher")),
    *map(Date, ("issued", "epub_date", "accessed", "submitted", "original_date")),
    *map(Text, ("status", "doi", "pmid", "pmcid")),
    *map(Codes, ("issn", "isbn")),
    *map(Text, ("url", "archive", "archive_location", "call_number", "source", "language", "rights")),
    Creators(),
    AbstractsAndNotes(),
    Note(),
    Keywords("tag"),
    Many("files", "attachment"),
]

TABLE = Table(
    FORMAT_NAME,
    FIELDS,
    lost=LOST,
    beside=("type", "key", "related"),
    # No other program than Zotero reads its RDF.
    dropped=dict.fromkeys(
        (target for target in TARGETS if target != "zotero"),
        Citation.model_fields.keys() - {"type", "extra", "mesh_terms", *LOST},
    ),
)
