"""Handle the notes of one call: group them for people, and warn or raise as `on_note` requires.

A group is one fact about any number of records:

    warning [lost] 3,644 records: RIS has no field for bibdate, bibsource (first: Knuth:TB1-1-1, line 12)

Notes are counted as they come, and only the first ones are kept, so that a file of a million records can be summed up.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from carcite.errors import LossError, LossWarning, WriteError
from carcite.notes import Code, Note, OnNote, Severity, printable

MOST_LINES = 20  # of a summary; one more has the number of the others
_MOST_NAMES = 8  # of the fields or tags in one line
_MOST_COUNTED = 1000  # different names of one group
_MOST_KEPT = 1000  # notes in a LossWarning
_MOST_CACHED = 10_000  # different messages whose group is remembered
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)

_VALUE = re.compile(r"'[^']*'|\"[^\"]*\"|\d+")  # the parts of a message that differ from record to record
_QUOTED = re.compile("['\"]")
_NAME = "\0"  # stands for the names of fields or tags in a pattern
_NAMES = re.compile("\0(?:, \0)+")


@dataclass(slots=True)
class Group:
    """The notes of one fact.

    `pattern` is their message with a mark for the names of fields, `source` the file, if there are several.
    """

    pattern: str
    first: Note
    source: str = ""
    names: dict[str, int] = field(default_factory=dict)
    count: int = 0
    records: int = 0
    varies: bool = False
    last_record: str | None = None

    def add(self, note: Note, names: Iterable[str]) -> None:
        """Count one more note."""
        self.count += 1
        if note.record != self.last_record or self.records == 0:
            self.records += 1
            self.last_record = note.record
        for name in names:
            if name in self.names or len(self.names) < _MOST_COUNTED:
                self.names[name] = self.names.get(name, 0) + 1

    def join(self, other: Group) -> None:
        """Add the notes of another group."""
        self.count += other.count
        self.records += other.records
        self.varies = self.varies or other.varies or self.pattern != other.pattern
        for name, times in other.names.items():
            if name in self.names or len(self.names) < _MOST_COUNTED:
                self.names[name] = self.names.get(name, 0) + times

    def __str__(self) -> str:
        source = f"{self.source}: " if self.source else ""
        first = self.first
        text = str(first) if self.count == 1 else f"{first.severity} [{first.code}] {self._counted()}"
        return printable(source + text)

    def _counted(self) -> str:
        """Return the message with the number of records or times and the first place."""
        first = self.first
        where = ", ".join(filter(None, (first.record, f"line {first.line}" if first.line else None)))
        if self.varies:
            many = f"{self.records:,} records" if self.records > 1 else f"{self.count:,} times"
            return f"{many}, for example {where or 'the first'}: {first.message}"
        message = self.pattern.replace(_NAME, self._joined_names())
        if self.records == 1 and first.record:
            return f"{where}: {message}"
        fields = "" if _NAME in self.pattern else self._joined_names()
        place = "; ".join(filter(None, (fields, where and f"first: {where}")))
        records = f"{self.records:,} records: " if self.records > 1 else ""
        return f"{records}{message}" + (f" ({place})" if place else "")

    def _joined_names(self) -> str:
        """Return the names, the most frequent first."""
        names = sorted(self.names, key=lambda name: -self.names[name])
        rest = len(names) - _MOST_NAMES
        return ", ".join(names[:_MOST_NAMES]) + (f" and {rest} more" if rest > 0 else "")


class Summary:
    """The groups of the notes of one call."""

    def __init__(self) -> None:
        self._groups: dict[tuple[object, ...], Group] = {}
        self._known: dict[tuple[object, ...], tuple[Group, tuple[str, ...]]] = {}

    def add(self, note: Note, source: str = "") -> None:
        """Count a note in its group; notes on different files are in different groups if the files are named."""
        identity = (note.code, note.severity, note.field, note.tag, note.message, source)
        known = self._known.get(identity)
        if known is None:
            known = self._find(note, source)
            if len(self._known) < _MOST_CACHED:
                self._known[identity] = known
        group, names = known
        group.add(note, names)

    def merge(self, other: Summary) -> None:
        """Add the groups of another summary."""
        for identity, group in other._groups.items():
            known = self._groups.setdefault(identity, group)
            if known is not group:
                known.join(group)

    def __getstate__(self) -> tuple[None, dict[str, object]]:
        return None, {"_groups": self._groups, "_known": {}}

    def _find(self, note: Note, source: str) -> tuple[Group, tuple[str, ...]]:
        """Return the group of a note, which may be new, and the names of fields or tags in its message."""
        pattern, names = _pattern(note)
        general = _VALUE.sub("…", pattern)
        identity = (note.code, note.severity, general, source)
        group = self._groups.setdefault(identity, Group(pattern, note, source))
        group.varies = group.varies or group.pattern != pattern
        return group, names

    def groups(self) -> list[Group]:
        """Return the groups, the most severe and then the most frequent ones first."""
        return sorted(self._groups.values(), key=lambda group: (_ORDER.index(group.first.severity), -group.records))

    def lines(self, shown: Callable[[Note], bool]) -> list[tuple[str, Group | None]]:
        """Return a line for each group whose first note is to be shown, and one with the number of the others."""
        groups = [group for group in self.groups() if shown(group.first)]
        rest = len(groups) - MOST_LINES
        lines: list[tuple[str, Group | None]] = [(str(group), group) for group in groups]
        return lines if rest <= 1 else [*lines[:MOST_LINES], (f"and {rest} more kinds of notes", None)]

    def losses(self) -> str:
        """Return how much is lost: "3 kinds of loss (59 values)"; "" if nothing is."""
        groups = [group for group in self._groups.values() if group.first.is_loss]
        if not groups:
            return ""
        values = sum(group.count for group in groups)
        return f"{len(groups)} kind{'s'[: len(groups) > 1]} of loss ({values:,} value{'s'[: values > 1]})"


def _pattern(note: Note) -> tuple[str, tuple[str, ...]]:
    """Return the message with a mark in place of names, and the names.

    They are the note's tag or field, or else the text after the message's last colon: "unknown TeX: \\a, \\b".
    """
    names = tuple(name for name in (note.tag or note.field or "").split(", ") if name)
    pattern = note.message
    for name in sorted(names, key=len, reverse=True):
        pattern = re.sub(rf"(?<![\w-]){re.escape(name)}(?![\w-])", _NAME, pattern)
    if _NAME in pattern:
        return _NAMES.sub(_NAME, pattern), names
    head, colon, tail = note.message.rpartition(": ")
    if colon and not _QUOTED.search(tail):
        return f"{head}: {_NAME}", tuple(tail.split(", "))
    return note.message, (note.field,) if note.field else ()


class NoteHandler:
    """Handles the notes of one call as `on_note` requires; `close` is called when everything is read or written.

    Raises WriteError for an invalid `on_note`.
    """

    def __init__(self, on_note: OnNote) -> None:
        if not (callable(on_note) or on_note in ("warn", "raise", "ignore")):
            raise WriteError(f"on_note={on_note!r}; choose 'warn', 'raise', 'ignore' or a function")
        self.on_note = on_note
        self.summary = Summary()
        self.losses: list[Note] = []  # all of them if they are to be raised, otherwise the first ones
        self.only_losses = not callable(on_note)

    def __call__(self, note: Note) -> None:
        if callable(self.on_note):
            self.on_note(note)
        elif note.is_loss and self.on_note != "ignore":
            self.summary.add(note)
            if self.on_note == "raise" or len(self.losses) < _MOST_KEPT:
                self.losses.append(note)

    def take(self, notes: Iterable[Note]) -> None:
        """Handle all notes of a call, and close."""
        for note in notes:
            self(note)
        self.close()

    def merge(self, summary: Summary) -> None:
        """Take notes that were grouped before."""
        if self.on_note != "ignore":
            self.summary.merge(summary)
            self.losses += [group.first for group in summary.groups() if group.first.is_loss]

    def close(self) -> None:
        """Warn of the losses, or raise LossError."""
        if not self.losses:
            return
        lines = self.summary.lines(lambda note: note.is_loss)
        text = self.summary.losses() + "".join(f"\n  {line}" for line, _ in lines)
        if self.on_note == "raise":
            raise LossError(self.losses, text)
        _warn(LossWarning(text, self.losses))


def handling(on_note: OnNote | NoteHandler) -> NoteHandler:
    """Return the handler for a caller's `on_note`."""
    return on_note if isinstance(on_note, NoteHandler) else NoteHandler(on_note)


def _warn(warning: LossWarning) -> None:
    """Warn at the line outside carcite that made the call."""
    level, frame = 1, sys._getframe()
    while frame.f_back is not None and frame.f_globals.get("__name__", "").startswith("carcite."):
        level, frame = level + 1, frame.f_back
    warnings.warn(warning, stacklevel=level)


def to_act_on(note: Note) -> bool:
    """Whether a person must see a note: on a loss, or on a field that a citation needs and its source lacks."""
    return note.is_loss or note.code is Code.MISSING
