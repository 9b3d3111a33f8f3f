"""A page's parts as one citation, with notes on what it lacks and what no field takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from carcite.formats.base import Context, build
from carcite.formats.citation_line import CitationLine
from carcite.formats.pasted.affiliations import affiliation_text
from carcite.formats.pasted.books import source_fields
from carcite.formats.pasted.headings import Part
from carcite.formats.pasted.identifiers import read_ids
from carcite.formats.pasted.languages import article_languages
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.page.abstracts import read_abstracts
from carcite.formats.pasted.page.layout import Block, Page, divide
from carcite.formats.pasted.page.related import Paper, cited_fields, closed, read_papers
from carcite.formats.pasted.people import read_names
from carcite.formats.pasted.titles import note_missing_title, title_fields, title_language
from carcite.formats.pubmed import mesh_term, with_headings
from carcite.model import Citation, Related
from carcite.notes import Code, Note, note
from carcite.values.identifiers import doi_key

FORMAT_NAME = "page"
_BOOK = re.compile(r"In: [^\n]{2,200} \[Internet\]\.")  # as PubMed names the book of a chapter
_LISTED = re.compile(r"\s*[;,、|·\uff0c\uff1b]\s*")
_FIELDS_OF_LISTS = {Part.KEYWORDS: "keywords", Part.MESH: "mesh_terms", Part.TYPES: "publication_types"}


def read_page(lines: Sequence[Line], record: str, *, mirrored: bool) -> Iterator[Citation | Note]:
    """Yield the citation of one page, and after it the notes on it."""
    page = divide(lines)
    context = Context(FORMAT_NAME, record, page.citation.number if page.citation else None, "article-journal")
    cited = page.citation.citation if page.citation else None
    unplaced = list(page.unplaced)
    found = cited_fields(cited, FORMAT_NAME) if cited is not None else _take_book(unplaced)
    _take_languages(unplaced, found)
    _put_people(page, found, mirrored=mirrored)
    _put_titles(page, found)
    _put_ids(page, found, unplaced)
    found["abstracts"] = [a for lines in page.abstracts for a in read_abstracts(line.text for line in lines)]
    if page.rights:
        found["rights"] = " ".join(line.text for line in page.rights)
    _put_named(page.named, found)
    found["keywords"] = with_headings(found.get("keywords", ()), found.get("mesh_terms", ()))
    papers = _papers(page, unplaced)
    notes = list(_put_related(papers, found, cited, record))
    unplaced.sort(key=lambda line: line.number)
    found["extra"] = [*found.get("extra", ()), *((FORMAT_NAME, "line", line.text) for line in unplaced)]
    if "title" not in found:
        note_missing_title(context, "page")
    yield build({name: value for name, value in found.items() if value}, context)
    yield from context.notes
    yield from notes
    yield from unplaced_notes(unplaced, record)


def unplaced_notes(lines: Sequence[Line], record: str) -> Iterator[Note]:
    """Yield a note for each line that no field takes."""
    for line in lines:
        message = f"no field for this line; kept in extra: {line.text[:80]!r}"
        yield note(Code.UNPLACED, message, field="extra", record=record, line=line.number, text=line.text)


def _take_book(unplaced: list[Line]) -> dict[str, Any]:
    """Return the fields of the book of a chapter, and take its line out of `unplaced`; nothing if there is none."""
    book = next((line for line in unplaced if _BOOK.match(line.text)), None)
    if book is None:
        return {}
    unplaced.remove(book)
    return {"type": "chapter", **source_fields(book.text.removeprefix("In: "), FORMAT_NAME)}


def _take_languages(unplaced: list[Line], found: dict[str, Any]) -> None:
    for line in unplaced[:]:
        if (spoken := article_languages(line.text)) and spoken.article:
            found.setdefault("language", spoken.article[0])
            unplaced.remove(line)


def _papers(page: Page, unplaced: list[Line]) -> list[Paper]:
    """Return the related papers; lines that belong to none of them are added to `unplaced`."""
    papers: list[Paper] = []
    for block in page.related:
        more, left = read_papers(block.heading, block.lines, FORMAT_NAME)
        papers += more
        unplaced += left
    return papers


def _put_people(page: Page, found: dict[str, Any], *, mirrored: bool) -> None:
    authors: list[Any] = []
    for line in page.authors:
        names, truncated = read_names(line.text, mirrored=mirrored)
        authors += names
        if truncated:
            found["authors_truncated"] = True
    found["authors"] = authors
    found["affiliations"] = [affiliation_text(line.text) for line in page.affiliations]


def _put_titles(page: Page, found: dict[str, Any]) -> None:
    """The title in Latin script is the paper's, one in Chinese above it a translation; alone it is the title."""
    own = next((line.text for line in page.titles if line.language is None), None)
    own = own or next((line.text for line in page.titles), None)
    if own:
        found |= title_fields(closed(own))
        others = [line.text for line in page.titles if line.text != own]
        found["translated_titles"] = [{"text": closed(text), "language": title_language(text)} for text in others]


def _put_ids(page: Page, found: dict[str, Any], unplaced: list[Line]) -> None:
    for line in page.ids:
        ids = read_ids(line.text)
        new = {name: value for name, value in ids.items() if not found.get(name)}
        same = all(str(found[name]).lower() == str(value).lower() for name, value in ids.items() if name not in new)
        found.update(new)
        if not ids or not same:
            unplaced.append(line)


def _put_named(blocks: Sequence[Block], found: dict[str, Any]) -> None:
    """Put the blocks under headings to the fields; those without a field are notes."""
    for block in blocks:
        texts = [line.text for line in block.lines]
        if name := _FIELDS_OF_LISTS.get(block.heading.part):
            values = list(_values(texts))
            values = list(map(mesh_term, values)) if name == "mesh_terms" else values
            found[name] = [*found.get(name, ()), *values]
        elif texts and block.heading.part is Part.CONFLICT:
            found["extra"] = [*found.get("extra", ()), (FORMAT_NAME, "conflict", "\n".join(texts))]
        elif texts:
            words = block.heading.words.rstrip(":： ")
            body = "\n".join(texts)
            found["notes"] = [*found.get("notes", ()), f"{words}: {body}" if words else body]


def _values(texts: Sequence[str]) -> Iterator[str]:
    """Yield the values of a list in lines, with separators or full stops between them."""
    for text in texts:
        row = _LISTED.split(text)
        for value in row if len(row) > 1 else text.split(". "):
            if bare := value.rstrip(".。"):
                yield bare


# --- related papers ---------------------------------------------------------------------------------------------------


def _put_related(
    papers: Sequence[Paper], found: dict[str, Any], cited: CitationLine | None, record: str
) -> Iterator[Note]:
    """Put the related papers to the fields; notes on which of them are stubs, and which is the paper itself."""
    related: list[Related] = []
    itself_seen = False
    for index, paper in enumerate(papers, 1):
        itself = not itself_seen and _is_itself(paper, found)
        itself_seen = itself_seen or itself
        context = Context(FORMAT_NAME, record, paper.number, "article-journal")
        other = build(paper.fields, context)
        yield from context.notes
        heading = paper.heading
        related.append(Related(relation=heading.relation, citation=other, inverse=heading.inverse, itself=itself))
        about = f"related paper {index} ({other.container_title or other.title}, {other.issued or 'no date'})"
        if itself:
            message, code = f"{about} is taken for the paper itself", Code.ASSUMED
        elif not (other.title or other.doi or other.pmid or other.notes):
            message, code = f"{about} is a stub: the page gives its journal and date only", Code.STUB
        else:
            continue
        yield note(code, message, field="related", record=record, line=paper.number)
    found["related"] = related


def _is_itself(paper: Paper, found: dict[str, Any]) -> bool:
    """Whether a listed paper is the page's own: the same identifier or title, or nothing but its journal and date."""
    other = paper.fields
    if paper.heading.relation not in ("related", "similar"):
        return False
    for name in ("pmid", "doi"):
        if other.get(name) and found.get(name):
            return doi_key(str(other[name])) == doi_key(str(found[name]))
    if other.get("title") and found.get("title"):
        return " ".join(other["title"].lower().split()) == " ".join(found["title"].lower().split())
    same = (other.get("container_title"), other.get("issued")) == (found.get("container_title"), found.get("issued"))
    return same and bool(other.get("container_title") and other.get("issued"))
