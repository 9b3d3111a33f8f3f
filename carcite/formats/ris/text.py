"""Text of RIS values: HTML entities, the small markup of titles, HTML notes.

RIS is plain text. Exporters leave HTML entities in it, and Zotero decodes entities and removes tags when it imports.
"""

from __future__ import annotations

import html

from carcite.values.markup import ENTITY, clean, plain

# Tags of titles, which may hold small markup.
TITLES = frozenset(("TI", "T1", "T2", "T3", "CT", "BT", "ST", "TT", "C3", "JF", "JO", "J1", "J2", "JA"))
# Tags of prose: an empty line inside is a new paragraph; Zotero takes notes as they are.
PROSE = frozenset(("AB", "N1", "N2", "RN"))


def encode(value: str) -> str:
    """Return the value so that `decode_entities` gives it back: only `&` before what would be an entity is escaped."""
    return ENTITY.sub(lambda m: f"&amp;{m[0][1:]}", value) if "&" in value else value


def escape(value: str) -> str:
    """Return the value for a program that decodes entities and removes tags."""
    return html.escape(value, quote=False) if "&" in value or "<" in value or ">" in value else value


def plain_title(value: str) -> str:
    """Return the title without its markup, so that `clean` gives it back."""
    if "<" not in value and "&" not in value:
        return value
    text = plain(value)
    return text if clean(text) == text else escape(text)
