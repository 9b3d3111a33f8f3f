"""PubMed's 'Abstract (text)' and 'Summary (text)' displays, and NLM reference lists. Read-only.

A record of the first kind is a numbered citation line and blocks with blank lines between: title, authors with the
numbers of their affiliations, `Author information:`, related papers (`Erratum in`), the abstract, its copyright line,
`DOI:`, `PMCID:`, `PMID:`, `Conflict of interest statement:`. All layouts since 2014 are read, alone, by the hundreds,
or pasted in the middle of notes. The date of the citation line is `issued`, the one after `Epub` is `epub_date`.

Reference: PubMed User Guide, "Display formats" (NLM); NLM, "Citing Medicine", 2nd ed., for reference lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

from carcite.errors import ReadError
from carcite.formats.base import Context, Format
from carcite.formats.citation_line import is_citation_line
from carcite.formats.pasted.displays import is_mirror_page, is_web_page
from carcite.formats.pasted.identifiers import ID_LINE
from carcite.formats.pasted.pubmedtext.citation import NAME, read_record
from carcite.formats.pasted.pubmedtext.records import Record, first_text, split_records
from carcite.model import Citation
from carcite.notes import Code, Note, Severity

_LOOKED_AT = 32_768
_OTHER = re.compile(r"\s*(?:[{<@%]|TY  - |PMID- |[A-Z][A-Z0-9]{1,3} {0,2}- )")
_NUMBERED = re.compile(r"\s*\d+[.:]\s")


def sniff(text: str) -> bool:
    """Return whether a text holds a record of one of these kinds; a page copied from the web is not one.

    References are PubMed's own (its display "Summary") if they have numbers and at least half of them a PMID.
    """
    head = text[:_LOOKED_AT].removeprefix("\ufeff")
    if _OTHER.match(head) or is_web_page(head) or is_mirror_page(head):
        return False
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
    if _NUMBERED.match(next(line.text for line in record.lines if line.text)):
        return True
    return any(ID_LINE.match(line.text) or "Author information:" in line.text for line in record.lines)


def _is_page(record: Record) -> bool:
    """Whether what reads as a reference is an abstract page: a citation line alone, and no number or PMID."""
    texts = [line.text for line in record.lines if line.text]
    if _NUMBERED.match(texts[0]) or len(texts) == 1:
        return False
    cited = [text for text in texts if is_citation_line(text)]
    return bool(cited) and sum("PMID" in text for text in texts) == sum("PMID" in text for text in cited)


def read_stream(file: IO[str]) -> Iterator[Citation | Note]:
    """Yield the citations of a text, one record at a time, each after the notes on it.

    Raises ReadError if the whole text holds no record.
    """
    ordinal = 0
    stray: list[Note] = []
    for record in split_records(file):
        first = record.lines[first_text(record.lines)]
        if record.kind == "stray":
            text = "\n".join(line.text for line in record.lines).strip()[:2000]
            message = "text outside the records is in no record"
            stray.append(Note(Code.NOT_A_RECORD, message, Severity.WARNING, line=first.number, text=text))
            if ordinal:
                yield from stray
                stray.clear()
            continue
        ordinal += 1
        context = Context(NAME, record=f"#{ordinal}", line=first.number, type="article-journal")
        citation = read_record(record, context)
        yield from stray
        stray.clear()
        yield from context.notes
        if citation is not None:
            yield citation
    if not ordinal:
        raise ReadError(
            "no PubMed record: expected a numbered citation line (`1. Nature. 2014 Jan 2;505(7481):50-5. doi: ...`) "
            "or a reference (`1: Smith J. Title. Nature. 2014;505:50-5.`)"
        )


FORMAT = Format(
    name=NAME,
    title="PubMed text: Abstract, Summary, reference lists",
    reference='PubMed User Guide, "Display formats" (NLM)',
    sniff=sniff,
    read_stream=read_stream,
)
read = FORMAT.read
