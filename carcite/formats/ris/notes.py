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
from carcite.model import Abstract, Citation
from carcite.notes import Code, Severity
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
        return not abstracts or (is_plain(abstracts[0].text.replace("\n", " ")) and not _is_ambiguous(abstracts[0]))

    def write(self, citation: Citation, context: Context) -> Pairs:
        pairs: Pairs = []
        _note_abstracts(citation, context)
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


def _note_abstracts(citation: Citation, context: Context) -> None:
    """Note what one line of text does not keep of an abstract; its words are all kept."""
    if any("<" in abstract.text for abstract in citation.abstracts):
        return  # what becomes of the markup is seen when the record is read back
    message = ""
    if any("\n" in abstract.text or abstract.sections for abstract in citation.abstracts):
        message = "the paragraphs of an abstract are joined"
    elif citation.abstracts and citation.abstracts[0].language is not None:
        message = "the language of the first abstract is not written"
    if message and not _reads_back(citation.abstracts):
        context.note(Code.CHANGED, message, field="abstracts", severity=Severity.INFO)


def _reads_back(abstracts: tuple[Abstract, ...]) -> bool:
    """Whether the abstracts are read as they were."""
    return all(
        abstract == Abstract(text=abstract.text.replace("\n", " "), language=abstract.language if place else None)
        for place, abstract in enumerate(abstracts)
    )


def _is_ambiguous(abstract: Abstract) -> bool:
    """Whether an abstract that has no note when it is written may be read with sections."""
    return ": " in abstract.text and not abstract.sections and abstract.language is None


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
