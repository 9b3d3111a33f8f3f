"""The date of publication: biblatex's `date`, BibTeX's `year`, `month` and `day`, or both in one entry.

References: biblatex manual 3.19, sections 2.2.2 (date, year, month, day) and 2.3.8; O. Patashnik, BibTeXing (1988),
section 3.2 (year, month).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from carcite.formats.base import Context, Field, Raw
from carcite.formats.bibtex.dates import is_simple, read_date, read_year_month, write_issued
from carcite.formats.bibtex.targets import target_of
from carcite.formats.bibtex.text import read_plain
from carcite.formats.fields import present
from carcite.model import Citation
from carcite.notes import Code, Severity
from carcite.values.dates import PartialDate

_BRACKETED = re.compile(r"[\[(] ?[0-9]{1,4}\??,? ?[\])]")


class Issued(Field):
    """The date of publication. Of two dates that agree, the more exact one is taken; the rest is kept in extra."""

    fields = ("issued",)
    tags = ("date", "year", "month", "day")

    def __init__(self, *, biblatex: bool) -> None:
        self.biblatex = biblatex

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        date, year, month, day = (raw.get(tag, ("",))[0] for tag in self.tags)
        whole, parted, year = _two_dates(date, year, month, day)
        if _BRACKETED.fullmatch(read_plain(year)):
            message = "brackets around the year are left out"
            context.note(Code.ASSUMED, message, field="issued", text=year, severity=Severity.WARNING)
        if parted is not None and (whole is None or _adds(parted, whole)):
            return {"issued": parted}
        if whole is not None and year and not _has_year(whole, year):
            context.keep("year", year, "issued")
        for tag, value in (("month", month), ("day", day)):
            if value and not _agree(tag, parted, whole):
                context.keep(tag, value, "issued")
        return present(issued=whole)

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        assert citation.issued is not None
        whole = target_of(context).is_zotero
        return write_issued(citation.issued, biblatex=self.biblatex, ascii=context.options.ascii, whole=whole)

    def unchanged(self, citation: Citation) -> bool:
        assert citation.issued is not None
        return is_simple(citation.issued) or _is_read_back(self, citation.issued)


@lru_cache(maxsize=4096)
def _is_read_back(field: Issued, date: PartialDate) -> bool:
    """Whether the fields that are written for a date are read as this date."""
    pairs = write_issued(date, biblatex=field.biblatex, ascii=False)
    raw: Raw = {tag: [value.replace(' # "--" # ', "--")] for tag, value in pairs}
    return field.read(raw, Context("bibtex")) == {"issued": date}


def _two_dates(date: str, year: str, month: str, day: str) -> tuple[PartialDate | None, PartialDate | None, str]:
    """Return the date that stands in one field, that of year, month and day, and the year if it is in the second."""
    whole = read_date(date) if date else None
    parted = read_year_month(year, month, day)
    if parted is None and whole is None and year:
        whole = read_year_month(year, "", "")  # with a month in it, or no year
        year = ""
    if parted is None and whole is not None and whole.year is not None and (month or day):
        parted = read_year_month(str(whole.year), month, day)
    return whole, parted, year


def _agree(part: str, parted: PartialDate | None, whole: PartialDate | None) -> bool:
    return parted is not None and getattr(parted, part) == getattr(whole, part)


def _adds(parted: PartialDate, whole: PartialDate) -> bool:
    """Whether year, month and day say the date more exactly."""
    if parted.is_literal or whole.is_range or whole.unspecified or parted.year != whole.year:
        return False
    return len(parted.parts) > len(whole.parts)


def _has_year(date: PartialDate, year: str) -> bool:
    """Whether the text of a year is a year of the date, or the date has none."""
    years = [date.year, date.end.year if date.end else None]
    return date.year is None or read_plain(year).lstrip("0") in {str(one).lstrip("0") for one in years if one}
