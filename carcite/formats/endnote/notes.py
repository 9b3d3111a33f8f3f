"""Abstracts and notes: abstract, research-notes and notes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from carcite.formats.base import Context, Field, Raw
from carcite.formats.child_notes import divide_notes, second_abstract
from carcite.formats.fields import Pairs
from carcite.model import Citation
from carcite.notes import Code

_BLANK = re.compile(r"\n[ \t]*\n\s*")


class AbstractsAndNotes(Field):
    """abstract for the first abstract, research-notes for the others; notes for notes, printed or private."""

    fields = ("abstracts", "notes", "note")
    tags = ("abstract", "research-notes", "notes")

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        abstracts, notes = divide_notes(part for text in raw.get("research-notes", ()) for part in _BLANK.split(text))
        return {
            "abstracts": [*({"text": text} for text in raw.get("abstract", ())), *abstracts],
            "notes": [*raw.get("notes", ()), *notes],
        }

    def write(self, citation: Citation, context: Context) -> Pairs:
        pairs: Pairs = [("abstract", abstract.text) for abstract in citation.abstracts[:1]]
        others = [second_abstract(abstract.language, abstract.text) for abstract in citation.abstracts[1:]]
        if others:
            pairs.append(("research-notes", "\n\n".join(others)))
        if citation.note is not None:
            pairs.append(("notes", citation.note))
            for name in ("note", "notes"):
                context.note(Code.MOVED, "printed and private notes stand in one field", field=name)
        return [*pairs, *(("notes", text) for text in citation.notes)]
