"""CSV, a table for spreadsheets, pandas and screening tools: written, one line for each citation.

UTF-8 with a byte order mark, by which Excel knows it. A cell that a spreadsheet would run as a formula gets an
apostrophe before it.

References: RFC 4180; OWASP, "CSV Injection".
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from carcite.formats.base import Context, Format, Table
from carcite.formats.csv.columns import COLUMNS, COVIDENCE, RAYYAN, Column
from carcite.formats.records import Entry, write_records
from carcite.keys import KeyRing
from carcite.model import Citation
from carcite.notes import Code, Note
from carcite.options import Options, Target

FORMAT_NAME = "csv"
MARK = "\ufeff"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

_COLUMNS_OF: dict[Target, tuple[Column, ...]] = {"rayyan": RAYYAN, "covidence": COVIDENCE}


def _table(columns: Sequence[Column]) -> Table:
    """Return the fields that the columns show; all others are lost."""
    shown = {"related", "authors_truncated", *(field for column in columns for field in column.fields)}
    return Table(FORMAT_NAME, (), beside=shown, lost=Citation.model_fields.keys() - shown - {"extra"})


TABLES: dict[tuple[Column, ...], Table] = {columns: _table(columns) for columns in (COLUMNS, RAYYAN, COVIDENCE)}


def columns_for(target: Target | None) -> tuple[Column, ...]:
    """Return the columns that a program imports; carcite's own for any other."""
    return COLUMNS if target is None else _COLUMNS_OF.get(target, COLUMNS)


def row_of(citation: Citation, columns: Sequence[Column]) -> dict[str, str]:
    """Return the cells of a citation by the names of their columns."""
    return {column.name: column.cell(citation) for column in columns}


def write_stream(citations: Iterable[Citation], options: Options) -> Iterator[str | Note]:
    """Yield the line of names, then one line for each record, and notes on what has no column."""
    yield MARK + _line([column.name for column in columns_for(options.target)])
    yield from write_rows(citations, options)


def write_rows(citations: Iterable[Citation], options: Options, ring: KeyRing | None = None) -> Iterator[str | Note]:
    """Yield one line for each record, and notes on what has no column."""
    return write_records(citations, options, FORMAT_NAME, _write_row, ring=ring)


def _write_row(entry: Entry, context: Context) -> str:
    columns = columns_for(context.options.target)
    citation = entry.citation
    if citation.key != entry.key:
        citation = citation.model_copy(update={"key": entry.key})
    TABLES[columns].note_lost(citation, context)
    if len(citation.abstracts) > 1:
        context.note(Code.LOST, "there is one column for the abstract; the first is written", field="abstracts")
    if citation.authors_truncated:
        context.note(Code.LOST, "no column says that there are more authors", field="authors_truncated")
    return _line([_safe(column, column.cell(citation), context) for column in columns])


def _safe(column: Column, cell: str, context: Context) -> str:
    """Return the cell, with an apostrophe before it if a spreadsheet would run it as a formula."""
    if not cell.startswith(_FORMULA_STARTS):
        return cell
    message = "a cell that begins like a formula is written with an apostrophe before it"
    context.note(Code.CHANGED, message, field=column.fields[0], tag=column.name)
    return f"'{cell}"


def _line(cells: Sequence[str]) -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()


FORMAT = Format(
    name=FORMAT_NAME,
    title="CSV table",
    reference="RFC 4180",
    write_stream=write_stream,
    records=write_rows,
    table=TABLES[COLUMNS],
    own_targets=tuple(_COLUMNS_OF),
    media_type="text/csv",
)
