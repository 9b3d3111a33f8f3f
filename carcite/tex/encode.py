"""Markup text written as TeX.

Every character TeX gives a meaning to is written so that it prints as itself: no text can become a command, begin
mathematics or unbalance the braces as BibTeX counts them (it counts `\\{` too). Of the spellings that TeX, BibTeX and
biber accept, the ones Zotero reads as well are taken (`\\&`, `\\^{}`, `$<$`, `$_{2}$`).

`spelling` is for a program that reads TeX in its own way: `latex`, the engines themselves, set scripts in the text's
font; `pandoc` reads braces only in pairs; `zotero` has a list of its own. `braceless` is for values with hundreds of
signs: biber takes the square of the number of braces in a field for its time.

What reads back differently: control characters (written as spaces), a letter followed by combining marks that has a
composed form (written composed), and with `spelling="zotero"` the backslash.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Literal, get_args

from carcite.tex import capitals, tables
from carcite.tex.formulas import is_passed_through
from carcite.tex.latex_characters import T1
from carcite.values.markup import CLOSING, NOCASE, SMALL_CAPS, Token, split_markup
from carcite.values.text import is_free_of

Spelling = Literal["tex", "latex", "zotero", "pandoc", "braceless"]

# Code points that are no characters: biber stops at the first of them without a message (Unicode 15, section 23.7).
NOT_CHARACTERS = "\ud800-\udfff\ufdd0-\ufdef" + "".join(
    f"{chr(0x10000 * plane + 0xFFFE)}{chr(0x10000 * plane + 0xFFFF)}" for plane in range(17)
)
_CONTROL = f"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029{NOT_CHARACTERS}"
UNPRINTABLE = re.compile(f"[{_CONTROL}]")
"""A control character, or what is no character at all."""
_MARKS = "\u0300-\u036f"
_ALWAYS = f"[^\\\\{{}}{_MARKS}][{_MARKS}]+|[<>|]+|[#$%&_{{}}~^\\\\\u00a0\u2009{_CONTROL}]"
_ESCAPE = re.compile(f"{_ALWAYS}|-(?=-)|`(?=`|[^`']*')|'(?=')|[!?](?=`)")
# In ASCII the dashes and quotes are ligatures themselves, so more neighbours have to be kept apart.
_ESCAPE_ASCII = re.compile(f"{_ALWAYS}|[-–—`“'”]|[!?](?=[`“])|[^\x00-\x7f]")
_SETTABLE = re.escape("".join(sorted(T1)))
# For LaTeX also what pdfLaTeX cannot set as it stands.
_ESCAPE_LATEX = re.compile(f"{_ESCAPE.pattern}|[^\x00-\x7f{_SETTABLE}]")
_UNSETTABLE = re.compile(f"[^\x00-\x7f\u00a0{_SETTABLE}]")
_MARKED = re.compile(f"[{_MARKS}]")
_FORMULA = re.compile(r"\$([^$]+)\$")
# Text that readers of .bib files take for an entity of HTML, with a backslash before it or not.
_ENTITY = re.compile(r"&(?:#\w{1,8}|[A-Za-z]\w{1,31});")

_SPECIAL = {
    "#": "\\#", "$": "\\$", "%": "\\%", "&": "\\&", "_": "\\_", "~": "\\~{}", "^": "\\^{}", "\\": "{\\textbackslash}",
    "{": "{\\textbraceleft}", "}": "{\\textbraceright}", "\u00a0": "~", "\u2009": "\\,",
}  # fmt: skip
# How a brace is written that has a partner; where a program reads or counts them otherwise, see `_OTHERWISE`.
_PAIRED = {"{": "\\{", "}": "\\}"}
_OTHERWISE: dict[Spelling, dict[str, str]] = {
    # Zotero reads `\\` as a backslash, and U+2009 better than `\,`.
    "zotero": {"\\": "\\\\", "\u2009": "\u2009"},
    "pandoc": {"{": "\\{\\vphantom{\\}}", "}": "\\vphantom{\\{}\\}", "\u2009": "\u2009"},
    # `\/` is nothing, and ends a command as a space or braces do.
    "braceless": {
        "~": "\\textasciitilde\\/", "^": "\\textasciicircum\\/", "\\": "\\textbackslash\\/",
        "{": "\\textbraceleft\\/", "}": "\\textbraceright\\/",
    },
}  # fmt: skip


_SPECIALS: dict[Spelling, dict[str, str]] = {
    name: {**_SPECIAL, **_OTHERWISE.get(name, {})} for name in get_args(Spelling)
}
_SCRIPT_COMMANDS = frozenset(("latex", "pandoc"))

_SIGNS = frozenset("#$%&_{}~^\\<>|`")
_LIGATURE = {"-": "-", "–": "--", "—": "---", "`": "`", "“": "``", "'": "'", "”": "''"}
_JOINS = {"-": "-–—", "–": "-–—", "—": "-–—", "`": "`“", "“": "`“", "'": "'”", "”": "'”", "!": "`“", "?": "`“"}


def _names(table: dict[str, str]) -> dict[str, str]:
    """The name to write for every character that is not ASCII: the first in the table that LaTeX itself defines."""
    named = [(char, name) for name, char in table.items() if name not in tables.NOT_IN_KERNEL]
    return {char: name for char, name in reversed(named) if not char.isascii()}


_SYMBOL = _names(
    {
        name: char
        for name, char in tables.SYMBOLS.items()
        if name[0].isalpha() and (name not in tables.MATH or name.startswith("text"))
    }
)
_MATH = _names({name: char for name, char in tables.MATH.items() if not name.startswith("text")})
_ACCENT = _names(tables.ACCENTS)
_SPACING = {char: name for name, char in tables.SPACING.items() if not char.isascii()}
_GAPS = {
    "\u00a0": "~",
    "\u2009": "\\,",
    "\u2002": "\\enspace{}",
    "\u2003": "\\quad{}",
    "\u2004": "\\;",
    "\u2005": "\\:",
}

_NOCASE = Token("open", NOCASE)
_COMMAND = {
    "<i>": "\\textit{", "<b>": "\\textbf{", "<sup>": "\\textsuperscript{", "<sub>": "\\textsubscript{",
    SMALL_CAPS: "\\textsc{",
}  # fmt: skip
_DIGITS = re.compile(r"[0-9+\-=.,()]+")
_SHORT = re.compile(r"[A-Za-z0-9+.,()]+(?: [A-Za-z0-9+.,()]+)*|[0-9+\-=.,()]+")


def encode(text: str, *, ascii: bool = False, spelling: Spelling = "tex", protect: bool = False) -> str:
    """The TeX that says this markup text; `decode` reads it back.

    `ascii` writes every character TeX has a name for as that name (the rest stays, see `unencodable`); `spelling`
    picks the form Zotero reads where none is read by both; `protect` is for titles: braces around the words whose
    capitals matter (see `capitals`). Text in `<span class="nocase">` is always in braces.
    """
    return _Writer(ascii, spelling).write(text, protect)


def encode_noting(
    text: str, *, ascii: bool = False, spelling: Spelling = "tex", protect: bool = False
) -> tuple[str, tuple[str, ...]]:
    """`encode`, and the characters it had to leave because TeX has no name for them, each once, in order."""
    written = encode(text, ascii=ascii, spelling=spelling, protect=protect)
    return written, tuple(dict.fromkeys(char for char in written if not char.isascii())) if ascii else ()


def encode_plain(text: str, *, ascii: bool = False, spelling: Spelling = "tex") -> str:
    """The TeX for text that has no markup (a name, a publisher); `decode_plain` reads it back."""
    writer = _Writer(ascii, spelling)
    return text if writer.says_itself(text) else writer.write_text(text)


def unsettable(tex: str) -> str:
    """Return the characters of a written value that pdfLaTeX cannot set, each once."""
    return "" if tex.isascii() else "".join(dict.fromkeys(_UNSETTABLE.findall(tex)))


_BREAKING = frozenset("\\{} ^")


def encode_verbatim(text: str) -> str:
    """Return a URL or DOI raw, as BibTeX styles and biblatex want it; `_`, `%`, `#`, `&` and `~` are not escaped.

    Only what would break the field or run as TeX is percent-encoded: backslashes, `^^`, white space, control
    characters, and braces where they are not balanced.
    """
    if text.isprintable() and is_free_of(text, _BREAKING):
        return text
    braces = "{}" if _loose_braces(text) else ""
    return re.sub(rf"\^\^|[\\\s{re.escape(braces)}{_CONTROL}]", _percent, text)


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode("utf-8", "replace"))


def unencodable(text: str) -> set[str]:
    """The characters of the text that `encode(..., ascii=True)` has to leave as they are."""
    return set() if text.isascii() else set(encode_noting(text, ascii=True)[1])


class _Writer:
    """Writes values in one spelling."""

    __slots__ = ("apart", "ascii", "escape", "paired", "special", "spelling")

    def __init__(self, ascii: bool, spelling: Spelling) -> None:
        self.ascii = ascii
        self.spelling = spelling
        self.escape = _ESCAPE_ASCII if ascii else _ESCAPE_LATEX if spelling == "latex" else _ESCAPE
        self.special = _SPECIALS[spelling]
        braceless = spelling == "braceless"
        self.paired = self.special if braceless else _PAIRED
        self.apart = "\\/" if braceless else "{}"

    def says_itself(self, text: str) -> bool:
        """Whether the text is written as it is; most texts are, so this is made to be quick."""
        if text.isascii() and text.isprintable():
            return is_free_of(text, _SIGNS) and "--" not in text and "''" not in text
        return not self.ascii and self.escape.search(text) is None

    def protected(self, text: str) -> list[tuple[int, int]]:
        """Return the parts of a title in braces: where capitals matter, and the words that hold a command.

        Sentence case would make `$\\delta$` of `$\\Delta$`.
        """
        ranges = capitals.protected(text)
        if self.spelling != "latex" or text.isascii():
            return ranges
        at = [match.start() for match in _UNSETTABLE.finditer(text) if _is_command(match.group())]
        return _merged([*ranges, *(_word_around(text, index) for index in at)])

    def write(self, text: str, protect: bool) -> str:
        as_it_is = self.says_itself(text)
        if as_it_is and not protect:
            return text
        if as_it_is or "<" not in text:
            return self.write_text(text, 0, self.protected(text) if protect else [])
        tokens = split_markup(text)
        written = "".join(self._written(tokens, protect))
        # Braces around a whole value say nothing; an empty group after them makes them protect.
        elements = [index for index, token in enumerate(tokens) if token.kind != "text" or token.value.strip(" \t\r\n")]
        if elements and tokens[elements[0]] == _NOCASE and _partners(tokens)[elements[0]] == elements[-1]:
            return written + "{}"
        return written

    def _written(self, tokens: list[Token], protect: bool) -> Iterator[str]:
        plain = "".join(token.value for token in tokens if token.kind == "text")
        ranges = self.protected(plain) if protect else []
        ends = _partners(tokens)
        single = _single_braces(tokens, ends, plain)
        spans = _spanning(tokens, ranges) if self.spelling == "latex" else {}
        closing: dict[int, str] = {}
        span_end = (-1, 0)  # token and offset where the braces of a word close that goes over several tokens
        within = at = 0  # text up to token `within` is protected already, or part of a formula
        for index, (kind, value) in enumerate(tokens):
            after_brace = index > 0 and tokens[index - 1] == _NOCASE
            if kind == "text":
                cut = span_end[1] if span_end[0] == index else 0
                written = self.write_text(value[:cut]) + "}" if cut else ""
                if index in spans and index >= within and index > span_end[0] - (not cut):
                    start, span_end = spans[index]
                    written += (
                        self.write_text(value[cut:start], at + cut, ranges) + "{" + self.write_text(value[start:])
                    )
                elif index < span_end[0]:
                    written += self.write_text(value[cut:])
                else:
                    written += self.write_text(value[cut:], at + cut, [] if index < within else ranges)
                at += len(value)
                yield "{}" + written if after_brace and written.startswith("\\") else written
            elif kind == "close":
                yield closing[index] + ("}" if span_end == (index, 0) else "")
            elif value == NOCASE:
                yield "{" if index in single else "{{"
                closing[ends[index]] = "}" if index in single else "}}"
                within = max(within, ends[index])
            else:
                content = tokens[index + 1].value if ends[index] == index + 2 else ""
                opening, closing[ends[index]] = self._element(value, content)
                if opening.startswith("$"):
                    within = max(within, ends[index])
                yield "{}" + opening if after_brace else opening

    def _element(self, tag: str, content: str) -> tuple[str, str]:
        """What opens and closes an element; short scripts are formulas, the form that is read everywhere."""
        sign = {"<sup>": "^", "<sub>": "_"}.get(tag)
        if sign is not None and self.spelling == "zotero" and (sign == "_" or not _SHORT.fullmatch(content)):
            return tag, CLOSING[tag]
        if self.spelling in _SCRIPT_COMMANDS:
            return _COMMAND[tag], "}"
        if sign is not None and _DIGITS.fullmatch(content):
            return f"${sign}{{", "}$"
        if sign is not None and _SHORT.fullmatch(content):
            return f"${sign}{{\\textrm{{", "}}$"
        return _COMMAND[tag], "}"

    def write_text(self, text: str, offset: int = 0, ranges: Sequence[tuple[int, int]] = ()) -> str:
        """One run of text; `ranges` (in positions of the whole value, where the run begins at `offset`) get braces."""
        formulas = _formulas(text) if "$" in text else []
        loose = _loose_braces(text, formulas) if "{" in text or "}" in text else frozenset()
        out: list[str] = []
        at = 0
        low = bisect_right(ranges, (offset, offset)) - 1
        cuts = [(start, end, False) for start, end in formulas]
        for start, end in ranges[max(0, low) :]:
            if start >= offset + len(text):
                break
            start, end = max(0, start - offset), min(len(text), end - offset)
            if start < end and (text[start:end] != text[start:end].lower() or self._is_commanded(text, start, end)):
                cuts.append((start, end, True))
        for start, end, protect in sorted(cuts) if formulas else cuts:
            if start < at:
                continue
            out.append(self._escaped(text, at, start, loose))
            out.append(_braced(self._escaped(text, start, end, loose)) if protect else text[start:end])
            at = end
        out.append(self._escaped(text, at, len(text), loose))
        return "".join(out)

    def _escaped(self, text: str, start: int, end: int, loose: frozenset[int]) -> str:
        out: list[str] = []
        for match in self.escape.finditer(text, start, end):
            out.append(text[start : match.start()])
            out.append(self._spelled(match, end, loose))
            start = match.end()
        out.append(text[start:end])
        return "".join(out)

    def _spelled(self, match: re.Match[str], end: int, loose: frozenset[int]) -> str:
        found = match.group()
        char = found[0]
        if len(found) > 1 and unicodedata.combining(found[1]):
            return self._accented(found)
        if char in "<>|":
            return found if self.spelling == "zotero" else f"${found}$"
        if char in "{}":
            return (self.special if match.start() in loose else self.paired)[char]
        if char in _JOINS:
            follows = match.string[match.end()] if match.end() < end else "\0"
            apart = follows in _JOINS[char] or (char == "`" and match.string.find("'", match.end(), end) > 0)
            return _LIGATURE.get(char, char) + (self.apart if apart else "")
        if char in _SPECIAL:
            entity = char == "&" and _ENTITY.match(match.string, match.start())
            return self.special[char] + self.apart if entity else self.special[char]
        if UNPRINTABLE.match(char):
            return " "
        return self._named(char)

    def _is_commanded(self, text: str, start: int, end: int) -> bool:
        return self.spelling == "latex" and any(map(_is_command, text[start:end]))

    def _named(self, text: str) -> str:
        """The command for one character, or one letter with its marks."""
        if self.spelling == "latex":
            return _latex(text, self.ascii)
        written = _ascii(text)
        if self.spelling != "braceless" or not written.startswith("{\\"):
            return written
        written = written[1:-1]
        return written + "\\/" if written[1:].isalpha() else written

    def _accented(self, cluster: str) -> str:
        """A letter with combining marks: composed where Unicode has it, else its accents (ASCII) or as it is."""
        composed = unicodedata.normalize("NFC", cluster)
        if self.ascii or (self.spelling == "latex" and not T1.issuperset(composed)):
            return self._named(composed)
        return _SPECIAL.get(composed[0], composed[0]) + composed[1:]


@lru_cache(maxsize=2048)
def _ascii(text: str) -> str:
    """The command for one character (or one letter with its marks), or the text where TeX has none."""
    if text in _GAPS:
        return _GAPS[text]
    if text in _SYMBOL:
        return f"{{\\{_SYMBOL[text]}}}"
    if text in _SPACING:
        return f"{{\\{_SPACING[text]}{{}}}}"
    if text in _MATH:
        return f"$\\{_MATH[text]}$"
    letters = unicodedata.normalize("NFD", text)
    base, marks = letters[0], letters[1:]
    dotless = base in "ıȷ"
    known = (base.isascii() and base.isalnum()) or (base in _SYMBOL and base.isalpha() and not dotless)
    if not marks or not known or any(mark not in _ACCENT for mark in marks):
        return _SPECIAL.get(text[0], text[0]) + text[1:]
    if unicodedata.normalize("NFC", letters) != text:
        return text  # an Ångström sign is not the letter Å
    written = base if base.isascii() else f"\\{_SYMBOL[base]}"
    # Marks below the letter go around the others: `\d{\^o}` is set right, `\^{\d o}` is not.
    for mark in sorted(marks, key=lambda mark: unicodedata.combining(mark) < 230):
        name = _ACCENT[mark]
        gap = " " if name.isalpha() else ""
        written = f"\\{name}{gap}{written}" if len(written) == 1 else f"\\{name}{{{written}}}"
    return f"{{{written}}}"


_SCRIPTED = {"<sub>": "\\textsubscript{{{}}}", "<super>": "\\textsuperscript{{{}}}"}
_FOLDED = frozenset(("<compat>", "<font>", "<fraction>", "<noBreak>", "<circle>"))


@lru_cache(maxsize=4096)
def _latex(text: str, ascii: bool = False) -> str:
    """Return what pdfLaTeX sets for one character (or a letter with its marks); the text if there is nothing."""
    category = unicodedata.category(text[0])
    if text in ("\u00a0", "\u202f"):
        return "~"
    if category == "Zs":
        return "\\," if text == "\u2009" else " "
    if category == "Cf":
        return ""
    if text == "−":
        return "$-$"  # biber would make the character of `\\textminus`
    kind, _, codes = unicodedata.decomposition(text).partition(" ") if len(text) == 1 else ("", "", "")
    if kind in _SCRIPTED:
        return _SCRIPTED[kind].format(_in_latex(codes, ascii))
    # biber takes the braces from an accent on nothing, and decodes the inner one of two accents only.
    letters = unicodedata.normalize("NFD", text)
    accented = len(letters) > 2 or (len(letters) == 2 and not (letters[0].isascii() or letters[0] in T1))
    if text in _MATH and unicodedata.name(text, "").startswith("GREEK"):
        return f"$\\{_MATH[text]}$"
    written = text if text in _SPACING or accented else _ascii(text)
    if written != text:
        return written
    if kind in _FOLDED and (folded := _in_latex(codes, ascii)) and not _UNSETTABLE.search(folded):
        return folded
    return text


def _is_command(char: str) -> bool:
    """Whether LaTeX has a command for a character that it does not set as it stands."""
    return not char.isascii() and char not in T1 and _latex(char)[:1] in ("$", "{", "\\")


def _word_around(text: str, at: int) -> tuple[int, int]:
    """Return where the word begins and ends that a character stands in."""
    start, end = at, at + 1
    while start and (text[start - 1].isalnum() or unicodedata.combining(text[start - 1])):
        start -= 1
    while end < len(text) and (text[end].isalnum() or unicodedata.combining(text[end])):
        end += 1
    return start, end


def _in_latex(codes: str, ascii: bool) -> str:
    """Return the LaTeX of the characters a compatibility character stands for."""
    parts = [chr(int(code, 16)) for code in codes.split()]
    return "".join(
        _SPECIAL.get(part, part) if part.isascii() or (part in T1 and not ascii) else _latex(part, ascii)
        for part in parts
    )


def _merged(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the ranges in order, those that touch as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _braced(text: str) -> str:
    """The text in braces that protect it; BibTeX takes `{\\` for one letter and would change its case."""
    return f"{{{{}}{text}}}" if text.startswith("\\") else f"{{{text}}}"


def _formulas(text: str) -> list[tuple[int, int]]:
    """Where the formulas stand that are written as they are."""
    found: list[tuple[int, int]] = []
    at = text.find("$")
    while at >= 0 and (match := _FORMULA.match(text, at)) is not None:
        if is_passed_through(match[1]):
            found.append(match.span())
            at = text.find("$", match.end())
        else:
            at = text.find("$", at + 1)
    return found


def _loose_braces(text: str, formulas: Sequence[tuple[int, int]] = ()) -> frozenset[int]:
    """The positions of the braces without a partner."""
    opened: list[int] = []
    loose: list[int] = []
    inside = {at for start, end in formulas for at in range(start, end)}
    for match in re.finditer("[{}]", text):
        at = match.start()
        if at in inside:
            continue
        if match.group() == "{":
            opened.append(at)
        elif opened:
            opened.pop()
        else:
            loose.append(at)
    return frozenset(opened + loose)


def _spanning(tokens: list[Token], ranges: Sequence[tuple[int, int]]) -> dict[int, tuple[int, tuple[int, int]]]:
    """Return the words that begin in a text token and go on over whole elements (`CO<sub>2</sub>`).

    By the index of the text token: where in it the word begins, and the token and offset at which it ends; offset 0 is
    the end of a closing token.
    """
    found: dict[int, tuple[int, tuple[int, int]]] = {}
    at = 0
    for index, token in enumerate(tokens):
        if token.kind != "text":
            continue
        length = len(token.value)
        for start, end in ranges:
            if at <= start < at + length < end and (over := _end_of_span(tokens, index + 1, at + length, end)):
                found[index] = (start - at, over)
        at += length
    return found


def _end_of_span(tokens: list[Token], index: int, at: int, end: int) -> tuple[int, int] | None:
    """Return the token and offset of a position at the depth where `index` begins; None if it is at another depth."""
    depth = 0
    while index < len(tokens):
        kind, value = tokens[index]
        if kind == "text":
            if at + len(value) > end or (at + len(value) == end and depth == 0):
                return (index, end - at) if depth == 0 else None
            at += len(value)
        else:
            depth += 1 if kind == "open" else -1
            if depth < 0 or value == NOCASE:
                return None
            if at == end and depth == 0 and kind == "close":
                return index, 0
        index += 1
    return None


def _partners(tokens: list[Token]) -> dict[int, int]:
    """The index of the closing token of every opening one."""
    opened: list[int] = []
    partners: dict[int, int] = {}
    for index, token in enumerate(tokens):
        if token.kind == "open":
            opened.append(index)
        elif token.kind == "close":
            partners[opened.pop()] = index
    return partners


def _single_braces(tokens: list[Token], ends: dict[int, int], plain: str) -> set[int]:
    """The nocase spans that one pair of braces says: outermost, none inside, and read back as protection."""
    spans = [index for index, token in enumerate(tokens) if token == _NOCASE]
    if not spans:
        return set()
    unchanging = capitals.unchanging(plain)
    starts = list(accumulate((len(t.value) if t.kind == "text" else 0 for t in tokens), initial=0))
    single: set[int] = set()
    outer = -1
    for index, following in zip(spans, [*spans[1:], len(tokens)], strict=True):
        alone = index > outer and following > ends[index]
        outer = max(outer, ends[index])
        if alone and capitals.lowered(plain, starts[index], starts[ends[index]], unchanging):
            single.add(index)
    return single
