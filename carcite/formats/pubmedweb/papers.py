"""The papers listed under `Similar articles`, `Comment in` or `References`, and in a list of search results."""

from __future__ import annotations

from typing import Any

from carcite.formats._citation_line import parse_citation_line
from carcite.formats._nlm_authors import is_author_line
from carcite.formats._nlm_reference import (
    NUMBER,
    author_fields,
    citation_fields,
    journal_of,
    reference_fields,
    related_paper,
)
from carcite.formats._nlm_wording import printed_ids, title_fields
from carcite.formats._pubmed import Link
from carcite.formats.pubmedweb.sections import Line, is_navigation
from carcite.model import Citation, Related, Relation
from carcite.values._pattern import pattern

_PMID = pattern(r"(?:PMID: ?\d+|PMCID: ?PMC\d+)")
_LINKS_OUT = pattern(
    r"(?:\s*(?:-\s+|\[)(?:DOI|PMC|PubMed|PMC free article|Google Scholar|Free PMC article)\]?)+\.?\s*$"
)
_ORDINAL = pattern(r"\d{1,5}")
_LONGEST_LINE = 5000


def listed_papers(lines: list[Line], format: str) -> list[dict[str, Any]]:
    """The fields of each paper printed on lines of its own: title, authors, citation line, `PMID: ...`.

    A paper ends at its PMID, or at its citation line where no PMID follows.
    """
    papers: list[dict[str, Any]] = []
    above: list[Line] = []
    for line in lines:
        text = line.text
        if _PMID.match(text):
            if papers and not above:
                papers[-1] |= printed_ids(text).fields(format)
            above.clear()
        elif is_navigation(text) or _ORDINAL.fullmatch(text):
            above.clear()
        elif above and journal_of(text) is not None and (citation := parse_citation_line(text)) is not None:
            papers.append(_paper([row.text for row in above[-2:]], citation_fields(citation, format)))
            above.clear()
        else:
            above.append(line)
    return papers


def _paper(above: list[str], found: dict[str, Any]) -> dict[str, Any]:
    authors = above[-1] if is_author_line(above[-1]) or len(above) > 1 else ""
    title = above[0] if len(above) > 1 or not authors else ""
    return {**found, **author_fields(authors), **title_fields(title)}


def related_papers(lines: list[Line], relation: Relation, inverse: bool, format: str) -> list[Related]:
    """The papers under a heading as relations."""
    return [
        Related(relation=relation, inverse=inverse, citation=Citation.model_validate(paper))
        for paper in listed_papers(lines, format)
    ]


def references(lines: list[Line], format: str) -> list[Related]:
    """The works of a reference list, one a line; what is not in NLM's form is a citation with its text as a note."""
    link = Link("", "Cites", "references")
    found: list[Related] = []
    for line in lines:
        text = line.text[:_LONGEST_LINE]
        if is_navigation(text) or _ORDINAL.fullmatch(text.rstrip(".")):
            continue
        bare = _LINKS_OUT.sub("", text)
        if numbered := NUMBER.match(bare):
            bare = bare[numbered.end() :]
        if not bare:
            continue
        if found and _PMID.match(bare):
            continue
        fields = reference_fields(_compact_pages(bare), format)
        if fields is not None:
            found.append(Related(relation="references", citation=Citation.model_validate(fields)))
        else:
            found.append(related_paper(bare, link, format))
    return found


def _compact_pages(text: str) -> str:
    return text if text.endswith(".") else text + "."
