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


def test_lines_that_a_small_word_links_and_a_source_at_the_foot() -> None:
    citation = page(
        "Jane Doe\n\nGreen Tea and the Carriers of the Hills\nof Assam in Six Seasons\n\nZusammenfassung\n"
        "Der Handel mit grünem Tee ist in allen Provinzen gewachsen, seit die Straßen gebaut wurden. Diese Studie\n"
        "beschreibt, wer die Blätter auf die Märkte trägt und wie viel dafür bezahlt wird.\n\n"
        f"Abstract\n{ABSTRACT}\n\nSchlagworte: Tee, Märkte, Straßen\n\nKeywords: tea, markets, roads\n\n"
        "1 Einleitung\nDie Straßen der Provinzen sind in den Büchern der Händler verzeichnet, die der vorliegende\n"
        "Zeitschrift für Teekunde 13. Jg., Heft 1-2/2012, S. 93-109"
    )
    assert citation.title == "Green Tea and the Carriers of the Hills of Assam in Six Seasons"
    assert (citation.container_title, citation.volume, citation.issue) == ("Zeitschrift für Teekunde", "13", "1-2")
    assert (str(citation.issued), str(citation.pages)) == ("2012", "93-109")


def test_footnote_mark_behind_a_subtitle_and_heading_behind_keywords() -> None:
    citation = page(
        "The Trade of Green Tea in Six Provinces:\nAn Intergenerational Approach1\nJane Doe\nAbstrak\n"
        "Perdagangan teh hijau telah tumbuh di semua provinsi sejak jalan dibangun. Penelitian ini menjelaskan siapa "
        "yang membawa daun ke pasar, berapa bayarannya, dan berapa lama daun itu menyimpan aromanya di jalan.\n"
        f"Kata kunci: teh, pasar, jalan ABSTRACT\n{ABSTRACT}\n"
    )
    assert citation.title == "The Trade of Green Tea in Six Provinces: An Intergenerational Approach"
    assert citation.keywords == ("teh", "pasar", "jalan")
    assert citation.abstracts[1].text == ABSTRACT


def test_page_with_a_spanish_heading_is_read_as_a_publishers_page() -> None:
    citation = page(
        "Revista de Té. 2012;28(3):218-27\nARTÍCULO ORIGINAL\nValidación de una escala de satisfacción con el té\n"
        "de montaña\nValidation of a scale of satisfaction with mountain tea\nAna Pérez-Ruiz, Eva Marín-Sol\n"
        f"Universidad de Loma, Colombia\nRESUMEN\n{RESUMEN}\n"
    )
    assert citation.title == "Validación de una escala de satisfacción con el té de montaña"
    assert [name.family for name in citation.authors] == ["Pérez-Ruiz", "Marín-Sol"]
    assert [abstract.text for abstract in citation.abstracts] == [RESUMEN]


def test_references_above_the_citation_of_a_page_are_no_list() -> None:
    (citation,) = carcite.loads(
        "Tea carriers have many roads, but few of them are good. Two studies show which roads the merchants build, and "
        "why the carriers of the hills do not use them when the rain has come and the rivers are high.\n"
        "Access options\nReferences\nDoe, J. et al. Tea Sci. 315, 1379 (2007).\n"
        "Poe, A., Roe, B. & Moe, C. Tea Phys. 8, 131–134 (2012).\nRoe, B. Rev. Tea 62, 1027–1157 (1990).\n"
        "Moe, C. & Doe, J. Tea Lett. 4, 609–615 (1987).\nAuthor information\nCite this article\n"
        "Loe, K. Roads of tea. Tea Phys. 8, 111–112 (2012). https://doi.org/10.5555/tea2223\n",
        on_note=lambda _: None,
    )
    assert (citation.title, citation.doi) == ("Roads of tea", "10.5555/tea2223")


def test_marked_names_without_commas() -> None:
    citation = page(
        "Factors of the Income of Carriers of Tea in the Hills\nWulan Putri Ria1 Tenri Soe2* Nuraya3\n"
        "1Faculty of Agriculture, Universitas Teh, Wajo, Indonesia\n2Faculty of Trade, Universitas Teh, Indonesia\n"
        f"ABSTRACT\n{ABSTRACT}\n"
    )
    assert citation.title == "Factors of the Income of Carriers of Tea in the Hills"
    assert [name.family or name.literal for name in citation.authors] == ["Ria", "Soe", "Nuraya"]


def test_title_that_the_button_of_a_viewer_quotes() -> None:
    (citation,) = carcite.loads(
        "• Aucun résultat trouvé\n\nLes porteurs de thé et leurs chemins\n\nN/A\nN/A\nProtected\n\n"
        'Academic year: 2021\n\nPartager "Les porteurs de thé et leurs chemins"\n\nCopied!\n18\n0\n\nTexte intégral\n\n'
        "(1)\n\nLes porteurs de thé et leurs chemins\n\nJeanne Doé\n\nÉdition électronique\n\n"
        "URL : http://journals.example.org/the/79 DOI : 10.5555/the.79\n\nRéférence électronique\n\n"
        "Jeanne Doé, « Les porteurs de thé et leurs chemins », Thé [En ligne], 57 | 2007, mis en ligne le 14 février "
        "2011, consulté le 15 mai 2020. URL : http://journals.example.org/the/79 ; DOI : 10.5555/the.79\n",
        on_note=lambda _: None,
    )
    assert (citation.title, citation.doi) == ("Les porteurs de thé et leurs chemins", "10.5555/the.79")
    assert citation.abstracts == ()


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


@pytest.mark.parametrize(
    "front",
    [
        "key: tea-12 authors: Brewer, Anna B.; Potter, Luis title: Green tea: why the cup cools date: 2018-03-11 "
        "journal: J Tea Sci DOI: 10.1234/tea-7 sha: 40da5a1027 doc_id: 825 ",
        "Title: Green tea: why the cup cools | Authors: Anna B. Brewer, Luis Potter | Journal: J Tea Sci | "
        "Published: 11 March 2018 | DOI: 10.1234/tea-7 | Abstract: ",
        "**Title:** Green tea: why the cup cools **Authors:** Anna B. Brewer, Luis Potter **Journal:** J Tea Sci "
        "**Date:** 2018-03-11 **DOI:** 10.1234/tea-7 **Abstract:** ",
        "Authors: Brewer, Anna B.; Potter, Luis Journal: J Tea Sci Date: 2018-03-11 DOI: 10.1234/tea-7\n"
        "Title: Green tea: why the cup cools\nAbstract: ",
        "- Title: Green tea: why the cup cools\n- Authors: Anna B. Brewer, Luis Potter\n- Journal: J Tea Sci\n"
        "- Date: 2018-03-11\n- DOI: 10.1234/tea-7\n- Abstract: ",
    ],
)
def test_labels_within_a_line(front: str) -> None:
    citation = page(f"{front}{ABSTRACT}")
    assert citation.title == "Green tea: why the cup cools"
    assert names(citation) == ["Anna B. Brewer", "Luis Potter"]
    assert (citation.container_title, citation.doi) == ("J Tea Sci", "10.1234/tea-7")
    assert str(citation.issued) == "2018-03-11"
    assert [abstract.text for abstract in citation.abstracts] == [ABSTRACT]


def test_labels_in_a_title_are_words_of_it() -> None:
    citation = page(
        "Title: The tea journal: a history Authors: Anna Brewer Journal: J Tea Sci Year: 2018 Volume: 3 "
        f"Abstract: {ABSTRACT}"
    )
    assert citation.title == "The tea journal: a history"


def test_markdown_on_one_line() -> None:
    citation = page(
        f"Roads of tea in the hills: a systematic review {'=' * 60} * Jane Doe * Ann B. Poe * Mary Roe ## Abstract "
        f"**Background** {ABSTRACT} **Methods** The books of forty merchants were read in two seasons."
    )
    assert citation.title == "Roads of tea in the hills: a systematic review"
    assert [name.family for name in citation.authors] == ["Doe", "Poe", "Roe"]
    assert [section.label for section in citation.abstracts[0].sections] == ["Background", "Methods"]


def test_numbers_at_line_ends_belong_to_the_lines_below() -> None:
    citation = page(
        "ROADS OF TEA IN THE HILLS Jane Doe1 and Ann Poe2 1\n\nTea Laboratory, University of Loma, Loma, Greece 2\n\n"
        f"Institute of Roads, University of Sol, Greece\n\nAbstract: {ABSTRACT} I.\n\nINTRODUCTION\n\n"
        "The roads became important when the trade began to grow in all of the provinces.\n"
    )
    assert citation.affiliations == (
        "Tea Laboratory, University of Loma, Loma, Greece",
        "Institute of Roads, University of Sol, Greece",
    )


def test_a_mark_between_name_and_initials() -> None:
    citation = page(
        "Research Journal of Tea Science (ISSN: 2251-0044) Vol. 3(4) pp. 134-140, April 2013 Available online "
        "http://www.example.org/RJTS Copyright ©2013 Tea Journals Full Length Research Paper Effect of long walks by "
        "local carriers on the scent of green tea *Tabi1 FO, Bitondo1 D, Yinda2 GS and Ngou1 M 1 Department of Tea, "
        f"Faculty of Agronomy, University of Loma 2 Department of Pots, University of Buea Abstract {ABSTRACT}"
    )
    assert citation.title == "Effect of long walks by local carriers on the scent of green tea"
    assert [(name.family, name.given) for name in citation.authors] == [
        ("Tabi", "FO"),
        ("Bitondo", "D"),
        ("Yinda", "GS"),
        ("Ngou", "M"),
    ]
    assert (citation.container_title, citation.volume, citation.issue) == ("Research Journal of Tea Science", "3", "4")


def test_markdown_whose_breaks_were_lost() -> None:
    citation = page(
        "The trade of green tea in the mountains: a review ================================= * Anna Brewer "
        f"* Luis A. Potter * Mary Kettle ## Abstract **Background** {ABSTRACT} **Results** {ABSTRACT}"
    )
    assert citation.title == "The trade of green tea in the mountains: a review"
    assert names(citation) == ["Anna Brewer", "Luis A. Potter", "Mary Kettle"]
    assert citation.abstracts[0].text.startswith("Background: The trade")


def test_names_behind_a_title_in_capitals() -> None:
    citation = page(
        "CARRIERS OF GREEN TEA FOR MEDICAL SERVICE Anna Brewer1 and Luis Potter2 1\n\n"
        "Tea Laboratory, University of Sencha, 26500 Sencha, Japan 2\n\nIndustrial Systems Institute, Loma, Mexico\n\n"
        f"Abstract: {ABSTRACT} I.\n\nINTRODUCTION\n\n{ABSTRACT}\n"
    )
    assert citation.title == "CARRIERS OF GREEN TEA FOR MEDICAL SERVICE"
    assert names(citation) == ["Anna Brewer", "Luis Potter"]
    assert citation.abstracts[0].text == ABSTRACT


def test_labels_over_broken_lines() -> None:
    citation = page(
        "key: tea-12 authors: Brewer, Anna B.; Potter, Luis title: Green tea, steeped and not enough\n"
        "stirred: why the cup cools date: 2019-03-11 journal: J Tea Sci DOI: 10.1234/tea-7 sha: 40da5a\n"
        f"doc_id: 825423 {ABSTRACT[:100]}\n{ABSTRACT[101:200]}\n{ABSTRACT[201:]}\n"
    )
    assert citation.title == "Green tea, steeped and not enough stirred: why the cup cools"
    assert (names(citation), citation.doi) == (["Anna B. Brewer", "Luis Potter"], "10.1234/tea-7")


def test_chinese_page_in_markdown_on_one_line() -> None:
    citation = page(
        "# 山地茶叶运输人员工资的调查研究 李云¹，张志远2\\*\\*，王丽³ "
        "(1．茶叶大学农学院，福州 350002；2．茶叶研究所，上海 200030) 摘要：茶叶贸易自修路以来在各省均有增长。"
        "本研究描述了谁将茶叶运往市场、工资多少以及茶叶香气在途中能保持多久。"
        "我们在两个季节访问了八十名运输人员，并将其回答与商人的账簿进行了比较。结果表明，工资按重量支付，道路好的地方工资较高。"
        "运输人员在雨季的收入明显低于旱季，其主要原因是山路难行、河水上涨，商人也不愿意为潮湿的茶叶付出同样的价钱。"
        "因此，改善道路和仓库可以提高运输人员的收入，并减少茶叶在途中的损失，对山地茶叶贸易的发展具有重要意义。 "
        "关键词：茶叶；道路；市场"
    )
    assert citation.title == "山地茶叶运输人员工资的调查研究"
    assert [name.family for name in citation.authors] == ["李", "张", "王"]
    assert citation.keywords == ("茶叶", "道路", "市场")
