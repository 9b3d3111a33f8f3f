"""The table of MEDLINE's tags and the model's fields."""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from carcite.formats.base import Context, Field, Raw, Table
from carcite.formats.fields import Date, Many, OneField, Single, or_text
from carcite.formats.nbib.links import FORMAT_NAME, LINK_TAGS, RelatedPapers, link_tags
from carcite.formats.nbib.people import read_name, write_name
from carcite.formats.nlm_journals import journal_name
from carcite.formats.pubmed import (
    ABSENT_ABSTRACT,
    LINK_OF_TAG,
    RETRACTED,
    closed_title,
    date_text,
    grant_text,
    mesh_heading,
    parse_grant,
    plain_abstract,
    status_of,
    title_text,
    titles,
)
from carcite.model import Citation, Contributor, Extra
from carcite.notes import Code
from carcite.values.identifiers import parse_doi, parse_issn
from carcite.values.languages import marc_code, parse_language
from carcite.values.name_lists import is_truncation
from carcite.values.pages import is_article_number, split_locator

Found = dict[str, Any]
Written = Iterable[tuple[str, str]]

# What a record says of itself, of its indexing and of its history; no field of a citation, kept as it stands.
KEPT = (
    "OWN", "STAT", "DA", "DCOM", "LR", "PUBM", "JID", "SB", "RN", "NM", "RF", "GS", "SI", "MID", "PMCR", "OTO",
    "CRDT", "EDAT", "MHDA", "PHST", "CTDT", "DRDT", "CDAT", "SO", "SFM", "PS", "FPS", "VTI", "OCI", "OABL", "UI",
    "AUID", "CPRT", "ROS", "EA", "OID", "PST", "COIS",
)  # fmt: skip

# The order PubMed prints tags in; people's tags and those of abstracts belong together and share a place.
_ORDER = (
    "PMID OWN STAT DA DCOM LR CTDT DRDT PUBM IS ISBN VI IP PB DP EN TI BTI CTI VTI CP PG LID AB CI OAB,OABL OCI "
    "AD,AUID,FED,ED,FAU,AU,CN,FIR,IR,IRAD LA SI GR PT DEP PL TT TA JT JID RN NM SB RF {links} MH GS PS FPS SFM GN "
    "PMC MID PMCR OTO OT COIS OID EDAT MHDA CRDT CDAT PHST AID PST SO"
)
_UNORDERED = 1000


def place_of(tag: str) -> int:
    """Return where a tag stands in a record, for sorting; tags NLM does not know come last."""
    return _PLACES.get(tag, _UNORDERED)


_PLACEHOLDER = "Publisher: "  # before the text of an abstract in another language that the publisher gave
_BOOKS = ("book", "collection")


def is_record(tags: Collection[str]) -> bool:
    """Whether the tags of a record are NLM's; those of RIS look like them, and always hold a TY."""
    return "TY" not in tags and not _KNOWN.isdisjoint(tags)


def _kept(tag: str, value: str) -> Extra:
    return Extra(FORMAT_NAME, tag, value)


class Kept(Field):
    """What no other field takes."""

    fields = ("extra",)
    tags = KEPT

    def read(self, raw: Raw, context: Context) -> Found:
        return {"extra": [_kept(tag, value) for tag, values in raw.items() for value in values if value]}

    def write(self, citation: Citation, context: Context) -> Written:
        return ()


def _own_extra(citation: Citation, *tags: str) -> list[str]:
    return [extra.value for extra in citation.extra if extra.format == FORMAT_NAME and extra.tag in tags]


# --- titles and containers ------------------------------------------------------------------------------------------


class Titles(Field):
    """The title, the original one, and the journal or book."""

    fields = ("title", "original_title", "container_title", "container_title_short")
    tags = ("TI", "BTI", "TT", "JT", "TA")

    def read(self, raw: Raw, context: Context) -> Found:
        values = {tag: list(filter(None, given)) for tag, given in raw.items()}
        title, book, original, journal, short = (
            values[tag][0] if values.get(tag) else None for tag in ("TI", "BTI", "TT", "JT", "TA")
        )
        found: Found = titles(title or book or "", original or "")
        taken = {"TI", "BTI", "TT"}
        if title and book:
            found["container_title"] = title_text(book)
        elif journal or short:
            found |= {"container_title": journal or short, "container_title_short": short}
            taken |= {"JT", "TA"}
        return found | _kept_values(values, taken)

    def write(self, citation: Citation, context: Context) -> Written:
        title, container, short = citation.title, citation.container_title, citation.container_title_short
        if title and citation.type in _BOOKS and not container:
            yield "BTI", title
        elif title:
            yield "TI", closed_title(title, translated=citation.original_title is not None)
        if citation.original_title:
            yield "TT", closed_title(citation.original_title, translated=False)
        if citation.type == "chapter" and container and title and not short:
            yield "BTI", container
        else:
            yield from _write_journal(citation, container, short)


def _kept_values(values: Raw, taken: Collection[str]) -> Found:
    """Return the values for `extra`: of the taken tags all except the first one, of other tags all."""
    extra = [_kept(tag, value) for tag, given in values.items() for value in (given[1:] if tag in taken else given)]
    return {"extra": extra} if extra else {}


def _write_journal(citation: Citation, container: str | None, short: str | None) -> Written:
    if short:
        yield "TA", short
    catalogued = _own_extra(citation, "JT")
    if container and (container != short or catalogued):
        yield "JT", next((text for text in catalogued if is_journal(text, citation)), container)


def is_journal(catalogued: str, citation: Citation) -> bool:
    """Whether NLM's title of a journal is that of the citation's journal."""
    name = journal_name(catalogued, citation.container_title_short, citation.language)
    return name == citation.container_title


# --- people ---------------------------------------------------------------------------------------------------------


class People(Field):
    """Authors, editors and collaborators."""

    fields = ("authors", "editors", "creators", "authors_truncated")
    tags = ("AU", "ED", "IR")

    def read(self, raw: Raw, context: Context) -> Found:
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
        if found.get("authors") and is_truncation(found["authors"][-1].short):
            found["authors"].pop()
            found["authors_truncated"] = True
        return found

    def write(self, citation: Citation, context: Context) -> Written:
        for name in citation.editors:
            yield from write_name(name, "ED")
        for name in citation.authors:
            yield from write_name(name, "AU")
        if citation.authors_truncated:
            yield "AU", "et al."
        for creator in citation.creators:
            yield from write_name(creator.name, "IR")


# --- pages and identifiers -------------------------------------------------------------------------------------------


class Places(Field):
    """DOI and pages. LID has a DOI, or the publisher's identifier of an article without pages."""

    fields = ("pages", "article_number", "doi")
    tags = ("PG", "LID", "AID")

    def read(self, raw: Raw, context: Context) -> Found:
        found: Found = {}
        extra: list[Extra] = []
        for value in raw.get("PG", ()):
            if value and not (found.get("pages") or found.get("article_number")):
                pages, number = split_locator(value)
                found |= {"pages": pages, "article_number": number}
            elif value:
                extra.append(_kept("PG", value))
        for tag in ("LID", "AID"):
            for value in filter(None, raw.get(tag, ())):
                if not _read_identifier(tag, value, found):
                    extra.append(_kept(tag, value))
        return found | {"extra": extra} if extra else found

    def write(self, citation: Citation, context: Context) -> Written:
        if citation.pages:
            yield "PG", str(citation.pages)
        elif citation.article_number and f"{citation.article_number} [pii]" not in _own_extra(citation, "LID"):
            pages, _ = split_locator(citation.article_number)
            yield ("LID" if pages else "PG"), citation.article_number
        if citation.doi:
            yield "LID", f"{citation.doi} [doi]"
            yield "AID", f"{citation.doi} [doi]"


def _read_identifier(tag: str, value: str, found: Found) -> bool:
    """Read a value of LID or AID into the fields, and return whether they have all of it."""
    text, _, kind = value.rpartition(" [")
    if kind == "doi]" and (not found.get("doi") or _same_doi(found["doi"], text)):
        found.setdefault("doi", text)
        return True
    if tag != "LID" or found.get("pages") or found.get("article_number"):
        return False
    if "[" not in value and "://" not in value:
        found["article_number"] = value
        return True
    if kind == "pii]" and is_article_number(text):
        found["article_number"] = text
    return False


def _same_doi(one_doi: str, other: str) -> bool:
    return one_doi == other or (parse_doi(one_doi) or one_doi).lower() == (parse_doi(other) or other).lower()


# --- lists whose tags have more than the field -----------------------------------------------------------------------


class Fuller(OneField):
    """A list whose printed values have more than the field; these are kept and written again.

    `values_of` returns the values of the citation to write, if not all of the field's.
    """

    def __init__(
        self,
        name: str,
        tag: str,
        parse: Callable[[str], Any],
        format: Callable[[Any], str],
        values_of: Callable[[Citation], Sequence[Any]] | None = None,
    ) -> None:
        super().__init__(name, tag)
        self.parse = parse
        self.format = format
        self.values_of = values_of or operator.attrgetter(name)

    def read(self, raw: Raw, context: Context) -> Found:
        [tag] = self.tags
        values = list(filter(None, raw[tag]))
        parsed = list(map(self.parse, values))
        found: Found = {self.name: list(dict.fromkeys(parsed))}
        pairs = zip(values, parsed, strict=True)
        if extra := [_kept(tag, text) for text, value in pairs if self.format(value) != text]:
            found["extra"] = extra
        return found

    def write(self, citation: Citation, context: Context) -> Written:
        [tag] = self.tags
        fuller = _own_extra(citation, tag)
        parsed = set(map(self.parse, fuller))
        values = self.values_of(citation)
        texts = [text for text in fuller if self.parse(text) in values]
        texts += [self.format(value) for value in values if value not in parsed]
        return [(tag, text) for text in texts]


FULLER = ("IS", "GR", "OT")


def _own_keywords(citation: Citation) -> Sequence[str]:
    """Return the keywords that are not at the end for the MeSH terms, which have a tag of their own."""
    headings = {mesh_heading(term).casefold() for term in citation.mesh_terms}
    own = list(citation.keywords)
    while own and own[-1].casefold() in headings:
        own.pop()
    return own


# --- abstracts ------------------------------------------------------------------------------------------------------


class Abstracts(Field):
    """The English abstract, and those in other languages."""

    fields = ("abstracts",)
    tags = ("AB", "OAB")

    def read(self, raw: Raw, context: Context) -> Found:
        found: Found = {"abstracts": [plain_abstract(text, "en") for text in raw.get("AB", ()) if text]}
        for text, language in raw.get("OAB", ()):
            bare = text.removeprefix(_PLACEHOLDER)
            if bare and bare != ABSENT_ABSTRACT:
                found["abstracts"].append(plain_abstract(bare, parse_language(language) if language else None))
            elif bare:
                extra = [_kept("OAB", text)] + ([_kept("OABL", language)] if language else [])
                found["extra"] = [*found.get("extra", ()), *extra]
        return found

    def write(self, citation: Citation, context: Context) -> Written:
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


class Publisher(Field):
    """The publisher; PL is its place in a book, and the country of a journal, which is kept."""

    fields = ("publisher", "publisher_place")
    tags = ("PB", "PL")

    def read(self, raw: Raw, context: Context) -> Found:
        publishers, places = ([value for value in raw.get(tag, ()) if value] for tag in ("PB", "PL"))
        found: Found = {}
        if publishers:
            found = {"publisher": publishers[0], "publisher_place": places[0] if places else None}
        kept = [_kept("PB", value) for value in publishers[1:]]
        kept += [_kept("PL", value) for value in (places[1:] if publishers else places)]
        return found | {"extra": kept} if kept else found

    def write(self, citation: Citation, context: Context) -> Written:
        if citation.publisher:
            yield "PB", citation.publisher
        if citation.publisher and citation.publisher_place:
            yield "PL", citation.publisher_place
        elif citation.publisher_place:
            message = f"{FORMAT_NAME} has no place for publisher_place without a publisher"
            context.note(Code.LOST, message, field="publisher_place")


class Status(Field):
    """A retracted paper has a publication type for it; MEDLINE has no tag for another status."""

    fields = ("status",)
    tags = ()

    def read(self, raw: Raw, context: Context) -> Found:
        return {}

    def write(self, citation: Citation, context: Context) -> Written:
        links = [LINK_OF_TAG[tag] for tag in link_tags(citation)]
        if citation.status == status_of(citation.publication_types, links, citation.title):
            return
        if citation.status == "retracted":
            yield "PT", RETRACTED
        else:
            context.note(Code.LOST, f"{FORMAT_NAME} has no place for this status: {citation.status!r}", field="status")


class Language(Field):
    """The first language of the work; others are kept."""

    fields = ("language",)
    tags = ("LA",)

    def read(self, raw: Raw, context: Context) -> Found:
        first, *others = [value for value in raw["LA"] if value] or [""]
        found: Found = {"language": parse_language(first) or None}
        if others:
            found["extra"] = [_kept("LA", value) for value in others]
        return found

    def write(self, citation: Citation, context: Context) -> Written:
        if citation.language:
            yield "LA", marc_code(citation.language) or citation.language
        for code in _own_extra(citation, "LA"):
            yield "LA", code


_PLACES = {
    tag: at for at, tags in enumerate(_ORDER.format(links=" ".join(LINK_TAGS)).split()) for tag in tags.split(",")
}


TABLE = Table(
    FORMAT_NAME,
    [
        Single("pmid", "PMID"),
        Fuller("issn", "IS", or_text(parse_issn), str),
        Many("isbn", "ISBN"),
        Single("volume", "VI"),
        Single("issue", "IP"),
        Single("edition", "EN"),
        Single("chapter_number", "CP"),
        Single("collection_title", "CTI", parse=title_text),
        Date("issued", "DP", format=date_text),
        Titles(),
        Places(),
        Abstracts(),
        Single("rights", "CI"),
        Many("affiliations", "AD", "IRAD"),
        People(),
        Language(),
        Fuller("funding", "GR", parse_grant, grant_text),
        Many("publication_types", "PT"),
        Date("epub_date", "DEP", format=date_text),
        Publisher(),
        Many("mesh_terms", "MH"),
        Fuller("keywords", "OT", lambda text: text.removeprefix("*"), str, values_of=_own_keywords),
        Many("notes", "GN", format=_one_run),
        RelatedPapers(),
        Single("pmcid", "PMC"),
        Status(),
        Kept(),
    ],
    beside=("type",),
    lost=(
        "key", "title_short", "translated_titles", "translators", "collection_number", "event_title", "event_place",
        "event_date", "number", "number_of_volumes", "number_of_pages", "section", "version", "genre", "medium",
        "accessed", "submitted", "original_date", "arxiv", "url", "archive", "archive_location", "call_number",
        "source", "note", "files", "key_aliases",
    ),
)  # fmt: skip

_KNOWN = frozenset({*_PLACES, *KEPT})
