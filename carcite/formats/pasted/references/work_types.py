"""The type of a work, from the fields found and the words of the reference."""

from __future__ import annotations

import re

from carcite.formats.pasted.references.imprint import PREPRINT, shows_publisher
from carcite.formats.pasted.references.journals import shows_journal
from carcite.formats.pasted.references.parts import Draft
from carcite.formats.pasted.references.places import is_known_publisher
from carcite.formats.pasted.references.sentences import is_name
from carcite.formats.pasted.references.source import find_source
from carcite.formats.pasted.references.works import CONFERENCE

_THESIS = re.compile(
    r"\b(?:[Tt]hes[ie]s|[Dd]issertation|[Dd]iss\.|[Tt]hèse|[Tt]esis|[Tt]esi|[Tt]ese|(?:Magister|Master|Diplom|Bachelor)arbeit"
    r"|[Hh]abilitationsschrift|[Pp]roefschrift|[Аа]втореф|[Дд]исс?\.)|学位论文|論文博士|학위논문"
)
_REPORT = re.compile(
    r"\b(?:(?:[Tt]echnical|[Ww]orking|[Dd]iscussion|[Rr]esearch|[Ff]inal|[Pp]olicy) (?:[Rr]eport|[Pp]aper)"
    r"|(?:[Tt]ech|[Ii]ntern)\. [Rr]ep|[Aa]rbeitspapier|[Dd]iskussionspapier|[Ww]orking[Pp]aper"
    r"|(?:[Ff]orschungs|[Pp]rojekt|[Aa]bschluss|[Ee]nd)bericht)\b"
)
_PART = re.compile(
    r"(?:[.,;?!”\"’]\s|␟|\s)(?:[Ii]n|En|Em|Dans)\s?:\s|[.?!”\"’]\s(?:In|En|Em|Dans)\s(?=[^\W\d_a-z])|\s//\s|[(,]\s?[Pp]p\.\s?[0-9]"
)
_PLACE_AND_PUBLISHER = re.compile(
    r"[.,;?!–-]\s\(?(?!(?:In|En|Em|Dans)\s?:)[^\W\d_a-z][^\W\d_]*(?:[ .-]{1,2}[^\W\d_]+){0,3}\s?:\s?[«“\"]?[^\W\d_a-z]"
)
# A part of a journal behind its name: `Tea Today, H. 2`
_ISSUE = re.compile(r"\b(?:Nr|No|Heft|H|Jg|Jahrg|Vol|Bd\.,? Heft)\.?\s?[0-9]")
# Pages that end a book's reference: `Leeds: Tea Press, 1979. 87-88.`
_PAGES_LAST = re.compile(
    r"[0-9]\.?[,:]?\s(?:S\.\s|[Pp]p?\.\s)?[0-9]{1,4}\s?[–-]\s?[0-9]{1,4}\.?(?:\s(?:Print|Web)\.)?$"
)


def work_type(draft: Draft, raw: str) -> str:
    """Return the type of a work; `raw` is the whole reference.

    If no part read shows it, a work without container and publisher is what the words of the reference show, else a
    book if it has a title.
    """
    shown: str | None = draft.fields.get("type")
    container = draft.fields.get("container_title", "")
    if shown == "chapter" and not draft.has("editors", "publisher") and _ISSUE.search(container):
        return "article-journal"
    if shown is None and draft.has("editors") and draft.has("pages") and draft.has("authors"):
        return "chapter"
    return shown or _by_fields(draft, raw)


def _by_fields(draft: Draft, raw: str) -> str:
    if PREPRINT.search(draft.fields.get("container_title", raw)) or (draft.has("arxiv") and not draft.has("volume")):
        return "article"
    if draft.has("url") and draft.has("accessed") and not draft.has("volume", "publisher"):
        return "webpage"
    if draft.has("container_title"):
        return _by_container(draft)
    if draft.has("publisher", "publisher_place"):
        return "report" if _REPORT.search(draft.text) else "book"
    return _by_numbers(draft) or type_by_words(draft.text) or _by_title(draft)


def _by_container(draft: Draft) -> str:
    """Return the type of what has a container; a name without title and numbers is that of the work."""
    if not draft.has("volume", "issue"):
        if CONFERENCE.search(draft.fields["container_title"]):
            return "paper-conference"
        if draft.has("publisher", "editors"):
            return "chapter"
    shown = draft.has("title", "volume", "issue", "pages", "article_number", "pmid", "doi")
    return "article-journal" if shown else "book"


def _by_numbers(draft: Draft) -> str | None:
    """Return the type that volume and pages show; a volume alone is one of a book."""
    if not draft.has("volume", "issue", "pmid"):
        return None
    return "article-journal" if draft.has("pages", "article_number", "pmid", "issue") else "book"


def _by_title(draft: Draft) -> str:
    if draft.has("url"):
        return "webpage"
    return "book" if draft.has("title") and draft.has_people else "document"


def type_by_words(text: str) -> str | None:
    """Return the type that the words of a text show; None if they show none."""
    if _THESIS.search(text):
        return "thesis"
    if _REPORT.search(text):
        return "report"
    source = find_source(text)
    if source is not None and source.sure:
        return "article-journal"
    if _PART.search(text) or CONFERENCE.search(text):
        return _type_of_part(text)
    if _PLACE_AND_PUBLISHER.search(text):
        return "chapter" if _PAGES_LAST.search(text) else "book"
    return _type_by_names(text)


def _type_by_names(text: str) -> str | None:
    """Return the type that the name of a publisher or a journal shows, not capitals alone: `UNICEF`, `USA`."""
    parts = [part for part in re.split(r"[.,;:?!]\s", text) if not part.strip(" .").isupper()]
    if any(map(is_known_publisher, parts)) or any(is_name(part) and shows_publisher(part) for part in parts):
        return "book"
    return "article-journal" if any(map(shows_journal, parts)) else None


def _type_of_part(text: str) -> str:
    """Return the type of what stands in another work: in proceedings, in an issue of a journal or in a book."""
    if CONFERENCE.search(text):
        return "paper-conference"
    return "article-journal" if _ISSUE.search(text) and not _PLACE_AND_PUBLISHER.search(text) else "chapter"
