"""What tells a list of references from other texts: a year, and at least one more sign of a reference."""

from __future__ import annotations

import re

from carcite.formats.pasted.references.blocks import YEAR, Block, divide
from carcite.formats.pasted.references.reference import read_reference
from carcite.formats.pasted.references.wide import narrowed

_SIGNS = re.compile(
    r"\b10\.[0-9]{4,9}/\S|\b(?:PMID|arXiv)\s*:|\[(?:J|M|C|D|R|S|P|N|EB|DB|J/OL|EB/OL|DB/OL)\]|［[JMCDRSPN]］"
    r"|[“\"«][^”\"»]{10,300}[,.]?[”\"»]"
    r"|[0-9]\s*\(?[^()\n]{0,20}\)?\s*[,:;]\s*(?:pp?\.\s*)?[A-Za-z]?[0-9]+|\b(?:pp?|S)\. ?[0-9]"
)
_LONGEST = 3000  # characters of a reference


def is_reference_list(head: str) -> bool:
    """Return whether at least half of the blocks of a text have a year and what only references have."""
    blocks = divide(head.splitlines()).blocks
    return 2 * sum(map(_is_reference, blocks)) >= len(blocks) > 0


def _is_reference(block: Block) -> bool:
    if len(block.text) > _LONGEST:
        return False
    text = narrowed(block.text)
    if not YEAR.search(text) or not _SIGNS.search(text):
        return False
    found = read_reference(block.text).fields
    return bool(found.get("title") and (found.get("authors") or found.get("container_title") or found.get("publisher")))
