"""The field map of RIS: one table for each class of records, because the type of reference decides what a tag means."""

from __future__ import annotations

from functools import cache

from carcite.formats.base import Field, Table
from carcite.formats.fields import Many, Place
from carcite.formats.ris.fields import FORMAT_NAME, Date, TaggedOrExtra, TitleText
from carcite.formats.ris.identifiers import Accession, DoiAndGenre, Pmcid, Url
from carcite.formats.ris.issued import ElectronicDate, Issued
from carcite.formats.ris.keywords import Keywords
from carcite.formats.ris.notes import AbstractsAndNotes
from carcite.formats.ris.numbers import Codes, Locator
from carcite.formats.ris.people import Authors, OtherPeople
from carcite.formats.ris.tag_variants import variants
from carcite.formats.ris.targets import TARGETS
from carcite.formats.ris.titles import Conference, Container, Title, TranslatedTitles
from carcite.formats.ris.types import record_class
from carcite.model import Citation
from carcite.options import Target

# Written, and dropped by the program that imports the file.
DROPPED: dict[Target, tuple[str, ...]] = {
    "pandoc": ("affiliations", "title_short", "call_number", "source"),
}
# Read and written by the reader and the writer.
BESIDE = ("type", "key", "key_aliases", "related")
LOST = ("publication_types", "funding")

# The fields with one value: their tags, with those in some classes of records.
_PLACES: tuple[Place, ...] = (
    Place("title_short", "ST", field_class=TitleText),
    Place("collection_title", "T3", dict.fromkeys(("book", "map", "report", "software"), "T2"), field_class=TitleText),
    Place("volume", "VL"),
    Place("issue", "IS", {"chapter": "", "report": ""}),
    Place("number_of_volumes", "NV", {"data": ""}),
    Place("collection_number", "SV", {"book": "M1", "legal": ""}),  # SV of a law case is the docket
    Place("version", "", {"software": "ET", "data": "ET"}),
    Place("section", "SE", {"chapter": ""}),
    Place("chapter_number", "", {"chapter": "SE", "legal": "ET"}),  # of a law: the session
    Place("medium", "", {"media": "C5"}),
    Place("publisher", "PB"),
    Place("status", "", {"patent": "C6"}),
    Place("call_number", "CN"),
    Place("source", "DP"),
    Place("language", "LA"),
    Place("rights"),
    Place("accessed", "Y2", field_class=Date),
    Place("submitted", "", {"patent": "C1"}, field_class=Date),
    Place("original_date", field_class=Date),
    Place("event_date", field_class=Date),
)
# Fields that a record of a conference reads and writes in another way.
_UNLESS_CONFERENCE: tuple[Place, ...] = (
    Place("event_title", "", {"talk": "T2"}),
    Place("event_place", "", {"talk": "CY"}),
    Place("publisher_place", "CY", {"talk": ""}, ("PP",)),
)
_EDITION = Place("edition", "ET", {"software": "", "data": "", "legal": ""})


def fields(name: str) -> list[Field]:
    """Return the fields of one class of records."""
    is_conference = name == "conference"
    places = _PLACES if is_conference else (*_PLACES, *_UNLESS_CONFERENCE)
    if name != "journal":
        places = (*places, _EDITION)
    return [
        Title(name),
        TranslatedTitles(),
        Authors(),
        OtherPeople(name),
        Conference() if is_conference else Container(name),
        Issued(),
        ElectronicDate(name),
        *(_field_of(place, name) for place in places),
        Locator(name),
        Codes(name),
        DoiAndGenre(),
        Accession(),
        Pmcid(name),
        Url(),
        AbstractsAndNotes(),
        Keywords(),
        Many("files", "L1", "L4"),
    ]


def _field_of(place: Place, record_class: str) -> TaggedOrExtra:
    """Return a field with one value in a class of records."""
    tag = place.tag_in(record_class)
    field: TaggedOrExtra = (place.field_class or TaggedOrExtra)(place.name, tag, *(place.aliases if tag else ()))
    return field


@cache
def table(name: str) -> Table:
    """Return the table of one class of records."""
    return Table(FORMAT_NAME, fields(name), lost=LOST, beside=BESIDE, dropped=DROPPED)


def shown_table() -> Table:
    """Return the table of journal articles for the documentation: there, a field without a tag is lost."""
    rows = [field for field in fields("journal") if any(not tag.endswith(":") for tag in field.tags)]
    carried = {name for field in rows for name in field.fields} | {*BESIDE, "extra"}
    dropped: dict[Target, set[str]] = {target: set(names) for target, names in DROPPED.items()}
    dropped["jabref"] = {"affiliations", *TARGETS["jabref"].untagged}
    for row in rows:
        if len(row.fields) == 1 and "JOUR" in TARGETS["jabref"].unread.get(row.tags[-1], ()):
            dropped["jabref"].update(row.fields)
    return Table(FORMAT_NAME, rows, lost=Citation.model_fields.keys() - carried, beside=BESIDE, dropped=dropped)


@cache
def extra_tags(name: str) -> dict[str, str]:
    """Return the names of the lines of Zotero's Extra that a class of records reads, with their tags in the table."""
    return {tag[:-1]: tag for tag in table(name).row_of if tag.endswith(":")}


@cache
def tags_of_fields(type_tag: str) -> dict[str, set[str]]:
    """Return the tags from which each model field is read in records of one TY."""
    found: dict[str, set[str]] = {}
    for row in table(record_class(type_tag)).rows:
        tags = {*row.tags, *row.aliases}
        tags |= {tag for tag, other, _ in variants(type_tag) if other in tags}
        for name in row.fields:
            found.setdefault(name, set()).update(tags)
    return found
