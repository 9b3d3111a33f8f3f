"""EndNote XML, what EndNote's "Export: XML" writes and its import reads.

Reference: EndNote's XML export and its table of reference types. Files of Zotero, JabRef and Mendeley are read, too.
"""

from __future__ import annotations

from carcite.formats.base import Format
from carcite.formats.endnote.table import shown_table
from carcite.formats.endnotexml.reader import FORMAT_NAME, ROOTS, read_stream
from carcite.formats.endnotexml.writer import NOTED_BY_ZOTERO, write_stream
from carcite.formats.xml import root_name
from carcite.model import Citation


def sniff(text: str) -> bool:
    """Whether the root element is `xml` or `records` and holds records."""
    return root_name(text) in ROOTS and ("<record>" in text[:8192] or "<records" in text[:8192])


FORMAT = Format(
    name=FORMAT_NAME,
    title="EndNote XML",
    reference="EndNote, XML export and table of reference types",
    sniff=sniff,
    read_stream=read_stream,
    write_stream=write_stream,
    table=shown_table(
        FORMAT_NAME, {"zotero": NOTED_BY_ZOTERO, "latex": Citation.model_fields.keys() - {"type", "extra"}}
    ),
    binary=True,
    media_type="application/xml",
)
