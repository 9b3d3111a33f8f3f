"""What the tests of `carcite.formats.bibtex` share."""

from __future__ import annotations

from carcite.formats.bibtex import bibtex
from carcite.model import Citation
from carcite.options import Options
from carcite.values.names import Name


def one(text: str) -> Citation:
    (citation,) = bibtex.read(text).citations
    return citation


ARTICLE = Citation(
    type="article-journal", key="wu2024", title="The DNA of lamps",
    authors=(Name(family="Wu", given="Li"), Name(literal="Lamp & Wick")),
    container_title="Journal of Lamps", issued="2024-11/2024-12", volume="3", issue="2", pages="523-30",
    doi="10.5555/a_b", url="https://example.org/a_b%20c", pmid="123", article_number=None, language="en-US",
)  # fmt: skip


ZOTERO = Options(target="zotero")
