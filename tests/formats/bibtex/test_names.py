"""Reading names: BibTeX's rules, lists with other signs than `and`, East Asian names."""

from __future__ import annotations

import pytest

from carcite.formats.bibtex.names import Names, read_names
from carcite.values.names import Name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ludwig van der Berg", Name(given="Ludwig", particle="van der", family="Berg")),
        ("van der Berg, Ludwig", Name(given="Ludwig", particle="van der", family="Berg")),
        ("{van der Berg}, Ludwig", Name(given="Ludwig", family="van der Berg")),
        ("Berg, Jr., Ludwig", Name(given="Ludwig", family="Berg", suffix="Jr.")),
        ("Berg Jr., Ludwig", Name(given="Ludwig", family="Berg", suffix="Jr.")),
        ("Ludwig Berg, Jr.", Name(given="Ludwig", family="Berg", suffix="Jr.")),
        ("{Lamp and Wick, Inc.}", Name(literal="Lamp and Wick, Inc.")),
        ("Madonna", Name(family="Madonna")),
        (r"{\'E}mile {\o}st", Name(given="Émile", family="øst")),
        ("family=Berg, given=Ludwig, prefix=van", Name(given="Ludwig", particle="van", family="Berg")),
        (
            "{given={Ludwig}, family={Berg}, prefix={van}, useprefix=false}",
            Name(given="Ludwig", dropping_particle="van", family="Berg"),
        ),
        ('"family=Berg, Jr.", given=Ludwig', Name(given="Ludwig", family="Berg, Jr.")),
        ("{Berg}, {Jr}, {Ludwig M.}", Name(given="Ludwig M.", family="Berg", suffix="Jr")),
        ("伊藤 花", Name(family="伊藤", given="花")),
    ],
)
def test_a_name_is_read_by_bibtex_rules(text: str, name: Name) -> None:
    assert read_names(text).names == (name,)


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("A. Reed, Bo Moss, C. D. Fern", "Reed Moss Fern"),
        ("Ada Reed, Bo Moss, Cy Fern and Di Hill", "Reed Moss Fern Hill"),
        ("A. Reed, Bo Moss, and C. D. Fern", "Reed Moss Fern"),
        ("Reed, A., Moss, B. C.", "Reed Moss"),
        ("Reed, A., Moss, B., and Fern, C.-D.", "Reed Moss Fern"),
        ("Reed, Ada; Moss, Bo; {Fern; Sons} and Sedge, C.", "Reed Moss - Sedge"),
        ("Reed, Jr., Ada", "Reed"),
        ("Reed, Ada, Jr.", "Reed"),
        ("Reed,, Ada", "Reed"),
        ("M&uuml;ller, Ada", "M&uuml;ller"),
    ],
)
def test_lists_with_other_signs_than_and(text: str, families: str) -> None:
    assert [name.family or "-" for name in read_names(text).names] == families.split()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lamp Institute, and Wick Institute,", ["Lamp Institute", "Wick Institute"]),
        ("Reed, Ida and Lamp Institute,", ["Reed, Ida", "Lamp Institute"]),
        ("Ida Reed, and Tom Moss", ["Reed, Ida", "Moss, Tom"]),
        ("Xin LI and Yan HE", ["LI, Xin", "HE, Yan"]),
        ("Simon & Schuster", ["Schuster, Simon &"]),
    ],
)
def test_commas_behind_names_and_letters_that_are_not_initials(text: str, names: list[str]) -> None:
    read = read_names(text).names
    assert [name.literal or f"{name.family}, {name.given}" for name in read] == names


@pytest.mark.parametrize("text", ["Reed, A. and et al.", "Reed, A. et al.", "A. Reed, et al", "Reed, A. and others"])
def test_more_authors_than_are_named(text: str) -> None:
    names = read_names(text)
    assert [(name.family, name.given) for name in names.names] == [("Reed", "A.")]
    assert names.truncated


def test_others_ends_a_list_and_is_not_a_name() -> None:
    assert read_names("A, B and others") == Names((Name(family="A", given="B"),), truncated=True)


@pytest.mark.parametrize("name", ["伊藤 LI Jr.", "花 - III", "伊藤 Ann III"])
def test_a_name_in_ideographs_with_a_suffix_is_one_name(name: str) -> None:
    assert read_names(name).names == (Name(literal=name),)
