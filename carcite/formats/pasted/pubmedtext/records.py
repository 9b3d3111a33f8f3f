"""Find the records in a text: numbered citation lines and what follows each, or references of one paragraph each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from carcite.formats.citation_line import parse_citation_line
from carcite.formats.pasted.identifiers import ID_LINE
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.nlm_references import NUMBER, journal_of, split_head, split_reference
from carcite.formats.pasted.pubmedtext.lost_breaks import restored

Kind = Literal["abstract", "summary", "book", "stray"]

_PMID_LINE = re.compile(r"\s*(?:PubMed )?PMID:\s*\d")
_HEAD_LINES = 12  # a citation line or the start of a reference is decided on no more lines than these
_LONGEST_REFERENCE = 100_000
_LONGEST_HEAD = 2000  # characters
_STRAY_KEPT = 2000  # characters of text between records that are quoted in its note


class Record(NamedTuple):
    """The lines of one record. `stray` is text that belongs to none."""

    kind: Kind
    lines: list[Line]


def split_records(lines: Iterable[str]) -> Iterator[Record]:
    """The records of a text in order, with the stray text before, between and after them.

    A record begins at a numbered citation line (`3. Nature. 2014 Jan 2;505...`), also one glued to the line before;
    at one without a number where no record is open; at a reference (`84: Suter TACS. Title. Science. 2019 ...`).
    """
    open_record = Record("stray", [])
    closed = True  # the open record has had its PMID, which is the last of its identifiers
    for paragraph in _paragraphs(lines):
        starts = _starts(paragraph, closed)
        bounds = [index for index, _ in starts] + [len(paragraph)]
        before = paragraph[: bounds[0]]
        if before and not (open_record.kind == "stray" and _length(open_record) > _STRAY_KEPT):
            open_record.lines.extend(before)
        closed = closed or any(_PMID_LINE.match(line.text) for line in before)
        for (index, kind), end in zip(starts, bounds[1:], strict=True):
            yield from _ended(open_record)
            open_record = Record(kind, paragraph[index:end])
            closed = kind == "summary" or any(_PMID_LINE.match(line.text) for line in open_record.lines)
            if kind == "summary":
                yield open_record
                open_record = Record("stray", [])
    yield from _ended(open_record)


def _length(record: Record) -> int:
    return sum(len(line.text) for line in record.lines[:100])


def _ended(record: Record) -> Iterator[Record]:
    lines = record.lines
    if record.kind == "book" and not any(line.text.lstrip().startswith(("In: ", "In:\t")) for line in lines):
        record = Record("stray", lines)
    if any(line.text.strip() for line in lines):
        yield record


def _paragraphs(lines: Iterable[str]) -> Iterator[list[Line]]:
    """Runs of lines, each with the blank lines after it."""
    paragraph: list[Line] = []
    blank = False
    for number, text in _with_breaks(lines):
        empty = not text or text.isspace()
        if blank and not empty:
            yield paragraph
            paragraph = []
        blank = empty
        paragraph.append(Line(number, "" if empty else text))
    if paragraph:
        yield paragraph


def _with_breaks(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines with their numbers; a record that is one line is given its lines again."""
    for number, line in enumerate(lines, 1):
        for text in restored(line.rstrip("\r\n")):
            yield number, text


def _starts(paragraph: list[Line], closed: bool) -> list[tuple[int, Kind]]:
    """Where records begin in a paragraph, and of which kind they are."""
    starts: list[tuple[int, Kind]] = []
    numbered = [index for index, line in enumerate(paragraph) if NUMBER.match(line.text)]
    first = next((index for index, line in enumerate(paragraph) if line.text), 0)
    if first not in numbered and closed:
        starts = _unnumbered_starts(paragraph, first, numbered[0] if numbered else len(paragraph))
        closed = not starts or starts[-1][1] == "summary"
    seen = first
    for at, index in enumerate(numbered):
        after_ids = index > 0 and ID_LINE.match(paragraph[index - 1].text) is not None
        closed = closed or any(_PMID_LINE.match(line.text) for line in paragraph[seen:index])
        seen = index
        if index != first and not (closed or after_ids):
            continue
        end = numbered[at + 1] if at + 1 < len(numbered) else len(paragraph)
        kind = _kind(paragraph[index : max(end, index + 1)], numbered=True)
        if kind == "summary" and not (closed or after_ids):
            kind = None
        if kind is None and index == first and closed:
            kind = "book"
        if kind is not None:
            starts.append((index, kind))
            closed = kind == "summary"
    return starts


def _unnumbered_starts(paragraph: list[Line], first: int, end: int) -> list[tuple[int, Kind]]:
    """Return where records begin in lines without numbers: one record, or a list of references.

    Another reference begins at a line that begins with authors, below one that is whole.
    """
    starts = [first]
    for index in range(first + 1, end):
        if index - starts[-1] > _HEAD_LINES:
            continue
        if _begins_with_authors(paragraph[index : index + 2]) and _is_whole(paragraph[starts[-1] : index]):
            starts.append(index)
    if len(starts) > 1:
        pieces = [paragraph[start:stop] for start, stop in zip(starts, [*starts[1:], end], strict=True)]
        if all(_kind(piece, numbered=False, listed=True) == "summary" for piece in pieces):
            return [(start, "summary") for start in starts]
    kind = _kind(paragraph[first:], numbered=False)
    return [(first, kind)] if kind is not None else []


def _begins_with_authors(lines: list[Line]) -> bool:
    return split_head(" ".join(line.text for line in lines)[:_LONGEST_HEAD])[0] != ""


def _is_whole(lines: list[Line]) -> bool:
    """Return whether lines are a reference to its end: volume or pages or an identifier, and a full stop or number."""
    text = " ".join(line.text for line in lines).rstrip()
    parts = split_reference(text) if text.endswith((".", "]")) or text[-1:].isdigit() else None
    cited = parse_citation_line(parts.citation) if parts else None
    return parts is not None and cited is not None and (not cited.is_bare or bool(parts.ids))


def _kind(lines: list[Line], *, numbered: bool, listed: bool = False) -> Kind | None:
    """Return what begins with these lines: a record with its citation line first, a reference, or neither.

    A reference without a number is one of a list of references (`listed`), or has an identifier.
    """
    head = " ".join(line.text for line in lines[:_HEAD_LINES])
    if match := NUMBER.match(head):
        head = head[match.end() :]
    if journal_of(head[:1000]) is not None:
        line = parse_citation_line(_first_sentences(head))
        if line is not None and (numbered or line.volume or line.doi or line.epub_date or line.status):
            return "abstract"
    text = " ".join(line.text for line in lines)
    if len(text) > _LONGEST_REFERENCE:
        return None
    if match := NUMBER.match(text):
        text = text[match.end() :]
    parts = split_reference(text)
    if parts is None or not (parts.authors or (numbered and parts.title)):
        return None
    if not (numbered or listed or parts.ids or "doi:" in parts.citation):
        return None
    return "summary" if parse_citation_line(parts.citation) is not None else None


def _first_sentences(text: str) -> str:
    """Enough of a text to hold a citation line, and not the abstract after it."""
    return text[:600]
