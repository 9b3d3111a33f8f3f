"""Citation keys as BibTeX, biber and LaTeX's \\cite take them."""

from __future__ import annotations

import re

from carcite.tex.encode import NOT_CHARACTERS

# What parts or ends keys for one of the three: white space, controls, and `"#%'(),={}\\~$^&@`.
_UNSAFE = re.compile(rf"[\s\x00-\x20\x7f\"#%'(),={{}}\\~$^&@{NOT_CHARACTERS}]")


def safe_key(key: str) -> str:
    """The key with each character that a program would not take written as its code, so that two stay two."""
    if _UNSAFE.search(key) is None:
        return key
    return _UNSAFE.sub(lambda match: f"_{ord(match.group()):x}", key)
