"""The text of a date in RIS: `YYYY/MM/DD/other`, a bare year, free text. `issued` has the tags of the date of issue.

Reference: RIS format specifications, "PY", "Y1", "DA", "Y2": three numbers and a fourth part for a season or other
words, always with three slashes. Zotero, EndNote and most databases leave out the parts and slashes they do not need.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from carcite.values.dates import MONTH_ABBREVIATIONS, SEASON_NAMES, PartialDate, date_words


class RisDate(NamedTuple):
    """A date as read, and the words of its fourth part that say something else (`print`)."""

    date: PartialDate
    rest: str = ""


@lru_cache(maxsize=4096)
def read_date(text: str) -> RisDate:
    """Return one RIS date; text that is not a date is a literal. Never raises."""
    if "/" not in text:
        return RisDate(PartialDate.parse(text))
    year, month, day, other = (*(part.strip() for part in text.split("/", 3)), "", "", "")[:4]
    other = other.strip("/ ")
    if not month and day.isdecimal() and day.strip("0"):
        # Zotero exported 2010-01 as `2010//01/`: a day without a month is the month.
        month, day = day, ""
    stated = _numbers(year, month, day)
    if not other:
        return RisDate(stated or PartialDate.parse(text.strip("/ ") if text.count("/") >= 3 else text))
    if stated is None:
        return RisDate(PartialDate.parse(text))
    return _with_words(stated, other)


def _numbers(year: str, month: str, day: str) -> PartialDate | None:
    """Return the date of the three numbers; None if they are not a date, or a day without a month."""
    parts = [year, *(part for part in (month, day) if part.strip("0"))]
    if not all(part.isdecimal() for part in parts) or (day.strip("0") and not month.strip("0")):
        return None
    date = PartialDate.parse("/".join(parts))
    return None if date.is_literal else date


def _with_words(stated: PartialDate, other: str) -> RisDate:
    """Return the date that the numbers and the fourth part give together: `Nov/Dec2020` says more than 2020/11."""
    year_missing = re.search(r"\d{4}", other) is None
    candidates = (f"{stated.edtf()}/{other}", other, *((f"{stated.year} {other}",) if year_missing else ()))
    for text in candidates:
        date = PartialDate.parse(text)
        if not date.is_literal and _refines(date, stated):
            return RisDate(date)
    return RisDate(stated, "" if _refines(stated, PartialDate.parse(candidates[-1])) else other)


def _refines(date: PartialDate, stated: PartialDate) -> bool:
    """Whether a date says all that another one says."""
    if stated.is_literal or stated.is_range or stated.season:
        return date == stated
    return date.parts[: len(stated.parts)] == stated.parts


def combine(year: PartialDate, date: PartialDate, date_text: str) -> PartialDate | None:
    """Return the date of issue that a year (PY, Y1) and a date (DA) give together; None if they do not agree."""
    if year == date or (date.year == year.year and is_bare(year) and not date.is_literal):
        return date
    if date.year is None and is_bare(year) and year.parts:
        # EndNote's DA holds what PY lacks: "May 3", "Nov-Dec".
        for joined in (f"{year.edtf()} {date_text}", f"{date_text} {year.edtf()}"):
            whole = PartialDate.parse(joined)
            if not whole.is_literal and whole.year == year.year:
                return whole
    return None


def is_bare(date: PartialDate) -> bool:
    """Whether a date is a year alone, or has unknown digits: another tag may say more."""
    return not date.is_literal and date.month is None and date.season is None and not date.is_range


@lru_cache(maxsize=4096)
def ris_date(date: PartialDate) -> str:
    """Return a date in the fullest form that RIS programs read."""
    if date.end is not None and date.start is not None and _is_plain(date.start) and _is_plain(date.end):
        return _range(date.start, date.end)
    if date.is_range or not _is_plain(date) or date.year is None or not 0 <= date.year <= 9999:
        return date.edtf()
    if date.season:
        return f"{date.year:04d} {SEASON_NAMES[date.season - 1].title()}"
    month = f"{date.month:02d}" if date.month else ""
    return f"{date.year:04d}/{month}/{f'{date.day:02d}' if date.day else ''}"


def written_date(date: PartialDate) -> str:
    """Return a date as RIS programs read it, or in EDTF if it would be read as another date."""
    text = ris_date(date)
    return text if read_date(text).date == date else date.edtf()


def year_of(date: PartialDate) -> str | None:
    """Return the year for PY; None if it does not have four digits."""
    first = date.end if date.open_start else date
    return f"{first.year:04d}" if first and first.year is not None and 0 <= first.year <= 9999 else None


def is_year(date: PartialDate) -> bool:
    """Whether a date is a plain year."""
    return year_of(date) == date.edtf()


def _is_plain(date: PartialDate) -> bool:
    return not (date.circa or date.uncertain or date.unspecified or date.is_literal)


def _range(start: PartialDate, end: PartialDate) -> str:
    """`2024 Nov-Dec`, `2024 Dec 30-2025 Jan 5`: without a slash, because programs split at slashes."""
    if start.year == end.year and start.month and end.month and not start.day and not end.day:
        return f"{date_words(start)}-{MONTH_ABBREVIATIONS[end.month - 1].title()}"
    return f"{date_words(start)}-{date_words(end)}"
