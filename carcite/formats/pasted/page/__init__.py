"""Abstract pages: the text of a page that shows one paper, copied from a mirror of PubMed and pasted.

Such a page has, with or without headings: the title (often translated above the original), the authors with their
family names first, affiliations, one NLM citation line, the abstract in one or more languages, and lists of related
papers. There is no specification; the forms are those of the pages in `seeds/` and of the sites that print them, the
citation line is NLM's (`carcite.formats.citation_line`). Pages of journals' own sites are read by `pasted.publisher`.
Read only.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import IO

from carcite.errors import ReadError
from carcite.formats.base import Format
from carcite.formats.pasted.displays import is_mirror_page, is_web_page
from carcite.formats.pasted.headings import MIRROR_HEADINGS, bare_words, find_heading
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.nlm_references import reference_fields
from carcite.formats.pasted.page.citation import FORMAT_NAME, read_page
from carcite.formats.pasted.page.glued_lines import page_lines, unglued
from carcite.formats.pasted.page.split import split_pages
from carcite.formats.pasted.publisher import has_site_lines, is_publisher_page, read_publisher_page
from carcite.formats.pasted.publisher.labels import labelled_dates
from carcite.model import Citation
from carcite.notes import Note

_SNIFFED = 30_000  # characters
# How texts of other kinds begin: markup, JSON, entries, tagged lines.
_OTHER_START = re.compile(r"[\s\ufeff]*(?:[<{\[@%]|[A-Z][A-Z0-9]{1,3} {0,2}- )")
_OTHER_LINE = re.compile(
    r"^(?:PMID- |TY  - |@\w+\s*[{(]|Affiliations? ?Expand|Author information:|\. (?:19|20)[0-9]{2}\b"
    r"|\s{0,3}[0-9]{1,6}[.:] .*\. (?:1[89]|20)[0-9]{2}[ ;:.]"
    r"|PMID: [0-9]+ .*(?:PMCID|DOI): |PMCID: PMC\S+\s.*PMID: )",
    re.MULTILINE,
)
# PubMed's lists give the PMID right under the citation line, and its records and references end with it.
_PMID_BELOW = re.compile(r"[.;:][^\n]{0,200}\.[ \t]*\n\s{0,6}(?:PubMed )?PMID: ?[0-9]")
_PMID_ENDS = re.compile(r"\bPMID: ?[0-9]{1,8}(?: \[[^\]\n]{1,60}\])?\.?\Z")
_NUMBERED_START = re.compile(r"[\s\ufeff]*[\[(]?[0-9]{1,6}(?:[.:] +|[\])] *)[^\W\d_a-z]")  # a record of a list
_LONGEST_REFERENCE = 500
_EXPECTED = (
    "this is no abstract page: expected a citation line such as 'J Biol. 2024 May 3;12(4):5-9. doi: 10.1000/1.' "
    "with the title, authors and affiliations above it and the abstract below, or the page of a journal's site from "
    "its title to its abstract; a reference alone is read with -f references"
)


def sniff(text: str) -> bool:
    """Whether the text is an abstract page: a citation line or the mirrors' headings, and no PubMed display or file."""
    head = text[:_SNIFFED]
    if "\x00" in head or _OTHER_START.match(head):
        return False
    if is_mirror_page(head):
        return True
    top = "\n".join(itertools.takewhile(_is_own, head.splitlines()))
    if is_web_page(head) or _NUMBERED_START.match(head) or _OTHER_LINE.search(top) or _PMID_BELOW.search(top):
        return False
    lines = list(page_lines(head))
    if not _is_page(lines):
        return is_publisher_page(lines)
    return not (_PMID_ENDS.search(head.rstrip()[-200:]) and lines[0].is_citation)


def _is_own(text: str) -> bool:
    """Whether a line is not the heading of the references: the papers below are those that the page's own cites."""
    heading = find_heading(text.strip())
    return heading is None or heading.relation != "references" or bool(heading.rest)


def _is_page(lines: list[Line]) -> bool:
    if any(line.is_citation for line in lines):
        return True
    if len({bare_words(line.text) for line in lines if len(line.text) <= 30} & MIRROR_HEADINGS) >= 2:
        return True
    if any(_holds_citation(line) for line in lines):
        return True
    return _is_head(lines)


def _holds_citation(line: Line) -> bool:
    """Whether a line is a page pasted into one; but not a reference alone."""
    if not any(piece.is_citation for piece in unglued(line)):
        return False
    return len(line.text) > _LONGEST_REFERENCE or reference_fields(line.text, "") is None


def _is_head(lines: list[Line]) -> bool:
    """Whether authors and affiliations begin a text that ends there, cut off, or has a journal and a date below."""
    start = next((i for i, line in enumerate(lines[:3]) if line.people > 1), len(lines))
    below = lines[start + 1 : start + 100]
    end = next((i for i, line in enumerate(below) if line.affiliation_weight < 2), len(below))
    if end >= len(below) - 1:
        return end > 1
    line = below[end]
    return end > 0 and line.citation is not None and not any(True for _ in labelled_dates(line.text))


def read_stream(file: IO[str]) -> Iterator[Citation | Note]:
    """Yield the citation of each page in the text, with its notes. Raises ReadError if there is no page in it."""
    text = file.read()
    if not text.strip(" \t\r\n\ufeff"):
        raise ReadError("the text is empty; expected the text of an abstract page")
    if "\x00" in text[:8192]:
        raise ReadError("this is binary data; expected the text of an abstract page")
    lines = list(page_lines(text))
    mirrored = is_mirror_page(text[:_SNIFFED])
    if not mirrored and (not _is_page(lines) or (has_site_lines(lines) and is_publisher_page(lines))):
        read = list(read_publisher_page(lines, "#1"))
        if not read:
            raise ReadError(_EXPECTED)
        yield from read
        return
    for index, page in enumerate(split_pages(lines), 1):
        yield from read_page(page, f"#{index}", mirrored=mirrored)


FORMAT = Format(
    name=FORMAT_NAME,
    title="Abstract page (pasted text)",
    reference="pages of PubMed mirrors; citation lines as in NLM, Citing Medicine, 2nd edition",
    sniff=sniff,
    read_stream=read_stream,
)
read = FORMAT.read
