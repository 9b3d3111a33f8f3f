"""Parts of a markup text that get braces: spans of protected case, and words that go over several elements.

Positions of tokens are indices in the list of `split_markup`; positions in the text count its characters without tags.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import accumulate
from typing import NamedTuple

from carcite.tex import capitals
from carcite.values.markup import NOCASE, Token


class WordSpan(NamedTuple):
    """A word that begins in text token `first` at `start`, and ends in token `last` at `end`.

    `end` is 0 if `last` is a closing tag, behind which the word ends.
    """

    first: int
    start: int
    last: int
    end: int


def partners(tokens: list[Token]) -> dict[int, int]:
    """Return the index of the closing token of every opening one."""
    opened: list[int] = []
    found: dict[int, int] = {}
    for index, token in enumerate(tokens):
        if token.kind == "open":
            opened.append(index)
        elif token.kind == "close":
            found[opened.pop()] = index
    return found


def single_braces(tokens: list[Token], ends: dict[int, int], plain: str) -> set[int]:
    """Return the `nocase` spans for which one pair of braces is enough to be read back as protection.

    They are outermost, have no other one inside, and a capital that would be lowered without them.
    """
    spans = [index for index, token in enumerate(tokens) if token.kind == "open" and token.value == NOCASE]
    if not spans:
        return set()
    unchanging = capitals.unchanging(plain)
    starts = list(accumulate((len(t.value) if t.kind == "text" else 0 for t in tokens), initial=0))
    single: set[int] = set()
    outer = -1
    for index, following in zip(spans, [*spans[1:], len(tokens)], strict=True):
        alone = index > outer and following > ends[index]
        outer = max(outer, ends[index])
        if alone and capitals.lowered(plain, starts[index], starts[ends[index]], unchanging):
            single.add(index)
    return single


def word_spans(tokens: list[Token], ranges: Sequence[tuple[int, int]], inside: Collection[int]) -> list[WordSpan]:
    """Return the words of `ranges` that go over whole elements (`CO<sub>2</sub>`).

    A word that begins in one of the tokens `inside` is left out.
    """
    found: list[WordSpan] = []
    at = 0
    for index, token in enumerate(tokens):
        if token.kind != "text":
            continue
        after = at + len(token.value)
        if index not in inside and not (found and index <= found[-1].last):
            crossing = [(start, end) for start, end in ranges if at <= start < after < end]
            if crossing and (over := _end_of_word(tokens, index + 1, after, crossing[-1][1])):
                found.append(WordSpan(index, crossing[-1][0] - at, *over))
        at = after
    return found


def _end_of_word(tokens: list[Token], index: int, at: int, end: int) -> tuple[int, int] | None:
    """Return the token and offset of a position at the depth where `index` begins; None if it is at another depth."""
    depth = 0
    for place in range(index, len(tokens)):
        kind, value = tokens[place]
        if kind == "text":
            reached = at + len(value)
            if reached > end or (reached == end and depth == 0):
                return (place, end - at) if depth == 0 else None
            at = reached
            continue
        depth += 1 if kind == "open" else -1
        if depth < 0 or value == NOCASE:
            return None
        if at == end and depth == 0:
            return place, 0
    return None
