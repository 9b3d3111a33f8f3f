"""BibTeX or biblatex."""

from __future__ import annotations

from carcite.formats.bibtex import biblatex, bibtex


def test_each_dialect_is_told_from_the_other() -> None:
    for text, dialect in (
        ("@article{a, journal={J}, year=2000}", "bibtex"),
        ("@article{a, journaltitle={J}, date={2000}}", "biblatex"),
        ("@online{a, title={J}}", "biblatex"),
        ("@misc{a}", "bibtex"),
    ):
        assert (bibtex.FORMAT.sniff(text), biblatex.FORMAT.sniff(text)) == (dialect == "bibtex", dialect == "biblatex")
