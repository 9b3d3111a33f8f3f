"""From one page's lines to the fields of a citation."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from carcite.formats._nlm_abstracts import build_abstracts
from carcite.formats._nlm_reference import citation_fields
from carcite.formats._nlm_wording import (
    ID_LINE,
    article_languages,
    is_rights,
    mesh_term,
    printed_ids,
    relation_heading,
    title_fields,
)
from carcite.formats._pubmed import RETRACTED_TYPES, parse_grant
from carcite.formats._room import Context, build, merge
from carcite.formats.pubmedweb.authors import Listed, listed_authors
from carcite.formats.pubmedweb.header import EDITOR, Anchor, Header, find_identifiers, read_header
from carcite.formats.pubmedweb.papers import references, related_papers
from carcite.formats.pubmedweb.sections import Line, Section, is_navigation, split_sections
from carcite.model import Citation, Contributor
from carcite.notes import Code
from carcite.values._pattern import pattern

NAME = "pubmedweb"

_KEYWORDS = pattern(r"(?:Keywords?|Key words|Subject terms)\s*:\s*(?=\S)", re.IGNORECASE)
_IN_LANGUAGES = pattern(r"in (?:[A-Z][a-z]+)(?:, [A-Z][a-z]+)*")
_NUMBERED = pattern(r"\(?(\d{1,3})\)?[.\s]*(?=[^\s\d.,;)])|(\d{1,3})$")
_DATES = pattern(r"(?:Received|Accepted|Issue date|Collection date|Revised|Corresponding author|Copyright|E-?mail)\b|✉")
_FOOTER = pattern(r"(?:NCBI Literature Resources|Follow NCBI|Connect with NLM|National Library of Medicine$|LinkOut\b)")


def read_page(lines: list[Line], anchor: Anchor | None, paper: dict[str, Any], context: Context) -> Citation:
    """The citation of one page. `anchor` is its citation line where it has one above the title; `paper` holds what
    is known from title, authors and citation line where they stand in this order.
    """
    found: dict[str, Any] = {"type": "article-journal", **paper}
    if anchor is not None:
        found |= citation_fields(anchor.citation, NAME)
        if anchor.publication_type:
            found["publication_types"] = [anchor.publication_type, *found.get("publication_types", ())]
        header = read_header(lines, anchor.end)
    else:
        end = find_identifiers(lines)
        header = read_header(lines[:end], 0)
        kept = [line for line in header.lines if article_languages(line.text) is None]
        header = Header([] if paper else kept[-2:], end if end is not None else len(lines))
    rest = lines[header.end :]
    sections = split_sections(rest)
    affiliations = {
        mark: text for section in sections if section.kind == "affiliations" for mark, text in _numbered(section.lines)
    }
    editors = [entry for line in lines[: header.end] for entry in _editors(line.text)]
    merge(found, _head(header, affiliations, editors), context)
    merge(found, _identifiers(lines[anchor.end :] if anchor else rest), context)
    for section in sections:
        if (fields_of := _FIELDS_OF.get(section.kind)) is not None:
            merge(found, fields_of(section), context)
    found["publication_types"] = list(dict.fromkeys(found.get("publication_types", ())))
    if RETRACTED_TYPES.intersection(found["publication_types"]):
        found["status"] = "retracted"
    if not found.get("title"):
        context.note(Code.MISSING, "the page has no title", field="title")
    return build({name: value for name, value in found.items() if value}, context)


def _editors(text: str) -> list[Listed]:
    match = EDITOR.match(text)
    return listed_authors(text[match.end() :])[0] if match else []


def _head(header: Header, affiliations: dict[str, str], editors: list[Listed]) -> dict[str, Any]:
    """Title, language, authors and editors, with the affiliations that their marks name."""
    lines = [line.text for line in header.lines]
    found: dict[str, Any] = {}
    own: list[str] = []
    for text in list(lines):
        if lines and text != lines[0] and (spoken := article_languages(text)):
            found["language"] = spoken.article[0] if spoken.article else None
            lines.remove(text)
    if lines:
        found |= title_fields(lines.pop(0))
    while lines and (match := _NUMBERED.match(lines[-1])) and "," in lines[-1] and match[1]:
        own.insert(0, lines.pop())
    affiliations = affiliations | dict(_numbered([Line(0, text) for text in own]))
    listed: list[Listed] = []
    if lines:
        listed, found["authors_truncated"] = listed_authors(" ".join(lines))
    claimed = {mark for person in (*listed, *editors) for mark in person.marks}
    for role, people in (("authors", listed), ("editors", editors)):
        found[role] = [
            person.name.model_copy(update={"affiliations": named})
            if (named := tuple(affiliations[mark] for mark in person.marks if mark in affiliations))
            else person.name
            for person in people
        ]
    found["affiliations"] = [text for mark, text in affiliations.items() if mark not in claimed]
    return found


def _numbered(lines: list[Line]) -> list[tuple[str, str]]:
    """The affiliations by their number, glued to them or alone on the line above; by line where there is none."""
    found: list[tuple[str, str]] = []
    expected = 1
    for line in lines:
        text = line.text
        if is_navigation(text) or ID_LINE.match(text) or _DATES.match(text):
            continue
        match = _NUMBERED.match(text)
        if match and int(match[1] or match[2]) == expected:
            found.append((match[1] or match[2], text[match.end() :].strip()))
            expected += 1
        elif is_rights(text):
            break
        elif found and expected > 1:
            mark, before = found[-1]
            found[-1] = (mark, f"{before} {text}".strip())
        else:
            found.append((f"line {line.number}", text))
    return [(mark, text) for mark, text in found if text]


def _identifiers(lines: list[Line]) -> dict[str, Any]:
    """The identifiers of the page itself: the first run of their lines."""
    run: list[str] = []
    for line in lines:
        if ID_LINE.match(line.text):
            run.append(line.text)
        elif run and not is_navigation(line.text):
            break
    return printed_ids(" ".join(run)).fields(NAME)


# --- sections --------------------------------------------------------------------------------------------------------


def _abstract(section: Section) -> dict[str, Any]:
    found: dict[str, Any] = {}
    kept: list[str] = []
    for line in section.lines:
        text = line.text
        if match := _KEYWORDS.match(text):
            found |= _keywords(text[match.end() :])
        elif is_rights(text) and (kept or text.startswith(("©", "Copyright"))):
            found["rights"] = text
        elif (
            not (is_navigation(text) or _IN_LANGUAGES.fullmatch(text) or ID_LINE.match(text))
            and "keywords" not in found
        ):
            kept.append(text)
    return {**found, "abstracts": build_abstracts([[text] for text in kept], ())}


def _keywords(text: str) -> dict[str, Any]:
    return {"keywords": [part.strip() for part in text.rstrip(".").split(";" if ";" in text else ",")]}


def _related(section: Section) -> dict[str, Any]:
    heading = relation_heading(section.heading.text)
    assert heading is not None  # a section is of this kind by its heading
    link = heading.link
    found: dict[str, Any] = {"related": related_papers(section.lines, link.relation, link.inverse, NAME)}
    return found | ({"status": link.status} if link.status else {})


def _rows(section: Section) -> list[str]:
    rows: list[str] = []
    for line in section.lines:
        if _FOOTER.match(line.text):
            break
        if not is_navigation(line.text):
            rows.append(line.text)
    return rows


_FIELDS_OF: dict[str, Callable[[Section], dict[str, Any]]] = {
    "abstract": _abstract,
    "summary": _abstract,
    "affiliations": lambda section: next(
        ({"rights": line.text} for line in section.lines if line.text.startswith(("©", "Copyright ©"))), {}
    ),
    "keywords": lambda section: _keywords(" ".join(_rows(section))),
    "conflict": lambda section: (
        {"notes": ["Conflict of interest statement: " + "\n".join(rows)]} if (rows := _rows(section)) else {}
    ),
    "related": _related,
    "similar": lambda section: {"related": related_papers(section.lines, "similar", False, NAME)},
    "cited_by": lambda section: {"related": related_papers(section.lines, "cited_by", False, NAME)},
    "references": lambda section: {"related": references(section.lines, NAME)},
    "publication types": lambda section: {"publication_types": _rows(section)},
    "mesh": lambda section: {"mesh_terms": [mesh_term(row) for row in _rows(section)]},
    "substances": lambda section: {"extra": [(NAME, "substance", row) for row in _rows(section)]},
    "associated data": lambda section: {"extra": [(NAME, "associated data", row) for row in _rows(section)]},
    "grants": lambda section: {"funding": [parse_grant(row) for row in _rows(section)]},
    "collaborators": lambda section: {
        "creators": [
            Contributor(role="contributor", name=author.name) for author in listed_authors(" ".join(_rows(section)))[0]
        ]
    },
}
