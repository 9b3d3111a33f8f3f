"""The items of a text: the syntax."""

from __future__ import annotations

import json
from typing import Any

import pytest

from carcite.model import Citation, Extra
from carcite.notes import Code, Severity
from tests.formats.csljson.samples import item, one, read, sniff, write, written


@pytest.mark.parametrize(
    "value",
    [
        [item()],
        item(),
        {"items": [item()]},
        {"references": [item()]},
        {"message": {"items": [item()]}},
        {"a": {"type": "book"}},
        {"items": {"a": {"type": "book"}}},
    ],
)
def test_items_stand_alone_in_lists_and_in_objects(value: Any) -> None:
    text = json.dumps(value)
    assert sniff(text)
    assert read(text).citations == [Citation(type="book", key="a")]


def test_items_may_be_one_a_line() -> None:
    text = "\n".join(json.dumps(item(id=number)) for number in range(3))
    assert [c.key for c in read(text).citations] == ["0", "1", "2"]


def test_a_broken_item_is_reported_and_its_neighbours_arrive() -> None:
    reading = read('[{"type": "book", "id": "a"}, {"type": }, {"type": "book", "id": "b"}]')
    assert [c.key for c in reading.citations] == ["a", "b"]
    assert [(note.code, note.record) for note in reading.notes] == [(Code.BROKEN_RECORD, "#2")]


def test_half_a_character_and_an_unknown_type_do_no_harm() -> None:
    (found,) = read(
        '[{"id": "a", "type": "book", "x": ["\\ud800"], "custom": {"type": {}, "y": "\\udc00z"}}]'
    ).citations
    assert set(one(written(found)).extra) == set(found.extra)
    assert found.extra == (
        Extra("csljson", "x", '[""]'),
        Extra("csljson", "custom.type", "{}"),
        Extra("csljson", "custom.y", "z"),
    )


def test_the_items_of_a_word_processors_cite_are_read() -> None:
    cite = {"citationID": "c", "citationItems": [{"id": 1, "uris": [], "itemData": item(id="b")}]}
    assert one(cite) == Citation(type="book", key="b")


def test_a_name_given_twice_is_kept() -> None:
    reading = read('[{"type": "book", "id": "a", "title": "x", "title": "y"}]')
    assert reading.citations == [Citation(type="book", key="a", title="y", extra=[Extra("csljson", "title", "x")])]
    assert [(note.code, note.severity) for note in reading.notes] == [(Code.DUPLICATE_FIELD, Severity.WARNING)]
    assert read(write(reading.citations).text).citations == reading.citations
    assert read('[{"type": "book", "id": "a", "title": "x", "title": "x"}]').notes == []


@pytest.mark.parametrize("number", ["1e400", "-1e999", "NaN", "Infinity", "9" * 5000])
def test_what_is_not_a_number_is_text(number: str) -> None:
    reading = read(f'[{{"type": "book", "volume": {number}}}, {{"type": "book", "title": "x"}}]')
    assert [citation.volume for citation in reading.citations] == [number, None]
    assert [(note.code, note.severity) for note in reading.notes] == [(Code.REPAIRED, Severity.WARNING)]


def test_what_is_not_a_character_is_left_out() -> None:
    reading = read(
        '[{"type": "book", "title": "x\\ud800y", "note": "\\ud83d\\ude00"}, {"type": "book", "title": "a\ufdd0b"}]'
    )
    assert [citation.title for citation in reading.citations] == ["xy", "ab"]
    assert reading.citations[0].note == "\U0001f600"
    assert [note.code for note in reading.notes] == [Code.REPAIRED] * 2


@pytest.mark.parametrize("depth", [90, 200, 900, 5000])
def test_a_deep_value_is_kept_and_written(depth: int) -> None:
    deep = "[" * depth + "]" * depth
    reading = read(f'[{{"type": "book", "title": "T", "custom": {{"x": {deep}}}}}, {{"type": "book", "title": "U"}}]')
    assert reading.citations[-1].title == "U"
    again = read(write(reading.citations).text)
    assert again.citations[-len(reading.citations) :] == [
        citation.model_copy(update={"key": again.citations[place].key})
        for place, citation in enumerate(reading.citations)
    ]
