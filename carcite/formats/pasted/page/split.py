"""Pages pasted one after another, taken apart where it is clear that another begins."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from carcite.formats.pasted.heading_words import Part
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.page.related_start import is_prose

_SITE_HEADERS = ("Suppr超能文献", "超能文献")
_LONGEST_HEAD = 40  # lines between a page's authors and its citation line
_FEWEST_FOR_ABSTRACT = 200  # characters


def split_pages(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of each page. Another begins at the site's own header, or where a list of papers or an abstract
    ends and authors or affiliations stand above a citation line with an abstract below it.
    """
    headed = sum(line.text in _SITE_HEADERS for line in lines) > 1
    starts = [0, *(_site_headers(lines) if headed else _heads(lines))]
    return [list(lines[start:end]) for start, end in itertools.pairwise([*starts, len(lines)])]


def _site_headers(lines: Sequence[Line]) -> Iterator[int]:
    """Yield where the site's header stands below a citation line."""
    seen = False
    for index, line in enumerate(lines):
        if seen and line.text in _SITE_HEADERS:
            yield index
            seen = False
        seen = seen or line.is_citation


def _heads(lines: Sequence[Line]) -> Iterator[int]:
    """Yield where the heads of all pages but the first begin."""
    last = 0
    citations = [index for index, line in enumerate(lines) if line.is_citation]
    for index in citations[1:]:
        start = _head_start(lines, index)
        if start is not None and start > last:
            yield start
            last = start


def _head_start(lines: Sequence[Line], citation: int) -> int | None:
    """Return where the head of a page with this citation line begins; None if it is not a page's."""
    if citation + 1 == len(lines) or not _is_abstract(lines[citation + 1]):
        return None
    start = citation
    while start and citation - start < _LONGEST_HEAD and not _ends_page(lines[start - 1]):
        start -= 1
    return start if any(map(_is_of_head, lines[start:citation])) else None


def _is_of_head(line: Line) -> bool:
    return line.is_authors or line.is_group or line.affiliation_weight >= 2


def _is_abstract(line: Line) -> bool:
    if line.heading is not None:
        return line.heading.part is Part.ABSTRACT
    return len(line.text) >= (_FEWEST_FOR_ABSTRACT // 3 if line.language else _FEWEST_FOR_ABSTRACT)


def _ends_page(line: Line) -> bool:
    """Whether a line is of an abstract or of a list of papers, and so of the page above."""
    if line.heading is not None and line.heading.part is Part.RELATED:
        return True
    return is_prose(line.text) or line.is_ordinal or line.is_ids or line.listed is not None
