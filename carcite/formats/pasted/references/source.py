"""Where a work stands: journal, date, volume, issue and pages, in the orders that styles print them in."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from carcite.formats.pasted.fields import filled
from carcite.values.dates import PartialDate
from carcite.values.pages import split_locator

MONTH = (
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?|January|February|March|April|June|July|August"
    r"|September|October|November|December|Spring|Summer|Autumn|Fall|Winter)(?![a-z])"
)
YEAR = r"(?:1[5-9]|20)[0-9]{2}"
DAY = rf"(?:{MONTH} [0-9]{{1,2}}|[0-9]{{1,2}} {MONTH})(?![0-9])"  # without its year
_YEARS = rf"{YEAR}[a-z]?(?:\s?[–-]\s?{YEAR}[a-z]?)?(?![0-9])"
DATE = (
    rf"(?:{_YEARS}(?:[ ,]{{1,2}}{MONTH}(?:[-–/]{MONTH})?(?: [0-9]{{1,2}}(?![0-9(:]))?)?"
    rf"|(?:[0-9]{{1,2}} )?{MONTH}(?:[-–/]{MONTH})?(?: [0-9]{{1,2}},)? {YEAR}|{YEAR}-[0-9]{{1,2}}(?:-[0-9]{{1,2}})?)"
)
_ENDS_IN_MONTH = re.compile(rf"\b{MONTH}\s$")
_DATE_ALONE = re.compile(DATE)
_MONTH_ALONE = re.compile(rf"{MONTH}(?:[-–/]{MONTH})?(?: [0-9]{{1,2}})?")
_VOLUME = r"(?:[A-Z]{0,2}[0-9]{1,4}(?:[-–/][0-9]{1,4})?[A-Z]?|[IVXLC]{1,8})(?:,? ?[Ss]uppl?\.?(?: ?[0-9A-Z]{1,3})?)?"
_ISSUE = r"\s*\((?P<issue>[^()]{1,40})\)"
_PAGE = r"(?:[A-Za-z]{1,4}[.-]?)?[0-9]{1,7}(?:[.A-Za-z]{1,2}[0-9]{1,7})?[A-Za-z]{0,2}"
_DASH = r"\s?[-‐‑‒–—―−~]{1,2}\s?"
_PAGES = rf"(?P<pages>{_PAGE}(?:{_DASH}{_PAGE})?(?:,\s?{_PAGE}{_DASH}{_PAGE}){{0,4}})(?![\w/]|-[A-Za-z])"
_PP = r"(?:pp?\.?\s*|(?:S|С)\.\s?|Seiten?\s|págs?\.?\s*)?"
_NO = r"(?:№|[Nn]os?|[Nn](?=\.)|[Ii]ss(?:ue)?|[Nn]úm|[Nn]r|[Hh]eft|第)\.?\s*"
_VOL = r"(?:[Vv]ol(?:ume)?|Т|[Bb]d|[Tt]omo|[Vv])\.?\s*"

# The orders, the surest first.
_ORDERS = (
    # 2010 Sep 28;107(39):16910-5 · 1992: 268(2); 240-8 · 2014, 64(13):1359-1361 · 1943, 5, 115–133 · 2012;(94):1–8
    rf"(?P<date>{DATE})\s*[;:,]\s*(?:{_VOL})?(?P<volume>{_VOLUME})?(?:{_ISSUE})?\s*[:;,]\s*{_PP}{_PAGES}",
    # 12:3, 234-251 (the date stands elsewhere)
    rf"(?P<volume>[0-9]{{1,4}}):(?P<issue>[0-9]{{1,3}}(?:[–/-][0-9]{{1,3}})?),\s*{_PP}{_PAGES}",
    # vol. 12, no. 3, pp. 45–67, Mar. 2019 · vol. 93 (1): 9–27 · 2019, vol. 12, no. 3, p. 45-67
    # v. 3, n. 2, p. 1-9, 2019
    rf"(?:(?P<first>{DATE})[,.]\s)?{_VOL}(?P<volume>{_VOLUME})[,.]?\s*"
    rf"(?:\(?{_NO}(?P<issue>[\w–/-]{{1,12}})\)?[,.]?\s*|\((?P<issue2>[\w–/-]{{1,12}})\)\s*)?"
    rf"(?:\(?(?P<early>{DATE})\)?[,:]\s*)?(?:(?:(?:pp?|С|[Aa]rt(?:icle)?(?: [Nn]o)?)\.?\s*|:\s*){_PAGES})?"
    rf"[,.]?\s*(?:\(?(?P<date>{DATE})\)?)?",
    # 12, no. 3 (March 2020): 1–2 · 12 (2020): 1–2 · 12.3 (2020): 1-2 · 12 (2000) 91–9 · 12, 9 (June 2000), 91–9
    rf"(?P<volume>{_VOLUME})(?:[,.]? ?{_NO}(?P<issue>[\w–/-]{{1,12}})|\.(?P<point>[0-9]{{1,3}})"
    rf"|,\s*(?P<issue2>[0-9]{{1,4}}(?:[–/-][0-9]{{1,4}})?))?,?\s*\((?P<date>{DATE})\)\s*[:,]?\s*{_PP}{_PAGES}",
    # 36, 983–987 (2018) · 21, 98 (2020) · 356(6333):73-78 (2017)
    rf"(?:{_VOL})?(?P<volume>{_VOLUME})(?:{_ISSUE})?\s*[,:;]\s*{_PP}{_PAGES}\s*[,.]?\s*\((?P<date>{DATE})\)",
    # 48:456-462, 2016
    rf"(?P<volume>{_VOLUME})(?:{_ISSUE})?\s*:\s*{_PAGES},\s*(?P<date>{YEAR})(?=\W*$)",
    # 12, no. 3, 2020, pp. 1–2
    rf"(?P<volume>{_VOLUME}),\s*{_NO}(?P<issue>[\w–/-]{{1,12}})(?:,\s*(?P<date>{DATE}))?[,:]\s*{_PP}{_PAGES}",
    # 12(4): e1004873 · 28, 162–170 · 1316:29–52 (the date stands elsewhere)
    rf"(?:{_VOL})?(?P<volume>{_VOLUME})(?:{_ISSUE}|,? {_NO}(?P<issue2>[\w–/-]{{1,12}}))?\s*[,:;]\s*{_PP}{_PAGES}",
    # (133), 44–45
    rf"\((?P<issue>[A-Za-z.]{{0,6}} ?[0-9]{{1,4}}(?:[–/-][0-9]{{1,4}})?)\)\s*[,:]\s*{_PP}{_PAGES}",
    # 2020;12(3) · 2019;12
    rf"(?P<date>{DATE})\s*[;,]\s*(?:{_VOL})?(?P<volume>[A-Z]{{0,2}}[0-9]{{1,4}}[A-Z]?)(?:{_ISSUE})?(?=\s*(?:[.:]|$))",
    # 2010;(334)
    rf"(?P<date>{DATE})\s*[;,]\s*\((?P<issue>[^()]{{1,20}})\)(?=\s*(?:[.:]|$))",
    # 2002, No. 133, 44–45 · no. 133, pp. 44–45, 2002
    rf"(?P<date>{DATE})\s*[,;]\s*{_NO}(?P<issue>[0-9]{{1,4}}(?:[–/-][0-9]{{1,4}})?)(?:[,:]\s*{_PP}{_PAGES})?",
    rf"{_NO}(?P<issue>[0-9]{{1,4}}(?:[–/-][0-9]{{1,4}})?)[,.]?\s*(?:pp?\.\s*{_PAGES}[,.]?\s*)?(?P<date>{DATE})",
    # 12(3) (2020)
    rf"(?P<volume>{_VOLUME}){_ISSUE}(?:\s*\((?P<date>{DATE})\))?(?=\s*(?:[.,]|$))",
)
_PATTERNS = tuple(re.compile(rf"(?<![A-Za-z0-9_.(–-])(?:{order})") for order in _ORDERS)
_LONGEST = 3000


class Source(NamedTuple):
    """The numbers of a source: where they stand in the text, and the fields in them."""

    start: int
    end: int
    fields: dict[str, Any]


def find_source(text: str, *, dated: bool) -> Source | None:
    """Return the numbers of the source, the last of their kind; `dated`: the year stands elsewhere.

    Numbers without a year are not enough where none stands elsewhere.
    """
    text = text[:_LONGEST]
    for pattern in _PATTERNS:
        matches = [match for match in pattern.finditer(text) if _is_source(match, dated)]
        if matches:
            return _source(matches[-1])
    return None


def _is_source(match: re.Match[str], dated: bool) -> bool:
    groups = match.groupdict()
    if not (groups.get("date") or groups.get("early") or groups.get("first") or dated):
        return False
    if _ENDS_IN_MONTH.search(match.string[max(0, match.start() - 12) : match.start()]):  # `August 4, 573–603`
        return False
    if groups.get("issue") and not groups.get("volume") and _DATE_ALONE.fullmatch(groups["issue"]):
        return False
    return bool(groups.get("volume") or groups.get("issue"))


def _source(match: re.Match[str]) -> Source:
    groups = match.groupdict()
    pages, number = split_locator(_plain(groups["pages"])) if groups.get("pages") else (None, None)
    date = _first(groups, "date", "early", "first")
    issue = _first(groups, "issue", "issue2", "point").strip().replace("Suppl. ", "Suppl ")
    is_month = _MONTH_ALONE.fullmatch(issue) is not None
    fields = {
        "issued": parse_date(date) if date else None,
        "volume": groups.get("volume"),
        "issue": "" if is_month else issue,
        "month": issue if is_month else "",
        "pages": pages,
        "article_number": number,
    }
    return Source(match.start(), match.end(), filled(fields))


def _first(groups: dict[str, str | None], *names: str) -> str:
    """Return the first of the groups that matched; an empty text if none did."""
    return next((value for name in names if (value := groups.get(name))), "")


def _plain(pages: str) -> str:
    return re.sub(r"\s?[‐‑‒–—―−~]{1,2}\s?", "-", pages)


def parse_date(text: str) -> PartialDate:
    """Return a date as references print it: `2016 Jun 6`, `March 2020`, `2019a`."""
    return PartialDate.parse(re.sub(r"(?<=[0-9]{4})[a-z]\b", "", text).replace(".", "").replace(",", ""))
