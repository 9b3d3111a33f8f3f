"""What the references of a list share: the form of names, quoted titles, commas or stops between the parts."""

from __future__ import annotations

from typing import NamedTuple


class Style(NamedTuple):
    """What the references of a list share.

    `names`: the form of the names (see `people`); `commas`: commas, not stops, divide title and journal;
    `untitled`: articles have no titles; `quotes`: titles of articles and chapters are quoted;
    `publisher_first`: `Publisher: Place`; `comma_behind_people`: as behind `J. Smith, A. Doe,`;
    `journals`, `publishers`: names in other references, in lower case.
    """

    names: str | None = None
    commas: bool = False
    untitled: bool = False
    quotes: bool = False
    publisher_first: bool = False
    comma_behind_people: bool = False
    journals: frozenset[str] = frozenset()
    publishers: frozenset[str] = frozenset()

    @property
    def comma_in_front_of_publisher(self) -> bool:
        """Whether a comma alone can stand between a title and a publisher."""
        return self.commas or self.untitled or self.comma_behind_people


NO_STYLE = Style()
