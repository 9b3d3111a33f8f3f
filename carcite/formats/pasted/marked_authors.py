"""The author line of a page: `Benjamin R Cowley 1 2, Adam J Calhoun 3; ABC Study Group`."""

from __future__ import annotations

import re
from typing import NamedTuple

from carcite.formats.pasted.author_line import Entry, entries_of, names_of
from carcite.formats.pasted.nlm_authors import is_nobody, without_et_al
from carcite.values.name_tests import is_suffix
from carcite.values.name_words import PARTICLES
from carcite.values.names import Name, is_organisation

_SEGMENT_END = re.compile(r";\s*")
_ONLY_MARKS = re.compile(r"[\s,]*+(?>\d{1,3}|[#*†‡§¶✉⁎∗]+|[a-z])(?>(?:[\s,]++(?>\d{1,3}|[#*†‡§¶✉⁎∗]+|[a-z]))*)[\s,]*+")
_THE = re.compile(r"^(?:(?:for|on behalf of) )?the (?=[A-Z])")
_LONGEST_NAME = 80
_LONGEST_BODY = 200
_MOST_WORDS = 8


class Listed(NamedTuple):
    """A name of the author line and the marks behind it."""

    name: Name
    marks: tuple[str, ...]


def listed_authors(text: str, *, plain: bool = False) -> tuple[list[Listed], bool]:
    """The authors in order with the marks of their affiliations, and whether `et al.` says that there are more.

    `plain` is the layout until 2020, where names are `Family GI`, as NLM indexes them.
    """
    text, truncated = without_et_al(" ".join(text.split()))
    if is_nobody(text):
        return [], False
    entries = _entries(text)
    names = names_of(entries, plain=plain)
    return [Listed(name, tuple(entry.marks)) for name, entry in zip(names, entries, strict=True)], truncated


def is_author_line(text: str) -> bool:
    """Whether a line reads as authors with marks, or a part of such a line: nothing in it could not be a name."""
    text, _ = without_et_al(text)
    if is_nobody(text) or _ONLY_MARKS.fullmatch(text):
        return True
    entries = _entries(text)
    return bool(entries) and all(_may_be_name(entry.text) for entry in entries)


def lists_several(text: str) -> bool:
    """Whether a line of authors has marks or more than one name; one name alone may as well be words of a title."""
    return "," in text or ";" in text or " and " in text or any(entry.marks for entry in _entries(text))


def _may_be_name(text: str) -> bool:
    text = " ".join(_without_suffix(text))
    if len(text) > _LONGEST_NAME or any(map(str.isdigit, text)) or not any(map(str.isalpha, text)):
        return len(text) <= _LONGEST_BODY and is_organisation(text) and "." not in text
    words = text.split()
    return is_organisation(text) or (len(words) <= _MOST_WORDS and _are_in_capitals(words))


def _are_in_capitals(words: list[str]) -> bool:
    """Return whether words begin with capitals, but for particles and one short word behind the first."""
    lower = [word for word in words if word[0].islower() and word not in PARTICLES]
    if not lower:
        return True
    return len(words) > 1 and len(lower) == 1 and words[0][0].isupper() and len(lower[0]) <= 3


def _entries(text: str) -> list[Entry]:
    """Return the entries of a line; a body behind a semicolon is one, commas and all."""
    entries: list[Entry] = []
    for index, segment in enumerate(_SEGMENT_END.split(text)):
        found = entries_of(segment)
        if index and found and (body := _body(segment, found)):
            found = [body]
        entries += found
    return entries


def _body(segment: str, entries: list[Entry]) -> Entry | None:
    text = segment.rstrip(" .,")
    if any(map(str.isdigit, text)) or not is_organisation(text):
        return None
    return Entry(_THE.sub("", text, count=1).split(), entries[-1].marks)


def _without_suffix(text: str) -> list[str]:
    words = text.split()
    return words[:-1] if len(words) > 2 and is_suffix(words[-1]) else words
