"""Whole entries and files: notes, hostile values, BibTeX itself."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from carcite.formats.base import Writing
from carcite.formats.bibtex import biblatex, bibtex
from carcite.model import Abstract, Citation
from carcite.notes import Code
from carcite.options import Options
from carcite.values.names import Name
from tests.formats.bibtex.samples import ARTICLE


def test_each_changed_note_names_a_field_that_reads_back_otherwise() -> None:
    citation = Citation(
        type="article-journal", key="k", title="T", notes=("One", "Two"), issued="2020-05/2021-02", pages="5-10",
        authors=(Name(family="Wu", dropping_particle="von"),),
    )  # fmt: skip
    for module in (bibtex, biblatex):
        written = module.write([citation])
        (back,) = module.read(written.text).citations
        differing = {name for name in Citation.model_fields if getattr(back, name) != getattr(citation, name)}
        assert {note.field for note in written.notes} == differing


def test_one_note_a_file_says_what_pdflatex_cannot_set() -> None:
    chinese = [Citation(type="book", key=f"k{number}", title="五笔", keywords=("笔",)) for number in range(3)]
    quiet = Citation(type="book", key="q", title="Größe ≥ 5 µm", abstracts=("五笔",), keywords=("五笔",))
    for module in (bibtex, biblatex):
        assert [note.code for note in module.write([quiet]).notes] == []
        (note,) = module.write([*chinese, quiet]).notes
        assert (note.code, note.record) == (Code.ASSUMED, "k0")
        assert note.message.startswith("3 entries have characters that pdfLaTeX cannot set (五笔)")
        assert module.write(chinese, Options(target="zotero")).notes == []
    vietnamese = Citation(type="book", key="v", title="Hội")
    assert biblatex.write([vietnamese]).notes


@pytest.mark.parametrize(
    "value", ["}", "{", "\\input{x}", "\\", "%", "#", "$", "$5 and $6", "^_~", "a\x00b", "@book{x,", "--", "``x''"]
)
@pytest.mark.parametrize(
    "field", ["title", "publisher", "doi", "url", "status", "genre", "medium", "volume", "archive"]
)
def test_a_hostile_value_stays_a_value(field: str, value: str) -> None:
    citation = Citation(type="report", key="k", **{field: value})
    for module in (bibtex, biblatex):
        written = module.write([citation])
        (read,) = module.read(written.text).citations
        changed = {name for name in Citation.model_fields if getattr(read, name) != getattr(citation, name)}
        assert changed <= {note.field for note in written.notes}


def bibtex_log(written: Writing, folder: Path) -> str:
    (folder / "t.bib").write_text(written.text, encoding="utf-8")
    (folder / "t.aux").write_text("\\relax\n\\citation{*}\n\\bibstyle{plain}\n\\bibdata{t}\n", encoding="utf-8")
    done = subprocess.run(["bibtex", "t"], cwd=folder, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.mark.interop
@pytest.mark.skipif(shutil.which("bibtex") is None, reason="bibtex is not installed")
def test_bibtex_takes_it_without_a_word(tmp_path: Path) -> None:
    long = ARTICLE.model_copy(update={"key": "long", "abstracts": (Abstract(text="words { } \\ % " * 7000),)})
    assert "arning" not in bibtex_log(bibtex.write([ARTICLE, long]), tmp_path)
