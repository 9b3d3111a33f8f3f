"""The marks of a PubMed mirror's page, for the rooms that must tell it from PubMed's own displays."""

from __future__ import annotations

import re

from carcite.formats._citation_line import is_citation_line
from carcite.values._pattern import pattern

# Lines that only the mirrors print: their name, and their headings for affiliations, citation line and lists of papers.
_MARKS = pattern(
    r"^[ \t#*]{0,8}(?:(?:Suppr)?超能文献|[机機][构構]信息|出版信息|(?:相似|引用本文的|本文引用的)文[献獻])"
    r"[ \t:\uff1a*]{0,8}$",
    re.MULTILINE,
)
# A listed paper, its date in numbers, and a paragraph in Chinese: what the mirrors print below a citation line.
_BELOW = pattern(
    r"^(?:[^\n]{0,120}[\w)]\. ?(?:19|20)[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}\.?[ \t\r]*$|[^\n]{0,40}[一-鿿]{4}[^\n]{30})",
    re.MULTILINE,
)
_PUBMED = pattern(r"^\s*Authors? information:|^\s*PMID: [0-9]+ +\[", re.MULTILINE)
_NUMBERED = pattern(r"\s*\[?[0-9]{1,6}[.:\]]\s")
_LONGEST_LINE = 500


def is_mirror_page(head: str) -> bool:
    """Whether the start of a text has a line that only a mirror's page has."""
    if _MARKS.search(head) is not None:
        return True
    end = max((match.start() for match in _BELOW.finditer(head)), default=0)
    if not end or _PUBMED.search(head):
        return False
    lines = (line for line in head[:end].splitlines()[1:] if len(line) <= _LONGEST_LINE)
    return any(is_citation_line(line) and not _NUMBERED.match(line) for line in lines)
