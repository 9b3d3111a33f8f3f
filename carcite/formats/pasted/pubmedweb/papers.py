"""The papers listed under `Similar articles`, `Comment in` or `References`, and in a list of search results."""

from __future__ import annotations

import re
from typing import Any

from carcite.formats.citation_line import parse_citation_line
from carcite.formats.pasted.books import source_fields
from carcite.formats.pasted.identifiers import printed_ids
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.nlm_authors import is_author_line
from carcite.formats.pasted.nlm_references import (
    ID_TAIL,
    NUMBER,
    author_fields,
    citation_fields,
    journal_of,
    reference_fields,
    related_paper,
)
from carcite.formats.pasted.pubmedweb.header import PUBLICATION_TYPES
from carcite.formats.pasted.pubmedweb.sections import is_navigation
from carcite.formats.pasted.titles import title_fields
from carcite.formats.pubmed import Link
from carcite.model import Citation, Related, Relation
from carcite.values.dates import PartialDate
from carcite.values.languages import parse_language
from carcite.values.names import is_organisation

_PMID = re.compile(r"(?:PMID: ?\d+|PMCID: ?PMC\d+)")
_LINKS_OUT = re.compile(
    r"(?:\s*(?:-\s+|\[|\b)(?:DOI|PMC|PubMed|PMC free article|Google Scholar|Free PMC article|Web of Science|Crossref"
    r"|CAS|View at Publisher)\]?)+\.?\s*$"
)
_ORDINAL = re.compile(r"\d{1,5}\.?")
_LONGEST_LINE = 5000
# `Tea at night. [J Milk. 2012]`, as PubMed listed papers until 2020; `Tea at night.J Milk. 2012 May;1:2.`
_BRACKETED = re.compile(r"(?P<title>.{3,600}?) \[(?P<journal>[^\[\]]{2,100})\. (?P<year>(?:19|20)\d\d)\]\.?")
_IN_BOOK = re.compile(r"(?P<date>(?:1[5-9]|20)\d\d(?: [A-Z][a-z]{2}(?: \d{1,2})?)?)\. In: (?P<source>.{1,600})")
_GLUED = re.compile(r"[.?!](?=[A-Z])")


def listed_papers(lines: list[Line], format: str, left: list[Line]) -> list[dict[str, Any]]:
    """Return the fields of each paper printed on lines of its own: title, authors, citation line, `PMID: ...`.

    A paper ends at its PMID, or at its citation line if no PMID follows. Lines of no paper are put to `left`.
    """
    papers: list[dict[str, Any]] = []
    above: list[Line] = []
    bracketed = False
    for line in lines:
        text = line.text
        if _PMID.match(text):
            if not above and not bracketed:  # the page's own stand below papers in brackets
                _put_ids(text, papers, format)
            _move(above, left)
        elif is_navigation(text) or _ORDINAL.fullmatch(text):
            _move(above, left)
            left.append(line)
        elif above and (source := _source(text, format)) is not None:
            papers.append(_paper(above, source, left))
            above.clear()
        elif (whole := _in_one_line(text, format)) is not None:
            papers.append(whole)
            bracketed = text.endswith(("]", "]."))
            _move(above, left)
        elif above or not _put_remark(text, papers):
            above.append(line)
    _move(above, left)
    return papers


def _move(lines: list[Line], left: list[Line]) -> None:
    left += lines
    lines.clear()


def _source(text: str, format: str) -> dict[str, Any] | None:
    """Return the fields of a citation line, or of the book of a chapter; None for any other line."""
    if journal_of(text) is not None and (citation := parse_citation_line(text)) is not None:
        return citation_fields(citation, format)
    if chapter := _IN_BOOK.fullmatch(text):
        return {"type": "chapter", **source_fields(f"{chapter['source']} {chapter['date']}.", format)}
    return None


def _put_ids(text: str, papers: list[dict[str, Any]], format: str) -> None:
    """Put the identifiers below the last paper to its fields."""
    if papers:
        papers[-1] |= printed_ids(text).fields(format)


def _put_remark(text: str, papers: list[dict[str, Any]]) -> bool:
    """Put what PubMed says below the last paper's PMID: `Review.`, `German.`; False if a line says no such thing."""
    words = text.rstrip(".")
    if not papers:
        return False
    if words in PUBLICATION_TYPES:
        papers[-1]["publication_types"] = [*papers[-1].get("publication_types", ()), words]
    elif words.isalpha() and text.endswith(".") and (tag := parse_language(words)) != words:
        papers[-1]["language"] = tag
    else:
        return False
    return True


def _in_one_line(text: str, format: str) -> dict[str, Any] | None:
    """Return a paper whose title and journal stand in one line; None for any other line."""
    if match := _BRACKETED.fullmatch(text):
        journal = match["journal"]
        found = {
            "container_title": journal,
            "container_title_short": journal,
            "issued": PartialDate.parse(match["year"]),
        }
        return {"type": "article-journal", **title_fields(match["title"]), **found}
    if len(text) > _LONGEST_LINE:
        return None
    for end in _GLUED.finditer(text):
        rest = text[end.end() :]
        if journal_of(rest) is not None and (line := parse_citation_line(_without_remarks(rest))) is not None:
            ids = printed_ids(rest).fields(format)
            return {**citation_fields(line, format), **title_fields(text[: end.end()]), **ids}
    return None


def _without_remarks(text: str) -> str:
    """Return a citation line without the PMID at its end and what PubMed says behind it."""
    tail = ID_TAIL.search(text)
    return text[: tail.start()] + "." if tail else text


def _paper(above: list[Line], found: dict[str, Any], left: list[Line]) -> dict[str, Any]:
    """Return the paper of a title and authors above its citation line; what else stands there is put to `left`."""
    rows = list(above)
    authors = ""
    if is_author_line(rows[-1].text) or (len(rows) > 1 and is_organisation(rows[-1].text)):
        authors = rows.pop().text
    elif len(rows) > 1:
        left.append(rows.pop())
    title = rows.pop().text if rows and (authors or len(above) <= 2) else ""
    left += rows
    return {**found, **author_fields(authors), **title_fields(title)}


def related_papers(
    lines: list[Line], relation: Relation, inverse: bool, format: str, left: list[Line]
) -> list[Related]:
    """Return the papers under a heading as relations; lines of none are put to `left`."""
    return [
        Related(relation=relation, inverse=inverse, citation=Citation.model_validate(paper))
        for paper in listed_papers(lines, format, left)
    ]


def references(lines: list[Line], format: str, left: list[Line]) -> list[Related]:
    """Return the works of a reference list, one a line; one not in NLM's form is a citation with its text as a note."""
    link = Link("", "Cites", "references")
    found: list[Related] = []
    for line in lines:
        text = line.text[:_LONGEST_LINE]
        bare = _LINKS_OUT.sub("", text)
        if numbered := NUMBER.match(bare):
            bare = bare[numbered.end() :]
        if is_navigation(text) or not bare or _ORDINAL.fullmatch(bare) or (found and _PMID.match(bare)):
            left.append(line)
            continue
        fields = reference_fields(bare if bare.endswith(".") else bare + ".", format)
        if fields is not None:
            found.append(Related(relation="references", citation=Citation.model_validate(fields)))
        else:
            found.append(related_paper(bare, link, format))
    return found
