"""The field map of EndNote XML, one table for each kind of record.

Reference: EndNote's table of reference types (the name a field has in each); its XML export. Tags are EndNote's element
names; `line:label` is a line `label: value` of the notes, for what EndNote has no field for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from carcite.formats._room import Context, Raw, Row, Table
from carcite.formats.endnote_xml.people import people_row
from carcite.model import Citation, Funding, TranslatedTitle
from carcite.notes import Code
from carcite.values.dates import PartialDate
from carcite.values.identifiers import parse_isbn, parse_issn, parse_pmcid, parse_pmid
from carcite.values.pages import split_locator

FORMAT_NAME = "endnotexml"


class Field(NamedTuple):
    """A model field, the label of its line, its element ("" for none), and its element in some kinds of record."""

    name: str
    label: str
    tag: str = ""
    kinds: Mapping[str, str] = {}


FIELDS: tuple[Field, ...] = (
    Field("title", "title", "title"),
    Field("title_short", "title-short", "short-title"),
    Field("collection_title", "collection-title", "tertiary-title",
          {"book": "secondary-title", "report": "secondary-title", "software": "secondary-title"}),
    Field("volume", "volume", "volume"),
    Field("issue", "issue", "", {"journal": "number", "newspaper": "number"}),
    Field("collection_number", "collection-number", "", {"book": "number", "chapter": "number"}),
    Field("number", "number", "", {"legal": "number", "media": "number", "data": "number", "conference": "number"}),
    Field("edition", "edition", "edition", {"journal": "", "software": "", "data": ""}),
    Field("version", "version", "", {"software": "edition", "data": "edition"}),
    Field("number_of_volumes", "number-of-volumes", "num-vols"),
    Field("section", "section", "", {"newspaper": "section", "legal": "section", "web": "section"}),
    Field("chapter_number", "chapter-number", "", {"chapter": "section"}),
    Field("genre", "genre", "work-type"),
    Field("medium", "medium"),
    Field("publisher", "publisher", "publisher"),
    Field("publisher_place", "publisher-place", "pub-location", {"conference": "custom1"}),
    Field("event_place", "event-place", "", {"conference": "pub-location"}),
    Field("status", "status"),
    Field("doi", "DOI", "electronic-resource-num"),
    Field("arxiv", "arXiv"),
    Field("archive", "archive"),
    Field("call_number", "call-number", "call-num"),
    Field("source", "source", "remote-database-name"),
    Field("language", "language", "language"),
    Field("rights", "rights"),
    Field("url", "url", "web-urls"),
)  # fmt: skip
DATES: tuple[Field, ...] = (
    Field("accessed", "accessed", "access-date"),
    Field("epub_date", "available-date", "", {"journal": "edition"}),
    Field("submitted", "submitted"),
    Field("original_date", "original-date", "orig-pub"),
    Field("event_date", "event-date"),
)
LISTS: tuple[Field, ...] = (
    Field("keywords", "keyword", "keywords"),
    Field("mesh_terms", "mesh-term"),
    Field("publication_types", "publication-type"),
)
_CONTAINED = frozenset(
    ("journal", "newspaper", "chapter", "web", "media", "legal", "letter", "data", "other", "thesis", "patent")
)
_ABBREVIATED = frozenset(("journal", "newspaper"))
_PUBMED = re.compile(r"pubmed|medline|\bnlm\b", re.IGNORECASE)


def first_of(name: str, raw: Raw, decode: Callable[[str], Any], tags: Iterable[str]) -> dict[str, Any]:
    """The first value of the tags as that field; a line of the notes that says something else stays a note."""
    found: dict[str, Any] = {}
    for tag in tags:
        for value in raw.get(tag, ()):
            decoded = decode(value)
            if name not in found:
                found[name] = decoded
            elif decoded != found[name]:
                kept = f"{tag[5:]}: {value}" if tag.startswith("line:") else value
                found.setdefault("notes", []).append(kept)
    return found


def _same(value: Any) -> Any:
    return value


def _field_row(
    field: Field, kind: str, decode: Callable[[str], Any] = _same, encode: Callable[[Any], str] = str
) -> Row:
    tag, line = field.kinds.get(kind, field.tag), f"line:{field.label}"
    tags = (tag, line) if tag else (line,)

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        return ((tags[0], encode(getattr(citation, field.name))),)

    return Row((field.name,), tags, lambda raw, context: first_of(field.name, raw, decode, tags), write)


def _list_row(field: Field) -> Row:
    tags = (field.tag, f"line:{field.label}") if field.tag else (f"line:{field.label}",)

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        return {field.name: [value for values in raw.values() for value in values]}

    return Row((field.name,), tags, read, lambda c, _: [(tags[0], value) for value in getattr(c, field.name)])


# --- titles -----------------------------------------------------------------------------------------------------------


def _container_row(kind: str) -> Row:
    """The journal or book: secondary-title, and for a periodical its full title and abbreviation."""
    full = ("full-title", "secondary-title") if kind in _CONTAINED else ("full-title",)
    if kind == "conference":
        full = ("full-title",)

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        found = first_of("container_title", raw, _same, (*full, "line:container-title"))
        found |= first_of("container_title_short", raw, _same, ("abbr-1", "line:container-title-short"))
        if kind in _CONTAINED:
            found["notes"] = [text for text in found.get("notes", ()) if ": " in text]
        for other in (*raw.get("alt-title", ()), *raw.get("alt-full-title", ())):
            _read_alternative(other, found, context)
        return found

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        title, short = citation.container_title, citation.container_title_short
        if title is not None and kind in _CONTAINED:
            yield "secondary-title", title
            if kind in _ABBREVIATED:
                yield "full-title", title
        elif title is not None:
            yield "line:container-title", title
        if short is not None:
            yield ("abbr-1" if kind in _ABBREVIATED else "line:container-title-short"), short

    tags = (*full, "line:container-title", "abbr-1", "line:container-title-short", "alt-title", "alt-full-title")
    return Row(("container_title", "container_title_short"), tags, read, write)


def _read_alternative(other: str, found: dict[str, Any], context: Context) -> None:
    """EndNote's alternate journal: beside a longer title its abbreviation, beside a shorter one the full title."""
    title, short = found.get("container_title"), found.get("container_title_short")
    if other in (title, short):
        return
    if title is None:
        found["container_title"] = other
    elif short is None and len(other) <= len(title):
        found["container_title_short"] = other
    elif short in (None, title):
        found["container_title"], found["container_title_short"] = other, title
        context.note(Code.ASSUMED, "the longer of two journal titles is the full one", field="container_title")
    else:
        found.setdefault("notes", []).append(other)


def _conference_row() -> Row:
    """secondary-title is the conference, custom3 the proceedings; a secondary-title alone is the proceedings."""

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        second, third = raw.get("secondary-title", [])[:1], raw.get("custom3", [])[:1]
        said = raw.get("line:event-title", [])[:1]
        titles, events = (third, second) if third else (second, [])
        if said:
            events, titles = said, third or [value for value in second if value != said[0]]
        for name, values in (("event_title", events), ("container_title", titles)):
            if values:
                found[name] = values[0]
        if "container_title" not in found and "line:container-title" in raw:
            found["container_title"] = raw["line:container-title"][0]
        if "line:container-title-short" in raw:
            found["container_title_short"] = raw["line:container-title-short"][0]
        return found

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        event, title = citation.event_title, citation.container_title
        if event is not None:
            yield "secondary-title", event
            yield ("custom3", title) if title is not None else ("line:event-title", event)
        elif title is not None:
            yield "secondary-title", title
        if citation.container_title_short is not None:
            yield "line:container-title-short", citation.container_title_short

    tags = ("secondary-title", "custom3", "line:event-title", "line:container-title", "line:container-title-short")
    return Row(("event_title", "container_title", "container_title_short"), tags, read, write)


def _read_translated(raw: Raw, context: Context) -> Mapping[str, Any]:
    original = raw.get("line:original-title", [])
    titles = [TranslatedTitle(text=text) for text in raw.get("translated-title", ()) if text not in original]
    for value in raw.get("line:translated-title", ()):
        language, mark, text = value.partition(" | ")
        titles.append(TranslatedTitle(text=text, language=language) if mark else TranslatedTitle(text=value))
    return {"translated_titles": titles, **({"original_title": original[0]} if original else {})}


def _write_translated(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
    """translated-title takes one title; the original title has it only where no other wants it."""
    for place, title in enumerate(citation.translated_titles):
        if place == 0 and title.language is None:
            yield "translated-title", title.text
        else:
            yield "line:translated-title", f"{title.language or 'und'} | {title.text}"
    if citation.original_title is not None:
        if not citation.translated_titles:
            yield "translated-title", citation.original_title
        yield "line:original-title", citation.original_title


# --- dates ------------------------------------------------------------------------------------------------------------

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


# --- numbers ----------------------------------------------------------------------------------------------------------

_COUNTED = frozenset(("book", "thesis"))
_COUNT = re.compile(r"[0-9]{1,5}(?: ?(?:p|pp|pages)\.?)?")


def _locator_row(kind: str) -> Row:
    """pages; custom7, the article number of a journal; in a book, pages is how many it has."""
    own = "custom7" if kind == "journal" else "line:article-number"
    tags = ("pages", own, "line:article-number", "line:page", "line:number-of-pages")

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        number = next(iter([*raw.get(own, ()), *raw.get("line:article-number", ())]), None)
        count = raw.get("line:number-of-pages", [None])[0]
        text = raw.get("pages", [""])[0].strip()
        said = raw.get("line:page", [""])[0]
        if kind in _COUNTED and count is None and text and (said or _COUNT.fullmatch(text)):
            count, text = text, said
        if text and text != number:
            pages, odd = split_locator(text)
            found["pages"] = pages
            number = number or odd
        return {**found, "article_number": number, "number_of_pages": count}

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        pages, number, count = citation.pages, citation.article_number, citation.number_of_pages
        if kind in _COUNTED and count is not None:
            yield "pages", count
            if pages:
                yield "line:page", str(pages)
        elif count is not None:
            yield "line:number-of-pages", count
        if pages and not (kind in _COUNTED and count is not None):
            yield "pages", str(pages)
        if number is not None:
            if not pages and kind not in _COUNTED:
                yield "pages", number
            yield own, number

    return Row(("pages", "article_number", "number_of_pages"), tuple(dict.fromkeys(tags)), read, write)


_SEPARATORS = re.compile(r"[,;\s]+")
_MEDIUM = re.compile(r"\((?:print|electronic|online|linking|web|e-?book|hardback|paperback|pbk)\.?\)", re.IGNORECASE)
_NUMBERED = frozenset(("report", "patent"))  # their "ISBN/ISSN" is the report's, the patent's number


def _codes_row(kind: str) -> Row:
    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, list[str]] = {"issn": [], "isbn": []}
        spare: list[str] = []
        for text in raw.get("isbn", ()):
            for part in text.split("\n"):
                codes = [code for code in _SEPARATORS.split(_MEDIUM.sub(" ", part)) if code]
                if kind in _NUMBERED and not all(parse_issn(code) or parse_isbn(code) for code in codes):
                    spare.append(part.strip())
                    continue
                for code in codes:
                    is_issn = parse_issn(code) or (not parse_isbn(code) and kind in _ABBREVIATED)
                    found["issn" if is_issn else "isbn"].append(code)
        said = raw.get("line:number", [])
        numbers = [*said, *spare]
        more = {"number": numbers[0]} if numbers and kind in _NUMBERED else {}
        found["issn"] += raw.get("line:ISSN", [])
        found["isbn"] += raw.get("line:ISBN", [])
        return {**{name: list(dict.fromkeys(codes)) for name, codes in found.items() if codes}, **more}

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        codes = [*citation.issn, *citation.isbn]
        if kind in _NUMBERED and citation.number is not None:
            codes.append(citation.number)
        if codes:
            yield "isbn", "\n".join(codes)

    fields = ("issn", "isbn", "number") if kind in _NUMBERED else ("issn", "isbn")
    lines = ("line:ISSN", "line:ISBN", *(("line:number",) if kind in _NUMBERED else ()))
    return Row(fields, ("isbn", *lines), read, write)


def _read_accession(raw: Raw, context: Context) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    if "line:PMID" in raw:
        found["pmid"] = raw["line:PMID"][0]
    for value in raw.get("accession-num", ()):
        if parse_pmid(value) and found.get("pmid", parse_pmid(value)) == parse_pmid(value):
            found["pmid"] = value
        else:
            found.setdefault("archive_location", value)
    if "line:archive-location" in raw:
        found.setdefault("archive_location", raw["line:archive-location"][0])
    return found


def _write_accession(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
    pmid, location = citation.pmid, citation.archive_location
    fits = pmid is not None and parse_pmid(pmid) == pmid
    if pmid is not None:
        yield ("accession-num" if fits else "line:PMID"), pmid
    if location is not None:
        yield ("line:archive-location" if fits or parse_pmid(location) else "accession-num"), location


def _read_pmcid(raw: Raw, context: Context) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for tag, values in raw.items():
        for value in values:
            if parse_pmcid(value) or tag == "line:PMCID":
                found.setdefault("pmcid", value)
            else:
                found.setdefault("notes", []).append(value)
    return found


def _pmcid_row(kind: str) -> Row:
    """custom2, the PMCID of EndNote's journal articles, and of the books and chapters Zotero reads it of."""
    holds = kind in ("journal", "newspaper", "book", "chapter")

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        text = citation.pmcid or ""
        yield ("custom2" if holds and parse_pmcid(text) else "line:PMCID"), text

    return Row(("pmcid",), ("custom2", "line:PMCID") if holds else ("line:PMCID",), _read_pmcid, write)


# --- abstracts, notes, funding ----------------------------------------------------------------------------------------

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
    numbered = {"number"} if kind in _NUMBERED else set()
    rows = [_field_row(field, kind) for field in FIELDS if field.name not in own | numbered]
    rows += [_field_row(field, kind, PartialDate.parse, PartialDate.edtf) for field in DATES]
    rows += [_list_row(field) for field in LISTS]
    if kind == "conference":
        rows.append(_conference_row())
    else:
        rows += [_container_row(kind), _field_row(Field("event_title", "event-title"), kind)]
    rows += [
        people_row(kind),
        _locator_row(kind),
        _codes_row(kind),
        _pmcid_row(kind),
        Row(("issued",), ("year", "pub-dates"), _read_issued, _write_issued),
        Row(
            ("translated_titles", "original_title"),
            ("translated-title", "line:translated-title", "line:original-title"),
            _read_translated,
            _write_translated,
        ),
        Row(
            ("pmid", "archive_location"),
            ("accession-num", "line:PMID", "line:archive-location"),
            _read_accession,
            _write_accession,
        ),
        Row(
            ("abstracts", "notes"),
            ("abstract", "research-notes", "notes", "line:abstract-language"),
            _read_prose,
            _write_prose,
        ),
        Row(("funding",), ("line:funding",), _read_funding, _write_funding),
    ]
    return Table(FORMAT_NAME, rows, beside=("type", "key", "related"))
