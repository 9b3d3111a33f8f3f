"""Data annotations of the names of a list, which a biblatex style can look up: `author+an:orcid = {1="0000-..."}`.

Reference: biblatex manual 3.19, section 3.7 (data annotations).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_ONE = re.compile(r'([0-9]{1,6})\s*+=\s*+"(.*)"', re.DOTALL)


def annotation(texts: Iterable[tuple[int, str]]) -> str:
    """Return the annotation of these texts, each with the number of its name. They hold no `;` and no `"`."""
    return "; ".join(f'{number}="{text}"' for number, text in texts)


def annotation_texts(value: str) -> list[tuple[int, str]]:
    """Return the texts of an annotation with the numbers of their names; other parts are left out."""
    matches = (_ONE.fullmatch(part.strip()) for part in value.split(";"))
    return [(int(match[1]), match[2]) for match in matches if match]
