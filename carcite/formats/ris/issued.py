"""The date of issue, the electronic one and the edition, in whose tags programs differ.

Reference: RIS format specifications, "PY", "DA"; EndNote's tag tables, "ET" of journal articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from carcite.formats.base import Context, Raw, Row
from carcite.formats.ris.dates import is_year, read_date, read_issued, ris_date, spare_words, year_of
from carcite.formats.ris.fields import keep_second
from carcite.formats.ris.targets import dialect
from carcite.model import Citation
from carcite.notes import Code
from carcite.values.dates import PartialDate

Values = list[tuple[str, str]]


def _read_tags(years: Values, dates: Values, found: dict[str, Any], context: Context) -> None:
    """The date of issue of PY (or Y1) and DA; what says something else is kept."""
    if len(years) > 1:
        years.sort(key=_is_literal)
    (_, year), (_, date) = years[0] if years else ("", ""), dates[0] if dates else ("", "")
    if len(years) < 2 and len(dates) < 2 and (agreed := _agreed(year, date)) is not None:
        found["issued"] = agreed
        return
    issued, spare = read_issued(year, date)
    left = [*years[1:], *dates[1:]]
    if spare is not None:
        # PY is the year of the issue; Y1 is an old tag, and gives way to DA.
        if years[0][0] == "Y1" and spare == date and not read_date(date).is_literal:
            issued, spare = read_date(date), year
        left.insert(0, ("DA", date) if spare == date else (years[0][0], year))
    elif issued is None:
        left[:0] = [pair for pair in (*years[:1], *dates[:1]) if pair[1].strip("/ ")]
    words: dict[str, None] = {}
    if issued is not None:
        words = {spare_words(text, read_date(text)) or "": None for text in (year, date) if text.count("/") == 3}
    for tag, value in left:
        known = read_date(value)
        if issued is None:
            issued = None if known.is_literal or not known.year else known
            if issued is not None:
                words[spare_words(value, issued) or ""] = None
                continue
        elif known == issued or not value.strip("0/ "):
            words[spare_words(value, issued) or ""] = None
            continue
        elif is_year(issued) and known.year == issued.year and not known.is_literal:
            issued = known
            words[spare_words(value, known) or ""] = None
            continue
        elif tag != "DA" and (received := _received(value)) and "submitted" not in found:
            found["submitted"] = received
            continue
        if issued is not None and is_year(known) and known.year == issued.year:
            words[spare_words(value, known) or ""] = None
        else:
            keep_second("issued", tag, value, found, context)
    for text in filter(None, words):
        keep_second("issued", "DA", text, found, context)
    if issued is not None:
        found["issued"] = issued


@lru_cache(maxsize=4096)
def _agreed(year: str, date: str) -> PartialDate | None:
    """The date of issue, where the two tags say nothing beside it; a file has a few years and many records."""
    issued, spare = read_issued(year, date)
    said = [spare_words(text, read_date(text)) for text in (year, date) if text.count("/") == 3]
    return issued if spare is None and not any(said) else None


def _is_literal(pair: tuple[str, str]) -> bool:
    return read_date(pair[1]).is_literal


def _received(value: str) -> PartialDate | None:
    """The day of `2013/02/15/received`, as PubMed Central writes it."""
    date, _, word = value.rpartition("/")
    known = read_date(date) if word.strip().lower() == "received" else None
    return None if known is None or known.is_literal else known


def issued_row(kind: str) -> Row:
    """PY and DA, with ET in EndNote's journal articles, where it is the date of electronic publication."""
    electronic = kind == "journal"

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        years = [(tag, value) for tag in ("PY", "Y1") for value in raw.get(tag, ())]
        dates = [("DA", value) for value in raw.get("DA", ())]
        if "issued:" in raw:
            # Written beside tags that cannot say this date.
            issued = found["issued"] = PartialDate.parse(raw["issued:"][0])
            said = (year_of(issued), ris_date(issued))
            spares = [(tag, value) for tag, value in (*years, *dates) if value not in said]
            spares += [("issued:", value) for value in raw["issued:"][1:] if PartialDate.parse(value) != issued]
            for tag, value in spares:
                keep_second("issued", tag, value, found, context)
        elif years or dates:
            _read_tags(years, dates, found, context)
        for value in raw.get("available-date:", ()):
            if found.setdefault("epub_date", read_date(value)) != read_date(value):
                keep_second("epub_date", "available-date:", value, found, context)
        for tag in ("edition:", "ET"):
            for value in raw.get(tag, ()):
                date = read_date(value) if tag == "ET" and electronic else None
                if date is not None and date.year is not None and date.year > 1000:
                    field, known = "epub_date", date
                else:
                    field, known = "edition", value
                worded = field == "epub_date" and date is not None and spare_words(value, date) is not None
                if found.setdefault(field, known) != known or worded:
                    keep_second(field, tag, value, found, context)
        return found

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        pairs: list[tuple[str, Any]] = []
        target = dialect(context)
        if (issued := citation.issued) is not None:
            year = year_of(issued) or ""
            full = "" if year and is_year(issued) else ris_date(issued)
            if full and not target.both_years:
                year = ""
            if year:
                pairs.append(("PY", year))
            if full:
                pairs.append((target.full_date, full))
            if read_issued(year, full).date != issued:
                pairs.append(("issued:", issued.edtf()))
        if (epub := citation.epub_date) is not None:
            as_tag = electronic and target.epub_tag and epub.year is not None and epub.year > 1000
            text = ris_date(epub)
            if read_date(text) != epub:
                text = epub.edtf()
                if read_date(text) != epub:
                    context.note(Code.CHANGED, "a date that RIS cannot say", field="epub_date")
            text = text if as_tag or target.line_tag != "M2" else epub.edtf()
            pairs.append(("ET" if as_tag else "available-date:", text))
        if electronic and citation.edition is not None:
            pairs.append(("edition:", citation.edition))
        return pairs

    if electronic:
        tags = ("PY", "DA", "ET", "issued:", "available-date:", "edition:")
        return Row(("issued", "epub_date", "edition"), tags, read, write, ("Y1",))
    return Row(("issued", "epub_date"), ("PY", "DA", "issued:", "available-date:"), read, write, ("Y1",))
