"""Plain text as the model holds it: one line, or paragraphs, in Unicode's composed form (NFC).

A field of one line never has a line break or a control character, so that writers need not handle them; an abstract or
a note has paragraphs, each one line, joined by `\\n`. Other white space (no-break, ideographic) is kept inside a text
and removed at its ends.
"""

from __future__ import annotations

import re
from unicodedata import normalize

# Control characters and separators of lines and paragraphs act as white space.
_CONTROLS = "\x00-\x1f\x7f-\x9f\u2028\u2029"
NOT_CHARACTERS = "\ud800-\udfff\ufdd0-\ufdef" + "".join(
    f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17)
)
"""Code points that are not characters, for a class of a pattern: lone surrogates, Unicode's 66 noncharacters."""
_NO_CHARACTER = f"{NOT_CHARACTERS}\ufeff"  # nor is the byte order mark
_NO_CHARACTERS = re.compile(f"[{_NO_CHARACTER}]")
_UNTIDY = re.compile(rf"[{_CONTROLS}{_NO_CHARACTER}]|  |^\s|\s$")
_SPACES = re.compile(rf"[ {_CONTROLS}]+")
_BREAKS = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]+")
_HIDDEN = re.compile(rf"[{_NO_CHARACTER}\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def line(text: str) -> str:
    """Return the text as one line: white space and controls folded to single spaces, trimmed, NFC."""
    # Nearly all text needs no change, and these tests are ten times as fast as the pattern.
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text if text.isascii() else normalize("NFC", text)
    bare = text.strip()
    if bare.isprintable() and "  " not in bare:
        return bare if bare.isascii() else normalize("NFC", bare)
    if _UNTIDY.search(text):
        text = _SPACES.sub(" ", _NO_CHARACTERS.sub("", text)).strip()
    return text if text.isascii() else normalize("NFC", text)


def paragraphs(text: str) -> str:
    """Return the text as paragraphs joined by `\\n`: each as `line` returns it, without empty ones."""
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text if text.isascii() else normalize("NFC", text)
    if not _UNTIDY.search(text):
        return text if text.isascii() else normalize("NFC", text)
    return "\n".join(part for part in map(line, _BREAKS.split(text)) if part)


def visible(text: str) -> str:
    """Return the text without control characters (tabs and line breaks aside), noncharacters and lone surrogates."""
    return text if text.isascii() and text.isprintable() else _HIDDEN.sub("", text)


def split_top(text: str, separator: re.Pattern[str]) -> list[str]:
    """Return the parts of a text between separators at brace depth 0.

    The pattern must match `{` and `}` as well; any other match is a separator, but for an entity (`&amp;`).
    """
    return [part for part, _ in parts_between(text, separator)]


def parts_between(text: str, separator: re.Pattern[str]) -> list[tuple[str, str]]:
    """Return the parts of a text as `split_top` does, each with the separator behind it."""
    parts: list[tuple[str, str]] = []
    depth = start = 0
    for match in separator.finditer(text):
        found = match.group()
        if found == "{":
            depth += 1
        elif found == "}":
            depth = max(0, depth - 1)
        elif depth == 0 and not (found[0] == "&" and found[-1] == ";"):
            parts.append((text[start : match.start()], found))
            start = match.end()
    return [*parts, (text[start:], "")]


def is_free_of(text: str, signs: frozenset[str]) -> bool:
    """Whether none of the signs is in the text; in a long text, searching each of them is faster."""
    return signs.isdisjoint(text) if len(text) < 60 else not any(map(text.__contains__, signs))
