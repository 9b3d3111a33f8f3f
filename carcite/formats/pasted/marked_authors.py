"""The author line of a page: `Benjamin R Cowley 1 2, Adam J Calhoun 3; ABC Study Group`."""

from __future__ import annotations

import re
from typing import NamedTuple

from carcite.formats.pasted.nlm_authors import as_indexed, is_nobody, without_et_al
from carcite.values.name_tests import are_initials, is_comma_suffix, is_degree, is_degree_in_line, is_suffix
from carcite.values.name_words import PARTICLES
from carcite.values.names import Name, is_organisation, parse_given_first, parse_nlm_author

_SEGMENT_END = re.compile(r";\s*")
_ENTRY_END = re.compile(r",\s+|,(?=[^\W\d_])")
_SIGN = r"(?>\d{1,3}|[#*†‡§¶✉⁎∗]+|(?<=[\s,])[a-z](?![^\s,]))"
_MARKS = re.compile(rf"(?:[\s,]++|(?<=[^\W\d_.)])|(?<=[JS]r\.)){_SIGN}(?>(?:[\s,]*+{_SIGN})*)[\s,]*+$")
_MARK = re.compile(r"\d+|[^\s,]")
_ONLY_MARKS = re.compile(rf"[\s,]*+(?:{_SIGN}|[a-z])(?>(?:[\s,]++{_SIGN})*)[\s,]*+")
# PMC until 2024: `Jane Doe,1,2 Richard Roe,3 and Elizabeth J. Poe2`
GLUED_MARKS = re.compile(r",(\d{1,3}(?:,\d{1,3}){0,9}),?\s+(?:and\s+)?(?=[^\W\d_])")
_AND = re.compile(r"^(?:and|&)\s+")
_THE = re.compile(r"^(?:(?:for|on behalf of) )?the (?=[A-Z])")
_LONGEST_TAIL = 60
_LONGEST_NAME = 80
_LONGEST_BODY = 200
_MOST_WORDS = 8
_MOST_MARKS = 500
_MOST_INITIALS = 4


class Listed(NamedTuple):
    """A name of the author line and the marks behind it."""

    name: Name
    marks: tuple[str, ...]


class _Entry(NamedTuple):
    """What stands between two commas: its text without marks, the marks, whether it is the name of a body."""

    text: str
    marks: tuple[str, ...]
    body: bool = False


def listed_authors(text: str, *, plain: bool = False) -> tuple[list[Listed], bool]:
    """The authors in order with the marks of their affiliations, and whether `et al.` says that there are more.

    `plain` is the layout until 2020, where names are `Family GI`, as NLM indexes them.
    """
    text, truncated = without_et_al(GLUED_MARKS.sub(r" \1, ", " ".join(text.split())))
    if is_nobody(text):
        return [], False
    entries = _entries(text)
    if _are_indexed(entries, plain):
        return [Listed(_indexed(entry.text), entry.marks) for entry in entries], truncated
    return [listed for entry in entries if (listed := _listed(entry)) is not None], truncated


def _are_indexed(entries: list[_Entry], plain: bool) -> bool:
    """Return whether all people end in initials, as NLM indexes them; one letter shows it where it is not `plain`."""
    people = [entry.text for entry in entries if not entry.body and not is_organisation(entry.text)]
    last = [words[-1] for words in map(_without_suffix, people) if len(words) > 1]
    if not people or len(last) < len(people) or not all(are_initials(word, _MOST_INITIALS) for word in last):
        return False
    return plain or any(len(word) == 1 for word in last)


def _indexed(text: str) -> Name:
    return parse_nlm_author(text.rstrip(".")) or Name(literal=text)


def is_author_line(text: str) -> bool:
    """Whether a line reads as authors with marks, or a part of such a line: nothing in it could not be a name."""
    text, _ = without_et_al(GLUED_MARKS.sub(r" \1, ", text))
    if is_nobody(text):
        return True
    entries = _entries(text)
    if not entries:
        return _ONLY_MARKS.fullmatch(text) is not None
    return all(_may_be_name(entry.text) or entry.body for entry in entries)


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


def _entries(text: str) -> list[_Entry]:
    """Return the line cut at its commas; suffixes, degrees and marks go to the name before them."""
    entries: list[_Entry] = []
    for index, segment in enumerate(_SEGMENT_END.split(text if text.endswith(("Jr.", "Sr.")) else text.rstrip("."))):
        if index and (body := _body(segment)):
            entries.append(body)
            continue
        for part in _ENTRY_END.split(segment):
            _add_part(part, entries)
    return entries


def _add_part(part: str, entries: list[_Entry]) -> None:
    last = entries[-1] if entries else None
    if last and _ONLY_MARKS.fullmatch(part):
        bare, marks = "", tuple(_MARK.findall(part))
    else:
        bare, marks = _cut_marks(_AND.sub("", part.strip()))
    if last and (not bare or is_comma_suffix(bare) or is_degree_in_line(bare)):
        name = f"{last.text} {bare}" if is_comma_suffix(bare) else last.text
        entries[-1] = _Entry(name, (*last.marks, *marks)[:_MOST_MARKS])
    elif bare:
        *before, name = _joined_by_and(bare)
        entries += [_Entry(*_cut_marks(one)) for one in before]
        entries.append(_Entry(name, marks))


def _cut_marks(text: str) -> tuple[str, tuple[str, ...]]:
    """A name and the marks behind it; a degree before them is left out."""
    marks = _MARKS.search(text, max(0, len(text) - _LONGEST_TAIL))
    words = (text[: marks.start()] if marks else text).strip(" ,").split()
    while len(words) > 2 and is_degree(words[-1]):
        words.pop()
    return " ".join(words), tuple(_MARK.findall(marks[0])) if marks else ()


def _body(segment: str) -> _Entry | None:
    """A body, commas and all: what stands after a semicolon and says that it is one."""
    bare, marks = _cut_marks(segment)
    if not bare or any(character.isdigit() for character in bare) or not is_organisation(bare):
        return None
    return _Entry(_THE.sub("", bare, count=1), marks, body=True)


def _joined_by_and(text: str) -> list[str]:
    """`Jane Doe 2 and Richard Roe` as two entries; a body's name with an `and` in it stays one."""
    return [text] if " and " not in text or is_organisation(text) else text.split(" and ")


def _without_suffix(text: str) -> list[str]:
    words = text.split()
    return words[:-1] if len(words) > 2 and is_suffix(words[-1]) else words


def _listed(entry: _Entry) -> Listed | None:
    if entry.body:
        return Listed(Name(literal=entry.text), entry.marks)
    name = parse_given_first(entry.text)
    return Listed(as_indexed(name), entry.marks) if name else None
