"""Divide a pasted list into its references: numbered, with bullets, one a paragraph, one a line, or wrapped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from carcite.formats.pasted.lines import Line, numbered
from carcite.formats.pasted.references.line_signs import YEAR
from carcite.formats.pasted.references.people import leading_people
from carcite.formats.pasted.references.wrapped import beginnings

_HEADING = re.compile(
    r"(?:</?\w{1,6}\s?/?>|[#*=_\s-])*(?:(?:list of |full |cited |selected |the )?references?(?: list| cited)?"
    r"|bibliography|literature(?: cited)?|works cited"
    r"|notes and references|参考文献|参考文獻|引用文献|참고문헌"
    r"|literatur(?:verzeichnis)?|références|bibliographie|refer[eê]ncias(?: bibliográficas)?|bibliograf[ií]a"
    r"|(?:список )?литератур[аы])"
    r"(?:</?\w{1,6}\s?/?>|[#*:：=_\s-])*(?:\([0-9]+\))?",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"(?:>\s?)+")
_BULLET = re.compile(r"[*•·▪●○◦‣–.-]\s+(?=\S)|[•·▪●]")
_MARKED_HEADING = re.compile(r"#{1,6}\s[^\n]{1,100}")  # of Markdown
_NUMBER = re.compile(
    r"(?:[\[［【](?P<square>[0-9]{1,4})[\]］】]|[(（](?P<round>[0-9]{1,4})[)）]|(?P<plain>[0-9]{1,4})(?:[.)、．:]\s+|\s?\|\s?"
    r"|[.)](?=[^\W\d_])|\t))\s*"
)
_NUMBER_ALONE = re.compile(r"[\[［【]?[(（]?(?P<number>[0-9]{1,4})[.)\]、）］】]*")
_BARE_NUMBER = re.compile(r"(?:\^|<sup>)?(?P<bare>[0-9]{1,4})(?:\^|</sup>)?\s*(?=[^\W\d_]|[“\"*,\[<])")
_ESCAPED = re.compile(r"\\([\[\]().])")  # as Markdown writes them
_ENDS = re.compile(r"(?:[.。．)\]\"”’0-9*_]|/\S*|https?://\S+)$")


class Block(NamedTuple):
    """The lines of one reference, without number and bullet, joined to one text.

    `line`: the number of the first of them; `lines`: how many they are; `doubtful`: the number of one of which it is
    doubtful whether a reference begins in it.
    """

    line: int
    text: str
    lines: int = 1
    doubtful: int | None = None


class Divided(NamedTuple):
    """The references of a text, and the lines that are headings."""

    blocks: list[Block]
    headings: list[Line]


class _Marked(NamedTuple):
    """A line without its marks: the number in front of it, whether it has a bullet, whether a blank line is above.

    `kind`: the form of the number; `whole`: the text with the number, for a line that does not begin a reference;
    `indent`: the white space in front of it.
    """

    line: Line
    number: int | None
    bullet: bool
    fresh: bool
    kind: str = ""
    whole: str = ""
    indent: int = 0

    @property
    def as_printed(self) -> str:
        """The text with the number."""
        return self.whole or self.line.text


def divide(text: Iterable[str]) -> Divided:
    """Divide a text into references, in order."""
    headings: list[Line] = []
    marked: list[_Marked] = []
    last = 0
    raw = list(text)
    for line in numbered(raw):
        fresh = line.number > last + 1
        last = line.number
        if _HEADING.fullmatch(line.text) or (_MARKED_HEADING.fullmatch(line.text) and not YEAR.search(line.text)):
            headings.append(line)
        elif (one := _unmarked(line, fresh)) is not None:
            above = raw[line.number - 1]
            marked.append(one._replace(indent=len(above) - len(above.lstrip())))
    marked = _with_bare_numbers(marked)
    begins = _sign_of_beginning(marked)
    if begins is not None:
        return Divided(list(_joined(marked, begins)), headings)
    return Divided(list(_joined_as_wrapped(marked)), headings)


def _sign_of_beginning(marked: list[_Marked]) -> Callable[[_Marked, _Open], bool] | None:
    """Return what shows where references begin: numbers, bullets, blank lines; None if there are no such marks."""
    bullets = marked[:1] != [] and marked[0].bullet
    if not (bullets and marked[0].number is None) and _is_counted(marked):
        kind = next(one.kind for one in marked if one.number is not None)
        return lambda one, open_one: _is_next_number(one, open_one, kind)
    if bullets or sum(one.bullet for one in marked) > 1:
        return _has_bullet
    paragraphs = sum(one.fresh for one in marked)
    if 1 < paragraphs < len(marked) - 1 <= paragraphs * 6:
        return _begins_paragraph
    return None


def _is_counted(marked: list[_Marked]) -> bool:
    """Return whether the numbers at the beginning of lines count them, and are not those of wrapped lines."""
    numbers = [one.number for one in marked if one.number is not None]
    if marked and marked[0].number is not None:
        return True
    last, following = (numbers[0], 0) if numbers else (0, 0)
    for number in numbers[1:]:
        if number == last + 1:
            last, following = number, following + 1
    return following > 0 and 2 * (following + 1) >= len(numbers)


def _unmarked(line: Line, fresh: bool) -> _Marked | None:
    """Return a line without quote marks, bullet and number; None for one that has nothing else but decoration."""
    text = _QUOTE.sub("", line.text, count=1) if line.text.startswith(">") else line.text
    text = _ESCAPED.sub(r"\1", text) if "\\" in text else text
    text = text.removeprefix("|").removesuffix("|").strip()  # the edges of a table
    bullet = _BULLET.match(text)
    text = text[bullet.end() :].strip() if bullet else text.strip()
    if alone := _NUMBER_ALONE.fullmatch(text):
        return _Marked(line.with_text(""), int(alone["number"]), bullet is not None, fresh, "alone", text)
    number = _NUMBER.match(text)
    if not number or YEAR.fullmatch(number[0].strip(" .)[](（）［］【】\t")):
        return _Marked(line.with_text(text), None, bullet is not None, fresh) if any(map(str.isalnum, text)) else None
    bare, kind = text[number.end() :], str(number.lastgroup)
    if not any(map(str.isalnum, bare)):
        return None
    return _Marked(line.with_text(bare), int(number[kind]), bullet is not None, fresh, kind, text)


def _with_bare_numbers(marked: list[_Marked]) -> list[_Marked]:
    """Return the lines with the numbers that nothing but white space divides from the text, if they count them."""
    if not marked or any(one.number is not None for one in marked[:1]):
        return marked
    counted: list[_Marked] = []
    last: int | None = None
    for one in marked:
        number = _BARE_NUMBER.match(one.whole or one.line.text)
        if number and _counts(number, last):
            last = int(number["bare"])
            text = number.string[number.end() :]
            one = one._replace(line=one.line.with_text(text), number=last, kind="bare", whole=number.string)
        elif last is None:
            return marked
        counted.append(one)
    return counted if sum(one.kind == "bare" for one in counted) > 1 else marked


def _counts(number: re.Match[str], last: int | None) -> bool:
    """Return whether a bare number follows the last one, or can be the first, with which a list begins."""
    value = int(number["bare"])
    return value == last + 1 if last is not None else value == 1 or not number.string[number.end()].islower()


class _Open(NamedTuple):
    """The reference that is being read: its lines, whether one has a year, and the number of the last one."""

    lines: list[str]
    dated: bool = False
    number: int | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it has a year, and ends as references end."""
        return self.dated and _ENDS.search(self.lines[-1][-200:].rstrip()) is not None


def _is_next_number(one: _Marked, open_one: _Open, kind: str) -> bool:
    """Return whether a numbered reference begins: its number follows, or is higher and the one above is whole."""
    if one.number is None or one.kind not in (kind, "alone"):
        return _is_apart(one, open_one)
    if open_one.number is None or one.number == open_one.number + 1:
        return True
    people = one.kind == "alone" or leading_people(one.line.text) is not None
    return open_one.is_whole and people and (one.number <= 1 or open_one.number < one.number <= open_one.number + 50)


def _has_bullet(one: _Marked, open_one: _Open) -> bool:
    return one.bullet or _is_apart(one, open_one)


def _is_apart(one: _Marked, open_one: _Open) -> bool:
    """Return whether a reference without a mark begins below a blank line, in a list with marks."""
    return one.fresh and open_one.is_whole and YEAR.search(one.line.text) is not None


def _begins_paragraph(one: _Marked, open_one: _Open) -> bool:
    """Return whether a reference begins below a blank line, in a list with a paragraph for each."""
    return one.fresh and (open_one.is_whole or not one.line.text[:1].islower())


def _joined_as_wrapped(marked: list[_Marked]) -> Iterator[Block]:
    """Yield the references of a list without marks."""
    starts = beginnings(
        [one.as_printed for one in marked], [one.indent for one in marked], [one.fresh for one in marked]
    )
    begun = {marked[start.place].line.number for start in starts}
    for start, block in zip(starts, _joined(marked, lambda one, _: one.line.number in begun), strict=True):
        yield block if start.doubtful is None else block._replace(doubtful=marked[start.doubtful].line.number)


def _joined(marked: list[_Marked], begins: Callable[[_Marked, _Open], bool]) -> Iterator[Block]:
    first = 0
    held = _Open([])
    for one in marked:
        starts = not held.lines or begins(one, held)
        if held.lines and starts:
            yield Block(first, " ".join(held.lines), len(held.lines))
            held = _Open([], number=held.number)
        text = one.line.text if starts or not one.whole else one.whole
        if not held.lines:
            first = one.line.number
        number = one.number if starts and one.number is not None else held.number
        held = _Open(_added(held.lines, text), held.dated or YEAR.search(text) is not None, number)
    if held.lines:
        yield Block(first, " ".join(held.lines), len(held.lines))


def _added(lines: list[str], text: str) -> list[str]:
    if text:
        lines.append(text)
    return lines
