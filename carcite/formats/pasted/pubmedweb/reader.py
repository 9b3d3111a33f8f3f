"""Pages of PubMed and PMC copied from the web, whole or in part, one or several. Read-only.

A page has its journal and under it `. 2014 Feb 12;311(6):579-86. doi: ...`, the title, authors with the numbers of
their affiliations, `PMID: ... PMCID: ... DOI: ...`, and sections under headings: the abstract, papers related to it
(`Comment in`, `Similar articles`, `Cited by`, `References`), MeSH terms, grants. Until 2020 the citation line was one
line, the authors were `Family GI` and the identifiers stood at the end; PMC has forms of its own. Menus, footers and
the article itself are left out, and a note says so; a line that no field takes is kept in `extra`. A copied list of
search results is read as the papers it lists. The date of the citation line is `issued`, the one after `Epub` (PMC:
`Published online`) is `epub_date`.

Reference: PubMed User Guide, "Abstract page" and "Display formats" (NLM).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from carcite.errors import ReadError
from carcite.formats.base import Context, Format, build
from carcite.formats.pasted.detection import pasted_format
from carcite.formats.pasted.lines import Line, plain_lines
from carcite.formats.pasted.pubmedweb.citation import NAME, read_page
from carcite.formats.pasted.pubmedweb.header import Anchor, find_anchors, find_identifiers, first_list
from carcite.formats.pasted.pubmedweb.papers import listed_papers
from carcite.formats.pasted.pubmedweb.sections import numbered_lines
from carcite.model import Citation
from carcite.notes import Code, Note, Severity


def sniff(text: str) -> bool:
    """Return whether a text is a copied page of PubMed or PMC."""
    return pasted_format(text) == NAME


def read_stream(file: IO[str]) -> Iterator[Citation | Note]:
    """Yield the citations of the pages in a text, each after the notes on it.

    Raises ReadError if the text holds neither a page nor a list of papers.
    """
    lines = numbered_lines(plain_lines(file))
    anchors = find_anchors(lines, NAME)
    if anchors:
        yield from _pages(lines, anchors)
        return
    left: list[Line] = []
    papers = listed_papers(lines[: first_list(lines)], NAME, left)
    identified = find_identifiers(lines) is not None
    if len(papers) > 1 or (papers and not identified):
        yield from _papers(papers, left)
    elif identified:
        yield from _page(lines, None, papers[0] if papers else {}, 1)
    else:
        raise ReadError(
            "no page of PubMed or PMC: expected a citation line under its journal (`. 2014 Feb 12;311(6):579-86.`) "
            "or a line of identifiers (`PMID: ... DOI: ...`)"
        )


def _papers(papers: list[dict[str, Any]], left: list[Line]) -> Iterator[Citation | Note]:
    """Yield the papers of a list of search results."""
    for ordinal, paper in enumerate(papers, 1):
        context = Context(NAME, record=f"#{ordinal}")
        citation = build(paper, context)
        yield from context.notes
        yield citation
    if left:
        text = "\n".join(line.text for line in left)
        yield Note(Code.NOT_A_RECORD, "lines of no paper are in no record", Severity.WARNING, text=text)


def _pages(lines: list[Line], anchors: list[Anchor]) -> Iterator[Citation | Note]:
    """Yield the citation of each page; what stands above the first page is its menus."""
    starts = [0, *(anchor.start for anchor in anchors[1:])]
    ends = [*starts[1:], len(lines)]
    for ordinal, (anchor, start, end) in enumerate(zip(anchors, starts, ends, strict=True), 1):
        own = anchor._replace(start=anchor.start - start, end=anchor.end - start)
        yield from _page(lines[start:end], own, {}, ordinal)


def _page(lines: list[Line], anchor: Anchor | None, paper: dict[str, Any], ordinal: int) -> Iterator[Citation | Note]:
    context = Context(NAME, record=f"#{ordinal}", line=lines[0].number, type="article-journal")
    citation = read_page(lines, anchor, paper, context)
    yield from context.notes
    yield citation


FORMAT = Format(
    name=NAME,
    title="Copied PubMed and PMC pages",
    reference='PubMed User Guide, "Display formats" (NLM)',
    sniff=sniff,
    read_stream=read_stream,
)
read = FORMAT.read
