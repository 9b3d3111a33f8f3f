"""Tags that mean another tag in some records: EndNote's by type of reference, ProCite's, Citavi's, databases'.

Reference: EndNote's tag tables by type of reference; the RIS import of Zotero; files of ProCite, Citavi, PMC, Scopus.
"""

from __future__ import annotations

import re

from carcite.formats.base import Raw
from carcite.formats.ris.dates import read_issued, ris_date, spare_words
from carcite.formats.ris.people import ADDRESS, DETAILS, name_text, read_name
from carcite.formats.ris.types import kind_of
from carcite.values import identifiers

Moves = tuple[tuple[str, str, str], ...]

# A tag, the one it is read as, and the label of that one's line: moved where the record has neither itself.
_SERIES = ("T3", "T2", "collection-title:")
_ISSUE = ("M1", "IS", "issue:")
_PLACE = ("PI", "CY", "publisher-place:")
_REPORTER, _DOCKET = ("A2", "T2", "container-title:"), ("SV", "M1", "number:")
EVERYWHERE: Moves = (
    ("AR", "C7", "article-number:"),
    ("AV", "AN", "archive-location:"),
    ("DI", "DO", "DOI:"),
    ("H1", "DP", "source:"),
    ("H2", "CN", "call-number:"),
    ("L2", "UR", "url:"),
    ("L3", "DO", "DOI:"),
    ("JI", "J2", "container-title-short:"),
    ("J9", "J2", "container-title-short:"),
    ("PU", "PB", "publisher:"),
    ("UT", "AN", "archive-location:"),
)
BY_KIND: dict[str, Moves] = {
    "journal": (_ISSUE, _PLACE),
    "conference": (_ISSUE,),
    "book": (_SERIES, ("SV", "M1", "collection-number:"), _PLACE),
    "chapter": (("IS", "NV", "number-of-volumes:"), ("M1", "NV", "number-of-volumes:")),
    "map": (_SERIES,),
    "patent": (("M1", "SN", "number:"),),
    "report": (_SERIES, ("M1", "SN", "number:")),
    "software": (_SERIES,),
}
BY_TYPE: dict[str, Moves] = {
    "BILL": (("A2", "AU", ""),),
    "CASE": (_REPORTER, _DOCKET),
    "LEGAL": (_REPORTER, _DOCKET),
    "NEWS": (("C2", "IS", "issue:"),),
    "SLIDE": (("A2", "AU", ""),),
    "UNBILL": (("A2", "AU", ""),),
}
# The types of which DA is the day of access: a DA that does not fit the year is that.
_DA_IS_ACCESS = frozenset(("AGGR", "DBASE", "EBOOK", "EJOUR", "MULTI"))
_PMCID_TAGS = {"EBOOK": "C7", "ECHAP": "C7", "EJOUR": "C3"}
_REFMAN_PMID = re.compile(r"PM: ?([0-9]{1,8})")
_PMC = re.compile(r"PMC[0-9]+")
# Tags in which databases put a PMID, with a word that says so; and where the database alone says it.
_PMID_TAGS: dict[str, frozenset[str]] = {
    "AN": frozenset(), "C2": frozenset(("Scopus",)), "C3": frozenset(), "C5": frozenset(("Embase",)), "U1": frozenset(),
}  # fmt: skip
_MARKED_PMID = re.compile(r"PubMed(?: ID)?:? ([0-9]{1,8})|([0-9]{1,8}) ?\[pmid\]", re.IGNORECASE)
# Embase's M1: `(Liu R.; Adler D.G., adler@example.org) Department of ...`; Ovid's AI: `Adler, Dan G; ORCID: https://...`.
_THEIR_PLACE = re.compile(r"\(([^()]+)\) (.+)")
_THEIR_ORCID = re.compile(
    r"(?:ORCID: https?://orcid\.org/)?([^;]{1,99}); ORCID: (?:https?://orcid\.org/)?([\dX-]{19})(?:, |$)"
)
# The Astrophysics Data System's C1.
_EPRINT = re.compile(r"eprint: ?(.+)")
# What M1 holds where it is a number and not a remark.
_NUMBER = re.compile(r"[^(].{0,39}")
_ONE_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi: ?)?10\.\d{4,9}/\S+", re.IGNORECASE)
# What a value looks like that is moved from these tags.
_FITS = {
    "C2": re.compile(r"(?!PMC)[\w ./-]{1,20}"),
    "DI": _ONE_DOI,
    "L2": re.compile(r"https?://\S+"),
    "L3": _ONE_DOI,
    "UT": re.compile(r"[A-Z]+:\S+"),
}


# Labels of the notes in which ProCite writes what it has no tag for, and those of a record of its own.
RECORD_LABEL = "Record:"
PROCITE: dict[str, str] = {
    "issue id": "IS",
    "issue identification": "IS",
    "page(s)": "SP",
    "place of publication": "CY",
    "proceedings title": "C3",
    "publisher name": "PB",
    "record id": RECORD_LABEL,
    "record number": RECORD_LABEL,
    "series title": "T3",
    "series volume id": "SV",
    "volume id": "VL",
}
_PROCITE_MOVES: dict[str, tuple[tuple[str, str], ...]] = {
    "ART": (("M1", "M3"),),
    "BILL": (("CY", "T2"), ("VL", "M1"), ("SP", "SE")),
    "BOOK": (("VL", "ET"), ("IS", "VL")),
    "CHAP": (("VL", "ET"),),
    "COMP": (("IS", "ET"),),
}


def move_procite_tags(name: str, raw: Raw) -> None:
    """Put the values of a record of ProCite under the tags that others use for them."""
    for tag, other in _PROCITE_MOVES.get(name, ()):
        if tag in raw and other not in raw:
            raw[other] = raw.pop(tag)
    if "N1" in raw:
        raw["N1"] = [value.removeprefix("Notes: ") for value in raw["N1"]]


def moves(name: str) -> Moves:
    """The moves of one TY."""
    return (*BY_TYPE.get(name, ()), *BY_KIND.get(kind_of(name), ()), *EVERYWHERE)


_TOUCHED = frozenset(tag for rows in (EVERYWHERE, *BY_KIND.values(), *BY_TYPE.values()) for tag, _, _ in rows)
_LOOKED_AT = _TOUCHED | frozenset(("AI", "AN", "C1", "C2", "C3", "C5", "C7", "DA", "M1", "U1"))


def is_number(value: str) -> bool:
    """Whether M1 may be a number of the work: short, and nobody's affiliation."""
    return _NUMBER.fullmatch(value) is not None


def move_tags(name: str, raw: Raw) -> None:
    """Put the values of a record of this TY under the tags that mean the same in its table."""
    if "UR" in raw and "PMID:" not in raw and (found := _REFMAN_PMID.fullmatch(raw["UR"][0])):
        _take_pmid("UR", found[1], raw)
    if _LOOKED_AT.isdisjoint(raw):
        return
    _move_identifiers(name, raw)
    if "AI" in raw:
        _move_orcids(raw)
    if "M1" in raw and not all(map(is_number, raw["M1"])):
        _move_remarks(name, raw)
    if name in _DA_IS_ACCESS and "DA" in raw and "Y2" not in raw:
        _move_access(raw)
    elif "M1" in raw and "Y2" not in raw and kind_of(name) == "web":
        _move_access_of_page(raw)
    if _TOUCHED.isdisjoint(raw):
        return
    for tag, other, label in moves(name):
        if tag not in raw or other in raw or label in raw:
            continue
        if tag not in _FITS or _FITS[tag].fullmatch(raw[tag][0]):
            raw[other] = raw.pop(tag)


def _move_identifiers(name: str, raw: Raw) -> None:
    """PMC's `AN  - PMC1` and `U1  - 1[pmid]`, Scopus' `C2  - 1` for a PMID, EndNote's PMCID in C3 and C7."""
    for tag in ("AN", _PMCID_TAGS.get(name, "AN")):
        if tag in raw and "PMCID:" not in raw and len(raw[tag]) == 1 and _PMC.fullmatch(raw[tag][0]):
            raw["PMCID:"] = raw.pop(tag)
    if "C1" in raw and "arXiv:" not in raw and len(raw["C1"]) == 1 and (eprint := _EPRINT.fullmatch(raw["C1"][0])):
        raw["arXiv:"] = [eprint[1]]
        del raw["C1"]
    if "PMID:" in raw:
        return
    for tag, databases in _PMID_TAGS.items():
        if tag not in raw:
            continue
        value = raw[tag][0]
        marked = _MARKED_PMID.fullmatch(value)
        pmid = (marked[1] or marked[2]) if marked else identifiers.parse_pmid(value)
        if pmid and (pmid != value or not databases.isdisjoint(raw.get("DB", ()))):
            _take_pmid(tag, pmid, raw)
            return


def _take_pmid(tag: str, pmid: str, raw: Raw) -> None:
    raw["PMID:"] = [pmid]
    raw[tag] = raw[tag][1:]
    if not raw[tag]:
        del raw[tag]


def _authors(raw: Raw) -> dict[str, str]:
    """The authors as they are printed, without the last stop, with the text by which a detail names them."""
    names = {value: read_name(value) for tag in ("AU", "A1") for value in raw.get(tag, ())}
    return {value.rstrip("."): name_text(name) for value, name in names.items() if name is not None}


def _move_orcids(raw: Raw) -> None:
    authors = _authors(raw)
    rest: list[str] = []
    for value in raw.pop("AI"):
        found = [(authors.get(who.rstrip(".")), orcid) for who, orcid in _THEIR_ORCID.findall(value)]
        if _THEIR_ORCID.sub("", value) or not all(who for who, _ in found):
            rest.append(value)
        else:
            raw.setdefault(DETAILS["orcid"], []).extend(f"{who} = {orcid}" for who, orcid in found)
    if rest:
        raw["AI"] = rest


def _move_remarks(name: str, raw: Raw) -> None:
    """Embase's affiliations in M1 to their authors; in a journal's article what else is long there is a note."""
    authors = _authors(raw)
    rest: list[str] = []
    for value in raw.pop("M1"):
        if found := _THEIR_PLACE.fullmatch(value):
            people = [part.partition(", ") for part in found[1].split("; ")]
            known = [(authors.get(who.rstrip(".")), mail) for who, _, mail in people]
            if all(who and (not mail or "@" in mail) for who, mail in known):
                raw.setdefault(DETAILS["affiliations"], []).extend(f"{who} = {found[2]}" for who, _ in known)
                raw.setdefault(DETAILS["email"], []).extend(f"{who} = {mail}" for who, mail in known if mail)
            else:
                raw.setdefault(ADDRESS, []).append(value)
        elif kind_of(name) in ("journal", "conference") and not is_number(value):
            raw.setdefault("N1", []).append(value)
        else:
            rest.append(value)
    if rest:
        raw["M1"] = rest


def _move_access(raw: Raw) -> None:
    years = raw.get("PY") or raw.get("Y1")
    if not years or read_issued(years[0], raw["DA"][0]).spare == raw["DA"][0]:
        raw["Y2"] = raw.pop("DA")


def _move_access_of_page(raw: Raw) -> None:
    """EndNote's web pages: M1 is the day of access, VL its year."""
    year = raw["VL"][0] if "VL" in raw and raw["VL"][0].isdecimal() else ""
    date = read_issued(year, raw["M1"][0]).date
    if date is None or date.year is None or date.year < 1900 or date.is_literal or spare_words(raw["M1"][0], date):
        return
    raw["Y2"] = [ris_date(date)]
    del raw["M1"]
    if year == str(date.year):
        del raw["VL"]
