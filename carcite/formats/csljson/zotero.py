"""What Zotero's import makes of a CSL-JSON item of each type, and the item that brings it most.

Reference: Zotero's schema of item types with its map of CSL types, fields and names; its documentation, "Citing Fields
from Extra". A variable for which the item type has no field is thrown away by the import, and a person in a role it
has not becomes an author; a line `name: value` of `note` arrives in Extra, which Zotero cites from, or in a field.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from carcite.formats.csljson.dates import read_date
from carcite.formats.csljson.names import ROLES, line_of

# CSL types Zotero reads as a mere document, and software, which makes it refuse the file: the type written, while the
# first line of the note says the true one. `document` and such a line become a computer program.
NEAREST: dict[str, str] = {
    "classic": "book",
    "collection": "document",
    "entry": "entry-encyclopedia",
    "event": "speech",
    "figure": "graphic",
    "musical_score": "song",
    "pamphlet": "book",
    "performance": "speech",
    "periodical": "article-journal",
    "regulation": "legislation",
    "review": "article-journal",
    "review-book": "article-journal",
    "software": "document",
    "treaty": "legislation",
}
_ALWAYS = (
    "id citation-key type title title-short abstract DOI URL language accessed issued author note keyword categories "
    "custom"
)
_GROUPS = {
    "@archive": "archive archive_location call-number source",
    "@publisher": "publisher publisher-place",
    "@journal": "container-title volume issue page ISSN publisher publisher-place",
    "@series": "collection-title collection-number",
    "@book": "collection-title collection-number volume edition number-of-volumes ISBN publisher publisher-place",
    "@original": "original-date original-publisher original-publisher-place medium ISSN",
    "@edited": "editor translator contributor collection-editor",
    "@show": "director producer executive-producer performer script-writer host guest narrator translator contributor",
}
# CSL type: the variables that arrive in a field of their own.
_HELD: dict[str, str] = {
    "article": "@archive @publisher @series genre number editor translator contributor reviewed-author",
    "article-journal": "@archive @journal collection-title section journalAbbreviation editor translator contributor "
    "reviewed-author",
    "article-magazine": "@archive @journal translator contributor reviewed-author",
    "article-newspaper": "@archive @journal edition section translator contributor reviewed-author",
    "bill": "container-title volume chapter-number section page number authority contributor",
    "book": "@archive @book @original number-of-pages @edited",
    "broadcast": "@archive @publisher container-title medium number dimensions series-creator @show",
    "chapter": "@archive @book @original container-title page container-author @edited",
    "dataset": "@archive @publisher genre version medium number contributor",
    "document": "@archive @publisher genre editor translator contributor reviewed-author",
    "entry-dictionary": "@archive @book container-title page @edited",
    "entry-encyclopedia": "@archive @book container-title page @edited",
    "graphic": "@archive event-place medium dimensions contributor",
    "hearing": "@publisher number-of-volumes chapter-number section page number authority contributor",
    "interview": "@archive @publisher medium interviewer translator contributor",
    "legal_case": "container-title volume page number authority references contributor",
    "legislation": "container-title volume chapter-number section page number references contributor",
    "manuscript": "@archive @publisher genre number number-of-pages translator contributor",
    "map": "@archive @publisher collection-title edition genre scale ISBN collection-editor contributor",
    "motion_picture": "@archive @publisher collection-title volume number-of-volumes ISBN medium dimensions @show",
    "paper-conference": "@archive @journal @series event-title event-place number-of-volumes ISBN @edited",
    "patent": "publisher-place status page number submitted authority references contributor",
    "personal_communication": "@archive event-place genre recipient translator contributor",
    "post": "container-title genre contributor",
    "post-weblog": "container-title genre ISSN translator contributor",
    "report": "@archive @publisher @series genre number page ISSN ISBN @edited",
    "song": "@archive @publisher collection-title volume number-of-volumes ISBN medium dimensions composer "
    "original-author translator contributor",
    "speech": "container-title collection-title event-title publisher-place genre chair organizer translator "
    "contributor",
    "standard": "@archive @publisher edition version status genre number number-of-pages ISBN authority editor "
    "contributor",
    "thesis": "@archive @publisher @series genre number-of-pages ISSN ISBN contributor",
    "webpage": "@publisher container-title genre translator contributor",
}
# A computer program is written as a document: what both have.
_SOFTWARE = "@archive @publisher contributor"
# What makes a film a video recording, which has no genre.
_VIDEO = ("collection-title", "publisher-place", "event-place", "volume", "number-of-volumes", "ISBN")
# Where a type has the field under another variable's name.
_INSTEAD: dict[str, tuple[str, str]] = {
    "speech": ("event-place", "publisher-place"),
    "song": ("performer", "author"),
}
# Variables another one of which says the same.
_SAME = {"container-title-short": "journalAbbreviation", "publisher": "authority"}
_NAMES = frozenset(("editor", "translator", *ROLES))
_HELD_OF: dict[str, frozenset[str]] = {}


class Fitted(NamedTuple):
    """An item as Zotero takes it: its variables, the lines for its note, and {variable: what it stands for}."""

    item: dict[str, Any]
    lines: list[str]
    moved: dict[str, str]


def _held(type: str) -> frozenset[str]:
    if type not in _HELD_OF:
        held = _SOFTWARE if type == "software" else _HELD[NEAREST.get(type, type)]
        words = f"{_ALWAYS} {held}".split()
        _HELD_OF[type] = frozenset(name for word in words for name in _GROUPS.get(word, word).split())
    return _HELD_OF[type]


def fit(item: dict[str, Any]) -> Fitted:
    """The item with every variable where Zotero has a field for it, or else in a line."""
    type = item["type"]
    written = NEAREST.get(type, type)
    held = _held(type)
    if written == "motion_picture" and not any(name in item for name in _VIDEO):
        held |= {"genre"}
    lines = [f"type: {type}"] if written != type else []
    fitted: dict[str, Any] = {}
    moved: dict[str, str] = {}
    old, new = _INSTEAD.get(written, ("", ""))
    for name, value in item.items():
        if name == old and new not in item:
            fitted[new], moved[new] = value, old
        elif name in held:
            fitted[name] = value
        elif name != "journalAbbreviation" and not (_SAME.get(name) in held and item.get(_SAME[name]) == value):
            lines += _lines(name, value)
    return Fitted({**fitted, "type": written}, lines, moved)


def _lines(name: str, value: Any) -> list[str]:
    if name in _NAMES:
        return [f"{name}: {line_of(person)}" for person in value]
    if isinstance(value, dict):
        date = read_date(value)
        return [f"{name}: {date.edtf()}"] if date is not None else []
    return [f"{name}: {part}" for part in (value if isinstance(value, list) else [value])]
