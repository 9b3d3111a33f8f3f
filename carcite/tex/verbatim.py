"""Addresses and identifiers, where TeX reads every character for itself, but people escape some all the same."""

from __future__ import annotations

import re

from carcite.tex import tables

_VERBATIM_ESCAPE = re.compile(r"\\([_%&#$~{}^])(?:\{\})?|\{\\([_%&#$])\}|\{?\\(text[a-z]+)(?:\{\})?\}?|\$\\sim\$")


def decode_verbatim(tex: str) -> str:
    """A URL or DOI without what people escape in it: `\\_`, `\\%`, `{\\textasciitilde}`, `\\url{...}`."""
    if "\\" not in tex:
        return tex
    match = re.fullmatch(r"\s*\\(?:url|path|nolinkurl)\s*\{(.*)\}\s*", tex, re.DOTALL)
    return _VERBATIM_ESCAPE.sub(_unescaped, match[1] if match else tex)


def _unescaped(match: re.Match[str]) -> str:
    if match[3]:
        return tables.SYMBOLS.get(match[3], match[0])
    return match[1] or match[2] or "~"
