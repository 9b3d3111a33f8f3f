"""A citation and a registry's record of it: what is missing is filled, what differs is noted and left."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from carcite.duplicates.titles import Likeness, likeness, read_title
from carcite.merging.fields import differs, families, folded
from carcite.model import Citation, Related
from carcite.notes import Code, Note, Severity

Prefer = Literal["given", "registry"]

_FILLED = (
    "title", "original_title", "translated_titles", "authors", "editors", "translators", "container_title",
    "container_title_short", "collection_title", "collection_number", "event_title", "event_place", "event_date",
    "volume", "issue", "pages", "article_number", "number", "edition", "version", "number_of_pages", "genre",
    "publisher", "publisher_place", "issued", "epub_date", "language", "doi", "pmid", "pmcid", "arxiv", "issn", "isbn",
    "abstracts", "keywords", "mesh_terms", "publication_types", "status",
)  # fmt: skip
# Fields that a reader finds the work by: a registry's value that differs is noted.
_COMPARED = (
    "title", "authors", "editors", "container_title", "volume", "issue", "pages", "article_number", "issued", "edition",
    "doi", "pmid", "pmcid", "arxiv",
)  # fmt: skip
_LINKS = ("erratum", "retraction", "update", "republication", "preprint", "translation", "comment")
_OF_BOOKS = ("publisher", "publisher_place")  # that of a journal is no part of a reference to an article


class Filled(NamedTuple):
    """The citation with what a registry adds, and the notes."""

    citation: Citation
    notes: list[Note]


def is_another_work(given: Citation, found: Citation) -> bool:
    """Whether a registry's record is not of the citation's work: another title, and other people or another year."""
    if not given.title or not found.title:
        return False
    if likeness(read_title(given.title), read_title(found.title)) is not Likeness.OTHER:
        return False
    mine, theirs = set(families(given.authors)), set(families(found.authors))
    years = {date.year for date in (given.issued, given.epub_date, found.issued, found.epub_date) if date and date.year}
    return not (mine and theirs and mine & theirs) or (len(years) > 1 and max(years) - min(years) > 1)


def fill(given: Citation, found: Citation, service: str, record: str, prefer: Prefer) -> Filled:
    """The citation with the fields that it lacks, as the registry has them; its key and its own values stay.

    With prefer="registry" values that differ in more than form are the registry's. Both values are in a note.
    """
    changes: dict[str, Any] = {}
    notes: list[Note] = []
    for name in _FILLED:
        value = getattr(found, name)
        if not value or (name in _OF_BOOKS and found.type in ("article-journal", "article")):
            continue
        mine = getattr(given, name)
        if not mine:
            changes[name] = value
        elif name == "authors" and given.authors_truncated and _continues(given, found):
            changes |= {"authors": value, "authors_truncated": found.authors_truncated}
        elif name in _COMPARED and differs(name, mine, value):
            kept, other = (mine, value) if prefer == "given" else (value, mine)
            if prefer == "registry":
                changes[name] = value
                if name == "authors":
                    changes["authors_truncated"] = found.authors_truncated
            notes.append(_conflict(name, kept, other, service, record, prefer))
    if changes.get("container_title_short") == (changes.get("container_title") or given.container_title):
        changes.pop("container_title_short", None)
    if given.type == "document" and found.type != "document":
        changes["type"] = found.type
    if links := tuple(link for link in found.related if link.relation in _LINKS and not _has_link(given, link)):
        changes["related"] = (*given.related, *links)
    if changes:
        names = ", ".join(name for name in Citation.model_fields if name in changes)
        notes.insert(0, Note(Code.COMPLETED, f"from {service}: {names}", Severity.INFO, None, record))
    return Filled(given.replace(**changes) if changes else given, notes)


def _continues(given: Citation, found: Citation) -> bool:
    """Whether the registry's authors begin with those that are given."""
    names = families(given.authors)
    return families(found.authors)[: len(names)] == names


def _has_link(given: Citation, link: Related) -> bool:
    """Whether the citation is related to that paper in that way."""
    ids = _identifiers(link.citation)
    return any(
        one.relation == link.relation and not ids.isdisjoint(_identifiers(one.citation)) for one in given.related
    )


def _identifiers(citation: Citation) -> set[str]:
    return {folded(name, value) for name in ("doi", "pmid") if (value := getattr(citation, name))}


def _conflict(name: str, kept: Any, other: Any, service: str, record: str, prefer: Prefer) -> Note:
    whose, others = ("given", service) if prefer == "given" else (service, "given")
    message = f"{_shown(kept)!r} ({whose}) is kept; {others} has {_shown(other)!r}"
    if prefer == "registry":
        message = f"{_shown(kept)!r} ({whose}) in place of {_shown(other)!r}, which was given"
    severity = Severity.WARNING if name in ("doi", "volume", "pages", "issued", "pmid") else Severity.INFO
    return Note(Code.CONFLICT, message, severity, name, record, text=_shown(other))


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value[:10]) + (" et al." if len(value) > 10 else "")
    return str(value)[:200]
