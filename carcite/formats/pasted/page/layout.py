"""A page divided into its parts: its lines as title, authors, affiliations, abstracts, related papers.

The lines become sections, each under its heading; what stands above and below the citation line without one are two
sections more. Then the lines of each section are put to the parts of the page.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from carcite.formats.pasted.abstract_sections import is_label
from carcite.formats.pasted.heading_words import Part
from carcite.formats.pasted.headings import Heading, is_cut_heading, is_placeholder
from carcite.formats.pasted.lines import Line, divided
from carcite.formats.pasted.page.front import is_aside, is_figure, pick_titles, split_front
from carcite.formats.pasted.page.own_citation import citation_at, citation_index, with_citation_line
from carcite.formats.pasted.page.related_start import is_prose, related_start
from carcite.formats.pasted.publisher.menus import is_menu
from carcite.formats.pasted.statements import is_conflict_statement, is_rights
from carcite.values.identifiers import find_doi


@dataclass(slots=True)
class Section:
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
    related: list[Section] = field(default_factory=list)
    named: list[Section] = field(default_factory=list)
    rights: list[Line] = field(default_factory=list)
    unplaced: list[Line] = field(default_factory=list)

    def add(self, found: Mapping[Part | None, Sequence[Line]]) -> None:
        """Add lines of the head by the part they are; None are lines that belong to no part."""
        self.titles += found.get(Part.TITLE, ())
        self.authors += found.get(Part.AUTHORS, ())
        self.affiliations += found.get(Part.AFFILIATIONS, ())
        self.unplaced += found.get(None, ())

    def without_ids(self, lines: Sequence[Line]) -> list[Line]:
        """Take the identifiers out of the lines."""
        ids, others = divided(lines, lambda line: line.is_ids)
        self.ids += ids
        return others


_LONGEST_LISTED_TITLE = 400
_LISTS = (Part.KEYWORDS, Part.MESH, Part.TYPES)
_NOTES = (Part.CONFLICT, Part.NOTE)
_HEAD = (Part.FRONT, Part.CITATION, Part.AFFILIATIONS, Part.AUTHORS, Part.TITLE)


def divide(lines: Sequence[Line]) -> Page:
    """Return the parts of one page."""
    page = Page()
    sections = _sections(with_citation_line(lines), page)
    named = {section.heading.part for section in sections if section.lines}
    for section in sections:
        _divide_section(section, named, page)
    last = page.affiliations[-1] if page.affiliations and page.citation is None else None
    if last and last == lines[-1] and last.affiliation_weight < 2:  # a citation line that was cut off
        page.unplaced.append(page.affiliations.pop())
    return page


# --- sections ---------------------------------------------------------------------------------------------------------


def _sections(lines: Sequence[Line], page: Page) -> list[Section]:
    """Return the sections of the page; its citation line is put to the page, with the lines it was wrapped into."""
    sections = [Section(Heading(Part.FRONT))]
    own = citation_index(lines)
    below = 0
    for index, line in enumerate(lines):
        if index == own:
            page.citation, below = citation_at(lines, index)
            if sections[-1].heading.part in _HEAD:
                sections.append(Section(Heading(Part.BODY)))
        elif index >= below:
            _add_line(line, sections, page, last=index == len(lines) - 1)
    return sections


def _add_line(line: Line, sections: list[Section], page: Page, *, last: bool) -> None:
    """Add a line to the last section, or begin another with it."""
    section = sections[-1]
    heading = line.heading if line.heading and _is_heading_in(section, line.heading, page) else None
    if heading is None:
        cut = last and len(sections) > 1 and is_cut_heading(line.text)
        (page.unplaced if cut else section.lines).append(line)
    elif heading.part is Part.SITE:
        _add_line_of_site(line, section, page)
    else:
        sections.append(Section(heading, [Line(line.number, heading.rest)] if heading.rest else []))
        if heading.rest and heading.part in (*_LISTS, *_NOTES):  # below it the text goes on in which it stands
            sections.append(Section(section.heading))


def _add_line_of_site(line: Line, section: Section, page: Page) -> None:
    """Add a line of the site; all above the last line of its menus is of the site, too."""
    if section.heading.part is Part.FRONT and _FOOT_OF_MENUS.search(line.text):
        page.unplaced += section.lines
        section.lines.clear()
    page.unplaced.append(line)


_FOOT_OF_MENUS = re.compile("ICP备|侵权必究")


def _is_heading_in(section: Section, heading: Heading, page: Page) -> bool:
    """Whether a heading is one in this section: an abstract's own `Summary` and `Funding` are labels, not headings.

    In a list of papers such a word may be a title, and their values may be labelled; a few headings end the list.
    """
    within, part = section.heading.part, heading.part
    if within is Part.RELATED:
        return part in (Part.RELATED, Part.SITE) or (part in (*_LISTS, Part.ABSTRACT) and not heading.rest)
    if within not in (Part.ABSTRACT, Part.BODY) or not section.lines:
        return True
    if is_label(heading.words) and part in (Part.ABSTRACT, *_NOTES, Part.TITLE, Part.SITE):
        return heading.words.strip().rstrip(":： ").lower() in ("abstract", "摘要")
    return within is Part.BODY or page.citation is None or part not in (Part.CITATION, Part.TITLE)


# --- parts ------------------------------------------------------------------------------------------------------------


def _divide_section(section: Section, named: Collection[Part], page: Page) -> None:
    """Put the lines of a section to the parts of the page; `named` are the parts that have headings."""
    lines = section.lines
    match section.heading.part:
        case Part.FRONT | Part.TITLE:
            page.add(split_front(page.without_ids(lines), named))
        case Part.BODY:
            _divide_body(lines, page, headed=Part.ABSTRACT in named)
        case Part.RELATED:
            page.related.append(section)
        case Part.ABSTRACT:
            _divide_abstract(_above_related(lines, page), page)
        case Part.AUTHORS | Part.AFFILIATIONS:
            for line in page.without_ids(lines):
                page.add({_part_among_people(line, section.heading, page): [line]})
        case Part.CITATION:
            page.unplaced += page.without_ids(lines)
        case part:
            own = _above_related(lines, page)
            listed, prose = divided(own, lambda line: part in _NOTES or not is_prose(line.text))
            page.named.append(Section(section.heading, listed))
            _divide_abstract(prose, page)


def _part_among_people(line: Line, heading: Heading, page: Page) -> Part | None:
    """Return what a line is under a heading of authors or of affiliations; None if it is neither."""
    if is_aside(line):
        return None
    if heading.part is Part.AFFILIATIONS:
        of_authors = "作者" in heading.words or "author" in heading.words.lower()
        return Part.AUTHORS if of_authors and line.people and not page.authors else Part.AFFILIATIONS
    if line.affiliation_weight >= 2 and not line.is_authors:
        return Part.AFFILIATIONS
    return None if page.authors and not (line.is_authors or line.is_group) else Part.AUTHORS


def _divide_body(lines: Sequence[Line], page: Page, *, headed: bool) -> None:
    """Divide the lines without a heading below the citation line: abstracts, then related papers.

    Title, authors and affiliations come first if there are none above. If the abstract has a heading, words above
    it that are not a sentence are the site's.
    """
    if not page.authors and not page.affiliations and not page.abstracts:
        lines = lines[_take_head_below(lines, page) :]
    own = _above_related(lines, page)
    if headed and not page.titles and all(len(line.text) <= _LONGEST_OF_HEAD for line in own):
        asides, head = divided(page.without_ids(own), lambda line: is_prose(line.text))
        titles, over = pick_titles(head)
        ids, asides = divided(asides, lambda line: find_doi(line.text) is not None)
        page.ids += ids
        page.add({Part.TITLE: titles, None: [*asides, *over]})
        return
    menus, texts = divided(own, lambda line: headed and _is_menu(line))
    page.unplaced += menus
    _divide_abstract(texts, page)


_LONGEST_OF_HEAD = 150  # characters of a title below the citation line, above the heading of the abstract
_LONGEST_MENU = {"zh": 12, None: 40}
_STOPS = tuple(".。,，;；:：?？!！)）%")


def _is_menu(line: Line) -> bool:
    short = len(line.text) < _LONGEST_MENU.get(line.language, 0) and not line.text.endswith(_STOPS)
    return short and not line.is_ids and not is_label(line.text)


def _take_head_below(lines: Sequence[Line], page: Page) -> int:
    """Put a head below the citation line, as PubMed prints it, to the page; return how many lines it has."""
    above = lines[: 1 if page.titles else 3]  # the title stands where it has been read, and the authors are next
    names = next((i for i, line in enumerate(above) if line.is_authors and not is_label(line.text)), None)
    if names is None or any(len(line.text) > _LONGEST_LISTED_TITLE for line in lines[:names]):
        return 0
    asides, above = divided(lines[:names], is_aside)
    titles, over = pick_titles(above)
    end = names + 1
    while end < len(lines) and lines[end].affiliation_weight >= 2:
        end += 1
    page.add({Part.TITLE: titles, Part.AUTHORS: [lines[names]], None: [*asides, *over]})
    page.affiliations += lines[names + 1 : end]
    return end


def _above_related(lines: Sequence[Line], page: Page) -> Sequence[Line]:
    """Return the lines above the related papers that follow without a heading; these are put to the page."""
    start = related_start(lines, page.citation)
    if lines[start:]:
        page.related.append(Section(Heading(Part.RELATED), list(lines[start:])))
    return lines[:start]


def _without_foot(lines: Sequence[Line], page: Page) -> list[Line]:
    """Return the lines without the short ones from the first button on, which are put to the page."""
    buttons = (at for at, line in enumerate(lines) if at and is_menu(line.text) and not is_label(line.text))
    end = next(buttons, len(lines))
    foot, text = divided(lines[end:], _is_menu)
    page.unplaced += foot
    return [*lines[:end], *text]


def _divide_abstract(lines: Sequence[Line], page: Page) -> None:
    paragraphs: list[Line] = []
    for line in _without_foot(lines, page):
        if line.is_ids:
            page.ids.append(line)
        elif is_conflict_statement(line.text):
            page.named.append(Section(Heading(Part.CONFLICT), [line]))
        elif is_placeholder(line.text) or is_figure(line.text):
            page.unplaced.append(line)
        elif paragraphs and is_rights(line.text):
            page.rights.append(line)
        else:
            paragraphs.append(line)
    if paragraphs:
        page.abstracts.append(paragraphs)
