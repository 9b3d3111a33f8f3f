r"""Commands that LaTeX does not define without a package, and definitions for those that stand for text.

A value of a .bib file that is written as it was may have `\BibTeX` or `\noopsort{a}` in it. The documents it is cited
in usually define these; `\providecommand` defines them for the others. What LaTeX defines was found with pdflatex
(class article); for packages see CTAN.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from carcite.tex import tables
from carcite.tex.encode import encode_plain

_COMMAND = re.compile(r"\\(?:([A-Za-z]++)|.)", re.DOTALL)


def commands(tex: str) -> list[str]:
    r"""Return the names of the commands of a value; `\\` and `\&` have none."""
    return [name for name in _COMMAND.findall(tex) if name]


# The words and the commands with one argument that LaTeX itself defines.
_IN_KERNEL = """
    TeX LaTeX LaTeXe textbf emph textit textsl mathit mathbf textsuperscript textsubscript sp sb textsc texttt textrm
    textsf textnormal textup textmd mbox hbox fbox makebox mathrm mathsf mathtt underline llap rlap smash NoCaseChange
"""
# What has no simple definition: a value with one of these is spelled anew.
_WITHOUT_DEFINITION = """
    text operatorname uline num textcyrillic textgreek ensuregreek textlatin C G f h U bibstring hyperref ce nth
    ElsevierGlyph unichar unicode color textcolor scalebox textlang textquote MakeTextUppercase MakeTextLowercase
"""
# Signs of `tables.SYMBOLS` that packages define, beside those of `tables.NOT_IN_KERNEL`.
_SIGNS_OF_PACKAGES = """
    EUR Dash dash endash emdash hyphen euro flq flqq frq frqq glq glqq grl grq grqq celsius textcelcius micro
    perthousand registered trademark bs bibdash bibrangedash textampersand textnumbersign textpercent
    textquotedblbase textmicro
"""
_WRITTEN_AS = {
    tables.ITALIC: r"\textit{#1}",
    tables.BOLD: r"\textbf{#1}",
    tables.SUPERSCRIPT: r"\textsuperscript{#1}",
    tables.SUBSCRIPT: r"\textsubscript{#1}",
    tables.SMALLCAPS: r"\textsc{#1}",
    tables.WRAPPERS["cs"]: r"\texttt{\textbackslash#1}",
}
_ADDRESS = r"[1]{\texttt{\detokenize{#1}}}"
_OTHERS = {
    **dict.fromkeys(("url", "path", "nolinkurl"), _ADDRESS),
    **dict.fromkeys(("noopsort", "noop", "SortNoop"), "[1]{}"),
    **dict.fromkeys(("enquote", "mkbibquote"), "[1]{``#1''}"),
    **dict.fromkeys(("smc", "slc", "ninesmc"), r"{\scshape}"),
    **dict.fromkeys(("ssf", "sltt", "bfit", "slnine", "eightrm", "manual", "xspace", "cyrchar"), "{}"),
    "acrosl": r"{\slshape}",
    "href": "[2]{#2}",
}


def _definitions() -> dict[str, str]:
    found = {name: f"{{{encode_plain(word, ascii=True)}}}" for name, word in tables.WORDS.items()}
    for name, around in tables.WRAPPERS.items():
        found[name] = f"[1]{{{_WRITTEN_AS.get(around) or '#1'.join(around)}}}"
    for name in sorted((tables.NOT_IN_KERNEL | {*_SIGNS_OF_PACKAGES.split()}) & tables.SYMBOLS.keys()):
        sign = encode_plain(tables.SYMBOLS[name], ascii=True)
        if sign.isascii():
            found[name] = f"{{{sign}}}"
    omitted = {*_IN_KERNEL.split(), *_WITHOUT_DEFINITION.split()}
    return {name: body for name, body in {**found, **_OTHERS}.items() if name not in omitted}


DEFINITIONS = _definitions()
r"""The names of commands, each with what follows it in `\providecommand{\name}`."""
_BEYOND_TABLES = "char symbol begin end kern raise lower ensuremath textcircled string cite ref"
_KNOWN = frozenset().union(
    tables.ACCENTS, tables.SYMBOLS, tables.MATH, tables.WORDS, tables.SPACES, tables.WRAPPERS, tables.SWITCHES,
    tables.HIDDEN, tables.LAYERED, tables.CASES, tables.QUOTES, tables.LAYOUT, _WITHOUT_DEFINITION.split(),
    _BEYOND_TABLES.split(),
)  # fmt: skip

# Commands of mathematics that text may have, too; at the others TeX stops.
_IN_TEXT_TOO = "dots ldots quad qquad text textrm textit textbf textnormal underline phantom over"
_FORMULA_ONLY = tables.LAYOUT - {*_IN_TEXT_TOO.split()} - tables.SYMBOLS.keys() | {"aleph", "lbrace", "rbrace"}
_REFUSED = (_FORMULA_ONLY | tables.NOT_IN_KERNEL | {*_WITHOUT_DEFINITION.split()}) - DEFINITIONS.keys()
# A command without its argument, an accent on nothing, a sign that is not a command.
_FAULTY = re.compile(
    rf"\\(?:{'|'.join(sorted(tables.WRAPPERS.keys() | tables.QUOTES))})(?![A-Za-z])\*?\s*(?![\s{{])"
    r"|\\(?:[`'^\"~=.]|[uvHtcdbkr](?![A-Za-z]))\s*(?:\}|\Z)"
    r"|\\[^A-Za-z`'^\"~=.&%$#_{}\\\s,:;!/@()\[\]-]"
)


def is_defined_in_text(tex: str) -> bool:
    r"""Return whether LaTeX can run the commands of a text (its formulas taken out), as far as carcite knows them.

    >>> is_defined_in_text(r"\LaTeX{} and \emph{more}"), is_defined_in_text(r"\alpha"), is_defined_in_text(r"\emph x")
    (True, False, False)
    """
    return _REFUSED.isdisjoint(commands(tex)) and _FAULTY.search(tex) is None


# A command without an argument.
_ALONE = re.compile(r"\\(?:([A-Za-z]++)(?!\s*(?:\[|\{[^}]))|.)", re.DOTALL)


# What biblatex defines, itself or by the package url that it loads.
_IN_BIBLATEX = frozenset(("url", "path", "nolinkurl", "mkbibquote"))


def definitions(tex: Iterable[str], *, biblatex: bool) -> list[str]:
    r"""Return a definition of each command of these values that a document may lack, such as `\url`.

    A command that carcite does not know prints its name.
    """
    found: dict[str, str] = {}
    for value in tex:
        if "\\" in value:
            found |= {name: DEFINITIONS[name] for name in commands(value) if name in DEFINITIONS}
            found |= {name: f"{{{name}}}" for name in _ALONE.findall(value) if name and name not in _KNOWN}
    names = found.keys() - _IN_BIBLATEX if biblatex else found.keys()
    return [rf"\providecommand{{\{name}}}{found[name]}" for name in sorted(names)]
