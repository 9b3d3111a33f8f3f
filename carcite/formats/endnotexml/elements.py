"""The elements of a record of EndNote XML: read to values by their names, and written in EndNote's order.

Reference: EndNote's XML export (the order of its elements is that of its DTD).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from carcite.formats.base import Raw
from carcite.formats.endnotexml.text import in_lines, read_text, styled

if TYPE_CHECKING:
    from lxml.etree import _Element

Values = Iterator[tuple[str, str]]
"""Values with their names."""

# Elements in the order of the DTD; those in groups are named by their own names.
_ORDER = (
    "contributors", "auth-address", "auth-affiliaton", "titles", "periodical", "alt-periodical", "pages", "volume",
    "number", "issue", "secondary-volume", "secondary-issue", "num-vols", "edition", "section", "reprint-edition",
    "reprint-status", "keywords", "dates", "pub-location", "publisher", "orig-pub", "isbn", "accession-num", "call-num",
    "report-id", "coden", "electronic-resource-num", "abstract", "label", "image", "caption", "notes", "research-notes",
    "work-type", "reviewed-item", "availability", "remote-source", "meeting-place", "work-location", "work-extent",
    "pack-method", "size", "repro-ratio", "remote-database-name", "remote-database-provider", "language", "urls",
    "access-date", "modified-date", "custom1", "custom2", "custom3", "custom4", "custom5", "custom6", "custom7",
    "misc1", "misc2", "misc3",
)  # fmt: skip
SIMPLE = (frozenset(_ORDER) | {"pdf-urls", "text-urls", "image-urls", "abbr-2", "abbr-3"}) - {
    "contributors", "titles", "periodical", "alt-periodical", "keywords", "dates", "urls", "notes", "abstract", "label",
}  # fmt: skip
URL_LISTS = ("web-urls", "pdf-urls", "text-urls", "related-urls", "image-urls")
_PEOPLE = ("authors", "secondary-authors", "tertiary-authors", "subsidiary-authors", "translated-authors")
_TITLES: dict[str, tuple[str, ...]] = {
    "titles": ("title", "secondary-title", "tertiary-title", "alt-title", "short-title", "translated-title"),
    "periodical": ("full-title", "abbr-1", "abbr-2", "abbr-3"),
}
_MARKED = frozenset((*_TITLES["titles"], "full-title", "abstract", "notes", "research-notes"))
_SKIPPED = frozenset(("database", "source-app", "rec-number", "foreign-keys", "ref-type", "modified-date"))

_BLANK = re.compile(r"\n[ \t]*\n\s*")


def read_elements_of(record: _Element) -> Raw:
    """Return the values of a record's elements by their names; those in groups by their own names."""
    raw: Raw = {}
    for element in record:
        name = element.tag
        if isinstance(name, str) and name not in _SKIPPED:
            for tag, value in _READERS.get(name, _read_one)(element):
                if value and not value.isspace():
                    raw.setdefault(tag, []).append(value)
    return raw


def _read_one(element: _Element) -> Values:
    yield element.tag, read_text(element)


def _read_group(element: _Element) -> Values:
    """Titles: each is named by itself."""
    for part in element.iterchildren("*"):
        yield part.tag, read_text(part)


def _read_lists(element: _Element) -> Values:
    """People and addresses: lists of a name each."""
    for group in element.iterchildren("*"):
        for part in group if len(group) else (group,):
            yield group.tag, read_text(part)


def _read_alternatives(element: _Element) -> Values:
    for part in element.iterchildren("*"):
        yield f"alt-{part.tag}", read_text(part)


def _read_keywords(element: _Element) -> Values:
    for word in element if len(element) else (element,):
        yield "keywords", read_text(word)


def _read_dates(element: _Element) -> Values:
    for part in element.iterchildren("*"):
        for date in part if part.tag == "pub-dates" and len(part) else (part,):
            yield part.tag, read_text(date)


def _read_notes(element: _Element) -> Values:
    for note in _BLANK.split(read_text(element)):
        yield "notes", note.strip()


def _read_addresses(element: _Element) -> Values:
    for row in read_text(element).split("\n"):
        yield "auth-address", row


_READERS: dict[str, Callable[[_Element], Values]] = {
    "contributors": _read_lists,
    "titles": _read_group,
    "periodical": _read_group,
    "alt-periodical": _read_alternatives,
    "keywords": _read_keywords,
    "dates": _read_dates,
    "urls": _read_lists,
    "notes": _read_notes,
    "auth-address": _read_addresses,
}


def record_xml(number: int, ref_type: tuple[str, str], pairs: Iterable[tuple[str, Any]]) -> str:
    """Return a record as one line of XML, as EndNote writes it."""
    raw: Raw = {}
    for tag, value in pairs:
        raw.setdefault(tag, []).append(value)
    if "notes" in raw:
        raw["notes"] = ["\n\n".join(raw["notes"])]
    number_of_type, name = ref_type
    head = f'<record><rec-number>{number}</rec-number><ref-type name="{name}">{number_of_type}</ref-type>'
    return f"{head}{''.join(_element(name, raw) for name in _ORDER)}</record>"


def _element(name: str, raw: Raw) -> str:
    match name:
        case "auth-address":
            return _all(name, ("\n".join(raw.get(name, ())),))
        case "keywords":
            return _group(name, _all("keyword", raw.get(name, ())))
        case "contributors":
            return _group(name, "".join(_list(role, "author", raw) for role in _PEOPLE))
        case "titles" | "periodical":
            return _group(name, "".join(_all(title, raw.get(title, ())) for title in _TITLES[name]))
        case "dates":
            return _group(name, _all("year", raw.get("year", ())) + _list("pub-dates", "date", raw))
        case "urls":
            return _group(name, "".join(_list(kind, "url", raw) for kind in URL_LISTS))
        case _:
            return _all(name, raw.get(name, ()))


def _list(name: str, part: str, raw: Raw) -> str:
    return _group(name, _all(part, raw.get(name, ())))


def _all(name: str, values: Iterable[str]) -> str:
    write = styled if name in _MARKED else in_lines
    return "".join(f"<{name}>{write(value)}</{name}>" for value in values if value)


def _group(name: str, content: str) -> str:
    return f"<{name}>{content}</{name}>" if content else ""
