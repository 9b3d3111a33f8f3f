"""The parts of a .bib file.

An entry depends on what stands elsewhere: macros, commands of the preamble, entries it inherits from, earlier entries
with its key. All that is settled here; a part is entries that can be read by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from carcite.formats.bibtex.reader import Prepared, prepare, read_prepared
from carcite.formats.cutting import Part, batches
from carcite.notes import Note


def cut(file: IO[str]) -> Iterator[Part]:
    """Yield the parts of a .bib file."""
    return batches(prepare(file), read_prepared, _size)


def _size(item: Prepared | Note) -> int:
    return len(item.text or "") if isinstance(item, Note) else sum(len(value) for _, value in item.entry.fields)
