"""The tables of all classes of records."""

from __future__ import annotations

import pytest

from carcite.formats.ris.table import table
from carcite.formats.ris.types import READ


@pytest.mark.parametrize("name", sorted({record_class for _, record_class in READ.values()}))
def test_every_class_of_records_has_a_table_that_fits_the_model(name: str) -> None:
    assert table(name).format == "ris"
