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
    Text("title", "title"),
    Text("title_short", "title-short", "shortTitle", "short-title"),
    Text("original_title", "original-title"),
    People("authors", "author"),
    People("editors", "editor"),
    People("translators", "translator"),
    Creators(),
    Text("container_title", "container-title"),
    ShortTitle("container_title_short", "container-title-short", "journalAbbreviation", "short-container-title"),
    Text("collection_title", "collection-title"),
    Text("collection_number", "collection-number"),
    Text("event_title", "event-title", "event"),
    Text("event_place", "event-place"),
    DateVariable("event_date", "event-date"),
    DateVariable("issued", "issued"),
    DateVariable("epub_date", "available-date", "published-online", "epub-date"),
    DateVariable("submitted", "submitted"),
    DateVariable("original_date", "original-date"),
    Text("volume", "volume"),
    Text("issue", "issue"),
    Locator(),
    Number(),
    Text("edition", "edition"),
    Text("number_of_volumes", "number-of-volumes"),
    Text("number_of_pages", "number-of-pages"),
    Text("chapter_number", "chapter-number"),
    Text("section", "section"),
    Text("version", "version"),
    Text("genre", "genre"),
    Text("medium", "medium"),
    Publisher(),
    Text("publisher_place", "publisher-place", "publisher-location"),
    Text("status", "status"),
    Verbatim("doi", "DOI"),
    Verbatim("pmid", "PMID"),
    Verbatim("pmcid", "PMCID"),
    Codes("issn", "ISSN"),
    Codes("isbn", "ISBN"),
    Verbatim("url", "URL"),
    DateVariable("accessed", "accessed"),
    Text("archive", "archive"),
    Text("archive_location", "archive_location"),
    Text("call_number", "call-number"),
    Text("source", "source"),
    Text("language", "language"),
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
