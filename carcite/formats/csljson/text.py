"""CSL-JSON's texts: values of any kind as text, CSL's markup in the schema's spelling, abstracts without JATS."""

from __future__ import annotations

import json
import re
from typing import Any

from carcite.values.markup import SMALL_CAPS, SPAN_END, clean, decode_escaped


def text_of(value: Any) -> str | None:
    """Return a JSON value as text: numbers as people write them, the parts of a list joined."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else None
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, list):
        return "; ".join(part for part in map(text_of, value) if part) or None
    return json.dumps(value, ensure_ascii=False)


# citeproc-js takes these for small capitals and protection, too.
_SMALL_CAPS = re.compile(
    r"<sc>((?:(?!</?sc>).)*)</sc>"
    r'|<span\s+style="font-variant:\s*small-caps;?"[^<>]*>((?:(?!<span|</span>).)*)</span>',
    re.DOTALL,
)


def rich(value: Any) -> str | None:
    """Text with the markup of CSL, each element as the schema spells it."""
    text = text_of(value)
    if text is None or "<s" not in text:
        return text
    return _SMALL_CAPS.sub(lambda match: f"{SMALL_CAPS}{match[1] or match[2] or ''}{SPAN_END}", text)


_SECTION_TITLE = re.compile(r"<(?:jats:)?title>([^<>]*+)</(?:jats:)?title>(\s*+<(?:jats:)?p\b[^<>]*+>)?")


def _section_label(match: re.Match[str]) -> str:
    """Return the title of a section before its paragraph, as it is printed; the abstract's own heading is left out."""
    title, paragraph = match[1].strip(), match[2] or ""
    if title.lower() in ("abstract", "summary"):
        return paragraph
    return f"{paragraph}{title}{'' if title.endswith((':', '.')) else ':'} " if paragraph else match[0]


def without_jats(text: str) -> str:
    """Return an abstract as Crossref and DataCite have it, in JATS or HTML, as text with CSL's markup."""
    return clean(_SECTION_TITLE.sub(_section_label, text)) if "</jats:" in text or "</p>" in text else text


def verbatim(value: Any) -> str | None:
    """Return an identifier or address as text, without HTML's entities: `&lt;` stands in old DOIs."""
    text = text_of(value)
    return text if text is None else decode_escaped(text)


def as_text(value: Any) -> str:
    """Text as it is, any other JSON value as its JSON text."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def from_text(text: str) -> Any:
    """Return the JSON value of a text that `as_text` made of a list or an object; other text as it is."""
    try:
        return json.loads(text) if text[:1] in "[{" else text
    except (ValueError, RecursionError):
        return text
