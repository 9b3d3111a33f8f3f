"""What Zotero's import takes, and the child note of the rest."""

from __future__ import annotations

from types import ModuleType

import pytest

from carcite.formats.bibtex import biblatex, bibtex
from carcite.model import Abstract, Citation, Contributor
from carcite.notes import Code
from carcite.options import Options
from carcite.values.names import Name
from tests.formats.bibtex.samples import ZOTERO


@pytest.mark.parametrize("module", [bibtex, biblatex])
def test_what_zoteros_import_does_not_take_is_in_a_child_note(module: ModuleType) -> None:
    citation = Citation(
        type="legal_case", key="k", title="A v. B", container_title="Reports", number="12", issued="1974-03-12",
        publisher="High Court", archive="Attic", status="retracted", notes=("First", "Second"), keywords=("Law",),
        creators=(Contributor(role="contributor", name=Name(family="Wu", given="Li")),), original_date="1851",
        section="Torts", chapter_number="3", affiliations=("High Court, Perth",), medium="Tape",
    )  # fmt: skip
    written = module.write([citation], ZOTERO)
    assert written.text.startswith("@jurisdiction{")
    for line in (
        "annote = {First},",
        "annote = {Second},",
        "date = {1974-03-12},",
        "keywords = {Law, retracted},",
        "chapter = {Torts},",
    ):
        assert line in written.text
    for tag in ("note =", "howpublished", "affiliation", "origdate", "editora", "day =", "pubstate"):
        assert f"  {tag}" not in written.text
    lost = {note.field for note in written.notes if note.code is Code.LOST}
    assert lost == {"affiliations"}
    moved = {note.field for note in written.notes if note.code is Code.MOVED}
    assert moved == {"archive", "creators", "original_date", "chapter_number", "medium", "section", "notes"}
    (note,) = (line for line in written.text.splitlines() if "Attic" in line)
    assert note.startswith("  annote = {")
    assert note.endswith("; Citation key: k},")
    for part in ("Archive: Attic", "Contributor: Li Wu", "Original date: 1851", "Chapter number: 3", "Medium: Tape"):
        assert part in note


@pytest.mark.parametrize("module", [bibtex, biblatex])
def test_an_article_number_is_in_pages_in_zotero_or_in_a_child_note(module: ModuleType) -> None:
    article = Citation(type="article-journal", key="k", title="T", article_number="e1")
    written = module.write([article], ZOTERO)
    assert "pages = {e1}," in written.text
    assert "annote" not in written.text
    assert written.notes == []
    written = module.write([article.replace(pages="1-5")], ZOTERO)
    assert "annote = {Article number: e1; Citation key: k}," in written.text
    assert [note.field for note in written.notes] == ["article_number", "notes"]
    # Alone in `pages`, this one would be taken for a page.
    written = module.write([article.replace(article_number="12")], ZOTERO)
    assert "pages = {12}," in written.text
    assert "annote = {Article number: 12; Citation key: k}," in written.text
    assert "article_number" in [note.field for note in written.notes]


def test_no_child_note_is_made_for_the_date_online_alone() -> None:
    article = Citation(type="article-journal", key="k", title="T", epub_date="2024-03-01", issued="2024-05")
    written = bibtex.write([article], ZOTERO)
    assert "annote" not in written.text
    assert [(note.code, note.field) for note in written.notes] == [(Code.LOST, "epub_date")]
    assert "Epub date: 2024-03-01" in bibtex.write([article.replace(archive="Attic")], ZOTERO).text


def test_zotero_gets_csls_type_where_the_entry_type_means_another() -> None:
    for module in (bibtex, biblatex):
        assert "type = {dataset}," in module.write([Citation(type="dataset", key="k", title="T")], ZOTERO).text
        written = module.write([Citation(type="dataset", key="k", title="T", genre="Table")], ZOTERO).text
        assert "type = {Table}," in written
        assert "annote = {Type: dataset; Citation key: k}," in written
        assert "type =" not in module.write([Citation(type="article-journal", key="k", title="T")], ZOTERO).text


def test_related_papers_are_a_child_note_in_zotero() -> None:
    stub = {"type": "article-journal", "container_title": "Lamp", "issued": "2020"}
    citation = Citation(type="book", key="k", title="T", related=({"relation": "similar", "citation": stub},))
    written = bibtex.write([citation], ZOTERO)
    assert "annote = {Related papers: Lamp 2020}," in written.text
    assert "related-papers" not in written.text
    assert {note.code for note in written.notes} == {Code.MOVED}
    records = bibtex.write([citation], Options(target="zotero", related="records"))
    assert [note.field for note in records.notes if note.code is Code.LOST] == ["related"]


def test_keywords_that_zotero_cuts_have_a_note() -> None:
    written = bibtex.write([Citation(type="book", key="k", keywords=("Oil, Whale", "Lamps"))], ZOTERO)
    assert "keywords = {Oil, Whale, Lamps}," in written.text
    assert [(note.code, note.field) for note in written.notes] == [(Code.CHANGED, "keywords")]
    assert bibtex.write([Citation(type="book", key="k", keywords=("Oil", "Lamps"))], ZOTERO).notes == []


def test_another_abstract_is_a_child_note_in_zotero() -> None:
    citation = Citation(type="book", key="k", abstracts=("One.", Abstract(text="Zwei.", language="de")))
    assert "annote = {Abstract-de: Zwei.}," in bibtex.write([citation], ZOTERO).text
