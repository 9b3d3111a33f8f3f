"""A page divided into its parts: its lines as title, authors, affiliations, abstracts, related papers."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from carcite.formats.citation_line import is_citation_line, parse_citation_line
from carcite.formats.pasted.headings import Heading, Part, find_heading, is_cut_heading, is_placeholder
from carcite.formats.pasted.identifiers import is_id_line
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.page.abstracts import is_label
from carcite.formats.pasted.page.front import is_aside, is_figure, pick_titles, split_front
from carcite.formats.pasted.page.glued_lines import unglued
from carcite.formats.pasted.page.related_start import is_prose, related_start
from carcite.formats.pasted.people import is_author_line
from carcite.formats.pasted.statements import is_conflict_statement, is_rights
from carcite.formats.pasted.titles import title_language


@dataclass(slots=True)
class Block:
    """The lines under one heading, or those above and below the citation line that have none."""

    heading: Heading
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """One page by its parts.

    `citation` is None if there is no citation line; `unplaced` are lines that belong to no part.
    """

    titles: list[Line] = field(default_factory=list)
    authors: list[Line] = field(default_factory=list)
    affiliations: list[Line] = field(default_factory=list)
    citation: Line | None = None
    ids: list[Line] = field(default_factory=list)
    abstracts: list[list[Line]] = field(default_factory=list)
    related: list[Block] = field(default_factory=list)
    named: list[Block] = field(default_factory=list)
    rights: list[Line] = field(default_factory=list)
    unplaced: list[Line] = field(default_factory=list)


_LONGEST_WRAP = 160
_LONGEST_LISTED_TITLE = 400
_UNHEADED = Heading(Part.RELATED)
_NOTES = (Part.CONFLICT, Part.NOTE)
_ONE_LINE = (Part.KEYWORDS, Part.MESH, Part.TYPES, *_NOTES)


def divide(lines: Sequence[Line]) -> Page:
    """The parts of one page."""
    page = Page()
    blocks = _blocks(_with_anchor(lines), page)
    named = {block.heading.part for block in blocks if block.lines}
    for block in blocks:
        if block.heading.part is Part.FRONT:
            _put(split_front(_without_ids(block.lines, page), named), page)
        elif block.heading.part is Part.BODY:
            _divide_body(block.lines, page, headed=Part.ABSTRACT in named)
        else:
            _divide_named(block, named, page)
    last = page.affiliations[-1] if page.affiliations and page.citation is None else None
    if last and last == lines[-1] and last.affiliation_weight < 2:  # a citation line that was cut off
        page.unplaced.append(page.affiliations.pop())
    return page


def _with_anchor(lines: Sequence[Line]) -> list[Line]:
    """The lines; where none is a citation line alone, one that was glued to its neighbours is cut out."""
    if any(_stands_alone(line.text) for line in lines):
        return list(lines)
    for index, line in enumerate(lines):
        pieces = unglued(line)
        if len(pieces) > 1:
            return [*lines[:index], *_cut_more(pieces), *lines[index + 1 :]]
    return list(lines)


def _stands_alone(text: str) -> bool:
    line = parse_citation_line(_without_heading(text))
    return line is not None and any(line[2:-1]) and len(line.rest) <= _LONGEST_REST


_LONGEST_REST = 60  # characters; more after a citation line is the abstract
_BODY_BEGINS = re.compile(
    r"(?<=[^\W\d_])\s*(?=(?:Departments?|Divisions?|Institutes?|Institut|School|Faculty|Laborator(?:y|ies)|Cent(?:er|re)|College"
    r"|From the|First|Second|State Key|Key Laboratory)\b)"
)
_SENTENCE = re.compile(r"(?<=[.。])\s*(?=[A-Z一-鿿])")


def _cut_more(pieces: Sequence[Line]) -> list[Line]:
    """What a glued line holds above its citation line, by its sentences: names, affiliations."""
    found: list[Line] = []
    seen = False
    for piece in pieces:
        if piece.is_citation:
            found.append(piece)
            seen = True
        else:
            parts = [piece.text] if seen else _SENTENCE.split(piece.text)
            if not seen and (body := _BODY_BEGINS.search(parts[0])) and is_author_line(parts[0][: body.start()]):
                parts[:1] = [parts[0][: body.start()], parts[0][body.end() :]]
            found += [Line(piece.number, part.strip()) for part in parts if part.strip()]
    return found


def _blocks(lines: Sequence[Line], page: Page) -> list[Block]:
    """The blocks of the page; its citation line is found on the way, with what it was wrapped into."""
    blocks = [Block(Heading(Part.FRONT))]
    at = 0
    anchor = _anchor_at(lines)
    while at < len(lines):
        line = lines[at]
        block = blocks[-1]
        if at == anchor:
            page.citation, at = _unwrapped(lines, at)
            if block.heading.part in (Part.FRONT, Part.CITATION, Part.AFFILIATIONS, Part.AUTHORS, Part.TITLE):
                blocks.append(Block(Heading(Part.BODY)))
            continue
        at += 1
        heading = _heading_here(line, block, cited=page.citation is not None)
        if heading is None and at == len(lines) and len(blocks) > 1 and is_cut_heading(line.text):
            page.unplaced.append(line)
        elif heading is None:
            block.lines.append(line)
        elif heading.part is Part.SITE:
            page.unplaced.append(line)
        else:
            blocks.append(Block(heading, [Line(line.number, heading.rest)] if heading.rest else []))
            if heading.rest and heading.part in _ONE_LINE:  # below it the text goes on in which it stands
                blocks.append(Block(block.heading))
    return blocks


def _heading_here(line: Line, block: Block, *, cited: bool) -> Heading | None:
    """The heading a line is where it stands: an abstract's own `Summary` and `Funding` are labels, not parts."""
    heading = line.heading
    if heading is None:
        return None
    inside = block.heading.part in (Part.ABSTRACT, Part.BODY) and block.lines
    if inside and is_label(heading.words) and heading.part in (Part.ABSTRACT, *_NOTES, Part.TITLE, Part.SITE):
        plain = heading.words.strip().rstrip(":： ").lower()
        return heading if plain in ("abstract", "摘要") else None
    if inside and heading.part in (Part.CITATION, Part.TITLE) and block.heading.part is Part.ABSTRACT and cited:
        return None
    if block.heading.part is Part.RELATED and heading.part not in (Part.RELATED, Part.SITE):
        # A related paper's title may be such a word and its values may be labelled; these can still end the list.
        return (
            heading
            if heading.part in (Part.KEYWORDS, Part.MESH, Part.TYPES, Part.ABSTRACT) and not heading.rest
            else None
        )
    return heading


def _anchor_at(lines: Sequence[Line]) -> int:
    """Where the page's own citation line stands; -1 where there is none. One of journal and date is the last choice."""
    part: Part | None = None
    bare = -1
    for index, line in enumerate(lines):
        heading = line.heading if len(line.text) <= 60 else None
        if heading is not None and heading.part is not Part.SITE:
            part = heading.part
            if not heading.rest:
                continue
        cited = parse_citation_line(_without_heading(line.text)) if part is not Part.RELATED else None
        if cited is not None and any(cited[2:-1]):
            return index
        inside = 0 < index < len(lines) - 1 and "-" not in line.text[-5:]
        if cited is not None and bare < 0 and (inside or part is Part.CITATION):
            bare = index
    return bare


def _without_heading(text: str) -> str:
    heading = find_heading(text)
    return heading.rest if heading is not None and heading.part is Part.CITATION and heading.rest else text


def _unwrapped(lines: Sequence[Line], at: int) -> tuple[Line, int]:
    """The citation line with the lines it was wrapped into, and where the reading goes on."""
    number, text = lines[at].number, lines[at].text
    text = _without_heading(text)
    end = at + 1
    while end < len(lines) and len(lines[end].text) <= _LONGEST_WRAP:
        more = lines[end].text
        if find_heading(more) is not None or is_citation_line(more) or is_id_line(more):
            break
        joined, before = parse_citation_line(f"{text} {more}"), parse_citation_line(text)
        if joined is None or before is None or joined.rest or (joined == before and not before.rest):
            break
        if joined.pages and joined.pages.is_literal and before.pages and not before.pages.is_literal:
            break  # the next line is words, which would become pages
        text = f"{text} {more}"
        end += 1
    return Line(number, text), end


# --- below it ---------------------------------------------------------------------------------------------------------


def _divide_body(lines: Sequence[Line], page: Page, *, headed: bool) -> None:
    """Lines without headings below the citation line: (title, authors, affiliations where none came before,)
    abstracts, and at the first line of a journal and a date the related papers. Where the abstract has a heading,
    words above it that are no sentences are the site's."""
    lines = list(lines)
    if not page.authors and not page.affiliations and not page.abstracts:
        lines = lines[_front_below(lines, page) :]
    start = related_start(lines, page.citation)
    menus = {line for line in lines[:start] if headed and _is_menu(line.text)}
    page.unplaced += sorted(menus)
    _divide_abstract([line for line in lines[:start] if line not in menus], page)
    _put_related(lines[start:], page)


_LONGEST_MENU = {"zh": 12, None: 40}
_STOPS = tuple(".。,，;；:：?？!！)）%")


def _is_menu(text: str) -> bool:
    short = len(text) < _LONGEST_MENU.get(title_language(text), 0) and not text.endswith(_STOPS)
    return short and not is_id_line(text) and not is_label(text)


def _put(found: Mapping[Part | None, list[Line]], page: Page) -> None:
    page.titles += found.get(Part.TITLE, [])
    page.authors += found.get(Part.AUTHORS, [])
    page.affiliations += found.get(Part.AFFILIATIONS, [])
    page.unplaced += found.get(None, [])


def _without_ids(lines: Sequence[Line], page: Page) -> list[Line]:
    """The lines that are no identifiers; those are put to the page."""
    page.ids += (line for line in lines if line.is_ids)
    return [line for line in lines if not line.is_ids]


def _front_below(lines: Sequence[Line], page: Page) -> int:
    """Read a head that stands below the citation line, as PubMed prints it; how many lines it has."""
    above = lines[: 1 if page.titles else 3]  # the title stands where it has been read, and the authors are next
    names = next((i for i, line in enumerate(above) if line.is_authors and not is_label(line.text)), None)
    if names is None or any(len(line.text) > _LONGEST_LISTED_TITLE for line in lines[:names]):
        return 0
    asides = [line for line in lines[:names] if is_aside(line.text)]
    titles, over = pick_titles([line for line in lines[:names] if line not in asides])
    end = names + 1
    while end < len(lines) and lines[end].affiliation_weight >= 2:
        end += 1
    _put(
        {
            Part.TITLE: titles,
            None: [*asides, *over],
            Part.AUTHORS: [lines[names]],
            Part.AFFILIATIONS: list(lines[names + 1 : end]),
        },
        page,
    )
    return end


def _divide_abstract(lines: Sequence[Line], page: Page) -> None:
    paragraphs: list[Line] = []
    for line in lines:
        if line.is_ids:
            page.ids.append(line)
        elif is_conflict_statement(line.text):
            page.named.append(Block(Heading(Part.CONFLICT), [line]))
        elif is_placeholder(line.text) or is_figure(line.text):
            page.unplaced.append(line)
        elif paragraphs and is_rights(line.text):
            page.rights.append(line)
        else:
            paragraphs.append(line)
    if paragraphs:
        page.abstracts.append(paragraphs)


# --- under headings ---------------------------------------------------------------------------------------------------


def _divide_named(block: Block, named: Collection[Part], page: Page) -> None:
    """Lines under a heading are what it says, but for what is plainly something else."""
    match block.heading.part:
        case Part.RELATED:
            page.related.append(block)
        case Part.ABSTRACT:
            start = related_start(block.lines, page.citation)
            _divide_abstract(block.lines[:start], page)
            _put_related(block.lines[start:], page)
        case Part.AUTHORS | Part.AFFILIATIONS as part:
            of_authors = "作者" in block.heading.words or "author" in block.heading.words.lower()
            for line in _without_ids(block.lines, page):
                if is_aside(line.text):
                    page.unplaced.append(line)
                elif part is Part.AFFILIATIONS and of_authors and line.people and not page.authors:
                    page.authors.append(line)
                elif part is Part.AUTHORS and line.affiliation_weight >= 2 and not line.is_authors:
                    page.affiliations.append(line)
                elif part is Part.AUTHORS and page.authors and not (line.is_authors or line.is_group):
                    page.unplaced.append(line)
                else:
                    _put({part: [line]}, page)
        case Part.TITLE:
            _put(split_front(_without_ids(block.lines, page), named), page)
        case Part.CITATION:
            page.unplaced += _without_ids(block.lines, page)
        case Part.KEYWORDS | Part.MESH | Part.TYPES | Part.CONFLICT | Part.NOTE:
            start = related_start(block.lines, page.citation)
            listed = [line for line in block.lines[:start] if block.heading.part in _NOTES or not is_prose(line.text)]
            page.named.append(Block(block.heading, listed))
            _divide_abstract([line for line in block.lines[:start] if line not in listed], page)
            _put_related(block.lines[start:], page)
        case _:
            page.named.append(block)


def _put_related(lines: Sequence[Line], page: Page) -> None:
    if lines:
        page.related.append(Block(_UNHEADED, list(lines)))
