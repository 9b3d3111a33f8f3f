"""How pasted lists are divided into references: numbers, keys, link words, headings, pages, several in one item."""

from __future__ import annotations

import textwrap

import pytest

import carcite
from carcite.errors import CarciteError
from carcite.formats.pasted.references import reader as references
from carcite.formats.pasted.references.blocks import divide
from carcite.notes import Code

WORKS = (
    "Valen J, Poe A. Tea in towns. J Tea. 2010;12(3):45-67.",
    "Roe A. Milk in towns and in the country. J Milk. 2011;3(1):5-7.",
    "Poe C, Valen J. Water and kettles of the old world. J Water. 2012;2:8-9.",
)


def texts_of(text: str) -> list[str]:
    return [block.text for block in divide(text.splitlines()).blocks]


@pytest.mark.parametrize(
    "links",
    [
        "Article CAS PubMed PubMed Central Google Scholar",
        "View in article\nCrossref\nPubMed\nGoogle Scholar",
        "• View Article\n\n• PubMed/NCBI\n\n• Google Scholar",
        "[CrossRef] [Google Scholar]",
        "PubMed Abstract | CrossRef Full Text | Google Scholar",
        "View PDFView articleView in ScopusGoogle Scholar",
        "| Show context | Crossref | Google Scholar (12)",
        "→ Go to reference",
        "Crossref\nSearch ADS\nPubMed\nWorldCat\nOpenURL Placeholder Text",
    ],
)
@pytest.mark.parametrize("mark", ["{}. ", "[{}] ", "• {}. ", ""])
def test_lines_of_links_are_left_out(links: str, mark: str) -> None:
    text = "\n".join(f"{mark.format(number)}{work}\n{links}" for number, work in enumerate(WORKS, 1))
    assert texts_of(text) == list(WORKS)


def test_words_of_links_that_end_a_reference_are_left_out() -> None:
    assert texts_of("\n".join(f"{work} Article CAS PubMed Google Scholar" for work in WORKS)) == list(WORKS)


@pytest.mark.parametrize("end", ["the use of PubMed", "a test of Google Scholar", "an Article", "Cited by 12"])
def test_words_that_end_a_sentence_are_not_links(end: str) -> None:
    text = f"Valen J. Of {end}"
    assert texts_of(f"{text}\nJ Tea. 2010;12:3-9.") == [f"{text} J Tea. 2010;12:3-9."]


@pytest.mark.parametrize(
    "marks",
    [
        ("[3]. ", "[4]. ", "[5]. "), ("[3].\t", "[4].\t", "[8].\t"), ("1. 1. ", "2. 2. ", "3. 3. "),
        ("[Val10] ", "[Roe+11] ", "[PV12] "), ("**[Valen 2010]** ", "**[Roe 2011]** ", "**[Poe, Valen 2012a]** "),
        ("1. **[Valen 2010]** ", "2. **[Roe 2011]** ", "3. **[Poe 2012]** "),
        ("1. ^ ", "2. ^ a b c ", "3. ↑ "), ("↑ 1.0 1.1 ", "↑ ", "↑ "), ("7)", "9)", "10)"), ("(1). ", "(2). ", "(3). "),
    ],
)  # fmt: skip
def test_marks_in_front_of_references(marks: tuple[str, ...]) -> None:
    lines = [textwrap.fill(mark + work, 40) for mark, work in zip(marks, WORKS, strict=True)]
    assert texts_of("\n".join(lines)) == list(WORKS)


@pytest.mark.parametrize(
    "heading",
    [
        "Works cited", "Weiterführende Literatur", "参考文献：", "引用文献", "참고문헌", "المراجع", "Daftar Pustaka",
        "## Список источников <div id='links'/>", "Bibliografía adicional citada en las fuentes", "Kaynakça",
        "REFERENCIAS BIBLIOGRÁFICAS", "5. References", "References (25)", "Riferimenti bibliografici",
    ],
)  # fmt: skip
def test_a_heading_in_any_language_is_not_a_reference(heading: str) -> None:
    divided = divide([heading, *WORKS])
    assert [block.text for block in divided.blocks] == list(WORKS)
    assert [line.text for line in divided.headings] == [heading]


def test_the_last_word_of_a_wrapped_title_is_not_a_heading() -> None:
    lines = ["Abel, Ida (1999): Eine Geschichte der deutschen", "Literatur", "in Briefen. Leipzig: Tasse."]
    assert len(divide(lines).blocks) == 1


BOOKS = (
    "Abel, Ida (1999): Die Ordnung der Brücken. Ein Versuch über alte Stege. Leipzig: Tasse.",
    "Bader, Ulf (1988): Flüsse und ihre Fähren am unteren Lauf, mit Karten und Bildern. Berlin: Kanne.",
    "Conrad, Maria (2001): Die Erfindung der Fähre. Köln: Löffel.",
    "Diehl, Tom (1977): Treidelpfade in den Jahren des Krieges und danach. München: Tasse.",
    "Engel, Rita (1994): Häfen. In: Fink, Jost (Hrsg.): Lotsen und Kapitäne. Bremen: Kanne, S. 11-15.",
)


def test_page_numbers_and_heads_of_pages_are_left_out() -> None:
    books = [f"{letter}{book[1:]}" for letter in "ABCD" for book in BOOKS]
    lines, heads = [], []
    for number, book in enumerate(books):
        lines += textwrap.fill(book, 50).splitlines()
        if number % 5 == 4:
            heads += ["Über Brücken 2003", str(110 + number // 5)]
            lines += heads[-2:]
    divided = divide(lines)
    assert [block.text for block in divided.blocks] == books
    assert [line.text for line in divided.headings] == heads


def test_numbers_of_pages_at_the_end_of_a_line_are_kept() -> None:
    lines = ["Abel, Ida: Tee. In: Zeitschrift für Tee 3, 1999,", "S.", "113", "Bader, Ulf: Milch, Berlin: Tasse, 1988."]
    assert any("113" in block.text for block in divide(lines).blocks)


def test_a_year_on_its_own_line_is_not_a_number() -> None:
    citation = references.read("Valen J, Poe A\n(2010)\nTea in towns. J Tea. 12(3):45-67.").citations[0]
    assert str(citation.issued) == "2010"


def test_headings_and_page_numbers_are_noted() -> None:
    notes = references.read("Kaynakça\n" + "\n".join(WORKS)).notes
    assert [(one.code, one.text) for one in notes] == [(Code.NOT_A_RECORD, "Kaynakça")]


def test_long_lines_below_one_another_are_one_paragraph() -> None:
    words = "a long title of a work on cups and kettles in towns and villages of the north and of the south " * 2
    works = [
        f"VALEN, Jan; POE, Ann. Tea: {words}and more. Revista Tea, v. 3, p. 2-9, 2015.",
        f"ROE, Carl. Tea [J. Valen, A. Poe (eds.): {words}]. Leeds: Tea Press, 2022. 300 p.",
        f"DOE, Dora. Cups: {words}and less. Revista Tea, v. 4, p. 12-19, 2017.",
    ]
    paragraphs = [textwrap.fill(work, 200, break_on_hyphens=False) for work in works]
    assert all("\n" in paragraph for paragraph in paragraphs)
    assert texts_of("\n\n".join(paragraphs)) == works


@pytest.mark.parametrize("mark", ["{}. ", "[{}] ", "{}) "])
@pytest.mark.parametrize("width", [10_000, 90])
def test_a_list_pasted_as_one_paragraph_is_divided_at_its_numbers(mark: str, width: int) -> None:
    text = " ".join(f"{mark.format(number)}{work}" for number, work in enumerate(WORKS, 1))
    assert texts_of(textwrap.fill(text, width)) == list(WORKS)


@pytest.mark.parametrize(
    "text",
    [
        "1. Valen J. Tea in 2010. 2. ed. Leeds: Cup Press; 2011.",
        "[1] Valen J. Tea in towns, as in [2] and 2009. J Tea. 2010;1:2-3.",
        "5. Müller, Jan: Tee, 1999. 6. Auflage. Berlin: Tasse, 2005.",
    ],
)
def test_numbers_within_a_reference_do_not_divide_it(text: str) -> None:
    assert len(texts_of(text)) == 1


@pytest.mark.parametrize(
    ("text", "beginnings"),
    [
        (
            "[12] a) A. Valen, B. Poe, J. Cup Chem. 1999, 1, 2-9; b) C. Roe, Kettle Rev. 2003, 5, 17; c) see ref. 3.",
            ["A. Valen", "C. Roe", "see ref"],
        ),
        ("4. For reviews, see: (a) Valen, J. Cup Rev. 1999, 1, 2. (b) Poe, C. Tea Rev. 2003, 5, 17.", ["Valen", "Poe"]),
        (
            "3. A. Roe, “Milk in Towns,” Journal of Milk 3 (2001): 5–9; B. Doe, Water (Leeds: Cup Press, 2003).",
            ["A. Roe", "B. Doe"],
        ),
        (
            "Valen, J. (1999). Tea in towns. Journal of Tea, 12(3), 45–67. Poe, A., & Roe, B. (2001). Milk. Leeds.",
            ["Valen", "Poe"],
        ),
    ],
)
def test_several_references_in_one_item(text: str, beginnings: list[str]) -> None:
    texts = texts_of(text)
    assert [one.startswith(start) for one, start in zip(texts, beginnings, strict=True)] == [True] * len(texts)
    notes = references.read(text).notes
    assert sum("several references stand in this item" in one.message for one in notes) == len(texts)


@pytest.mark.parametrize(
    "text",
    [
        "Valen, J.; Poe, A.; Roe, B. Tea in towns since 1999. J. Tea 2010, 12, 45–67.",
        "Roe, Anna / Poe, Carla / Doe, Jan (1986): The Tea of 1900. New York, Cup Books.",
        "Valen, J. (2003): „Tea in 1999“, in: Poe, I.; Roe, R. (2003): Reporting on Tea, Berlin.",
        "Valen, J. In Tea of 1999; Poe, A., Roe, B., Eds.; Cup Press: Leeds, 2001; Volume 3, pp. 5–9.",
        "Valen J. Tea a) hot and b) cold in 1999. J Tea. 2010;12:45-67.",
        "Valen, J. (1999). Tea in towns. In Poe, A. (Ed.), Milk of 1998 (pp. 3–9). Leeds: Cup.",
    ],
)
def test_one_reference_is_not_divided(text: str) -> None:
    assert len(texts_of(text)) == 1


@pytest.mark.parametrize(
    ("lead", "work"),
    [
        ("See also", "J. Valen, Tea in Towns (Leeds: Cup Press, 1999), 12."),
        ("Cf.", "J. Valen, Tea in Towns (Leeds: Cup Press, 1999), 12."),
        ("For a review of cups, see", "Valen J. Tea in towns. J Tea. 2010;12:45-67."),
        ("Vgl. dazu", "Valen, Jan: Tee in Städten, Berlin 1999."),
        ("Siehe", "Valen, Jan: Tee in Städten, Berlin 1999."),
        ("Voir notamment", "Jean VALEN, Le thé, Paris, Tasse, 1999."),
        ("参见", "王茶. 茶史[M]. 北京: 茶杯出版社, 1999."),
    ],
)
def test_words_in_front_of_a_reference(lead: str, work: str) -> None:
    notes = references.read(f"1. {lead} {work}\n").notes
    assert texts_of(f"1. {lead} {work}") == [work]
    assert f"{lead!r} in front of the reference is left out" in [one.message for one in notes]


@pytest.mark.parametrize("name", ["See, A. B.", "See J, Doe B.", "Siehe, A."])
def test_names_that_are_such_words_are_kept(name: str) -> None:
    assert texts_of(f"{name} Tea in towns. J Tea. 2010;12:45-67.")[0].startswith(name)


@pytest.mark.parametrize(
    "short",
    ["Ibid., 45.", "Ebd., S. 12.", "Roe, op. cit., p. 7.", "Metz (Anm. 12), S. 3.", "Ivi, p. 5.", "同上，第5页。"],
)
def test_what_stands_for_a_reference_above_is_no_citation(short: str) -> None:
    citations, notes = references.read(f"1. {WORKS[0]}\n2. {short}\n3. {WORKS[1]}\n")
    assert [citation.title for citation in citations] == ["Tea in towns", "Milk in towns and in the country"]
    assert [(one.code, one.line, one.text) for one in notes] == [(Code.NOT_A_RECORD, 2, short)]


@pytest.mark.parametrize(
    ("mark", "authors"),
    [
        ("———.", ["Weber"]), ("—.", ["Weber"]), ("_____.", ["Weber"]), ("---.", ["Weber"]), ("- - -.", ["Weber"]),
        ("Ders.", ["Weber"]), ("Idem.", ["Weber"]), ("———, and Karl Meier.", ["Weber", "Meier"]),
    ],
)  # fmt: skip
def test_what_stands_for_the_people_above(mark: str, authors: list[str]) -> None:
    text = f"Weber, Max. Die Tassen. Tübingen: Mohr, 1920.\n{mark} Der Tee. Tübingen: Mohr, 1922.\n"
    citations, notes = references.read(text)
    assert (citations[1].title, [name.family for name in citations[1].authors]) == ("Der Tee", authors)
    assert [(one.code, one.field) for one in notes] == [(Code.ASSUMED, "authors")]


def test_further_people_behind_a_word_for_those_above() -> None:
    text = "Weber, Max (1920): Die Tassen. Tübingen: Mohr.\nDers./Meier, Karl (1924): Das Wasser. Berlin: Duncker.\n"
    assert [name.family for name in references.read(text).citations[1].authors] == ["Weber", "Meier"]


@pytest.mark.parametrize(
    "text",
    [
        "W. Valen, Tee in Städten, in: Tassen, Nr. 2/1996, S. 150-163\nB. Poe, Milch, ebd., S. 77-86.\n"
        "A. Roe, Wasser und Kessel, in: Kannen, Nr. 10-11/1997, S. 9-14.\n",
        "Amt für Tee, 2004: Teeprognose 2020. Berichte zum Tee.\nStadt Leer, 2002: Die Häfen. In: Bericht 3/2002.\n",
        "1. Valen A. 2013. Tea and Milk in Towns, Tea Vol.2 No.3, pp. 27-39.\n\n"
        "2. Poe B. 1995. A Model of Tea, Journal of Tea, Vol. 100, No.6, pp. 15-16.\n",
    ],
)
def test_lists_with_years_behind_issues_and_bodies_are_claimed(text: str) -> None:
    assert references.sniff(text)


@pytest.mark.parametrize(
    "text",
    [
        "Journal of Tea\nVolume 17, 2006, Issue 1\nTea in towns\nAnn Valen\n5\nMilk and the country\nJan Poe\n9\n"
        "Water in the old world\nIda Roe\n20\nKettles\nTom Doe\n34\nCups of clay\nEva Fox\n42\nISSN 1234-5679\n",
        "Contents\n\nTea in towns, 1999 ..... 5\nMilk ....... 12\nWater ....... 25\nKettles ..... 40\nCups ..... 61\n",
        "Instructions for authors\n\nThe Journal of Tea publishes articles on tea.\nJournal of Tea\nTea House Ltd 3.0\n"
        "E-mail: tea@example.org\n\nAbstract: at most 200 words. Keywords: five. Reference: Smith J. Tea. 2010.\n",
        "Normas de publicación\n\nLa revista del té acepta artículos.\nRevista del té\nResumen: 200 palabras.\n",
    ],
)
def test_contents_and_rules_for_authors_are_refused(text: str) -> None:
    with pytest.raises(CarciteError):
        carcite.loads(text)


def test_people_with_bullets_below_the_title() -> None:
    people = "• AB Valen\n\n• C Poe\n\n"
    entry = f"• {{0}}\nTea in the {{0}}th town\n\n{people}(201{{0}})\nJournal of Tea 1{{0}}:45–67.\n\n• PubMed\n\n"
    text = "References\n\n" + "".join(entry.format(number) for number in (4, 5, 6, 7))
    assert references.sniff(text)
    citations = references.read(text).citations
    assert [(citation.title, citation.volume) for citation in citations] == [
        (f"Tea in the {number}th town", f"1{number}") for number in (4, 5, 6, 7)
    ]
    assert [str(name) for name in citations[0].authors] == ["AB Valen", "C Poe"]


ANNOTATED = (
    ("Valen, J. A. (2010). Tea in towns. Journal of Tea, 12(3), 45–67.", "This article describes how tea came to town. "
     "It rests on letters of 1850 and is of use for my work."),
    ("Poe, B. (2011). Milk in towns. Journal of Milk, 3(1), 5–7.", "Poe argues that milk was rare. It is well made."),
    ("Roe, C. (2012). Water in towns. London: Cup Press.", "A long book on water, with many maps of the last century."),
)  # fmt: skip


@pytest.mark.parametrize("joint", ["\n\n    ", "\n\n", "\n"])
@pytest.mark.parametrize("mark", ["", "{}. "])
def test_paragraphs_of_an_annotated_bibliography_are_notes(joint: str, mark: str) -> None:
    if mark and joint == "\n":
        joint = "\n\n   "
    text = "\n\n".join(f"{mark.format(n)}{work}{joint}{prose}" for n, (work, prose) in enumerate(ANNOTATED, 1))
    citations, notes = references.read(text)
    assert [citation.title for citation in citations] == ["Tea in towns", "Milk in towns", "Water in towns"]
    assert [citation.notes for citation in citations] == [(prose,) for _, prose in ANNOTATED]
    assert [(one.code, one.field) for one in notes] == [(Code.ASSUMED, "notes")] * 3


def test_a_reference_without_people_is_no_annotation() -> None:
    text = f"{ANNOTATED[0][0]}\n\nTea and milk in the towns of the north. Leeds, 1999.\n\n{ANNOTATED[1][0]}\n"
    assert len(references.read(text).citations) == 3


@pytest.mark.parametrize(
    "first",
    ["If you use this software, please cite:", "Papers of particular interest have been highlighted as: •• Major"],
)
def test_words_in_front_of_a_list_are_no_reference(first: str) -> None:
    divided = divide([first, "", *(f"{number}. {work}" for number, work in enumerate(WORKS, 1))])
    assert ([block.text for block in divided.blocks], divided.headings[0].text) == (list(WORKS), first)


def test_dashes_and_years_stand_for_the_people_above() -> None:
    text = (
        "Weber, Max 2008: Die Tassen. Tübingen: Mohr.\n– 2010: Der Tee. Tübingen: Mohr.\n"
        "Zeller, Uwe 2001: Die Milch. Tübingen: Mohr.\n-, 2003: Der Kessel. Tübingen: Mohr.\n"
    )
    assert references.sniff(text)
    assert [citation.authors[0].family for citation in references.read(text).citations] == [
        "Weber", "Weber", "Zeller", "Zeller",
    ]  # fmt: skip


def test_the_format_is_forced_on_references_without_a_year() -> None:
    [citation] = references.read("Smith, J. A., Doe, B.: Tea in towns. In: Journal of Tea.").citations
    assert [name.family for name in citation.authors] == ["Smith", "Doe"]


def test_a_long_paragraph_of_author_year_references_is_divided() -> None:
    works = [f"Valen, J. ({year}). Tea in towns. Journal of Tea, 12(3), 45–67." for year in range(1800, 2000)]
    assert texts_of(" ".join(works)) == works


def test_a_list_of_nothing_but_references_is_no_page_with_references_below() -> None:
    works = [
        "王琴, 李平, 2011. 面向茶叶的图书馆服务研究[C]//三山茶会. 茶会论文集: 2011 年卷. 北京: 三山书店: 45-52.",
        "布朗, 2012. 茶的结构: 第 4 版[M]. 王明, 李红, 译. 2 版. 北京: 三山出版社.",
        "陈丽, 孙新, 张亚, 等, 2008. 茶园监控的设计与实现[J/OL]. 茶叶科学, 33(5): 8-9[2009-10-25]. "
        "http://tea.example.cn/a. DOI:10.5555/j.tea.2008.05.002.",
        "三山茶叶信息中心, 2012. 第 29 次茶叶发展状况报告[R/OL]. (2012-01-16)[2013-03-26]. http://tea.example.cn/b.",
        "Doe D, 2008. Origins and concepts of tea[EB/OL]. (2008-05-04)[2013-03-08]. http://tea.example.org/c.",
        "Fan X, Roe C H, 2013. Tea research and technology[M/OL]. 2nd ed. Ames, "
        "Iowa: Kettle Publishing: 25-26[2014-06-26]. http://tea.example.com/d.",
        "Roe M E, c1971. Advances in tea[C]//Symposium on Applications of Tea, "
        "August 23–25, 1971, University of North Leeds, Los Angeles, California. New York: "
        "Tea Society: 12-20.",
        "Poe A A, Doe D, Roe G A, et al., 2014. The leaves of the tea bush[J/OL]. "
        "Nature, 510: 356-362[2014-06-25]. http://www.example.com/e.pdf. DOI:10.5555/tea13308.",
    ]
    assert references.sniff("\n".join(works))
    assert texts_of("\n".join(works)) == works
