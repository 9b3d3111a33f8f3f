"""The field classes of RIS: where a value stands in a class of records, for the program that imports the file.

Reference: RIS format specifications; the tag tables of EndNote's manual (one column for each type of reference);
Zotero's RIS translator. A field without a tag is a line of Zotero's Extra for target zotero, and lost for others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from carcite.formats.base import Context, Raw
from carcite.formats.fields import OneField, Pairs, first_of, note_lost
from carcite.formats.ris.dates import read_date, written_date
from carcite.formats.ris.targets import target_of, written_tag
from carcite.formats.ris.text import plain_title
from carcite.formats.zotero_schema import EXTRA_VARIABLES, ITEM_TYPE_OF, ITEM_TYPES, MODEL_VARIABLES, label_of
from carcite.model import Citation
from carcite.notes import Code
from carcite.values.dates import PartialDate

FORMAT_NAME = "ris"

# The name of a model field in Zotero's Extra: a CSL variable, or the name of a field of Zotero.
EXTRA_NAMES: dict[str, str] = EXTRA_VARIABLES | {"rights": "rights"}


def extra_tag(name: str) -> str:
    """Return the tag under which the reader gives a line of Extra to the table: `PMID:` of `M2  - PMID: 1`."""
    return f"{EXTRA_NAMES[name]}:"


@cache
def own_labels(csl: str) -> dict[str, str]:
    """Return the CSL variables for which the item type has a field of another name, with the label of that field.

    Zotero moves `Artwork Medium: oil` into the field of an artwork, and loses `medium: oil`.
    """
    slots = ITEM_TYPES[ITEM_TYPE_OF[csl]].slots
    general = {"number": "number", "medium": "medium", "publisher": "publisher", "publisher_place": "place"}
    return {
        EXTRA_NAMES[name]: label_of(slots[name])
        for name, field in general.items()
        if name in slots and slots[name] != field
    }


def place(name: str, tag: str, value: str, context: Context, label: str | None = None) -> Pairs:
    """Return a value in the tag that the target reads, or in a line of Extra; note that it is lost if it has no place.

    `tag` is "" if the field has no tag in this class of records; `label` names the line of Extra if not `name` does.
    """
    target = target_of(context)
    fits = name not in target.untagged and not (target.extra and not _has_field(name, context.type))
    written = written_tag(tag, context) if tag and fits else ""
    if written:
        return [(written, value)]
    label = label or EXTRA_NAMES.get(name)
    if target.extra and label:
        return [("M2", f"{own_labels(context.type).get(label, label)}: {value}")]
    if not tag:
        note_lost(name, context)
    elif all(note.field != name for note in context.notes):
        context.note(Code.LOST, f"{context.options.target} does not read {name} from ris", field=name)
    return []


def _has_field(name: str, csl: str) -> bool:
    """Whether Zotero's item type has a field for a model field; of others it makes `Volume: 1` in Extra."""
    return name not in MODEL_VARIABLES or name in ITEM_TYPES[ITEM_TYPE_OF[csl]].slots


class TaggedOrExtra(OneField):
    """A field with one value: in a tag (none if `tag` is ""), or in a line of Extra."""

    def __init__(self, name: str, tag: str = "", *aliases: str) -> None:
        super().__init__(name)
        self.tag = tag
        self.tags = tuple(filter(None, (extra_tag(name), tag)))
        self.aliases = aliases

    def parse(self, text: str) -> Any:
        """Return the value of a text."""
        return text

    def format(self, value: Any, context: Context) -> str:
        """Return the text of a value."""
        return str(value)

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        return {self.name: self.first(raw, context, self.parse)}

    def unchanged(self, citation: Citation) -> bool:
        return is_plain(getattr(citation, self.name))

    def write(self, citation: Citation, context: Context) -> Pairs:
        return place(self.name, self.tag, self.format(getattr(citation, self.name), context), context)


class TitleText(TaggedOrExtra):
    """A title: with its markup for a program that reads it, plain for the others."""

    def format(self, value: str, context: Context) -> str:
        return written_title(value, context)


# What is read back as it is: no entity or markup, and no semicolon, at which values are split.
_SPECIAL = re.compile(r"[<>&;]")


def is_plain(value: str | None) -> bool:
    """Whether a text is read back as it is from a tag that takes any text."""
    return value is None or (_SPECIAL.search(value) is None and value.isprintable())


def written_title(title: str, context: Context) -> str:
    """Return a title as the target reads it."""
    return title if target_of(context).markup else plain_title(title)


class Date(TaggedOrExtra):
    """A date other than that of issue."""

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        values = self.values(raw)
        for tag, value in values:
            if rest := read_date(value).rest:
                context.keep(tag, rest, self.name)
        return {self.name: first_of(self.name, values, context, self.parse)}

    def parse(self, text: str) -> PartialDate:
        return read_date(text).date

    def unchanged(self, citation: Citation) -> bool:
        date = getattr(citation, self.name)
        return bool(read_date(written_date(date)).date == date)

    def write(self, citation: Citation, context: Context) -> Pairs:
        date: PartialDate = getattr(citation, self.name)
        tag = self.tag
        if tag == "Y2" and citation.issued is None and context.options.target == "jabref":
            tag = ""  # JabRef makes the year of it if there is no other date
        pairs = place(self.name, tag, written_date(date), context)
        # Zotero wants ISO dates in Extra.
        return [(tag, f"{extra_tag(self.name)} {date.edtf()}" if tag == "M2" else value) for tag, value in pairs]
