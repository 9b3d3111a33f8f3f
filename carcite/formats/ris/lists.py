"""Keywords, and the lists RIS has no tag for.

Reference: RIS format specifications, "KW".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from carcite.formats.base import Context, Raw, Row
from carcite.model import Citation, Funding
from carcite.notes import Code


def _read_keywords(raw: Raw, context: Context) -> Mapping[str, Any]:
    words = raw["KW"]
    if len(words) == 1:
        (text,) = words
        if ";" in text or "\uff1b" in text:
            words = _cut(text.replace("\uff1b", ";"))
        elif text.count(",") > 1:
            words = _cut(text, ",")
    elif len(words) == 2 and words[0] == words[1]:
        words = words[:1]
    elif any(map(_is_list, words)):
        words = [part for word in words for part in (_cut(word) if _is_list(word) else (word,))]
    return {"keywords": words}


def _is_list(word: str) -> bool:
    """Whether a keyword among others is several: `adult; female`."""
    return ";" in word and ("; " in word or word[-1] == ";")


def _cut(text: str, sign: str = ";") -> list[str]:
    return [part for part in map(str.strip, text.split(sign)) if part]


def _write_keywords(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
    words = citation.keywords
    if len(words) == 1 and any(sign in words[0] for sign in (",", ";", "\uff1b")):
        words *= 2  # programs cut up a keyword that stands alone; twice the same they keep, once
    elif len(words) == 2 and words[0] == words[1]:
        context.note(Code.CHANGED, "a keyword given twice is one", field="keywords")
    elif any(map(_is_list, words)):
        context.note(Code.CHANGED, "keywords that hold a semicolon are cut there", field="keywords")
    if context.options.target == "zotero" and any(";" in word for word in words):
        context.note(Code.LOST, "zotero cuts a keyword at a semicolon", field="keywords")
    return [("KW", word) for word in words]


def keywords_row() -> Row:
    """KW: one a line, or all in one line between semicolons (or commas, when there are several)."""
    return Row(("keywords",), ("KW",), _read_keywords, _write_keywords)


def list_row(field: str, label: str) -> Row:
    """A list that RIS has no tag for, in one line."""
    tag = f"{label}:"

    def read(raw: Raw, context: Context) -> Mapping[str, Any]:
        return {field: [part for value in raw[tag] for part in _cut(value)]}

    def write(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
        values = getattr(citation, field)
        if any(";" in value for value in values):
            context.note(Code.CHANGED, "values that hold a semicolon are cut there", field=field)
        return ((tag, "; ".join(values)),)

    return Row((field,), (tag,), read, write)


def _read_funding(raw: Raw, context: Context) -> Mapping[str, Any]:
    found = []
    for value in raw["Funding:"]:
        parts = [part.strip() for part in value.split(" | ", 2)]
        funder, award, country = (*parts, "", "")[:3]
        found.append(Funding(funder=funder.strip("-") and funder, award=award.strip("-") and award, country=country))
    return {"funding": found}


def _write_funding(citation: Citation, context: Context) -> Iterable[tuple[str, Any]]:
    pairs = []
    for grant in citation.funding:
        parts = [grant.funder or "-", grant.award or "-", grant.country or "-"]
        while parts[-1] == "-" and len(parts) > 1:
            parts.pop()
        pairs.append(("Funding:", " | ".join(parts)))
        given = [part for part in (grant.funder, grant.award, grant.country) if part is not None]
        if not given or any(" | " in f" {part} " or not part.strip("-") for part in given):
            context.note(Code.CHANGED, "a grant that cannot be written in one line", field="funding")
    return pairs


def funding_row() -> Row:
    """`Funding: funder | award | country`."""
    return Row(("funding",), ("Funding:",), _read_funding, _write_funding)
