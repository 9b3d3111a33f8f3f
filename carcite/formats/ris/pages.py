"""Pages, article numbers and numbers of pages: SP, EP and C7.

Reference: RIS format specifications, "SP", "EP"; EndNote's tag tables, which make SP the number of pages of a book.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from carcite.formats.base import Context, Raw, Row
from carcite.formats.ris.fields import keep_second
from carcite.formats.ris.targets import dialect, written_tag, written_type
from carcite.model import Citation
from carcite.notes import Code
from carcite.values.pages import Pages, is_article_number, split_locator

_COUNTED = frozenset(("book", "thesis"))
_NUMBER = re.compile(r"[0-9ivxlcdm]+(?:, ?[0-9ivxlcdm]+)*(?: ?(?:p|pp|pages|S|Seiten)\.?)?", re.IGNORECASE)


def pages_row(kind: str) -> Row:
    """SP and EP, C7 for an article number; SP alone is the number of pages of a book."""
    counted = kind in _COUNTED

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        starts, ends = raw.get("SP", []), raw.get("EP", [])
        start, end = starts[0] if starts else "", ends[0] if ends else ""
        numbers = [*raw.get("article-number:", ()), *raw.get("C7", ())]
        lines = raw.get("page:", [])
        if lines:
            found["pages"] = Pages.parse(lines[0])
        for text in raw.get("number-of-pages:", ()):
            if found.setdefault("number_of_pages", text) != text:
                keep_second("number_of_pages", "number-of-pages:", text, found, context)
        spare = [("page:", lines[1:]), ("SP", starts[1:]), ("EP", ends[1:])]
        if numbers:
            found["article_number"] = numbers[0]
            if start == numbers[0]:
                start = ""
        if counted and start and not end and _NUMBER.fullmatch(start) and "number_of_pages" not in found:
            found["number_of_pages"] = start
        elif lines:
            spare[1:] = [("SP", starts), ("EP", ends)]
        elif start or end:
            pages, article = _locator(start, end)
            if pages is not None:
                found["pages"] = pages
            elif article is not None and found.setdefault("article_number", article) != article:
                found["pages"] = Pages.parse(article)
        spare.append(("C7", [number for number in numbers[1:] if number != numbers[0]]))
        for tag, values in spare:
            for value in values:
                keep_second("pages", tag, value, found, context)
        return found

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        pages, number, count = citation.pages, citation.article_number, citation.number_of_pages
        pairs: list[tuple[str, Any]] = []
        if pages is not None:
            # A kept SP or EP would be read together with these.
            crowded = any(extra.tag in ("SP", "EP") for extra in citation.extra)
            pairs += [("page:", str(pages))] if crowded else _written_pages(pages, counted, context)
            if number is not None:
                pairs.append((written_tag("C7", context) or "article-number:", number))
        elif number is not None:
            tag = written_tag("C7", context)
            alone = not counted and (count is None or kind not in _COUNTED)
            if alone:
                pairs.append(("SP", number))
            if tag or not alone or not is_article_number(number):
                pairs.append((tag or "article-number:", number))
        if count is not None:
            free = counted and not any(tag == "SP" for tag, _ in pairs) and _NUMBER.fullmatch(count)
            pairs.append(("SP" if free else "number-of-pages:", count))
        return pairs

    fields = ("pages", "article_number", "number_of_pages")
    return Row(fields, ("SP", "EP", "C7", "article-number:", "page:", "number-of-pages:"), read, write)


def _locator(start: str, end: str) -> tuple[Pages | None, str | None]:
    """What SP and EP say: pages, or an article number."""
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


def _written_pages(pages: Pages, counted: bool, context: Context) -> list[tuple[str, Any]]:
    text = str(pages)
    one = pages.ranges[0] if len(pages.ranges) == 1 and pages.ranges[0].label is None else None
    whole = dialect(context).whole_pages
    if one is not None and one.last is not None and written_type(context) not in whole:
        pairs = [("SP", one.first), ("EP", one.last)]
        read_back = _locator(one.first, one.last)[0]
    else:
        odd = (counted and _NUMBER.fullmatch(text)) or is_article_number(text)
        pairs = [("page:" if odd else "SP", text)]
        read_back = Pages.parse(text)
    if read_back != pages or not written_tag("SP", context):
        pairs = [("page:", text)]
        if Pages.parse(text) != pages:
            context.note(Code.CHANGED, "pages that RIS cannot say", field="pages")
    return pairs
