"""Changed copies of values: every way to one validates and normalises."""

from __future__ import annotations

import copy
import sys
from typing import Any

import pytest
from pydantic import ValidationError

from carcite import Citation, Name, PartialDate, Related
from tests.samples import BOOK


def _replace(citation: Citation, **changes: Any) -> Citation:
    return citation.replace(**changes)


def _model_copy(citation: Citation, **changes: Any) -> Citation:
    return citation.model_copy(update=changes)


def _dunder_replace(citation: Citation, **changes: Any) -> Citation:
    return copy.replace(citation, **changes) if sys.version_info >= (3, 13) else citation.__replace__(**changes)


def _deprecated_copy(citation: Citation, **changes: Any) -> Citation:
    return citation.copy(update=changes)


def _construct(citation: Citation, **changes: Any) -> Citation:
    return type(citation).model_construct(**{**dict(citation), **changes})


WAYS = [_replace, _model_copy, _dunder_replace, _deprecated_copy, _construct]


@pytest.mark.parametrize("change", WAYS)
def test_a_change_is_normalised_and_the_rest_stays(change: Any) -> None:
    changed = change(
        BOOK, issued="May 2021", authors="Roe, Rick and Poe, Ann", volume=3, doi="https://doi.org/10.1234/a"
    )
    assert changed.issued == PartialDate(year=2021, month=5)
    assert [name.family for name in changed.authors] == ["Roe", "Poe"]
    assert (changed.volume, changed.doi, changed.title, changed.key) == ("3", "10.1234/a", "On wells", "doe2020")
    assert BOOK.issued == PartialDate(year=2020)


@pytest.mark.parametrize("change", WAYS)
@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"tilte": "x"}, "no field 'tilte'; did you mean title"),
        ({"journal": "x"}, "did you mean container_title"),
        ({"year": 2021}, "did you mean issued"),
        ({"title": 5}, "title"),
        ({"authors": 7}, "authors"),
        ({"authors": [b"Doe"]}, "authors"),
        ({"issued": "2020", "type": "incollection"}, "did you mean chapter"),
        ({"issued": {"year": 2020, "month": 13}}, "less than or equal to 12"),
        ({"volume": 7.5}, "volume"),
        ({"volume": 10**5000}, "volume"),
        ({"issued": 10**5000}, "issued"),
        ({"related": "10.1/a"}, "related"),
        ({"extra": "ris C4 x"}, "extra"),
    ],
)
def test_a_wrong_change_is_refused(change: Any, changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        change(BOOK, **changes)


def test_no_change_is_an_equal_copy() -> None:
    assert BOOK.replace() == BOOK
    assert BOOK.model_copy(deep=True) == BOOK
    assert BOOK.replace(title=None, authors=None).model_dump(exclude_defaults=True).keys() == {"type", "key", "issued"}


def test_every_value_can_be_changed() -> None:
    assert Name(family="Doe", given="Jane").replace(given="J. ") == Name(family="Doe", given="J.")
    assert PartialDate(year=2020).replace(month=2) == PartialDate(year=2020, month=2)
    assert Related(citation=BOOK).replace(citation={"type": "book", "title": "B"}).citation.title == "B"  # type: ignore[arg-type]
    with pytest.raises(ValidationError, match="no parts"):
        Name(family="Doe").replace(literal="Doe Group")
    with pytest.raises(ValidationError, match="no day 30"):
        PartialDate(year=2020, month=2).replace(day=30)


def test_a_repr_shows_what_is_there() -> None:
    assert repr(Name(family="Doe", given="Jane")) == "Name(family='Doe', given='Jane')"
    assert repr(PartialDate(year=2020)) == "PartialDate(year=2020)"


def test_a_field_of_another_format_is_answered_with_ours() -> None:
    for name, ours in (("author", "authors"), ("year", "issued"), ("journal", "container_title")):
        with pytest.raises(AttributeError, match=f"no field {name!r}; did you mean {ours}?"):
            getattr(BOOK, name)
    with pytest.raises(AttributeError, match="no attribute 'colour'"):
        BOOK.colour  # type: ignore[attr-defined]  # noqa: B018
    assert not hasattr(BOOK, "year")
