"""Pages pasted one after another, taken apart where it is clear that another begins."""

from __future__ import annotations

from collections.abc import Sequence

from carcite.formats._citation_line import is_citation_line, parse_citation_line
from carcite.formats.page.headings import Part, find_heading
from carcite.formats.page.kinds import affiliation_weight, is_author_line, split_names
from carcite.formats.page.lines import Line

_SITE_HEADERS = ("Suppr超能文献", "超能文献")
_LONGEST_HEAD = 40  # lines between a page's authors and its citation line
_FEWEST_FOR_ABSTRACT = 200  # characters


def split_pages(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each page. Another begins at the site's own header, or at authors (with affiliations) that stand
    above a citation line with an abstract below it; everything else is one page."""
    starts = [0]
    if sum(line.text in _SITE_HEADERS for line in lines) > 1:
        seen = False
        for index, line in enumerate(lines):
            if line.text in _SITE_HEADERS and seen:
                starts.append(index)
                seen = False
            seen = seen or is_citation_line(line.text)
    else:
        seen = False
        for index, line in enumerate(lines):
            if not is_citation_line(line.text):
                continue
            if seen and (start := _head_start(lines, index)) is not None and start > starts[-1]:
                starts.append(start)
            seen = True
    return [list(lines[a:b]) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _head_start(lines: Sequence[Line], citation: int) -> int | None:
    """Where the head of a page with this citation line begins; None where it is not one."""
    below = lines[citation + 1] if citation + 1 < len(lines) else None
    if below is None or len(below.text) < _FEWEST_FOR_ABSTRACT or find_heading(below.text) is not None:
        return None
    at = citation - 1
    while at > max(0, citation - _LONGEST_HEAD) and affiliation_weight(lines[at].text) >= 2:
        at -= 1
    if at < 1 or not is_author_line(lines[at].text) or len(split_names(lines[at].text)[0]) < 2:
        return None
    # Titles lead the authors; before them ends a list of papers or an abstract.
    start = at
    while start and at - start < 2 and _is_title_above(lines[start - 1]):
        start -= 1
    return start


def _is_title_above(line: Line) -> bool:
    heading = find_heading(line.text)
    return (
        (heading is None or heading.part is not Part.RELATED)
        and len(line.text) <= _FEWEST_FOR_ABSTRACT * 2
        and parse_citation_line(line.text) is None
    )
