"""Zotero's Extra field: `name: value` lines, which Zotero takes for fields, and free text, which it does not.

Reference: Zotero documentation, "Citing Fields from Extra"; CSL 1.0.2, appendix IV, for the names.
"""

from __future__ import annotations

import re

_LINE = re.compile(r"([A-Za-z][A-Za-z _.-]{1,30}): *(\S.*)")

# CSL's names, and the names Zotero and Better BibTeX write, without dash and space, to the name we use.
NAMES: dict[str, str] = {
    re.sub(r"[ _-]", "", name).lower(): name
    for name in (
        "type", "title", "title-short", "original-title", "container-title", "container-title-short",
        "collection-title", "collection-number", "event-title", "event-place", "volume", "issue", "page", "number",
        "article-number", "edition", "number-of-volumes", "number-of-pages", "chapter-number", "section", "version",
        "genre", "medium", "publisher", "publisher-place", "status", "DOI", "PMID", "PMCID", "ISSN", "ISBN", "URL",
        "archive", "archive-location", "call-number", "source", "language", "issued", "accessed", "submitted",
        "available-date", "original-date", "event-date", "citation-key", "arXiv",
        "editor", "translator", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor",
        "curator", "director", "editor-translator", "editorial-director", "executive-producer", "guest", "host",
        "illustrator", "interviewer", "narrator", "organizer", "original-author", "performer", "producer", "recipient",
        "reviewed-author", "script-writer", "series-creator",
    )
}  # fmt: skip
NAMES |= {"arxivid": "arXiv", "issuedate": "issued", "place": "publisher-place", "pages": "page"}


def read_extra(text: str) -> tuple[list[tuple[str, str]], str]:
    """The lines that name a field we know, as (name, value), and the text that is left."""
    lines: list[tuple[str, str]] = []
    rest: list[str] = []
    for row in text.split("\n"):
        match = _LINE.fullmatch(row.strip())
        name = NAMES.get(re.sub(r"[ _-]", "", match[1]).lower()) if match else None
        if match and name:
            lines.append((name, match[2].strip()))
        else:
            rest.append(row)
    return lines, "\n".join(rest).strip()


def extra_line(name: str, value: str) -> str:
    """One line of Extra."""
    return f"{name}: {value}"
