"""People and bodies, affiliations."""

from __future__ import annotations

import pytest

from carcite.formats.ris import FORMAT as ris
from carcite.model import Citation
from carcite.options import Options
from carcite.values.names import Name
from tests.formats.ris.samples import record


def test_words_without_a_comma_are_a_body_unless_there_is_an_initial() -> None:
    citation = record("AU  - Example Press\nAU  - J. Smith\nAU  - Plato\nAU  - Group A, B and C,")
    assert citation.authors == (
        Name(literal="Example Press"),
        Name(family="Smith", given="J."),
        Name(family="Plato"),
        Name(literal="Group A, B and C"),
    )


@pytest.mark.parametrize(
    ("text", "family"),
    [("Smith JA", "Smith"), ("van der Berg JB", "van der Berg"), ("Lee BC Jr", "Lee"), ("Siemens AG", None),
     ("Study Group UK", None), ("World Health Organization", None)],
)  # fmt: skip
def test_a_name_in_the_form_of_medline_is_a_person_and_that_of_a_firm_is_not(text: str, family: str | None) -> None:
    assert record(f"AU  - {text}").authors[0].family == family


def test_the_affiliations_of_authors_are_written_once_and_that_is_not_a_loss() -> None:
    people = [Name(family="A", given="B", affiliations=("Bern",)), Name(family="C", given="D", affiliations=("Bern",))]
    citation = Citation(type="book", key="k", title="T", authors=people, affiliations=["Rome"])
    writing = ris.write([citation])
    assert writing.text.count("AD  - ") == 2
    assert {(note.code, note.field) for note in writing.notes} == {("moved", "authors"), ("moved", "affiliations")}
    dropped = ris.write([citation], Options(target="jabref")).notes
    assert {(note.code, note.field) for note in dropped} == {("lost", "authors"), ("lost", "affiliations")}
    with_orcid = Name(family="A", given="B", orcid="0000-0002-1825-0097")
    losses = ris.write([Citation(type="book", key="k", title="T", authors=[with_orcid])]).notes
    assert [(note.code, note.field) for note in losses] == [("lost", "authors")]
