"""From the lines of a RIS file to records: tags in their order, every repeat, and the line each record begins on.

Records with a tag on every line, which most are, are read here. rispy reads the others, and what it loses is put
right: records without ER, a BOM, tags with other white space, another dash or small letters, indented files, repeated
tags, lines without a tag, text between the records.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache, cached_property
from typing import Any, ClassVar, NamedTuple

Tags = dict[str, list[str]]

# Tags whose value is prose: an empty line inside is a new paragraph, other breaks are those of a wrapped line.
PROSE = frozenset(("AB", "N1", "N2", "RN"))
# Tags of which each line without a tag is one more value (EndNote writes one KW; Zotero's Extra is lines in M2).
_LISTS = frozenset(("KW", "M2"))
# Tags whose values hold no space, so that a wrapped one is joined without.
_UNSPACED = frozenset(("UR", "DO", "L1", "L2", "L3", "L4", "LK"))

_SHOWN = 30  # signs of a value by which its line is found

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SECONDS = LETTERS + "0123456789"
TAGS = frozenset(first + second for first in LETTERS for second in SECONDS)


class Record(NamedTuple):
    """One record: its tags with all their values, where it begins, its lines, and whether its ER was there."""

    line: int
    tags: Tags
    lines: Lines
    ended: bool = True


class Stray(NamedTuple):
    """Text that stands outside all records."""

    line: int
    text: str


def tag_of(line: str) -> str | None:
    """The tag a line begins with, None where it begins with none."""
    return line[:2] if line[2:5] == "  -" and line[:2] in TAGS else None


@cache
def _parser() -> Any:
    from rispy import RisParser  # type: ignore[import-untyped]

    class RecordParser(RisParser):  # type: ignore[misc]
        """rispy's parser of one record, keeping all tags as they are and everything that stands in them."""

        DEFAULT_MAPPING: ClassVar[dict[str, str]] = {"TY": "TY", "UK": "UK"}
        DEFAULT_LIST_TAGS: ClassVar[list[str]] = []
        DEFAULT_DELIMITER_MAPPING: ClassVar[dict[str, str]] = {}

        wrapped = False

        def parse_line(self, line: str) -> tuple[str | None, str]:
            if line[2:5] == "  -" and line[:2] in TAGS:
                return line[:2], line[5:].strip()
            return None, line.strip()

        def _add_tag(self, record: Any, tag: str | None, content: str, extend_multiline: bool = False) -> None:
            if extend_multiline:
                self.wrapped = True
                _continue(record, tag or "TY", content)
            elif tag in record:
                record[tag].append(content)
            else:
                record[tag] = [content]

    return RecordParser()


def _continue(record: dict[str, Any], tag: str, content: str) -> None:
    """Add a line without a tag to the value above it, which is then a list of the pieces."""
    if tag == "TY":
        # A line between TY and the first tag belongs to no value.
        if content:
            record.setdefault("", []).append(content)
        return
    values = record[tag]
    if content and (tag in _LISTS or (tag in _UNSPACED and "://" in content[:20])):
        values.append(content)
        return
    if isinstance(values[-1], str):
        values[-1] = [values[-1]]
    pieces = values[-1]
    if content:
        pieces.append(content)
    elif tag in PROSE and pieces[-1] != "\n":
        pieces.append("\n")


def _joined(tag: str, pieces: list[str]) -> str:
    """The value of a tag whose lines these are."""
    if tag in _UNSPACED:
        return "".join(pieces)
    return " ".join(pieces).replace(" \n ", "\n").strip()


def split_records(lines: Iterable[str]) -> Iterator[Record | Stray]:
    """The records of a file, and the text outside them, as they come."""
    held: list[str] = []
    stray: list[str] = []
    begun = stray_begun = 0
    inside = False
    odd: re.Pattern[str] | None = None
    indent = ""
    for number, line in enumerate(lines, 1):
        if inside:
            if indent:
                line = line.removeprefix(indent)
            if line[:2] not in _STARTS or not _begins(line):
                if odd is not None and (tag := odd.match(line)):
                    line = f"{tag[1].upper()}  -{line[tag.end() :]}"
                if line[:2] == "ER" and (line[2:5] == "  -" or line[2:].strip() in ("", "-")):
                    yield _record(held, begun, ended=True)
                    inside = False
                    if after := line.partition("-")[2].strip("\ufeff \t\r\n\x1a\x00"):
                        stray, stray_begun = [f"{after}\n"], number
                else:
                    held.append(line)
                continue
            yield _record(held, begun, ended=False)
        else:
            bare = line.lstrip(" \t\r\n\ufeff\x0c") if number == 1 or line[:1].isspace() else line
            if not _begins(bare):
                if not line.isspace() and line.strip("\ufeff \t\r\n\x1a\x00"):
                    stray_begun = stray_begun or number
                    stray.append(line)
                continue
            indent = line[: len(line) - len(bare)].strip("\ufeff\r\n")
            line = bare
            if stray:
                yield Stray(stray_begun, "".join(stray).strip())
                stray, stray_begun = [], 0
        held, begun, inside = [line], number, True
        odd = None if line[:5] == "TY  -" else _odd_tags(line)
    if inside:
        yield _record(held, begun, ended=False)
    if stray:
        yield Stray(stray_begun, "".join(stray).strip())


_STARTS = frozenset(("TY", "ty"))
_START = re.compile(r"(TY|ty)([ \t\xa0]*)([-\u2010-\u2015\u2212])")
_TYPE = re.compile(r"\s*[A-Za-z]{3,7}\s*")


def _begins(line: str) -> bool:
    """Whether a line begins a record. Where its TY is not quite one, a type must be all that follows it."""
    if line[:5] == "TY  -":
        return True
    start = _START.match(line)
    if start is None:
        return False
    plain = start[1] == "TY" and start[3] == "-" and start[2].strip("\xa0") != ""
    return plain or _TYPE.fullmatch(line, start.end()) is not None


def _odd_tags(line: str) -> re.Pattern[str] | None:
    """How a record writes its tags whose TY line is not `TY  - `: `AU - ` is a tag there, and prose in any other."""
    start = _START.match(line)
    return start and _tags_like(start[1] == "ty", bool(start[2]), start[3])


@cache
def _tags_like(small: bool, spaced: bool, sign: str) -> re.Pattern[str]:
    letters = "A-Za-z" if small else "A-Z"
    return re.compile(rf"([{letters}][{letters}0-9])" + (rf"[ \t\xa0]+{sign}" if spaced else rf"{sign}(?=\s)"))


def _record(held: list[str], begun: int, *, ended: bool) -> Record:
    start = _START.match(held[0])
    assert start is not None
    type_line = held[0][start.end() :].strip()
    held[0] = "TY  - "
    tags = _plain_tags(held) or _parsed_tags(held)
    tags["TY"] = [type_line]
    return Record(begun, tags, Lines(held, begun), ended)


def _plain_tags(held: list[str]) -> Tags:
    """The tags of a record of which every line has one, as most are; {} for any other."""
    tags: Tags = {}
    for line in held:
        tag = line[:2]
        if line[2:5] != "  -" or tag not in TAGS:
            return {}
        if tag in tags:
            tags[tag].append(line[5:].strip())
        else:
            tags[tag] = [line[5:].strip()]
    return tags


def _parsed_tags(held: list[str]) -> Tags:
    """The tags of a record as rispy's parser reads them."""
    parser = _parser()
    parser.wrapped = False
    tags: Tags
    (tags,) = parser.parse_lines(iter([*held, "ER  - "]))
    if parser.wrapped:
        for tag, values in tags.items():
            tags[tag] = [value if isinstance(value, str) else _joined(tag, value) for value in values]
    return tags


class Lines:
    """The lines of one record, looked at again only where a note asks on which a value stands."""

    def __init__(self, held: list[str], begun: int) -> None:
        self._held, self._begun = held, begun

    def find(self, tags: Collection[str], text: str) -> int:
        """The number of the first line of one of the tags that begins with the text; else of the first of the tags."""
        numbers = [self._places[tag, text[:_SHOWN]] for tag in tags if (tag, text[:_SHOWN]) in self._places]
        return min(numbers or [self._places[tag, ""] for tag in tags if (tag, "") in self._places] or [self._begun])

    @cached_property
    def _places(self) -> dict[tuple[str, str], int]:
        """The first line of each tag with each beginning of a value; and of each tag, under ""."""
        places: dict[tuple[str, str], int] = {}
        for number, line in enumerate(self._held, self._begun):
            if tag := tag_of(line):
                places.setdefault((tag, ""), number)
                places.setdefault((tag, line[line.index("-") + 1 :].strip()[:_SHOWN]), number)
        return places
