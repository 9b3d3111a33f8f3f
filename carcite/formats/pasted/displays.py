"""Which display a text was copied from: a mirror's page, a page of PubMed or PMC on the web, or neither."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carcite.formats.citation_line import is_citation_line
from carcite.values.language_detection import is_han

# Lines that only the mirrors print: their name, and their headings for affiliations and the citation line.
_MARKS = re.compile(r"^[ \t#*]{0,8}(?:(?:Suppr)?超能文献|[机機][构構]信息|出版信息)[ \t:\uff1a*]{0,8}$", re.MULTILINE)
# Their headings for lists of papers, which journals have, too.
_LISTS = re.compile(r"^[ \t#*]{0,8}(?:相似|引用本文的|本文引用的)文[献獻][ \t:\uff1a*]{0,8}$", re.MULTILINE)
# A listed paper, its date in numbers.
_LISTED = re.compile(r"[^\n]{0,120}[\w)]\. ?(?:19|20)[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}\.?[ \t\r]*")
_HAN_RUN, _HAN_REACH, _HAN_REST = 4, 40, 30  # signs of a paragraph in Chinese: in a row, before them, behind them
_PUBMED = re.compile(r"^\s*Authors? information:|^\s*Find articles by |^\s*PMID: [0-9]+ +\[", re.MULTILINE)
_NUMBERED = re.compile(r"\s*\[?[0-9]{1,6}[.:\]]\s")
_LONGEST_LINE = 500


def is_mirror_page(head: str) -> bool:
    """Whether the start of a text has a line that only a mirror's page has."""
    if _MARKS.search(head) is not None:
        return True
    lines = head.split("\n")
    if _LISTS.search(head) is not None and _has_citation_line(lines, least=0):
        return True
    end = max((number for number, line in enumerate(lines) if _stands_below(line)), default=0)
    return end > 0 and not _PUBMED.search(head) and _has_citation_line("\n".join(lines[:end]).splitlines(), least=1)


def _has_citation_line(lines: Sequence[str], *, least: int) -> bool:
    """Whether a citation line as NLM prints it, in Latin letters, is among the lines, `least` lines below the first."""
    near = (line for line in lines[least:] if len(line) <= _LONGEST_LINE and not any(map(is_han, line)))
    return any(is_citation_line(line) and not _NUMBERED.match(line) for line in near)


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


# --- pages of PubMed and PMC on the web ------------------------------------------------------------------------------

# Lines that only a page has: its citation line under the journal, its buttons, its line of identifiers.
_WEB_LINES = (
    r"\. (?:1[89]|20)\d\d\b(?! ,)", r"\. Author manuscript;", r"(?:Author )?Affiliations? ?(?:Expand|Collapse)[ \t]*$",
    r"PubMed Disclaimer[ \t]*$", r"PMC Disclaimer[ \t]*$", r"Published in final edited form as:",
    r"PMID: \d+ (?:PMCID: PMC\d+ .{0,40})?DOI: ?10\.", r"PMCID: PMC\d+ .{0,60}PMID: \d",
    r"PMID: \d+ ?(?:Free (?:PMC )?article|No abstract|Review)\.", r".{0,60}Copyright and License information",
    r"[*•-] +PMID: ?\d", r"\[Preprint\]\. (?:19|20)\d\d", r"PMID: ?\d+ Bookshelf ID:",
    r"Published online (?:19|20)\d\d [A-Z][a-z]{2}\b",
    r"Display Settings: ?(?:Abstract)?", r"Format: ?Abstract", r"Images from this publication",
)  # fmt: skip
_WEB = re.compile(rf"^[ \t]*(?:{'|'.join(_WEB_LINES)})", re.MULTILINE | re.IGNORECASE)
_BUTTONS = re.compile(r"^[ \t]*Cite[ \t]*\n\s*Share[ \t]*$", re.MULTILINE)  # of PubMed, and of publishers
_WEB_HEADINGS = re.compile(
    r"^[ \t]*(?:(?:PMID: ?\d+|PMCID: ?PMC\d+)[^\n]*\n\s*(?:Abstract|Affiliations?)[ \t]*$"
    r"|Affiliations?[ \t]*\n(?:[^\n]{1,400}\n){1,20}?[ \t]*PMID: ?\d)",
    re.MULTILINE,
)


def is_web_page(head: str) -> bool:
    """Whether the start of a text is a copy of a page of PubMed or PMC on the web, not of its text displays."""
    head = head.replace("\r\n", "\n")
    if _NUMBERED_RECORD.match(head) or _OTHER_SITE.search(head[:_TOP]):
        return False
    if _WEB.search(head) or _WEB_HEADINGS.search(head):
        return True
    return (_BUTTONS.search(head) is not None and "PMID" in head) or _is_plain_page(head)


_OTHER_SITE = re.compile(r"^[ \t]*Europe PMC[ \t]*$", re.MULTILINE)  # it shows PMC's lines below its own
_TOP = 1000  # characters of the menus of a site
_NUMBERED_RECORD = re.compile(r"\s*\d{1,6}[.:] +[^\n]{2,200}\. (?:1[5-9]|20)\d\d\b")
_PLAIN_HEADINGS = re.compile(
    r"^[ \t#]*(?:Abstract|Source|Author information|LinkOut - more resources|Publication [Tt]ypes, .*)[ \t]*$",
    re.MULTILINE,
)
_PMID_LINE = re.compile(r"^[ \t]*PMID: ?\d", re.MULTILINE)


def _is_plain_page(head: str) -> bool:
    """Whether a text is a page as PubMed showed it until 2020: a citation line first, and headings without a colon."""
    first = head.lstrip(" \t\r\n").partition("\n")[0]
    return (
        is_citation_line(first)
        and not first[:1].isdigit()
        and _PLAIN_HEADINGS.search(head) is not None
        and _PMID_LINE.search(head) is not None
    )
