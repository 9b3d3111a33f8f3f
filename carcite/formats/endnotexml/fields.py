"""The simple fields of EndNote XML: one model field, its element in each kind of record, the label of its line.

Reference: EndNote's table of reference types. Labels are CSL's names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from carcite.formats.base import Context, Raw, Row, same
from carcite.model import Citation

FORMAT_NAME = "endnotexml"


class Field(NamedTuple):
    """A model field, the label of its line, its element ("" for none), and its element in some kinds of record."""

    name: str
    label: str
    tag: str = ""
    kinds: Mapping[str, str] = {}


FIELDS: tuple[Field, ...] = (
    Field("title", "title", "title"),
    Field("title_short", "title-short", "short-title"),
    Field("collection_title", "collection-title", "tertiary-title",
          {"book": "secondary-title", "report": "secondary-title", "software": "secondary-title"}),
    Field("volume", "volume", "volume"),
    Field("issue", "issue", "", {"journal": "number", "newspaper": "number"}),
    Field("collection_number", "collection-number", "", {"book": "number", "chapter": "number"}),
    Field("number", "number", "", dict.fromkeys(
        ("legal", "media", "data", "conference", "meeting", "thesis", "letter", "other"), "number")),
    Field("edition", "edition", "edition", {"journal": "", "software": "", "data": ""}),
    Field("version", "version", "", {"software": "edition", "data": "edition"}),
    Field("number_of_volumes", "number-of-volumes", "num-vols"),
    Field("section", "section", "", {"newspaper": "section", "legal": "section", "web": "section"}),
    Field("chapter_number", "chapter-number", "", {"chapter": "section"}),
    Field("genre", "genre", "work-type"),
    Field("medium", "medium", "", {"media": "custom5"}),
    Field("publisher", "publisher", "publisher"),
    Field("publisher_place", "publisher-place", "pub-location", {"conference": "custom1", "meeting": ""}),
    Field("event_place", "event-place", "", {"conference": "pub-location", "meeting": "pub-location"}),
    Field("status", "status", "", {"patent": "custom6"}),
    Field("doi", "DOI", "electronic-resource-num"),
    Field("arxiv", "arXiv"),
    Field("archive", "archive"),
    Field("call_number", "call-number", "call-num"),
    Field("source", "source", "remote-database-name"),
    Field("language", "language", "language"),
    Field("rights", "rights"),
)  # fmt: skip
DATES: tuple[Field, ...] = (
    Field("accessed", "accessed", "access-date"),
    Field("epub_date", "available-date", "", {"journal": "edition"}),
    Field("submitted", "submitted"),
    Field("original_date", "original-date", "orig-pub"),
    Field("event_date", "event-date"),
)
LISTS: tuple[Field, ...] = (
    Field("keywords", "keyword", "keywords"),
    Field("mesh_terms", "mesh-term"),
    Field("publication_types", "publication-type"),
)
LABELLED: dict[str, str] = {field.label: field.name for field in (*FIELDS, *DATES, *LISTS)} | {
    "container-title": "container_title",
    "container-title-short": "container_title_short",
    "event-title": "event_title",
    "translated-title": "translated_titles",
    "original-title": "original_title",
    "article-number": "article_number",
    "number-of-pages": "number_of_pages",
    "PMID": "pmid",
    "PMCID": "pmcid",
    "archive-location": "archive_location",
    "funding": "funding",
    "authors-truncated": "authors_truncated",
}
# What Zotero's import puts into one note of all it has no field for, whatever the element says.
ZOTERO_NOTES = ("pmid", "affiliations", "translated_titles", "original_title")


def first_of(name: str, raw: Raw, decode: Callable[[str], Any], tags: Iterable[str]) -> dict[str, Any]:
    """The first value of the tags as that field; another one is a note, with its label."""
    found: dict[str, Any] = {}
    for tag in tags:
        for value in raw.get(tag, ()):
            decoded = decode(value)
            if name not in found:
                found[name] = decoded
            elif decoded != found[name]:
                kept = value if tag.endswith("urls") else f"{tag.removeprefix('line:')}: {value}"
                found.setdefault("notes", []).append(kept)
    return found


# Elements EndNote does not fill, and other programs do.
_ALIASES = {"issue": ("issue",)}


def field_row(field: Field, kind: str, decode: Callable[[str], Any] = same, encode: Callable[[Any], str] = str) -> Row:
    """The row of a field with one value in one kind of record."""
    tag, line = field.kinds.get(kind, field.tag), f"line:{field.label}"
    others = _ALIASES.get(field.name, ())
    tags = (tag, *others, line) if tag else (line, *others)

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        return ((tags[0], encode(getattr(citation, field.name))),)

    return Row((field.name,), tags, lambda raw, context: first_of(field.name, raw, decode, tags), write)


def list_row(field: Field) -> Row:
    """The row of a field with many values."""
    tags = (field.tag, f"line:{field.label}") if field.tag else (f"line:{field.label}",)

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        return {field.name: [value for values in raw.values() for value in values]}

    return Row((field.name,), tags, read, lambda c, _: [(tags[0], value) for value in getattr(c, field.name)])
