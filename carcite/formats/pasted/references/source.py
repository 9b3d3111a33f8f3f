"""Where a work stands: date, volume, issue and pages, in any order and with labels in many languages.

A source is a run of parts with nothing but signs between them: `vol. 12, no. 3 (2019), pp. 45-67`, `12(3):45-67`,
`2010. - Т. 3, № 2. - С. 5-9`. What a part is, its label says, or its form and its place among the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from carcite.formats.pasted.fields import filled
from carcite.values.date_patterns import MONTH, MONTH_NAME, YEAR
from carcite.values.dates import PartialDate
from carcite.values.pages import split_locator

DAY = rf"(?:{MONTH} [0-9]{{1,2}}|[0-9]{{1,2}} {MONTH})(?![0-9])"  # without its year
_YEARS = rf"{YEAR}[a-z]?(?:\s?[–-]\s?{YEAR}[a-z]?)?(?![0-9])"
DATE = (
    rf"(?:{_YEARS}(?:[ ,]{{1,2}}{MONTH}(?:[-–/]{MONTH})?(?: [0-9]{{1,2}}(?![0-9(:]))?)?"
    rf"|(?:[0-9]{{1,2}} )?{MONTH}(?:[-–/]{MONTH})?(?: [0-9]{{1,2}},)? {YEAR}|{YEAR}-[0-9]{{1,2}}(?:-[0-9]{{1,2}})?"
    rf"|(?:[0-9]{{1,2}}\.? (?:de )?|(?<=[,.;(]\s)){MONTH_NAME}(?: de)? {YEAR})"
)

# --- parts ------------------------------------------------------------------------------------------------------------

_DASH = r"\s?[-‐‑‒–—―−~～]{1,2}\s?"
_MONTHS = rf"{MONTH_NAME}(?:\s?[-–/]\s?{MONTH_NAME})?"
_WHOLE_DATE = (
    rf"(?:[0-9]{{1,2}}(?:\s?[-–]\s?[0-9]{{1,2}})?\.? )?{_MONTHS}(?: [0-9]{{1,2}})?,? ?{YEAR}(?![0-9])"
    rf"|{YEAR}[ ,;]{{1,2}}{_MONTHS}(?: [0-9]{{1,2}}(?![0-9(:]))?"
    r"|(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])(?:-[0-3][0-9])?(?![0-9])"
    rf"|[0-9]{{1,2}}[./][0-9]{{1,2}}[./]{YEAR}|{YEAR}[年년]|{_YEARS}(?!\.[0-9]|{_DASH}[0-9])"
)
_PAGE = r"(?:[A-Za-z]{1,4}-?)?[0-9]{1,8}(?:\.?[A-Za-z]\.?[0-9]{1,7})?[A-Za-z]{0,2}"
_THOUSANDS = r"[0-9]{1,2},[0-9]{3}"  # `2,098–2,113`
_RANGE = (
    rf"(?:{_THOUSANDS}{_DASH}{_THOUSANDS}(?![0-9])"
    rf"|{_PAGE}{_DASH}{_PAGE}(?![0-9])(?:,\s?{_PAGE}{_DASH}{_PAGE}){{0,4}}\+?)"
)
_SMALL_RANGE = r"[ivxlc]{1,7}\s?[-–—]\s?[ivxlc]{1,8}"
_SUPPLEMENT = r"[Ss]uppl?(?:ement)?\b\.?(?: ?(?:[Nn]o\. ?)?[0-9A-Z]{1,3}\b)?"
_NUMBER = r"[A-Z]{0,2}[0-9]{1,4}(?:[-–/][0-9]{1,4})?[A-Z]?(?![0-9])"
_ROMAN = r"[IVXLC]{1,8}(?![^\W_]|\.[0-9])"
_FEW = rf"(?:{_NUMBER}|{_ROMAN})"
_SLASHED = rf"[0-9]{{1,3}}/(?!{YEAR}(?![0-9]))[0-9]{{1,3}}(?![0-9])(?:[-–][0-9]{{1,2}}(?![0-9]))?"
_DOTTED = rf"[0-9]{{1,3}}\.[0-9]{{1,2}}(?:[-–/][0-9]{{1,2}})?(?=\s?\(|,?\s{YEAR}(?![0-9])|:\s?[0-9])"
_IEICE = r"[A-Z][0-9]{2}--?[A-D](?:-?I{1,3})?(?![A-Za-z0-9])"  # `J83-D-II`, with the section of the transactions
# Each alternative has one group, its kind.
_PART = re.compile(
    rf"(?:(?<![A-Za-z0-9/À-ӿ])|(?<=[0-9]/))(?:(?P<date>{_WHOLE_DATE})(?![A-Za-z0-9])"
    rf"|(?P<month>(?:[Ii]ssue of )?{_MONTHS} [0-9]{{1,2}}(?![0-9(:])|{_MONTHS}(?=[\s,;:)]))"
    r"|(?:[Vv]ol(?:umen?|s)?|VOL|Bd|Band|[Tt]om[eo]?|Том|Jg|Jahrg|[Aa][nñ]o|Anno|[Aa]nnée"
    r"|[Vv](?=[. ]?[0-9])|[VvTtТт](?=\.))\.?"
    rf"\s?[°#]?\s?(?P<volume>{_DOTTED}|{_IEICE}|{_FEW}(?:,? ?{_SUPPLEMENT})?)"
    rf"|(?P<ordinal>[0-9]{{1,3}})\. ?(?:[Vv]ol|Jg|Jahrg|Bd|évf|roč)\b\.?"
    rf"|第\s?(?P<ye>{_RANGE}|[0-9]{{1,6}})\s?[页頁]"
    r"|(?:第|제)?\s?(?P<juan>[0-9]{1,4})\s?[巻卷권집輯]|(?:第|제)?\s?(?P<hao>[0-9]{1,4}(?:[-–/·][0-9]{1,3})?)\s?[号號期호]"
    r"|(?:[Nn]os?|NO|[Nn]um|[Nn]úm|[Nn][uú]mero|[Nn]umber|[Nn]uméro|[Nn](?=[.°º])|n(?=[0-9])|[Nn]r|№|[Ii]ss(?:ue)?|ISSUE|[Hh]eft"
    r"|[Ff]asc|[Вв][иы]п|H(?=\.))[.°º]?:?\s?"
    r"(?P<issue>[A-Z]?[0-9]{1,4}[A-Za-z]?(?:\s?[-–/&+]\s?[0-9]{1,4})?(?:\s\((?!(?:19|20)[0-9]{2}\))[0-9]{1,4}\))?(?![0-9])|[IVXLC]{1,6}(?![^\W_]))"
    rf"|(?:[Pp]{{1,2}}(?:ages?|gs?)?|PP|[Pp][áa]g(?:ina)?s?|[Ss]eiten?|[SСс](?=\.|\s[0-9])|стр|[Ss]tr(?=\.))\.?\s?"
    rf"(?P<pages>{_RANGE}|{_SMALL_RANGE}|{_PAGE}(?:\+|\s?ff?\b\.?)?)"
    r"|(?:[Aa]rt(?:icle)?\.?(?:\s?(?:[Nn]o|[Nn]umber|[Nn]r|ID|[Ii]d))?|[Pp]aper [Nn]o|e-?ID)[.:]?\s?"
    r"(?P<article>[A-Za-z]{0,6}[-.]?[0-9][\w.-]{0,14}(?<![.-]))"
    r"|(?:[ivxl]{1,6}\s?[,+]\s?)?(?P<count>[0-9]{1,4})\s?(?:pp?|pages|p[áa]gs?|páginas|(?<= )S|с|стр|Seiten)\b"
    r"(?!\.?\s?[-–0-9])\.?"
    rf"|(?P<range>{_RANGE})(?![\w/]|-[A-Za-z])"
    rf"|(?P<supplement>{_SUPPLEMENT})"
    rf"|(?<!/)(?P<number>(?:{_SLASHED}|{_DOTTED}|{_NUMBER}(?=/{YEAR}(?![0-9]))|{_PAGE})(?:,? ?{_SUPPLEMENT})?"
    rf"|[IVXLC]{{2,8}}(?!\.[0-9]))(?:\s?\(R\))?(?!\w|/(?!{YEAR}(?![0-9]))|-[A-Za-z]))"
    r"|(?<=[0-9A-Z])\s?\((?P<enclosed>[^()]{1,40})\)"
)
_GAP = re.compile(r"[\s;:.()\[\]]{0,4}(?:,|/\s?)?[\s;:.()\[\]]{0,4}(?:[–—-]\s)?")
_SECTION = re.compile(r"[A-H](?=[0-9]{1,4}$)")  # of a journal: `Phys. Lett. B694`
_BEHIND_SECTION = re.compile(r"[a-z.]\s?$")
_ENCLOSED = (  # what stands in parentheses behind a number, the first of these
    ("date", re.compile(rf"^(?:{_WHOLE_DATE})$")),
    ("month", re.compile(rf"^{_MONTHS}$")),
    ("count", re.compile(r"^[0-9]{1,4} ?pp?\.?$")),
    ("other", re.compile(r": ")),
    ("issue", re.compile(r"[0-9]|[Ss]uppl|[Ii]ssue|[Pp]t|[Pp]art|[Ss]pec")),
    ("other", re.compile("")),
)
_SAME_KIND = {"ordinal": "volume", "juan": "volume", "hao": "issue", "ye": "pages", "supplement": "number"}
_ISSUE_LABEL = re.compile(r"^(?:[Nn]os?|[Nn][°ºr]|№|[Ii]ss(?:ue)?|[Hh]eft|[Nn]úm)?[.°º]?\s*(?=[0-9])")
_PLAIN_YEARS = re.compile(_YEARS)
_LARGE = re.compile(rf"(?!{YEAR})[0-9]{{4,6}}")  # numbers that few volumes have
_ENDS = re.compile(r"[\s.,;:)\]]*$")
# Behind it stands another source: that of an erratum, or of the translation, `[Tea Lett. 22, 725 (1966)]`
_OTHER_SOURCE = re.compile(
    r"\b(?:[Ee]rratum|[Ii]bid|Corrigendum)\b|(?<=[0-9)])[\s,;]{0,3}\[(?=[^\W\d_][^\[\]0-9]{2,60}\s?[0-9]+[\s,;:(])"
)
_LONGEST = 3000  # characters
_MOST_DROPPED = 3  # parts at each end of a run
_MOST_PARTS = 12


class Source(NamedTuple):
    """The numbers of a source: where they stand in the text, the fields in them, and whether they can be nothing else.

    `sure` is false for one number or range alone.
    """

    start: int
    end: int
    fields: dict[str, Any]
    sure: bool = True


class _Part(NamedTuple):
    """A part of a run; `gap` is what stands in front of it, `enclosed` whether it stands in parentheses by itself."""

    kind: str
    value: str
    start: int
    end: int
    gap: str
    enclosed: bool


def find_source(text: str, *, issued: PartialDate | None = None) -> Source | None:
    """Return the numbers of the source that say most, the last of them; None if there are none.

    `issued` is the date that stands elsewhere in the reference; numbers are not enough if there is no date at all.
    """
    text = _OTHER_SOURCE.split(text[:_LONGEST], maxsplit=1)[0]
    found = [source for run in _runs(text) if (source := _read_run(text, run, issued)) is not None]
    return max(reversed(found), key=_weight, default=None)


def _weight(source: Source) -> int:
    fields = source.fields
    located = "pages" in fields or "article_number" in fields
    return 3 * ("volume" in fields) + 3 * located + ("issue" in fields) + ("issued" in fields) + 4 * source.sure


def _runs(text: str) -> Iterator[list[_Part]]:
    """Yield the parts of a text, those with only signs between them together."""
    run: list[_Part] = []
    for match in _PART.finditer(text):
        end = run[-1].end if run else 0
        gap = text[end : match.start()]
        if run and (not _GAP.fullmatch(gap) or ("/" in gap and run[-1].kind == "date")):  # `2003/2004`
            yield run
            run = []
        run.append(_part(text, match, gap))
    if run:
        yield run


def _part(text: str, match: re.Match[str], gap: str) -> _Part:
    kind = match.lastgroup or ""
    value = match[kind].strip()
    kind = _SAME_KIND.get(kind, kind)
    enclosed = text[: match.start()].endswith("(") and text[match.end() :].lstrip().startswith(")")
    if kind == "enclosed":
        enclosed = True
        kind = next(name for name, pattern in _ENCLOSED if pattern.search(value))
        value = _ISSUE_LABEL.sub("", value) if kind == "issue" else value
    start = match.start()
    if kind == "number" and (section := _SECTION.match(value)) and _BEHIND_SECTION.search(text[:start]):
        value, start = value[section.end() :], start + section.end()
    return _Part(kind, value, start, match.end(), gap, enclosed)


def _read_run(text: str, run: list[_Part], issued: PartialDate | None) -> Source | None:
    """Return the source that a run is, without parts at its ends that do not belong to it."""
    for parts in _trimmed(run):
        fields = _fields(parts, issued)
        if fields and _is_source(fields, issued):
            sure = _is_sure(parts, fields)
            if sure or _ENDS.match(text, parts[-1].end):
                return Source(parts[0].start, _closed(text, parts), fields, sure)
    return None


def _trimmed(run: list[_Part]) -> Iterator[list[_Part]]:
    """Yield a run, then what is left of it without parts at its ends, the fewest first."""
    most = min(_MOST_DROPPED, len(run) - 1)
    for dropped in range(2 * most + 1):
        for first in range(max(0, dropped - most), min(dropped, most) + 1):
            parts = run[first : len(run) - (dropped - first)]
            if 0 < len(parts) <= _MOST_PARTS:
                yield parts


def _closed(text: str, parts: list[_Part]) -> int:
    """Return where a source ends, with the parentheses that close behind it."""
    end = parts[-1].end
    if text[parts[0].start : end].count("(") + parts[-1].enclosed > text[parts[0].start : end].count(")"):
        end += len(text[end:]) - len(text[end:].lstrip(" )"))
    return end


def _is_source(fields: dict[str, Any], issued: PartialDate | None) -> bool:
    if issued is None and "issued" not in fields:
        return False
    return bool(fields.keys() & {"volume", "issue", "pages", "article_number"})


def _is_sure(parts: list[_Part], fields: dict[str, Any]) -> bool:
    """Return whether parts can be nothing else: a volume with its label, two numbers, or `2019;12`."""
    if any(part.kind == "volume" for part in parts):
        return True
    if "volume" not in fields and "issue" not in fields:
        return False
    numbers = len(fields.keys() & {"volume", "issue", "pages", "article_number"})
    alone = len(parts) == 1 + ("issued" in fields) and "." not in parts[0].value
    if numbers > 1 and not alone:  # `12/94` can be the number of a report
        return True
    return parts[0].kind == "date" and len(parts) > 1 and ";" in parts[1].gap


# --- roles ------------------------------------------------------------------------------------------------------------


def _fields(parts: list[_Part], issued: PartialDate | None) -> dict[str, Any] | None:
    """Return the fields that parts are; None if that is not clear."""
    date, parts = _take_date(parts, issued)
    found: dict[str, Any] = {}
    bare: list[_Part] = []
    for part in parts:
        if part.kind in ("number", "range"):
            bare.append(part)
        elif part.kind in found:
            return None
        else:
            found[part.kind] = part.value
    if "other" in found or not _put_bare(bare, found, parts):
        return None
    _divide_volume(found)
    return _as_fields(found, date)


def _divide_volume(found: dict[str, str]) -> None:
    """Divide `44/2-3` or `13.2` into volume and issue; `44/45` is a double volume."""
    divided = re.fullmatch(r"([0-9]+)([/.])(.+)", found.get("volume", ""))
    if divided is None or "issue" in found:
        return
    volume, sign, issue = divided.groups()
    if sign == "." or issue != str(int(volume) + 1):
        found |= {"volume": volume, "issue": issue}


def _as_fields(found: dict[str, str], date: _Part | None) -> dict[str, Any]:
    pages, number = split_locator(_plain(found["pages"])) if found.get("pages") else (None, None)
    day = found.get("month", "")
    return filled(
        {
            "issued": parse_date(date.value) if date else None,
            "month": day.strip(" .,"),
            "volume": found.get("volume", "").replace("--", "-"),
            "issue": found.get("issue", "").replace("Suppl. ", "Suppl "),
            "pages": pages,
            "article_number": found.get("article") or number,
            "number_of_pages": found.get("count"),
        }
    )


def _take_date(parts: list[_Part], issued: PartialDate | None) -> tuple[_Part | None, list[_Part]]:
    """Divide parts into the date and the others; a second year is a number: `93, 2003-2010 (2001)`."""
    best = min((part for part in parts if _can_date(part, issued)), key=_doubt, default=None)
    others = []
    for part in parts:
        if part.kind != "date":
            others.append(part)
        elif _is_number(part) and not part.enclosed and (_repeats(part, parts) or not best or part.value != best.value):
            others.append(part._replace(kind="range" if "-" in _plain(part.value) else "number"))
    return best, others


def _repeats(part: _Part, parts: list[_Part]) -> bool:
    """Return whether the year is the volume, too: `2021, 2021, 654321`."""
    kinds = [one.kind for one in parts]
    return kinds == ["date", "date", "number"] and part is parts[1] and part.value == parts[0].value


def _can_date(part: _Part, issued: PartialDate | None) -> bool:
    """Return whether a part can be the date; behind one that stands elsewhere, another year alone is a number."""
    if part.kind != "date":
        return False
    return issued is None or part.enclosed or str(issued.year) in part.value or not _is_number(part)


def _doubt(date: _Part) -> tuple[bool, bool]:
    return _is_number(date) and not date.enclosed, "-" in _plain(date.value)


def _is_number(date: _Part) -> bool:
    """Return whether a date could be a number: a year alone, two years or `1910-12`."""
    return _PLAIN_YEARS.fullmatch(date.value) is not None or "-" in date.value


def _put_bare(bare: list[_Part], found: dict[str, str], parts: list[_Part]) -> bool:
    """Put the numbers without label to the roles that no label has; return whether each has one."""
    wanted = [role for role in ("volume", "issue", "pages") if role not in found]
    if "article" in found and "pages" in wanted:
        wanted.remove("pages")
    if len(bare) > len(wanted):
        return False
    for part, role in zip(bare, _order(bare, wanted, parts), strict=True):
        if role != "pages" and not _is_small(part):
            return False
        found[role] = part.value
    return True


def _order(bare: list[_Part], wanted: list[str], parts: list[_Part]) -> list[str]:
    """Return the roles of the numbers without label, in their order."""
    if len(bare) == 1 and len(wanted) > 1:
        return [_role_of_one(bare[0], wanted, parts)]
    if len(bare) == 2 and len(wanted) == 3:
        if bare[0].enclosed or (bare[0].kind == "range" and bare[1].kind == "number"):
            return ["issue", "pages"]
        return ["volume", "issue" if bare[1].enclosed else "pages"]
    return wanted[: len(bare)]


def _role_of_one(bare: _Part, wanted: list[str], parts: list[_Part]) -> str:
    """Return the role of the only number without label, of those that no label has."""
    if bare.enclosed and "issue" in wanted:
        return "issue"
    if "volume" not in wanted:
        return "pages" if "pages" in wanted else "issue"
    place = parts.index(bare)
    first = place == 0 or parts[place - 1].kind == "month"
    in_front = bare.kind == "number" and (first or "issue" in wanted) and not _LARGE.fullmatch(bare.value)
    return "volume" if in_front or "pages" not in wanted else "pages"


def _is_small(part: _Part) -> bool:
    """Return whether a number can be that of a volume or an issue."""
    if part.kind == "range":  # `12-13: 45-67`
        return max(map(len, re.findall("[0-9]+", part.value)), default=9) <= 3
    return (
        re.fullmatch(
            rf"(?:{_NUMBER}|{_ROMAN}|{YEAR}|{_SLASHED}|[0-9]+\.[0-9/–-]{{1,5}})(?:,? ?{_SUPPLEMENT})?|{_SUPPLEMENT}",
            part.value,
        )
        is not None
    )


def _plain(pages: str) -> str:
    if re.fullmatch(rf"{_THOUSANDS}{_DASH}{_THOUSANDS}", pages):
        pages = pages.replace(",", "")
    return re.sub(r"\s?[‐‑‒–—―−~～]{1,2}\s?|\s?-{1,2}\s?", "-", pages)


def parse_date(text: str) -> PartialDate:
    """Return a date as references print it: `2016 Jun 6`, `March 2020`, `2019a`."""
    text = re.sub(r"(?<=[0-9]{4})(?:[a-z]\b|[年년])", "", text).replace(".", "").replace(",", " ")
    return PartialDate.parse(" ".join(text.split()))
