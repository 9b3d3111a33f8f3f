"""Fields that all readers of pasted text fill in one way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from carcite.formats.base import Context
from carcite.formats.pasted.titles import note_missing_title
from carcite.formats.pubmed import status_of, with_headings
from carcite.values.keywords import split_keywords


def filled(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that have a value."""
    return {name: value for name, value in found.items() if value}


def keyword_fields(text: str) -> dict[str, Any]:
    """Return the keywords in a line: between semicolons, or between commas if there is no semicolon."""
    return {"keywords": split_keywords(text.rstrip("."))}


def complete(found: dict[str, Any], what: str, context: Context) -> None:
    """Put the MeSH headings to the keywords; add a note if `what` (a page, a record) has no title."""
    found["keywords"] = with_headings(found.get("keywords", ()), found.get("mesh_terms", ()))
    if not found.get("title"):
        note_missing_title(context, what)


def status_fields(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return the status that the publication types give."""
    return filled({"status": status_of(found.get("publication_types", ()), ())})


def affiliations_of(marks: Iterable[str], affiliations: Mapping[str, str]) -> tuple[str, ...]:
    """Return the affiliations that the marks behind a name stand for."""
    return tuple(affiliations[mark] for mark in marks if mark in affiliations)


def unclaimed(affiliations: Mapping[str, str], claimed: Iterable[Iterable[str]]) -> list[str]:
    """Return the affiliations whose marks stand behind no name."""
    marks = {mark for each in claimed for mark in each}
    return [text for mark, text in affiliations.items() if mark not in marks]
