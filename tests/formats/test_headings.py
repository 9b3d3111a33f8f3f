"""The headings and labels of pages in many languages, and the titles that stand in two scripts."""

from __future__ import annotations

import pytest

from carcite.formats.pasted.heading_words import Part
from carcite.formats.pasted.headings import find_heading
from carcite.formats.pasted.publisher.labels import Dated, labelled_dates, read_label
from carcite.formats.pasted.publisher.sources import find_source_line
from carcite.formats.pasted.titles import are_in_two_scripts, divided_by_script


@pytest.mark.parametrize(
    ("line", "part", "rest"),
    [
        ("要　旨", Part.ABSTRACT, ""),
        ("ÖZET / ABSTRACT", Part.ABSTRACT, ""),
        ("초록· 키워드", Part.ABSTRACT, ""),
        ("국문 초록 (Korean Abstract)", Part.ABSTRACT, ""),
        ("چكيده", Part.ABSTRACT, ""),
        ("چکیده [English]", Part.ABSTRACT, ""),
        ("ANAHTAR KELİMELER: çay, uyku", Part.KEYWORDS, "çay, uyku"),
        ("Λέξεις κλειδιά: τσάι, ύπνος", Part.KEYWORDS, "τσάι, ύπνος"),
        ("S t r e s z c z e n i e: Praca o herbacie.", Part.ABSTRACT, "Praca o herbacie."),
        ("Palabras clave té, sueño, agua", Part.KEYWORDS, "té, sueño, agua"),
        ("Résumé " + "Cet article traite du thé. " * 6, Part.ABSTRACT, ("Cet article traite du thé. " * 6)),
        ("Summary " + "Statements about tea are rare. " * 6, None, ""),
        ("Список литературы", Part.RELATED, ""),
    ],
)
def test_headings(line: str, part: Part | None, rest: str) -> None:
    found = find_heading(line)
    assert (found.part, found.rest) == (part, rest) if found else part is None


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("篇名：茶", Part.TITLE),
        ("並列篇名: Tea", Part.OTHER_TITLE),
        ("عنوان مقاله [English]", Part.OTHER_TITLE),
        ("Страницы: 1-9", Part.PAGES),
        ("ฉบับ", Part.ISSUE),
        ("Kaynak Göster", Part.CITE),
        ("العدد: ٣", Part.ISSUE),
    ],
)
def test_labels_in_many_languages(line: str, label: Part) -> None:
    found = read_label(line)
    assert found is not None
    assert found.label is label


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("Τόμος 9, Τεύχος 1, 2016, σελ. 15-27", {"volume": "9", "issue": "1", "issued": "2016", "pages": "15-27"}),
        ("المجلد ٨، العدد ٣، ٢٠٢١، الصفحات ٤٥-٧٠", {"volume": "8", "issue": "3", "issued": "2021", "pages": "45-70"}),
        ("دوره 7، شماره 2", {"volume": "7", "issue": "2"}),  # with a Jalali year on a line of its own
        ("ปีที่ 12 ฉบับที่ 2 (2018)", {"volume": "12", "issue": "2", "issued": "2018"}),
        ("Chè 2019, Tập 17, Số 4: 301-309",
         {"volume": "17", "issue": "4", "issued": "2019", "pages": "301-309", "container_title": "Chè"}),
        ("茶業学雑誌 7(3), 201-210, 2014-09-30",
         {"volume": "7", "issue": "3", "issued": "2014-09-30", "pages": "201-210", "container_title": "茶業学雑誌"}),
        ("2019-11-20 15:12", None),
    ],
)  # fmt: skip
def test_sources_in_many_languages(line: str, fields: dict[str, str] | None) -> None:
    found = find_source_line(line)
    assert (found and {name: str(value) for name, value in found.fields.items()}) == fields


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("Надійшла до редакції 12.03.2019", Dated.OTHER),
        ("Ngày nhận bài: 12.03.2019", Dated.OTHER),
        ("تاریخ دریافت: 2019-03-12", Dated.OTHER),
        ("Zveřejněno: 30. 6. 2017 (2017-06-30)", Dated.ISSUE),
        ("Diterbitkan 2020-08-01", Dated.ISSUE),
        ("Diffusion numérique : 2 décembre 2015", Dated.ONLINE),
    ],
)
def test_labels_of_dates(line: str, dated: Dated) -> None:
    assert [what for what, _ in labelled_dates(line)] == [dated]


def test_titles_in_two_scripts() -> None:
    assert are_in_two_scripts("茶の成分に関する研究", "A Study of the Components of Tea")
    assert not are_in_two_scripts("茶の成分に関する研究", "BIB TEX")
    assert not are_in_two_scripts("Чай и сон студентов", "Чай и память студентов")
    assert divided_by_script("茶の成分に関する研究 A Study of the Components of Tea") == [
        "茶の成分に関する研究",
        "A Study of the Components of Tea",
    ]
    assert divided_by_script("IL-6 在茶叶中的作用") == ["IL-6 在茶叶中的作用"]
