"""The syntax of a .bib file: text to blocks, one at a time, each with its line.

Reference: O. Patashnik, BibTeXing (1988), and the grammar of bibtexparser's `Splitter`, which takes what this fast
reader of well-formed blocks and its repairs leave. A block that cannot be taken costs only itself: the next one
begins at the next line that starts with `@type{`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, NamedTuple

from carcite.formats.bibtex.braces import fold
from carcite.formats.bibtex.dates import MONTHS
from carcite.formats.bibtex.delimiters import Broken, Unfinished, closing_quote, matching
from carcite.formats.bibtex.faults import (
    BARE,
    DOUBLED,
    ENTRY_HERE,
    FIELD_AHEAD,
    FIELD_HERE,
    FOLLOWING,
    NEXT_FIELD,
    NOTHING,
    before_field,
    hidden,
    loose_fields,
    missigned,
    reason_of,
    shown,
    without_delimiters,
)

Fields = list[tuple[str, str]]


class Entry(NamedTuple):
    """An entry: its type and field names in lower case, values without their delimiters, macros and `#` resolved."""

    type: str
    key: str
    fields: Fields
    line: int
    faults: tuple[str, ...] = ()
    raw: str = ""


class Aside(NamedTuple):
    """What is no entry: `comment`, `preamble`, `string`, BibTool's `include`, `text` between the blocks; `broken`."""

    kind: str
    text: str
    line: int
    reason: str = ""


_START = re.compile(r"@[ \t]*([A-Za-z][\w.+-]*)\s*([{(])")
_LINE_START = re.compile(r"\n[ \t]*@[ \t]*[A-Za-z][\w.+-]*\s*[{(]")
# A key may hold a parenthesis, where the entry itself does not end with one.
_KEY = {
    "}": re.compile(r"\s*([^,=\n{}]*?)\s*(?=[,=\n}]|\Z)"),
    ")": re.compile(r"\s*((?:[^,=\n{}()]|\([^,=\n{}()]*\))*?)\s*(?=[,=\n})]|\Z)"),
}
_SKIP = re.compile(r"(?:\s|,|%[^\n]*(?:\n|\Z))*")
_NAME = re.compile(r"([^\s=,{}\"#%()\\@]+)\s*=\s*")
_SPACED_NAME = re.compile(r"([A-Za-z][\w-]*(?: [A-Za-z][\w-]*){1,3})\s*=\s*(?=[{\"0-9])")
# A whole field whose value is one text with no braces within braces, a number or a macro: most of them.
_FIELD = re.compile(
    r"[\s,]*([^\s=,{}\"#%()\\@]+)\s*=\s*"
    r"(?:\{([^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+)\}|\"([^\"{}]*+(?:\{[^{}]*+\}[^\"{}]*+)*+)\"|([^\s=,{}\"#%()\\]++))"
    r"\s*(?:,|(?=[})]))"
)
_MACRO = re.compile(r"[^\s=,;{}\"#%()\\]+")
_HASH = re.compile(r"\s*(#?)\s*")
_CHUNK = 1 << 20
_PATIENCE = 20  # faults in one file


def between_entries(text: str, line: int) -> Aside:
    """Text that stands between the blocks: a remark, or what a faulty entry left."""
    reason = loose_fields(text)
    return Aside("broken", text, line, reason) if reason else Aside("text", text, line)


def split(file: IO[str]) -> Iterator[Entry | Aside]:
    """The blocks of a file in their order. Holds one block, the text around it and the @string macros."""
    splitter = _Splitter()
    text = ""
    size = _CHUNK
    while chunk := file.read(size):
        text += chunk
        taken = 0
        for block, position in splitter.blocks(text, final=False):
            taken = position
            yield block
        # A block longer than the chunk is looked at again: ever larger chunks keep that linear.
        size = size * 2 if not taken else _CHUNK
        splitter.line += text.count("\n", 0, taken)
        text = text[taken:]
    for block, _ in splitter.blocks(text, final=True):
        yield block


class _Splitter:
    """The macros, and the line of the first character of the text in hand."""

    def __init__(self) -> None:
        self.macros = dict(MONTHS)
        self.line = 1
        self._faults: list[str] = []
        self._failures = 0

    def blocks(self, text: str, *, final: bool) -> Iterator[tuple[Entry | Aside, int]]:
        """The blocks of a text, each with the position after it. Stops before one that the text does not end."""
        at = counted = 0
        line = self.line
        while (found := self._start(text, at, final=final)) is not None:
            start = found.start()
            if between := text[at:start].strip():
                yield between_entries(between, line + text.count("\n", counted, text.index(between, at))), start
            line += text.count("\n", counted, start)
            counted = start
            try:
                block, at = self._within_reach(text, found, line)
            except Unfinished:
                if not final:
                    return
                block, at = self._repaired(text, found, line, "the file ends inside the entry")
            except Broken as broken:
                if not final and _LINE_START.search(text, found.end()) is None:
                    return
                block, at = self._repaired(text, found, line, str(broken))
            yield block, at
        rest = text[at:].strip()
        if rest and final:
            yield between_entries(rest, line + text.count("\n", counted, text.index(rest, at))), len(text)

    def _within_reach(self, text: str, found: re.Match[str], line: int) -> tuple[Entry | Aside, int]:
        """The block; in a file of many faults, only as far as the next line that begins one.

        A fault is often seen only at the end of the file, and to go there for each would take quadratic time.
        """
        if self._failures < _PATIENCE:
            return self._block(text, found, line)
        following = _LINE_START.search(text, found.end())
        if following is None:
            return self._block(text, found, line)
        piece = text[found.start() : following.start()]
        beginning = _START.match(piece)
        assert beginning is not None
        try:
            block, end = self._block(piece, beginning, line)
        except Unfinished:
            raise Broken("another entry begins inside this one") from None
        return block, found.start() + end

    @staticmethod
    def _start(text: str, at: int, *, final: bool) -> re.Match[str] | None:
        """The next block's beginning; one that stands behind a `%` on its line is commented out."""
        while True:
            found = _START.search(text, at)
            if found is None:
                return None
            if found.start() and text[found.start() - 1].isalnum() and ENTRY_HERE.match(text, found.start()) is None:
                at = found.end()  # an e-mail address
                continue
            reach = max(0, found.start() - 400)
            before = text[max(reach, text.rfind("\n", reach, found.start()) + 1) : found.start()]
            if "%" not in before or "}" in before.rpartition("%")[2]:
                if found.end() + 1 >= len(text) and not final:
                    return None
                return found
            at = found.end()

    def _block(self, text: str, found: re.Match[str], line: int) -> tuple[Entry | Aside, int]:
        kind, opening = found[1].lower(), found[2]
        closing = "}" if opening == "{" else ")"
        start = found.end()
        if kind in ("comment", "preamble", "include"):
            end = matching(text, start, closing)
            return Aside(kind, text[start:end].strip(), line), end + 1
        if kind == "string":
            fields, end = self._fields(text, start, closing)
            for name, value in fields:
                self.macros[name] = value
            return Aside("string", "", line), end
        return self._entry(text, kind, start, closing, line)

    def _entry(self, text: str, kind: str, start: int, closing: str, line: int) -> tuple[Entry | Aside, int]:
        self._faults = []
        match = _KEY[closing].match(text, start)
        if match is None or match.end() >= len(text):
            raise Unfinished
        key, at = match[1], match.end()
        if text[at] == "=":
            key, at = before_field(text, start, match)
            self._faults.append("no comma after the key" if key else "the entry has no key")
        elif text[at] == "\n":
            raise Broken("no comma after the key")
        fields, end = self._fields(text, at, closing)
        inside = _LINE_START.search(text, start, end) if text.find("@", start, end) >= 0 else None
        if inside is not None:
            # Behind the end of a field: one within a sentence is what an abstract or a note cites.
            before = text[max(start, inside.start() - 200) : inside.start()].rstrip()
            if before.endswith(("}", ")", '"', ",")) and self._is_entry(text[inside.start() : end]):
                raise Broken("another entry begins inside this one")
        return Entry(kind, key, fields, line, tuple(self._faults)), end

    def _is_entry(self, text: str) -> bool:
        """Whether a well-formed entry with fields stands here: then what is around it has lost a brace."""
        found = _START.search(text)
        if found is None:
            return False
        faults, self._faults = self._faults, []
        closing = "}" if found[2] == "{" else ")"
        try:
            match = _KEY[closing].match(text, found.end())
            return (
                match is not None
                and text[match.end() : match.end() + 1] == ","
                and bool(self._fields(text, match.end(), closing)[0])
            )
        except (Broken, Unfinished):
            return False
        finally:
            self._faults = faults

    def _fields(self, text: str, at: int, closing: str) -> tuple[Fields, int]:
        """The fields from here to the closing delimiter, and the position after it."""
        fields: Fields = []
        simple = _FIELD.match
        while True:
            match = simple(text, at)
            if match is not None:
                name, value = match.group(1, match.lastindex)  # type: ignore[arg-type]
                fields.append((name.lower(), self._macro(value) if match.lastindex == 4 else value))
                at = match.end()
                continue
            at = _SKIP.match(text, at).end()  # type: ignore[union-attr]
            if at >= len(text):
                raise Unfinished
            if text[at] == closing:
                return fields, self._after(text, at)
            match = _NAME.match(text, at) or _SPACED_NAME.match(text, at)
            if match is None:
                raise Broken(f"expected a field, found {text[at : at + 20]!r}")
            name = match[1].lower()
            if " " in name:
                self._faults.append(f"a field's name of several words: {name!r}")
            value, at = self._value(text, match.end(), closing)
            fields.append((name.replace(" ", "-"), value))

    @staticmethod
    def _after(text: str, at: int) -> int:
        """The position after the closing delimiter, where that is what it is."""
        if text[at + 1 : at + 2] == "," and (NEXT_FIELD.match(text, at + 2) or FIELD_HERE.match(text, at + 2)):
            raise Broken("the braces close before the last field")
        return at + 1

    def _value(self, text: str, at: int, closing: str) -> tuple[str, int]:
        """A value, then a comma or the end."""
        value, at = self._joined(text, at)
        ending = text[at : at + 1]
        if not ending:
            raise Unfinished
        if ending not in (",", closing, "%"):
            raise Broken(f"no comma after a value, but {text[at : at + 20]!r}")
        return value, at

    def _joined(self, text: str, at: int) -> tuple[str, int]:
        """Texts in braces or quotes, numbers and macros, joined by `#`, and the position after them."""
        parts: list[str] = []
        while True:
            character = text[at : at + 1]
            if character == "{":
                end = matching(text, at + 1, "}")
                parts.append(text[at + 1 : end])
                at = end + 1
            elif character == '"':
                end = closing_quote(text, at + 1)
                parts.append(text[at + 1 : end])
                at = end + 1
            else:
                match = _MACRO.match(text, at)
                if match is None:
                    if not character:
                        raise Unfinished
                    raise Broken(f"expected a value, found {text[at : at + 20]!r}")
                parts.append(self._macro(match.group()))
                at = match.end()
            hash_ = _HASH.match(text, at)
            assert hash_ is not None
            at = hash_.end()
            if not hash_[1]:
                return "".join(parts) if len(parts) > 1 else parts[0], at

    def _macro(self, name: str) -> str:
        if name.isdigit():
            return name
        value = self.macros.get(name.lower())
        if value is None:
            self._faults.append(f"no @string defines {name[:80]!r}")
            return name
        return value

    # --- blocks that are not well-formed ------------------------------------------------------------------------------

    def _repaired(self, text: str, found: re.Match[str], line: int, reason: str) -> tuple[Entry | Aside, int]:
        """What can be read of a faulty block, which ends where the next one begins at the latest."""
        self._failures += 1
        following = FOLLOWING.search(text, found.end())
        end = following.start() if following is not None else len(text)
        within = ENTRY_HERE.search(text, found.end(), end)
        if within is not None:
            end = within.start()
        raw = text[found.start() : end].rstrip()
        kind, closing = found[1].lower(), "}" if found[2] == "{" else ")"
        at = found.end() - found.start()
        self._faults = [reason]
        if kind == "string":
            self.macros.update(self._salvaged(raw, at, closing))
        elif kind not in ("comment", "preamble", "include") and (match := _KEY[closing].match(raw, at)) is not None:
            key, at = match[1], match.end()
            if raw[at : at + 1] == "=":
                key, at = before_field(raw, match.start(), match)
            if fields := self._salvaged(raw, at, closing):
                return Entry(kind, key, fields, line, tuple(dict.fromkeys(self._faults)), raw), end
        return Aside("broken", raw, line, reason_of(raw[:10_000]) or reason), end

    def _salvaged(self, raw: str, at: int, closing: str) -> Fields:
        """The fields of a faulty block, each up to where it ends or the next one begins."""
        fields: Fields = []
        while at < len(raw):
            at = _SKIP.match(raw, at).end()  # type: ignore[union-attr]
            name = missigned(raw, at) or _NAME.match(raw, at)
            if name is None:
                following = FIELD_AHEAD.search(raw, at)
                left = raw[at : following.start() if following else len(raw)].strip().strip('{}()",')
                if left.strip():
                    self._faults.append(f"left out: {left.strip()[:200]!r}")
                if following is None:
                    break
                at = following.start()
                continue
            following = NEXT_FIELD.search(raw, name.end())
            limit = following.start() if following else len(raw)
            value, at = self._tolerant_value(raw, name.end(), limit, closing)
            fields.append((name[1].lower(), value))
        return fields

    def _tolerant_value(self, raw: str, at: int, limit: int, closing: str) -> tuple[str, int]:
        """A value that may lack its end: then it goes on to the next field."""
        piece = raw[at:limit]
        if doubled := DOUBLED.match(piece):
            return doubled[1], at + doubled.end()
        if "\\{" in piece or "\\}" in piece:
            try:  # with a lone `\{` for text, as some programs have it
                value, end = self._value(hidden(piece).rstrip() + closing, 0, closing)
            except (Broken, Unfinished):
                pass
            else:
                return shown(value), at + min(end, len(piece))
        try:
            value, end = self._value(piece.rstrip() + closing, 0, closing)
        except (Broken, Unfinished):
            pass
        else:
            return value, at + min(end, len(piece))
        try:
            value, end = self._joined(piece, 0)
        except (Broken, Unfinished):
            pass
        else:
            if FIELD_HERE.match(piece, end):  # only the comma before it is missing
                return value, at + end
            if NOTHING.match(piece, end):
                return value, limit
        bare = BARE.match(piece)
        if bare is not None:
            self._faults.append(f"a value without braces: {bare.group()[:80]!r}")
            return bare.group().strip(), at + bare.end()
        if piece.startswith("{") and self._failures < _PATIENCE:
            # What looks like the next field may stand inside this value.
            self._failures += 1
            try:
                value, end = self._value(raw, at, closing)
            except (Broken, Unfinished):
                pass
            else:
                if NEXT_FIELD.search(value) is None:
                    return value, end
        value = without_delimiters(piece)
        self._faults.append(f"a value without its end: {fold(value)[:80]!r}")
        return value, limit
