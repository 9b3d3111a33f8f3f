"""HTML that exporters leave in the values of a .bib file: `Science &amp; Society`, `<em>In vivo</em>`, `<p>`.

A bare `&` has no meaning in TeX outside of a table, so an entity that begins with one is HTML. Behind a backslash it is
HTML only if it is a number or one of the five that HTML always escapes; others (`\\&nbsp;`) are kept.
"""

from __future__ import annotations

import re

from carcite.tex import encode_plain
from carcite.values.markup import clean, decode_entities

_ENTITY = re.compile(r"(\{\\&\}|\\?&)(?:amp;)*(\\?#[0-9]{1,7}|\\?#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# Crossref's spelling of the signs around an element: `$\\less$em$\\greater$`.
_SIGN = re.compile(r"\$\\(less|greater)\$|\{\\(less|greater)\}")
_ESCAPED_TWICE = frozenset(("amp", "lt", "gt", "quot", "apos"))


def has_html(value: str) -> bool:
    """Whether there may be HTML in a value."""
    return "&" in value or "</" in value or "\\less" in value


def without_html(value: str, *, elements: bool = True) -> str:
    """Return the value with entities as TeX and elements as the model's markup."""
    if "\\less" in value:
        value = _SIGN.sub(lambda sign: "<" if "less" in sign.group() else ">", value)
    if "&" in value and ";" in value:
        value = _ENTITY.sub(_character, value)
    # Only a closing tag shows that `<` is not a sign of a formula; what TeX has of `&` is not an entity to `clean`.
    return clean(value.replace("&", "&amp;")) if elements and "</" in value else value


def _character(entity: re.Match[str]) -> str:
    name = entity[2].lstrip("\\")
    if entity[1] != "&" and name[0] != "#" and name not in _ESCAPED_TWICE:
        return entity.group()
    written = f"&{name};"
    character = decode_entities(written)
    return encode_plain(character) if character != written and character >= " " else entity.group()
