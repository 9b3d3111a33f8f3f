"""One record in the making: fields found, what is kept in `extra`, and the tables that say which element goes where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from carcite.formats.base import Context
from carcite.formats.pubmed import Link
from carcite.formats.pubmedxml.text import plain_text
from carcite.model import Extra, Related
from carcite.notes import Code

if TYPE_CHECKING:
    from lxml.etree import _Element

FORMAT_NAME = "pubmedxml"

# Attributes that say what a kept value is.
_SAYING = frozenset({"PubStatus", "IdType", "EIdType", "Source", "Owner", "DateType", "Type"})


@dataclass(slots=True)
class Draft:
    """What has been found of a record so far."""

    context: Context
    found: dict[str, Any] = field(default_factory=dict)
    extra: list[Extra] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    related: list[Related] = field(default_factory=list)
    titles: list[str] = field(default_factory=lambda: ["", ""])  # in English, and the original one
    piis: list[str] = field(default_factory=list)

    def set(self, name: str, value: Any, tag: str) -> None:
        """Set a field with one value; a second, other value is kept in `extra`."""
        if not value:
            return
        if self.found.setdefault(name, value) != value:
            self.keep_text(tag, str(value))

    def add(self, name: str, value: Any) -> None:
        """Add to a field with many values."""
        if value:
            self.found.setdefault(name, []).append(value)

    def keep_text(self, tag: str, text: str) -> None:
        """Keep a value that no field takes."""
        self.keep_texts(tag, [text])

    def keep_texts(self, tag: str, texts: Iterable[str]) -> None:
        """Keep the values of a tag that no field takes."""
        self.extra += [Extra(FORMAT_NAME, tag, text) for text in texts if text]


Place = Callable[["_Element", Draft], None]


def place_children(element: _Element, places: Mapping[str, Place], draft: Draft) -> None:
    """Give each child to the function for its name. A child of an unknown name is kept, with a note."""
    for child in element:
        place = places.get(child.tag)
        if place is not None:
            place(child, draft)
        elif isinstance(child.tag, str):
            keep(child, draft)
            draft.context.note(Code.UNPLACED, f"no field for the element {child.tag}; kept in extra", field="extra")


def keep(element: _Element, draft: Draft) -> None:
    """Keep an element as its text, with the attribute that says what it is: `received 2017-05-03`."""
    text = plain_text(element, "-" if len(element) and element[0].tag == "Year" else " ")
    if text:
        saying = [str(value) for name, value in element.items() if name in _SAYING]
        draft.extra.append(Extra(FORMAT_NAME, element.tag, " ".join([*saying, text]) if saying else text))


def own_text(element: _Element) -> str:
    """Return the text of an element without elements inside."""
    return (element.text or "").strip()


def one(name: str, read: Callable[[_Element], Any] = own_text) -> Place:
    """Return the place of an element that is a field with one value."""
    return lambda element, draft: draft.set(name, read(element), element.tag)


def many(name: str, read: Callable[[_Element], Any] = own_text) -> Place:
    """Return the place of an element that is one value of a field with many."""
    return lambda element, draft: draft.add(name, read(element))


def each(place: Place) -> Place:
    """Return the place of a list, each element of which has this place."""

    def place_each(element: _Element, draft: Draft) -> None:
        for child in element.iterchildren("*"):
            place(child, draft)

    return place_each


def inside(places: Mapping[str, Place]) -> Place:
    """Return the place of an element whose children have places of their own."""
    return lambda element, draft: place_children(element, places, draft)
