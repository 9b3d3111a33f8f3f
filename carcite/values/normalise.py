"""The one form that a value of each kind takes in the model, whatever it is given as.

A form changes what it knows, and gives back what it does not, which the model's types then refuse.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from carcite.values.languages import parse_language
from carcite.values.text import line, paragraphs

Form = Callable[[Any], Any]


def text(value: Any) -> Any:
    return (line(value) or None) if isinstance(value, str) else value


def values(value: Any) -> Any:
    """Several values of a type of its own, which has its own form; empty ones are left out."""
    return tuple(filter(None, value if isinstance(value, (list, tuple)) else (value,)))


def number(value: Any) -> Any:
    """Volumes and the like are text, and people write them as integers."""
    return str(value) if type(value) is int else text(value)


def prose(value: Any) -> Any:
    return (paragraphs(value) or None) if isinstance(value, str) else value


def many(form: Form) -> Form:
    def forms(value: Any) -> Any:
        if isinstance(value, (list, tuple)):
            return tuple([part for part in map(form, value) if part is not None])
        return () if value is None else forms((value,))

    return forms


def identifier(parse: Callable[[str], str | None]) -> Form:
    def form(value: Any) -> Any:
        value = number(value)
        return (parse(value) or value) if isinstance(value, str) else value

    return form


def language(value: Any) -> Any:
    value = text(value)
    return parse_language(value) if isinstance(value, str) else value


def normalised(data: Any, forms: Mapping[str, Form]) -> Any:
    """The data with each given field brought to its form; one pass over what is given, not over the model."""
    if not isinstance(data, dict):
        return data
    return {name: forms[name](value) if name in forms else value for name, value in data.items()}
