"""The items of a CSL-JSON text, one at a time: the syntax, without a word on what an item means.

A file may be a list of items, one item, an object that holds them (`items` as citeproc servers write it, pandoc's
`references`, Crossref's `message`, items by their id), or one item a line. A list is decoded item by item from a
buffer that grows only to the longest item, so a file larger than memory streams. JSON is RFC 8259.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import IO, Any, NamedTuple

CHUNK = 1 << 16
HOLDERS = ("items", "references", "bibliography", "citationItems")
_BETWEEN = re.compile(r"[\s,\ufeff]*")
_NEXT_ITEM = re.compile(r"\}\s*,?\s*(?=\{)")
_HALF = re.compile(r"\\u[dD][89a-fA-F]")  # part of a pair, or half a character
_DECODER = json.JSONDecoder(strict=False)  # control characters inside strings: the model folds them


class Item(NamedTuple):
    """One decoded item, or (`value` is None) the raw text that could not be decoded and why."""

    value: Any
    line: int
    raw: str | None = None
    reason: str | None = None


class _Buffer:
    """The part of the file that is being looked at, with the number of the line it begins on."""

    def __init__(self, file: IO[str]) -> None:
        self.file = file
        self.text = ""
        self.at = 0
        self.line = 1
        self.counted = 0  # up to here the lines are in `line`
        self.ended = False

    def more(self) -> bool:
        """Read on, at least doubling what is held, so that an item of any length costs linear time."""
        held = self.text[self.at :]
        self.here()
        self.counted = 0
        chunk = self.file.read(max(CHUNK, len(held)))
        self.ended = not chunk
        self.text, self.at = held + chunk, 0
        return not self.ended

    def skip(self) -> str:
        """Move past white space and commas; the character there, `""` at the end."""
        while True:
            match = _BETWEEN.match(self.text, self.at)
            self.at = match.end() if match else self.at
            if self.at < len(self.text):
                return self.text[self.at]
            if not self.more():
                return ""

    def here(self) -> int:
        """The number of the line the reading stands on."""
        self.line += self.text.count("\n", self.counted, self.at)
        self.counted = self.at
        return self.line


def split_items(file: IO[str]) -> Iterator[Item]:
    """Each item with its line; a part that is no JSON comes as its raw text, and its neighbours arrive."""
    buffer = _Buffer(file)
    while True:
        character = buffer.skip()
        if not character:
            return
        if character in "[]":
            buffer.at += 1
            continue
        line = buffer.here()
        value, reason = _decode(buffer)
        if reason is None:
            yield from (Item(inner, line) for inner in _unwrap(value))
            continue
        following = _NEXT_ITEM.search(buffer.text, buffer.at)
        end = following.end() if following else len(buffer.text)
        raw = buffer.text[buffer.at : end]
        buffer.at = end
        yield Item(None, line, raw, reason)


def _decode(buffer: _Buffer) -> tuple[Any, str | None]:
    while True:
        start = buffer.at
        try:
            value, buffer.at = _DECODER.raw_decode(buffer.text, start)
        except (ValueError, RecursionError) as error:
            reason = error.msg if isinstance(error, json.JSONDecodeError) else "not readable as JSON"
            # The item may only not be all there yet.
            if buffer.ended or not buffer.more():
                return None, reason
            continue
        escaped = _HALF.search(buffer.text, start, buffer.at)
        return _of_characters(value) if escaped else value, None


def _of_characters(value: Any) -> Any:
    """The value with a question mark for each half of a character: no file can hold one, and no writer writes it."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list):
        return [_of_characters(part) for part in value]
    if isinstance(value, dict):
        return {_of_characters(name): _of_characters(part) for name, part in value.items()}
    return value


def _unwrap(value: Any) -> Iterator[Any]:
    """The items in a decoded value: an object that only holds items, in a list or by their id, gives those."""
    if isinstance(value, list):
        for inner in value:
            yield from _unwrap(inner)
        return
    if isinstance(value, dict) and "type" not in value:
        message = value.get("message")
        for holder in (value, message if isinstance(message, dict) else {}):
            items = next((holder[name] for name in HOLDERS if isinstance(holder.get(name), (list, dict))), None)
            if isinstance(items, list):
                # Word processors keep each item in the cite of it.
                yield from (i["itemData"] if isinstance(i, dict) and i.get("itemData") else i for i in items)
                return
            if isinstance(items, dict):
                yield from _unwrap(items)
                return
        if isinstance(message, dict) and "title" in message:
            yield message
            return
        if value and all(isinstance(inner, dict) and "type" in inner for inner in value.values()):
            yield from ({"id": key, **inner} for key, inner in value.items())
            return
    yield value
