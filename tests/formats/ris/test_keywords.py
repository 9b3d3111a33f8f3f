"""KW."""

from __future__ import annotations

from carcite.formats.ris import FORMAT as ris
from carcite.model import Citation
from carcite.options import Options
from tests.formats.ris.samples import record


def test_keywords_of_one_line_are_cut_at_full_width_semicolons_too() -> None:
    assert record("KW  - 知识\uff1b图书馆; 信息").keywords == ("知识", "图书馆", "信息")


def test_a_keyword_that_programs_split_is_written_once_and_noted() -> None:
    writing = ris.write([Citation(type="book", key="k", title="T", keywords=["History (North, South, West)"])])
    assert writing.text.count("KW  - ") == 1
    assert [(note.code, note.field) for note in writing.notes] == [("lost", "keywords")]
    zotero = ris.write([Citation(type="book", key="k", keywords=["a;b", "c"])], Options(target="zotero"))
    assert [(note.code, note.field) for note in zotero.notes] == [("lost", "keywords")]


def test_mesh_headings_are_keywords() -> None:
    citation = Citation(type="book", key="k", keywords=["Mice"], mesh_terms=["*Mice/genetics"])
    assert [(note.code, note.field) for note in ris.write([citation]).notes] == [("moved", "mesh_terms")]
