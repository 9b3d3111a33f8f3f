"""RIS, the tagged format of reference managers and databases, read and written.

A record is lines of `TG  - value`, from TY to ER. Reference: RIS format specifications (Research Information Systems,
2001; Thomson Reuters, 2011); EndNote's tag tables by type of reference; Zotero's RIS translator.
"""

from __future__ import annotations

import re

from carcite.formats.base import Format
from carcite.formats.ris.fields import FORMAT_NAME
from carcite.formats.ris.reader import read_stream
from carcite.formats.ris.table import shown_table
from carcite.formats.ris.writer import write_stream

_TYPE_LINE = re.compile(
    r"^[ \t\ufeff]*(?:TY[ \t]{1,2}-[ \t]*[A-Z]|(?:TY|ty)[ \t\xa0]*[-\u2010-\u2015\u2212][ \t]*[A-Za-z]{3,7}[ \t]*$)",
    re.MULTILINE,
)
_TAG_LINE = re.compile(r"^[ \t]*[A-Za-z][A-Za-z0-9][ \t\xa0]*[-\u2010-\u2015\u2212]", re.MULTILINE)
# Without a TY line: ER or a tag that NBIB does not have, and no tag of three or four letters as NBIB has.
_RIS_TAG = re.compile(r"^(?:ER|T1|A1|PY|Y1|T2|JO|JF|SP|EP|DO|UR|KW|N2)  - ?", re.MULTILINE)
_TWO_LETTER_TAG = re.compile(r"^[A-Z][A-Z0-9]  - ?", re.MULTILINE)
_NBIB_TAG = re.compile(r"^[A-Z]{3,4} {0,1}- ", re.MULTILINE)


def sniff(text: str) -> bool:
    """Whether there is a TY line near the beginning and a tag line after it, or records without TY."""
    head = text.lstrip("\ufeff \t\r\n")[:8192].replace("\r", "\n")
    if head[:1] in ("@", "<", "{", "[") or head.startswith("%0 "):
        return False
    start = _TYPE_LINE.search(head)
    if start is not None:
        return _TAG_LINE.search(head, start.end()) is not None
    tags = len(_TWO_LETTER_TAG.findall(head))
    return tags > 2 and _RIS_TAG.search(head) is not None and _NBIB_TAG.search(head) is None


FORMAT = Format(
    name=FORMAT_NAME,
    title="RIS",
    reference="RIS format specifications (Research Information Systems, 2001; Thomson Reuters, 2011)",
    sniff=sniff,
    read_stream=read_stream,
    write_stream=write_stream,
    records=write_stream,
    table=shown_table(),
    media_type="application/x-research-info-systems",
)
