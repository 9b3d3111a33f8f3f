"""The people of a MEDLINE record: tags in a row, each group of which is one person.

    FAU - Family, Given        the full name; AU alone in records before 2002
    AU  - Family GI
    AUID- ORCID: 0000-0000-0000-0000
    AD  - an affiliation, repeated

FED, ED are an editor's, FIR, IR, IRAD an investigator's (a collaborator of a group author), CN a group author's.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from carcite.formats._room import Raw
from carcite.formats._tagged import Pairs
from carcite.values.identifiers import parse_orcid
from carcite.values.names import Name, parse_nlm_author, parse_nlm_full
from carcite.values.text import line

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
    halves: dict[tuple[str, str, str], deque[Person]] = {}  # those of whom one form of the name is not met yet
    apart = False
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
        if person is not None and person.role == role and person.full and not person.short:
            if tag in SHORT and (not apart or _who(f"F{tag}", person.full) == _who(tag, value)):
                person.short = value
                continue
            apart = True
        person = _half_met(halves, tag, value) if tag != "CN" else None
        if person is None:
            person = Person(role)
            raw.setdefault(role, []).append(person)
            if tag != "CN":
                wanted = f"F{tag}" if tag in SHORT else role
                halves.setdefault((wanted, *_who(tag, value)), deque()).append(person)
        if tag == "CN":
            person.group = value
        elif tag in SHORT:
            person.short = value
        else:
            person.full = value
    return raw


def _half_met(halves: dict[tuple[str, str, str], deque[Person]], tag: str, value: str) -> Person | None:
    """The first person whose other form of the name was met, and not yet this one."""
    waiting = halves.get((tag, *_who(tag, value))) if halves else None
    while waiting:
        person = waiting.popleft()
        if not (person.short if tag in SHORT else person.full):
            return person
    return None


def _who(tag: str, value: str) -> tuple[str, str]:
    """The family name and the first initial in small letters: what `Davis, John M` and `Davis JM 3rd` share."""
    if tag not in SHORT:
        family, _, given = value.lower().partition(",")
        return family, given.strip()[:1]
    words = value.split(" ")
    while len(words) > 2 and not words[-1].isupper():
        words.pop()
    initials = words.pop() if len(words) > 1 else ""
    return " ".join(words).lower(), initials[:1].lower()


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
        update["affiliations"] = tuple(place for place in map(line, person.affiliations) if place)
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
        pairs = [("CN" if short_tag == "AU" else full_tag, name.literal)]
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
