"""A page's parts as one citation, with notes on what it lacks and what no field takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from carcite.formats.base import Context, build
from carcite.formats.citation_line import CitationLine
from carcite.formats.pasted.abstract_sections import read_abstracts
from carcite.formats.pasted.affiliations import affiliation_text
from carcite.formats.pasted.books import source_fields
from carcite.formats.pasted.fields import complete, filled
from carcite.formats.pasted.heading_words import Part
from carcite.formats.pasted.identifiers import read_ids
from carcite.formats.pasted.languages import article_languages
from carcite.formats.pasted.lines import Line, divided
from carcite.formats.pasted.page.layout import Page, Section, divide
from carcite.formats.pasted.page.related import Paper, cited_fields, closed, read_papers
from carcite.formats.pasted.people import read_names
from carcite.formats.pasted.titles import title_fields
from carcite.formats.pubmed import mesh_term
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
    found = cited_fields(cited, FORMAT_NAME) if cited is not None else _take_book(page)
    found |= _people(page, mirrored=mirrored) | _titles(page)
    _take_languages(page, found)
    _put_ids(page, found)
    found["abstracts"] = [a for lines in page.abstracts for a in read_abstracts(line.text for line in lines)]
    found["rights"] = " ".join(line.text for line in page.rights)
    _put_named(page.named, found)
    notes = list(_put_related(_papers(page), found, cited, record))
    page.unplaced.sort(key=lambda line: line.number)
    found["extra"] = [*found.get("extra", ()), *((FORMAT_NAME, "line", line.text) for line in page.unplaced)]
    complete(found, "page", context)
    yield build(filled(found), context)
    yield from context.notes
    yield from notes
    yield from unplaced_notes(page.unplaced, record)


def unplaced_notes(lines: Sequence[Line], record: str) -> Iterator[Note]:
    """Yield a note for each line that no field takes."""
    for line in lines:
        message = f"no field for this line; kept in extra: {line.text[:80]!r}"
        yield note(Code.UNPLACED, message, field="extra", record=record, line=line.number, text=line.text)


def _take_book(page: Page) -> dict[str, Any]:
    """Return the fields of the book of a chapter, from a line that no part takes; nothing if there is none."""
    books, others = divided(page.unplaced, lambda line: _BOOK.match(line.text) is not None)
    page.unplaced = [*others, *books[1:]]
    return {"type": "chapter", **source_fields(books[0].text.removeprefix("In: "), FORMAT_NAME)} if books else {}


def _take_languages(page: Page, found: dict[str, Any]) -> None:
    """Put the first language that a line without a part gives; such lines are used up."""
    named, page.unplaced = divided(page.unplaced, lambda line: bool(_languages(line)))
    if named:
        found.setdefault("language", _languages(named[0])[0])


def _languages(line: Line) -> tuple[str, ...]:
    languages = article_languages(line.text)
    return languages.article if languages else ()


def _people(page: Page, *, mirrored: bool) -> dict[str, Any]:
    lists = [read_names(line.text, mirrored=mirrored) for line in page.authors]
    return {
        "authors": [name for names, _ in lists for name in names],
        "authors_truncated": any(truncated for _, truncated in lists),
        "affiliations": [affiliation_text(line.text) for line in page.affiliations],
    }


def _titles(page: Page) -> dict[str, Any]:
    """Return the title, which is in Latin script if there is one, and as its translation one in another script."""
    own = next((line for line in page.titles if line.language is None), next(iter(page.titles), None))
    if own is None:
        return {}
    others = [line for line in page.titles if line.text != own.text]
    translated = [{"text": closed(line.text), "language": line.language} for line in others]
    return {**title_fields(closed(own.text)), "translated_titles": translated}


def _put_ids(page: Page, found: dict[str, Any]) -> None:
    """Put the identifiers; a line without one, or with another than the fields have, goes to no part."""
    for line in page.ids:
        ids = read_ids(line.text)
        known = {name: found[name] for name in ids if found.get(name)}
        if not ids or any(str(value).lower() != str(ids[name]).lower() for name, value in known.items()):
            page.unplaced.append(line)
        found.update(ids | known)


def _put_named(sections: Sequence[Section], found: dict[str, Any]) -> None:
    """Put the sections under headings to the fields; those without a field are notes."""
    for section in sections:
        texts = [line.text for line in section.lines]
        if name := _FIELDS_OF_LISTS.get(section.heading.part):
            values = list(_values(texts))
            values = list(map(mesh_term, values)) if name == "mesh_terms" else values
            found[name] = [*found.get(name, ()), *values]
        elif texts and section.heading.part is Part.CONFLICT:
            found["extra"] = [*found.get("extra", ()), (FORMAT_NAME, "conflict", "\n".join(texts))]
        elif texts:
            words = section.heading.words.rstrip(":： ")
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


def _papers(page: Page) -> list[Paper]:
    """Return the related papers; lines that belong to none of them go to no part."""
    papers: list[Paper] = []
    for section in page.related:
        more, left = read_papers(section.heading, section.lines, FORMAT_NAME)
        papers += more
        page.unplaced += left
    return papers


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
