"""The delimiters of a .bib file: where what was opened is closed."""

from __future__ import annotations

import re

_BRACE = re.compile(r"[{}]")
_PAREN = re.compile(r"[{})]")
_QUOTED = re.compile(r"[{}\"]")


class Broken(Exception):
    """A block is not well-formed; the message says how."""


class Unfinished(Exception):
    """The text ends inside a block."""


def matching(text: str, at: int, closing: str) -> int:
    """The position of the delimiter that closes what was opened before `at`."""
    depth = 0
    bracket = _BRACE if closing == "}" else _PAREN
    for match in bracket.finditer(text, at):
        found = match.group()
        if found == "{":
            depth += 1
        elif depth == 0 and found == closing:
            return match.start()
        elif found == "}":
            depth -= 1
            if depth < 0:
                raise Broken("more closing braces than opening ones")
    raise Unfinished


def closing_quote(text: str, at: int) -> int:
    """The position of the quotation mark that ends the value begun before `at`; those in braces do not."""
    depth = 0
    for match in _QUOTED.finditer(text, at):
        found = match.group()
        if found == "{":
            depth += 1
        elif found == "}":
            depth -= 1
            if depth < 0:
                raise Broken("a brace closes inside quotes")
        elif depth == 0:
            return match.start()
    raise Unfinished
