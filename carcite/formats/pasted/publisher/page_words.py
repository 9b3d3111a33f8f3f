"""The words that a page has in small letters: what is made of them is a title or a subject, and not a name.

`Retinal Artery` is not a name on a page that has `retinal` and `artery` in its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from carcite.formats.pasted.publisher.eastern_people import NOBODY, People
from carcite.values.name_words import PARTICLES
from carcite.values.names import Name

_SMALL = re.compile(r"(?<![\w.@/-])[^\W\d_A-ZÀ-Þ]{4,30}(?![\w@/-]|\.\w)")
_WORD = re.compile(r"[^\W\d_]{4,30}")
_FEWEST = 2  # words in small letters that show that a text is not a name


def small_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of four letters and more that stand in small letters in the texts, not in addresses."""
    return frozenset(word for text in texts for word in _SMALL.findall(text) if word.islower()) - PARTICLES


def without_words(people: People, words: frozenset[str]) -> People:
    """Return the people of a line without the names that are made of words of the page; nobody if most are.

    A body such as `TEA 2021 Causes of Thirst Collaborators` is named by such words.
    """
    names = tuple(name for name in people.names if name.literal or not is_of_words(name, words))
    if len(names) == len(people.names):
        return people
    return people._replace(names=names) if 2 * len(names) > len(people.names) else NOBODY


def is_of_words(name: Name, words: frozenset[str]) -> bool:
    """Return whether most of the long words of a name, two or more, stand on the page in small letters."""
    found = [word.lower() in words for word in _WORD.findall(str(name))]
    return sum(found) >= _FEWEST and 2 * sum(found) > len(found)
