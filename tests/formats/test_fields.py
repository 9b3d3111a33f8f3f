"""The classes of fields, each in a table of its own: what is read, what is written, what is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from carcite.formats.base import Context, Raw, merge
from carcite.formats.fields import Joined, Many, Single, date, is_simple
from carcite.model import Citation, Extra
from carcite.notes import Code
from carcite.values.dates import PartialDate


def context(type: str = "book") -> Context:
    return Context("test", type=type)


def written(field: Any, citation: Citation) -> list[tuple[str, Any]]:
    return list(field.write(citation, context(citation.type)))


def test_a_single_field_takes_the_usual_tag_first_and_keeps_another_value() -> None:
    field = Single("volume", "VL", "VO")
    record = context()
    raw: Raw = {"VO": ["2"], "VL": ["1", "1", "3"]}
    assert field.read(raw, record) == {"volume": "1"}
    assert record.kept == [Extra("test", "VL", "3"), Extra("test", "VO", "2")]
    assert [(note.code, note.field) for note in record.notes] == [(Code.DUPLICATE_FIELD, "volume")] * 2


def test_a_single_field_is_written_in_its_usual_tag() -> None:
    field = Single("volume", "VL", "VO", parse=str.lower, format=str.upper)
    assert (field.tags, field.aliases) == (("VL",), ("VO",))
    assert written(field, Citation(type="book", volume="a")) == [("VL", "A")]
    assert field.read({"VL": ["B"]}, context()) == {"volume": "b"}
    assert field.read({"VL": [""]}, context()) == {}


def test_many_values_have_a_tag_each() -> None:
    field = Many("keywords", "KW", "DE")
    assert field.read({"DE": ["c"], "KW": ["a", "b"]}, context()) == {"keywords": ["a", "b", "c"]}
    assert written(field, Citation(type="book", keywords=["a", "b"])) == [("KW", "a"), ("KW", "b")]


class Comma(Joined):
    """Codes with commas between them."""

    def split(self, text: str) -> list[str]:
        return [part.strip() for part in text.split(",") if part.strip()]

    def join(self, values: Sequence[str], context: Context) -> str:
        return ", ".join(values)


def test_joined_values_have_one_tag() -> None:
    field = Comma("isbn", "SN", "BN")
    assert field.read({"BN": ["d"], "SN": ["a, b,c,"]}, context()) == {"isbn": ["a", "b", "c", "d"]}
    assert written(field, Citation(type="book", isbn=["1", "2"])) == [("SN", "1, 2")]


def test_a_date_is_parsed_and_printed() -> None:
    field = date("issued", "DA", "PY")
    assert field.read({"PY": ["2024"], "DA": ["2024-05-03"]}, context())["issued"] == PartialDate.parse("2024-05-03")
    assert written(field, Citation(type="book", issued="2024-05")) == [("DA", "2024-05")]


def test_which_values_surely_come_back() -> None:
    assert is_simple("Tide-2 é")
    assert not is_simple("a; b")
    assert Single("volume", "VL").unchanged(Citation(type="book", volume="12"))
    assert not Single("volume", "VL").unchanged(Citation(type="book", volume="1;2"))
    assert not Many("keywords", "KW").unchanged(Citation(type="book", keywords=["a", "b;"]))
    assert not date("issued", "DA").unchanged(Citation(type="book", issued="2024"))


def test_fields_are_merged_by_joining_lists_in_place() -> None:
    found: dict[str, Any] = {"keywords": ["a"], "creators": (1,), "title": "One", "volume": None}
    keywords, record = found["keywords"], context()
    merge(found, {"keywords": ("b",), "creators": [2], "title": "Two", "volume": "3"}, record)
    assert found == {"keywords": ["a", "b"], "creators": [1, 2], "title": "One", "volume": "3"}
    assert found["keywords"] is keywords  # a copy for each of many lines would take quadratic time
    assert record.kept == [Extra("test", "title", "Two")]
