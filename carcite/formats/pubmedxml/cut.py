"""The parts of a document of PubMed's, of an NLM baseline file for instance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from carcite.formats.cutting import Part
from carcite.formats.pubmedxml import INSIDE, SETS, TAGS, read_stream
from carcite.formats.xml_cutting import element_parts


def cut(file: IO[Any]) -> Iterator[Part]:
    """Yield the parts of a document, each with whole records."""
    return element_parts(file, read_stream, TAGS, roots=SETS, inside=INSIDE)
