"""Abstracts and notes: AB, N2, N1, RN and M2.

Reference: RIS format specifications, "AB", "N1"; Zotero's import, which makes a child note of each N1.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from carcite.formats.base import Context, Field, Raw
from carcite.formats.child_notes import divide_notes, html_note, read_html_note, second_abstract
from carcite.formats.fields import Pairs, tagged
from carcite.formats.ris.fields import is_plain
from carcite.formats.ris.targets import target_of
from carcite.formats.roundtrip import note_abstracts
from carcite.model import Abstract, Citation
from carcite.values.abstracts import abstract_of, is_bare
from carcite.values.markup import clean, plain


class AbstractsAndNotes(Field):
    """AB for the first abstract and N1 for the others; N1 for notes, whether they are printed or private."""

    fields = ("abstracts", "notes", "note")
    tags = ("AB", "N1")
    aliases = ("N2", "RN", "M2")

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        texts = [_text_of(value) for _, value in tagged(raw, ("AB", "N2"))]
        abstracts: list[Any] = list(dict.fromkeys(text for text in texts if text.strip()))
        values = [value for _, value in tagged(raw, ("N1", "RN", "M2"))]
        others, notes = divide_notes(
            read_html_note(value) if value.startswith("<") and value.endswith(">") else value for value in values
        )
        abstracts += others
        return {name: texts for name, texts in (("abstracts", abstracts), ("notes", notes)) if texts}

    def unchanged(self, citation: Citation) -> bool:
        abstracts = citation.abstracts
        if len(abstracts) > 1 or not all(is_plain(note) and note[:1] != "A" for note in citation.notes):
            return False
        return all(is_plain(abstract.text.replace("\n", " ")) for abstract in abstracts)

    def write(self, citation: Citation, context: Context) -> Pairs:
        pairs: Pairs = []
        _note_abstracts(citation.abstracts, context)
        for place, abstract in enumerate(citation.abstracts):
            text = (plain(abstract.text) if "<" in abstract.text else abstract.text).replace("\n", " ")
            if place == 0:
                escaped = text.replace("&", "&amp;").replace("<", "&lt;")
                pairs.append(("AB", text if _text_of(text) == text else escaped))
            else:
                pairs.append(("N1", _written_note(second_abstract(abstract.language, text), context)))
        for note in (*((citation.note,) if citation.note else ()), *citation.notes):
            pairs.append(("N1", _written_note(note, context)))
        return pairs


def _note_abstracts(abstracts: tuple[Abstract, ...], context: Context) -> None:
    """Note how abstracts are read that stand in one line each, the first one without its language."""
    if all("\n" not in abstract.text and is_bare(abstract) for abstract in abstracts):
        return
    if not any("<" in abstract.text for abstract in abstracts):  # markup is seen when the record is read back
        texts = [abstract.text.replace("\n", " ") for abstract in abstracts]
        others = [Abstract(text=text, language=one.language) for text, one in zip(texts, abstracts, strict=True)]
        note_abstracts(abstracts, [abstract_of(texts[0]), *others[1:]], context)


def _text_of(value: str) -> str:
    return clean(value) if "<" in value or "&" in value else value


# Zotero takes the first `Label: value` of a note for a field of ProCite, and the file for one of ProCite.
_LABEL = re.compile(r"([A-Za-z,\s]+)\s*:")
_TAKEN_BY_ZOTERO = frozenset((
    "Author, Subsidiary", "Author, Monographic", "Artist Role", "Series Editor Role", "Editor/Compiler Role",
    "Cartographer Role", "Composer Role", "Producer Role", "Director Role", "Performer Role", "Author Role",
    "Record ID", "Record Number", "Notes", "Connective Phrase", "Extent of Work", "Packaging Method", "Call Number",
    "Edition", "ISBN", "Language", "Publisher Name", "Series Title", "Proceedings Title", "Volume ID", "Issue ID",
    "Issue Identification", "Series Volume ID", "Scale", "Place of Publication", "Histroy", "Size",
))  # fmt: skip


def _written_note(text: str, context: Context) -> str:
    """Return a note on one line; for Zotero in HTML if it has paragraphs or would be taken for a field."""
    if not target_of(context).html_notes:
        return text.replace("\n", " ")
    label = _LABEL.search(text)
    taken = label is not None and label[1] in _TAKEN_BY_ZOTERO
    if not taken and "\n" not in text and "<" not in text:
        return text
    written = html_note(text)
    return written.replace(":", "&#58;", 1) if taken else written
