"""Publisher and place, which the formats call by other names in each type of work.

References: O. Patashnik, BibTeXing (1988), section 3.2 (publisher, school, institution, organization, address);
biblatex manual 3.19, section 2.2.2 (the same, location).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from carcite.formats.base import Context, Raw
from carcite.formats.bibtex.braces import fold, split_and
from carcite.formats.bibtex.fields import Place
from carcite.formats.bibtex.targets import target_of
from carcite.formats.bibtex.text import read_plain
from carcite.formats.bibtex.types import COUNTRIES, entry_types
from carcite.formats.fields import tagged
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


class Publisher(Place):
    """Who publishes: `publisher`, `school`, `institution` or `organization` by the type of the work."""

    def __init__(self, *, biblatex: bool) -> None:
        super().__init__("publisher")
        self.tags, self.aliases = _PUBLISHERS[:4], _PUBLISHERS[4:]
        self.biblatex = biblatex

    def tag(self, citation: Citation, context: Context) -> str:
        if citation.type == "thesis":
            return "institution" if self.biblatex else "school"
        if citation.type == "report":
            return "institution"
        if not self.biblatex:
            return "publisher"
        kind = entry_types(citation.type)[1 + target_of(context).validated]
        return "organization" if kind in _ORGANIZED else "publisher"
