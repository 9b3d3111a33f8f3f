"""What Crossref's servers call a field, as CSL's variables.

Its REST API and its content negotiation give CSL-JSON's names to most of a work, with lists where CSL has one text,
XML's escapes in titles, and beside them what Crossref keeps of its own record, which is not part of a citation.
Reference: Crossref REST API, format of a work.
"""

from __future__ import annotations

from typing import Any

from carcite.formats.csljson.dates import read_date
from carcite.values.markup import clean

SIGNS = frozenset(("indexed", "deposited", "content-domain", "references-count", "reference-count"))
# Of the record: who registered it and when, how often it is cited, what it is called elsewhere.
BOOKKEEPING = SIGNS | frozenset((
    "created", "update-policy", "is-referenced-by-count", "prefix", "member", "score", "issn-type", "isbn-type",
    "relation", "alternative-id", "link", "assertion", "journal-issue", "resource", "reference", "published",
    "free-to-read", "clinical-trial-number", "standards-body", "aliases", "update-to", "updated-by",
))  # fmt: skip
_TITLES = ("title", "short-title", "container-title", "short-container-title", "original-title")


def as_csl(item: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the item in CSL's variables, and the bookkeeping that was taken out."""
    found = {name: value for name, value in item.items() if name not in BOOKKEEPING}
    kept = {name: value for name, value in item.items() if name in BOOKKEEPING and value not in (None, "", [], {})}
    _titles(found)
    _events(found)
    _money_and_rights(found)
    found["ISBN"] = list(dict.fromkeys(str(code).rpartition("/")[2] for code in _list(found.get("ISBN"))))
    for name, other in (("publisher", "institution"), ("publisher-place", "publisher-location"), ("genre", "degree")):
        values = [part.get("name") if isinstance(part, dict) else part for part in _list(found.get(other))]
        if values and name not in found:
            found[name] = values[0]
            found.pop(other)
    _dates(found)
    return found, kept


def _titles(found: dict[str, Any]) -> None:
    """Read titles, which are lists: a second title is the same in another spelling, a subtitle is the rest of it."""
    for name in _TITLES:
        if titles := _texts(found.pop(name, None)):
            found[name] = titles
    if title := found.get("title"):
        rest = _texts(found.pop("subtitle", None))[:1]
        found["title"] = ": ".join([title[0], *(text for text in rest if text not in title[0])])
    names = found.get("container-title", [])
    if len(names) == 2 and found.get("type") in ("book-chapter", "proceedings-article", "reference-entry"):
        found.setdefault("collection-title", names.pop(0))
    if names:
        found["container-title"] = names[0]


def _texts(value: Any) -> list[str]:
    return [clean(text) for text in _list(value) if isinstance(text, str)]


def _dates(found: dict[str, Any]) -> None:
    if found.get("posted") and not read_date(found.get("issued")):
        found["issued"] = found.pop("posted")
    for name in ("published-print", "published-online"):
        if found.get(name) == found.get("issued"):
            found.pop(name, None)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _events(found: dict[str, Any]) -> None:
    if not isinstance(event := found.get("event"), dict):
        return
    del found["event"]
    found.setdefault("event-title", event.get("name"))
    found.setdefault("event-place", event.get("location"))
    if dates := [event[name]["date-parts"][0] for name in ("start", "end") if _has_date(event.get(name))]:
        found.setdefault("event-date", {"date-parts": dates})


def _has_date(value: Any) -> bool:
    return (
        isinstance(value, dict) and isinstance(parts := value.get("date-parts"), list) and parts[:1] not in ([], [[]])
    )


def _money_and_rights(found: dict[str, Any]) -> None:
    """Grants as the model has them, and the addresses of the licences."""
    if licenses := _objects(found.get("license")):
        found["license"] = "; ".join(dict.fromkeys(filter(None, (part.get("URL") for part in licenses))))
    grants = [
        {"funder": part.get("name"), "award": award}
        for part in _objects(found.pop("funder", None))
        for award in _list(part.get("award")) or [None]
        if part.get("name") or award
    ]
    if grants:
        # Where the reader looks for what CSL has no variable for.
        found["custom"] = {"funding": grants}


def _objects(value: Any) -> list[dict[str, Any]]:
    return [part for part in _list(value) if isinstance(part, dict)]
