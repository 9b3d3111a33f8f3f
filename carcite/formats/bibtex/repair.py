"""What can be read of a block of a .bib file that does not follow the grammar.

Each field goes to its delimiter, or, where that is missing, to the line on which the next field begins.
"""

from __future__ import annotations

import re

from carcite.formats.bibtex.braces import fold
from carcite.formats.bibtex.syntax import (
    A_FIELD,
    FIELD_HERE,
    NAME,
    NEXT_FIELD,
    SKIP,
    Aside,
    Broken,
    Entry,
    Fields,
    Grammar,
    Unfinished,
    closing_of,
)

_FIELD_AHEAD = re.compile("[\\n,]" + A_FIELD)
_DOUBLED = re.compile(r'""([^"{}]++)""')
# A value without braces or quotes, up to the next field or the end.
_BARE = re.compile(r"[^,{}\"\n]++(?=[,}]" + A_FIELD + r"|[,}]?\s*+\Z)")
# A field whose value in braces or quotes stands behind another sign than `=`, or behind none.
_MISSIGNED = re.compile(r"([A-Za-z][\w+-]*+)[ \t]*+([=:]*+)\s*+(?=[{\"])")
# What is left between the fields: signs, with nothing to read in them.
_NOTHING = re.compile(r"[\s{}()\",;]*+\Z")
_WORK = 50  # characters looked at for each one of the block
_ALLOWANCE = 200_000  # characters looked at in any block


def repaired(grammar: Grammar, found: re.Match[str], raw: str, line: int, reason: str) -> Entry | Aside:
    """Return what can be read of a block that begins with a match of `START`; an `Aside` if nothing can."""
    kind, closing = found[1].lower(), closing_of(found)
    at = found.end() - found.start()
    grammar.faults = [reason]
    repair = _Repair(grammar, raw, closing)
    if kind == "string":
        for name, value in repair.fields(at):
            grammar.define(name, value)
    elif kind not in ("comment", "preamble", "include"):
        key, at = grammar.repaired_key(raw, at, closing)
        if fields := repair.fields(at):
            return Entry(kind, key, fields, line, tuple(dict.fromkeys(grammar.faults)), raw)
    return Aside("broken", raw, line, reason)


class _Repair:
    """Reads the fields of one faulty block."""

    def __init__(self, grammar: Grammar, raw: str, closing: str) -> None:
        self.grammar = grammar
        self.raw = raw
        self.closing = closing
        self._left = len(raw) * _WORK + _ALLOWANCE

    def fields(self, at: int) -> Fields:
        """Return the fields, each up to where it ends or the next one begins."""
        fields: Fields = []
        raw = self.raw
        while at < len(raw):
            at = SKIP.match(raw, at).end()  # type: ignore[union-attr]
            name = _missigned(raw, at) or NAME.match(raw, at)
            if name is None or self._left < 0:
                following = _FIELD_AHEAD.search(raw, at) if self._left >= 0 else None
                left = raw[at : following.start() if following else len(raw)].strip().strip('{}()",').strip()
                if left:
                    self.grammar.faults.append(f"left out: {left[:200]!r}")
                if following is None:
                    break
                at = following.start()
                continue
            following = NEXT_FIELD.search(raw, name.end())
            limit = following.start() if following else len(raw)
            # Fields on one line share their limit; what is looked at again and again has to have an end.
            self._left -= limit - name.end()
            value, at = self._value(name.end(), limit)
            fields.append((name[1].lower(), value))
        return fields

    def _value(self, at: int, limit: int) -> tuple[str, int]:
        """Return a value that may lack its end: then it goes on to the next field."""
        piece = self.raw[at:limit]
        if doubled := _DOUBLED.match(piece):
            return doubled[1], at + doubled.end()
        if "\\{" in piece or "\\}" in piece:  # with a lone `\{` for text, as some programs have it
            value, end = self._whole(_hidden(piece))
            if value is not None:
                return _shown(value), at + min(end, len(piece))
        value, end = self._whole(piece)
        if value is not None:
            return value, at + min(end, len(piece))
        value, end = self._followed(piece)
        if value is not None:
            return value, at + end
        if (bare := _BARE.match(piece)) is not None:
            self.grammar.faults.append(f"a value without braces: {bare.group()[:80]!r}")
            return bare.group().strip(), at + bare.end()
        if piece.startswith("{") and self._left > 0:
            # What looks like the next field may stand inside this value.
            self._left -= len(self.raw) - at
            value, end = self._parsed(self.raw, at)
            if value is not None and NEXT_FIELD.search(value) is None:
                return value, end
        value = _without_delimiters(piece)
        self.grammar.faults.append(f"a value without its end: {fold(value)[:80]!r}")
        return value, limit

    def _whole(self, piece: str) -> tuple[str | None, int]:
        """Return the value where all of the piece up to a comma or its end is one."""
        return self._parsed(piece.rstrip() + self.closing, 0)

    def _parsed(self, text: str, at: int) -> tuple[str | None, int]:
        try:
            return self.grammar.value(text, at, self.closing, len(text))
        except (Broken, Unfinished):
            return None, at

    def _followed(self, piece: str) -> tuple[str | None, int]:
        """Return the value where only the comma before the next field is missing, or signs stand behind it."""
        try:
            value, end = self.grammar.joined(piece, 0, len(piece))
        except (Broken, Unfinished):
            return None, 0
        if FIELD_HERE.match(piece, end):
            return value, end
        return (value, len(piece)) if _NOTHING.match(piece, end) else (None, 0)


def _missigned(text: str, at: int) -> re.Match[str] | None:
    """Return a field without its `=`: with a colon or two signs anywhere, with none where a field has to begin."""
    match = _MISSIGNED.match(text, at)
    if match is None or match[2]:
        return match
    return match if text[max(0, at - 80) : at].rstrip(" \t")[-1:] in ("\n", ",") else None


def _hidden(text: str) -> str:
    """Return the text with its escaped braces as characters that the grammar does not count."""
    return text.replace("\\{", "\x01\x02").replace("\\}", "\x01\x03")


def _shown(text: str) -> str:
    """Return the text of `_hidden` with its escaped braces again."""
    return text.replace("\x01\x02", "\\{").replace("\x01\x03", "\\}")


def _without_delimiters(text: str) -> str:
    """Return a cut value without the braces or quotes it began or ended with."""
    text = text.strip("#, \t\n")
    if _NOTHING.match(text):
        return ""
    if text[:1] not in ('"', "{"):
        return text[:-1] if text.endswith('"') and text.count('"') == 1 else text
    opening, text = text[0], text[1:]
    if opening == '"':
        if (inner := text.rstrip("} \t\n")).endswith('"'):
            text = inner  # the brace that ends the entry
        return text.rstrip('" \t\n') if text.endswith('"') else text
    surplus = text.count("}") - text.count("{")
    while surplus > 0 and text.endswith("}"):
        text = text[:-1].rstrip()
        surplus -= 1
    return text
