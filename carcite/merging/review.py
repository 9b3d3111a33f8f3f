"""Unsure pairs as a table for a person, and the table read back with the decisions.

    write_review(citations, groups)   the text of a .csv file, one pair a row, that any spreadsheet opens
    read_review(text, citations)      the groups to merge: those that are certain, with the pairs that are "same"

Both are for the same citations in the same order: a row names its records by their numbers, and has what tells that it
is those records.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from carcite.duplicates import DuplicateGroup
from carcite.duplicates.titles import fold, words_of
from carcite.errors import ReadError
from carcite.merging.fields import differs
from carcite.model import Citation

_SHOWN = (
    "key", "type", "title", "authors", "issued", "container_title", "volume", "issue", "pages", "doi", "pmid", "source",
)  # fmt: skip
_BOTH = tuple(f"{name}_{number}" for name in _SHOWN for number in (1, 2))
COLUMNS = ("decision", "reason", "differing", "record_1", "record_2", *_BOTH)
_IDENTIFYING = ("key", "title", "container_title", "doi")  # which spreadsheets do not take for numbers or dates
SAME, DIFFERENT = ("same", "yes", "y", "1", "x"), ("different", "no", "n", "0")
_BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads UTF-8 as the encoding of the country


def write_review(citations: Sequence[Citation], groups: Iterable[DuplicateGroup]) -> str:
    """The unsure pairs among the groups as the text of a .csv file; its column `decision` is empty.

    The decisions are "same" and "different". What a spreadsheet would run as a formula gets an apostrophe before it.
    """
    file = io.StringIO()
    file.write(_BYTE_ORDER_MARK)
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for group in groups:
        if group.certain:
            continue
        one, other = (citations[index] for index in group.indices)
        differing = [
            name
            for name in _SHOWN[1:-1]
            if (mine := getattr(one, name)) and (theirs := getattr(other, name)) and differs(name, mine, theirs)
        ]
        values = [_shown(getattr(record, name)) for name in _SHOWN for record in (one, other)]
        numbers = [str(index + 1) for index in group.indices]
        writer.writerow([_harmless(cell) for cell in ("", group.reason, ", ".join(differing), *numbers, *values)])
    return file.getvalue()


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(name.inverted() for name in value)
    return "" if value is None else str(value)


def _harmless(cell: str) -> str:
    """The cell as text: `=`, `+`, `-` and `@` begin a formula in a spreadsheet (OWASP, "CSV Injection")."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def read_review(text: str, citations: Sequence[Citation], groups: Iterable[DuplicateGroup]) -> list[DuplicateGroup]:
    """The groups with the decisions of a table: pairs that are the same join their groups; an empty cell is none.

    Raises ReadError for a table that has not the columns, for a decision that is unknown, and for records that are not
    those of the citations.
    """
    certain = [group for group in groups if group.certain]
    reasons = {group.indices[0]: group.reason for group in certain}
    group_of: dict[int, list[int]] = {}
    for group in certain:
        indices = list(group.indices)
        group_of.update((index, indices) for index in indices)
    for line, row in enumerate(_rows(text), 2):
        decision = row["decision"].strip().lower()
        if decision in SAME:
            one, other = (_index(row, number, citations, line) for number in (1, 2))
            mine, theirs = group_of.setdefault(one, [one]), group_of.setdefault(other, [other])
            if mine is not theirs:
                mine += theirs
                group_of.update((index, mine) for index in theirs)
        elif decision and decision not in DIFFERENT:
            raise ReadError(f'the decision {row["decision"]!r} is not "same", "different" or empty', line=line)
    found = {id(indices): sorted(indices) for indices in group_of.values()}
    return sorted(DuplicateGroup(tuple(each), True, reasons.get(each[0], "decided")) for each in found.values())


def _rows(text: str) -> list[dict[str, str]]:
    """The rows of a table; spreadsheets separate the cells by `,`, `;` or a tab, as the country has it."""
    text = text.removeprefix(_BYTE_ORDER_MARK)
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval=""))
    missing = {"decision", "record_1", "record_2", "title_1", "title_2"}.difference(rows[0] if rows else COLUMNS)
    if missing:
        raise ReadError(f"not a table of pairs to review: it has no column {', '.join(sorted(missing))}")
    return rows


def _index(row: dict[str, str], number: int, citations: Sequence[Citation], line: int) -> int:
    """The place of a record that a row names, which has the title, journal, DOI and key that the row has."""
    place = row[f"record_{number}"].strip()
    index = int(place) - 1 if place.isdecimal() else -1
    if not 0 <= index < len(citations):
        raise ReadError(f"there is no record {place!r} among the {len(citations)}", line=line)
    for name in _IDENTIFYING:
        told, known = row.get(f"{name}_{number}", "").strip().removeprefix("'"), _shown(getattr(citations[index], name))
        if "".join(words_of(fold(told))) != "".join(words_of(fold(known.removeprefix("'")))):
            message = f"record {place} has the {name.replace('_', ' ')} {known[:80]!r}, not {told[:80]!r}"
            raise ReadError(f"{message}: is the table of other files, or of another order of them?", line=line)
    return index
