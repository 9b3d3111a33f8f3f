"""The lines of PubMed and PMC pages: the headings of their sections, and those that are buttons and menus."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from carcite.formats.pasted.abstract_sections import is_label
from carcite.formats.pasted.headings import relation_heading
from carcite.formats.pasted.identifiers import ID_LINE
from carcite.formats.pasted.lines import Line, numbered
from carcite.formats.pasted.publisher.menus import is_menu
from carcite.formats.pasted.statements import is_rights

_HEADINGS = {
    "affiliations": """
        affiliations / affiliation / author information / author affiliations / authors and affiliations / source /
        expand / collapse / collaborators, affiliations / affiliations, collaborators
    """,
    "collaborators": "collaborators",
    "abstract": "abstract / abstracts / english abstract / excerpt",
    "summary": "summary / plain language summary / author summary / lay summary",
    "conflict": """
        conflict of interest statement / conflict of interest / conflicts of interest / competing interests
    """,
    "keywords": "keywords / key words / subject terms",
    "similar": "similar articles",
    "cited_by": "cited by / cited by other articles",
    "references": "references",
    "publication types": "publication types / publication type",
    "mesh": "mesh terms",
    "substances": "substances / supplementary concepts / supplementary concept",
    "associated data": "associated data",
    "grants": "grants and funding / grant support",
    # What says nothing of the paper, or is the article itself.
    "ignored": """
        pubmed disclaimer / pmc disclaimer / figures / figure / related information / linkout - more resources /
        full text links / full text sources / supplementary info / supplementary information /
        supplementary materials / supplementary material / electronic supplementary material /
        page navigation / actions / cite / share / follow ncbi / miscellaneous /
        acknowledgements / acknowledgments / footnotes / graphical abstract / trending articles / permalink /
        sections / on this page / add to collections
    """,
}
_KIND_OF = {name: kind for kind, names in _HEADINGS.items() for name in " ".join(names.split()).split(" / ")}
_LONGEST_HEADING = 120
_ABSTRACT_IN = re.compile(r"abstract in (?:[a-z]+(?:, | and )?){1,4}", re.IGNORECASE)
_COUNTED = re.compile(r" ?(?:expand|collapse|\(\d{1,5}\)|:)$")
# PMC's bar over the affiliations, of which each button can be a line of its own.
_PMC_BAR = re.compile(
    r"Author information(?: *(?:Article notes|Copyright and License information|(?:PMC )?Disclaimer))+", re.IGNORECASE
)

# Lines of PubMed's and PMC's pages that say nothing of the paper.
_NAVIGATION_LINES = (
    "free article.?", "free pmc article.?", "no abstract available.?", "see all .{3,40}articles",
    r"show all \d+ references", "expand", "collapse", "search in .{3,40}",
    "actions", "cite", "share", "favorites", "email", "save", "add to (?:search|my bibliography|collections|favorites)",
    "create collection", r"copy(?: download \.nbib)?", "search:?", "display options", "format", "full text links",
    "full[ -]text", "send to:?", "advanced", "user guide", "log in", "permalink", "skip to main.{0,20}", "pubmed logo",
    "nih nlm logo.{0,12}", "access keys.{0,80}", "an official website.{0,60}", r"u\.s\. flag.{0,100}",
    "dot gov", r"the \.gov means.{0,40}", "federal government websites.{0,200}", "https", "the site is secure.?",
    "the https:// ensures.{0,200}",
    "article notes", "copyright and license information", "free books & documents", "books & documents",
    "(?:pmc )?disclaimer", "pmc copyright notice", "find articles by .{2,80}", "roles", "title & authors",
    "view on publisher site", r"pdf(?: \(.{1,12}\))?", "download pdf", "as a library, nlm.{0,300}",
    ".{0,150}logolink to .{2,150}", "learn more: pmc disclaimer.{0,60}", "abstract", "copyright notice",
    r"figures?(?: \d+)?", "publisher wordmark", "page navigation", "item in clipboard", "disclaimer: .{0,200}",
    r"\d+ of \d+", "previous", "next", "results by year", "this is a preprint.?", "pmc full text",
    "(?:display settings: ?.{0,30}|format: ?abstract.{0,12}|send to:?)+", "share on facebook.{0,60}",
    r"\[(?:pubmed - )?indexed for medline\].{0,40}",
    "images from this publication.{0,60}", r"saveemailsend to", ".{0,60} full text link",
    "(?:publication types|mesh terms|substances|grant support|secondary source id)(?:, .{4,60})*",
    "in english(?:, [a-z]{4,20}){1,3}",
    "show available content in",
    "the publisher's final edited version of this article is available.{0,120}", "see other articles in pmc .{0,60}",
)  # fmt: skip
_NAVIGATION = re.compile("|".join(_NAVIGATION_LINES), re.IGNORECASE)
# Where the article itself begins, on a page of PMC: "Introduction", "1. Background", "2 Materials and Methods".
_BODY = re.compile(
    r"(?:\d{1,2}\.?\s+|I\.\s+)[A-Z][\w ,&-]{3,60}|(?:1\.?\s*)?introduction|main(?: text)?", re.IGNORECASE
)
KEYWORDS = re.compile(r"(?:Keywords?|Key words|Subject terms)\s*:\s*(?=\S)", re.IGNORECASE)

# Sections of lists whose every entry has a menu `Actions` of its own; a heading may be a value there.
_WITH_MENUS = frozenset(("publication types", "mesh", "substances", "associated data", "grants"))
PAPERS = frozenset(("related", "similar", "cited_by", "references"))
_BULLET = re.compile(r"(?:[*•·▪-]|#{1,6})\s+(?=\S)")


class Section(NamedTuple):
    """A heading's kind (see `_HEADINGS`), the heading as it stands, and the lines under it."""

    kind: str
    heading: Line
    lines: list[Line]


def numbered_lines(text: Iterable[str]) -> list[Line]:
    """Return the lines that are not blank, without the bullets of lists."""
    return [
        line.with_text(line.text[bullet.end() :]) if (bullet := _BULLET.match(line.text)) else line
        for line in numbered(text)
    ]


def is_navigation(line: str) -> bool:
    """Whether a line is a button or a menu entry of the page."""
    return len(line) <= 320 and _NAVIGATION.fullmatch(line) is not None


def heading_kind(line: str) -> str | None:
    """Return the kind of section that a line is the heading of; None if it is not a heading."""
    if len(line) > _LONGEST_HEADING:
        return None
    text = line.rstrip(": ").lower()
    if kind := _KIND_OF.get(text) or _KIND_OF.get(_COUNTED.sub("", text)):
        return kind
    if _PMC_BAR.fullmatch(line):
        return "affiliations"
    if _ABSTRACT_IN.fullmatch(text):
        return "abstract"
    found = relation_heading(line)
    return "related" if found is not None and not found.rest else None


def split_sections(lines: list[Line]) -> tuple[list[Line], list[Section]]:
    """Return the lines above the first heading, and the sections under the headings, in order.

    An abstract ends where the article begins; `Introduction` at its very start is a part of it.
    """
    above: list[Line] = []
    sections: list[Section] = []
    for line in lines:
        last = sections[-1] if sections else None
        kind = _kind_within(line.text, last)
        if kind == "run-in keywords":
            sections.append(Section("keywords", line, [line]))
        elif kind is not None:
            sections.append(Section(kind, line, []))
        else:
            (above if last is None else last.lines).append(line)
    return above, sections


def _kind_within(text: str, last: Section | None) -> str | None:
    """Return the kind of section that a line begins where it stands, under the section `last`."""
    kind = heading_kind(text)
    within = last.kind if last else None
    if last is not None and within in ("abstract", "summary"):
        return _kind_within_abstract(kind, text, last)
    if within in _WITH_MENUS and _is_menu_or_value(kind, text.lower()):
        return None
    if kind is None and within not in PAPERS and KEYWORDS.match(text):
        return "run-in keywords"
    return kind


def _kind_within_abstract(kind: str | None, text: str, abstract: Section) -> str | None:
    """Return the kind of section that begins inside an abstract, whose own last section may be `Summary`."""
    if not abstract.lines:
        return kind
    if kind == "summary" and text.rstrip(": ").lower() == "summary":
        return None
    ends = _is_button(text, abstract.lines[-1].text) or _BODY.fullmatch(text)
    return "ignored" if kind is None and ends else kind


def _is_button(text: str, above: str) -> bool:
    """Return whether a line below the end of a sentence is a button of another site, and no label or rights."""
    return above.endswith((".", "!", "?")) and is_menu(text) and not is_label(text) and not is_rights(text)


def _is_menu_or_value(kind: str | None, words: str) -> bool:
    """Whether what reads as a heading is the menu of an entry, or a value: `English Abstract`."""
    return (kind == "ignored" and words == "actions") or (kind == "abstract" and words != "abstract")


def ends_header(text: str) -> bool:
    """Whether a line below a title is not one of its author lines: identifiers, a heading, keywords."""
    return bool(ID_LINE.match(text) or heading_kind(text) or KEYWORDS.match(text))
