"""Keywords: KW, one a line, or all in one line.

Reference: RIS format specifications, "KW".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from carcite.formats.base import Context, Raw
from carcite.formats.fields import Keywords as KeywordTags
from carcite.formats.ris.fields import is_plain
from carcite.formats.ris.targets import target_of
from carcite.model import Citation
from carcite.notes import Code
from carcite.values.keywords import divide_values


class Keywords(KeywordTags):
    """KW. A line alone may hold all keywords (see `carcite.values.keywords`)."""

    def __init__(self) -> None:
        super().__init__("KW")

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        return {"keywords": divide_values(raw["KW"])}

    def unchanged(self, citation: Citation) -> bool:
        words = citation.keywords
        return all(map(is_plain, words)) and (len(words) != 1 or divide_values(words) == list(words))

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        words = citation.keywords
        splits = target_of(context).splits
        if splits and any(sign in word for word in words for sign in splits):
            context.note(Code.LOST, f"{context.options.target} splits a keyword at {splits!r}", field="keywords")
        elif len(words) == 1 and "," in words[0]:
            context.note(Code.LOST, "programs split a keyword that is the only one at its commas", field="keywords")
        return super().write(citation, context)
