"""Formulas (`$...$`): those that can be written in Unicode and markup become text, others are kept as TeX.

Simple ones become text: `$\\alpha$` is α, `$_{2}$` a subscript, `$10^{-3}$` 10<sup>-3</sup>, `$n$` <i>n</i>. Others
(`$\\frac{a}{b}$`) stay in the model as they are, dollars and all. A writer passes such a formula through only when it
is well formed and holds nothing but letters, signs and the layout commands of `tables.LAYOUT`; any other `$` is a
dollar sign.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from carcite.tex import tables
from carcite.tex.characters import rare
from carcite.tex.mathematics import is_well_formed

# From one unescaped dollar to the next; possessive, so that it cannot backtrack.
FORMULA = re.compile(r"\$((?>(?:[^$\\]|\\.)+))\$", re.DOTALL)

_PIECE = re.compile(r"\\([A-Za-z]+)|\\(.)|([{}^_~&#%])|([A-Za-z]+)|(\s+)|([^\\{}^_~&#%A-Za-z\s]+)", re.DOTALL)
_ESCAPED = frozenset("%&#_{}")
_GAPS = {",": "\u2009", ":": "\u2005", ";": "\u2004", "!": "", " ": " "}
_UPRIGHT = frozenset(
    ("mathrm", "text", "textrm", "textnormal", "operatorname", "mathsf", "mbox", "hbox", "rm", "mathtt")
)
# Switches: the face of what follows in the group.
_SWITCHES = {"rm": "{}", "sf": "{}", "tt": "{}", "bf": "<b>{}</b>", "it": "<i>{}</i>"}
_FACES = {"mathbf": "<b>{}</b>", "textbf": "<b>{}</b>", "mathit": "<i>{}</i>", "textit": "<i>{}</i>"}
# Marks over one letter.
_MARKS = {
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
_SCRIPT = 8  # added to the depth by a script, so that a nested one is seen


def is_formula(content: str, following: str) -> bool:
    """Whether `$content$` can be mathematics; `$5 and $6`, where `following` begins with 6, is two prices.

    Content with a command is; content without one is unless it has words in it, or runs from a price to a price.
    Braces have to be balanced.
    """
    if not _balanced(content):
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
    pieces = [match.groups() for match in _PIECE.finditer(content)]
    if "".join(match.group() for match in _PIECE.finditer(content)) != content:
        return None
    text, end = _run(pieces, 0, 0, markup, italic=markup)
    if text is None or end < len(pieces):
        return None
    return _LOOSE.sub(lambda sign: sign.group().strip(), text).strip().replace("</i><i>", "")


_Piece = tuple[str | None, ...]


def _run(pieces: list[_Piece], at: int, depth: int, markup: bool, italic: bool) -> tuple[str | None, int]:
    """Return the text from `at` to the closing brace of this group (or the end), and the position of that."""
    out: list[str] = []
    while at < len(pieces):
        _, _, sign, letters, gap, other = pieces[at]
        if sign == "}":
            break
        if letters:
            out.append(f"<i>{letters}</i>" if italic else letters)
        elif gap or other:
            out.append(" " if gap else (other or "").replace("'", "′"))
        elif sign == "~":
            out.append("\u00a0")
        elif (face := _SWITCHES.get(pieces[at][0] or "")) is not None:
            if depth % _SCRIPT > _DEPTH:
                return None, at
            text, at = _run(pieces, _after_gap(pieces, at + 1), depth + 1, markup, italic=False)
            if text is None:
                return None, at
            out.append(face.format(text) if markup and text else text)
            continue
        else:
            text, at = _argument(pieces, at, depth, markup, italic, base="".join(out[-1:]))
            if text is None:
                return None, at
            out.append(text)
            continue
        at += 1
    return "".join(out), at


def _argument(
    pieces: list[_Piece], at: int, depth: int, markup: bool, italic: bool, base: str = ""
) -> tuple[str | None, int]:
    """Return the text of one group, script, command or sign, and the position of the next piece."""
    if at >= len(pieces) or depth % _SCRIPT > _DEPTH:
        return None, at
    command, escaped, sign, letters, _, other = pieces[at]
    at += 1
    if sign == "{":
        text, at = _run(pieces, at, depth + 1, markup, italic)
        return (text, at + 1) if text is not None and at < len(pieces) else (None, at)
    if sign in ("^", "_"):
        # A script of a script has no plain form; neither has one that hangs on a formula kept as TeX.
        if depth >= _SCRIPT:
            return None, at
        text, at = _script_content(pieces, _after_gap(pieces, at), depth + _SCRIPT, markup)
        return (script(sign, text, markup) if text is not None else None), at
    if command:
        return _command(command, pieces, at, depth, markup, italic, spaced=base.endswith(" "))
    if escaped is not None:
        return (escaped if escaped in _ESCAPED else _GAPS.get(escaped)), at
    if letters or other:
        return letters or other, at
    return None, at


def _script_content(pieces: list[_Piece], at: int, depth: int, markup: bool) -> tuple[str | None, int]:
    """Return the argument of `^` or `_`: a group, a command, or one character (the rest of its piece is put back)."""
    if at < len(pieces) and (run := pieces[at][3] or pieces[at][5]) and len(run) > 1:
        rest: _Piece = (None, None, None, run[1:], None, None) if pieces[at][3] else (*(None,) * 5, run[1:])
        pieces[at] = rest
        return run[0], at
    return _argument(pieces, at, depth, markup, italic=False)


def script(sign: str, text: str, markup: bool) -> str:
    text = text.strip()
    if sign == "^" and text in ("∘", "°", "′", "″", "†", "‡", "*", "∗", "™", "®"):
        return "°" if text == "∘" else text.replace("∗", "*")
    if markup:
        return f"<sup>{text}</sup>" if sign == "^" else f"<sub>{text}</sub>"
    small = _SUPERSCRIPTS if sign == "^" else _SUBSCRIPTS
    return "".join(small[char] for char in text) if all(char in small for char in text) else text


def _after_gap(pieces: list[_Piece], at: int) -> int:
    while at < len(pieces) and pieces[at][4]:
        at += 1
    return at


def _command(
    name: str, pieces: list[_Piece], at: int, depth: int, markup: bool, italic: bool, *, spaced: bool = False
) -> tuple[str | None, int]:
    char = tables.MATH.get(name)
    if char is None and name not in tables.LAYOUT:
        char = tables.SPACES[name] if name in tables.SPACES else tables.SYMBOLS.get(name) or rare(name)
    if char is not None:
        # The space that ends a command says nothing, unless there is one before it too: `a \\le b`.
        end = _after_gap(pieces, at)
        followed = pieces[end : end + 2] if end > at else []
        relation = len(followed) == 2 and followed[0][5] in _RELATIONS and followed[1][4]
        return (f"{char} " if relation or (spaced and followed and not char.isalpha()) else char), end
    at = _after_gap(pieces, at)
    if name in ("left", "right"):
        return "", at
    if name in _MARKS:
        text, at = _argument(pieces, at, depth + 1, markup, italic=False)
        marked = unicodedata.normalize("NFC", text + _MARKS[name]) if text and len(text) == 1 else None
        return (f"<i>{marked}</i>" if marked and italic and marked[0].isalpha() else marked), at
    if name == "sqrt":
        text, at = _argument(pieces, at, depth + 1, markup, italic=italic)
        return (f"√{text}" if text and (text.isalnum() or _ONE_LETTER.fullmatch(text)) else None), at
    if at < len(pieces) and pieces[at][2] == "{":
        if name in _UPRIGHT or name == "ensuremath":
            return _argument(pieces, at, depth, markup, italic=italic and name == "ensuremath")
        if name in _FACES:
            text, at = _argument(pieces, at, depth, markup, italic=False)
            return (_FACES[name].format(text) if text is not None and markup else text), at
        if name == "mathbb":
            text, at = _argument(pieces, at, depth, markup, italic=False)
            return _BLACKBOARD.get(text or ""), at
    return None, at


def _balanced(content: str) -> bool:
    depth = 0
    for brace in re.findall(r"\\.|[{}]", content, re.DOTALL):
        if brace in "{}":
            depth += 1 if brace == "{" else -1
            if depth < 0:
                return False
    return depth == 0
