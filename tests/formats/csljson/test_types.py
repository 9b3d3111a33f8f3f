"""Types and their other names."""

from __future__ import annotations

import json

import pytest

from carcite.formats.csljson.types import TYPE_ALIASES
from carcite.model import TYPES
from carcite.notes import Code
from tests.formats.csljson.samples import one, read, written


@pytest.mark.parametrize(
    ("given", "type"),
    [
        ("journal-article", "article-journal"),
        ("dissertation", "thesis"),
        ("posted-content", "article"),
        ("computerProgram", "software"),
        ("tvBroadcast", "broadcast"),
        ("post-weblog", "post-weblog"),
    ],
)
def test_older_and_other_type_names_are_known(given: str, type: str) -> None:
    assert one({"type": given, "id": "a"}).type == type
    assert set(TYPE_ALIASES.values()) <= TYPES


def test_an_unknown_type_is_reported_and_written_back() -> None:
    reading = read(json.dumps({"type": "hologram", "id": "a"}))
    assert reading.citations[0].type == "document"
    assert [(note.code, note.field) for note in reading.notes] == [(Code.UNPARSED, "type")]
    assert written(reading.citations[0])["custom"]["extra"] == {"csljson": {"type": ["hologram"]}}
