"""Names as EndNote and RIS write them: one value, several people, what is read back."""

from __future__ import annotations

import pytest
from hypothesis import given

from carcite.formats.base import Context
from carcite.formats.endnote.names import is_exact, name_text, read_name, read_people
from carcite.formats.roles import without_details
from carcite.notes import Code
from carcite.values.names import Name
from tests import strategies


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Loon, Ada", Name(family="Loon", given="Ada")),
        ("Harbour Board,", Name(literal="Harbour Board")),
        ("Harbour Board", Name(literal="Harbour Board")),
        ("A. Loon", Name(family="Loon", given="A.")),
        ("Loon AC", Name(family="Loon", given="AC")),
        ("Loon AB", Name(literal="Loon AB")),  # a firm
        ("King, Martin Luther, Jr", Name(family="King", given="Martin Luther", suffix="Jr")),
        (" ,", None),
    ],
)
def test_one_value_is_a_person_or_an_organisation(text: str, expected: Name | None) -> None:
    assert read_name(text) == expected


def test_several_people_in_one_value_are_noted_and_a_list_is_of_people() -> None:
    context = Context("ris")
    people = read_people(["Ada Loon, Bela Quay, Clara Noon", "Moore, Tom", "et al."], "authors", context)
    assert [name.family for name in people.names] == ["Loon", "Quay", "Noon", "Moore"]
    assert people.truncated
    assert [(note.code, note.field, note.text) for note in context.notes] == [
        (Code.REPAIRED, "authors", "Ada Loon, Bela Quay, Clara Noon")
    ]


@given(strategies.names())
def test_an_exact_name_is_read_back(name: Name) -> None:
    if is_exact(name):
        context = Context("ris")
        assert read_people([name_text(name)], "authors", context).names == [without_details(name)]
        assert context.notes == []


def test_plain_names_are_exact() -> None:
    assert is_exact(Name(family="Loon", given="Ada B."))
    assert is_exact(Name(family="van der Berg", given="Jan")) is False  # the particle is read apart
