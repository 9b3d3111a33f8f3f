"""The simple fields of RIS: one model field, its tag, and the label of the line it stands in where it has no tag.

Reference: RIS format specifications; the tag tables of EndNote's manual (one column for each type of reference); the
field maps of Zotero's RIS import. Labels are CSL's names, which Zotero takes for the field of that name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from carcite.formats.base import Context, Raw, Row
from carcite.formats.ris.dates import read_date, ris_date, spare_words
from carcite.formats.ris.targets import dialect, written_tag
from carcite.formats.ris.text import plain_title
from carcite.model import Citation, Extra
from carcite.notes import Code
from carcite.values import identifiers
from carcite.values.markup import plain


class Field(NamedTuple):
    """A model field, the label of its line, its tag ("" where RIS has none), and its tag in some kinds of record."""

    name: str
    label: str
    tag: str = ""
    kinds: Mapping[str, str] = {}
    aliases: tuple[str, ...] = ()


TITLES: tuple[Field, ...] = (
    Field("title_short", "title-short", "ST"),
    Field("original_title", "original-title"),
    Field("collection_title", "collection-title", "T3", dict.fromkeys(("book", "map", "report", "software"), "T2")),
)
FIELDS: tuple[Field, ...] = (
    Field("volume", "volume", "VL"),
    Field("issue", "issue", "IS", {"chapter": "", "report": ""}),
    Field("number_of_volumes", "number-of-volumes", "NV", {"data": ""}),
    Field("collection_number", "collection-number", "SV", {"book": "M1"}),
    Field("edition", "edition", "ET", {"journal": "", "software": "", "data": "", "legal": ""}),
    Field("version", "version", "", {"software": "ET", "data": "ET"}),
    Field("section", "section", "SE", {"chapter": ""}),
    Field("chapter_number", "chapter-number", "", {"chapter": "SE", "legal": "ET"}),  # of a law: the session
    Field("medium", "medium", "", {"media": "C5"}),
    Field("publisher", "publisher", "PB"),
    Field("status", "status", "", {"patent": "C6"}),
    Field("call_number", "call-number", "CN"),
    Field("source", "source", "DP"),
    Field("language", "language", "LA"),
    Field("rights", "rights"),
    Field("arxiv", "arXiv"),
)
URL = Field("url", "url", "UR", {}, ("LK",))
DATES: tuple[Field, ...] = (
    Field("accessed", "accessed", "Y2"),
    Field("submitted", "submitted", "", {"patent": "C1"}),
    Field("original_date", "original-date"),
    Field("event_date", "event-date"),
)
CONFERENCE: tuple[Field, ...] = (
    Field("event_title", "event-title", "", {"talk": "T2"}),
    Field("event_place", "event-place", "", {"talk": "CY"}),
    Field("publisher_place", "publisher-place", "CY", {"talk": ""}, ("PP",)),
)

Decode = Callable[[str], Any]
Encode = Callable[[Any], str]


def first_of(field: str, raw: Raw, decode: Decode, context: Context) -> dict[str, Any]:
    """The first value of the tags as that field. What differs stays: in `extra`, or as a note where it is a line."""
    found: dict[str, Any] = {}
    for tag, values in raw.items():
        for value in values:
            decoded = decode(value)
            if field not in found:
                found[field] = decoded
            elif decoded != found[field]:
                keep_second(field, tag, value, found, context)
    return found


def keep_second(field: str, tag: str, value: str, found: dict[str, Any], context: Context) -> None:
    """Keep a value its field has no place for: a line as the note it may be, a tag's in `extra`."""
    if tag.endswith(":"):
        found.setdefault("notes", []).append(f"{tag} {value}")
        return
    found.setdefault("extra", []).append(Extra("ris", tag, value))
    context.note(Code.DUPLICATE_FIELD, f"second value kept in extra: {value[:80]!r}", field=field, text=value)


def _identity(value: Any) -> Any:
    return value


def field_row(field: Field, kind: str, decode: Decode = _identity, encode: Encode = _identity) -> Row:
    """The row of a simple field in one kind of record."""
    tag = field.kinds.get(kind, field.tag)
    label = f"{field.label}:"
    tags = (tag, label) if tag else (label,)
    order = (label, *tags[:-1], *field.aliases)  # a line was written beside a tag that is taken for something else
    name = field.name

    def read(raw: Raw, context: Context) -> dict[str, Any]:
        if len(raw) == 1:
            for values in raw.values():
                if len(values) == 1:
                    return {name: decode(values[0])}
        return first_of(name, {tag: raw[tag] for tag in order if tag in raw}, decode, context)

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        text = encode(getattr(citation, name))
        written = tag if name not in dialect(context).labelled else ""
        return (((written and written_tag(written, context)) or label, text),)

    return Row((name,), tags, read, write, field.aliases if tag else ())


def url_row(field: Field, kind: str) -> Row:
    """The row of the URL, of which a line may hold two: `https://a; https://b`."""
    row = field_row(field, kind)

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        if any(_NEXT_URL.search(value) for values in raw.values() for value in values if ";" in value):
            raw = {tag: [part for value in values for part in _NEXT_URL.split(value)] for tag, values in raw.items()}
        return row.read(raw, context)

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        if ";" in (url := citation.url or "") and _NEXT_URL.search(url):
            context.note(Code.CHANGED, "a URL that holds another is cut there", field="url")
            context.note(Code.CHANGED, "its second part is kept beside it", field="extra")
        ((tag, text),) = row.write(citation, context)
        return ((row.tags[-1] if url.startswith("PM:") else tag, text),)

    return Row(row.fields, row.tags, read, write, row.aliases)


_NEXT_URL = re.compile(r";\s*(?=https?://)")


def title_row(field: Field, kind: str) -> Row:
    """The row of a title: with its markup for a program that reads it, plain for the others."""
    row = field_row(field, kind)

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        ((tag, text),) = row.write(citation, context)
        return ((tag, text if tag.endswith(":") else written_title(field.name, text, context)),)

    return Row(row.fields, row.tags, row.read, write, row.aliases)


def written_title(field: str, title: str, context: Context) -> str:
    """A title as the target wants it, with a note where its markup is left out."""
    if dialect(context).markup or ("<" not in title and "&" not in title):
        return title
    text = plain_title(title)
    if "<" in title and plain(title) != title:
        context.note(Code.CHANGED, "italics and other markup are left out", field=field)
    return text


def date_row(field: Field, kind: str) -> Row:
    """The row of a date other than that of issue."""
    row = field_row(field, kind, read_date, ris_date)
    name = field.name

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        found = dict(row.read(raw, context))
        for tag, values in raw.items():
            if words := spare_words(values[0], found[name]):
                keep_second(name, tag, words, found, context)
        return found

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        date = getattr(citation, name)
        ((tag, text),) = row.write(citation, context)
        if tag == "Y2" and citation.issued is None and context.options.target == "jabref":
            tag = row.tags[-1]  # JabRef makes the year of it where there is no other
        if tag.endswith(":") and dialect(context).line_tag == "M2":
            text = date.edtf()  # as Zotero wants dates in Extra
        if read_date(text) != date:
            text = date.edtf()
            if read_date(text) != date:
                context.note(Code.CHANGED, f"a date RIS cannot say: {date.edtf()}", field=name)
        return ((tag, text),)

    return Row(row.fields, row.tags, read, write, row.aliases)


# --- identifiers ------------------------------------------------------------------------------------------------------


def pmcid_row(kind: str) -> Row:
    """PMCID: C2 in EndNote's journal articles, where another C2 is none."""

    def read(raw: Raw, context: Context) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for tag, values in raw.items():
            for value in values:
                known = identifiers.parse_pmcid(value)
                if "pmcid" not in found and (known or tag == "PMCID:"):
                    found["pmcid"] = known or value
                elif (known or value) != found.get("pmcid"):
                    keep_second("pmcid", tag, value, found, context)
        return found

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        target = dialect(context)
        value = citation.pmcid or ""
        pairs = []
        fits = kind == "journal" and identifiers.parse_pmcid(value) == value
        if fits and "pmcid" not in target.labelled:
            pairs.append(("C2", value))
        if not pairs or "pmcid" in target.echoed:
            pairs.append(("PMCID:", value))
        return pairs

    return Row(("pmcid",), ("C2", "PMCID:") if kind == "journal" else ("PMCID:",), read, write)


_PUBMED = frozenset(("pubmed", "medline", "nlm", "ncbi", "pubmed/medline", "medline/pubmed"))


def _read_accession(raw: Raw, context: Context) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for value in raw.get("PMID:", ()):
        if "pmid" not in found:
            found["pmid"] = value
        elif value != found["pmid"]:
            keep_second("pmid", "PMID:", value, found, context)
    for value in raw.get("archive-location:", ()):
        if found.setdefault("archive_location", value) != value:
            keep_second("archive_location", "archive-location:", value, found, context)
    numbers, databases = raw.get("AN", []), raw.get("DB", [])
    from_pubmed = any(name.lower() in _PUBMED for name in databases)
    for value in numbers:
        pmid = identifiers.parse_pmid(value)
        if pmid and (from_pubmed or pmid == found.get("pmid")):
            if found.setdefault("pmid", pmid) != pmid:
                keep_second("pmid", "AN", value, found, context)
        elif "archive_location" not in found:
            found["archive_location"] = value
        elif value != found["archive_location"]:
            keep_second("archive_location", "AN", value, found, context)
    said = "pmid" in found and numbers and "archive_location" not in found
    kept = [name for name in databases if not (said and name.lower() in _PUBMED)]
    for tag, values in (("archive:", raw.get("archive:", ())), ("DB", kept)):
        for value in values:
            if "archive" not in found:
                found["archive"] = value
            elif value != found["archive"]:
                keep_second("archive", tag, value, found, context)
    return found


def _write_accession(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
    pmid, archive, location = citation.pmid, citation.archive, citation.archive_location
    target = dialect(context)
    pairs: list[tuple[str, Any]] = []
    if pmid is not None:
        fits = archive is None and location is None and identifiers.parse_pmid(pmid) == pmid
        if fits and "pmid" not in target.labelled:
            pairs += [("AN", pmid), ("DB", "PubMed")]
        if not pairs or "pmid" in target.echoed:
            pairs.append(("PMID:", pmid))
    if location is not None:
        # A number beside PubMed, or one that is the PMID, would be read as one.
        number = identifiers.parse_pmid(location)
        odd = number is not None and (number == pmid or (archive or "").lower() in _PUBMED)
        odd = odd or identifiers.parse_pmcid(location) is not None
        pairs.append((("" if odd else written_tag("AN", context)) or "archive-location:", location))
    if archive is not None:
        pairs.append(("DB", archive))
    return pairs


def accession_row() -> Row:
    """AN and DB: a PMID beside a name of PubMed, else a place in an archive, as Zotero has it."""
    tags = ("AN", "DB", "PMID:", "archive:", "archive-location:")
    return Row(("pmid", "archive", "archive_location"), tags, _read_accession, _write_accession)


def _read_doi(raw: Raw, context: Context) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for tag in ("DO", "DOI:", "genre:", "M3"):
        for value in raw.get(tag, ()):
            doi = identifiers.parse_doi(value)
            field = "doi" if tag in ("DO", "DOI:") or (tag == "M3" and doi) else "genre"
            known = (doi or value) if field == "doi" else value
            if found.setdefault(field, known) != known:
                keep_second(field, tag, value, found, context)
    return found


def doi_row() -> Row:
    """DO; and M3, the type of work, in which older exporters put a DOI (Zotero reads an article's M3 so)."""

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        pairs: list[tuple[str, Any]] = [("DO", citation.doi)] if citation.doi is not None else []
        if citation.genre is not None:
            tag = "" if identifiers.parse_doi(citation.genre) else written_tag("M3", context)
            pairs.append((tag or "genre:", citation.genre))
        return pairs

    return Row(("doi", "genre"), ("DO", "M3", "DOI:", "genre:"), _read_doi, write)
