"""First pages of articles copied out of PDF readers: title, authors and abstract, each broken over printed lines."""

from __future__ import annotations

import pytest

import carcite

_ABSTRACT = """Abstract
Green tea is drunk in many countries, but little is known about the
pots in which it is kept. We measured the warmth of forty pots for a
week and asked their owners how they had slept. Pots with a lid were
warmer, and their owners slept longer than those of open pots.
"""


def _title(head: str, below: str = _ABSTRACT) -> str | None:
    return carcite.loads(f"{head}\n{below}", format="page")[0].title


@pytest.mark.parametrize(
    "head",
    [
        "Warm Pots and Long Nights in the\nNorthern Hills: A Field Study\nJane Doe1, Rick Roe2\n1 Tea School, Leeds\n",
        "Tea Letters\n\nWarm Pots and Long Nights in the\nNorthern Hills: A Field Study\n\nJane Doe, Rick Roe\n\n"
        "Tea School, Leeds, UK\n",
        "J Tea Health (2009) 17:71-76\n\nORIGINAL ARTICLE\n\nWarm Pots and Long Nights in the\n"
        "Northern Hills: A Field Study\n∗\nJane Doe · Rick Roe\n\nReceived: 3 May 2009\n",
        "arXiv:0809.1234v1 [tea] 3 May 2009\n\nWarm Pots and Long Nights in the Northern Hills:\nA Field Study\n\n"
        "J. Doe,1 R. Roe,2\n1 Tea School, Leeds, UK\n",
        "Warm Pots and Long Nights in the Northern Hills: A Field\nStudy\nJane Doe, MD,1 Rick Roe, PhD2\n"
        "1 Department of Tea, Leeds University, Leeds, UK\n",
    ],
)
def test_all_lines_right_above_the_authors_are_the_title(head):
    assert _title(head) == "Warm Pots and Long Nights in the Northern Hills: A Field Study"


def test_a_title_in_a_second_language_is_its_translation():
    head = (
        "Warme Kannen und lange Nächte in den\nHügeln des Nordens\n"
        "Warm pots and long nights in the hills of the north\n"
        "Jana Doe1 und Max Roe2\n1 Institut für Tee, Universität Leeds\n"
    )
    (citation,) = carcite.loads(f"{head}\n{_ABSTRACT}", format="page")
    assert citation.title == "Warme Kannen und lange Nächte in den Hügeln des Nordens"
    assert [str(name) for name in citation.authors] == ["Jana Doe", "Max Roe"]


def test_words_that_the_text_has_in_small_letters_are_not_a_name():
    head = "A Field Study of Warm Pots in\nNorthern Hills\nJane Doe1 and Rick Roe2\n1 Tea School, Leeds, UK\n"
    (citation,) = carcite.loads(f"{head}\n{_ABSTRACT}\nThe northern hills are far.\n", format="page")
    assert citation.title == "A Field Study of Warm Pots in Northern Hills"
    assert [str(name) for name in citation.authors] == ["Jane Doe", "Rick Roe"]


def test_a_title_that_only_its_place_among_unknown_lines_shows_is_left_out():
    head = "Report 12 of the Tea School\n\nLeeds, Green Hill\n\nthe shelves of the south and their doors\n"
    text = f"{head}\n{_ABSTRACT}\nKeywords: tea, pots\n\ndoi: 10.5555/tea.1\n"
    assert carcite.loads(text, format="page")[0].title is None


@pytest.mark.parametrize(
    "foot",
    [
        "This work was supported by the Tea Fund under contract 12.",
        "* Corresponding author. Tel.: +44 113 496 0000.",
        "Permission to make digital copies of this work is granted.",
        "Address for correspondence: Jane Doe, Tea School, Leeds, UK.",
        "(Some figures in this article are in colour only in the electronic version)",
        "0012-3456/09/$20.00",
    ],
)
@pytest.mark.parametrize("blank", ["", "\n"])
def test_the_foot_of_the_page_ends_an_abstract(foot, blank):
    head = "Warm pots and long nights in the hills\nJane Doe1 and Rick Roe2\n1 Tea School, Leeds, UK\n"
    (citation,) = carcite.loads(f"{head}\n{_ABSTRACT}{blank}{foot}\n", format="page")
    assert citation.abstracts[0].text.endswith("slept longer than those of open pots.")


def test_letters_and_accents_that_a_file_has_apart_are_one():
    head = (
        "Warm pots and long nights in hills\nJose\u0301 Garci\u0301a1 and Mar\u0131\u0301a Roe2\n1 Tea School, Leeds\n"
    )
    (citation,) = carcite.loads(f"{head}\n{_ABSTRACT}", format="page")
    assert [str(name) for name in citation.authors] == ["José García", "María Roe"]


@pytest.mark.parametrize("stop", [":", "."])
def test_sections_of_an_abstract_without_a_heading(stop):
    head = (
        "SENCHA: An R Package for Warm Pots\nand Long Nights\nJane M. Doe1, Rick Roe2 and\nANNA P. POE3\n"
        "1 Department of Tea, Leeds University, Leeds, UK\n"
    )
    sections = (
        f"Objectives{stop} Green tea is drunk in many countries, but little is\n"
        "known about the pots in which it is kept for a night.\n"
        f"Methods{stop} We measured the warmth of forty pots for one week\n"
        "and asked their owners how they had slept; nobody was paid for it,\nand nobody was told why.\n"
        f"Results{stop} Pots with a lid were 1.5 K warmer (n = 20); 31% of\n"
        "their owners slept longer than those of open pots.\n"
        f"Conclusions{stop} A lid, not the tea, is what matters in the hills.\n"
    )
    text = f"{head}\n{sections}\nKeywords: tea; pots; sleep\n\nINTRODUCTION\nTea is drunk in the hills.\n"
    (citation,) = carcite.loads(text, format="page")
    assert citation.title == "SENCHA: An R Package for Warm Pots and Long Nights"
    assert [str(name) for name in citation.authors] == ["Jane M. Doe", "Rick Roe", "ANNA P. POE"]
    assert citation.abstracts[0].text.startswith("Objectives")
    assert citation.abstracts[0].text.endswith("is what matters in the hills.")


def test_an_abstract_with_the_words_of_the_column_beside_it_is_left_out():
    head = "Warm pots and long nights in the hills\nJane Doe1 and Rick Roe2\n1 Tea School, Leeds, UK\n"
    text = _ABSTRACT.replace("Green", "Article history: Green").replace("pots in", "Received 4 May 2007 pots in")
    (citation,) = carcite.loads(f"{head}\n{text}\nKeywords: tea, pots\n", format="page")
    assert not citation.abstracts
    assert citation.title == "Warm pots and long nights in the hills"
