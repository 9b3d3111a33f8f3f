"""Tidy a .bib file: values in their normal form, keys, order, names of journals; and find duplicates.

    >>> document = BibDocument.loads("@article{k, title = {On oil}, pages = {5-9}, month = {May}}")
    >>> [note.message for note in tidy(document)]
    ["'{5-9}' is now '{5--9}'", "'{May}' is now 'may'"]

Everything else in the file is unchanged, and a second run changes nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from carcite.bibdocument import BibDocument, BibEntry
from carcite.duplicates import find_duplicates
from carcite.errors import WriteError
from carcite.formats.bibtex.entry_text import SourceEntry
from carcite.formats.bibtex.normal_forms import normal_form
from carcite.journal_names import folded, replaced_name
from carcite.keys import assign_keys
from carcite.model import Citation
from carcite.notes import Code, Note, Severity

Sort = Literal["key", "author", "year"]
SORTS: tuple[Sort, ...] = ("key", "author", "year")

_JOURNALS = ("journal", "journaltitle")


def tidy(
    document: BibDocument,
    *,
    sort: Sort | None = None,
    rekey: bool = False,
    journals: Mapping[str, str] | None = None,
    omit: Iterable[str] = (),
    duplicates: bool = True,
) -> list[Note]:
    """Tidy a document and return notes on the changes, and on what a person should look at.

    DOIs, page ranges, ISSNs, ISBNs, ORCID iDs, dates, months and names are brought to their normal form.

    sort        the order of the entries: by "key", "author" or "year"; an entry from which others inherit is put after
                them, as BibTeX needs it, and no entry passes a @string or a faulty entry
    rekey       give every entry a new key, also in the entries that refer to it; notes have the old and the new one
    journals    names of journals to replace, as `journal_names` reads them from a table
    omit        names of fields to leave out
    duplicates  look for records of one work, and for keys of several entries; nothing is removed

    Raises WriteError for an unknown order.
    """
    if sort is not None and sort not in SORTS:
        raise WriteError(f"sort={sort!r}; choose {', '.join(map(repr, SORTS))}")
    names = {folded(name): other for name, other in (journals or {}).items()}
    omitted = tuple(name.lower() for name in omit)
    notes: list[Note] = []
    for entry in document.entries:
        notes += _tidy_entry(document, entry, names, omitted)
    if rekey:
        notes += _rekey(document)
    if sort is not None:
        notes += _sort(document, sort)
    if duplicates:
        notes += _duplicates(document)
    return notes


# --- values -----------------------------------------------------------------------------------------------------------


def _tidy_entry(
    document: BibDocument, entry: BibEntry, journals: Mapping[str, str], omitted: tuple[str, ...]
) -> Iterator[Note]:
    source = entry.source()
    if source is None:
        message = "not a well-formed entry; not changed"
        yield Note(Code.BROKEN_RECORD, message, Severity.WARNING, None, entry.key or None, entry.line)
        return
    line = entry.line if omitted or journals else entry.parsed.line
    changes = [*_omit(source, omitted), *_normalise(source, journals)]
    if source.text != entry.text:
        ending = entry.text[len(entry.text.rstrip()) :]
        document.replace(entry, source.text.rstrip() + ending)
    for message, field in changes:
        yield Note(Code.CHANGED, message, Severity.INFO, field, entry.key or None, line)


def _omit(source: SourceEntry, omitted: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name in omitted:
        if (field := source.find(name)) is not None:
            value = source.value(field)
            source.remove(name)
            yield f"left out: {value[:80]!r}", name


def _normalise(source: SourceEntry, journals: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for place in range(len(source.fields)):
        field = source.fields[place]
        old = source.value(field)
        new = replaced_name(old, journals) if field.name in _JOURNALS and journals else normal_form(field.name, old)
        if new is not None and new != old:
            source.set_raw(field, new)
            yield f"{old[:200]!r} is now {new[:200]!r}", field.name


# --- keys and order ---------------------------------------------------------------------------------------------------


def _rekey(document: BibDocument) -> Iterator[Note]:
    entries = [entry for entry in document.entries if entry.key and entry.source() is not None]
    keyed = assign_keys(entry.citation.replace(key=None) for entry in entries)
    changed = [(entry, str(one.key)) for entry, one in zip(entries, keyed, strict=True) if one.key != entry.key]
    old = {entry: entry.key for entry, _ in changed}
    document.rename_all(dict(changed))
    for entry, key in changed:
        yield Note(Code.CHANGED, f"{old[entry]} -> {key}", Severity.INFO, "key", key)


def _sort(document: BibDocument, sort: Sort) -> Iterator[Note]:
    parents = document.parent_keys()
    changed = False
    group: list[BibEntry] = []
    for block in (*document.blocks, None):
        if isinstance(block, BibEntry) and block.source() is not None:
            group.append(block)
        elif block is None or block.kind in ("string", "broken", "entry"):
            ordered = sorted(group, key=lambda entry: (entry.key.lower() in parents, *_order(entry, sort)))
            if ordered != group:
                document.reorder(ordered)
                changed = True
            group = []
    if changed:
        yield Note(Code.CHANGED, f"the entries are sorted by {sort}", Severity.INFO)


def _order(entry: BibEntry, sort: Sort) -> tuple[str, ...]:
    key = _letters(entry.key)
    if sort == "key":
        return (key, entry.key)
    citation = entry.citation
    author, year = _author(citation), _year(citation)
    parts = (author, year) if sort == "author" else (year, author)
    return (*parts, _letters(citation.title or ""), key, entry.key)


def _author(citation: Citation) -> str:
    people = citation.authors or citation.editors
    return "\x01".join(_letters(name.short) for name in people)


def _year(citation: Citation) -> str:
    year = citation.issued.year if citation.issued is not None else None
    return "9" if year is None else f"{year + 100_000:06}"


def _letters(text: str) -> str:
    """Return a text for sorting, without case and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


# --- duplicates -------------------------------------------------------------------------------------------------------


def _duplicates(document: BibDocument) -> Iterator[Note]:
    seen: set[str] = set()
    for entry in document.entries:
        if entry.key in seen:
            message = "an earlier entry has the same key"
            yield Note(Code.DUPLICATE_KEY, message, Severity.WARNING, "key", entry.key, entry.line)
        seen.add(entry.key)
    entries = document.entries
    for group in find_duplicates([entry.citation for entry in entries], unsure=True):
        first, *others = (entries[index].key or f"line {entries[index].line}" for index in group.indices)
        sure = "the same work as" if group.certain else "perhaps the same work as"
        severity = Severity.WARNING if group.certain else Severity.INFO
        yield Note(Code.DUPLICATE, f"{sure} {', '.join(others)}: {group.reason}", severity, None, first)
