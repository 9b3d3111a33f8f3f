"""Fill what a citation lacks from a registry's record of the work; a value that differs stays, with a note."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from carcite.duplicates.titles import Likeness, likeness, read_title
from carcite.merging.fields import differs, families, folded, severity_of_conflict
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
# Fields by which a reader finds the work: there is a note if the registry's value differs.
_COMPARED = (
    "title", "authors", "editors", "container_title", "volume", "issue", "pages", "article_number", "issued", "edition",
    "doi", "pmid", "pmcid", "arxiv",
)  # fmt: skip
_LINKS = ("erratum", "retraction", "update", "republication", "preprint", "translation", "comment")
_OF_BOOKS = ("publisher", "publisher_place")  # a reference to an article does not name the journal's publisher


class Filled(NamedTuple):
    """The citation with what a registry adds, and the notes."""

    citation: Citation
    notes: list[Note]


def is_another_work(given: Citation, found: Citation) -> bool:
    """Whether a registry's record is of another work: with another title, and other people or another year."""
    if not given.title or not found.title:
        return False
    if likeness(read_title(given.title), read_title(found.title)) is not Likeness.OTHER:
        return False
    mine, theirs = set(families(given.authors)), set(families(found.authors))
    years = {date.year for date in (given.issued, given.epub_date, found.issued, found.epub_date) if date and date.year}
    return not (mine and theirs and mine & theirs) or (len(years) > 1 and max(years) - min(years) > 1)


def fill(given: Citation, found: Citation, service: str, record: str, prefer: Prefer) -> Filled:
    """Return the citation with the fields that it lacks, as the registry has them; its key and its own values stay.

    With prefer="registry" values that differ in more than form become the registry's. Both values are in a note.
    """
    missing = _missing(given, found)
    differing = _differing(given, found, missing)
    changes = _changes(given, found, (*missing, *differing) if prefer == "registry" else missing)
    notes = [_conflict(name, given, found, service, record, prefer) for name in differing]
    if changes:
        names = ", ".join(name for name in Citation.model_fields if name in changes)
        notes.insert(0, Note(Code.COMPLETED, f"from {service}: {names}", Severity.INFO, None, record))
    return Filled(given.replace(**changes) if changes else given, notes)


def _missing(given: Citation, found: Citation) -> tuple[str, ...]:
    """Return the fields that only the registry has; `document` is not a type, a list with "et al." is not whole."""
    names = [name for name in _FILLED if getattr(found, name) and not getattr(given, name)]
    if found.type in ("article-journal", "article"):
        names = [name for name in names if name not in _OF_BOOKS]
    if given.type == "document" != found.type:
        names.append("type")
    if given.authors_truncated and found.authors and _continues(given, found):
        names.append("authors")
    return tuple(names)


def _differing(given: Citation, found: Citation, missing: tuple[str, ...]) -> tuple[str, ...]:
    both = [name for name in _COMPARED if getattr(given, name) and getattr(found, name) and name not in missing]
    return tuple([name for name in both if differs(name, getattr(given, name), getattr(found, name))])


def _changes(given: Citation, found: Citation, names: tuple[str, ...]) -> dict[str, Any]:
    """Return the registry's values of these fields, with what depends on them, and its links."""
    changes = {name: getattr(found, name) for name in names}
    if changes.get("container_title_short") == (changes.get("container_title") or given.container_title):
        changes.pop("container_title_short", None)
    if "authors" in changes and given.authors_truncated != found.authors_truncated:
        changes["authors_truncated"] = found.authors_truncated
    if links := tuple(link for link in found.related if link.relation in _LINKS and not _has_link(given, link)):
        changes["related"] = (*given.related, *links)
    return changes


def _continues(given: Citation, found: Citation) -> bool:
    """Whether the registry's authors begin with the given ones."""
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


def _conflict(name: str, given: Citation, found: Citation, service: str, record: str, prefer: Prefer) -> Note:
    mine, theirs = _shown(getattr(given, name)), _shown(getattr(found, name))
    if prefer == "given":
        message, dropped = f"{mine!r} (given) is kept; {service} has {theirs!r}", theirs
    else:
        message, dropped = f"{theirs!r} ({service}) in place of {mine!r}, which was given", mine
    return Note(Code.CONFLICT, message, severity_of_conflict(name), name, record, text=dropped)


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value[:10]) + (" et al." if len(value) > 10 else "")
    return str(value)[:200]
