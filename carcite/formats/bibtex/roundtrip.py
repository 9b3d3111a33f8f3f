"""The check of a written entry: the fields that are read back in another form get a note (see `formats.roundtrip`).

Only what is not known to come back is read (see `Field.unchanged`): nothing of most entries, some fields of others.
The whole entry is read if only ASCII is written, and if kept fields act on others.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import NamedTuple

from carcite.formats.base import Context, Field, Table
from carcite.formats.bibtex.abstracts import PREFIX
from carcite.formats.bibtex.affiliations import with_all_affiliations
from carcite.formats.bibtex.csl_variables import CSL, VARIABLES
from carcite.formats.bibtex.dates import Bare, macro_text
from carcite.formats.bibtex.identifiers import EPRINT_TAGS, is_arxiv
from carcite.formats.bibtex.keys import LINKS
from carcite.formats.bibtex.numbers import NUMBERS, number_field
from carcite.formats.bibtex.related import RELATED_PAPERS, TAGS
from carcite.formats.bibtex.table import FORMAT_NAME, KNOWN, TABLES
from carcite.formats.bibtex.types import THESES, csl_type, entry_types
from carcite.formats.records import Entry
from carcite.formats.roundtrip import note_changed, note_changes
from carcite.model import Citation

# What has a note already: the key, if it is changed, and what a database says of its own record.
_BESIDE = frozenset(("key", "mesh_terms", "publication_types"))
# The fields that the type of an entry depends on, beside the entry type.
_TYPE_TAGS = frozenset(
    ("entrysubtype", "type", "eprint", "eprinttype", "archiveprefix", "eventtitle", "eventdate", "venue")
)
# Kept fields that act on other fields when they are read.
_ACTING = frozenset(("entrytype", "editortype", "entrysubtype", *TAGS, *EPRINT_TAGS, *LINKS, *VARIABLES))


class Record(NamedTuple):
    """An entry as it is written: its type, its key and its fields.

    `altered` names fields that are written in another way than the table does.
    """

    kind: str
    key: str
    pairs: list[tuple[str, str]]
    altered: frozenset[str] = frozenset()


def note_entry_changes(
    entry: Entry, context: Context, record: Record, layout: Callable[[Record], str], *, biblatex: bool
) -> None:
    """Read back what is not known to be read as it was, and note the fields that differ."""
    citation, type = entry.citation, read_type(record.kind, record.pairs)
    if entry.key != record.key:
        note_changed("key", context, entry.key, record.key)
    if context.options.ascii or not _are_apart(citation, record.kind, type):
        note_changes(citation, context, lambda: _read_text(layout(record)), _BESIDE)
        return
    if type != citation.type:
        note_changed("type", context, citation.type, type)
    table = TABLES[biblatex]
    rows = _uncertain(citation, record.kind, type, table, context)
    rows += [table.row_of[tag] for tag in record.altered if tag in KNOWN]
    if rows:
        names = {name for row in rows for name in row.fields}
        note_changes(citation, context, lambda: _read_rows(rows, record), _BESIDE, names)


def _uncertain(citation: Citation, kind: str, type: str, table: Table, context: Context) -> list[Field]:
    """Return the rows of the table whose fields may be read back in another form, from an entry of this type."""
    whole = with_all_affiliations(citation)
    rows = context.uncertain(whole)
    if whole is not citation:
        rows.append(table.row_of["affiliation"])
    if number_field(type) != number_field(citation.type) and any(getattr(citation, name) for name in NUMBERS):
        rows.append(table.row_of["number"])
    if type == "thesis" and kind in THESES and citation.genre is None:
        rows.append(table.row_of["type"])
    return rows


def read_type(kind: str, pairs: Iterable[tuple[str, str]]) -> str:
    """Return the CSL type that an entry of these fields is read as."""
    found = dict(pairs)
    arxiv = "eprint" in found and is_arxiv({tag: [value] for tag, value in found.items()})
    event = "eventtitle" in found or "eventdate" in found or "venue" in found
    return csl_type(kind, subtype=found.get("entrysubtype"), arxiv=arxiv, event=event)


def _are_apart(citation: Citation, kind: str, type: str) -> bool:
    """Whether kept fields act on no other field, and are kept in this order; second values are behind the others."""
    if type != citation.type and kind not in entry_types(type):  # the entry type is kept, too
        return False
    own = [extra.tag in KNOWN for extra in citation.extra if extra.format == FORMAT_NAME]
    return own == sorted(own) and not any(
        extra.format == CSL or (extra.format == FORMAT_NAME and extra.tag in _ACTING) for extra in citation.extra
    )


def _read_rows(rows: Iterable[Field], record: Record) -> Citation:
    """Return the citation of the fields of some rows of the table."""
    from carcite.formats.bibtex.reader import citation_of_fields  # which writing most entries does not need

    tags = {tag for row in rows for tag in (*row.tags, *row.aliases)} | _TYPE_TAGS
    fields = [
        (tag, macro_text(value) if isinstance(value, Bare) else value)
        for tag, value in record.pairs
        if tag in tags or tag.startswith(PREFIX)
    ]
    return citation_of_fields(record.kind, fields)


def _read_text(text: str) -> Citation | None:
    """Return the citation of an entry; None if it is not one entry."""
    from carcite.formats.bibtex.reader import read_stream

    read = [item for item in read_stream(io.StringIO(text)) if isinstance(item, Citation)]
    if len(read) != 1:
        return None
    # The list of related papers is text for people.
    extra = tuple(extra for extra in read[0].extra if extra.tag != RELATED_PAPERS)
    return read[0].replace(extra=extra) if len(extra) < len(read[0].extra) else read[0]
