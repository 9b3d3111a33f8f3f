"""Which words of a title lose their meaning when a bibliography style lowers its capitals.

BibTeX's standard styles, biblatex's and CSL's sentence case lower every capital of a title but the first, unless it is
protected (`{DNA}`). Rules, word by word:

- a word with a capital inside it or with capitals and digits (DNA, mRNA, McDonald, IL-4, H2O) is protected;
- so is a single capital letter after the first word (vitamin D, hepatitis A, T cells);
- an ordinary capitalised word inside a title in sentence case is a name (Parkinson, American) and protected; in a
  title in title case or in German, whose nouns all have capitals, it says nothing, and is not;
- the first word and the one after a colon or a dash are not, if ordinary;
- a title that is all in capitals says nothing about any word.

Reference: BibTeX's `change.case$` (btxdoc, section 4); biblatex manual, `\\MakeSentenceCase`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter

_WORD = re.compile(r"[\w\u0300-\u036f]+(?:[-‐‑'’./][\w\u0300-\u036f]+)*")
_PART = re.compile(r"[-‐‑/]")
_START = re.compile(r"[:—–]\W*$")
_SMALL_WORDS = """
    a an and as at but by for from in into nor of off on onto or over per so than the to up via vs with without yet
    is are der die das den dem des und von zu im in le la les de du des et en au aux el los las del y il lo gli e di van
"""
_SMALL = frozenset(_SMALL_WORDS.split())
# Two of these make a title German: `van der Waals` has one. Words that other languages have (des, das) are left out.
_GERMAN_WORDS = """
    der die und oder mit ohne für bei beim auf aus nach über unter durch gegen zwischen zur zum vom eine einer eines
    einem einen ist wird werden nicht sich auch
"""
_GERMAN = frozenset(_GERMAN_WORDS.split())


def protected(text: str) -> list[tuple[int, int]]:
    """Return the parts of a plain text whose capitals matter, as (start, end) in order, without overlap."""
    if text[1:].lower() == text[1:] or not any(char != char.upper() for char in text):
        return []
    words = list(_WORD.finditer(text))
    names = not _in_title_case([word.group() for word in words[1:]]) and not _is_german(words)
    found: list[tuple[int, int]] = []
    for index, word in enumerate(words):
        value, start = word.group(), word.start()
        if value.lower() == value:
            continue
        first = index == 0 or _START.search(text[max(0, start - 8) : start]) is not None
        if _matters(value, first, names):
            found.append((start, word.end()))
    return found


def unchanging(text: str) -> list[tuple[int, int]]:
    """Return the parts that no style lowers once the text is protected: `protected`, and the first letter."""
    ranges = protected(text)
    first = next((at for at, char in enumerate(text) if char.isalnum()), None)
    if first is not None and not (ranges and ranges[0][0] <= first):
        return [(first, first + 1), *ranges]
    return ranges


def lowered(text: str, start: int, end: int, ranges: list[tuple[int, int]]) -> bool:
    """Whether text[start:end] has a capital outside `ranges`."""
    return any(text[at] != text[at].lower() and not _within(at, ranges) for at in range(start, end))


def _within(at: int, ranges: list[tuple[int, int]]) -> bool:
    place = bisect_right(ranges, at, key=itemgetter(1))  # the first that ends behind it
    return place < len(ranges) and ranges[place][0] <= at


def _matters(word: str, first: bool, names: bool) -> bool:
    """Return whether a word has a capital that matters; `names`: capitalised words are names in this title."""
    parts = _PART.split(word)
    for index, part in enumerate(parts):
        if _is_capital_inside(part):
            return True
        if part[:1] == part[:1].lower():
            continue
        # One letter beside a hyphen (T-cell, X-ray) or alone inside the title (vitamin D).
        if len(part) == 1 and (len(parts) > 1 or not first):
            return True
        if names and not (first and index == 0):
            return True
    return False


def _is_capital_inside(part: str) -> bool:
    """Return whether a capital is not the first letter, or stands with digits."""
    rest = part[1:]
    return rest.lower() != rest or (part[:1] != part[:1].lower() and any(char.isdigit() for char in part))


def _is_german(words: list[re.Match[str]]) -> bool:
    found = 0
    for word in words:
        found += word.group().lower() in _GERMAN
        if found > 1:
            return True
    return False


def _in_title_case(words: list[str]) -> bool:
    capitals = lower = 0
    for word in words:
        if not word[0].isalpha() or word.lower() in _SMALL or len(word) == 1:
            continue
        if word.lower() == word:
            lower += 1
        elif word[1:].lower() == word[1:] or word.istitle():
            capitals += 1
    return capitals >= 2 and capitals >= 3 * lower
