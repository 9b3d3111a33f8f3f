"""Inputs that `make fuzz` found: each is read, and written twice to the same text, in every format."""

from __future__ import annotations

import contextlib

import pytest

import carcite
from carcite import formats

FOUND = [
    ("ris", "TY -\nSN  -0003049X\n- 0003049X\nUR  -\nAU  -\n"),
    ("ris", "TY -Y  -\n"),
    ("nbib", "9\nECI - J\nPMID-"),
    ("nbib", "LID -\nB"),
    ("nbib", "BTI - InventedReviews(®)\nCTI - \nBTI - InventedReviews(®)\nCTI - "),
    ("bibtex", "@a{subtitle=1,subtitle={C}}"),
    ("biblatex", "@e{,subtitle={n},\nsubtitle={h}}"),
    ("bibtex", "@n{langid=h langidopts=s\nr }"),
    ("csljson", '[{"":"","":{"":4},"custom":"e","title":"T"}]'),
    ("pubmedweb", "t\nJ1,2\nAuthor information\n1y\n2\ufeffo"),
    ("page", "²" * 24 + "o"),
    ("page", "JrJ" + "9" * 34 + "rJ"),
]
WRITTEN = [format.name for format in formats.every() if format.read_stream and format.write_stream]


@pytest.mark.parametrize(("name", "text"), FOUND)
@pytest.mark.parametrize("to", WRITTEN)
def test_a_second_pass_changes_nothing(name: str, text: str, to: str) -> None:
    citations: list[carcite.Citation] = []
    with contextlib.suppress(carcite.ReadError):
        citations = carcite.read(text, name).citations
    if citations:
        written = carcite.write(citations, to).text
        first = carcite.write(carcite.read(written, to).citations, to).text
        assert carcite.write(carcite.read(first, to).citations, to).text == first
