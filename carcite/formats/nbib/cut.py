"""Where a file of MEDLINE records can be cut: before a line that begins with PMID."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

from carcite.formats.cutting import Part, text_parts
from carcite.formats.nbib import read_stream

_FIRST = re.compile(r"\ufeff?(?:\s*\n)?PMID-")


def cut(file: IO[str]) -> Iterator[Part]:
    """Yield the parts of a MEDLINE file."""
    return text_parts(file, read_stream, boundary)


def boundary(text: str) -> int:
    """Return the beginning of the last record, 0 if the first record does not begin with PMID."""
    return text.rfind("\nPMID-") + 1 if _FIRST.match(text) else 0
