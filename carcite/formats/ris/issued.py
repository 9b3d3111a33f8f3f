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


def issued_row(kind: str) -> Row:
    """PY and DA, with ET in EndNote's journal articles, where it is the date of electronic publication."""
    electronic = kind == "journal"

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        years = [*raw.get("PY", ()), *raw.get("Y1", ())]
        dates = raw.get("DA", ())
        if years or dates:
            issued, spare = read_issued(years[0] if years else "", dates[0] if dates else "")
            if len(years) > 1 and issued is not None and issued.month is None:
                issued, _ = read_issued(years[1], issued.edtf())
            found["issued"] = issued
            for text in (*years[:1], *dates[:1]):
                if issued is not None and (words := spare_words(text, issued)):
                    keep_second("issued", "DA", words, found, context)
            for value in ((spare,) if spare else ()) + tuple(dates[1:]):
                if read_date(value) != issued:
                    keep_second("issued", "DA", value, found, context)
        for value in raw.get("issued:", ()):
            # Written beside PY where no tag can say the date.
            found["issued"] = read_date(value)
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
                if read_date(issued.edtf()) != issued:
                    context.note(Code.CHANGED, "a date that RIS cannot say", field="issued")
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
