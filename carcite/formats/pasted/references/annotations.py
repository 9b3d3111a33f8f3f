"""Prose between the references of a list: paragraphs of an annotated bibliography, and words in front of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carcite.formats.pasted.references.line_signs import YEAR
from carcite.formats.pasted.references.signs import kind_of

# `This article describes`, `Doe argues that`, `Ein Buch über`: a word in lower case is among the first
_SENTENCE = re.compile(r"[“\"]?[^\W\d_a-z][\w’'-]*,?(?: [^\W\d_][\w’'.-]*,?){0,3} [a-zß-ÿа-я][\w’'-]+[ ,]")
_NAME_FIRST = re.compile(r"[^\W\d_a-z][\w’'-]+,? (?:[^\W\d_a-z]\.|[A-Z]{1,3}[,.:] )|[^\W\d_a-z][\w’'-]+, ")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LOWER = re.compile(r"(?<![\w])[a-zß-ÿа-я]{2,}")
_FEWEST_WORDS, _MANY_WORDS = 6, 12
_FEWEST = 2  # paragraphs that make an annotated bibliography


def is_prose(text: str) -> bool:
    """Return whether a paragraph is one of sentences, and no reference."""
    words = len(_WORD.findall(text))
    if words < _FEWEST_WORDS or text.rstrip()[-1] not in ".!?)”" or _NAME_FIRST.match(text):
        return False
    return _SENTENCE.match(text) is not None and 2 * len(_LOWER.findall(text)) > words and kind_of(text) is None


def annotations(texts: Sequence[str]) -> frozenset[int]:
    """Return the places of the paragraphs that annotate the reference above.

    There are at least two of them in a text, or it is long and has no year.
    """
    prose = [place for place, text in enumerate(texts) if place and is_prose(text)]
    referred = [place for place in prose if kind_of(texts[place - 1]) is not None or place - 1 in prose]
    if len(referred) < _FEWEST:
        referred = [
            one for one in referred if not YEAR.search(texts[one]) and len(_WORD.findall(texts[one])) > _MANY_WORDS
        ]
    return frozenset(referred)


def introduces(text: str, *, is_marked: bool, is_marked_list: bool) -> bool:
    """Return whether the first paragraph introduces the list: it has no year, and ends in a colon or lacks a mark."""
    return not YEAR.search(text) and (text.rstrip().endswith((":", "：")) or (is_marked_list and not is_marked))
