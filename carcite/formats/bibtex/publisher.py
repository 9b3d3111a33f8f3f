"""Publisher and place, which the formats call by other names in each type of work.

References: O. Patashnik, BibTeXing (1988), section 3.2 (publisher, school, institution, organization, address);
biblatex manual 3.19, section 2.2.2 (the same, location).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from carcite.formats.base import Context, Field, Raw
from carcite.formats.bibtex.braces import fold, split_and
from carcite.formats.bibtex.fields import Place, is_safe
from carcite.formats.bibtex.targets import target_of
from carcite.formats.bibtex.text import literal_list, read_plain, write_plain
from carcite.formats.bibtex.types import COUNTRIES, entry_types
from carcite.formats.fields import Pairs, first_of, tagged
from carcite.model import Citation


class PublisherPlace(Place):
    """`location` and `address`. Where a paper has both, as ACM writes it, the first is where the conference was."""

    def __init__(self, *, biblatex: bool) -> None:
        tags = ("location", "address") if biblatex else ("address", "location")
        super().__init__("publisher_place", *tags, "place")

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        if context.type == "paper-conference" and raw.get("location") and raw.get("address"):
            return {
                "publisher_place": read_plain(raw["address"][0]) or None,
                "event_place": read_plain(raw["location"][0]) or None,
            }
        if context.type == "patent":  # of which countries, as keys
            names = [COUNTRIES.get(part, part) for tag, value in tagged(raw, raw) for part in split_and(fold(value))]
            return {"publisher_place": read_plain(" and ".join(names)) or None}
        return super().read(raw, context)

    def unchanged(self, citation: Citation) -> bool:
        return citation.type != "patent" and super().unchanged(citation)


# The entry types of biblatex that have an `organization` and no publisher.
_ORGANIZED = frozenset(("online", "misc", "software"))
_PUBLISHERS = ("publisher", "school", "institution", "organization", "organisation", "university")


class Publisher(Field):
    """Who publishes: `publisher`, `school`, `institution` or `organization` by the type of the work."""

    fields = ("publisher",)
    tags = ("publisher", "institution", "school", "organization")
    aliases = ("organisation", "university")

    def __init__(self, *, biblatex: bool) -> None:
        self.biblatex = biblatex

    def read(self, raw: Raw, context: Context) -> Mapping[str, Any]:
        return {"publisher": first_of("publisher", tagged(raw, _PUBLISHERS), context, read_plain) or None}

    def write(self, citation: Citation, context: Context) -> Pairs:
        written = literal_list(write_plain(citation.publisher or "", context, "publisher"))
        return [(self._tag(citation.type, context), written)]

    def unchanged(self, citation: Citation) -> bool:
        return is_safe(citation.publisher or "")

    def _tag(self, type: str, context: Context) -> str:
        if type == "thesis":
            return "institution" if self.biblatex else "school"
        if type == "report":
            return "institution"
        if not self.biblatex:
            return "publisher"
        return "organization" if entry_types(type)[1 + target_of(context).validated] in _ORGANIZED else "publisher"
