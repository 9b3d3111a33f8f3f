"""Lists of people in one string: every form, the two readings of one text, and what is true of any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from carcite import Citation
from carcite.values.name_lists import is_truncation, parse_names, split_names
from carcite.values.names import Name


def listed(text: str, **options: bool) -> str:
    """The names with ` | ` between, `+` where there are more, and the second reading behind `or`."""
    found = split_names(text, **options)  # type: ignore[arg-type]
    names = " | ".join(found.names) + (" +" if found.truncated else "")
    return f"{names} or {' | '.join(found.other)}" if found.other else names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("Doe, Jane", "Doe, Jane"),
        ("Jane Doe", "Jane Doe"),
        ("García Márquez, Gabriel José", "García Márquez, Gabriel José"),
        ("Smith, John, Jr.", "Smith, John, Jr."),
        ("Smith, Jr., John", "Smith, Jr., John"),
        ("Smith, John, MD, PhD", "Smith, John, MD, PhD"),
        # and, &, semicolons
        ("Doe, Jane and Roe, Rick", "Doe, Jane | Roe, Rick"),
        ("Doe, Jane, and Roe, Rick", "Doe, Jane | Roe, Rick"),
        ("Doe, Jane\n  AND Roe, Rick", "Doe, Jane | Roe, Rick"),
        ("Doe, Jane & Roe, Rick", "Doe, Jane | Roe, Rick"),
        ("Ida Reed & Tom Moss", "Ida Reed | Tom Moss"),
        ("Doe, Jane; Roe, Rick", "Doe, Jane | Roe, Rick"),
        ("Jane Doe;Rick Roe;", "Jane Doe | Rick Roe"),
        ("Wang，Xiaoming；Li，Lei", "Wang, Xiaoming | Li, Lei"),
        ("Wang Xiaoming，Li Lei", "Wang Xiaoming | Li Lei"),
        ("Jane Doe\nRick Roe", "Jane Doe | Rick Roe"),
        ("King, Martin Luther, Jr. and Doe, Jane", "King, Martin Luther, Jr. | Doe, Jane"),
        ("García Márquez, Gabriel and Vargas Llosa, Mario", "García Márquez, Gabriel | Vargas Llosa, Mario"),
        # NLM, with and without full stops
        ("Smith JA, Doe B", "Smith, JA | Doe, B"),
        ("Smith JA and Doe B", "Smith, JA | Doe, B"),
        ("García López MA, de la Cruz R, O'Neill P", "García López, MA | de la Cruz, R | O'Neill, P"),
        ("Smith J 3rd, Doe B Jr", "Smith, J, 3rd | Doe, B, Jr"),
        ("Smith JA, ABC Study Group, Doe B", "Smith, JA | ABC Study Group | Doe, B"),
        ("Doe J.A., Roe R.", "Doe, J.A. | Roe, R."),
        ("Иванов И. И., Петров П. П.", "Иванов, И. И. | Петров, П. П."),
        # inverted names, commas between
        ("Ivanov, I., Petrov, P.", "Ivanov, I. | Petrov, P."),
        ("Smith, JA, Doe, B", "Smith, JA | Doe, B"),
        ("Doe, J. A., Roe, R., & Poe, A.", "Doe, J. A. | Roe, R. | Poe, A."),
        ("Dalton, Russell J., Klingem, Hans-Dieter", "Dalton, Russell J. | Klingem, Hans-Dieter"),
        ("Fang, Hao,Kissel, A.,Miran, E. de", "Fang, Hao | Kissel, A. | Miran, E. de"),
        ("Smith, John, Jr., Doe, Jane, III", "Smith, John, Jr. | Doe, Jane, III"),
        ("van der Berg, Jan, de la Cruz, Ana", "van der Berg, Jan | de la Cruz, Ana"),
        ("García López, Gabriel A., Díaz Pérez, Ana B.", "García López, Gabriel A. | Díaz Pérez, Ana B."),
        ("Hearst, M.A., Doe, B.", "Hearst, M.A. | Doe, B."),
        ("John Smith, M.D., Jane Doe, Ph.D.", "John Smith, M.D. | Jane Doe, Ph.D."),
        ("Lorenzo Dus, Maria Jose and Doe, Ann", "Lorenzo Dus, Maria Jose | Doe, Ann"),
        # names as they are spoken
        ("Jane Doe, Rick Roe and Ann Poe", "Jane Doe | Rick Roe | Ann Poe"),
        ("Jane Doe, Rick Roe, and Ann Poe", "Jane Doe | Rick Roe | Ann Poe"),
        ("Adam Smith, Karl Marx, Max Weber, Jürgen Habermas", "Adam Smith | Karl Marx | Max Weber | Jürgen Habermas"),
        ("A. Reed, B. Moss", "A. Reed | B. Moss"),
        ("J. Smith, K. Doe and L. Roe", "J. Smith | K. Doe | L. Roe"),
        ("Jane DOE, Rick ROE, Ann POE", "Jane DOE | Rick ROE | Ann POE"),
        ("Doe, Jane, Rick Roe, and Ann Poe", "Doe, Jane | Rick Roe | Ann Poe"),
        # East Asia
        ("王小明；李雷", "王小明 | 李雷"),
        ("王小明，李雷，韩梅梅", "王小明 | 李雷 | 韩梅梅"),
        ("王小明、李雷", "王小明 | 李雷"),
        ("王小明, 李雷", "王小明 | 李雷"),
        ("王伟, 李娜", "王伟 | 李娜"),
        ("王, 小明", "王, 小明"),
        ("山田, 太郎", "山田, 太郎"),
        ("田中, 康夫", "田中, 康夫"),
        ("山田, 太郎, 佐藤, 花子", "山田, 太郎 | 佐藤, 花子"),
        ("山田太郎、高橋健太", "山田太郎 | 高橋健太"),
        ("김철수, 이영희", "김철수 | 이영희"),
        # bodies
        ("{Department of Health and Human Services}", "{Department of Health and Human Services}"),
        ("{Smith, Doe and Roe} and Doe, Jane", "{Smith, Doe and Roe} | Doe, Jane"),
        ("Doctors without Borders, and Doe, Ann", "Doctors without Borders, | Doe, Ann"),
        ("University of Oslo and University of Bergen", "University of Oslo | University of Bergen"),
        ("World Health Organization, Geneva", "World Health Organization, Geneva"),
        ("R&amp;D Group and Doe, J", "R&amp;D Group | Doe, J"),
        # more people than are named
        ("et al.", " +"),
        ("Doe, J, et al.", "Doe, J +"),
        ("Doe, J and others", "Doe, J +"),
        ("Doe J, Roe R, ...", "Doe, J | Roe, R +"),
        ("Doe, J; others", "Doe, J +"),
        ("王小明, 李雷, 等", "王小明 | 李雷 +"),
        ("王小明等", "王小明 +"),
        ("山田太郎、高橋健太 他", "山田太郎 | 高橋健太 +"),
        ("김철수, 이영희 외", "김철수 | 이영희 +"),
        # two readings
        ("Doe, Jane, Roe, Rick", "Doe, Jane | Roe, Rick or Doe | Jane | Roe | Rick"),
        ("Smith, Jones, Brown", "Smith, Jones, Brown or Smith | Jones | Brown"),
        ("Jane Doe, John Roe", "Jane Doe, John Roe or Jane Doe | John Roe"),
        ("Johnson & Johnson", "Johnson & Johnson or Johnson | Johnson"),
        (
            "Department of Health and Human Services",
            "Department of Health | Human Services or Department of Health and Human Services",
        ),
    ],
)
def test_a_list_of_people(text: str, expected: str) -> None:
    assert listed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Adam Smith and Karl Marx", "Adam Smith | Karl Marx"),
        ("Smith, Adam and Marx, Karl", "Smith, Adam | Marx, Karl"),
        ("Smith, John, and Doe, Ann", "Smith, John | Doe, Ann"),
        ("Adam Smith; Karl Marx", "Adam Smith | Karl Marx"),
        ("Doe, J. and Hearst, M.A.", "Doe, J. | Hearst, M.A."),
        ("Roe, R. and Shalimar and Moss, A. and ABC Group", "Roe, R. | Shalimar | Moss, A. | ABC Group"),
        ("Johnson & Johnson", "Johnson & Johnson"),
        ("Simon and Schuster", "Simon and Schuster or Simon | Schuster"),
        ("Department of Health and Human Services", "Department of Health and Human Services"),
        ("University of Oslo and University of Bergen", "University of Oslo and University of Bergen"),
        ("Poems, Essays and Letters,", "Poems, Essays and Letters,"),
    ],
)
def test_a_value_that_should_hold_one_name(text: str, expected: str) -> None:
    assert listed(text, and_separates=False) == expected


def test_a_list_says_whether_another_sign_than_and_separates() -> None:
    assert not split_names("Doe, Jane and Roe, Rick").loose
    assert split_names("Doe, Jane & Roe, Rick").loose
    assert split_names("Smith JA, Doe B").loose
    assert not split_names("Doe, Jane").loose


def test_the_visible_letters_decide_and_the_text_stays() -> None:
    found = split_names(r"M{\"u}ller JA, Doe B", plain=lambda text: text.replace(r"{\"u}", "ü"))
    assert found.names == (r"M{\"u}ller, JA", "Doe, B")


def test_the_constructor_takes_a_string_of_people() -> None:
    citation = Citation(type="book", authors="Doe, Jane and Roe, Rick", editors="Smith JA, Poe B")  # type: ignore[arg-type]
    assert citation.authors == (Name(family="Doe", given="Jane"), Name(family="Roe", given="Rick"))
    assert citation.editors == (Name(family="Smith", given="JA"), Name(family="Poe", given="B"))
    assert not citation.authors_truncated


def test_an_element_of_a_list_is_one_name() -> None:
    body = "Department of Health and Human Services"
    assert Citation(type="book", authors=[body]).authors == (Name(literal=body),)  # type: ignore[list-item]
    assert len(Citation(type="book", authors=["Smith, Doe; Roe"]).authors) == 1  # type: ignore[list-item]


def test_et_al_in_a_string_or_at_the_end_of_a_list_truncates_the_authors() -> None:
    for given_as in ("Doe, Jane, et al.", ["Doe, Jane", "et al."]):
        citation = Citation(type="book", authors=given_as)  # type: ignore[arg-type]
        assert citation.authors == (Name(family="Doe", given="Jane"),)
        assert citation.authors_truncated
    with pytest.raises(ValidationError, match="only authors"):
        Citation(type="book", editors="Doe, Jane et al.")  # type: ignore[arg-type]


def test_two_readings_are_an_error_that_says_how_to_write_each() -> None:
    with pytest.raises(ValidationError, match=r"two ways.*\['Doe, Jane', 'Roe, Rick'\] or \['Doe', 'Jane', 'Roe'"):
        Citation(type="book", authors="Doe, Jane, Roe, Rick")  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["et al.", "and others", "Others", "...", "等", "他", "ほか", "외"])
def test_what_only_says_that_there_are_more(text: str) -> None:
    assert is_truncation(text)
    assert parse_names(text) == ((), True)


@pytest.mark.parametrize("text", ["Al, Et", "Otherson", "外山"])
def test_a_name_says_nothing_of_others(text: str) -> None:
    assert not is_truncation(text)


@given(
    st.lists(
        st.sampled_from(["a", "B.", "Doe", "JR", " ", ", ", "，", ";", " and ", " & ", "{", "}", "王小明", "Group"])
    ).map("".join)
)
def test_any_mixture_of_separators_is_split(text: str) -> None:
    for and_separates in (True, False):
        for name in split_names(text, and_separates=and_separates).names:
            assert name.strip(" ,，")


@given(st.text("aB, .;-&{}王金ー;JR"), st.booleans())
def test_no_letter_of_a_name_is_lost(text: str, and_separates: bool) -> None:
    found = split_names(text, and_separates=and_separates)
    if not found.truncated:
        assert sorted(filter(str.isalnum, "".join(found.names))) == sorted(filter(str.isalnum, text))


@given(st.text(), st.booleans())
def test_any_text_is_split(text: str, and_separates: bool) -> None:
    for name in split_names(text, and_separates=and_separates).names:
        assert name == name.strip() != ""


@pytest.mark.parametrize(
    "piece", ["a ", "A. B, ", "van ", "Jr, ", "et al ", " and a", "王，", "...,", "; ", "{", "}", "& "]
)
def test_time_is_linear(piece: str) -> None:
    split_names(piece * 20_000)
    split_names(piece * 20_000, and_separates=False)
