"""The fields of CSL-JSON. Reference: CSL-JSON schema 1.0.2 (csl-data.json); CSL 1.0.2, appendix IV.

What CSL has no variable for stands under `custom`, which the schema has for it; the writer puts it there.
"""

from __future__ import annotations

from carcite.formats.base import Field, Table
from carcite.formats.csljson.fields import (
    FORMAT_NAME,
    Codes,
    Creators,
    DateVariable,
    FirstAbstract,
    Keywords,
    Locator,
    Notes,
    NoteText,
    Number,
    People,
    Publisher,
    Rights,
    ShortTitle,
    Text,
    Verbatim,
)
from carcite.formats.roles import FIELD_ROLES

IN_CUSTOM = (
    "key_aliases", "translated_titles", "authors_truncated", "affiliations", "files", "mesh_terms", "publication_types",
    "funding",
)  # fmt: skip

FLAT_CUSTOM = frozenset((*IN_CUSTOM, "article_number", "arxiv", "rights"))
"""The model fields that stand under `custom` with their names, a hyphen for `_`."""

SCHEMA_ONLY = frozenset((
    "archive_collection", "archive-place", "citation-number", "citation-label", "dimensions", "division",
    "first-reference-note-number", "jurisdiction", "locator", "original-publisher", "original-publisher-place",
    "part", "part-title", "printing", "references", "reviewed-genre", "reviewed-title", "scale", "supplement",
    "volume-title", "volume-title-short", "year-suffix",
))  # fmt: skip
"""The variables of the schema that no model field takes: kept in extra, and written as what they are."""

# In the order of the written variables.
FIELDS: list[Field] = [
    Text("title"),
    Text("title_short", "shortTitle", "short-title"),
    Text("original_title"),
    *map(People, FIELD_ROLES),
    Creators(),
    Text("container_title"),
    ShortTitle("container_title_short", "journalAbbreviation", "short-container-title"),
    *map(Text, ("collection_title", "collection_number")),
    Text("event_title", "event"),
    Text("event_place"),
    *map(DateVariable, ("event_date", "issued")),
    DateVariable("epub_date", "published-online", "epub-date"),
    *map(DateVariable, ("submitted", "original_date")),
    *map(Text, ("volume", "issue")),
    Locator(),
    Number(),
    *map(Text, ("edition", "number_of_volumes", "number_of_pages", "chapter_number")),
    *map(Text, ("section", "version", "genre", "medium")),
    Publisher(),
    Text("publisher_place", "publisher-location"),
    Text("status"),
    *map(Verbatim, ("doi", "pmid", "pmcid")),
    *map(Codes, ("issn", "isbn")),
    Verbatim("url"),
    DateVariable("accessed"),
    *map(Text, ("archive", "archive_location", "call_number", "source", "language")),
    Rights(),
    FirstAbstract(),
    Keywords(),
    NoteText(),
    Notes(),
]

TABLE = Table(
    FORMAT_NAME,
    FIELDS,
    beside=("type", "key", "related", *IN_CUSTOM),
    # Zotero and pandoc do not read `custom`.
    dropped={"zotero": {*IN_CUSTOM, "keywords"}, "pandoc": {*IN_CUSTOM, "rights"} - {"authors_truncated"}},
    bare_names=("zotero", "pandoc"),
    keeps_extra=True,
)
