"""Heads of publishers' pages: what stands around a title, and how titles, names and bodies are told apart."""

from __future__ import annotations

import carcite
from carcite.formats.pasted.lines import numbered
from carcite.formats.pasted.publisher.lines import page_lines
from carcite.formats.pasted.publisher.titles import first_of

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


def test_names_with_their_institutions_in_rows() -> None:
    citation = page(
        "Journal of Tea Strategy (Print ISSN: 1544-1458; Online ISSN: 1939-6104)\n\n"
        "Research Article: 2021 Vol: 20 Issue: 2S\n\nThe Improvement of Green Tea in the Hills of Java\n\n"
        "Dewi Sahara, Central Java Assessment Institute for Tea\n\nAtman, West Sumatra Assessment Institute for Tea\n\n"
        "*Lis M. Yapanto, State University of Gorontalo\n\nRita Indrasti, Indonesian Center for Tea\n\n"
        f"Abstract\n\n{ABSTRACT}\n\nIntroduction\n\nGlobally, tea is one of the most widely consumed drinks of all.\n"
    )
    assert citation.title == "The Improvement of Green Tea in the Hills of Java"
    assert names(citation) == ["Dewi Sahara", "Atman", "Lis M. Yapanto", "Rita Indrasti"]
    assert len(citation.affiliations) + sum(len(name.affiliations) for name in citation.authors) == 4
    assert (citation.container_title, citation.volume, citation.issue) == ("Journal of Tea Strategy", "20", "2S")
    assert [abstract.text for abstract in citation.abstracts] == [ABSTRACT]


def test_degrees_and_sections_without_heading() -> None:
    citation = page(
        "Cooling and Cumulative Cooling of Tea\n\nA Systematic Review of Cups\n\n"
        "Anna M. Brewer, MRCP; Luis D.A. Potter, MD, FFPH; Mary G. Kettle, FRCP;\n"
        "Peter U. Spoon, PhD, DSc; Ann L. Poe, MD\n\n"
        f"Background and Purpose—{ABSTRACT}\nMethods—{ABSTRACT}\nResults—{ABSTRACT}\n"
    )
    assert citation.title == "Cooling and Cumulative Cooling of Tea: A Systematic Review of Cups"
    assert names(citation) == ["Anna M. Brewer", "Luis D.A. Potter", "Mary G. Kettle", "Peter U. Spoon", "Ann L. Poe"]
    assert citation.abstracts[0].text.startswith("Background and Purpose")
    assert citation.abstracts[0].text.endswith(ABSTRACT)


def test_columns_of_latex_glued_by_their_signs() -> None:
    place = "Department of Tea Science\nUniversity of Assam\nDibrugarh, AS 22904"
    citation = page(
        "Cooling: A Deep Network for the Temperature of Tea\n\nCooling: A Deep Network for the Temperature of Tea\n\n"
        f"Anna Brewer\n{place} &Luis Potter\n{place}\n\n{ABSTRACT} {ABSTRACT}\n"
    )
    assert names(citation) == ["Anna Brewer", "Luis Potter"]
    assert citation.affiliations == ("Department of Tea Science, University of Assam, Dibrugarh, AS 22904",)


def test_letters_glued_to_names_with_marks_on_lines_of_their_own() -> None:
    citation = page(
        "Journal of Tea Engineering 368 (2019) 474–494\n\nMembranes of tea leaves in cups of clay and glass\n\n"
        "Anna Brewera,b, D.P. Potterc, Mary Kettleb, , Isabel Spoona,\n\nLuis M. Samovarb\n"
        "a\nDepartment of Tea, University of Aveiro, Aveiro, Portugal\n"
        "b\nSchool of Pots, Assam University, Assam, India\n"
        f"c\nInstitute of Cups, Delft, Netherlands\n\nAbstract\n{ABSTRACT}\n"
    )
    assert names(citation) == ["Anna Brewer", "D.P. Potter", "Mary Kettle", "Isabel Spoon", "Luis M. Samovar"]


def test_citations_in_several_styles_end_a_page() -> None:
    title = "The Cooling of Green Tea under Different Conditions"
    citation = page(
        f"{title}\n\nAnna Brewer1,, Luis Potter1\n\n1Department of Tea, University of Sencha, Sencha, Japan\n\n"
        f"Abstract\n\n{ABSTRACT}\n\nAt a glance: Figures\n\nCite this article:\n\n"
        f'• Brewer, Anna, and Luis Potter. "{title}." Journal of Tea 1.3 (2013): 34-39.\n'
        f"• Brewer, A. , & Potter, L. (2013). {title}. Journal of Tea, 1(3), 34-39.\n"
        f'• Brewer, Anna, and Luis Potter. "{title}." Journal of Tea 1, no. 3 (2013): 34-39.\n'
    )
    assert (citation.title, names(citation)) == (title, ["Anna Brewer", "Luis Potter"])
    assert (citation.container_title, citation.volume, citation.issue, str(citation.pages)) == (
        "Journal of Tea",
        "1",
        "3",
        "34-39",
    )
    assert [abstract.text for abstract in citation.abstracts] == [ABSTRACT]


def test_journal_of_one_word_above_date_and_numbers() -> None:
    citation = page(
        "HomeCuppingVol. 267, No. 5194Single Cups as Sensors for Tea\nReport\nSingle Cups as Sensors for Tea\n"
        "Anna B. Brewer, Luis A. Potter, and Mary H. Kettle\nCupping\n6 Jan 1995\nVol 267, Issue 5194\npp. 74-77\n"
        f"DOI: 10.1234/cupping.7809609\nAbstract\n{ABSTRACT}\n"
    )
    assert (citation.container_title, citation.volume, str(citation.pages)) == ("Cupping", "267", "74-77")
    assert citation.title == "Single Cups as Sensors for Tea"


def test_source_in_parentheses_behind_the_abstract() -> None:
    citation = page(
        "The Cooling of Green Tea in Cups of Clay\n\nAnna Brewer, MD; Luis Potter, MD, FFPH\n\n"
        f"Background—{ABSTRACT}\nMethods—{ABSTRACT}\nConclusions—{ABSTRACT} (Teacup. 2011;42:1489-1494.)\n"
    )
    assert (citation.container_title, citation.volume, str(citation.pages)) == ("Teacup", "42", "1489-1494")


def test_menus_with_words_of_titles_are_no_titles_lost() -> None:
    citation = page(
        "Language proficiency and the drinking of tea\n\nAnna Brewer\n\nUniversity of Sencha, Japan\n\n"
        f"https://doi.org/10.1234/tea.7\n\nAbstract\n{ABSTRACT}\n"
    )
    assert citation.title == "Language proficiency and the drinking of tea"


def test_the_foot_of_a_page_gives_no_date_and_no_abstract() -> None:
    head = (
        f"The Cooling of Green Tea in Cups of Clay\n\nAnna Brewer1, Luis Potter1\n\nAbstract\n\n{ABSTRACT} {ABSTRACT}\n"
    )
    citation = page(
        f"{head}Download citation\nShare\n\nYou may also be interested in\n"
        "The effects of green tea on the heart of elderly people\nTea Journal, 2019, 12(3), 45-56\n\n© 2024 Tea Press\n"
    )
    assert [abstract.text for abstract in citation.abstracts] == [f"{ABSTRACT} {ABSTRACT}"]
    assert citation.issued is None
    assert citation.title == "The Cooling of Green Tea in Cups of Clay"


def test_buttons_below_an_abstract_of_pubmed() -> None:
    citation = page(
        "Tea J\n. 2019 Mar 3;12(3):45-56. doi: 10.1234/tea.7.\nThe cooling of green tea in cups of clay\n"
        "Anna Brewer 1, Luis Potter 1\nAffiliations Expand\n1 Department of Tea, University of Sencha, Japan.\n"
        f"PMID: 12345678 DOI: 10.1234/tea.7\nAbstract\n{ABSTRACT}\nDownload citation\nShare this article\n"
    )
    assert [abstract.text for abstract in citation.abstracts] == [ABSTRACT]


def test_an_editorial_is_no_publisher() -> None:
    citation = page(
        "Next Article in Journal\nThe leaves of tea in autumn\nEditorial\n\n"
        "Tea and Health: The Need for a Medical Reading of Cups\n\nby\nAnna Brewer\n1,2,\nLuis Potter\n1\n"
        "1\nItalian Society of Tea Medicine, 20133 Milan, Italy\n2\nUniversity of Milan, 20133 Milan, Italy\n"
        f"Int. J. Tea Res. 2020, 17(7), 2174; https://doi.org/10.1234/ijtr17072174\n\n{ABSTRACT}\n"
    )
    assert citation.title == "Tea and Health: The Need for a Medical Reading of Cups"
    assert citation.publisher is None


def test_the_doi_of_a_journal_is_not_that_of_an_article() -> None:
    citation = page(
        "Journal of Tea Health\nVol. 4(1), January 2016, pp 12-24\nDOI: 10.1234/JTH\n\n"
        "The cooling of green tea in clay\n\n"
        f"Anna Brewer1, Luis Potter1\n\n1Department of Tea, University of Sencha, Japan\n\nAbstract\n{ABSTRACT}\n"
    )
    assert (citation.doi, citation.container_title) == (None, "Journal of Tea Health")


def test_words_before_a_colon_are_no_running_head() -> None:
    text = (
        "{title}\n\nAnna Brewer1, Luis Potter1\n\n1Department of Tea, University of Sencha, Japan\n\n"
        f"Abstract\n{ABSTRACT}\n"
    )
    title = "Gender and Power: The Drinking of Tea"
    assert page(text.format(title=title)).title == title
    assert page(text.format(title="Brewer and Potter: The Drinking of Tea")).title == "The Drinking of Tea"


def test_running_head_of_three_names_without_authors() -> None:
    citation = page(
        "Zhao, Choi, and Yoon: Warm Cups for Rechargeable Teapots\n\nhttps://doi.org/10.1234/tea.7\n\n"
        f"Abstract\n{ABSTRACT}\n"
    )
    assert citation.title == "Warm Cups for Rechargeable Teapots"


TEXT = (
    "Green tea cools faster in a wide cup than in a narrow one, as was found by those who\n"
    "measured eighty cups in two seasons and compared the results with those of earlier\n"
    "studies, in which the cups were of clay. We repeated their work with cups of glass\n"
    "and of porcelain in forty towns, and asked what the drinkers of tea think of them.\n"
    "The pot made no difference at all, but the cup did.\n"
)


def test_title_on_the_lines_of_a_printed_page() -> None:
    heads = (
        "Original article\n\nThe Cooling of Green Tea: A Study of Forty\nCups of Porcelain\n"
        "Jane A. Doe and Ann Poe\n\n",
        "Tea Practice 12 (2020) 3, 45-50\n\nThe Cooling of Green Tea:\nA Study of Forty Cups of Porcelain\n"
        "Jane A. Doe & Ann Poe\n\n",
        "7\n\nThe Cooling\nof Green Tea:\nA Study of Forty Cups of Porcelain*\nJane A. Doe1, Ann Poe2\n\n",
    )
    for head in heads:
        citation = page(f"{head}Abstract\n{TEXT}\nKeywords: tea, cups\n")
        assert citation.title == "The Cooling of Green Tea: A Study of Forty Cups of Porcelain"
        assert [name.family for name in citation.authors] == ["Doe", "Poe"]


def test_title_at_the_end_of_the_steps() -> None:
    title = "The cooling of green tea in a wide cup"
    steps = (
        f"HOME TEA PRACTICE VOL. 8, NO. 23 {title.upper()}",
        f"Home > Journals > Tea Practice > {title}",
        f"Correction for Doe et al., {title}",
    )
    for line in steps:
        citation = page(f"{line}\nResearch Article\n{title}\nCooling\nVol. 8, No. 23\n\nAbstract\n{ABSTRACT}\n")
        assert citation.title == title


def test_version_and_word_around_a_title() -> None:
    title = "The cooling of green tea in a wide cup [version 2; peer review: 1 approved]"
    citation = page(
        f"How to cite this article:\nDoe J and Poe A. {title} Tea Practice 2015, 3:190\nShare\nRevised  {title}\n"
        f"Jane Doe1, Ann Poe1\n1 Tea School, University of Sencha, Japan\n\nAbstract\n{ABSTRACT}\n"
    )
    assert citation.title == "The cooling of green tea in a wide cup"
    assert citation.container_title == "Tea Practice"


def test_subject_and_kind_of_an_article_are_no_title() -> None:
    citation = page(
        "PRACTICAL COOLING: Original Research Report\nThe Cooling of Green Tea in a Wide Cup\n"
        f"Jane Doe, MD*; Ann Poe, PhD†\nTea Practice 13(4):p 1093-1101, October 2020.\n\nAbstract\n{ABSTRACT}\n"
    )
    assert citation.title == "The Cooling of Green Tea in a Wide Cup"


def test_a_line_with_words_of_the_abstract_is_the_title() -> None:
    citation = page(
        "Submit a paper about kettles\nCooling of green tea in a wide cup\n\nLetters\n"
        "Become a reviewer of kettles today\n"
        f"Valen J, Poe A, Roe C\n\nAbstract\n{ABSTRACT}\n"
    )
    assert citation.title == "Cooling of green tea in a wide cup"
    assert names(citation) == ["J Valen", "A Poe", "C Roe"]


def test_labels_names_and_journals_are_no_titles() -> None:
    lines = (
        "Question Is green tea colder in a wide cup of clay?",
        "Subject Area: Tea and Cups",
        "Journal of Tea Cooling Part B: Wide Cups",
        "Jane Doe, MD, Ann Poe, MD, PhD, Carl Roe, MSc, and Dora Moe, MD Author Info & Affiliations",
        "Declaration of interests of the pot",
    )
    for line in lines:
        citation = page(f"Cooling of green tea in a wide cup\n{line}\ndoi:10.1234/tea.7\n\nAbstract\n{ABSTRACT}\n")
        assert citation.title == "Cooling of green tea in a wide cup"


def test_a_title_without_words_of_an_abstract_in_another_language_stays() -> None:
    citation = page(f"Das Abkühlen von Getränken in weiten Tassen\nJan Valen, Anna Poe\n\nAbstract\n{ABSTRACT}\n")
    assert citation.title == "Das Abkühlen von Getränken in weiten Tassen"


def test_names_with_letters_are_no_subtitle() -> None:
    title = "The cooling of green tea in a wide cup"
    citation = page(
        f"Tea Chemistry\n{title}†\nJane Doe,  *ab   Ann Poe,  b   Bob Roe  c  and   Lee Moe  a\n"
        "a Tea School, University of Sencha, Japan\n\n"
        f"Abstract\n{ABSTRACT}\n\nTea Chem., 2021, 7, 845-857\n"
    )
    assert citation.title == title


def test_key_points_above_the_abstract() -> None:
    citation = page(
        "Original Investigation\nApril 19, 2022\nThe cooling of green tea in a wide cup\n"
        "Jane Doe, MD, MPH1,2; Ann Poe, PhD3; et al Bob K. Roe, MBChB, PhD4\nTea Netw Open. 2022;5(4):e228123.\n"
        "Key Points\nQuestion  Do wide cups cool green tea?\n\n"
        "Findings  In this cohort of 80 cups, wide cups cooled faster.\n\n"
        f"Meaning  The cup may matter.\n\nAbstract\n{ABSTRACT}\n"
    )
    assert citation.title == "The cooling of green tea in a wide cup"
    assert [name.family for name in citation.authors] == ["Doe", "Poe", "Roe"]


def test_printed_title_that_looks_like_names() -> None:
    citation = page(
        "ORIGINAL RESEARCH\n\nShared Cups and Dry-Season Tea\nUse in Rural Houses\n"
        f"Jane Doe 1*, Ann Poe 2 and\nBob Roe 1\n\nAbstract\n{TEXT}\n"
    )
    assert citation.title == "Shared Cups and Dry-Season Tea Use in Rural Houses"


def test_printed_subtitle_below_a_blank_line_and_a_body_named_by_words_of_the_text() -> None:
    citation = page(
        "Cups and the Risk of Cooling of Green Tea\n\nA Systematic Review and Meta-Analysis\n\n"
        f"Jane A. Doe, MD; Ann Poe, PhD\n\nAbstract\n{TEXT}\n"
    )
    assert citation.title == "Cups and the Risk of Cooling of Green Tea A Systematic Review and Meta-Analysis"
    citation = page(
        "Articles\n\nGlobal cooling of 288 kinds of green tea and the cups in which it was drunk by those\n\n\n"
        "who measured it in 204 towns, 1990-2021: a systematic\nanalysis of the cups of clay and of glass\n"
        f"TEA 2021 Cups of Clay Collaborators*\n\nSummary\n{TEXT}\n"
    )
    assert (citation.title or "").endswith("the cups of clay and of glass")
    assert [name.literal for name in citation.authors] == ["TEA 2021 Cups of Clay Collaborators"]


def test_printed_title_whose_second_line_has_a_word_of_one_letter() -> None:
    citation = page(
        "water\nArticle\n\nShared Cups and Dry-Season Tea Use in Rural\nHouseholds: A Two-Year Cohort Study\n"
        f"Jane Doe 1,*, Ann Poe 2 and Bob Roe 1\n\nAbstract: {TEXT}\nKeywords: tea; cups\n"
    )
    assert citation.title == "Shared Cups and Dry-Season Tea Use in Rural Households: A Two-Year Cohort Study"


def test_of_a_title_that_is_repeated_with_words_in_front_the_first_alone_is_taken() -> None:
    texts = ["Home Journals Tea The tea trade of Batavia", "The tea trade of Batavia", "The tea trade of Batavia."]
    lines = page_lines(list(numbered(texts)))
    assert first_of(lines, 0, [0, 1, 2]) == 1
