"""How much what was found speaks for a text being the page of one article: natural logarithms of odds.

They were learned from 860 pages and 560 other texts (lists of references, files of software, exports in other
formats, guidelines, prose) by logistic regression. The sign of people and text alone, which mails have, was given some.
"""

from __future__ import annotations

from typing import Final

# fmt: off
WEIGHTS: Final = {
    "abstracts: 0": -0.8, "abstracts: 1": 0.3, "abstracts: more": 0.4,
    "affiliations: 0": -0.6, "affiliations: 1": 0.1, "affiliations: more": 0.4,
    "authors: 0": -1.1, "authors: 1": 0.4, "authors: 3": 0.4, "authors: more": 0.3,
    "letters of an abstract: 0": -0.8, "letters of an abstract: 100": -0.6, "letters of an abstract: 300": 0.1,
    "letters of an abstract: 600": 0.4, "letters of an abstract: more": 0.7,
    "title: 0.35": -1.1, "title: 0.5": -0.2, "title: 0.8": -0.5, "title: 0.95": 0.4, "title: none": -0.2,
    "title: more": 1.6,
    "any text": -0.1, "article_number": 0.2, "authors with marks": 0.4, "cited by the page": 0.2,
    "container_title": 1.1, "doi": 1.3, "heading of an abstract": 1.0, "issn": 0.2, "issue": 0.2, "issued": 0.7,
    "keywords": 0.9, "nothing but people and text": -1.0, "pages": 0.2, "publisher": 0.3, "sections": 0.3,
    "thesis": 0.4, "translated_titles": 0.7,
}
# fmt: on
