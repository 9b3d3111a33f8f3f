"""Capitals in titles."""

from __future__ import annotations

from carcite.formats.bibtex import bibtex
from carcite.model import Citation
from carcite.options import Options


def test_capitals_are_protected_as_asked() -> None:
    citation = Citation(type="book", key="k", title="The DNA of Lamps")
    written = {protect: bibtex.write([citation], Options(protect=protect)).text for protect in ("auto", "none", "all")}
    assert "title = {The {DNA} of {Lamps}}" in written["auto"]
    assert "title = {The DNA of Lamps}" in written["none"]
    assert "title = {{The DNA of Lamps}}" in written["all"]
