"""People in RIS: `Family, Given, Suffix`, one a line; an organisation ends with a comma; which tag holds which role.

Reference: RIS format specifications, "AU", "A2" to "A4"; EndNote's tag tables, which give A2 to A4 a meaning for each
type of reference; EndNote's manual on corporate authors.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import partial
from typing import Any

from carcite.formats.base import Context, Field, Raw
from carcite.formats.endnote.names import is_exact, name_text, read_name, read_people
from carcite.formats.fields import Pairs
from carcite.formats.ris.fields import is_plain, place
from carcite.formats.ris.targets import target_of, written_tag
from carcite.formats.roles import FIELD_OF_ROLE, ROLES, add_people, affiliation_pairs, has_details, people_of
from carcite.formats.zotero_schema import ITEM_TYPE_OF, ITEM_TYPES
from carcite.model import Citation
from carcite.notes import Code
from carcite.values.names import Name

_EDITED = {"A2": "editor", "ED": "editor", "A3": "collection-editor", "A4": "translator"}
# The role of each tag in a class of records.
ROLE_TAGS: dict[str, dict[str, str]] = {
    "book": {"A3": "editor", "ED": "editor", "A2": "collection-editor", "A4": "translator"},
    "chapter": {**_EDITED, "C2": "container-author"},
    "data": {"A2": "producer", "ED": "editor", "A3": "collection-editor", "A4": "contributor"},
    "talk": {"ED": "editor", "A3": "collection-editor", "A4": "translator"},
    "thesis": {**_EDITED, "A3": "contributor"},
    "letter": {"A2": "recipient", "ED": "editor", "A4": "translator"},
    "media": {"A2": "performer", "A3": "producer", "ED": "editor", "A4": "translator"},
    "legal": {"ED": "editor", "A4": "translator"},
    "patent": {"ED": "editor", "A4": "translator"},
}
# The roles that Zotero finds in its Extra.
EXTRA_ROLES = ("editor", "translator", *ROLES)
# Where `tag_variants` puts what databases say of single authors, as `Family, Given = value`.
DETAILS = {"orcid": "author orcid", "email": "author email", "affiliations": "author affiliation"}


class Authors(Field):
    """AU for the authors; AD for affiliations, once each."""

    fields = ("authors", "authors_truncated", "affiliations")
    tags = ("AU", "AD")
    aliases = ("A1", *DETAILS.values())

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        authors, truncated = _read_authors(raw, context)
        found: dict[str, Any] = {"authors_truncated": True} if truncated else {}
        if not raw.keys().isdisjoint(DETAILS.values()):
            _add_details(authors, raw, context)
        if "AD" in raw:
            own = {text for name in authors for text in name.affiliations}
            found["affiliations"] = [text for text in raw["AD"] if text not in own]
        found["authors"] = authors
        return found

    def unchanged(self, citation: Citation) -> bool:
        affiliations = citation.affiliations
        return (
            all(map(is_exact, citation.authors))
            and len(set(affiliations)) == len(affiliations)
            and all(map(is_plain, affiliations))
        )

    def write(self, citation: Citation, context: Context) -> Pairs:
        if citation.authors_truncated:
            context.note(Code.LOST, "ris has no place for authors_truncated", field="authors_truncated")
        affiliations = partial(place, "affiliations", "AD", context=context)
        return [*_author_pairs(citation.authors, context), *affiliation_pairs(citation, "AD", affiliations, context)]


def _read_authors(raw: Raw, context: Context) -> tuple[list[Name], bool]:
    authors: list[Name] = []
    truncated = False
    for tag in raw:
        if tag in ("AU", "A1"):
            before = frozenset(authors)  # A1 beside AU may go on, or repeat the authors
            people = read_people(raw[tag], "authors", context)
            authors += [name for name in people.names if not before or name not in before]
            truncated = truncated or people.truncated
    return authors, truncated


def _author_pairs(authors: tuple[Name, ...], context: Context) -> Pairs:
    if not authors:
        return []
    if any(name.orcid or name.email for name in authors):
        context.note(Code.LOST, "ris has no place for the ORCID and e-mail address of an author", field="authors")
    tag = written_tag("AU", context)
    if tag != "AU":
        for field in ("authors", "creators"):
            context.note(Code.MOVED, f"authors are in {tag}, which holds the performers", field=field)
    return [(tag, name_text(name)) for name in authors]


def _add_details(authors: list[Name], raw: Raw, context: Context) -> None:
    """Give each author what a database says of them."""
    texts = [name_text(name) for name in authors]
    times = Counter(texts)
    details: dict[int, dict[str, Any]] = {}
    for field, tag in DETAILS.items():
        for value in raw.get(tag, ()):
            who, _, detail = value.partition(" = ")
            known = details.setdefault(texts.index(who), {}) if times[who] == 1 else {}
            if field == "affiliations" and times[who] == 1:
                known.setdefault(field, []).append(detail)
            elif times[who] != 1 or known.setdefault(field, detail) != detail:
                context.keep("AD" if field == "affiliations" else "AI", value, "authors")
    for place_, known in details.items():
        authors[place_] = Name.model_validate({**authors[place_].model_dump(exclude_defaults=True), **known})


class OtherPeople(Field):
    """Editors, translators and all other roles of a class of records."""

    fields = ("editors", "translators", "creators")

    def __init__(self, record_class: str) -> None:
        self.record_class = record_class
        self.roles = ROLE_TAGS.get(record_class, _EDITED)
        self.tag_of = {role: tag for tag, role in reversed(self.roles.items())}
        self.tags = (*self.roles, *(f"{role}:" for role in EXTRA_ROLES))

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, list[Any]] = {}
        for tag in raw:
            is_extra = tag.endswith(":")
            role = tag[:-1] if is_extra else self._role(tag, raw, context)
            if is_extra:
                names = [name for name in map(_read_extra_name, raw[tag]) if name is not None]
            else:
                names = read_people(raw[tag], FIELD_OF_ROLE.get(role, "creators"), context).names
            add_people(found, role, names)
        return found

    def unchanged(self, citation: Citation) -> bool:
        return not citation.creators and all(map(is_exact, (*citation.editors, *citation.translators)))

    def _role(self, tag: str, raw: Raw, context: Context) -> str:
        role = self.roles[tag]
        if self.record_class == "book" and tag == "A2" and "A3" not in raw and "ED" not in raw:
            return "editor"  # A2 alone is the editor in what most programs write
        return "interviewer" if role == "recipient" and context.type == "interview" else role

    def write(self, citation: Citation, context: Context) -> Pairs:
        pairs: Pairs = []
        for role, field, name in people_of(citation):
            if field == "authors":
                continue
            tag = self._tag(role, citation, context)
            known = role if role in EXTRA_ROLES else "contributor"
            for written, text in place(field, tag, name_text(name), context, known):
                pairs.append((written, f"{known}: {_extra_name(name)}" if written == "M2" else text))
            if has_details(name):
                context.note(Code.LOST, "ris has no place for ORCID, address and affiliation of a name", field=field)
        return pairs

    def _tag(self, role: str, citation: Citation, context: Context) -> str:
        if self.record_class == "letter" and citation.type == "interview" and role in ("interviewer", "recipient"):
            return "A2" if role == "interviewer" else ""
        if role == "collection-editor" and self.record_class == "book" and not citation.editors:
            return ""  # A2 alone would be the editor
        target = target_of(context)
        if target.extra and role not in ITEM_TYPES[ITEM_TYPE_OF[citation.type]].roles:
            return ""  # Zotero would make an author of the person
        return target.editor if role == "editor" and target.editor else self.tag_of.get(role, "")


def _extra_name(name: Name) -> str:
    """Return a name as Zotero spells it in Extra: `Family || Given`."""
    if not (name.family and name.given) or name.suffix:
        return name_text(name)
    family = f"{name.particle} {name.family}" if name.particle else name.family
    given = f"{name.given} {name.dropping_particle}" if name.dropping_particle else name.given
    return f"{family} || {given}"


def _read_extra_name(text: str) -> Name | None:
    """Return the person of a line of Extra."""
    family, mark, given = text.partition(" || ")
    return read_name(f"{family.strip()}, {given.strip()}" if mark else text)
