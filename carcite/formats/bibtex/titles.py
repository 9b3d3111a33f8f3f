"""Titles: the work's own, and that of the journal, book or larger work it is part of.

Reference: biblatex manual 3.19, section 2.2.2 (title, subtitle, titleaddon and their kin).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from carcite.formats.base import Context, Raw, Row
from carcite.formats.bibtex.csl_variables import CSL, VOLUME_TITLE
from carcite.formats.bibtex.rows import Pairs, name_of, spare
from carcite.formats.bibtex.text import read_name_of, read_text, write_text
from carcite.formats.bibtex.types import BOOKS, IN_BOOK
from carcite.model import Citation, Extra
from carcite.notes import Code
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


def _read_title(raw: Raw, context: Context) -> Mapping[str, Any]:
    found: dict[str, Any] = {"title": _joined(raw, context, "title", "title", "subtitle", "titleaddon")}
    for value in raw.get("title", ())[1:]:
        if read_text(value, context, "title") != found["title"]:
            spare(context, found, "title", "title", value)
    short = [read_text(value, context, "title_short") for value in raw.get("shorttitle", ())]
    if short:
        found["title_short"] = short[0] or None
        for value in raw["shorttitle"][1:]:
            spare(context, found, "title_short", "shorttitle", value)
    elif raw.get("subtitle") and raw.get("title"):
        found["title_short"] = read_text(raw["title"][0], context, "title_short") or None
    return found


def title_row() -> Row:
    """The title, and the short one: without a `shorttitle`, what stands before the subtitle.

    A subtitle and an addition are read into the title.
    """

    def write(citation: Citation, context: Context) -> Pairs:
        pairs = []
        if citation.title:
            pairs.append(("title", write_text(citation.title, context, "title", title=True)))
        if citation.title_short:
            pairs.append(("shorttitle", write_text(citation.title_short, context, "title_short")))
        return pairs

    return Row(("title", "title_short"), ("title", "shorttitle"), _read_title, write, ("subtitle", "titleaddon"))


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


def _read_container(raw: Raw, context: Context) -> Mapping[str, Any]:
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
                spare(context, found, "container_title", tag, value)
                for part in _CONTAINERS[tag] if not number else ():
                    for other in raw.get(part, ()):
                        spare(context, found, "container_title", part, other)
    for value in raw.get("fjournal", ())[:1]:
        # MathSciNet: the full name here, so that `journal` is the abbreviation.
        short = found.get("container_title")
        found["container_title"] = read_name_of(value, context, "container_title")
        if short and short != found["container_title"]:
            found["container_title_short"] = short
    return found


def container_row(biblatex: bool) -> Row:
    """What the work is part of: `journal`, `booktitle` or `maintitle` by its type."""

    journal = "journaltitle" if biblatex else "journal"

    def write(citation: Citation, context: Context) -> Pairs:
        tag = "booktitle" if citation.type in IN_BOOK else "maintitle" if citation.type in BOOKS else journal
        written = write_text(citation.container_title or "", context, "container_title")
        return ((tag, written),)

    parts = tuple(dict.fromkeys(part for pair in _CONTAINERS.values() for part in pair))
    tags = ("journal", "journaltitle", "booktitle", "maintitle")
    return Row(("container_title",), tags, _read_container, write, (*parts, "issuetitle", "fjournal"))


def short_journal_row() -> Row:
    """The short name of the journal, if it is another than the full one."""
    usual = name_of(
        "container_title_short",
        "shortjournal", "journalabbr", "journal-abbreviation", "journalabbreviation", "journal-iso",
        "abbrev_source_title", "journal_abbrev",
    )  # fmt: skip

    def write(citation: Citation, context: Context) -> Pairs:
        if citation.container_title_short == citation.container_title:
            message = "the short name of the journal is its full name; written once"
            context.note(Code.SKIPPED, message, field="container_title_short")
            return ()
        return usual.write(citation, context)

    return replace(usual, write=write)
