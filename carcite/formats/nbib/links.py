"""Related papers in MEDLINE: a tag for each relation (`CIN`, `RIN`, ...), and the citation line of the paper.

Reference: NLM, "MEDLINE/PubMed Data Element (Field) Descriptions", Comments/Corrections.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from carcite.formats.base import Context, Field, Raw
from carcite.formats.pubmed import LINK_OF_TAG, LINKS, related_paper, stub_text
from carcite.model import Citation, Extra, Related

FORMAT_NAME = "nbib"
LINK_TAGS = tuple(LINK_OF_TAG)

# The tag that is written for a relation: that of the first link with it.
_TAG_OF_RELATION: dict[tuple[str, bool], str] = {}
for _link in reversed(LINKS):
    _TAG_OF_RELATION[_link.relation, _link.inverse] = _link.tag
del _TAG_OF_RELATION["related", False], _TAG_OF_RELATION["related", True]


def writable(related: Related, citation: Citation) -> bool:
    """Whether MEDLINE has a tag for this link."""
    return not related.itself and (
        (related.relation, related.inverse) in _TAG_OF_RELATION
        or any(_reads_as(text, tag, related) for text, tag in _linked_extra(citation))
    )


def link_tags(citation: Citation) -> list[str]:
    """Return the tags the citation's related papers are written under."""
    return [tag for tag, _ in write_links(citation)]


def _linked_extra(citation: Citation) -> list[tuple[str, str]]:
    return [(e.value, e.tag) for e in citation.extra if e.format == FORMAT_NAME and e.tag in LINK_OF_TAG]


def _reads_as(text: str, tag: str, related: Related) -> bool:
    return related_paper(text, LINK_OF_TAG[tag]) == related


def write_links(citation: Citation) -> Iterable[tuple[str, str]]:
    """Yield the tag and text of each link; one whose tag is not the usual one is written as it is in `extra`."""
    kept = _linked_extra(citation)
    for related in citation.related:
        same = next((pair for pair in kept if _reads_as(*pair, related)), None)
        if same is not None:
            yield same[1], same[0]
        elif tag := _TAG_OF_RELATION.get((related.relation, related.inverse)):
            yield tag, stub_text(related.citation)


class RelatedPapers(Field):
    """The related papers; a link whose tag is not the usual one of its relation is kept with it."""

    fields = ("related",)
    tags = LINK_TAGS

    def read(self, raw: Raw, context: Context) -> dict[str, Any]:
        links = [(tag, value) for tag, given in raw.items() for value in given if value]
        related = [related_paper(value, LINK_OF_TAG[tag]) for tag, value in links]
        usual = {tag for tag, link in LINK_OF_TAG.items() if _TAG_OF_RELATION.get((link.relation, link.inverse)) == tag}
        other = [Extra(FORMAT_NAME, tag, value) for tag, value in links if tag not in usual]
        return {"related": related, "extra": other}

    def write(self, citation: Citation, context: Context) -> Iterable[tuple[str, str]]:
        return write_links(citation)
