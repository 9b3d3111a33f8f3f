"""Write unsure pairs as a table for a person, and read the table back with the decisions.

    write_review(citations, groups)        the text of a .csv file, one pair a row, for any spreadsheet
    read_review(text, citations, groups)   the groups to merge: those that are certain, joined by pairs that are "same"

Both are for the same citations in the same order: a row has the numbers of its records, and values that identify them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from itertools import pairwise

from carcite.duplicates import DuplicateGroup, Partition
from carcite.duplicates.titles import letters
from carcite.errors import ReadError
from carcite.merging.fields import differs
from carcite.model import Citation

_SHOWN = (
    "key", "type", "title", "authors", "issued", "container_title", "volume", "issue", "pages", "doi", "pmid", "source",
)  # fmt: skip
_BOTH = tuple(f"{name}_{number}" for name in _SHOWN for number in (1, 2))
COLUMNS = ("decision", "reason", "differing", "record_1", "record_2", *_BOTH)
_IDENTIFYING = ("key", "title", "container_title", "doi")  # spreadsheets do not turn these into numbers or dates
SAME, DIFFERENT = ("same", "yes", "y", "1", "x"), ("different", "no", "n", "0")
_BYTE_ORDER_MARK = "\ufeff"  # without it Excel does not read UTF-8


def write_review(citations: Sequence[Citation], groups: Iterable[DuplicateGroup]) -> str:
    """Return the unsure pairs among the groups as the text of a .csv file, with an empty column `decision`.

    The decisions are "same" and "different". A cell that a spreadsheet would run as a formula gets an apostrophe.
    """
    file = io.StringIO()
    file.write(_BYTE_ORDER_MARK)
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for group in groups:
        if group.certain:
            continue
        one, other = (citations[index] for index in group.indices)
        values = [_shown(getattr(record, name)) for name in _SHOWN for record in (one, other)]
        numbers = [str(index + 1) for index in group.indices]
        writer.writerow([_harmless(cell) for cell in ("", group.reason, _differing(one, other), *numbers, *values)])
    return file.getvalue()


def _differing(one: Citation, other: Citation) -> str:
    """Return the names of the fields that both have and that differ."""
    given = ((name, getattr(one, name), getattr(other, name)) for name in _SHOWN[1:-1])
    return ", ".join(name for name, mine, theirs in given if mine and theirs and differs(name, mine, theirs))


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(name.inverted() for name in value)
    return "" if value is None else str(value)


def _harmless(cell: str) -> str:
    """Return the cell as text: `=`, `+`, `-` and `@` begin a formula in a spreadsheet (OWASP, "CSV Injection")."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def read_review(text: str, citations: Sequence[Citation], groups: Iterable[DuplicateGroup]) -> list[DuplicateGroup]:
    """Return the certain groups, joined by the pairs that the table decides to be the same.

    Raises ReadError for a table without the columns, an unknown decision, and records that differ from the citations.
    """
    partition = Partition(len(citations))
    reasons: dict[int, str] = {}
    for group in groups:
        if group.certain:
            reasons[group.indices[0]] = group.reason
            for one, other in pairwise(group.indices):
                partition.join(one, other)
    for line, row in enumerate(_rows(text), 2):
        if _is_same(row["decision"], line):
            partition.join(*(_index(row, number, citations, line) for number in (1, 2)))
    found = [tuple(sorted(indices)) for indices in partition if len(indices) > 1]
    return sorted(DuplicateGroup(indices, True, reasons.get(indices[0], "decided")) for indices in found)


def _is_same(cell: str, line: int) -> bool:
    decision = cell.strip().lower()
    if decision and decision not in SAME + DIFFERENT:
        raise ReadError(f'the decision {cell!r} is not "same", "different" or empty', line=line)
    return decision in SAME


def _rows(text: str) -> list[dict[str, str]]:
    """Return the rows of a table, whose cells spreadsheets separate by `,`, `;` or a tab, depending on the country."""
    text = text.removeprefix(_BYTE_ORDER_MARK)
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval=""))
    missing = {"decision", "record_1", "record_2", "title_1", "title_2"}.difference(rows[0] if rows else COLUMNS)
    if missing:
        raise ReadError(f"not a table of pairs to review: it has no column {', '.join(sorted(missing))}")
    return rows


def _index(row: dict[str, str], number: int, citations: Sequence[Citation], line: int) -> int:
    """Return the index of a record that a row names; its title, journal, DOI and key must be those of the row."""
    place = row[f"record_{number}"].strip()
    index = int(place) - 1 if place.isdecimal() else -1
    if not 0 <= index < len(citations):
        raise ReadError(f"there is no record {place!r} among the {len(citations)}", line=line)
    for name in _IDENTIFYING:
        given, known = (
            row.get(f"{name}_{number}", "").strip().removeprefix("'"),
            _shown(getattr(citations[index], name)),
        )
        if letters(given) != letters(known.removeprefix("'")):
            message = f"record {place} has the {name.replace('_', ' ')} {known[:80]!r}, not {given[:80]!r}"
            raise ReadError(f"{message}: is the table of other files, or of another order of them?", line=line)
    return index
