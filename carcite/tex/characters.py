"""Accented characters, and rare symbols.

The symbols come from pylatexenc's table of characters, loaded when a command is not in `tables`: Cyrillic letters
(`\\cyrzh`), arrows, relations (reference: pylatexenc, `latexencode.get_builtin_uni2latex_dict`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from carcite.tex import tables
from carcite.values.markup import split_markup

_DOTLESS = {"ı": "i", "ȷ": "j"}
_BELOW = frozenset("\u0323\u0327\u0328\u0331\u0326")
_ENTRY = r"\{?(?:\\ensuremath\{)?\\([A-Za-z]+)(?:\{\})?\}*"


def rare(command: str) -> str | None:
    """Return the character of a command without argument; None if pylatexenc does not know it."""
    return _characters().get(command)


@lru_cache(maxsize=1)
def _characters() -> dict[str, str]:
    from pylatexenc.latexencode import get_builtin_uni2latex_dict  # type: ignore[import-untyped]

    found: dict[str, str] = {}
    entry = re.compile(_ENTRY)
    for code, tex in get_builtin_uni2latex_dict().items():
        match = entry.fullmatch(tex.strip())
        # Accents and what has an argument or limits in a formula are not characters of their own.
        if match and unicodedata.category(chr(code))[0] not in "MCZ" and match[1] not in tables.LAYOUT:
            found.setdefault(match[1], chr(code))
    return found


def symbol(name: str) -> str | None:
    """Return the character of a text command that is not in `tables`: Greek by name (`\\textalpha`), rare symbols."""
    if name.startswith("text") and (greek := tables.MATH.get(name[4:])) is not None:
        return greek
    return rare(name)


def accented(base: str, name: str, mark: str) -> str:
    """Return the text with the accent on its first letter, as one character if Unicode has it."""
    tag = 0
    if base.startswith("<"):
        tag = next((len(token.value) for token in split_markup(base) if token.kind == "open"), 0)
    end = tag + 1
    while end < len(base) and unicodedata.combining(base[end]):
        end += 1
    letter = base[tag:end]
    if not letter.strip():
        return tables.SPACING.get(name, "\u00a0" + mark) + base[tag:] if not tag else base
    if mark not in _BELOW:
        letter = _DOTLESS.get(letter[0], letter[0]) + letter[1:]
    return base[:tag] + unicodedata.normalize("NFC", letter + mark) + base[end:]


def ordinal(number: str) -> str:
    """Return a number with its English ending."""
    suffix = {"1": "st", "2": "nd", "3": "rd"}.get(number[-1:], "th")
    return number + ("th" if number[-2:-1] == "1" else suffix)
