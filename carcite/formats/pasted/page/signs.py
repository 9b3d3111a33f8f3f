"""What tells a page that shows one paper with NLM's citation line from other texts."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from carcite.formats.pasted.headings import MIRROR_HEADINGS, bare_words, find_heading
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.nlm_references import reference_fields
from carcite.formats.pasted.page.glued_lines import unglued
from carcite.formats.pasted.publisher.labels import labelled_dates
from carcite.formats.pasted.references.people import lists_people

# Lines of files and of PubMed's displays, and references on one line.
_OTHER_LINE = re.compile(
    r"^(?:PMID- |TY  - |@\w+\s*[{(]|Affiliations? ?Expand|Author information:|\. (?:19|20)[0-9]{2}\b"
    r"|\s{0,3}[0-9]{1,6}[.:] .*\. (?:1[89]|20)[0-9]{2}[ ;:.]"
    r"|PMID: [0-9]+ .*(?:PMCID|DOI): |PMCID: PMC\S+\s.*PMID: )",
    re.MULTILINE,
)
# PubMed's lists give the PMID right under the citation line, and its records and references end with it.
_PMID_BELOW = re.compile(r"[.;:][^\n]{0,200}\.[ \t]*\n\s{0,6}(?:PubMed )?PMID: ?[0-9]")
_PMID_ENDS = re.compile(r"\bPMID: ?[0-9]{1,8}(?: \[[^\]\n]{1,60}\])?\.?\Z")
_NUMBERED_START = re.compile(r"\s*[\[(]?[0-9]{1,6}(?:[.:] +|[\])] *)[^\W\d_a-z]")  # a record of a list
_LONGEST_REFERENCE = 500


def is_copied_page(head: str, lines: Sequence[Line]) -> bool:
    """Return whether the start of a text is a page with a citation line, not a list or a display of PubMed."""
    top = "\n".join(itertools.takewhile(_is_own, head.splitlines()))
    if _NUMBERED_START.match(head) or _OTHER_LINE.search(top) or _PMID_BELOW.search(top):
        return False
    return is_nlm_page(lines) and not (_PMID_ENDS.search(head.rstrip()[-200:]) and lines[0].is_citation)


def _is_own(text: str) -> bool:
    """Return whether a line is not the heading of the references: those below are papers that the page cites."""
    heading = find_heading(text.strip())
    return heading is None or heading.relation != "references" or bool(heading.rest)


def is_nlm_page(lines: Sequence[Line]) -> bool:
    """Return whether lines have what pages with NLM's citation line have."""
    if any(line.is_citation and not lists_people(line.text) for line in lines):
        return True
    if len({bare_words(line.text) for line in lines if len(line.text) <= 30} & MIRROR_HEADINGS) >= 2:
        return True
    return any(_holds_citation(line) for line in lines) or _is_head(lines)


def _holds_citation(line: Line) -> bool:
    """Return whether a line is a page pasted into one; but not a reference alone."""
    if not any(piece.is_citation for piece in unglued(line)):
        return False
    return len(line.text) > _LONGEST_REFERENCE or reference_fields(line.text, "") is None


def _is_head(lines: Sequence[Line]) -> bool:
    """Return whether authors and affiliations begin a text that ends there, or has a journal and a date below."""
    start = next((i for i, line in enumerate(lines[:3]) if line.people > 1), len(lines))
    below = lines[start + 1 : start + 100]
    end = next((i for i, line in enumerate(below) if line.affiliation_weight < 2), len(below))
    if end >= len(below) - 1:
        return end > 1
    line = below[end]
    return end > 0 and line.citation is not None and not any(True for _ in labelled_dates(line.text))
