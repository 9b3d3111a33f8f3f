"""Dates in RIS: `YYYY/MM/DD/other`, a bare year, and the free text people write instead.

Reference: RIS format specifications, "PY", "Y1", "DA", "Y2": three parts and a last one for a season or other words,
all slashes there. Zotero, EndNote and most databases leave parts and slashes out.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from carcite.values.dates import MONTH_ABBREVIATIONS, SEASON_NAMES, PartialDate


class Issued(NamedTuple):
    """A date of issue as read from its two tags; `spare` is a DA that is about something else."""

    date: PartialDate | None
    spare: str | None = None


@lru_cache(maxsize=4096)
def read_date(text: str) -> PartialDate:
    """One RIS date. Text that is no date comes back as a literal; never raises."""
    if "/" not in text:
        return PartialDate.parse(text)
    year, *rest = (part.strip() for part in text.split("/", 3))
    month, day, other = (*rest, "", "", "")[:3]
    other = other.strip("/ ")
    if not month and day.isdecimal() and day.strip("0"):
        # A day without a month is none: `2010//01/` is what became of 2010-01 in exports of Zotero.
        month, day = day, ""
        text = f"{year}/{month}//{other}"
    if not other:
        parts = [year, *(part for part in (month, day) if part.strip("0"))]
        if (month.strip("0") or not day.strip("0")) and all(part.isdecimal() for part in parts):
            date = PartialDate.parse("/".join(parts))
            if not date.is_literal:
                return date
        return PartialDate.parse(text)
    # The last part says what numbers cannot: "Spring", "Nov-Dec"; where they say all, it may repeat it.
    stated = read_date("/".join((year, month, day)))
    if not month.strip("0"):
        worded = PartialDate.parse(f"{year} {other}")
        if not worded.is_literal and worded.year == stated.year:
            return worded
    elif not stated.is_literal and PartialDate.parse(other) == stated:
        return stated
    if other[:4].isdecimal() and not stated.is_literal:
        # And `1908///1909` of 1908/1909: the last part is the end of a range.
        span = PartialDate.parse(f"{stated.edtf()}/{other}")
        if span.is_range:
            return span
    whole = PartialDate.parse(text)
    return stated if whole.is_literal and not stated.is_literal else whole


def spare_words(text: str, date: PartialDate) -> str | None:
    """What stands in the last of the four parts and says nothing of the date: "print"."""
    if text.count("/") < 3:
        return None
    parts = text.split("/", 3)
    other = parts[3].strip("/ ")
    if not other or date.is_literal or read_date("/".join(parts[:3])) != date:
        return None
    return other if PartialDate.parse(text).is_literal and PartialDate.parse(other) != date else None


@lru_cache(maxsize=4096)
def read_issued(year: str, date: str) -> Issued:
    """The date of issue of a year tag (PY, Y1) and a date tag (DA), of which either may be empty."""
    if not year.strip("0/ "):
        year = ""
    if not date.strip("0/ "):
        date = ""
    if not date or not year:
        return Issued(read_date(year or date)) if year or date else Issued(None)
    full, bare = read_date(date), read_date(year)
    if full == bare:
        return Issued(bare)
    if full.is_literal or full.year is None:
        # EndNote's DA holds what PY lacks: "May 3", "Nov-Dec".
        for joined in (f"{bare.edtf()} {date}", f"{date} {bare.edtf()}") if _bare(bare) and bare.parts else ():
            whole = PartialDate.parse(joined)
            if not whole.is_literal and whole.year == bare.year:
                return Issued(whole)
        if not full.is_literal and _bare(bare):
            return Issued(full)
        return Issued(full, year) if bare.is_literal else Issued(bare, date)
    if full.year == bare.year and _bare(bare):
        return Issued(full)
    if bare.is_literal:
        return Issued(full, year)
    return Issued(bare, date)


def _bare(date: PartialDate) -> bool:
    """Whether this says no more than a year, or has unknown digits: what the other tag may say better."""
    return date.month is None and date.season is None and not date.is_range


@lru_cache(maxsize=4096)
def ris_date(date: PartialDate) -> str:
    """A date in the fullest form RIS programs read; `read_date` gives back the same value where one can."""
    if date.end is not None and date.start is not None and _plain(date.start) and _plain(date.end):
        return _range(date.start, date.end)
    if date.is_range or not _plain(date) or date.year is None or not 0 <= date.year <= 9999:
        return date.edtf()
    if date.season:
        return f"{date.year:04d} {SEASON_NAMES[date.season - 1].title()}"
    month = f"{date.month:02d}" if date.month else ""
    return f"{date.year:04d}/{month}/{f'{date.day:02d}' if date.day else ''}"


def year_of(date: PartialDate) -> str | None:
    """The bare year for PY; None where there is none of four digits."""
    first = date.end if date.open_start else date
    return f"{first.year:04d}" if first and first.year is not None and 0 <= first.year <= 9999 else None


def is_year(date: PartialDate) -> bool:
    """Whether the year is all there is."""
    return year_of(date) == date.edtf()


def _plain(date: PartialDate) -> bool:
    return not (date.circa or date.uncertain or date.unspecified or date.is_literal)


def _range(start: PartialDate, end: PartialDate) -> str:
    """`2024 Nov-Dec`, `2024 Dec 30-2025 Jan 5`: without the slash, at which programs cut."""
    if start.year == end.year and start.month and end.month and not start.day and not end.day:
        return f"{start.year} {_month(start)}-{_month(end)}"
    return f"{_words(start)}-{_words(end)}"


def _month(date: PartialDate) -> str:
    return MONTH_ABBREVIATIONS[(date.month or 1) - 1].title()


def _words(date: PartialDate) -> str:
    words = [str(date.year)]
    if date.season:
        words.append(SEASON_NAMES[date.season - 1].title())
    if date.month:
        words.append(_month(date))
    if date.day:
        words.append(str(date.day))
    return " ".join(words)
