"""The people of an entry: name lists, what is known of each name, and roles without a field of their own.

Reference: biblatex manual 3.19, sections 2.2.2 (name lists, editor types) and 3.7 (data annotations).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from carcite.formats.base import Context, Raw, Row
from carcite.formats.bibtex.annotations import annotation, annotation_texts
from carcite.formats.bibtex.braces import join_list, split_list, unbraced
from carcite.formats.bibtex.names import read_names, write_names
from carcite.formats.bibtex.rows import Pairs, spare, values
from carcite.formats.bibtex.targets import dialect
from carcite.formats.bibtex.text import read_plain, write_plain
from carcite.model import Citation, Contributor
from carcite.notes import Code, Severity
from carcite.values.names import Name

_NUMBERED = re.compile(r"([0-9]{1,6}): ?(.*)", re.DOTALL)


def people_row(field: str, tag: str, *, biblatex: bool, truncated: str | None = None) -> Row:
    """A name list with the annotations `tag+an:orcid`, `tag+an:email` and `tag+an:affiliation`.

    BibTeX's affiliations stand in `<tag>affiliation`: `1: text; 2: text`.
    """
    orcid, email, affiliation, beside = (
        f"{tag}+an:orcid", f"{tag}+an:email", f"{tag}+an:affiliation", f"{tag}affiliation",
    )  # fmt: skip
    fields = (field, truncated) if truncated else (field,)

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        if not raw.get(tag):
            found: dict[str, Any] = {}
            for other, value in values(raw, raw):
                found.setdefault("extra", []).append((context.format, other, value))
            return found
        names, more = read_list(raw[tag][0], context, field)
        found = {field: names}
        if more and truncated:
            found[truncated] = True
        elif more:
            context.note(Code.UNPARSED, "'and others' in a list that has no place for it", field=field)
        for value in raw[tag][1:]:
            spare(context, found, field, tag, value)
        details: dict[int, dict[str, Any]] = {}
        if len(raw) > 1:
            for slot, name in (("orcid", orcid), ("email", email)):
                for value in raw.get(name, ()):
                    texts = annotation_texts(value)
                    if not texts or not all(0 < (number or 0) <= len(names) for number, _ in texts):
                        spare(context, found, field, name, value)
                    for number, text in texts:
                        details.setdefault(number or 0, {})[slot] = read_plain(text)
            places: list[tuple[int, str]] = []
            for value in raw.get(affiliation, ()):
                places += [(number or 0, read_plain(text)) for number, text in annotation_texts(value)]
            for value in raw.get(beside, ()):
                for part in split_list(value):
                    if match := _NUMBERED.fullmatch(unbraced(part)):
                        places.append((int(match[1]), read_plain(match[2])))
            for index, text in places:
                held = details.setdefault(index, {})
                held["affiliations"] = (*held.get("affiliations", ()), text)
            found[field] = tuple(
                name.model_copy(update=dict(Name(literal="x", **details[index])) | _parts(name))
                if index in details
                else name
                for index, name in enumerate(names, 1)
            )
        return found

    def write(citation: Citation, context: Context) -> Pairs:
        names: tuple[Name, ...] = getattr(citation, field)
        more = bool(truncated and getattr(citation, truncated) and not dialect(context).extra_lines)
        text, exact = write_names(names, truncated=more, ascii=context.options.ascii)
        if not exact:
            context.note(Code.CHANGED, "BibTeX names cannot hold these parts as they are", field=field)
        pairs = [(tag, text)]
        if any(name.orcid or name.email or name.affiliations for name in names):
            pairs += details_of(names, context)
        return pairs

    def details_of(names: tuple[Name, ...], context: Context) -> list[tuple[str, str]]:
        pairs: list[tuple[str, str]] = []
        for slot, name in (("orcid", orcid), ("email", email)):
            held = [(n, getattr(person, slot)) for n, person in enumerate(names, 1) if getattr(person, slot)]
            if held:
                pairs.append((name, annotation((n, write_plain(text, context, field)) for n, text in held)))
        places = [
            (n, write_plain(text, context, field)) for n, person in enumerate(names, 1) for text in person.affiliations
        ]
        if places and biblatex:
            pairs.append((affiliation, annotation(places)))
        elif places:
            pairs.append((beside, join_list([f"{n}: {text}" for n, text in places], "; ")))
        return pairs

    return Row(fields, (tag, orcid, email, affiliation, beside), read, write)


def read_list(value: str, context: Context, field: str) -> tuple[tuple[Name, ...], bool]:
    """The names of a list and whether it ends in `and others`, with notes on what is doubtful in it."""
    found = read_names(value)
    if found.doubtful:
        message = "these names can be read in two ways; write `and` between them"
        context.note(Code.ASSUMED, message, field=field, text=value, severity=Severity.WARNING)
    elif found.loose:
        context.note(Code.REPAIRED, "names with other signs than `and` between them, read as a list", field=field)
    if found.unknown:
        context.note(Code.UNPARSED, f"unknown TeX kept as it is: {' '.join(found.unknown)[:200]}", field=field)
    return found.names, found.truncated


def _parts(name: Name) -> dict[str, Any]:
    return {
        slot: getattr(name, slot) for slot in ("family", "given", "particle", "dropping_particle", "suffix", "literal")
    }


# Roles with a name list of their own: the field, the role. CSL's roles first, then those only biblatex has.
ROLES: dict[str, str] = {
    "bookauthor": "container-author",
    **{
        role: role
        for role in (
            "chair", "collection-editor", "composer", "contributor", "curator", "director", "editorial-director",
            "executive-producer", "guest", "host", "illustrator", "interviewer", "narrator", "original-author",
            "performer", "producer", "recipient", "reviewed-author", "script-writer", "series-creator",
            "holder", "annotator", "commentator", "introduction", "foreword", "afterword", "assignee", "inventor",
        )
    },
    "serieseditor": "collection-editor", "collaborator": "contributor", "scriptwriter": "script-writer",
}  # fmt: skip
_TAGS = {role: tag for tag, role in reversed(ROLES.items())}
# Up to three more roles, each named in its `...type`.
_SLOTS = ("editora", "editorb", "editorc")
NAME_LISTS = ("author", "editor", "translator", *ROLES, *_SLOTS)
"""The fields that hold people."""
_ROLE_NAME = re.compile(r"[a-z][a-z0-9 -]*")


def give_editors_their_role(raw: Raw) -> None:
    """The editors whose `editortype` is a role with a field of its own (a film's director) stand in that field."""
    role = read_plain(raw["editortype"][0])
    if role in ROLES and role not in raw and "editor" in raw:
        raw[role] = raw.pop("editor")
        del raw["editortype"]


def creators_row(biblatex: bool) -> Row:
    """All other roles: fields of their own, and biblatex's editora, editorb, editorc with their types."""

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        found: list[Contributor] = []
        for tag, value in values(raw, ROLES):
            found += [Contributor(role=ROLES[tag], name=name) for name in read_list(value, context, "creators")[0]]
        for tag in _SLOTS:
            for value in raw.get(tag, ()):
                role = read_plain(raw.get(f"{tag}type", ["editor"])[0]) or "editor"
                found += [Contributor(role=role, name=name) for name in read_list(value, context, "creators")[0]]
        return {"creators": found}

    def write(citation: Citation, context: Context) -> Pairs:
        roles: dict[str, list[Name]] = {}
        for creator in citation.creators:
            roles.setdefault(creator.role, []).append(creator.name)
        pairs: list[tuple[str, str]] = []
        kept: list[Contributor] = []
        lost: list[str] = []
        slots = iter(_SLOTS)
        exact = True
        for role in sorted(roles, key=lambda role: _ORDER.get(role, len(_ORDER))):
            tag = _TAGS.get(role)
            if tag is None:
                tag = next(slots, None) if _ROLE_NAME.fullmatch(role) else None
                if tag is None:
                    lost.append(role)
                    continue
                kind = (f"{tag}type", role)
            else:
                kind = None
            text, same = write_names(tuple(roles[role]), ascii=context.options.ascii)
            exact = exact and same
            pairs.append((tag, text))
            pairs += [kind] if kind else []
            kept += [Contributor(role=role, name=name) for name in roles[role]]
        if lost:
            context.note(Code.LOST, f"no field for the roles {', '.join(lost)}", field="creators")
        elif not exact or tuple(kept) != citation.creators or any(_has_details(c.name) for c in kept):
            context.note(Code.CHANGED, "their order, or parts and details of their names", field="creators")
        return pairs

    types = tuple(f"{slot}type" for slot in _SLOTS)
    return Row(("creators",), (*dict.fromkeys(ROLES), *_SLOTS, *types), read, write)


_ORDER = {role: number for number, role in enumerate(dict.fromkeys(ROLES.values()))}


def _has_details(name: Name) -> bool:
    return bool(name.orcid or name.email or name.affiliations)
