"""Lists of references, pasted from papers, mails and pages, in the styles that people print them in. Read only.

A list is divided into its references (`blocks`), each is read by itself (`reference`): first what is certain, then the
people at its beginning and the numbers of its source; title and journal are what stands between. A reference that is
not understood is a citation of type document with its text in `extra`, and a warning: none is lost or merged.

Reference: NLM, "Citing Medicine", 2nd ed.; APA, "Publication Manual", 7th ed.; GB/T 7714-2015; CSL styles.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from carcite.errors import ReadError
from carcite.formats.base import Context, Format, build
from carcite.formats.pasted.detection import pasted_format
from carcite.formats.pasted.fields import filled
from carcite.formats.pasted.lines import Line, plain_lines
from carcite.formats.pasted.references.blocks import Block, divide
from carcite.formats.pasted.references.line_signs import YEAR
from carcite.formats.pasted.references.parts import Fields
from carcite.formats.pasted.references.people import lists_people
from carcite.formats.pasted.references.reference import Reading, read_reference
from carcite.formats.pasted.references.shared import shared_style
from carcite.formats.pasted.references.short_forms import printed_people, repeats_people, with_people
from carcite.formats.pasted.references.style import Style
from carcite.model import Citation
from carcite.notes import Code, Note, note

FORMAT_NAME = "references"

_LONGEST = 3000  # characters of a reference
_LOOKED_AT = 100  # references, for the style they share


def sniff(text: str) -> bool:
    """Return whether a text is a list of references, or one reference."""
    return pasted_format(text) == FORMAT_NAME


def read_stream(file: IO[str]) -> Iterator[Citation | Note]:
    """Yield the citation of each reference, and notes on what was not understood.

    Raises ReadError if the text holds no reference.
    """
    blocks, headings, short = divide(plain_lines(file))
    if not any(YEAR.search(block.text) or "://" in block.text or lists_people(block.text) for block in blocks):
        raise ReadError("no reference: expected a list of references, one a line or a paragraph, with people or a year")
    yield from _left_out(headings, short)
    style = shared_style([block.text for block in blocks[:_LOOKED_AT] if len(block.text) <= _LONGEST])
    above = ""  # the last reference that prints its people
    for ordinal, block in enumerate(blocks, 1):
        repeats = repeats_people(block.text)
        people = printed_people(above[:_LONGEST]) if repeats else None
        yield from _read(block, with_people(block.text, people) if people else block.text, f"#{ordinal}", style)
        above = above if repeats else block.text


def _left_out(headings: list[Line], short: list[Block]) -> Iterator[Note]:
    """Yield notes on the lines that are not references."""
    for heading in headings:
        message = "a heading or the number of a page is not a reference"
        yield note(Code.NOT_A_RECORD, message, line=heading.number, text=heading.text)
    for block in short:
        yield note(Code.NOT_A_RECORD, "only refers to a reference above; left out", line=block.line, text=block.text)


def _read(block: Block, text: str, record: str, style: Style) -> Iterator[Citation | Note]:
    """Read one reference, in which the people of the one above stand in place of a dash (`text`)."""
    context = Context(FORMAT_NAME, record, block.line)
    reading = read_reference(text, style) if len(text) <= _LONGEST else Reading({})
    found = reading.fields or dict(reading.certain)
    for name, message in reading.assumed:
        context.note(Code.ASSUMED, message, field=name)
    if text is not block.text and found:
        context.note(Code.ASSUMED, "a dash or word stands for the authors of the reference above", field="authors")
    if block.annotation:
        found["notes"] = (block.annotation,)
        context.note(Code.ASSUMED, "the paragraph below the reference is taken for a note on it", field="notes")
    if block.lead:
        context.note(Code.ASSUMED, f"{block.lead!r} in front of the reference is left out")
    if block.is_shared:
        context.note(Code.ASSUMED, "several references stand in this item of the list; each is a citation")
    if block.doubtful is not None:
        begins = "begins" if block.doubtful == block.line else "goes on"
        context.note(
            Code.ASSUMED,
            f"line {block.doubtful} can begin a reference or go on with the one above; the reference {begins} there",
        )
    _keep_text(found, reading, block.text, context)
    yield build(filled(found), context)
    yield from context.notes


def _keep_text(found: Fields, reading: Reading, text: str, context: Context) -> None:
    """Put the words without a field, or the whole reference if it is not understood, to `extra`."""
    if not reading.fields:
        context.note(
            Code.UNPARSED,
            f"this reference is not understood; its text is kept in extra: {text[:80]!r}",
            field="extra",
            text=text,
        )
        found["extra"] = [(FORMAT_NAME, "reference", text)]
        found.setdefault("type", "document")
    elif any(map(str.isalnum, rest := reading.rest)):
        context.note(Code.UNPLACED, f"no field for these words; kept in extra: {rest[:80]!r}", field="extra", text=rest)
        found["extra"] = [*found.get("extra", ()), (FORMAT_NAME, "rest", rest)]


FORMAT = Format(
    name=FORMAT_NAME,
    title="Reference lists (pasted text)",
    reference="NLM, Citing Medicine; APA; GB/T 7714-2015; the styles of CSL",
    sniff=sniff,
    read_stream=read_stream,
)
read = FORMAT.read

__all__ = ["FORMAT", "read", "sniff"]
