"""The header of a page: journal and citation line, title, authors, identifiers."""

from __future__ import annotations

import re
from typing import NamedTuple

from carcite.formats._citation_line import CitationLine, is_citation_line, parse_citation_line
from carcite.formats._nlm_wording import ID_LINE
from carcite.formats.pubmedweb.sections import Line, heading_kind, is_navigation
from carcite.values._pattern import pattern

# PubMed prints the type of a publication before the journal's name, glued to it or on a line of its own.
_TYPES = (
    "Review", "Case Reports", "Clinical Trial", "Randomized Controlled Trial", "Meta-Analysis", "Editorial",
    "Comment", "Letter", "Comparative Study", "Multicenter Study", "Observational Study", "Practice Guideline",
    "Guideline", "Systematic Review", "Historical Article", "Biography", "Published Erratum", "Retracted Publication",
    "Retraction of Publication", "Expression of Concern", "Clinical Trial, Phase I", "Clinical Trial, Phase II",
    "Clinical Trial, Phase III", "Clinical Trial, Phase IV", "Clinical Trial Protocol", "Controlled Clinical Trial",
    "Validation Study", "Twin Study", "Evaluation Study", "English Abstract", "Personal Narrative", "Interview",
    "Clinical Conference", "Consensus Development Conference", "Portrait", "Dataset", "Video-Audio Media",
    "Introductory Journal Article", "Patient Education Handout", "Pragmatic Clinical Trial", "Equivalence Trial",
    "Preprint",
)  # fmt: skip
_TYPE = pattern(rf"({'|'.join(map(re.escape, sorted(_TYPES, key=len, reverse=True)))})(?:\s+(?=\S)|$)")
_DOTTED = pattern(r"\.\s?(?=(?:1[5-9]|20)\d\d\b)")
_EDITED = pattern(r"\.?\s*Published in final edited form as:\s*", re.IGNORECASE)
_PMID = pattern(r"PMID:")
EDITOR = pattern(r"(?:Academic )?Editors?: ")
_GOES_ON = pattern(r"(?:doi: ?|pii: ?|Epub\b|eCollection\b|Print\b|Online ahead|Published online|\[Epub|10\.\d{4})")
_PUBLISHED_ONLINE = pattern(r"Published online (?=(?:1[89]|20)\d\d\b)")
_SPACED_NUMBERS = pattern(r"(?<=[;:]) (?=[\w(])")
_LONGEST_JOURNAL = 200


class Anchor(NamedTuple):
    """The citation line of a page: its first line and the one after its last (indices), its parts, the type glued."""

    start: int
    end: int
    citation: CitationLine
    publication_type: str | None


class Header(NamedTuple):
    """What stands before the sections: title and author lines, and where the rest of the page begins (index)."""

    lines: list[Line]
    end: int


def find_anchors(lines: list[Line]) -> list[Anchor]:
    """The citation lines that begin a page: `. 2014 Feb 12;311(6):579-86.` under the journal, or PMC's forms."""
    anchors: list[Anchor] = []
    for index, line in enumerate(lines):
        anchor = None
        if _DOTTED.match(line.text):
            anchor = _under_journal(lines, index)
        elif edited := _EDITED.match(line.text):
            anchor = _one_line(lines, index, line.text[edited.end() :])
        if anchor is not None and not (anchors and index < anchors[-1].end + 3):
            anchors.append(anchor)
    if not anchors:
        for index, line in enumerate(lines[:60]):
            if is_citation_line(_compact(line.text)):
                after = lines[index + 1 : index + 8]
                if (not after or not _PMID.match(after[0].text)) and any(
                    heading_kind(other.text) or ID_LINE.match(other.text) for other in after[1:]
                ):
                    anchor = _one_line(lines, index, line.text)
                    return [anchor] if anchor else []
    return anchors


def _under_journal(lines: list[Line], index: int) -> Anchor | None:
    above = index - 1
    while above >= 0 and (is_navigation(lines[above].text) or lines[above].text == "Abstract"):
        above -= 1
    if above < 0:  # the journal was not copied
        anchor = _parsed(lines, index, index, f"J. {lines[index].text.lstrip('. ')}", None)
        return anchor and anchor._replace(citation=anchor.citation._replace(journal=""))
    if len(lines[above].text) > _LONGEST_JOURNAL:
        return None
    journal, publication_type, start = lines[above].text.rstrip("."), None, above
    if (glued := _TYPE.match(journal)) and glued.end() < len(journal):
        journal, publication_type = journal[glued.end() :], glued[1]
    elif above and (own := _TYPE.fullmatch(lines[above - 1].text)):
        publication_type, start = own[1], above - 1
    return _parsed(lines, start, index, f"{journal}. {lines[index].text.lstrip('. ')}", publication_type)


def _one_line(lines: list[Line], index: int, text: str) -> Anchor | None:
    publication_type = None
    if (glued := _TYPE.match(text)) and glued.end() < len(text):
        text, publication_type = text[glued.end() :], glued[1]
    return _parsed(lines, index, index, text, publication_type)


def _parsed(lines: list[Line], start: int, index: int, text: str, publication_type: str | None) -> Anchor | None:
    end = index + 1
    while end < len(lines) and _GOES_ON.match(lines[end].text):
        text += " " + lines[end].text
        end += 1
    citation = parse_citation_line(_compact(text))
    return None if citation is None else Anchor(start, end, citation, publication_type)


def _compact(text: str) -> str:
    """PMC's older spelling in PubMed's: `2019; 10: 4567. Published online 2019 Oct 8.`"""
    text = _PUBLISHED_ONLINE.sub("Epub ", text)
    head, doi, tail = text.partition("doi:")
    return _SPACED_NUMBERS.sub("", head) + doi + tail if doi else _SPACED_NUMBERS.sub("", text)


def read_header(lines: list[Line], start: int) -> Header:
    """The lines from `start` to the first heading or identifier that are no navigation.

    Identifiers may stand above them, too, as on older pages of PMC.
    """
    kept: list[Line] = []
    for index in range(start, len(lines)):
        text = lines[index].text
        if kept and (ID_LINE.match(text) or heading_kind(text)):
            return Header(kept, index)
        if not (is_navigation(text) or heading_kind(text) or ID_LINE.match(text) or EDITOR.match(text)):
            kept.append(lines[index])
    return Header(kept, len(lines))


def find_identifiers(lines: list[Line]) -> int | None:
    """The index of the line that ends a header without a citation line: identifiers or `Affiliations`."""
    for index, line in enumerate(lines):
        if ID_LINE.match(line.text) or heading_kind(line.text) == "affiliations":
            return index
    return None
