"""The fields of Zotero's items: model fields to Zotero's fields by item type, and to lines of Extra.

Tags are Zotero's field names; `extra:name` is a line of Extra with CSL's name for the field, from which Zotero cites;
`extra`, `note`, `tag`, `attachment` and `creator:type` are the rest of Extra, child notes, tags, files and creators.

Reference: Zotero's schema of item types; CSL 1.0.2, appendix IV.
"""

from __future__ import annotations

from carcite.formats.base import Field, Table
from carcite.formats.fields import Keywords, Many
from carcite.formats.zoterordf.fields import (
    FORMAT_NAME,
    AbstractsAndNotes,
    Codes,
    Date,
    Locator,
    Note,
    Number,
    Places,
    ShortTitle,
    Text,
)
from carcite.formats.zoterordf.people import Creators
from carcite.model import Citation
from carcite.options import TARGETS

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
