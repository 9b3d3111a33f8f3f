"""Whole items: valid, and read back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import carcite
from carcite.model import Citation, Extra
from carcite.options import TARGETS, Options
from carcite.values.names import Name
from tests import strategies
from tests.formats.csljson.samples import differing, one, read, write, written
from tests.interop.citations import ACCEPTANCE, HOSTILE


def test_no_value_is_gone() -> None:
    found = one(
        {"id": "7", "citation-key": "k", "type": "book", "title": True, "issued": True, "author": [5, {"x": 1}]}
    )
    assert (found.key, found.title, str(found.issued)) == ("k", "true", "True")
    assert {(extra.tag, extra.value) for extra in found.extra} >= {
        ("id", "7"),
        ("author", "5"),
        ("author.0", '{"x": 1}'),
    }
    assert one(written(found)) == found


@pytest.fixture(scope="module")
def schema(corpus: Path) -> Any:
    validators = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    return validators.Draft7Validator(json.loads((corpus / "csl-data.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("target", [None, *TARGETS])
def test_what_is_written_is_valid(target: Any, schema: Any) -> None:
    flags = '{"comma-suffix": true}'
    extra = [Extra("csljson", "author.0", flags), Extra("csljson", "scale", "1:10"), Extra("csljson", "x", "y")]
    odd = Citation(type="map", key="odd", authors=[Name(family="van Berg", given="J.")], extra=extra)
    schema.validate(json.loads(write([*ACCEPTANCE, odd, *HOSTILE], Options(target=target)).text))


relaxed = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@relaxed
@given(strategies.citations(most=10), st.sampled_from([None, *TARGETS]))
def test_for_every_target_it_is_valid_and_read_back(schema: Any, citation: Citation, target: Any) -> None:
    writing = write([citation], Options(target=target))
    schema.validate(json.loads(writing.text))
    (back,) = read(writing.text).citations
    assert differing(citation, back) <= {note.field for note in writing.notes}


@pytest.mark.parametrize("target", [None, *TARGETS])
def test_hostile_values_make_no_items_and_reach_no_other_field(target: Any) -> None:
    writing = write(HOSTILE, Options(target=target, related="none"))
    back = read(writing.text).citations
    assert len(back) == len(HOSTILE)
    noted: dict[str | None, set[str | None]] = {}
    for note in writing.notes:
        noted.setdefault(note.record, set()).add(note.field)
    for citation, found in zip(HOSTILE, back, strict=True):
        assert differing(citation, found) <= noted.get(citation.key, set())


def test_the_public_functions_take_it() -> None:
    assert carcite.loads('[{"type": "book", "id": "a"}]') == [Citation(type="book", key="a")]
