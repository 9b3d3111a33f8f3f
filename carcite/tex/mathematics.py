"""Whether TeX can set a formula: every command has its arguments, every script its base, every fence its partner.

A formula that breaks off (`$\\frac{a}$`, `$x^a^b$`, `$\\left( a$`) stops the whole run of LaTeX that prints it. What is
checked are the rules of D. Knuth, The TeXbook, chapters 17, 18 and 26, for the commands of `tables.LAYOUT`.
"""

from __future__ import annotations

import re

from carcite.tex import tables

_TOKEN = re.compile(r"\\([A-Za-z]+)\s*|\\(.)|(\s+)|(.)", re.DOTALL)
_ESCAPED = frozenset("%&#_,:;! |")
_ESCAPED_TEXT = frozenset("%&#_ ")
_FENCES = frozenset("()[]|/.<>")
_DEEPEST = 20

_Token = tuple[str, str, str, str]  # a command, an escaped character, white space, any other character


class _IllFormed(Exception):
    pass


def is_well_formed(content: str) -> bool:
    """Whether TeX takes what stands between the dollar signs of a formula."""
    tokens: list[_Token] = [(m[1] or "", m[2] or "", m[3] or "", m[4] or "") for m in _TOKEN.finditer(content)]
    try:
        return _Formula(tokens).run() == len(tokens)
    except _IllFormed:
        return False


class _Formula:
    """A formula that is read from the left; each method gives the place after what it has read."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.depth = 0

    def run(self, at: int = 0, *, end: str = "", fenced: bool = False) -> int:
        """The formula up to the brace, bracket or `\\right` that ends it, where the next place is."""
        self.depth += 1
        scripts: set[str] = set()  # of the symbol before
        over = operator = False
        while at < len(self.tokens) and self.depth <= _DEEPEST:
            command, _, gap, char = self.tokens[at]
            if char == "}" or command == "right" or (end and char == end):
                break
            at += 1
            if gap:
                continue
            if char in ("^", "_", "'") and char:
                sign = "_" if char == "_" else "^"
                if sign in scripts:
                    raise _IllFormed
                scripts.add(sign)
                at = self._argument(at, script=True) if char != "'" else self._primes(at)
            elif command in ("limits", "nolimits"):
                if not operator or scripts:
                    raise _IllFormed
            else:
                scripts.clear()
                operator = command in tables.OPERATORS
                if command == "over":
                    if over:
                        raise _IllFormed
                    over = True
                else:
                    at = self._symbol(at - 1, fenced)
        if self.depth > _DEEPEST:
            raise _IllFormed
        self.depth -= 1
        return at

    def _primes(self, at: int) -> int:
        """Primes are a superscript; another may follow at once."""
        while at < len(self.tokens) and self.tokens[at][3] == "'":
            at += 1
        if at < len(self.tokens) and self.tokens[at][3] == "^":
            at = self._argument(at + 1, script=True)
        return at

    def _symbol(self, at: int, fenced: bool) -> int:
        command, escaped, _, char = self.tokens[at]
        at += 1
        if char in ("&", "#", "%", "~", "$", "\\") or (escaped and escaped not in _ESCAPED):
            raise _IllFormed
        if char == "{":
            return self._closed(self.run(at), "}")
        if not command:
            return at
        if command == "left":
            at = self.run(self._fence(at), fenced=True)
            if at >= len(self.tokens) or self.tokens[at][0] != "right":
                raise _IllFormed
            return self._fence(at + 1)
        if command in tables.DELIMITED:
            if command == "middle" and not fenced:
                raise _IllFormed
            return self._fence(at)
        if command in tables.TEXT_IN_MATH:
            return self._text(at)
        if command not in tables.LAYOUT:
            raise _IllFormed
        if command == "sqrt" and at < len(self.tokens) and self.tokens[at][3] == "[":
            at = self._closed(self.run(at + 1, end="]"), "]")
        for _ in range(tables.ARGUMENTS.get(command, 0)):
            at = self._argument(at)
        return at

    def _argument(self, at: int, *, script: bool = False) -> int:
        """One argument: a group, or a single symbol."""
        while at < len(self.tokens) and self.tokens[at][2]:
            at += 1
        if at >= len(self.tokens):
            raise _IllFormed
        command, escaped, _, char = self.tokens[at]
        if command:
            simple = command in tables.MATH and command not in tables.COMPOSED
            if not simple and not (script and command in tables.SCRIPTS):
                raise _IllFormed
        elif (escaped and escaped not in "%&#|") or char in ("'", "^", "_", "}"):
            raise _IllFormed
        return self._symbol(at, fenced=False)

    def _text(self, at: int) -> int:
        """Words in a formula: letters and signs, no mathematics."""
        while at < len(self.tokens) and self.tokens[at][2]:
            at += 1
        if at >= len(self.tokens) or self.tokens[at][3] != "{":
            raise _IllFormed
        depth = 0
        while at < len(self.tokens):
            command, escaped, _, char = self.tokens[at]
            at += 1
            if (command and command not in tables.TEXT_IN_MATH) or (escaped and escaped not in _ESCAPED_TEXT):
                raise _IllFormed
            if char in ("^", "_", "&", "#", "%", "~"):
                raise _IllFormed
            depth += {"{": 1, "}": -1}.get(char, 0)
            if not depth:
                return at
        raise _IllFormed

    def _fence(self, at: int) -> int:
        """The parenthesis, bracket or bar after `\\left` and the like."""
        while at < len(self.tokens) and self.tokens[at][2]:
            at += 1
        if at < len(self.tokens):
            command, escaped, _, char = self.tokens[at]
            if (char and char in _FENCES) or command in tables.DELIMITERS or escaped == "|":
                return at + 1
        raise _IllFormed

    def _closed(self, at: int, sign: str) -> int:
        if at >= len(self.tokens) or self.tokens[at][3] != sign:
            raise _IllFormed
        return at + 1
