"""What the tests of `carcite.formats.nbib` share."""

from __future__ import annotations

from carcite.formats.nbib import FORMAT as nbib
from carcite.model import Citation


def one(*lines: str) -> Citation:
    reading = nbib.read("\n".join(("PMID- 1", *lines)))
    assert len(reading.citations) == 1
    return reading.citations[0]
