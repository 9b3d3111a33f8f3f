"""How much of a citation a program has: each field in its place, only among the notes, or gone.

A field counts as there when every word of its value stands in the program's fields for it (`vocabularies`); dates go
by their numbers, languages by their tag. Case, accents' composition, markup and punctuation do not matter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum

from carcite.model import Citation
from carcite.values.dates import PartialDate
from carcite.values.languages import parse_language
from carcite.values.names import Name
from tests.interop.programs import Record
from tests.interop.vocabularies import NOTES, Vocabulary

_TAG = re.compile(r"</?(?:i|b|sup|sub|sc|span)\b[^<>]*>")
_WORD = re.compile(r"\w+")
_MONTHS = {
    "jan": "1", "feb": "2", "mar": "3", "apr": "4", "may": "5", "jun": "6",
    "jul": "7", "aug": "8", "sep": "9", "oct": "10", "nov": "11", "dec": "12",
}  # fmt: skip
# What is not a value of the work (`related` becomes records of its own, `extra` is another format's).
NOT_MEASURED = frozenset(("related", "extra", "authors_truncated"))


class Fate(StrEnum):
    """What became of one field in one program."""

    THERE = "there"
    NOTED = "in a note"
    GONE = "gone"


def fields_of(citation: Citation) -> list[str]:
    """The model fields a citation has, in the model's order, that a program can be asked for."""
    return [name for name, value in citation.__dict__.items() if value and name not in NOT_MEASURED]


def fate(citation: Citation, field: str, record: Record, vocabulary: Vocabulary) -> Fate:
    """What became of a field of a citation in the record a program made of it."""
    value = getattr(citation, field)
    places = vocabulary.get(field, ())
    held = " ".join(record[place] for place in places if place in record)
    if field == "type":
        arrived = held == value
    elif field == "language":
        arrived = _primary(value) in map(_primary, held.split())
    elif isinstance(value, PartialDate):
        arrived = _numbers(str(value)) <= _numbers(held)
    else:
        arrived = bool(held) and words(value) <= words(held)
    if arrived:
        return Fate.THERE
    noted = [words(record[place]) for place in NOTES if place in record and place not in places]
    return Fate.NOTED if any(words(value) <= found for found in noted) else Fate.GONE


def words(value: object) -> set[str]:
    """The words of a value of any type of the model, in a form that does not depend on how they were written."""
    text = " ".join(_texts(value))
    text = unicodedata.normalize("NFKC", _TAG.sub("", text)).replace("−", "-").casefold()
    return set(_WORD.findall(text))


def _texts(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Name):
        parts = (value.given, value.dropping_particle, value.particle, value.family, value.suffix, value.literal)
        yield from filter(None, parts)
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from _texts(part)
    elif hasattr(value, "text"):
        yield value.text
    elif hasattr(value, "name"):
        yield from _texts(value.name)
    else:
        yield str(value)


def _numbers(text: str) -> set[str]:
    """Year, month and day of a date in any spelling, as numbers without leading zeros."""
    found = (_MONTHS.get(word[:3], word) for word in re.findall(r"[a-z]+|\d+", text.casefold()))
    return {word.lstrip("0") for word in found if word.isdigit()}


def _primary(language: str) -> str:
    return parse_language(language.strip(",;")).split("-")[0].casefold()
