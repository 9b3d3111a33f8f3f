"""The check behind `changed` notes: a written record is read back and compared field by field.

What a record read back alone does not show has its note where it is written: a kept BibTeX field that is escaped, how
papers are related in Zotero RDF, a formula in CSV.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence, Set
from typing import Any

from carcite.formats.base import Context
from carcite.formats.roles import without_details
from carcite.model import PEOPLE_FIELDS, Abstract, Citation
from carcite.notes import Code, Severity
from carcite.values.dates import PartialDate
from carcite.values.markup import plain, without_nocase
from carcite.values.names import Name

# Links to other records are not in one record; they have other notes.
_BESIDE = frozenset(("related",))
_TITLES = frozenset(("title", "title_short", "original_title", "container_title", "collection_title", "event_title"))
_SHOWN = (str, Name, PartialDate, type(None))  # what a note shows of a value
_SHORT = 60  # characters of it


def note_changes(
    citation: Citation,
    context: Context,
    read_back: Callable[[], Citation | None],
    beside: Collection[str] = (),
    only: Set[str] | None = None,
    spelled: Callable[[Name], str] | None = None,
) -> None:
    """Add a note for each field of the citation that is read back as another value.

    `read_back` reads the written record; it returns None if that fails. Fields that have a note already, such as lost
    ones, and those of `beside` are not compared. With `only`, a part of the record is read, and only these fields and
    those in the part are compared. `spelled` is how the format spells a name, if names of one spelling are one name.

    Differences are information where every value is in the record: an abstract without its language or structure, a
    title whose capitals are no longer protected, a name in other parts, affiliations that do not say whose they are.
    """
    back = read_back()
    if back is None:
        context.note(Code.CHANGED, f"the {context.format} record cannot be read back")
        return
    skipped = {note.field for note in context.notes} | _BESIDE | set(beside)
    if citation.key is None:
        skipped.add("key")
    if only is not None:
        skipped |= citation.__dict__.keys() - only - back.model_fields_set
    for name, value in citation.__dict__.items():
        if name in skipped or value == (found := getattr(back, name)):
            continue
        if name == "abstracts":
            note_abstracts(value, found, context)
        elif name in PEOPLE_FIELDS and spelled and _differ_in_parts(value, found, spelled):
            message = "a name is read in other parts, such as a particle before the family name"
            context.note(Code.CHANGED, message, field=name, severity=Severity.INFO)
        else:
            _note_difference(name, value, found, back, context)


def note_abstracts(abstracts: Sequence[Abstract], found: Sequence[Abstract], context: Context) -> None:
    """Add a note if abstracts are read back as others."""
    if [_words(abstract) for abstract in abstracts] != [_words(abstract) for abstract in found]:
        note_changed("abstracts", context, abstracts, found)
    elif abstracts != tuple(found):
        is_language = _without_languages(abstracts) == _without_languages(found)
        message = f"the {'language' if is_language else 'structure'} of an abstract is not written"
        context.note(Code.CHANGED, message, field="abstracts", severity=Severity.INFO)


def _note_difference(name: str, value: Any, found: Any, back: Citation, context: Context) -> None:
    if name in _TITLES and without_nocase(value or "") == without_nocase(found or ""):
        message = "the protection of capitals is not written"
        context.note(Code.CHANGED, message, field=name, severity=Severity.INFO)
    elif name in PEOPLE_FIELDS and _differ_in_affiliations(value, found, back):
        message = "affiliations are those of the citation; whose they are is not written"
        context.note(Code.MOVED, message, field=name)
    elif name == "affiliations" and set(value) <= set(found):
        message = "affiliations are written once each, those of the authors behind those of the citation"
        context.note(Code.MOVED, message, field=name)
    else:
        note_changed(name, context, value, found)


def note_changed(name: str, context: Context, value: Any = None, found: Any = None) -> None:
    """Note that a field is read back in another form, and the first difference of the two values."""
    value, found = _first_difference(value, found)
    what, shown = name, ""
    if isinstance(value, _SHOWN) and isinstance(found, _SHOWN):
        one, other = str(value or ""), str(found or "")
        if one != other and plain(one) == plain(other):
            context.note(Code.CHANGED, f"the markup of {name} is not written", field=name)
            return
        if one != other:
            shown = ": {!r} as {!r}".format(*_around_difference(one, other))
        elif isinstance(value, Name) and isinstance(found, Name):
            parts = (part for part in value.__dict__ if getattr(value, part) != getattr(found, part))
            what = f"{', '.join(parts)} of {name}"
    context.note(Code.CHANGED, f"{what} will read back from {context.format} in another form{shown}", field=name)


def _first_difference(value: Any, found: Any) -> tuple[Any, Any]:
    """Return the first items of two lists that differ, and other values as they are."""
    if isinstance(value, tuple) and isinstance(found, tuple):
        return next((pair for pair in zip(value, found, strict=False) if pair[0] != pair[1]), (None, None))
    return value, found


def _around_difference(one: str, other: str) -> tuple[str, str]:
    """Return the parts of two long texts around the first character that differs."""
    if max(len(one), len(other)) <= _SHORT:
        return one, other
    same = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 0)
    part = slice(max(same - _SHORT // 2, 0), same + _SHORT // 2)
    return one[part], other[part]


def _without_languages(abstracts: Iterable[Abstract]) -> list[Abstract]:
    return [abstract.model_copy(update={"language": None}) for abstract in abstracts]


def _words(abstract: Abstract) -> str:
    return abstract.text.replace("\n", " ")


def _differ_in_parts(people: Sequence[Name], found: Sequence[Name], spelled: Callable[[Name], str]) -> bool:
    """Whether names with other parts, their details aside, have the same spelling."""
    return list(map(without_details, people)) != list(found) and list(map(spelled, people)) == list(map(spelled, found))


def _differ_in_affiliations(people: Any, found: Any, back: Citation) -> bool:
    """Whether the people differ only in affiliations that the citation has."""
    if len(people) != len(found):
        return False
    for one, other in zip(people, found, strict=True):
        if one.model_copy(update={"affiliations": other.affiliations}) != other:
            return False
        if not set(one.affiliations) <= {*other.affiliations, *back.affiliations}:
            return False
    return True
