"""Parts of a file that can be read by themselves, in other processes.

The `cut` of a format yields them in the order of the file: read one after the other, they give the citations and notes
of the file. The lines of their notes are those of the file; records without a key are numbered through by
`carcite.parallel`.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import IO, Any, NamedTuple, Protocol

from carcite.formats.base import ReadStream
from carcite.model import Citation
from carcite.notes import Note

SIZE = 1 << 18  # characters of a part
LONGEST = 1 << 23  # characters in which no part has ended: what follows is not cut


class Part(NamedTuple):
    """A part of a file.

    read     the function of the format that reads it, one that can be pickled
    content  what it reads: a text, or what the format makes of one; the rest of the file itself if `here`
    lines    the lines before it, which `read` does not count
    here     whether only this process can read it
    """

    read: Callable[[Any], Iterator[Citation | Note]]
    content: Any
    lines: int = 0
    here: bool = False


Cut = Callable[[IO[Any]], Iterator[Part]]


class Text(Protocol):
    """A file of text, as far as it is needed to make parts."""

    def read(self, size: int = -1, /) -> str: ...


class Rest:
    """What is left of a file of which a part has been read already: that part, then the file."""

    def __init__(self, held: str, file: Any) -> None:
        self.held = held
        self.file = file

    def read(self, size: int = -1) -> str:
        """Return text, as `file.read`; first all that is held, whatever its size."""
        held, self.held = self.held, ""
        return held or self.file.read(size)

    def __iter__(self) -> Iterator[str]:
        held, self.held = self.held + self.file.readline(), ""
        return chain(io.StringIO(held), self.file)


def text_parts(
    file: Text,
    read: ReadStream,
    boundary: Callable[[str], int],
    *,
    before: str = "",
    after: str = "",
) -> Iterator[Part]:
    """Yield the parts of a text file.

    `boundary` returns the last place in a text at which a part can end, 0 if there is none. `before` and `after` stand
    around the text of each part: the beginning and the end of an XML document. The file begins behind `before`.
    """
    held, lines, any_part = "", 0, False
    while chunk := file.read(max(SIZE, len(held))):
        held += chunk
        at = boundary(held)
        if at:
            yield Part(read, f"{before}{held[:at]}{after}", lines)
            lines += held.count("\n", 0, at)
            held, any_part = held[at:], True
        elif len(held) > LONGEST:
            yield Part(read, Rest(before + held, file), lines, here=True)
            return
    if held or not any_part:
        yield Part(read, before + held, lines)


def batches(items: Iterable[Any], read: Callable[[list[Any]], Any], size_of: Callable[[Any], int]) -> Iterator[Part]:
    """Yield the items in parts, each a list of them."""
    batch: list[Any] = []
    size = 0
    for item in items:
        batch.append(item)
        size += size_of(item)
        if size >= SIZE:
            yield Part(read, batch)
            batch, size = [], 0
    if batch:
        yield Part(read, batch)
