"""The date of issue, the electronic one and the edition, in whose tags programs differ.

Reference: RIS format specifications, "PY", "DA"; EndNote's tag tables, "ET" of journal articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from carcite.formats._room import Context, Raw, Row
from carcite.formats.ris.dates import is_year, read_date, read_issued, ris_date, spare_words, year_of
from carcite.formats.ris.dialects import dialect
from carcite.formats.ris.fields import keep_second
from carcite.model import Citation
from carcite.notes import Code
from carcite.values.dates import PartialDate


def _read_tags(years: list[str], dates: list[str], found: dict[str, Any], context: Context) -> None:
    """The date of issue of PY (or Y1) and DA; what says something else is kept."""
    issued, spare = read_issued(years[0] if years else "", dates[0] if dates else "")
    if issued is None:
        return
    if len(years) > 1 and issued.month is None:
        issued = read_issued(years[1], issued.edtf()).date or issued
    found["issued"] = issued
    for text in (*years[:1], *dates[:1]):
        if words := spare_words(text, issued):
            keep_second("issued", "DA", words, found, context)
    for value in (*((spare,) if spare else ()), *dates[1:]):
        if read_date(value) != issued:
            keep_second("issued", "DA", value, found, context)


def is_spare(tag: str, value: str, issued: PartialDate | None) -> bool:
    """Whether a kept DA or PY, written again, is kept again."""
    if issued is None:
        return False
    year, date = year_of(issued) or "", "" if is_year(issued) else ris_date(issued)
    if tag == "DA":
        return bool(date) or read_issued(year, value) == (issued, value)
    return read_issued(year, date).date == issued and not is_year(issued)


def issued_row(kind: str) -> Row:
    """PY and DA, with ET in EndNote's journal articles, where it is the date of electronic publication."""
    electronic = kind == "journal"

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        years = [*raw.get("PY", ()), *raw.get("Y1", ())]
        dates = raw.get("DA", [])
        if "issued:" in raw:
            # Written beside tags that cannot say this date.
            issued = found["issued"] = PartialDate.parse(raw["issued:"][0])
            said = (year_of(issued), ris_date(issued))
            spares = [("PY", value) for value in years if value not in said]
            spares += [("DA", value) for value in dates if value not in said]
            spares += [("issued:", value) for value in raw["issued:"][1:] if PartialDate.parse(value) != issued]
            for tag, value in spares:
                keep_second("issued", tag, value, found, context)
        elif years or dates:
            _read_tags(years, dates, found, context)
        for value in raw.get("available-date:", ()):
            if found.setdefault("epub_date", read_date(value)) != read_date(value):
                keep_second("epub_date", "available-date:", value, found, context)
        for tag in ("ET", "edition:"):
            for value in raw.get(tag, ()):
                date = read_date(value) if tag == "ET" and electronic else None
                if date is not None and date.year is not None and date.year > 1000:
                    field, known = "epub_date", date
                else:
                    field, known = "edition", value
                if found.setdefault(field, known) != known:
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
            pairs.append(("ET" if as_tag else "available-date:", text))
        if electronic and citation.edition is not None:
            pairs.append(("edition:", citation.edition))
        return pairs

    if electronic:
        tags = ("PY", "DA", "ET", "issued:", "available-date:", "edition:")
        return Row(("issued", "epub_date", "edition"), tags, read, write, ("Y1",))
    return Row(("issued", "epub_date"), ("PY", "DA", "issued:", "available-date:"), read, write, ("Y1",))
