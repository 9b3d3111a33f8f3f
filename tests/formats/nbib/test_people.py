"""The people of a record."""

from __future__ import annotations

import pytest

from carcite.formats.nbib import FORMAT as nbib
from carcite.model import Citation, Contributor
from carcite.values.names import Name
from tests.formats.nbib.samples import one


@pytest.mark.parametrize(
    "lines",
    [
        ("FAU - Wong, Ada B", "FAU - Wong, Bo", "AU  - Wong AB", "AU  - Wong B", "AD  - Utopia"),
        ("AU  - Wong AB", "AU  - Wong B", "FAU - Wong, Ada B", "FAU - Wong, Bo", "AD  - Utopia"),
        ("AU  - Wong AB", "FAU - Wong, Ada B", "AU  - Wong B", "FAU - Wong, Bo", "AD  - Utopia"),
    ],
)
def test_the_two_forms_of_a_name_find_each_other_wherever_they_stand(lines: tuple[str, ...]) -> None:
    assert one(*lines).authors == (
        Name(family="Wong", given="Ada B"),
        Name(family="Wong", given="Bo", affiliations=("Utopia",)),
    )


def test_names_of_one_part_are_written_so_that_a_second_pass_changes_nothing() -> None:
    text = nbib.write([Citation(type="article-journal", pmid="1", authors=(Name(given="Ada B"),))]).text
    body = Citation(type="article-journal", pmid="1", editors=(Name(literal="Sample Makers"),))
    assert nbib.read(nbib.write([body]).text).citations[0].editors == body.editors
    assert [line[6:] for line in text.splitlines() if "AU" in line[:4]] == ["Ada B", "Ada B"]
    assert nbib.write(nbib.read(text).citations).text == text


def test_people_keep_their_own_affiliations_and_groups_their_place() -> None:
    citation = one(
        "AD  - Of nobody in particular.",
        "FAU - One, Ann", "AU  - One A", "AD  - A1.", "AD  - A2.", "AUID- ORCID: 0000-0002-1825-0097",
        "CN  - The Group, and Others",
        "AU  - Two B",
        "FIR - Help, Eva", "IR  - Help E", "IRAD- H1.",
    )  # fmt: skip
    assert [a.literal or a.family for a in citation.authors] == ["One", "The Group, and Others", "Two"]
    assert citation.authors[0].affiliations == ("A1.", "A2.")
    assert citation.authors[0].orcid == "0000-0002-1825-0097"
    assert citation.affiliations == ("Of nobody in particular.",)
    helper = Name(family="Help", given="Eva", affiliations=("H1.",))
    assert citation.creators == (Contributor(role="contributor", name=helper),)
