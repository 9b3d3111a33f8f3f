"""The signs of the lines of a publisher's page, by which affiliations are known among them.

A line has those that all lines have (`signs`), and others: institutions and countries in it, its mark among those
behind the authors' names, the authors and headings above it. A table of weights says how much each speaks for an
affiliation.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from carcite.formats.pasted.affiliations import ends_in_country, has_institution, is_institution_first
from carcite.formats.pasted.heading_words import Part
from carcite.formats.pasted.publisher.lines import PageLine, plain
from carcite.formats.pasted.publisher.people import OF_CORRESPONDENCE, is_of_an_author
from carcite.formats.pasted.publisher.signs import PageSigns, step
from carcite.values.name_tests import has_body_word
from carcite.values.names import Name, is_organisation

LONGEST = 2000  # characters of a line of affiliations
_NEAR = 5  # lines in which the mark before is looked for
_FAR = 15  # lines below an author
_BESIDE = 2  # lines below an affiliation
_LONG_WORD = 5  # letters
MARK = re.compile(
    r"(?:\d{1,2}\.\s+(?=\d))?[\s(\[*•▪]{0,3}"
    r"(?P<mark>a?\d{1,2}(?!\d)|[a-k](?=[)\]. A-ZÀ-Þ])|[*†‡§¶#]{1,2})[)\].:、．]{0,2}\s?(?=[^\W\d_]|\d{5})"
)
_MARK_ALONE = re.compile(r"[(\[•\s]{0,3}(?P<mark>\d{1,2}|[a-k]|[*†‡§¶])[)\].]{0,2}")
_BEHIND_NAMES = re.compile(
    r"(?<=[^\W\d_])[.)’]?[,*]?\s?[*(\[]?\s?(?P<marks>\d{1,2}(?:\s?[,，]\s?\d{1,2}){0,6})(?![\da-zß-ÿ/]|[.:-]\d)"
    r"|(?<=[^\W\d_])[\s(\[,]{1,2}(?P<letters>[a-k](?:\s?,\s?[a-k]){0,6})(?=[\s)\],;*]|$)"
)
_COMMA = re.compile(r"\s?[,，]\s?")
_PARTS = re.compile(r"[\s,;:()，；：（）]{1,3}")
_NOT_OF_AUTHORS = re.compile(
    rf"\b(?:{OF_CORRESPONDENCE}|editors?\b|edited|publish|conference|investigation)", re.IGNORECASE
)


class AffiliationSigns:
    """The signs of the lines of a page whose title is on the line `title`, and whose authors are known."""

    def __init__(self, page: PageSigns, title: int | None, authors: Sequence[Name]) -> None:
        self.page = page
        self.lines = page.lines
        self.title = title
        self.authors = [name for name in (plain(str(author)) for author in authors) if len(name) > 1]
        self.families = [plain(name.full_family or "") for name in authors if name.full_family]
        self.names = [sum(name in text for name in self.authors) for text in page.texts]
        self._marks = [self._find_mark(index) for index in range(len(page.lines))]

    @cached_property
    def marks(self) -> list[str]:
        """The marks behind the authors' names: `1` and those that follow, or `a`."""
        found: set[str] = set()
        for index, line in enumerate(self.lines):
            if self.names[index] or (line.people.marked and self._has_family(index)):
                for match in _BEHIND_NAMES.finditer(line.text):
                    found.update(_COMMA.split(match["marks"] or match["letters"]))
        return max((_in_order(first, found) for first in "1a"), key=len)

    @cached_property
    def headings(self) -> list[int]:
        """The lines that are headings of affiliations."""
        return [at for at, line in enumerate(self.lines) if _is_heading(line)]

    def _has_family(self, index: int) -> bool:
        return any(family in self.page.texts[index] for family in self.families)

    def _find_mark(self, index: int) -> str | None:
        match = MARK.match(self.lines[index].text)
        if match is None and index:
            match = _MARK_ALONE.fullmatch(self.lines[index - 1].text.strip())
        return match["mark"] if match else None

    def mark_of(self, index: int) -> str | None:
        """Return the mark that a line begins with, or that stands alone on the line above."""
        return self._marks[index]

    def candidates(self) -> Iterator[int]:
        """Yield the lines that are weighed."""
        for index, line in enumerate(self.lines):
            if len(line.text) <= LONGEST and not line.line.is_ids and any(map(str.isalpha, line.text)):
                yield index

    def of_line(self, index: int, last: int | None) -> Iterator[str]:
        """Yield the signs of a line; `last` is the line with the affiliation above it."""
        yield from self.page.of_line(index)
        yield from _words(self.lines[index])
        yield from self._mark(index)
        yield from self._people(index)
        yield from self._above(index, last)

    def _mark(self, index: int) -> Iterator[str]:
        mark = self._marks[index]
        if mark is None:
            yield "mark: none, others have" if self.marks else "mark: none"
            return
        if not self.marks:
            yield "mark: of no author"
        else:
            yield "mark: an author's" if mark in self.marks else "mark: another"
        before = (other for other in reversed(self._marks[max(0, index - _NEAR) : index]) if other not in (None, mark))
        last = next(before, None)
        if last is not None and mark == next_mark(last):
            yield "mark: the next"

    def _people(self, index: int) -> Iterator[str]:
        """Yield the signs of the authors on the line and above it."""
        if self.names[index]:
            yield f"names of authors: {step(self.names[index], (1, 2))}"
            yield from self._with_name(index)
        elif index and self.names[index - 1] and names_body(self.lines[index].text):
            yield "body between authors" if any(self.names[index + 1 : index + 2]) else "body below an author"
        above = next((count for count, names in enumerate(reversed(self.names[:index]), 1) if names), _FAR + 1)
        yield f"authors above: {step(above, (1, 2, 3, 5, 8, _FAR))}"

    def _with_name(self, index: int) -> Iterator[str]:
        """Yield whether a line with an author has an affiliation behind the name."""
        if self.lines[index].placed:
            yield "author with a place"
        elif self.page.texts[index].startswith(tuple(self.authors)) and names_body(self.lines[index].text):
            yield "author and body"

    def _above(self, index: int, last: int | None) -> Iterator[str]:
        """Yield how far above the line the title, a heading of affiliations and the last affiliation stand."""
        if self.title is not None:
            yield f"below the title: {step(index - self.title, (0, 1, 2, 3, 5, 8, 15, 30))}"
        heading = max((at for at in self.headings if at < index), default=None)
        if heading is not None:
            yield f"below heading of affiliations: {step(index - heading, (1, 2, 3, 5, 8, 15, 30))}"
        if last is None:
            yield "last: none"
            return
        yield f"last: {step(index - last, (1, 2, 3, 5, 8))}"
        if index - last <= _BESIDE:
            yield f"last ends in {_end_of(self.lines[last].text)}"


def next_mark(mark: str) -> str:
    """Return the mark that follows one: `2` follows `1`, and `b` follows `a`."""
    number = mark.lstrip("a")
    return f"{mark[: -len(number)]}{int(number) + 1}" if number.isdigit() else chr(ord(mark[0]) + 1)


def _in_order(first: str, marks: Collection[str]) -> list[str]:
    """Return the marks from the first on, as long as none is missing."""
    found: list[str] = []
    while first in marks:
        found.append(first)
        first = next_mark(first)
    return found


def _is_heading(line: PageLine) -> bool:
    heading = line.line.heading
    return heading is not None and heading.part is Part.AFFILIATIONS


def _end_of(text: str) -> str:
    if text.endswith((",", "，", "-")):
        return "a comma"
    return "a country" if ends_in_country(f" {text}") else "a word"


def names_body(text: str) -> bool:
    """Return whether a word of a text is an institution or another body."""
    return has_institution(text) or has_body_word(text.split()) or _names_organisation(text)


def _names_organisation(text: str) -> bool:
    """Return whether a part of a text is an organisation: `新潟北部農業研究センター`."""
    return any(map(is_organisation, filter(None, _PARTS.split(text))))


def _words(line: PageLine) -> Iterator[str]:
    """Yield what the words of a line say."""
    text, words, heading = line.text, line.text.split(), line.line.heading
    kinds = {
        "institution word": has_institution(text),
        "institution first": is_institution_first(text),
        "ends in a country": ends_in_country(f" {text}"),
        "body": has_body_word(words),
        "organisation": _names_organisation(text),
        "names with places": line.has_places,
        "not of authors": _NOT_OF_AUTHORS.search(text) is not None,
        "of an author": is_of_an_author(text),
        "affiliation": line.is_affiliation,
        "headed": heading is not None and heading.part is Part.AFFILIATIONS and bool(heading.rest),
    }
    yield from (f"word: {name}" for name, is_so in kinds.items() if is_so)
    small = sum(word[0].islower() and len(word) >= _LONG_WORD for word in words)
    yield f"small: {step(small / len(words), (0, 0.1, 0.25, 0.4, 0.6))}"
    yield f"commas: {step(text.count(',') + text.count('，'), (0, 1, 2, 3, 5))}"
