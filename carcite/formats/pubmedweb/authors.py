"""The author line of a page: `Benjamin R Cowley 1 2, Adam J Calhoun 3; ABC Study Group`."""

from __future__ import annotations

from typing import NamedTuple

from carcite.formats._nlm_authors import as_indexed, is_nobody, without_et_al
from carcite.values._pattern import pattern
from carcite.values.names import Name, is_organisation, parse_given_first

_SEGMENT_END = pattern(r";\s*")
_ENTRY_END = pattern(r",\s+|,(?=[^\W\d_])")
_SIGN = r"(?:\d{1,3}|[#*†‡§¶✉⁎∗]+|(?<=[\s,])[a-z](?![^\s,]))"
_MARKS = pattern(rf"(?:[\s,]+|(?<=[^\W\d_.)])){_SIGN}(?:[\s,]*{_SIGN})*[\s,]*$")
_MARK = pattern(r"\d+|[^\s,]")
_ONLY_MARKS = pattern(rf"[\s,]*(?:{_SIGN}|[a-z])(?:[\s,]+{_SIGN})*[\s,]*")
# PMC until 2024: `Jane Doe,1,2 Richard Roe,3 and Elizabeth J. Poe2`
_GLUED_MARKS = pattern(r",(\d{1,3}(?:,\d{1,3}){0,9}),?\s+(?:and\s+)?(?=[^\W\d_])")
_AND = pattern(r"^(?:and|&)\s+")
_DEGREE = pattern(r"(?:MD|PhD|Ph\.D\.?|M\.D\.?|MPH|MSc|MS|DO|RN|BSc|MBBS|FRCP|PharmD|DVM|DrPH|MBA|BA|BS|MA)")
_LONGEST_TAIL = 60
_MOST_MARKS = 500


class Listed(NamedTuple):
    """A name of the author line and the marks behind it."""

    name: Name
    marks: tuple[str, ...]


def listed_authors(text: str) -> tuple[list[Listed], bool]:
    """The authors in order with the marks of their affiliations, and whether `et al.` says that there are more."""
    text, truncated = without_et_al(_GLUED_MARKS.sub(r" \1, ", " ".join(text.split())))
    if is_nobody(text):
        return [], False
    listed: list[Listed] = []
    for index, segment in enumerate(_SEGMENT_END.split(text if text.endswith(("Jr.", "Sr.")) else text.rstrip("."))):
        if index and (body := _body(segment)):
            listed.append(body)
            continue
        for part in _ENTRY_END.split(segment):
            if listed and (_ONLY_MARKS.fullmatch(part) or _DEGREE.fullmatch(part.strip())):
                last = listed[-1]
                if len(last.marks) < _MOST_MARKS:
                    listed[-1] = last._replace(marks=(*last.marks, *_MARK.findall(part)))
                continue
            listed += [entry for name in _joined_by_and(_AND.sub("", part.strip())) if (entry := _entry(name))]
    return listed, truncated


def _body(segment: str) -> Listed | None:
    """A body, commas and all: what stands after a semicolon and says that it is one."""
    marks = _MARKS.search(segment, max(0, len(segment) - _LONGEST_TAIL))
    bare = (segment[: marks.start()] if marks else segment).strip(" ,")
    if not bare or any(character.isdigit() for character in bare) or not is_organisation(bare):
        return None
    return Listed(Name(literal=bare), tuple(_MARK.findall(marks[0])) if marks else ())


def _joined_by_and(text: str) -> list[str]:
    """`Jane Doe 2 and Richard Roe 3` as two entries; a body's name with an `and` in it stays one."""
    if " and " not in text or is_organisation(text):
        return [text]
    return text.split(" and ")


def _entry(text: str) -> Listed | None:
    start = max(0, len(text) - _LONGEST_TAIL)
    marks = _MARKS.search(text, start)
    bare = text[: marks.start()] if marks else text
    name = parse_given_first(bare.strip(" ,"))
    return Listed(as_indexed(name), tuple(_MARK.findall(marks[0])) if marks else ()) if name else None
