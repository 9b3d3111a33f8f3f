"""Which of the formats for pasted text a text is in: one decision, in which each is tested once.

What only one display prints is tested first. A list of references is sure if its references begin with people; other
lists come after the pages of journals' own sites, of which only labels and order tell what they are.
"""

from __future__ import annotations

import re
from functools import lru_cache

from carcite.formats.pasted.displays import is_mirror_page, is_web_page
from carcite.formats.pasted.page.glued_lines import page_lines
from carcite.formats.pasted.page.signs import is_copied_page
from carcite.formats.pasted.publisher import is_publisher_page
from carcite.formats.pasted.pubmedtext.signs import has_pubmed_records
from carcite.formats.pasted.references.signs import reference_evidence

_LOOKED_AT = 32_768  # characters
# How texts of other kinds begin: markup, JSON, entries, tagged lines.
_OTHER_START = re.compile(
    r"[\s\ufeff]*(?:[{@%]|<(?!/?(?:br|p|ol|ul|li|i|em|b|strong|span|sup|a)\b)|\\documentclass|\[\s*[\]{\"]"
    r"|[A-Z][A-Z0-9]{1,3} {0,2}- )"
)


def pasted_format(text: str) -> str | None:
    """Return the name of the format of a pasted text; None if it is in none of them."""
    return _format_of(text[:_LOOKED_AT].removeprefix("\ufeff"))


@lru_cache(maxsize=4)  # each of the formats is asked in turn
def _format_of(head: str) -> str | None:
    if "\x00" in head or _OTHER_START.match(head):
        return None
    if is_mirror_page(head):
        return "page"
    if is_web_page(head):
        return "pubmedweb"
    has_records = has_pubmed_records(head)
    evidence = reference_evidence(head)
    if evidence.is_sure and not has_records:
        return "references"
    lines = list(page_lines(head))
    if is_copied_page(head, lines):
        return "page"
    if has_records:
        return "pubmedtext"
    if is_publisher_page(lines):
        return "page"
    return "references" if evidence.is_list else None
