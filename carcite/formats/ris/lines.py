"""From the lines of a RIS file to records: their tags with every value, and the lines they stand on.

A record is the lines from TY to ER. Also read: a record without ER (the next TY ends it) or without TY (ER or a blank
line ends it), tags with other white space, another dash or in small letters, indented records, values that go on
without a tag. Tag lines outside a record belong to the record they stand at.

Reference: RIS format specifications (Research Information Systems, 2001; Thomson Reuters, 2011).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache, cached_property
from typing import Any, ClassVar, NamedTuple

from carcite.formats.ris.text import PROSE

Tags = dict[str, list[str]]

# Tags of which each line without a tag is one more value (EndNote writes one KW; Zotero's Extra is lines in M2).
_LISTS = frozenset(("KW", "M2"))
# Tags whose values hold no space: the parts of a wrapped value are joined without one.
_UNSPACED = frozenset(("UR", "DO", "L1", "L2", "L3", "L4", "LK"))

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SECONDS = LETTERS + "0123456789"
TAGS = frozenset(first + second for first in LETTERS for second in SECONDS)
# A record has at least one of these; tag lines without them are a part of another record.
_TITLES_AND_AUTHORS = frozenset(("TI", "T1", "CT", "BT", "AU", "A1"))

_STARTS = frozenset(("TY", "ty"))
_STARTS_AND_ENDS = frozenset(("TY", "ty", "ER"))
_START = re.compile(r"(TY|ty)([ \t\xa0]*)([-\u2010-\u2015\u2212])")
_TYPE = re.compile(r"\s*[A-Za-z]{3,7}\s*")
_MARGIN = " \t\r\n\ufeff\x0c"
_EMPTY = "\ufeff \t\r\n\x1a\x00"
_LONGEST_SHOWN = 30  # characters of a value by which its line is found


class Record(NamedTuple):
    """One record: the text of TY (None if it has no TY line), its tags, its lines, and what was not in order."""

    type: str | None
    tags: Tags
    lines: Lines
    ended: bool = True
    gathered: bool = False
    """Whether it has tag lines that stood before its TY or after its ER."""


class Stray(NamedTuple):
    """Text that belongs to no record."""

    line: int
    text: str


def tag_of(line: str) -> str | None:
    """Return the tag a line begins with; None if it begins with no tag."""
    return line[:2] if line[2:5] == "  -" and line[:2] in TAGS else None


def split_records(lines: Iterable[str]) -> Iterator[Record | Stray]:
    """Yield the records of a file and the text outside them, one record behind the lines read."""
    splitter = _Splitter()
    held: list[str] | None = None  # the lines of a record in which only TY and ER need a closer look
    for number, line in enumerate(lines, 1):
        if held is not None and line[:2] not in _STARTS_AND_ENDS:
            held.append(line)
            continue
        splitter.add(number, line)
        draft = splitter.draft
        held = draft.lines if draft is not None and draft.is_plain else None
        if splitter.ready:
            yield from splitter.ready
            splitter.ready.clear()
    splitter.close()
    yield from splitter.ready


class _Draft:
    """A record while its lines are read: runs of lines, each with the number of its first line."""

    def __init__(self, number: int, line: str, type: str | None = None) -> None:
        self.type = type
        self.lines: list[str] = [line]
        self.runs: list[tuple[int, list[str]]] = [(number, self.lines)]
        self.indent = ""
        self.odd: re.Pattern[str] | None = None
        self.ended = self.gathered = self.after_blank = False

    @property
    def is_plain(self) -> bool:
        """Whether only a line that begins with TY or ER needs a closer look."""
        return self.type is not None and self.odd is None and not self.indent

    def join(self, other: _Draft, *, before: bool) -> None:
        """Take the lines of another draft."""
        self.runs = [*other.runs, *self.runs] if before else [*self.runs, *other.runs]
        self.gathered = True

    def is_whole(self) -> bool:
        """Whether there is a title or an author among the tags."""
        return any(tag_of(line) in _TITLES_AND_AUTHORS for _, lines in self.runs for line in lines)

    def record(self) -> Record:
        """Return the record of the lines."""
        held: list[str] = []
        for _, lines in self.runs:
            held += lines[1:] if lines is self.lines and self.type is not None else lines
        tags = _plain_tags(held) or _parsed_tags(held)
        return Record(self.type, tags, Lines(self.runs), self.ended, self.gathered)


class _Splitter:
    """The state of `split_records`.

    draft    the record that is open
    last     the record before it: tag lines directly after its ER are its own
    before   tag lines that wait for the next TY
    """

    def __init__(self) -> None:
        self.ready: list[Record | Stray] = []
        self.draft: _Draft | None = None
        self.last: _Draft | None = None
        self.before: _Draft | None = None
        self.after_end = False
        self.stray: list[str] = []
        self.stray_line = 0

    def add(self, number: int, line: str) -> None:
        """Take one line."""
        draft = self.draft
        if draft is not None and draft.type is not None:
            if draft.indent:
                line = line.removeprefix(draft.indent)
            if line[:2] not in _STARTS or not _begins(line):
                self._add_inside(draft, number, line)
                return
            self._finish()  # the record has no ER
        bare = line.lstrip(_MARGIN) if number == 1 or line[:1].isspace() else line
        if _begins(bare):
            self._begin(number, bare, line[: len(line) - len(bare)].strip("\ufeff\r\n"))
        else:
            self._add_outside(number, bare)

    def _add_inside(self, draft: _Draft, number: int, line: str) -> None:
        if draft.odd is not None and (tag := draft.odd.match(line)):
            line = f"{tag[1].upper()}  -{line[tag.end() :]}"
        if not _ends(line):
            draft.lines.append(line)
            return
        draft.ended = True
        self._finish()
        self.after_end = True
        if after := line.partition("-")[2].strip(_EMPTY):
            self._add_stray(number, f"{after}\n")

    def _add_outside(self, number: int, line: str) -> None:
        draft = self.draft
        if _ends(line):
            if draft is not None:
                draft.ended = True
                self._finish()
            self.after_end = True
        elif not line.strip(_EMPTY):
            if draft is not None:
                draft.after_blank = True
                draft.lines.append(line)
            else:
                self.after_end = False
        elif tag_of(line) is None:
            if draft is not None:
                draft.after_blank = False
                draft.lines.append(line)
            else:
                self._add_stray(number, line)
        elif draft is None or draft.after_blank:
            self._finish()
            self._flush_stray()
            self.draft = _Draft(number, line)
        else:
            draft.lines.append(line)

    def _begin(self, number: int, line: str, indent: str) -> None:
        """Begin a record at its TY line."""
        before = self.draft
        if before is not None and before.after_blank:
            self._finish()
            before = None
        self._release()
        self._flush_stray()
        self.draft = draft = _Draft(number, line, _type_of(line))
        draft.indent = indent
        draft.odd = None if line[:5] == "TY  -" else _odd_tags(line)
        for lines in (before, self.before):
            if lines is not None:
                draft.join(lines, before=True)
        self.before = None

    def _finish(self) -> None:
        """Close the open draft: it is a record, or a part of the record it stands at."""
        draft, self.draft = self.draft, None
        if draft is None:
            return
        last = self.last
        if draft.type is not None or draft.is_whole():
            if draft.type is None and self.before is not None:
                draft.join(self.before, before=True)
                self.before = None
            self._release()
            self.last = draft
        elif last is not None and (self.after_end or (last.type is None and not last.ended)):
            last.join(draft, before=False)
            last.ended = last.ended or draft.ended
        elif self.before is not None:
            self.before.join(draft, before=False)
        else:
            self.before = draft
        self.after_end = False

    def _release(self) -> None:
        """Hand out the record before."""
        if self.last is not None:
            self.ready.append(self.last.record())
            self.last = None

    def _add_stray(self, number: int, line: str) -> None:
        self.after_end = False
        self.stray_line = self.stray_line or number
        self.stray.append(line)

    def _flush_stray(self) -> None:
        if self.stray:
            self._release()
            self.ready.append(Stray(self.stray_line, "".join(self.stray).strip()))
            self.stray, self.stray_line = [], 0

    def close(self) -> None:
        """Hand out what is left at the end of the file."""
        self._finish()
        if self.before is not None and self.last is not None:
            self.last.join(self.before, before=False)
        elif self.before is not None:
            self._add_stray(self.before.runs[0][0], "".join(self.before.lines))
        self._release()
        self._flush_stray()


def _begins(line: str) -> bool:
    """Whether a line begins a record. If its TY is not quite regular, only a type may follow it."""
    if line[:5] == "TY  -":
        return True
    start = _START.match(line)
    if start is None:
        return False
    plain = start[1] == "TY" and start[3] == "-" and start[2].strip("\xa0") != ""
    return plain or _TYPE.fullmatch(line, start.end()) is not None


def _ends(line: str) -> bool:
    return line[:2] == "ER" and (line[2:5] == "  -" or line[2:].strip() in ("", "-"))


def _type_of(line: str) -> str:
    start = _START.match(line)
    assert start is not None
    return line[start.end() :].strip()


def _odd_tags(line: str) -> re.Pattern[str] | None:
    """Return the pattern of the tags of a record whose TY line is not `TY  - `; in other records `AU - ` is text."""
    start = _START.match(line)
    return start and _tags_like(start[1] == "ty", bool(start[2]), start[3])


@cache
def _tags_like(small: bool, spaced: bool, sign: str) -> re.Pattern[str]:
    letters = "A-Za-z" if small else "A-Z"
    return re.compile(rf"([{letters}][{letters}0-9])" + (rf"[ \t\xa0]+{sign}" if spaced else rf"{sign}(?=\s)"))


# --- the tags of one record -------------------------------------------------------------------------------------------


def _plain_tags(held: list[str]) -> Tags:
    """Return the tags of a record in which every line has one, as in most; {} for any other."""
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
    """Return the tags of a record as rispy's parser reads them, wrapped values joined."""
    parser = _parser()
    parser.wrapped = False
    tags: Tags
    (tags,) = parser.parse_lines(iter(["TY  - ", *held, "ER  - "]))
    del tags["TY"]
    if parser.wrapped:
        for tag, values in tags.items():
            tags[tag] = [value if isinstance(value, str) else _joined(tag, value) for value in values]
    return tags


@cache
def _parser() -> Any:
    from rispy import RisParser  # type: ignore[import-untyped]

    class RecordParser(RisParser):  # type: ignore[misc]
        """rispy's parser of one record, with every tag, value and line kept."""

        DEFAULT_MAPPING: ClassVar[dict[str, str]] = {"TY": "TY", "UK": "UK"}
        DEFAULT_LIST_TAGS: ClassVar[list[str]] = []
        DEFAULT_DELIMITER_MAPPING: ClassVar[dict[str, str]] = {}

        wrapped = False

        def parse_line(self, line: str) -> tuple[str | None, str]:
            tag = tag_of(line)
            return (tag, line[5:].strip()) if tag else (None, line.strip())

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
    """Add a line without a tag to the value before it, which becomes a list of its parts."""
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
    parts = values[-1]
    if content:
        parts.append(content)
    elif tag in PROSE and parts[-1] != "\n":
        parts.append("\n")


def _joined(tag: str, parts: list[str]) -> str:
    """Return the value of a tag from its lines."""
    if tag in _UNSPACED:
        return "".join(parts)
    return " ".join(parts).replace(" \n ", "\n").strip()


class Lines:
    """The lines of one record, searched only if a note asks for the line of a value."""

    def __init__(self, runs: list[tuple[int, list[str]]]) -> None:
        self._runs = runs

    @property
    def first(self) -> int:
        """The number of the first line."""
        return self._runs[0][0] if self._runs else 0

    def find(self, tags: Collection[str], text: str) -> int:
        """Return the number of the first line of one of the tags with this text, otherwise of the first of the tags."""
        shown = text[:_LONGEST_SHOWN]
        numbers = [self._places[tag, shown] for tag in tags if (tag, shown) in self._places]
        return min(numbers or [self._places[tag, ""] for tag in tags if (tag, "") in self._places] or [self.first])

    @cached_property
    def _places(self) -> dict[tuple[str, str], int]:
        """The first line of each tag with each beginning of a value; and of each tag, under ""."""
        places: dict[tuple[str, str], int] = {}
        for begun, lines in self._runs:
            for number, line in enumerate(lines, begun):
                if tag := tag_of(line):
                    places.setdefault((tag, ""), number)
                    places.setdefault((tag, line[line.index("-") + 1 :].strip()[:_LONGEST_SHOWN]), number)
        return places
