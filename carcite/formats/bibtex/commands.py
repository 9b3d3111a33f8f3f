r"""The commands a @preamble defines, `\def\cprime{$'$}` or `\newcommand{\JL}{J. Lamps}`, and the values that use them.

Commands with arguments are skipped, and so are those whose definition is not text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from carcite.formats.bibtex.syntax import Broken, Unfinished, matching
from carcite.tex import decode_noting
from carcite.tex.definitions import DEFINITIONS

_DEFINED = re.compile(
    r"\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand)\*?\s*(?:\{\s*\\([A-Za-z]+)\s*\}|\\([A-Za-z]+))\s*\{"
    r"|\\[gx]?def\s*\\([A-Za-z]+)\s*\{"
)
_COMMAND = re.compile(r"\\([A-Za-z]+)(?:[ \t\n]+|(?![A-Za-z]))(?:\{\})?")
_ENDS_IN_COMMAND = re.compile(r"\\[A-Za-z]+\Z")
_LENGTH = 200  # characters of a definition; a longer one is not an abbreviation

_NAMED = re.compile(
    r"\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand|[egx]?def|let)\*?\s*\{?\s*\\([A-Za-z]+)"
)
# As carcite defines a command that it does not know.
_PRINTS_NAME = re.compile(r"\\providecommand\{\\([A-Za-z]+)\}\{\1\}")


def defined(preamble: str, known: Mapping[str, str | None]) -> dict[str, str | None]:
    """Return the commands that a preamble defines, with `known` commands in their definitions replaced.

    None is the definition of a command that text cannot stand for. Commands that carcite defines in a file it writes
    are left out: they pass from .bib to .bib as they are.
    """
    found: dict[str, str | None] = dict.fromkeys(_NAMED.findall(preamble))
    for name in {*DEFINITIONS, *_PRINTS_NAME.findall(preamble)} & found.keys():
        del found[name]
    for match in _DEFINED.finditer(preamble):
        name = match[1] or match[2] or match[3]
        try:
            body = preamble[match.end() : matching(preamble, match.end(), "}")]
        except (Broken, Unfinished):
            continue
        if body == name or f"{{{body}}}" == DEFINITIONS.get(name):
            continue
        body = expanded(body, {**known, **found})
        if len(body) <= _LENGTH and "#" not in body and not decode_noting(body)[1]:
            found[name] = body
    return found


def expanded(tex: str, commands: Mapping[str, str | None]) -> str:
    """Return the TeX with the commands replaced by their definitions."""
    if "\\" not in tex:
        return tex

    def meaning(match: re.Match[str]) -> str:
        body = commands.get(match[1])
        if body is None:
            return match.group()
        return body + "{}" if _ENDS_IN_COMMAND.search(body) else body

    return _COMMAND.sub(meaning, tex)
