"""Normalise the value of each field of the model before pydantic validates it.

A `Form` is a function of one value. It returns a value that it does not know unchanged, which pydantic then refuses,
and raises ValueError for an invalid value that pydantic would accept. A string for a field of several values is split
by the rule of that field, or is one value; it is never a sequence of letters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from carcite.values.keywords import split_keywords
from carcite.values.languages import parse_language
from carcite.values.text import line, paragraphs, visible

Form = Callable[[Any], Any]

_TOO_LARGE = 10**100  # Python does not print integers of more than 4,300 digits


def text(value: Any) -> Any:
    """Return one line of text; None if it is empty."""
    return (line(value) or None) if isinstance(value, str) else _checked(value)


def prose(value: Any) -> Any:
    """Paragraphs of text; None if it is empty."""
    return (paragraphs(value) or None) if isinstance(value, str) else _checked(value)


def _checked(value: Any) -> Any:
    if isinstance(value, (bytes, bytearray)):  # pydantic would decode them
        raise ValueError("bytes are not text; decode them")
    return value


def parsed(value: Any) -> Any:
    """Return a date or pages, or the text of one; None if it is empty."""
    if isinstance(value, str):
        return value if line(value) else None
    return None if getattr(value, "literal", None) == "" else value


def number(value: Any) -> Any:
    """Return a volume and the like: text, which may be given as an integer."""
    return str(value) if type(value) is int and abs(value) < _TOO_LARGE else text(value)


def pages(value: Any) -> Any:
    """Pages, or their text, or the number of a page."""
    return parsed(number(value))


def language(value: Any) -> Any:
    """Return a BCP 47 tag if the value is a code or name of a language; otherwise its text."""
    value = text(value)
    return parse_language(value) if isinstance(value, str) else value


def identifier(parse: Callable[[str], str | None]) -> Form:
    """Return the form of an identifier: what `parse` returns, or the text if that is None."""

    def form(value: Any) -> Any:
        value = number(value)
        return (parse(value) or value) if isinstance(value, str) else value

    return form


def several(value: Any) -> Any:
    """Return the items of a list, a tuple, or any other iterable; one value as a list of one; None as an empty list."""
    if isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
        return value
    if value is None:
        return ()
    if isinstance(value, (str, bytes, Mapping, BaseModel, tuple)) or not isinstance(value, Iterable):
        return (value,)
    return tuple(value)


def values(value: Any) -> Any:
    """Several values, which their own type normalises; empty ones are removed."""
    return tuple(filter(None, several(value)))


def many(form: Form, separator: str = "") -> Form:
    """Return the form of a field of several texts. A string is split at the pattern, if there is one."""
    pattern = re.compile(separator)

    def forms(value: Any) -> Any:
        if separator and isinstance(value, str):
            value = pattern.split(value)
        return tuple([part for part in map(form, several(value)) if part is not None])

    return forms


def keywords(value: Any) -> Any:
    """Return the keywords; a string is split (see `carcite.values.keywords`)."""
    return _lines(split_keywords(value) if isinstance(value, str) else value)


_lines = many(text)


def kept(value: Any) -> Any:
    """Values without a field, each `(format, tag, value)`."""
    return tuple([_kept(part) if isinstance(part, (list, tuple)) else part for part in several(value)])


def _kept(parts: Any) -> Any:
    return type(parts)(*map(_visible, parts)) if hasattr(parts, "_fields") else tuple(map(_visible, parts))


def _visible(part: Any) -> Any:
    return visible(part) if isinstance(part, str) else _checked(part)


def normalised(data: Any, forms: Mapping[str, Form]) -> Any:
    """Return the data with each given field normalised; other data unchanged."""
    if not isinstance(data, dict):
        return data
    return {name: forms[name](value) if name in forms else value for name, value in data.items()}
