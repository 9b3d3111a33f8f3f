"""Journal names: the capitals of the abbreviation, and no place behind the name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carcite.formats.nlm_journals import journal_name


@pytest.mark.parametrize(
    ("title", "abbreviation", "name"),
    [
        ("Nature chemical biology", "Nat Chem Biol", "Nature Chemical Biology"),
        ("The New England journal of medicine", "N Engl J Med", "The New England Journal of Medicine"),
        (
            "Journal of applied physiology (Bethesda, Md. : 1985)",
            "J Appl Physiol (1985)",
            "Journal of Applied Physiology",
        ),
        ("AIDS (London, England)", "AIDS", "AIDS"),
        ("Chin Med J (Engl)", "Chin Med J (Engl)", "Chin Med J (Engl)"),
        ("eLife", "Elife", "eLife"),
        ("npj digital medicine", "NPJ Digit Med", "npj Digital Medicine"),
        ("3 biotech", "3 Biotech", "3 Biotech"),
        ("PloS one", "PLoS One", "PloS One"),
        ("International journal of women's health", "Int J Womens Health", "International Journal of Women's Health"),
        ("Physical review. E, Statistical physics", "Phys Rev E Stat Phys", "Physical Review. E, Statistical Physics"),
        ("The Journal of tea : the organ of a society", "J Tea", "The Journal of Tea : the organ of a society"),
        ("Revista de saude publica", "Rev Saude Publica", "Revista de saude publica"),
        ("Journal of tea", None, "Journal of tea"),
    ],
)
def test_names(title: str, abbreviation: str | None, name: str) -> None:
    assert journal_name(title, abbreviation, "en") == name
    assert journal_name(title, abbreviation, None) == name


def test_another_language_is_left_but_for_the_place() -> None:
    assert journal_name("Revue medicale (Paris, France)", "Rev Med", "fr") == "Revue medicale"


@given(st.text(max_size=60), st.text(max_size=40))
def test_only_first_letters_change(title: str, abbreviation: str) -> None:
    name = journal_name(title, abbreviation, "en")
    assert len(name) <= len(title)
    changed = [at for at, (new, old) in enumerate(zip(name, title, strict=False)) if new != old]
    assert all(title[at].islower() and name[at] == title[at].upper() for at in changed)
    assert journal_name(name, abbreviation, "en") == name
