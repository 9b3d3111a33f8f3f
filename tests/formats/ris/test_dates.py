"""One date."""

from __future__ import annotations

import pytest

from carcite.formats.ris.dates import read_date, ris_date
from carcite.values.dates import PartialDate


@pytest.mark.parametrize(
    "text", ["2024", "2024-05", "2024-05-03", "2024-22", "2024-11/2024-12", "2024-12-30/2025-01-05", "199X"]
)
def test_a_date_is_written_so_that_it_is_read_back(text: str) -> None:
    date = PartialDate.parse(text)
    assert read_date(ris_date(date)).date == date
