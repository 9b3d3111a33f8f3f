"""The headings of PubMed and PMC pages, the lines that are navigation, and the pages in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from carcite.formats._nlm_wording import relation_heading
from carcite.values._pattern import pattern

HEADINGS: dict[str, str] = {
    "affiliations": "affiliations",
    "affiliation": "affiliations",
    "affiliations expand": "affiliations",
    "affiliation expand": "affiliations",
    "affiliations collapse": "affiliations",
    "affiliation collapse": "affiliations",
    "author information": "affiliations",
    "authors and affiliations": "affiliations",
    "expand": "affiliations",
    "collaborators": "collaborators",
    "collaborators expand": "collaborators",
    "collaborators collapse": "collaborators",
    "collaborators, affiliations": "affiliations",
    "collaborators, affiliations expand": "affiliations",
    "affiliations, collaborators": "affiliations",
    "affiliations, collaborators expand": "affiliations",
    "abstract": "abstract",
    "english abstract": "abstract",
    "plain language summary": "summary",
    "pubmed disclaimer": "ignored",
    "pmc disclaimer": "ignored",
    "conflict of interest statement": "conflict",
    "conflict of interest": "conflict",
    "figures": "ignored",
    "keywords": "keywords",
    "subject terms": "keywords",
    "similar articles": "similar",
    "cited by": "cited_by",
    "cited by other articles": "cited_by",
    "references": "references",
    "publication types": "publication types",
    "mesh terms": "mesh",
    "substances": "substances",
    "supplementary concepts": "substances",
    "associated data": "associated data",
    "grants and funding": "grants",
    "grant support": "grants",
    "related information": "ignored",
    "linkout - more resources": "ignored",
    "full text links": "ignored",
    "full text sources": "ignored",
    "supplementary info": "ignored",
    "supplementary information": "ignored",
    "page navigation": "ignored",
    "actions": "ignored",
    "cite": "ignored",
    "share": "ignored",
    "follow ncbi": "ignored",
    "miscellaneous": "ignored",
    "acknowledgements": "ignored",
    "acknowledgments": "ignored",
    "footnotes": "ignored",
    "graphical abstract": "ignored",
    "trending articles": "ignored",
    "permalink": "ignored",
}

# Lines of PubMed's and PMC's pages that say nothing of the paper.
_NAVIGATION_LINES = (
    "free article.?", "free pmc article.?", "no abstract available.?", "see all .{3,40}articles",
    r"show all \d+ references", "expand", "collapse", "search in (?:pubmed|pmc|mesh|nlm catalog|google scholar)",
    "actions", "cite", "share", "email", "save", "add to (?:search|my bibliography|collections|favorites)",
    "create collection", r"copy(?: download \.nbib)?", "search", "display options", "format", "full text links",
    "full-text", "send to", "advanced", "user guide", "log in", "permalink", "skip to main.{0,20}", "pubmed logo",
    "nih nlm logo.{0,12}", "access keys.{0,80}", "an official website.{0,60}", r"u\.s\. flag.{0,100}",
    "article notes", "author information +article notes.{0,80}", "copyright and license information",
    "pmc disclaimer", "pmc copyright notice", "find articles by .{2,80}", "roles", "title & authors",
    "view on publisher site", r"pdf(?: \(.{1,12}\))?", "download pdf", "as a library, nlm.{0,300}",
    ".{0,40}logolink to .{2,80}", "learn more: pmc disclaimer.{0,60}", "#? ?contributed equally.?", "abstract",
    r"figures?(?: \d+)?", "publisher wordmark", "page navigation", "item in clipboard", "disclaimer: .{0,200}",
    r"\d+ of \d+", "previous", "next", "results by year", "this is a preprint.?",
)  # fmt: skip
_NAVIGATION = pattern("|".join(_NAVIGATION_LINES), re.IGNORECASE)
_ABSTRACT_IN = pattern(r"abstract in (?:[a-z]+(?:, | and )?){1,4}", re.IGNORECASE)
# Where the article itself begins, on a page of PMC: "Introduction", "1. Background", "2 Materials and Methods".
_BODY = pattern(r"(?:\d{1,2}\.?\s+|I\.\s+)[A-Z][\w ,&-]{3,60}|(?:1\.?\s*)?introduction|main(?: text)?", re.IGNORECASE)


# Sections of lists whose every entry has a menu `Actions` of its own.
_WITH_MENUS = frozenset(("publication types", "mesh", "substances"))


class Line(NamedTuple):
    """A line that is not blank: its number from 1, and its text without white space around it."""

    number: int
    text: str


class Section(NamedTuple):
    """A heading's kind (see `HEADINGS`), the heading as it stands, and the lines under it."""

    kind: str
    heading: Line
    lines: list[Line]


def numbered_lines(text: Iterable[str]) -> list[Line]:
    """The lines that are not blank."""
    return [Line(number, line) for number, raw in enumerate(text, 1) if (line := raw.strip("\ufeff \t\r\n\xa0"))]


def is_navigation(line: str) -> bool:
    """Whether a line is a button or a menu entry of the page."""
    return len(line) <= 320 and _NAVIGATION.fullmatch(line) is not None


def heading_kind(line: str) -> str | None:
    """The kind of section a line is the heading of; None where it is none."""
    if len(line) > 60:
        return None
    text = line.rstrip(":").strip().lower()
    if kind := HEADINGS.get(text):
        return kind
    if _ABSTRACT_IN.fullmatch(text):
        return "abstract"
    found = relation_heading(line)
    return "related" if found is not None and not found.rest else None


def split_sections(lines: list[Line]) -> list[Section]:
    """The sections under the headings of a page, in order; lines before the first heading are left out.

    An abstract ends where the article begins; `Introduction` at its very start is a part of it.
    """
    sections: list[Section] = []
    for line in lines:
        kind = heading_kind(line.text)
        if kind is None and sections and sections[-1].kind == "abstract" and sections[-1].lines:
            kind = "ignored" if _BODY.fullmatch(line.text) else None
        if kind == "ignored" and sections and sections[-1].kind in _WITH_MENUS and line.text.lower() == "actions":
            continue
        if kind is not None:
            sections.append(Section(kind, line, []))
        elif sections:
            sections[-1].lines.append(line)
    return sections
