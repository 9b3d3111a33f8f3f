"""Whether a title and the abstracts of its page have words in common, as the title of an article and its abstract do.

What stands at the place of the title and has none may be a menu, the journal or a heading.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from carcite.formats.pasted.abstracts import language_of
from carcite.values.language_detection import languages_by_word, script_of
from carcite.values.name_words import words_of

_FEWEST = 2  # words in common that show that a line is the title
_LEAST_SHARE = 3  # the share of such words: one in three
_SHORTEST_ABSTRACT = 200  # characters
_STEM = 6  # letters of a word that are compared
_SIGNS_OF_A_WORD = 3  # letters of other scripts that a Han character counts as
_WORD = re.compile(r"[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{4,}")
_PAIR = re.compile(r"(?=([\u3400-\u9fff]{2}|[\uac00-\ud7a3]{2}))")
# The first letters of words that titles, menus and abstracts have alike.
_COMMON = words_of("resear study studie analys review articl effect journa scienc betwee using based")


class Agreement(NamedTuple):
    """How many words a title has, and how many of them an abstract has."""

    words: int
    common: int

    @property
    def is_shown(self) -> bool:
        """Whether so many words are in an abstract that both are of one article."""
        return self.common >= _FEWEST and self.common * _LEAST_SHARE >= self.words


def agreement(title: str, abstracts: Sequence[str]) -> Agreement | None:
    """Return how a title agrees with the abstract of which it has most words; None if none is in its script."""
    script = script_of(title)
    texts = [text for text in abstracts if script_of(text) == script and title not in text]
    if not any(_is_prose(text, script) for text in texts):
        return None
    words = set(_stems(title))
    return Agreement(len(words), max(len(words.intersection(_stems(text))) for text in texts))


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
