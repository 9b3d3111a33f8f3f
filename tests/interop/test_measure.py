"""The measure itself, without any program."""

from __future__ import annotations

import pytest

from carcite import Citation
from tests.interop.measure import Fate, fate, fields_of, words
from tests.interop.vocabularies import CSL

WORK = Citation(
    type="book", title="On <i>tides</i>: H<sub>2</sub>O", authors=("van der Berg, Jan",), issued="2024-05-03",
    volume="4", language="de", publisher="Quay & Sons",
)  # fmt: skip


@pytest.mark.parametrize(
    ("field", "record", "expected"),
    [
        ("title", {"title": "On tides: H₂O"}, Fate.THERE),
        ("title", {"title": "On tides"}, Fate.GONE),
        ("authors", {"author": "Jan Berg van der"}, Fate.THERE),
        ("authors", {"author": "J. van der Berg"}, Fate.GONE),
        ("issued", {"issued": "2024 5 3"}, Fate.THERE),
        ("issued", {"issued": "3 May 2024"}, Fate.THERE),
        ("issued", {"issued": "2024"}, Fate.GONE),
        ("language", {"language": "german"}, Fate.THERE),
        ("language", {"language": "en"}, Fate.GONE),
        ("volume", {"page": "4"}, Fate.GONE),
        ("publisher", {"note": "Quay & Sons; 1st"}, Fate.NOTED),
        ("type", {"type": "book"}, Fate.THERE),
        ("type", {"type": "article"}, Fate.GONE),
    ],
)
def test_a_field_is_in_its_place_in_a_note_or_gone(field: str, record: dict[str, str], expected: Fate) -> None:
    assert fate(WORK, field, record, CSL) is expected


def test_only_what_the_citation_has_is_asked_for() -> None:
    assert fields_of(WORK) == ["type", "title", "authors", "volume", "publisher", "issued", "language"]


def test_words_do_not_depend_on_composition_case_or_markup() -> None:
    assert words("E\u0301LAN <b>vital</b>") == words("élan VITAL") == {"élan", "vital"}
