"""The related papers of a page: journal and date, with title, authors and identifiers where it prints them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from carcite.formats.citation_line import CitationLine, parse_citation_line
from carcite.formats.pasted.headings import Heading
from carcite.formats.pasted.identifiers import is_id_line, read_ids
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.nlm_references import citation_fields, reference_fields
from carcite.formats.pasted.people import is_author_line, read_names
from carcite.formats.pasted.titles import title_fields, title_language
from carcite.formats.pubmed import title_text


class Paper(NamedTuple):
    """One related paper: the heading it stands under, its first line, and its fields."""

    heading: Heading
    number: int
    fields: dict[str, Any]


_ORDINAL = re.compile(r"[\[(]?[0-9]{1,4}[\])]?[.、)]?")
_ORDINAL_IN_FRONT = re.compile(r"(?:\[[0-9]{1,4}\]|\([0-9]{1,4}\)|[0-9]{1,4}[.、)])\s*(?=\S)|[•·●▪*-]\s+(?=\S)")
_ENDS_IN_INITIALS = re.compile(r"\b[A-Z]{1,3}\.$")


def cited_fields(line: CitationLine, format: str) -> dict[str, Any]:
    """The model fields in a citation line, with the identifiers some sites print at its end."""
    found = citation_fields(line, format)
    return found | {name: value for name, value in (("pmid", line.pmid), ("pmcid", line.pmcid)) if value}


def read_papers(heading: Heading, lines: Sequence[Line], format: str) -> tuple[list[Paper], list[Line]]:
    """The papers in the lines under a heading, in order, and the lines that belong to none."""
    split = _split_at_ordinals if any(is_ordinal(line.text) for line in lines) else _split_at_journals
    papers: list[Paper] = []
    left: list[Line] = []
    for group in split(lines):
        fields, over = _read_group(group, format)
        if (
            not fields
            and heading.relation == "references"
            and len(group) == 1
            and unnumbered(group[0].text) != group[0].text
        ):
            fields, over = {"type": "document", "notes": [unnumbered(group[0].text)]}, []
        left += over
        if fields:
            papers.append(Paper(heading, group[0].number, fields))
    return papers, left


def _split_at_ordinals(lines: Sequence[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = [[]]
    for line in lines:
        if is_ordinal(line.text):
            groups.append([])
        else:
            groups[-1].append(line)
    return [group for group in groups if group]


def is_ordinal(text: str) -> bool:
    """Whether a line is the number of a paper in a list and nothing else: `1`, `[2]`, `3.`"""
    return _ORDINAL.fullmatch(text) is not None


def unnumbered(text: str) -> str:
    """A line without the number or bullet in front of it."""
    match = _ORDINAL_IN_FRONT.match(text)
    return text[match.end() :] if match else text


def _kind(text: str) -> str:
    text = unnumbered(text)
    if parse_citation_line(text) is not None:
        return "journal"
    if is_id_line(text):
        return "ids"
    if reference_fields(text, "") is not None:
        return "reference"
    return "authors" if is_author_line(text) else "title"


def _split_at_journals(lines: Sequence[Line]) -> list[list[Line]]:
    """Each paper has one line of journal and date; what stands before the first tells whether titles lead."""
    kinds = [_kind(line.text) for line in lines]
    lead = set(kinds[: kinds.index("journal")]) if "journal" in kinds else set()
    groups: list[list[Line]] = []
    held: set[str] = set()
    for line, kind in zip(lines, kinds, strict=True):
        numbered = _ORDINAL_IN_FRONT.match(line.text)
        complete = "journal" in held or "reference" in held
        follows = kind == "ids" or (kind in ("authors", "title") and kind not in lead and "journal" in held)
        if kind == "authors" and kind in held:
            follows = False
        if not groups or numbered or kind == "reference" or (complete and not follows):
            groups.append([])
            held = set()
        groups[-1].append(line)
        held.add(kind)
    return groups


def _read_group(group: Sequence[Line], format: str) -> tuple[dict[str, Any], list[Line]]:
    """The fields of one paper, and the lines that do not belong to it."""
    fields: dict[str, Any] = {"type": "article-journal"}
    left: list[Line] = []
    for index, line in enumerate(group):
        text = unnumbered(line.text)
        cited = parse_citation_line(text)
        if cited is not None and "container_title" not in fields:
            fields.update(cited_fields(cited, format))
        elif is_id_line(text) and (ids := read_ids(text)):
            fields.update({name: value for name, value in ids.items() if name not in fields})
        elif (whole := reference_fields(text, format)) is not None and "container_title" not in fields:
            fields.update({name: value for name, value in whole.items() if value})
        elif "authors" not in fields and is_author_line(text) and ("title" in fields or not _is_title(group, index)):
            fields["authors"], truncated = read_names(text)
            fields.update({"authors_truncated": True} if truncated else {})
        elif not _put_title(text, fields):
            left.append(line)
    if len(fields) == 1 or not fields.keys() & {"container_title", "title", "doi", "pmid"}:
        return {}, list(group)
    if (
        "container_title" not in fields
        and not fields.keys() & {"doi", "pmid", "authors"}
        and "translated_titles" not in fields
    ):
        # A line alone that no journal, author or identifier goes with is no paper.
        return {}, list(group)
    return fields, left


def _is_title(group: Sequence[Line], index: int) -> bool:
    """Whether a line that reads like names is a title: it ends with a full stop, or its translation is below it."""
    text = group[index].text
    below = group[index + 1].language if index + 1 < len(group) else None
    return below == "zh" or (text.endswith(".") and not _ENDS_IN_INITIALS.search(text) and not text.endswith("al."))


def _put_title(text: str, fields: dict[str, Any]) -> bool:
    """Put a title to the fields, a translated one beside it; False where there is one already."""
    if (language := title_language(text)) == "zh":
        if "translated_titles" in fields:
            return False
        fields["translated_titles"] = [{"text": closed(text), "language": language}]
        return True
    if "title" in fields:
        return False
    fields.update(title_fields(closed(text)))
    return True


def closed(title: str) -> str:
    """A title without its closing full stop, and without the brackets of a translated one."""
    return title_text(title.removesuffix("。"))
