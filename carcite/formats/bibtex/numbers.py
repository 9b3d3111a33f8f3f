"""Numbers: `number`, which is the issue, the series' or the work's own by its type, and pages or article number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from carcite.formats.base import Context, Field, Raw
from carcite.formats.bibtex.fields import is_safe
from carcite.formats.bibtex.targets import target_of
from carcite.formats.bibtex.text import read_plain, write_plain
from carcite.formats.bibtex.types import IN_SERIES, WITH_ISSUE
from carcite.formats.fields import Pairs, first_of, tagged
from carcite.model import Citation
from carcite.notes import Code
from carcite.values.pages import Pages, split_locator


def number_field(type: str) -> str:
    """Return what `number` is in a work of this type."""
    return "issue" if type in WITH_ISSUE else "collection_number" if type in IN_SERIES else "number"


NUMBERS = ("issue", "collection_number", "number")
"""The model fields that may stand in `number`."""


class Numbers(Field):
    """Issue, number in the series, and number of the work."""

    fields = NUMBERS
    tags = ("number", "issue")

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        usual = number_field(context.type)
        number, issue = (read_plain(raw.get(tag, ("",))[0]) for tag in self.tags)
        found = {usual: number or None}
        if usual != "issue" or not number:
            found["issue"] = issue or None
        elif issue and issue != number:  # its number in another count, not a second value
            context.keep("issue", raw["issue"][0])
        return found

    def write(self, citation: Citation, context: Context) -> Pairs:
        usual = number_field(citation.type)
        pairs: Pairs = []
        for field in NUMBERS:
            value = getattr(citation, field)
            if value is None:
                continue
            if field in (usual, "issue"):
                pairs.append(("number" if field == usual else "issue", write_plain(value, context)))
            else:
                message = f"`number` is the {usual} in a work of type {citation.type}, and there is no other field"
                context.note(Code.LOST, message, field=field)
        return pairs

    def unchanged(self, citation: Citation) -> bool:
        return is_safe("".join(value for name in NUMBERS if (value := getattr(citation, name)) is not None))


# A part of `pages` in which biber finds no first page, and warns: nothing, a dash at its beginning, a bare zero.
_NO_FIRST_PAGE = re.compile(r"(?:^|(?<=[;,]))(?=\s*(?:$|[;,\-‐-―]|0(?![0-9A-Za-z])))")
# A dash that nothing follows, which biber takes after a page in one word only.
_NO_LAST_PAGE = re.compile(r"(?<=[\-‐-―])(?=\s*(?:$|[;,]))")


_NUMBER_TAGS = ("eid", "articleno", "article-number", "art_number", "elocation-id")


class Locator(Field):
    """Pages, and the article number in `eid`, or in `pages` where programs look for it there."""

    fields = ("pages", "article_number")
    tags = ("pages", "eid")
    aliases = ("page", *_NUMBER_TAGS[1:])

    def __init__(self, *, biblatex: bool) -> None:
        self.biblatex = biblatex

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        if numbers := tagged(raw, _NUMBER_TAGS):
            found["article_number"] = first_of("article_number", numbers, context, read_plain) or None
        for tag, value in tagged(raw, ("pages", "page")):
            shown, number = read_plain(value), found.get("article_number")
            if not shown or shown == number:
                continue
            parts = split_locator(shown) if number is None else (Pages.parse(shown), None)
            for field, part in zip(self.fields, parts, strict=True):
                if part is not None and found.setdefault(field, part) != part:
                    context.keep(tag, value, field)
        return found

    def write(self, citation: Citation, context: Context) -> Pairs:
        pages, number = citation.pages, citation.article_number
        pairs: Pairs = []
        shown = write_plain(number, context) if number else ""
        zotero = target_of(context).is_zotero  # Zotero reads no eid
        is_clear = not pages and split_locator(number or "") == (None, number)  # in `pages`, it is not taken for pages
        if number and (not is_clear or (self.biblatex and not zotero)):
            pairs.append(("eid", shown))
        if pages:
            pairs.append(("pages", self._written(pages, context)))
        elif number and (zotero or not self.biblatex):
            pairs.append(("pages", shown))
        return pairs

    def _written(self, pages: Pages, context: Context) -> str:
        """Return the pages with empty braces where biber would miss the first or last page."""
        # Zotero keeps a single hyphen, and makes an en dash of two.
        dash = "-" if target_of(context).is_zotero else "--"
        written = pages.format(dash) if not pages.is_literal else write_plain(str(pages), context)
        if self.biblatex and target_of(context).validated:
            written = _NO_FIRST_PAGE.sub("{}", written)
            if pages.is_literal and " " in written:
                written = _NO_LAST_PAGE.sub("{}", written)
        return written

    def unchanged(self, citation: Citation) -> bool:
        pages, number = citation.pages, citation.article_number
        if number and not is_safe(number):
            return False
        if pages is None or (not number and _are_simple(pages)):
            return True
        shown = pages.format("–")
        if shown == number or (pages.is_literal and not is_safe(shown)):
            return False
        return Pages.parse(shown) == pages if number else split_locator(shown) == (pages, None)


def _are_simple(pages: Pages) -> bool:
    """Whether the pages are one range of numbers, which is not taken for an article number or a shortened one."""
    if len(pages.ranges) != 1:
        return False
    first, last, label = pages.ranges[0].first, pages.ranges[0].last, pages.ranges[0].label
    if label or not (first.isdecimal() and first.isascii()) or len(first) > 5 or first.startswith("0"):
        return False
    return last is None or (last.isdecimal() and last.isascii() and len(last) >= len(first) and last != first)
