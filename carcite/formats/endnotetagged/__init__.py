"""The EndNote tagged format (`.enw`, also called Refer or BibIX): lines of `%T value`, read and written.

Reference: EndNote's manual, "Tagged EndNote import format"; refer(1). The fields are those of EndNote's reference types
(`carcite.formats.endnote`); the letters stand in `tags`.
"""

from __future__ import annotations

import re

from carcite.formats.base import Format
from carcite.formats.endnote.table import shown_table
from carcite.formats.endnotetagged.reader import read_stream
from carcite.formats.endnotetagged.tags import FORMAT_NAME
from carcite.formats.endnotetagged.writer import write_stream
from carcite.model import Citation

_FIRST = re.compile(r"%[0A-Z] \S")
# A .bib file may begin with a comment such as `%I keep these by hand`.
_BIBTEX_ENTRY = re.compile(r"^[ \t]*@[ \t]*\w+\s*[{(]", re.MULTILINE)
_TAG_LINE = re.compile(r"^%[0-9A-Z@?!#$&()*+^>\[\]~<] \S", re.MULTILINE)


def sniff(text: str) -> bool:
    """Whether the text begins with a line such as `%0 Journal Article`, and has another tag line."""
    head = text[:8192].lstrip("\ufeff \t\r\n").replace("\r", "\n")
    if _FIRST.match(head) is None or (head[:2] != "%0" and _BIBTEX_ENTRY.search(head)):
        return False
    return len(_TAG_LINE.findall(head)) > 1


FORMAT = Format(
    name=FORMAT_NAME,
    title="EndNote tagged (Refer/BibIX)",
    reference='EndNote, "Tagged EndNote import format"; refer(1)',
    sniff=sniff,
    read_stream=read_stream,
    write_stream=write_stream,
    records=write_stream,
    table=shown_table(FORMAT_NAME, {"latex": Citation.model_fields.keys() - {"type", "extra"}}),
    media_type="application/x-endnote-refer",
)
