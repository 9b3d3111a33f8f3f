"""Read NBIB: from the lines of a file to citations, record by record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Any

from carcite.errors import NoRecordError
from carcite.formats.base import Context, build, read_records
from carcite.formats.cutting import Part, text_parts
from carcite.formats.nbib.eric import is_eric, read_eric
from carcite.formats.nbib.lines import Pairs, split_records, tag_values
from carcite.formats.nbib.links import FORMAT_NAME
from carcite.formats.nbib.people import group_people
from carcite.formats.nbib.table import TABLE, is_record, place_of
from carcite.formats.nlm_journals import name_journal
from carcite.formats.pubmed import LINK_OF_TAG, settle
from carcite.model import Citation, Extra
from carcite.notes import Code, Note, Severity


def read_stream(file: IO[str]) -> Iterator[Citation | Note]:
    """Yield each record of a file, with notes. Raises ReadError if there is no record."""
    return read_records(_records(file), FORMAT_NAME, _read_record)


def _records(file: IO[str]) -> Iterator[tuple[Pairs, int] | Note]:
    any_record = False
    for block in split_records(file, "PMID"):
        before, pairs = tag_values(block.lines)
        if not is_record([tag for tag, _ in pairs]):
            if before or pairs:
                yield _outside("text outside the records is in no record", block.line, block.text.strip())
        else:
            if before:
                yield _outside("text before the first tag of a record is in no record", block.line, before)
            any_record = True
            yield pairs, block.line
    if not any_record:
        raise NoRecordError("no MEDLINE record; expected lines such as `PMID- 12345678`")


def _outside(message: str, line: int, text: str) -> Note:
    """Return the note on text that is lost: it is in no citation."""
    return Note(Code.NOT_A_RECORD, message, Severity.WARNING, line=line, text=text)


def _read_record(pairs: Pairs, context: Context) -> Citation:
    citation = citation_of(pairs, context)
    if citation.key or citation.pmid:
        named = citation.key or f"PMID {citation.pmid}"
        context.notes = [made._replace(record=named) for made in context.notes]
    return citation


def citation_of(pairs: Pairs, context: Context) -> Citation:
    """Return the citation of the tags of a record."""
    beside: dict[str, Any] = {}
    if is_eric(pairs):
        pairs, beside = read_eric(pairs)
    raw = group_people(pairs)
    found = TABLE.read(raw, context) | beside
    default = "chapter" if "BTI" in raw and found.get("title") else "article-journal"
    if default == "chapter" and not found.get("container_title"):
        default = "book"
    links = [] if LINK_OF_TAG.keys().isdisjoint(raw) else [LINK_OF_TAG[tag] for tag in raw if tag in LINK_OF_TAG]
    context.type = settle(found, links, default)
    is_catalogued = raw.get("JT", [""])[0] == found.get("container_title")
    if is_catalogued and (title := name_journal(found, found.get("container_title_short"))):
        found["extra"] = [*found.get("extra", ()), Extra(FORMAT_NAME, "JT", title)]
    if len(found.get("extra", ())) > 1:
        # One order whatever the record's own: written and read again, it is the same.
        found["extra"] = sorted(found["extra"], key=lambda kept: place_of(kept.tag))
    return build(found, context)


# --- parts of a file --------------------------------------------------------------------------------------------------

_FIRST_RECORD = re.compile(r"\ufeff?(?:\s*\n)?PMID-")


def cut(file: IO[str]) -> Iterator[Part]:
    """Yield the parts of a MEDLINE file: each begins with PMID."""
    return text_parts(file, read_stream, boundary)


def boundary(text: str) -> int:
    """Return the beginning of the last record, 0 if the first record does not begin with PMID."""
    return text.rfind("\nPMID-") + 1 if _FIRST_RECORD.match(text) else 0
