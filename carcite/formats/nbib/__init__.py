"""NBIB, the MEDLINE display format: what PubMed's "Send to: Citation manager" and "Save: PubMed" give.

Reference: NLM, "MEDLINE/PubMed Data Element (Field) Descriptions". PubMed Central's variant of it (MEDLARS) is read
too. Tags that no field of a citation takes (OWN, STAT, RN, PHST, SO, ...) are kept in `extra` and written again.
`issued` is DP, `epub_date` is DEP. A title's closing full stop, and the brackets round a translated title, are not
part of it.
"""

from __future__ import annotations

import re

from carcite.formats.base import Format
from carcite.formats.nbib.links import FORMAT_NAME
from carcite.formats.nbib.reader import read_stream
from carcite.formats.nbib.table import TABLE
from carcite.formats.nbib.writer import write_stream

_HEAD = 1 << 16

# A record's number, and in the next line another tag or nothing.
_FIRST = re.compile(
    r"^[ \t]*(?:(?:PMID|PMC )-(?: \S*)?|OWN - ERIC)[ \t]*\n[ \t]*(?:[A-Z][A-Z0-9]{1,3} {0,2}- |\n|\Z)", re.MULTILINE
)


def sniff(text: str) -> bool:
    """Whether the text holds a record as MEDLINE or ERIC begin it: `PMID- 1` or `OWN - ERIC`, and a tag below."""
    head = f"{text[:_HEAD]}\n".replace("\r\n", "\n")
    first = _FIRST.search(head)
    return first is not None and "\nTY  - " not in f"\n{head[: first.start()]}"


FORMAT = Format(
    name=FORMAT_NAME,
    title="NBIB (MEDLINE, PubMed)",
    reference="NLM, MEDLINE/PubMed Data Element (Field) Descriptions",
    sniff=sniff,
    read_stream=read_stream,
    write_stream=write_stream,
    table=TABLE,
    media_type="application/nbib",
)
