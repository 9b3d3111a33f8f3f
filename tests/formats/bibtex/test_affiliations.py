"""Affiliations of people."""

from __future__ import annotations

from carcite.formats.bibtex import biblatex, bibtex
from carcite.model import Citation
from carcite.values.names import Name


def test_affiliations_of_people_stand_once_in_one_field() -> None:
    people = (Name(family="Wu", affiliations=("X; Y", "Z"), orcid="0000-0002-1825-0097"), Name(literal="Q"))
    citation = Citation(type="article-journal", key="k", title="T", authors=people, affiliations=("Z",))
    text = biblatex.write([citation]).text
    assert "affiliation = {Z; {X; Y}}," in text
    assert 'author+an:orcid = {1="0000-0002-1825-0097"},' in text
    assert "+an" not in bibtex.write([citation]).text
