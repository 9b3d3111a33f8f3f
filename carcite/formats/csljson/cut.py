"""Where a CSL-JSON text can be cut: behind an object that is not inside another."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import IO

from carcite.formats.csljson.reader import read_stream
from carcite.formats.cutting import Part, text_parts

_BETWEEN = re.compile(r"[\s,\[\]\ufeff]*+")  # between items, brackets are skipped as commas are
_decode = json.JSONDecoder(strict=False).raw_decode


def cut(file: IO[str]) -> Iterator[Part]:
    """Yield the parts of a CSL-JSON text."""
    return text_parts(file, read_stream, boundary)


def boundary(text: str) -> int:
    """Return the end of the last whole object of those that stand one after the other from the beginning."""
    end = 0
    while (between := _BETWEEN.match(text, end)) and text.startswith("{", between.end()):
        try:
            _, end = _decode(text, between.end())
        except (ValueError, RecursionError):
            break
    return end
