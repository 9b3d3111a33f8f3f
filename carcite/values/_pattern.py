"""Regular expressions that are compiled at their first use.

Compiling is the larger part of importing a module full of patterns, and most programs meet few of them: a page of
Latin text needs no pattern of Chinese names. After the first use a call costs what it costs on a compiled pattern.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer")


class _Lazy:
    def __init__(self, expression: str, flags: int) -> None:
        self._source = (expression, flags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(*self._source)
        # The methods now stand in the instance, where they are found before this function is asked again.
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)


class _BeyondAscii:
    """Not even compiled for text that is ASCII; classes of thousands of characters are the slowest to compile."""

    def __init__(self, lazy: _Lazy) -> None:
        self._lazy = lazy

    def search(self, text: str, *bounds: int) -> re.Match[str] | None:
        return None if text.isascii() else self._lazy.search(text, *bounds)

    def match(self, text: str, *bounds: int) -> re.Match[str] | None:
        return None if text.isascii() else self._lazy.match(text, *bounds)

    def fullmatch(self, text: str, *bounds: int) -> re.Match[str] | None:
        return None if text.isascii() else self._lazy.fullmatch(text, *bounds)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._lazy, name)


def pattern(expression: str, flags: int = 0, *, beyond_ascii: bool = False) -> re.Pattern[str]:
    """What `re.compile` gives, compiled when a method of it is first asked for; `re.error` comes then too.

    `beyond_ascii` promises that whatever it matches holds a character outside ASCII.
    """
    lazy = _Lazy(expression, flags)
    return cast("re.Pattern[str]", _BeyondAscii(lazy) if beyond_ascii else lazy)
