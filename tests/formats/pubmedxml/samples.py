"""What the tests of `carcite.formats.pubmedxml` share."""

from __future__ import annotations

from carcite.formats.pubmedxml import FORMAT as pubmed_xml
from carcite.model import Citation

ARTICLE = (
    "<PubmedArticle><MedlineCitation><PMID>{pmid}</PMID><Article>{article}</Article>{citation}</MedlineCitation>"
    "<PubmedData>{data}</PubmedData></PubmedArticle>"
)


def document(*, article: str = "", citation: str = "", data: str = "", prolog: str = "") -> str:
    record = ARTICLE.format(pmid=1, article=article, citation=citation, data=data)
    return f"{prolog}<PubmedArticleSet>{record}</PubmedArticleSet>"


def one(**parts: str) -> Citation:
    reading = pubmed_xml.read(document(**parts))
    assert len(reading.citations) == 1
    return reading.citations[0]
