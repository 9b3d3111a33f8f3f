"""Notes on what a reader could not place and a writer could not write.

A note is a value, not an exception: reading and writing continue, and the caller decides (see
`carcite.load(..., on_note=...)`). Codes are a closed list, so that scripts can select by them.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Literal, NamedTuple, TypeAlias


class Severity(StrEnum):
    """The severity of a note: `error` (a record or value is missing), `warning` (changed or lost), `info`."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Code(StrEnum):
    """The kinds of notes."""

    # Reading
    BROKEN_RECORD = "broken-record"  # a record could not be parsed; its raw text is in the note
    UNPLACED = "unplaced"  # text or a tag without a field; it is in `extra`
    UNPARSED = "unparsed"  # a value that its field cannot parse; it is kept as text
    REPAIRED = "repaired"  # faulty syntax that was read nevertheless (a missing ER, a BOM, an encoding)
    DUPLICATE_FIELD = "duplicate-field"  # a field given twice where one is allowed
    ASSUMED = "assumed"  # one of several readings of the text
    NOT_A_RECORD = "not-a-record"  # a comment, preamble, deletion list: kept or reported, no citation
    FORMAT_MISMATCH = "format-mismatch"  # the text is not in the format of the suffix
    # Both
    DUPLICATE_KEY = "duplicate-key"  # two records with one citation key
    # Writing
    LOST = "lost"  # the format (or target) has no place for the field; it is not in the output
    CHANGED = "changed"  # written, but reads back differently
    MOVED = "moved"  # written as another record, or as text for people (a note line)
    SKIPPED = "skipped"  # not written on purpose (the paper itself among its related papers)
    # Completing and merging
    COMPLETED = "completed"  # values from a registry that the citation lacked
    UNAVAILABLE = "unavailable"  # no registry has the work, or it did not answer
    CONFLICT = "conflict"  # two records of one work differ in a value, and one is kept
    # Checking
    MISSING = "missing"  # a field that a citation of this type needs or should have
    INVALID = "invalid"  # an invalid value (a check digit, a date after today)
    DUPLICATE = "duplicate"  # two records that seem to be of one work
    STUB = "stub"  # a record with too little to cite
    RETRACTED = "retracted"  # the work is retracted, withdrawn or under an expression of concern


# The usual severity of a code; that of all others is warning.
SEVERITIES = {
    Code.BROKEN_RECORD: Severity.ERROR,
    **dict.fromkeys(
        (Code.UNPLACED, Code.ASSUMED, Code.NOT_A_RECORD, Code.MOVED, Code.SKIPPED, Code.STUB, Code.MISSING),
        Severity.INFO,
    ),
}


class Note(NamedTuple):
    """A note on a record.

    `field` is the model's field (`"pages"`), `record` the citation key (or `#3`, the ordinal of a record without one),
    `line` the 1-based line of the input, `text` the raw text, `tag` the format's tag or field; each may be None.

    >>> str(Note(Code.LOST, "RIS has no field for medium", field="medium", record="eve2020"))
    'warning [lost] eve2020, medium: RIS has no field for medium'
    """

    code: Code
    message: str
    severity: Severity = Severity.WARNING
    field: str | None = None
    record: str | None = None
    line: int | None = None
    text: str | None = None
    tag: str | None = None

    @property
    def is_loss(self) -> bool:
        """Whether data is missing or changed, for `LossWarning` and `--strict`."""
        return self.severity is not Severity.INFO

    def __str__(self) -> str:
        line = f"line {self.line}" if self.line is not None else None
        where = ", ".join(filter(None, (self.record, line, self.field)))
        return printable(f"{self.severity} [{self.code}] {where + ': ' if where else ''}{self.message}")


# Control characters of terminals (C0 except line ends and tabs, DEL, C1) and of the direction of text.
_CONTROLS = {
    number: f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}"
    for number in (*range(9), 11, 12, *range(14, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
}


def printable(text: str) -> str:
    """Return the text with control characters escaped (`\\x1b`), so that a terminal does not obey them."""
    return text if text.isprintable() else text.translate(_CONTROLS)


OnNote: TypeAlias = Literal["warn", "raise", "ignore"] | Callable[[Note], None]
"""What a function does with its notes: warn of losses, raise LossError, ignore them, or call a function with each."""


def note(
    code: Code,
    message: str,
    *,
    field: str | None = None,
    record: str | None = None,
    line: int | None = None,
    text: str | None = None,
    tag: str | None = None,
) -> Note:
    """Return a note with the usual severity of its code."""
    return Note(code, message, SEVERITIES.get(code, Severity.WARNING), field, record, line, text, tag)
