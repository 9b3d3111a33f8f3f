"""Attached files as programs write them."""

from __future__ import annotations

from carcite.formats.bibtex import bibtex
from carcite.model import Citation
from carcite.options import Options


def test_attached_files_are_read_as_programs_write_them() -> None:
    for value, files in (
        ("papers/wu.pdf", ("papers/wu.pdf",)),
        (":papers/wu.pdf:PDF;Scan:a\\:b.png:image/png", ("papers/wu.pdf", "a:b.png")),
        (":C$\\backslash$:/x/y.pdf:pdf", ("C:/x/y.pdf",)),
        ("https://example.org/a.pdf", ("https://example.org/a.pdf",)),
    ):
        assert bibtex.read(f"@book{{k, file = {{{value}}}}}").citations[0].files == files
    citation = Citation(type="book", key="k", files=("C:\\x\\y.pdf", "a;b"))
    assert "file = {C:/x/y.pdf;a%3Bb}," in bibtex.write([citation]).text
    assert bibtex.read(bibtex.write([citation], Options(target="jabref")).text).citations == [citation]
