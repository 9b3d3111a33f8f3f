"""Several references in one line or in one item of a list: `1. ... 2. ...`, `a) ...; b) ...`, `...; ...`

A text is divided only where what follows has a mark, or begins with people and has a year as what stands above has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from carcite.formats.pasted.references.editors import BEHIND
from carcite.formats.pasted.references.line_signs import YEAR
from carcite.formats.pasted.references.people import leading_people
from carcite.formats.pasted.references.signs import kind_of
from carcite.formats.pasted.references.wide import narrowed

_LINE = r"(?<=\n)[ *•|>]{0,6}"
_BEHIND = r"(?<=[.。．)\]>0-9/”\"*])"
_NUMBERS = (
    re.compile(rf"(?:{_LINE}|{_BEHIND}\s{{0,4}}|(?<=\s))\[(?P<number>[0-9]{{1,4}})\]\s{{0,4}}(?=[^\s\[\].,;)])"),
    re.compile(rf"(?:{_LINE}|{_BEHIND}\s{{1,4}})(?P<number>[0-9]{{1,4}})[.)]\s{{1,4}}(?=[^\W\d_a-z]|[“\"*(])"),
)
_FIRST = re.compile(r"\n[ *•|>]{0,6}\[?[0-9]{1,4}[\].)]\s{0,4}\S")
_NEXT_YEARS = 400  # characters in which a year follows the number
_LETTER = re.compile(r"(?:^|(?<=[;:.,)\]0-9]\s))\(?(?P<letter>[a-z])\)\s{1,4}(?=\S)")
_LONGEST_LEAD = 100  # characters in front of `a)`
_SEMICOLON = re.compile(r"(?:(?<=[0-9)\]])|(?<=[0-9)\]]\.))\s?;\s+(?=[^\W\d_a-z])")
_BOUNDARY = re.compile(r"(?:(?<=[^\W_]\.)|(?<=[0-9)\]][.,])|(?<=[0-9]))\s+(?=[^\W\d_a-z])")
_OPEN = re.compile(r"\b[Ii]n[: ][^0-9]{0,300}$")  # whose editors are being read
_DATE_BEHIND = re.compile(rf"[\s,.]{{0,3}}\((?:{YEAR.pattern})[a-z]?\)")
_LONGEST = 50_000  # characters of an item
_NAMES = 400  # characters that names can take
_LONGEST_REFERENCE = 1500  # characters
_FEWEST = 30  # characters of a reference
_MOST = 1000  # references in an item


def lines_at_numbers(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines of a list, numbered from 1, divided where the next number stands within one.

    >>> list(lines_at_numbers(["1. Doe J. Tea. 2010. 2. Roe A. Milk. 2011."]))
    [(1, '1. Doe J. Tea. 2010.'), (1, '2. Roe A. Milk. 2011.')]
    """
    cuts = list(_cuts("\n".join(["", *lines])))
    offset = 1
    for place, line in enumerate(lines, 1):
        inner = [cut - offset for cut in cuts if offset < cut < offset + len(line)] if cuts else []
        for start, end in pairwise([0, *inner, len(line)]):
            yield place, line[start:end].rstrip() if end < len(line) else line[start:]
        offset += len(line) + 1


def _cuts(text: str) -> Iterator[int]:
    """Yield where a reference begins within a line: at the number that follows the one above."""
    first = _FIRST.search(text)
    kind = next((kind for kind in _NUMBERS if first and kind.match(text, first.start() + 1)), None)
    last, held = 0, 0
    for mark in _marks(kind, text, first.start() + 1) if kind is not None and first is not None else ():
        number = int(mark["number"])
        is_first = _is_first(text, mark)
        if held and number != last + 1:
            continue
        if is_first or _begins_within(text, held, mark):
            last, held = number, mark.end()
            if not is_first:
                yield _start(mark)


def _marks(kind: re.Pattern[str], text: str, start: int) -> list[re.Match[str]]:
    """Return the numbers of a kind without those within lines that lines begin with, too."""
    marks = list(kind.finditer(text, start))
    at_lines = _numbers_of_lines(text, marks)
    return [mark for mark in marks if int(mark["number"]) not in at_lines or _is_first(text, mark)]


def _start(mark: re.Match[str]) -> int:
    """Return where a mark begins behind the white space in front of it."""
    return mark.end() - len(mark[0].lstrip())


def _is_first(text: str, mark: re.Match[str]) -> bool:
    """Return whether a number is the first of its line."""
    start = _start(mark)
    return not text[text.rfind("\n", 0, start) + 1 : start].strip(" *•|>")


def _numbers_of_lines(text: str, marks: list[re.Match[str]]) -> frozenset[int]:
    """Return the numbers that lines begin with, each of which has the one above or below it beside it."""
    numbers = [int(mark["number"]) for mark in marks if _is_first(text, mark)]
    return frozenset(number for pair in pairwise(numbers) if pair[1] == pair[0] + 1 for number in pair)


def _begins_within(text: str, start: int, mark: re.Match[str]) -> bool:
    """Return whether a reference begins at a number: one with a year ends there, and people and a year follow."""
    following = text[mark.end() : mark.end() + _NEXT_YEARS].replace("\n", " ")
    if not YEAR.search(text, start, mark.start()) or not YEAR.search(following):
        return False
    return not mark[0].rstrip().endswith(".") or leading_people(narrowed(following)) is not None


def references_in(text: str) -> list[str]:
    """Return the references of an item: one, or those that letters, semicolons or their people and years divide."""
    if len(text) > _LONGEST:
        return [text]
    return [
        one
        for lettered in _at_letters(text)
        for piece in _at_semicolons(lettered)
        for one in _at_people_and_years(piece)
    ]


def _at_letters(text: str) -> list[str]:
    """Divide an item at `a)`, `b)` and so on, if most of what they divide has a year."""
    starts: list[re.Match[str]] = []
    for mark in _LETTER.finditer(text):
        if mark["letter"] == chr(ord("a") + len(starts)):
            starts.append(mark)
    if len(starts) < 2 or starts[0].start() > _LONGEST_LEAD or YEAR.search(text, 0, starts[0].start()):
        return [text]
    ends = [*(mark.start() for mark in starts[1:]), len(text)]
    pieces = [text[mark.end() : end].rstrip(" ;") for mark, end in zip(starts, ends, strict=True)]
    dated = sum(YEAR.search(piece) is not None for piece in pieces)
    return pieces if 2 * dated > len(pieces) else [text]


def _at_semicolons(text: str) -> list[str]:
    """Divide an item where a reference ends at a semicolon, and what follows begins with people and is one, too."""
    places = [(0, 0)]
    for mark in _SEMICOLON.finditer(text):
        above, below = text[places[-1][1] : mark.start()], text[mark.end() : mark.end() + _LONGEST_REFERENCE]
        if _begins_with_people(below) and _is_whole(above, places):
            following = _SEMICOLON.search(below)
            if kind_of(below[: following.start()] if following else below) == "led":
                places.append((mark.start(), mark.end()))
    return _pieces(text, places)


def _at_people_and_years(text: str) -> list[str]:
    """Divide an item where one of `Family, G. (2010)` ends and another one begins."""
    if len(_DATE_BEHIND.findall(text)) < 2 or not _is_author_year(text):
        return [text]
    places = [(0, 0)]
    for mark in _BOUNDARY.finditer(text, _FEWEST):
        above = text[places[-1][1] : mark.start()]
        if _is_author_year(text[mark.end() : mark.end() + _NAMES]) and _is_whole(above, places):
            places.append((mark.start(), mark.end()))
    return _pieces(text, places)


def _is_whole(text: str, places: list[tuple[int, int]]) -> bool:
    """Return whether a text is a reference, and not one that ends within the editors of a book."""
    return len(places) < _MOST and len(text) > _FEWEST and not _OPEN.search(text) and kind_of(text) is not None


def _is_author_year(text: str) -> bool:
    """Return whether a text begins with people and a year in parentheses behind them."""
    head = text[:_NAMES]
    if not YEAR.search(head):
        return False
    plain = narrowed(head)
    people = leading_people(plain, bodies=False)
    return people is not None and _DATE_BEHIND.match(plain, people.end) is not None


def _begins_with_people(text: str) -> bool:
    """Return whether a text begins with people who are not editors."""
    head = narrowed(text[:_NAMES])
    people = leading_people(head, bodies=False)
    return people is not None and not BEHIND.match(head, people.end)


def _pieces(text: str, places: list[tuple[int, int]]) -> list[str]:
    ends = [*places, (len(text), len(text))]
    return [text[start:end].strip() for (_, start), (end, _) in pairwise(ends)]
