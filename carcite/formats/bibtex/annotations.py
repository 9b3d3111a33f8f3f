"""Data annotations: texts about a field, or about the names of a list, which a biblatex style can look up.

`author+an:orcid = {1="0000-0002-1825-0097"; 3="..."}`, `title+an:copyright = {="CC BY 4.0"}`. biber parts the value at
every semicolon, and Citation.js refuses the whole file for a quotation mark too many: inside a text they are written
`^^3b` and `^^22`, which TeX reads as these characters.

Reference: biblatex manual 3.19, section 3.7 (data annotations).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from carcite.formats.bibtex.braces import fold

_WRITTEN = {";": "^^3b", '"': "^^22"}
_MARK = re.compile(r'[;"]')
_READ = {code: mark for mark, code in _WRITTEN.items()}
_CODE = re.compile(r"\^\^(?:3b|22)")
_ONE = re.compile(r'(?:([0-9]{1,6})(?::[^=;]+)?)?\s*+=\s*+"(.*)"', re.DOTALL)


def annotation(texts: Iterable[tuple[int | None, str]]) -> str:
    """The annotation of these texts (in TeX), each with the number of its name, or None for the whole field.

    A name's second text stands for a part of the name, since biber keeps one text of each: `1="a"; 1:also="b"`.
    """
    parts: list[str] = []
    seen: dict[int | None, int] = {}
    for number, text in texts:
        seen[number] = order = seen.get(number, 0) + 1
        target = "" if number is None else str(number) + ("", ":also")[order > 1] + (str(order) if order > 2 else "")
        text = _MARK.sub(lambda mark: _WRITTEN[mark.group()], fold(text))
        parts.append(f'{target}="{text}"')
    return "; ".join(parts)


def annotation_texts(value: str) -> list[tuple[int | None, str]]:
    """The texts of an annotation, with their numbers; what is none, as keywords are, is left out."""
    found: list[tuple[int | None, str]] = []
    for part in value.split(";"):
        if match := _ONE.fullmatch(part.strip()):
            found.append((int(match[1]) if match[1] else None, _CODE.sub(lambda code: _READ[code.group()], match[2])))
    return found
