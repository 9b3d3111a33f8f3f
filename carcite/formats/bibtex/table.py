"""The field map of BibTeX and biblatex: one set of rows, in which the dialect chooses the names that are written.

References: O. Patashnik, BibTeXing (1988), section 3.2; biblatex manual 3.19, section 2.2. Both dialects' names are
read in either. Fields that neither has stand under names of carcite's own, which styles do not look at; what a value
of that kind holds comes back from there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from carcite.formats.base import Context, Raw, Row, Table
from carcite.formats.bibtex.dates import read_date, read_year_month, write_issued
from carcite.formats.bibtex.identifiers import doi_row, ids_row, link_row
from carcite.formats.bibtex.numbers import locator_row, numbers_row
from carcite.formats.bibtex.people import creators_row, people_row
from carcite.formats.bibtex.prose import prose_row
from carcite.formats.bibtex.rows import (
    Pairs,
    codes,
    date,
    keyed,
    listed,
    name_of,
    place,
    plain,
    records,
    spare,
    text,
)
from carcite.formats.bibtex.targets import dialect
from carcite.formats.bibtex.text import read_plain
from carcite.formats.bibtex.titles import container_row, title_row
from carcite.formats.bibtex.types import SERIES, STATES
from carcite.formats.bibtex.words import call_number_row, genre_row, language_row, place_row, publisher_row
from carcite.model import Citation, Funding, TranslatedTitle
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
        pairs = write_issued(citation.issued, biblatex=biblatex, ascii=context.options.ascii, whole=whole)
        if citation.issued.is_literal and read_year_month(pairs[0][1], "", "") != citation.issued:
            context.note(Code.CHANGED, "this text does not read back as it is", field="issued")
        return pairs

    return Row(("issued",), ("date", "year", "month", "day"), _read_issued, write)


def _rows(biblatex: bool) -> list[Row]:
    return [
        people_row("authors", "author", truncated="authors_truncated", biblatex=biblatex),
        title_row(),
        container_row(biblatex),
        people_row("editors", "editor", biblatex=biblatex),
        people_row("translators", "translator", biblatex=biblatex),
        creators_row(biblatex),
        name_of(
            "container_title_short",
            "shortjournal", "journalabbr", "journal-abbreviation", "journalabbreviation", "journal-iso",
            "abbrev_source_title", "journal_abbrev",
        ),
        text("original_title", "origtitle"),
        records(
            "translated_titles",
            "translatedtitle",
            lambda title: (title.text, title.language),
            lambda text, language: TranslatedTitle(text=text or "", language=language),
            2,
        ),
        keyed("collection_title", "series", SERIES, biblatex=biblatex),
        name_of("event_title", "eventtitle", "conference"),
        place("event_place", "venue"),
        date("event_date", "eventdate", parts="event"),
        _issued_row(biblatex),
        plain("volume", "volume"),
        numbers_row(),
        locator_row(biblatex),
        plain("edition", "edition"),
        plain("number_of_volumes", "volumes"),
        plain("number_of_pages", "pagetotal", "numpages", "page-count"),
        plain("chapter_number", "chapter"),
        plain("section", "section"),
        plain("version", "version"),
        genre_row(biblatex),
        publisher_row(biblatex),
        place_row(biblatex),
        date("original_date", "origdate", parts="orig"),
        date("epub_date", "epubdate", parts="epub"),
        date("submitted", "submitted", parts="submitted"),
        keyed("status", "pubstate", STATES, biblatex=biblatex),
        doi_row(),
        ids_row(biblatex),
        plain("pmcid", "pmcid", "pmc"),
        codes("issn", "issn", "eissn"),
        codes("isbn", "isbn"),
        link_row(),
        date(
            "accessed", "urldate", "accessed", "lastaccessed", "lastchecked", "access-date", "date-accessed",
            parts="url",
        ),
        language_row(biblatex),
        listed("keywords", "keywords", "keyword", "author_keywords"),
        listed("mesh_terms", "mesh", separator="; "),
        listed("publication_types", "publicationtype", separator="; "),
        listed("affiliations", "affiliation", "affiliations", separator="; "),
        records(
            "funding",
            "funding",
            lambda grant: (grant.funder, grant.award, grant.country),
            lambda funder, award, country: Funding(funder=funder, award=award, country=country),
            3,
        ),
        plain("archive", "archive"),
        plain("archive_location", "archivelocation"),
        call_number_row(biblatex),
        plain("source", "database", "source", "libcatalog"),
        plain("rights", "copyright", "rights", "license"),
        prose_row(biblatex),
    ]  # fmt: skip


# Written, and thrown away by the program that imports the file (mapping.md, "Zotero BibTeX").
_ZOTERO_DROPS = ("authors_truncated", "related")

# Fields that are neither BibTeX's nor biblatex's.
_PANDOC_DROPS = (
    "translated_titles", "affiliations", "section", "epub_date", "submitted", "mesh_terms", "publication_types",
    "funding", "archive", "archive_location", "source", "rights", "medium",
)  # fmt: skip

TABLES: dict[bool, Table] = {
    biblatex: Table(
        FORMAT_NAME,
        _rows(biblatex),
        lost=("note", "files", "key_aliases"),
        beside=("type", "key", "related"),
        dropped={"zotero": _ZOTERO_DROPS, "pandoc": _PANDOC_DROPS},
        bare_names=("pandoc",),
    )
    for biblatex in (False, True)
}
"""The field map of BibTeX (False) and biblatex (True). Both read the same tags."""
KNOWN: dict[str, tuple[str, ...]] = {tag: row.fields for row in TABLES[False].rows for tag in (*row.tags, *row.aliases)}
"""Every field name that is read, and the model fields it goes to."""
