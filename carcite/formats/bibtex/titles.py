"""Titles: the work's own, and that of the journal, book or larger work it is part of.

Reference: biblatex manual 3.19, section 2.2.2 (title, subtitle, titleaddon and their kin).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from carcite.formats.base import Context, Raw
from carcite.formats.bibtex.csl_variables import CSL, VOLUME_TITLE
from carcite.formats.bibtex.fields import NameOf, is_safe
from carcite.formats.bibtex.text import read_name_of, read_text, write_text
from carcite.formats.bibtex.types import BOOKS, IN_BOOK
from carcite.formats.fields import Field, Pairs, repeats_title
from carcite.model import Citation, Extra
from carcite.values.text import line


def _joined(raw: Raw, context: Context, field: str, title: str, subtitle: str, addon: str) -> str | None:
    """A title with its subtitle and what is added to it, as biblatex prints them."""
    shown = ""
    read = read_text if field == "title" else read_name_of
    for tag, mark in ((title, ""), (subtitle, ": "), (addon, ". ")):
        for value in raw.get(tag, ())[:1]:
            part = read(value, context, field)
            if shown and part:
                shown += " " if shown[-1] in "?!:.…–—" else mark
            shown += part
    return shown or None


class Title(Field):
    """The title, and the short one: without a `shorttitle`, what stands before the subtitle.

    A subtitle and an addition are read into the title.
    """

    fields = ("title", "title_short")
    tags = ("title", "shorttitle")
    aliases = ("subtitle", "titleaddon")

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, Any] = {"title": _joined(raw, context, "title", "title", "subtitle", "titleaddon")}
        for value in raw.get("title", ())[1:]:
            if read_text(value, context, "title") != found["title"]:
                context.keep("title", value, "title")
        short = [read_text(value, context, "title_short") for value in raw.get("shorttitle", ())]
        if short:
            found["title_short"] = short[0] or None
            for value in raw["shorttitle"][1:]:
                context.keep("shorttitle", value, "title_short")
        elif raw.get("subtitle") and raw.get("title"):
            found["title_short"] = read_text(raw["title"][0], context, "title_short") or None
        return found

    def write(self, citation: Citation, context: Context) -> Pairs:
        pairs: Pairs = []
        if citation.title:
            pairs.append(("title", write_text(citation.title, context, "title", title=True)))
        if citation.title_short:
            pairs.append(("shorttitle", write_text(citation.title_short, context, "title_short")))
        return pairs

    def unchanged(self, citation: Citation) -> bool:
        return is_safe(citation.title or "") and is_safe(citation.title_short or "")


# The title of what the work is part of: tag, its subtitle, its addition.
_CONTAINERS = {
    "booktitle": ("booksubtitle", "booktitleaddon"),
    "maintitle": ("mainsubtitle", "maintitleaddon"),
    "journaltitle": ("journalsubtitle", "journaltitleaddon"),
    "journal": ("journalsubtitle", "journaltitleaddon"),
    "issuetitle": ("issuesubtitle", "issuetitleaddon"),
}
_IN_BOOK_ORDER = ("booktitle", "journaltitle", "journal", "maintitle")
_IN_VOLUME_ORDER = ("maintitle", "journaltitle", "journal")
_BOOK_ORDER = ("maintitle", "booktitle", "journaltitle", "journal")
_JOURNAL_ORDER = ("journaltitle", "journal", "booktitle", "maintitle")


class Container(Field):
    """What the work is part of: `journal`, `booktitle` or `maintitle` by its type."""

    fields = ("container_title",)
    tags = ("journal", "journaltitle", "booktitle", "maintitle")
    aliases = (
        *dict.fromkeys(part for pair in _CONTAINERS.values() for part in pair),
        "issuetitle",
        "fjournal",
    )

    def __init__(self, *, biblatex: bool) -> None:
        self.journal = "journaltitle" if biblatex else "journal"

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        order: tuple[str, ...] = _JOURNAL_ORDER
        if context.type in IN_BOOK or context.type in BOOKS:
            order = _IN_BOOK_ORDER if context.type in IN_BOOK else _BOOK_ORDER
        volume = "issuetitle"
        if context.type in IN_BOOK and raw.get("booktitle") and raw.get("maintitle"):
            order, volume = _IN_VOLUME_ORDER, "booktitle"  # the title of the volume of a larger work
        if raw.get(volume) and (title := _joined(raw, context, "container_title", volume, *_CONTAINERS[volume])):
            found["extra"] = [Extra(CSL, VOLUME_TITLE, line(title))]
        for tag in order:
            for number, value in enumerate(raw.get(tag, ())):
                shown = read_name_of(value, context, "container_title")
                if "container_title" not in found:
                    found["container_title"] = _joined(raw, context, "container_title", tag, *_CONTAINERS[tag])
                elif number or shown != found["container_title"]:
                    context.keep(tag, value, "container_title")
                    for part in _CONTAINERS[tag] if not number else ():
                        for other in raw.get(part, ()):
                            context.keep(part, other, "container_title")
        for value in raw.get("fjournal", ())[:1]:
            # MathSciNet: the full name here, so that `journal` is the abbreviation.
            short = found.get("container_title")
            found["container_title"] = read_name_of(value, context, "container_title")
            if short and short != found["container_title"]:
                found["container_title_short"] = short
        return found

    def write(self, citation: Citation, context: Context) -> Pairs:
        tag = "booktitle" if citation.type in IN_BOOK else "maintitle" if citation.type in BOOKS else self.journal
        return [(tag, write_text(citation.container_title or "", context, "container_title"))]

    def unchanged(self, citation: Citation) -> bool:
        return is_safe(citation.container_title or "")


class ShortJournal(NameOf):
    """The short name of the journal, if it is another than the full one."""

    def write(self, citation: Citation, context: Context) -> Pairs:
        return [] if repeats_title(citation, context) else super().write(citation, context)
