"""The errors and the warning of carcite. `except CarciteError` catches every error.

CarciteError
├── ReadError          the text is not in the format (the message says what was expected)
│   ├── DetectError    no format claims the text
│   └── NoRecordError  the text has no record of the format
├── WriteError         the citations cannot be written as asked (an option, a key, a target)
├── WorkerError        a process that reads or converts a part of the work died (see `jobs`)
├── ServiceError       no registry can be reached, or an option of `complete` is impossible
├── FormatError        an unknown format or suffix, or one that is only read or only written
└── LossError          `on_note="raise"`: something would be lost; see `.notes`

LossWarning (a UserWarning)   `on_note="warn"`: one for each call in which something was lost; see `.notes`
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from carcite.notes import Note


class CarciteError(Exception):
    """The base class of all errors of carcite."""


class ReadError(CarciteError):
    """The text cannot be read in the requested or detected format.

    `line` is the 1-based line at which the reader stopped, or None.
    """

    def __init__(self, message: str, *, line: int | None = None) -> None:
        super().__init__(message if line is None else f"line {line}: {message}")
        self.line = line


class DetectError(ReadError):
    """No known format claims the text."""


class NoRecordError(ReadError):
    """The text has no record in the format."""


class WriteError(CarciteError):
    """The citations cannot be written as requested."""


class FormatError(CarciteError):
    """An unknown format, suffix or target, or a format that is only read or only written."""


class WorkerError(CarciteError):
    """A process that did a part of the work died, or a cluster is gone."""


class ServiceError(CarciteError):
    """No registry can be reached, or an option of `complete` is impossible."""


class LossError(CarciteError):
    """Something would be lost, and the caller requested an error. `notes` has all notes on losses."""

    def __init__(self, notes: Sequence[Note], summary: str | None = None) -> None:
        super().__init__(summary or "\n".join(map(str, notes)))
        self.notes = tuple(notes)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.notes, str(self))


class LossWarning(UserWarning):
    """Something was lost, changed or could not be placed.

    The text has a line for each kind of loss; `notes` has the first thousand notes.
    """

    def __init__(self, text: str, notes: Sequence[Note] = ()) -> None:
        super().__init__(text)
        self.notes = tuple(notes)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint about a misspelt word for the middle of a message; "" if no known word is similar.

    >>> did_you_mean("riss", ["ris", "bibtex"])
    ' (did you mean ris?)'
    """
    near = get_close_matches(word, list(known), n=1)
    return f" (did you mean {near[0]}?)" if near else ""
