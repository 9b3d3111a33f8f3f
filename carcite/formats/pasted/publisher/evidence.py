"""What was read of a publisher's page, and how likely it is by that that the text is the page of one article."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, NamedTuple

from carcite.formats.pasted.affiliations import has_institution
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.publisher.evidence_weights import WEIGHTS
from carcite.formats.pasted.publisher.signs import step

_LETTERS_OF_A_SIGN = 2.5  # in Chinese, Japanese or Korean
_LONGEST_PLACE = 250  # characters of an affiliation


class Page(NamedTuple):
    """The fields of a page, the lines of its head that no field takes, and those that are the site's own."""

    fields: dict[str, Any]
    title_probability: float
    unplaced: list[Line]
    site: list[Line]
    doubtful: dict[str, str]
    has_sure_places: bool
    has_abstract_heading: bool
    are_authors_marked: bool
    is_cited: bool

    @property
    def probability(self) -> float:
        """How likely the text is the page of one article, by what was found: from 0 to 1."""
        return 1 / (1 + math.exp(-sum(WEIGHTS.get(sign, 0.0) for sign in self.signs())))

    def signs(self) -> Iterator[str]:
        """Yield what of an article was found."""
        fields, abstracts = self.fields, self.fields["abstracts"]
        yield "any text"
        has_title = bool(fields.get("title")) or "title" in self.doubtful
        yield f"title: {step(self.title_probability, (0.35, 0.5, 0.8, 0.95)) if has_title else 'none'}"
        yield f"authors: {step(len(fields['authors']), (0, 1, 3))}"
        yield f"affiliations: {step(len(self._places()), (0, 1))}"
        yield f"abstracts: {step(len(abstracts), (0, 1))}"
        longest = max((_length(abstract["text"]) for abstract in abstracts), default=0)
        yield f"letters of an abstract: {step(longest, (0, 100, 300, 600))}"
        kinds = {
            "heading of an abstract": self.has_abstract_heading,
            "sections": any(len(abstract.get("sections") or ()) > 1 for abstract in abstracts),
            "authors with marks": self.are_authors_marked and fields["authors"],
            "cited by the page": self.is_cited,
            "thesis": fields["type"] == "thesis",
            "nothing but people and text": not (self.has_abstract_heading or any(map(fields.get, _FIELDS))),
        }
        yield from (name for name, is_so in kinds.items() if is_so)
        yield from (name for name in _FIELDS if fields.get(name))

    def _places(self) -> list[str]:
        """Return the affiliations that are sure: they name an institution, and are not running text."""
        places = self.fields["affiliations"] if self.has_sure_places else ()
        return [one for one in places if has_institution(one) and len(one) < _LONGEST_PLACE]


_FIELDS = (
    "doi", "arxiv", "container_title", "volume", "issue", "pages", "article_number", "issued", "epub_date", "publisher",
    "issn", "keywords", "translated_titles",
)  # fmt: skip


def _length(text: str) -> float:
    """Return the length of a text; a sign of a script without spaces counts as more than a letter."""
    return len(text) * (1 if text.isascii() or " " in text else _LETTERS_OF_A_SIGN)
