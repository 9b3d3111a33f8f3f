"""The people of a MEDLINE record: each of them is a group of successive tags.

    FAU - Family, Given        the full name; AU alone in records before 2002
    AU  - Family GI
    AUID- ORCID: 0000-0000-0000-0000
    AD  - an affiliation, repeated

FED and ED are of an editor, FIR, IR and IRAD of an investigator (a collaborator of a group author), CN of a body.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from carcite.formats.base import Context, Field, Raw
from carcite.formats.nbib.fields import Found, Written, kept_in
from carcite.formats.nbib.lines import Pairs
from carcite.model import Citation, Contributor
from carcite.values.identifiers import parse_orcid
from carcite.values.name_lists import is_truncation
from carcite.values.names import Name, parse_nlm_author, parse_nlm_full

FULL = {"FAU": "AU", "FED": "ED", "FIR": "IR"}
SHORT = frozenset(FULL.values())
_FIELDS = {"AU": "authors", "ED": "editors", "IR": "creators"}
_PLACES = frozenset({"AD", "IRAD"})
PERSON_TAGS = frozenset({*FULL, *SHORT, *_PLACES, "CN", "AUID"})


class People(Field):
    """Authors, editors and collaborators."""

    fields = ("authors", "editors", "creators", "authors_truncated")
    tags = ("AU", "ED", "IR")

    def read(self, raw: Raw, context: Context) -> Found:
        found: Found = {}
        for role, people in raw.items():
            names = []
            for person in people:
                name, others = read_name(person)
                if others:
                    found.setdefault("extra", []).extend(kept_in("AUID", text) for text in others)
                if name is not None:
                    names.append(name)
            found[_FIELDS[role]] = names
        if collaborators := found.get("creators"):
            found["creators"] = [Contributor(role="contributor", name=name) for name in collaborators]
        if found.get("authors") and is_truncation(found["authors"][-1].short):
            found["authors"].pop()
            found["authors_truncated"] = True
        return found

    def write(self, citation: Citation, context: Context) -> Written:
        for name in citation.editors:
            yield from write_name(name, "ED")
        for name in citation.authors:
            yield from write_name(name, "AU")
        if citation.authors_truncated:
            yield "AU", "et al."
        for creator in citation.creators:
            yield from write_name(creator.name, "IR")


@dataclass(slots=True)
class Person:
    """The values of a person; `role` is the short tag (AU, ED, IR), `group` the name of a body."""

    role: str
    full: str = ""
    short: str = ""
    group: str = ""
    ids: list[str] = field(default_factory=list)
    affiliations: list[str] = field(default_factory=list)

    def details(self, tag: str) -> list[str]:
        """Return the values of AUID, or the affiliations."""
        return self.ids if tag == "AUID" else self.affiliations

    def lacks(self, tag: str) -> bool:
        """Whether the short tag is of this person, who has the full form only."""
        return self.role == tag and self.full != "" and not self.short


def group_people(pairs: Iterable[tuple[str, str]]) -> Raw:
    """Return the tags of a record with their values, empty ones left out; those of AU, ED and IR are whole persons.

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
            _add_value(tag, value, raw)
        elif tag in _PLACES or tag == "AUID":
            (raw.setdefault(tag, []) if person is None else person.details(tag)).append(value)
        elif tag in SHORT and person is not None and person.lacks(tag):
            person.short = value
        else:
            person = _person(tag, value)
            raw.setdefault(person.role, []).append(person)
    for role in SHORT & raw.keys():
        raw[role] = _paired(raw[role])
    return raw


def _add_value(tag: str, value: str, raw: Raw) -> None:
    """Add a value that is not a person's; an abstract in another language (OAB) has its language (OABL) with it."""
    if tag == "OABL" and raw.get("OAB") and not raw["OAB"][-1][1]:
        raw["OAB"][-1] = (raw["OAB"][-1][0], value)
    else:
        raw.setdefault(tag, []).append((value, "") if tag == "OAB" else value)


def _person(tag: str, value: str) -> Person:
    if tag == "CN":
        return Person("AU", group=value)
    return Person(tag, short=value) if tag in SHORT else Person(FULL[tag], full=value)


def _paired(people: list[Person]) -> list[Person]:
    """Return the people with both forms of their names, if all of one form precede the others."""
    full = list(filter(operator.attrgetter("full"), people))
    short = list(filter(operator.attrgetter("short"), people))
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
    """Return the person's name, and the identifiers for which a name has no field."""
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


_orcid = lru_cache(maxsize=4096)(parse_orcid)  # one person writes many papers


@lru_cache(maxsize=8192)
def _name(full: str, short: str, group: str) -> Name | None:
    if group:
        return Name(literal=group)
    if full:
        return parse_nlm_full(full)
    return parse_nlm_author(short) if short else None


def write_name(name: Name, short_tag: str) -> Pairs:
    """Return the tags of a person."""
    pairs = _body_tags(name.literal, short_tag) if name.literal is not None else _name_tags(name, short_tag)
    if name.orcid:
        pairs.append(("AUID", f"ORCID: {name.orcid}"))
    place = "IRAD" if short_tag == "IR" else "AD"
    return pairs + [(place, affiliation) for affiliation in name.affiliations]


def _body_tags(name: str, short_tag: str) -> Pairs:
    """Only authors have a tag for a body; elsewhere a comma shows that a name is not a family name."""
    if short_tag == "AU":
        return [("CN", name)]
    return [(f"F{short_tag}", name if parse_nlm_full(name) == Name(literal=name) else f"{name},")]


def _name_tags(name: Name, short_tag: str) -> Pairs:
    family = " ".join(filter(None, (name.particle, name.family)))
    given = " ".join(filter(None, (name.given, name.dropping_particle)))
    if not family:
        family, given = given, ""  # in MEDLINE a name of one part is a family name
    initials = "".join(part[0] for part in given.replace("-", " ").split() if part[0].isalpha())
    suffix = (name.suffix or "").rstrip(".")
    full = ", ".join(filter(None, (family, given, name.suffix)))
    return [(f"F{short_tag}", full), (short_tag, " ".join(filter(None, (family, initials.upper(), suffix))))]
