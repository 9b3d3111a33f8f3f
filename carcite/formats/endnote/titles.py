"""Titles of what a work is a part of (journal, book, proceedings, conference), and titles in other languages.

Reference: EndNote's table of reference types: what the secondary title is in each.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from carcite.formats.base import Context, Field, Raw
from carcite.formats.fields import Pairs, first_of, note_lost, present, repeats_title, tagged
from carcite.model import Citation, TranslatedTitle
from carcite.notes import Code

# The classes of records in which the secondary title is what the work is a part of.
CONTAINED = frozenset(
    ("journal", "newspaper", "chapter", "web", "media", "legal", "letter", "data", "other", "thesis", "patent")
)
_PERIODICAL = frozenset(("journal", "newspaper"))
_ALTERNATIVE = ("alt-title", "alt-full-title", "alt-abbr-1", "abbr-2", "abbr-3")


class Container(Field):
    """The journal or book: secondary-title, and for a periodical its full title and abbreviation."""

    fields = ("container_title", "container_title_short")

    def __init__(self, record_class: str) -> None:
        self.contained = record_class in CONTAINED
        self.periodical = record_class in _PERIODICAL
        self.full = ("full-title", "secondary-title") if self.contained else ("full-title",)
        self.tags = (*self.full, "abbr-1", *_ALTERNATIVE)

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        for name, names in (("container_title", self.full), ("container_title_short", ("abbr-1",))):
            if pairs := tagged(raw, names):
                found[name] = pairs[0][1]
        for tag, value in tagged(raw, (*self.full, *_ALTERNATIVE)):
            _read_alternative(tag, value, found, context)
        for value in raw.get("abbr-1", ())[1:]:
            context.keep("abbr-1", value, "container_title_short")
        if found.get("container_title_short") == found.get("container_title"):
            found.pop("container_title_short", None)
        return found

    def write(self, citation: Citation, context: Context) -> Pairs:
        title, short = citation.container_title, citation.container_title_short
        pairs: Pairs = []
        if title is not None and self.contained:
            pairs.append(("secondary-title", title))
            if self.periodical:
                pairs.append(("full-title", title))
        elif title is not None:
            note_lost("container_title", context)
        if short is None or repeats_title(citation, context):
            return pairs
        if self.periodical:
            pairs.append(("abbr-1", short))
        else:
            note_lost("container_title_short", context)
        return pairs


def _read_alternative(tag: str, other: str, found: dict[str, Any], context: Context) -> None:
    """EndNote's alternate journal: beside a longer title its abbreviation, beside a shorter one the full title."""
    title, short = found.get("container_title"), found.get("container_title_short")
    if other in (title, short):
        return
    if title is None:
        found["container_title"] = other
    elif short is None and len(other) <= len(title):
        found["container_title_short"] = other
    elif short in (None, title):
        found["container_title"], found["container_title_short"] = other, title
        context.note(Code.ASSUMED, "the longer of two journal titles is the full one", field="container_title")
    else:
        context.keep(tag, other, "container_title")


class Conference(Field):
    """secondary-title is the conference, custom3 the proceedings; a secondary-title alone is the proceedings."""

    fields = ("event_title", "container_title", "container_title_short")
    tags = ("secondary-title", "custom3", "full-title")
    aliases = ("abbr-1", *_ALTERNATIVE)

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        conferences, proceedings = tagged(raw, ("secondary-title",)), tagged(raw, ("custom3", "full-title"))
        if not proceedings:
            conferences, proceedings = [], conferences
        short = tagged(raw, self.aliases)
        return present(
            event_title=first_of("event_title", conferences, context),
            container_title=first_of("container_title", proceedings, context),
            container_title_short=first_of("container_title_short", short, context),
        )

    def write(self, citation: Citation, context: Context) -> Pairs:
        pairs: Pairs = []
        if citation.event_title is not None:
            pairs.append(("secondary-title", citation.event_title))
        if citation.container_title is not None:
            pairs.append(("custom3", citation.container_title))
        if citation.container_title_short is not None:
            note_lost("container_title_short", context)
        return pairs


class TranslatedTitles(Field):
    """translated-title: one title in another language, or the original title if it is the only other one."""

    fields = ("translated_titles", "original_title")
    tags = ("translated-title",)

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        return {"translated_titles": [TranslatedTitle(text=text) for text in raw["translated-title"]]}

    def write(self, citation: Citation, context: Context) -> Pairs:
        titles = [title.text for title in citation.translated_titles]
        if citation.original_title is not None and titles:
            note_lost("original_title", context)
        elif citation.original_title is not None:
            titles.append(citation.original_title)
        if len(titles) > 1:
            context.note(Code.LOST, "EndNote has a place for one translated title", field="translated_titles")
        return [("translated-title", title) for title in titles[:1]]
