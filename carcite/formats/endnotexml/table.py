"""The field map of EndNote XML, one table for each kind of record.

Reference: EndNote's table of reference types (the name a field has in each); its XML export. Tags are EndNote's element
names; `line:label` is a line `label: value` of the notes, for what EndNote has no field for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from carcite.formats.base import Context, Raw, Row, Table, same
from carcite.formats.endnotexml.fields import DATES, FIELDS, FORMAT_NAME, LISTS, Field, field_row, first_of, list_row
from carcite.formats.endnotexml.numbers import NUMBERED, accession_row, codes_row, locator_row, pmcid_row
from carcite.formats.endnotexml.people import people_row
from carcite.formats.endnotexml.titles import conference_row, container_row, translated_row
from carcite.model import Citation, Funding
from carcite.values.dates import PartialDate

# EndNote's own URL field is in related-urls, of which Zotero makes attachments.
_URL_LISTS = {"endnote": "related-urls", "jabref": "related-urls"}


def _read_url(raw: Raw, context: Context) -> Mapping[str, Any]:
    return first_of("url", raw, same, ("web-urls", "related-urls", "line:url"))


def _write_url(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
    yield _URL_LISTS.get(context.options.target or "", "web-urls"), citation.url


# --- dates ---

_YEAR = re.compile(r"\b\d{4}\b")


@lru_cache(maxsize=4096)
def _issued(year: str, date: str) -> PartialDate | None:
    if not date:
        return PartialDate.parse(year) if year else None
    found = PartialDate.parse(date)
    if year and (found.is_literal or found.year is None) and not _YEAR.search(date):
        joined = PartialDate.parse(f"{date} {year}")
        return joined if not joined.is_literal else PartialDate(literal=f"{date} {year}")
    return found


def _read_issued(raw: Raw, context: Context) -> Mapping[str, Any]:
    return {"issued": _issued(raw.get("year", [""])[0].strip(), raw.get("pub-dates", [""])[0].strip())}


def _write_issued(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
    date = citation.issued
    if date is None:
        return
    text = date.edtf()
    year = f"{date.year:04d}" if date.year is not None and 0 <= date.year <= 9999 else ""
    yield "year", year or text
    if text != year and year:
        yield "pub-dates", text


# --- abstracts, notes, funding ---

_ABSTRACT = re.compile(r"Abstract \(([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3})\)\. ")
_BLANK = re.compile(r"\n[ \t]*\n\s*")


def _read_prose(raw: Raw, context: Context) -> Mapping[str, Any]:
    language = raw.get("line:abstract-language", [None])[0]
    abstracts: list[Any] = [{"text": text, "language": language} for text in raw.get("abstract", ())[:1]]
    notes = [*raw.get("notes", ())]
    for text in raw.get("research-notes", ()):
        for part in _BLANK.split(text):
            match = _ABSTRACT.match(part)
            if match:
                spoken = None if match[1] == "und" else match[1]
                abstracts.append({"text": part[match.end() :], "language": spoken})
            elif part.strip():
                notes.append(part)
    return {"abstracts": abstracts, "notes": notes}


def _write_prose(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
    if citation.abstracts:
        first, *others = citation.abstracts
        yield "abstract", first.text
        if first.language is not None:
            yield "line:abstract-language", first.language
        if others:
            texts = (f"Abstract ({other.language or 'und'}). {other.text}" for other in others)
            yield "research-notes", "\n\n".join(texts)
    yield from (("notes", text) for text in citation.notes)


def _read_funding(raw: Raw, context: Context) -> Mapping[str, Any]:
    grants = []
    for text in raw["line:funding"]:
        award, funder, country = [*text.split(" | "), "", ""][:3]
        grants.append(Funding(award=award or None, funder=funder or None, country=country or None))
    return {"funding": grants}


def _write_funding(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
    for grant in citation.funding:
        parts = [grant.award or "", grant.funder or "", grant.country or ""]
        yield "line:funding", " | ".join(parts).rstrip(" |") or "|"


@cache
def table(kind: str) -> Table:
    """The field map of one kind of record."""
    own = {"event_title", "container_title"} if kind == "conference" else set()
    numbered = {"number"} if kind in NUMBERED else set()
    rows = [field_row(field, kind) for field in FIELDS if field.name not in own | numbered]
    rows += [field_row(field, kind, PartialDate.parse, PartialDate.edtf) for field in DATES]
    rows += [list_row(field) for field in LISTS]
    if kind == "conference":
        rows.append(conference_row())
    else:
        event = Field("event_title", "event-title", "", {"meeting": "secondary-title"})
        rows += [container_row(kind), field_row(event, kind)]
    rows += [
        Row(("url",), ("web-urls", "related-urls", "line:url"), _read_url, _write_url),
        people_row(kind),
        locator_row(kind),
        codes_row(kind),
        pmcid_row(kind),
        Row(("issued",), ("year", "pub-dates"), _read_issued, _write_issued),
        translated_row(),
        accession_row(),
        Row(
            ("abstracts", "notes"),
            ("abstract", "research-notes", "notes", "line:abstract-language"),
            _read_prose,
            _write_prose,
        ),
        Row(("funding",), ("line:funding",), _read_funding, _write_funding),
    ]
    return Table(FORMAT_NAME, rows, lost=("note", "files", "key_aliases"), beside=("type", "key", "related"))
