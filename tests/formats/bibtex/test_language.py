"""The language, for biblatex and for Zotero."""

from __future__ import annotations

from carcite.formats.bibtex import biblatex
from carcite.model import Citation
from tests.formats.bibtex.samples import ZOTERO


def test_the_language_is_langid_and_for_zotero_language() -> None:
    for tag, line in (("de", "langid = {ngerman},"), ("zh", "langid = {chinese},"), ("tlh", "language = {")):
        citation = Citation(type="book", key="k", language=tag)
        assert line in biblatex.write([citation]).text
        assert f"language = {{{tag}}}," in biblatex.write([citation], ZOTERO).text
