"""Notes: what a reader could not place and a writer could not carry, all in one shape.

A note is a plain value, not an exception: reading and writing go on, and the caller decides (see
`carcite.load(..., on_note=...)`). Codes are a closed list, so that scripts can select on them.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Literal, NamedTuple, TypeAlias


class Severity(StrEnum):
    """How much a note matters: `error` (a record or value is not there), `warning` (changed), `info`."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Code(StrEnum):
    """Every kind of note carcite can give."""

    # Reading
    BROKEN_RECORD = "broken-record"  # a record could not be parsed; its raw text is in the note
    UNPLACED = "unplaced"  # text or a tag no field takes; it is in `extra`
    UNPARSED = "unparsed"  # a value that is not of its field's form; it is kept as its text
    REPAIRED = "repaired"  # faulty syntax that was read all the same (a missing ER, a BOM, an encoding)
    DUPLICATE_FIELD = "duplicate-field"  # a field given twice where one is allowed
    ASSUMED = "assumed"  # a reading that the text alone does not settle
    NOT_A_RECORD = "not-a-record"  # a comment, preamble, deletion list: kept or reported, no citation
    FORMAT_MISMATCH = "format-mismatch"  # the suffix says one format, the text is another
    # Both
    DUPLICATE_KEY = "duplicate-key"  # two records with one citation key
    # Writing
    LOST = "lost"  # the format (or target) has no place for the field; it is not in the output
    CHANGED = "changed"  # written, but reads back differently
    MOVED = "moved"  # written in a record of its own, or where only people read it (a note line)
    SKIPPED = "skipped"  # not written on purpose (the paper itself among its related papers)
    # Completing and merging
    COMPLETED = "completed"  # values that a registry had and the citation lacked
    UNAVAILABLE = "unavailable"  # no registry has the work, or it did not answer
    CONFLICT = "conflict"  # two records of one work differ in a value, and one is kept
    # Checking
    MISSING = "missing"  # a field that a citation of this type needs or should have
    INVALID = "invalid"  # a value that cannot be right (a check digit, a date after today)
    DUPLICATE = "duplicate"  # two records for what seems one work
    STUB = "stub"  # a record with too little to cite
    RETRACTED = "retracted"  # the work is retracted, withdrawn or under an expression of concern


# What a code usually means for the data: nothing missing (info), something to look at (warning), a record gone (error).
SEVERITIES = {
    Code.BROKEN_RECORD: Severity.ERROR,
    **dict.fromkeys(
        (Code.UNPLACED, Code.ASSUMED, Code.NOT_A_RECORD, Code.MOVED, Code.SKIPPED, Code.STUB, Code.MISSING),
        Severity.INFO,
    ),
}


class Note(NamedTuple):
    """One thing to know about one record.

    `field` is a model field name (`"pages"`) or None, `record` the citation key (or `#3`, the ordinal of a record
    without one), `line` the 1-based line of the input, `text` the raw text concerned, `tag` the format's tag or field
    concerned; each None if there is none.
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
        """True where the data is not all there, or not as it was: what `LossWarning` and `--strict` go by."""
        return self.severity is not Severity.INFO

    def __str__(self) -> str:
        where = ", ".join(
            part
            for part in (
                self.record,
                f"line {self.line}" if self.line is not None else None,
                self.field,
            )
            if part
        )
        return printable(f"{self.severity} [{self.code}] {where + ': ' if where else ''}{self.message}")


# Controls of the terminal (C0 but line ends and tabs, DEL, C1) and of the direction of writing.
_CONTROLS = {
    number: f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}"
    for number in (*range(9), 11, 12, *range(14, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
}


def printable(text: str) -> str:
    """The text with each control character as its number (`\\x1b`), so that printing it does nothing to a terminal."""
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
    """Return a note with the severity its code usually has."""
    return Note(code, message, SEVERITIES.get(code, Severity.WARNING), field, record, line, text, tag)
