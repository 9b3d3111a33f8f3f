"""The table of MEDLINE's tags and the model's fields."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from carcite.formats.base import Context, Field, Raw, Table
from carcite.formats.fields import Many, Single, date, or_text
from carcite.formats.nbib.abstracts import Abstracts
from carcite.formats.nbib.fields import Found, Fuller, Written, kept_in, one_run, own_extra
from carcite.formats.nbib.identifiers import Places
from carcite.formats.nbib.links import FORMAT_NAME, LINK_TAGS, RelatedPapers, link_tags
from carcite.formats.nbib.people import People
from carcite.formats.nbib.titles import Titles
from carcite.formats.pubmed import (
    LINK_OF_TAG,
    RETRACTED,
    date_text,
    grant_text,
    mesh_heading,
    parse_grant,
    status_of,
    title_text,
)
from carcite.model import Citation
from carcite.notes import Code
from carcite.values.identifiers import parse_issn
from carcite.values.languages import marc_code, parse_language

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


def is_record(tags: Collection[str]) -> bool:
    """Whether the tags of a record are NLM's; those of RIS look like them, and always hold a TY."""
    return "TY" not in tags and not _KNOWN.isdisjoint(tags)


class Kept(Field):
    """What no other field takes."""

    fields = ("extra",)
    tags = KEPT

    def read(self, raw: Raw, context: Context) -> Found:
        return {"extra": [kept_in(tag, value) for tag, values in raw.items() for value in values if value]}

    def write(self, citation: Citation, context: Context) -> Written:
        return ()


FULLER = ("IS", "GR", "OT")


def _own_keywords(citation: Citation) -> Sequence[str]:
    """Return the keywords that are not at the end for the MeSH terms, which have a tag of their own."""
    headings = {mesh_heading(term).casefold() for term in citation.mesh_terms}
    own = list(citation.keywords)
    while own and own[-1].casefold() in headings:
        own.pop()
    return own


class Publisher(Field):
    """The publisher; PL is its place in a book, and the country of a journal, which is kept."""

    fields = ("publisher", "publisher_place")
    tags = ("PB", "PL")

    def read(self, raw: Raw, context: Context) -> Found:
        publishers, places = ([value for value in raw.get(tag, ()) if value] for tag in ("PB", "PL"))
        found: Found = {}
        if publishers:
            found = {"publisher": publishers[0], "publisher_place": places[0] if places else None}
        kept = [kept_in("PB", value) for value in publishers[1:]]
        kept += [kept_in("PL", value) for value in (places[1:] if publishers else places)]
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
            found["extra"] = [kept_in("LA", value) for value in others]
        return found

    def write(self, citation: Citation, context: Context) -> Written:
        if citation.language:
            yield "LA", marc_code(citation.language) or citation.language
        for code in own_extra(citation, "LA"):
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
        date("issued", "DP", format=date_text),
        Titles(),
        Places(),
        Abstracts(),
        Single("rights", "CI"),
        Many("affiliations", "AD", "IRAD"),
        People(),
        Language(),
        Fuller("funding", "GR", parse_grant, grant_text),
        Many("publication_types", "PT"),
        date("epub_date", "DEP", format=date_text),
        Publisher(),
        Many("mesh_terms", "MH"),
        Fuller("keywords", "OT", lambda text: text.removeprefix("*"), str, values_of=_own_keywords),
        Many("notes", "GN", format=one_run),
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
