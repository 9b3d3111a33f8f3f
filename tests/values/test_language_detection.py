"""The language of a text by its script or its common words, and no language where neither is clear."""

from __future__ import annotations

import pytest

from carcite.values.language_detection import latin_language, script_language, script_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("目的：探讨 IL-6 与 CRP 在患者中的诊断价值。", "zh"),
        ("本研究では患者の予後について検討した。", "ja"),
        ("이 연구는 환자의 예후를 조사하였다.", "ko"),
        ("Σκοπός της μελέτης ήταν η αξιολόγηση.", "el"),
        ("การศึกษานี้มีวัตถุประสงค์", "th"),
        ("מטרת המחקר היא לבדוק", "he"),
        ("Целью исследования была оценка.", None),
        ("هدف هذه الدراسة", None),
        ("Levels of TGF-β and α-SMA rose in 北京.", None),
        ("Plain text.", None),
        ("", None),
    ],
)
def test_the_language_a_script_settles(text: str, language: str | None) -> None:
    assert script_language(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The aim of this study was to compare the groups of patients with the treatment.", "en"),
        ("Le but de cette étude était de comparer les groupes de patients avec le traitement.", "fr"),
        ("Das Ziel der Studie war der Vergleich von Gruppen mit und ohne die Behandlung.", "de"),
        ("El objetivo de este estudio fue comparar los grupos de pacientes con el fármaco.", "es"),
        ("O objetivo do estudo foi comparar os grupos de pacientes com uma doença.", "pt"),
        ("Lo scopo dello studio è stato il confronto di gruppi che sono trattati con il farmaco.", "it"),
        ("Het doel van het onderzoek was een vergelijking van de groepen met het middel.", "nl"),
        ("Celem pracy jest ocena wyników leczenia oraz porównanie grup, które nie są w badaniu.", "pl"),
        ("Bu çalışmada iki grup ve bir ilaç ile tedavi edilen hastaların sonuçları için.", "tr"),
        ("Il testo dell'articolo e della nota: l'analisi nella storia d'Italia e nell'arte del tè.", "it"),
        ("Fondé sur une enquête, cet article analyse l’usage du thé et la place d’une pause au travail.", "fr"),
        ("Penelitian ini bertujuan untuk mengetahui pengaruh teh pada tidur dan hasil dari tiga kebun.", "id"),
        ("Nghiên cứu được thực hiện để đánh giá ảnh hưởng của trà đến giấc ngủ của sinh viên.", "vi"),
        ("Показано влияние чая на сон студентов первого курса и их внимание.", None),
        ("В статье описан новый метод: изучено влияние чая на сон студентов первого курса.", "ru"),
        ("У статті описано вплив чаю на сон студентів першого курсу та їхню увагу.", "uk"),
        ("هدفت الدراسة إلى معرفة أثر شرب الشاي على ضغط الدم لدى كبار السن", "ar"),
        ("این پژوهش با هدف بررسی تأثیر چای بر خواب دانشجویان انجام شد", "fa"),
        ("Interleukin receptor antagonist therapy outcomes randomized placebo trial phase three", None),
        ("The aim of this", None),
        ("", None),
    ],
)
def test_the_language_common_words_settle(text: str, language: str | None) -> None:
    assert latin_language(text) == language


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Tea of the hills", "Latn"),
        ("Trà xanh và sức khỏe", "Latn"),
        ("Чай и сон: a study", "Cyrl"),
        ("茶と睡眠 (tea)", "Hani"),
        ("녹차와 수면", "Hani"),
        ("چای و خواب", "Arab"),
        ("תה ושינה", "Hebr"),
        ("τσάι", "Grek"),
        ("ชาเขียว", "Thai"),
        ("2020; 12 (3)", None),
        ("— …", None),
    ],
)
def test_the_script_of_most_letters(text: str, script: str | None) -> None:
    assert script_of(text) == script


def test_long_text_is_looked_at_from_its_start_only() -> None:
    assert latin_language("the of " * 10**5) == "en"
    assert script_language("汉" * 10**6) == "zh"
