"""Affiliations: one field `affiliation` for the citation's and its people's, each once.

Publishers' exports write it so; whose each one is, it does not say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from carcite.formats.base import Context, Raw, Row
from carcite.formats.bibtex.braces import split_top, unbraced
from carcite.formats.bibtex.rows import Pairs, values
from carcite.formats.bibtex.text import read_plain, write_plain
from carcite.model import Citation

_TAGS = ("affiliation", "affiliations")
_SEMICOLON = re.compile(r"[{};]")


def affiliations_row() -> Row:
    """The affiliations of the citation."""
    return Row(("affiliations",), _TAGS[:1], _read, _write, _TAGS[1:])


def _read(raw: Raw, context: Context) -> Mapping[str, Any]:
    parts = [part.strip() for _, value in values(raw, _TAGS) for part in split_top(value, _SEMICOLON)]
    return {"affiliations": [text for part in parts if (text := read_plain(unbraced(part)))]}


def _write(citation: Citation, context: Context) -> Pairs:
    written = [write_plain(text, context, "affiliations") for text in citation.affiliations]
    joined = "; ".join(f"{{{text}}}" if ";" in text or text.startswith("{") else text for text in written)
    return ((_TAGS[0], joined),)


def with_all_affiliations(citation: Citation) -> Citation:
    """Return the citation with the affiliations of its people among its own."""
    people = (*citation.authors, *citation.editors, *citation.translators)
    if not any(name.affiliations for name in people):
        return citation
    held = dict.fromkeys((*citation.affiliations, *(text for name in people for text in name.affiliations)))
    return citation.model_copy(update={"affiliations": tuple(held)})
