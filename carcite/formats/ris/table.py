"""The field map of RIS: one table for each kind of record, since the type of reference decides what a tag means."""

from __future__ import annotations

from functools import cache

from carcite.formats.base import Row, Table
from carcite.formats.ris.codes import codes_row
from carcite.formats.ris.containers import conference_row, container_row, title_rows
from carcite.formats.ris.fields import (
    CONFERENCE,
    DATES,
    FIELDS,
    TITLES,
    URL,
    accession_row,
    date_row,
    doi_row,
    field_row,
    pmcid_row,
    title_row,
    url_row,
)
from carcite.formats.ris.issued import issued_row
from carcite.formats.ris.lists import funding_row, keywords_row, list_row
from carcite.formats.ris.pages import pages_row
from carcite.formats.ris.people import authors_row, others_row
from carcite.formats.ris.prose import prose_row
from carcite.formats.ris.tag_variants import BY_KIND, PROCITE, RECORD_LABEL, moves
from carcite.formats.ris.types import KINDS, kind_of
from carcite.options import Target

# Labels of lines that the room reads and writes beside the tables.
TYPE_LABEL = "Type:"
KEY_LABEL = "Citation Key:"

# Written, and thrown away by the program that imports the file (mapping.md, "Zotero RIS").
DROPPED: dict[Target, tuple[str, ...]] = {
    "pandoc": ("affiliations", "title_short", "call_number", "source", "rights"),
}


@cache
def table(kind: str) -> Table:
    """The table of one kind of record. Its tags are RIS tags, and labels of `Label: value` lines, with the colon."""
    journal = kind == "journal"
    single = [field for field in FIELDS if not (journal and field.name == "edition")]
    by_conference = CONFERENCE if kind != "conference" else ()
    rows: list[Row] = [
        *title_rows(kind),
        *(title_row(field, kind) for field in TITLES if field.name != "original_title"),
        authors_row(),
        others_row(kind),
        conference_row() if kind == "conference" else container_row(kind),
        issued_row(kind),
        accession_row(),
        codes_row(kind),
        *(field_row(field, kind) for field in single),
        url_row(URL, kind),
        pages_row(kind),
        *(field_row(field, kind) for field in by_conference),
        doi_row(),
        pmcid_row(kind),
        *(date_row(field, kind) for field in DATES),
        keywords_row(),
        list_row("mesh_terms", "MeSH"),
        list_row("publication_types", "Publication types"),
        funding_row(),
    ]
    labels = frozenset(tag[:-1].lower() for row in rows for tag in (*row.tags, *row.aliases) if tag.endswith(":"))
    rows.append(prose_row(labels | PROCITE.keys() | {"type", "citation key", "abstract-language"}))
    return Table("ris", rows, lost=("note", "files", "key_aliases"), beside=("type", "key", "related"), dropped=DROPPED)


@cache
def labels(kind: str) -> dict[str, str]:
    """The labels a kind of record reads, in lower case, with the tag each is in its table."""
    known = table(kind)
    tags = [tag for row in known.rows for tag in (*row.tags, *row.aliases) if tag.endswith(":")]
    own = {tag[:-1].lower(): tag for tag in (*tags, TYPE_LABEL, KEY_LABEL)}
    # ProCite's and Zotero's notes have them with spaces.
    spaced = {label.replace("-", " "): tag for label, tag in own.items()}
    read = {tag for row in known.rows for tag in (*row.tags, *row.aliases)}
    read |= {RECORD_LABEL, *(tag for tag, _, _ in BY_KIND.get(kind, ()))}
    return {**{label: tag for label, tag in PROCITE.items() if tag in read}, **spaced, **own}


@cache
def readers(type_tag: str) -> dict[str, tuple[str, ...]]:
    """The model fields that each tag is read into, in records of one TY."""
    known = {tag: row.fields for row in table(kind_of(type_tag)).rows for tag in (*row.tags, *row.aliases)}
    for tag, other, _ in moves(type_tag):
        known[tag] = (*known.get(tag, ()), *known[other])
    return known


__all__ = ["KEY_LABEL", "KINDS", "RECORD_LABEL", "TYPE_LABEL", "labels", "readers", "table"]
