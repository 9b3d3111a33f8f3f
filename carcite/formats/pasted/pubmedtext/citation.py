"""From the blocks of one record to the fields of a citation."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from typing import Any

from carcite.formats.base import Context, build, merge
from carcite.formats.citation_line import parse_citation_line
from carcite.formats.pasted.abstracts import build_abstracts
from carcite.formats.pasted.books import chapter_fields, source_fields
from carcite.formats.pasted.fields import (
    affiliations_of,
    complete,
    filled,
    keyword_fields,
    status_fields,
    unclaimed,
)
from carcite.formats.pasted.headings import relation_heading
from carcite.formats.pasted.identifiers import printed_ids
from carcite.formats.pasted.languages import Languages, article_languages
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.nlm_authors import Listed, is_author_line, is_nobody, listed_names, without_et_al
from carcite.formats.pasted.nlm_references import citation_fields, journal_of, reference_fields, related_paper
from carcite.formats.pasted.pubmedtext.affiliations import parse_affiliations
from carcite.formats.pasted.pubmedtext.blocks import Block, paragraphs, split_blocks, unwrapped
from carcite.formats.pasted.pubmedtext.records import Record, first_text, without_number
from carcite.formats.pasted.statements import is_author_footnote, is_rights
from carcite.formats.pasted.titles import title_fields
from carcite.formats.pubmed import Link, mesh_term
from carcite.model import Citation, Contributor, Related
from carcite.notes import Code
from carcite.values.names import is_organisation

NAME = "pubmedtext"

# A line that goes on with the citation line above it.
_CITATION_GOES_ON = re.compile(
    r"\s*(?:doi: ?|pii: ?|10\.\d{4}|Epub\b|eCollection\b|Print\b|Online ahead|\[Epub|Review\.|Preprint\."
    r"|\d{1,4}[;:.(]|\d{1,2}\.?$|[A-Z][a-z]{3,20}(?:, [A-Z][a-z]{3,20})*\.\s*$)"
)
_CITATION_STOPS = re.compile(r"[.\])]\s*$")
_LINES_OF_A_CITATION = 8
_LONGEST_TITLE, _LONGEST_AUTHORS = 12, 200  # lines
_READERS_NOTE = re.compile(r"\s*(?:[-*>•]|#+)\s")
_LONGEST_READERS_NOTE = 300
_INSTITUTION = re.compile(
    r"(?:From the |\w+ )?(?:Departments?|Dept|Divisions?|Institut[eo]?|Faculty|School|University|Università|Université"
    r"|Laborator(?:y|ies)|Cent(?:er|re)|Hospital|Clinic|College|Unit|Section|Service|Klinik|Istituto)\b"
)
_LABELLED = re.compile(r"[A-Z][A-Z &/,-]{3,60}: ")
_MARKED_RIGHTS = re.compile(r"©|\(c\)|Copyright|Published by|This article is a", re.IGNORECASE)
_MAIL = re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,5}\.?\s*$")


def read_record(record: Record, context: Context) -> Citation | None:
    """Return the citation in a record; None, with a note, if it holds none after all."""
    found = _FIELDS_OF_RECORD[record.kind](record.lines, context)
    if not found:
        return None
    complete(found, "record", context)
    return build(filled(found), context)


def _summary(lines: list[Line], context: Context) -> dict[str, Any]:
    """Return the fields of a reference of one paragraph; nothing, with a note, if it is not a reference."""
    text = without_number(unwrapped([line.text for line in lines]))
    found = chapter_fields(text, NAME) or reference_fields(text, NAME)
    if found is None:
        context.note(Code.BROKEN_RECORD, "not a reference of NLM's form", text=text)
    return found or {}


def _abstract(lines: list[Line], context: Context) -> dict[str, Any]:
    """Return the fields of a record with its citation line first."""
    found, rest = _citation_line(lines)
    body = _body(split_blocks(rest), context)
    if "status" in body and "status" in found:  # "retracted" before "Online ahead of print"
        body["extra"] = [*body.get("extra", ()), (NAME, "status", found.pop("status"))]
    merge(found, body, context)
    return found


def _citation_line(lines: list[Line]) -> tuple[dict[str, Any], list[Line]]:
    """Return the fields in the citation line, and the lines after it, which may follow without a blank one."""
    start = first_text(lines)
    end = start + 1
    while end < min(len(lines), start + _LINES_OF_A_CITATION) and lines[end].text:
        stopped = _CITATION_STOPS.search(lines[end - 1].text) and journal_of(
            without_number(unwrapped([line.text for line in lines[start:end]]))
        )
        if stopped and not _CITATION_GOES_ON.match(lines[end].text):
            break
        end += 1
    text = without_number(unwrapped([line.text for line in lines[start:end]]))
    line = parse_citation_line(text)
    found = {"notes": [text]} if line is None else citation_fields(line, NAME)
    return found, lines[end:]


def _body(blocks: list[Block], context: Context) -> dict[str, Any]:
    """Return the fields in everything after the citation line."""
    found: dict[str, Any] = {}
    texts = _put_named(blocks, found, context)
    found |= status_fields(found)
    named = (article_languages(block.text) for block in blocks if block.kind == "language")
    languages = next(filter(None, named), Languages((), ()))
    merge(found, _language_fields(languages.article), context)
    merge(found, _head(texts, blocks, context), context)
    texts = _without_rights(texts, found, context)
    texts = [block for block in texts if not _is_readers_note(block, found, context)]
    found["abstracts"] = build_abstracts([paragraphs(block.lines) for block in texts], languages.abstracts)
    return found


def _put_named(blocks: list[Block], found: dict[str, Any], context: Context) -> list[Block]:
    """Put the blocks that say what they are to the fields; return the blocks of text above the identifiers."""
    texts: list[Block] = []
    identified = False
    for block in blocks:
        if block.kind == "text" and identified:
            _unplaced(found, block.text, block.line, context)
        elif block.kind == "text":
            texts.append(block)
        elif block.kind not in ("affiliations", "language"):
            identified = identified or (block.kind == "ids" and "PMID:" in block.lines[0])
            fields = _FIELDS_OF[block.kind](block)
            if fields.get("status") == "retracted":  # before an expression of concern
                found.pop("status", None)
            merge(found, fields, context)
    return texts


def _language_fields(tags: tuple[str, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {"language": tags[0]} if tags else {}
    if len(tags) > 1:
        found["extra"] = [(NAME, "language", tag) for tag in tags[1:]]
    return found


def _head(texts: list[Block], blocks: list[Block], context: Context) -> dict[str, Any]:
    """Return title, authors and affiliations, and take their blocks out of `texts`."""
    found = _take_title(texts)
    addresses = [block for block in blocks if block.kind == "affiliations"]
    listed: list[Listed] = []
    if texts and _is_authors(texts[0], blocks):
        line, found["authors_truncated"] = without_et_al(texts.pop(0).text)
        listed = [] if is_nobody(line) else listed_names(line)
    if not any(block.lines for block in addresses) and listed and texts and _is_affiliation(texts[0]):
        addresses = [texts.pop(0)]
    _put_people(listed, addresses, found, context)
    return found


def _take_title(texts: list[Block]) -> dict[str, Any]:
    """Return the fields of the title, and take it out of `texts`; authors without a blank line above stay there."""
    if not texts:
        return {}
    title, parts = _split_title(texts[0], texts[1] if len(texts) > 1 else None)
    if not parts and is_author_line(title):
        return {}
    texts[:1] = parts
    return title_fields(title)


def _put_people(listed: list[Listed], addresses: list[Block], found: dict[str, Any], context: Context) -> None:
    """Put the authors with the affiliations that their marks name, and the affiliations that no mark names."""
    claimed = {mark for entry in listed for mark in entry.marks}
    numbered, unnumbered = parse_affiliations([line for block in addresses for line in block.lines], claimed)
    numbered = _without_footnotes(numbered, found)
    found["authors"] = [entry.name(affiliations_of(entry.marks, numbered)) for entry in listed]
    found["affiliations"] = unclaimed(numbered, [claimed])
    if not unnumbered:
        return
    if numbered:
        _unplaced(found, unnumbered, addresses[0].line, context)
    elif len(listed) == 1 and not found.get("authors_truncated"):
        found["authors"] = [listed[0].name((unnumbered,))]
    else:
        found["affiliations"] = [unnumbered]


def _without_footnotes(numbered: dict[str, str], found: dict[str, Any]) -> dict[str, str]:
    """Return the affiliations by their marks; footnotes to the authors go to `extra`."""
    notes = {mark: text for mark, text in numbered.items() if not mark.isdecimal() and is_author_footnote(text)}
    if notes:
        found["extra"] = [(NAME, "footnote", f"({mark}) {text}") for mark, text in notes.items()]
    return {mark: text for mark, text in numbered.items() if mark not in notes}


def _split_title(block: Block, following: Block | None) -> tuple[str, list[Block]]:
    """Return the title; and the authors if they follow it without a blank line between, with what follows them so."""
    lines = block.lines
    if len(lines) == 1 or (following and is_author_line(following.text)):
        return block.text, []
    for start in range(1, min(len(lines), _LONGEST_TITLE)):
        if lines[start - 1].rstrip()[-1:] not in ".?!]":
            continue
        ends = (i for i in range(start + 1, min(len(lines), start + _LONGEST_AUTHORS) + 1) if _stops(lines[i - 1]))
        for end in [*islice(ends, 2), len(lines)]:
            if is_author_line(unwrapped(lines[start:end])):
                parts = [(start, lines[start:end]), (end, lines[end:])]
                return unwrapped(lines[:start]), [Block("text", block.line + at, part) for at, part in parts if part]
    return block.text, []


def _stops(line: str) -> bool:
    return line.rstrip().endswith((".", "listed]"))


def _is_authors(block: Block, blocks: list[Block]) -> bool:
    text = block.text
    if is_author_line(text):
        return True
    after = next((blocks[index + 1] for index, other in enumerate(blocks[:-1]) if other is block), None)
    introduced = after is not None and after.kind in ("affiliations", "collaborators")
    return len(text) < 400 and (introduced or (is_organisation(text.rstrip(".")) and ". " not in text))


def _is_affiliation(block: Block) -> bool:
    """Whether the paragraph after the authors is their address, as it was printed without a heading until 2013."""
    text = block.text
    return len(text) < 600 and (bool(_MAIL.search(text)) or (bool(_INSTITUTION.match(text)) and text.count(",") > 1))


def _without_rights(texts: list[Block], found: dict[str, Any], context: Context) -> list[Block]:
    """Return the text blocks without those about rights at their end, which go to `rights`."""
    kept = list(texts)
    for index in range(len(kept) - 1, -1, -1):
        text = kept[index].text
        if is_rights(text) and not _LABELLED.match(text) and (index or _MARKED_RIGHTS.match(text)):
            merge(found, {"rights": text}, context)
            del kept[index]
    return kept


def _is_readers_note(block: Block, found: dict[str, Any], context: Context) -> bool:
    """Whether a block is what a reader wrote between the lines, `- gloss: ...`; it is kept in `extra`."""
    text = block.text
    if not block.lines or not _READERS_NOTE.match(block.lines[0]) or len(text) > _LONGEST_READERS_NOTE:
        return False
    _unplaced(found, text, block.line, context)
    return True


def _unplaced(found: dict[str, Any], text: str, line: int, context: Context) -> None:
    if not text:  # a label alone
        return
    if not isinstance(found.get("extra"), list):
        found["extra"] = [*found.get("extra", ())]
    found["extra"].append((NAME, "line", text))
    context.note(Code.UNPLACED, f"no part of the record (line {line}); kept in extra", field="extra", text=text)


# --- blocks that say what they are -----------------------------------------------------------------------------------


def _related(block: Block) -> dict[str, Any]:
    heading = relation_heading(block.lines[0])
    assert heading is not None  # a block is of this kind by its heading
    lines = [heading.rest, *block.lines[1:]] if heading.rest else block.lines[1:]
    found: dict[str, Any] = {"related": related_papers(lines, heading.link)}
    if heading.link.status:
        found["status"] = heading.link.status
    return found


def related_papers(lines: list[str], link: Link) -> list[Related]:
    """Return the papers under a heading.

    A line that begins with a journal and a year, or a DOI, begins the next; but a DOI not indented was wrapped.
    """
    groups: list[list[str]] = []
    for line in lines:
        text = line.strip()
        begins = journal_of(text) is not None or (text.startswith("doi:") and (line[:1].isspace() or not groups))
        if not groups or (begins and groups[-1][-1].rstrip().endswith((".", "]"))):
            groups.append([])
        groups[-1].append(line)
    return [related_paper(unwrapped(group), link, NAME) for group in groups]


def _collaborators(block: Block) -> dict[str, Any]:
    line, _ = without_et_al(block.text)
    return {"creators": [Contributor(role="contributor", name=entry.name()) for entry in listed_names(line)]}


_FIELDS_OF: dict[str, Callable[[Block], dict[str, Any]]] = {
    "related": _related,
    "ids": lambda block: printed_ids(block.text).fields(NAME),
    "conflict": lambda block: {"extra": [(NAME, "conflict", block.text)]},
    "rights": lambda block: {"rights": block.text},
    "collaborators": _collaborators,
    "keywords": lambda block: keyword_fields(block.text),
    "types": lambda block: {"publication_types": [line.strip() for line in block.lines]},
    "mesh": lambda block: {"mesh_terms": [mesh_term(line.strip()) for line in block.lines]},
    "book": lambda block: source_fields(block.text, NAME),
}


def _book(lines: list[Line], context: Context) -> dict[str, Any]:
    """Return the fields of a chapter of a book; its first line has the number."""
    start = first_text(lines)
    first = lines[start].with_text(without_number(lines[start].text).strip())
    return {"type": "chapter"} | _body(split_blocks([first, *lines[start + 1 :]], book=True), context)


_FIELDS_OF_RECORD: dict[str, Callable[[list[Line], Context], dict[str, Any]]] = {
    "summary": _summary,
    "book": _book,
    "abstract": _abstract,
}
