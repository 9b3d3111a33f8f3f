"""Text with braces: groups, lists.

BibTeX counts every `{` and `}`, with a backslash before it or not, and so does everything here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from carcite.values.text import split_top

_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_FOLDED = re.compile(r"[\t\n\r\f\v]|  |^ | $")
_BLANK_LINE = re.compile(r"\n[ \t\r\f\v]*\n\s*")
_BRACE = re.compile(r"[{}]")


def fold(text: str) -> str:
    """Return the text with all white space as single spaces, as BibTeX reads a value."""
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text  # tests ten times as fast as the pattern
    return _SPACE.sub(" ", text).strip(" ") if _FOLDED.search(text) else text


def fold_paragraphs(text: str) -> str:
    """Return the text as `fold` does, but with blank lines, which separate paragraphs, as `\\n`."""
    if "\n" not in text:
        return fold(text)
    return _fold_lines(text) if len(text) < 1000 else _folded_lines(text)


def _folded_lines(text: str) -> str:
    return "\n".join(part for part in map(fold, _BLANK_LINE.split(text)) if part)


# Files repeat their wordings: journals, acknowledgements, sources.
_fold_lines = lru_cache(maxsize=2048)(_folded_lines)


def groups(text: str) -> list[str]:
    """Return the contents of the groups of a text that consists of nothing else; [] for any other text."""
    if not text.startswith("{") or not text.endswith("}"):
        return []
    found: list[str] = []
    depth = start = 0
    end = 0
    for match in _BRACE.finditer(text):
        if match.group() == "{":
            if depth == 0:
                if text[end : match.start()].strip():
                    return []
                start = match.end()
            depth += 1
        else:
            depth -= 1
            if depth < 0:
                return []
            if depth == 0:
                found.append(text[start : match.start()])
                end = match.end()
    return found if depth == 0 else []


def unbraced(text: str) -> str:
    """Return the text without a pair of braces around the whole of it."""
    found = groups(text)
    return found[0] if len(found) == 1 else text


_AND = re.compile(r"[{}]| and(?= )", re.IGNORECASE)
_SEMICOLON = re.compile(r"[{};]")
_COMMA = re.compile(r"[{},]")


def split_and(text: str) -> list[str]:
    """Split a name list or a literal list at the word `and` at brace depth 0."""
    parts = split_top(f" {text} ", _AND)
    return [part for part in (p.strip(" ") for p in parts) if part]


def split_list(text: str) -> list[str]:
    """Split a list such as `keywords` at `;` at brace depth 0, or at `,` if there is no such `;`."""
    parts = split_top(text, _SEMICOLON) if ";" in text else [text]
    if len(parts) == 1:
        parts = split_top(text, _COMMA)
    return [part for part in (p.strip() for p in parts) if part]


def join_list(elements: Iterable[str], separator: str) -> str:
    """Join elements so that `split_list` reads them back: those with a separator or in braces get braces."""
    return separator.join(
        f"{{{element}}}" if "," in element or ";" in element or element.startswith("{") else element
        for element in elements
    )
