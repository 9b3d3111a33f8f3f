"""The full-width punctuation of Chinese and Japanese: read as its Latin counterpart, given back as printed."""

from __future__ import annotations

import re

_NARROW = {
    "．": ". ", "，": ", ", "：": ": ", "；": "; ", "。": ". ", "！": "! ", "？": "? ", "（": " (", "）": ") ",
    "［": "[", "］": "]", "【": "[", "】": "]",
}  # fmt: skip
_SIGN = re.compile(rf"\s?([{''.join(_NARROW)}])\s?")
_SPACES = re.compile(r"\s+")


def narrowed(text: str) -> str:
    """Return a text with Latin punctuation, a space behind it."""
    if text.isascii():
        return text
    return _SPACES.sub(" ", _SIGN.sub(lambda sign: _NARROW[sign[1]], text)).strip()


def as_printed(value: str, text: str) -> str:
    """Return a value with the punctuation that the text prints it with: `国史旧闻：第1卷`."""
    wanted = "".join(value.split())
    if value.isascii() or not wanted or not _SIGN.search(text):
        return value
    places = [place for place, sign in enumerate(text) if not sign.isspace()]
    start = "".join(_NARROW.get(text[place], text[place]).strip() for place in places).find(wanted)
    return text[places[start] : places[start + len(wanted) - 1] + 1] if start >= 0 else value
