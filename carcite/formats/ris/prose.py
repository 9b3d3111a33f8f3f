"""Abstracts and notes: AB, N2, N1, RN and M2.

Reference: RIS format specifications, "AB", "N1"; Zotero's import, which makes a child note of each N1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from carcite.formats.base import Context, Raw, Row
from carcite.formats.ris.targets import dialect
from carcite.formats.ris.text import UNDETERMINED, guarded, html_note, read_note, second_abstract
from carcite.model import Abstract, Citation, abstract_sections
from carcite.notes import Code
from carcite.values.markup import clean, plain


def _read_prose(raw: Raw, context: Context) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    texts: dict[str, None] = {}
    notes: list[str] = []
    for tag in ("AB", "N2"):
        for value in raw.get(tag, ()):
            text = clean(value) if "<" in value or "&" in value else value
            if text.strip():
                texts[text] = None
    abstracts: list[Any] = list(texts)
    languages = raw.get("abstract-language:", [])
    if languages and abstracts:
        abstracts[0] = Abstract(text=abstracts[0], language=languages[0])
    for tag in ("N1", "RN", "M2"):
        for value in raw.get(tag, ()):
            second = second_abstract(value)
            if second is not None:
                abstracts.append(Abstract(text=second.text, language=second.language))
            else:
                notes.append(read_note(value))
    if abstracts:
        found["abstracts"] = abstracts
    if notes:
        found["notes"] = notes
    return found


def prose_row(labels: frozenset[str]) -> Row:
    """AB, N2, N1, RN and M2: abstracts, each on one physical line, and notes."""

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        target = dialect(context)
        pairs: list[tuple[str, Any]] = []
        for place, abstract in enumerate(citation.abstracts):
            text = _one_line(abstract, context)
            if place == 0:
                shown = text if clean(text) == text else text.replace("&", "&amp;").replace("<", "&lt;")
                pairs.append(("AB", shown))
                if abstract.language is not None:
                    pairs.append(("abstract-language:", abstract.language))
            else:
                pairs.append(("N1", f"Abstract ({abstract.language or UNDETERMINED}). {text}"))
        texts = [abstract.text for abstract in citation.abstracts]
        if len(set(texts)) < len(texts):
            context.note(Code.CHANGED, "an abstract given twice is one", field="abstracts")
        for note in citation.notes:
            if "\n" not in note:
                pairs.append(("N1", guarded(note, labels, every=target.guarded)))
            elif target.html_notes and clean(html_note(note)).strip("\n").replace("\n\n", "\n") == note:
                pairs.append(("N1", html_note(note)))
            else:
                context.note(Code.CHANGED, "the paragraphs of a note are joined", field="notes")
                pairs.append(("N1", guarded(note.replace("\n", " "), labels, every=target.guarded)))
        return pairs

    tags = ("AB", "N1", "abstract-language:")
    return Row(("abstracts", "notes"), tags, _read_prose, write, ("N2", "RN", "M2"))


def _one_line(abstract: Abstract, context: Context) -> str:
    """An abstract on one line without markup, with a note where it is read back otherwise."""
    text = abstract.text
    if "<" in text and (bare := plain(text)) != text:
        context.note(Code.CHANGED, "italics and other markup are left out", field="abstracts")
        text = bare
    if "\n" in text:
        context.note(Code.CHANGED, "the paragraphs of an abstract are joined", field="abstracts")
        return text.replace("\n", " ")
    if abstract.sections and abstract.sections != abstract_sections(text):
        context.note(Code.CHANGED, "the sections of an abstract are run on", field="abstracts")
    return text
