"""The title of a publisher's page: the line for which its signs speak most.

All lines are weighed together, as in a logistic regression with one answer a page, so that each has a probability; so
has `no line is the title`. A title in two languages stands on two lines, of which the first is taken.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from carcite.formats.pasted.heading_words import Part
from carcite.formats.pasted.publisher.lines import PageLine, plain
from carcite.formats.pasted.publisher.signs import PageSigns
from carcite.formats.pasted.publisher.title_weights import WEIGHTS
from carcite.formats.pasted.titles import (
    KIND_OF_STUDY,
    are_in_two_languages,
    are_in_two_scripts,
    begin_alike,
    divided_by_script,
)

_LEAST_OF_ANOTHER = 0.05  # of the probability of the likeliest line
_LEAST_OF_LINE_ABOVE = 0.6
_LONG_ENOUGH = 20  # letters of a title that is looked for in other lines
_LONGEST_IN_FRONT = 12  # letters in front of a title


class Choice(NamedTuple):
    """A line that may be the title, its text as a title, and its probability."""

    line: int
    text: str
    probability: float


def choose_title(page: PageSigns) -> Choice | None:
    """Return the likeliest title among the lines of a page; None if the page more likely has none."""
    lines = page.lines
    odds = {index: math.exp(_weight(page.of_title(index))) for index in page.candidates()}
    best = max(odds, key=odds.__getitem__, default=None)
    none = math.exp(_weight(page.of_no_title()))
    if best is None or odds[best] < none:
        return None
    same = [index for index in odds if index == best or _are_one_title(lines[best], lines[index])]
    likely = [index for index in same if odds[index] >= _LEAST_OF_ANOTHER * odds[best]]
    first = best if page.is_cited(best) else first_of(lines, best, likely)
    whole = [first, *_lines_above(lines, first, odds)]
    probability = sum(odds[index] for index in {*same, *whole}) / (none + sum(odds.values()))
    return Choice(whole[-1], _title_text(lines[whole[-1]], page.cited), probability)


def _lines_above(lines: Sequence[PageLine], index: int, odds: Mapping[int, float]) -> Iterator[int]:
    """Yield the lines right above one that may be the beginning of its title, from the last."""
    while index and odds.get(index - 1, 0) >= _LEAST_OF_LINE_ABOVE * odds[index] and _goes_on(lines, index - 1):
        index -= 1
        yield index


def _weight(signs: Iterable[str]) -> float:
    return sum(WEIGHTS.get(sign, 0.0) for sign in signs)


def _are_one_title(first: PageLine, second: PageLine) -> bool:
    """Return whether two lines have the same title, or one title in two languages."""
    texts = sorted((first, second), key=lambda line: line.line.number)
    one, two = (_without_marks(line.text) for line in texts)
    if plain(one) == plain(two) or _is_at_end(one, two) or _is_at_end(two, one):
        return True
    if not (first.is_title and second.is_title) or any(len(divided_by_script(text)) > 1 for text in (one, two)):
        return False
    if texts[0].line.number + 1 == texts[1].line.number and begin_alike(one, two):
        return True
    return are_in_two_languages(one, two) or are_in_two_scripts(one, two)


def _is_at_end(title: str, text: str) -> bool:
    """Return whether a title stands at the end of a longer text: `Home Journals Tea The tea trade of Batavia`."""
    words, longer = plain(title), plain(text)
    return len(title) >= _LONG_ENOUGH and longer.endswith(words) and longer != words


def first_of(lines: Sequence[PageLine], best: int, same: Sequence[int]) -> int:
    """Return the first of the lines with the title in some language; of equal lines the likeliest stands for all.

    One that has other words in front of the title does not count if the title stands alone, too.
    """
    others = [index for index in same if plain(lines[index].text) != plain(lines[best].text)]
    found = [best, *others]
    alone = [at for at in found if not any(at != of and _is_at_end(lines[of].text, lines[at].text) for of in found)]
    return min(alone)


def _goes_on(lines: Sequence[PageLine], index: int) -> bool:
    """Return whether a line can be a title that goes on in the next: no blank line is between, or it is a subtitle."""
    line, below = lines[index : index + 2]
    are_titles = line.is_title and below.is_title and not line.people.names
    are_neighbours = line.line.number + 1 == below.line.number
    return are_titles and (are_neighbours or KIND_OF_STUDY.fullmatch(below.text) is not None)


def _title_text(line: PageLine, cited: str | None) -> str:
    """Return the title that a line is, or has behind its label, without marks of footnotes and a word in front."""
    if line.label is not None and line.label.label is Part.TITLE and line.label.value:
        return line.label.value
    text = _without_marks(line.text)
    in_front = len(plain(text)) - len(plain(cited or ""))
    if cited and 0 < in_front < _LONGEST_IN_FRONT and plain(text).endswith(plain(cited)):
        return cited
    return text


def _without_marks(text: str) -> str:
    return _MARKS.sub("", text)


_MARKS = re.compile(
    r"\s*(?:[*†‡#☆]+|\[(?:\d|Notice|Article|Note)\])$"
    r"|(?:(?<=[a-zß-ÿ]{5})|(?<=[A-ZÀ-Þ]{6}))\d$|\s*被引量[:：]\d+$|\s*Текст научной статьи.*$"
    r"|\s+(?:(?:Get|Full|Free|Open|Restricted) [Aa]ccess|Available(?: to Purchase)?|Purchased|FREE|원문보기)$"
)
