"""Change citations between reading and writing: `--set FIELD=VALUE` with `--where KEY`, and `--rekey`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatchcase
from itertools import islice
from typing import Any

from pydantic import ValidationError

from carcite.checks import check_values
from carcite.errors import WriteError, did_you_mean
from carcite.keys import assign_keys
from carcite.model import PEOPLE_FIELDS, Citation
from carcite.notes import Note
from carcite.values.name_lists import parse_names

# Lists that `;` separates; in other lists it is part of the text, and --set is repeated.
_SEPARATED = frozenset(("keywords", "mesh_terms", "publication_types", "issn", "isbn"))
_STRUCTURED = frozenset(("creators", "related", "extra"))  # not only text
_FIELDS = tuple(name for name in Citation.model_fields if name not in _STRUCTURED)
Changes = dict[str, Any]


def changes(settings: Sequence[str]) -> tuple[Changes, list[Note]]:
    """Return the fields that the settings give, and notes on invalid values. Raises WriteError."""
    found: Changes = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        name = name.strip().replace("-", "_").lower()
        if not equals:
            raise WriteError(f"--set {setting!r}: expected FIELD=VALUE, such as title='A title'")
        if name not in _FIELDS:
            raise WriteError(f"--set {setting!r}: {_unknown(name)}")
        if Citation.model_fields[name].default != ():
            found[name] = value
            continue
        if name in PEOPLE_FIELDS:
            _add_people(found, name, value)
            continue
        parts = value.split(";") if name in _SEPARATED else [value]
        found[name] = [*found.get(name, ()), *(part.strip() for part in parts if part.strip())]
    made = changed(Citation(type="document"), found)
    return found, [note._replace(message=f"--set: {note.message}") for note in check_values(made, None)]


def _add_people(found: Changes, name: str, value: str) -> None:
    try:
        people, truncated = parse_names(value)
    except ValueError as error:
        raise WriteError(f"--set {name}: {error}, or give --set {name}=... once for each") from error
    found[name] = [*found.get(name, ()), *people]
    if truncated and name == "authors":
        found["authors_truncated"] = True
    elif truncated:
        raise WriteError(f"--set {name}={value!r}: only authors can end with 'et al.'")


def apply(changes: Changes, citations: Iterator[Citation], where: Sequence[str]) -> Iterator[Citation]:
    """Yield the citations, with the changes in those that `where` chooses, or in the only one.

    `where` has keys, patterns of keys (`smith*`), and numbers of citations (`#2`). Raises WriteError if there are
    several citations and no `where`, or if a part of it chooses none.
    """
    if not where:
        return (changed(citation, changes) for citation in _only(citations))
    return _apply_where(changes, citations, where)


def _only(citations: Iterator[Citation]) -> list[Citation]:
    found = list(islice(citations, 2))
    if len(found) > 1:
        keys = ", ".join(citation.key or f"#{number}" for number, citation in enumerate(found, 1))
        raise WriteError(
            f"--set is for one citation, and there are several ({keys} ...); choose with --where KEY "
            "(--where '*' is all)"
        )
    return found


def _apply_where(changes: Changes, citations: Iterator[Citation], where: Sequence[str]) -> Iterator[Citation]:
    unused = dict.fromkeys(where)
    keys: list[str] = []
    for number, citation in enumerate(citations, 1):
        chosen = [one for one in where if fnmatchcase(citation.key or "", one) or fnmatchcase(f"#{number}", one)]
        for one in chosen:
            unused.pop(one, None)
        if unused and citation.key:
            keys.append(citation.key)
        yield changed(citation, changes) if chosen else citation
    if unused:
        missing = next(iter(unused))
        hint = did_you_mean(missing, keys)
        raise WriteError(f"--where {missing}: no citation has this key{hint}; nothing was written")


def rekeyed(citations: Iterator[Citation], template: str | None, report: Callable[[str], None]) -> Iterator[Citation]:
    """Yield the citations with new keys; each change is reported as `old -> new`."""
    before = list(citations)
    for old, new in zip(before, assign_keys(before, template, rekey=True), strict=True):
        if old.key and old.key != new.key:
            report(f"{old.key} -> {new.key}")
        yield new


def changed(citation: Citation, changes: Changes) -> Citation:
    """Return the citation with the changes. Raises WriteError for an invalid value."""
    if not changes:
        return citation
    try:
        return citation.model_copy(update=changes)
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(map(str, fault["loc"])) or "value"
        reason = fault["msg"].removeprefix("Value error, ")
        raise WriteError(f"--set {where}={fault['input']!r}: {reason}") from error


def _unknown(name: str) -> str:
    if name in _STRUCTURED:
        return f"{name} is not only text, and cannot be set here; set it in Python"
    return Citation.unknown_field(name)
