"""The lines of a page that are its abstracts: the likeliest division of all lines, by learned weights of their signs.

A page is a chain of lines, each of them above the first abstract, its first line, within an abstract, below one, or the
first line of a further one (a conditional random field of these five states). Viterbi's algorithm finds the likeliest.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from carcite.formats.pasted.publisher.lines import PageLine
from carcite.formats.pasted.publisher.text_signs import BEGINS, GOES_ON, OUTSIDE, TextSigns
from carcite.formats.pasted.publisher.text_weights import STEPS, WEIGHTS

_ABOVE, _FIRST, _WITHIN, _BELOW, _FURTHER = range(5)
NEEDS: Final = {_ABOVE: OUTSIDE, _FIRST: BEGINS, _WITHIN: GOES_ON, _BELOW: OUTSIDE, _FURTHER: BEGINS}
WEIGHED: Final = (_FIRST, _FURTHER, _WITHIN)  # the states for which a sign has a weight, in the order of the table
_MOST_LINES = 320  # that are looked at


class Span(NamedTuple):
    """The lines of an abstract: its first, and the one below its last."""

    start: int
    end: int


def find_spans(lines: Sequence[PageLine]) -> list[Span]:
    """Return the lines of each abstract of a page, in order."""
    spans: list[Span] = []
    for at, state in enumerate(_likeliest(TextSigns(lines[:_MOST_LINES]))):
        if state in (_FIRST, _FURTHER):
            spans.append(Span(at, at + 1))
        elif state == _WITHIN:
            spans[-1] = Span(spans[-1].start, at + 1)
    return spans


def _likeliest(signs: TextSigns) -> list[int]:
    """Return the states of the lines, of which the signs speak most for all together (Viterbi's algorithm)."""
    best = {_ABOVE: 0.0}
    ways: list[dict[int, int]] = []
    for at, own in enumerate(signs.of_lines()):
        weights = _weights(own)
        scores: dict[int, float] = {}
        way: dict[int, int] = {}
        for (before, state), weight in STEPS.items():
            if before not in best or not NEEDS[state] & signs.can(at):
                continue
            score = best[before] + weight + weights.get(state, 0.0)
            if state not in scores or score > scores[state]:
                scores[state], way[state] = score, before
        best = scores
        ways.append(way)
    states = [max(best, key=best.__getitem__)]
    for way in reversed(ways):
        states.append(way[states[-1]])
    return states[-2::-1]


def _weights(signs: Sequence[str]) -> dict[int, float]:
    """Return how much the signs of a line speak for each state in which it is of an abstract."""
    known = [WEIGHTS[sign] for sign in signs if sign in WEIGHTS]
    return dict(zip(WEIGHED, map(sum, zip(*known, strict=True)), strict=True)) if known else {}
