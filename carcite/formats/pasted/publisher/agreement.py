"""How many words a title and the abstracts of its page have in common, as those of one article do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from carcite.formats.pasted.abstracts import language_of
from carcite.values.language_detection import languages_by_word, script_of
from carcite.values.name_words import words_of

_SHORTEST_ABSTRACT = 200  # characters
_STEM = 6  # letters of a word that are compared
_SIGNS_OF_A_WORD = 3  # letters of other scripts that a Han character counts as
_WORD = re.compile(r"[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{4,}")
_PAIR = re.compile(r"(?=([\u3400-\u9fff]{2}|[\uac00-\ud7a3]{2}))")
# The first letters of words that titles, menus and abstracts have alike.
_COMMON = words_of("resear study studie analys review articl effect journa scienc betwee using based")


class Agreement(NamedTuple):
    """How many of its words a title has in common with an abstract, and how many it has."""

    common: int
    words: int


class Abstracts:
    """The abstracts of a page, with which lines are compared."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = [(text, script_of(text), frozenset(_stems(text))) for text in texts]
        self._scripts = {script for text, script, _ in self._texts if _is_prose(text, script)}

    def agreement(self, title: str) -> Agreement | None:
        """Return how a title agrees with the abstract of which it has most words; None if none is in its script.

        An abstract that has the title in it does not count.
        """
        script = script_of(title)
        found = [stems for text, other, stems in self._texts if other == script and title not in text]
        if not found or script not in self._scripts:
            return None
        words = set(_stems(title))
        return Agreement(max(len(words & stems) for stems in found), len(words))


def _is_prose(text: str, script: str | None) -> bool:
    """Return whether a text is running text, and long enough to have words of the title."""
    shortest = _SHORTEST_ABSTRACT if script != "Hani" else _SHORTEST_ABSTRACT // _SIGNS_OF_A_WORD
    return len(text) >= shortest and language_of(text) is not None


def _stems(text: str) -> Iterator[str]:
    """Yield the beginnings of the long words of a text, and its Han characters and Hangul in pairs."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    for word in _WORD.findall(folded):
        stem = word[:_STEM]
        if stem not in _COMMON and word not in languages_by_word():
            yield stem
    yield from _PAIR.findall(folded)
