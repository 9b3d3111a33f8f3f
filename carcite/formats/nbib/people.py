"""The people of a MEDLINE record: tags in a row, each group of which is one person.

    FAU - Family, Given        the full name; AU alone in records before 2002
    AU  - Family GI
    AUID- ORCID: 0000-0000-0000-0000
    AD  - an affiliation, repeated

FED, ED are an editor's, FIR, IR, IRAD an investigator's (a collaborator of a group author), CN a group author's.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from carcite.formats.base import Raw
from carcite.formats.nbib.tagged import Pairs
from carcite.values.identifiers import parse_orcid
from carcite.values.names import Name, parse_nlm_author, parse_nlm_full

FULL = {"FAU": "AU", "FED": "ED", "FIR": "IR"}
SHORT = frozenset(FULL.values())
_PLACES = frozenset({"AD", "IRAD"})
PERSON_TAGS = frozenset({*FULL, *SHORT, *_PLACES, "CN", "AUID"})


@dataclass(slots=True)
class Person:
    """One person as the tags give it; `role` is the short tag (AU, ED, IR), `group` the name of a body."""

    role: str
    full: str = ""
    short: str = ""
    group: str = ""
    ids: list[str] = field(default_factory=list)
    affiliations: list[str] = field(default_factory=list)


def group_people(pairs: Iterable[tuple[str, str]]) -> Raw:
    """The tags of a record with their values, empty ones left out; those of AU, ED and IR are whole persons, in order.

    AU follows the FAU of its person; in files that went through other programs all AU may follow all FAU, or go before.
    An affiliation before the first author stays under AD: until 2014 MEDLINE gave one for the whole article.
    """
    raw: Raw = {}
    person: Person | None = None
    for tag, value in pairs:
        if not value:
            continue
        if tag not in PERSON_TAGS:
            person = None
            if tag == "OAB":
                raw.setdefault(tag, []).append((value, ""))
            elif tag == "OABL" and raw.get("OAB") and not raw["OAB"][-1][1]:
                raw["OAB"][-1] = (raw["OAB"][-1][0], value)
            elif tag in raw:
                raw[tag].append(value)
            else:
                raw[tag] = [value]
            continue
        if tag in _PLACES or tag == "AUID":
            if person is None:
                raw.setdefault(tag, []).append(value)
            else:
                (person.ids if tag == "AUID" else person.affiliations).append(value)
            continue
        role = FULL.get(tag) or ("AU" if tag == "CN" else tag)
        if tag in SHORT and person is not None and person.role == tag and person.full and not person.short:
            person.short = value
            continue
        person = Person(role)
        if tag == "CN":
            person.group = value
        elif tag in SHORT:
            person.short = value
        else:
            person.full = value
        raw.setdefault(role, []).append(person)
    for role in SHORT & raw.keys():
        raw[role] = _paired(raw[role])
    return raw


def _paired(people: list[Person]) -> list[Person]:
    """The people, each with both forms of the name where these stand apart: the first form with the first."""
    full = [person for person in people if person.full]
    short = [person for person in people if person.short]
    if len(full) != len(short) or all(map(operator.is_, full, short)):
        return people
    if any(one.full[:1].lower() != other.short[:1].lower() for one, other in zip(full, short, strict=True)):
        return people
    forms = [(one.full, other.short) for one, other in zip(full, short, strict=True)]
    for whole, (name, initials), other in zip(full, forms, short, strict=True):
        if not other.full:
            whole.ids += other.ids
            whole.affiliations += other.affiliations
        whole.full, whole.short = name, initials
    return [person for person in people if person.full or person.group]


def read_name(person: Person) -> tuple[Name | None, list[str]]:
    """The person's name, and the identifiers no name has a field for."""
    name = _name(person.full, person.short, person.group)
    if name is None:
        return None, person.ids
    update: dict[str, object] = {}
    others = person.ids
    if others:
        others = []
        for text in person.ids:
            scheme, _, identifier = text.partition(":")
            orcid = _orcid(identifier) if scheme.strip().upper() == "ORCID" else None
            if orcid and "orcid" not in update:
                update["orcid"] = orcid
            else:
                others.append(text)
    if person.affiliations:
        update["affiliations"] = person.affiliations
    return (name.model_copy(update=update) if update else name), others


_orcid = lru_cache(maxsize=4096)(parse_orcid)  # a person's comes with each of the papers


@lru_cache(maxsize=8192)
def _name(full: str, short: str, group: str) -> Name | None:
    if group:
        return Name(literal=group)
    if full:
        return parse_nlm_full(full)
    return parse_nlm_author(short) if short else None


def write_name(name: Name, short_tag: str) -> Pairs:
    """The tags of one person."""
    full_tag = f"F{short_tag}"
    if name.literal is not None:
        # Only authors have a tag for a body; elsewhere a comma shows that a name is not a family name.
        alike = short_tag == "AU" or parse_nlm_full(name.literal) == Name(literal=name.literal)
        pairs = [("CN" if short_tag == "AU" else full_tag, name.literal if alike else f"{name.literal},")]
    else:
        family = " ".join(part for part in (name.particle, name.family) if part)
        given = " ".join(part for part in (name.given, name.dropping_particle) if part)
        if not family:
            family, given = given, ""  # MEDLINE has a name of one part for a family name
        full = ", ".join(part for part in (family, given, name.suffix) if part)
        initials = "".join(part[0] for part in given.replace("-", " ").split() if part[0].isalpha())
        suffix = (name.suffix or "").rstrip(".")
        pairs = [
            (full_tag, full),
            (short_tag, " ".join(part for part in (family, initials.upper(), suffix) if part)),
        ]
    if name.orcid:
        pairs.append(("AUID", f"ORCID: {name.orcid}"))
    place = "IRAD" if short_tag == "IR" else "AD"
    return pairs + [(place, affiliation) for affiliation in name.affiliations]
