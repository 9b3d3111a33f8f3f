"""Lines of authors on pages that belong together: wrapped lists, marks on lines of their own, letters as marks."""

from __future__ import annotations

import pytest

from carcite.formats.pasted.lines import numbered
from carcite.formats.pasted.publisher.author_lines import joined_authors
from carcite.formats.pasted.publisher.joined import joined_names
from carcite.formats.pasted.publisher.lines import page_lines


def joined(text: str) -> list[str]:
    return [line.text for line in joined_authors(list(numbered(text.splitlines())))]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Jane Doe\n1,2\n, Ann Poe\n2\n, Rick Roe\n1\n", "Jane Doe 1,2, Ann Poe 2, Rick Roe 1"),
        ("Jane Doe, MD; Ann Poe, MD, FFPH;\nRick Roe, PhD; Wei Chen, MS", "Jane Doe, MD; Ann Poe, MD, FFPH; Rick Roe"),
        (
            "Ana Soler1, Eva Mora Paz2, Sofía Ruiz\nPrado3, Luis Gil Vega4",
            "Ana Soler1, Eva Mora Paz2, Sofía Ruiz Prado3",
        ),
    ],
)
def test_names_on_several_lines_are_one_list(text: str, first: str) -> None:
    [line] = joined(text)
    assert line.startswith(first)


def test_letters_that_all_names_and_the_affiliations_share_are_marks() -> None:
    text = "Jane Doea,b, Rick Roeb,\nAnn Chena\na\nTea School, Leeds, UK\nb\nInstitute of Tea, York, UK"
    names = [name for line in page_lines(joined_names(list(numbered(text.splitlines())))) for name in line.people.names]
    assert [str(name) for name in names] == ["Jane Doe", "Rick Roe", "Ann Chen"]


def test_one_name_a_line_has_a_letter_behind_it() -> None:
    text = "Ana Soler Moraa\nLuis Prado Gilb\na Tea School, Leeds, UK\nb Institute of Tea, York, UK"
    assert joined(text)[:2] == ["Ana Soler Mora a", "Luis Prado Gil b"]


def test_letters_stay_where_one_name_has_another() -> None:
    text = "Ana Mora, Luis Prado\na Tea School, Leeds, UK\nb Institute of Tea, York, UK"
    assert joined(text)[0] == "Ana Mora, Luis Prado"


def test_names_with_affiliations_behind_commas_show_each_other() -> None:
    text = "Jane Doe, Tea Assessment Institute\nAtman, West Tea Institute\nRick Roe, Institute of Pots"
    lines = page_lines(list(numbered(text.splitlines())))
    assert [(str(name), place) for line in lines for name, place in line.placed] == [
        ("Jane Doe", "Tea Assessment Institute"),
        ("Atman", "West Tea Institute"),
        ("Rick Roe", "Institute of Pots"),
    ]


def test_the_last_name_stands_below_an_affiliation_that_ends_in_a_link() -> None:
    text = "Jane Doe\nSchool of Tea, University of Leeds, Leeds, UK, and\nAnn Poe\nInstitute of Tea, York, UK"
    assert [line.text for line in joined_names(list(numbered(text.splitlines())))][2] == "Ann Poe"
