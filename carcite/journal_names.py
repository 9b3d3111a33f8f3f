"""The names of journals, full and short: read from a table, and replaced in the fields of a .bib file."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Mapping
from typing import Literal

from carcite import files
from carcite.errors import ReadError
from carcite.formats.bibtex.text import read_plain
from carcite.tex import encode_plain

JournalForm = Literal["full", "short"]


def journal_names(path: str | os.PathLike[str], form: JournalForm) -> dict[str, str]:
    """Return the names in a table of journals, each with the full or short name that replaces it.

    The table has JabRef's form: on each line a full name, an abbreviation, and perhaps more, separated by commas or
    semicolons. Raises ReadError if the file cannot be read or has no such lines.
    """
    if form not in ("full", "short"):
        raise ReadError(f"{form!r}; choose 'full' or 'short'")
    found: dict[str, str] = {}
    for full, short in _journal_rows(files.read_text(path)):
        old, new = (full, short) if form == "short" else (short, full)
        found.setdefault(old, new)
    if not found:
        raise ReadError(f"{os.fspath(path)!r} has no journals; expected a full name and an abbreviation a line")
    return found


def _journal_rows(text: str) -> Iterator[tuple[str, str]]:
    rows = [row for row in text.splitlines() if row.strip() and not row.startswith(("#", "%"))]
    semicolons = sum(";" in row for row in rows) * 2 > len(rows)
    for row in csv.reader(rows, delimiter=";" if semicolons else ","):
        full, short = [cell.strip() for cell in (*row, "", "")[:2]]
        if full and short:
            yield full, short


def replaced_name(value: str, journals: Mapping[str, str]) -> str | None:
    """Return a BibTeX value with the other name of the journal; None if the table does not have it, and for a macro."""
    if value[:1] not in '{"':
        return None
    other = journals.get(folded(read_plain(value[1:-1])))
    return None if other is None else value[0] + encode_plain(other) + value[-1]


def folded(name: str) -> str:
    """Return a name without the differences that do not count: case, stops and commas."""
    return " ".join(name.casefold().replace(".", " ").replace(",", " ").split())
