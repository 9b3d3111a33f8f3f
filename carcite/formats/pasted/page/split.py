"""Pages pasted one after another, taken apart where it is clear that another begins."""

from __future__ import annotations

from collections.abc import Sequence

from carcite.formats.citation_line import parse_citation_line
from carcite.formats.pasted.headings import Part, find_heading
from carcite.formats.pasted.identifiers import is_id_line
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.page.related import is_ordinal, unnumbered
from carcite.formats.pasted.page.related_start import is_prose
from carcite.formats.pasted.titles import title_language

_SITE_HEADERS = ("Suppr超能文献", "超能文献")
_LONGEST_HEAD = 40  # lines between a page's authors and its citation line
_FEWEST_FOR_ABSTRACT = 200  # characters


def split_pages(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each page. Another begins at the site's own header, or where a list of papers or an abstract ends
    and authors or affiliations stand above a citation line with an abstract below it; everything else is one page."""
    starts = [0]
    if sum(line.text in _SITE_HEADERS for line in lines) > 1:
        seen = False
        for index, line in enumerate(lines):
            if line.text in _SITE_HEADERS and seen:
                starts.append(index)
                seen = False
            seen = seen or line.is_citation
    else:
        seen = False
        for index, line in enumerate(lines):
            if not line.is_citation:
                continue
            if seen and (start := _head_start(lines, index)) is not None and start > starts[-1]:
                starts.append(start)
            seen = True
    return [list(lines[a:b]) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _head_start(lines: Sequence[Line], citation: int) -> int | None:
    """Where the head of a page with this citation line begins; None where it is not one."""
    below = lines[citation + 1] if citation + 1 < len(lines) else None
    if below is None or not _is_abstract(below.text):
        return None
    at = citation
    while at and citation - at < _LONGEST_HEAD and not _ends_page(lines[at - 1].text):
        at -= 1
    head = lines[at:citation]
    return at if any(map(_is_of_head, head)) else None


def _is_of_head(line: Line) -> bool:
    return line.is_authors or line.is_group or line.affiliation_weight >= 2


def _is_abstract(text: str) -> bool:
    heading = find_heading(text)
    if heading is not None:
        return heading.part is Part.ABSTRACT
    return len(text) >= (_FEWEST_FOR_ABSTRACT // 3 if title_language(text) else _FEWEST_FOR_ABSTRACT)


def _ends_page(text: str) -> bool:
    """Whether a line is of an abstract or of a list of papers, and so of the page before."""
    heading = find_heading(text)
    if heading is not None and heading.part is Part.RELATED:
        return True
    return is_prose(text) or is_ordinal(text) or is_id_line(text) or parse_citation_line(unnumbered(text)) is not None
