"""The field classes of Zotero's items: a value stands in the item type's own field, or in a line of Extra."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from carcite.formats.base import Context, Field, Raw
from carcite.formats.child_notes import divide_notes, html_note, read_html_note, second_abstract
from carcite.formats.extra_lines import guarded
from carcite.formats.fields import Single, first_of, identity, note_lost, repeats_title, tagged
from carcite.formats.zotero_schema import EXTRA_VARIABLES, ITEM_TYPE_OF, ITEM_TYPES, ItemType, own_fields
from carcite.model import Citation, page_text
from carcite.values.dates import PartialDate, shown_date
from carcite.values.identifiers import split_codes
from carcite.values.pages import split_locator

FORMAT_NAME = "zoterordf"
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(?::\d\d)?Z?")


def item_of(citation: Citation) -> ItemType:
    """Return the item type a citation is written as."""
    return ITEM_TYPES[ITEM_TYPE_OF[citation.type]]


def line_tag(name: str) -> str:
    """Return the tag of a model field in Extra."""
    return f"extra:{EXTRA_VARIABLES[name]}"


class Text(Single):
    """A field with one value: in the item type's own field, or in a line of Extra. `others` are read, too."""

    def __init__(
        self,
        name: str,
        *others: str,
        parse: Callable[[Any], Any] = identity,
        format: Callable[[Any], Any] = identity,
    ) -> None:
        self.line = line_tag(name)
        super().__init__(name, *own_fields(name), *others, self.line, parse=parse, format=format)

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        slot = item_of(citation).slots.get(self.name, self.line)
        return ((slot, self.format(getattr(citation, self.name))),)


class ShortTitle(Text):
    """The short name of the journal, if it differs from the full one."""

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        return () if repeats_title(citation, context) else super().write(citation, context)


class Date(Text):
    """A field with a date, spelled as Zotero shows it to people."""

    def __init__(self, name: str) -> None:
        super().__init__(name, parse=_read_date, format=shown_date)


def _read_date(text: str) -> PartialDate:
    """Return a date without the time of day that Zotero puts after it."""
    timed = _TIME.fullmatch(text.strip())
    return PartialDate.parse(timed[1] if timed else text)


class Codes(Text):
    """ISSN or ISBN: all of them in one field."""

    def __init__(self, name: str) -> None:
        super().__init__(name, format=", ".join)

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        return {self.name: [code for _, text in self.values(raw) for code in split_codes(text)]}


class Locator(Field):
    """Pages, or the number of an article without pages."""

    fields = ("pages", "article_number")
    tags = (*own_fields("pages"), line_tag("pages"))

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        text = first_of("pages", tagged(raw, self.tags), context)
        pages, number = split_locator(text) if text else (None, None)
        return {"pages": pages, "article_number": number}

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        slot = item_of(citation).slots.get("pages", "extra:page")
        if citation.pages and citation.article_number:
            note_lost("article_number", context)
        return ((slot, page_text(citation)),)


class Places(Field):
    """The place of a presentation is where it was given; of anything else, where it was published."""

    fields = ("event_place", "publisher_place")
    tags = ("place", "repositoryLocation", "eventPlace", "extra:event-place", "extra:publisher-place")

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        events, places = ["eventPlace", "extra:event-place"], ["repositoryLocation", "extra:publisher-place"]
        (events if context.type == "presentation" else places).insert(0, "place")
        return {
            "event_place": first_of("event_place", tagged(raw, events), context),
            "publisher_place": first_of("publisher_place", tagged(raw, places), context),
        }

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        slots = item_of(citation).slots
        for name, line in (("event_place", "event-place"), ("publisher_place", "publisher-place")):
            if text := getattr(citation, name):
                yield slots.get(name, f"extra:{line}"), text


class Number(Field):
    """The number of the work; the archive's number of a preprint without one is arXiv's."""

    fields = ("number", "arxiv")
    tags = (*own_fields("number"), line_tag("number"), "extra:arXiv")

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        pairs = tagged(raw, self.tags)
        arxiv = [pair for pair in pairs if pair[0] == "extra:arXiv" or pair[1].lower().startswith("arxiv:")]
        numbers = [pair for pair in pairs if pair not in arxiv]
        found = {"number": first_of("number", numbers, context), "arxiv": first_of("arxiv", arxiv, context, _arxiv)}
        return {name: value for name, value in found.items() if value is not None}

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        slot = item_of(citation).slots.get("number", "extra:number")
        if citation.number:
            yield slot, citation.number
        if citation.arxiv:
            free = slot == "archiveID" and not citation.number
            yield (slot, f"arXiv:{citation.arxiv}") if free else ("extra:arXiv", citation.arxiv)


def _arxiv(text: str) -> str:
    return text[6:].strip() if text.lower().startswith("arxiv:") else text


class AbstractsAndNotes(Field):
    """The abstract; other abstracts are child notes that begin `Abstract (zh). `, and private notes child notes."""

    fields = ("abstracts", "notes")
    tags = ("abstractNote", "note")

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        abstracts, notes = divide_notes(map(read_html_note, raw.get("note", ())))
        return {"abstracts": [*({"text": text} for text in raw.get("abstractNote", ())), *abstracts], "notes": notes}

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        for abstract in citation.abstracts[:1]:
            yield "abstractNote", abstract.text
        for text in citation.notes:
            yield "note", html_note(text)
        for abstract in citation.abstracts[1:]:
            yield "note", html_note(second_abstract(abstract.language, abstract.text))


class Note(Field):
    """What is printed with the reference: the text of Extra, which Zotero gives to styles as CSL's note."""

    fields = ("note",)
    tags = ("extra",)

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        return {"note": "\n".join(raw["extra"])}

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        return (("extra", guarded(citation.note or "")),)
