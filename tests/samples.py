"""Samples for several tests: a paper, a book, a BibTeX file."""

from __future__ import annotations

from typing import Any

from carcite.model import Citation

PAPER: dict[str, Any] = {
    "type": "article-journal",
    "title": "Lichens on northern walls: fifty years of observations in two towns",
    "authors": ["Roe, Ann", "Poe, Bea", "Doe, Carl"],
    "container_title": "Annals of Botany",
    "issued": "2014",
    "volume": "28",
    "issue": "4",
    "pages": "1519-1527",
}
NO_PLACE = {"volume": None, "issue": None, "pages": None}


BOOK = Citation(type="book", key="doe2020", title="On wells", authors=["Doe, Jane"], issued=2020)
BIBTEX = """% Encoding: UTF-8
@string{lamps = {Journal of Lamps}}

Notes between entries.
@article{reed,
  Author  = "Ida Reed and Tom {van der} Moss",
  Title   = "On {Oil}",
  Journal = lamps,
  Year    = 1999,
  Pages   = "5-9",
}

@inbook{child, crossref = {parent}, title={Wicks}, month = {May}
}
% a remark
@book{parent,
\ttitle = {All},
\tyear = 2001
}

@Comment{jabref-meta: grouping:0 AllEntriesGroup:;}
"""


def paper(**fields: Any) -> Citation:
    """Return the paper with some fields changed."""
    return Citation(**{**PAPER, **fields})
