"""The related papers of a page: journal and date, with title, authors and identifiers where it prints them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from carcite.formats.citation_line import CitationLine
from carcite.formats.pasted.fields import filled
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


_ENDS_IN_INITIALS = re.compile(r"\b[A-Z]{1,3}\.$")


def cited_fields(line: CitationLine, format: str) -> dict[str, Any]:
    """Return the model fields in a citation line, with the identifiers some sites print at its end."""
    return citation_fields(line, format) | filled({"pmid": line.pmid, "pmcid": line.pmcid})


def read_papers(heading: Heading, lines: Sequence[Line], format: str) -> tuple[list[Paper], list[Line]]:
    """Return the papers in the lines under a heading, in order, and the lines that belong to none."""
    split = _split_at_ordinals if any(line.is_ordinal for line in lines) else _split_at_journals
    papers: list[Paper] = []
    left: list[Line] = []
    for group in split(lines):
        fields, over = _read_group(group, format)
        if not fields and heading.relation == "references" and len(group) == 1 and group[0].is_numbered:
            fields, over = {"type": "document", "notes": [group[0].unnumbered]}, []
        left += over
        if fields:
            papers.append(Paper(heading, group[0].number, fields))
    return papers, left


def _split_at_ordinals(lines: Sequence[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = [[]]
    for line in lines:
        if line.is_ordinal:
            groups.append([])
        else:
            groups[-1].append(line)
    return [group for group in groups if group]


def _split_at_journals(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the papers' lines: each has one of journal and date; those above the first show whether titles lead."""
    kinds = [_kind(line) for line in lines]
    lead = set(kinds[: kinds.index("journal")]) if "journal" in kinds else set()
    groups: list[list[Line]] = []
    above: set[str] = set()  # kinds of lines of the same paper
    for line, kind in zip(lines, kinds, strict=True):
        if not groups or line.is_numbered or _begins_paper(kind, above, lead):
            groups.append([])
            above = set()
        groups[-1].append(line)
        above.add(kind)
    return groups


def _kind(line: Line) -> str:
    text = line.unnumbered
    if line.listed is not None:
        return "journal"
    if is_id_line(text):
        return "ids"
    if reference_fields(text, "") is not None:
        return "reference"
    return "authors" if is_author_line(text) else "title"


def _begins_paper(kind: str, above: AbstractSet[str], lead: AbstractSet[str]) -> bool:
    """Whether a line begins another paper: one above has its journal, and the line is not of those that follow it."""
    if kind == "reference":
        return True
    if kind == "ids" or not above & {"journal", "reference"}:
        return False
    follows = kind in ("authors", "title") and kind not in lead and "journal" in above
    return not follows or (kind == "authors" and kind in above)


def _read_group(group: Sequence[Line], format: str) -> tuple[dict[str, Any], list[Line]]:
    """Return the fields of one paper, and the lines that do not belong to it."""
    fields: dict[str, Any] = {"type": "article-journal"}
    left = [line for index, line in enumerate(group) if not _put_line(group, index, fields, format)]
    named = fields.keys() & {"container_title", "title", "doi", "pmid"}
    # A title alone that no journal, author or identifier goes with is not a paper.
    shown = fields.keys() & {"container_title", "doi", "pmid", "authors", "translated_titles"}
    return (fields, left) if named and shown else ({}, list(group))


def _put_line(group: Sequence[Line], index: int, fields: dict[str, Any], format: str) -> bool:
    """Put what a line says of its paper to the fields; False if it says nothing or says it again."""
    line, text = group[index], group[index].unnumbered
    in_journal = "container_title" in fields
    if line.listed is not None and not in_journal:
        fields.update(cited_fields(line.listed, format))
    elif is_id_line(text) and (ids := read_ids(text)):
        fields.update(ids | fields)
    elif not in_journal and (whole := reference_fields(text, format)) is not None:
        fields.update(filled(whole))
    elif "authors" not in fields and is_author_line(text) and ("title" in fields or not _is_title(group, index)):
        fields["authors"], truncated = read_names(text)
        fields.update({"authors_truncated": True} if truncated else {})
    else:
        return _put_title(text, fields)
    return True


def _is_title(group: Sequence[Line], index: int) -> bool:
    """Whether a line that reads like names is a title: it ends with a full stop, or its translation is below it."""
    text = group[index].text
    below = group[index + 1].language if index + 1 < len(group) else None
    return below == "zh" or (text.endswith(".") and not _ENDS_IN_INITIALS.search(text) and not text.endswith("al."))


def _put_title(text: str, fields: dict[str, Any]) -> bool:
    """Put a title to the fields, a translated one beside it; False if there is one already."""
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
    """Return a title without its closing full stop, and without the brackets of a translated one."""
    return title_text(title.removesuffix("。"))
