"""TeX read as markup text.

One pass over the value. Groups nested deeper than `_DEPTH` are kept as they are. `braces` says what braces mean.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from carcite.tex import tables
from carcite.tex.braces import Group, Nodes, flatten, spread, without_outer_braces
from carcite.tex.characters import accented, ordinal, symbol
from carcite.tex.formulas import FORMULA, formula_text, is_formula, is_passed_through, script
from carcite.tex.preparation import prepared, with_single_quotes
from carcite.tex.verbatim import decode_verbatim
from carcite.values.markup import split_markup
from carcite.values.text import is_free_of

# One class of characters in front: only so does the search run over all others.
_SPECIAL = re.compile(r"[-\\{}$~`'!?](?:(?<=[\\{}$~])|(?<=-)--?|(?<=`)`|(?<=')'|(?<=[!?])`)")
_SIGNS = frozenset("\\{}$~`")
_COMMAND = re.compile(r"\\(?:([A-Za-z]+)|(.?))", re.DOTALL)
_SPACE = re.compile(r"[ \t\r\n]*")
_OPTION = re.compile(r"[ \t]*\[[^\[\]]*\]")
_HEXADECIMAL = re.compile(r"[0-9A-Fa-f]{1,5}")
# The formula of a compound without charges, bonds or arrows, and the numbers in it that stand low.
_COMPOUND = re.compile(r"(?>(?:[A-Z][a-z]?|[()\[\]]|[0-9]++)+)")
_INDEX = re.compile(r"(?<=[A-Za-z)\]])[0-9]+")
_FLAT_GROUP = re.compile(r"[ \t\r\n]*\{([^{}]*)\}")
_CODE = re.compile(r"[ \t]*(?:\{?[x\"]([0-9A-Fa-f]{1,6})|\{?'([0-7]{1,7})|\{?([0-9]{1,7})|`\\?(.))(?:\}| )?", re.DOTALL)
_FORMULA_COMMANDS = {
    "(": re.compile(r"((?>(?:[^\\]|\\[^()])*))\\\)", re.DOTALL),
    "ensuremath": re.compile(r"\{((?>(?:[^{}]|\{[^{}]*+\})*))\}"),
}
_DIMENSION = re.compile(r"[ =]*[-+]?[0-9.]+ ?(?:pt|em|ex|mm|cm|in|sp|bp|pc|dd|cc|mu) ?")
_KEY = re.compile(r"\\[A-Za-z]+(?![A-Za-z])")

_LIGATURES = {"--": "–", "---": "—", "``": "“", "''": "”", "!`": "¡", "?`": "¿", "~": "\u00a0"}
_DEPTH = 100


def decode(tex: str) -> str:
    """Return the markup text of a TeX value; unknown commands are kept as they are.

    Never raises. Accents in every spelling, letters and symbols, ligatures, fonts, simple formulas; see the module
    for what braces become. `decode_noting` also says which commands were not known.
    """
    return decode_noting(tex)[0]


def decode_noting(tex: str) -> tuple[str, tuple[str, ...]]:
    """Return the markup text, and the unknown commands in it, each once, in order."""
    if _says_itself(tex):
        return tex, ()
    reader = _Reader(prepared(with_single_quotes(tex)), markup=True)
    nodes = without_outer_braces(reader.read_value())
    return flatten(nodes), tuple(reader.unknown)


def _says_itself(tex: str) -> bool:
    """Whether the value holds nothing special to TeX. Most values do not, so this test is fast."""
    return is_free_of(tex, _SIGNS) and "--" not in tex and "''" not in tex


def decode_plain(tex: str) -> str:
    """Return a value (a name, a publisher) as plain text: no fonts, no braces, Unicode's sub- and superscripts."""
    return decode_plain_noting(tex)[0]


def decode_plain_noting(tex: str) -> tuple[str, tuple[str, ...]]:
    """Return the plain text, and the unknown commands in it."""
    if _says_itself(tex):
        return tex, ()
    reader = _Reader(prepared(tex), markup=False)
    return _plain(reader.read_value()), tuple(reader.unknown)


class _Reader:
    """Reads one value. `at` is the position, `unknown` the unknown commands so far."""

    __slots__ = ("at", "depth", "markup", "quoted", "text", "unknown")

    def __init__(self, text: str, *, markup: bool) -> None:
        self.text = text
        self.at = 0
        self.depth = 0
        self.quoted = False
        self.markup = markup
        self.unknown: dict[str, None] = {}

    def read_value(self) -> Nodes:
        """Read the whole value; a `}` without a partner is text."""
        nodes = self._read_group()
        while self.at < len(self.text):
            nodes.append("}")
            self.at += 1
            nodes += self._read_group()
        return nodes

    def _read_group(self) -> Nodes:
        """Read up to the `}` of this group, which is not consumed, or to the end."""
        out: Nodes = []
        closing: list[str] = []
        text = self.text
        while (match := _SPECIAL.search(text, self.at)) is not None:
            start = match.start()
            if start > self.at:
                out.append(text[self.at : start])
            self.at = start
            sign = match.group()
            if sign == "}":
                break
            if sign == "{":
                self._group(out)
            elif sign == "$":
                self._formula(out)
            elif sign == "\\":
                self._command(out, closing)
            else:
                out.append(_LIGATURES[sign])
                self.at = match.end()
        else:
            if self.at < len(text):
                out.append(text[self.at :])
            self.at = len(text)
        out.extend(reversed(closing))
        return out

    def _enter(self) -> tuple[Nodes, bool]:
        """Read the group that begins at the position; return its nodes and whether it is closed."""
        self.at += 1
        self.depth += 1
        nodes = self._read_group()
        self.depth -= 1
        closed = self.at < len(self.text)
        self.at += closed
        return nodes, closed

    def _group(self, out: Nodes) -> None:
        start = self.at
        if self.depth >= _DEPTH:
            out.append("{")
            self.at += 1
            return
        nodes, closed = self._enter()
        if not closed:
            out.append("{")
            out.extend(nodes)
        elif (self.text.startswith("\\", start + 1) and _is_one_letter(nodes)) or self._is_switched(start + 1):
            out.extend(nodes)
        elif len(nodes) == 1 and isinstance(nodes[0], Group):
            nodes[0].level += 1
            out.append(nodes[0])
        else:
            out.append(Group(nodes))

    def _is_switched(self, at: int) -> bool:
        """Whether a group begins with a font switch, which its braces delimit."""
        match = _KEY.match(self.text, at)
        return match is not None and match.group()[1:] in tables.SWITCHES

    def _formula(self, out: Nodes) -> None:
        match = FORMULA.match(self.text, self.at)
        if match is None or not is_formula(match[1], self.text[match.end() : match.end() + 1]):
            out.append("$")
            self.at += 1
            return
        self.at = match.end()
        self._put_formula(match[1], out)

    def _put_formula(self, content: str, out: Nodes) -> None:
        text = formula_text(content, markup=self.markup)
        if text is None:
            text = f"${content}$"
            if not is_passed_through(content):
                self.unknown[text] = None
        out.append(text)

    def _command(self, out: Nodes, closing: list[str]) -> None:
        match = _COMMAND.match(self.text, self.at)
        assert match is not None  # the position is at a backslash
        name = match[1] or match[2]
        self.at = match.end()
        if match[1]:
            self._skip_space()
        if name in tables.ACCENTS:
            self._accent(name, out)
        elif name in _CHARACTERS:
            out.append(_CHARACTERS[name])
        elif name in tables.SWITCHES:
            if self.markup:
                out.append(tables.SWITCHES[name][0])
                closing.append(tables.SWITCHES[name][1])
        elif name not in _READERS or not _READERS[name](self, name, out):
            self._other_command(match, name, out)

    def _other_command(self, command: re.Match[str], name: str, out: Nodes) -> None:
        """Read a rare symbol, or keep a command that is unknown or lacks its argument."""
        self.at = command.end()
        if (character := symbol(name)) is not None:
            self._skip_space()
            out.append(character)
            return
        self.unknown[command.group()] = None
        out.append(command.group())
        while self.text.startswith("{", self.at) and self.depth < _DEPTH:
            nodes, closed = self._enter()
            out.append("{")
            out.extend(nodes)
            if closed:
                out.append("}")

    def _skip_space(self) -> None:
        match = _SPACE.match(self.text, self.at)
        if match is not None:
            self.at = match.end()

    def _quotation(self, name: str, out: Nodes) -> bool:
        """Read `\\enquote{...}`; a nested one and the starred form have the inner marks."""
        outer = self.quoted
        inner = outer or self.text.startswith("*", self.at)
        self.quoted = not inner
        found = self._wrapper(name, out, tables.INNER_QUOTES if inner else tables.OUTER_QUOTES)
        self.quoted = outer
        return found

    def _wrapper(self, name: str, out: Nodes, around: tuple[str, str] | None = None) -> bool:
        """Read a command that sets its argument in a font or between signs."""
        if self.text.startswith("*", self.at):
            self.at += 1
        self._skip_space()
        before, after = around or tables.WRAPPERS[name]
        if not self.markup and before.startswith("<"):
            before = after = ""
        if not self.text.startswith("{", self.at) or self.depth >= _DEPTH:
            return False
        nodes, closed = self._enter()
        if closed:
            nodes = [before, *nodes, after] if before or after else nodes
        else:
            out.append(f"\\{name}{{")
        out.extend(nodes)
        return True

    def _dimension(self, name: str, out: Nodes) -> bool:
        match = _DIMENSION.match(self.text, self.at)
        if match is not None:
            self.at = match.end()
        return match is not None

    def _formula_command(self, name: str, out: Nodes) -> bool:
        match = _FORMULA_COMMANDS[name].match(self.text, self.at)
        if match is None or not is_formula(match[1], ""):
            return False
        self.at = match.end()
        self._put_formula(match[1], out)
        return True

    def _of_argument(self, name: str, out: Nodes) -> bool:
        """Read a command whose argument stands for other text."""
        match = _FLAT_GROUP.match(self.text, self.at)
        text = _OF_ARGUMENT[name](match[1]) if match is not None else None
        if match is None or text is None:
            return False
        self.at = match.end()
        if text:
            out.append(text)
        return True

    def _compound(self, name: str, out: Nodes) -> bool:
        match = _FLAT_GROUP.match(self.text, self.at)
        if match is None or not _COMPOUND.fullmatch(match[1]):
            return False
        self.at = match.end()
        out.append(_INDEX.sub(lambda number: script("_", number[0], self.markup), match[1]))
        return True

    def _case(self, name: str, out: Nodes) -> bool:
        self._skip_space()
        if not self.text.startswith("{", self.at) or self.depth >= _DEPTH:
            return False
        nodes, _ = self._enter()
        text = flatten(nodes) if self.markup else _plain(nodes)
        change = tables.CASES[name]
        out.extend(token.value if token.kind != "text" else change(token.value) for token in split_markup(text))
        return True

    def _environment(self, name: str, out: Nodes) -> bool:
        """Read `\\begin{it}` and `\\end{it}` as a font; of other environments of text only the content is kept."""
        match = _FLAT_GROUP.match(self.text, self.at)
        if match is None or match[1] not in tables.ENVIRONMENTS:
            return False
        self.at = match.end()
        if match[1].startswith(("otherlanguage", "foreign")) and name == "begin":
            language = _FLAT_GROUP.match(self.text, self.at)
            self.at = language.end() if language else self.at
        tags = tables.SWITCHES.get(match[1])
        if tags is not None and self.markup:
            out.append(tags[name == "end"])
        return True

    def _layered(self, name: str, out: Nodes) -> bool:
        """Read a command whose text follows other arguments, in braces or brackets."""
        at = self.at
        if (option := _OPTION.match(self.text, at)) is not None:
            at = option.end()
        for _ in range(tables.LAYERED[name]):
            match = _FLAT_GROUP.match(self.text, at)
            if match is None:
                return False
            at = match.end()
        while (option := _OPTION.match(self.text, at)) is not None:
            at = option.end()
        self.at = at
        self._skip_space()
        if self.text.startswith("{", self.at) and self.depth < _DEPTH:
            out.extend(self._enter()[0])
        return True

    def _link(self, name: str, out: Nodes) -> bool:
        """Read `\\href{address}{text}` as the text, with the address in parentheses if the text is not the address."""
        address = _FLAT_GROUP.match(self.text, self.at)
        if address is None:
            return False
        self.at = address.end()
        self._skip_space()
        if not self.text.startswith("{", self.at) or self.depth >= _DEPTH:
            return False
        nodes, _ = self._enter()
        out.extend(nodes)
        url = decode_verbatim(address[1])
        if url not in ("".join(node for node in nodes if isinstance(node, str)), ""):
            out.append(f" ({url})")
        return True

    def _character(self, name: str, out: Nodes) -> bool:
        match = _CODE.match(self.text, self.at)
        if match is None:
            return False
        hexadecimal, octal, decimal, char = match.groups()
        if char is None:
            code = int(hexadecimal, 16) if hexadecimal else int(octal, 8) if octal else int(decimal)
            if code < 32 or code > 0x10FFFF or 0xD800 <= code < 0xE000:
                return False
            char = chr(code)
        self.at = match.end()
        out.append(char)
        return True

    def _accent(self, name: str, out: Nodes) -> None:
        mark = tables.ACCENTS[name]
        self._skip_space()
        base: Nodes = []
        char = self.text[self.at : self.at + 1]
        if self.depth < _DEPTH and char == "{":
            base, _ = self._enter()
        elif self.depth < _DEPTH and char == "\\":
            # Letters carry two or three accents; counting each as several levels keeps a hostile chain short.
            self.depth += _DEPTH // 8
            self._command(base, [])
            self.depth -= _DEPTH // 8
        elif char and char not in "\\{}$~":
            base = [char]
            self.at += 1
        flat: list[str] = []
        spread(base, flat, None)
        out.append(accented("".join(flat), name, mark))


# Commands that stand for a character or a word.
_CHARACTERS = {**tables.MATH, **tables.WORDS, **tables.SPACES, **{sign: sign for sign in "&%$#_{}"}, **tables.SYMBOLS}
# Commands whose argument stands for other text: what it is, None if the argument is not of that form.
_OF_ARGUMENT: dict[str, Callable[[str], str | None]] = {
    **dict.fromkeys(tables.HIDDEN, lambda argument: ""),
    "nth": ordinal,
    "bibstring": tables.STRINGS.get,
    "textcircled": lambda argument: tables.CIRCLED.get(argument, argument + "\u20dd") if len(argument) == 1 else None,
    "ElsevierGlyph": lambda argument: chr(int(argument, 16)) if _HEXADECIMAL.fullmatch(argument) else None,
}
# The methods that read commands with arguments; False if the argument is missing or of another form.
_READERS: dict[str, Callable[[_Reader, str, Nodes], bool]] = {
    **dict.fromkeys(_OF_ARGUMENT, _Reader._of_argument),
    **dict.fromkeys(("kern", "raise", "lower", "hskip", "vskip"), _Reader._dimension),
    **dict.fromkeys(_FORMULA_COMMANDS, _Reader._formula_command),
    **dict.fromkeys(tables.LAYERED, _Reader._layered),
    **dict.fromkeys(tables.CASES, _Reader._case),
    **dict.fromkeys(("begin", "end"), _Reader._environment),
    **dict.fromkeys(("char", "symbol", "unichar", "unicode"), _Reader._character),
    **dict.fromkeys(tables.QUOTES, _Reader._quotation),
    **dict.fromkeys(tables.WRAPPERS, _Reader._wrapper),
    "href": _Reader._link,
    "ce": _Reader._compound,
}


def _plain(nodes: Nodes) -> str:
    out: list[str] = []
    spread(nodes, out, None)
    return "".join(out)


def _is_one_letter(nodes: Nodes) -> bool:
    """Whether a group is one of BibTeX's special characters (`{\\'e}`), which protects nothing."""
    word = "".join(node for node in nodes if isinstance(node, str))
    return all(unicodedata.combining(char) for char in word[1:]) and not any(isinstance(n, Group) for n in nodes)
