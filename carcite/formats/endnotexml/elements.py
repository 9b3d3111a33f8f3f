"""The elements of a record of EndNote XML: read to values by their names, and written in EndNote's order.

Reference: EndNote's XML export (the order of its elements is that of its DTD).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from carcite.formats.base import Raw
from carcite.formats.endnotexml.text import in_lines, read_text, styled

if TYPE_CHECKING:
    from lxml.etree import _Element

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
_TITLES = ("title", "secondary-title", "tertiary-title", "alt-title", "short-title", "translated-title")
_MARKED = frozenset((*_TITLES, "full-title", "abstract", "notes", "research-notes"))
_SKIPPED = frozenset(("database", "source-app", "rec-number", "foreign-keys", "ref-type", "modified-date"))

_BLANK = re.compile(r"\n[ \t]*\n\s*")


def read_elements_of(record: _Element) -> Raw:
    """Return the values of a record's elements by their names; those in groups by their own names."""
    raw: Raw = {}
    for element in record:
        name = element.tag
        if not isinstance(name, str) or name in _SKIPPED:
            continue
        if name == "contributors":
            for group in element:
                for person in group if isinstance(group.tag, str) else ():
                    _add(raw, str(group.tag), read_text(person))
        elif name == "titles":
            for title in element:
                _add(raw, str(title.tag), read_text(title))
        elif name in ("periodical", "alt-periodical"):
            for title in element:
                _add(raw, str(title.tag) if name == "periodical" else f"alt-{title.tag}", read_text(title))
        elif name == "keywords":
            for word in element:
                _add(raw, name, read_text(word))
            _add(raw, name, "" if len(element) else read_text(element))
        elif name == "dates":
            _read_dates(element, raw)
        elif name == "urls":
            for group in element:
                for url in group if len(group) else (group,):
                    _add(raw, str(group.tag), read_text(url))
        elif name == "notes":
            for note in _BLANK.split(read_text(element)):
                _add(raw, name, note.strip())
        elif name == "auth-address":
            for row in read_text(element).split("\n"):
                _add(raw, name, row)
        else:
            _add(raw, name, read_text(element))
    return raw


def _read_dates(element: _Element, raw: Raw) -> None:
    for part in element:
        if part.tag == "pub-dates":
            for date in part if len(part) else (part,):
                _add(raw, "pub-dates", read_text(date))
        elif isinstance(part.tag, str):
            _add(raw, part.tag, read_text(part))


def _add(raw: Raw, tag: str, value: str) -> None:
    if value and not value.isspace():
        raw.setdefault(tag, []).append(value)


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
    values = raw.get(name)
    if name not in _GROUPS:
        if not values:
            return ""
        return _all(name, ("\n".join(values),) if name == "auth-address" else values)
    if name == "keywords":
        return _group(name, _all("keyword", values)) if values else ""
    if name == "contributors":
        return _group(name, "".join(_group(role, _all("author", raw[role])) for role in _PEOPLE if role in raw))
    if name == "titles":
        return _group(name, "".join(_all(title, raw[title]) for title in _TITLES if title in raw))
    if name == "periodical":
        return _group(name, "".join(_all(title, raw[title]) for title in _PERIODICAL if title in raw))
    if name == "dates":
        days = _group("pub-dates", _all("date", raw.get("pub-dates", ())))
        return _group(name, _all("year", raw.get("year", ())) + days)
    return _group(name, "".join(_group(kind, _all("url", raw[kind])) for kind in URL_LISTS if kind in raw))


_GROUPS = frozenset(("contributors", "titles", "periodical", "keywords", "dates", "urls"))
_PERIODICAL = ("full-title", "abbr-1", "abbr-2", "abbr-3")


def _all(name: str, values: Iterable[str]) -> str:
    write = styled if name in _MARKED else in_lines
    return "".join(f"<{name}>{write(value)}</{name}>" for value in values if value)


def _group(name: str, content: str) -> str:
    return f"<{name}>{content}</{name}>" if content else ""
