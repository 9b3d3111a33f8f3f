"""Issue, number and pages."""

from __future__ import annotations

import pytest

import carcite
from carcite.formats.bibtex import biblatex, bibtex
from carcite.model import Citation
from carcite.notes import Code, Severity
from tests.formats.bibtex.samples import ARTICLE, ZOTERO


def test_an_issue_beside_a_number_comes_back() -> None:
    read = bibtex.read("@article{k, title={T}, number={1}, issue={2}, bibsource={http://example.org/a#b}}").citations
    written = bibtex.write(read)
    assert "number = {1},\n" in written.text
    assert "issue = {2}," in written.text
    assert "bibsource = {http://example.org/a#b}," in written.text
    assert written.notes == []
    assert bibtex.read(written.text).citations == read


@pytest.mark.parametrize("pages", ["0", "-1", "1, , 3", "a,,b", "–5"])
def test_odd_pages_are_pages_to_biber(pages: str) -> None:
    citation = Citation(type="book", key="k", pages=pages)  # type: ignore[arg-type]
    written = biblatex.write([citation])
    assert "{}" in written.text
    assert biblatex.read(written.text).citations == [citation]


def test_zotero_keeps_one_hyphen_between_pages() -> None:
    assert "pages = {523-530}," in bibtex.write([ARTICLE], ZOTERO).text


def test_an_article_with_a_number_and_an_issue_keeps_both_without_a_warning() -> None:
    entry = "@article{a, author={Doe, J.}, title={T}, journal={J}, year=2020, volume=3, number=4, issue=17}"
    reading = carcite.read(entry)
    assert [(note.code, note.severity, note.tag) for note in reading.notes] == [(Code.UNPLACED, Severity.INFO, "issue")]
    assert "issue = {17}" in carcite.dumps(reading.citations, "bibtex")
    # Zotero's import would take it for the issue.
    assert "issue" not in carcite.dumps(reading.citations, "bibtex", target="zotero", on_note="ignore")
