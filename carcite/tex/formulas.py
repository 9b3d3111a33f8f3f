"""Formulas (`$...$`): those that can be written in Unicode and markup become text, others are kept as TeX.

Simple ones become text: `$\\alpha$` is α, `$_{2}$` a subscript, `$10^{-3}$` 10<sup>-3</sup>, `$n$` <i>n</i>. Others
(`$\\frac{a}{b}$`) stay in the model as they are, dollars and all. A writer passes such a formula through only when it
is well formed and holds nothing but letters, signs and the layout commands of `tables.LAYOUT`; any other `$` is a
dollar sign.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from carcite.tex import tables
from carcite.tex.braces import balanced
from carcite.tex.characters import rare
from carcite.tex.mathematics import is_well_formed

# From one unescaped dollar to the next; possessive, so that it cannot backtrack.
FORMULA = re.compile(r"\$((?>(?:[^$\\]|\\.)+))\$", re.DOTALL)

_PIECE = re.compile(
    r"\\(?P<command>[A-Za-z]+)|\\(?P<escaped>.)|(?P<sign>[{}^_~&#%])|(?P<letters>[A-Za-z]+)|(?P<gap>\s+)"
    r"|(?P<other>[^\\{}^_~&#%A-Za-z\s]+)",
    re.DOTALL,
)
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)  # `\\{` is a sign
_ESCAPED = frozenset("%&#_{}")
_GAPS = {",": "\u2009", ":": "\u2005", ";": "\u2004", "!": "", " ": " "}
_UPRIGHT = frozenset(
    ("mathrm", "text", "textrm", "textnormal", "operatorname", "mathsf", "mbox", "hbox", "rm", "mathtt")
)
# Switches: the face of what follows in the group.
_SWITCHES = {"rm": "{}", "sf": "{}", "tt": "{}", "bf": "<b>{}</b>", "it": "<i>{}</i>"}
_FACES = {"mathbf": "<b>{}</b>", "textbf": "<b>{}</b>", "mathit": "<i>{}</i>", "textit": "<i>{}</i>"}
# Marks over one letter.
MARKS_OVER_LETTERS = {
    "bar": "\u0304", "hat": "\u0302", "widehat": "\u0302", "tilde": "\u0303", "widetilde": "\u0303", "dot": "\u0307",
    "ddot": "\u0308", "vec": "\u20d7", "check": "\u030c", "breve": "\u0306", "acute": "\u0301", "grave": "\u0300",
    "overline": "\u0305",
}  # fmt: skip
_LOOSE = re.compile(r" [⟩⌉⌋]|[⟨⌈⌊] ")
_ONE_LETTER = re.compile(r"<i>\w</i>")
_BLACKBOARD = dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True))
_LETTERS = re.compile(r"[A-Za-z]{2}")
_RELATIONS = frozenset("=<>+-")
_SIGNS = frozenset("()=+<>/|*[]0123456789")
_SPACED_WORDS = re.compile(r"[A-Za-z]{2}\s|\s[A-Za-z]{2}")
_SUPERSCRIPTS = dict(zip("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", strict=True))
_SUBSCRIPTS = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))
_DEPTH = 4  # groups in one another


def is_formula(content: str, following: str) -> bool:
    """Whether `$content$` can be mathematics; `$5 and $6`, where `following` begins with 6, is two prices.

    Content with a command is; content without one is unless it has words in it, or runs from a price to a price.
    Braces have to be balanced.
    """
    if not balanced(content, _BRACE):
        return False
    if "\\" in content:
        return True
    if _SPACED_WORDS.search(content) or content.strip() != content or not content:
        return False
    if "^" in content or "_" in content:
        return True
    return not (_is_word(content) or (content[0].isdigit() and following[:1].isdigit()))


def _is_word(content: str) -> bool:
    """Whether content is more likely a word between two dollar signs than mathematics, unlike `SU(2)` and `pp`."""
    return len(content) > 3 and _SIGNS.isdisjoint(content) and _LETTERS.search(content) is not None


def is_passed_through(content: str) -> bool:
    """Whether a writer may write `$content$` as it is: a well-formed formula that has no form as text."""
    if not any(char in content for char in "\\^_") or not is_formula(content, ""):
        return False
    return is_well_formed(content) and formula_text(content) is None


@lru_cache(maxsize=1024)
def formula_text(content: str, *, markup: bool = True) -> str | None:
    """Return the formula as (markup) text; None if it needs TeX."""
    if content.strip() == "-":
        return "−"  # a hyphen alone in mathematics is set as a minus sign
    matches = list(_PIECE.finditer(content))
    if "".join(match.group() for match in matches) != content:
        return None
    formula = _Formula([_Piece(match.lastgroup or "", match[match.lastgroup or 0]) for match in matches], markup)
    try:
        text = formula.run(italic=markup)
    except _NeedsTex:
        return None
    if formula.at < len(matches):
        return None
    return _LOOSE.sub(lambda sign: sign.group().strip(), text).strip().replace("</i><i>", "")


def script(sign: str, text: str, markup: bool) -> str:
    """Return a superscript (`^`) or subscript, in markup or in Unicode's digits where there are such."""
    text = text.strip()
    if sign == "^" and text in ("∘", "°", "′", "″", "†", "‡", "*", "∗", "™", "®"):
        return "°" if text == "∘" else text.replace("∗", "*")
    if markup:
        return f"<sup>{text}</sup>" if sign == "^" else f"<sub>{text}</sub>"
    small = _SUPERSCRIPTS if sign == "^" else _SUBSCRIPTS
    return "".join(small[char] for char in text) if all(char in small for char in text) else text


class _NeedsTex(Exception):
    """The formula has no form as text."""


class _Piece(NamedTuple):
    """A part of a formula: a command (without its backslash), an escaped character, a sign, letters, a gap, others."""

    kind: str
    text: str


_END = _Piece("end", "")


class _Formula:
    """Reads a formula as text. `at` is the piece to read next; methods raise _NeedsTex."""

    def __init__(self, pieces: list[_Piece], markup: bool) -> None:
        self.pieces = pieces
        self.markup = markup
        self.at = 0
        self.depth = 0
        self.in_script = False

    def _piece(self) -> _Piece:
        return self.pieces[self.at] if self.at < len(self.pieces) else _END

    def _skip_gap(self) -> bool:
        start = self.at
        while self._piece().kind == "gap":
            self.at += 1
        return self.at > start

    def run(self, *, italic: bool) -> str:
        """Return the text up to the closing brace of this group, which is not consumed, or to the end."""
        out: list[str] = []
        while (piece := self._piece()) != ("sign", "}") and piece is not _END:
            kind, text = piece
            if kind == "letters":
                out.append(f"<i>{text}</i>" if italic else text)
            elif kind in ("gap", "other"):
                out.append(" " if kind == "gap" else text.replace("'", "′"))
            elif piece == ("sign", "~"):
                out.append("\u00a0")
            elif kind == "command" and text in _SWITCHES:
                out.append(self._switched(_SWITCHES[text]))
                continue
            else:
                out.append(self._argument(italic=italic, spaced="".join(out[-1:]).endswith(" ")))
                continue
            self.at += 1
        return "".join(out)

    def _switched(self, face: str) -> str:
        """Read what follows a font switch in its group."""
        self.at += 1
        self._skip_gap()
        text = self._deeper(lambda: self.run(italic=False))
        return face.format(text) if self.markup and text else text

    def _deeper(self, read: Callable[[], str]) -> str:
        if self.depth > _DEPTH:
            raise _NeedsTex
        self.depth += 1
        text = read()
        self.depth -= 1
        return text

    def _argument(self, *, italic: bool, spaced: bool = False) -> str:
        """Read one group, script, command or sign. `spaced`: there is white space before it."""
        if self.depth > _DEPTH:
            raise _NeedsTex
        kind, text = self._piece()
        self.at += 1
        if text == "{" and kind == "sign":
            return self._group(italic)
        if text in ("^", "_") and kind == "sign":
            return script(text, self._script_content(), self.markup)
        if kind == "command":
            return self._command(text, italic, spaced)
        if kind == "escaped" and (text in _ESCAPED or text in _GAPS):
            return _GAPS.get(text, text)
        if kind in ("letters", "other"):
            return text
        raise _NeedsTex

    def _group(self, italic: bool) -> str:
        text = self._deeper(lambda: self.run(italic=italic))
        if self._piece() is _END:
            raise _NeedsTex
        self.at += 1
        return text

    def _script_content(self) -> str:
        """Read the argument of `^` or `_`: a group, a command, or one character."""
        if self.in_script:
            raise _NeedsTex  # a script of a script has no plain form
        self._skip_gap()
        kind, text = self._piece()
        if kind in ("letters", "other") and len(text) > 1:
            self.pieces[self.at] = _Piece(kind, text[1:])
            return text[0]
        self.in_script = True
        text = self._argument(italic=False)
        self.in_script = False
        return text

    def _command(self, name: str, italic: bool, spaced: bool) -> str:
        char = character(name)
        if char is not None:
            return char + self._space_behind(char, spaced)
        self._skip_gap()
        if name in ("left", "right"):
            return ""
        if name in MARKS_OVER_LETTERS:
            return self._marked(MARKS_OVER_LETTERS[name], italic)
        if name == "sqrt":
            text = self._deeper(lambda: self._argument(italic=italic))
            if text.isalnum() or _ONE_LETTER.fullmatch(text):
                return f"√{text}"
        elif self._piece() == ("sign", "{"):
            return self._in_face(name, italic)
        raise _NeedsTex

    def _space_behind(self, char: str, spaced: bool) -> str:
        """Skip the space that ends a command; it is text if there is one before the command, too: `a \\le b`."""
        if not self._skip_gap() or self._piece() is _END:
            return ""
        following = self.pieces[self.at + 1].kind if self.at + 1 < len(self.pieces) else ""
        relation = self._piece().kind == "other" and self._piece().text in _RELATIONS and following == "gap"
        return " " if relation or (spaced and not char.isalpha()) else ""

    def _marked(self, mark: str, italic: bool) -> str:
        text = self._deeper(lambda: self._argument(italic=False))
        if len(text) != 1:
            raise _NeedsTex
        marked = unicodedata.normalize("NFC", text + mark)
        return f"<i>{marked}</i>" if italic and marked[0].isalpha() else marked

    def _in_face(self, name: str, italic: bool) -> str:
        """Read the argument of a command that sets it in another face."""
        if name in _UPRIGHT or name == "ensuremath":
            return self._argument(italic=italic and name == "ensuremath")
        text = self._argument(italic=False)
        if name in _FACES:
            return _FACES[name].format(text) if self.markup else text
        if name == "mathbb" and text in _BLACKBOARD:
            return _BLACKBOARD[text]
        raise _NeedsTex


def character(name: str) -> str | None:
    """Return the character of a command without argument."""
    char = tables.MATH.get(name)
    if char is None and name not in tables.LAYOUT:
        char = tables.SPACES[name] if name in tables.SPACES else tables.SYMBOLS.get(name) or rare(name)
    return char
