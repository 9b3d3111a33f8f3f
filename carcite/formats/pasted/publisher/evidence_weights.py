"""How much what was found speaks for a text being the page of one article: natural logarithms of odds.

They were learned from 860 pages and 1,100 other texts (lists of references, files of software, exports in other
formats, guidelines, prose) by logistic regression.
"""

from __future__ import annotations

from typing import Final

# fmt: off
WEIGHTS: Final = {
    "abstracts: 0": -0.6, "abstracts: more": 0.4,
    "affiliations: 0": -0.8, "affiliations: 1": 0.2, "affiliations: more": 0.3,
    "authors: 0": -1.1, "authors: 1": 0.2, "authors: 3": 0.4, "authors: more": 0.2,
    "letters of an abstract: 0": -0.6, "letters of an abstract: 100": -0.3, "letters of an abstract: 300": -0.7,
    "letters of an abstract: 600": 0.4, "letters of an abstract: more": 0.9,
    "title: 0.35": -1.5, "title: 0.5": -0.6, "title: 0.8": -0.1, "title: 0.95": 0.7, "title: none": -0.4,
    "title: more": 1.5,
    "any text": -0.3, "article_number": 0.2, "authors with marks": 0.3, "cited by the page": 0.3,
    "container_title": 1.2, "doi": 1.2, "epub_date": -0.1, "heading of an abstract": 1.5, "issn": 0.2, "issue": 0.2,
    "issued": 0.4, "keywords": 1.1, "pages": 0.3, "publisher": 0.5, "sections": 0.3, "thesis": 0.5,
    "translated_titles": 0.9, "volume": 0.1,
}
# fmt: on
