"""Affiliations: one field `affiliation` for the citation's and its people's, each once.

Publishers' exports write it so; whose each one is, it does not say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from carcite.formats.base import Context
from carcite.formats.bibtex.braces import unbraced
from carcite.formats.bibtex.fields import Listed
from carcite.formats.bibtex.text import read_plain, write_plain
from carcite.model import Citation
from carcite.values.text import split_top

_SEMICOLON = re.compile(r"[{};]")


class Affiliations(Listed):
    """The affiliations of the citation."""

    separators = ";"

    def __init__(self) -> None:
        super().__init__("affiliations", "affiliation", "affiliations")

    def split(self, text: str) -> list[str]:
        parts = [part.strip() for part in split_top(text, _SEMICOLON)]
        return [shown for part in parts if (shown := read_plain(unbraced(part)))]

    def join(self, values: Sequence[str], context: Context) -> str:
        written = [write_plain(text, context) for text in values]
        return "; ".join(f"{{{text}}}" if ";" in text or text.startswith("{") else text for text in written)


def with_all_affiliations(citation: Citation) -> Citation:
    """Return the citation with the affiliations of its people among its own."""
    people = (*citation.authors, *citation.editors, *citation.translators)
    if not any(name.affiliations for name in people):
        return citation
    held = dict.fromkeys((*citation.affiliations, *(text for name in people for text in name.affiliations)))
    return citation.model_copy(update={"affiliations": tuple(held)})
