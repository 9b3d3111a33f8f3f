"""The people of an entry: name lists, the ORCID iDs of their names, and roles without a field of their own.

Reference: biblatex manual 3.19, sections 2.2.2 (name lists, editor types) and 3.7 (data annotations).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from carcite.formats.base import Context, Field, Raw
from carcite.formats.bibtex.names import read_names
from carcite.formats.bibtex.targets import target_of
from carcite.formats.bibtex.text import read_plain
from carcite.formats.bibtex.written_names import are_safe, write_names
from carcite.formats.fields import Pairs, tagged
from carcite.formats.roles import ROLES as CSL_ROLES
from carcite.model import Citation, Contributor, Extra
from carcite.notes import Code, Severity
from carcite.values.names import Name

_ORCID_OF = re.compile(r'([0-9]{1,6})\s*+=\s*+"(.*)"', re.DOTALL)


class People(Field):
    """A name list, in biblatex with the ORCID ids of its people in the annotation `tag+an:orcid`.

    `truncated` is the field that says whether there are more people than are named.
    """

    def __init__(self, name: str, tag: str, *, truncated: str = "", biblatex: bool) -> None:
        self.name, self.tag, self.truncated = name, tag, truncated
        self.orcid = f"{tag}+an:orcid"
        self.fields = (name, truncated) if truncated else (name,)
        self.tags = (tag, self.orcid)
        self.biblatex = biblatex

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        if not raw.get(self.tag):
            for other, value in tagged(raw, raw):
                context.kept.append(Extra(context.format, other, value))
            return {}
        names, more = read_list(raw[self.tag][0], context, self.name)
        found: dict[str, Any] = {self.name: names}
        if more and self.truncated:
            found[self.truncated] = True
        elif more:
            context.note(Code.UNPARSED, "'and others' in a list that has no place for it", field=self.name)
        if self.orcid in raw:
            found[self.name] = self._with_orcids(names, raw[self.orcid], context)
        return found

    def _with_orcids(self, names: tuple[Name, ...], annotations: list[str], context: Context) -> tuple[Name, ...]:
        """Return the names with the ORCID ids of annotations; one that does not fit the names is kept in extra."""
        ids: dict[int, str] = {}
        for value in annotations:
            held = dict(_annotated(value))
            if held and all(0 < number <= len(names) for number in held):
                ids |= held
            else:
                context.keep(self.orcid, value, self.name)
        return tuple(
            name.replace(orcid=read_plain(ids[number])) if number in ids else name
            for number, name in enumerate(names, 1)
        )

    def write(self, citation: Citation, context: Context) -> Pairs:
        names: tuple[Name, ...] = getattr(citation, self.name)
        more = bool(self.truncated and getattr(citation, self.truncated) and not target_of(context).is_zotero)
        pairs = [(self.tag, write_names(names, truncated=more, ascii=context.options.ascii).text)]
        ids = [(number, name.orcid) for number, name in enumerate(names, 1) if name.orcid]
        if self.biblatex and ids and not target_of(context).is_zotero and all(_ORCID.fullmatch(one) for _, one in ids):
            pairs.append((self.orcid, "; ".join(f'{number}="{orcid}"' for number, orcid in ids)))
        return pairs

    def unchanged(self, citation: Citation) -> bool:
        names: tuple[Name, ...] = getattr(citation, self.name)
        return not (self.truncated and getattr(citation, self.truncated)) and are_safe(names)


def _annotated(value: str) -> list[tuple[int, str]]:
    """Return the texts of an annotation with the numbers of their names; other parts are left out."""
    matches = (_ORCID_OF.fullmatch(part.strip()) for part in value.split(";"))
    return [(int(match[1]), match[2]) for match in matches if match]


def read_list(value: str, context: Context, field: str) -> tuple[tuple[Name, ...], bool]:
    """Return the names of a list and whether it ends in `and others`, with notes on what is doubtful in it."""
    found = read_names(value)
    if found.doubtful:
        message = "these names can be read in two ways; write `and` between them"
        context.note(Code.ASSUMED, message, field=field, text=value, severity=Severity.WARNING)
    elif found.loose:
        context.note(Code.REPAIRED, "names with other signs than `and` between them, read as a list", field=field)
    if found.unknown:
        context.note(Code.UNPARSED, f"unknown TeX kept as it is: {' '.join(found.unknown)[:200]}", field=field)
    return found.names, found.truncated


_ORCID = re.compile(r"[0-9]{4}(?:-[0-9]{4}){2}-[0-9]{3}[0-9X]")


# The roles of CSL that are types of editors in biblatex (`editoratype = {compiler}`), and those only biblatex has.
_EDITOR_TYPES = frozenset(("compiler", "organizer"))
_BIBLATEX_ROLES = (
    "holder", "annotator", "commentator", "introduction", "foreword", "afterword", "assignee", "inventor",
)  # fmt: skip
# Roles with a name list of their own: the field, the role.
ROLES: dict[str, str] = {
    "bookauthor": "container-author",
    **{role: role for role in CSL_ROLES if role not in _EDITOR_TYPES and role != "container-author"},
    **{role: role for role in _BIBLATEX_ROLES},
    "serieseditor": "collection-editor", "collaborator": "contributor", "scriptwriter": "script-writer",
}  # fmt: skip
_TAGS = {role: tag for tag, role in reversed(ROLES.items())}
# Up to three more roles, each named in its `...type`.
_SLOTS = ("editora", "editorb", "editorc")
NAME_LISTS = ("author", "editor", "translator", *ROLES, *_SLOTS)
"""The fields that hold people."""
_ROLE_NAME = re.compile(r"[a-z][a-z0-9 -]*")


def give_editors_their_role(raw: Raw) -> None:
    """Move editors whose `editortype` is a role with a field of its own (a film's director) to that field."""
    role = read_plain(raw["editortype"][0])
    if role in ROLES and role not in raw and "editor" in raw:
        raw[role] = raw.pop("editor")
        del raw["editortype"]


class Creators(Field):
    """All other roles: fields of their own, and biblatex's editora, editorb, editorc with their types."""

    fields = ("creators",)
    tags = (*ROLES, *_SLOTS, *(f"{slot}type" for slot in _SLOTS))

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        found: list[Contributor] = []
        for tag, value in tagged(raw, ROLES):
            found += [Contributor(role=ROLES[tag], name=name) for name in read_list(value, context, "creators")[0]]
        for tag in _SLOTS:
            for value in raw.get(tag, ()):
                role = read_plain(raw.get(f"{tag}type", [""])[0]) or "editor"
                found += [Contributor(role=role, name=name) for name in read_list(value, context, "creators")[0]]
        return {"creators": found}

    def write(self, citation: Citation, context: Context) -> Pairs:
        roles: dict[str, list[Name]] = {}
        for creator in citation.creators:
            roles.setdefault(creator.role, []).append(creator.name)
        pairs: Pairs = []
        lost: list[str] = []
        slots = iter(_SLOTS)
        for role in sorted(roles, key=lambda role: _ORDER.get(role, len(_ORDER))):
            tag = _TAGS.get(role)
            named = tag is None
            if tag is None and _ROLE_NAME.fullmatch(role):
                tag = next(slots, None)
            if tag is None:
                lost.append(role)
                continue
            pairs.append((tag, write_names(tuple(roles[role]), ascii=context.options.ascii).text))
            if named:
                pairs.append((f"{tag}type", role))
        if lost:
            context.note(Code.LOST, f"no field for the roles {', '.join(lost)}", field="creators")
        return pairs

    def unchanged(self, citation: Citation) -> bool:
        (role, *others) = {creator.role for creator in citation.creators}
        return role in _TAGS and not others and are_safe(tuple([creator.name for creator in citation.creators]))


_ORDER = {role: number for number, role in enumerate(dict.fromkeys(ROLES.values()))}
