"""PubMed's 'Abstract (text)' and 'Summary (text)' displays, and NLM reference lists. Read-only.

A record of the first kind is a numbered citation line and blocks with blank lines between: title, authors with the
numbers of their affiliations, `Author information:`, related papers (`Erratum in`), the abstract, its copyright line,
`DOI:`, `PMCID:`, `PMID:`, `Conflict of interest statement:`. All layouts since 2014 are read, alone, by the hundreds,
or pasted in the middle of notes. The date of the citation line is `issued`, the one after `Epub` is `epub_date`.

Reference: PubMed User Guide, "Display formats" (NLM); NLM, "Citing Medicine", 2nd ed., for reference lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from carcite.errors import ReadError
from carcite.formats.base import Context, Format
from carcite.formats.pasted.detection import pasted_format
from carcite.formats.pasted.lines import plain_lines
from carcite.formats.pasted.pubmedtext.citation import NAME, read_record
from carcite.formats.pasted.pubmedtext.records import first_text, split_records
from carcite.model import Citation
from carcite.notes import Code, Note, Severity


def sniff(text: str) -> bool:
    """Return whether a text holds records of PubMed's text displays."""
    return pasted_format(text) == NAME


def read_stream(file: IO[str]) -> Iterator[Citation | Note]:
    """Yield the citations of a text, one record at a time, each after the notes on it.

    Raises ReadError if the whole text holds no record.
    """
    ordinal = 0
    stray: list[Note] = []
    for record in split_records(plain_lines(file)):
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
