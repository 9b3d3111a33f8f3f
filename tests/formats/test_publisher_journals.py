"""Journals of publishers' pages: where their names stand, and what shows that a line is one."""

from __future__ import annotations

import pytest

import carcite

TITLE = "The cooling of green tea in a wide cup"
NAMES = "Jane Doe1, Ann Poe1\n1 Tea School, University of Sencha, Japan"
ABSTRACT = (
    "Green tea cools faster in a wide cup than in a narrow one. We measured eighty cups in two seasons, and compared "
    "the results with those of earlier studies, in which the cups were of clay. The pot made no difference at all."
)


def page(head: str, below: str = "") -> carcite.Citation:
    return carcite.loads(f"{head}\n{TITLE}\n{NAMES}\n{below}\n\nAbstract\n{ABSTRACT}\n")[0]


@pytest.mark.parametrize(
    ("line", "doi", "journal"),
    [
        ("Hot Drink Practice", "10.1234/hdp.7012", "Hot Drink Practice"),
        ("Teas in Practice", "10.1234/fteapra.2020.12", None),
        ("Teas in Practice", "10.1234/teapra.2020.12", "Teas in Practice"),
        ("Infusion", "10.1234/j.infusion.2020.12", "Infusion"),
        ("Subjects and Topics", "10.1234/j.infusion.2020.12", None),
    ],
)
def test_letters_of_the_doi_name_the_journal(line: str, doi: str, journal: str | None) -> None:
    assert page("Home\nLog in", f"{line}\nShare\nhttps://doi.org/{doi}").container_title == journal


@pytest.mark.parametrize(
    "steps",
    [
        "Home >\nDrinks >\nHot Teas >\nEarly View >\nAbstract",
        "Home > Drinks > Hot Teas > Early View > Abstract",
        "HomeHot TeasVol. 7, No. 35The cooling of green tea in a wide cup",
        "Log in\nHot Teas | Original Investigation",
        "Log in\nHot Teas\n© The Author(s) 2013",
        "Log in\nPublication: Hot Teas",
    ],
)
def test_journal_in_steps_and_menus(steps: str) -> None:
    assert page(steps).container_title == "Hot Teas"


def test_names_in_quotes_and_bodies_are_no_journals() -> None:
    assert page("PROCEEDINGS OF THE", "Volume 50 , Issue 3 , June 2021 , pp. 401 - 426").container_title is None
    assert page('Log in\nReferrals to the Journal "Tea and Cups"').container_title is None
    citation = page("Log in", "Tea in Society , Volume 50 , Issue 3 , June 2021 , pp. 401 - 426")
    assert (citation.container_title, citation.volume) == ("Tea in Society", "50")


def test_volume_and_pages_behind_labels_on_lines() -> None:
    citation = page("Log in", "Hot Teas \nvolume\n 1, \npage\n20 (2023)Cite this article\n\n1460 Accesses")
    assert (citation.container_title, citation.volume, str(citation.pages)) == ("Hot Teas", "1", "20")
    assert [name.family for name in citation.authors] == ["Doe", "Poe"]
    citation = page("Log in", "Hot Teas \nvolume\n 5, Article number: 118 (2024) Cite this article")
    assert (citation.volume, citation.article_number) == ("5", "118")


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("Teas 2023, 12(9), 1877; https://doi.org/10.1234/t12091877", ("Teas", "2023", "12", "1877")),
        ("Tea Research 40 (2015) 4, 110-127 │© GESIS", ("Tea Research", "2015", "40", "110-127")),
        ("Tea and Cups (2011) 18, 1944-1947; doi:10.1234/t.8", ("Tea and Cups", "2011", "18", "1944-1947")),
        ("Tea Sci. Apr 2009; 85(Suppl_1): i72–i80.", ("Tea Sci", "2009-04", "85", "i72–i80")),
    ],
)
def test_numbers_in_other_orders(line: str, fields: tuple[str, ...]) -> None:
    citation = page("Log in", line)
    assert str(citation.issued) == fields[1]
    assert citation.volume == fields[2]
    assert (citation.container_title or "").rstrip(".") == fields[0]
    assert str(citation.pages or citation.article_number).replace("–", "-") == fields[3].replace("–", "-")


def test_lines_behind_an_abstract_end_it() -> None:
    for line in (
        "SIGN UP FOR THE TEA NEWSLETTER\nThe latest news, free to your inbox daily.",
        "Linked Articles\nCups: do they matter?",
    ):
        citation = carcite.loads(
            f"{TITLE}\n{NAMES}\nTea Practice, Volume 1, Issue 2, 2020\n\nAbstract\n{ABSTRACT}\n\n{line}\n"
        )[0]
        assert [one.text for one in citation.abstracts] == [ABSTRACT]
    citation = carcite.loads(
        f"{TITLE}\n{NAMES}\nTea Practice, Volume 1, Issue 2, 2020\n\nABSTRACT\tSection:\n\n{ABSTRACT}\n"
    )[0]
    assert [one.text for one in citation.abstracts] == [ABSTRACT]


def test_numbers_of_other_articles_are_not_those_of_the_page() -> None:
    for heading in ("More Like This", "Article of Interest"):
        citation = page(
            "Hot Teas\nVol. 29,\nIssue 14,\npp. 22108-22121\n(2021)",
            f"{heading}\nCups of clay for the hottest teas\nHot Teas 27(3) 3109-3120 (2019)\nArticle Outline",
        )
        assert (citation.container_title, citation.volume, citation.issue) == ("Hot Teas", "29", "14")
        assert str(citation.pages) == "22108-22121"


def test_citation_with_the_orcid_of_an_author() -> None:
    cited = f"Doe, J, Poe, A ORCID: 0000-0001-7042-3352 and Roe, B (2016) {TITLE}. Tea Law Review, 24 (3). pp. 341-366."
    citation = carcite.loads(
        f"University of Sencha\nResearch Repository\nHome About Browse Search\n{TITLE}\n{cited}\n\n"
        f"Abstract\n{ABSTRACT}\n"
    )[0]
    assert citation.title == TITLE
    assert [name.family for name in citation.authors] == ["Doe", "Poe", "Roe"]
    assert (citation.container_title, citation.volume) == ("Tea Law Review", "24")


def test_page_of_europe_pmc() -> None:
    citations = carcite.loads(
        f"Europe PMC\nMenu\nAbout\nTools\nSearch\nAbstract\nFull text\nCitations & impact\nSimilar Articles\n"
        f"{TITLE}.\nDoe M1, Poe LV2\nAuthor information\nAffiliations\n1. Tea School, University of Sencha, Japan.\n"
        "2. Cup Institute, University of Assam, India.\nHot Tea Journal, 18 Feb 2016, 5(1):47-54\n"
        f"https://doi.org/10.1234/tea.5 PMID: 27099839\nAbstract\n{ABSTRACT}\nFree full text\n"
        "Hot Tea J. 2016 Mar; 5(1): 47–54.\nPublished online 2016 Feb 18. https://doi.org/10.1234/tea.5\n"
        "Similar Articles\nCups of clay for hot teas.\nRoe B.\nTea Wkly, 141:w13190, 14 Apr 2011\n"
    )
    assert [citation.title for citation in citations] == [TITLE]
    assert [name.family for name in citations[0].authors] == ["Doe", "Poe"]
    assert str(citations[0].pages) == "47-54"


def test_citation_on_narrow_lines() -> None:
    lines = (
        f"Doe J, Poe A and\nRoe B (2021) {TITLE[:22]}\n{TITLE[23:]}.\nFront. Tea 3:641234.\n"
        "doi: 10.3389/frte.2021.641234"
    )
    text = f"{TITLE}\n{NAMES}\n\nAbstract\n{ABSTRACT}\nKeywords: tea, cups\n\nCitation:\n{lines}\n"
    citation = carcite.loads(text)[0]
    assert (citation.container_title, citation.volume, citation.article_number) == ("Front. Tea", "3", "641234")


def test_server_of_a_preprint_and_press_behind_a_journal() -> None:
    rights = (
        "Copyright The copyright holder for this preprint is the author/funder, who has granted teaRxiv a license to "
        "display the preprint in perpetuity."
    )
    head = f"{TITLE}\n{NAMES}\ndoi: https://doi.org/10.1234/2021.03.02\n\n"
    citation = carcite.loads(f"{head}Abstract\n{ABSTRACT}\n\n{rights}\n")[0]
    assert (citation.type, citation.container_title) == ("article", "teaRxiv")
    citation = page("Log in", "Journal of Cups, Sencha University Press, Volume 14, Number 2, Spring 2021, pp. 211-236")
    assert citation.container_title == "Journal of Cups"
