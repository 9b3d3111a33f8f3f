"""Tags that stand for another tag in some records: EndNote's by type of reference, ProCite's, Citavi's, databases'.

Reference: EndNote's tag tables by type of reference; Zotero's RIS translator; files of ProCite, Citavi, PMC, Scopus.
"""

from __future__ import annotations

import re

from carcite.formats.base import Raw
from carcite.formats.endnote.names import name_text, read_name
from carcite.formats.ris.dates import combine, read_date, ris_date
from carcite.formats.ris.numbers import is_number
from carcite.formats.ris.people import DETAILS
from carcite.formats.ris.types import record_class
from carcite.values import identifiers

Variants = tuple[tuple[str, str, str], ...]

# A tag, the tag it is read as, and that one's line of Zotero's Extra: read so if the record has neither of them.
_SERIES = ("T3", "T2", "collection-title:")
_ISSUE = ("M1", "IS", "issue:")
_PLACE = ("PI", "CY", "publisher-place:")
_REPORTER, _DOCKET = ("A2", "T2", "container-title:"), ("SV", "M1", "number:")
EVERYWHERE: Variants = (
    ("AR", "C7", "article-number:"),
    ("AV", "AN", "archive_location:"),
    ("DI", "DO", "DOI:"),
    ("H1", "DP", "source:"),
    ("H2", "CN", "call-number:"),
    ("L2", "UR", "url:"),
    ("L3", "DO", "DOI:"),
    ("JI", "J2", "container-title-short:"),
    ("J9", "J2", "container-title-short:"),
    ("PU", "PB", "publisher:"),
    ("UT", "AN", "archive_location:"),
)
BY_CLASS: dict[str, Variants] = {
    "journal": (_ISSUE, _PLACE),
    "conference": (_ISSUE,),
    "book": (_SERIES, ("SV", "M1", "collection-number:"), _PLACE),
    "chapter": (("IS", "NV", "number-of-volumes:"), ("M1", "NV", "number-of-volumes:")),
    "map": (_SERIES,),
    "patent": (("M1", "SN", "number:"),),
    "report": (_SERIES, ("M1", "SN", "number:")),
    "software": (_SERIES,),
}
BY_TYPE: dict[str, Variants] = {
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
_PMC = re.compile(r"(PMC[0-9]+)")
# Tags in which databases put a PMID, with a word that says so; and where the database alone says it.
_PMID_TAGS: dict[str, frozenset[str]] = {
    "AN": frozenset(), "C2": frozenset(("Scopus",)), "C3": frozenset(), "C5": frozenset(("Embase",)), "U1": frozenset(),
}  # fmt: skip
_MARKED_PMID = re.compile(r"PubMed(?: ID)?:? ([0-9]{1,8})|([0-9]{1,8}) ?\[pmid\]", re.IGNORECASE)
# Embase's M1, see `_read_place`; Ovid's AI: `Adler, Dan G; ORCID: https://...`.
_THEIR_PLACE = re.compile(r"\(([^()]+)\) (.+)")
_THEIR_ORCID = re.compile(
    r"(?:ORCID: https?://orcid\.org/)?([^;]{1,99}); ORCID: (?:https?://orcid\.org/)?([\dX-]{19})(?:, |$)"
)
# The Astrophysics Data System's C1.
_EPRINT = re.compile(r"eprint: ?(.+)")
_ONE_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi: ?)?10\.\d{4,9}/\S+", re.IGNORECASE)
# What a value looks like that is moved from these tags.
_FITS = {
    "C2": re.compile(r"(?!PMC)[\w ./-]{1,20}"),
    "DI": _ONE_DOI,
    "L2": re.compile(r"https?://\S+"),
    "L3": _ONE_DOI,
    "UT": re.compile(r"[A-Z]+:\S+"),
}


# Labels of the notes in which ProCite writes what it has no tag for.
_PROCITE_LABELS: dict[str, str] = {
    "call number": "CN",
    "edition": "ET",
    "isbn": "SN",
    "issue id": "IS",
    "issue identification": "IS",
    "language": "LA",
    "page(s)": "SP",
    "place of publication": "CY",
    "proceedings title": "C3",
    "publisher name": "PB",
    "series title": "T3",
    "series volume id": "SV",
    "volume id": "VL",
}
_PROCITE_TAGS: dict[str, tuple[tuple[str, str], ...]] = {
    "ART": (("M1", "M3"),),
    "BILL": (("CY", "T2"), ("VL", "M1"), ("SP", "SE")),
    "BOOK": (("VL", "ET"), ("IS", "VL")),
    "CHAP": (("VL", "ET"),),
    "COMP": (("IS", "ET"),),
}
_RECORD_ID = re.compile(r"Record (?:ID|Number): (\S{1,40})")


def read_procite(name: str, raw: Raw) -> None:
    """Put the values of a record of ProCite under the tags that others use for them.

    Such a record has the old tags, no ID, and a note `Record ID: 10`. Only in it is `Label: value` in a note a field.
    """
    if "T1" not in raw or not raw.keys().isdisjoint(("ID", "LB", "TI")):
        return
    ids = list(filter(None, map(_RECORD_ID.fullmatch, raw.get("N1", ()))))
    if len(ids) != 1:
        return
    raw["ID"] = [ids[0][1]]
    for tag, other in _PROCITE_TAGS.get(name, ()):
        if tag in raw and other not in raw:
            raw[other] = raw.pop(tag)
    notes: list[str] = []
    for text in raw.pop("N1"):
        label, _, value = text.partition(": ")
        if tag := _PROCITE_LABELS.get(label.lower(), ""):
            raw.setdefault(tag, []).append(value)
        elif not _RECORD_ID.fullmatch(text):
            notes.append(text.removeprefix("Notes: "))
    if notes:
        raw["N1"] = notes


def variants(name: str) -> Variants:
    """Return the tags that stand for another one in records of a TY."""
    return (*BY_TYPE.get(name, ()), *BY_CLASS.get(record_class(name), ()), *EVERYWHERE)


_VARIED = frozenset(tag for rows in (EVERYWHERE, *BY_CLASS.values(), *BY_TYPE.values()) for tag, _, _ in rows)
_LOOKED_AT = _VARIED | frozenset(("AI", "AN", "C1", "C2", "C3", "C5", "C7", "DA", "M1", "U1"))


def read_variants(name: str, raw: Raw) -> None:
    """Put the values of a record of this TY under the tags that mean the same in its table."""
    if "UR" in raw:
        _take("UR", "PMID:", _group(_REFMAN_PMID, raw["UR"][0]), raw)
    if _LOOKED_AT.isdisjoint(raw):
        return
    _read_identifiers(name, raw)
    if "AI" in raw:
        _read_orcids(raw)
    if "M1" in raw and not all(map(is_number, raw["M1"])):
        _read_remarks(name, raw)
    if "Y2" not in raw:
        _read_access(name, raw)
    if not _VARIED.isdisjoint(raw):
        _read_varied(name, raw)


def _read_varied(name: str, raw: Raw) -> None:
    for tag, other, extra in variants(name):
        if tag not in raw or other in raw or extra in raw:
            continue
        if tag not in _FITS or _FITS[tag].fullmatch(raw[tag][0]):
            raw[other] = raw.pop(tag)


def _read_identifiers(name: str, raw: Raw) -> None:
    """PMC's `AN  - PMC1` and `U1  - 1[pmid]`, Scopus' `C2  - 1` for a PMID, EndNote's PMCID in C3 and C7."""
    for tag, other, pattern in (
        ("AN", "PMCID:", _PMC),
        (_PMCID_TAGS.get(name, "AN"), "PMCID:", _PMC),
        ("C1", "arXiv:", _EPRINT),
    ):
        if len(raw.get(tag, ())) == 1:
            _take(tag, other, _group(pattern, raw[tag][0]), raw)
    for tag, databases in _PMID_TAGS.items():
        if tag in raw:
            _take(tag, "PMID:", _pmid(raw[tag][0], not databases.isdisjoint(raw.get("DB", ()))), raw)


def _group(pattern: re.Pattern[str], text: str) -> str | None:
    """Return the group of a pattern that matches a whole text."""
    match = pattern.fullmatch(text)
    return match[1] or match[match.re.groups] if match else None


def _pmid(text: str, is_number: bool) -> str | None:
    """Return the PMID in a text that says so; `is_number`: a number alone is one, too."""
    pmid = _group(_MARKED_PMID, text) or identifiers.parse_pmid(text)
    return pmid if is_number or pmid != text else None


def _take(tag: str, other: str, found: str | None, raw: Raw) -> None:
    """Move what is found in the first value of a tag to another one that has no value."""
    if found is not None and other not in raw:
        raw[other] = [found]
        raw[tag] = raw[tag][1:]
        if not raw[tag]:
            del raw[tag]


def _authors(raw: Raw) -> dict[str, str]:
    """Return the authors as they are printed, without the full stop, with the text by which a detail names them."""
    names = {value: read_name(value) for tag in ("AU", "A1") for value in raw.get(tag, ())}
    return {value.rstrip("."): name_text(name) for value, name in names.items() if name is not None}


def _read_orcids(raw: Raw) -> None:
    """Ovid's AI: the ORCID of each author."""
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


def _read_place(found: re.Match[str], authors: dict[str, str], raw: Raw) -> None:
    """Read an affiliation behind those whose it is: `(Liu R.; Adler D.G., adler@example.org) Department of ...`."""
    people = [part.partition(", ") for part in found[1].split("; ")]
    known = [(authors.get(who.rstrip(".")), mail) for who, _, mail in people]
    if all(who and (not mail or "@" in mail) for who, mail in known):
        raw.setdefault(DETAILS["affiliations"], []).extend(f"{who} = {found[2]}" for who, _ in known)
        raw.setdefault(DETAILS["email"], []).extend(f"{who} = {mail}" for who, mail in known if mail)
    else:
        raw.setdefault("AD", []).append(found[0])


def _read_remarks(name: str, raw: Raw) -> None:
    """Embase's affiliations in M1; in a journal article what else is long there is a note."""
    authors = _authors(raw)
    rest: list[str] = []
    for value in raw.pop("M1"):
        if found := _THEIR_PLACE.fullmatch(value):
            _read_place(found, authors, raw)
        elif record_class(name) in ("journal", "conference") and not is_number(value):
            raw.setdefault("N1", []).append(value)
        else:
            rest.append(value)
    if rest:
        raw["M1"] = rest


def _read_access(name: str, raw: Raw) -> None:
    """Read the day of access in other tags."""
    if name in _DA_IS_ACCESS and "DA" in raw:
        _read_access_in_date(raw)
    elif "M1" in raw and record_class(name) == "web":
        _read_access_of_page(raw)


def _read_access_in_date(raw: Raw) -> None:
    """EndNote's electronic types: a DA that does not fit the year is the day of access."""
    years, text = raw.get("PY") or raw.get("Y1"), raw["DA"][0]
    if not years or combine(read_date(years[0]).date, read_date(text).date, text) is None:
        raw["Y2"] = raw.pop("DA")


def _read_access_of_page(raw: Raw) -> None:
    """EndNote's web pages: M1 is the day of access, VL its year."""
    year = raw["VL"][0] if "VL" in raw and raw["VL"][0].isdecimal() else ""
    text = raw["M1"][0]
    date, rest = read_date(text)
    if date.year is None and year:
        whole = combine(read_date(year).date, date, text)
        date = whole if whole is not None else date
    if date.year is None or date.year < 1900 or rest:
        return
    raw["Y2"] = [ris_date(date)]
    del raw["M1"]
    if year == str(date.year):
        del raw["VL"]
