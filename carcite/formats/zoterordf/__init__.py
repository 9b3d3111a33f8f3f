"""Zotero RDF, Zotero's own exchange format: written so that every field of a Zotero item arrives, and read.

What a Zotero item has no field for is a line of its Extra field if Zotero cites from there, else it is lost.

Reference: RDF 1.1 XML Syntax; the vocabularies Dublin Core, PRISM 1.2, FOAF, vCard, Biblio and Zotero's own as Zotero's
RDF export and import use them.
"""

from __future__ import annotations

from carcite.formats.base import Format
from carcite.formats.zoterordf.fields import FORMAT_NAME
from carcite.formats.zoterordf.reader import read_stream, sniff
from carcite.formats.zoterordf.table import TABLE
from carcite.formats.zoterordf.writer import write_stream

FORMAT = Format(
    name=FORMAT_NAME,
    title="Zotero RDF",
    reference="RDF 1.1 XML Syntax; Zotero's RDF vocabulary",
    sniff=sniff,
    read_stream=read_stream,
    write_stream=write_stream,
    table=TABLE,
    binary=True,
    media_type="application/rdf+xml",
)
