"""Lines `name: value` in the note of CSL-JSON and in Zotero's Extra, which citeproc-js and Zotero take for fields.

Lines are read in the block a note begins with, if the value is one the field can have; prose with a colon stays prose.
What is written as a note is guarded, so that no program takes it for a field.

Reference: citeproc-js manual, "Cheater syntax for odd fields"; Zotero documentation, "Citing Fields from Extra".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from carcite.formats.roles import NAME_VARIABLES
from carcite.formats.zotero_schema import EXTRA_LABELS, ITEM_TYPES, folded
from carcite.model import TYPES
from carcite.values.dates import PartialDate
from carcite.values.identifiers import parse_arxiv, parse_doi, parse_isbn, parse_issn, parse_pmcid, parse_pmid
from carcite.values.names import Name, two_fields

GUARD = "Note. "
"""Stands before a line of a note that a program would take for a field; it is taken off when the line is read."""

_LINE = re.compile(r"([A-Za-z][A-Za-z _-]{1,40}):(?!//)[ \t]*(\S.*)")
_GUARDED = re.compile(rf"(?>(?:{re.escape(GUARD)})*){_LINE.pattern}")
_BRACED = re.compile(r"\{:([A-Za-z][A-Za-z _-]{1,40}): *([^{}]*)\}\s*")
_ONLY_BRACED = re.compile(rf"(?>(?:{_BRACED.pattern})+)")

_TEXTS = (
    "title", "title-short", "original-title", "container-title", "container-title-short", "collection-title",
    "collection-number", "event-title", "event-place", "volume", "issue", "page", "number", "edition",
    "number-of-volumes", "number-of-pages", "chapter-number", "section", "version", "genre", "medium", "publisher",
    "publisher-place", "status", "archive", "archive_location", "call-number", "source", "citation-key", "license",
    "type", "URL", "language",
)  # fmt: skip
# Of these any text can be the value.
_PROSE = frozenset(_TEXTS) - {"citation-key", "type", "URL", "language", "license"}
DATES = ("issued", "accessed", "submitted", "available-date", "original-date", "event-date")
_IDENTIFIERS: dict[str, Callable[[str], str | None]] = {
    "DOI": parse_doi,
    "PMID": parse_pmid,
    "PMCID": parse_pmcid,
    "ISSN": parse_issn,
    "ISBN": parse_isbn,
    "arXiv": parse_arxiv,
}
# Folded label: CSL variable (or arXiv, which CSL does not have).
_VARIABLES: dict[str, str] = {
    **{folded(name): name for name in (*_TEXTS, *DATES, *_IDENTIFIERS, *NAME_VARIABLES)},
    "arxiv": "arXiv",
    "arxiv-id": "arXiv",
    "issue-date": "issued",
    "place": "publisher-place",
    "pages": "page",
    "rights": "license",
}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?>(?:[-_][A-Za-z0-9]{2,8})*)")
_ADDRESS = re.compile(r"[a-z][a-z+.-]*+://\S+")


class Lines(NamedTuple):
    """The fields in a note, (CSL variable, value) each, and the text that is left."""

    fields: list[tuple[str, str]]
    rest: str


def read_lines(text: str, *, is_extra: bool = False) -> Lines:
    """Return the fields in the lines that a note begins with, and the rest of the note without guards.

    In Zotero's Extra (`is_extra`) one word with a capital letter is a label, too: `Edition: 2`. In a note that is how
    sentences begin.
    """
    fields: list[tuple[str, str]] = []
    rows = text.replace("\r\n", "\n").split("\n")
    for place, row in enumerate(rows):
        found = _fields_of(row.strip(), is_extra)
        if found is None and row.strip():
            return Lines(fields, "\n".join(map(_without_guard, rows[place:])).strip())
        fields += found or []
    return Lines(fields, "")


def _fields_of(row: str, is_extra: bool) -> list[tuple[str, str]] | None:
    """Return the fields of one line, None if it is not a line of fields."""
    if match := _LINE.fullmatch(row):
        pairs = [(match[1], match[2])]
    elif row.startswith("{:") and _ONLY_BRACED.fullmatch(row):
        pairs = [(name, value) for name, value in _BRACED.findall(row)]
    else:
        return None
    fields = [(_variable(name, value, is_extra), value.strip()) for name, value in pairs]
    return fields if all(name and is_value(name, value) for name, value in fields) else None


def _variable(label: str, value: str, is_extra: bool) -> str:
    """Return the variable a label names, "" if it names none."""
    variable = _VARIABLES.get(folded(label), "")
    is_word = label.isalpha() and label != variable
    is_prose = variable in _PROSE or (variable in NAME_VARIABLES and "||" not in value)
    return "" if is_word and is_prose and not is_extra else variable


def is_value(variable: str, value: str) -> bool:
    """Whether a field can have this value: an identifier is one, a date is one, a type is known."""
    if variable in _IDENTIFIERS:
        parts = re.split(r"[,;\s]+", value) if variable in ("ISSN", "ISBN") else [value]
        return all(_IDENTIFIERS[variable](part) for part in parts if part)
    if variable in DATES:
        return not PartialDate.parse(value).is_literal
    if variable == "type":
        return value in TYPES or value in ITEM_TYPES
    if variable == "language":
        return _LANGUAGE.fullmatch(value) is not None
    if variable == "URL":
        return _ADDRESS.fullmatch(value) is not None
    return bool(value)


def line_of(variable: str, value: str) -> str:
    """Return one line of a note."""
    return f"{variable}: {_without_braces(value)}"


def write_note(lines: Iterable[str], notes: Iterable[str]) -> str:
    """Return a note: the lines of fields, then each note after a blank line, guarded."""
    block = "\n".join(lines)
    return "\n\n".join(part for part in (block, *map(guarded, notes)) if part)


def guarded(note: str) -> str:
    """Return a note in which no line can be taken for a field."""
    rows = (GUARD + row if _is_field(row) else row for row in note.split("\n"))
    return _without_braces("\n".join(rows))


def _without_braces(text: str) -> str:
    """Return the text without the opening of citeproc-js's braces, `{:`."""
    return text.replace("{:", "{ :")


def _is_field(row: str) -> bool:
    """Whether a program would take a line for a field, or a guard stands before such a line already."""
    match = _GUARDED.fullmatch(row)
    return match is not None and (folded(match[1]) in EXTRA_LABELS or folded(match[1]) in _VARIABLES)


def _without_guard(row: str) -> str:
    return row[len(GUARD) :] if row.startswith(GUARD) and _is_field(row) else row


def name_line(name: Name) -> str:
    """Return a name as the value of a line: `Family || Given`; a body's name stands alone."""
    if name.literal is not None:
        return name.literal
    return " || ".join(two_fields(name)).strip()


def read_name_line(value: str) -> dict[str, str]:
    """Return the family and given name of such a value, or the literal."""
    family, bars, given = value.partition("||")
    if not bars:
        return {"literal": value}
    return {name: part for name, part in (("family", family.strip()), ("given", given.strip())) if part}
