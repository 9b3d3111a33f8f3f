"""Which of the two dialects a text is in."""

from __future__ import annotations

import re

_LOOKED_AT = 65536
_LINE_FIELD = re.compile(
    r"[,{\s](?:journaltitle|journalsubtitle|booksubtitle|booktitleaddon|maintitle|subtitle|titleaddon|location|langid|"
    r"origdate|eventdate|eventtitle|venue|entrysubtype|eprinttype|eprintclass|pubstate|shortjournal|pagetotal|"
    r"relatedtype|related|entryset|editora|editortype|institution\+an|author\+an[:\w]*|date)\s*=\s*[{\"]",
    re.IGNORECASE,
)
_BIBTEX_FIELD = re.compile(r"[,{\s](?:journal|year|address|school|archiveprefix)\s*=\s*[{\"\w]", re.IGNORECASE)


def is_bib(text: str) -> bool:
    """Whether a text has a .bib file's blocks."""
    return _LINE_ENTRY.search(text[:_LOOKED_AT]) is not None


def is_biblatex(text: str) -> bool:
    """Whether a .bib file shows more of biblatex's own types and fields than of BibTeX's."""
    head = text[:_LOOKED_AT]
    own = sum(1 for match in _LINE_ENTRY.finditer(head) if match[1].lower() in _TYPES)
    own += sum(1 for _ in _FIELD.finditer(head))
    return own > sum(1 for _ in _BIBTEX_FIELD.finditer(head))
