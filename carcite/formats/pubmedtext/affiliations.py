"""The numbered affiliations under `Author information:`, one a line or run on one line."""

from __future__ import annotations

import re
from typing import NamedTuple

_NUMBERED = re.compile(r"(?:^|(?<=\s))\((\d{1,4}|[#*†‡§¶]{1,3}|[a-z])\)\s*(?=[^\s)])")


class Affiliations(NamedTuple):
    """The affiliations by their number as printed, and text that has none."""

    numbered: dict[str, str]
    unnumbered: str


def parse_affiliations(text: str) -> Affiliations:
    """Read `(1)Department of ... (2)Institute of ...`. Numbers must follow one another: `Unit (3)` begins none."""
    bounds: list[tuple[str, int, int]] = []
    expected: int | None = None
    for match in _NUMBERED.finditer(text):
        mark = match[1]
        if mark.isdigit():
            if expected is not None and int(mark) != expected:
                continue
            expected = int(mark) + 1
        elif mark.isalpha() and (bounds[-1][0] if bounds else "`") != chr(ord(mark) - 1):
            continue
        bounds.append((mark, match.start(), match.end()))
    if not bounds:
        return Affiliations({}, text.strip())
    ends = [start for _, start, _ in bounds[1:]] + [len(text)]
    numbered: dict[str, str] = {}
    for (mark, _, start), end in zip(bounds, ends, strict=True):
        if value := text[start:end].strip():
            numbered.setdefault(mark, value)
    return Affiliations(numbered, text[: bounds[0][1]].strip())
