"""Records of ERIC in NBIB: the tags of MEDLINE, some of them with a meaning of their own.

    OWN - ERIC                         first in each record, which has no PMID
    AU  - van Groen, Maaike M.         the full name; `And Others` ends the list
    JT  -                              the journal, or the publisher of what is not in a journal
    AID - http://dx.doi.org/10...      where the work is
    OID - EJ1227990, ED602023          ERIC's number: EJ for articles in journals, ED for other documents
    ISSN - EISSN-2375-5636             also `ISBN - ISBN-...`; a number may be missing after its label
    PT  - Reports - Research           ERIC's publication types

Reference: ERIC, "Field descriptions" (https://eric.ed.gov/?advanced).
"""

from __future__ import annotations

import re
from typing import Any

from carcite.formats.nbib.lines import Pairs
from carcite.values.identifiers import find_doi

_OWNER = ("OWN", "ERIC")

# The CSL type by how a publication type begins; the first that fits.
_TYPES = (
    ("Journal Articles", "article-journal"),
    ("Dissertations/Theses", "thesis"),
    ("Books", "book"),
    ("Collected Works - Proceedings", "book"),
    ("Collected Works - General", "book"),
    ("ERIC Digests", "report"),
    ("Reports", "report"),
    ("Speeches/Meeting Papers", "paper-conference"),
)
_LABELLED = {"ISSN": "IS", "ISBN": "ISBN"}
_LABEL = re.compile(r"E?ISSN-|ISBN-")
_ADDRESS = re.compile(r"https?://|www\.")
_ARTICLE = re.compile(r"Article (?P<number>\S{1,20}) (?P<date>.+)")
_THESIS = re.compile(r"(?P<genre>[^,]{2,60}(?:Dissertation|Thesis)), (?P<university>.+)")


def is_eric(pairs: Pairs) -> bool:
    """Return whether a record is as ERIC writes it; one with a PMID is as MEDLINE writes it."""
    return _OWNER in pairs and all(tag != "PMID" for tag, _ in pairs)


def read_eric(pairs: Pairs) -> tuple[Pairs, dict[str, Any]]:
    """Return the record as MEDLINE would write it, and the model fields that MEDLINE has no tag for."""
    types = [value for tag, value in pairs if tag == "PT"]
    number = next((value for tag, value in pairs if tag == "OID"), "")
    found: dict[str, Any] = {"type": _work_type(types, number)}
    if number.startswith("ED"):
        found |= {"archive": "ERIC", "archive_location": number}
    translated: Pairs = []
    for tag, value in pairs:
        if tag == "SO" and found["type"] == "thesis" and (thesis := _THESIS.fullmatch(value)):
            _read_thesis(thesis, translated, found)
        else:
            translated += _translated(tag, value, found)
    return translated, found


def _translated(tag: str, value: str, found: dict[str, Any]) -> Pairs:
    """Return the tags of MEDLINE for a tag of ERIC."""
    if tag in ("AID", "LID") and _ADDRESS.match(value):
        return _address(tag, value, found)
    if tag == "JT" and found["type"] != "article-journal":
        return [("PB", value)]
    if tag == "DP" and (article := _ARTICLE.fullmatch(value)):
        return [("DP", article["date"]), ("LID", article["number"])]
    if tag == "AU":
        return [("FAU", value)]
    if tag in _LABELLED:
        return [(_LABELLED[tag], _LABEL.sub("", value, count=1))]
    return [] if tag == "OID" and "archive_location" in found else [(tag, value)]


def _work_type(types: list[str], number: str) -> str:
    if number.startswith("EJ"):
        return "article-journal"
    return next((csl for name, csl in _TYPES if any(one.startswith(name) for one in types)), "document")


def _read_thesis(thesis: re.Match[str], translated: Pairs, found: dict[str, Any]) -> None:
    """Read `Ph.D. Dissertation, Drexel University`; JT is the publisher of the copies then (ProQuest)."""
    copies = [pair for pair in translated if pair[0] == "PB"]
    for pair in copies:
        translated.remove(pair)
        found["source"] = pair[1]
    translated.append(("PB", thesis["university"]))
    found["genre"] = thesis["genre"]


def _address(tag: str, value: str, found: dict[str, Any]) -> Pairs:
    """Return the DOI in the address of the work; any other address is `url`, ERIC's own if there is no other."""
    if (doi := find_doi(value)) is not None:
        return [("LID", f"{doi[0]} [doi]")]
    if tag == "LID" and "url" in found:
        return [(tag, value)]
    found["url"] = value
    return []
