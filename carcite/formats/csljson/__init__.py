"""CSL-JSON, the input of citeproc: read and written.

Read are a list of items, one item, an object that holds the list, Crossref's message, one item a line.

Reference: CSL-JSON schema 1.0.2 (`csl-data.json`, citation-style-language/schema) and the CSL 1.0.2 specification.
"""

from __future__ import annotations

from carcite.formats.base import Format
from carcite.formats.csljson.fields import FORMAT_NAME
from carcite.formats.csljson.reader import read_stream, sniff
from carcite.formats.csljson.table import TABLE
from carcite.formats.csljson.writer import write_items, write_stream

FORMAT = Format(
    name=FORMAT_NAME,
    title="CSL-JSON",
    reference="CSL-JSON schema 1.0.2, CSL 1.0.2 specification",
    sniff=sniff,
    read_stream=read_stream,
    write_stream=write_stream,
    records=write_items,
    table=TABLE,
    media_type="application/vnd.citationstyles.csl+json",
)
