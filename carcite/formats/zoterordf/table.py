"""The field map of Zotero's items: model fields to Zotero's fields by item type, and to lines of Extra.

Reference: Zotero's schema of item types; CSL 1.0.2, appendix IV. Tags are Zotero's field names; `extra:name` is a line
of Extra, `note`, `tag` and `creator:type` are child notes, tags and creators.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from carcite.formats.base import Context, Raw, Row, Table, merge
from carcite.formats.zotero_schema import ITEM_TYPE_OF, ITEM_TYPES, MAIN_CREATORS, ROLE_OF, ItemType
from carcite.formats.zoterordf.extra_lines import NAMES
from carcite.model import Citation, Contributor, Extra
from carcite.notes import Code
from carcite.options import TARGETS
from carcite.values.dates import PartialDate
from carcite.values.markup import clean, split_markup
from carcite.values.names import Name
from carcite.values.pages import split_locator

FORMAT_NAME = "zoterordf"
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(?::\d\d)?Z?")


def item_of(citation: Citation) -> ItemType:
    """The item type a citation is written as."""
    return ITEM_TYPES[ITEM_TYPE_OF[citation.type]]


# --- simple fields ----------------------------------------------------------------------------------------------------


def _same(value: Any) -> Any:
    return value


def _first(name: str, raw: Raw, decode: Callable[[str], Any], context: Context) -> dict[str, Any]:
    """The first value as the field; another one is kept in extra, and as a note where it is a line of Extra."""
    found: dict[str, Any] = {}
    for tag in sorted(raw, key=lambda tag: tag.startswith("extra:")):
        for value in raw[tag]:
            decoded = decode(value)
            if name not in found:
                found[name] = decoded
            elif decoded != found[name] and tag.startswith("extra:"):
                found.setdefault("notes", []).append(f"{tag[6:]}: {value}")
            elif decoded != found[name]:
                found.setdefault("extra", []).append(Extra(FORMAT_NAME, tag, value))
                context.note(Code.DUPLICATE_FIELD, f"second value kept in extra: {value[:80]!r}", field=name)
    return found


def _field(
    name: str,
    line: str,
    *tags: str,
    decode: Callable[[str], Any] = _same,
    encode: Callable[[Any], str] = str,
) -> Row:
    """A field with one value: the item type's own Zotero field, or a line of Extra."""

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        return _first(name, raw, decode, context)

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        slot = item_of(citation).slots.get(name)
        return ((slot or f"extra:{line}", encode(getattr(citation, name))),)

    return Row((name,), (f"extra:{line}", *tags), read, write)


def _read_date(text: str) -> PartialDate:
    """A date, without the time of day that Zotero puts after it."""
    timed = _TIME.fullmatch(text.strip())
    return PartialDate.parse(timed[1] if timed else text)


def _date(name: str, line: str, *tags: str) -> Row:
    return _field(name, line, *tags, decode=_read_date, encode=_date_text)


_SEASONS = ("", "Spring", "Summer", "Autumn", "Winter")


def _date_text(date: PartialDate) -> str:
    """A date as Zotero shows it to people: ISO's, a season by its name, else EDTF."""
    if date.season in (1, 2, 3, 4) and date.end is None:
        text = f"{_SEASONS[date.season]} {date.year}"
        if PartialDate.parse(text) == date:
            return text
    return date.edtf()


def _codes(name: str, tag: str) -> Row:
    """ISSN and ISBN: all of them in one field."""

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        texts = [text for values in raw.values() for text in values]
        return {name: [code for text in texts for code in re.split(r"[,;\s]+", text) if code]}

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        return ((item_of(citation).slots.get(name, f"extra:{tag}"), ", ".join(getattr(citation, name))),)

    return Row((name,), (tag, f"extra:{tag}"), read, write)


def _read_locator(raw: Raw, context: Context) -> Mapping[str, Any]:
    found = _first("pages", {tag: raw[tag] for tag in raw if tag != "extra:article-number"}, _same, context)
    text = found.pop("pages", None)
    pages, number = split_locator(text) if text else (None, None)
    said = raw.get("extra:article-number", [None])[0]
    return {**found, "pages": pages, "article_number": said or number}


def _write_locator(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
    slot = item_of(citation).slots.get("pages", "extra:page")
    if citation.pages:
        yield slot, str(citation.pages)
    if citation.article_number:
        yield ("extra:article-number" if citation.pages else slot), citation.article_number


def _read_places(raw: Raw, context: Context) -> Mapping[str, Any]:
    """The place of a presentation is where it was given; of anything else, where it was published."""
    events, places = ["eventPlace", "extra:event-place"], ["repositoryLocation", "extra:publisher-place"]
    (events if context.type == "presentation" else places).insert(0, "place")
    found = _first("event_place", {tag: raw[tag] for tag in events if tag in raw}, _same, context)
    more = _first("publisher_place", {tag: raw[tag] for tag in places if tag in raw}, _same, context)
    merge(found, more, context)
    return found


def _write_places(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
    slots = item_of(citation).slots
    for name, line in (("event_place", "event-place"), ("publisher_place", "publisher-place")):
        if text := getattr(citation, name):
            yield slots.get(name, f"extra:{line}"), text


_NUMBERS = (
    "number", "reportNumber", "patentNumber", "billNumber", "docketNumber", "publicLawNumber", "documentNumber",
    "identifier", "episodeNumber", "archiveID",
)  # fmt: skip


def _read_number(raw: Raw, context: Context) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    kept = {tag: values for tag, values in raw.items() if tag != "extra:arXiv"}
    for value in [*raw.get("extra:arXiv", ()), *kept.get("archiveID", ())]:
        if value.lower().startswith("arxiv:") or value in raw.get("extra:arXiv", ()):
            found["arxiv"] = value
            if value in kept.get("archiveID", ()):
                kept["archiveID"] = [other for other in kept["archiveID"] if other != value]
            break
    return {**_first("number", kept, _same, context), **found}


def _write_number(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
    slot = item_of(citation).slots.get("number", "extra:number")
    if citation.number:
        yield slot, citation.number
    if citation.arxiv:
        free = slot == "archiveID" and not citation.number
        yield (slot, f"arXiv:{citation.arxiv}") if free else ("extra:arXiv", citation.arxiv)


# --- creators ---------------------------------------------------------------------------------------------------------

_ROLE_LINES = tuple(name for name in NAMES.values() if name in {*ROLE_OF.values(), "chair", "compiler", "curator",
    "editor-translator", "editorial-director", "executive-producer", "host", "illustrator", "narrator", "organizer",
    "original-author", "series-creator"})  # fmt: skip


def name_parts(name: Name) -> tuple[str, str]:
    """A name as Zotero's two fields: particles with the last name, a suffix with the first; a body has one field."""
    if name.literal is not None:
        return name.literal, ""
    family = " ".join(filter(None, (name.dropping_particle, name.particle, name.family)))
    given = ", ".join(filter(None, (name.given, name.suffix)))
    return (family, given) if family else (given, "")


@lru_cache(maxsize=4096)
def read_name(last: str, first: str) -> Name | None:
    """The name of Zotero's two fields; one field alone is a body, or a person of one name, kept whole."""
    if not first:
        return Name(literal=last) if last.strip() else None
    if not last.strip():
        return Name(given=first) if first.strip() else None
    parsed = Name.parse(f"{last}, {first}") if "," not in last else None
    if parsed is not None and name_parts(parsed) == (last, first):
        return parsed
    return Name(family=last, given=first)


def _read_creators(raw: Raw, context: Context) -> Mapping[str, Any]:
    found: dict[str, Any] = {"authors": [], "editors": [], "translators": [], "creators": []}
    main = ITEM_TYPES[context.type].creators["author"] if context.type in ITEM_TYPES else "author"
    for tag, values in raw.items():
        kind, _, creator = tag.partition(":")
        for value in values:
            if kind == "creator":
                name = read_name(*value)
                role = "author" if creator in (main, "author") else ROLE_OF.get(creator, "contributor")
            else:
                last, _, first = value.partition(" || ")
                name, role = read_name(last.strip(), first.strip()), creator
            if name is None:
                continue
            if role in ("author", "editor", "translator"):
                found[f"{role}s"].append(name)
            else:
                found["creators"].append(Contributor(role=role, name=name))
    return {field: names for field, names in found.items() if names}


def _write_creators(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
    creators = item_of(citation).creators
    people = [("author", name) for name in citation.authors]
    people += [("editor", name) for name in citation.editors]
    people += [("translator", name) for name in citation.translators]
    people += [(creator.role, creator.name) for creator in citation.creators]
    for role, name in people:
        parts = name_parts(name)
        if role in creators:
            yield f"creator:{creators[role]}", parts
        elif role in _ROLE_LINES:
            yield f"extra:{role}", " || ".join(filter(None, parts))
        elif "contributor" in creators:
            yield "creator:contributor", parts
    if details := [f"{name}: {', '.join(known)}" for _, name in people if (known := _details(name))]:
        yield "note", html_note("\n".join(("Authors.", *details)))


def _details(name: Name) -> list[str]:
    """What is known of a person beside the name."""
    return [*([f"ORCID {name.orcid}"] if name.orcid else []), *([name.email] if name.email else []), *name.affiliations]


def in_notes(citation: Citation) -> list[str]:
    """The fields of which people find something in a child note, and no field of Zotero's holds it."""
    found = [name for name in _IN_NOTES if getattr(citation, name)]
    people = {"authors": citation.authors, "editors": citation.editors, "translators": citation.translators}
    return found + [field for field, names in people.items() if any(map(_details, names))]


_CREATOR_TAGS = (
    *(f"creator:{creator}" for creator in sorted(MAIN_CREATORS | ROLE_OF.keys())),
    *(f"extra:{role}" for role in _ROLE_LINES),
)


# --- abstracts, tags, notes -------------------------------------------------------------------------------------------


def html_note(text: str) -> str:
    """A note as Zotero holds it: paragraphs of HTML, in which only the small markup is markup."""
    return "".join(f"<p>{_escaped(row)}</p>" for row in text.split("\n"))


def _escaped(text: str) -> str:
    return "".join(
        html.escape(token.value, quote=False) if token.kind == "text" else token.value for token in split_markup(text)
    )


def read_note(text: str) -> str:
    """The paragraphs of a child note, with the addresses of its links."""
    if "<a " in text:
        text = _LINK.sub(lambda found: found[2] if found[1] in found[2] else f"{found[2]} ({found[1]})", text)
    return clean(text).strip()


_LINK = re.compile(r'<a [^<>]*?\bhref="([^"<>]+)"[^<>]*>([^<>]*)</a>')
_ABSTRACT_NOTE = re.compile(r"Abstract \(([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3})\)\. ")


def _read_prose(raw: Raw, context: Context) -> Mapping[str, Any]:
    """The abstract and the child notes, of which those that begin `Abstract (zh). ` are abstracts."""
    abstracts: list[Any] = [{"text": text} for text in raw.get("abstractNote", ())]
    notes: list[str] = []
    for text in map(read_note, raw.get("note", ())):
        match = _ABSTRACT_NOTE.match(text)
        if match and text[match.end() :].strip():
            language = None if match[1] == "und" else match[1]
            abstracts.append({"text": text[match.end() :], "language": language})
        else:
            notes.append(text)
    return {"abstracts": abstracts, "notes": notes}


def _write_prose(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
    for abstract in citation.abstracts[:1]:
        yield "abstractNote", abstract.text
    for text in citation.notes:
        yield "note", html_note(text)
    for abstract in citation.abstracts[1:]:
        yield "note", html_note(f"Abstract ({abstract.language or 'und'}). {abstract.text}")


def _listed(name: str, label: str) -> Row:
    """A field Zotero has nothing like: one child note that lists its values, for people to read."""

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        return (("note", html_note(f"{label}. {'; '.join(map(_shown, getattr(citation, name)))}")),)

    return Row((name,), (), lambda raw, context: {}, write)


def _shown(value: Any) -> str:
    return str(getattr(value, "text", value))


def _truncated(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
    return (("note", html_note("Authors. The list of authors is not complete.")),)


_PUBLICATION = (
    "publicationTitle", "bookTitle", "blogTitle", "dictionaryTitle", "encyclopediaTitle", "forumTitle", "websiteTitle",
    "proceedingsTitle", "programTitle", "reporter", "code",
)  # fmt: skip
_GENRES = (
    "genre", "type", "reportType", "thesisType", "manuscriptType", "letterType", "mapType", "presentationType",
    "postType", "websiteType", "audioFileType",
)  # fmt: skip
_PUBLISHERS = (
    "publisher", "distributor", "label", "company", "institution", "university", "repository", "network", "studio",
    "assignee", "court", "legislativeBody",
)  # fmt: skip

TABLE = Table(
    FORMAT_NAME,
    [
        _field("title", "title", "title", "caseName", "nameOfAct", "subject"),
        _field("title_short", "title-short", "shortTitle"),
        _field("original_title", "original-title"),
        _field("container_title", "container-title", *_PUBLICATION),
        _field("container_title_short", "container-title-short", "journalAbbreviation"),
        _field("collection_title", "collection-title", "series", "seriesTitle"),
        _field("collection_number", "collection-number", "seriesNumber"),
        _field("event_title", "event-title", "conferenceName", "meetingName"),
        Row(
            ("event_place", "publisher_place"),
            ("place", "repositoryLocation", "eventPlace", "extra:event-place", "extra:publisher-place"),
            _read_places,
            _write_places,
        ),
        _date("event_date", "event-date"),
        _field("volume", "volume", "volume", "codeVolume", "reporterVolume", "codeNumber"),
        _field("issue", "issue", "issue"),
        Row(
            ("pages", "article_number"),
            ("pages", "codePages", "firstPage", "extra:page", "extra:article-number"),
            _read_locator,
            _write_locator,
        ),
        Row(("number", "arxiv"), (*_NUMBERS, "extra:number", "extra:arXiv"), _read_number, _write_number),
        _field("edition", "edition", "edition"),
        _field("number_of_volumes", "number-of-volumes", "numberOfVolumes"),
        _field("number_of_pages", "number-of-pages", "numPages"),
        _field("chapter_number", "chapter-number", "session"),
        _field("section", "section", "section"),
        _field("version", "version", "versionNumber", "version"),
        _field("genre", "genre", *_GENRES),
        _field("medium", "medium", "artworkMedium", "interviewMedium", "audioRecordingFormat", "videoRecordingFormat",
               "format"),
        _field("publisher", "publisher", *_PUBLISHERS),
        _date("issued", "issued", "date", "dateEnacted", "dateDecided", "issueDate"),
        _date("epub_date", "available-date"),
        _date("accessed", "accessed", "accessDate"),
        _date("submitted", "submitted", "filingDate"),
        _date("original_date", "original-date", "originalDate"),
        _field("status", "status", "status", "legalStatus"),
        _field("doi", "DOI", "DOI"),
        _field("pmid", "PMID", "PMID"),
        _field("pmcid", "PMCID", "PMCID"),
        _codes("issn", "ISSN"),
        _codes("isbn", "ISBN"),
        _field("url", "URL", "url"),
        _field("archive", "archive", "archive"),
        _field("archive_location", "archive-location", "archiveLocation"),
        _field("call_number", "call-number", "callNumber"),
        _field("source", "source", "libraryCatalog"),
        _field("language", "language", "language"),
        _field("rights", "rights", "rights"),
        Row(("authors", "editors", "translators", "creators"), _CREATOR_TAGS, _read_creators, _write_creators),
        Row(("abstracts", "notes"), ("abstractNote", "note"), _read_prose, _write_prose),
        Row(
            ("keywords",),
            ("tag",),
            lambda raw, context: {"keywords": raw["tag"]},
            lambda citation, context: [("tag", word) for word in citation.keywords],
        ),
        _listed("translated_titles", "Translated title"),
        _listed("affiliations", "Affiliations"),
        _listed("mesh_terms", "MeSH terms"),
        _listed("publication_types", "Publication types"),
        _listed("funding", "Funding"),
        Row(("authors_truncated",), (), lambda raw, context: {}, _truncated),
    ],
    lost=("note", "files", "key_aliases"),
    beside=("type", "key", "related"),
    # No other program than Zotero reads its RDF.
    dropped=dict.fromkeys(
        (t for t in TARGETS if t != "zotero"),
        Citation.model_fields.keys() - {"type", "extra", "note", "files", "key_aliases"},
    ),
)  # fmt: skip

_IN_NOTES: tuple[str, ...] = (
    "translated_titles", "affiliations", "mesh_terms", "publication_types", "funding", "authors_truncated",
)  # fmt: skip
