"""Pages of journals' sites, part by part: labels, dates, source lines, people. Whole pages are golden cases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import carcite
from carcite.errors import ReadError
from carcite.formats.pasted.heading_words import Part
from carcite.formats.pasted.headings import find_heading
from carcite.formats.pasted.page import reader as page
from carcite.formats.pasted.publisher.author_lines import with_marks_apart
from carcite.formats.pasted.publisher.doubt import leave_out
from carcite.formats.pasted.publisher.family_names import by_language, with_one_family, with_two_families
from carcite.formats.pasted.publisher.labels import labelled_dates, read_label
from carcite.formats.pasted.publisher.menus import is_kind, is_menu
from carcite.formats.pasted.publisher.people import is_inverted, read_people
from carcite.formats.pasted.publisher.placed_people import names_before_signs, names_with_places
from carcite.formats.pasted.publisher.sources import find_source_line
from carcite.formats.pasted.titles import divided_by_script
from carcite.notes import Code
from carcite.values.names import Name

ROOT = Path(__file__).parents[2]


def source_of(line: str) -> dict[str, Any] | None:
    source = find_source_line(line)
    return source and {name: str(value) for name, value in source.fields.items()}


def test_version_of_a_program_is_not_a_volume() -> None:
    assert source_of("Tea License, Version 2.0, January 2004") is None


@pytest.mark.parametrize(
    ("line", "journal", "issued", "volume", "issue", "pages"),
    [
        ("J Tea, Volume 36, Issue 8, 15 April 2020, Pages 2401–2410", "J Tea", "2020-04-15", "36", "8", "2401-2410"),
        ("Tea Nature volume 579, pages 270–273 (2020)Cite this article", "Tea Nature", "2020", "579", None, "270-273"),
        ("J. Tea Chem. Soc. 2020, 142, 12, 5678–5690", "J. Tea Chem. Soc.", "2020", "142", "12", "5678-5690"),
        ("Revista de Té, vol. 21, núm. 2, pp. 115-142, 2019", "Revista de Té", "2019", "21", "2", "115-142"),
        ("Cahiers du thé [En ligne], 12 | 2018, 101-124", "Cahiers du thé", "2018", "12", None, "101-124"),
        ("Том: 12 Номер: 3 Год: 2020 Страницы: 45-58", None, "2020", "12", "3", "45-58"),
        ("2020 年 68 巻 4 号 p. 211-219", None, "2020", "68", "4", "211-219"),
        ("茶叶科学 . 2020 ,40 (03) :345-354", "茶叶科学", "2020", "40", "03", "345-354"),
        ("中华茶杂志 ›› 2019, Vol. 35 ›› Issue (11): 812-818", "中华茶杂志", "2019", "35", "11", "812-818"),
        ("차문화연구 제12권 제2호 2018", "차문화연구", "2018", "12", "2", None),
        ("Tea. Rev. T 101, 104512 – Published 12 March 2020", "Tea. Rev. T", "2020-03-12", "101", None, None),
        (
            "Artigo • Trans/Chá/Ação 45 (01) • Jan-Mar 2022 • copiar",
            "Trans/Chá/Ação",
            "2022-01/2022-03",
            "45",
            "01",
            None,
        ),
        ("全 文:茶药 Tea and Herbal Drugs 第 42 卷 第 7 期 2011 年 7 月", "茶药", "2011-07", "42", "7", None),
        ("Revue du thé Année 1988 12-3 pp. 45-60", "Revue du thé", "1988", "12", "3", "45-60"),
        ("Vol. 1 No. 12 (2022): Journal of Tea Research /", "Journal of Tea Research", "2022", "1", "12", None),
        ("BMC Tea 2014, 14:70 doi:10.5555/1471-2148-14-70", "BMC Tea", "2014", "14", None, "70"),
        (
            "Tea Journal, March 1, 2020, Volume 7, Pages 6-12, Copyright © 2019",
            "Tea Journal",
            "2020-03-01",
            "7",
            None,
            "6-12",
        ),
        ("BMC Tea201617(Suppl 10):782-790", "BMC Tea", "2016", "17", "Suppl 10", "782-790"),
        ("Februar T2 10 2022", None, "2022-02", "T2", None, "10"),
        ("Yıl 2022, , 86 - 107, 31.12.2022", None, "2022-12-31", None, None, "86-107"),
        (
            "Transactions on Tea NetworksVolume 16Issue 2pp 1–23",
            "Transactions on Tea Networks",
            None,
            "16",
            "2",
            "1-23",
        ),
        ("Revista de Té, ISSN 1132-1234, Nº. 12, 2021, págs. 45-60", "Revista de Té", "2021", None, "12", "45-60"),
        (
            "Doe Jane. The tea hills. In: Revue du thé, tome 12, 1988. pp. 4-6.",
            "Revue du thé",
            "1988",
            "12",
            None,
            "4-6",
        ),
        (
            "3456 TEA SENSORS JOURNAL, VOL. 20, NO. 7, APRIL 1, 2020",
            "TEA SENSORS JOURNAL",
            "2020-04-01",
            "20",
            "7",
            None,
        ),
        ("Tom 8 Nr 1 (2018)", None, "2018", "8", "1", None),
        ("Published in Tea Science, Volume 8, Issue 1, 2018", "Tea Science", "2018", "8", "1", None),
        ("Journal of Tea Studies, 12(3), 45-56", "Journal of Tea Studies", None, "12", "3", "45-56"),
        ("Journal of Tea Studies, Vol. 12, 45-56", "Journal of Tea Studies", None, "12", None, "45-56"),
        ("Journal of Tea 12(3), 2018", "Journal of Tea", "2018", "12", "3", None),
        ("Int J Tea Vol. 3(2), pp. 1-9, March, 2019", "Int J Tea", "2019-03", "3", "2", "1-9"),
        ("Tea Journal, Volume-3, Issue-2, 2019, Page No. 1-9", "Tea Journal", "2019", "3", "2", "1-9"),
        ("Vol. 4(1), January 2016, pp 12-24", None, "2016-01", "4", "1", "12-24"),
        ("Volume 395, Issue 10228p931-939April 04, 2020", None, "2020-04-04", "395", "10228", "931-939"),
    ],
)
def test_source_lines(
    line: str, journal: str | None, issued: str | None, volume: str | None, issue: str | None, pages: str | None
) -> None:
    wanted = {"container_title": journal, "issued": issued, "volume": volume, "issue": issue, "pages": pages}
    found = source_of(line) or {}
    found.pop("article_number", None)
    assert found == {name: value for name, value in wanted.items() if value}


@pytest.mark.parametrize(
    "line",
    [
        "We gave 12 cups to 36 people in 2020.",
        "This article belongs to the Special Issue Tea in 2021, Volume 3",
        "Received 12 March 2020, Accepted 3 May 2020",
        "© 2020 The Tea Society. Volume 3, Issue 4",
        "Home / Archives",
    ],
)
def test_other_lines_are_not_sources(line: str) -> None:
    assert source_of(line) is None


def test_an_article_number_is_not_a_page() -> None:
    assert source_of("Tea Chem, Volume 212, 15 March 2021, 118734") == {
        "container_title": "Tea Chem", "volume": "212", "issued": "2021-03-15", "article_number": "118734"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("line", "dates"),
    [
        (
            "Received: 28 May 2021 / Accepted: 2 July 2021 / Published: 7 July 2021",
            ["other 2021-05-28", "other 2021-07-02", "issue 2021-07-07"],
        ),
        ("收稿日期:2019-03-12 出版日期:2019-11-15", ["other 2019-03-12", "issue 2019-11-15"]),
        ("Published online: 25 Feb 2021", ["online 2021-02-25"]),
        ("eingereicht 12. Januar 2019", ["other 2019-01-12"]),
        ("Research Article Nov 12, 2019", ["alone 2019-11-12"]),
        ("The tea trade of Batavia, 1690–1730", []),
        ("차학회지 게재 논문의 연구 동향 분석(2010~2015)", []),
    ],
)
def test_dates_by_their_labels(line: str, dates: list[str]) -> None:
    assert [f"{dated.value} {date}" for dated, date in labelled_dates(line)] == dates


@pytest.mark.parametrize(
    ("line", "label", "value"),
    [
        ("刊名：", Part.JOURNAL, ""),
        ("Autores: Martín Etcheverry, Sofía Beltrán", Part.AUTHORS, "Martín Etcheverry, Sofía Beltrán"),
        ("How to cite. Doe, J.: Tea, J. Tea, 3, 1-9, 2020.", Part.CITE, "Doe, J.: Tea, J. Tea, 3, 1-9, 2020."),
        ("From the journal Zeitschrift für Tee", Part.JOURNAL, "Zeitschrift für Tee"),
    ],
)
def test_labels(line: str, label: Part, value: str) -> None:
    assert read_label(line) == (label, value)


@pytest.mark.parametrize(
    ("line", "families"),
    [
        ("Maria van der Meer a, Kenji Tanaka b, Luís F. Oliveira a c 1", ["van der Meer", "Tanaka", "Oliveira"]),
        ("Laura M. Bennett, MD, MPH1; Chidi Okafor, MBBS, PhD2; et al", ["Bennett", "Okafor"]),
        ("Prof Ingrid Haugen, PhDa ∙ Samuel Mensah, MDb ∙ Yuko Ito, MSca,c", ["Haugen", "Mensah", "Ito"]),
        ("Min-Jae Kim, ORCID logo *ab Hiroshi Sato c and Olga Petrova d", ["Kim", "Sato", "Petrova"]),
        ("Wei Zhang, Peng Zhou, …Zheng-Li Shi Show authors", ["Zhang", "Zhou", "Shi"]),
        ("Alison Jones, senior lecturer1, Gurpreet Singh, professor2", ["Jones", "Singh"]),
        ("Bruna Carvalho TeixeiraI, Luiz Henrique PachecoII", ["Teixeira", "Pacheco"]),
        ("张伟1,2 王丽华1 欧阳志远3", ["张", "王", "欧阳"]),
        ("山田 太郎, 鈴木 花子", ["山田", "鈴木"]),
        ("山本 佳代高橋 歩森 真喜子Ann Poe", ["山本", "高橋", "森", "Poe"]),
        ("田中 さくら佐々木 健一", ["田中", "佐々木"]),
        ("田中 花子森 健一", []),
        ("Jane DoeJane Doe1Ann PoeAnn Poe2", ["Doe", "Poe"]),
        ("ИВАНОВА МАРИЯ СЕРГЕЕВНА1, ПЕТРОВ АНДРЕЙ ВИКТОРОВИЧ2", ["ИВАНОВА", "ПЕТРОВ"]),
        ("Banich MT, Depue BE", ["Banich", "Depue"]),
        ("Sachiyo NakamuraAkihiro Shuda", ["Nakamura", "Shuda"]),
        ("Taro YAMADAHanako SATO", ["YAMADA", "SATO"]),
        ("Jane Doe1*†Ann Poe2†Wei Chen2,3", ["Doe", "Poe", "Chen"]),
        ("Ftima Gonzlez,Fátima González1,2*Juan Soler,Juan Soler1", ["González", "Soler"]),
        ("Jane Doe ORCID: orcid.org/0000-0001-5109-37001,2 na1, Ann Poe1 na1 & Wei Chen2", ["Doe", "Poe", "Chen"]),
        ("Ann MacDonald Hill, Jane FitzGerald Moore", ["Hill", "Moore"]),
        ("김 영 희1), 박 철 수2)†", ["김", "박"]),
        ("Водина Анна Петровна, Чаев Иван", ["Водина", "Чаев"]),
        ("Lara Soler-Paz1, Saira Mora-Ruiz2 y Luis Prado-Gil2*", ["Soler-Paz", "Mora-Ruiz", "Prado-Gil"]),
        ("*Agata Wrona", ["Wrona"]),
        ("Wulan Putri1 Tenri Sau2 Nuraya3", ["Putri", "Sau", "Nuraya"]),
        ("Jane Doe1 Rick Roe2 on behalf of the Tea Surgeons of Europe", ["Doe", "Roe"]),
        ("Jane Doe, MD; Rick Roe, MS; for the SENCHA Research Group", ["Doe", "Roe", None]),
        ("Received April 3, 2019; Revised May 10, 2019", []),
        ("GREEN® LEAVES", []),
        ("*Reading Skills; *Tea Leaves; *Green Pots", []),
        ("Jurusan Ekonomi Pembangunan", []),
        ("Uniwersytet Jagielloński", []),
        ("Jane Doe, Member, IEEE, Ann Poe, Senior Member, IEEE, and Wei Chen", ["Doe", "Poe", "Chen"]),
        ("Jane Doe,1Ann Poe,2and Wei Chen2", ["Doe", "Poe", "Chen"]),
        ("Full Text, Save As, Download PDF", []),
        ("Tea, Coffee, and Cocoa in the Trade of Empires", []),
        ("Department of Tea, Leeds University, Leeds, UK", []),
        ("Bacteria on Tea Leaves Degrade Caffeine with a New Dioxygenase", []),
    ],
)
def test_people(line: str, families: list[str | None]) -> None:
    assert [name.family for name in read_people(line).names] == families


@pytest.mark.parametrize(
    ("line", "inverted"),
    [
        ("Doe, Jane", True),
        ("Senado Dumoy, Ana Lucía", True),
        ("Jane Doe, Ann B. Poe", False),
        ("Ana Soler, Luis Prado", False),
    ],
)
def test_one_name_with_the_family_name_first(line: str, inverted: bool) -> None:
    assert is_inverted(line) is inverted


@pytest.mark.parametrize(
    ("line", "families"),
    [
        ("MsC. Ana Abreu 1, DrC. Luis Soler 2", ["Abreu", "Soler"]),
        ("Maria Pina 1 , Professora titular", ["Pina"]),
        ("Inés Mora* Luis Paz** Eva Ruiz***", ["Mora", "Paz", "Ruiz"]),
        ("Murat ÇAYDAN* - Ferdi SUCULU**", ["ÇAYDAN", "SUCULU"]),
        ("张荣萍+陶诗顺", ["张", "陶"]),
        ("Чаев Е.Н. 1 Водина С.В. 2", ["Чаев", "Водина"]),
    ],
)
def test_roles_and_signs_between_names(line: str, families: list[str]) -> None:
    assert [name.family for name in read_people(line).names] == families


@pytest.mark.parametrize(
    ("name", "families"),
    [
        ("Justo Senado Dumoy", "Senado Dumoy"),
        ("Silvio Faustino Soler Paz", "Soler Paz"),
        ("Luis Alberto Mora", "Mora"),
        ("Ana M. Paz", "Paz"),
        ("Eva Ruiz", "Ruiz"),
        ("MARTA FERNÁNDEZ RUIZ", "FERNÁNDEZ RUIZ"),
        ("Diana de los Ángeles Cárdenas Carreño", "Cárdenas Carreño"),
        ("Ana María de la Cruz Pérez", "de la Cruz Pérez"),
        ("Juan Pérez de León", "Pérez de León"),
        ("José Luis de la Torre", "de la Torre"),
        ("Derly Asmir Onofre-Ocampo", "Onofre-Ocampo"),
        ("Hans Peter Müller", "Müller"),
        ("Ricardo Jonathan Ayala García", "Ayala García"),
        ("María de los Ángeles Soler-Paz", "Soler-Paz"),
        ("J. José Mora Suárez", "Mora Suárez"),
    ],
)
def test_two_family_names_in_spanish(name: str, families: str) -> None:
    [found] = read_people(name).names
    assert with_two_families(found).full_family == families


@pytest.mark.parametrize(
    ("name", "given", "family"),
    [("Mariana de Oliveira Souza", "Mariana de Oliveira", "Souza"), ("Caio Prado Neto", "Caio", "Prado Neto")],
)
def test_the_last_family_name_counts_in_portuguese(name: str, given: str, family: str) -> None:
    [found] = read_people(name).names
    assert with_one_family(found) == Name(given=given, family=family)


@pytest.mark.parametrize(
    ("lines", "first"),
    [
        (("1. 430060 武汉,武汉大学茶学院;", "2. 430070 武汉,湖北茶叶研究所"), "430060 武汉,武汉大学茶学院"),
        (("(1．武汉大学茶学院，武汉 430060;2.湖北茶叶研究所，武汉 430070)",), "武汉大学茶学院，武汉 430060"),
    ],
)
def test_numbers_of_affiliations_are_left_out(lines: tuple[str, ...], first: str) -> None:
    text = "绿茶对睡眠的影响研究\n王小明1, 李大力2\n" + "\n".join(lines)
    [citation], _ = page.read(f"{text}\n摘要:\n{'绿茶有助于睡眠。' * 20}\n关键词: 绿茶; 睡眠")
    assert citation.affiliations[0] == first
    assert len(citation.affiliations) == 2


def test_names_with_their_affiliations_in_parentheses() -> None:
    found = names_with_places("Jane Doe (Tea School, York, UK) Rick Roe (University of Leeds)")
    assert [(name.family, place) for name, place in found] == [
        ("Doe", "Tea School, York, UK"),
        ("Roe", "University of Leeds"),
    ]


def test_names_with_their_affiliations_behind_signs() -> None:
    found = names_before_signs("Чаев Е.Н. - Институт чая, Москва; Водина С.В. - Университет воды; Академия, Киев")
    assert [(name.family, place) for name, place in found] == [
        ("Чаев", "Институт чая, Москва"),
        ("Водина", "Университет воды"),
        ("Водина", "Академия, Киев"),
    ]


def test_names_with_their_affiliations_between_semicolons() -> None:
    found = names_before_signs("Jane Doe and Ann Poe, Tea University; Eva Roe, Cup Labs")
    assert [(str(name), place) for name, place in found] == [
        ("Jane Doe", "Tea University"),
        ("Ann Poe", "Tea University"),
        ("Eva Roe", "Cup Labs"),
    ]
    assert names_before_signs("Doe, Jane, Tea University; Poe, Ann, Cup Labs") == []


def test_menus_and_kinds_of_articles() -> None:
    assert all(map(is_menu, ("Download PDF", "4512 Accesses", "View all authors", "首页 登录", "•")))
    assert all(map(is_kind, ("Original Article", "• 临床研究 •", "RESEARCH ARTICLE", "Artículo Original")))
    assert all(
        map(
            is_menu, ("首页期刊介绍编委会", "访问密钥 ABC主页 主导航", "套餐&价格历史记录", "메인메뉴", "본문 바로가기")
        )
    )
    assert not any(map(is_menu, ("Tea and sleep", "Jane Doe", "茶多酚的研究", "检索绿茶的历史记录")))


def test_title_abstract_and_doi_are_enough() -> None:
    text = (
        "Accept all cookies\nTea weevils of Borneo, with two new species\nAbstract\n"
        "The weevils that live on tea in Borneo are reviewed here. Two species are new.\nDOI: 10.5555/tea.1\n"
    )
    [citation], notes = page.read(text)
    assert (citation.title, citation.doi) == ("Tea weevils of Borneo, with two new species", "10.5555/tea.1")
    assert citation.abstract == "The weevils that live on tea in Borneo are reviewed here. Two species are new."
    assert [note.text for note in notes if note.code is Code.NOT_A_RECORD] == ["Accept all cookies"]


def test_a_text_that_is_no_page_is_refused_with_what_to_do() -> None:
    with pytest.raises(ReadError, match="from its title to its abstract"):
        page.read("milk\neggs\nbread\nbutter\n")


MAIL = """Dear all,

Please find attached the minutes of the meeting of 12 March 2021. We agreed to publish the results before
the summer. The next meeting is on 4 May 2021 at 10:00.

Best wishes,
Anna Smith
Department of Biology, University of X
"""


@pytest.mark.parametrize("text", [MAIL, (ROOT / "LICENSE").read_text("utf-8")])
def test_a_text_with_names_and_dates_alone_is_not_a_page(text: str) -> None:
    with pytest.raises(carcite.CarciteError, match="no format claims"):
        carcite.detect(text)


def test_contested_journal_is_left_out_with_the_candidate_in_a_note():
    """The line with a journal's words may be the subtitle of the name above it."""
    text = (
        "Garden and profession\nInternational Review of Gardening\n\n"
        "Translations of gardening into teaching: from difficulties to perspectives of improvement\n"
        "Jane Doe, Ann Poe and Richard Roe\n\nDOI: https://doi.org/10.1000/gp.2021.609\n\nAbstract\n"
        "This article describes a study carried out to overcome the crisis of the gardens in the mid-2010s. "
        "The approach identified three conditions, transferable to other contexts.\n"
    )
    notes: list[Any] = []
    (citation,) = carcite.loads(text, on_note=notes.append)
    assert citation.container_title is None
    assert [note for note in notes if "'International Review of Gardening'" in note.message]


COLUMNS = """Jane Doe & Ann Poe

Tea in the garden: A study of leaves and of pots

Abstract:
Tea is drunk in many of the gardens
that we know of. However,
a study of its leaves may show why they
are picked at noon. We asked two hundred
gardeners for their reasons, and their
answers show that the noon is warm and
the leaves are dry. More data are needed.
Manuscript received 4 July 2011

Keywords: tea leaves, garden
pots, warm noon, two hundred
gardeners

Journal of Tea Gardens, Vol. 4, No. 2, 2012, pp. 48-59
"""


def test_abstract_and_keywords_in_a_narrow_column_are_one_paragraph():
    (citation,) = carcite.loads(COLUMNS, format="page")
    assert citation.abstract is not None
    assert citation.abstract.startswith("Tea is drunk in many of the gardens that we know of. However, a study")
    assert citation.abstract.endswith("the leaves are dry. More data are needed.")
    assert citation.keywords == ("tea leaves", "garden pots", "warm noon", "two hundred gardeners")


BROKEN_TITLE = """Schwerpunkt

Der Garten als offener Ort von
Teetrinkern verstanden
Potenziale der blattweisen Auswertung in
gartenvergleichend angelegten Studien
Jana Tee

Zusammenfassung
Der Beitrag stellt dar, wie die Gärten der Stadt
im Vergleich gesehen werden. Anhand von
zwei Beispielen werden die Blätter gezählt und
verglichen, die am Mittag gepflückt wurden.

Schlagworte: Garten, Vergleich
"""


def test_broken_title_and_its_subtitle_are_one_title():
    (citation,) = carcite.loads(BROKEN_TITLE, format="page")
    assert citation.title == (
        "Der Garten als offener Ort von Teetrinkern verstanden: "
        "Potenziale der blattweisen Auswertung in gartenvergleichend angelegten Studien"
    )
    assert [str(name) for name in citation.authors] == ["Jana Tee"]


def test_paragraph_of_short_lines_between_blank_lines_is_an_abstract():
    text = (
        "Teapots in Teams\n2008 Vol 11(1) 39-54\n\nFinding Teapots That Are Not\nProne to Leaks: The Work Ethic\n"
        "as a Moderator of Losses\nJane Doe\nUniversity of Sencha\n\n"
        "This study examined whether differences in the use of the teapots of a garden\n"
        "are related to losses of tea in group work. Three factors were derived from the\n"
        "scores of students on a scale of tea, and of two other scales, which were made\n"
        "to assess preferences for green tea and for the ethical value of tea. It was all\n"
        "well in the end.\n\nkeywords\n\ntea, pots, gardens\n"
    )
    (citation,) = carcite.loads(text, format="page")
    assert citation.title == "Finding Teapots That Are Not Prone to Leaks: The Work Ethic as a Moderator of Losses"
    assert citation.abstract is not None
    assert citation.abstract.startswith(
        "This study examined whether differences in the use of the teapots of a garden are"
    )


def _page(title: str, authors: str, abstract: str, keywords: str) -> str:
    return (
        f"{title}\n{authors}\nDepartment of Tea, University of Sencha, Japan\n"
        f"DOI: https://doi.org/10.5555/tea.2021.1\nAbstract\n{abstract}\nKeywords: {keywords}\n"
    )


@pytest.mark.parametrize(
    ("changed", "field", "candidate"),
    [
        (
            {"abstract": "of the tea pots are shown, and it is told how they were broken in the end by two cats."},
            "abstracts",
            "of the tea",
        ),
        (
            {"abstract": "Thanks to the editors and to Ann Poe for the many comments that made this article better."},
            "abstracts",
            "Thanks",
        ),
        ({"keywords": "PDF (1219KB), Ris, Bibtex"}, "keywords", "1219KB"),
        ({"keywords": "Green tea Brown pots Warm noons"}, "keywords", "Green tea"),
    ],
)
def test_value_without_the_shape_of_a_right_one_is_left_out(changed: dict[str, str], field: str, candidate: str):
    parts = {
        "title": "Tea and its many pots in the gardens of the north",
        "authors": "Jane Doe1, Ann Poe1",
        "abstract": "The tea pots of the north are shown here, and we report how they were broken by two cats.",
        "keywords": "tea, pots",
    }
    notes: list[Any] = []
    (citation,) = carcite.loads(_page(**(parts | changed)), format="page", on_note=notes.append)
    assert not getattr(citation, field)
    assert [note for note in notes if note.field == field and candidate in note.message]


@pytest.mark.parametrize(
    ("title", "is_left_out"),
    [
        ("Green tea; Sleep; Risk factors; Nurses", True),
        ("Back to Journals » Journal of Tea » Volume 6: Green tea", True),
        ("Green tea for nurses Jane Doe1, Ann Poe2 and Eva Roe3", True),
        ("012061 brown pots and hardness of tea", True),
        ("本站小编 茶叶考试/2021-12-26", True),
        ("Green tea and sleep; a study of nurses", False),
        ("Que nous apprennent des thés « anciens » ?", False),
        ("The tea of 1848 and the gardens of the north", False),
        ("绿茶 与 睡眠 的 研究", False),
    ],
)
def test_titles_in_doubt(title: str, is_left_out: bool) -> None:
    found: dict[str, Any] = {"title": title}
    doubtful: dict[str, str] = {}
    leave_out(found, doubtful)
    assert ("title" not in found) == ("title" in doubtful) == is_left_out


def test_families_in_capitals_and_what_stands_behind_keywords():
    text = _page(
        "Tea and its many pots in the gardens of the north1",
        "LU Zhaotea1, TRAN Thi Cha1",
        "The tea pots of the north are shown here, and we report how they were broken in the end by two cats.",
        "tea, 1,4-dioxin, pots (JEL: Q13, Z10)",
    )
    (citation,) = carcite.loads(text, format="page")
    assert citation.title == "Tea and its many pots in the gardens of the north"
    assert [(name.family, name.given) for name in citation.authors] == [("LU", "Zhaotea"), ("TRAN", "Thi Cha")]
    assert citation.keywords == ("tea", "1,4-dioxin", "pots")


def test_names_that_stand_again_in_latin_letters_are_given_once():
    text = (
        "ЧАЙ И ЕГО ЧАШКИ В СЕВЕРНЫХ САДАХ\n\nTEA AND ITS CUPS IN THE GARDENS OF THE NORTH\n\n"
        "Чайникова Елена Петровна, кандидат наук, доцент, Государственный университет чая, г. Москва\n\n"
        "Chainikova Elena, PhD, associate professor, State University of Tea, Moscow\n\nDOI: 10.5555/tea.1\n\n"
        "Аннотация. В статье рассматриваются чашки, из которых пьют чай в северных садах. Определены их цвета.\n"
    )
    (citation,) = carcite.loads(text, format="page")
    assert [name.family for name in citation.authors] == ["Чайникова"]


def test_a_title_in_another_language_is_no_subtitle() -> None:
    text = (
        "Fortschr Teekunde 2015; 83(03): 149-156\nDOI: 10.1055/s-0034-1399999\nOriginalarbeit\n\n"
        "Optimierung der Teeversorgung an neurologischen Stationen\n\n"
        "Optimising Tea Supply for Neurological Inpatients\n"
        "W. E. Roe\n1 Klinik für Teekunde, Universität Graz, Austria\n\nZusammenfassung\n"
        "Die Versorgung mit Tee ist auf vielen Stationen nicht gut. Wir haben sie an zwei Orten untersucht.\n"
    )
    [citation] = carcite.loads(text)
    assert citation.title == "Optimierung der Teeversorgung an neurologischen Stationen"


@pytest.mark.parametrize(("printed", "volume"), [("十二", "12"), ("二一", "21"), ("一二", "12")])
def test_chinese_numbers_of_volumes(printed: str, volume: str) -> None:
    fields = source_of(f"茶学研究 第{printed}卷 第三期 2010年")
    assert fields is not None
    assert (fields["volume"], fields["issue"]) == (volume, "3")


def test_keywords_with_a_hyphen_in_their_label() -> None:
    heading = find_heading("KEY-WORDS : tea, water")
    assert heading is not None
    assert heading.part is Part.KEYWORDS


def test_affiliations_behind_their_label() -> None:
    places = "1. 武汉大学茶学院(武汉 430071) 2. 中国茶叶研究所(北京 100700)"
    text = f"绿茶对睡眠的影响研究\n作者: 王小明1 李大力2\n作者单位: {places}\n"
    [citation], _ = page.read(f"{text}摘要:\n{'绿茶有助于睡眠。' * 20}\n关键词: 绿茶; 睡眠")
    assert citation.affiliations == ("武汉大学茶学院(武汉 430071)", "中国茶叶研究所(北京 100700)")


def test_page_with_its_authors_in_a_window_at_the_end() -> None:
    text = (
        "Original Article • Rev. Chá Saúde 83 • 2023 • https://doi.org/10.5555/tea.83 linkcopy\n"
        "Green tea and sleep among nurses of Bahia\nAuthorshipSCIMAGO INSTITUTIONS RANKINGS\nAbstract\n"
        f"{'Nurses who drink green tea sleep well at night. ' * 5}\nKeywords: tea; sleep\nAuthorship\n"
        "Jane Marie Doe * *e-mail: jane@example.org\n\n"
        "Sencha International University, Department of Tea, Gilgit, Pakistan\nhttps://orcid.org/0000-0002-9544-2826\n"
        "Ana Souza Lima\n\nUniversidade Federal da Bahia, Departamento de Saúde, Salvador, BA, Brazil\n"
    )
    [citation], _ = page.read(text)
    assert citation.container_title == "Rev. Chá Saúde"
    assert [(name.given, name.family) for name in citation.authors] == [("Jane Marie", "Doe"), ("Ana Souza", "Lima")]
    assert len(citation.affiliations) == 2


def test_affiliations_tell_the_language_of_family_names() -> None:
    titles, places = (
        ["Transferencia de tecnología en los hospitales"],
        ["Universidade Federal da Bahia, contato: a@b.com"],
    )
    names = [Name(given="Fernanda Khouri", family="Barreto")]
    assert by_language(names, titles, ["es"], places) == names
    assert by_language(names, titles, ["es"], [])[0].family == "Khouri Barreto"


def test_runs_of_letters_behind_names_are_marks() -> None:
    [citation], _ = page.read(
        "Green tea and sleep among nurses of the north\n\nJane Doeac*, Ann Poea, Eva Roeab & Rick Moeacd\n\n"
        f"pages 5-9\n\nPublished: 8 Jul 2009\n\nAbstract\n{'Nurses who drink green tea sleep well at night. ' * 5}\n"
    )
    assert [name.family for name in citation.authors] == ["Doe", "Poe", "Roe", "Moe"]
    assert with_marks_apart("Maria Rocha, Ana Sabab, Eva Cunha") == "Maria Rocha, Ana Sabab, Eva Cunha"


def test_the_citation_with_the_numbers_of_the_page_gives_its_title() -> None:
    [citation], _ = page.read(
        "机械茶学报 ›› 2017, Vol. 53 ›› Issue (24): 12-24.doi: 10.5555/JT.2017.24.012\n• 综述 • 上一篇 下一篇\n"
        "蔡振茶, 王璋\n收稿日期:\n2017-06-20\n摘要: " + "工程领域中随处可见茶叶的碰撞。" * 10 + "\n"
        "蔡振茶, 王璋. 茶叶涂层性能的研究进展[J]. 机械茶学报, 2017, 53(24): 12-24.\n"
        "[1] 徐滨士. 表面茶工程新技术研究[J]. 中国茶学报, 2002, 3(1): 1-9.\n"
    )
    assert citation.title == "茶叶涂层性能的研究进展"
    assert [name.family for name in citation.authors] == ["蔡", "王"]


def test_titles_in_cyrillic_and_latin_script_on_one_line_are_two() -> None:
    both = "ЧАЙ В УКРАЇНІ НА ТЛІ COVID-19 У 2020 РОЦІ TEA IN UKRAINE AGAINST THE BACKGROUND OF COVID-19"
    assert divided_by_script(both) == [
        "ЧАЙ В УКРАЇНІ НА ТЛІ COVID-19 У 2020 РОЦІ",
        "TEA IN UKRAINE AGAINST THE BACKGROUND OF COVID-19",
    ]
    assert len(divided_by_script("Чай и сон у медсестёр с COVID-19 in vitro")) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("volume", "Issue published"),
        ("issue", "https"),
        ("pages", "November 1, 2017"),
        ("pages", "39-45 ▪ https://doi.org/10.1234/tea.7"),
        ("container_title", "Article first published online: October 4"),
        ("container_title", "teaopen-2016-014627"),
        ("title", "Home → University of Tea → Show item: The cooling of tea"),
        ("title", "Doe, Jane; Poe, Ann (2022)"),
        ("title", "Disponible sur Internet le 25 février 2014"),
    ],
)
def test_values_without_the_shape_of_a_right_one_are_left_out(field: str, value: str) -> None:
    found, doubtful = {field: value}, dict[str, str]()
    leave_out(found, doubtful)
    assert field not in found
    assert doubtful == {field: value}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("volume", "XVIII"),
        ("volume", "82A"),
        ("issue", "Suppl"),
        ("pages", "e1001234"),
        ("pages", "S12-S18"),
        ("container_title", "Vol de nuit"),
        ("container_title", "eLife"),
        ("title", "Tea (2022)"),
    ],
)
def test_unusual_values_are_kept(field: str, value: str) -> None:
    found = {field: value}
    leave_out(found, {})
    assert found[field] == value


def test_the_journal_is_cut_from_the_end_of_a_title() -> None:
    found = {"title": "The pots of tea in Journal of Tea", "container_title": "Journal of Tea"}
    leave_out(found, {})
    assert found["title"] == "The pots of tea"
