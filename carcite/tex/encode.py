"""Markup text written as TeX.

Every character TeX gives a meaning to is written so that it prints as itself: no text can become a command, begin
mathematics or unbalance the braces as BibTeX counts them (it counts `\\{` too). Of the spellings that TeX, BibTeX and
biber accept, the ones Zotero reads as well are taken (`\\&`, `\\^{}`, `$<$`, `$_{2}$`).

`spelling` is for a program that reads TeX in its own way: `latex`, the engines themselves, set scripts in the text's
font; `pandoc` reads braces only in pairs; `zotero` has a list of its own. `braceless` is for values with hundreds of
signs: the time biber takes grows with the square of the number of braces in a field.

What reads back differently: control characters (written as spaces), a letter followed by combining marks that has a
composed form (written composed), raised and lowered digits for LaTeX, and with `spelling="zotero"` the backslash.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, get_args

from carcite.tex import capitals
from carcite.tex.approximation import without_formulas
from carcite.tex.braces import balanced
from carcite.tex.formulas import is_passed_through
from carcite.tex.latex_characters import T1
from carcite.tex.spans import partners, single_braces, word_spans
from carcite.tex.spelling import LOWERED, MARKS, RAISED, SETTABLE, SPECIAL, UNSETTABLE, ascii_tex, is_command, latex_tex
from carcite.values.markup import CLOSING, NOCASE, SMALL_CAPS, Token, split_markup
from carcite.values.text import NOT_CHARACTERS, is_free_of

Spelling = Literal["tex", "latex", "zotero", "pandoc", "braceless"]

# At the first code point that is not a character biber stops without a message (Unicode 15, section 23.7).
_CONTROL = f"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029{NOT_CHARACTERS}"
UNPRINTABLE = re.compile(f"[{_CONTROL}]")
"""A control character, or a code point that is not a character."""
_ALWAYS = f"[^\\\\{{}}{MARKS}][{MARKS}]+|[<>|]+|[#$%&_{{}}~^\\\\\u00a0\u2009{_CONTROL}]"
_UNICODE = f"{_ALWAYS}|-(?=-)|`(?=`|[^`']*')|'(?=')|[!?](?=`)"
# In ASCII the dashes and quotes are ligatures themselves, so more neighbours have to be kept apart.
_ASCII = f"{_ALWAYS}|[-–—`“'”]|[!?](?=[`“])|[^\x00-\x7f]"
_SCRIPTS = f"[{RAISED}]{{2,}}|[{LOWERED}]{{2,}}"
# What has to be escaped: by whether the text is ASCII and whether it is for LaTeX, which has its own characters.
_ESCAPES = {
    (False, False): re.compile(_UNICODE),
    (True, False): re.compile(_ASCII),
    (False, True): re.compile(f"{_SCRIPTS}|{_UNICODE}|[^\x00-\x7f{SETTABLE}]"),
    (True, True): re.compile(f"{_SCRIPTS}|{_ASCII}"),
}
_FORMULA = re.compile(r"\$([^$]+)\$")
# Text that readers of .bib files take for an entity of HTML, with a backslash before it or not.
_ENTITY = re.compile(r"&(?:#\w{1,8}|[A-Za-z]\w{1,31});")

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
    name: {**SPECIAL, **_OTHERWISE.get(name, {})} for name in get_args(Spelling)
}
_SCRIPT_COMMANDS = frozenset(("latex", "pandoc"))

_SIGNS = frozenset("#$%&_{}~^\\<>|`")
_LIGATURE = {"-": "-", "–": "--", "—": "---", "`": "`", "“": "``", "'": "'", "”": "''"}
_JOINS = {"-": "-–—", "–": "-–—", "—": "-–—", "`": "`“", "“": "`“", "'": "'”", "”": "'”", "!": "`“", "?": "`“"}


_NOCASE = Token("open", NOCASE)
_COMMAND = {
    "<i>": "\\textit{", "<b>": "\\textbf{", "<sup>": "\\textsuperscript{", "<sub>": "\\textsubscript{",
    SMALL_CAPS: "\\textsc{",
}  # fmt: skip
_DIGITS = re.compile(r"[0-9+\-=.,()]+")
_SHORT = re.compile(r"[A-Za-z0-9+.,()]+(?: [A-Za-z0-9+.,()]+)*|[0-9+\-=.,()]+")


def encode(text: str, *, ascii: bool = False, spelling: Spelling = "tex", protect: bool = False) -> str:
    """Return markup text as TeX; `decode` reads it back.

    `ascii` writes every character TeX has a name for as that name (the others stay); `spelling` is the program that
    reads it; `protect` is for titles: braces around the words whose capitals matter (see `capitals`). Text in
    `<span class="nocase">` is always in braces.
    """
    return _Writer(ascii, spelling).write(_with_formulas(text, spelling), protect)


def encode_plain(text: str, *, ascii: bool = False, spelling: Spelling = "tex") -> str:
    """Return text without markup (a name, a publisher) as TeX; `decode_plain` reads it back."""
    writer = _Writer(ascii, spelling)
    return text if writer.is_itself(text) else writer.write_text(_with_formulas(text, spelling))


def _with_formulas(text: str, spelling: Spelling) -> str:
    """Return the text with the formulas that the program reads; Zotero takes `\\l` of `\\leq` for a letter."""
    return without_formulas(text) if spelling == "zotero" and "$" in text else text


_BREAKING = frozenset("\\{} ^")


def encode_verbatim(text: str) -> str:
    """Return a URL or DOI raw, as BibTeX styles and biblatex want it; `_`, `%`, `#`, `&` and `~` are not escaped.

    Only what would break the field or run as TeX is percent-encoded: backslashes, `^^`, white space, control
    characters, and braces where they are not balanced.
    """
    if text.isprintable() and is_free_of(text, _BREAKING):
        return text
    braces = "" if balanced(text) else "{}"
    return re.sub(rf"\^\^|[\\\s{re.escape(braces)}{_CONTROL}]", _percent, text)


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode("utf-8", "replace"))


class _Writer:
    """Writes values in one spelling."""

    __slots__ = ("apart", "ascii", "escape", "latex", "paired", "special", "spelling")

    def __init__(self, ascii: bool, spelling: Spelling) -> None:
        self.ascii = ascii
        self.spelling = spelling
        self.latex = spelling == "latex"
        self.escape = _ESCAPES[ascii, self.latex]
        self.special = _SPECIALS[spelling]
        braceless = spelling == "braceless"
        self.paired = self.special if braceless else _PAIRED
        self.apart = "\\/" if braceless else "{}"

    def is_itself(self, text: str) -> bool:
        """Return whether the text is written as it is. Most texts are, so this is fast."""
        if text.isascii() and text.isprintable():
            return is_free_of(text, _SIGNS) and "--" not in text and "''" not in text
        return not self.ascii and self.escape.search(text) is None

    def write(self, text: str, protect: bool) -> str:
        """Return markup text as TeX."""
        as_it_is = self.is_itself(text)
        if as_it_is and not protect:
            return text
        if as_it_is or "<" not in text:
            return self.write_text(text, 0, self._protected(text) if protect else [])
        tokens = split_markup(text)
        written = "".join(_apart(tokens, self._tokens(tokens, protect)))
        # Braces around a whole value say nothing; an empty group after them makes them protect.
        elements = [index for index, token in enumerate(tokens) if token.kind != "text" or token.value.strip(" \t\r\n")]
        if elements and tokens[elements[0]] == _NOCASE and partners(tokens)[elements[0]] == elements[-1]:
            return written + "{}"
        return written

    def _protected(self, text: str) -> list[tuple[int, int]]:
        """Return the parts of a title in braces: where capitals matter, and the words that hold a command.

        Sentence case would make `$\\delta$` of `$\\Delta$`.
        """
        ranges = capitals.protected(text)
        if not self.latex or text.isascii():
            return ranges
        at = [match.start() for match in UNSETTABLE.finditer(text) if is_command(match.group())]
        return _merged([*ranges, *(_word_around(text, index) for index in at)])

    def _tokens(self, tokens: list[Token], protect: bool) -> list[str]:
        """Return the TeX of each token of a markup text."""
        plain = "".join(token.value for token in tokens if token.kind == "text")
        ranges = self._protected(plain) if protect else []
        tags, inside = self._tags(tokens, plain)
        spans = word_spans(tokens, ranges, inside) if self.latex else []
        inside.update(index for span in spans for index in range(span.first + 1, span.last))
        begins = {span.first: span.start for span in spans}
        ends = {span.last: span.end for span in spans}
        out: list[str] = []
        at = 0
        for index, (kind, value) in enumerate(tokens):
            start, end = begins.get(index), ends.get(index)
            if kind == "text":
                out.append(self._part_of_word(value, at, [] if index in inside else ranges, start, end))
                at += len(value)
            else:
                out.append(tags[index] + "}" * (end is not None))
        return out

    def _part_of_word(
        self, text: str, at: int, ranges: Sequence[tuple[int, int]], start: int | None, end: int | None
    ) -> str:
        """Return the TeX of a text token in which a word begins or ends that goes over several tokens."""
        if start is not None:
            return self.write_text(text[:start], at, ranges) + "{" + self.write_text(text[start:])
        if end is not None:
            return self.write_text(text[:end]) + "}" + self.write_text(text[end:], at + end, ranges)
        return self.write_text(text, at, ranges)

    def _tags(self, tokens: list[Token], plain: str) -> tuple[dict[int, str], set[int]]:
        """Return the TeX of the tags, and the text tokens that are protected already or part of a formula."""
        closing = partners(tokens)
        single = single_braces(tokens, closing, plain)
        tags: dict[int, str] = {}
        inside: set[int] = set()
        for start, end in closing.items():
            value = tokens[start].value
            if value == NOCASE:
                tags[start], tags[end] = ("{", "}") if start in single else ("{{", "}}")
            else:
                content = tokens[start + 1].value if end == start + 2 else ""
                tags[start], tags[end] = self._element(value, content)
            if value == NOCASE or tags[start].startswith("$"):
                inside.update(range(start, end))
        return tags, inside

    def _element(self, tag: str, content: str) -> tuple[str, str]:
        """Return what opens and closes an element; short scripts are formulas, the form that is read everywhere."""
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
        """Return one run of text as TeX, with its formulas as they are.

        `ranges` get braces; they are positions in the whole value, in which the run begins at `offset`.
        """
        formulas = _formulas(text) if "$" in text else []
        loose = _loose_braces(text, formulas) if "{" in text or "}" in text else frozenset()
        cuts = [(start, end, False) for start, end in formulas]
        cuts += [(start, end, True) for start, end in self._in_braces(text, offset, ranges)]
        out: list[str] = []
        at = 0
        for start, end, protect in sorted(cuts) if formulas else cuts:
            if start >= at:
                out.append(self._escaped(text, at, start, loose))
                out.append(_braced(self._escaped(text, start, end, loose)) if protect else text[start:end])
                at = end
        out.append(self._escaped(text, at, len(text), loose))
        return "".join(out)

    def _in_braces(self, text: str, offset: int, ranges: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Yield the parts of a run of text that are in the ranges and have a capital or a command."""
        low = bisect_right(ranges, (offset, offset)) - 1
        for start, end in ranges[max(0, low) :]:
            if start >= offset + len(text):
                return
            start, end = max(0, start - offset), min(len(text), end - offset)
            part = text[start:end]
            if start < end and (part != part.lower() or (self.latex and any(map(is_command, part)))):
                yield start, end

    def _escaped(self, text: str, start: int, end: int, loose: frozenset[int]) -> str:
        out: list[str] = []
        for match in self.escape.finditer(text, start, end):
            out.append(text[start : match.start()])
            out.append(self._spelled(match, end, loose))
            start = match.end()
        out.append(text[start:end])
        return "".join(out)

    def _spelled(self, match: re.Match[str], end: int, loose: frozenset[int]) -> str:
        """Return the TeX of what has to be escaped: a character, a letter with its marks, raised or lowered digits."""
        found = match.group()
        char = found[0]
        if char in "<>|":
            return found if self.spelling == "zotero" else f"${found}$"
        if char in "{}":
            return (self.special if match.start() in loose else self.paired)[char]
        if len(found) > 1:
            return self._cluster(found)
        if char in _JOINS:
            return _LIGATURE.get(char, char) + (self.apart if self._joins(match, end) else "")
        if char in SPECIAL:
            entity = char == "&" and _ENTITY.match(match.string, match.start())
            return self.special[char] + self.apart if entity else self.special[char]
        return " " if UNPRINTABLE.match(char) else self._named(char)

    def _joins(self, match: re.Match[str], end: int) -> bool:
        """Return whether TeX would make a ligature of a character and what follows, or a quotation mark of it."""
        char = match.group()
        follows = match.string[match.end()] if match.end() < end else "\0"
        return follows in _JOINS[char] or (char == "`" and match.string.find("'", match.end(), end) > 0)

    def _named(self, text: str) -> str:
        """Return the command for one character, one letter with its marks, or raised or lowered digits."""
        if self.latex:
            return latex_tex(text, self.ascii)
        written = ascii_tex(text)
        if self.spelling != "braceless" or not written.startswith("{\\"):
            return written
        written = written[1:-1]
        return written + "\\/" if written[1:].isalpha() else written

    def _cluster(self, text: str) -> str:
        """Return digits as they are if LaTeX has them all, a letter with marks composed if Unicode has it so."""
        composed = unicodedata.normalize("NFC", text)
        if self.ascii or (self.latex and not T1.issuperset(composed)):
            return self._named(composed)
        return SPECIAL.get(composed[0], composed[0]) + composed[1:]


def _apart(tokens: list[Token], written: Iterable[str]) -> Iterator[str]:
    """Yield the TeX of the tokens, with `{}` between a brace and a command: BibTeX changes the case of `{\\...}`."""
    before: Token | None = None
    for token, tex in zip(tokens, written, strict=True):
        is_element = token.kind == "open" and token != _NOCASE
        if before == _NOCASE and (is_element or tex.startswith("\\")):
            yield "{}"
        yield tex
        before = token


def _word_around(text: str, at: int) -> tuple[int, int]:
    """Return where the word begins and ends that a character stands in."""
    start, end = at, at + 1
    while start and (text[start - 1].isalnum() or unicodedata.combining(text[start - 1])):
        start -= 1
    while end < len(text) and (text[end].isalnum() or unicodedata.combining(text[end])):
        end += 1
    return start, end


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
    """Return the text in braces that protect it; BibTeX takes `{\\` for one letter and would change its case."""
    return f"{{{{}}{text}}}" if text.startswith("\\") else f"{{{text}}}"


def _formulas(text: str) -> list[tuple[int, int]]:
    """Return the places of the formulas that are written as they are."""
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
    """Return the positions of the braces without a partner."""
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
