"""Lines that name the languages of an article: `[Article in English, Spanish; Abstract available in Spanish]`."""

from __future__ import annotations

import re
from typing import NamedTuple

from carcite.values.languages import parse_language

_LANGUAGE_LINE = re.compile(
    r"\[?\s*(?:Article|Abstract) (?:available )?in (?P<rest>[^\[\]]{2,400})\]?\.?\s*", re.IGNORECASE
)
_ABSTRACT_IN = re.compile(
    r"^(.*?)\s*;\s*Abstract (?:available )?in (.+?)(?: from the publisher)?$", re.IGNORECASE | re.DOTALL
)


class Languages(NamedTuple):
    """The languages (BCP 47) of an article and of the abstracts its publisher gives beside the first."""

    article: tuple[str, ...]
    abstracts: tuple[str, ...]


def article_languages(line: str) -> Languages | None:
    """Return the languages in `[Article in English; Abstract available in Spanish from the publisher]`; else None."""
    text = " ".join(line.split())
    match = _LANGUAGE_LINE.fullmatch(text)
    if match is None:
        return None
    rest, abstracts = match["rest"], ""
    if both := _ABSTRACT_IN.match(rest):
        rest, abstracts = both[1], both[2]
    elif text.lstrip("[ ").lower().startswith("abstract"):
        rest, abstracts = "", re.sub(r" from the publisher$", "", rest)
    return Languages(_tags(rest), _tags(abstracts))


def _tags(names: str) -> tuple[str, ...]:
    parts = (part.strip() for part in re.split(r",| and ", names))
    return tuple(parse_language(part) for part in parts if part and "undetermined" not in part.lower())
