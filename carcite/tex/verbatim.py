"""Addresses and identifiers: URLs, DOIs, eprint numbers. biblatex reads them verbatim, yet people escape characters.

What is undone: TeX's escapes and commands (`\\_`, `\\%`, `{\\textless}`, `$<$`, `$\\less$`, `\\url{...}`), HTML's
entities (`&lt;`, `&amp;`), and braces that are there for BibTeX.
"""

from __future__ import annotations

import re

from carcite.tex import tables
from carcite.tex.braces import balanced
from carcite.values.markup import decode_escaped

_SIGNS = frozenset("\\{}$&<")
_HREF = re.compile(r"\{?\\href ?\{([^{}]*+)\} ?\{.*\}", re.DOTALL)
_URL_COMMAND = re.compile(r"\\(?:url|path|href|nolinkurl|urlprefix)(?![A-Za-z]) ?")
_FORMULA = re.compile(r"\$ ?(?:\\([A-Za-z]{1,20}) ?|\\?([<>_&#%~|^*+=-]{1,3}))\$")
_COMMAND = re.compile(r"\\([A-Za-z]++)(?:\{\}| (?=[^ ]))?|\\([#$%&_{}~^-])(?:\{\})?")
_MORE = {"sim": "~", "slash": "/", "discretionary": "", "allowbreak": "", "less": "<", "greater": ">"}


def decode_verbatim(tex: str) -> str:
    """Return a URL, DOI or number without what was escaped in it.

    >>> decode_verbatim(r"10.1002/(SICI)1097{\\textless}1::AID\\_2{\\textgreater}3.0.CO;2-B")
    '10.1002/(SICI)1097<1::AID_2>3.0.CO;2-B'
    """
    value = tex.strip()
    if _SIGNS.isdisjoint(value):
        return value
    if (link := _HREF.fullmatch(value)) is not None:
        value = link[1]
    elif value.startswith("<") and value.endswith(">") and "://" in value:
        value = value[1:-1]
    if "&" in value:
        value = decode_escaped(value.replace("\\&", "&"))
    if "$" in value:
        value = _FORMULA.sub(_formula, value)
    if "\\" in value:
        value = _COMMAND.sub(_command, _URL_COMMAND.sub("", value.replace("\\string", "")))
    return _without_braces(value).strip()


def _formula(match: re.Match[str]) -> str:
    if match[2]:
        return match[2]
    found = _MORE.get(match[1]) or tables.MATH.get(match[1]) or tables.SYMBOLS.get(match[1])
    return match[0] if found is None else found


def _command(match: re.Match[str]) -> str:
    if match[2]:
        return "" if match[2] == "-" else match[2]
    found = _MORE.get(match[1], tables.SYMBOLS.get(match[1]))
    return match[0] if found is None else found


def _without_braces(text: str) -> str:
    """Return the text without braces that pair; one that lacks its partner goes at the ends only."""
    return text.replace("{", "").replace("}", "") if balanced(text) else text.strip("{}")
