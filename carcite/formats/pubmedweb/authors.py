"""The author line of a page: `Benjamin R Cowley 1 2, Adam J Calhoun 3; ABC Study Group`."""

from __future__ import annotations

import re
from typing import NamedTuple

from carcite.formats._nlm_authors import is_nobody, without_et_al
from carcite.values.names import Name, is_organisation, parse_given_first

_ENTRY_END = re.compile(r",\s+|;\s*|,(?=[^\W\d_])")
_MARKS = re.compile(r"(?:(?:\s+|(?<=[^\W\d_.)]))(?:\d{1,3}|[#*†‡§¶✉⁎∗]+|(?<=\s)[a-z](?=$|\s|,)))+[\s,]*$")
_MARK = re.compile(r"\d+|[^\s,]")
_ONLY_MARKS = re.compile(r"[\s,]*(?:\d{1,3}|[#*†‡§¶✉⁎∗]|[a-z])(?:[\s,]+(?:\d{1,3}|[#*†‡§¶✉⁎∗]|[a-z]))*[\s,]*")
_AND = re.compile(r"^(?:and|&)\s+")
_DEGREE = re.compile(r"(?:MD|PhD|Ph\.D\.?|M\.D\.?|MPH|MSc|MS|DO|RN|BSc|MBBS|FRCP|PharmD|DVM|DrPH|MBA|BA|BS|MA)")
_LONGEST_TAIL = 60


class Listed(NamedTuple):
    """A name of the author line and the marks behind it."""

    name: Name
    marks: tuple[str, ...]


def listed_authors(text: str) -> tuple[list[Listed], bool]:
    """The authors in order with the marks of their affiliations, and whether `et al.` says that there are more."""
    text, truncated = without_et_al(" ".join(text.split()))
    if is_nobody(text):
        return [], False
    listed: list[Listed] = []
    for part in _ENTRY_END.split(text.rstrip(".") if not text.endswith(("Jr.", "Sr.")) else text):
        if not part.strip():
            continue
        if listed and (_ONLY_MARKS.fullmatch(part) or _DEGREE.fullmatch(part.strip())):
            listed[-1] = listed[-1]._replace(marks=(*listed[-1].marks, *_MARK.findall(part)))
            continue
        for entry in _joined_by_and(_AND.sub("", part.strip())):
            if name := _entry(entry):
                listed.append(name)
    return listed, truncated


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
    return Listed(name, tuple(_MARK.findall(marks[0])) if marks else ()) if name else None
