"""CSL's roles: what a person or body did for a work.

Reference: CSL 1.0.2 specification, appendix IV, "Name variables".
"""

from __future__ import annotations

from carcite.values.names import Name

ROLES: tuple[str, ...] = (
    "chair",
    "collection-editor",
    "compiler",
    "composer",
    "container-author",
    "contributor",
    "curator",
    "director",
    "editorial-director",
    "executive-producer",
    "guest",
    "host",
    "illustrator",
    "interviewer",
    "narrator",
    "organizer",
    "original-author",
    "performer",
    "producer",
    "recipient",
    "reviewed-author",
    "script-writer",
    "series-creator",
)
"""The roles that have no model field of their own; they stand in `creators`."""

FIELD_ROLES: dict[str, str] = {"authors": "author", "editors": "editor", "translators": "translator"}
"""Model field: role."""

NAME_VARIABLES: frozenset[str] = frozenset((*FIELD_ROLES.values(), *ROLES))


def has_details(name: Name) -> bool:
    """Whether the name holds what no printed name shows: an ORCID, an e-mail address, an affiliation."""
    return bool(name.orcid or name.email or name.affiliations)


def without_details(name: Name) -> Name:
    """Return the name without its ORCID, e-mail address and affiliations."""
    if not has_details(name):
        return name
    return name.model_copy(update={"orcid": None, "email": None, "affiliations": ()})
