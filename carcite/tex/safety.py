r"""Which TeX of a .bib file may be written to another one as it stands.

A value that no model field takes is kept as TeX. It passes from .bib to .bib unchanged where TeX can only print it:
its braces, conditionals and environments are closed, nothing in it comments out the rest of the line or names a
parameter, and none of its commands reads, writes, defines or expands something. `^^5c` is another spelling of a
backslash, so a value with `^^` never passes.

References: D. Knuth, The TeXbook, chapters 7 and 20 (characters, expansion), 24 (primitives); LaTeX2e, "source2e".
"""

from __future__ import annotations

import re
from functools import lru_cache

from carcite.tex import tables
from carcite.tex.definitions import commands, is_defined_in_text
from carcite.tex.mathematics import is_well_formed

_TOKEN = re.compile(r"\\([A-Za-z@]+)|\\(.)|([{}%#$&_^])|\\\Z", re.DOTALL)
# Where `&`, `_` and `^` need no dollar signs around them.
_OWN_MEANING = re.compile(r"\\(?:url|path|nolinkurl|href|ensuremath|cite|ref)\s*\{[^{}]*\}")

# Commands that do more than print, by what they do. Names that differ in their ending only are in `_DENIED_PREFIX`.
_FILES = """
    input include includeonly openin openout closein closeout read readline write immediate newread newwrite typein
    typeout message errmessage show import subimport includefrom subfile includegraphics includepdf lstinputlisting
    verbatiminput VerbatimInput bibliography addbibresource InputIfFileExists IfFileExists font newfont usefont
    usepackage RequirePackage documentclass LoadClass nofiles shipout output dump stop bye batchmode nonstopmode
    scrollmode errorstopmode special ShellEscape directlua latelua filename primitive
"""
_DEFINITIONS = """
    def edef gdef xdef let futurelet chardef mathchardef countdef dimendef skipdef muskipdef toksdef newcommand
    renewcommand providecommand newrobustcmd renewrobustcmd providerobustcmd DeclareRobustCommand newenvironment
    renewenvironment newif newcount newdimen newskip newtoks newbox newlength newcounter setcounter addtocounter
    setlength addtolength global long outer protected setbox savebox newsavebox advance multiply divide
"""
_CHARACTERS = """
    catcode lccode uccode sfcode mathcode delcode escapechar endlinechar newlinechar makeatletter makeatother
    hyphenation patterns
"""
_EXPANSION = """
    csname endcsname expandafter noexpand aftergroup afterassignment unexpanded detokenize scantokens string meaning
    the romannumeral number jobname uppercase lowercase expanded unless
"""
_STRUCTURE = """
    begingroup bgroup egroup halign valign noalign omit span cr crcr loop repeat bibitem entry field strng name list
    verb verbatim document filecontents item
"""
_DENIED = frozenset(f"{_FILES} {_DEFINITIONS} {_CHARACTERS} {_EXPANSION} {_STRUCTURE}".split()) - {"string"}
_DENIED_PREFIX = re.compile(r"pdf|lua|Lua|XeTeX|every|tracing|At(?:Begin|End|Every)|AddTo|AddEvery|Expl|end(?!ash\Z)")
_TEXT_ENVIRONMENTS = """
    itemize enumerate description quote quotation center equation equation* align align* math displaymath array matrix
    pmatrix bmatrix cases flushleft flushright small em it bf
"""
_ENVIRONMENTS = frozenset(_TEXT_ENVIRONMENTS.split())
_ENVIRONMENT = re.compile(r"\\(begin|end)\s*\{([^{}]*)\}")


@lru_cache(maxsize=4096)
def is_printable_tex(tex: str, *, verbatim: bool = False, typeset: bool = False) -> bool:
    """Return whether TeX can do nothing with this value but print it.

    `verbatim` is for fields whose text TeX does not interpret (addresses, file names): `%`, `#` and `$` are characters
    there. `typeset` is for fields that styles print: `&`, `_` and `^` outside a formula stop LaTeX with an error.

    >>> is_printable_tex("50\\\\% of \\\\emph{lamps}"), is_printable_tex("50% of lamps")
    (True, False)
    """
    if "^^" in tex or not _environments_match(tex):
        return False
    tex = _ENVIRONMENT.sub("", tex)
    return _is_closed(tex) and (verbatim or _is_inert(_OWN_MEANING.sub("", tex) if typeset else tex, typeset))


_FORMULA = re.compile(
    r"\$((?>(?:[^$\\]|\\.)+))\$|\\\(((?>(?:[^\\]|\\[^()])*))\\\)"
    r"|\\ensuremath\s*\{((?>(?:[^{}]|\{[^{}]*+\})*))\}",
    re.DOTALL,
)


@lru_cache(maxsize=4096)
def is_settable_tex(tex: str) -> bool:
    r"""Return whether LaTeX sets a value without an error, as far as can be seen from the value.

    A command that carcite does not know is taken for one that the document defines.

    >>> is_settable_tex(r"On $\frac{1}{2}$ and \LaTeX"), is_settable_tex(r"On \frac{1}{2}"), is_settable_tex("$x^a^b$")
    (True, False, False)
    """
    if not is_printable_tex(tex, typeset=True):
        return False
    for match in _FORMULA.finditer(tex):
        content = match[1] or match[2] or match[3] or ""
        if tables.LAYOUT.issuperset(commands(content)) and not is_well_formed(content):
            return False
    return is_defined_in_text(_FORMULA.sub(" ", tex))


def _is_closed(tex: str) -> bool:
    """Return whether braces and conditionals are closed, and no command is on the list of those that do something."""
    depth = conditionals = 0
    for command, escaped, character in _TOKEN.findall(tex):
        if command:
            conditionals += _conditional(command)
            if conditionals < 0 or _is_denied(command, conditionals):
                return False
        elif character in ("{", "}") or escaped in ("{", "}"):
            # BibTeX counts a brace with a backslash before it as well.
            depth += 1 if "{" in (character, escaped) else -1
            if depth < 0:
                return False
        elif not escaped and not character:
            return False  # a backslash at the end would escape what follows the value
    return depth == 0 and conditionals == 0


def _is_inert(tex: str, typeset: bool) -> bool:
    """Return whether no character ends the line, names a parameter, or opens a formula that nothing closes."""
    in_formula = False
    for _, escaped, character in _TOKEN.findall(tex):
        if character == "$" or escaped in ("(", ")", "[", "]"):
            if escaped and in_formula != (escaped in (")", "]")):
                return False
            in_formula = not in_formula
        elif character in ("%", "#") or (typeset and not in_formula and character in ("&", "_", "^")):
            return False
    return not in_formula


def _conditional(command: str) -> int:
    """Return what a command adds to the number of open conditionals."""
    if command == "fi":
        return -1
    return 1 if command.startswith("if") and command not in ("iff", "ifthenelse") else 0


def _is_denied(command: str, conditionals: int) -> bool:
    if "@" in command:
        return command != "@"  # LaTeX's own commands, which a style's file may reach
    if command in ("else", "or"):
        return conditionals == 0
    return command in _DENIED or _DENIED_PREFIX.match(command) is not None


def _environments_match(tex: str) -> bool:
    opened: list[str] = []
    for match in _ENVIRONMENT.finditer(tex):
        if match[1] == "begin":
            opened.append(match[2])
        elif not opened or opened.pop() != match[2]:
            return False
        if match[2] not in _ENVIRONMENTS:
            return False
    return not opened
