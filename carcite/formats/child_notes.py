"""Texts in the notes of a record: further abstracts, lists of related papers; the notes of Zotero, which are HTML.

RIS, EndNote and Zotero have a field for one abstract; the others are notes that begin `Abstract (zh). `.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from carcite.formats.records import related_list
from carcite.model import Related
from carcite.values.languages import UNDETERMINED
from carcite.values.markup import clean, split_markup

_ABSTRACT = re.compile(r"Abstract \(([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3})\)\. ")


def second_abstract(language: str | None, text: str) -> str:
    """Return the note that holds an abstract."""
    return f"Abstract ({language or UNDETERMINED}). {text}"


def read_second_abstract(note: str) -> dict[str, str | None] | None:
    """Return the text and the language of the abstract in a note, None if it is another note."""
    match = _ABSTRACT.match(note)
    if match is None or not note[match.end() :].strip():
        return None
    return {"text": note[match.end() :], "language": None if match[1] == UNDETERMINED else match[1]}


def divide_notes(texts: Iterable[str]) -> tuple[list[dict[str, str | None]], list[str]]:
    """Return the abstracts that stand in notes, and the other notes."""
    abstracts: list[dict[str, str | None]] = []
    notes: list[str] = []
    for text in texts:
        if abstract := read_second_abstract(text):
            abstracts.append(abstract)
        elif text.strip():
            notes.append(text)
    return abstracts, notes


def related_note(listed: Iterable[Related]) -> str:
    """Return the note that lists related papers, "" if there are none."""
    text = related_list(listed)
    return f"Related papers: {text}" if text else ""


# --- HTML -------------------------------------------------------------------------------------------------------------

_LINK = re.compile(r'<a [^<>]*?\bhref="([^"<>]+)"[^<>]*>([^<>]*)</a>')


def html_note(text: str) -> str:
    """Return a note as Zotero holds it: paragraphs of HTML, in which only CSL's small markup is markup."""
    return "".join(f"<p>{_escaped(row)}</p>" for row in text.split("\n"))


def _escaped(text: str) -> str:
    return "".join(
        html.escape(token.value, quote=False) if token.kind == "text" else token.value for token in split_markup(text)
    )


def read_html_note(text: str) -> str:
    """Return the paragraphs of a note of Zotero's, with the addresses of its links."""
    if "<a " in text:
        text = _LINK.sub(lambda found: found[2] if found[1] in found[2] else f"{found[2]} ({found[1]})", text)
    return clean(text).strip()
