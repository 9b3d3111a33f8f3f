"""The marks of a PubMed mirror's page, for the rooms that must tell it from PubMed's own displays."""

from __future__ import annotations

import re

from carcite.values._pattern import pattern

# Lines that only the mirrors print: their name, and their headings for affiliations, citation line and lists of papers.
_MARKS = pattern(
    r"^[ \t#*]{0,8}(?:Suppr)?(?:超能文献|机构信息|出版信息|相似文献|引用本文的文献|本文引用的文献)[ \t:\uff1a*]{0,8}$",
    re.MULTILINE,
)


def is_mirror_page(head: str) -> bool:
    """Whether the start of a text has a line that only a mirror's page has."""
    return _MARKS.search(head) is not None
