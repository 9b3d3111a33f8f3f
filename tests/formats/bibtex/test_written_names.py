"""Names as BibTeX and biber read them again."""

from __future__ import annotations

import pytest

from carcite.formats.bibtex import biblatex, bibtex
from carcite.formats.bibtex.names import read_names
from carcite.formats.bibtex.written_names import write_names
from carcite.model import Citation
from carcite.values.names import Name


def test_what_biber_breaks_is_not_written() -> None:
    """Commas past the second, an accent on nothing before a brace, TeX in a language: each cost an entry or the run."""
    citation = Citation(
        type="book", key="k", language="x\u00a0y", number_of_pages="{~}",
        authors=(Name(family="a, b", given="c", suffix="d"), Name(family="^"), Name(family="\u0301")),
    )  # fmt: skip
    written = biblatex.write([citation])
    assert "author = {{a; b}, d, c and {{-}} and {?}}" in written.text
    assert "language = {x y}" in written.text
    assert "{}}" not in written.text
    assert {note.field for note in written.notes} >= {"authors", "language"}
    assert biblatex.read(written.text).citations[0].number_of_pages == "{~}"


def test_labels_and_initials_of_names_are_whole() -> None:
    """BibTeX's styles take the first character of a given name, and a family name into the brackets of a label."""
    names = (Name(family="[Kept] Berg", given="Ann"), Name(family="Ek", given="{Olof}"))
    written = bibtex.write([Citation(type="book", key="k", title="T", authors=names)]).text
    assert "author = {{[Kept] Berg}, Ann and Ek, (Olof)}" in written
    assert bibtex.read(written).citations[0].authors[0] == names[0]


_WORDS = (
    "Jr",
    "Sr",
    "Ii",
    "Von",
    "De",
    "And",
    "Others",
    "Et",
    "Al",
    "Anna",
    "Junior",
    "El",
    "I.",
    "V.",
    "Mc",
    "Jean-Luc",
    "Jörg",
    "Société",
)


@pytest.mark.parametrize("family", _WORDS)
def test_names_of_capitalised_words_stay_what_they_are_in_a_list(family: str) -> None:
    for given in (*_WORDS, *(f"{word} A." for word in _WORDS)):
        people = (Name(family=family, given=given), Name(family="Doe", given="J."))
        written = write_names(people)
        assert (read_names(written.text).names == people) is written.exact, written


def test_a_dropping_particle_is_the_one_kind_bibtex_has() -> None:
    written = write_names((Name(family="Humbold", given="Ada", dropping_particle="von", suffix="II"),))
    assert (written.text, written.exact) == ("von Humbold, II, Ada", False)
