"""Whether TeX can set a formula: every command has its arguments, every script its base, every fence its partner.

A formula that breaks off (`$\\frac{a}$`, `$x^a^b$`, `$\\left( a$`) stops the whole run of LaTeX that prints it. What is
checked are the rules of D. Knuth, The TeXbook, chapters 17, 18 and 26, for the commands of `tables.LAYOUT`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from carcite.tex import tables

_TOKEN = re.compile(r"\\([A-Za-z]+)\s*|\\(.)|(\s+)|(.)", re.DOTALL)
_ESCAPED = frozenset("%&#_,:;! |")
_ESCAPED_TEXT = frozenset("%&#_ ")
_FENCES = frozenset("()[]|/.<>")
_DEEPEST = 20


class _IllFormed(Exception):
    """TeX would stop at the formula."""


class _Token(NamedTuple):
    """A command, an escaped character, white space, or any other character; the three others are empty."""

    command: str = ""
    escaped: str = ""
    gap: str = ""
    char: str = ""


_END = _Token()


def is_well_formed(content: str) -> bool:
    """Return whether TeX takes what stands between the dollar signs of a formula."""
    formula = _Formula([_Token(*match.groups("")) for match in _TOKEN.finditer(content)])
    try:
        formula.run()
    except _IllFormed:
        return False
    return formula.at == len(formula.tokens)


class _Formula:
    """A formula that is read from the left. `at` is the token to read next; methods raise _IllFormed."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.depth = 0

    def _token(self) -> _Token:
        return self.tokens[self.at] if self.at < len(self.tokens) else _END

    def _skip_gap(self) -> None:
        while self._token().gap:
            self.at += 1

    def run(self, *, end: str = "", fenced: bool = False) -> None:
        """Read up to the brace, the bracket `end` or the `\\right` that ends the formula, which is not consumed."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise _IllFormed
        scripts: set[str] = set()  # of the symbol before
        over = operator = False
        while (token := self._token()) is not _END and not _ends(token, end):
            if token.gap:
                self.at += 1
            elif token.char in ("^", "_", "'"):
                self._script(token.char, scripts)
            elif token.command in ("limits", "nolimits"):
                self.at += 1
                if not operator or scripts:
                    raise _IllFormed
            else:
                scripts.clear()
                operator = token.command in tables.OPERATORS
                if token.command != "over":
                    self._symbol(fenced)
                    continue
                if over:
                    raise _IllFormed
                over = True
                self.at += 1
        self.depth -= 1

    def _script(self, char: str, held: set[str]) -> None:
        """Read a script of a symbol that has the scripts `held`. Primes are a superscript; another one may follow."""
        sign = "_" if char == "_" else "^"
        if sign in held:
            raise _IllFormed
        held.add(sign)
        while self._token().char == "'":
            self.at += 1
        if char != "'" or self._token().char == "^":
            self.at += 1
            self._argument(script=True)

    def _symbol(self, fenced: bool) -> None:
        token = self._token()
        self.at += 1
        if token.char in ("&", "#", "%", "~", "$", "\\") or (token.escaped and token.escaped not in _ESCAPED):
            raise _IllFormed
        if token.char == "{":
            self.run()
            self._close("}")
        elif token.command:
            self._command(token.command, fenced)

    def _command(self, name: str, fenced: bool) -> None:
        """Read what follows a command."""
        if name == "left":
            self._fence()
            self.run(fenced=True)
            if self._token().command != "right":
                raise _IllFormed
            self.at += 1
            self._fence()
        elif name in tables.DELIMITED:
            if name == "middle" and not fenced:
                raise _IllFormed
            self._fence()
        elif name in tables.TEXT_IN_MATH:
            self._text()
        elif name not in tables.LAYOUT:
            raise _IllFormed
        else:
            self._arguments(name)

    def _arguments(self, name: str) -> None:
        if name == "sqrt" and self._token().char == "[":
            self.at += 1
            self.run(end="]")
            self._close("]")
        for _ in range(tables.ARGUMENTS.get(name, 0)):
            self._argument()

    def _argument(self, *, script: bool = False) -> None:
        """Read one argument: a group, or a single symbol."""
        self._skip_gap()
        command, escaped, _, char = token = self._token()
        if token is _END:
            raise _IllFormed
        if command:
            simple = command in tables.MATH and command not in tables.COMPOSED
            if not simple and not (script and command in tables.SCRIPTS):
                raise _IllFormed
        elif (escaped and escaped not in "%&#|") or char in ("'", "^", "_", "}"):
            raise _IllFormed
        self._symbol(fenced=False)

    def _text(self) -> None:
        """Read words in a formula: letters and signs, no mathematics."""
        self._skip_gap()
        if self._token().char != "{":
            raise _IllFormed
        depth = 0
        while (token := self._token()) is not _END:
            self.at += 1
            if not _is_text(token):
                raise _IllFormed
            depth += {"{": 1, "}": -1}.get(token.char, 0)
            if not depth:
                return
        raise _IllFormed

    def _fence(self) -> None:
        """Read the parenthesis, bracket or bar after `\\left` and the like."""
        self._skip_gap()
        command, escaped, _, char = self._token()
        self.at += 1
        if not (char and char in _FENCES) and command not in tables.DELIMITERS and escaped != "|":
            raise _IllFormed

    def _close(self, sign: str) -> None:
        if self._token().char != sign:
            raise _IllFormed
        self.at += 1


def _ends(token: _Token, end: str) -> bool:
    return token.char == "}" or token.command == "right" or bool(end and token.char == end)


def _is_text(token: _Token) -> bool:
    """Return whether a token can stand in words."""
    if token.command:
        return token.command in tables.TEXT_IN_MATH
    return (not token.escaped or token.escaped in _ESCAPED_TEXT) and token.char not in ("^", "_", "&", "#", "%", "~")
