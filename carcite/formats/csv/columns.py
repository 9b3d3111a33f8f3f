"""The columns of a table of citations: carcite's own, and those that Rayyan and Covidence document.

References: Rayyan, "Supported File Formats for Importing into Rayyan", example file; Covidence, "Exporting references",
columns of its CSV.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from carcite.model import Citation, page_text
from carcite.values.dates import PartialDate
from carcite.values.markup import plain


class Column(NamedTuple):
    """One column: its name, the model fields it shows, and its cell for a citation."""

    name: str
    fields: tuple[str, ...]
    cell: Callable[[Citation], str]


def _text(name: str, field: str) -> Column:
    return Column(name, (field,), lambda citation: plain(str(getattr(citation, field) or "")))


def _many(name: str, field: str, separator: str = "; ") -> Column:
    return Column(name, (field,), lambda citation: separator.join(map(str, getattr(citation, field))))


def _people(name: str, field: str, separator: str = "; ") -> Column:
    return Column(name, (field,), lambda citation: separator.join(one.inverted() for one in getattr(citation, field)))


def _date_part(name: str, part: str) -> Column:
    def cell(citation: Citation) -> str:
        issued: PartialDate | None = citation.issued
        value = getattr(issued, part) if issued else None
        return "" if value is None else str(value)

    return Column(name, ("issued",), cell)


def _abstract(name: str) -> Column:
    return Column(name, ("abstracts",), lambda citation: plain(citation.abstract or ""))


def _locator(name: str) -> Column:
    return Column(name, ("pages", "article_number"), lambda citation: page_text(citation) or "")


COLUMNS: tuple[Column, ...] = (
    _text("key", "key"),
    _text("type", "type"),
    _text("title", "title"),
    _people("authors", "authors"),
    _people("editors", "editors"),
    _date_part("year", "year"),
    _text("date", "issued"),
    _text("journal", "container_title"),
    _text("volume", "volume"),
    _text("issue", "issue"),
    _locator("pages"),
    _text("edition", "edition"),
    _text("publisher", "publisher"),
    _text("place", "publisher_place"),
    _text("doi", "doi"),
    _text("pmid", "pmid"),
    _text("pmcid", "pmcid"),
    _text("arxiv", "arxiv"),
    _many("issn", "issn"),
    _many("isbn", "isbn"),
    _text("url", "url"),
    _text("language", "language"),
    _text("status", "status"),
    _many("keywords", "keywords"),
    _abstract("abstract"),
    _text("note", "note"),
)
RAYYAN: tuple[Column, ...] = (
    _text("key", "key"),
    _text("title", "title"),
    _date_part("year", "year"),
    _date_part("month", "month"),
    _date_part("day", "day"),
    _text("journal", "container_title"),
    _many("issn", "issn"),
    _text("volume", "volume"),
    _text("issue", "issue"),
    _locator("pages"),
    _people("authors", "authors", " and "),
    _text("url", "url"),
    _text("language", "language"),
    _text("publisher", "publisher"),
    _text("location", "publisher_place"),
    _abstract("abstract"),
    _many("notes", "notes"),
    _text("doi", "doi"),
    _many("keywords", "keywords"),
    _text("pubmed_id", "pmid"),
    _text("pmc_id", "pmcid"),
)
COVIDENCE: tuple[Column, ...] = (
    _text("Title", "title"),
    _people("Authors", "authors"),
    _abstract("Abstract"),
    _date_part("Published Year", "year"),
    _date_part("Published Month", "month"),
    _text("Journal", "container_title"),
    _text("Volume", "volume"),
    _text("Issue", "issue"),
    _locator("Pages"),
    _text("Accession Number", "pmid"),
    _text("DOI", "doi"),
    _text("Ref", "key"),
    _many("Notes", "notes"),
    _many("Tags", "keywords"),
)
