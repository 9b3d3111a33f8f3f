"""Fields inside CSL-JSON's `note`: citeproc-js's `{:PMID: 123}` and the `PMID: 123` lines that Zotero's Extra holds.

Reference: citeproc-js manual, "Cheater syntax for odd fields"; Zotero documentation, "Citing fields from Extra".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from carcite.formats.csljson.names import ROLES

_LINE = re.compile(r"([A-Za-z][A-Za-z _-]{1,30}):(?!//) *(\S.*)")  # an address is no line of the kind
_BRACED = re.compile(r"\{:([A-Za-z][A-Za-z_-]{1,30}): *([^{}]*)\}")
# A program that moves lines with a field's name to that field takes this for prose; read_note takes it off again.
GUARD = "Note. "
_GUARDED_LINE = re.compile(rf"(?:{re.escape(GUARD)})*+{_LINE.pattern}")

# The names of a line, lower case without space or dash, to the CSL variable (or `arxiv`, which CSL has not).
VARIABLES: dict[str, str] = {
    **{
        name.replace("-", "").lower(): name
        for name in (
            "type", "title", "title-short", "original-title", "container-title", "container-title-short",
            "collection-title", "collection-number", "event-title", "event-place", "volume", "issue", "page", "number",
            "edition", "number-of-volumes", "number-of-pages", "chapter-number", "section", "version", "genre",
            "medium", "publisher", "publisher-place", "status", "DOI", "PMID", "PMCID", "ISSN", "ISBN", "URL",
            "archive", "archive_location", "call-number", "source", "language", "issued", "accessed", "submitted",
            "available-date", "original-date", "event-date", "citation-key", "arxiv", "rights", "author", "editor",
            "translator", *ROLES,
        )
    },
    "doi": "DOI",
    "originaldate": "original-date",
    "availabledate": "available-date",
    "arxivid": "arxiv",
    "license": "rights",
}  # fmt: skip


NAMES = frozenset(("author", "editor", "translator", *ROLES))

# The variables of the schema that no model field takes. A line that has such a name as CSL spells it is what it says.
SCHEMA_ONLY = frozenset((
    "archive_collection", "archive-place", "authority", "citation-number", "citation-label",
    "dimensions", "division", "first-reference-note-number", "jurisdiction", "locator", "original-publisher",
    "original-publisher-place", "page-first", "part", "part-title", "printing", "references", "reviewed-genre",
    "reviewed-title", "scale", "supplement", "volume-title", "volume-title-short", "year-suffix",
))  # fmt: skip


@cache
def _taken() -> frozenset[str]:
    """The names of a line that a program moves to a field: CSL's, and those of Zotero's fields and creators."""
    from carcite.formats.zotero_schema import ITEM_TYPES

    fields = (name for item in ITEM_TYPES.values() for name in (*item.slots.values(), *item.creators.values()))
    return frozenset(VARIABLES) | {name.lower() for name in fields} | {"itemtype"}


def _folded(name: str) -> str:
    return name.replace(" ", "").replace("-", "").lower()


def read_note(text: str) -> tuple[dict[str, str], list[tuple[str, str]], list[str]]:
    """The variables in a note's lines, the people in them, and the notes that are left: parts between blank lines."""
    found: dict[str, str] = {}
    people: list[tuple[str, str]] = []

    def take(name: str, value: str) -> bool:
        variable = VARIABLES.get(_folded(name))
        value = value.strip()
        if variable in NAMES and value:
            people.append((variable, value))
            return True
        return variable is not None and value != "" and found.setdefault(variable, value) == value

    notes: list[str] = []
    for part in re.split(r"\n[ \t]*\n+", text.replace("\r\n", "\n")):
        kept: list[str] = []
        for row in part.split("\n"):
            if "{:" in row:
                row = _BRACED.sub(lambda m: "" if take(m[1], m[2]) else m[0], row).strip()
            match = _LINE.fullmatch(row.strip())
            if match and take(match[1], match[2]):
                continue
            kept.append(row[len(GUARD) :] if row.startswith(GUARD) and _is_field(row) else row)
        if any(row.strip() for row in kept):
            notes.append("\n".join(kept).strip())
    return found, people, notes


def write_note(lines: list[str], notes: Iterable[str]) -> str:
    """The `note` variable: field lines first, then notes after blank lines, guarded where they look like fields."""
    guarded = ["\n".join(GUARD + row if _is_field(row) else row for row in note.split("\n")) for note in notes]
    return "\n\n".join((["\n".join(lines)] if lines else []) + guarded)


def _is_field(row: str) -> bool:
    """True for a row that a program would take for a field, and for one that is guarded already."""
    match = _GUARDED_LINE.fullmatch(row)
    return match is not None and match[1] not in SCHEMA_ONLY and _folded(match[1]) in _taken()


def is_plain(note: str) -> bool:
    """True where a note is read back as it is: citeproc-js's braces have no guard."""
    return "{:" not in note
