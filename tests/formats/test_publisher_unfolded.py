"""First pages of PDF files that were pasted as one line."""

from __future__ import annotations

import pytest

import carcite
from carcite.errors import CarciteError

ABSTRACT = (
    "The trade of green tea has grown in all of the provinces since the roads were built. This study describes who "
    "carries the leaves to the markets, what they are paid, and how long the leaves keep their scent on the way. "
    "Eighty carriers were asked in two seasons, and their answers were compared with the books of the merchants."
)
RESUMEN = (
    "El comercio del té verde ha crecido en todas las provincias desde que se construyeron los caminos. Este estudio "
    "describe quién lleva las hojas a los mercados, cuánto se le paga y cuánto tiempo conservan las hojas su aroma."
)


def page(text: str) -> carcite.Citation:
    return carcite.loads(text)[0]


def names(citation: carcite.Citation) -> list[str]:
    return [str(name) for name in citation.authors]


def test_titles_in_two_languages_and_marked_names() -> None:
    citation = page(
        "El comercio del té verde en las montañas: una encuesta Trade of green tea in the mountains: a survey "
        "Ana Lucía Pérez1, Juan Carlos Roldán2* y Eva Marín1 Colegio de Agrónomos, Campus Sur. 45100 Loma, México. "
        f"2 Facultad de Agronomía, Universidad de Loma. RESUMEN {RESUMEN} Palabras clave: té, caminos, mercados. "
        f"SUMMARY {ABSTRACT} Key words: tea, roads, markets."
    )
    assert citation.title == "El comercio del té verde en las montañas: una encuesta"
    assert [title.text for title in citation.translated_titles] == ["Trade of green tea in the mountains: a survey"]
    assert [name.given for name in citation.authors] == ["Ana Lucía", "Juan Carlos", "Eva"]
    assert [(abstract.language, abstract.text) for abstract in citation.abstracts] == [
        ("es", RESUMEN),
        ("en", ABSTRACT),
    ]
    assert citation.keywords[:3] == ("té", "caminos", "mercados")


def test_korean_page_below_the_menu_of_a_viewer() -> None:
    citation = page(
        "<31B0A1C1A4BAB8C5EBBDC5C7E0C1A4>\n\nSize: px\nStart display at page:\n\nTranscription\n\n"
        "1 한국녹차학회논문지 제 3 권 제 2 호 pp. 11-19, 2014 산지 녹차 운반인의 임금 분석 "
        "김서연 1, 박도윤 1, 이하준 2* 1 녹차대학교 농학과 An Analysis of the Wages of Carriers of Tea "
        "Seo-yeon Kim 1, Do-yun Park 1, Ha-jun Lee 2* "
        "1 Department of Agriculture, Green Tea University 요 약 녹차의 거래는 길이 놓인 뒤로 모든 지방에서 늘어났다. "
        "본 연구는 찻잎을 시장까지 나르는 사람과 그 품삯, 그리고 찻잎의 향이 얼마나 오래 남는지를 조사하였다. "
        f"운반인 팔십 명의 대답을 상인의 장부와 비교하였다. Abstract {ABSTRACT}"
    )
    assert citation.title == "산지 녹차 운반인의 임금 분석"
    assert [title.text for title in citation.translated_titles] == ["An Analysis of the Wages of Carriers of Tea"]
    assert names(citation)[0].replace(" ", "").replace(",", "") == "김서연"
    assert (citation.issue, str(citation.pages), len(citation.authors)) == ("2", "11-19", 3)
    assert len(citation.abstracts) == 2


def test_names_before_an_institution_and_sections_without_heading() -> None:
    citation = page(
        "J Tea Res 2016 December; 4(2): 58-63 Wages and roads of tea carriers in the hills of Korea Han Cheol Ko, "
        "Eui Tae Lim, Jun Won Bae Department of Agriculture, Green Tea University, Seoul, Korea "
        f"Purpose: {ABSTRACT} Methods: The books of forty merchants were read. "
        "Results: The carriers were paid by weight, and the wages rose where the roads were good. Keywords: Tea; Roads"
    )
    assert citation.title == "Wages and roads of tea carriers in the hills of Korea"
    assert [name.family for name in citation.authors] == ["Ko", "Lim", "Bae"]
    assert [section.label for section in citation.abstracts[0].sections] == ["Purpose", "Methods", "Results"]


def test_front_without_marks_is_left_out_with_a_note() -> None:
    notes: list[carcite.Note] = []
    text = (
        "THE WAGES OF TEA CARRIERS IN THE HILLS DOE Jane POE Ann Area: Trade n. 02 Funding: none. "
        f"ABSTRACT: {ABSTRACT} Keywords: tea; roads; markets."
    )
    (citation,) = carcite.loads(text, on_note=notes.append)
    assert (citation.title, citation.authors) == (None, ())
    assert citation.keywords == ("tea", "roads", "markets")
    assert any(note.field == "title" and "THE WAGES OF TEA" in note.message for note in notes)


@pytest.mark.parametrize(
    "text",
    [
        f"We read the abstract of a paper. {ABSTRACT} The summary was short. {RESUMEN}",
        f"<0A1B2C3D4E5F60718293> {ABSTRACT}",
    ],
)
def test_prose_is_not_a_page(text: str) -> None:
    with pytest.raises(CarciteError):
        carcite.loads(text)
