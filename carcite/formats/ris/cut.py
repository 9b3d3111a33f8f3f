"""Where a RIS file can be cut: before a record that stands directly behind one from TY to ER."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from carcite.formats.cutting import Part, text_parts
from carcite.formats.ris.reader import read_stream

_START, _END = "\nTY  -", "\nER"
_WIDTH = 400  # characters between two records


def cut(file: IO[str]) -> Iterator[Part]:
    """Yield the parts of a RIS file."""
    return text_parts(file, read_stream, boundary)


def boundary(text: str) -> int:
    """Return the beginning of the last record before which nothing is open."""
    start = text.rfind(_START)
    while start > 0:
        end = text.rfind(_END, 0, start)
        if end < 0 or start - end > _WIDTH:
            return 0
        begun = text.rfind(_START, 0, end)
        # Tag lines between an ER and the next one belong to the record before or behind them.
        if text[end:start].rstrip() == "\nER  -" and begun > text.rfind(_END, 0, end):
            return start + 1
        start = begun
    return 0
