"""Numbers of EndNote XML: pages, ISSN and ISBN, and the identifiers of PubMed and PubMed Central.

Reference: EndNote's table of reference types: what its pages, ISBN/ISSN and custom fields are in each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from carcite.formats.base import Context, Raw, Row
from carcite.model import Citation
from carcite.values.identifiers import parse_isbn, parse_issn, parse_pmcid, parse_pmid
from carcite.values.pages import split_locator

_COUNTED = frozenset(("book", "thesis"))
_COUNT = re.compile(r"[0-9]{1,5}(?: ?(?:p|pp|pages)\.?)?")


def locator_row(kind: str) -> Row:
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
NUMBERED = frozenset(("report", "patent"))  # their "ISBN/ISSN" is the report's, the patent's number


def codes_row(kind: str) -> Row:
    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, list[str]] = {"issn": [], "isbn": []}
        spare: list[str] = []
        for text in raw.get("isbn", ()):
            for part in text.split("\n"):
                codes = [code for code in _SEPARATORS.split(_MEDIUM.sub(" ", part)) if code]
                if kind in NUMBERED and not all(parse_issn(code) or parse_isbn(code) for code in codes):
                    spare.append(part.strip())
                    continue
                for code in codes:
                    is_issn = parse_issn(code) or (not parse_isbn(code) and kind in ("journal", "newspaper"))
                    found["issn" if is_issn else "isbn"].append(code)
        said = raw.get("line:number", [])
        numbers = [*said, *spare]
        more = {"number": numbers[0]} if numbers and kind in NUMBERED else {}
        found["issn"] += raw.get("line:ISSN", [])
        found["isbn"] += raw.get("line:ISBN", [])
        return {**{name: list(dict.fromkeys(codes)) for name, codes in found.items() if codes}, **more}

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        codes = [*citation.issn, *citation.isbn]
        if kind in NUMBERED and citation.number is not None:
            if context.options.target == "zotero":  # which takes all of it for the number
                yield from (("line:ISSN", code) for code in citation.issn)
                yield from (("line:ISBN", code) for code in citation.isbn)
                codes = []
            codes.append(citation.number)
        if codes:
            yield "isbn", "\n".join(codes)

    fields = ("issn", "isbn", "number") if kind in NUMBERED else ("issn", "isbn")
    lines = ("line:ISSN", "line:ISBN", *(("line:number",) if kind in NUMBERED else ()))
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


def pmcid_row(kind: str) -> Row:
    """custom2, the PMCID of EndNote's journal articles, and of the books and chapters Zotero reads it of."""
    holds = kind in ("journal", "newspaper", "book", "chapter")

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        text = citation.pmcid or ""
        yield ("custom2" if holds and parse_pmcid(text) else "line:PMCID"), text

    return Row(("pmcid",), ("custom2", "line:PMCID") if holds else ("line:PMCID",), _read_pmcid, write)


def accession_row() -> Row:
    """accession-num: the PMID, or the number in another database."""
    tags = ("accession-num", "line:PMID", "line:archive-location")
    return Row(("pmid", "archive_location"), tags, _read_accession, _write_accession)
