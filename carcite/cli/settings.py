"""What `--set FIELD=VALUE` says: the changes it makes to every citation, refused or doubted before anything is read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from carcite.checks import check_values
from carcite.errors import WriteError
from carcite.model import Citation
from carcite.notes import Note
from carcite.values.name_lists import parse_names

# Lists of words, whose values `;` parts; elsewhere it is part of the text, and --set is given again.
_PARTED = frozenset(("keywords", "mesh_terms", "publication_types", "issn", "isbn"))
_PEOPLE = frozenset(("authors", "editors", "translators"))
_BUILT = frozenset(("creators", "related", "extra"))  # made of more than text
_FIELDS = tuple(name for name in Citation.model_fields if name not in _BUILT)
Changes = dict[str, Any]


def changes(settings: Sequence[str]) -> tuple[Changes, list[Note]]:
    """The fields that the settings give, and notes on values that cannot be right. Raises WriteError."""
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
        if name in _PEOPLE:
            _add_people(found, name, value)
            continue
        parts = value.split(";") if name in _PARTED else [value]
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


def changed(citation: Citation, changes: Changes) -> Citation:
    """The citation with the changes made. Raises WriteError for a value its field does not take."""
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
    if name in _BUILT:
        return f"{name} is more than text, and cannot be set here; set it in Python"
    return Citation.unknown_field(name)
