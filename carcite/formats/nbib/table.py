"""The field map of MEDLINE's tags, both ways."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from carcite.formats.base import Context, Raw, Row, Table, many, one
from carcite.formats.nbib.people import read_name, write_name
from carcite.formats.pubmed import (
    LINK_OF_TAG,
    LINKS,
    closed_title,
    date_text,
    grant_text,
    parse_grant,
    plain_abstract,
    related_paper,
    stub_text,
    title_text,
    titles,
)
from carcite.model import Citation, Contributor, Extra, Related
from carcite.values.dates import PartialDate
from carcite.values.identifiers import parse_doi, parse_issn
from carcite.values.languages import marc_code, parse_language
from carcite.values.pages import is_article_number, split_locator

FORMAT_NAME = "nbib"

Found = dict[str, Any]
Written = Iterable[tuple[str, str]]

# What a record says of itself, of its indexing and of its history; no field of a citation, kept as it stands.
KEPT = (
    "OWN", "STAT", "DA", "DCOM", "LR", "PUBM", "JID", "SB", "RN", "NM", "RF", "GS", "SI", "MID", "PMCR", "OTO",
    "CRDT", "EDAT", "MHDA", "PHST", "CTDT", "DRDT", "CDAT", "SO", "SFM", "PS", "FPS", "VTI", "OCI", "OABL", "UI",
    "AUID", "CPRT", "ROS", "EA",
)  # fmt: skip

# The order PubMed prints tags in; people's tags and those of abstracts belong together and share a place.
_ORDER = (
    "PMID OWN STAT DA DCOM LR CTDT DRDT PUBM IS ISBN VI IP PB DP EN TI BTI CTI VTI CP PG LID AB CI OAB,OABL OCI "
    "AD,AUID,FED,ED,FAU,AU,CN,FIR,IR,IRAD LA SI GR PT DEP PL TT TA JT JID RN NM SB RF {links} MH GS PS FPS SFM GN "
    "PMC MID PMCR OTO OT COIS OID EDAT MHDA CRDT CDAT PHST AID PST SO"
)
_UNORDERED = 1000


def place_of(tag: str) -> int:
    """Where a tag stands in a record, for sorting; tags NLM does not know come last."""
    return _PLACES.get(tag, _UNORDERED)


_PLACEHOLDER = "Publisher: "  # before the text of an abstract in another language that the publisher gave
_ABSENT = "Abstract available from the publisher."
_CONFLICT = "Conflict of interest statement: "
_KEY = "carcite: "
_BOOKS = ("book", "collection")


def is_record(tags: Collection[str]) -> bool:
    """Whether the tags of a record are NLM's; those of RIS look like them, and always hold a TY."""
    return "TY" not in tags and not _KNOWN.isdisjoint(tags)


def _kept(tag: str, value: str) -> Extra:
    return Extra(FORMAT_NAME, tag, value)


def _read_kept(raw: Raw, context: Context) -> Found:
    return {"extra": [_kept(tag, value) for tag, values in raw.items() for value in values if value]}


def _own_extra(citation: Citation, *tags: str) -> list[str]:
    return [extra.value for extra in citation.extra if extra.format == FORMAT_NAME and extra.tag in tags]


# --- titles and containers ------------------------------------------------------------------------------------------


def _read_titles(raw: Raw, context: Context) -> Found:
    values = {tag: [value for value in given if value] for tag, given in raw.items()}
    title, book, original, journal, short = (
        values[tag][0] if values.get(tag) else None for tag in ("TI", "BTI", "TT", "JT", "TA")
    )
    found: Found = titles(title or book or "", original or "")
    taken = {"TI", "BTI", "TT"}
    if title and book:
        found["container_title"] = title_text(book)
    if "container_title" not in found and (journal or short):
        found["container_title"] = journal or short
        found["container_title_short"] = short
        taken |= {"JT", "TA"}
    extra = [_kept(tag, value) for tag, given in values.items() for value in (given[1:] if tag in taken else given)]
    return found | {"extra": extra} if extra else found


def _write_titles(citation: Citation, context: Context) -> Written:
    title, container, short = citation.title, citation.container_title, citation.container_title_short
    if title:
        if citation.type in _BOOKS and not container:
            yield "BTI", title
        else:
            yield "TI", closed_title(title, translated=citation.original_title is not None)
    if citation.original_title:
        yield "TT", closed_title(citation.original_title, translated=False)
    if citation.type == "chapter" and container and title and not short:
        yield "BTI", container
        return
    if short:
        yield "TA", short
    if container and container != short:
        yield "JT", container


# --- people ---------------------------------------------------------------------------------------------------------


def _read_people(raw: Raw, context: Context) -> Found:
    found: Found = {}
    for role, people in raw.items():
        names = []
        for person in people:
            name, others = read_name(person)
            if others:
                found.setdefault("extra", []).extend(_kept("AUID", text) for text in others)
            if name is not None:
                names.append(name)
        found[{"AU": "authors", "ED": "editors", "IR": "creators"}[role]] = names
    if collaborators := found.get("creators"):
        found["creators"] = [Contributor(role="contributor", name=name) for name in collaborators]
    if found.get("authors") and _is_others(found["authors"][-1].literal or found["authors"][-1].family):
        found["authors"].pop()
        found["authors_truncated"] = True
    return found


def _is_others(name: str | None) -> bool:
    return (name or "").lower().rstrip(".") == "et al"


def _write_people(citation: Citation, context: Context) -> Written:
    for name in citation.editors:
        yield from write_name(name, "ED")
    for name in citation.authors:
        yield from write_name(name, "AU")
    if citation.authors_truncated:
        yield "AU", "et al."
    for creator in citation.creators:
        yield from write_name(creator.name, "IR")


# --- where it stands ------------------------------------------------------------------------------------------------


def _read_places(raw: Raw, context: Context) -> Found:
    """DOI and locator. LID is where an article without pages is found: a DOI, or the publisher's identifier."""
    found: Found = {}
    extra: list[Extra] = []
    for value in raw.get("PG", ()):
        if value and not (found.get("pages") or found.get("article_number")):
            pages, number = split_locator(value)
            found |= {"pages": pages, "article_number": number}
        elif value:
            extra.append(_kept("PG", value))
    located = bool(found.get("pages") or found.get("article_number"))
    for tag in ("LID", "AID"):
        for value in raw.get(tag, ()):
            text, _, kind = value.rpartition(" [")
            if kind == "doi]" and (not found.get("doi") or _same_doi(found["doi"], text)):
                found.setdefault("doi", text)
                continue
            if tag == "LID" and not located and "[" not in value and "://" not in value:
                found["article_number"], located = value, True
                continue
            if tag == "LID" and not located and kind == "pii]" and is_article_number(text):
                found["article_number"], located = text, True
            if value:
                extra.append(_kept(tag, value))
    return found | {"extra": extra} if extra else found


def _same_doi(one_doi: str, other: str) -> bool:
    return one_doi == other or (parse_doi(one_doi) or one_doi).lower() == (parse_doi(other) or other).lower()


def _write_places(citation: Citation, context: Context) -> Written:
    if citation.pages:
        yield "PG", str(citation.pages)
    elif citation.article_number and f"{citation.article_number} [pii]" not in _own_extra(citation, "LID"):
        pages, _ = split_locator(citation.article_number)
        yield ("LID" if pages else "PG"), citation.article_number
    if citation.doi:
        yield "LID", f"{citation.doi} [doi]"
        yield "AID", f"{citation.doi} [doi]"


# --- lists of which the tag says more than the field ------------------------------------------------------------------


def _fuller(name: str, tag: str, decode: Callable[[str], Any], encode: Callable[[Any], str]) -> Row:
    """A row for a list whose printed values say more than the field holds; those are kept and written again."""

    def read(raw: Raw, context: Context) -> Found:
        values = [value for value in raw[tag] if value]
        decoded = [decode(value) for value in values]
        found: Found = {name: list(dict.fromkeys(decoded))}
        pairs = zip(values, decoded, strict=True)
        if extra := [_kept(tag, value) for value, kept in pairs if encode(kept) != value]:
            found["extra"] = extra
        return found

    def write(citation: Citation, context: Context) -> Written:
        fuller = _own_extra(citation, tag)
        meant = {decode(text) for text in fuller}
        held = getattr(citation, name)
        return [(tag, text) for text in fuller if decode(text) in held] + [
            (tag, encode(value)) for value in held if value not in meant
        ]

    return Row((name,), (tag,), read, write)


FULLER = ("IS", "GR", "OT")


# --- abstracts ------------------------------------------------------------------------------------------------------


def _read_abstracts(raw: Raw, context: Context) -> Found:
    found: Found = {"abstracts": [plain_abstract(text, "en") for text in raw.get("AB", ()) if text]}
    for text, language in raw.get("OAB", ()):
        bare = text.removeprefix(_PLACEHOLDER)
        if bare and bare != _ABSENT:
            found["abstracts"].append(plain_abstract(bare, parse_language(language) if language else None))
        elif bare:
            extra = [_kept("OAB", text)] + ([_kept("OABL", language)] if language else [])
            found["extra"] = [*found.get("extra", ()), *extra]
    return found


def _write_abstracts(citation: Citation, context: Context) -> Written:
    english = next((a for a in citation.abstracts if (a.language or "en").startswith("en")), None)
    if english is not None:
        yield "AB", _one_run(english.text)
    for abstract in citation.abstracts:
        if abstract is not english:
            yield "OAB", _one_run(abstract.text)
            if abstract.language:
                yield "OABL", marc_code(abstract.language) or abstract.language


def _one_run(text: str) -> str:
    return text.replace("\n", " ")


# --- the rest ---------------------------------------------------------------------------------------------------------


def _read_notes(raw: Raw, context: Context) -> Found:
    statements = [f"{_CONFLICT}{value.removeprefix(_CONFLICT)}" for value in raw.get("COIS", ()) if value]
    return {"notes": [value for value in raw.get("GN", ()) if value] + statements}


def _write_notes(citation: Citation, context: Context) -> Written:
    for text in citation.notes:
        run = _one_run(text)
        yield ("COIS", run.removeprefix(_CONFLICT)) if run.startswith(_CONFLICT) else ("GN", run)


def _read_language(raw: Raw, context: Context) -> Found:
    first, *others = [value for value in raw["LA"] if value] or [""]
    found: Found = {"language": parse_language(first) or None}
    if others:
        found["extra"] = [_kept("LA", value) for value in others]
    return found


def _write_language(citation: Citation, context: Context) -> Written:
    if citation.language:
        yield "LA", marc_code(citation.language) or citation.language
    for code in _own_extra(citation, "LA"):
        yield "LA", code


def _read_key(raw: Raw, context: Context) -> Found:
    found: Found = {"extra": []}
    for value in raw["OID"]:
        if value.startswith(_KEY) and "key" not in found:
            found["key"] = value.removeprefix(_KEY)
        elif value:
            found["extra"].append(_kept("OID", value))
    return found


def _read_links(raw: Raw, context: Context) -> Mapping[str, Any]:
    related = [related_paper(value, LINK_OF_TAG[tag]) for tag, given in raw.items() for value in given if value]
    other = [
        _kept(tag, value)
        for tag, given in raw.items()
        if _default_tag(LINK_OF_TAG[tag].relation, LINK_OF_TAG[tag].inverse) != tag
        for value in given
        if value
    ]
    return {"related": related, "extra": other}


def _default_tag(relation: str, inverse: bool) -> str | None:
    return _TAG_OF_RELATION.get((relation, inverse))


_TAG_OF_RELATION: dict[tuple[str, bool], str] = {}
for _link in reversed(LINKS):
    _TAG_OF_RELATION[_link.relation, _link.inverse] = _link.tag
del _TAG_OF_RELATION["related", False], _TAG_OF_RELATION["related", True]

LINK_TAGS = tuple(LINK_OF_TAG)
_PLACES = {
    tag: at for at, tags in enumerate(_ORDER.format(links=" ".join(LINK_TAGS)).split()) for tag in tags.split(",")
}


def writable(related: Related, citation: Citation) -> bool:
    """Whether MEDLINE has a tag for this link."""
    return not related.itself and (
        (related.relation, related.inverse) in _TAG_OF_RELATION
        or any(_reads_as(text, tag, related) for text, tag in _linked_extra(citation))
    )


def _linked_extra(citation: Citation) -> list[tuple[str, str]]:
    return [(e.value, e.tag) for e in citation.extra if e.format == FORMAT_NAME and e.tag in LINK_OF_TAG]


def _reads_as(text: str, tag: str, related: Related) -> bool:
    return related_paper(text, LINK_OF_TAG[tag]) == related


def _write_links(citation: Citation, context: Context) -> Written:
    """Links of one kind with another tag than the usual are in `extra` with it, and are written from there."""
    kept = _linked_extra(citation)
    for related in citation.related:
        same = next((pair for pair in kept if _reads_as(*pair, related)), None)
        if same is not None:
            yield same[1], same[0]
        elif tag := _default_tag(related.relation, related.inverse):
            yield tag, stub_text(related.citation)


TABLE = Table(
    FORMAT_NAME,
    [
        one("pmid", "PMID"),
        Row(("key",), ("OID",), _read_key, lambda c, _: [("OID", f"{_KEY}{c.key}")] if c.key else []),
        _fuller("issn", "IS", lambda text: parse_issn(text) or text, str),
        many("isbn", "ISBN"),
        one("volume", "VI"),
        one("issue", "IP"),
        one("edition", "EN"),
        one("chapter_number", "CP"),
        one("collection_title", "CTI", decode=title_text),
        one("issued", "DP", decode=PartialDate.parse, encode=date_text),
        Row(
            ("title", "original_title", "container_title", "container_title_short"),
            ("TI", "BTI", "TT", "JT", "TA"),
            _read_titles,
            _write_titles,
        ),
        Row(("pages", "article_number", "doi"), ("PG", "LID", "AID"), _read_places, _write_places),
        Row(("abstracts",), ("AB", "OAB"), _read_abstracts, _write_abstracts),
        one("rights", "CI"),
        many("affiliations", "AD", "IRAD"),
        Row(
            ("authors", "editors", "creators", "authors_truncated"),
            ("AU", "ED", "IR"),
            _read_people,
            _write_people,
        ),
        Row(("language",), ("LA",), _read_language, _write_language),
        _fuller("funding", "GR", parse_grant, grant_text),
        many("publication_types", "PT"),
        one("epub_date", "DEP", decode=PartialDate.parse, encode=date_text),
        one("publisher", "PB"),
        one("publisher_place", "PL"),
        many("mesh_terms", "MH"),
        _fuller("keywords", "OT", lambda text: text.removeprefix("*"), str),
        Row(("notes",), ("COIS", "GN"), _read_notes, _write_notes),
        Row(("related",), LINK_TAGS, _read_links, _write_links),
        one("pmcid", "PMC"),
        one("status", "PST"),
        Row(("extra",), KEPT, _read_kept, lambda c, _: ()),
    ],
    beside=("type",),
    lost=(
        "title_short", "translated_titles", "translators", "collection_number", "event_title", "event_place",
        "event_date", "number", "number_of_volumes", "number_of_pages", "section", "version", "genre", "medium",
        "accessed", "submitted", "original_date", "arxiv", "url", "archive", "archive_location", "call_number",
        "source", "note", "files", "key_aliases",
    ),
)  # fmt: skip

_KNOWN = frozenset({*_PLACES, *KEPT})
