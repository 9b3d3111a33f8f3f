"""People in EndNote XML: which list of a record holds which role.

Reference: EndNote's table of reference types, "Secondary Author" to "Subsidiary Author".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from carcite.formats.base import Context, Field, Raw
from carcite.formats.endnote.names import name_text, read_people
from carcite.formats.fields import Pairs, note_lost
from carcite.formats.roles import FIELD_OF_ROLE, add_people, affiliation_pairs, has_details, people_of
from carcite.model import Citation
from carcite.notes import Code
from carcite.values.names import Name

LISTS = ("authors", "secondary-authors", "tertiary-authors", "subsidiary-authors", "translated-authors")
_DEFAULT = {
    "secondary-authors": "editor",
    "tertiary-authors": "collection-editor",
    "subsidiary-authors": "translator",
}
# What a list means in some classes of records.
_ROLES: dict[str, dict[str, str]] = {
    "book": {**_DEFAULT, "secondary-authors": "collection-editor", "tertiary-authors": "editor"},
    "letter": {"secondary-authors": "recipient", "subsidiary-authors": "translator"},
    "media": {"secondary-authors": "performer", "tertiary-authors": "producer", "subsidiary-authors": "contributor"},
}


class People(Field):
    """Authors and all other people; auth-address holds affiliations, once each."""

    fields = ("authors", "editors", "translators", "creators", "authors_truncated", "affiliations")
    tags = (*LISTS, "auth-address")

    def __init__(self, record_class: str) -> None:
        self.role_of = {"authors": "author", **_ROLES.get(record_class, _DEFAULT)}
        self.list_of = {role: name for name, role in self.role_of.items()}

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        for name in LISTS:
            if name not in raw:
                continue
            role = self.role_of.get(name, "contributor")
            people = read_people(raw[name], FIELD_OF_ROLE.get(role, "creators"), context)
            if people.truncated and role == "author":
                found["authors_truncated"] = True
            add_people(found, role, people.names)
        if "auth-address" in raw:
            found["affiliations"] = list(dict.fromkeys(raw["auth-address"]))
        return found

    def write(self, citation: Citation, context: Context) -> Pairs:
        pairs: Pairs = []
        for role, field, name in people_of(citation):
            if role in self.list_of:
                pairs.append((self.list_of[role], _written_name(name, context)))
            else:
                note_lost(field, context)
            if has_details(name) and (field != "authors" or name.orcid or name.email):
                message = "EndNote has no place for ORCID, e-mail address and affiliation of a person"
                context.note(Code.LOST, message, field=field)
        if citation.authors_truncated:
            note_lost("authors_truncated", context)
        return pairs + affiliation_pairs(citation, "auth-address", lambda text: [("auth-address", text)], context)


def _written_name(name: Name, context: Context) -> str:
    """Return a name as the target reads it: Zotero drops what stands behind a second comma."""
    text = name_text(name)
    if context.options.target == "zotero" and name.suffix is not None and text.endswith(f", {name.suffix}"):
        return f"{text.removesuffix(f', {name.suffix}')} {name.suffix}"
    return text
