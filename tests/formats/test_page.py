"""Abstract pages: the seed's values, the kinds of page around it, and what a page does not say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carcite.errors import CarciteError, ReadError
from carcite.formats.pasted.page import reader as page
from carcite.model import Citation
from carcite.notes import Code

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "000_5ba4fdb34eca6612.txt"
PAGES = ROOT.parent / "shared" / "corpus" / "pages"
CITED = "J Foo. 2020 Jan 3;5(1):1-9. doi: 10.1000/abc.\n"


def read_one(text: str) -> Citation:
    [citation] = page.read(text).citations
    return citation


@pytest.mark.skipif(not SEED.exists(), reason="the seed is not in this checkout")
class TestSeed:
    def test_values(self) -> None:
        c = read_one(SEED.read_text("utf-8"))
        assert c.type == "article-journal"
        assert c.title is None
        assert [(a.family, a.given) for a in c.authors] == [
            ("Wang", "Yiyang"),
            ("Lu", "Liangjing"),
            ("Ye", "Shuang"),
            ("Fu", "Qiong"),
        ]
        assert len(c.affiliations) == 2
        assert all(a.endswith("Renji Hospital, Shanghai 200127, China.") for a in c.affiliations)
        assert not any(a.affiliations for a in c.authors)
        assert c.container_title == c.container_title_short == "Chin Med J (Engl)"
        assert (str(c.issued), c.volume, c.issue, str(c.pages)) == ("2024-12-17", "138", "5", "523-530")
        assert c.doi == "10.1097/CM9.0000000000003406"
        assert not c.extra

    def test_abstracts_are_whole(self) -> None:
        text = SEED.read_text("utf-8")
        c = read_one(text)
        assert [a.language for a in c.abstracts] == ["en", "zh"]
        lines = text.splitlines()
        assert [a.text for a in c.abstracts] == lines[4:6]

    def test_related_papers_and_notes(self) -> None:
        citations, notes = page.read(SEED.read_text("utf-8"))
        related = citations[0].related
        assert [(r.citation.container_title, str(r.citation.issued)) for r in related][:3] == [
            ("Chin Med J (Engl)", "2024-12-17"),
            ("Front Immunol", "2025-08-12"),
            ("Front Immunol", "2025-07-18"),
        ]
        assert len(related) == 11
        assert {r.relation for r in related} == {"related"}
        assert [r.itself for r in related] == [True] + [False] * 10
        assert [n.field for n in notes if n.code is Code.MISSING] == ["title"]
        assert [n.line for n in notes if n.code is Code.STUB] == list(range(8, 18))

    @pytest.mark.parametrize("glue", [" ", "", "\r\n\r\n", "\n \t\n"])
    def test_line_breaks_do_not_matter(self, glue: str) -> None:
        text = SEED.read_text("utf-8")
        assert read_one(glue.join(text.split("\n"))) == read_one(text)

    def test_cut_anywhere_nothing_is_raised(self) -> None:
        text = SEED.read_text("utf-8")
        for end in range(460, len(text), 97):
            assert read_one(text[:end]).container_title == "Chin Med J (Engl)"


@pytest.mark.corpus
@pytest.mark.skipif(not PAGES.exists(), reason="the shared corpus is not beside the checkout")
@pytest.mark.parametrize("path", sorted(PAGES.glob("mirror_page_*.txt")), ids=lambda path: path.stem)
def test_real_pages(path: Path) -> None:
    expected = json.loads(path.with_suffix(".expected.json").read_text("utf-8"))
    c = read_one(path.read_text("utf-8"))
    spaced = [" ".join(a.text.split()) for a in c.abstracts]
    found = {
        "title": c.title,
        "authors": [{"family": a.family, "given": a.given} for a in c.authors] or None,
        "journal": c.container_title,
        "date": str(c.issued),
        "volume": c.volume,
        "issue": c.issue,
        "pages": str(c.pages) if c.pages else c.article_number,
        "doi": c.doi,
        "n_affiliations": len(c.affiliations),
    }
    assert found == {name: expected.get(name) for name in found}
    assert spaced[0].startswith(expected["abstract_starts"])
    assert spaced[0].endswith(expected["abstract_ends"])
    assert len(spaced) == 1 + ("abstract_2_starts" in expected)
    if len(spaced) == 2:
        assert spaced[1].startswith(expected["abstract_2_starts"])


class TestVariants:
    def test_a_long_run_of_digits_behind_a_name_is_no_mark_and_takes_no_time(self) -> None:
        assert read_one(f"Wang a{'9' * 5000}!, Li B\n{CITED}").container_title == "J Foo"

    def test_title_above_the_authors_and_a_translated_one(self) -> None:
        c = read_one(
            f"一项关于茶的研究。\nA study of tea: a trial.\nSmith John, Li X\nDepartment of Tea, Kyoto, Japan.\n{CITED}"
        )
        assert c.title == "A study of tea: a trial"
        assert [(t.text, t.language) for t in c.translated_titles] == [("一项关于茶的研究", "zh")]
        assert c.affiliations == ("Department of Tea, Kyoto, Japan.",)

    def test_head_below_the_citation_line(self) -> None:
        c = read_one(
            f"{CITED}Tea and sleep in older people\nSmith J, Li X\n"
            "Tea School, Foo University, Leeds, UK.\nAbstract: Tea is good."
        )
        assert (c.title, len(c.authors), len(c.affiliations)) == ("Tea and sleep in older people", 2, 1)
        assert c.abstract == "Tea is good."

    def test_headings_set_the_relation(self) -> None:
        c = read_one(
            f"{CITED}相似文献\nBMJ. 2023-10-26\n引用本文的文献\n1\nA paper on tea.\nSmith J, Doe A B\n"
            "J Bar. 2024 Jan;3(2):5-9.\nPMID: 222\n"
            "本文引用的文献\nJones K, Li W. On water. Cell. 2001 Feb 3;12(3):45-9.\n"
        )
        assert [r.relation for r in c.related] == ["similar", "cited_by", "references"]
        cited_by = c.related[1].citation
        assert (cited_by.title, cited_by.issue, cited_by.pmid) == ("A paper on tea", "2", "222")
        assert [a.family for a in cited_by.authors] == ["Smith", "Doe"]
        assert (c.related[2].citation.title, str(c.related[2].citation.pages)) == ("On water", "45-49")

    def test_titles_lead_or_follow_the_journals(self) -> None:
        leading = read_one(f"{CITED}The abstract is here.\nOn tea.\nJ Bar. 2019-1-2\nOn milk.\nJ Baz. 2018-1-2\n")
        following = read_one(f"{CITED}Similar articles\nJ Bar. 2019-1-2\nOn tea.\nJ Baz. 2018-1-2\nOn milk.\n")
        for c in (leading, following):
            assert [(r.citation.title, r.citation.container_title) for r in c.related] == [
                ("On tea", "J Bar"),
                ("On milk", "J Baz"),
            ]
        assert leading.abstract == "The abstract is here."

    def test_section_labels_on_their_own_lines(self) -> None:
        c = read_one(
            f"{CITED}Abstract\n\nBACKGROUND\n\nTea is old.\n\nRESULTS\n\nIt is good.\n\n"
            "摘要\n\n背景:茶很古老。\n\n结果:很好。\n"
        )
        assert c.abstracts[0].text == "BACKGROUND\nTea is old.\nRESULTS\nIt is good."
        assert [s.label for s in c.abstracts[0].sections] == ["BACKGROUND", "RESULTS"]
        assert [s.label for s in c.abstracts[1].sections] == ["背景", "结果"]

    def test_wrapped_citation_line(self) -> None:
        c = read_one("Smith J, Doe A\nJ Foo. 2020 Jan 3;5(1):1-9. doi:\n10.1000/abc. Epub 2019 Dec\n5.\nTea is good.\n")
        assert (c.doi, str(c.epub_date), c.abstract) == ("10.1000/abc", "2019-12-05", "Tea is good.")

    def test_site_lines_and_footnotes_are_kept_apart(self) -> None:
        reading = page.read(
            f"Suppr超能文献\n原文链接\nSmith J, Doe A\nCorresponding author.\n{CITED}No abstract available.\n"
        )
        [c] = reading.citations
        assert (c.title, c.affiliations, c.abstracts) == (None, (), ())
        assert [(n.line, n.text) for n in reading.notes if n.code is Code.UNPLACED] == [
            (1, "Suppr超能文献"),
            (2, "原文链接"),
            (4, "Corresponding author."),
            (6, "No abstract available."),
        ]
        assert len([e for e in c.extra if e.tag == "line"]) == 4

    def test_no_abstract_is_another_language_by_its_numbers_alone(self) -> None:
        c = read_one(f"{CITED}The tea of the east was drunk by all of the people in the study.\nP < 0.05.\n")
        assert len(c.abstracts) == 1

    def test_two_pages_are_two_citations(self) -> None:
        abstract = "Tea is good for you. " * 15
        one = f"Smith J, Doe A\nTea School, Foo University, Leeds, UK.\n{CITED}{abstract}\nBMJ. 2019-1-1\n"
        two = one.replace("J Foo", "J Bar").replace("Smith", "Brown")
        assert [c.container_title for c in page.read(one + two).citations] == ["J Foo", "J Bar"]


@pytest.mark.parametrize("between", ["", "\n\n", "----------\n"])
@pytest.mark.parametrize("authors", ["Wang Yiming, Lu Haoran", "Pickel K", "RECOVER Study Group"])
def test_pages_one_after_another(authors: str, between: str) -> None:
    cited = CITED.replace("J Foo", "J Bar")
    for titles in ("", "茶\nTea.\n"):
        for affiliations in ("", f"{LEEDS}\nBoston, MA.\n"):
            head = f"{titles}{authors}\n{affiliations}"
            page_text = f"{head}{CITED}{ABSTRACT}\n{TRANSLATED}\nBMJ. 2019-1-1\n"
            other = f"{head}{cited}{TRANSLATED * 3}\n"
            both = page.read(page_text + between + other).citations
            assert [c.model_copy(update={"extra": ()}) for c in both] == [read_one(page_text), read_one(other)]


@pytest.mark.parametrize(
    "text", ["", " \n\ufeff", "milk\neggs\nbread\n", "\x00\x01PNG\x00", "# A heading\n\nSome prose. It ends in 2020.\n"]
)
def test_what_is_no_page_is_refused(text: str) -> None:
    assert not page.sniff(text)
    with pytest.raises(ReadError, match="expected"):
        page.read(text)


@pytest.mark.parametrize(
    "text",
    [
        "TY  - JOUR\nN2  - J Foo. 2020;5(1):1-9.\nER  - \n",
        "PMID- 1\nSO  - J Foo. 2020;5(1):1-9.\n",
        "@article{a, note={x}}\n" + CITED,
        f"1. {CITED}\nTea.\n\nSmith J(1).\n\nAuthor information:\n(1)Leeds.\n\nPMID: 1\n",
        f"JAMA\n. 2014 Feb 12;311(6):579-86.\nTea\nA B Smith 1\nAffiliations Expand\nPMID: 1 DOI: 10.1000/1\n{CITED}",
    ],
)
def test_other_formats_are_not_claimed(text: str) -> None:
    assert not page.sniff(text)


@settings(deadline=None, max_examples=60)
@given(st.text(), st.text())
def test_only_carcite_errors(head: str, tail: str) -> None:
    for text in (head, f"{head}\n{CITED}{tail}", f"相似文献\n{head}\n摘要\n{tail}"):
        try:
            page.read(text)
        except CarciteError:
            continue


@pytest.mark.parametrize(
    "line", ["1\n", "METHODS\n", "Suppr超能文献\n", "J Bar. 2020-1-2\n", "a,", "(", ". 2020;1:1", "的。A b c "]
)
def test_time_is_linear(line: str) -> None:
    page.read(CITED + line * (60_000 // len(line)))


def test_authors_between_full_width_commas() -> None:
    assert [a.family for a in read_one(f"王伟，李娜，欧阳明\n{CITED}").authors] == ["王", "李", "欧阳"]


def test_a_short_chinese_title_is_no_author() -> None:
    c = read_one(f"{CITED}相似文献\n1\nTea for three.\n三人茶。\nJ Tea. 2021-1-5\n2\nJ Milk. 2020-1-5\n")
    assert not c.related[0].citation.authors
    assert [t.text for t in c.related[0].citation.translated_titles] == ["三人茶"]


ABSTRACT = (
    "Tea has been drunk in many countries for a very long time, and its effects on the health of the old are debated. "
    "We studied 120 people who drank tea each day and found that they slept better than those who did not."
)
TRANSLATED = "茶在许多国家已有很长的饮用历史，其对老年人健康的影响仍存在争议。我们研究了120名每天喝茶的人。"
LEEDS = "Tea School, Foo University, Leeds, UK."


@pytest.mark.parametrize(
    ("titles", "title", "translated"),
    [
        ("茶对睡眠的影响\n[The influence of tea on sleep].", "The influence of tea on sleep", "茶对睡眠的影响"),
        ("茶。\nTea.", "Tea", "茶"),
        ("白茶\nWhite tea", "White tea", "白茶"),
        ("编辑更正\nCorrection to: Tea and sleep.", "Correction to: Tea and sleep", "编辑更正"),
        ("COVID-19 与茶。\nCOVID-19 and tea.", "COVID-19 and tea", "COVID-19 与茶"),
        (
            "茶叶系的茶\nTea from the Department of Tea in Kyoto, Japan",
            "Tea from the Department of Tea in Kyoto, Japan",
            "茶叶系的茶",
        ),
        ("茶与健康\nSmith, Jones and the tea wars.", "Smith, Jones and the tea wars", "茶与健康"),
        ("搜遍文献，让科研检索更轻松。\n喝茶\nDoes tea\nhelp?", "Does tea help?", "喝茶"),
    ],
)
def test_titles_stand_above_the_authors(titles: str, title: str, translated: str) -> None:
    for below in (f"Wang Yiming, Lu Haoran\n{LEEDS}\n", f"Wang Yiming\n{LEEDS}\n", f"机构信息\n{LEEDS}\n"):
        c = read_one(f"{titles}\n{below}{CITED}{ABSTRACT}\n")
        assert (c.title, [t.text for t in c.translated_titles]) == (title, [translated])
        assert [a.family for a in c.authors] == [n for n in ("Wang", "Lu") if n in below]
        assert c.affiliations == (LEEDS,)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("RECOVER Collaborative Group", ["RECOVER Collaborative Group"]),
        ("Smith John A, Lee Ann, Tea Trial Study Group", ["Smith", "Lee", "Tea Trial Study Group"]),
        ("Wang Yiming¹, Lu Haoran¹,², Ye Xin³", ["Wang", "Lu", "Ye"]),
        ("Wang Yiming 1, Lu Haoran 1 2, Ye Xin 3 *", ["Wang", "Lu", "Ye"]),
        ("Wang Yiming(1), Lu Haoran(1)(2), Ye Xin(3)", ["Wang", "Lu", "Ye"]),
        ("Wang Yiming a, Lu Haoran a,b", ["Wang", "Lu"]),
        ("Wang, Yiming; van der Berg, Jan", ["Wang", "van der Berg"]),
        ("De la Cruz Juan, Ruiz de Almodóvar José, Ben Ali Mohamed", ["De la Cruz", "Ruiz de Almodóvar", "Ben Ali"]),
        ("Doe Jordan, Roe India", ["Doe", "Roe"]),
        ("Doe Jane, Roe Richard.", ["Doe", "Roe"]),
        ("Kim Min‐Jung, D´Angelo Maria, in 't Veld Petra", ["Kim", "D´Angelo", "in 't Veld"]),
        ("van’t Veer L J, Ó Súilleabháin S", ["van’t Veer", "Ó Súilleabháin"]),
        ("Doe John, RECOVER Study Group", ["Doe", "RECOVER Study Group"]),
        ("Doe J, Roe R, Poe P, Lee L, Hoe ?", ["Doe", "Roe", "Poe", "Lee", "Hoe"]),
        ("Doe J Michael", ["Doe"]),
        ("van der Berg Jan", ["van der Berg"]),
        ("De la Cruz Juan", ["De la Cruz"]),
        ("Nguyen Thi Minh Hang", ["Nguyen"]),
        ("WANG Yiming", ["WANG"]),
    ],
)
def test_authors_without_a_heading(line: str, names: list[str]) -> None:
    c = read_one(f"{line}\n{LEEDS}\n{CITED}{ABSTRACT}\n")
    assert [a.literal or a.full_family for a in c.authors] == names
    assert (c.title, c.affiliations) == (None, (LEEDS,))
    assert not any(sign in str(a) for a in c.authors for sign in "123¹²³(")


@pytest.mark.parametrize("listed", ["BMJ. 2019-1-1\n", "BMJ. 2019-1-1\nCell. 2020-2-3\n"])
def test_an_abstract_is_no_title_of_the_first_listed_paper(listed: str) -> None:
    for abstracts in ([ABSTRACT, TRANSLATED], [ABSTRACT], [ABSTRACT, "(J Tea. 2012;33:111-119)", TRANSLATED]):
        c = read_one(CITED + "\n".join(abstracts) + "\n" + listed)
        assert "\n".join(a.text for a in c.abstracts) == "\n".join(abstracts)
        assert len(c.related) == listed.count("\n")
        assert not any(r.citation.title or r.citation.translated_titles for r in c.related)


def test_an_abstract_may_end_with_the_papers_own_citation_line() -> None:
    own = "J Foo. 2020;5(1):1-9. doi:10.1000/abc"
    c = read_one(f"{CITED}{ABSTRACT}\n{own}\n{TRANSLATED}\nBMJ. 2019-1-1\n")
    assert [a.text for a in c.abstracts] == [f"{ABSTRACT}\n{own}", TRANSLATED]
    assert [r.citation.container_title for r in c.related] == ["BMJ"]


def test_papers_listed_without_a_heading_with_titles_and_identifiers() -> None:
    papers = "".join(f"{i}Tea paper {i} for all.\n茶论文{i}。\nJ Tea. 202{i}-1-5\nPMID: 3000000{i}\n" for i in "123")
    for text in (
        papers.replace("1Tea", "Tea").replace("2Tea", "Tea").replace("3Tea", "Tea"),
        papers.replace("Tea p", "\nTea p"),
    ):
        c = read_one(f"{CITED}{ABSTRACT}\n{TRANSLATED}\n{text}")
        assert [(r.citation.title, r.citation.pmid) for r in c.related] == [
            (f"Tea paper {i} for all", f"3000000{i}") for i in "123"
        ]
        assert [r.citation.translated_titles[0].text for r in c.related] == ["茶论文1", "茶论文2", "茶论文3"]


def test_a_value_behind_its_heading_does_not_take_the_lines_below() -> None:
    c = read_one(f"{CITED}{ABSTRACT}\nKeywords: tea; sleep\n{TRANSLATED}\n关键词：茶；睡眠\nBMJ. 2019-1-1\n")
    assert [a.text for a in c.abstracts] == [ABSTRACT, TRANSLATED]
    assert c.keywords == ("tea", "sleep", "茶", "睡眠")
    assert len(c.related) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Background: Tea is old. Methods: We drank it. Results: It was good in all of the people.",
        "【背景】茶很古老。【方法】我们喝了茶。【结果】对所有人都很好。",
        "背景：茶很古老。方法：我们喝了茶。结果：对所有人都很好。",
    ],
)
def test_labels_that_run_into_the_text(text: str) -> None:
    c = read_one(f"{CITED}{text}\n")
    assert len(c.abstracts[0].sections) == 3
    assert c.abstracts[0].text == text


def test_a_page_cut_above_its_citation_line() -> None:
    head = f"Wang Yiming, Lu Haoran\n{LEEDS}\nMilk Institute, York, UK.\n"
    for text, names in ((head, 2), (f"Suppr超能文献\n茶\nTea.\n机构信息\n{LEEDS}\nMilk Institute, York, UK.\n出版", 0)):
        assert page.sniff(text)
        c = read_one(text)
        assert (len(c.authors), len(c.affiliations), c.container_title, c.abstracts) == (names, 2, None, ())
    assert read_one(f"{head}J F").affiliations == (LEEDS, "Milk Institute, York, UK.")


def test_a_journal_and_a_date_below_affiliations_are_the_citation() -> None:
    c = read_one(f"Wang Yiming, Lu Haoran\n{LEEDS}\nJ Foo. 2020.\n{ABSTRACT}\n")
    assert (c.container_title, str(c.issued), len(c.abstracts)) == ("J Foo", "2020", 1)
    assert str(read_one(f"出版信息\nJ Foo. 2020-9-3\n摘要\n{TRANSLATED}\n").issued) == "2020-09-03"
    assert read_one(f"期刊：J Foo. 2020 Jan 3;5(1):1-9.\n摘要：{TRANSLATED}\n").volume == "5"


def test_what_the_site_says_of_itself_is_no_part_of_the_paper() -> None:
    own = "核心技术专利：CN1侵权必究\n粤ICP备1号-1\nSuppr @ 2026\n用中文搜PubMed\n立即免费搜索\n影响因子：5.2\n"
    body = f"{ABSTRACT}\n被引次数: 12\n{TRANSLATED}\n相似文献\nBMJ. 2019-1-1\n立即体验\n"
    c = read_one(f"{own}Wang Yiming, Lu Haoran\n{LEEDS}\n{CITED}{body}")
    assert (c.title, c.translated_titles, len(c.authors), len(c.affiliations)) == (None, (), 2, 1)
    assert [a.text for a in c.abstracts] == [ABSTRACT, TRANSLATED]
    assert not c.related[0].citation.authors
    assert len(c.extra) == 8


def test_lines_that_say_there_is_nothing() -> None:
    c = read_one(
        f"茶\nTea.\n作者\n暂无作者信息\n机构信息\n暂无\n出版信息\n{CITED}摘要\n暂无摘要\n相似文献\n暂无相关文献\n"
    )
    assert (c.title, c.authors, c.affiliations, c.abstracts, c.related) == ("Tea", (), (), (), ())
    assert len(c.extra) == 4


def test_a_place_is_no_title() -> None:
    places = "Genentech, South San Francisco, California.\nMayo Clinic, Rochester, Minnesota.\n"
    assert read_one(f"{places}{CITED}{ABSTRACT}\n").title is None
    assert read_one(f"Tea and sleep.\n{places}{CITED}{ABSTRACT}\n").title == "Tea and sleep"
    c = read_one(f"茶\nTea.\n{places}{CITED}{ABSTRACT}\n")
    assert (c.title, len(c.affiliations)) == ("Tea", 2)


def test_a_title_that_reads_like_names() -> None:
    title = "Sleep Apnea, Heart Failure, and Green Tea."
    c = read_one(f"茶\n{title}\nWang Yiming, Lu Haoran\n{LEEDS}\n{CITED}")
    assert (c.title, [a.family for a in c.authors]) == (title[:-1], ["Wang", "Lu"])
    lone = read_one(f"Wang Yiming, Lu Haoran, Ye Xin.\n{LEEDS}\n{CITED}")
    assert (lone.title, len(lone.authors)) == (None, 3)


def test_a_listed_title_that_reads_like_names() -> None:
    c = read_one(
        f"{CITED}相似文献\n1\nSleep Apnea, Heart Failure, and Green Tea.\n睡眠与茶。\nBMJ. 2019-1-1\n"
        "2\nKawasaki Disease\n川崎病\nSmith J, Doe AB.\nCell. 2018-1-1\n"
    )
    titles = [r.citation.title for r in c.related]
    assert titles == ["Sleep Apnea, Heart Failure, and Green Tea", "Kawasaki Disease"]
    assert [len(r.citation.authors) for r in c.related] == [0, 2]


def test_a_listed_title_of_two_sentences_ends_no_list() -> None:
    long = "A blood relationship between the least and the greatest lactate in runners. Back to the old days of tea?"
    c = read_one(f"{CITED}{ABSTRACT}\n{TRANSLATED}\nOn tea.\nBMJ. 2019-1-1\n{long}\nCell. 2018-1-1\n")
    assert [(r.citation.title, r.citation.container_title) for r in c.related] == [("On tea", "BMJ"), (long, "Cell")]


def test_contacts_behind_authors() -> None:
    c = read_one(
        "Wang Yiming1 (wang@example.org), Lu Haoran1,2 ORCID: 0000-0002-1825-0097, "
        f"Ye Xin (https://orcid.org/0000-0001-5109-3700), Doe J\n{LEEDS}\n{CITED}"
    )
    assert [(a.family, a.given, a.email, a.orcid) for a in c.authors] == [
        ("Wang", "Yiming", "wang@example.org", None),
        ("Lu", "Haoran", None, "0000-0002-1825-0097"),
        ("Ye", "Xin", None, "0000-0001-5109-3700"),
        ("Doe", "J", None, None),
    ]


def test_authors_one_a_line() -> None:
    c = read_one(f"茶\nTea.\nWang Yiming\nLu Haoran\nYe Xin\n{LEEDS}\n{CITED}")
    assert [a.family for a in c.authors] == ["Wang", "Lu", "Ye"]


def test_references_in_full_keep_every_word() -> None:
    c = read_one(
        f"{CITED}本文引用的文献\n1. Smith J, Doe A. On tea. J Bar. 2019;3(2):5-9. doi: 10.1000/r1.\n"
        "2. World Tea Organization. Tea. Geneva: WTO; 2017.\n"
    )
    first, second = (r.citation for r in c.related)
    assert (first.title, first.volume, first.doi) == ("On tea", "3", "10.1000/r1")
    assert second.notes == ("World Tea Organization. Tea. Geneva: WTO; 2017.",)


@pytest.mark.parametrize(
    "text",
    ['"""Doc. 2020."""\nimport os\n', "Smith J, Doe J. On tea. J Tea. 2020;5(1):1-9.\n", "Notes. 2025-08-12\nTea.\n"],
)
def test_texts_of_other_kinds_are_no_pages(text: str) -> None:
    assert not page.sniff(text)


@pytest.mark.parametrize("end", ["\u2028", "\x0b", "\r", "\xa0\n\t", "\u200b\n"])
def test_lines_may_end_in_other_ways(end: str) -> None:
    text = f"茶\nTea.\nWang Yiming, Lu Haoran\n{LEEDS}\n{CITED}{ABSTRACT}\n{TRANSLATED}\nBMJ. 2019-1-1\n"
    assert read_one(text.replace("\n", end)) == read_one(text)
    assert read_one(text.replace("Leeds, UK", "Leeds,\xa0UK")) == read_one(text)
    assert read_one(text.replace(CITED, "J Foo. 2020 Jan 3；5（1）：1-9. doi：10.1000/abc.\n")) == read_one(text)


def test_headings_in_markdown_and_in_traditional_characters() -> None:
    c = read_one(
        f"# Suppr超能文献\n## 茶與睡眠\n# Tea and sleep.\n**Wang Yiming, Lu Haoran**\n## 機構資訊\n- {LEEDS}\n"
        f"## 出版資訊\n{CITED}## Abstract\n**BACKGROUND**\n{ABSTRACT}\n## 摘要\n{TRANSLATED}\n"
        "## 引用本文的文獻\nJ Milk. 2019年1月2日\nJ Beer. 2018年3月\n"
    )
    assert (c.title, [t.text for t in c.translated_titles], c.affiliations) == ("Tea and sleep", ["茶與睡眠"], (LEEDS,))
    assert [a.family for a in c.authors] == ["Wang", "Lu"]
    assert [a.text for a in c.abstracts] == [f"BACKGROUND\n{ABSTRACT}", TRANSLATED]
    assert [(r.relation, str(r.citation.issued)) for r in c.related] == [
        ("cited_by", "2019-01-02"),
        ("cited_by", "2018-03"),
    ]


class TestOrderOfNames:
    @pytest.mark.parametrize(
        ("line", "families"),
        [
            ("Anna M. Smith, M.D., Hans J. Müller, Jr., and Wei Li, Ph.D.", ["Smith", "Müller", "Li"]),
            ("Jane Doe, Wei Li, Richard Roe", ["Doe", "Li", "Roe"]),
            ("Doe Jane, Li Wei, Roe Richard", ["Doe", "Li", "Roe"]),
            ("Jane Richard, Doe Elizabeth", ["Jane", "Doe"]),
            ("Smith J A, Jane B", ["Smith", "Jane"]),
        ],
    )
    def test_names_show_it_on_pages_of_other_sites(self, line: str, families: list[str]) -> None:
        c = read_one(f"Tea and sleep: a study.\n{line}\nTea Institute, Leeds, UK.\n{CITED}")
        assert [name.family for name in c.authors] == families

    def test_mirrors_print_the_family_name_first_whatever_it_is(self) -> None:
        c = read_one(f"Suppr超能文献\nTea and sleep: a study.\nJane Wei, Richard Li\nTea Lab, Leeds, UK.\n{CITED}")
        assert [name.family for name in c.authors] == ["Jane", "Richard"]

    def test_dates_and_buttons_are_no_authors_nor_affiliations(self) -> None:
        c = read_one(
            "Tea and sleep: a study.\nJane Doe, Richard Roe Author Info & Affiliations\n"
            f"Published: 5 May 2020\nVersion published: 05 May 2020 Version history\n{CITED}"
        )
        assert [name.family for name in c.authors] == ["Doe", "Roe"]
        assert not c.affiliations
        assert [e.value for e in c.extra] == ["Published: 5 May 2020", "Version published: 05 May 2020 Version history"]


def test_authors_below_the_citation_line_where_the_title_is_above() -> None:
    c = read_one(f"Tea in the world\n{CITED}Doe Wei, Roe Xin\nTea Institute, Leeds, UK\nAbstract\nTea is drunk.\n")
    assert ([a.family for a in c.authors], c.affiliations) == (["Doe", "Roe"], ("Tea Institute, Leeds, UK",))
    assert c.abstract == "Tea is drunk."


def test_buttons_above_a_headed_abstract_are_no_abstract() -> None:
    text = f"Tea in the world\nDoe Wei, Roe Xin\n{CITED}Article\nMetrics\nAbstract\nTea is drunk.\n"
    [c], notes = page.read(text)
    assert [a.text for a in c.abstracts] == ["Tea is drunk."]
    assert [n.text for n in notes if n.code is Code.NOT_A_RECORD] == ["Article / Metrics"]


def test_the_language_line_is_no_title() -> None:
    c = read_one(f"{CITED}[Tea in the world].\n[Article in Chinese]\nDoe W, Roe X\nTea Institute, Leeds, UK.\n")
    assert (c.title, c.language, [a.family for a in c.authors]) == ("Tea in the world", "zh", ["Doe", "Roe"])
    c = read_one(f"[Tea in the world].\n[Article in German]\nDoe W, Roe X\nTea Institute, Leeds, UK.\n{CITED}")
    assert (c.title, c.language, c.extra) == ("Tea in the world", "de", ())
