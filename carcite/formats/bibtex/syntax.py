"""The grammar of a .bib file: one well-formed block, with the macros it uses.

Reference: O. Patashnik, BibTeXing (1988), section 2. What does not follow the grammar raises `Broken` or `Unfinished`;
`repair` reads such blocks, and `blocks` goes through a whole file.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from carcite.formats.bibtex.dates import MONTHS

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
    """Anything but an entry: `comment`, `preamble`, `string`, BibTool's `include`, `text` between blocks; `broken`."""

    kind: str
    text: str
    line: int
    reason: str = ""


class Growth:
    """What references (macros, crossrefs) may still add to a file: they can make it grow without bounds.

    `@string{b = a # a}` doubles a text with every line; a thousand entries that take a thousand names each make a
    million of them.
    """

    FACTOR = 20  # characters for each one of the source
    FREE = 100_000  # characters in any file

    def __init__(self) -> None:
        self._left = self.FREE

    def earn(self, length: int) -> None:
        """Count characters of the source."""
        self._left += length * self.FACTOR

    def spend(self, length: int) -> bool:
        """Count characters that are added; False if they are too many, and are to be left out."""
        if length > self._left:
            return False
        self._left -= length
        return True


class Broken(Exception):
    """A block is not well-formed; the message says why."""


class Unfinished(Exception):
    """The text ends inside a block."""


START = re.compile(r"@[ \t]*([A-Za-z][\w.+-]*)\s*+([{(])")
# A field where the next one begins: a name, the sign and what a value begins with.
A_FIELD = r"[ \t]*+[A-Za-z][\w:+-]*+[ \t]*+=[ \t]*+[\w{\"#,]"
FIELD_HERE = re.compile(A_FIELD)
NEXT_FIELD = re.compile(r"\n" + A_FIELD)
NAME = re.compile(r"([^\s=,{}\"#%()\\@]++)\s*+=\s*+")
SKIP = re.compile(r"(?>(?:[\s,]++|%[^\n]*+)*)")

_KEY = {
    "}": re.compile(r"\s*+([^,=\n{}]*+)(\s*+)"),
    # A key may hold parentheses where one ends the entry.
    ")": re.compile(r"\s*+((?>(?:[^,=\n{}()]++|\([^,=\n{}()]*+\))*))(\s*+)"),
}
_SPACED_NAME = re.compile(r"([A-Za-z][\w-]*+(?: [A-Za-z][\w-]*+){1,3})\s*+=\s*+(?=[{\"0-9])")
# A whole field whose value is one text with no braces within braces, a number or a macro: most of them.
_FIELD = re.compile(
    r"[\s,]*+([^\s=,{}\"#%()\\@]++)\s*+=\s*+"
    r"(?:\{([^{}]*+(?>(?:\{[^{}]*+\}[^{}]*+)*))\}|\"([^\"{}]*+(?>(?:\{[^{}]*+\}[^\"{}]*+)*))\"|([^\s=,{}\"#%()\\]++))"
    r"\s*+(?:,|(?=[})]))"
)
_MACRO = re.compile(r"[^\s,;{}\"#%()\\]++")
_HASH = re.compile(r"\s*+(#?)\s*+")
_CLOSING = {sign: re.compile(rf"[{{}}{sign}]") for sign in '})"'}

_LONGEST_MACRO = 20_000  # characters


def matching(text: str, at: int, closing: str, end: int | None = None) -> int:
    """Return the position of the delimiter, outside braces, that closes what was opened before `at`."""
    depth = 0
    for match in _CLOSING[closing].finditer(text, at, len(text) if end is None else end):
        found = match.group()
        if found == "{":
            depth += 1
        elif depth == 0 and found == closing:
            return match.start()
        elif found == "}":
            depth -= 1
            if depth < 0:
                raise Broken(
                    "a brace closes inside quotes" if closing == '"' else "more closing braces than opening ones"
                )
    raise Unfinished


class Grammar:
    """Reads single blocks of one file. `faults` are those of the last block, `macros` the @string values so far.

    Positions are those of `text`; nothing is read from `end` on.
    """

    def __init__(self) -> None:
        self.macros = dict(MONTHS)
        self.faults: list[str] = []
        self._growth = Growth()

    def block(self, text: str, found: re.Match[str], line: int, end: int) -> tuple[Entry | Aside, int]:
        """Return the block that begins with `found`, a match of `START`, and the position after it."""
        kind, closing = found[1].lower(), closing_of(found)
        start = found.end()
        self.faults = []
        if kind in ("comment", "preamble", "include"):
            last = matching(text, start, closing, end)
            return Aside(kind, text[start:last].strip(), line), last + 1
        if kind == "string":
            fields, after = self.fields(text, start, closing, end)
            for name, value in fields:
                self.define(name, value)
            reason = "; ".join(dict.fromkeys(self.faults))
            block: Entry | Aside = Aside("string", text[start : after - 1].strip(), line, reason)
        else:
            key, at = self.key(text, start, closing, end)
            fields, after = self.fields(text, at, closing, end)
            block = Entry(kind, key, fields, line, tuple(self.faults))
        self._growth.earn(after - start)
        return block, after

    def key(self, text: str, start: int, closing: str, end: int) -> tuple[str, int]:
        """Return the citation key and the position behind it, where the comma stands."""
        match = _KEY[closing].match(text, start, end)
        assert match is not None  # every part of the pattern may be empty
        key, at = match[1].rstrip(), match.end()
        if at >= end:
            raise Unfinished
        if text[at] == "=":
            self.faults.append("no comma after the key" if " " in key else "the entry has no key")
            return _before_field(match, start)
        if text[at] not in (",", closing):
            raise Broken("no comma after the key" if "\n" in match[2] else f"not a key: {key[:80]!r}")
        return key, at

    def repaired_key(self, text: str, start: int, closing: str) -> tuple[str, int]:
        """Return the key and where the fields begin in a block that is not well-formed."""
        match = _KEY[closing].match(text, start)
        assert match is not None
        if text[match.end() : match.end() + 1] == "=":
            return _before_field(match, start)
        return match[1].rstrip(), match.end()

    def fields(self, text: str, at: int, closing: str, end: int) -> tuple[Fields, int]:
        """Return the fields from here to the closing delimiter, and the position after it."""
        fields: Fields = []
        simple = _FIELD.match
        while True:
            match = simple(text, at, end)
            if match is not None:
                name, value = match.group(1, match.lastindex)  # type: ignore[arg-type]
                fields.append((name.lower(), self._macro(value) if match.lastindex == 4 else value))
                at = match.end()
                continue
            at = SKIP.match(text, at, end).end()  # type: ignore[union-attr]
            if at >= end:
                raise Unfinished
            if text[at] == closing:
                if text[at + 1 : at + 2] == "," and (
                    NEXT_FIELD.match(text, at + 2, end) or FIELD_HERE.match(text, at + 2, end)
                ):
                    raise Broken("the braces close before the last field")
                return fields, at + 1
            match = NAME.match(text, at, end) or _SPACED_NAME.match(text, at, end)
            if match is None:
                raise Broken(f"expected a field, found {text[at : at + 20]!r}")
            name = match[1].lower()
            if " " in name:
                self.faults.append(f"a field name of several words: {name!r}")
            value, at = self.value(text, match.end(), closing, end)
            fields.append((name.replace(" ", "-"), value))

    def value(self, text: str, at: int, closing: str, end: int) -> tuple[str, int]:
        """Return a value, then a comma or the end of the block."""
        value, at = self.joined(text, at, end)
        if at >= end:
            raise Unfinished
        if text[at] not in (",", closing, "%"):
            raise Broken(f"no comma after a value, but {text[at : at + 20]!r}")
        return value, at

    def joined(self, text: str, at: int, end: int) -> tuple[str, int]:
        """Texts in braces or quotes, numbers and macros, joined by `#`, and the position after them."""
        parts: list[str] = []
        while True:
            if at >= end:
                raise Unfinished
            if text[at] in '{"':
                last = matching(text, at + 1, "}" if text[at] == "{" else '"', end)
                parts.append(text[at + 1 : last])
                at = last + 1
            else:
                match = _MACRO.match(text, at, end)
                if match is None:
                    raise Broken(f"expected a value, found {text[at : at + 20]!r}")
                parts.append(self._macro(match.group()))
                at = match.end()
            hash_ = _HASH.match(text, at, end)
            assert hash_ is not None  # every part of the pattern may be empty
            at = hash_.end()
            if not hash_[1]:
                return "".join(parts) if len(parts) > 1 else parts[0], at

    def define(self, name: str, value: str) -> None:
        """Take the value of a @string; one that is too long is left out."""
        if len(value) > _LONGEST_MACRO:
            self.faults.append(f"@string {name[:80]!r} is longer than {_LONGEST_MACRO} characters and left out")
            self.macros.pop(name, None)
        else:
            self.macros[name] = value

    def _macro(self, name: str) -> str:
        if name.isdigit():
            return name
        value = self.macros.get(name.lower())
        if value is None:
            self.faults.append(f"no @string defines {name[:80]!r}")
            return name
        if not self._growth.spend(len(value)):
            self.faults.append(f"@string {name[:80]!r} is not replaced: the file grows too long")
            return name
        return value


def closing_of(found: re.Match[str]) -> str:
    """Return the delimiter that closes the block of a match of `START`."""
    return "}" if found[2] == "{" else ")"


def _before_field(match: re.Match[str], start: int) -> tuple[str, int]:
    """Return the key ("" if there is none) where no comma stands before the first field, and where the field begins."""
    key, space, name = match[1].rstrip().rpartition(" ")
    return (key.strip(), match.start(1) + len(key) + 1) if space and name else ("", start)
