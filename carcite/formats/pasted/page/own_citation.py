"""The citation line of the page itself: which line it is, and the lines it was wrapped into or glued to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from carcite.formats.citation_line import CitationLine, parse_citation_line
from carcite.formats.pasted.heading_words import Part
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.page.glued_lines import unglued
from carcite.formats.pasted.people import is_author_line

_LONGEST_WRAP = 160
_LONGEST_REST = 60  # characters; more after a citation line is the abstract
_LONGEST_HEADING = 60
_BODY_BEGINS = re.compile(
    r"(?<=[^\W\d_])\s*(?=(?:Departments?|Divisions?|Institutes?|Institut|School|Faculty|Laborator(?:y|ies)|Cent(?:er|re)|College"
    r"|From the|First|Second|State Key|Key Laboratory)\b)"
)
_SENTENCE = re.compile(r"(?<=[.。])\s*(?=[A-Z一-鿿])")


def with_citation_line(lines: Sequence[Line]) -> list[Line]:
    """Return the lines; if no line is a citation line alone, the first that holds one is divided around it."""
    if any(_stands_alone(line) for line in lines):
        return list(lines)
    for index, line in enumerate(lines):
        pieces = unglued(line)
        if len(pieces) > 1:
            return [*lines[:index], *_divided_above(pieces), *lines[index + 1 :]]
    return list(lines)


def _stands_alone(own: Line) -> bool:
    line = parse_citation_line(_without_heading(own))
    return line is not None and any(line[2:-1]) and len(line.rest) <= _LONGEST_REST


def _divided_above(pieces: Sequence[Line]) -> Iterator[Line]:
    """Yield the pieces of a line, those above the citation line by their sentences: names, affiliations."""
    seen = False
    for piece in pieces:
        seen = seen or piece.is_citation
        parts = [piece.text] if seen else _SENTENCE.split(piece.text)
        if not seen and (body := _BODY_BEGINS.search(parts[0])) and is_author_line(parts[0][: body.start()]):
            parts[:1] = [parts[0][: body.start()], parts[0][body.end() :]]
        yield from (Line(piece.number, part.strip()) for part in parts if part.strip())


def citation_index(lines: Sequence[Line]) -> int | None:
    """Return the index of the page's own citation line; None if there is none.

    A line of journal and date alone is the last choice; it is not the first or the last line, or has a heading.
    """
    bare = None
    for index, part, cited in _citation_lines(lines):
        if any(cited[2:-1]):
            return index
        inside = 0 < index < len(lines) - 1 and "-" not in lines[index].text[-5:]
        if bare is None and (inside or part is Part.CITATION):
            bare = index
    return bare


def _citation_lines(lines: Sequence[Line]) -> Iterator[tuple[int, Part | None, CitationLine]]:
    """Yield the citation lines outside lists of related papers, each with its index and the part it stands under."""
    part: Part | None = None
    for index, line in enumerate(lines):
        heading = line.heading if len(line.text) <= _LONGEST_HEADING else None
        if heading is not None and heading.part is not Part.SITE:
            part = heading.part
            if not heading.rest:
                continue
        if part is not Part.RELATED and (cited := parse_citation_line(_without_heading(line))) is not None:
            yield index, part, cited


def _without_heading(line: Line) -> str:
    heading = line.heading
    return heading.rest if heading is not None and heading.part is Part.CITATION and heading.rest else line.text


def citation_at(lines: Sequence[Line], index: int) -> tuple[Line, int]:
    """Return the citation line with the lines it was wrapped into, and the index of the line below them."""
    text = _without_heading(lines[index])
    end = index + 1
    while end < len(lines) and _goes_on(text, lines[end]):
        text = f"{text} {lines[end].text}"
        end += 1
    return Line(lines[index].number, text), end


def _goes_on(cited: str, below: Line) -> bool:
    """Whether a citation line goes on in the line below: it says more with it, and all that it says is understood."""
    if len(below.text) > _LONGEST_WRAP or below.heading is not None or below.is_citation or below.is_ids:
        return False
    before, joined = parse_citation_line(cited), parse_citation_line(f"{cited} {below.text}")
    if before is None or joined is None or joined.rest or (joined == before and not before.rest):
        return False
    return not _has_literal_pages(joined) or _has_literal_pages(before) or not _has_locator(before)


def _has_locator(cited: CitationLine) -> bool:
    return bool(cited.pages or cited.article_number)


def _has_literal_pages(cited: CitationLine) -> bool:
    """Whether what stands in the place of pages is words."""
    return cited.pages is not None and cited.pages.is_literal
