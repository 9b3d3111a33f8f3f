"""The names of types that stand in files called CSL-JSON: CSL 1.0.1's, Crossref's, Zotero's own."""

from __future__ import annotations

from carcite.formats.zotero_schema import TYPE_OF

TYPE_ALIASES: dict[str, str] = {
    **{item_type.lower(): csl for item_type, csl in TYPE_OF.items()},
    "book-chapter": "chapter",
    "book-section": "chapter",
    "component": "document",
    "dissertation": "thesis",
    "edited-book": "book",
    "journal-article": "article-journal",
    "legal-case": "legal_case",
    "monograph": "book",
    "motion-picture": "motion_picture",
    "musical-score": "musical_score",
    "other": "document",
    "peer-review": "review",
    "personal-communication": "personal_communication",
    "posted-content": "article",
    "post-webblog": "post-weblog",
    "preprint": "article",
    "proceedings-article": "paper-conference",
    "reference-book": "book",
    "web-page": "webpage",
}
"""Name in lower case: CSL type."""
