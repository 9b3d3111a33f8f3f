r"""Formulas that need TeX, as near as plain text comes: `\frac{a}{b}` is a/b, `x^{n+1}` x^(n+1).

For programs that set no formulas and take the commands of TeX for something else.
"""

from __future__ import annotations

import re
import unicodedata

from carcite.tex import tables
from carcite.tex.formulas import MARKS_OVER_LETTERS, character, is_passed_through, script

_FORMULA = re.compile(r"\$([^$]+)\$")
# Placeholders for a fraction, and for signs that are text: braces, and those of scripts without small letters.
_FRACTION = "\ue000"
_TEXT = {"{": "\ue001", "}": "\ue002", "^": "\ue003", "_": "\ue004"}
_SIGNS = str.maketrans({mark: sign for sign, mark in _TEXT.items()})
_OTHERS = {
    "sum": "∑", "prod": "∏", "coprod": "∐", "int": "∫", "iint": "∬", "oint": "∮", "bigcup": "⋃", "bigcap": "⋂",
    "bigoplus": "⨁", "bigotimes": "⨂", "sqrt": "√", "frac": _FRACTION, "dfrac": _FRACTION, "tfrac": _FRACTION,
    "over": "/", "quad": " ", "qquad": " ", "iff": "⟺", "implies": "⟹", "bmod": " mod ", "mod": "mod ", "pmod": "mod ",
    "lbrace": _TEXT["{"], "rbrace": _TEXT["}"],
}  # fmt: skip
_MARKED = re.compile(rf"\\({'|'.join(MARKS_OVER_LETTERS)})(?![A-Za-z])\s*(?:\{{(\w)\}}|(\w))")
_COMMAND = re.compile(r"\\(?:([A-Za-z]+)|(.))", re.DOTALL)
_GAPS = frozenset(",:;! ")
_QUOTIENT = re.compile(_FRACTION + r"\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_ROOT = re.compile(r"√\s*\{([^{}]*)\}")
_SCRIPT = re.compile(r"([_^])\s*(?:\{([^{}]*)\}|([^\s{}]))")
_GROUP = re.compile(rf"(?<![{_FRACTION}√^_}}])\{{([^{{}}]*)\}}")
_DEPTH = 10  # groups in one another


def without_formulas(text: str) -> str:
    r"""Return the text with an approximation of each formula that needs TeX.

    >>> without_formulas(r"All $\frac{a}{b}$ with $\sqrt{x^2+1} \lesssim 2^{n+1}$ for $5")
    'All a/b with √(x²+1) ≲ 2ⁿ⁺¹ for $5'
    """
    return _FORMULA.sub(lambda match: _approximation(match[1]) if is_passed_through(match[1]) else match[0], text)


def _approximation(formula: str) -> str:
    text = _COMMAND.sub(_named, _MARKED.sub(_marked, formula))
    for _ in range(_DEPTH):
        before = text
        text = _SCRIPT.sub(_script, text)
        text = _ROOT.sub(lambda match: f"√{_atom(match[1])}", text)
        text = _QUOTIENT.sub(lambda match: f"{_atom(match[1])}/{_atom(match[2])}", text)
        text = _GROUP.sub(r"\1", text)
        if text == before:
            break
    return " ".join(re.sub(f"[{{}}{_FRACTION}]", "", text).translate(_SIGNS).split())


def _marked(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", (match[2] or match[3]) + MARKS_OVER_LETTERS[match[1]])


def _named(match: re.Match[str]) -> str:
    """Return the text of a command; nothing for one that only says how the formula is set."""
    name, escaped = match[1], match[2]
    if name is None:
        return " " if escaped in _GAPS else _TEXT.get(escaped, escaped)
    if name in _OTHERS:
        return _OTHERS[name]
    return name if name in tables.OPERATORS else character(name) or ""


def _script(match: re.Match[str]) -> str:
    """Return a script in Unicode's small digits; behind the sign if there are none for it."""
    sign = match[1]
    content = _SCRIPT.sub(_script, (match[2] or match[3] or "").strip())
    small = script(sign, content, markup=False)
    return small if small != content else f"{_TEXT[sign]}{_atom(content)}"


def _atom(text: str) -> str:
    """Return the text in parentheses if it has more than one part."""
    text = text.strip()
    return text if len(text) == 1 or (text.isascii() and text.isalnum()) else f"({text})"
