"""The date of issue in PY, Y1 and DA, and in journal articles the electronic date or the edition in ET.

Reference: RIS format specifications, "PY", "Y1", "DA"; EndNote's tag table of journal articles, "ET".
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from carcite.formats.base import Context, Field, Raw
from carcite.formats.fields import Pairs, first_of, present, tagged
from carcite.formats.ris.dates import combine, is_bare, is_year, read_date, ris_date, written_date, year_of
from carcite.formats.ris.fields import extra_tag, place
from carcite.formats.ris.targets import target_of
from carcite.model import Citation
from carcite.values.dates import PartialDate


class Issued(Field):
    """The date of issue: a year in PY, and in DA if there is more than a year."""

    fields = ("issued", "submitted")
    tags = ("PY", "DA")
    aliases = ("Y1",)

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        if all(len(values) == 1 for values in raw.values()) and not ("PY" in raw and "Y1" in raw):
            year = "".join(raw.get("PY") or raw.get("Y1") or ())
            if plain := _read_pair(year, "".join(raw.get("DA", ()))):
                return {"issued": plain}
        years = _stated(tagged(raw, ("PY", "Y1")), context)
        years.sort(key=lambda pair: read_date(pair[1]).date.is_literal)
        issued, others = _choose(years, _stated(tagged(raw, ("DA",)), context))
        return {} if issued is None else _complete(issued, others, context)

    def unchanged(self, citation: Citation) -> bool:
        return citation.issued is None or _comes_back(citation.issued)

    def write(self, citation: Citation, context: Context) -> Pairs:
        issued = citation.issued
        if issued is None:
            return []
        target = target_of(context)
        year = year_of(issued) or ""
        full = "" if year and is_year(issued) else ris_date(issued)
        if full and not target.both_years:
            year = ""
        return [(tag, text) for tag, text in (("PY", year), (target.full_date, full)) if text]


@lru_cache(maxsize=4096)
def _comes_back(issued: PartialDate) -> bool:
    """Whether a date is read back from PY and DA."""
    year = year_of(issued) or ""
    return _read_pair(year, "" if year and is_year(issued) else ris_date(issued)) == issued


@lru_cache(maxsize=4096)
def _read_pair(year: str, date: str) -> PartialDate | None:
    """Return the date of a year and a date that agree and say nothing else; either may be empty."""
    found = [read_date(text) for text in (year, date) if text]
    if not found or any(rest for _, rest in found) or not all(text.strip("0/ ") for text in (year, date) if text):
        return None
    return found[0].date if len(found) == 1 else combine(found[0].date, found[1].date, date)


def _choose(years: Pairs, dates: Pairs) -> tuple[PartialDate | None, Pairs]:
    """Return the date that the first year and the first date give, and all values that may say something else."""
    if not years or not dates:
        values = years or dates
        return (read_date(values[0][1]).date, values) if values else (None, [])
    year, date = read_date(years[0][1]).date, read_date(dates[0][1]).date
    both = combine(year, date, dates[0][1])
    if both is not None:
        joined = date.year is None  # "May 3" is a part of the date now
        return both, [*years, *dates[1:]] if joined else [*years, *dates]
    if year.is_literal or (years[0][0] == "Y1" and not date.is_literal):
        return date, [*years, *dates]
    return year, [*years, *dates]


def _complete(issued: PartialDate, others: Pairs, context: Context) -> dict[str, PartialDate]:
    """Return the fullest date of issue that agrees with the first one, and the date on which a paper was received."""
    found = {"issued": issued}
    for tag, text in others:
        date, rest = read_date(text)
        if tag != "DA" and rest.lower() == "received" and "submitted" not in found:
            found["submitted"] = date
        elif (more := _fuller(found["issued"], date)) is None:
            context.keep(tag, text, "issued")
        else:
            found["issued"] = more
            if rest:
                context.keep("DA", rest, "issued")
    return found


def _stated(pairs: Pairs, context: Context) -> Pairs:
    """Return the values that are not empty; `0000` is kept."""
    for tag, text in pairs:
        if "0" in text and not text.strip("0/ "):
            context.keep(tag, text, "issued")
    return [pair for pair in pairs if pair[1].strip("0/ ")]


def _fuller(date: PartialDate, other: PartialDate) -> PartialDate | None:
    """Return the one of two dates that says what the other one says, and more; None if they do not agree."""
    if _is_less(date, other):
        return other
    return date if other == date or _is_less(other, date) else None


def _is_less(date: PartialDate, other: PartialDate) -> bool:
    """Whether a date is the bare year of another one."""
    return is_bare(date) and date.year is not None and date.year == other.year and not other.is_literal


_EPUB_LINE = extra_tag("epub_date")


class ElectronicDate(Field):
    """The electronic date, in ET of journal articles for a program that reads it there; the edition of an article."""

    def __init__(self, record_class: str) -> None:
        self.is_journal = record_class == "journal"
        self.fields = ("epub_date", "edition") if self.is_journal else ("epub_date",)
        self.tags = ("ET", "edition:", _EPUB_LINE) if self.is_journal else (_EPUB_LINE,)

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        dates = tagged(raw, (_EPUB_LINE,))
        editions = tagged(raw, ("edition:",))
        for value in raw.get("ET", ()):
            date, rest = read_date(value)
            is_date = _is_year_of_print(date)
            (dates if is_date else editions).append(("ET", value))
            if is_date and rest:
                context.keep("ET", rest, "epub_date")
        return present(
            epub_date=first_of("epub_date", dates, context, lambda text: read_date(text).date),
            edition=first_of("edition", editions, context, str),
        )

    def unchanged(self, citation: Citation) -> bool:
        date = citation.epub_date
        return citation.edition is None and (date is None or read_date(written_date(date)).date == date)

    def write(self, citation: Citation, context: Context) -> Pairs:
        target = target_of(context)
        # EndNote's ET is the electronic date of journal articles, and the edition of newspaper articles.
        epub_tag = target.epub_tag if self.is_journal and citation.type != "article-newspaper" else None
        pairs: Pairs = []
        if (date := citation.epub_date) is not None:
            tag = epub_tag if _is_year_of_print(date) else None
            pairs += place("epub_date", tag or "", written_date(date) if tag else date.edtf(), context)
        if self.is_journal and (edition := citation.edition) is not None:
            odd = epub_tag is not None or _is_year_of_print(read_date(edition).date)
            pairs += place("edition", "" if odd else "ET", edition, context)
        return pairs


def _is_year_of_print(date: PartialDate) -> bool:
    """Whether ET holds a date: `2` is an edition."""
    return date.year is not None and date.year > 1000
