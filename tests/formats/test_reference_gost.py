"""References as GOST 7.1 prints them: dashes between the parts, the people again behind a slash."""

from __future__ import annotations

import pytest

from carcite.formats.pasted.references import reader as references


@pytest.mark.parametrize("dash", ["—", "–", "-"])
def test_a_book(dash: str) -> None:
    text = f"Смит, А.Б. Основы чая / А.Б. Смит, В.Г. Доу. {dash} 4-е изд. {dash} М.: Чайник, 2020. {dash} 312 с."
    (citation,) = references.read(text).citations
    assert [name.family for name in citation.authors] == ["Смит", "Доу"]
    assert (citation.type, citation.title, citation.edition) == ("book", "Основы чая", "4")
    assert (citation.publisher, citation.publisher_place, citation.number_of_pages) == ("Чайник", "М.", "312")


def test_a_chapter() -> None:
    text = "Смит А. Теория чая в чашках / А. Смит // Мир напитков. — М.: Чайник, 1963. — С. 333–402."
    (citation,) = references.read(text).citations
    assert (citation.title, citation.container_title) == ("Теория чая в чашках", "Мир напитков")
    assert (citation.type, citation.publisher, str(citation.pages)) == ("chapter", "Чайник", "333-402")


def test_a_slash_in_other_references_stays() -> None:
    (citation,) = references.read("Doe, J. / Roe, A. (1992): Tea. Culture – Cups. Hamburg: Kettle Press.").citations
    assert [name.family for name in citation.authors] == ["Doe", "Roe"]
