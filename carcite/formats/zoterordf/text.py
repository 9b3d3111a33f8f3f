"""Child notes of Zotero, which are HTML, as plain text with CSL's small markup, and back."""

from __future__ import annotations

import html
import re

from carcite.values.markup import clean, split_markup

_LINK = re.compile(r'<a [^<>]*?\bhref="([^"<>]+)"[^<>]*>([^<>]*)</a>')


def html_note(text: str) -> str:
    """Return a note as Zotero holds it: paragraphs of HTML, in which only the small markup is markup."""
    return "".join(f"<p>{_escaped(row)}</p>" for row in text.split("\n"))


def _escaped(text: str) -> str:
    return "".join(
        html.escape(token.value, quote=False) if token.kind == "text" else token.value for token in split_markup(text)
    )


def read_note(text: str) -> str:
    """Return the paragraphs of a child note, with the addresses of its links."""
    if "<a " in text:
        text = _LINK.sub(lambda found: found[2] if found[1] in found[2] else f"{found[2]} ({found[1]})", text)
    return clean(text).strip()
