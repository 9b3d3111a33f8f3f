"""Prose between the references of a list: paragraphs of an annotated bibliography, and words in front of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carcite.formats.pasted.references.line_signs import YEAR
from carcite.formats.pasted.references.people import leading_people
from carcite.formats.pasted.references.signs import kind_of

# `This article describes`, `Doe argues that`, `Ein Buch über`: a word in lower case is among the first
_SENTENCE = re.compile(r"[“\"]?[^\W\d_a-z][\w’'-]*,?(?: [^\W\d_][\w’'.-]*,?){0,3} [a-zß-ÿа-я][\w’'-]+[ ,]")
_NAME_FIRST = re.compile(r"[^\W\d_a-z][\w’'-]+,? (?:[^\W\d_a-z]\.|[A-Z]{1,3}[,.:] )|[^\W\d_a-z][\w’'-]+, ")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LOWER = re.compile(r"(?<![\w])[a-zß-ÿа-я]{2,}")
_FEWEST_WORDS = 6
_FEWEST = 2  # paragraphs that make an annotated bibliography


def is_prose(text: str) -> bool:
    """Return whether a paragraph is one of sentences, and no reference."""
    words = len(_WORD.findall(text))
    if words < _FEWEST_WORDS or text.rstrip()[-1] not in ".!?)”" or _NAME_FIRST.match(text):
        return False
    return _SENTENCE.match(text) is not None and 2 * len(_LOWER.findall(text)) > words and kind_of(text) is None


def places_of_annotations(texts: Sequence[str], marked: Sequence[bool]) -> frozenset[int]:
    """Return the places of the paragraphs that annotate the reference above.

    They have no number or bullet (`marked`), and are not exceptions: a third of the references have one, at least two.
    """
    prose = [place for place, text in enumerate(texts) if place and not marked[place] and is_prose(text)]
    referred = [place for place in prose if kind_of(texts[place - 1]) is not None or place - 1 in prose]
    return frozenset(referred if len(referred) >= max(_FEWEST, (len(texts) - len(referred)) / 3) else ())


def introduces(text: str, *, lacks_mark: bool) -> bool:
    """Return whether the first paragraph introduces the list: it has no year, and ends in a colon.

    Where it `lacks_mark`, unlike all others, it also does if it has no people.
    """
    if YEAR.search(text) or kind_of(text) is not None:
        return False
    return text.rstrip().endswith((":", "：")) or (lacks_mark and leading_people(text, bodies=False) is None)
