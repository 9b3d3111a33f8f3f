"""Titles: the work's own, and that of the journal, book or larger work it is part of.

Reference: biblatex manual 3.19, section 2.2.2 (title, subtitle, titleaddon and their kin).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from carcite.formats.base import Context, Field, Raw
from carcite.formats.bibtex.csl_variables import CSL, VOLUME_TITLE
from carcite.formats.bibtex.fields import NameOf, is_safe
from carcite.formats.bibtex.text import read_text, write_text
from carcite.formats.bibtex.types import BOOKS, IN_BOOK
from carcite.formats.fields import Pairs, repeats_title, tagged
from carcite.model import Citation, Extra
from carcite.values.text import line

PARTS: dict[str, tuple[str, str]] = {
    "title": ("subtitle", "titleaddon"),
    "booktitle": ("booksubtitle", "booktitleaddon"),
    "maintitle": ("mainsubtitle", "maintitleaddon"),
    "journaltitle": ("journalsubtitle", "journaltitleaddon"),
    "journal": ("journalsubtitle", "journaltitleaddon"),
    "issuetitle": ("issuesubtitle", "issuetitleaddon"),
}
"""The titles, each with its subtitle and what is added to it."""


def joined(raw: Raw, tag: str, read: Callable[[str], str]) -> str | None:
    """Return a title with its subtitle and addition, as biblatex prints them; None if there is none."""
    if tag not in raw and raw.keys().isdisjoint(PARTS[tag]):
        return None
    shown = ""
    for part, mark in zip((tag, *PARTS[tag]), ("", ": ", ". "), strict=True):
        for value in raw.get(part, ())[:1]:
            text = read(value)
            if shown and text:
                shown += " " if shown[-1] in "?!:.…–—" else mark
            shown += text
    return shown or None


class Title(Field):
    """The title, and the short one: without a `shorttitle`, what stands before the subtitle.

    A subtitle and an addition are read into the title.
    """

    fields = ("title", "title_short")
    tags = ("title", "shorttitle")
    aliases = ("subtitle", "titleaddon")

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, Any] = {"title": joined(raw, "title", lambda value: read_text(value, context, "title"))}
        short = raw.get("shorttitle", raw.get("title") if "subtitle" in raw else None)
        if short:
            found["title_short"] = read_text(short[0], context, "title_short") or None
        return found

    def write(self, citation: Citation, context: Context) -> Pairs:
        pairs: Pairs = []
        if citation.title:
            pairs.append(("title", write_text(citation.title, context, title=True)))
        if citation.title_short:
            pairs.append(("shorttitle", write_text(citation.title_short, context)))
        return pairs

    def unchanged(self, citation: Citation) -> bool:
        return is_safe(citation.title or "") and is_safe(citation.title_short or "")


_IN_BOOK_ORDER = ("booktitle", "journaltitle", "journal", "maintitle")
_IN_VOLUME_ORDER = ("maintitle", "journaltitle", "journal")
_BOOK_ORDER = ("maintitle", "booktitle", "journaltitle", "journal")
_JOURNAL_ORDER = ("journaltitle", "journal", "booktitle", "maintitle")


def _order(raw: Raw, kind: str) -> tuple[tuple[str, ...], str]:
    """Return the fields that may be the container's title, the first one first, and the field of a volume's title."""
    if kind in IN_BOOK and raw.get("booktitle") and raw.get("maintitle"):
        return _IN_VOLUME_ORDER, "booktitle"  # one volume of a larger work
    if kind in IN_BOOK:
        return _IN_BOOK_ORDER, "issuetitle"
    return _BOOK_ORDER if kind in BOOKS else _JOURNAL_ORDER, "issuetitle"


class Container(NameOf):
    """What the work is part of: `journal`, `booktitle` or `maintitle` by its type."""

    tags = ("journal", "journaltitle", "booktitle", "maintitle")
    aliases = (
        *dict.fromkeys(part for tag, parts in PARTS.items() if tag != "title" for part in parts),
        "issuetitle",
        "fjournal",
    )

    def __init__(self, *, biblatex: bool) -> None:
        self.name = "container_title"
        self.fields = (self.name,)
        self.journal = "journaltitle" if biblatex else "journal"

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        order, volume = _order(raw, context.type)
        if volume in raw and (title := joined(raw, volume, partial(self.parse, context=context))):
            found["extra"] = [Extra(CSL, VOLUME_TITLE, line(title))]
        container = self._first(raw, order, context)
        if "fjournal" in raw:
            # MathSciNet: the full name here, so that `journal` is the abbreviation.
            full = self.parse(raw["fjournal"][0], context)
            if container and container != full:
                found["container_title_short"] = container
            container = full
        return {**found, "container_title": container} if container else found

    def _first(self, raw: Raw, order: Iterable[str], context: Context) -> str | None:
        """Return the first of the titles, with its subtitle; others are kept in extra, with theirs."""
        first: str | None = None
        for tag, value in tagged(raw, order):
            if first is None:
                first = joined(raw, tag, partial(self.parse, context=context))
            elif self.parse(value, context) != first:
                for part, other in tagged(raw, (tag, *PARTS[tag])):
                    context.keep(part, other, self.name)
        return first

    def tag(self, citation: Citation, context: Context) -> str:
        return "booktitle" if citation.type in IN_BOOK else "maintitle" if citation.type in BOOKS else self.journal


class ShortJournal(NameOf):
    """The short name of the journal, if it is another than the full one."""

    def write(self, citation: Citation, context: Context) -> Pairs:
        return [] if repeats_title(citation, context) else super().write(citation, context)
