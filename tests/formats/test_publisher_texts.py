"""Abstracts of publishers' pages: under headings of many languages, and without any."""

import pytest

import carcite

TITLE = "The cooling of green tea in a wide cup of clay"
NAMES = "Jane Doe1, Ann Poe1\n1 Tea School, University of Sencha, Japan"
SOURCE = "Tea Practice, Volume 1, Issue 2, 2020"
ABSTRACT = (
    "Green tea cools faster in a wide cup than in a narrow one. We measured eighty cups in two seasons, and compared "
    "the results with those of earlier studies, in which the cups were of clay. The pot made no difference at all."
)
GERMAN = (
    "Der grüne Tee kühlt in der weiten Tasse schneller ab als in der engen. Wir haben achtzig Tassen gemessen und die "
    "Ergebnisse mit denen früherer Studien verglichen. Die Kanne ist für die Temperatur des Tees nicht von Bedeutung."
)


def abstracts(text: str) -> list[str]:
    (citation,) = carcite.loads(f"{TITLE}\n{NAMES}\n{SOURCE}\nhttps://doi.org/10.5555/tea.1\n{text}\n")
    return [abstract.text for abstract in citation.abstracts]


@pytest.mark.parametrize(
    "heading", ["Resumo(s)", "Samandrag", "რეზიუმე", "सारांश", "Ամփոփում", "Хураангуй", "其他语种文摘"]
)
def test_headings_of_many_languages(heading: str) -> None:
    assert abstracts(f"{heading}\n{ABSTRACT}\nKeywords: tea; cups") == [ABSTRACT]


def test_abstract_without_a_heading() -> None:
    assert abstracts(f"{ABSTRACT}\nKeywords: tea; cups\nIntroduction\nTea is a hot drink.") == [ABSTRACT]


def test_second_abstract_in_another_language_under_no_heading() -> None:
    assert abstracts(f"Abstract\n{ABSTRACT}\n{GERMAN}\nKeywords: tea; cups") == [ABSTRACT, GERMAN]


def test_title_between_the_heading_and_the_second_abstract() -> None:
    text = f"ZUSAMMENFASSUNG\n{GERMAN}\nSchlüsselwörter: Tee; Tassen\nSUMMARY\n{TITLE}\n{ABSTRACT}\nKeywords: tea; cups"
    assert abstracts(text) == [GERMAN, ABSTRACT]


@pytest.mark.parametrize(
    "behind",
    [
        "© 2020 Sencha Press. All rights reserved.",
        "Download PDF",
        "Introduction\nTea is a hot drink in all of the hills.",
    ],
)
def test_lines_of_the_site_and_of_the_article_end_an_abstract(behind: str) -> None:
    assert abstracts(f"Abstract\n{ABSTRACT}\n{behind}") == [ABSTRACT]


ARTICLE = (
    "Tea has been studied in many towns (Doe & Poe, 1999; Roe, 2004), and its cooling is known to follow the width of "
    "the cup (Doe, 2010). In cups of clay the pot was said to have an effect [12], which later studies did not find."
)


@pytest.mark.parametrize("between", ["", "Introduction\n", "INTRODUCTION Section:\n"])
def test_the_text_of_the_article_below_a_conclusion_is_not_of_the_abstract(between: str) -> None:
    sections = f"Background\n{ABSTRACT}\nMethods\nWe measured cups.\nConclusions\nThe width of the cup matters more."
    [abstract] = abstracts(f"Abstract\n{sections}\n\n{between}{ARTICLE}\n\n{ARTICLE}")
    assert abstract.endswith("The width of the cup matters more.")
