"""CSL-JSON's name variables, and how a target wants the parts of a name.

Reference: CSL-JSON schema 1.0.2, definition `name-variable`.
"""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from carcite.values.names import Name

# The roles of CSL 1.0.2 that have no field of their own in the model.
ROLES: tuple[str, ...] = (
    "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator", "director",
    "editorial-director", "executive-producer", "guest", "host", "illustrator", "interviewer", "narrator",
    "organizer", "original-author", "performer", "producer", "recipient", "reviewed-author", "script-writer",
    "series-creator",
)  # fmt: skip

_PARTS: tuple[tuple[str, str], ...] = (
    ("family", "family"),
    ("given", "given"),
    ("non-dropping-particle", "particle"),
    ("dropping-particle", "dropping_particle"),
    ("suffix", "suffix"),
    ("literal", "literal"),
)


def read_name(value: Any) -> Name | None:
    """One name; None for an empty one. A string is parsed; Crossref's `name`, `ORCID`, `affiliation` are read too."""
    if isinstance(value, str):
        return Name.parse(value) if value.strip() else None
    if not isinstance(value, dict):
        return None
    parts: dict[str, Any] = {
        field: str(value[name]) for name, field in _PARTS if value.get(name) not in (None, "", False)
    }
    if "literal" not in parts and value.get("name"):
        parts["literal"] = str(value["name"])
    if "literal" in parts and len(parts) > 1:
        # Both given: the parts say more than the text they were made of.
        parts.pop("literal")
    if set(parts) == {"family"} and value.get("isInstitution"):
        parts = {"literal": parts["family"]}
    if orcid := value.get("ORCID"):
        parts["orcid"] = str(orcid)
    affiliations = value.get("affiliation")
    if isinstance(affiliations, list):
        named = (a.get("name") if isinstance(a, dict) else a for a in affiliations)
        parts["affiliations"] = tuple(str(name) for name in named if name)
    try:
        return Name.model_validate(parts) if parts else None
    except ValidationError:
        return Name.parse(" ".join(str(part) for part in parts.values()))


def write_name(name: Name, *, joined: bool) -> dict[str, str]:
    """The name variable. `joined` puts particles into `family` and the suffix into `given`, for a program that
    reads only these two."""
    parts = {csl: getattr(name, field) for csl, field in _PARTS if getattr(name, field)}
    if joined and "literal" not in parts:
        family = " ".join(filter(None, (name.dropping_particle, name.particle, name.family)))
        given = ", ".join(filter(None, (name.given, name.suffix)))
        return {part: text for part, text in (("family", family), ("given", given)) if text}
    return parts


def has_details(name: Name) -> bool:
    """True where the name holds what no part of a name variable can: an ORCID, an address, an affiliation."""
    return bool(name.orcid or name.email or name.affiliations)
