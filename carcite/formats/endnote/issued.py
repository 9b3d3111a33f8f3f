"""The date of issue: year and pub-dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from carcite.formats.base import Context, Field, Raw
from carcite.formats.fields import Pairs, present, tagged
from carcite.model import Citation
from carcite.values.dates import PartialDate

_YEAR = re.compile(r"\b\d{4}\b")


class Issued(Field):
    """The year, and in pub-dates the date, with or without the year."""

    fields = ("issued",)
    tags = ("year", "pub-dates")

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        years, dates = raw.get("year", []), raw.get("pub-dates", [])
        for tag, value in tagged({"year": years[1:], "pub-dates": dates[1:]}, self.tags):
            if value not in (*years[:1], *dates[:1]):
                context.keep(tag, value, "issued")
        return present(issued=_read_issued("".join(years[:1]).strip(), "".join(dates[:1]).strip()))

    def write(self, citation: Citation, context: Context) -> Pairs:
        date = citation.issued
        if date is None:
            return []
        text = date.edtf()
        year = f"{date.year:04d}" if date.year is not None and 0 <= date.year <= 9999 else ""
        return [("year", year or text), *((("pub-dates", text),) if text != year and year else ())]


@lru_cache(maxsize=4096)
def _read_issued(year: str, date: str) -> PartialDate | None:
    if not date:
        return PartialDate.parse(year) if year else None
    found = PartialDate.parse(date)
    if year and (found.is_literal or found.year is None) and not _YEAR.search(date):
        joined = PartialDate.parse(f"{date} {year}")
        return joined if not joined.is_literal else PartialDate(literal=f"{date} {year}")
    return found
