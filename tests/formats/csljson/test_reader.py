"""Detection, numbers, variables without a field."""

from __future__ import annotations

import json

import pytest

import carcite
from carcite.errors import DetectError, ReadError
from carcite.model import Extra
from tests.formats.csljson.samples import item, one, read, sniff, written


@pytest.mark.parametrize(
    "text",
    [
        '{"type": "FeatureCollection", "features": []}',
        '{"cells": [], "metadata": {"title": "x"}, "nbformat": 4}',
        '{"name": "x", "title": "y", "dependencies": {}}',
        '[{"itemType": "book", "title": "y", "creators": []}]',
        '{"@context": "https://schema.org", "author": "x"}',
        "[1, 2]",
    ],
)
def test_json_of_another_kind_is_not_claimed(text: str) -> None:
    assert not sniff(text)
    with pytest.raises(DetectError, match="JSON of another kind"):
        carcite.detect(text)


@pytest.mark.parametrize("text", ["[1, 2]", '["a"]', "{"])
def test_a_text_without_an_item_is_refused(text: str) -> None:
    with pytest.raises(ReadError):
        read(text)


def test_numbers_are_read_as_people_write_them() -> None:
    found = one(item(id=7, volume=12, issue=3, page=45, edition=2.5, number_of_pages="300", PMID=123))
    assert (found.key, found.volume, found.issue, str(found.pages)) == ("7", "12", "3", "45")
    assert (found.edition, found.number_of_pages, found.pmid) == ("2.5", "300", "123")


def test_unknown_variables_are_kept_and_written_back() -> None:
    source = item(scale="1:10", references="Tides 3", x_mood={"calm": True}, custom={"shelf": [1, 2]})
    reading = read(json.dumps([source]))
    assert {note.field for note in reading.notes} == {"extra"}
    back = written(reading.citations[0])
    assert (back["scale"], back["references"]) == ("1:10", "Tides 3")
    assert back["custom"] == {"shelf": [1, 2], "extra": {"csljson": {"x-mood": ['{"calm": true}']}}}


def test_names_of_variables_are_known_by_their_letters() -> None:
    found = one({"id": "a", "type": "book", "url": "https://example.org", "Title": "Tides", "container_title": "Quays"})
    assert (found.url, found.title, found.container_title, found.extra) == ("https://example.org", "Tides", "Quays", ())
    assert one({"id": "a", "type": "book", "url": "x", "URL": "y"}).extra == (Extra("csljson", "url", "x"),)


@pytest.mark.parametrize(
    "text",
    ['{"The quick brown fox jumps over the lazy dog and runs"}', '{"' + "a" * 5000, '[{"' + '\\"' * 5000, "{" * 5000],
)
def test_detection_takes_little_time_on_any_text(text: str) -> None:
    assert not sniff(text)
