"""The numbered affiliations under `Author information:`, one a line or run on one line."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from carcite.formats.pasted.pubmedtext.blocks import unwrapped

_MARK = r"\((\d{1,4}|[#*†‡§¶]{1,3}|[a-z])\)\s*"
_AT_LINE_START = re.compile(rf"^{_MARK}", re.MULTILINE)
_ANYWHERE = re.compile(rf"(?:^|(?<=\s)){_MARK}(?=[^\s),.;])", re.MULTILINE)


class Affiliations(NamedTuple):
    """The affiliations by their number as printed, and text that has none."""

    numbered: dict[str, str]
    unnumbered: str


def parse_affiliations(lines: list[str], claimed: Collection[str]) -> Affiliations:
    """Read `(1)Department of ... (2)Institute of ...`.

    Numbers follow one another. They are looked for inside lines only if the starts of lines do not give all those
    that the authors have (`claimed`), since an address can hold one, too: `Building (2)`.
    """
    text = "\n".join(line.strip() for line in lines)
    bounds = _bounds(_AT_LINE_START, text)
    if not {mark for mark in claimed if mark.isdigit()}.issubset(mark for mark, _, _ in bounds):
        bounds = max(bounds, _bounds(_ANYWHERE, text), key=len)
    if not bounds:
        return Affiliations({}, unwrapped(lines))
    ends = [start for _, start, _ in bounds[1:]] + [len(text)]
    numbered: dict[str, str] = {}
    for (mark, _, start), end in zip(bounds, ends, strict=True):
        if value := unwrapped(text[start:end].split("\n")):
            numbered.setdefault(mark, value)
    return Affiliations(numbered, unwrapped(text[: bounds[0][1]].split("\n")))


def _bounds(pattern: re.Pattern[str], text: str) -> list[tuple[str, int, int]]:
    """Return the marks found, each with where it stands and where its text begins."""
    bounds: list[tuple[str, int, int]] = []
    expected: int | None = None
    for match in pattern.finditer(text):
        mark = match[1]
        if mark.isdigit():
            if expected is not None and int(mark) != expected:
                continue
            expected = int(mark) + 1
        elif mark.isalpha() and mark != (chr(ord(bounds[-1][0]) + 1) if bounds and len(bounds[-1][0]) == 1 else "a"):
            continue
        bounds.append((mark, match.start(), match.end()))
    return bounds
