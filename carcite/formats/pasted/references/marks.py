"""The lines of a pasted list without the marks in front of them: quote marks, bullets, numbers, the edges of tables."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.references.line_signs import YEAR, goes_on
from carcite.formats.pasted.references.list_headings import is_heading
from carcite.formats.pasted.references.several import lines_at_numbers
from carcite.formats.pasted.references.web_labels import is_links, without_links

# In front of all lines of a comment in a program; a star can be a bullet, unless it also stands alone.
_COMMENT = re.compile(r"\s{0,12}(?P<mark>#+'?|//+!?|;+|%+|\*)(?=\s|$)")
_QUOTE = re.compile(r" {0,4}(?:>\s?)+")
_BULLET = re.compile(
    r"[*•·▪●○◦‣►■◆❖✦➢➤→✓✔□⁃\uf0b7\uf0a7\uf0d8]\s+(?=\S)|[–.-]\s+(?=[^\s–—-]|[–—-]{2})"
    r"|\+\s+(?=[^\s0-9])|[•·▪●►・]|#\.\s+(?=\S)|<(?:li|p|dd)\b[^<>]{0,100}>\s*(?=\S)"
)
_TAGS = re.compile(r"(?:</?[a-z]{1,10}(?:\s[^<>]{0,200})?>\s*){1,9}")  # and nothing else on the line
_NUMBER = re.compile(
    r"(?:[\[［【](?P<square>[0-9]{1,4})[\]］】][.:]?|[(（](?P<round>[0-9]{1,4})[)）][.:]?|(?P<plain>[0-9]{1,4})"
    r"(?:[.):]\s+|[、．）]\s*|\s?\|\s?|[.)](?=[^\W\d_]|[“\"«„])|\t))\s*"
)
# A key of BibTeX's style alpha, or names and year in brackets: `[Knu84]`, `[Smith and Doe, 2010a]`; `[^doe]:`
_KEY = re.compile(
    r"[*_]{0,3}\[[^\W\d_][\w+&.,:'’/() -]{0,80}[0-9]{2}[a-z]?\][*_]{0,3}[.:]?\s{1,8}(?=\S)"
    r"|\[\^[\w.:-]{1,60}\]:\s{0,8}|\[[ xX]\]\s{1,8}(?=\S)|\\bibitem\s?(?:\[[^\[\]]{0,80}\])?\{[^{}]{1,80}\}\s{0,8}"
)
# From an entry of an encyclopedia back to the places that cite it: `^ a b`, `↑ 1.0 1.1`
_BACKLINKS = re.compile(
    r"(?:Jump up to:?\s?)?[↑^]{1,2}(?: Jump up to:)?(?:\s(?:[a-z]{1,2}|[0-9]{1,3}\.[0-9]{1,3})(?=\s)){0,60}\s?"
)
_NUMBER_ALONE = re.compile(r"[\[［【]?[(（]?(?P<number>[0-9]{1,4})[.)\]、）］】]*")
_STARS = re.compile(r"(?:[•●∙]{1,3}\s?|\*{1,3}\s)(?=[^\W\d_])")  # of papers of special interest
_DASH_AND_YEAR = re.compile(r"\(?(?:1[5-9]|20)[0-9]{2}[a-z]?\)?[:.,]")  # behind a dash for the people above
_AROUND_NUMBERS = " .:)[](（）［］【】\t"
_BARE_NUMBER = re.compile(r"(?:\^|<sup>)?(?P<bare>[0-9]{1,4})(?:\^|</sup>)?\s*(?=[^\W\d_]|[“\"*,\[<])")
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi")
_COUNTS = {"a": "[a-z]", "i": "[ivx]{1,5}"} | dict.fromkeys("0123456789", "[0-9]{1,4}")
# What stands around a number that counts references: `[A1]`, `S1.`, `No. 1:`, `**1.**`, `1 –`, `#1`; `a)`, `(i)`
_COUNT = re.compile(
    r"(?P<head>[^\w\s]{0,5}(?:(?:No|Nr|Ref)\b\.?[ -]?|[A-Z]{1,2}[. -]?)?)(?P<count>[0-9]{1,4}|[ai](?=[.)\]]))"
    r"(?P<tail>[ºª°]?[^\w\s]{0,5}(?:\s+[–—|-])?\s+|[^\w\s]{1,5})(?=[^\s,;])"
)
_PERSON = re.compile(r"(?:[^\W\d_]{1,4}|(?:[^\W\d_]\.[ -]?){1,4}) [^\W\d_][\w'’ -]{1,40}")
_YEAR_ALONE = re.compile(r"\((?:1[5-9]|20)[0-9]{2}[a-z]?\)")
_MOST_IN_RUN = 60  # lines
_DIGITS = re.compile(r"[0-9]+")
_ESCAPED = re.compile(r"\\([\[\]().])")  # as Markdown writes them


class Marked(NamedTuple):
    """A line without its marks.

    `number`, `kind`: the number in front of it and its form; `whole`: the text with the number, for a line that does
    not begin a reference; `fresh`: a blank line is above it; `indent`: the white space in front of it; `width`: how
    long the line is as it stands in the text.
    """

    line: Line
    number: int | None
    bullet: bool
    fresh: bool
    kind: str = ""
    whole: str = ""
    indent: int = 0
    width: int = 0

    @property
    def has_mark(self) -> bool:
        """Whether a number or a bullet is in front."""
        return self.number is not None or self.bullet

    @property
    def as_printed(self) -> str:
        """The text with the number."""
        return self.whole or self.line.text


def marked_lines(text: Iterable[str]) -> tuple[list[Marked], list[Line]]:
    """Return the lines of a list without their marks, and those that are headings."""
    headings: list[Line] = []
    marked: list[Marked] = []
    printed = [_without_quote(line.strip("\r\n")) for line in text]
    raws = list(lines_at_numbers(_without_comment_marks(printed)))
    fresh, above = True, None
    for (number, raw), (_, below) in itertools.pairwise([*raws, (0, "")]):
        line = Line(number, raw.strip(" \t"))
        has_links = is_links(line.text) or _TAGS.fullmatch(line.text) is not None
        is_head = not has_links and is_heading(line.text, above, is_apart=fresh, is_listed=_is_listed(below.strip()))
        one = None if is_head or has_links else _unmarked(line, fresh)
        if one is not None:
            wide = raw.expandtabs(4).rstrip(" ")
            indent = len(wide) - len(wide.lstrip(" "))
            marked.append(one._replace(fresh=fresh and bool(marked), indent=indent, width=len(wide)))
        elif is_head and any(map(str.isalnum, line.text)):
            headings.append(line)
        fresh, above = one is None, line.text or above
    return list(_with_people_first(_with_counts(list(_with_dashes(marked))))), headings


def _with_dashes(marked: list[Marked]) -> Iterator[Marked]:
    """Yield the lines with the dashes for the people above, which are not bullets where the first line has none."""
    for one in marked:
        if one.bullet and not marked[0].bullet and _DASH_AND_YEAR.match(one.line.text):
            yield one._replace(line=one.line.with_text(f"– {one.line.text}"), bullet=False, whole="")
        else:
            yield one


def _with_people_first(marked: list[Marked]) -> Iterator[Marked]:
    """Yield the lines with the people in front of the title, where they have bullets below it, as on eLife's pages.

    Such a reference has a number on its own line, the title, its people, the year, and the source.
    """
    place = 0
    while place < len(marked):
        yield marked[place]
        place += 1
        if marked[place - 1].kind != "alone":
            continue
        title = _run(marked, place, lambda one: not one.bullet and one.number is None)
        people = _run(marked, title, lambda one: one.bullet and _PERSON.fullmatch(one.line.text) is not None)
        if title == place or people == title or people == len(marked):
            continue
        if not _YEAR_ALONE.fullmatch(marked[people].line.text):
            continue
        names = ", ".join(one.line.text for one in marked[title:people])
        yield marked[title]._replace(line=marked[title].line.with_text(names), bullet=False, fresh=False, whole="")
        yield marked[people]._replace(fresh=False)
        yield from (one._replace(fresh=False) for one in marked[place : title - 1])
        last = marked[title - 1]
        yield last._replace(line=last.line.with_text(f"{last.line.text.rstrip(' .')}."), fresh=False, whole="")
        place = people + 1


def _run(marked: list[Marked], start: int, belongs: Callable[[Marked], bool]) -> int:
    """Return the place behind the lines from `start` on that belong together; they are few."""
    end = start
    while end < min(len(marked), start + _MOST_IN_RUN) and belongs(marked[end]):
        end += 1
    return end


def _is_listed(text: str) -> bool:
    """Return whether a line is blank, or has a number or a bullet."""
    return not text or _NUMBER.match(text) is not None or _BULLET.match(text) is not None


def _without_quote(text: str) -> str:
    quoted = _QUOTE.match(text)
    return text[quoted.end() :] if quoted else text


def _without_comment_marks(lines: list[str]) -> list[str]:
    """Return the lines without the marks of a comment, if all of them have the same."""
    marks = [_COMMENT.match(line) for line in lines if line.strip()]
    forms = {mark["mark"] if mark else "" for mark in marks}
    if len(marks) < 2 or len(forms) > 1 or "" in forms or (forms == {"*"} and "*" not in map(str.strip, lines)):
        return lines
    return [line.lstrip()[len(*forms) :] for line in lines]


def _unmarked(line: Line, fresh: bool) -> Marked | None:
    """Return a line without quote marks, bullet and number; None for one that has nothing else but decoration."""
    text = _ESCAPED.sub(r"\1", line.text) if "\\" in line.text else line.text
    text = text.removeprefix("|").removesuffix("|").strip()  # the edges of a table
    bullet = _BULLET.match(text)
    text = without_links(text[bullet.end() :].strip() if bullet else text)
    one = Marked(line, None, bullet is not None, fresh, whole=text)
    alone = _NUMBER_ALONE.fullmatch(text)
    if alone and not YEAR.fullmatch(alone["number"]):
        return one._replace(line=line.with_text(""), number=int(alone["number"]), kind="alone")
    number = _NUMBER.match(text)
    if number is None or YEAR.fullmatch(number[0].strip(_AROUND_NUMBERS)):
        bare = _without_key(text)
        one = one._replace(bullet=one.bullet or bare != text)
    else:
        bare, kind = _without_key(text[number.end() :]), str(number.lastgroup)
        if (again := _NUMBER.match(bare)) and again[kind] == number[kind]:  # `1. 1. Smith`
            bare = bare[again.end() :]
        one = one._replace(number=int(number[kind]), kind=kind)
    return one._replace(line=line.with_text(bare)) if any(map(str.isalnum, bare)) or _KEY.fullmatch(text) else None


def _without_key(text: str) -> str:
    """Return a reference without its key and the links back to the text that cites it."""
    for pattern in (_BACKLINKS, _KEY, _STARS):
        if match := pattern.match(text):
            text = text[match.end() :]
    return text


def _with_counts(marked: list[Marked]) -> list[Marked]:
    """Return the lines with the numbers or letters that count them, whatever the signs and letters around these are.

    Of the first line are known what stands in front and behind; the next number must be in the same place.
    """
    first = _first_count(marked)
    if first is None:
        return _with_bare_numbers(marked)
    tail = r"\s*".join(map(re.escape, first["tail"].split()))
    form = re.compile(rf"{re.escape(first['head'])}({_COUNTS[first['count'][0]]})\s*{tail}\s*(?=\S)")
    found = [form.match(one.as_printed) for one in marked]
    values = [_value_of(one[1], first["count"]) for one in found if one is not None]
    if len(values) < 2 or abs(values[1] - values[0]) > 1:
        return _with_bare_numbers(marked)
    pairs = zip(marked, found, strict=True)
    return [one if match is None else _counted(one, match, first["count"]) for one, match in pairs]


def _first_count(marked: list[Marked]) -> re.Match[str] | None:
    """Return what can be the mark in front of the first line, if it has none of those that are known."""
    first = _COUNT.match(marked[0].as_printed) if marked and marked[0].number is None else None
    return first if first and first[0].strip() != first["count"] and not YEAR.fullmatch(first["count"]) else None


def _counted(one: Marked, mark: re.Match[str], first: str) -> Marked:
    """Return a line with the number that a mark in front of it has."""
    text = mark.string[mark.end() :]
    return one._replace(
        line=one.line.with_text(text), number=_value_of(mark[1], first), bullet=False, kind="counted", whole=mark.string
    )


def _value_of(count: str, first: str) -> int:
    """Return the number that digits, a letter or, where the first of them is `i`, a Roman numeral stand for."""
    if count.isdecimal():
        return int(count)
    return _ROMAN.index(count) if first == "i" and count in _ROMAN else ord(count[0]) - ord("a") + 1


def _with_bare_numbers(marked: list[Marked]) -> list[Marked]:
    """Return the lines with the numbers that nothing but white space divides from the text, if they count them."""
    if not marked or any(one.number is not None for one in marked[:1]):
        return marked
    counted: list[Marked] = []
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
    return last < value <= last + 2 if last is not None else value == 1 or not number.string[number.end()].islower()


def without_page_numbers(marked: list[Marked]) -> tuple[list[Marked], list[Line]]:
    """Return the lines without the numbers of pages between them, and without the heads of pages beside these.

    The head of a page is there again beside another number. Numbers with which the line above goes on are not pages.
    """
    pages = {place for place, one in enumerate(marked) if _is_page_number(one, marked[place - 1] if place else None)}
    pages |= _repeated_beside(pages, [_DIGITS.sub("", one.as_printed) for one in marked])
    left_out = [marked[place].line.with_text(marked[place].as_printed) for place in sorted(pages)]
    return [one for place, one in enumerate(marked) if place not in pages], left_out


def _repeated_beside(pages: set[int], texts: list[str]) -> set[int]:
    """Return the places beside the numbers of pages whose text stands at more than one."""
    beside = {place for page in pages for place in (page - 1, page + 1) if 0 <= place < len(texts)} - pages
    counts = Counter(texts[place] for place in beside)
    return {place for place in beside if counts[texts[place]] > 1}


def _is_page_number(one: Marked, above: Marked | None) -> bool:
    if one.kind != "alone" or not one.whole.isdecimal():
        return False
    return above is None or above.kind == "alone" or not goes_on(above.as_printed)
