"""From one page's lines to the fields of a citation."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from carcite.formats.base import Context, build, merge
from carcite.formats.pasted.abstracts import build_abstracts
from carcite.formats.pasted.headings import relation_heading
from carcite.formats.pasted.identifiers import ID_LINE, printed_ids
from carcite.formats.pasted.languages import article_languages
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.marked_authors import listed_authors
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
from carcite.formats.pasted.pubmedweb.sections import KEYWORDS, Section, heading_kind, is_navigation, split_sections
from carcite.formats.pasted.statements import is_rights, without_supplement
from carcite.formats.pasted.titles import note_missing_title, title_fields, title_language
from carcite.formats.pubmed import mesh_term, parse_grant, status_of, title_text, with_headings
from carcite.model import Citation, Contributor, Relation
from carcite.notes import Code, note

NAME = "pubmedweb"

_FOOTER = re.compile(
    r"(?:NCBI Literature Resources|Follow NCBI|Connect with NLM|National Library of Medicine$|LinkOut\b)"
)
_BOOKSHELF = re.compile(r"\bBookshelf ID: ?(NBK\d+)")
_SHORTEST_TITLE = 8  # of a title in another script
_GROUP = re.compile(r"[^,:;]{3,120}: ?")
_PAPERS = frozenset(("related", "similar", "cited_by", "references"))  # sections

_FieldsOf = Callable[[Section, list[Line]], dict[str, Any]]


def read_page(lines: list[Line], anchor: Anchor | None, paper: dict[str, Any], context: Context) -> Citation:
    """The citation of one page. `anchor` is its citation line where it has one above the title; `paper` holds what
    is known from title, authors and citation line where they stand in this order.
    """
    found: dict[str, Any] = {"type": "article-journal", **paper}
    left: list[Line] = []
    if anchor is not None:
        found |= anchor.fields
        header = read_header(lines, anchor.end)
    else:
        book = find_book(lines, NAME)
        if book is not None:
            found |= book[0]
            lines = book[1]
        end = find_identifiers(lines)
        top = lines[:end]
        start = 0 if book else title_above(top)
        header = read_header(top, start)._replace(end=len(lines) if end is None else end)
        left += top[:start]
        if paper:
            left += [*header.titles, *header.authors]
            header.titles.clear()
            header.authors.clear()
    above, sections = split_sections(lines[header.end :])
    left += header.others + [line for line in above if not ID_LINE.match(line.text)]
    own = [line for line in header.others if is_listed_affiliation(line.text)]  # right below the authors
    left[:] = sorted(set(left).difference(own))
    affiliations = dict(listed_affiliations(own, left))
    for section in sections:
        if section.kind == "affiliations":
            affiliations |= listed_affiliations(section.lines, left)
    merge(found, _head(header, affiliations, plain=anchor is not None and anchor.plain), context)
    if languages := next((spoken for line in header.others if (spoken := article_languages(line.text))), None):
        found["language"] = languages.article[0] if languages.article else None
        left = [line for line in left if article_languages(line.text) is None]
    merge(found, _translated_title(header, found.get("title", "")), context)
    left = [line for line in left if line.text not in {title["text"] for title in found.get("translated_titles", ())}]
    merge(found, _identifiers(lines, sections, found.get("doi"), anchor), context)
    for section in sections:
        if (fields_of := _FIELDS_OF.get(section.kind)) is not None:
            merge(found, fields_of(section, left), context)
    found["publication_types"] = list(dict.fromkeys(found.get("publication_types", ())))
    if status := status_of(found["publication_types"], ()):
        found["status"] = status
    found["keywords"] = with_headings(found.get("keywords", ()), found.get("mesh_terms", ()))
    if not found.get("title"):
        note_missing_title(context, "page")
    _note_left_out([*lines[: anchor.start if anchor else 0], *left], sections, found, context)
    return build({name: value for name, value in found.items() if value}, context)


def _note_left_out(left: list[Line], sections: list[Section], found: dict[str, Any], context: Context) -> None:
    """Add notes on what is not part of the citation: menus, the article itself, and lines that no field takes."""

    def tell(code: Code, message: str, lines: list[Line], field: str | None = None) -> None:
        text = "\n".join(line.text for line in lines)
        context.notes.append(note(code, message, field=field, record=context.record, line=lines[0].number, text=text))

    title = found.get("title")  # some copies have it twice
    menus: list[Line] = []
    others: list[Line] = []
    for line in sorted(set(left)):
        idle = is_navigation(line.text) or heading_kind(line.text) or line.text == title
        (menus if idle else others).append(line)
    if menus:
        tell(Code.NOT_A_RECORD, f"menus and marks of the page, {len(menus)} lines", menus)
    for section in sections:
        if section.kind == "ignored" and section.lines:
            message = f"no part of a citation: {section.heading.text[:60]!r} and {len(section.lines)} lines under it"
            tell(Code.NOT_A_RECORD, message, [section.heading, *section.lines])
    found["extra"] = [*found.get("extra", ()), *((NAME, "line", line.text) for line in others)]
    for line in others:
        tell(Code.UNPLACED, f"no field for this line; kept in extra: {line.text[:80]!r}", [line], "extra")


def _head(header: Header, affiliations: dict[str, str], *, plain: bool) -> dict[str, Any]:
    """Title, authors and editors, with the affiliations that their marks name."""
    found = title_fields(" ".join(line.text for line in header.titles))
    listed, found["authors_truncated"] = listed_authors(" ".join(line.text for line in header.authors), plain=plain)
    edited = [entry for line in header.editors for entry in listed_authors(EDITOR.sub("", line.text, count=1))[0]]
    claimed = {mark for person in (*listed, *edited) for mark in person.marks}
    for role, people in (("authors", listed), ("editors", edited)):
        found[role] = [
            person.name.model_copy(update={"affiliations": named})
            if (named := tuple(affiliations[mark] for mark in person.marks if mark in affiliations))
            else person.name
            for person in people
        ]
    found["affiliations"] = [text for mark, text in affiliations.items() if mark not in claimed]
    return found


def _translated_title(header: Header, title: str) -> dict[str, Any]:
    """Return the title in another script that stands between the title and the authors."""
    authors = header.authors[0].number if header.authors else 0
    for line in header.others:
        if line.number < authors and line.language != title_language(title) and len(line.text) > _SHORTEST_TITLE:
            return {"translated_titles": [{"text": title_text(line.text), "language": title_language(line.text)}]}
    return {}


def _identifiers(lines: list[Line], sections: list[Section], doi: str | None, anchor: Anchor | None) -> dict[str, Any]:
    """The identifiers of the page itself: the first run of their lines that is not in a list of other papers.

    Until 2020 they stood at the end, below what comments on the paper, and the papers there had none.
    """
    lines = lines[anchor.end if anchor else 0 :]
    plain = anchor is not None and anchor.plain
    others = {
        line.number
        for section in sections
        if section.kind in _PAPERS and not (plain and section.kind == "related")
        for line in section.lines
        if doi is None or printed_ids(line.text).doi != doi
    }
    run: list[str] = []
    for line in lines:
        if ID_LINE.match(line.text) and line.number not in others:
            run.append(line.text)
        elif run and not is_navigation(line.text):
            break
    text = " ".join(run)
    found = printed_ids(text).fields(NAME)
    if book := _BOOKSHELF.search(text):
        found["extra"] = [*found.get("extra", ()), (NAME, "bookshelf", book[1])]
    return found


# --- sections --------------------------------------------------------------------------------------------------------


def _abstract(section: Section, left: list[Line]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    kept: list[str] = []
    for line in section.lines:
        text = line.text
        if match := KEYWORDS.match(text):
            found |= _keywords(text[match.end() :])
        elif is_rights(text) and (kept or text.startswith(("©", "Copyright"))):
            found["rights"] = f"{found['rights']} {text}" if "rights" in found else text
        elif ID_LINE.match(text):
            continue
        elif is_navigation(text) or "keywords" in found:
            left.append(line)
        else:
            kept += _paragraph(line, left)
    return {**found, "abstracts": build_abstracts([[text] for text in kept], ())}


def _paragraph(line: Line, left: list[Line]) -> list[str]:
    """Return the paragraph of an abstract, if a note on supplementary files is not all of it."""
    text, supplement = without_supplement(line.text)
    if supplement:
        left.append(line.with_text(supplement))
    return [text] if text else []


def _keywords(text: str) -> dict[str, Any]:
    return {"keywords": [part.strip() for part in text.rstrip(".").split(";" if ";" in text else ",")]}


def _keyword_section(section: Section, left: list[Line]) -> dict[str, Any]:
    """The keywords below a heading; those that run in behind it are that line alone."""
    if match := KEYWORDS.match(section.heading.text):
        left += section.lines[1:]
        return _keywords(section.heading.text[match.end() :])
    return _keywords(" ".join(_rows(section, left)))


def _related(section: Section, left: list[Line]) -> dict[str, Any]:
    heading = relation_heading(section.heading.text)
    assert heading is not None  # a section is of this kind by its heading
    link = heading.link
    found: dict[str, Any] = {"related": related_papers(section.lines, link.relation, link.inverse, NAME, left)}
    return found | ({"status": link.status} if link.status else {})


def _listed(relation: Relation) -> _FieldsOf:
    return lambda section, left: {"related": related_papers(section.lines, relation, False, NAME, left)}


def _rows(section: Section, left: list[Line]) -> list[str]:
    """The rows of a list without its menus; what stands below the page's foot is no row."""
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
    """The people of a group; the group's name before a colon is among the authors."""
    text = " ".join(_GROUP.sub("", row, count=1) for row in _rows(section, left))
    return {"creators": [Contributor(role="contributor", name=author.name) for author in listed_authors(text)[0]]}


def _extra(tag: str) -> _FieldsOf:
    return lambda section, left: {"extra": [(NAME, tag, row) for row in _rows(section, left)]}


_FIELDS_OF: dict[str, _FieldsOf] = {
    "abstract": _abstract,
    "summary": _abstract,
    "affiliations": lambda section, left: (
        {"rights": " ".join(line.text for line in rights)} if (rights := rights_of(section.lines)) else {}
    ),
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
}
