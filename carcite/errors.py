"""What carcite raises. One tree, so that `except CarciteError` catches everything carcite can say.

CarciteError
├── ReadError          the text is not what the format is (the message says what was expected)
│   └── DetectError    no format, or more than one, claims the text
├── WriteError         the citations cannot be written as asked (an option, a key, a target)
├── FormatError        there is no format of that name or suffix, or it is read-only / write-only
└── LossError          `on_note="raise"`: something would be lost; `.notes` says what

LossWarning (a UserWarning)   `on_note="warn"`: one for every note, so that `-W error` stops at a loss
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carcite.notes import Note


class CarciteError(Exception):
    """The root: every error carcite raises on purpose is one of these."""


class ReadError(CarciteError):
    """The text cannot be read as the format asked for or found.

    `line` is the 1-based line the reader stopped at, where there is one.
    """

    def __init__(self, message: str, *, line: int | None = None) -> None:
        super().__init__(message if line is None else f"line {line}: {message}")
        self.line = line


class DetectError(ReadError):
    """No known format claims the text."""


class WriteError(CarciteError):
    """The citations cannot be written as asked."""


class FormatError(CarciteError):
    """A format name, a suffix or a target that carcite does not know, or a direction the format lacks."""


class LossError(CarciteError):
    """Something would be lost and the caller asked to be stopped. `notes` holds every note."""

    def __init__(self, notes: Sequence[Note]) -> None:
        shown = "\n".join(f"  {note}" for note in notes[:10])
        more = f"\n  ... and {len(notes) - 10} more" if len(notes) > 10 else ""
        super().__init__(f"{len(notes)} note(s) and on_note='raise':\n{shown}{more}")
        self.notes = tuple(notes)


class LossWarning(UserWarning):
    """Something was lost, changed or could not be placed; the text is the note's."""
