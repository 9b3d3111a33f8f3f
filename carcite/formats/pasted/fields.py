"""Fields that all readers of pasted text fill in one way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from carcite.formats.base import Context, build
from carcite.formats.pasted.titles import note_missing_title
from carcite.formats.pubmed import status_of, with_headings
from carcite.model import Citation


def present(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that have a value."""
    return {name: value for name, value in found.items() if value}


def keyword_fields(text: str) -> dict[str, Any]:
    """Return the keywords in a line: between semicolons, or between commas if there is no semicolon."""
    return {"keywords": [part.strip() for part in text.rstrip(".").split(";" if ";" in text else ",")]}


def built(found: dict[str, Any], what: str, context: Context) -> Citation:
    """Return the citation with the fields found, with a note if `what` (a page, a record) has no title."""
    found["keywords"] = with_headings(found.get("keywords", ()), found.get("mesh_terms", ()))
    if not found.get("title"):
        note_missing_title(context, what)
    return build(present(found), context)


def retraction(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return the status that the publication types give."""
    return present({"status": status_of(found.get("publication_types", ()), ())})
