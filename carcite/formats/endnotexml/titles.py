"""Titles of what a work stands in (journal, book, proceedings, conference), and titles in other languages.

Reference: EndNote's table of reference types: what its secondary title is in each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from carcite.formats.base import Context, Raw, Row
from carcite.formats.endnotexml.fields import FORMAT_NAME
from carcite.model import Citation, Extra, TranslatedTitle
from carcite.notes import Code

_CONTAINED = frozenset(
    ("journal", "newspaper", "chapter", "web", "media", "legal", "letter", "data", "other", "thesis", "patent")
)
_ABBREVIATED = frozenset(("journal", "newspaper"))


def container_row(kind: str) -> Row:
    """The journal or book: secondary-title, and for a periodical its full title and abbreviation."""
    full = ("full-title", "secondary-title") if kind in _CONTAINED else ("full-title",)

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        for name, names in (("container_title", full), ("container_title_short", ("abbr-1",))):
            if given := next((raw[tag] for tag in names if tag in raw), None):
                found[name] = given[0]
        for name in ("container-title", "container-title-short"):
            if said := raw.get(f"line:{name}"):
                found.setdefault(name.replace("-", "_"), said[0])
        for tag in (*full, *_OTHERS):
            for other in raw.get(tag, ()):
                _read_alternative(tag, other, found, context)
        return found

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        title, short = citation.container_title, citation.container_title_short
        if title is not None and kind in _CONTAINED:
            yield "secondary-title", title
            if kind in _ABBREVIATED:
                yield "full-title", title
        elif title is not None:
            yield "line:container-title", title
        if short is not None:
            yield ("abbr-1" if kind in _ABBREVIATED else "line:container-title-short"), short

    tags = (*full, "line:container-title", "abbr-1", "line:container-title-short", *_OTHERS)
    return Row(("container_title", "container_title_short"), tags, read, write)


_OTHERS = ("alt-title", "alt-full-title", "alt-abbr-1", "abbr-2", "abbr-3")


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
        found.setdefault("extra", []).append(Extra(FORMAT_NAME, tag, other))


def conference_row() -> Row:
    """secondary-title is the conference, custom3 the proceedings; a secondary-title alone is the proceedings."""

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        second, third = raw.get("secondary-title", [])[:1], raw.get("custom3", [])[:1]
        said = raw.get("line:event-title", [])[:1]
        titles, events = (third, second) if third else (second, [])
        if said:
            events, titles = said, third or [value for value in second if value != said[0]]
        for name, values in (("event_title", events), ("container_title", titles)):
            if values:
                found[name] = values[0]
        if "container_title" not in found and "line:container-title" in raw:
            found["container_title"] = raw["line:container-title"][0]
        if "line:container-title-short" in raw:
            found["container_title_short"] = raw["line:container-title-short"][0]
        return found

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        event, title = citation.event_title, citation.container_title
        if event is not None:
            yield "secondary-title", event
            yield ("custom3", title) if title is not None else ("line:event-title", event)
        elif title is not None:
            yield "secondary-title", title
        if citation.container_title_short is not None:
            yield "line:container-title-short", citation.container_title_short

    tags = ("secondary-title", "custom3", "line:event-title", "line:container-title", "line:container-title-short")
    return Row(("event_title", "container_title", "container_title_short"), tags, read, write)


def _read_translated(raw: Raw, context: Context) -> Mapping[str, Any]:
    original = raw.get("line:original-title", [])
    titles = [TranslatedTitle(text=text) for text in raw.get("translated-title", ()) if text not in original]
    for value in raw.get("line:translated-title", ()):
        language, mark, text = value.partition(" | ")
        spoken = None if language == "und" else language
        titles.append(TranslatedTitle(text=text, language=spoken) if mark else TranslatedTitle(text=value))
    return {"translated_titles": titles, **({"original_title": original[0]} if original else {})}


def _write_translated(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
    """translated-title takes one title; the original title has it only where no other wants it."""
    for place, title in enumerate(citation.translated_titles):
        if place == 0 and title.language is None:
            yield "translated-title", title.text
        else:
            yield "line:translated-title", f"{title.language or 'und'} | {title.text}"
    if citation.original_title is not None:
        if not citation.translated_titles:
            yield "translated-title", citation.original_title
        yield "line:original-title", citation.original_title


def translated_row() -> Row:
    """translated-title, and lines for the titles it has no room for."""
    tags = ("translated-title", "line:translated-title", "line:original-title")
    return Row(("translated_titles", "original_title"), tags, _read_translated, _write_translated)
