"""The title of a publisher's page: the line for which its signs speak most.

All lines are weighed together, as in a logistic regression with one answer a page, so that each has a probability; so
has `no line is the title`. A title in two languages stands on two lines, of which the first is taken.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from carcite.formats.pasted.heading_words import Part
from carcite.formats.pasted.publisher.lines import PageLine, plain
from carcite.formats.pasted.publisher.signs import PageSigns
from carcite.formats.pasted.publisher.title_weights import WEIGHTS
from carcite.formats.pasted.titles import are_in_two_languages, are_in_two_scripts
from carcite.values.language_detection import script_of

_LEAST_OF_A_TRANSLATION = 0.1  # of the probability of the likeliest line
_LONGEST_IN_FRONT = 12  # letters in front of a title


class Choice(NamedTuple):
    """A line that may be the title, its text as a title, and its probability."""

    line: int
    text: str
    probability: float


def choose_title(page: PageSigns) -> Choice | None:
    """Return the likeliest title among the lines of a page; None if it is likelier that none is."""
    lines = page.lines
    odds = {index: math.exp(_weight(page.of_title(index))) for index in page.candidates()}
    best = max(odds, key=odds.__getitem__, default=None)
    none = math.exp(_weight(page.of_no_title()))
    if best is None or odds[best] < none:
        return None
    same = [index for index in odds if _are_one_title(lines[best], lines[index])]
    probability = sum(odds[index] for index in same) / (none + sum(odds.values()))
    can_be_first = [index for index in same if odds[index] >= _LEAST_OF_A_TRANSLATION * odds[best]]
    first = _first_of(lines, best, can_be_first, page.end)
    return Choice(first, _title_text(lines[first], page.cited), probability)


def _weight(signs: Iterable[str]) -> float:
    return sum(WEIGHTS.get(sign, 0.0) for sign in signs)


def _are_one_title(first: PageLine, second: PageLine) -> bool:
    """Return whether two lines have the same title, or one title in two languages."""
    if plain(first.text) == plain(second.text):
        return True
    texts = sorted((first, second), key=lambda line: line.line.number)
    one, two = (_without_marks(line.text) for line in texts)
    return are_in_two_languages(one, two) or are_in_two_scripts(one, two)


def _first_of(lines: Sequence[PageLine], best: int, same: Sequence[int], end: int) -> int:
    """Return the first line with the title, in the script of the first abstract if one is."""
    script = script_of(" ".join(line.text for line in lines[end : end + 3]))
    others = [index for index in same if plain(lines[index].text) != plain(lines[best].text)]
    found = sorted([best, *others])
    return next((index for index in found if script_of(lines[index].text) == script), found[0])


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
    r"|\s+(?:Get access|Open Access|Restricted access|Available to Purchase|Free access|FREE|원문보기)$"
)
