"""Records of `TG  - value` lines, as MEDLINE has them: a tag of up to four signs, a hyphen, the value.

A value goes on in the lines below it, which are indented; they are joined with one space. A file is cut into the text
of one record after another, so that a file larger than memory can be read.

Reference: NLM, "MEDLINE/PubMed Data Element (Field) Descriptions", display format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

Pairs = list[tuple[str, str]]

_WIDTH = 84  # columns; where a line is wrapped before writing
_INDENT = "      "
_BLANK = " \t\n\r"

# Two to four signs, filled up to four columns.
_TAG = re.compile(r"[A-Z](?:[A-Z0-9]{3}|[A-Z0-9]{2} |[A-Z0-9]  )")


class Block(NamedTuple):
    """The lines of one record, and the number of the first one (from 1)."""

    line: int
    lines: list[str]

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "".join(self.lines)


@lru_cache(maxsize=1024)
def _tag(column: str) -> str:
    """Return the tag in the first four columns of a line; "" if there is none."""
    return column.rstrip(" ") if _TAG.fullmatch(column) else ""


def split_records(lines: Iterable[str], first_tag: str) -> Iterator[Block]:
    """Cut lines into records, each of which begins with `first_tag`.

    In a file whose first record begins with another tag, that tag after an empty line begins the next one too. Lines
    before the first tag are a block without any tag. Lines indented as the first record is are moved left.
    """
    start = f"{first_tag:<4}-"
    held: list[str] = []
    begun, indent, opening, started, after_blank = 1, "", "", True, True
    for number, line in enumerate(lines, 1):
        if not opening:
            line = line.removeprefix("\ufeff")
            indent = indent or _indent(line, start)
        if indent:
            line = line.removeprefix(indent)
        if line.startswith(start):
            begins = started or after_blank
            started = True
        else:
            begins = after_blank and _begins_otherwise(line, opening)
            started &= not begins
        if begins:
            if held:
                yield Block(begun, held)
            held, begun, opening = [], number, opening or line[:5]
        held.append(line)
        after_blank = not line.strip(_BLANK)
    if held:
        yield Block(begun, held)


def _indent(line: str, start: str) -> str:
    """Return the white space before the first record; "" if the line does not begin it."""
    bare = line.lstrip(_BLANK)
    return line[: len(line) - len(bare)] if bare.startswith(start) else ""


def _begins_otherwise(line: str, opening: str) -> bool:
    """Whether a line after an empty one begins a record with another tag: that of the first record."""
    return line[4:5] == "-" and opening in ("", line[:5]) and _tag(line[:4]) != ""


def tag_values(lines: Iterable[str]) -> tuple[str, Pairs]:
    """Return the text before the first tag of a record, and its (tag, value) pairs; each value is one line."""
    pairs: Pairs = []
    before: list[str] = []
    wrapped: dict[int, list[str]] = {}
    for line in lines:
        hyphen = 5 if line[4:6] == " -" and line[3:4] != " " else 4  # ERIC: `ISSN - EISSN-2375-5636`
        if line[hyphen : hyphen + 1] == "-" and line[hyphen + 1 : hyphen + 2] in " \n" and (tag := _tag(line[:4])):
            pairs.append((tag, line[hyphen + 1 :].strip(_BLANK)))
        elif not pairs:
            before.append(line.strip(_BLANK))
        elif more := line.strip(_BLANK):
            wrapped.setdefault(len(pairs) - 1, []).append(more)
    for place, more_lines in wrapped.items():
        tag, value = pairs[place]
        pairs[place] = tag, " ".join((value, *more_lines) if value else more_lines)
    return "\n".join(before).strip("\n"), pairs


def tag_lines(tag: str, value: str) -> str:
    """Return a tag and its value as lines wrapped at spaces; the second and later ones are indented."""
    head = f"{tag:<4}- "
    if len(value) + len(head) <= _WIDTH:
        return f"{head}{value}\n"
    parts: list[str] = []
    at, size = 0, len(value)
    room = _WIDTH - len(head)
    while size - at > room:
        cut = value.rfind(" ", at, at + room + 1)
        if cut <= at:
            cut = value.find(" ", at + room)
        if cut < 0:
            break
        parts.append(value[at:cut])
        at = cut + 1
    parts.append(value[at:])
    return head + f"\n{_INDENT}".join(parts) + "\n"
