"""Entries that do not follow the grammar."""

from __future__ import annotations

import pytest

from carcite.formats.bibtex import bibtex
from carcite.notes import Code
from carcite.values.dates import PartialDate


@pytest.mark.parametrize(
    "broken",
    [
        "@article{a,\n title = {T}\n year = 2000,\n}",
        "@article{a,\n title = {T,\n year = {2000},\n}",
        '@article{a,\n title = "T,\n year = "2000"\n}',
        "@article{a,\n title = {T},\n year = {2000}\n",
        "@article{a,\n title = {T}},\n year = {2000},\n}",
        "@article{a\n title = {T}, year = 2000}",
    ],
)
def test_a_faulty_entry_keeps_its_fields_and_leaves_its_neighbours_alone(broken: str) -> None:
    before, after = "@book{x, title = {X}}\n", "\n@book{y, title = {Y}, year = 1999}"
    reading = bibtex.read(before + broken + after)
    assert [(c.key, c.title) for c in reading.citations] == [("x", "X"), ("a", "T"), ("y", "Y")]
    assert reading.citations[1].issued == PartialDate(year=2000)
    (repaired,) = {(n.code, n.record, n.line) for n in reading.notes}
    assert repaired == (Code.REPAIRED, "a", 2)
