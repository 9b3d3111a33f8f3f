"""Names: each way of printing one, and what is true of all of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from carcite.values.names import (
    Name,
    is_organisation,
    is_suffix,
    parse_family_first,
    parse_given_first,
    parse_nlm_author,
    parse_nlm_full,
)

PARSERS = [Name.parse, parse_nlm_author, parse_nlm_full, parse_given_first, parse_family_first]


def parts(name: Name | None) -> str:
    """`family|given` and then the other parts that are there, as `letter=text`."""
    assert name is not None
    if name.literal:
        return f"={name.literal}"
    others = {"p": name.particle, "d": name.dropping_particle, "s": name.suffix}
    return f"{name.family or ''}|{name.given or ''}" + "".join(f"|{k}={v}" for k, v in others.items() if v)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Noether, Emmy", "Noether|Emmy"),
        ("Emmy Noether", "Noether|Emmy"),
        ("van Beethoven, Ludwig", "Beethoven|Ludwig|p=van"),
        ("Ludwig van Beethoven", "Beethoven|Ludwig|p=van"),
        ("Beethoven, Ludwig van", "Beethoven|Ludwig|d=van"),
        ("Charles de la Vallée Poussin", "Vallée Poussin|Charles|p=de la"),
        ("in 't Veld, Sanne", "Veld|Sanne|p=in 't"),
        ("Jonas an der Linde", "Linde|Jonas|p=an der"),
        ("van het Hof, Jan", "Hof|Jan|p=van het"),
        ("Linde, Jonas auf den", "Linde|Jonas|d=auf den"),
        ("Women in Science", "Science|Women in"),
        ("Ada de' Medici", "de' Medici|Ada"),
        ("de' Medici, Ada", "de' Medici|Ada"),
        ("de la Cruz", "Cruz||p=de la"),
        ("al-Ghazali", "al-Ghazali|"),
        ("Jean d'Alembert", "d'Alembert|Jean"),
        ("Marco De Luca", "De Luca|Marco"),
        ("Anh Van Nguyen", "Nguyen|Anh Van"),
        ("Santiago Ramón y Cajal", "Ramón y Cajal|Santiago"),
        ("Smith, Jr., John", "Smith|John|s=Jr."),
        ("Smith, John, Jr.", "Smith|John|s=Jr."),
        ("Smith, John Jr", "Smith|John|s=Jr"),
        ("John Smith, Jr.", "Smith|John|s=Jr."),
        ("John Smith III", "Smith|John|s=III"),
        ("Smith, Jr", "Smith||s=Jr"),
        ("Smith, JR", "Smith|JR"),
        ("Silva, Ana, Filha", "Silva|Ana, Filha"),
        ("Smith, John, MD, PhD", "Smith|John, MD, PhD"),
        ("John Smith, PhD", "=John Smith, PhD"),
        ("Madonna", "Madonna|"),
        ("J. R. R. Tolkien", "Tolkien|J. R. R."),
        ("Smith J", "Smith|J"),
        ("Smith J.-P.", "Smith|J.-P."),
        ("W. H. Press", "Press|W. H."),
        (", Jan", "|Jan"),
        ("World Health Organization", "=World Health Organization"),
        ("Doctors without Borders,", "=Doctors without Borders"),
        ("Group for X, Y and Z,", "=Group for X, Y and Z"),
        ("王伟", "王|伟"),
        ("王 伟", "王|伟"),
        ("王\u3000伟", "王|伟"),
        ("王, 伟", "王|伟"),
        ("欧阳修", "欧阳|修"),
        ("山田 太郎", "山田|太郎"),
        ("山田太郎", "=山田太郎"),
        ("高橋健太", "=高橋健太"),
        ("김철수", "김|철수"),
        ("남궁민수", "남궁|민수"),
        ("中国医学会", "=中国医学会"),
        ("王伟 Wang", "=王伟 Wang"),
        ("卡尔·马克思", "=卡尔·马克思"),
        (",", "=,"),
    ],
)
def test_a_name_of_a_reference_file(text: str, expected: str) -> None:
    assert parts(Name.parse(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Suter TACS", "Suter|TACS"),
        ("Abi Jaoude J", "Abi Jaoude|J"),
        ("van der Berg AB", "van der Berg|AB"),
        ("El-Alam MB", "El-Alam|MB"),
        ("O'Brien P", "O'Brien|P"),
        ("Иванов ИИ", "Иванов|ИИ"),
        ("Smith J Jr", "Smith|J|s=Jr"),
        ("Davis JM 3rd", "Davis|JM|s=3rd"),
        ("Smith JR", "Smith|JR"),
        ("Petrov II", "Petrov|II"),
        ("Petrov II 2nd", "Petrov|II|s=2nd"),
        ("Madonna", "Madonna|"),
        ("Forum AB", "Forum|AB"),
        ("ABC Study Group", "=ABC Study Group"),
        ("ABC Study Group UK", "=ABC Study Group UK"),
        ("Consortium ABC", "=Consortium ABC"),
        ("International Consortium for X, Y and Z", "=International Consortium for X, Y and Z"),
        ("PROSPER Scientists Abroad", "=PROSPER Scientists Abroad"),
        ("王伟", "王|伟"),
    ],
)
def test_nlm_short_form(text: str, expected: str) -> None:
    assert parts(parse_nlm_author(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Davis, John M 3rd", "Davis|John M|s=3rd"),
        ("Smith, John A, Jr", "Smith|John A|s=Jr"),
        ("de Hoon, M J L", "de Hoon|M J L"),
        ("Smith, JR", "Smith|JR"),
        ("Abdul Rahman", "Abdul Rahman|"),
        ("ABC Study Group", "=ABC Study Group"),
    ],
)
def test_nlm_full_form(text: str, expected: str) -> None:
    assert parts(parse_nlm_full(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Benjamin R Cowley", "Cowley|Benjamin R"),
        ("Maxwell H van der Turner", "Turner|Maxwell H|p=van der"),
        ("Elizabeth J Cathcart-Rake", "Cathcart-Rake|Elizabeth J"),
        ("Andrés Moreno-De-Luca", "Moreno-De-Luca|Andrés"),
        ("J. K. de Boer 3rd", "Boer|J. K.|p=de|s=3rd"),
        ("Ricardo de A. Silva", "Silva|Ricardo de A."),
        ("Malcolm X", "X|Malcolm"),
        ("Jean-Yves Le Gall", "Le Gall|Jean-Yves"),
        ("Yann Le Cun", "Le Cun|Yann"),
        ("Thu Le Anh", "Anh|Thu Le"),
        ("Youssef Ben Ali", "Ben Ali|Youssef"),
        ("Anan Na Ayudhya", "Na Ayudhya|Anan"),
        ("Yu Na Kim", "Kim|Yu Na"),
        ("Karl Freiherr von Stein", "Freiherr von Stein|Karl"),
        ("Geert-Jan Op de Beeck", "Op de Beeck|Geert-Jan"),
        ("Nurul Ain binti Abdullah", "Abdullah|Nurul Ain|p=binti"),
        ("John Smith, MD", "=John Smith, MD"),
        ("ABC Study Group", "=ABC Study Group"),
    ],
)
def test_given_name_first(text: str, expected: str) -> None:
    assert parts(parse_given_first(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wang Yiyang", "Wang|Yiyang"),
        ("Hoffmann M K", "Hoffmann|M K"),
        ("Hoffmann JR", "Hoffmann|JR"),
        ("Abdul Rahman Hanif", "Abdul Rahman|Hanif"),
        ("Abi Jaoude J", "Abi Jaoude|J"),
        ("Zaim Siti Nurzaimah Nazhirah", "Zaim|Siti Nurzaimah Nazhirah"),
        ("Jamain Al Amin", "Jamain|Al Amin"),
        ("van der Berg Jan", "Berg|Jan|p=van der"),
        ("Van Der Berg M K", "Van Der Berg|M K"),
        ("De Luca Marco", "De Luca|Marco"),
        ("Le Thi Hoa", "Le|Thi Hoa"),
        ("Birch Paul R J", "Birch|Paul R J"),
        ("García López MA", "García López|MA"),
        ("LI XIAO", "LI|XIAO"),
        ("Smith J Jr", "Smith|J|s=Jr"),
        ("Wang", "Wang|"),
        ("ABC Study Group", "=ABC Study Group"),
    ],
)
def test_family_name_first(text: str, expected: str) -> None:
    assert parts(parse_family_first(text)) == expected


def test_a_name_is_printed_as_its_script_has_it() -> None:
    name = Name(family="Berg", given="Jan", particle="van der", suffix="Jr")
    assert str(name) == "Jan van der Berg, Jr"
    assert name.inverted() == "van der Berg, Jan, Jr"
    assert name.full_family == "van der Berg"
    assert str(Name(family="王", given="伟")) == "王伟"
    assert str(Name(family="Alembert", given="Jean", particle="d'")) == "Jean d'Alembert"
    assert Name(family="Humboldt", given="Alexander", dropping_particle="von").inverted() == "Humboldt, Alexander von"


@pytest.mark.parametrize(
    ("given_name", "expected"),
    [("TACS", "TACS"), ("Benjamin R", "BR"), ("Jean-Pierre", "JP"), ("J. R.", "JR"), ("伟", "伟"), (None, None)],
)
def test_initials(given_name: str | None, expected: str | None) -> None:
    assert Name(family="Doe", given=given_name).initials() == expected


def test_text_is_folded_and_characters_stay() -> None:
    name = Name(family=" Müller\n-\u00a0LÜDENSCHEIDT ", given="\x00 ", affiliations=["  Bonn\tGermany", ""])
    assert (name.family, name.given, name.affiliations) == ("Müller - LÜDENSCHEIDT", None, ("Bonn Germany",))


@pytest.mark.parametrize(
    "fields", [{}, {"given": " "}, {"suffix": "Jr"}, {"literal": "A", "family": "B"}, {"last": "B"}]
)
def test_no_name_and_two_names_are_refused(fields: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Name(**fields)  # type: ignore[arg-type]


def test_a_string_is_a_name_where_a_model_wants_one() -> None:
    class Paper(BaseModel):
        authors: tuple[Name, ...]

    paper = Paper(authors=["Noether, Emmy"])  # type: ignore[arg-type]
    assert paper.authors == (Name(family="Noether", given="Emmy"),)
    assert Paper.model_validate_json(paper.model_dump_json()) == paper
    with pytest.raises(ValidationError):
        Paper(authors=[" "])  # type: ignore[arg-type]


def test_suffixes_and_bodies() -> None:
    assert all(map(is_suffix, ["Jr", "jr.", "Sr.", "III", "3rd"]))
    assert not any(map(is_suffix, ["", "PhD", "Ii", "V", "MD"]))
    assert all(map(is_organisation, ["ABC Study Group", "Institute of Physics", "NATO,", "中国医学会"]))
    assert not any(map(is_organisation, ["", ",", "Group", "Ann Organ", "王学"]))


def test_of_two_words_that_may_be_a_suffix_the_last_is_one() -> None:
    name = Name.parse("Ek, Jr, III")
    assert name is not None
    assert (name.family, name.given, name.suffix) == ("Ek", "Jr", "III")
    assert Name.parse(name.inverted()) == name


@pytest.mark.parametrize("parse", PARSERS)
@given(text=st.text() | st.text("aB, .-'王김ー;0Jrdev"))
def test_any_text_is_a_name_with_its_letters(parse: object, text: str) -> None:
    name = parse(text)  # type: ignore[operator]
    if name is None:
        assert not "".join(text.split()).strip("\x00\ufeff") or not any(map(str.isalnum, text))
    else:
        # Order and white space apart, nothing but commas goes.
        assert sorted(filter(str.isalnum, str(name))) == sorted(filter(str.isalnum, str(Name(literal=text))))


@given(
    st.builds(
        Name,
        family=st.text("bcfgmprt", min_size=3).map(str.title),
        given=st.text("bcfgmprt", min_size=2).map(str.title),
        particle=st.sampled_from([None, "van", "de la"]),
        dropping_particle=st.sampled_from([None, "von"]),
        suffix=st.sampled_from([None, "Jr", "III"]),
    )
)
def test_an_inverted_name_reads_back(name: Name) -> None:
    assert Name.parse(name.inverted()) == name


@pytest.mark.parametrize("piece", ["a ", "A. ", "van ", "Jr, ", "et al ", " and a", "王 ", "...,", "De "])
def test_time_is_linear(piece: str) -> None:
    text = piece * 20_000
    for parse in PARSERS:
        parse(text)  # type: ignore[operator]


def test_a_part_has_no_comma_at_its_ends() -> None:
    assert Name(family="Doe,", given=", Jane", suffix=", Jr") == Name(family="Doe", given="Jane", suffix="Jr")
    assert Name(family=",").family == ","
    assert Name(literal="Poems, Essays,").literal == "Poems, Essays,"


def test_where_a_person_works_is_normalised_as_in_a_new_name() -> None:
    name = Name(family="Müller", given="Ida")
    changed = name.replace(affiliations=["  Bonn\tGermany", ""], orcid=" x ", email="")
    assert changed == Name(family="Müller", given="Ida", affiliations=("Bonn Germany",), orcid="x")
    assert changed.replace(affiliations="Ulm", orcid=None) == Name(family="Müller", given="Ida", affiliations="Ulm")
    for wrong in ({"orcid": 5}, {"affiliations": [5]}, {"orcid": ("x",)}, {"email": b"x"}, {"place": "Bonn"}):
        with pytest.raises(ValueError, match="Name"):
            name.replace(**wrong)
