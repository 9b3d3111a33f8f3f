"""EndNote's fields, one table for each class of records. Tags are the names of the elements in EndNote's XML.

Reference: EndNote's table of reference types (the name a field has in each); its XML export.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from carcite.formats.base import Context, Field, Raw, Table
from carcite.formats.endnote.issued import Issued
from carcite.formats.endnote.notes import AbstractsAndNotes
from carcite.formats.endnote.numbers import NUMBERED, Accession, Codes, Locator, Pmcid
from carcite.formats.endnote.people import People
from carcite.formats.endnote.titles import Conference, Container, TranslatedTitles
from carcite.formats.fields import Keywords, Many, Pairs, Place, Single, date, first_of, present, tagged
from carcite.model import Citation
from carcite.options import Target

_NUMBER_CLASSES = ("legal", "media", "data", "conference", "meeting", "thesis", "letter", "other")
SINGLE: tuple[Place, ...] = (
    Place("title", "title"),
    Place("title_short", "short-title"),
    Place("collection_title", "tertiary-title", dict.fromkeys(("book", "report", "software"), "secondary-title")),
    Place("volume", "volume"),
    Place("issue", "", dict.fromkeys(("journal", "newspaper"), "number"), ("issue",)),
    Place("collection_number", "", dict.fromkeys(("book", "chapter"), "number")),
    Place("number", "", dict.fromkeys(_NUMBER_CLASSES, "number")),
    Place("edition", "edition", {"journal": "", "software": "", "data": ""}),
    Place("version", "", {"software": "edition", "data": "edition"}),
    Place("number_of_volumes", "num-vols"),
    Place("section", "", dict.fromkeys(("newspaper", "legal", "web"), "section")),
    Place("chapter_number", "", {"chapter": "section"}),
    Place("genre", "work-type"),
    Place("medium", "", {"media": "custom5"}),
    Place("publisher", "publisher"),
    Place("publisher_place", "pub-location", {"conference": "custom1", "meeting": ""}),
    Place("event_title", "", {"meeting": "secondary-title"}),
    Place("event_place", "", dict.fromkeys(("conference", "meeting"), "pub-location")),
    Place("status", "", {"patent": "custom6"}),
    Place("doi", "electronic-resource-num"),
    Place("call_number", "call-num"),
    Place("source", "remote-database-name"),
    Place("language", "language"),
    Place("accessed", "access-date", field_class=date),
    Place("epub_date", "", {"journal": "edition"}, field_class=date),
    Place("original_date", "orig-pub", field_class=date),
)
_PMCID_CLASSES = frozenset(("journal", "newspaper", "book", "chapter"))
BESIDE = ("type", "key", "related")


class Url(Field):
    """web-urls, or related-urls, which is EndNote's own field for URLs and of which Zotero makes attachments."""

    fields = ("url",)
    tags = ("web-urls", "related-urls")

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        return present(url=first_of("url", tagged(raw, self.tags), context))

    def write(self, citation: Citation, context: Context) -> Pairs:
        own = context.options.target in ("endnote", "jabref")
        return [("related-urls" if own else "web-urls", citation.url)]


def _singles(record_class: str) -> list[Field]:
    """Return the fields with one value that have an element in a class of records."""
    own = {"event_title"} if record_class == "conference" else set()
    own |= {"number"} if record_class in NUMBERED else set()
    return [
        (place.field_class or Single)(place.name, tag, *place.aliases)
        for place in SINGLE
        if (tag := place.tag_in(record_class)) and place.name not in own
    ]


@cache
def table(format: str, record_class: str) -> Table:
    """Return the table of one class of records. What has no field in it is lost."""
    fields = [
        *_singles(record_class),
        Conference() if record_class == "conference" else Container(record_class),
        TranslatedTitles(),
        People(record_class),
        Issued(),
        Locator(record_class),
        Codes(record_class),
        Accession(),
        *((Pmcid(),) if record_class in _PMCID_CLASSES else ()),
        Url(),
        AbstractsAndNotes(),
        Keywords("keywords"),
        Many("files", "pdf-urls"),
    ]
    carried = {name for field in fields for name in field.fields} | {*BESIDE, "extra"}
    return Table(format, fields, lost=Citation.model_fields.keys() - carried, beside=BESIDE)


def shown_table(format: str, dropped: Mapping[Target, Iterable[str]]) -> Table:
    """Return the table of journal articles for the documentation."""
    known = table(format, "journal")
    return Table(format, known.rows, lost=known.lost, beside=BESIDE, dropped=dropped)
