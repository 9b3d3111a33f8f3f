"""note and howpublished."""

from __future__ import annotations

from carcite.formats.bibtex import bibtex
from carcite.model import Citation
from tests.formats.bibtex.samples import one


def test_an_address_in_howpublished_stays_text() -> None:
    citation = Citation(type="book", key="k", medium="https://example.org/p, in press")
    [read] = bibtex.read(bibtex.write([citation]).text).citations
    assert (read.url, read.note) == (None, citation.medium)


def test_what_styles_print_comes_back_in_its_two_fields() -> None:
    text = "@misc{k,\n  title = {T},\n  howpublished = {On {\\TeX} stone},\n  note = {Broken},\n}\n"
    citation = one(text)
    assert bibtex.write([citation]).text == text
    assert "note = {Elsewhere}" in bibtex.write([citation.replace(note="Elsewhere")]).text
    assert bibtex.read(bibtex.write([citation]).text).citations[0].url is None
