"""PubMed and arXiv numbers in `eprint`, and the address of the work.

Reference: biblatex manual 3.19, section 3.14.7 (electronic publishing information).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from carcite.formats.base import Context, Field, Raw
from carcite.formats.bibtex.targets import target_of
from carcite.formats.bibtex.text import read_plain, read_verbatim, write_plain
from carcite.formats.fields import OneField, Pairs, first_of, tagged
from carcite.model import Citation, Extra
from carcite.notes import Code
from carcite.tex import decode_verbatim, encode_verbatim
from carcite.values.identifiers import find_doi, parse_arxiv, parse_doi

_PUBMED = frozenset(["pubmed", "medline", "pmid"])
_KIND_TAGS = ("eprinttype", "archiveprefix")
# Codes and addresses that are written and read as they are.
_SAFE_CODE = re.compile(r"[A-Za-z0-9./-]+")
_SAFE_DOI = re.compile(r"10\.[0-9]{4,9}/[A-Za-z0-9./():;_-]*[A-Za-z0-9]")
_SAFE_URL = re.compile(r"[A-Za-z0-9./:,?=%#_~()@!*+&-]*|[A-Za-z0-9./:,?=%#_~()@!*+;-]*")
EPRINT_TAGS = frozenset(("eprint", *_KIND_TAGS, "eprintclass", "primaryclass"))


def is_arxiv(raw: Raw) -> bool:
    """Whether an entry has an arXiv number."""
    if raw.get("arxivid") or raw.get("arxiv"):
        return True
    if not raw.get("eprint"):
        return False
    kinds = [read_plain(value).lower() for _, value in tagged(raw, _KIND_TAGS)]
    return "arxiv" in kinds or (not kinds and parse_arxiv(read_verbatim(raw["eprint"][0])) is not None)


# Where other eprints are, as biblatex links them.
_ADDRESSES = {
    "jstor": "https://www.jstor.org/stable/{}",
    "hdl": "https://hdl.handle.net/{}",
    "googlebooks": "https://books.google.com?id={}",
}


def eprint_address(raw: Raw) -> str | None:
    """Return the address of an eprint that has no field of its own."""
    kinds = [read_plain(value).lower() for _, value in tagged(raw, _KIND_TAGS)]
    found = _ADDRESSES.get(kinds[0]) if kinds else None
    return found.format(read_verbatim(raw["eprint"][0])) if found else None


def _keep(raw: Raw, tags: Iterable[str], context: Context) -> None:
    context.kept += [Extra(context.format, tag, value) for tag, value in tagged(raw, tags)]


# The fields that hold a number alone, with the function that reads it.
_NUMBER_TAGS: dict[str, tuple[tuple[str, ...], Callable[[str], str]]] = {
    "pmid": (("pmid", "pubmedid", "pubmed", "pubmed_id"), read_plain),
    "arxiv": (("arxivid", "arxiv"), read_verbatim),
}


class PmidAndArxiv(Field):
    """PMID and arXiv number."""

    fields = ("pmid", "arxiv")
    tags = ("eprint", "eprinttype", "archiveprefix", "pmid")
    aliases = ("eprintclass", "primaryclass", "arxivid", "arxiv", "pubmedid", "pubmed", "pubmed_id")

    def __init__(self, *, biblatex: bool) -> None:
        self.biblatex = biblatex

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        kinds = [read_plain(value).lower() for _, value in tagged(raw, _KIND_TAGS)]
        name = "pmid" if kinds and kinds[0] in _PUBMED else "arxiv"
        for value in raw.get("eprint", ()):
            shown = read_verbatim(value)
            if name == "pmid" or is_arxiv(raw):
                found[name] = shown or None
            else:
                _keep(raw, (*_KIND_TAGS, "eprint"), context)
                context.note(Code.UNPLACED, f"no field for this eprint; kept in extra: {shown[:80]!r}", field="extra")
        for other, (tags, parse) in _NUMBER_TAGS.items():
            for tag, value in tagged(raw, tags):
                number = parse(value) or None
                if found.setdefault(other, number) != number:
                    context.keep(tag, value, other)
        _keep(raw, ("eprintclass", "primaryclass"), context)
        return found

    def write(self, citation: Citation, context: Context) -> Pairs:
        pmid, arxiv = citation.pmid, citation.arxiv
        pairs: Pairs = []
        if arxiv:
            pairs.append(("eprint", encode_verbatim(arxiv)))
            known = self.biblatex or target_of(context).is_zotero
            pairs.append(("eprinttype", "arxiv") if known else ("archiveprefix", "arXiv"))
        if pmid:
            # Zotero and JabRef look for `pmid`; biblatex knows `eprint` and prints a link, but has only one of it.
            alone = self.biblatex and not arxiv and not target_of(context).pubmed_field
            if alone:
                pairs += [("eprint", encode_verbatim(pmid)), ("eprinttype", "pubmed")]
            else:
                pairs.append(("pmid", write_plain(pmid, context)))
        return pairs

    def unchanged(self, citation: Citation) -> bool:
        return (citation.pmid or "1").isdigit() and _SAFE_CODE.fullmatch(citation.arxiv or "a") is not None


_NEXT_ADDRESS = re.compile(r"[,;]? (?=(?:https?|ftp)://)", re.IGNORECASE)
# What may stand beside a DOI and says nothing.
_BESIDE_DOI = re.compile(r"(?>(?:https?:|dx|www|doi|org|and|[\W_])*)", re.IGNORECASE)


def _first_address(value: str, context: Context) -> str:
    """Return the first of several addresses in one value (Mendeley gives all); BibDesk's fields keep the others."""
    first, *others = _NEXT_ADDRESS.split(read_verbatim(value))
    for number, other in enumerate(others, 2):
        context.keep(f"bdsk-url-{number}", other, "url")
    return first


def _unescaped(doi: str) -> str:
    """Return a part of a value without braces and entities that are whole in it, though they were not in the value."""
    for _ in range(5):
        shorter = decode_verbatim(doi)
        if shorter == doi:
            break
        doi = parse_doi(shorter) or shorter
    return doi


class Doi(OneField):
    """The DOI, without words beside it; a second one (INSPIRE gives the erratum's, too) is kept as `doi2`."""

    def __init__(self) -> None:
        super().__init__("doi", "doi")

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        value = raw["doi"][0]
        shown = read_verbatim(value)
        if (whole := parse_doi(shown)) is not None or (first := find_doi(shown)) is None:
            return {"doi": _unescaped(whole or shown) or None}
        doi, start, end = first
        doi = _unescaped(doi)
        beside = [shown[:start]]
        number = 1
        rest = shown[end:]
        while (more := find_doi(rest)) is not None:
            if more[0] != doi:
                number += 1
                context.keep(f"doi{number}", more[0], "doi")
            beside.append(rest[: more[1]])
            rest = rest[more[2] :]
        if _BESIDE_DOI.fullmatch(" ".join([*beside, rest])) is None:
            context.keep("doi", value, "doi")
        return {"doi": doi}

    def write(self, citation: Citation, context: Context) -> Pairs:
        return [("doi", encode_verbatim(citation.doi or ""))]

    def unchanged(self, citation: Citation) -> bool:
        return _SAFE_DOI.fullmatch(citation.doi or "") is not None


# A value that is an address, and one that begins with it and says more.
_COMMANDED = r"\{?\\(?:url|path|nolinkurl)\s*\{[^{}\s]*\}"
_ADDRESS = re.compile(rf"(?:{_COMMANDED}|\{{?(?:https?|ftp)://[^\s{{}}]*)\}}?", re.IGNORECASE)
_WITH_MORE = re.compile(rf"\{{?\\href\s*\{{[^{{}}]*\}}|{_COMMANDED}|\{{?(?:https?|ftp)://[^\s{{}},;]*", re.IGNORECASE)


def take_address(raw: Raw) -> None:
    """Move an address in `howpublished`, where older files have it, to `url`, if there is no other one."""
    value = raw.get("howpublished", ("",))[0]
    address = _ADDRESS.fullmatch(value.strip())
    found = address or _WITH_MORE.match(value.strip())
    if found is not None and raw.keys().isdisjoint(_URLS):
        raw["url"] = [found.group()]
    if address and read_verbatim(value) in [read_verbatim(other) for _, other in tagged(raw, _URLS)]:
        del raw["howpublished"]


_URLS = ("url", "link", "bdsk-url-1")


class Url(Field):
    """The address of the work: the first one, if several are in one value."""

    fields = ("url",)
    tags = ("url",)
    aliases = _URLS[1:]

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        return {"url": first_of("url", tagged(raw, _URLS), context, partial(_first_address, context=context))}

    def write(self, citation: Citation, context: Context) -> Pairs:
        return [("url", encode_verbatim(citation.url or ""))]

    def unchanged(self, citation: Citation) -> bool:
        return _SAFE_URL.fullmatch(citation.url or "") is not None
