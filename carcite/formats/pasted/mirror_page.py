"""The marks of a PubMed mirror's page, for the rooms that must tell it from PubMed's own displays."""

from __future__ import annotations

import re

from carcite.formats.citation_line import is_citation_line
from carcite.values.language_detection import is_han

# Lines that only the mirrors print: their name, and their headings for affiliations, citation line and lists of papers.
_MARKS = re.compile(
    r"^[ \t#*]{0,8}(?:(?:Suppr)?超能文献|[机機][构構]信息|出版信息|(?:相似|引用本文的|本文引用的)文[献獻])"
    r"[ \t:\uff1a*]{0,8}$",
    re.MULTILINE,
)
# A listed paper, its date in numbers.
_LISTED = re.compile(r"[^\n]{0,120}[\w)]\. ?(?:19|20)[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}\.?[ \t\r]*")
_HAN_RUN, _HAN_REACH, _HAN_REST = 4, 40, 30  # signs of a paragraph in Chinese: in a row, before them, behind them
_PUBMED = re.compile(r"^\s*Authors? information:|^\s*PMID: [0-9]+ +\[", re.MULTILINE)
_NUMBERED = re.compile(r"\s*\[?[0-9]{1,6}[.:\]]\s")
_LONGEST_LINE = 500


def is_mirror_page(head: str) -> bool:
    """Whether the start of a text has a line that only a mirror's page has."""
    if _MARKS.search(head) is not None:
        return True
    lines = head.split("\n")
    end = max((number for number, line in enumerate(lines) if _stands_below(line)), default=0)
    if not end or _PUBMED.search(head):
        return False
    above = (line for line in "\n".join(lines[:end]).splitlines()[1:] if len(line) <= _LONGEST_LINE)
    return any(is_citation_line(line) and not _NUMBERED.match(line) for line in above)


def _stands_below(line: str) -> bool:
    """Whether a line is a listed paper or a paragraph in Chinese: what the mirrors print below a citation line."""
    if _LISTED.fullmatch(line):
        return True
    if line.isascii():
        return False
    row = 0
    for place, char in enumerate(line[: min(_HAN_REACH + _HAN_RUN, len(line) - _HAN_REST)]):
        row = row + 1 if is_han(char) else 0
        if row == _HAN_RUN:
            return len(line) - place > _HAN_REST
    return False
