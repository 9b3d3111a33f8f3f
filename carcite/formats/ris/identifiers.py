"""Identifiers: DO, UR, PMID and PMCID, and the place in an archive (AN and DB).

Reference: RIS format specifications, "DO", "UR", "AN"; EndNote's tag tables by type of reference.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from carcite.formats.base import Context, Field, Raw
from carcite.formats.fields import Pairs, first_of, or_text, present, read_pmcid, tagged
from carcite.formats.ris.fields import extra_tag, is_plain, place
from carcite.model import Citation
from carcite.values import identifiers

_PUBMED = frozenset(("pubmed", "medline", "nlm", "ncbi", "pubmed/medline", "medline/pubmed"))
_TWO_URLS = re.compile(r";\s*(?=https?://)")


class Url(Field):
    """UR, which may hold two addresses: `https://a; https://b`."""

    fields = ("url",)
    tags = ("UR",)
    aliases = ("LK",)

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        values = [(tag, part) for tag, value in tagged(raw, ("UR", "LK")) for part in _TWO_URLS.split(value) if part]
        return present(url=first_of("url", values, context))

    def unchanged(self, citation: Citation) -> bool:
        url = citation.url or ""
        return url.startswith(("http://", "https://")) and ";" not in url and "<" not in url

    def write(self, citation: Citation, context: Context) -> Pairs:
        return place("url", "UR", citation.url or "", context)


class DoiAndGenre(Field):
    """DO; M3 is the type of work, in which older exporters put a DOI."""

    fields = ("doi", "genre")
    tags = ("DO", "M3", extra_tag("genre"))

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        dois, genres = tagged(raw, ("DO",)), tagged(raw, ("genre:",))
        for value in raw.get("M3", ()):
            (dois if identifiers.parse_doi(value) else genres).append(("M3", value))
        return present(
            doi=first_of("doi", dois, context, or_text(identifiers.parse_doi)),
            genre=first_of("genre", genres, context),
        )

    def unchanged(self, citation: Citation) -> bool:
        doi = citation.doi
        return citation.genre is None and doi is not None and doi.startswith("10.") and is_plain(doi)

    def write(self, citation: Citation, context: Context) -> Pairs:
        pairs: Pairs = [("DO", citation.doi)] if citation.doi is not None else []
        if citation.genre is not None:
            tag = "" if identifiers.parse_doi(citation.genre) else "M3"
            pairs += place("genre", tag, citation.genre, context)
        return pairs


class Accession(Field):
    """AN and DB: a PMID beside PubMed, an arXiv number beside arXiv, else a place in an archive."""

    fields = ("pmid", "arxiv", "archive", "archive_location")
    tags = ("AN", "DB", *map(extra_tag, ("pmid", "archive", "archive_location")), "arXiv:")

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        pmids, arxivs, locations = (tagged(raw, (tag,)) for tag in ("PMID:", "arXiv:", "archive_location:"))
        databases = raw.get("DB", [])
        known = {name.lower() for name in databases}
        for value in raw.get("AN", ()):
            numbers = pmids if _is_pmid(value, known, pmids) else arxivs if _is_arxiv(value, known) else locations
            numbers.append(("AN", value))
        if not locations:  # the name of the database only says what the number is
            own = {*(_PUBMED if pmids and "AN" in raw else ()), *(("arxiv",) if arxivs else ())}
            databases = [name for name in databases if name.lower() not in own]
        return present(
            pmid=first_of("pmid", pmids, context, or_text(identifiers.parse_pmid)),
            arxiv=first_of("arxiv", arxivs, context, or_text(identifiers.parse_arxiv)),
            archive=first_of("archive", tagged({**raw, "DB": databases}, ("archive:", "DB")), context),
            archive_location=first_of("archive_location", locations, context),
        )

    def unchanged(self, citation: Citation) -> bool:
        others = (citation.arxiv, citation.archive, citation.archive_location)
        return not any(others) and identifiers.parse_pmid(citation.pmid or "") == citation.pmid

    def write(self, citation: Citation, context: Context) -> Pairs:
        location, archive = citation.archive_location, citation.archive
        is_free = archive is None and location is None
        pairs = self._number("pmid", citation.pmid, "PubMed", is_free, context)
        pairs += self._number("arxiv", citation.arxiv, "arXiv", is_free and not _in_tag(pairs), context)
        if location is not None:
            pairs += place("archive_location", "AN" if _is_location(citation, location) else "", location, context)
        if archive is not None:
            pairs += place("archive", "DB", archive, context)
        return pairs

    @staticmethod
    def _number(name: str, number: str | None, database: str, is_free: bool, context: Context) -> Pairs:
        """Return the number in AN and the database that it belongs to, or a line of Extra."""
        if number is None:
            return []
        pairs = place(name, "AN" if is_free and _PARSERS[name](number) == number else "", number, context)
        return [*pairs, ("DB", database)] if _in_tag(pairs) else pairs


_PARSERS = {"pmid": identifiers.parse_pmid, "arxiv": identifiers.parse_arxiv}


def _is_pmid(value: str, databases: set[str], pmids: Pairs) -> bool:
    """Whether a number in AN is a PMID: beside PubMed, or the same that a line of Extra gives."""
    pmid = identifiers.parse_pmid(value)
    return pmid is not None and (not _PUBMED.isdisjoint(databases) or ("PMID:", pmid) in pmids)


def _is_arxiv(value: str, databases: set[str]) -> bool:
    return "arxiv" in databases and identifiers.parse_arxiv(value) is not None


def _in_tag(pairs: Pairs) -> bool:
    return any(tag == "AN" for tag, _ in pairs)


def _is_location(citation: Citation, location: str) -> bool:
    """Whether AN is read as the place in the archive: a number beside PubMed is a PMID."""
    number, archive = identifiers.parse_pmid(location), (citation.archive or "").lower()
    if number is not None and (number == citation.pmid or archive in _PUBMED):
        return False
    return identifiers.parse_pmcid(location) is None and not (archive == "arxiv" and identifiers.parse_arxiv(location))


class Pmcid(Field):
    """C2 of journal articles, as EndNote has it; another C2 is kept."""

    fields = ("pmcid",)

    def __init__(self, record_class: str) -> None:
        self.tag = "C2" if record_class == "journal" else ""
        self.tags = tuple(filter(None, (self.tag, extra_tag("pmcid"))))

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        return read_pmcid(raw, "C2", tagged(raw, ("PMCID:",)), context)

    def unchanged(self, citation: Citation) -> bool:
        return identifiers.parse_pmcid(citation.pmcid or "") == citation.pmcid

    def write(self, citation: Citation, context: Context) -> Pairs:
        value = citation.pmcid or ""
        tag = self.tag if identifiers.parse_pmcid(value) == value else ""
        return place("pmcid", tag, value, context)
