"""A paper with all that records of it are compared by; tests change some of its fields."""

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


def paper(**fields: Any) -> Citation:
    return Citation(**{**PAPER, **fields})
