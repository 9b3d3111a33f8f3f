"""Numbers: ISSN, ISBN and the number of a report or patent in SN; pages and article numbers in SP, EP and C7.

Reference: RIS format specifications, "SN", "M1", "SP", "EP"; EndNote's and Zotero's tag tables by type of reference,
which make SP the number of pages of a book.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from operator import itemgetter
from typing import Any

from carcite.formats.base import Context, Field, Raw
from carcite.formats.fields import Pairs, first_of, present, tagged
from carcite.formats.ris.fields import extra_tag, is_plain, place
from carcite.formats.ris.targets import target_of, written_type
from carcite.model import Citation
from carcite.values import identifiers
from carcite.values.pages import Pages, split_locator

_ISSN = re.compile(r"[0-9]{4}-?[0-9]{3}[0-9Xx]")
# M1 holds a number of the work if it is short and not a remark in parentheses.
_NUMBER = re.compile(r"[^(].{0,39}")
_NUMBER_TAGS = {"report": "SN", "patent": "SN", "data": "NV", "book": ""}


def is_number(value: str) -> bool:
    """Whether M1 may be a number of the work."""
    return _NUMBER.fullmatch(value) is not None


class Codes(Field):
    """SN: the ISSN of a journal, the ISBN of a book, the number of a report or patent; M1: the number of others."""

    fields = ("issn", "isbn", "number")

    def __init__(self, record_class: str) -> None:
        self.record_class = record_class
        self.is_serial = record_class == "journal"
        self.number_tag = _NUMBER_TAGS.get(record_class, "M1")
        own = (self.number_tag,) if self.number_tag not in ("", "SN") else ()
        self.tags = ("SN", *own, *map(extra_tag, self.fields))
        self.aliases = ("M1",) if record_class == "data" else ()

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        numbers = tagged(raw, ("number:",))
        codes: dict[str, dict[str, None]] = {}
        for value in raw.get("SN", ()):
            if self.number_tag == "SN" and not _is_code(value):
                numbers.append(("SN", value))
            else:
                self._add(codes, value)
        for field in ("issn", "isbn"):
            for value in raw.get(extra_tag(field), ()):
                codes.setdefault(field, {}).update(dict.fromkeys(identifiers.split_codes(value)))
        numbers += tagged(raw, [tag for tag in (*self.tags[1:2], *self.aliases) if tag in ("NV", "M1")])
        found: dict[str, Any] = {field: list(values) for field, values in codes.items()}
        if numbers:
            found["number"] = first_of("number", numbers, context)
        return found

    def unchanged(self, citation: Citation) -> bool:
        own, other = (citation.issn, citation.isbn) if self.is_serial else (citation.isbn, citation.issn)
        if other or citation.number is not None:
            return False
        found: dict[str, dict[str, None]] = {}
        self._add(found, ", ".join(own))
        return list(found) == ["issn" if self.is_serial else "isbn"] and (*found.popitem()[1],) == own

    def _add(self, codes: dict[str, dict[str, None]], value: str) -> None:
        for code in identifiers.split_codes(value):
            is_issn = _ISSN.fullmatch(code) is not None
            if self.is_serial:
                is_issn = is_issn or identifiers.parse_isbn(code) is None
            codes.setdefault("issn" if is_issn else "isbn", {})[code] = None

    def write(self, citation: Citation, context: Context) -> Pairs:
        pairs: Pairs = []
        number = citation.number
        number_in_sn = number is not None and self.number_tag == "SN" and not _is_code(number)
        if number is not None:
            tag = self.number_tag if number_in_sn or self._is_free(citation) else ""
            pairs += place("number", tag, number, context)
        # Zotero takes SN of a report for its number, and for others whatever it is for the code of the item type.
        only_own = target_of(context).extra
        own, other = ("issn", "isbn") if self.is_serial else ("isbn", "issn")
        for field, is_taken in ((own, only_own and self.number_tag == "SN"), (other, only_own)):
            if codes := getattr(citation, field):
                pairs += place(field, "" if number_in_sn or is_taken else "SN", ", ".join(codes), context)
        return pairs

    def _is_free(self, citation: Citation) -> bool:
        """Whether M1 holds a number here: alone it is the issue, the number of volumes, or the day of access."""
        if self.number_tag == "SN" or not is_number(citation.number or ""):
            return False
        if self.record_class in ("journal", "conference"):
            return citation.issue is not None
        if self.record_class == "chapter":
            return citation.number_of_volumes is not None
        return self.record_class != "web"


def _is_code(value: str) -> bool:
    """Whether a value is nothing but ISSNs and ISBNs."""
    return all(map(identifiers.is_code, identifiers.split_codes(value)))


# --- pages ------------------------------------------------------------------------------------------------------------

_COUNTED = frozenset(("book", "thesis"))
_COUNT = re.compile(r"[0-9ivxlcdm]+(?:, ?[0-9ivxlcdm]+)*(?: ?(?:p|pp|pages|S|Seiten)\.?)?", re.IGNORECASE)


class Locator(Field):
    """SP and EP for pages, C7 for an article number; SP alone is the number of pages of a book."""

    fields = ("pages", "article_number", "number_of_pages")
    tags = ("SP", "EP", "C7", *map(extra_tag, ("pages", "number_of_pages")))

    def __init__(self, record_class: str) -> None:
        self.counted = record_class in _COUNTED

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        number, start, end = (raw.get(tag, [""])[0] for tag in ("C7", "SP", "EP"))
        if start == number:
            start = ""
        counts = tagged(raw, ("number-of-pages:",))
        if self.counted and not end and _COUNT.fullmatch(start):
            counts.append(("SP", start))
            start = ""
        found: dict[str, Any] = {"article_number": number} if number else {}
        if "page:" in raw:
            pairs = tagged({"page:": raw["page:"], "SP": [start], "EP": [end]}, ("page:", "SP", "EP"))
            found["pages"] = first_of("pages", list(filter(itemgetter(1), pairs)), context, Pages.parse)
        elif start or end:
            found = _read_locator(start, end, number)
        if counts:
            found["number_of_pages"] = first_of("number_of_pages", counts, context)
        _keep_others(raw, found.get("article_number"), context)
        return found

    def unchanged(self, citation: Citation) -> bool:
        pages, number, count = citation.pages, citation.article_number, citation.number_of_pages
        if count is not None or self.counted or (pages is not None and number is not None):
            return False
        return is_plain(number) if pages is None else _is_range(str(pages)) or _reads_back(pages)

    def write(self, citation: Citation, context: Context) -> Pairs:
        pages, number, count = citation.pages, citation.article_number, citation.number_of_pages
        count_in_sp = count is not None and self.counted and _COUNT.fullmatch(count) is not None
        pairs: Pairs = []
        if pages is not None:
            pairs += place("pages", "", str(pages), context) if count_in_sp else self._span(pages, context)
        if number is not None:
            in_sp = pages is None and not self.counted
            pairs += [("SP", number)] if in_sp else []
            if not in_sp or not target_of(context).extra:
                pairs += place("article_number", "C7", number, context)
        if count is not None:
            pairs += place("number_of_pages", "SP" if count_in_sp else "", count, context)
        return pairs

    def _span(self, pages: Pages, context: Context) -> Pairs:
        text = str(pages)
        # Zotero takes SP of a book for the number of its pages, whatever it says.
        is_count = self.counted and (target_of(context).extra or _COUNT.fullmatch(text) is not None)
        pairs = place("pages", "" if is_count else "SP", text, context)
        one = pages.ranges[0] if len(pages.ranges) == 1 and pages.ranges[0].label is None else None
        if one is None or one.last is None or pairs[:1] != [("SP", text)] or _is_whole(context):
            return pairs
        return [("SP", one.first), ("EP", one.last)]


def _read_locator(start: str, end: str, number: str) -> dict[str, Any]:
    """Return the pages and the article number of SP, EP and C7."""
    pages, article = _read_span(start, end)
    if article is not None and number not in ("", article):
        pages, article = Pages.parse(article), number
    return present(pages=pages, article_number=number or article)


def _keep_others(raw: Raw, number: str | None, context: Context) -> None:
    """Keep the second and further values of each tag."""
    for tag in raw:
        for text in raw[tag][1:] if tag in ("SP", "EP", "C7") else ():
            if text != number:
                context.keep(tag, text, "pages")


def _is_whole(context: Context) -> bool:
    """Whether the target reads a range of pages in SP alone."""
    target = target_of(context)
    return written_type(context.type, target) in target.whole_pages


_RANGE = re.compile(r"([1-9][0-9]{0,4})-([1-9][0-9]{0,4})")


def _is_range(text: str) -> bool:
    """Whether a text is a range of plain numbers, which is read back as it is."""
    match = _RANGE.fullmatch(text)
    return match is not None and int(match[1]) < int(match[2])


def _reads_back(pages: Pages) -> bool:
    if len(pages.ranges) != 1:
        return False
    first, last = pages.ranges[0].first, pages.ranges[0].last
    return _read_span(first if last else str(pages), last or "") == (pages, None)


def _read_span(start: str, end: str) -> tuple[Pages | None, str | None]:
    """Return what SP and EP give: pages, or an article number."""
    if not end or end == start:
        return split_locator(start) if start else (Pages.parse(end), None)
    if not start:
        return Pages.parse(end), None
    for whole, part in ((start, end), (end, start)):
        # One of them holds the whole: `1-12` and `12`, `303-7` and `307`, `303` and `303-307`.
        if "-" in whole and part.isalnum():
            pages = Pages.parse(whole)
            if pages.ranges and part in (pages.ranges[0].first, pages.ranges[-1].last):
                return pages, None
    return Pages.parse(f"{start}+" if end == "+" else f"{start}-{end}"), None
