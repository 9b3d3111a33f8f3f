"""Dates: biblatex's EDTF fields, and BibTeX's `year`, `month` and `day` with the month macros.

References: biblatex manual 3.19, section 2.3.8 (date and time specifications, EDTF); O. Patashnik, BibTeXing (1988),
section 4, item 11 (months are macros, ranges are made with `#`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from carcite.formats.bibtex.braces import fold, unbraced
from carcite.formats.bibtex.text import read_plain
from carcite.tex import encode_plain
from carcite.values.dates import MONTH_ABBREVIATIONS, SEASON_NAMES, PartialDate


class Bare(str):
    """A value that is written without braces: a month macro, or macros joined by `#`."""

    __slots__ = ()


MONTHS: dict[str, str] = {name.lower(): name.lower() for name in MONTH_ABBREVIATIONS}
"""BibTeX's month macros, each with its own name as value."""
_MACROS = tuple(MONTHS)
_RANGE = ' # "--" # '

_OLD = frozenset("uyn*")
_UNSPECIFIED = re.compile(r"[0-9]{2}[0-9u]{2}(?:-(?:[0-9]{2}|uu)){0,2}")
# Words before the date of access.
_ACCESSED = re.compile(r"\A(?:last )?(?:accessed|visited|retrieved|checked)(?: on)? ?:? ?", re.IGNORECASE)
_MONTH_NUMBER = re.compile(r"0?([1-9]|1[0-2])")
_DASHES = re.compile(r" ?(?:--?-?|[‐‑‒–—/&]|\band\b) ?")


@lru_cache(maxsize=4096)
def read_date(text: str) -> PartialDate:
    """Return the date of a date field; text that is not a date is a literal. Never raises."""
    text = _ACCESSED.sub("", unbraced(fold(text)))
    edtf = text.replace("?~", "%").replace("~?", "%")
    if not _OLD.isdisjoint(edtf):
        # EDTF of 2012: `u` for a digit not known, `y` before a long year, and words or a star for an end.
        edtf = "/".join(map(_renewed, edtf.split("/")))
    if text.endswith("/") and text.count("/") == 1:
        edtf += ".."  # biblatex's older spelling of an open end
    elif text.startswith("/"):
        edtf = ".." + text
    date = PartialDate.from_edtf(edtf)
    if not date.is_literal:
        return date
    shown = read_plain(text)
    return read_date(shown) if len(shown) < len(text) else PartialDate.parse(shown)


def _renewed(side: str) -> str:
    if side in ("unknown", "open", "*"):
        return ".."
    if _UNSPECIFIED.fullmatch(side):
        return side.replace("u", "X")
    return side.replace("y", "Y") if side.startswith("y") else side


def is_simple(date: PartialDate) -> bool:
    """Whether a date is no more than a year, month and day, which every field of a date gives back."""
    return date.model_fields_set <= _SIMPLE and 1000 <= (date.year or 0) <= 9999


_SIMPLE = frozenset(("year", "month", "day"))


@lru_cache(maxsize=4096)
def read_year_month(year: str, month: str, day: str) -> PartialDate | None:
    """Return the date of BibTeX's three fields, each of which may be empty; None if they are not a date."""
    if not month and not day:
        return PartialDate.parse(read_plain(year)) if year else None
    year, month, day = (
        read_plain(part).replace("\xa0", " ").replace(".", "").strip(" ,;") for part in (year, month, day)
    )
    if number := _MONTH_NUMBER.fullmatch(month):
        month = _MACROS[int(number[1]) - 1]
    elif _DASHES.search(month):
        numbers = _DASHES.split(month)
        if all(_MONTH_NUMBER.fullmatch(part) for part in numbers):
            month = "-".join(_MACROS[int(part) - 1] for part in numbers)
        else:
            month = _DASHES.sub("-", month)
    spellings = (f"{year} {month} {day}", f"{month} {day} {year}", f"{day} {month} {year}", f"{month} {day}, {year}")
    for text in spellings:
        date = PartialDate.parse(" ".join(text.split()))
        if not date.is_literal:
            return date
    return None


def write_date(date: PartialDate, *, ascii: bool = False) -> str:
    """Return a date as the value of a biblatex date field: EDTF, or the text of a literal."""
    return encode_plain(date.literal, ascii=ascii) if date.literal is not None else date.edtf()


@lru_cache(maxsize=4096)
def write_issued(date: PartialDate, *, biblatex: bool, ascii: bool, whole: bool = False) -> tuple[tuple[str, str], ...]:
    """Return the fields of the date of publication: `date`, in BibTeX `year`, `month` and `day`.

    With `whole`, `date` stands in place of the day in BibTeX, too, if the date is more than a year.
    """
    if date.literal is not None:
        return (("year", encode_plain(date.literal, ascii=ascii)),)
    if biblatex:
        return (("date", date.edtf()),)
    year = "" if date.year is None else str(date.year)
    pairs = [(tag, text) for tag, text in (("year", year), ("month", _month(date))) if text]
    if not whole:
        return (*pairs, ("day", _day(date))) if date.day is not None else tuple(pairs)
    return (*pairs, ("date", date.edtf())) if pairs != [("year", date.edtf())] else tuple(pairs)


def _day(date: PartialDate) -> str:
    """Return the day, or the days of a range within a month."""
    end = date.end
    return f"{date.day}--{end.day}" if end is not None and end.month == date.month and end.day else str(date.day)


def _month(date: PartialDate) -> str:
    """Return the macro of the month, or those of a range of months, or the name of the season."""
    if date.season is not None:
        return SEASON_NAMES[date.season - 1].capitalize()
    if date.month is None:
        return ""
    macro, end = _MACROS[date.month - 1], date.end
    if end is not None and end.month is not None and end.year == date.year and end.month != date.month:
        macro += f"{_RANGE}{_MACROS[end.month - 1]}"
    return Bare(macro)


def macro_text(value: Bare) -> str:
    """Return the text that month macros stand for."""
    return value.replace(_RANGE, "--")
