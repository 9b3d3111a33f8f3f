"""A line of pasted text, and what it is: each property is computed once, however often readers ask."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, islice
from unicodedata import normalize

from carcite.formats.citation_line import CitationLine, parse_citation_line
from carcite.formats.pasted.affiliations import affiliation_weight
from carcite.formats.pasted.heading_words import Part, words_for
from carcite.formats.pasted.headings import Heading, find_heading
from carcite.formats.pasted.identifiers import is_id_line
from carcite.formats.pasted.people import count_people, is_author_line, is_group
from carcite.formats.pasted.titles import title_language

_LONGEST_CITATION = 600  # characters
_DOI_BEHIND = re.compile(r"(?<=\d) DOI:? 10\.")  # 264-275 DOI 10.3238/tea
_MOST_WORDS_OF_PAGES = 4  # more are the text that a column beside it lost
_CITE = re.compile(rf"(?:{'|'.join(map(re.escape, words_for(Part.CITE)))})\s?[:：]\s?", re.IGNORECASE)
_RECEIVED = re.compile("|".join(map(re.escape, words_for(Part.RECEIVED))), re.IGNORECASE)
_ORDINAL = re.compile(r"[\[(]?[0-9]{1,4}[\])]?[.、)]?")
_IN_FRONT = re.compile(r"(?:\[[0-9]{1,4}\]|\([0-9]{1,4}\)|[0-9]{1,4}[.、)])\s*(?=\S)|[•·●▪*-]\s+(?=\S)")


@dataclass(frozen=True, order=True)
class Line:
    """A line of the text: its number (from 1), and its text; readers that know no indentation strip it."""

    number: int
    text: str

    def with_text(self, text: str) -> Line:
        """Return the line with another text, of which the properties are computed anew."""
        return replace(self, text=text)

    @cached_property
    def heading(self) -> Heading | None:
        """The heading the line is, or begins with."""
        return find_heading(self.text)

    @cached_property
    def citation(self) -> CitationLine | None:
        """The parts of the citation line it is; a journal and a date are enough, not the date of receipt."""
        if len(self.text) > _LONGEST_CITATION or _RECEIVED.match(self.text) or "ISSN:" in self.text:
            return None
        text = _DOI_BEHIND.sub(". doi: 10.", self.text)
        found = parse_citation_line(text[cite.end() :] if (cite := _CITE.match(text)) else text)
        return None if found is None or len(str(found.pages or "").split()) > _MOST_WORDS_OF_PAGES else found

    @property
    def is_citation(self) -> bool:
        """Whether it is a citation line that says more than journal and date."""
        return self.citation is not None and any(self.citation[2:-1])

    @property
    def is_ordinal(self) -> bool:
        """Whether it is the number of a paper in a list and nothing else: `1`, `[2]`, `3.`"""
        return _ORDINAL.fullmatch(self.text) is not None

    @cached_property
    def unnumbered(self) -> str:
        """The text without the number or bullet in front of it."""
        match = _IN_FRONT.match(self.text)
        return self.text[match.end() :] if match else self.text

    @property
    def is_numbered(self) -> bool:
        """Whether a number or bullet is in front of it."""
        return self.unnumbered != self.text

    @cached_property
    def listed(self) -> CitationLine | None:
        """The parts of the citation line behind a number or bullet."""
        return parse_citation_line(self.unnumbered)

    @cached_property
    def is_ids(self) -> bool:
        """Whether it is identifiers and little else."""
        return is_id_line(self.text)

    @cached_property
    def is_authors(self) -> bool:
        """Whether it is a list of names, or one name."""
        return is_author_line(self.text)

    @cached_property
    def people(self) -> int:
        """How many people it lists; 0 if it is not a list of names, or as good an affiliation."""
        return count_people(self.text)

    @cached_property
    def is_group(self) -> bool:
        """Whether it is the name of a body that wrote a paper."""
        return is_group(self.text)

    @cached_property
    def affiliation_weight(self) -> int:
        """How much speaks for an affiliation; 2 and more is enough."""
        return affiliation_weight(self.text)

    @cached_property
    def language(self) -> str | None:
        """The language its script shows: `zh`, `ja`, `ko`, ...; None for Latin script."""
        return title_language(self.text)


# Spaces of other widths, which copied text has in place of a space; spaces without width are left out.
_SPACES = dict.fromkeys(map(ord, "\xa0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"), " ")
_SPACES |= dict.fromkeys(map(ord, "\u200b\u2060\ufeff"), "")
_QUOTED = re.compile(r"\s{0,3}(?:>\s?){1,9}")
_LINES_LOOKED_AT = 200


def plain_lines(texts: Iterable[str]) -> Iterator[str]:
    """Yield the lines with plain spaces and composed letters, and without the `>` of mails and Markdown.

    PDF files have letters and accents apart, and the accent of an `i` above one without its dot.
    """
    lines = iter(texts)
    first = list(islice(lines, _LINES_LOOKED_AT))
    is_quoted = all(_QUOTED.match(line) for line in first if line.strip())
    for line in chain(first, lines):
        text = line if line.isascii() else _composed(line.translate(_SPACES))
        yield _QUOTED.sub("", text, count=1) if is_quoted else text


def _composed(text: str) -> str:
    return normalize("NFC", text).replace("\u0131\u0301", "\u00ed")


def numbered(texts: Iterable[str]) -> Iterator[Line]:
    """Yield the lines that are not blank, stripped of white space, with their numbers."""
    for number, raw in enumerate(texts, 1):
        if text := raw.strip(" \t\r\n"):
            yield Line(number, text)


def divided(lines: Iterable[Line], fits: Callable[[Line], bool]) -> tuple[list[Line], list[Line]]:
    """Return the lines that fit and those that do not, each in order."""
    found: tuple[list[Line], list[Line]] = ([], [])
    for line in lines:
        found[not fits(line)].append(line)
    return found
