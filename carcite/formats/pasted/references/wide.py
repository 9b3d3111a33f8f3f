"""The full-width punctuation of Chinese and Japanese: read as its Latin counterpart, given back as printed."""

from __future__ import annotations

import re

_NARROW = {
    "．": ". ", "，": ", ", "：": ": ", "；": "; ", "。": ". ", "！": "! ", "？": "? ", "（": " (", "）": ") ",
    "［": "[", "］": "]", "【": "[", "】": "]",
}  # fmt: skip
_SIGN = re.compile(rf"\s?([{''.join(_NARROW)}])\s?")
_SPACES = re.compile(r"\s+")
_EASTERN = r"[\u3041-\u30ff\u3400-\u9fff]"
_CLOSE = re.compile(
    rf"(?<={_EASTERN}|\)|\])([:,;.])(?=[^\s\d:,;.)\]])|(?<={_EASTERN})(,)(?=[0-9])"
)  # signs without a space
_PART_OF_NAME = re.compile(r"(?<![^\W\d_])([\u3400-\u9fff]) (?=[\u3400-\u9fff](?![^\W\d_]))")  # `李 林`


_MISPLACED = re.compile(r"(?<=[^\s.,]) [,.](?=[^\W_])")  # as text taken out of PDF: `Phys .Rev .Lett`
_SPACED_SIGN = re.compile(r"\s*([,.;])\s*(?=[^\s.,;)])|\s+([,.;:)])|(?<=\()\s+")


def narrowed(text: str) -> str:
    """Return a text with Latin punctuation, a space behind it and none in front."""
    if not text.isascii():
        text = _SPACES.sub(" ", _SIGN.sub(lambda sign: _NARROW[sign[1]], text)).strip()
        text = _PART_OF_NAME.sub(r"\1", _CLOSE.sub(lambda sign: f"{sign[1] or sign[2]} ", text))
    return _SPACED_SIGN.sub(_respaced, text) if _MISPLACED.search(text) else text


def _respaced(sign: re.Match[str]) -> str:
    if sign[1] is None:
        return sign[2] or ""
    around = sign.string[max(0, sign.start() - 1) : sign.start()] + sign.string[sign.end() : sign.end() + 1]
    joined = (sign[1] != ";" and " " not in sign[0]) or (sign[1] == "." and around.isdecimal())
    return sign[1] if joined else f"{sign[1]} "


def as_printed(value: str, text: str) -> str:
    """Return a value with the punctuation that the text prints it with: `国史旧闻：第1卷`."""
    wanted = "".join(value.split())
    if value.isascii() or not wanted:
        return value
    places = [place for place, sign in enumerate(text) if not sign.isspace()]
    start = "".join(_NARROW.get(text[place], text[place]).strip() for place in places).find(wanted)
    return text[places[start] : places[start + len(wanted) - 1] + 1] if start >= 0 else value
