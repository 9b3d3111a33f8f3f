"""Notes: `note` and `howpublished`, which styles print, and `annotation` (BibTeX's `annote`), which they do not.

Reference: biblatex manual 3.19, section 2.2.2 (note, addendum, annotation); O. Patashnik, BibTeXing (1988), section
3.2 (note, annote).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from carcite.formats.base import Context, Field, Raw
from carcite.formats.bibtex.fields import is_safe
from carcite.formats.bibtex.identifiers import take_address
from carcite.formats.bibtex.targets import target_of
from carcite.formats.bibtex.text import read_plain, read_prose, write_text
from carcite.formats.fields import Pairs, first_of, tagged
from carcite.model import Citation
from carcite.notes import Code
from carcite.values.identifiers import parse_doi
from carcite.values.markup import without_nocase
from carcite.values.text import line, paragraphs

_PRINTED = ("note", "addendum")
_PRIVATE = ("annotation", "annote", "comment", "comments", "review")
_NUMBER = re.compile(r"\b(PMID|PMCID): ?((?:PMC)?[0-9]+)\b")


class PrintedNote(Field):
    """What is printed with the reference: how the work is published, and the note, as one text.

    Numbers that programs put in a note (`PMID: 123; PMCID: PMC45`) are the work's own. A medium is written as
    `howpublished`, the one field in which styles print it.
    """

    fields = ("note", "medium")
    tags = ("note", "howpublished")
    aliases = ("addendum", "medium")

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        for tag, value in tagged(raw, _PRINTED):
            text = _line(value, context)
            if numbers := _numbers(text):
                found.update(numbers)
            elif "note" not in found:
                found["note"] = text or None
            elif text != found["note"]:
                context.keep(tag, value, "note")
        published = [_line(value, context) for value in raw.get("howpublished", ())]
        if published and published[0] != found.get("note"):
            found["note"] = _sentences(published[0], found.get("note")) or None
        if "medium" in raw:
            found["medium"] = first_of("medium", tagged(raw, ("medium",)), context, read_plain)
        return found

    def write(self, citation: Citation, context: Context) -> Pairs:
        pairs: Pairs = []
        if citation.note:
            pairs.append(("note", write_text(citation.note, context)))
        if citation.medium and target_of(context).is_zotero:
            context.note(Code.LOST, f"zotero does not read medium from {context.format}", field="medium")
        elif citation.medium:
            for field in ("medium", "note"):
                context.note(Code.MOVED, "the medium is in howpublished, which is read as a note", field=field)
            written = write_text(citation.medium, context)
            probe = {"howpublished": [written]}
            take_address(probe)  # a text that begins with an address would be read as the address
            pairs.append(("howpublished", f"{{}}{written}" if "url" in probe else written))
        return pairs

    def unchanged(self, citation: Citation) -> bool:
        note = citation.note or ""
        return is_safe(note) and "\n" not in note and not note.startswith(("PMID", "PMCID", "10."))


def _line(value: str, context: Context) -> str:
    return line(without_nocase(read_prose(value, context, "note")))


def _sentences(first: str, second: str | None) -> str:
    """Return two texts as one, with a full stop between them."""
    if not (first and second):
        return first or second or ""
    return f"{first}{'' if first[-1] in '.?!:;,' else '.'} {second}"


def _numbers(text: str) -> dict[str, str]:
    """Return PubMed's numbers, if a note is nothing else (`PMID: 123; PMCID: PMC45`), or SpringerLink's DOI."""
    if text.startswith("10.") and (doi := parse_doi(text)) == text:
        return {"doi": doi}
    if not text.startswith(("PMID", "PMCID")) or _NUMBER.sub("", text).strip(" ;,.\n"):
        return {}
    return {name.lower(): number for name, number in _NUMBER.findall(text)}


class PrivateNotes(Field):
    """The private notes: one paragraph each. Zotero's import makes a note of its own of each field."""

    fields = ("notes",)

    def __init__(self, *, biblatex: bool) -> None:
        self.tags = ("annotation", "annote") if biblatex else ("annote", "annotation")
        self.aliases = _PRIVATE[2:]

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        texts = [paragraphs(without_nocase(read_prose(value, context, "notes"))) for _, value in tagged(raw, _PRIVATE)]
        return {"notes": list(filter(None, texts))}

    def write(self, citation: Citation, context: Context) -> Pairs:
        if target_of(context).is_zotero:
            return [("annote", write_text(note, context)) for note in citation.notes]
        return [(self.tags[0], write_text("\n".join(citation.notes), context))]

    def unchanged(self, citation: Citation) -> bool:
        return len(citation.notes) == 1 and is_safe(citation.notes[0])
