"""Date variables."""

from __future__ import annotations

import json
from typing import Any

import pytest

from carcite.model import Citation
from carcite.notes import Code
from carcite.values.dates import PartialDate
from tests.formats.csljson.samples import item, one, read, write, written


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ({"date-parts": [[2004, 5, 3]]}, "2004-05-03"),
        ({"date-parts": [["2004", "5"]]}, "2004-05"),
        ({"date-parts": [[2004, 0, 0]]}, "2004"),
        ({"date-parts": [2004, 5]}, "2004-05"),
        ({"date-parts": [[2004, 11], [2005, 1]]}, "2004-11/2005-01"),
        ({"date-parts": [[2004], [0]]}, "2004/.."),
        ({"date-parts": [[2004, 13]]}, "2004-21"),
        ({"date-parts": [[2004]], "season": 2}, "2004-22"),
        ({"date-parts": [[2004]], "season": "Autumn"}, "2004-23"),
        ({"date-parts": [[2004]], "circa": True}, "2004~"),
        ({"date-parts": [[-44, 3, 15]]}, "-0043-03-15"),  # 44 BC: CSL has no year 0
        ({"date-parts": [[-100], [-44]]}, "-0099/-0043"),
        ({"date-parts": [[1999, 21], [2001, 22]]}, "1999-21/2001-22"),
        ({"date-parts": [[2004, "May", 3]]}, "2004-05-03"),
        ({"date-parts": [["1999/2000"]]}, "1999/2000"),
        ({"date-parts": [[2000, 2, 30]]}, "2000-02-30"),  # no date: kept as text
        ({"date-parts": [[2000, 5], [1999, 5]]}, "2000-05/1999-05"),  # neither
        ({"year": 2004, "month": "5"}, "2004-05"),
        ({"raw": "3 May 2004"}, "2004-05-03"),
        ({"raw": "2004-11/2005-01"}, "2004-11/2005-01"),
        ({"literal": "in press"}, "in press"),
        ({"date-time": "2004-05-03T10:00:00Z", "date-parts": [[2004, 5, 3]]}, "2004-05-03"),
        ({"timestamp": 1369846762000}, "2013-05-29"),
        ({"date-parts": "2004-05"}, "2004-05"),
        ([["2004", 5]], "2004-05"),
        ("2004-21", "2004-21"),
        ("2004-05?", "2004-05?"),
        (2004, "2004"),
    ],
)
def test_dates_of_every_shape_are_read(value: Any, edtf: str) -> None:
    citation = one(item(issued=value, accessed=value))
    assert citation.issued is not None
    assert (citation.issued.edtf(), citation.accessed) == (edtf, citation.issued)
    assert read(write([citation]).text).citations == [citation]


@pytest.mark.parametrize(
    ("edtf", "variable"),
    [
        ("0000", {"date-parts": [[-1]]}),
        ("-0099/-0043", {"date-parts": [[-100], [-44]]}),
        ("2004-21", {"date-parts": [[2004]], "season": 1}),
        ("1999-21/2001-22", {"date-parts": [[1999, 21], [2001, 22]]}),
        ("2004/..", {"date-parts": [[2004], [0]]}),
        ("2004-06~/..", {"date-parts": [[2004, 6], [0]], "circa": True}),
        ("../2004", {"literal": "../2004"}),
        ("2004?", {"date-parts": [[2004]], "circa": True}),
        ("2004-05-XX", {"date-parts": [[2004, 5]]}),
        ("199X", {"literal": "199X"}),
    ],
)
def test_dates_are_written_as_processors_print_them(edtf: str, variable: Any) -> None:
    citation = Citation(type="book", key="a", issued=PartialDate.parse(edtf))
    assert written(citation)["issued"] == variable
    assert read(write([citation]).text).citations == [citation]


def test_what_a_date_says_beside_its_parts_is_kept() -> None:
    for more in (
        {"literal": "the tide year"},
        {"date-parts": [[2004], [2005], [2006]]},
        {"date-parts": [[2004, 5]], "season": "12:30:00"},
    ):
        reading = read(json.dumps([item(issued={"date-parts": [[2004]], **more})]))
        more = {"season": more["season"]} if "season" in more else more
        ((format, tag, value),) = reading.citations[0].extra
        assert (format, tag, json.loads(value)) == ("csljson", "issued", more)
        assert [note.code for note in reading.notes] == [Code.UNPLACED]
        assert read(write(reading.citations).text).citations == reading.citations


@pytest.mark.parametrize("name", ["date_parts", "dateParts", "Date-Parts"])
def test_the_parts_of_a_date_are_known_by_their_letters(name: str) -> None:
    assert one(item(issued={name: [[2014, 1]]})).issued == PartialDate.parse("2014-01")


def test_a_part_that_is_not_a_whole_number_is_not_cut() -> None:
    reading = read(json.dumps([item(issued={"date-parts": [[2024.7, 1.2]]})]))
    assert str(reading.citations[0].issued) == "2024.7-1.2"
    assert [(note.code, note.field) for note in reading.notes] == [(Code.UNPARSED, "issued")]
    assert one(item(issued={"date-parts": [[2024.0, 2.0]]})).issued == PartialDate.parse("2024-02")
