"""The fields of BibTeX and biblatex: one table, in which the format chooses the names that are written.

References: O. Patashnik, BibTeXing (1988), section 3.2; biblatex manual 3.19, section 2.2. The names of both formats
are read in either. A field is written if the manual of the format has it, or if programs commonly use it (pmid).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from carcite.formats.base import BOOKKEEPING_FIELDS, Context, Raw, Row, Table
from carcite.formats.bibtex.abstracts import abstract_row
from carcite.formats.bibtex.affiliations import affiliations_row
from carcite.formats.bibtex.attachments import files_row
from carcite.formats.bibtex.dates import read_date, read_year_month, write_issued
from carcite.formats.bibtex.identifiers import doi_row, ids_row, link_row
from carcite.formats.bibtex.keys import aliases_row
from carcite.formats.bibtex.language import language_row
from carcite.formats.bibtex.notes import note_row, notes_row
from carcite.formats.bibtex.numbers import locator_row, numbers_row
from carcite.formats.bibtex.people import creators_row, people_row
from carcite.formats.bibtex.publisher import place_row, publisher_row
from carcite.formats.bibtex.rows import (
    Pairs,
    codes,
    date,
    keyed,
    keywords,
    name_of,
    only_in_biblatex,
    place,
    plain,
    spare,
    text,
    without_field,
)
from carcite.formats.bibtex.targets import dialect
from carcite.formats.bibtex.text import read_plain
from carcite.formats.bibtex.titles import container_row, short_journal_row, title_row
from carcite.formats.bibtex.types import GENRES, SERIES, STATES
from carcite.model import Citation
from carcite.notes import Code, Severity
from carcite.values.dates import PartialDate

FORMAT_NAME = "bibtex"

_BRACKETED = re.compile(r"[\[(] ?[0-9]{1,4}\??,? ?[\])]")


def _read_issued(raw: Raw, context: Context) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    year, month, day = (raw[tag][0] if raw.get(tag) else "" for tag in ("year", "month", "day"))
    whole = read_date(raw["date"][0]) if raw.get("date") else None
    parted = read_year_month(year, month, day) if year or month or day else None
    if parted is None and (whole is not None or year):
        if whole is None:
            whole = read_year_month(year, "", "")  # with a month in it, or no year
            year = ""
        if whole is not None and whole.year is not None and (month or day):
            parted = read_year_month(str(whole.year), month, day)
    if _BRACKETED.fullmatch(read_plain(year)):
        message = "brackets around the year are left out"
        context.note(Code.ASSUMED, message, field="issued", text=year, severity=Severity.WARNING)
    if whole and not (parted is not None and _adds(parted, whole)):
        found["issued"] = whole
        known = {shown.lstrip("0") for shown in (str(whole.year), str(whole.end.year) if whole.end else "")}
        if year and whole.year is not None and read_plain(year).lstrip("0") not in known:
            spare(context, found, "issued", "year", year)
    elif parted is not None:
        found["issued"] = parted
        return found
    for tag, value in (("month", month), ("day", day)):
        if value and (parted is None or getattr(parted, tag) != getattr(whole, tag)):
            spare(context, found, "issued", tag, value)
    return found


def _adds(parted: PartialDate, whole: PartialDate) -> bool:
    """Whether year, month and day say the date more exactly."""
    if parted.is_literal or whole.is_range or whole.unspecified or parted.year != whole.year:
        return False
    return len(parted.parts) > len(whole.parts)


def _issued_row(biblatex: bool) -> Row:
    def write(citation: Citation, context: Context) -> Pairs:
        assert citation.issued is not None
        whole = dialect(context).extra_lines
        return write_issued(citation.issued, biblatex=biblatex, ascii=context.options.ascii, whole=whole)

    return Row(("issued",), ("date", "year", "month", "day"), _read_issued, write)


def _rows(biblatex: bool) -> list[Row]:
    """Return the fields in the order in which they are written."""
    rows = [
        people_row("authors", "author", truncated="authors_truncated", biblatex=biblatex),
        title_row(),
        container_row(biblatex),
        short_journal_row(),
        people_row("editors", "editor", biblatex=biblatex),
        people_row("translators", "translator", biblatex=biblatex),
        creators_row(biblatex),
        text("original_title", "origtitle"),
        keyed("collection_title", "series", SERIES, biblatex=biblatex),
        name_of("event_title", "eventtitle", "conference"),
        place("event_place", "venue"),
        date("event_date", "eventdate", parts="event", biblatex=biblatex),
        keyed("genre", "type", GENRES, biblatex=biblatex),
        publisher_row(biblatex),
        place_row(biblatex),
        _issued_row(biblatex),
        plain("edition", "edition"),
        plain("volume", "volume"),
        plain("number_of_volumes", "volumes"),
        numbers_row(),
        plain("chapter_number", "chapter"),
        locator_row(biblatex),
        plain("number_of_pages", "pagetotal", "numpages", "page-count"),
        plain("version", "version"),
        keyed("status", "pubstate", STATES, biblatex=biblatex),
        date("original_date", "origdate", parts="orig", biblatex=biblatex),
        doi_row(),
        ids_row(biblatex),
        plain("pmcid", "pmcid", "pmc"),
        codes("issn", "issn", "eissn"),
        codes("isbn", "isbn"),
        link_row(),
        date(
            "accessed", "urldate", "accessed", "lastaccessed", "lastchecked", "access-date", "date-accessed",
            parts="url", biblatex=biblatex,
        ),
        note_row(),
        language_row(biblatex),
        plain("call_number", "library" if biblatex else "lccn", "lccn", "library", "callnumber", "call-number"),
        plain("rights", "copyright", "rights", "license"),
        keywords("keywords", "keywords", "keyword", "author_keywords"),
        affiliations_row(),
        files_row(),
        aliases_row(),
        abstract_row(),
        notes_row(biblatex),
        *(without_field(field, label) for field, label in _WITHOUT_FIELD.items()),
    ]  # fmt: skip
    return [only_in_biblatex(row, biblatex) if row.fields[0] in _BIBLATEX_FIELDS else row for row in rows]


# What BibTeX has no field for, and biblatex has.
_BIBLATEX_FIELDS = frozenset(
    (
        "translators", "creators", "original_title", "event_title", "event_place", "event_date", "number_of_volumes",
        "number_of_pages", "version", "status", "original_date",
    )
)  # fmt: skip
# What neither has a field for, and how it is called in a note for a program that has notes of its own.
_WITHOUT_FIELD = {
    "translated_titles": "Translated title", "section": "Section", "epub_date": "Available date", "submitted":
    "Submitted", "archive": "Archive", "archive_location": "Archive location", "source": "Source", "funding": "Funding",
}  # fmt: skip
# Written, and not read by the program that imports the file.
_ZOTERO_DROPS = ("authors_truncated", "key_aliases", "related")
_PANDOC_DROPS = ("affiliations", "rights", "medium")

TABLES: dict[bool, Table] = {
    biblatex: Table(
        FORMAT_NAME,
        _rows(biblatex),
        beside=("type", "key", "related"),
        lost=BOOKKEEPING_FIELDS,
        dropped={"zotero": _ZOTERO_DROPS, "pandoc": _PANDOC_DROPS},
        bare_names=("pandoc",),
    )
    for biblatex in (False, True)
}
"""The fields of BibTeX (False) and biblatex (True). Both read the same tags."""
KNOWN: dict[str, tuple[str, ...]] = {tag: row.fields for row in TABLES[False].rows for tag in (*row.tags, *row.aliases)}
"""Every field name that is read, and the model fields it goes to."""
