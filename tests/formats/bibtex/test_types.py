"""Entry types and CSL types."""

from __future__ import annotations

import pytest

from carcite.formats.bibtex import biblatex, bibtex
from carcite.model import Citation
from carcite.values.names import Name
from tests.formats.bibtex.samples import one


@pytest.mark.parametrize(
    ("entry_type", "csl"),
    [
        ("article", "article-journal"), ("BOOK", "book"), ("inbook", "chapter"), ("conference", "paper-conference"),
        ("techreport", "report"), ("mastersthesis", "thesis"), ("online", "webpage"), ("mvcollection", "book"),
        ("inreference", "entry-encyclopedia"), ("dataset", "dataset"), ("unknownkind", "document"),
    ],
)  # fmt: skip
def test_entry_types(entry_type: str, csl: str) -> None:
    assert one(f"@{entry_type}{{k, title = {{T}}}}").type == csl


def test_every_type_comes_back_from_biblatex() -> None:
    from carcite.model import TYPES

    for type in sorted(TYPES):
        citation = Citation(type=type, key="k", title="T", container_title="C", number="2", publisher="P")
        written = biblatex.write([citation])
        (back,) = biblatex.read(written.text).citations
        assert back.type == type
        assert bibtex.write([citation]).text.count("entrysubtype") == 0


def test_a_book_of_editors_is_a_collection() -> None:
    citation = Citation(type="book", key="k", editors=(Name(family="Wu"),))
    assert biblatex.write([citation]).text.startswith("@collection{")
    assert biblatex.read(biblatex.write([citation]).text).citations == [citation]
    assert bibtex.write([citation]).text.startswith("@book{")


def test_what_styles_print_of_a_type_has_no_signs_of_tex() -> None:
    for type, words in (("motion_picture", "motion picture"), ("legal_case", "legal case"), ("article-magazine", "")):
        citation = Citation(type=type, key="k", title="T")
        written = biblatex.write([citation]).text
        assert not words or f"entrysubtype = {{{words}}}" in written
        assert biblatex.read(written).citations == [citation]


def test_bibtex_uses_the_standard_entry_types_only() -> None:
    from carcite.formats.bibtex.types import STANDARD, WRITTEN

    assert {kinds[0] for kinds in WRITTEN.values()} <= STANDARD
