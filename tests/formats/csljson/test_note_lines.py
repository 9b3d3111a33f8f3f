"""Lines of fields in the note."""

from __future__ import annotations

import json
from typing import Any

import pytest

from carcite.model import Citation, Extra
from carcite.notes import Code
from carcite.options import TARGETS, Options
from carcite.values.names import Name
from tests.formats.csljson.samples import ZOTERO, item, one, read, write, written


def test_fields_at_the_beginning_of_the_note_are_read_and_prose_is_not() -> None:
    text = (
        "{:PMID: 12} {:original-date: 1900-01}\nOriginal Title: Havet\nEditor: Okafor || Adaeze\n"
        "illustrator: Harbour Board\nLicense: CC BY 4.0\n\nTide: see p. 3\nDOI: 10.5555/other"
    )
    found = one(item(note=text))
    assert (found.pmid, str(found.original_date), found.original_title) == ("12", "1900-01", "Havet")
    assert found.editors == (Name(family="Okafor", given="Adaeze"),)
    assert [(c.role, c.name.literal) for c in found.creators] == [("illustrator", "Harbour Board")]
    assert found.rights == "CC BY 4.0"
    assert (found.note, found.doi) == ("Tide: see p. 3\nDOI: 10.5555/other", None)


@pytest.mark.parametrize("text", ["Read twice. {:PMID: 12}", "PMID: see p. 3", "Issued: by the board", "type: x"])
def test_prose_of_the_note_becomes_no_field(text: str) -> None:
    assert one(item(note=text)) == Citation(type="book", key="a", note=text)


def test_a_line_does_not_take_the_place_of_a_variable() -> None:
    reading = read(json.dumps([item(note="volume: 3", volume=2, editor=[{"family": "Berg", "given": "J."}])]))
    (found,) = reading.citations
    assert (found.volume, found.extra) == ("2", (Extra("csljson", "volume", "3"),))
    assert [note.code for note in reading.notes] == [Code.DUPLICATE_FIELD]


@pytest.mark.parametrize("target", [None, *TARGETS])
def test_a_note_that_looks_like_a_field_is_guarded(target: Any) -> None:
    citation = Citation(type="book", key="a", note="PMID: 12\nsee {:DOI: 10.5555/x}", notes=["Language: en", "b"])
    found = written(citation, Options(target=target))
    first = "Note. PMID: 12\nsee { :DOI: 10.5555/x}"
    assert found["note"] == (first if target != "zotero" else f"{first}\n\nNote. Language: en\n\nb")
    assert found.get("annote") == (None if target == "zotero" else "Language: en\n\nb")
    assert one(found) == citation


def test_prose_with_a_colon_is_as_it_was() -> None:
    note = "Special issue: tides\nreviewed-title: Tides\nArticleType: research-article"
    citation = Citation(type="book", key="a", note=note)
    assert written(citation)["note"] == note
    assert written(citation.model_copy(update={"note": "Docket Number: 3"}))["note"] == "Note. Docket Number: 3"
    assert one(written(citation)).note == note


def test_braces_of_a_line_in_a_value_change_nothing() -> None:
    citation = Citation(type="article-magazine", key="k", section="{:PMID: 5}", note="see {:DOI: 10.5555/x}")
    for options in (None, ZOTERO):
        assert read(write([citation], options).text).citations == [citation]
