"""Publisher and place, which the formats call by other names in each type of work.

References: O. Patashnik, BibTeXing (1988), section 3.2 (publisher, school, institution, organization, address);
biblatex manual 3.19, section 2.2.2 (the same, location).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from carcite.formats.base import Context, Raw, Row
from carcite.formats.bibtex.braces import fold, split_and
from carcite.formats.bibtex.rows import Pairs, place, spare, values
from carcite.formats.bibtex.targets import dialect
from carcite.formats.bibtex.text import literal_list, read_plain, write_plain
from carcite.formats.bibtex.types import COUNTRIES, entry_types
from carcite.model import Citation


def place_row(biblatex: bool) -> Row:
    """`location` and `address`. Where a paper has both, as ACM writes it, the first is where the conference was."""
    tag, alias = ("location", "address") if biblatex else ("address", "location")
    whole = place("publisher_place", tag, alias, "place")

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        if context.type == "paper-conference" and raw.get("location") and raw.get("address"):
            return {
                "publisher_place": read_plain(raw["address"][0]) or None,
                "event_place": read_plain(raw["location"][0]) or None,
            }
        if context.type == "patent":  # of which countries, as keys
            names = [COUNTRIES.get(part, part) for tag, value in values(raw, raw) for part in split_and(fold(value))]
            return {"publisher_place": read_plain(" and ".join(names)) or None}
        return whole.read(raw, context)

    return Row(whole.fields, whole.tags, read, whole.write, whole.aliases)


# The entry types of biblatex that have an `organization` and no publisher.
_ORGANIZED = frozenset(("online", "misc", "software"))
_PUBLISHERS = ("publisher", "school", "institution", "organization", "organisation", "university")


def publisher_row(biblatex: bool) -> Row:
    """Who publishes: `publisher`, `school`, `institution` or `organization` by the type of the work."""

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        for tag, value in values(raw, _PUBLISHERS):
            shown = read_plain(value)
            if "publisher" not in found:
                found["publisher"] = shown or None
            elif shown != found["publisher"]:
                spare(context, found, "publisher", tag, value)
        return found

    def tag(type: str, context: Context) -> str:
        if type == "thesis":
            return "institution" if biblatex else "school"
        if type == "report":
            return "institution"
        if not biblatex:
            return "publisher"
        return "organization" if entry_types(type)[1 + dialect(context).validated] in _ORGANIZED else "publisher"

    def write(citation: Citation, context: Context) -> Pairs:
        written = literal_list(write_plain(citation.publisher or "", context, "publisher"))
        return ((tag(citation.type, context), written),)

    tags = ("publisher", "institution", "school", "organization")
    return Row(("publisher",), tags, read, write, ("organisation", "university"))
