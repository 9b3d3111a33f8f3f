"""The people of an item: its creators, and lines of Extra for roles that the item type does not have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from carcite.formats.base import Context, Field, Raw
from carcite.formats.extra_lines import name_line, read_name_line
from carcite.formats.roles import FIELD_ROLES, ROLES, add_people, has_details, people_of
from carcite.formats.zotero_schema import ITEM_TYPES, MAIN_CREATORS, ROLE_OF
from carcite.formats.zoterordf.fields import FORMAT_NAME, item_of
from carcite.model import Citation
from carcite.notes import Code
from carcite.values.names import Name, two_fields


def name_parts(name: Name) -> tuple[str, str]:
    """Return a name as Zotero's two fields: particles in the last name, a suffix in the first; a body has one field."""
    if name.literal is not None:
        return name.literal, ""
    family, given = two_fields(name)
    return (family, given) if family else (given, "")


@lru_cache(maxsize=4096)
def read_name(last: str, first: str) -> Name | None:
    """Return the name of Zotero's two fields; one field alone is a body, or a person of one name, kept whole."""
    if not first:
        return Name(literal=last) if last.strip() else None
    if not last.strip():
        return Name(given=first) if first.strip() else None
    parsed = Name.parse(f"{last}, {first}") if "," not in last else None
    if parsed is not None and name_parts(parsed) == (last, first):
        return parsed
    return Name(family=last, given=first)


class Creators(Field):
    """All people: creators of the item in their roles, and lines of Extra for roles the item type does not have."""

    fields = ("authors", "editors", "translators", "creators")
    tags = (
        *(f"creator:{creator}" for creator in sorted(MAIN_CREATORS | ROLE_OF.keys())),
        *(f"extra:{role}" for role in (*FIELD_ROLES.values(), *ROLES)),
    )

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, list[Any]] = {}
        main = ITEM_TYPES[context.type].roles["author"] if context.type in ITEM_TYPES else "author"
        for tag, values in raw.items():
            kind, _, creator = tag.partition(":")
            role = creator
            if kind == "creator":
                role = "author" if creator in (main, "author") else ROLE_OF.get(creator, "contributor")
            for value in values:
                name = read_name(*value) if kind == "creator" else _read_line(value)
                if name is None:
                    continue
                add_people(found, role, [name])
        return found

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        roles = item_of(citation).roles
        for role, _, name in people_of(citation):
            if role in roles:
                yield f"creator:{roles[role]}", name_parts(name)
            elif role in ROLES or role in FIELD_ROLES.values():
                yield f"extra:{role}", name_line(name)
            elif "contributor" in roles:
                yield "creator:contributor", name_parts(name)
        for field in FIELD_ROLES:
            if any(map(has_details, getattr(citation, field))):
                message = f"{FORMAT_NAME} has no place for ORCID, address and affiliation of a name"
                context.note(Code.LOST, message, field=field)


def _read_line(value: str) -> Name | None:
    parts = read_name_line(value)
    if "literal" in parts:
        return read_name(parts["literal"], "")
    return read_name(parts.get("family", ""), parts.get("given", ""))
