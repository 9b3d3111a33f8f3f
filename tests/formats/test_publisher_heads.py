"""Heads of publishers' pages: what stands around a title, and how titles, names and bodies are told apart."""

from __future__ import annotations

import carcite

ABSTRACT = (
    "Green tea cools faster in a wide cup than in a narrow one. We measured eighty cups in two seasons, and compared "
    "the results with those of earlier studies, in which the cups were of clay. The pot made no difference at all."
)


def page(text: str) -> carcite.Citation:
    return carcite.loads(text)[0]


def names(citation: carcite.Citation) -> list[str]:
    return [str(name) for name in citation.authors]


def test_title_over_blank_lines_and_a_body_as_author() -> None:
    citation = page(
        "Articles\n\nCooling of green tea in cups of clay, glass and\n\n\nporcelain in forty towns of the hills\n"
        "and of the plains\nTEA 2021 Cups and Pots Collaborators*\n\nhttps://doi.org/10.1234/tea.7\n\n"
        f"Abstract\n{ABSTRACT}\n"
    )
    assert citation.title == (
        "Cooling of green tea in cups of clay, glass and porcelain in forty towns of the hills and of the plains"
    )
    assert [name.literal for name in citation.authors] == ["TEA 2021 Cups and Pots Collaborators"]


def test_lines_of_a_server_and_lost_names_are_no_title() -> None:
    citation = page(
        "Hostname: page-component-1 Total loading time: 0 Render date: 2024-12-26T16:23:29.296Z Has data issue: false\n"
        "\nAuthor Correction: The cooling of green tea in a wide cup\n\n, , ORCID Icon, , & show all\n\n"
        f"Published online by the Tea Press: 12 December 2014\n\nhttps://doi.org/10.1234/tea.7\n\nAbstract\n\n{ABSTRACT}\n"
    )
    assert citation.title == "Author Correction: The cooling of green tea in a wide cup"
    assert names(citation) == []
    assert str(citation.issued) == "2014-12-12"


def test_names_that_only_marks_divide() -> None:
    citation = page(
        "Front. Tea Res., 07 March 2022\nVolume 9 - 2022 |\n\nThe cooling of green tea in a wide cup\n\n"
        "Anna Brewer1* Jean-Luc Potter2 Frank Van den Kessel3†‡ Luis Pérez1 on behalf of the Tea Society (TS)\n"
        "1Department of Tea, University of Sencha, Sencha, Japan\n2School of Tea, Assam University, Assam, India\n"
        f"3Institute of Pots, Delft, Netherlands\n\nAbstract\n{ABSTRACT}\n"
    )
    assert names(citation) == ["Anna Brewer", "Jean-Luc Potter", "Frank Van den Kessel", "Luis Pérez"]


def test_citation_wrapped_below_its_label() -> None:
    citation = page(
        "Cahiers de thé sociologique\n\nPrésentation. Les nouveaux objets du thé\n\nJean Tasse, Anne Théière\n\n"
        "Citer ce document\nTasse, J. & Théière, A. (2015). Présentation. Les nouveaux objets\n"
        "du thé. Cahiers de thé sociologique, (59-60), 7–15.\nhttps://doi.org/10.1234/tea.7\n"
    )
    assert citation.title == "Présentation. Les nouveaux objets du thé"
    assert (citation.container_title, citation.issue, str(citation.pages)) == (
        "Cahiers de thé sociologique",
        "59-60",
        "7-15",
    )
