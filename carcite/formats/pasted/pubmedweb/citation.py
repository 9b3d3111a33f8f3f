"""From one page's lines to the fields of a citation."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from carcite.formats.base import Context, build, merge
from carcite.formats.pasted.abstract_sections import is_label
from carcite.formats.pasted.abstracts import build_abstracts
from carcite.formats.pasted.fields import affiliations_of, complete, filled, keyword_fields, status_fields, unclaimed
from carcite.formats.pasted.headings import relation_heading
from carcite.formats.pasted.identifiers import ID_LINE, printed_ids
from carcite.formats.pasted.languages import article_languages
from carcite.formats.pasted.lines import Line, divided
from carcite.formats.pasted.marked_authors import Listed, listed_authors
from carcite.formats.pasted.pubmedweb.affiliations import is_listed_affiliation, listed_affiliations, rights_of
from carcite.formats.pasted.pubmedweb.header import (
    EDITOR,
    Anchor,
    Header,
    find_book,
    find_identifiers,
    read_header,
    title_above,
)
from carcite.formats.pasted.pubmedweb.papers import references, related_papers
from carcite.formats.pasted.pubmedweb.sections import (
    KEYWORDS,
    PAPERS,
    Section,
    heading_kind,
    is_navigation,
    split_sections,
)
from carcite.formats.pasted.statements import is_rights, without_supplement
from carcite.formats.pasted.titles import title_fields, title_language
from carcite.formats.pubmed import mesh_term, parse_grant, title_text
from carcite.model import Citation, Contributor, Relation
from carcite.notes import Code, note
from carcite.values.names import Name

NAME = "pubmedweb"

_FOOTER = re.compile(
    r"(?:NCBI Literature Resources|Follow NCBI|Connect with NLM|National Library of Medicine$|LinkOut\b)"
)
_BOOKSHELF = re.compile(r"\bBookshelf ID: ?(NBK\d+)")
_SHORTEST_TITLE = 8  # of a title in another script
_GROUP = re.compile(r"[^,:;]{3,120}: ?")

_FieldsOf = Callable[[Section, list[Line]], dict[str, Any]]


def read_page(lines: list[Line], anchor: Anchor | None, paper: dict[str, Any], context: Context) -> Citation:
    """Return the citation of one page.

    `anchor` is its citation line if it has one above the title; `paper` holds what is known from title, authors and
    citation line if they stand in this order.
    """
    found: dict[str, Any] = {"type": "article-journal", **paper, **(anchor.fields if anchor else {})}
    left: list[Line] = []
    if anchor is not None:
        header = read_header(lines, anchor.end)
    else:
        lines = _take_book(lines, found)
        header = _header_above_identifiers(lines, found, left)
        if paper:
            left += [*header.titles, *header.authors]
            header.titles, header.authors = [], []
    above, sections = split_sections(lines[header.end :])
    own, others = divided(header.others, lambda line: is_listed_affiliation(line.text))  # right below the authors
    left += others + [line for line in above if not ID_LINE.match(line.text)]
    affiliations = listed_affiliations(own, left)
    for section in sections:
        if section.kind == "affiliations":
            affiliations |= listed_affiliations(section.lines, left)
    merge(found, _title_and_people(header, affiliations, plain=anchor is not None and anchor.plain), context)
    left = _without_languages(header, left, found)
    left = _without_translation(header, left, found, context)
    merge(found, _identifiers(lines, sections, found.get("doi"), anchor), context)
    for section in sections:
        merge(found, _FIELDS_OF[section.kind](section, left), context)
    found["publication_types"] = list(dict.fromkeys(found.get("publication_types", ())))
    found |= status_fields(found)
    complete(found, "page", context)
    _note_left_out([*lines[: anchor.start if anchor else 0], *left], sections, found, context)
    return build(filled(found), context)


def _take_book(lines: list[Line], found: dict[str, Any]) -> list[Line]:
    """Put the book of a chapter to the fields; return the lines that do not give it."""
    book = find_book(lines, NAME)
    if book is None:
        return lines
    found |= book[0]
    return book[1]


def _header_above_identifiers(lines: list[Line], found: dict[str, Any], left: list[Line]) -> Header:
    """Read the header of a page without a citation line above it; the lines above its title are put to `left`."""
    end = find_identifiers(lines)
    top = lines[:end]
    start = 0 if found["type"] == "chapter" else title_above(top)
    left += top[:start]
    header = read_header(top, start)
    header.end = len(lines) if end is None else end
    return header


def _note_left_out(left: list[Line], sections: list[Section], found: dict[str, Any], context: Context) -> None:
    """Add notes on what is not part of the citation: menus, the article itself, and lines that no field takes."""

    def add(code: Code, message: str, lines: list[Line], field: str | None = None) -> None:
        text = "\n".join(line.text for line in lines)
        context.notes.append(note(code, message, field=field, record=context.record, line=lines[0].number, text=text))

    title = found.get("title")  # some copies have it twice
    menus, others = divided(
        sorted(set(left)),
        lambda line: is_navigation(line.text) or heading_kind(line.text) is not None or line.text == title,
    )
    if menus:
        add(Code.NOT_A_RECORD, f"menus and marks of the page, {len(menus)} lines", menus)
    for section in sections:
        if section.kind == "ignored" and section.lines:
            message = f"no part of a citation: {section.heading.text[:60]!r} and {len(section.lines)} lines under it"
            add(Code.NOT_A_RECORD, message, [section.heading, *section.lines])
    found["extra"] = [*found.get("extra", ()), *((NAME, "line", line.text) for line in others)]
    for line in others:
        add(Code.UNPLACED, f"no field for this line; kept in extra: {line.text[:80]!r}", [line], "extra")


def _title_and_people(header: Header, affiliations: dict[str, str], *, plain: bool) -> dict[str, Any]:
    """Return title, authors and editors, with the affiliations that their marks name."""
    authors, truncated = listed_authors(" ".join(line.text for line in header.authors), plain=plain)
    editors = [entry for line in header.editors for entry in listed_authors(EDITOR.sub("", line.text, count=1))[0]]
    return {
        **title_fields(" ".join(line.text for line in header.titles)),
        "authors_truncated": truncated,
        "authors": [_name(person, affiliations) for person in authors],
        "editors": [_name(person, affiliations) for person in editors],
        "affiliations": unclaimed(affiliations, (person.marks for person in (*authors, *editors))),
    }


def _name(person: Listed, affiliations: dict[str, str]) -> Name:
    named = affiliations_of(person.marks, affiliations)
    return person.name.model_copy(update={"affiliations": named}) if named else person.name


def _without_languages(header: Header, left: list[Line], found: dict[str, Any]) -> list[Line]:
    """Put the language that the header gives to the fields; return the lines without others that give it."""
    if header.languages is None:
        return left
    found["language"] = next(iter(header.languages.article), None)
    return [line for line in left if article_languages(line.text) is None]


def _without_translation(header: Header, left: list[Line], found: dict[str, Any], context: Context) -> list[Line]:
    """Put the title in another script between title and authors to the fields; return the lines without it."""
    authors = header.authors[0].number if header.authors else 0
    language = title_language(found.get("title", ""))
    for line in header.others:
        if line.number < authors and line.language != language and len(line.text) > _SHORTEST_TITLE:
            title = {"text": title_text(line.text), "language": line.language}
            merge(found, {"translated_titles": [title]}, context)
            return [other for other in left if other.text != title["text"]]
    return left


def _identifiers(lines: list[Line], sections: list[Section], doi: str | None, anchor: Anchor | None) -> dict[str, Any]:
    """Return the identifiers of the page itself: the first run of their lines that is not in a list of other papers."""
    others = _numbers_of_papers(sections, doi, plain=anchor is not None and anchor.plain)
    run: list[str] = []
    for line in lines[anchor.end if anchor else 0 :]:
        if ID_LINE.match(line.text) and line.number not in others:
            run.append(line.text)
        elif run and not is_navigation(line.text):
            break
    text = " ".join(run)
    found = printed_ids(text).fields(NAME)
    if book := _BOOKSHELF.search(text):
        found["extra"] = [*found.get("extra", ()), (NAME, "bookshelf", book[1])]
    return found


def _numbers_of_papers(sections: list[Section], doi: str | None, *, plain: bool) -> set[int]:
    """Return the numbers of the lines of other papers, that with the page's own DOI left out.

    Until 2020 (`plain`) the page's own identifiers stood at the end, below what comments on the paper, and the papers
    there had none.
    """
    lists = [section for section in sections if section.kind in PAPERS and not (plain and section.kind == "related")]
    lines = [line for section in lists for line in section.lines]
    return {line.number for line in lines if doi is None or printed_ids(line.text).doi != doi}


# --- sections --------------------------------------------------------------------------------------------------------


def _abstract(section: Section, left: list[Line]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    kept: list[str] = []
    for line in section.lines:
        text = line.text
        if match := KEYWORDS.match(text):
            found |= keyword_fields(text[match.end() :])
        elif is_rights(text) and (kept or text.startswith(("©", "Copyright"))):
            found["rights"] = f"{found['rights']} {text}" if "rights" in found else text
        elif ID_LINE.match(text):
            continue
        elif is_navigation(text) or "keywords" in found:
            left.append(line)
        else:
            kept += _paragraph(line, left)
    return {**found, "abstracts": build_abstracts([[text] for text in _of_abstract(kept, section, left)], ())}


def _of_abstract(texts: Sequence[str], section: Section, left: list[Line]) -> Sequence[str]:
    """Return the paragraphs of an abstract without those of the article below it."""
    end = _end_of_abstract(texts)
    left += (line for line in section.lines if line.text in texts[end:])
    return texts[:end]


def _end_of_abstract(texts: Sequence[str]) -> int:
    """Return how many paragraphs are of the abstract: not the article's first heading, nor text with its references."""
    cited = (index for index, text in enumerate(texts) if index and _GLUED_REFERENCES.search(text))
    end = next(cited, len(texts))
    return end - 1 if end > 1 and is_label(texts[end - 1]) and texts[end - 1] in texts[: end - 1] else end


_GLUED_REFERENCES = re.compile(r"[a-z]{3}\d{1,2}(?:[,–-]\d{1,2}){1,5}[.,;\s]")  # modification1,2,3.


def _paragraph(line: Line, left: list[Line]) -> list[str]:
    """Return the paragraph of an abstract, if a note on supplementary files is not all of it."""
    text, supplement = without_supplement(line.text)
    if supplement:
        left.append(line.with_text(supplement))
    return [text] if text else []


def _keyword_section(section: Section, left: list[Line]) -> dict[str, Any]:
    """Return the keywords below a heading; those that run in behind it are that line alone."""
    if match := KEYWORDS.match(section.heading.text):
        left += section.lines[1:]
        return keyword_fields(section.heading.text[match.end() :])
    return keyword_fields(" ".join(_rows(section, left)))


def _related(section: Section, left: list[Line]) -> dict[str, Any]:
    heading = relation_heading(section.heading.text)
    assert heading is not None  # a section is of this kind by its heading
    link = heading.link
    found: dict[str, Any] = {"related": related_papers(section.lines, link.relation, link.inverse, NAME, left)}
    return found | ({"status": link.status} if link.status else {})


def _listed(relation: Relation) -> _FieldsOf:
    return lambda section, left: {"related": related_papers(section.lines, relation, False, NAME, left)}


def _rows(section: Section, left: list[Line]) -> list[str]:
    """Return the rows of a list without its menus; what stands below the page's foot is not a row."""
    rows: list[str] = []
    for index, line in enumerate(section.lines):
        if _FOOTER.match(line.text):
            left += section.lines[index:]
            break
        if is_navigation(line.text):
            left.append(line)
        elif not ID_LINE.match(line.text):
            rows.append(line.text)
    return rows


def _conflict(section: Section, left: list[Line]) -> dict[str, Any]:
    rows = _rows(section, left)
    return {"extra": [(NAME, "conflict", "\n".join(rows))]} if rows else {}


def _collaborators(section: Section, left: list[Line]) -> dict[str, Any]:
    """Return the people of a group; the group's name before a colon is among the authors."""
    text = " ".join(_GROUP.sub("", row, count=1) for row in _rows(section, left))
    return {"creators": [Contributor(role="contributor", name=author.name) for author in listed_authors(text)[0]]}


def _extra(tag: str) -> _FieldsOf:
    return lambda section, left: {"extra": [(NAME, tag, row) for row in _rows(section, left)]}


_FIELDS_OF: dict[str, _FieldsOf] = {
    "abstract": _abstract,
    "summary": _abstract,
    "affiliations": lambda section, left: filled({"rights": " ".join(line.text for line in rights_of(section.lines))}),
    "keywords": _keyword_section,
    "conflict": _conflict,
    "related": _related,
    "similar": _listed("similar"),
    "cited_by": _listed("cited_by"),
    "references": lambda section, left: {"related": references(section.lines, NAME, left)},
    "publication types": lambda section, left: {"publication_types": _rows(section, left)},
    "mesh": lambda section, left: {"mesh_terms": [mesh_term(row) for row in _rows(section, left)]},
    "substances": _extra("substance"),
    "associated data": _extra("associated data"),
    "grants": lambda section, left: {"funding": [parse_grant(row) for row in _rows(section, left)]},
    "collaborators": _collaborators,
    "ignored": lambda section, left: {},
}
