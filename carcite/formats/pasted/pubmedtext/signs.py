"""What tells PubMed's text displays from other texts."""

from __future__ import annotations

import re

from carcite.formats.citation_line import is_citation_line
from carcite.formats.pasted.identifiers import ID_LINE
from carcite.formats.pasted.pubmedtext.records import Record, split_records
from carcite.formats.pasted.references.people import lists_people

_NUMBERED = re.compile(r"\s*\d+[.:]\s")


def has_pubmed_records(head: str) -> bool:
    """Return whether the start of a text holds a record of PubMed's displays.

    References are PubMed's own (its display "Summary") if they have numbers and at least half of them a PMID.
    """
    references = identified = 0
    for record in split_records(head.splitlines()):
        if _is_record(record):
            return True
        if record.kind == "summary" and not _is_page(record):
            references += _NUMBERED.match(record.lines[0].text) is not None
            identified += any("PMID" in line.text for line in record.lines)
    return 0 < references <= 2 * identified


def _is_record(record: Record) -> bool:
    """Return whether a record is surely of PubMed: a chapter, or an abstract with a number or identifiers."""
    if record.kind != "abstract":
        return record.kind == "book"
    first = next(line.text for line in record.lines if line.text)
    if number := _NUMBERED.match(first):
        is_alone = sum(bool(line.text) for line in record.lines) == 1
        return not lists_people(first[number.end() :]) and not is_alone
    return any(ID_LINE.match(line.text) or "Author information:" in line.text for line in record.lines)


def _is_page(record: Record) -> bool:
    """Return whether what reads as a reference is an abstract page: a citation line alone, and no number or PMID."""
    texts = [line.text for line in record.lines if line.text]
    if _NUMBERED.match(texts[0]) or len(texts) == 1:
        return False
    cited = [text for text in texts if is_citation_line(text)]
    return bool(cited) and sum("PMID" in text for text in texts) == sum("PMID" in text for text in cited)
