"""CSL's roles: what a person or body did for a work.

Reference: CSL 1.0.2 specification, appendix IV, "Name variables".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from carcite.formats.base import Context
from carcite.formats.fields import Pairs
from carcite.model import Citation, Contributor
from carcite.notes import Code
from carcite.values.names import Name

ROLES: tuple[str, ...] = (
    "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator", "director",
    "editorial-director", "executive-producer", "guest", "host", "illustrator", "interviewer", "narrator", "organizer",
    "original-author", "performer", "producer", "recipient", "reviewed-author", "script-writer", "series-creator",
)  # fmt: skip
"""The roles that have no model field of their own; they stand in `creators`."""

FIELD_ROLES: dict[str, str] = {"authors": "author", "editors": "editor", "translators": "translator"}
"""Model field: role."""

FIELD_OF_ROLE = {role: field for field, role in FIELD_ROLES.items()}

NAME_VARIABLES: frozenset[str] = frozenset((*FIELD_ROLES.values(), *ROLES))


def people_of(citation: Citation) -> list[tuple[str, str, Name]]:
    """Return all people of a citation: the role, the model field and the name of each."""
    people = [(role, field, name) for field, role in FIELD_ROLES.items() for name in getattr(citation, field)]
    return people + [(creator.role, "creators", creator.name) for creator in citation.creators]


def add_people(found: dict[str, Any], role: str, names: Iterable[Name]) -> None:
    """Add the people of a role to the model field for it."""
    field = FIELD_OF_ROLE.get(role, "creators")
    people = names if field != "creators" else [Contributor(role=role, name=name) for name in names]
    found.setdefault(field, []).extend(people)


def affiliation_pairs(citation: Citation, tag: str, write: Callable[[str], Pairs], context: Context) -> Pairs:
    """Return the affiliations of a citation and of its authors, once each; `write` returns one of them in its tag."""
    own = [text for name in citation.authors for text in name.affiliations]
    pairs = [pair for text in dict.fromkeys((*citation.affiliations, *own)) for pair in write(text)]
    if own and pairs:
        for field in ("authors", "affiliations"):
            message = f"affiliations are in {tag}, without the author they belong to"
            context.note(Code.MOVED, message, field=field)
    elif own:
        context.note(Code.LOST, f"{context.options.target} does not read the affiliations of authors", field="authors")
    return pairs


def has_details(name: Name) -> bool:
    """Whether the name holds what no printed name shows: an ORCID, an e-mail address, an affiliation."""
    return bool(name.orcid or name.email or name.affiliations)


def without_details(name: Name) -> Name:
    """Return the name without its ORCID, e-mail address and affiliations."""
    if not has_details(name):
        return name
    return name.model_copy(update={"orcid": None, "email": None, "affiliations": ()})
