"""The TeX of single characters: special signs, symbols, letters with accents, Greek, spaces, raised and lowered digits.

`ascii_tex` is for any program that reads TeX, and has ASCII only where TeX has a name for the character. `latex_tex` is
for the engines themselves: what pdfLaTeX sets as it stands (see `latex_characters`) stays, for the rest there are
commands. Reference: the LaTeX sources `utf8enc.dfu`, `t1enc.def`; biber's `recode_data.xml`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from carcite.tex import tables
from carcite.tex.latex_characters import T1

SPECIAL = {
    "#": "\\#", "$": "\\$", "%": "\\%", "&": "\\&", "_": "\\_", "~": "\\~{}", "^": "\\^{}", "\\": "{\\textbackslash}",
    "{": "{\\textbraceleft}", "}": "{\\textbraceright}", "\u00a0": "~", "\u2009": "\\,",
}  # fmt: skip
"""What TeX gives a meaning to."""
MARKS = "\u0300-\u036f"
SETTABLE = re.escape("".join(sorted(T1)))
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ"
LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"
UNSETTABLE = re.compile(f"[^\x00-\x7f\u00a0{SETTABLE}]")
"""A character that pdfLaTeX cannot set as it stands."""


def unsettable(tex: str) -> str:
    """Return the characters of a written value that pdfLaTeX cannot set, each once."""
    return "" if tex.isascii() else "".join(dict.fromkeys(UNSETTABLE.findall(tex)))


def _names(table: dict[str, str]) -> dict[str, str]:
    """Return the command of every character that is not ASCII: the first in the table that LaTeX itself defines."""
    named = [(char, name) for name, char in table.items() if name not in tables.NOT_IN_KERNEL]
    return {char: name for char, name in reversed(named) if not char.isascii()}


_TEXT_NAMES = {
    name: char
    for name, char in tables.SYMBOLS.items()
    if name[0].isalpha() and (name not in tables.MATH or name.startswith("text"))
}
_SYMBOL = _names(_TEXT_NAMES)
_MATH = _names({name: char for name, char in tables.MATH.items() if not name.startswith("text")})
_ACCENT = _names(tables.ACCENTS)
_SPACING = {char: name for name, char in tables.SPACING.items() if not char.isascii()}
_GAPS = {
    "\u00a0": "~", "\u2009": "\\,", "\u2002": "\\enspace{}", "\u2003": "\\quad{}", "\u2004": "\\;", "\u2005": "\\:",
}  # fmt: skip


@lru_cache(maxsize=2048)
def ascii_tex(text: str) -> str:
    """Return the command for one character, or one letter with its marks; the text if TeX has none."""
    if text in _GAPS:
        return _GAPS[text]
    if text in _SYMBOL:
        return f"{{\\{_SYMBOL[text]}}}"
    if text in _SPACING:
        return f"{{\\{_SPACING[text]}{{}}}}"
    if text in _MATH:
        return f"$\\{_MATH[text]}$"
    return accented_tex(text) or SPECIAL.get(text[0], text[0]) + text[1:]


def accented_tex(text: str) -> str | None:
    r"""Return a letter with its marks as accents on a letter (`{\'e}`); None if TeX does not have it so.

    >>> accented_tex("ễ")
    '{\\~{\\^e}}'
    """
    letters = unicodedata.normalize("NFD", text)
    base, marks = letters[0], letters[1:]
    if not marks or not _takes_accents(base) or not _ACCENT.keys() >= set(marks):
        return None
    if unicodedata.normalize("NFC", letters) != text:
        return None  # an Ångström sign is not the letter Å
    written = base if base.isascii() else f"\\{_SYMBOL[base]}"
    # Marks below the letter go around the others: `\d{\^o}` is set right, `\^{\d o}` is not.
    for mark in sorted(marks, key=lambda mark: unicodedata.combining(mark) < 230):
        name = _ACCENT[mark]
        gap = " " if name.isalpha() else ""
        written = f"\\{name}{gap}{written}" if len(written) == 1 else f"\\{name}{{{written}}}"
    return f"{{{written}}}"


def _takes_accents(base: str) -> bool:
    return (base.isascii() and base.isalnum()) or (base in _SYMBOL and base.isalpha() and base not in "ıȷ")


_SCRIPTED = {"<sub>": "\\textsubscript{{{}}}", "<super>": "\\textsuperscript{{{}}}"}
_FOLDED = frozenset(("<compat>", "<font>", "<fraction>", "<noBreak>", "<circle>"))


@lru_cache(maxsize=4096)
def latex_tex(text: str, ascii: bool = False) -> str:
    """Return what pdfLaTeX sets for one character, one letter with its marks, or several raised or lowered digits.

    The text itself is returned if there is nothing.
    """
    if (space := _space(text)) is not None:
        return space
    if text == "−":
        return "$-$"  # biber would make the character of `\\textminus`
    kind = unicodedata.decomposition(text[0]).partition(" ")[0]
    if kind in _SCRIPTED:
        return _SCRIPTED[kind].format("".join(_folded(char, ascii) for char in text))
    if text in _MATH and unicodedata.name(text, "").startswith("GREEK"):
        return f"$\\{_MATH[text]}$"
    written = text if text in _SPACING or _is_misread(text) else ascii_tex(text)
    return _compatible(text, ascii) if written == text and kind in _FOLDED else written


def _compatible(text: str, ascii: bool) -> str:
    """Return the characters that a compatibility character (`ﬁ`) stands for, if pdfLaTeX can set them."""
    folded = _folded(text, ascii) if len(text) == 1 else ""
    return folded if folded and not UNSETTABLE.search(folded) else text


def _space(text: str) -> str | None:
    """Return what stands for white space and characters without width; None for any other character."""
    if text in ("\u00a0", "\u202f"):
        return "~"
    category = unicodedata.category(text[0])
    if category == "Zs":
        return "\\," if text == "\u2009" else " "
    return "" if category == "Cf" else None


def _is_misread(text: str) -> bool:
    """Return whether biber would misread the accents: it decodes only the inner one of two."""
    letters = unicodedata.normalize("NFD", text)
    return len(letters) > 2 or (len(letters) == 2 and not (letters[0].isascii() or letters[0] in T1))


def _folded(char: str, ascii: bool) -> str:
    """Return the LaTeX of the characters that a compatibility character (`⁻`, `ﬁ`) stands for."""
    codes = unicodedata.decomposition(char).split()[1:]
    parts = [chr(int(code, 16)) for code in codes]
    return "".join(
        SPECIAL.get(part, part) if part.isascii() or (part in T1 and not ascii) else latex_tex(part, ascii)
        for part in parts
    )


def is_command(char: str) -> bool:
    """Return whether LaTeX has a command for a character that it does not set as it stands."""
    return not char.isascii() and char not in T1 and latex_tex(char)[:1] in ("$", "{", "\\")


_CLUSTER = re.compile(f"[^\\\\{{}}{MARKS}][{MARKS}]+|{UNSETTABLE.pattern}")


def with_accents(tex: str) -> str:
    r"""Return a value written for BibTeX with accents on letters for the letters that pdfLaTeX does not have.

    biber would misread them, so this is not for biblatex.

    >>> print(with_accents("Nguyễn Ấn"))
    Nguy{\~{\^e}}n {\'{\^A}}n
    """
    if not unsettable(tex):
        return tex
    return _CLUSTER.sub(lambda match: accented_tex(unicodedata.normalize("NFC", match[0])) or match[0], tex)


_GREEK = re.compile(r"[{}]|[\u0370-\u03ff]")
_GREEK_INSIDE = re.compile(r"[{}]|(?<=[\w-])[\u0370-\u03ff]")


def with_greek(names: str, *, first: bool = True) -> str:
    r"""Return a list of names with the Greek letters as TeX that stand in a body's name, which is in braces.

    biber cuts a name to the first character of each word; without `first` a letter that begins one stays.

    >>> with_greek("{TGF-β Study Group} and Παππάς, Νίκος")
    '{TGF-$\\beta$ Study Group} and Παππάς, Νίκος'
    """
    if not unsettable(names):
        return names
    depth = 0

    def written(match: re.Match[str]) -> str:
        nonlocal depth
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        return match[0] if depth < 1 or match[0] in "{}" else latex_tex(match[0])

    return (_GREEK if first else _GREEK_INSIDE).sub(written, names)
