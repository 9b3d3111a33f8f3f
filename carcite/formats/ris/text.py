"""Values as RIS files spell them: entities, small markup, `Label: value` lines, notes.

RIS itself is plain text; exporters leave HTML entities in it, and Zotero decodes and strips them when it imports.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from carcite.values.markup import clean, plain

# Tags of titles, which may hold small markup, and those Zotero takes as they are.
TITLES = frozenset(("TI", "T1", "T2", "T3", "CT", "BT", "ST", "TT", "C3", "JF", "JO"))
VERBATIM = frozenset(("N1", "RN"))
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def decode(value: str) -> str:
    """The value with its entities decoded; `&copy=1` in a URL is none, since it does not end in `;`."""
    return _ENTITY.sub(lambda m: html.unescape(m[0]), value) if "&" in value else value


def encode(value: str) -> str:
    """The value so that `decode` gives it back: as it is, but where it holds an entity of its own."""
    return value.replace("&", "&amp;") if "&" in value and decode(value) != value else value


def escape(value: str) -> str:
    """The value for a program that decodes entities and strips tags."""
    return html.escape(value, quote=False) if "&" in value or "<" in value or ">" in value else value


def plain_title(value: str) -> str:
    """The title without its markup, so that `clean` gives it back."""
    if "<" not in value and "&" not in value:
        return value
    text = plain(value)
    return text if clean(text) == text else escape(text)


# --- notes ------------------------------------------------------------------------------------------------------------

# A program that moves `Word: value` notes to fields takes a note that begins with this for prose.
GUARD = "Note. "
_ANY_LABEL = re.compile(r"[A-Za-z][\w ()./-]{0,40}:")
_ABSTRACT = re.compile(r"Abstract \(([A-Za-z0-9-]{2,35})\)\. ")
UNDETERMINED = "und"


class SecondAbstract(NamedTuple):
    """An abstract that stands in a note: its language, where it is known, and its text."""

    language: str | None
    text: str


def second_abstract(value: str) -> SecondAbstract | None:
    """The abstract in a note that begins with `Abstract (zh). `; None for any other note."""
    match = _ABSTRACT.match(value) if value.startswith("Abstract (") else None
    if match is None:
        return None
    return SecondAbstract(None if match[1] == UNDETERMINED else match[1], value[match.end() :])


def read_note(value: str) -> str:
    """A note as it was before it was written: HTML as paragraphs, the guard taken off."""
    if value.startswith("<") and value.endswith(">"):
        return clean(value).strip("\n")
    if value.startswith(GUARD):
        rest = value[len(GUARD) :]
        if rest.startswith((GUARD, "Abstract (", "<")) or _ANY_LABEL.match(rest):
            return rest
    return value


def guarded(value: str, labels: frozenset[str], *, every: bool) -> str:
    """The note so that neither carcite nor (with `every`) Zotero takes it for anything else than a note."""
    special = value.startswith((GUARD, "Abstract (")) or (value.startswith("<") and value.endswith(">"))
    if not special:
        match = _ANY_LABEL.match(value)
        label = match[0][:-1].strip().lower() if match else ""
        special = match is not None and (every or label in labels or label.replace(" ", "-") in labels)
    return GUARD + value if special else value


def html_note(value: str) -> str:
    """Paragraphs as the HTML of a Zotero note."""
    return "".join(f"<p>{html.escape(part, quote=False)}</p>" for part in value.split("\n"))
