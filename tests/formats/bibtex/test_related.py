"""Links between entries."""

from __future__ import annotations

from carcite.formats.bibtex import biblatex, bibtex
from carcite.model import Citation, Related
from carcite.options import Options


def test_one_relation_of_an_entry_is_printed() -> None:
    stub = {"type": "article-journal", "title": "Note", "container_title": "Lamp"}
    citation = Citation(
        type="book", key="k", title="T",
        related=(
            {"relation": "erratum", "citation": stub},
            {"relation": "retraction", "citation": stub | {"volume": "2"}},
            {"relation": "similar", "citation": stub},
        ),
    )  # fmt: skip
    text = biblatex.write([citation]).text
    assert text.count("related = ") == 1
    assert "relatedstring = {Retracted in}," in text
    assert "related-papers = {" in text
    assert "  related = " not in bibtex.write([citation]).text


def test_related_papers_are_linked_records() -> None:
    stub = Citation(type="article-journal", container_title="Lamp", issued="2020")
    citation = Citation(type="book", key="k", related=(Related(relation="erratum", citation=stub, inverse=True),))
    written = biblatex.write([citation], Options(related="records"))
    first, second = biblatex.read(written.text).citations
    assert second.model_copy(update={"key": None}) == stub
    (link,) = first.related
    assert (link.relation, link.inverse, link.citation.key) == ("erratum", True, second.key)
