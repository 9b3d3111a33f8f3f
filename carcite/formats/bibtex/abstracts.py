"""Abstracts: `abstract` for the first one, `abstract-<language>` for the others.

Neither BibTeX nor biblatex has a second abstract; programs show fields they do not know under their names. Paragraphs
are parted by blank lines, which every program reads as a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from carcite.formats.base import Context, Field, Raw
from carcite.formats.bibtex.fields import is_safe
from carcite.formats.bibtex.text import read_prose, write_text
from carcite.model import Abstract, Citation
from carcite.notes import Code
from carcite.values.abstracts import abstract_of, is_bare
from carcite.values.languages import UNDETERMINED
from carcite.values.markup import without_nocase
from carcite.values.text import paragraphs

PREFIX = "abstract-"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*")


class Abstracts(Field):
    """The abstracts. Those in other languages than the first are read by `read_translations`."""

    fields = ("abstracts",)
    tags = ("abstract",)

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        return {"abstracts": [found for value in raw["abstract"] if (found := _abstract(value, None, context))]}

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        first, *others = citation.abstracts
        pairs = {"abstract": write_text(first.text, context)}
        for other in others:
            language = (other.language or UNDETERMINED).lower()
            tag = PREFIX + (language if _LANGUAGE.fullmatch(language) else UNDETERMINED)
            if tag in pairs:
                context.note(Code.LOST, f"there is another abstract in {tag!r}", field="abstracts", text=other.text)
            else:
                pairs[tag] = write_text(other.text, context)
        return pairs.items()

    def unchanged(self, citation: Citation) -> bool:
        first, *others = citation.abstracts
        return not others and is_safe(first.text) and is_bare(first)


def read_translations(raw: Raw, context: Context) -> list[Abstract]:
    """Return the abstracts of the fields `abstract-<language>`; takes them from `raw`."""
    found: list[Abstract] = []
    for tag in [tag for tag in raw if tag.startswith(PREFIX) and _LANGUAGE.fullmatch(tag[len(PREFIX) :])]:
        language = tag[len(PREFIX) :]
        for value in raw.pop(tag):
            if abstract := _abstract(value, None if language == UNDETERMINED else language, context):
                found.append(abstract)
    return found


def _abstract(value: str, language: str | None, context: Context) -> Abstract | None:
    text = paragraphs(without_nocase(read_prose(value, context, "abstracts")))
    if not text:
        return None
    return Abstract(text=text, language=language) if language else abstract_of(text)
