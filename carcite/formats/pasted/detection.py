"""Which of the formats for pasted text a text is in: one decision, in which each is tested once.

What only one display prints is tested first. A list of references is sure if its references begin with people; other
lists come after the pages of journals' own sites, of which only labels and order tell what they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import dropwhile, pairwise, takewhile
from typing import NamedTuple

from carcite.formats.pasted.displays import is_mirror_page, is_web_page
from carcite.formats.pasted.heading_words import Part
from carcite.formats.pasted.lines import Line, plain_lines
from carcite.formats.pasted.page.glued_lines import page_lines
from carcite.formats.pasted.page.signs import is_copied_page
from carcite.formats.pasted.publisher import is_publisher_page
from carcite.formats.pasted.publisher.labels import read_label
from carcite.formats.pasted.publisher.menus import is_menu
from carcite.formats.pasted.publisher.other_articles import is_cited_by_itself, own_part
from carcite.formats.pasted.pubmedtext.signs import has_pubmed_records
from carcite.formats.pasted.references.blocks import divide
from carcite.formats.pasted.references.signs import has_date, kind_of
from carcite.values.identifiers import find_doi

_LOOKED_AT = 32_768  # characters
_MOST_LINES = 15  # of a reference
_FEWEST_LED = 3
# How texts of other kinds begin: markup, JSON, entries, tagged lines.
_OTHER_START = re.compile(
    r"\s*(?:[{@%]|<(?![<\s]|[0-9A-F. ]{16,200}>|/?(?:br|p|ol|ul|li|i|em|b|strong|span|sup|a)\b)"
    r"|\\documentclass|\[\s*[\]{\"]"
    r"|[A-Z][A-Z0-9]{1,3} {0,2}- [^\n]{0,200}\n\s{0,4}[A-Z][A-Z0-9]{1,3} {0,2}- )"  # two of them: TEA - Tea Journal
)


_PAGE_BEHIND = re.compile(r"(?:^|[^\n]\.{3,200}|\t| {2,40})[ \t]{0,20}(?P<page>[0-9]{1,4})[ \t]{0,20}$", re.MULTILINE)
_FEWEST_PAGES = 5
_FOR_AUTHORS = re.compile(
    r"[\W_]{0,9}(?:(?:instructions?|guidelines?|information|notes) (?:for|to) (?:the )?(?:authors|contributors)"
    r"|(?:author|submission|manuscript)s?['’]? (?:guidelines|instructions|information)|call for papers"
    r"|normas (?:de|para) (?:la )?(?:publica|los aut|aut|pres|el env)"
    r"|(?:instrucciones|directrices) (?:para|a) (?:los )?autor|(?:diretrizes|instruções) (?:para|aos) autor"
    r"|(?:instructions|recommandations|consignes) aux auteurs"
    r"|(?:hinweise|richtlinien) für (?:die )?autor|autorenrichtlinien|norme (?:per gli autori|editoriali)"
    r"|(?:правила|требования|инструкции) (?:для авторов|оформления)|yazım kuralları|pedoman penulisan"
    r"|投稿(?:须知|須知|规定|規定|指南|要領)|執筆(?:要領|要項)|原稿執筆|征稿|투고 ?(?:규정|안내))",
    re.IGNORECASE,
)


class Evidence(NamedTuple):
    """How many blocks a text has, how many of them look like references, and how many of these begin with people."""

    blocks: int
    references: int
    led: int

    @property
    def is_list(self) -> bool:
        """Whether at least half of the blocks look like references."""
        return 2 * self.references >= self.blocks > 0

    @property
    def is_sure(self) -> bool:
        """Whether it is a list whatever else the text looks like: no page has people again and again."""
        return self.led >= _FEWEST_LED and 2 * self.led >= self.blocks


def _evidence(head: str) -> Evidence:
    """Return what speaks for the start of a text being a list of references."""
    if not has_date(head) or _is_contents(head):
        return Evidence(0, 0, 0)
    blocks = divide(head.splitlines()).blocks
    kinds = [kind_of(block.text) for block in blocks if block.lines <= _MOST_LINES]
    return Evidence(len(blocks), len(kinds) - kinds.count(None), kinds.count("led"))


def pasted_format(text: str) -> str | None:
    """Return the name of the format of a pasted text; None if it is in none of them."""
    return _format_of(text[:_LOOKED_AT])


@lru_cache(maxsize=4)  # each of the formats is asked in turn
def _format_of(start: str) -> str | None:
    head = "".join(plain_lines(start.splitlines(keepends=True)))
    if "\x00" in head or _OTHER_START.match(head):
        return None
    if is_mirror_page(head):
        return "page"
    if is_web_page(head):
        return "pubmedweb"
    evidence = _evidence(head)
    lines = list(page_lines(head))
    has_records = _has_records(head, lines)
    is_page = is_copied_page(head, lines)
    if has_records <= is_page and _is_sure_list(evidence, lines):  # no records, or what looks like them on a page
        return "references"
    if is_page:
        return "page"
    if has_records:
        return "pubmedtext"
    if is_publisher_page(lines, is_list=evidence.is_list):
        return None if _is_about_a_journal(head) else "page"
    return "references" if evidence.is_list else None


def _is_sure_list(evidence: Evidence, lines: Sequence[Line]) -> bool:
    """Return whether a text is a list, and not the references of a page, with its abstract or its citation."""
    if not evidence.is_sure or _is_cited_below(lines) or _is_cited_in_styles(lines):
        return False
    headings = (line.heading for line in lines)
    parts = [heading.part for heading in headings if heading is not None and heading.part is not Part.SITE]
    own = list(takewhile(lambda part: part is not Part.RELATED, parts))
    if {Part.ABSTRACT, Part.KEYWORDS} <= set(own) and own.count(Part.ABSTRACT) <= _MOST_ABSTRACTS:
        return False
    return evidence.references == evidence.blocks or not _is_page_with_list(lines)


def _is_page_with_list(lines: Sequence[Line]) -> bool:
    """Return whether a page of an article stands above the references, or the page cites itself."""
    if is_cited_by_itself(lines):
        return True
    own = own_part(lines)
    return len(own) < len(lines) and is_publisher_page(own)


def _is_cited_below(lines: Sequence[Line]) -> bool:
    """Return whether the label `Cite this article` stands below references that are not all of the text."""
    below = list(dropwhile(lambda line: line.heading is None or line.heading.relation != "references", lines))
    labels = (read_label(line.text) for line in below[1:])
    return len(below) < len(lines) and any(label is not None and label.label is Part.CITE for label in labels)


def _is_cited_in_styles(lines: Sequence[Line]) -> bool:
    """Return whether the label `Cite this article`, with a few citations below, ends a page with an abstract."""
    headings = [line.heading.part if line.heading is not None else None for line in lines]
    below = lines[headings.index(Part.ABSTRACT) :] if Part.ABSTRACT in headings else []
    label = next(
        (at for at, line in enumerate(below) if (one := read_label(line.text)) and one.label is Part.CITE), None
    )
    return label is not None and len(below) - label - 1 <= _MOST_STYLES


_MOST_STYLES = 6
_MOST_ABSTRACTS = 6  # of a page; lists may have one below each reference


def _has_records(head: str, lines: Sequence[Line]) -> bool:
    """Return whether a text holds records of PubMed's displays, and not a page of an article below a menu."""
    if not has_pubmed_records(head):
        return False
    return sum(is_menu(line.text) for line in lines[:_TOP]) < _FEWEST_ENTRIES or not is_publisher_page(lines)


_TOP = 20  # lines
_FEWEST_ENTRIES = 5


def _is_about_a_journal(head: str) -> bool:
    """Return whether a text is a table of contents, or has rules for authors as its heading and no article."""
    return _is_contents(head) or (_FOR_AUTHORS.match(head.lstrip()[:200]) is not None and find_doi(head) is None)


def _is_contents(head: str) -> bool:
    """Return whether a text is a table of contents: its titles end with the numbers of pages, in order."""
    pages = [int(page["page"]) for page in _PAGE_BEHIND.finditer(head)]
    if len(pages) < _FEWEST_PAGES or 8 * len(pages) < sum(bool(line.strip()) for line in head.splitlines()):
        return False
    steps = [after - before for before, after in pairwise(pages)]
    return min(steps) > 0 and 2 * sum(step > 1 for step in steps) > len(steps)
