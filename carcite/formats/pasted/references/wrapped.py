"""Where references begin in a list without numbers, bullets and blank lines, whose references are wrapped over lines.

No line shows that by itself: `Berlin 1994`, which ends a reference, looks like a name and a year. So the list is
decided as a whole, by the signs of its lines (`line_signs`) and the order of the alphabet. Of all divisions the
likeliest is taken (Viterbi's algorithm); then the signs are counted in it, and the list is divided again by what its
own references look like.
"""

from __future__ import annotations

import itertools
import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from carcite.formats.pasted.references.line_signs import SHARES, is_dated, signs_of, sort_key

_ROUNDS = 3
_TABLE = 10.0  # lines for which the table of shares counts, beside the lines of the list
_DATED = 0.94  # share of references with a year
_DOUBT = 1.5  # natural logarithm of the odds
_FEWEST_UNDATED = 9  # lines of a list whose years are not read
_SHORTEST_CHAIN = 4


class Beginning(NamedTuple):
    """The place of a line in which a reference begins.

    `doubtful`: the place of a line of it of which it is doubtful whether it begins a reference; None if there is none.
    """

    place: int
    doubtful: int | None = None


def beginnings(texts: Sequence[str], indents: Sequence[int], fresh: Sequence[bool]) -> list[Beginning]:
    """Return in which of the lines references begin; the first always does.

    `indents`: the white space in front of each line; `fresh`: whether a blank line is above it.
    """
    dated = [is_dated(text) for text in texts]
    if sum(dated) < 2 and len(texts) < _FEWEST_UNDATED:  # one reference, if any
        return [Beginning(0)] if texts else []
    signs = signs_of(texts, indents, fresh)
    keys = [sort_key(text) for text in texts]
    weights = [sum(math.log(SHARES[sign][0] / SHARES[sign][1]) for sign in own) + math.log(0.5) for own in signs]
    starts = _likeliest(weights, dated, _DATED)
    for _ in range(_ROUNDS):
        orders = _orders(keys, starts)
        weights = _learned_weights([[*own, order] for own, order in zip(signs, orders, strict=True)], starts)
        starts = _likeliest(weights, dated, _share_dated(starts, dated))
    return list(_with_doubts(starts, weights))


def _with_doubts(starts: list[int], weights: list[float]) -> Iterator[Beginning]:
    """Yield the beginnings, each with the first line of its reference of which little speaks for what was decided."""
    for start, end in itertools.pairwise([*starts, len(weights)]):
        doubtful = (place for place in range(max(start, 1), end) if abs(weights[place]) < _DOUBT)
        yield Beginning(start, next(doubtful, None))


def _learned_weights(signs: list[list[str]], starts: list[int]) -> list[float]:
    """Return what speaks for each line as a beginning, from how often its signs are in the references found.

    Each weight is the logarithm of the odds, as naive Bayes has them.
    """
    begun = set(starts)
    counts = Counter[str](), Counter[str]()
    for place, own in enumerate(signs):
        counts[place not in begun].update(own)
    lines = len(starts), len(signs) - len(starts)
    learned = {}
    for sign in counts[0].keys() | counts[1].keys():
        of_names = sign.partition(": ")[0] if ": " in sign else None  # what follows names is counted among their form
        shares = [
            (count[sign] + _TABLE * share / 100) / ((count[of_names] if of_names else number) + _TABLE)
            for count, number, share in zip(counts, lines, SHARES[sign], strict=True)
        ]
        learned[sign] = math.log(shares[0] / shares[1])
    base = math.log((lines[0] + 2) / (lines[1] + 4))
    return [base + sum(map(learned.__getitem__, own)) for own in signs]


def _share_dated(starts: list[int], dated: list[bool]) -> float:
    """Return how many of the references have a year."""
    count = sum(any(dated[start:end]) for start, end in zip(starts, [*starts[1:], len(dated)], strict=True))
    return (count + 5 * _DATED) / (len(starts) + 5)


def _likeliest(weights: list[float], dated: list[bool], share: float) -> list[int]:
    """Return where the references of the likeliest division begin.

    A reference without a year is as likely as `share` leaves it; so the best divisions are known of the lines so far in
    which the last reference has a year, and in which it has none.
    """
    closing = {False: math.log(1 - share), True: math.log(share)}
    scores = {dated[0]: 0.0}
    ways: list[dict[bool, tuple[float, bool, bool]]] = []  # score, whether there was a year before, whether one begins
    for place in range(1, len(weights)):
        closed, before = max((score + closing[has_year], has_year) for has_year, score in scores.items())
        way = {dated[place]: (closed + weights[place], before, True)}
        for has_year, score in scores.items():
            after = has_year or dated[place]
            if after not in way or score > way[after][0]:
                way[after] = (score, has_year, False)
        ways.append(way)
        scores = {has_year: one[0] for has_year, one in way.items()}
    _, has_year = max((score + closing[has_year], has_year) for has_year, score in scores.items())
    starts = []
    for place in range(len(ways), 0, -1):
        _, has_year, begins = ways[place - 1][has_year]
        if begins:
            starts.append(place)
    return [0, *reversed(starts)]


def _orders(keys: list[str], starts: list[int]) -> list[str]:
    """Return of each line whether its first word keeps the order of the list, if the list has one."""
    chain = _longest_chain([place for place in starts if keys[place]], keys)
    if len(chain) < max(_SHORTEST_CHAIN, 0.75 * len(starts)):
        return ["order none"] * len(keys)
    orders = []
    passed = 0  # of the chain
    for place, key in enumerate(keys):
        below = keys[chain[passed - 1]] if passed else ""
        passed += passed < len(chain) and chain[passed] == place
        is_kept = below <= key and (passed == len(chain) or key <= keys[chain[passed]])
        orders.append("order none" if not key else "order kept" if is_kept else "order broken")
    return orders


def _longest_chain(places: list[int], keys: list[str]) -> list[int]:
    """Return as many of the places as can be, so that their keys are in order."""
    ends: list[int] = []  # of the chains of each length: the place that comes first in the order
    tails: list[str] = []
    before: dict[int, int | None] = {}
    for place in places:
        at = bisect_right(tails, keys[place])
        tails[at : at + 1] = [keys[place]]
        ends[at : at + 1] = [place]
        before[place] = ends[at - 1] if at else None
    chain = []
    last = ends[-1] if ends else None
    while last is not None:
        chain.append(last)
        last = before[last]
    return chain[::-1]
