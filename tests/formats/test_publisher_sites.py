"""Publishers' web pages pasted from the top: menus, boxes of other articles, labels, and what stands at the foot."""

from __future__ import annotations

import pytest

import carcite

TITLE = "The cooling of green tea in a wide cup"
NAMES = "Jane Doe1, Ann Poe1\n1 Tea School, University of Sencha, Japan"
ABSTRACT = (
    "Green tea cools faster in a wide cup than in a narrow one. We measured eighty cups in two seasons, and compared "
    "the results with those of earlier studies, in which the cups were of clay. The pot made no difference at all."
)


def page(top: str = "", *, below_names: str = "", behind: str = "") -> carcite.Citation:
    text = f"{top}\n{TITLE}\n{NAMES}\n{below_names}\n\nAbstract\n{ABSTRACT}\n{behind}\n"
    (citation,) = carcite.loads(text)
    assert (citation.title, [name.family for name in citation.authors]) == (TITLE, ["Doe", "Poe"])
    return citation


@pytest.mark.parametrize(
    "menu",
    [
        "Journals Magazines Proceedings Books SIGs Conferences People",
        "Conference Proceedings Upcoming Events Authors Affiliations Award Winners",
        "Publish Books & e-Collections Journals Resources About Us",
        "Home About Browse Search Statistics",
        "University of Sencha\nResearch Repository\nHome About Browse Search Statistics\nLogin",
        "Search the Full Text of Over 6,600+ Books",
        "LETTER • THE FOLLOWING ARTICLE IS OPEN ACCESS",
    ],
)
def test_rows_of_entries_are_menus(menu: str) -> None:
    assert page(menu).container_title is None


def test_box_of_another_article_above_the_abstract() -> None:
    own = "Hot Teas\nVol. 29,\nIssue 14,\npp. 22108-22121\n(2021)"
    box = "More Like This\nThe warming of cold tea\nHot Teas 27(3) 3109-3120 (2019)\n"
    citation = page(own, below_names=box)
    assert (citation.volume, citation.issue, str(citation.pages)) == ("29", "14", "22108-22121")


@pytest.mark.parametrize("heading", ["Article of Interest", "Linked Articles", "Complete Chapter List"])
def test_box_of_another_article_below_the_abstract(heading: str) -> None:
    own = "Hot Teas\nVolume 194\nIssue 6\nSeptember 15, 2016\nPages: 727-735\n"
    citation = page(
        "Log in\nJournal Home\nResearch Article\nShare on",
        behind=f"{own}{heading}\nThe warming of cold tea\nHot Teas 2014;189:1102.",
    )
    assert (citation.volume, citation.issue, str(citation.pages)) == ("194", "6", "727-735")


@pytest.mark.parametrize("button", ["Buy this article ($12.00)", "Acquista l'articolo (€ 12,00)", "Sign up for alerts"])
def test_abstract_ends_above_buttons(button: str) -> None:
    assert page(behind=button).abstracts[0].text == ABSTRACT


def test_summary_for_others_is_an_abstract_of_its_own() -> None:
    sections = (
        f"Background\n{ABSTRACT}\nConclusions\nTea cools.\nAuthor summary\nPeople who like hot tea drink it fast."
    )
    (citation,) = carcite.loads(
        f"Research Article\n{TITLE}\n{NAMES}\n\nAbstract\n{sections}\n\nIntroduction\nTea is hot.\n"
    )
    first, second = citation.abstracts
    assert first.text.endswith("Tea cools.")
    assert second.text == "People who like hot tea drink it fast."


@pytest.mark.parametrize(
    "text",
    [
        "PMID\n31393141",
        "https://doi.org/10.1234/tea.20       PubMed: 31393141",
        "PMID: 31393141",
        "PMID: 31393141\nPMCID: PMC123456\nPMID: 31393141",
    ],
)
def test_pmid_of_the_page(text: str) -> None:
    assert page("Log in\nhttps://doi.org/10.1234/tea.20", behind=text).pmid == "31393141"


@pytest.mark.parametrize("text", ["PMID: 31393141\nPMID: 31393142", "10.1234/cup.3 PMID: 31393141"])
def test_pmids_of_several_articles_are_nobodys(text: str) -> None:
    assert page("Log in\nhttps://doi.org/10.1234/tea.20", behind=text).pmid is None


def test_citation_of_the_page_without_a_label() -> None:
    names = "Doe, Jane ORCID: 0000-0001-7042-3352 and Poe, Ann"
    cited = f"{names} (2016) {TITLE}. Hot Teas, 24 (3). pp. 341-366. ISSN 0967-0742"
    citation = page("University of Sencha\nResearch Repository", below_names=cited)
    assert (citation.container_title, citation.volume, str(citation.pages)) == ("Hot Teas", "24", "341-366")


def test_citation_of_the_page_below_related_articles() -> None:
    behind = (
        f"Related Articles\nCopy and paste a formatted citation\nDoe J and Poe A: {TITLE}. Hot Teas 19: 2771-2780, 2020"
    )
    citation = page(behind=behind)
    assert (citation.volume, str(citation.pages)) == ("19", "2771-2780")


def test_issue_at_the_foot_agrees_with_volume_and_year() -> None:
    top, references = "Hot Teas (2018), 64, pp. 77-86", "References\nRoe, E. (2014). Cold tea. Hot Teas, 60, 201–209."
    assert page(top, behind=f"{references}\nVolume 64 Issue 2 April 2018").issue == "2"
    assert page(top, behind=f"{references}\nVolume 65 Issue 2 April 2018").issue is None


@pytest.mark.parametrize(
    ("lines", "journal"),
    [
        (
            "TEA '20: Proceedings of the 2020 Tea Systems Conference\nPages 1–12",
            "TEA '20: Proceedings of the 2020 Tea Systems Conference",
        ),
        ("2019 International Conference on Hot Teas (HotTea)", "2019 International Conference on Hot Teas (HotTea)"),
        ("Source Title: Handbook of Research on Emerging Trends and Technologies in Tea and Coffee and Cups",) * 2,
        ("Home Journal of Hot Teas Volume 25, Issue 10\nPublication: Journal of Hot Teas", "Journal of Hot Teas"),
    ],
)
def test_proceedings_books_and_steps(lines: str, journal: str) -> None:
    assert page(f"Log in\n{lines}\n").container_title == journal.removeprefix("Source Title: ")


@pytest.mark.parametrize(
    ("line", "volume", "issue", "pages"),
    [
        ("Journal of Hot Teas 29(4) 338-349 https://doi.org/10.1234/HT19088", "29", "4", "338-349"),
        ("Journal of Hot Teas 29 (2019) 338-349", "29", None, "338-349"),
        ("Citation Jane Doe et al 2019 Tea. Res. Lett. 14 084035", "14", None, "084035"),
    ],
)
def test_sources_without_commas(line: str, volume: str, issue: str | None, pages: str) -> None:
    citation = page(below_names=line)
    found = (citation.volume, citation.issue, str(citation.pages or citation.article_number))
    assert found == (volume, issue, pages)


def test_number_with_the_year_behind_its_label() -> None:
    citation = page("Hot Teas", behind="Information\nVolume 64 • Number 11 • 20 October 2020\neLocator: e01189-20")
    assert (citation.volume, citation.issue, citation.article_number) == ("64", "11", "e01189-20")


def test_year_behind_a_word_of_its_label() -> None:
    citation = page("Chapter", below_names="First Published 2018")
    assert str(citation.issued) == "2018"


def test_pubmeds_lines_below_those_of_another_site() -> None:
    menu = "Europe PMC\nMenu\nAbout\nTools\nHelp\nSearch\nAdvanced search\nAbstract\nFull text\nSimilar Articles"
    places = "Author information\nAffiliations\n1. Tea School, University of Sencha, Japan."
    source = (
        "Hot Teas Journal, 18 Feb 2016, 5(1):47-54\nhttps://doi.org/10.1234/tea.20 PMID: 27099839 PMCID: PMC4836129"
    )
    copied = "Free full text\nHot Teas J. 2016 Mar; 5(1): 47–54.\nPublished online 2016 Feb 18. doi: 10.1234/tea.20"
    similar = (
        "Similar Articles\nThe warming of cold tea.\nRoe E, Moe F.\nTea Wkly, 141:w13190, 14 Apr 2011\nPMID: 21495003"
    )
    text = f"{menu}\n{TITLE}.\nDoe J1, Poe A1\n{places}\n{source}\nAbstract\n{ABSTRACT}\n\n{copied}\n{similar}"
    assert carcite.detect(text) == "page"
    (citation,) = carcite.loads(text)
    assert (citation.title, citation.volume, citation.doi) == (TITLE, "5", "10.1234/tea.20")
    assert [name.family for name in citation.authors] == ["Doe", "Poe"]


def test_contents_of_the_page_above_the_abstract() -> None:
    contents = "Top of page\nAbstract\nINTRODUCTION\nMATERIALS AND METHODS\nRESULTS\nREFERENCES\nSupporting Information"
    (citation,) = carcite.loads(f"Research Article\nShare\n{TITLE}\n{NAMES}\n\nAbstract\n{contents}\n\n{ABSTRACT}\n")
    assert [abstract.text for abstract in citation.abstracts] == [ABSTRACT]


def test_additional_keywords_end_the_abstract() -> None:
    citation = page(behind="\nAdditional keywords: clay, cups.")
    assert (citation.abstracts[0].text, citation.keywords) == (ABSTRACT, ("clay", "cups"))


def test_boxes_of_points_end_the_abstract() -> None:
    for heading in ("Key Points", "Highlights"):
        points = f"{heading}\nTea cools in a cup of any kind\nThe pot does not matter"
        box = f"{points}\nPlain Language Summary\nHot tea gets cold."
        assert [abstract.text for abstract in page(behind=box).abstracts] == [ABSTRACT, "Hot tea gets cold."]


@pytest.mark.parametrize(
    ("lines", "pages"),
    [
        ("Volume37, Issue1\nJanuary 2023\ne2022GB007511", "e2022GB007511"),
        ("Volume 37, Issue 1\ne10012", "e10012"),
        ("Volume 37, Issue 1\nArticle Sequence Number: 1504805", "1504805"),
    ],
)
def test_article_number_on_a_line_of_its_own(lines: str, pages: str) -> None:
    citation = page("Research Article\nShare", behind=f"\n{lines}")
    assert (citation.volume, str(citation.pages or citation.article_number)) == ("37", pages)


@pytest.mark.parametrize(
    "lines",
    [
        "Back to Journals » Hot Teas » Volume 12",
        "HomeAll JournalsHot TeasList of IssuesVolume 12, Issue 1The cooling of ....",
        "Log in\nHot Teas\nUniversity of Sencha Press\nVolume 57, Number 2, 2020",
        "Log in\nIn: Hot Teas",
        "Log in\nHot Teas\nVolume 12, 2022 - Issue 1\nAn Interdisciplinary Journal",
    ],
)
def test_journal_by_its_neighbours(lines: str) -> None:
    assert page(f"Log in\n{lines}\nSubmit an article\n").container_title == "Hot Teas"


def test_subtitle_of_the_kind_of_a_study() -> None:
    names = "Jane Doe, MD, PhD1,2; Ann Poe, MSc2; et al\nAuthor Affiliations"
    (citation,) = carcite.loads(
        f"Original Investigation\nSign In\n{TITLE}\nThe TEA Randomized Trial\n{names}\nAbstract\n{ABSTRACT}\n"
    )
    assert citation.title == f"{TITLE}: The TEA Randomized Trial"


def test_words_behind_a_doi_and_names() -> None:
    head = f"Log in\nShare\n{TITLE} Get access\nJane Doe, Ann Poe Author Notes\nDOI: 10.1234/j.tea.20External Link"
    (citation,) = carcite.loads(f"{head}\nAbstract\n{ABSTRACT}\n")
    assert (citation.doi, [name.family for name in citation.authors]) == ("10.1234/j.tea.20", ["Doe", "Poe"])


def test_affiliations_divided_by_semicolons() -> None:
    places = (
        "Department of Tea, Sencha University, Japan; School of Cups, University of Leeds, UK; Tea Institute, Spain"
    )
    text = f"Log in\nShare\n{TITLE}\nJane Doe, Ann Poe, Eva Roe\n{places}\n\nAbstract\n{ABSTRACT}\n"
    (citation,) = carcite.loads(text)
    assert citation.affiliations == tuple(places.split("; "))


def test_contents_with_long_headings_are_not_the_title() -> None:
    contents = "Significance\nAbstract\nGreen tea in a cup of clay\nNarrow cups in two seasons\nReferences"
    text = f"Research Article\nShare\n{TITLE}\n{NAMES}\n{contents}\n\nAbstract\n{ABSTRACT}\n"
    assert carcite.loads(text)[0].title == TITLE


def test_degrees_behind_given_names() -> None:
    names = "Doe, Jane N. MD, PhD; O'Leary, Conor MSc; van der Poe, Ann PhD; Roe, Eva MD"
    (citation,) = carcite.loads(f"Log in\nORIGINAL STUDY\n{TITLE}\n{names}\nAuthor Information\nAbstract\n{ABSTRACT}\n")
    given = [(name.full_family, name.given) for name in citation.authors]
    assert given == [("Doe", "Jane N."), ("O'Leary", "Conor"), ("van der Poe", "Ann"), ("Roe", "Eva")]


def test_names_one_a_line_with_the_family_name_first() -> None:
    names = "AuthorListed:\nDoe, Jane N.1\nO'Leary, Conor2\nvan der Poe, Ann3\nRoe, Eva2"
    (citation,) = carcite.loads(f"Save this article\nLog in\n{TITLE}\n{names}\nAbstract\n{ABSTRACT}\n")
    assert [name.full_family for name in citation.authors] == ["Doe", "O'Leary", "van der Poe", "Roe"]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("March 2020Journal of Hot Teas 34(1):88-104", "2020-03"),
        ("Published in\nHot Teas, 34(1), 88-104, ISSN: 2345-6789, 2020.", "2020"),
        ("Publication: Hot Teas, Volume 34, Issue 1, Pages 88-104\nPub Date: March 2020", "2020-03"),
    ],
)
def test_dates_of_sources(line: str, date: str) -> None:
    citation = page("Log in\nShare", below_names=line)
    assert (citation.volume, str(citation.pages), str(citation.issued)) == ("34", "88-104", date)


def test_text_without_heading_above_keywords_and_the_publisher() -> None:
    below = "Descriptors: Tea, Cups, Clay\nTea & Sons. Available from: Tea & Sons, Ltd. Philadelphia, PA 19106."
    head = f"Log in\nPages: 17\n{TITLE}\nDoe, Jane N.; Poe, Ann\nJournal of Hot Teas, v34 n1 p88-104 Mar 2020"
    (citation,) = carcite.loads(f"{head}\n{ABSTRACT} {ABSTRACT}\n{below}")
    assert [abstract.text for abstract in citation.abstracts] == [f"{ABSTRACT} {ABSTRACT}"]
