"""Titles, and what a work is a part of: journal, book, proceedings and conference.

Reference: RIS format specifications, "TI", "T2", "JF", "JO", "JA"; EndNote's and Zotero's tables of T2, C3, C1 and CY.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from carcite.formats.base import Context, Field, Raw
from carcite.formats.fields import OneField, Pairs, first_of, identity, present, repeats_title, tagged
from carcite.formats.ris.fields import extra_tag, is_plain, place, written_title
from carcite.formats.ris.targets import target_of, written_tag
from carcite.model import Citation, TranslatedTitle

# The classes of records in which T2 is the title of what the work is a part of; in others it is the series.
CONTAINED = frozenset(
    ("journal", "chapter", "conference", "web", "media", "legal", "letter", "data", "other", "patent", "thesis")
)
_FULL = ("T2", "BT", "JF", "JO")
_SHORT = ("J2", "JA", "J1")
_JOURNAL_NAMES = ("JF", "JO", "J1", "J2", "JA")


class Title(OneField):
    """The title. BT is the title of a book, and the book of a chapter."""

    def __init__(self, record_class: str) -> None:
        super().__init__("title", "TI", "T1", "CT", *(() if record_class in CONTAINED else ("BT",)))

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        return {"title": self.first(raw, context, identity)}

    def unchanged(self, citation: Citation) -> bool:
        return is_plain(citation.title)

    def write(self, citation: Citation, context: Context) -> Pairs:
        return [("TI", written_title(citation.title or "", context))]


class TranslatedTitles(Field):
    """TT: the title in other languages, or the original title if it is the only other one."""

    fields = ("translated_titles", "original_title")
    tags = ("TT", extra_tag("original_title"))

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, Any] = {"translated_titles": [TranslatedTitle(text=text) for text in raw.get("TT", ())]}
        original = first_of("original_title", tagged(raw, self.tags[1:]), context)
        return found if original is None else {**found, "original_title": original}

    def write(self, citation: Citation, context: Context) -> Pairs:
        pairs: Pairs = []
        for title in citation.translated_titles:
            pairs += place("translated_titles", "TT", written_title(title.text, context), context)
        if citation.original_title is not None:
            tag = "" if citation.translated_titles else "TT"
            pairs += place("original_title", tag, written_title(citation.original_title, context), context)
        return pairs


class Container(Field):
    """T2 or an older tag for the journal or book, J2 for its abbreviation."""

    fields = ("container_title", "container_title_short")

    def __init__(self, record_class: str) -> None:
        self.contained = record_class in CONTAINED
        full = _FULL if self.contained else ("JF", "JO")
        self.tags = (full[0], "J2", extra_tag("container_title"), extra_tag("container_title_short"))
        self.aliases = (*full[1:], "JA", "J1")

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        if len(raw) == 1 and self.contained and len(raw.get("T2", ())) == 1:
            return {"container_title": raw["T2"][0]}
        found = self._read(raw, context)
        short = found.get("container_title_short")
        if self.contained and short is not None and found.setdefault("container_title", short) == short:
            del found["container_title_short"]
        return found

    def _read(self, raw: Raw, context: Context) -> dict[str, str]:
        found: dict[str, str] = {}
        for tag, value in self._in_order(raw):
            if tag == "JO" and "container_title" in found and value in found.values():
                continue
            name = self._field(tag, found)
            if found.setdefault(name, value) != value and value != found.get("container_title"):
                context.keep(tag, value, name)
        return found

    def _field(self, tag: str, found: dict[str, str]) -> str:
        """Return the field of a tag; JO beside the full title is the abbreviation in what most publishers write."""
        is_short = tag in _SHORT or tag == self.tags[3] or (tag == "JO" and "container_title" in found)
        return "container_title_short" if is_short else "container_title"

    def unchanged(self, citation: Citation) -> bool:
        title, short = citation.container_title, citation.container_title_short
        return title is not None and is_plain(title) and is_plain(short)

    def _in_order(self, raw: Raw) -> Pairs:
        """Return the values in the order of preference."""
        full = (*self.tags[2:3], *(tag for tag in _FULL[:-1] if tag in (*self.tags, *self.aliases)))
        pairs = tagged(raw, (*full, self.tags[3], *_SHORT, "JO"))
        journal = _agreed_journal(raw) if self.contained else None
        if journal is not None:
            # T2 is something else in this record, such as the section of a magazine.
            pairs.insert(0, ("JF", journal))
            pairs = [pair for place, pair in enumerate(pairs) if place == 0 or pair[1] != journal]
        return pairs

    def write(self, citation: Citation, context: Context) -> Pairs:
        pairs: Pairs = []
        title = citation.container_title
        if title is not None:
            pairs += place("container_title", "T2" if self.contained else "", written_title(title, context), context)
        return pairs + _short_title(citation, context)


def _short_title(citation: Citation, context: Context) -> Pairs:
    """Return the abbreviation in J2, if it differs from the title."""
    short = citation.container_title_short
    if short is None or repeats_title(citation, context):
        return []
    return place("container_title_short", "J2", written_title(short, context), context)


def _agreed_journal(raw: Raw) -> str | None:
    """Return the name that two of the tags of journals give, if it is not the title in T2 or an abbreviation of it."""
    if "T2" not in raw or len(raw) < 3:
        return None
    names: Counter[str] = Counter(name for tag in _JOURNAL_NAMES for name in set(raw.get(tag, ())))
    title: str = raw["T2"][0]
    for name, count in names.items():
        if count > 1 and title not in names and not _abbreviates(name, title) and not _abbreviates(title, name):
            return name
    return None


def _abbreviates(short: str, full: str) -> bool:
    """Whether each word of a title is the beginning of a word of another one, in the same order."""
    parts, words = (re.findall(r"\w+", title.casefold()) for title in (short, full))
    left = iter(words)
    return all(any(word.startswith(part) for word in left) for part in parts)


class Conference(Field):
    """T2 beside C3 is the conference, alone it is the proceedings; CY beside C1 is the place of the conference."""

    fields = ("container_title", "container_title_short", "event_title", "event_place", "publisher_place")
    tags = (
        "T2", "C3", "CY", "C1", "J2", *map(extra_tag, ("event_title", "event_place", "container_title_short")),
        *map(extra_tag, ("container_title", "publisher_place")),
    )  # fmt: skip
    aliases = ("BT", "JF", "JO", "JA", "J1")

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        proceedings = tagged(raw, ("container-title:", "BT", "JF", "JO", "C3"))
        found = {
            **_settle("event_title", "container_title", raw, "T2", proceedings, context),
            **_settle("event_place", "publisher_place", raw, "CY", tagged(raw, ("publisher-place:", "C1")), context),
        }
        short = tagged(raw, ("container-title-short:", *_SHORT))
        found["container_title_short"] = first_of("container_title_short", short, context)
        return found

    def unchanged(self, citation: Citation) -> bool:
        if citation.event_title is not None or citation.event_place is not None or citation.container_title is None:
            return False
        values = (citation.container_title, citation.container_title_short, citation.publisher_place)
        taken = "ubmed" in citation.container_title or "pmid" in citation.container_title
        return all(map(is_plain, values)) and not taken and not (citation.publisher_place or "").startswith("eprint")

    def write(self, citation: Citation, context: Context) -> Pairs:
        return _conference_titles(citation, context) + _conference_places(citation, context)


def _settle(event: str, host: str, raw: Raw, shared: str, hosts: Pairs, context: Context) -> dict[str, Any]:
    """Return a field of the conference and one of the proceedings: the shared tag holds the one or the other."""
    events = tagged(raw, (extra_tag(event),))
    both = [pair for pair in tagged(raw, (shared,)) if pair[1] not in [text for _, text in events]]
    if hosts:
        events += [pair for pair in both if pair[1] != hosts[0][1]]
    else:
        hosts = both
    return present(**{host: first_of(host, hosts, context), event: first_of(event, events, context)})


def _conference_titles(citation: Citation, context: Context) -> Pairs:
    way = target_of(context).conference
    pairs: Pairs = []
    title, event = citation.container_title, citation.event_title
    if title is not None:
        title = written_title(title, context)
        if way == "T2":
            tags = [written_tag("T2", context)]
        else:
            tags = ["C3", "T2"] if event is None and way != "C3" else ["C3"]
        pairs += [(tag, title) for tag in tags]
    if event is not None:
        # T2 alone would be the proceedings.
        pairs += place("event_title", "" if way == "T2" else "T2", written_title(event, context), context)
    return pairs + _short_title(citation, context)


def _conference_places(citation: Citation, context: Context) -> Pairs:
    way = target_of(context).conference
    pairs: Pairs = []
    place_of_publisher, place_of_event = citation.publisher_place, citation.event_place
    if place_of_publisher is not None:
        shared = way != "C3" and (place_of_event is None or "event_place" in target_of(context).untagged)
        pairs += [("C1", place_of_publisher), *((("CY", place_of_publisher),) if shared else ())]
    if place_of_event is not None:
        pairs += place("event_place", "CY", place_of_event, context)
    return pairs
