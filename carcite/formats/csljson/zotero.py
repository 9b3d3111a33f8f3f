"""The item that Zotero's CSL-JSON import makes the most of.

Zotero throws away a variable for which the item type has no field, and makes an author of a person in a role the type
does not have. Both are lines `name: value` of the note instead, which becomes Extra, where Zotero cites from.

Reference: Zotero's `itemFromCSLJSON` (zotero/utilities) and its CSL JSON translator; its schema, version 41.
"""

from __future__ import annotations

from typing import Any

from carcite.formats.csljson.dates import read_date
from carcite.formats.csljson.names import read_name
from carcite.formats.extra_lines import line_of, name_line
from carcite.formats.roles import NAME_VARIABLES
from carcite.formats.zotero_schema import ITEM_TYPE_OF, ITEM_TYPES, MAIN_CREATORS, TYPE_OF, field_of

# CSL types that Zotero reads as a mere document; the type written instead, while a line of the note says the true one.
NEAREST: dict[str, str] = {
    csl: TYPE_OF[item_type] for csl, item_type in ITEM_TYPE_OF.items() if TYPE_OF[item_type] != csl
}
_ALWAYS = frozenset(("id", "type", "citation-key", "note", "annote", "custom", "keyword", "categories"))
# Variables whose presence makes Zotero take a type for another one.
_TURNING = {"book": ("version",), "song": ("number",), "bill": ("publisher", "number-of-volumes")}
_TELEVISED = (
    "archive", "archive_location", "container-title", "event-place", "publisher", "publisher-place", "source",
)  # fmt: skip
_VIDEO = ("collection-title", "volume", "number-of-volumes", "ISBN")
# The place of an event is the place of these item types.
_ONE_PLACE = ("audioRecording", "presentation", "videoRecording")
# Variables another of which says the same.
_SAME = {"container-title-short": "journalAbbreviation", "publisher": "authority"}


def fit(item: dict[str, Any], rights: str | None, arxiv: str | None) -> tuple[dict[str, Any], list[str]]:
    """Return the item with the variables that arrive, and the lines of the note for the others."""
    if short := item.get("container-title-short"):
        item = {**item, "journalAbbreviation": short}
    written, import_types = _written_type(item)
    arriving = {name: value for name, value in item.items() if _arrives(name, item, import_types)} | {"type": written}
    lines = [line_of("type", item["type"])] if written != item["type"] else []
    for name, value in item.items():
        if name not in arriving and name != "journalAbbreviation" and not _is_said(name, item, arriving):
            lines += _lines(name, value)
    if arxiv and not str(arriving.get("number", "")).startswith("arXiv:"):
        lines.append(line_of("arXiv", arxiv))
    if rights:
        lines.append(line_of("license", rights))
    return arriving, lines


def _written_type(item: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    """Return the CSL type to write, and the item types that Zotero gives the item one after the other."""
    csl = item["type"]
    if csl == "software":
        # The import refuses a file with this type, and takes a book with a version for a program.
        return ("book", ("computerProgram",)) if "version" in item else ("document", ("document", "computerProgram"))
    written = NEAREST.get(csl, csl)
    if written == "broadcast":
        if not any(name in item for name in _TELEVISED):
            return written, ("podcast",)
        return written, ("radioBroadcast",) if "author" in item and "director" in item else ("tvBroadcast",)
    if written == "motion_picture" and any(name in item for name in _VIDEO):
        return written, ("videoRecording",)
    return written, (ITEM_TYPE_OF[written],)


def _arrives(name: str, item: dict[str, Any], item_types: tuple[str, ...]) -> bool:
    if name in _ALWAYS:
        return True
    if name in _TURNING.get(NEAREST.get(item["type"], item["type"]), ()):
        return False
    if name in NAME_VARIABLES:
        return all(_is_role(name, item_type) for item_type in item_types)
    if name == "event-place" and item_types[0] in _ONE_PLACE:
        return "publisher-place" not in item
    return all(field_of(item_type, name) for item_type in item_types)


def _is_role(role: str, item_type: str) -> bool:
    """Whether a person arrives in the role; a performer of music is the author of the recording."""
    roles = ITEM_TYPES[item_type].roles
    return role in roles or roles["author"] == role in MAIN_CREATORS


def _is_said(name: str, item: dict[str, Any], arriving: dict[str, Any]) -> bool:
    """Whether another variable that arrives says the same."""
    other = _SAME.get(name)
    return other is not None and arriving.get(other) == item[name]


def _lines(name: str, value: Any) -> list[str]:
    if name in NAME_VARIABLES:
        return [line_of(name, name_line(person)) for part in value if (person := read_name(part)) is not None]
    if isinstance(value, dict):
        date = read_date(value)
        return [line_of(name, date.edtf())] if date is not None else []
    return [line_of(name, str(part)) for part in (value if isinstance(value, list) else [value])]
