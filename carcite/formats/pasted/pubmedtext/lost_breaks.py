"""Records of PubMed's 'Abstract (text)' display that lost their line breaks, so that one line holds all of a record.

What was wrapped is glued: `...strain LK5.Hanna LF(1), Doe B.Author information: (1)Department of ..., USA.Phages are`.
"""

from __future__ import annotations

import re

_LABEL = re.compile(r"(?<=\S)(?=Author information:)")
_CITATION_END = re.compile(
    r"(?:Epub ?\d{4}(?: [A-Z][a-z]{2}(?: \d{1,2})?)?|eCollection \d{4}[^.]{0,12}|doi: ?10\.\S+?|:\S{1,20})\.(?=[A-Z\[])"
)
_AUTHORS = re.compile(r"(?<=[.?!\]])(?=(?:[^\W\d_][\w'’-]*[ -]){1,3}[A-Z]{1,3}(?:\(\d|, |\.))")
_ABSTRACT = re.compile(r"(?<=[A-Za-z)])\.(?=[A-Z][A-Za-z]+[ :])")
_IDS = re.compile(r"(?<=[^\s;])(?=(?:DOI: ?10\.|PMCID: ?PMC|PMID: ?\d|Copyright ©|©\d{4}))")
_LAST_MARK = re.compile(r"\(\d{1,2}\)(?=\S)")
_EPUB = re.compile(r"\bEpub(?=\d{4})")
_FEWEST = 400  # characters of a line that holds a record


def restored(text: str) -> list[str]:
    """Return the lines of a record that is one line, blank ones between its blocks; any other line as it is."""
    label = _LABEL.search(text) if len(text) >= _FEWEST else None
    if label is None:
        return [text]
    head, tail = text[: label.start()], text[label.end() :]
    citation = _CITATION_END.search(head)
    if citation is None:
        return [text]
    blocks = [_EPUB.sub("Epub ", head[: citation.end()])]
    rest = head[citation.end() :]
    authors = next(iter(_AUTHORS.finditer(rest)), None)
    blocks += [rest[: authors.start()], rest[authors.start() :]] if authors else [rest]
    marks = list(_LAST_MARK.finditer(tail))
    abstract = _ABSTRACT.search(tail, marks[-1].end() if marks else 0)
    blocks.append(tail[: abstract.end()] if abstract else tail)
    if abstract:
        blocks += _IDS.sub("\n", tail[abstract.end() :]).split("\n")
    return [line for block in blocks for line in (block, "")]
