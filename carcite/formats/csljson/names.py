"""CSL-JSON's name variables, and how a target wants the parts of a name.

Reference: CSL-JSON schema 1.0.2, definition `name-variable`; citeproc-js manual, "Names" (particles and suffixes
inside `family` and `given`, which stay there if `parse-names` is false or the family name stands in quotes).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from carcite.formats.base import Context
from carcite.formats.csljson.text import text_of
from carcite.formats.roles import without_details
from carcite.model import Extra
from carcite.notes import Code, Severity
from carcite.values.identifiers import parse_orcid
from carcite.values.name_lists import is_truncation, split_names
from carcite.values.names import Name, join_parts, two_fields

_PARTS: tuple[tuple[str, str], ...] = (
    ("family", "family"),
    ("given", "given"),
    ("non-dropping-particle", "particle"),
    ("dropping-particle", "dropping_particle"),
    ("suffix", "suffix"),
    ("literal", "literal"),
)
FLAGS = frozenset(("comma-suffix", "static-ordering"))
"""How a processor is to print a name; kept in extra and written back."""

_KNOWN = frozenset((
    *(csl for csl, _ in _PARTS), "name", "isInstitution", "ORCID", "affiliation", "parse-names", "sequence",
    "authenticated-orcid",
))  # fmt: skip
_QUOTED = re.compile('"[^"]+"')
_OFF = (False, 0, "false", "0", "")
_DETAILS = ("orcid", "email", "affiliations")


# --- reading ----------------------------------------------------------------------------------------------------------


def read_people(variable: str, value: Any, context: Context) -> tuple[list[Name], bool]:
    """Return the people of a name variable, and whether it says that there are more.

    Parts that no name has are kept in extra under `variable.place`.
    """
    people: list[Name] = []
    truncated = False
    for part in value if isinstance(value, list) else [value]:
        if isinstance(part, str):
            names, more = _read_string(variable, part, context)
            people += names
            truncated |= more
            continue
        person = read_name(part)
        if other := unread(part):
            _keep_parts(f"{variable}.{len(people)}", other, context)
        if person is not None:
            people.append(person)
        elif part:
            context.keep(variable, text_of(part) or str(part))
    if len(people) > 1 and people[-1].literal is not None and is_truncation(people[-1].literal):
        # pandoc writes BibTeX's `and others` as a last name.
        return people[:-1], True
    return people, truncated


def _read_string(variable: str, text: str, context: Context) -> tuple[Iterator[Name], bool]:
    """Return the people of a string, which stands where the schema wants an object, and whether there are more."""
    found = split_names(text, and_separates=False)
    if len(found.names) > 1:
        context.note(Code.REPAIRED, f"{variable} is one string, read as {len(found.names)} people", variable, text)
    if found.other:
        message = f"{variable} can also be read as {len(found.other)} people: {'; '.join(found.other)[:100]}"
        context.note(Code.ASSUMED, message, variable, text, Severity.WARNING)
    return filter(None, map(Name.parse, found.names)), found.truncated


def _keep_parts(tag: str, parts: dict[str, Any], context: Context) -> None:
    text = json.dumps(parts, ensure_ascii=False)
    if parts.keys() <= FLAGS:
        context.kept.append(Extra(context.format, tag, text))
    else:
        context.keep(tag, text)


def unread(value: Any) -> dict[str, Any]:
    """Return what a name variable holds beside the parts that are read."""
    if not isinstance(value, dict) or value.keys() <= _KNOWN:
        return {}
    return {name: part for name, part in value.items() if name not in _KNOWN and part not in (None, "", [], {})}


def read_name(value: Any) -> Name | None:
    """Return one name, None for an empty one. Crossref's `name`, `ORCID`, `affiliation` are read, too."""
    if not isinstance(value, dict):
        return None
    parts = _parts_of(value) | _details_of(value)
    try:
        return Name.model_validate(parts) if parts else None
    except ValidationError:
        return Name.parse(" ".join(str(part) for part in parts.values()))


def _details_of(value: dict[str, Any]) -> dict[str, Any]:
    """Return the ORCID and the affiliations, as Crossref has them."""
    details: dict[str, Any] = {}
    if orcid := value.get("ORCID"):
        details["orcid"] = parse_orcid(str(orcid)) or str(orcid)
    affiliations = value.get("affiliation")
    if isinstance(affiliations, list):
        named = (a.get("name") if isinstance(a, dict) else a for a in affiliations)
        details["affiliations"] = tuple(str(name) for name in named if name)
    return details


def _parts_of(value: dict[str, Any]) -> dict[str, Any]:
    """Return the parts of a name; a name in two parts may hold particles and a suffix inside them."""
    parts = _given_parts(value)
    family, given = parts.get("family", ""), parts.get("given", "")
    if family and len(parts) == 1 and value.get("isInstitution"):
        return {"literal": family}
    if _QUOTED.fullmatch(family):
        return {**parts, "family": family[1:-1]}
    if parts.keys() == {"family", "given"} and value.get("parse-names") not in _OFF and _may_split(family, given):
        return _split_parts(family, given) or parts
    return parts


def _given_parts(value: dict[str, Any]) -> dict[str, Any]:
    parts = {field: str(value[name]) for name, field in _PARTS if value.get(name) not in (None, "", False)}
    if value.get("name"):
        parts.setdefault("literal", str(value["name"]))
    if len(parts) > 1:
        parts.pop("literal", None)  # the parts say more than the text they were made of
    return parts


def _split_parts(family: str, given: str) -> dict[str, str]:
    name = _split(family, given)
    return {field: part for _, field in _PARTS if (part := getattr(name, field))} if name is not None else {}


def _may_split(family: str, given: str) -> bool:
    return family[:1].islower() or given[given.rfind(" ") + 1 :][:1].islower() or "," in given


@lru_cache(maxsize=4096)
def _split(family: str, given: str) -> Name | None:
    """Return the name whose particles and suffix stand inside its two parts, None if they hold none."""
    parsed = Name.parse(f"{family}, {given}")
    if parsed is None or not (parsed.particle or parsed.dropping_particle or parsed.suffix):
        return None
    front = join_parts(parsed.particle, parsed.family)
    back = ", ".join(filter(None, (join_parts(parsed.given, parsed.dropping_particle), parsed.suffix)))
    return parsed if (front, back) == (family, given) else None


# --- writing ----------------------------------------------------------------------------------------------------------


def write_name(name: Name, *, joined: bool) -> dict[str, Any]:
    """Return the name variable. `joined` is for a program that reads only family and given name.

    Then the particles stand in the family name and the suffix in the given name.
    """
    parts: dict[str, Any] = {csl: part for csl, field in _PARTS if (part := getattr(name, field))}
    if joined and "literal" not in parts:
        return {part: text for part, text in zip(("family", "given"), two_fields(name), strict=True) if text}
    if len(parts) == 2 and _may_be_other(name) and read_name(parts) != without_details(name):
        parts["parse-names"] = False
    return parts


def _may_be_other(name: Name) -> bool:
    """Whether two parts of a name may be read as another name."""
    return (name.family or "").startswith('"') or _may_split(name.family or "", name.given or "")


def is_exact(name: Name) -> bool:
    """Whether the name variable is known to be read back as the same name, details aside.

    `write_name` sees to particles and suffixes; quotation marks around a family name are taken off.
    """
    return not (name.family or "").startswith('"')


def write_details(people: tuple[Name, ...]) -> list[dict[str, Any]]:
    """Return what no name variable has of each person, in the order of the people; () for nobody."""
    details = [person.model_dump(mode="json", include=set(_DETAILS), exclude_defaults=True) for person in people]
    while details and not details[-1]:
        details.pop()
    return details


def add_details(people: list[Any], details: Any) -> list[Any] | None:
    """Return the people, names or their JSON, with what `write_details` gave; None if it is not of that form."""
    if not isinstance(details, list) or len(details) > len(people):
        return None
    found = list(people)
    for place, detail in enumerate(details):
        if not isinstance(detail, dict) or not detail.keys() <= set(_DETAILS):
            return None
        if detail:
            try:
                name = Name.model_validate(found[place])
                found[place] = Name.model_validate({**name.model_dump(exclude_defaults=True), **detail})
            except ValidationError:
                return None
    return found
