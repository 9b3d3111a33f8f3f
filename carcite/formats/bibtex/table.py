"""The field map of BibTeX and biblatex: one set of rows, in which the dialect chooses the names that are written.

References: O. Patashnik, BibTeXing (1988), section 3.2; biblatex manual 3.19, section 2.2. Both dialects' names are
read in either. Fields that neither has stand under names of carcite's own, which styles do not look at; what a value
of that kind holds comes back from there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from carcite.formats._room import Context, Raw, Row, Table
from carcite.formats.bibtex.dates import read_date, read_year_month, write_issued
from carcite.formats.bibtex.identifiers import ids_row, link_row
from carcite.formats.bibtex.people import creators_row, people_row
from carcite.formats.bibtex.prose import prose_row
from carcite.formats.bibtex.rows import (
    Pairs,
    codes,
    date,
    listed,
    name_of,
    place,
    plain,
    records,
    spare,
    text,
    values,
    verbatim,
)
from carcite.formats.bibtex.text import literal_list, read_name_of, read_plain, read_text, write_plain, write_text
from carcite.formats.bibtex.types import BOOKS, GENRE_KEYS, GENRES, IN_BOOK, IN_SERIES, WITH_ISSUE
from carcite.model import Citation, Funding, TranslatedTitle
from carcite.notes import Code
from carcite.values.languages import babel_name, is_language_tag, parse_language
from carcite.values.pages import Pages, split_locator

FORMAT_NAME = "bibtex"

# --- titles -----------------------------------------------------------------------------------------------------------


def _joined(raw: Raw, context: Context, field: str, title: str, subtitle: str, addon: str) -> str | None:
    """A title with its subtitle and what is added to it, as biblatex prints them."""
    shown = ""
    read = read_text if field == "title" else read_name_of
    for tag, mark in ((title, ""), (subtitle, ": "), (addon, ". ")):
        for value in raw.get(tag, ())[:1]:
            part = read(value, context, field)
            if shown and part:
                shown += " " if shown[-1] in "?!:.…–—" else mark
            shown += part
    return shown or None


def _read_title(raw: Raw, context: Context) -> Mapping[str, Any]:
    found: dict[str, Any] = {"title": _joined(raw, context, "title", "title", "subtitle", "titleaddon")}
    for value in raw.get("title", ())[1:]:
        if read_text(value, context, "title") != found["title"]:
            spare(context, found, "title", "title", value)
    return found


def _title_row() -> Row:
    def write(citation: Citation, context: Context) -> Pairs:
        return (("title", write_text(citation.title or "", context, "title", title=True)),)

    return Row(("title",), ("title",), _read_title, write, ("subtitle", "titleaddon"))


# The title of what the work is part of: tag, its subtitle, its addition.
_CONTAINERS = {
    "booktitle": ("booksubtitle", "booktitleaddon"),
    "maintitle": ("mainsubtitle", "maintitleaddon"),
    "journaltitle": ("journalsubtitle", "journaltitleaddon"),
    "journal": ("journalsubtitle", "journaltitleaddon"),
}
_IN_BOOK_ORDER = ("booktitle", "journaltitle", "journal", "maintitle")
_BOOK_ORDER = ("maintitle", "booktitle", "journaltitle", "journal")
_JOURNAL_ORDER = ("journaltitle", "journal", "booktitle", "maintitle")


def _read_container(raw: Raw, context: Context) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    order = _IN_BOOK_ORDER if context.type in IN_BOOK else _BOOK_ORDER if context.type in BOOKS else _JOURNAL_ORDER
    for tag in order:
        for number, value in enumerate(raw.get(tag, ())):
            shown = read_name_of(value, context, "container_title")
            if "container_title" not in found:
                found["container_title"] = _joined(raw, context, "container_title", tag, *_CONTAINERS[tag])
            elif number or shown != found["container_title"]:
                spare(context, found, "container_title", tag, value)
    for value in raw.get("fjournal", ())[:1]:
        # MathSciNet: the full name here, so that `journal` is the abbreviation.
        short = found.get("container_title")
        found["container_title"] = read_name_of(value, context, "container_title")
        if short and short != found["container_title"]:
            found["container_title_short"] = short
    return found


def _container_row(biblatex: bool) -> Row:
    journal = "journaltitle" if biblatex else "journal"

    def write(citation: Citation, context: Context) -> Pairs:
        tag = "booktitle" if citation.type in IN_BOOK else "maintitle" if citation.type in BOOKS else journal
        written = write_text(citation.container_title or "", context, "container_title", name=True)
        return ((tag, written),)

    parts = tuple(dict.fromkeys(part for pair in _CONTAINERS.values() for part in pair))
    tags = ("journal", "journaltitle", "booktitle", "maintitle")
    return Row(("container_title",), tags, _read_container, write, (*parts, "fjournal"))


# --- numbers ----------------------------------------------------------------------------------------------------------


def _number_field(type: str) -> str:
    """What `number` is in a work of this type."""
    return "issue" if type in WITH_ISSUE else "collection_number" if type in IN_SERIES else "number"


# Where a number that is not the one its type calls `number` is written.
_OWN_NUMBER = {"issue": "issue", "collection_number": "seriesnumber", "number": "docnumber"}


def _read_numbers(raw: Raw, context: Context) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    usual = _number_field(context.type)
    slots = [(usual, "number"), *((field, tag) for field, tag in _OWN_NUMBER.items())]
    for field, tag in slots:
        for value in raw.get(tag, ()):
            shown = read_plain(value)
            if field not in found:
                found[field] = shown or None
            elif shown != found[field]:
                spare(context, found, field, tag, value)
    return found


def _write_numbers(citation: Citation, context: Context) -> Pairs:
    usual = _number_field(citation.type)
    pairs: list[tuple[str, str]] = []
    for field, tag in _OWN_NUMBER.items():
        value = getattr(citation, field)
        if value is not None:
            # `issue` alone would be read as the issue, whatever else `number` holds.
            pairs.append(("number" if field == usual else tag, write_plain(value, context, field)))
    return pairs


def _read_locator(raw: Raw, context: Context) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for tag, value in values(raw, ("eid", "articleno", "article-number", "art_number", "elocation-id")):
        shown = read_plain(value)
        if "article_number" not in found:
            found["article_number"] = shown or None
        elif shown != found["article_number"]:
            spare(context, found, "article_number", tag, value)
    for tag, value in values(raw, ("pages", "page")):
        shown = read_plain(value)
        if not shown or shown == found.get("article_number"):
            continue
        pages, article_number = split_locator(shown)
        if found.get("article_number") is not None:
            pages, article_number = Pages.parse(shown), None
        for field, part in (("pages", pages), ("article_number", article_number)):
            if part is None:
                continue
            if field not in found:
                found[field] = part
            elif part != found[field]:
                spare(context, found, field, tag, value)
    return found


def _locator_row(biblatex: bool) -> Row:
    def write(citation: Citation, context: Context) -> Pairs:
        pages, number = citation.pages, citation.article_number
        pairs: list[tuple[str, str]] = []
        shown = write_plain(number, context, "article_number") if number else ""
        if number and (biblatex or pages or split_locator(number) != (None, number)):
            pairs.append(("eid", shown))
        if pages:
            written = pages.format("--") if not pages.is_literal else write_plain(str(pages), context, "pages")
            read = read_plain(written)
            if (Pages.parse(read) if number else split_locator(read)) != (
                pages if number else (pages, None)
            ) or read == number:
                context.note(Code.CHANGED, "these pages do not read back as they are", field="pages")
            pairs.append(("pages", written))
        elif number and (not biblatex or context.options.target == "zotero"):
            pairs.append(("pages", shown))
        return pairs

    aliases = ("page", "articleno", "article-number", "art_number", "elocation-id")
    return Row(("pages", "article_number"), ("pages", "eid"), _read_locator, write, aliases)


# --- dates ------------------------------------------------------------------------------------------------------------


def _read_issued(raw: Raw, context: Context) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    year, month, day = (raw[tag][0] if raw.get(tag) else "" for tag in ("year", "month", "day"))
    whole = read_date(raw["date"][0]) if raw.get("date") else None
    parted = read_year_month(year, month, day) if year or month or day else None
    more = parted is not None and whole is not None and not parted.is_literal and len(parted.parts) > len(whole.parts)
    if whole is not None and whole and not (more and parted and parted.year == whole.year):
        found["issued"] = whole
        known = {shown.lstrip("0") for shown in (str(whole.year), str(whole.end.year) if whole.end else "")}
        if year and whole.year is not None and read_plain(year).lstrip("0") not in known:
            spare(context, found, "issued", "year", year)
    elif parted is not None:
        found["issued"] = parted
    elif year:
        found["issued"] = read_year_month(year, "", "")
        for tag, value in (("month", month), ("day", day)):
            if value:
                spare(context, found, "issued", tag, value)
    else:
        for tag, value in (("month", month), ("day", day)):
            if value:
                spare(context, found, "issued", tag, value)
    return found


def _issued_row(biblatex: bool) -> Row:
    def write(citation: Citation, context: Context) -> Pairs:
        assert citation.issued is not None
        pairs = write_issued(citation.issued, biblatex=biblatex, ascii=context.options.ascii)
        if citation.issued.is_literal and read_year_month(pairs[0][1], "", "") != citation.issued:
            context.note(Code.CHANGED, "this text does not read back as it is", field="issued")
        return pairs

    return Row(("issued",), ("date", "year", "month", "day"), _read_issued, write)


# --- words ------------------------------------------------------------------------------------------------------------


def _genre_row(biblatex: bool) -> Row:
    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        for value in raw["type"]:
            shown = read_text(value, context, "genre")
            shown = GENRES.get(shown, shown)
            if "genre" not in found:
                found["genre"] = shown or None
            elif shown != found["genre"]:
                spare(context, found, "genre", "type", value)
        return found

    def write(citation: Citation, context: Context) -> Pairs:
        genre = citation.genre or ""
        if genre in GENRES:
            context.note(Code.CHANGED, f"biblatex reads this as {GENRES[genre]!r}", field="genre")
        key = GENRE_KEYS.get(genre) if biblatex else None
        return (("type", key or write_text(genre, context, "genre")),)

    return Row(("genre",), ("type",), read, write)


_PUBLISHERS = ("publisher", "school", "institution", "organization", "organisation", "university")


def _publisher_row(biblatex: bool) -> Row:
    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        for tag, value in values(raw, _PUBLISHERS):
            shown = read_plain(value)
            if "publisher" not in found:
                found["publisher"] = shown or None
            elif shown != found["publisher"]:
                spare(context, found, "publisher", tag, value)
        return found

    def tag(type: str) -> str:
        if type == "thesis":
            return "institution" if biblatex else "school"
        if type == "report":
            return "institution"
        return "organization" if biblatex and type in ("webpage", "post", "post-weblog", "article") else "publisher"

    def write(citation: Citation, context: Context) -> Pairs:
        return ((tag(citation.type), literal_list(write_plain(citation.publisher or "", context, "publisher"))),)

    tags = ("publisher", "institution", "school", "organization")
    return Row(("publisher",), tags, read, write, ("organisation", "university"))


_LANGUAGE_TAGS = ("language", "langid", "hyphenation", "lang")


def _read_language(raw: Raw, context: Context) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for tag, value in values(raw, _LANGUAGE_TAGS):
        shown = read_plain(value)
        named = parse_language(shown)
        if "language" not in found:
            found["language"] = named or None
        elif named != found["language"] and not _says_less(named, found["language"]):
            # langid = {american} beside language = {english} says more, and only that.
            if _says_less(found["language"], named):
                found["language"] = named
            else:
                spare(context, found, "language", tag, value)
    return found


def _says_less(tag: str, other: str) -> bool:
    return is_language_tag(tag) and other.startswith(f"{tag}-")


# biblatex makes the name of a macro of each language, which a TeX command in it would break.
_LOOKALIKES = str.maketrans("&%#$_{}~^\\<>|", "＆％＃＄＿｛｝～＾＼＜＞｜")


def _language_row(biblatex: bool) -> Row:
    def write(citation: Citation, context: Context) -> Pairs:
        language = citation.language or ""
        written = write_plain(language, context, "language")
        if biblatex and written != language:
            written = write_plain(language.translate(_LOOKALIKES), context, "language")
            context.note(Code.CHANGED, "biblatex cannot have TeX commands in a language", field="language")
        pairs = [("language", literal_list(written))]
        babel = babel_name(language)
        if babel is not None and parse_language(babel) in (language, language.split("-")[0]):
            pairs.insert(0, ("langid", babel))
        return pairs

    return Row(("language",), ("language", "langid"), _read_language, write, ("hyphenation", "lang"))


# --- the map ----------------------------------------------------------------------------------------------------------


def _rows(biblatex: bool) -> list[Row]:
    return [
        people_row("authors", "author", truncated="authors_truncated", biblatex=biblatex),
        _title_row(),
        _container_row(biblatex),
        people_row("editors", "editor", biblatex=biblatex),
        people_row("translators", "translator", biblatex=biblatex),
        creators_row(biblatex),
        name_of(
            "container_title_short",
            "shortjournal", "journalabbr", "journal-abbreviation", "journalabbreviation", "journal-iso",
            "abbrev_source_title", "journal_abbrev",
        ),
        text("title_short", "shorttitle"),
        text("original_title", "origtitle"),
        records(
            "translated_titles",
            "translatedtitle",
            lambda title: (title.text, title.language),
            lambda text, language: TranslatedTitle(text=text or "", language=language),
            2,
        ),
        name_of("collection_title", "series"),
        name_of("event_title", "eventtitle", "conference"),
        place("event_place", "venue"),
        date("event_date", "eventdate"),
        _issued_row(biblatex),
        plain("volume", "volume"),
        Row(
            ("issue", "collection_number", "number"),
            ("number", "issue", "seriesnumber", "docnumber"),
            _read_numbers,
            _write_numbers,
        ),
        _locator_row(biblatex),
        plain("edition", "edition"),
        plain("number_of_volumes", "volumes"),
        plain("number_of_pages", "pagetotal", "numpages", "page-count"),
        plain("chapter_number", "chapter"),
        plain("section", "section"),
        plain("version", "version"),
        _genre_row(biblatex),
        _publisher_row(biblatex),
        place("publisher_place", "location", "address", written="location" if biblatex else "address"),
        date("original_date", "origdate", "origyear"),
        date("epub_date", "epubdate"),
        date("submitted", "submitted"),
        plain("status", "pubstate"),
        verbatim("doi", "doi"),
        ids_row(biblatex),
        verbatim("pmcid", "pmcid", "pmc"),
        codes("issn", "issn"),
        codes("isbn", "isbn"),
        link_row(),
        date("accessed", "urldate", "accessed", "lastaccessed", "lastchecked", "access-date", "date-accessed"),
        _language_row(biblatex),
        listed("keywords", "keywords", "keyword"),
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
        plain("call_number", "lccn", "library", "callnumber", "call-number"),
        plain("source", "database", "source", "libcatalog"),
        plain("rights", "copyright", "rights", "license"),
        prose_row(biblatex),
    ]  # fmt: skip


# Written, and thrown away by the program that imports the file (mapping.md, "Zotero BibTeX").
_ZOTERO_DROPS = (
    "original_title", "translated_titles", "authors_truncated", "affiliations", "event_date", "epub_date", "submitted",
    "original_date", "status", "mesh_terms", "publication_types", "funding", "archive", "archive_location", "source",
    "related",
)  # fmt: skip

TABLES: dict[bool, Table] = {
    biblatex: Table(FORMAT_NAME, _rows(biblatex), beside=("type", "key", "related"), dropped={"zotero": _ZOTERO_DROPS})
    for biblatex in (False, True)
}
"""The field map of BibTeX (False) and biblatex (True). Both read the same tags."""
KNOWN: dict[str, tuple[str, ...]] = {tag: row.fields for row in TABLES[False].rows for tag in (*row.tags, *row.aliases)}
"""Every field name that is read, and the model fields it goes to."""
