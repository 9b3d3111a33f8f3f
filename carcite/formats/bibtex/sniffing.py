"""Detect .bib files, and whether they are for BibTeX or for biblatex."""

from __future__ import annotations

import re

_LOOKED_AT = 65536
_ENTRY = re.compile(r"^[ \t]*@[ \t]*([A-Za-z][\w.+-]*)\s*[{(]", re.MULTILINE)
# Markup, JSON, and an EndNote tagged file.
_NO_MARKUP = re.compile(r"\ufeff?\s*(?:[<{\[]|%0 )")
# Entry types and fields that BibTeX does not have.
_TYPES = frozenset((
    "mvbook", "bookinbook", "suppbook", "mvcollection", "suppcollection", "mvproceedings", "mvreference",
    "inreference", "reference",
    "report", "online", "dataset", "software", "thesis", "artwork", "audio", "bibnote", "commentary",
    "image", "jurisdiction", "legislation", "legal", "letter", "movie", "music", "performance", "review",
    "standard", "video", "periodical", "suppperiodical", "set", "xdata", "collection",
))  # fmt: skip
_FIELD = re.compile(
    r"[,{\s](?:journaltitle|journalsubtitle|booksubtitle|booktitleaddon|maintitle|subtitle|titleaddon|location|"
    r"origdate|eventdate|entrysubtype|eprinttype|eprintclass|pagetotal|related|entryset|date)\s*=\s*[{\"]",
    re.IGNORECASE,
)
_BIBTEX_FIELD = re.compile(r"[,{\s](?:journal|year|address|school|archiveprefix)\s*=\s*[{\"\w]", re.IGNORECASE)


def is_bib(text: str) -> bool:
    """Whether a text holds blocks of a .bib file."""
    head = text[:_LOOKED_AT]
    return _ENTRY.search(head) is not None and _NO_MARKUP.match(head) is None


def is_biblatex(text: str) -> bool:
    """Whether a .bib file has more of biblatex's own types and fields than of BibTeX's."""
    head = text[:_LOOKED_AT]
    own = sum(1 for match in _ENTRY.finditer(head) if match[1].lower() in _TYPES)
    own += sum(1 for _ in _FIELD.finditer(head))
    return own > sum(1 for _ in _BIBTEX_FIELD.finditer(head))
