"""The check behind `changed` notes: a written record is read back and compared field by field."""

from __future__ import annotations

from collections.abc import Callable, Collection

from carcite.formats.base import Context
from carcite.model import Citation
from carcite.notes import Code

# What no format carries within one record: links to other records have a note of their own.
_BESIDE = frozenset(("related",))


def note_changes(
    citation: Citation, context: Context, read_back: Callable[[], Citation | None], beside: Collection[str] = ()
) -> None:
    """Add a `changed` note for each field of the citation that the record gives back in another form.

    `read_back` reads the record that was written; it returns None if that fails. Fields that have a note already, as
    those that are lost, are not compared, and neither are those of `beside`.
    """
    back = read_back()
    if back is None:
        context.note(Code.CHANGED, f"the {context.format} record cannot be read back")
        return
    noted = {note.field for note in context.notes}
    for name, value in citation.__dict__.items():
        if name in noted or name in _BESIDE or name in beside:
            continue
        if value != getattr(back, name) and not (name == "key" and value is None):
            context.note(Code.CHANGED, f"{name} reads back from {context.format} in another form", field=name)
