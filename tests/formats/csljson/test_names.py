"""Name variables."""

from __future__ import annotations

import json
from typing import Any

import pytest

from carcite.model import Citation
from carcite.notes import Code
from carcite.options import Options
from carcite.values.names import Name
from tests.formats.csljson.samples import item, one, read, write, written


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ({"family": "Lindqvist", "given": "Klara"}, Name(family="Lindqvist", given="Klara")),
        ({"family": "van der Berg", "given": "Jan"}, Name(family="Berg", given="Jan", particle="van der")),
        (
            {"family": "van der Berg", "given": "Jan", "parse-names": False},
            Name(family="van der Berg", given="Jan"),
        ),
        ({"family": '"van Berg"', "given": "Jan"}, Name(family="van Berg", given="Jan")),
        ({"family": "Humboldt", "given": "Ada von"}, Name(family="Humboldt", given="Ada", dropping_particle="von")),
        ({"family": "Moore", "given": "Thomas, Jr."}, Name(family="Moore", given="Thomas", suffix="Jr.")),
        (
            {"family": "Ek", "given": "J.", "non-dropping-particle": "van", "dropping-particle": "de", "suffix": "II"},
            Name(family="Ek", given="J.", particle="van", dropping_particle="de", suffix="II"),
        ),
        ({"literal": "Harbour Board"}, Name(literal="Harbour Board")),
        ({"family": "Harbour Board", "isInstitution": True}, Name(literal="Harbour Board")),
        ({"name": "Harbour Board"}, Name(literal="Harbour Board")),
        ({"given": "Snorre"}, Name(given="Snorre")),
        ("Klara Lindqvist", Name(family="Lindqvist", given="Klara")),
        (
            {"family": "Loon", "given": "Ada", "ORCID": "0000-0002-1825-0097", "affiliation": [{"name": "Bern"}]},
            Name(family="Loon", given="Ada", orcid="0000-0002-1825-0097", affiliations=("Bern",)),
        ),
    ],
)  # fmt: skip
def test_names_are_read_with_every_part(value: Any, name: Name) -> None:
    citation = one(item(author=[value], illustrator=value))
    assert citation.authors == (name,)
    assert [(c.role, c.name) for c in citation.creators] == [("illustrator", name)]
    assert read(write([citation]).text).citations == [citation]


def test_others_are_not_an_author() -> None:
    for last in ("others", "et al."):
        found = one(item(author=[{"family": "Ek", "given": "J."}, {"literal": last}]))
        assert (found.authors, found.authors_truncated) == ((Name(family="Ek", given="J."),), True)
        assert written(found, Options(target="pandoc"))["author"][1:] == [{"literal": "others"}]
        assert one(written(found, Options(target="pandoc"))) == one(written(found)) == found
        named = Citation(type="book", key="a", authors=[Name(family="Ek"), Name(literal=last)])
        assert one(written(named)) == named


def test_flags_of_a_name_are_kept_and_written_back() -> None:
    person = {"family": "Moore", "given": "T.", "suffix": "Jr", "comma-suffix": True, "static-ordering": "1"}
    reading = read(json.dumps([item(author=[{"family": "Berg"}, person])]))
    assert reading.notes == []
    assert written(reading.citations[0])["author"] == [{"family": "Berg"}, person]


def test_unknown_parts_of_a_name_are_reported() -> None:
    (note,) = read(json.dumps([item(author=[{"family": "Ōe", "given": "K.", "multi": {"main": "ja"}}])])).notes
    assert (note.code, note.field) == (Code.UNPLACED, "extra")


def test_names_in_one_string_are_people() -> None:
    reading = read(json.dumps([item(author="Doe, Jane; Roe, Rick", editor=[{"literal": "Smith, Jones and Partners"}])]))
    (found,) = reading.citations
    assert [str(name.family) for name in found.authors] == ["Doe", "Roe"]
    assert found.editors == (Name(literal="Smith, Jones and Partners"),)
    assert [(note.code, note.field) for note in reading.notes] == [(Code.REPAIRED, "author")]
    assert one(item(author=["Department of Health and Human Services"])).authors == (
        Name(literal="Department of Health and Human Services"),
    )
