"""The entries of a .bib file that a document cites, and all they need."""

from __future__ import annotations

from pathlib import Path

import pytest

from carcite import BibDocument
from carcite.citing import cited_keys, subset
from carcite.errors import ReadError
from tests.samples import BIBTEX

AUX = {
    "bibtex": "\\relax\n\\citation{child}\n\\citation{reed,child}\n\\bibdata{refs}\n",
    "biblatex": "\\abx@aux@cite{0}{child}\n\\abx@aux@cite{0}{reed}\n",
    "bcf": '<?xml version="1.0"?><bcf:controlfile><bcf:citekey order="1" intorder="1">child</bcf:citekey>'
    '<bcf:citekey order="2">reed</bcf:citekey></bcf:controlfile>',
}


@pytest.mark.parametrize("kind", AUX)
def test_a_subset_has_what_the_cited_entries_need(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"thesis.{'bcf' if kind == 'bcf' else 'aux'}"
    path.write_text(AUX[kind], encoding="utf-8")
    keys = cited_keys(path)
    assert keys == ["child", "reed"]
    document = BibDocument.loads(BIBTEX + "@book{other}\n@string{unused = {x}}\n")
    text = subset(document, keys)
    assert [entry.key for entry in BibDocument.loads(text).entries] == ["reed", "child", "parent"]
    assert "@string{lamps" in text
    assert "unused" not in text
    for entry in BibDocument.loads(text).entries:
        assert entry.text in BIBTEX


def test_a_cited_key_without_an_entry_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="reed"):
        subset(BibDocument.loads(BIBTEX), ["red"])
    assert subset(BibDocument.loads(BIBTEX), ["REED"]).count("@article") == 1
    assert len(BibDocument.loads(subset(BibDocument.loads(BIBTEX), ["*"])).entries) == 3
    path = tmp_path / "empty.aux"
    path.write_text("\\relax\n", encoding="utf-8")
    with pytest.raises(ReadError, match="cites nothing"):
        cited_keys(path)
