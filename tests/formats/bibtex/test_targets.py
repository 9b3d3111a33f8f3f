"""What pandoc and LaTeX read in another way."""

from __future__ import annotations

from carcite.formats.bibtex import biblatex, bibtex
from carcite.model import Citation
from carcite.options import Options


def test_pandoc_knows_biblatex_in_a_file_for_bibtex() -> None:
    citation = Citation(type="dataset", key="k", title="T", pmid="12", version="2")
    written = bibtex.write([citation], Options(target="pandoc"))
    assert written.text.startswith("@dataset{")
    assert "version = {2}" in written.text
    assert "pmid = {12}" in biblatex.write([citation], Options(target="pandoc")).text
    assert bibtex.read(written.text).citations == [citation]


def test_scripts_and_braces_as_the_target_reads_them() -> None:
    citation = Citation(type="book", key="k", title="H<sub>2</sub>O } x", publisher="a } b")
    written = {target: biblatex.write([citation], Options(target=target)).text for target in (None, "latex", "pandoc")}
    for target in (None, "latex"):
        assert "title = {{H\\textsubscript{2}O} {\\textbraceright} x}" in written[target]
    assert "title = {{H}\\textsubscript{2}{O} \\vphantom{\\{}\\} x}" in written["pandoc"]
    assert "publisher = {a \\vphantom{\\{}\\} b}" in written["pandoc"]
    for text in written.values():
        assert biblatex.read(text).citations == [citation]
