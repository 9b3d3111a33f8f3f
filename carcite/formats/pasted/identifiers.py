"""Identifiers as people paste them: `PMID: 1 PMCID: PMC1 DOI: 10.1000/1`, links, labels on lines of their own."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from carcite.formats.citation_line import parse_citation_line
from carcite.values.identifiers import find_doi, parse_pmcid, parse_pmid

ID_LINE = re.compile(r"\s*(?:DOI:\s*(?:https?://\S+/)?10\.|PMCID:\s*PMC\d|(?:PubMed )?PMID:\s*\d|NIHMSID:\s*NIHMS)")
_PMID = re.compile(r"\b(?:PubMed )?PMID:?\s*(\d{1,8})(?!\d)(?:\s*\[([^\]\n]{1,60})\])?")
_PMCID = re.compile(
    r"\b(?:PubMed Central )?PMCID:\s*(PMC\d+)(?:\s*[\[(](available [^\])\n]{1,50})[\])])?", re.IGNORECASE
)
_DOI = re.compile(r"\bDOI:\s*(?:https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_NIHMSID = re.compile(r"\bNIHMSID:\s*(NIHMS-?\d+)")
_ID_PATTERNS = (_PMID, _PMCID, _DOI, _NIHMSID)


class Ids(NamedTuple):
    """The identifiers printed with a record, and what PubMed notes beside them in brackets."""

    pmid: str | None = None
    pmcid: str | None = None
    doi: str | None = None
    nihmsid: str | None = None
    pubmed_status: str | None = None
    pmc_release: str | None = None

    def fields(self, format: str) -> dict[str, Any]:
        """Return the model's fields; identifiers that it has no field for are kept in `extra`."""
        found: dict[str, Any] = {name: value for name in ("pmid", "pmcid", "doi") if (value := getattr(self, name))}
        tags = {"status": self.pubmed_status, "pmc-release": self.pmc_release, "nihmsid": self.nihmsid}
        if extra := [(format, tag, value) for tag, value in tags.items() if value]:
            found["extra"] = extra
        return found


def printed_ids(text: str) -> Ids:
    """Return the first PMID, PMCID and DOI printed with their labels (`PMID: 123 [Indexed for MEDLINE]`)."""
    pmid, pmcid, doi, nihmsid = (pattern.search(text) for pattern in _ID_PATTERNS)
    return Ids(
        pmid[1] if pmid else None,
        pmcid[1] if pmcid else None,
        doi[1].rstrip(".,;") if doi else None,
        nihmsid[1] if nihmsid else None,
        pmid[2] if pmid else None,
        pmcid[2] if pmcid else None,
    )


# --- on pages of other sites -----------------------------------------------------------------------------------------

_ID_LABEL = re.compile(
    r"\b(?:DOI|PMID|PMCID|PubMed ID|PubMed(?=:))\b\s*+(?:[:：]\s*+)?(?=10\.|[0-9]|PMC)|https?://\S{0,40}(?:doi\.org|pubmed|pmc\.ncbi)|^10\.[0-9]{4,9}/\S+$"
    r"|^PMC[0-9]+\.?$",
    re.IGNORECASE,
)
_ANY_PMID = re.compile(
    r"\bPM(?:ID|\.ID)\b\s*+(?:[:：]\s*+)?([0-9]{1,8})\b|\bPubMed(?: ID)?:\s?([0-9]{5,8})\b"
    r"|/pubmed/([0-9]{1,8})\b|pubmed\.ncbi\.nlm\.nih\.gov/([0-9]{1,8})\b",
    re.I,
)
_ANY_PMCID = re.compile(r"\bPMC[0-9]{2,9}\b", re.I)
_LONGEST_ID_LINE = 300
_ID_WORDS = re.compile(r"https?://\S*|\b(?:DOI|PMID|PMCID|PubMed|ID)\b", re.IGNORECASE)
_MOST_LETTERS = 18  # beside identifiers and their labels: `[Indexed for MEDLINE]`


def is_id_line(text: str) -> bool:
    """Whether the line is identifiers and little else: `DOI: 10.1000/1`, `PMID: 1 PMCID: PMC1`, a link to PubMed."""
    if len(text) > _LONGEST_ID_LINE or not _ID_LABEL.search(text) or parse_citation_line(text) is not None:
        return False
    rest = _ANY_PMCID.sub("", _ANY_PMID.sub("", text))
    if (doi := find_doi(rest)) is not None:
        rest = rest[: doi[1]] + rest[doi[2] :]
    return sum(map(str.isalpha, _ID_WORDS.sub("", rest))) <= _MOST_LETTERS


def read_ids(text: str) -> dict[str, Any]:
    """Return the DOI, PMID and PMCID in a line."""
    found: dict[str, Any] = {}
    if (doi := find_doi(text)) is not None:
        found["doi"] = doi[0]
        text = text[: doi[1]] + text[doi[2] :]
    if match := _ANY_PMID.search(text):
        found["pmid"] = parse_pmid(next(group for group in match.groups() if group))
    if match := _ANY_PMCID.search(text):
        found["pmcid"] = parse_pmcid(match[0])
    return {name: value for name, value in found.items() if value}
