"""Citation keys as BibTeX, biber and LaTeX's \\cite take them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carcite.formats.base import Context
from carcite.formats.bibtex.braces import fold
from carcite.formats.fields import Joined
from carcite.model import Citation
from carcite.values.text import NOT_CHARACTERS

LINKS = frozenset(("crossref", "xdata"))
"""The fields that name the entries to inherit from."""

# What parts or ends keys for one of the three: white space, controls, and `"#%'(),={}\\~$^&@`.
_UNSAFE = re.compile(rf"[\s\x00-\x20\x7f\"#%'(),={{}}\\~$^&@{NOT_CHARACTERS}]")


def safe_key(key: str) -> str:
    """Return the key with the code of each character that a program would not take, so that two keys stay two."""
    if _UNSAFE.search(key) is None:
        return key
    return _UNSAFE.sub(lambda match: f"_{ord(match.group()):x}", key)


class KeyAliases(Joined):
    """The other keys of the entry, biblatex's `ids`."""

    def __init__(self) -> None:
        super().__init__("key_aliases", "ids")

    def split(self, text: str) -> list[str]:
        return list(filter(None, (key.strip() for key in fold(text).split(","))))

    def join(self, values: Sequence[str], context: Context) -> str:
        return ",".join(map(safe_key, values))

    def unchanged(self, citation: Citation) -> bool:
        return not any(map(_UNSAFE.search, citation.key_aliases))
