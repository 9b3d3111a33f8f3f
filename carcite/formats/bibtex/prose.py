"""Abstracts and notes: `abstract`, `note`, and `annote` or `annotation` for what is more.

BibTeX has no second abstract; one in another language stands in `annote` as `Abstract (zh). ...`. What we write there
besides an annotation stands in braces, each text in its own. Paragraphs are parted by blank lines, which every program
reads as a space.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from carcite.formats.base import ANNOTE, Context, Raw, Row
from carcite.formats.bibtex.braces import fold_paragraphs, groups
from carcite.formats.bibtex.rows import Pairs, values
from carcite.formats.bibtex.targets import dialect
from carcite.formats.bibtex.text import read_prose, unprotected, write_text
from carcite.formats.records import annotation, without_annotation
from carcite.model import Abstract, Citation, Extra, abstract_sections
from carcite.notes import Code
from carcite.values.identifiers import parse_doi
from carcite.values.text import paragraphs

_LANGUAGE = "abstract+an:lang"
_ANNOTATED = re.compile(r'="([^"]*)"')
_TAG = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_ABSTRACT = re.compile(rf"Abstract(?: \(({_TAG.pattern})\))?\. (.+)", re.DOTALL)
ANNOTATIONS = ("annote", "annotation")
_NOTE_TAGS = ("note", "addendum", "annote", "annotation", "comment", "comments")
_NUMBER = re.compile(r"\b(PMID|PMCID): ?((?:PMC)?[0-9]+)\b")


def _read(raw: Raw, context: Context) -> Mapping[str, Any]:
    abstracts: list[Abstract] = []
    notes: list[str] = []
    ids: dict[str, Any] = {}
    languages = [found for value in raw.get(_LANGUAGE, ()) for found in _ANNOTATED.findall(value)]
    for value in raw.get("abstract", ()):
        text = paragraphs(unprotected(read_prose(value, context, "abstracts")))
        if text:
            abstracts.append(Abstract(text=text, language=languages[0] if languages and not abstracts else None))
    for tag, value in values(raw, _NOTE_TAGS):
        folded = fold_paragraphs(value)
        parts = [] if tag in ("note", "addendum") else groups(folded)
        for part in parts or [folded]:
            text = paragraphs(unprotected(read_prose(part.replace("\n", "\n\n"), context, "notes")))
            if numbers := _numbers(text):
                ids.update(numbers)
                continue
            abstract = _ABSTRACT.fullmatch(text) if text.startswith("Abstract") else None
            if abstract is not None and not abstract[2].isspace():
                abstracts.append(Abstract(text=abstract[2], language=abstract[1]))
            elif text:
                notes.append(text)
                if tag in ANNOTATIONS and not parts:
                    ids.setdefault("extra", []).append(Extra(*ANNOTE, text))
    return {"abstracts": abstracts, "notes": notes, **ids}


def _numbers(text: str) -> dict[str, str]:
    """PubMed's numbers, where a note is nothing else (`PMID: 123; PMCID: PMC45`), and SpringerLink's DOI."""
    if text.startswith("10.") and (doi := parse_doi(text)) == text:
        return {"doi": doi}
    if not text.startswith(("PMID", "PMCID")):
        return {}
    found = dict(_NUMBER.findall(text))
    return {name.lower(): number for name, number in found.items()} if not _NUMBER.sub("", text).strip(" ;,.\n") else {}


def prose_row(biblatex: bool) -> Row:
    """All abstracts and notes."""

    def write(citation: Citation, context: Context) -> Pairs:
        apart = dialect(context).extra_lines
        annote = "annotation" if biblatex and not apart else "annote"
        pairs: list[tuple[str, str]] = []
        abstracts, notes = citation.abstracts, citation.notes
        grouped: list[str] = []
        if abstracts:
            first = abstracts[0]
            pairs.append(("abstract", write_text(first.text, context, "abstracts", name=True)))
            if _is_plain_language(first.language):
                pairs.append((_LANGUAGE, f'="{first.language}"'))
            for other in abstracts[1:]:
                language = f" ({other.language})" if _is_plain_language(other.language) else ""
                grouped.append(f"Abstract{language}. {write_text(other.text, context, 'abstracts', name=True)}")
            exact = all(
                (_is_plain_language(a.language) or not a.language) and a.sections == abstract_sections(a.text)
                for a in abstracts
            )
            if not exact:
                context.note(Code.CHANGED, "the parts of an abstract are read from its text", field="abstracts")
        if notes:
            written = [write_text(note, context, "notes", name=True) for note in notes]
            if "\n" not in notes[0] and not apart:
                pairs.append(("note", written.pop(0)))
            grouped += written
            if any(map(_numbers, notes)):
                for field in ("notes", "pmid", "pmcid", "doi", "extra"):
                    context.note(Code.CHANGED, "a note reads back as a number of the work's", field=field)
            if any(_ABSTRACT.fullmatch(note) for note in notes if note.startswith("Abstract")):
                context.note(Code.CHANGED, "reads back as an abstract", field="notes")
                context.note(Code.CHANGED, "a note reads back as an abstract", field="abstracts")
        braced = [f"{{{text}}}" for text in grouped]
        if apart:
            pairs += [(annote, text) for text in braced]
        elif braced:
            pairs.append((annote, "\n".join(braced)))
        return pairs

    tags = ("abstract", _LANGUAGE, "note", "annote", "annotation")
    return Row(("abstracts", "notes"), tags, _read, write, ("addendum", "comment", "comments"))


def write_annotation(citation: Citation, context: Context, *, biblatex: bool) -> tuple[Citation, Pairs]:
    """The annotation in a field of its own, and the citation without it; no field where that has other texts, too."""
    text = annotation(citation)
    if text is None or dialect(context).extra_lines:
        return citation, []
    alone = len(citation.abstracts) < 2 and len(citation.notes) < 3 and "\n" not in "".join(citation.notes[:-1])
    written = write_text(text, context, "notes", name=True)
    if not alone or groups(written) or _numbers(text) or text.startswith("Abstract"):
        return citation, []
    return without_annotation(citation), [("annotation" if biblatex else "annote", written)]


def _is_plain_language(language: str | None) -> bool:
    return language is not None and _TAG.fullmatch(language) is not None
