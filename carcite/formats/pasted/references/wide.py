"""The full-width punctuation of Chinese and Japanese: read as its Latin counterpart, given back as printed."""

from __future__ import annotations

import re

_NARROW = {
    "．": ". ", "，": ", ", "：": ": ", "；": "; ", "。": ". ", "！": "! ", "？": "? ", "（": " (", "）": ") ",
    "［": "[", "］": "]", "【": "[", "】": "]",
}  # fmt: skip
_WIDE = {narrow.strip(): wide for wide, narrow in _NARROW.items()}
_SIGN = re.compile(rf"\s?([{''.join(_NARROW)}])\s?")
_SPACES = re.compile(r"\s+")


def narrowed(text: str) -> str:
    """Return a text with Latin punctuation, a space behind it."""
    if text.isascii():
        return text
    return _SPACES.sub(" ", _SIGN.sub(lambda sign: _NARROW[sign[1]], text)).strip()


def as_printed(value: str, text: str) -> str:
    """Return a value with the punctuation that the text prints it with: `国史旧闻：第1卷`."""
    if value.isascii() or not _SIGN.search(text):
        return value
    pattern = "".join(
        rf"\s?[{_WIDE[sign]}{re.escape(sign)}]\s?" if sign in _WIDE else re.escape(sign) for sign in value
    )
    printed = re.search(pattern.replace("\\ ", r"\s?"), text)
    return printed[0].strip() if printed else value
