"""No regular expression of carcite takes exponential time.

Each repetition of each compiled pattern is repeated itself, behind the shortest text that leads there, and followed by
a character at which nothing matches: where repetitions stand within each other, a pattern that is not possessive then
tries every way to part the text.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import carcite

REPETITIONS = 28
LIMIT = 0.2  # seconds of processor time; 2 ** 28 steps take more than ten
CANDIDATES = "a1 A.,-;:b\nz_Z&\"'(){}[]/é王\t"
_CATEGORIES = {
    codes.CATEGORY_DIGIT: str.isdigit,
    codes.CATEGORY_SPACE: str.isspace,
    codes.CATEGORY_WORD: lambda c: c.isalnum() or c == "_",
    codes.CATEGORY_NOT_DIGIT: lambda c: not c.isdigit(),
    codes.CATEGORY_NOT_SPACE: lambda c: not c.isspace(),
    codes.CATEGORY_NOT_WORD: lambda c: not (c.isalnum() or c == "_"),
}
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)


def patterns() -> dict[str, re.Pattern[str]]:
    """Every compiled pattern in the modules of carcite, by the name it has there."""
    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(carcite.__path__, "carcite."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                _collect(value, f"{module.name}.{name}", found)
    return found


def _collect(value: Any, name: str, found: dict[str, re.Pattern[str]], depth: int = 0) -> None:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            found[name] = value
    elif depth < 3 and isinstance(value, (list, tuple, set, frozenset, dict)):
        parts = value.values() if isinstance(value, dict) else value
        for number, part in enumerate(parts):
            _collect(part, f"{name}[{number}]", found, depth + 1)


def _characters(items: list[Any]) -> list[str]:
    """Characters of a set."""
    negated = bool(items) and items[0][0] is codes.NEGATE
    named = "".join(
        chr(value) if code is codes.LITERAL else chr(value[0])
        for code, value in items
        if code in (codes.LITERAL, codes.RANGE)
    )

    def within(character: str) -> bool:
        return any(
            (code is codes.LITERAL and ord(character) == value)
            or (code is codes.RANGE and value[0] <= ord(character) <= value[1])
            or (code is codes.CATEGORY and _CATEGORIES[value](character))
            for code, value in items
        )

    return [c for c in CANDIDATES + named if within(c) != negated] or ["a"]


def shortest(tree: Any) -> str:
    """A short text that a part of a pattern matches, look-arounds aside."""
    text = ""
    for code, value in tree:
        if code is codes.LITERAL:
            text += chr(value)
        elif code is codes.NOT_LITERAL:
            text += next(c for c in CANDIDATES if ord(c) != value)
        elif code is codes.ANY:
            text += "a"
        elif code is codes.IN:
            text += _characters(value)[0]
        elif code is codes.BRANCH:
            text += shortest(value[1][0])
        elif code is codes.SUBPATTERN:
            text += shortest(value[3])
        elif code is codes.ATOMIC_GROUP:
            text += shortest(value)
        elif code in _REPEATS:
            text += shortest(value[2]) * value[0]
    return text


def pumps(tree: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """For each unbounded repetition: a text that leads there, and a text that it repeats."""
    for code, value in tree:
        parts: list[Any] = []
        if code in _REPEATS:
            body = value[2]
            parts = [body]
            if value[1] is codes.MAXREPEAT or value[1] > REPETITIONS:
                single = len(body) == 1 and body[0][0] is codes.IN
                for text in _characters(body[0][1])[:4] if single else [shortest(body)]:
                    yield before, text
        elif code is codes.SUBPATTERN:
            parts = [value[3]]
        elif code is codes.BRANCH:
            parts = value[1]
        elif code is codes.ATOMIC_GROUP:
            parts = [value]
        for part in parts:
            yield from pumps(part, before)
        before += shortest([(code, value)])


def test_groups_are_atomic_and_not_possessive() -> None:
    # Python 3.11.0 to 3.11.4 match a possessive group such as `(?:a|b)*+` wrongly (CPython issue 106052).
    possessive = re.compile(r"(?<!\\)\)(?:[*+?]|\{[0-9,]+\})\+")
    sets = re.compile(r"(?<!\\)\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
    faults = [name for name, pattern in patterns().items() if possessive.search(sets.sub("x", pattern.pattern))]
    assert faults == []


def test_no_pattern_takes_exponential_time() -> None:
    slow = []
    for name, pattern in patterns().items():
        tree = parser.parse(pattern.pattern, pattern.flags)
        for before, text in dict.fromkeys(pumps(tree)):
            subject = before + text * (REPETITIONS // max(1, len(text)) + 8) + "\x01"
            for work in (pattern.match, pattern.fullmatch, pattern.search):
                begun = time.process_time()
                work(subject)
                if time.process_time() - begun > LIMIT:
                    slow.append(f"{name}: {work.__name__} of {before[:40]!r} and {text!r} repeated")
    assert not slow
