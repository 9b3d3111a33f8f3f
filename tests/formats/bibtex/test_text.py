"""Values as TeX that programs take as text."""

from __future__ import annotations

from carcite.formats.bibtex import biblatex, bibtex
from carcite.model import Abstract, Citation


def test_hundreds_of_braces_are_written_without_one() -> None:
    citation = Citation(type="book", key="k", abstracts=(Abstract(text="a } {b} ~ ^ \\ -- c " * 1000),))
    written = biblatex.write([citation])
    assert written.text.count("{") < 10
    assert biblatex.read(written.text).citations == [citation]
    italics = Citation(type="book", key="k", abstracts=(Abstract(text="<i>a</i> word " * 2000),))
    assert [note.field for note in biblatex.write([italics]).notes] == ["abstracts"]


def test_a_paragraph_that_looks_like_a_field_stays_text() -> None:
    citation = Citation(type="book", key="k", abstracts=(Abstract(text="A\nn = 24\nx=y"),))
    text = biblatex.write([citation]).text
    assert "\n{}n = 24\n" in text
    assert biblatex.read(text).citations == [citation]


def test_a_paragraph_that_looks_like_an_entry_stays_text() -> None:
    citation = Citation(type="book", key="k", abstracts=(Abstract(text="A\n@book(x, y = 3)\n@book{z, title={t}}"),))
    assert bibtex.read(bibtex.write([citation]).text).citations == [citation]
