"""The records of EndNote's two formats: their fields read and written, and notes on what reads back otherwise."""

from __future__ import annotations

from carcite.formats.base import Context, Raw, build
from carcite.formats.child_notes import related_note
from carcite.formats.endnote.names import name_text
from carcite.formats.endnote.table import table
from carcite.formats.endnote.types import RefType
from carcite.formats.fields import Pairs
from carcite.formats.records import Entry
from carcite.formats.roundtrip import note_changes
from carcite.formats.xml import legal
from carcite.model import Citation, unset
from carcite.notes import Code


def citation_of(ref_type: RefType, raw: Raw, context: Context) -> Citation:
    """Return the citation of a record's values, which are given by the names of EndNote's XML."""
    labels = raw.pop("label", [])
    if labels:
        context.record = labels[0]
        context.notes = [note._replace(record=context.record) for note in context.notes]
    for other in labels[1:]:
        context.keep("label", other, "key")
    context.type = ref_type.csl
    found = table(context.format, ref_type.record_class).read(raw, context)
    if labels:
        found["key"] = labels[0]
    return build(found, context)


def write_fields(entry: Entry, ref_type: RefType, context: Context) -> Pairs:
    """Return the key, the fields and the list of related papers of a record, by the names of EndNote's XML."""
    pairs: Pairs = [("label", entry.key)]
    pairs += table(context.format, ref_type.record_class).write(entry.citation, context)
    if any(unset(link.related.citation) for link in entry.links):
        context.note(Code.LOST, f"{context.format} has no links between records", field="related")
    if entry.listed:
        pairs.append(("notes", related_note(entry.listed)))
    return pairs


def note_differences(entry: Entry, back: Citation, context: Context) -> None:
    """Note the fields that differ in the citation that was read back."""
    citation = entry.citation
    if entry.listed and citation.note is None:
        notes = (*citation.notes, legal(related_note(entry.listed)))
        citation = citation.model_copy(update={"notes": notes})
    note_changes(citation, context, lambda: back, beside=("key",), spelled=name_text)
