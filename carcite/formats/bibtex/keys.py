"""Citation keys as BibTeX, biber and LaTeX's \\cite take them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from carcite.formats.base import Context, Raw, Row
from carcite.formats.bibtex.braces import fold
from carcite.formats.bibtex.rows import Pairs
from carcite.model import Citation
from carcite.tex.encode import NOT_CHARACTERS

# What parts or ends keys for one of the three: white space, controls, and `"#%'(),={}\\~$^&@`.
_UNSAFE = re.compile(rf"[\s\x00-\x20\x7f\"#%'(),={{}}\\~$^&@{NOT_CHARACTERS}]")


def safe_key(key: str) -> str:
    """The key with each character that a program would not take written as its code, so that two stay two."""
    if _UNSAFE.search(key) is None:
        return key
    return _UNSAFE.sub(lambda match: f"_{ord(match.group()):x}", key)


def aliases_row() -> Row:
    """The other keys of the entry, biblatex's `ids`."""

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        keys = [key.strip() for value in raw["ids"] for key in fold(value).split(",")]
        return {"key_aliases": list(filter(None, keys))}

    def write(citation: Citation, context: Context) -> Pairs:
        return (("ids", ",".join(map(safe_key, citation.key_aliases))),)

    return Row(("key_aliases",), ("ids",), read, write)
