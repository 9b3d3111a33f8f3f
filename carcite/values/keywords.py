"""Keywords in one text: the signs that separate them, for what people type and for the values of files.

BibTeX's lists, in which braces hold a keyword together, are split by `carcite.formats.bibtex.braces.split_list`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_STRONG = re.compile(r"[;；\n]")
# Between keywords if no stronger sign is in the text, otherwise a part of a keyword.
_WEAK = re.compile(r"[,，、]")


def split_keywords(text: str) -> list[str]:
    """Return the keywords of a text: between semicolons or line ends, or between commas if it has none of these.

    >>> split_keywords("tea; coffee, black")
    ['tea', 'coffee, black']
    """
    separator = _STRONG if _STRONG.search(text) else _WEAK
    return _nonempty(separator.split(text))


def divide_values(values: Sequence[str]) -> list[str]:
    """Return the keywords of values that should hold one each, but may hold all.

    A value alone is divided at semicolons, or at commas if it has several; among others only one like `adult; female`.

    >>> divide_values(["tea, coffee, water"]), divide_values(["cells, cultured"])
    (['tea', 'coffee', 'water'], ['cells, cultured'])
    """
    if len(values) == 1:
        text = values[0]
        return split_keywords(text) if _STRONG.search(text) or text.count(",") > 1 else list(values)
    if any(";" in value for value in values):
        return [keyword for value in values for keyword in _divided(value)]
    return list(values)


def _divided(value: str) -> list[str]:
    """Return the keywords of a value among others: `a;b` may be a name."""
    return _nonempty(value.split(";")) if "; " in value or value.endswith(";") else [value]


def _nonempty(parts: list[str]) -> list[str]:
    return [part for part in map(str.strip, parts) if part]
