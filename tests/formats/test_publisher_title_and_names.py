"""A title and the names of its authors on one line: where they are divided, and where that is not sure."""

from __future__ import annotations

import pytest

import carcite
from carcite.formats.pasted.publisher.doubt import leave_out
from carcite.formats.pasted.publisher.title_and_names import title_and_names
from carcite.formats.pasted.titles import divided_by_language


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Roads of tea in the hills", "Jane Doe 1, Ann Poe 2"),
        ("ROADS OF TEA IN THE HILLS", "Jane Doe 1, Ann Poe 2*"),
        ("Wages of tea carriers in Sri Lanka", "Jane Mary Doe 1, Ann Poe 2"),
        ("Who carries the tea of the hills?", "Rosalind Jane Doe 1, Ann Poe 2"),
        ("Roads of tea: a systematic review", "J Doe 1, A B Poe 1,2, C Roe 2"),
        ("Caminos del té y sus cargadores en las montañas de Loma", "Ana Pérez Ruiz 1, Eva Marín Sol 2"),
        ("The Wages of Carriers in Green Tea Production", "Jane Doe 1, Ann Poe 2"),
        ("Wages of the Carriers of Green Tea", "Wulan Ria 1, Tenri Soe 2, Uswah Syah 1, Hardi Rosa 2"),
    ],
)
def test_marked_names_behind_a_title(title: str, names: str) -> None:
    glued = names.replace(" 1", "1").replace(" 2", "2")
    assert title_and_names(f"{title} {names}") == (title, names, "")
    assert title_and_names(f"{title} {glued}") == (title, names, "")


def test_names_behind_by() -> None:
    assert title_and_names("Wages of the carriers of tea by Jane Doe 1 and Ann Poe 2") == (
        "Wages of the carriers of tea", "Jane Doe 1, Ann Poe 2", "",
    )  # fmt: skip


@pytest.mark.parametrize(
    "title",
    [
        "Roads of tea in the hills • Jane Doe",
        "Roads of tea in the hills Received 2 May 2012",
        "Roads of tea in the hills of Loma Tea Review Roads of tea in the hills",
        "Roads of tea in the hills DOI: 10.5555/tea",
        "Home About us Editorial board Submit article",
    ],
)
def test_titles_that_other_lines_were_joined_to(title: str) -> None:
    found: dict[str, object] = {"title": title}
    doubtful: dict[str, str] = {}
    leave_out(found, doubtful)
    assert (found.get("title"), doubtful["title"]) == (None, title)


def test_titles_in_chinese_and_korean() -> None:
    assert title_and_names("山地茶叶运输人员工资的调查研究 李云1，张志远2*") == (
        "山地茶叶运输人员工资的调查研究", "李云1，张志远2*", "",
    )  # fmt: skip
    assert title_and_names("산지 녹차 운반인의 임금 분석 김서연1) ; 박도윤2)") == (
        "산지 녹차 운반인의 임금 분석", "김서연1) ; 박도윤2)", "",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "The Carriers of the Hills Wulan Putri Ria1, Tenri Soe2",
        "The Carriers of Green Tea Wulan Putri Ria1, Tenri Soe2, Nuraya Sari Loma1",
        "WAGES OF TEA CARRIERS JANE DOE1, ANN POE2",
    ],
)
def test_first_name_that_is_not_sure(text: str) -> None:
    parts = title_and_names(text)
    assert parts is not None
    assert (parts.title, parts.names) == ("", "")


@pytest.mark.parametrize(
    "text",
    [
        "Sleep and green tea in Diabetes Mellitus Type 2",
        "Green tea, black tea, white tea and their carriers in the hills",
        "Roads of tea in the hills of Loma between World War 1 and World War 2",
        "The role of vitamin B12 and of Notch1 in the leaves of tea",
        "Tea in the letters of Jane Doe, Ann Poe and Mary Roe",
    ],
)
def test_titles_without_names(text: str) -> None:
    parts = title_and_names(text)
    assert parts is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Los caminos del té en las montañas de Loma", "The roads of tea in the mountains of Loma"),
        ("Les chemins du thé dans les collines", "Roads of Tea and their Carriers"),
        ("Calidad del té en las tierras de Loma, México", "Quality of tea in the lands of Loma, Mexico"),
        ("Wages of the carriers of tea", "Upah para pembawa teh di pasar"),
    ],
)
def test_titles_in_two_languages_on_one_line(first: str, second: str) -> None:
    assert divided_by_language(f"{first} {second}") == [first, second]
    assert divided_by_language(first) == [first]
    assert divided_by_language(second) == [second]


def test_titles_in_two_languages_without_a_sure_cut() -> None:
    assert (
        divided_by_language("Cent ans du thé dans le Bulletin des Marchands Français 100 years of tea in the hills")
        == []
    )


def test_page_whose_title_has_its_authors_behind_it() -> None:
    (citation,) = carcite.loads(
        "ROADS OF TEA IN THE HILLS Jane Doe1 and Ann Poe2 1\n\nTea Laboratory, University of Loma, Loma, Greece 2\n\n"
        "Institute of Roads, Sol, Greece\n\nAbstract: The present work describes the roads on which the leaves are "
        "carried to the markets. A review of the books of the merchants is presented, as well.\n\nINTRODUCTION\n\n"
        "The roads became important when the trade began to grow in all of the provinces.\n",
        on_note=lambda _: None,
    )
    assert citation.title == "ROADS OF TEA IN THE HILLS"
    assert [str(name) for name in citation.authors] == ["Jane Doe", "Ann Poe"]


def test_title_with_names_is_left_out_where_they_cannot_be_divided() -> None:
    notes: list[carcite.Note] = []
    (citation,) = carcite.loads(
        "The Carriers of the Hills Wulan Putri Ria1, Tenri Soe2\nFaculty of Tea, Universitas Teh, Wajo, Indonesia\n"
        "Abstract\nThe present work describes the roads on which the leaves are carried to the markets of the hills, "
        "and what the carriers are paid by the merchants in two seasons of the year.\nKeywords: tea, roads, markets\n",
        on_note=notes.append,
    )
    assert citation.title is None
    assert any(note.field == "title" and "Wulan Putri" in note.message for note in notes)
