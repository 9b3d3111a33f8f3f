"""What carcite raises. One tree, so that `except CarciteError` catches every error of carcite.

CarciteError
├── ReadError          the text is not what the format is (the message says what was expected)
│   ├── DetectError    no format, or more than one, claims the text
│   └── NoRecordError  the text has no record of the format
├── WriteError         the citations cannot be written as asked (an option, a key, a target)
├── WorkerError        a process that reads or converts a part of the work died (see `jobs`)
├── ServiceError       no registry can be reached, or what is asked of `complete` cannot be
├── FormatError        there is no format of that name or suffix, or it is read-only / write-only
└── LossError          `on_note="raise"`: something would be lost; `.notes` says what

LossWarning (a UserWarning)   `on_note="warn"`: one for a call in which something was lost; `.notes` says what
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carcite.notes import Note


class CarciteError(Exception):
    """The root: every error that carcite raises is one of these."""


class ReadError(CarciteError):
    """The text cannot be read as the format asked for or found.

    `line` is the 1-based line the reader stopped at, where there is one.
    """

    def __init__(self, message: str, *, line: int | None = None) -> None:
        super().__init__(message if line is None else f"line {line}: {message}")
        self.line = line


class DetectError(ReadError):
    """No known format claims the text."""


class NoRecordError(ReadError):
    """The text has no record of the format."""


class WriteError(CarciteError):
    """The citations cannot be written as asked."""


class FormatError(CarciteError):
    """A format name, a suffix or a target that carcite does not know, or a direction the format lacks."""


class WorkerError(CarciteError):
    """A process that did a part of the work died, or a cluster is gone."""


class ServiceError(CarciteError):
    """No registry can be reached, or an option of `complete` cannot be."""


class LossError(CarciteError):
    """Something would be lost, and the caller asked for an error. `notes` holds every note of a loss."""

    def __init__(self, notes: Sequence[Note], summary: str | None = None) -> None:
        super().__init__(summary or "\n".join(map(str, notes)))
        self.notes = tuple(notes)


class LossWarning(UserWarning):
    """Something was lost, changed or could not be placed.

    The text has a line for each kind of loss; `notes` holds the notes themselves, the first thousand of them.
    """

    def __init__(self, text: str, notes: Sequence[Note] = ()) -> None:
        super().__init__(text)
        self.notes = tuple(notes)
