"""Dates in their fields, and text in a date field."""

from __future__ import annotations

import pytest

from carcite.formats.bibtex import biblatex, bibtex
from carcite.model import Citation
from carcite.notes import Code
from tests.formats.bibtex.samples import one


@pytest.mark.parametrize(
    ("fields", "edtf"),
    [
        ("year = 2001, month = may", "2001-05"),
        ("year = 2001, month = {May}", "2001-05"),
        ("year = {2001}, month = 5", "2001-05"),
        ('year = 2001, month = sep # "/" # oct', "2001-09/2001-10"),
        ('year = 2001, month = "17~" # dec', "2001-12-17"),
        ("year = 2001, month = dec, day = 17", "2001-12-17"),
        ("date = {2001-12-17/2002-01}", "2001-12-17/2002-01"),
        ("date = {1988/}", "1988/.."),
        ("date = {2009}, month = {5}, year = {2009}", "2009-05"),
        ("date = {-0044~}", "-0044~"),
        ("year = {in press}", "in press"),
        ("year = 2001, month = {5,}", "2001-05"),
        ("date = {1850?~}", "1850%"),
        ("date = {19uu}", "19XX"),
        ("date = {1999-uu}", "1999-XX"),
        ("date = {2001-07-03/open}", "2001-07-03/.."),
        ("date = {*/2001}", "../2001"),
        ("date = {y-17000}", "Y-17000"),
        ("date = {2001}, month = jul", "2001-07"),
        ("date = {unknown/2004}", "../2004"),
        ("year = {unknown}", "unknown"),
    ],
)
def test_dates(fields: str, edtf: str) -> None:
    assert str(one(f"@misc{{k, {fields}}}").issued) == edtf


def test_text_in_a_date_field_is_written_in_bibtex_only() -> None:
    citation = Citation(type="webpage", key="k", title="T", accessed="in spring")
    assert "urldate = {in spring}" in bibtex.write([citation]).text
    written = biblatex.write([citation])
    assert "urldate" not in written.text
    assert [(note.code, note.field) for note in written.notes] == [(Code.LOST, "accessed")]
