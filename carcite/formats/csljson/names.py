"""CSL-JSON's name variables, and how a target wants the parts of a name.

Reference: CSL-JSON schema 1.0.2, definition `name-variable`; citeproc-js manual, "Names" (particles and suffixes
inside `family` and `given`, which stay there where `parse-names` is false or the family name stands in quotes).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from carcite.values.identifiers import parse_orcid
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


# How a processor is to print a name; kept for it, with what no name variable has.
FLAGS = frozenset(("comma-suffix", "static-ordering"))
_KNOWN = frozenset((
    *(csl for csl, _ in _PARTS), "name", "isInstitution", "ORCID", "affiliation", "parse-names", "sequence",
    "authenticated-orcid",
))  # fmt: skip
_OFF = (False, 0, "false", "0", "")


def unread(value: Any) -> dict[str, Any]:
    """What a name variable holds beside the parts that are read."""
    if not isinstance(value, dict) or value.keys() <= _KNOWN:
        return {}
    return {name: part for name, part in value.items() if name not in _KNOWN and part not in (None, "", [], {})}


@lru_cache(maxsize=4096)
def _split(family: str, given: str) -> Name | None:
    """The name whose particles and suffix stand inside its two parts; None where they hold none."""
    parsed = Name.parse(f"{family}, {given}")
    if parsed is None or not (parsed.particle or parsed.dropping_particle or parsed.suffix):
        return None
    front = " ".join(filter(None, (parsed.particle, parsed.family)))
    back = ", ".join(filter(None, (" ".join(filter(None, (parsed.given, parsed.dropping_particle))), parsed.suffix)))
    return parsed if (front, back) == (family, given) else None


def _may_split(family: str, given: str) -> bool:
    return family[:1].islower() or given[given.rfind(" ") + 1 :][:1].islower() or "," in given


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
    family, given = parts.get("family", ""), parts.get("given", "")
    quoted = len(family) > 2 and family[0] == family[-1] == '"' and '"' not in family[1:-1]
    if quoted:
        parts["family"] = family[1:-1]
    elif len(parts) == 2 and family and given and _may_split(family, given) and value.get("parse-names") not in _OFF:
        split = _split(family, given)
        parts = {field: getattr(split, field) for _, field in _PARTS if getattr(split, field)} if split else parts
    if orcid := value.get("ORCID"):
        parts["orcid"] = parse_orcid(str(orcid)) or str(orcid)
    affiliations = value.get("affiliation")
    if isinstance(affiliations, list):
        named = (a.get("name") if isinstance(a, dict) else a for a in affiliations)
        parts["affiliations"] = tuple(str(name) for name in named if name)
    try:
        return Name.model_validate(parts) if parts else None
    except ValidationError:
        return Name.parse(" ".join(str(part) for part in parts.values()))


def write_name(name: Name, *, joined: bool) -> dict[str, Any]:
    """The name variable. `joined` puts particles into `family` and the suffix into `given`, for a program that
    reads only these two."""
    parts: dict[str, Any] = {csl: part for csl, field in _PARTS if (part := getattr(name, field))}
    if joined and "literal" not in parts:
        family = " ".join(filter(None, (name.dropping_particle, name.particle, name.family)))
        given = ", ".join(filter(None, (name.given, name.suffix)))
        return {part: text for part, text in (("family", family), ("given", given)) if text}
    family, given = name.family or "", name.given or ""
    if len(parts) == 2 and (family[:1] == '"' or _may_split(family, given)) and read_name(parts) != bare(name):
        parts["parse-names"] = False
    return parts


def line_of(variable: dict[str, str]) -> str:
    """A name variable as the value of a line of `note`, `Family || Given`; a body's name stands alone."""
    if "literal" in variable:
        return variable["literal"]
    return f"{variable.get('family', '')} || {variable.get('given', '')}".strip()


def of_line(text: str) -> dict[str, str]:
    """The name variable of such a value."""
    family, bars, given = text.partition("||")
    if not bars:
        return {"literal": text}
    return {"family": family.strip(), "given": given.strip()}


def bare(name: Name) -> Name:
    """The name without what no part of a name variable can hold."""
    return name.model_copy(update={"orcid": None, "email": None, "affiliations": ()}) if has_details(name) else name


def has_details(name: Name) -> bool:
    """True where the name holds what no part of a name variable can: an ORCID, an address, an affiliation."""
    return bool(name.orcid or name.email or name.affiliations)
