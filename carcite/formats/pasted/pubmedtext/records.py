"""Find the records in a text: numbered citation lines and what follows each, or references of one paragraph each."""

from __future__ import annotations

import itertools
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
_LONGEST_CITATION = 600
_STRAY_KEPT = 2000  # characters of text between records that are quoted in its note


class Record(NamedTuple):
    """The lines of one record. `stray` is text that belongs to none."""

    kind: Kind
    lines: list[Line]


def split_records(lines: Iterable[str]) -> Iterator[Record]:
    """Yield the records of a text in order, with the stray text before, between and after them.

    A record begins at a numbered citation line (`3. Nature. 2014 Jan 2;505...`), also one glued to the line before;
    at one without a number if no record is open; at a reference (`84: Suter TACS. Title. Science. 2019 ...`).
    """
    open_record = Record("stray", [])
    closed = True  # the open record has had its PMID, which is the last of its identifiers
    for paragraph in _paragraphs(lines):
        starts = _starts(paragraph, closed)
        bounds = [index for index, _ in starts] + [len(paragraph)]
        above = paragraph[: bounds[0]]
        if not (open_record.kind == "stray" and _length(open_record) > _STRAY_KEPT):
            open_record.lines.extend(above)
        closed = closed or _has_pmid(above)
        for (index, kind), end in zip(starts, bounds[1:], strict=True):
            yield from _ended(open_record)
            open_record = Record(kind, paragraph[index:end])
            closed = kind == "summary" or _has_pmid(open_record.lines)
            if kind == "summary":
                yield open_record
                open_record = Record("stray", [])
    yield from _ended(open_record)


def _has_pmid(lines: list[Line]) -> bool:
    return any(_PMID_LINE.match(line.text) for line in lines)


def _length(record: Record) -> int:
    return sum(len(line.text) for line in record.lines[:100])


def _ended(record: Record) -> Iterator[Record]:
    lines = record.lines
    if record.kind == "book" and not any(line.text.lstrip().startswith(("In: ", "In:\t")) for line in lines):
        record = Record("stray", lines)
    if any(line.text.strip() for line in lines):
        yield record


def _paragraphs(lines: Iterable[str]) -> Iterator[list[Line]]:
    """Yield runs of lines, each with the blank lines after it."""
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
    """Return where records begin in a paragraph, and of which kind they are. `closed`: no record is open above."""
    starts: list[tuple[int, Kind]] = []
    numbered = [index for index, line in enumerate(paragraph) if NUMBER.match(line.text)]
    first = first_text(paragraph)
    if closed and first not in numbered:
        starts = _unnumbered_starts(paragraph, first, numbered[0] if numbered else len(paragraph))
        closed = not starts or starts[-1][1] == "summary"
    for above, index, end in zip([first, *numbered], numbered, [*numbered[1:], len(paragraph)], strict=False):
        closed = closed or _has_pmid(paragraph[above:index])
        after_ids = index > 0 and ID_LINE.match(paragraph[index - 1].text) is not None
        kind = _kind_at(paragraph[index:end], is_first=index == first, closed=closed, after_ids=after_ids)
        if kind is not None:
            starts.append((index, kind))
            closed = kind == "summary"
    return starts


def _kind_at(lines: list[Line], *, is_first: bool, closed: bool, after_ids: bool) -> Kind | None:
    """Return what begins at a numbered line; None if the record above goes on, in which lists have numbers, too."""
    free = closed or after_ids
    if not (free or is_first):
        return None
    kind = _kind(lines, numbered=True)
    if kind == "summary" and not free:
        kind = None
    return "book" if kind is None and is_first and closed else kind


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
        pieces = [paragraph[start:stop] for start, stop in itertools.pairwise([*starts, end])]
        if all(_kind(piece, numbered=False, listed=True) == "summary" for piece in pieces):
            return [(start, "summary") for start in starts]
    kind = _kind(paragraph[first:], numbered=False)
    return [(first, kind)] if kind is not None else []


def _begins_with_authors(lines: list[Line]) -> bool:
    return split_head(_joined(lines)[:_LONGEST_HEAD])[0] != ""


def _is_whole(lines: list[Line]) -> bool:
    """Return whether lines are a reference to its end: volume or pages or an identifier, and a full stop or number."""
    text = _joined(lines).rstrip()
    parts = split_reference(text) if text.endswith((".", "]")) or text[-1:].isdigit() else None
    cited = parse_citation_line(parts.citation) if parts else None
    return parts is not None and cited is not None and (not cited.is_bare or bool(parts.ids))


def _kind(lines: list[Line], *, numbered: bool, listed: bool = False) -> Kind | None:
    """Return what begins with these lines: a record with its citation line first, a reference, or neither.

    A reference without a number is one of a list of references (`listed`), or has an identifier.
    """
    if _begins_with_citation(without_number(_joined(lines[:_HEAD_LINES])), numbered):
        return "abstract"
    text = _joined(lines)
    parts = split_reference(without_number(text)) if len(text) <= _LONGEST_REFERENCE else None
    if parts is None or not (parts.authors or (numbered and parts.title)):
        return None
    if not (numbered or listed or parts.ids or "doi:" in parts.citation):
        return None
    return "summary" if parse_citation_line(parts.citation) is not None else None


def _begins_with_citation(head: str, numbered: bool) -> bool:
    """Whether a text begins with a citation line; without a number that must have more than journal and date."""
    cited = parse_citation_line(head[:_LONGEST_CITATION]) if journal_of(head[:1000]) is not None else None
    return cited is not None and bool(numbered or cited.volume or cited.doi or cited.epub_date or cited.status)


def without_number(text: str) -> str:
    """Return a text without the number in front of it."""
    match = NUMBER.match(text)
    return text[match.end() :] if match else text


def first_text(lines: list[Line]) -> int:
    """Return the index of the first line that is not blank."""
    return next((index for index, line in enumerate(lines) if line.text), 0)


def _joined(lines: list[Line]) -> str:
    return " ".join(line.text for line in lines)
