"""Compare names of journals, books and meetings, full, abbreviated, or with a place or a subtitle added."""

from __future__ import annotations

import html
import re
from functools import lru_cache

from carcite.duplicates.titles import fold, words_of

_SMALL = frozenset(
    words_of("the of and for in on at to d l s de der die das la le les et und fur des del della di du y a an")
)
# A place, an edition, a subtitle or a second name after a name, which may be left out.
_BEHIND = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|[:=/].*|\. ?(?=conference\b).*")
_MEETING = re.compile(r"\b(?:proceedings|conference|symposium|workshop|congress|convention)\b")
# Words in the name of a meeting that some sources leave out.
_OF_MEETINGS = re.compile(
    r"proceedingz|proc|annual|international|conference|conf|zympozium|workzhop|meeting|congrezz|convention"
    r"|[0-9]+(?:zt|nd|rd|th)?|first|zecond|third|forth|fifth|zixth|zeventh|eighth|ninth|tenth|\w+(?:teenth|tieth)"
)


@lru_cache(maxsize=1 << 14)
def container_words(text: str) -> tuple[str, ...]:
    """Return the words of a name without articles, prepositions, and what follows the name."""
    folded = fold(html.unescape(text).replace("'", " ").replace("’", " "))
    words = words_of(_BEHIND.sub("", folded)) or words_of(folded)
    return tuple([word for word in words if word not in _SMALL]) or tuple(words)


@lru_cache(maxsize=1 << 16)
def same_container(one: str, other: str) -> bool | None:
    """Whether two names are of one journal, book or meeting; None if they may be.

    >>> same_container("J Hosp Infect", "The Journal of Hospital Infection")
    True
    >>> same_container("Circulation", "Circulation Research") is None
    True
    >>> same_container("BMJ", "Circulation")
    False
    """
    mine, theirs = container_words(one), container_words(other)
    if "".join(mine) == "".join(theirs):
        return True
    if _MEETING.search(one.lower()) and _MEETING.search(other.lower()) and _same_meeting(one, other):
        return True
    if len(mine) == len(theirs):
        return all(map(_abbreviates, mine, theirs))
    shorter, longer = sorted((mine, theirs), key=len)
    if len(shorter) == 1 and shorter[0] == "".join(word[0] for word in longer):
        return True
    return None if all(map(_abbreviates, shorter, longer)) else False


def _same_meeting(one: str, other: str) -> bool:
    """Whether the words that name one meeting are among those that name the other."""
    mine, theirs = (
        {word for word in words_of(fold(text)) if word not in _SMALL and not _OF_MEETINGS.fullmatch(word)}
        for text in (one, other)
    )
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _abbreviates(one: str, other: str) -> bool:
    """Whether one word abbreviates the other: "surg" and "surgery", "intl" and "international"."""
    short, long = sorted((one, other), key=len)
    if long.startswith(short):
        return True
    rest = iter(long)
    return short[0] == long[0] and len(short) > 1 and all(letter in rest for letter in short)
