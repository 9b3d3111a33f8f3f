"""PY and DA together."""

from __future__ import annotations

import re

import pytest

from carcite.formats.ris import FORMAT as ris
from tests.formats.ris.samples import record


@pytest.mark.parametrize(
    ("year", "date", "expected"),
    [
        ("2024", "2024/05/03", "2024-05-03"),
        ("2024", "2024/05//", "2024-05"),
        ("2024///", "", "2024"),
        ("2024", "May 3", "2024-05-03"),
        ("2019", "17-19 June", "2019-06-17/2019-06-19"),
        ("1998///Spring", "", "1998-21"),
        ("2024", "2024 Nov-Dec", "2024-11/2024-12"),
        ("2019", "2024/05/03", "2019"),
        ("200X", "200X", "200X"),
    ],
)
def test_year_and_date_make_one_date(year: str, date: str, expected: str) -> None:
    issued = record(f"PY  - {year}\nDA  - {date}").issued
    assert issued is not None
    assert issued.edtf() == expected


@pytest.mark.parametrize(
    "body",
    [
        "PY  - 2014///print\nDA  - 2014/05/03/online\nY1  - 2014/05/03/late",
        "PY  - n.d.\nY1  - 2014/05/03/late\nDA  - soon",
        "PY  - https://example.org/print",
        "Y2  - 2014/05/03/seen\nDA  - 2014///early",
        "SP  - 3\nEP  - 9\nEP  - 12\nN1  - page: 40",
        "T2  - Full\nJO  - Fl.\nJA  - Fll\nJ2  - F",
    ],
)
def test_no_word_of_a_date_or_a_second_value_is_lost_or_changes_on_the_way(body: str) -> None:
    reading = ris.read(f"TY  - JOUR\n{body}\nER  - \n")
    held = reading.citations[0].model_dump_json()
    assert all(word in held for word in re.findall(r"[A-Za-z]{3,}", re.sub(r"(?m)^.{6}|page", "", body)))
    text = ris.write(reading.citations).text
    (back,) = ris.read(text).citations
    assert back.model_copy(update={"key": None}) == reading.citations[0]
