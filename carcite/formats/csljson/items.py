"""The items of a CSL-JSON text, one at a time: the syntax, and nothing of what an item means.

A file may be a list of items, one item, an object that holds them (`items` as citeproc servers write it, pandoc's
`references`, Crossref's `message`, items by their id), or one item a line. A list is decoded item by item from a
buffer that grows only to the longest item, so a file larger than memory streams.

Reference: RFC 8259. What it leaves open or forbids and decoders accept (repeated names, NaN, numbers that are too
large, half a character, any depth) is read in one way and reported as a fault of the item.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import IO, Any, NamedTuple

from carcite.values.text import NOT_CHARACTERS

CHUNK = 1 << 16
HOLDERS = ("items", "references", "bibliography", "citationItems")
DEPTH = 100
"""Lists and objects inside each other; what is deeper is read as its JSON text."""

_BETWEEN = re.compile(r"[\s,\ufeff]*+")
_NEXT_ITEM = re.compile(r"\}\s*+,?\s*+(?=\{)")
_DIGITS = 4000  # Python converts no longer text to an integer

# Noncharacters of Unicode, in the text or escaped; an escaped half of a character may be part of a pair.
_ESCAPED = re.compile(r"\\u(?:[dD][89a-fA-F]|[fF][dD][dDeE]|[fF]{3}[eEfF])")
_NO_CHARACTER = re.compile(f"[{NOT_CHARACTERS}]")


def _may_hold_faults(text: str, start: int, end: int) -> bool:
    """Whether a part of a text can hold what is not a character. Most text is ASCII without an escape."""
    if text.find("\\u", start, end) >= 0 and _ESCAPED.search(text, start, end):
        return True
    return not text[start:end].isascii() and _NO_CHARACTER.search(text, start, end) is not None


class Fault(NamedTuple):
    """What is wrong with an item that is read all the same; a value that is not used, with its name."""

    message: str
    name: str | None = None
    value: Any = None


class Item(NamedTuple):
    """One decoded item, or (`reason` is not None) the raw text that could not be decoded and why."""

    value: Any
    line: int
    raw: str | None = None
    reason: str | None = None
    faults: tuple[Fault, ...] = ()


class _Decoder:
    """Python's decoder, which collects the faults of the value it decodes."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self._decoder = json.JSONDecoder(
            strict=False,  # control characters inside strings: the model folds them
            object_pairs_hook=self._object,
            parse_constant=self._constant,
            parse_float=self._float,
            parse_int=self._int,
        )

    def decode(self, text: str, start: int) -> tuple[Any, int]:
        """Return the value at `start` and the place behind it. Raises ValueError or RecursionError."""
        self.faults.clear()
        value, end = self._decoder.raw_decode(text, start)
        if text.count("[", start, end) + text.count("{", start, end) > DEPTH:
            value = self._shallow(value, DEPTH)
        if _may_hold_faults(text, start, end):
            value = self._of_characters(value)
        return value, end

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            seen: dict[str, Any] = {}
            for name, value in pairs:
                if name in seen and seen[name] != value:
                    self.faults.append(Fault(f"{name!r} is given twice; the last value is used", name, seen[name]))
                seen[name] = value
        return found

    def _constant(self, text: str) -> str:
        self.faults.append(Fault(f"{text} is not a JSON number; read as text"))
        return text

    def _float(self, text: str) -> float | str:
        value = float(text)
        if math.isfinite(value):
            return value
        self.faults.append(Fault(f"the number {text[:20]} is too large; read as text"))
        return text

    def _int(self, text: str) -> int | str:
        if len(text) < _DIGITS:
            return int(text)
        self.faults.append(Fault(f"a number of {len(text)} digits is read as text"))
        return text

    def _shallow(self, value: Any, depth: int) -> Any:
        """Return the value with the JSON text of what is deeper than `depth` in its place."""
        if not isinstance(value, (list, dict)):
            return value
        if not depth:
            self.faults.append(Fault(f"a value nested more than {DEPTH} deep is read as its text"))
            return json.dumps(value, ensure_ascii=False)
        if isinstance(value, list):
            return [self._shallow(part, depth - 1) for part in value]
        return {name: self._shallow(part, depth - 1) for name, part in value.items()}

    def _of_characters(self, value: Any) -> Any:
        """Return the value without what is not a character: no file can hold half of one."""
        if isinstance(value, str):
            text = _NO_CHARACTER.sub("", value)
            if text != value:
                self.faults.append(Fault("what is not a Unicode character is left out"))
            return text
        if isinstance(value, list):
            return [self._of_characters(part) for part in value]
        if isinstance(value, dict):
            return {self._of_characters(name): self._of_characters(part) for name, part in value.items()}
        return value


class _Buffer:
    """The part of the file that is being decoded, with the number of the line it begins on."""

    def __init__(self, file: IO[str]) -> None:
        self.file = file
        self.text = ""
        self.at = 0
        self.line = 1
        self.counted = 0  # up to here the lines are in `line`
        self.ended = False

    def more(self) -> bool:
        """Read on, at least doubling what is held, so that an item of any length costs linear time."""
        self.drop()
        chunk = self.file.read(max(CHUNK, len(self.text)))
        self.ended = not chunk
        self.text += chunk
        return not self.ended

    def drop(self) -> None:
        """Forget the text before the current place."""
        self.here()
        self.counted = 0
        self.text, self.at = self.text[self.at :], 0

    def skip(self) -> str:
        """Move past white space and commas; return the character there, `""` at the end."""
        while True:
            match = _BETWEEN.match(self.text, self.at)
            self.at = match.end() if match else self.at
            if self.at < len(self.text):
                return self.text[self.at]
            if not self.more():
                return ""

    def here(self) -> int:
        """Return the number of the current line."""
        self.line += self.text.count("\n", self.counted, self.at)
        self.counted = self.at
        return self.line


def split_items(file: IO[str]) -> Iterator[Item]:
    """Yield each item with its line; a part that is not JSON comes as its raw text, and its neighbours arrive."""
    buffer = _Buffer(file)
    decoder = _Decoder()
    while True:
        character = buffer.skip()
        if not character:
            return
        if character in "[]":
            buffer.at += 1
            continue
        line = buffer.here()
        value, reason = _decode(buffer, decoder)
        if reason is None:
            # The faults of an object that holds several items are those of the first.
            faults = tuple(decoder.faults)
            for inner in _unwrap(value):
                yield Item(inner, line, faults=faults)
                faults = ()
            continue
        following = _NEXT_ITEM.search(buffer.text, buffer.at)
        end = following.end() if following else len(buffer.text)
        raw = buffer.text[buffer.at : end]
        buffer.at = end
        if end > CHUNK >> 3:  # a JSONDecodeError counts the lines of all the text before it
            buffer.drop()
        yield Item(None, line, raw, reason)


def _decode(buffer: _Buffer, decoder: _Decoder) -> tuple[Any, str | None]:
    while True:
        try:
            value, buffer.at = decoder.decode(buffer.text, buffer.at)
        except (ValueError, RecursionError) as error:
            reason = error.msg if isinstance(error, json.JSONDecodeError) else "not readable as JSON"
            # The item may only not be all there yet.
            if buffer.ended or not buffer.more():
                return None, reason
            continue
        return value, None


def _unwrap(value: Any) -> Iterator[Any]:
    """Yield the items in a decoded value: an object that only holds items, in a list or by their id, gives those."""
    if isinstance(value, list):
        for inner in value:
            yield from _unwrap(inner)
    elif isinstance(value, dict) and "type" not in value:
        yield from _held(value)
    else:
        yield value


def _held(value: dict[str, Any]) -> Iterator[Any]:
    """Yield the items that an object without a type holds; itself if it holds none."""
    message = value["message"] if isinstance(value.get("message"), dict) else {}
    items = _list_of({**message, **value})
    if isinstance(items, list):
        yield from map(_of_cite, items)
    elif items is not None:
        yield from _unwrap(items)
    elif "title" in message:
        yield message
    elif value and all(isinstance(inner, dict) and "type" in inner for inner in value.values()):
        yield from ({"id": key, **inner} for key, inner in value.items())
    else:
        yield value


def _list_of(holder: dict[str, Any]) -> Any:
    """Return the list of items, or the object with them, in an object; None if it has neither."""
    return next((holder[name] for name in HOLDERS if isinstance(holder.get(name), (list, dict))), None)


def _of_cite(value: Any) -> Any:
    """Return the item; word processors keep each in its cite."""
    return value["itemData"] if isinstance(value, dict) and value.get("itemData") else value
