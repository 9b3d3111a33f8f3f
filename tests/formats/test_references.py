"""Lists of references: the styles, how a list is divided, and what is refused or not understood."""

from __future__ import annotations

import contextlib
import json
import re
import textwrap
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carcite.errors import CarciteError, ReadError
from carcite.formats.pasted.references import reader as references
from carcite.formats.pasted.references.blocks import divide
from carcite.formats.pasted.references.parts import Draft
from carcite.formats.pasted.references.people import leading_people
from carcite.formats.pasted.references.source import find_source
from carcite.formats.pasted.references.wide import as_printed
from carcite.model import Citation
from carcite.notes import Code

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "pasted"


def read_one(text: str) -> Citation:
    [citation] = references.read(text).citations
    return citation


@pytest.mark.parametrize(
    ("text", "names", "truncated"),
    [
        ("Smith JA, Doe B. Tea.", ["Smith|JA", "Doe|B"], False),
        ("Smith J A, Doe B C, et al. Tea.", ["Smith|J A", "Doe|B C"], True),
        ("Smith, J. A., & van der Berg, B. (2020). Tea.", ["Smith|J. A.", "van der Berg|B."], False),
        ("Smith, J.A.; Doe, B.-C. Tea.", ["Smith|J.A.", "Doe|B.-C."], False),
        ("J. A. Smith, B. Doe, and C. Poe, “Tea,”", ["Smith|J. A.", "Doe|B.", "Poe|C."], False),
        ("G. P. Patten, Tea in towns. J Tea 1, 2 (2000).", ["Patten|G. P."], False),
        ("Jane Smith, John B. Doe and Ann Poe. Tea.", ["Smith|Jane", "Doe|John B.", "Poe|Ann"], False),
        ("Smith, Jane, and John Doe. “Tea.”", ["Smith|Jane", "Doe|John"], False),
        ("伊宪华, 韩雅玲, 等. 茶", ["伊|宪华", "韩|雅玲"], True),
        ("Valen J. Tea: a study.", ["Valen|J"], False),
        ("World Tea Organization. Tea.", ["World Tea Organization"], False),
        ("PATTEN G P, DOE J. Tea[J].", ["PATTEN|G P", "DOE|J"], False),
        ("Smith,J.A.,Doe,B.C. and Poe,D. Tea.", ["Smith|J.A.", "Doe|B.C.", "Poe|D."], False),
        ("Smith ,J .A .,Doe ,B .,2001 ,Tea", ["Smith|J.A.", "Doe|B."], False),
        ("J. A. SMITH, B. DOE et C. POE. J. Tea 1, 2 (1980).", ["SMITH|J. A.", "DOE|B.", "POE|C."], False),
        ("Smith, J. A., B. Doe, and Carol Poe. 1999. Tea.", ["Smith|J. A.", "Doe|B.", "Poe|Carol"], False),
        ("Smith, J. A., Tea in towns. Leeds, 1999.", ["Smith|J. A."], False),
        ("Smith JA 2nd, Doe B Jr, Poe C. Tea.", ["Smith|JA", "Doe|B", "Poe|C"], False),
        ("Smith, J., Doe, A., … Poe, C. (2010). Tea.", ["Smith|J.", "Doe|A.", "Poe|C."], True),
        ("Smith, et al., J. Tea 12, 3 (1990)", ["Smith|None"], True),
        ("Smith & Doe (1990), Tea", ["Smith|None", "Doe|None"], False),
        ("Smith (J.), Doe (Fl.), Tea in towns, Leeds, 1999", ["Smith|J.", "Doe|Fl."], False),
        ("SMITH, Jane, John DOE a Ann B. POE, 2013. Tea.", ["SMITH|Jane", "DOE|John", "POE|Ann B."], False),
        ("SMITH, Jane. DOE, John. Tea.", ["SMITH|Jane", "DOE|John"], False),
        ("Smith, J. Robert. Tea in towns.", ["Smith|J. Robert"], False),
        ("Smith, J., Doe, A., ... & Poe, C. L. (2008). Tea.", ["Smith|J.", "Doe|A.", "Poe|C. L."], True),
        ("Smith, Jane / De Doe, Ann / Poe, Rick (2010): Tea.", ["Smith|Jane", "De Doe|Ann", "Poe|Rick"], False),
        ("Smith, Jane & San Doe, Ann (1974). Tea.", ["Smith|Jane", "San Doe|Ann"], False),
        ("Smith, Jane; Rick von Doe: Tea. Bonn 1995", ["Smith|Jane", "von Doe|Rick"], False),
        ("Smith JF Doe JN Poe P Li LX Tan HZ. Tea.", ["Smith|JF", "Doe|JN", "Poe|P", "Li|LX", "Tan|HZ"], False),
        ("Smith J, Doe AB, Roe C Poe D, Tan H. Tea.", ["Smith|J", "Doe|AB", "Roe|C", "Poe|D", "Tan|H"], False),
        ("Smith, J. A.; Doe; Poe, C., Int. J. Tea, 2016, 7, 9", ["Smith|J. A.", "Doe|None", "Poe|C."], False),
        ("J. Smith, A. Doe, and Poe, “Tea,”", ["Smith|J.", "Doe|A.", "Poe|None"], False),
        ("SMITH DOE, JANE and RICK ROE. 2002. Tea", ["SMITH DOE|JANE", "ROE|RICK"], False),
        ("HUME, DAVID. 1955. Tea in towns.", ["HUME|DAVID"], False),
        ("Smith, R. W. ; L W. Doe ; K. Poe. Tea", ["Smith|R. W.", "Doe|L W.", "Poe|K."], False),
        ("茶田 清弘/ 野杯 剛司 (2012), 茶", ["茶田|清弘", "野杯|剛司"], False),
        ("Weber Julia, Meyer Anna, Tea in towns, Bonn, 2002", ["Weber|Julia", "Meyer|Anna"], False),
        (
            "Tea and Cup Study collaborations, J. Smith et al., Tea",
            ["Tea and Cup Study collaborations", "Smith|J."],
            True,
        ),
        ("Smith, Ann, Serve the Church of Tea: A Study", ["Smith|Ann"], False),
        ("J. Smith Astropart. Phys. 3 (1995) 295.", ["Smith|J."], False),
        ("J. Smith, J. Engrg. Math., 44, 277-295 (2002).", ["Smith|J."], False),
        ("Statistisches Bundesamt (2005). Tee.", ["Statistisches Bundesamt"], False),
        ("Jane B. Smith, Tea in towns (Leeds, 1999)", ["Smith|Jane B."], False),
        ("Roe, Luís de. Tea. Lisboa, 1999.", ["de Roe|Luís"], False),
        ("John van der Berg and Ann Poe. Tea.", ["van der Berg|John", "Poe|Ann"], False),
        ("Яблоков А. В., Петров Ю. С. Чай.", ["Яблоков|А. В.", "Петров|Ю. С."], False),
        ("김철수.이영희(2016). 차", ["김|철수", "이|영희"], False),
        ("김철수, 이영희, '차의 역사', 2016", ["김|철수", "이|영희"], False),
        ("J. Smith – B. Doe, Tea in towns, Leeds 1999", ["Smith|J.", "Doe|B."], False),
        ("TEA Collaboration, J. Smith et al., Tea", ["TEA Collaboration", "Smith|J."], True),
        ("AA. VV., Tea, Roma 1999", ["AA. VV."], False),
        ("Smith J, Doe B, for the Milk Study Group. Tea.", ["Smith|J", "Doe|B", "Milk Study Group"], False),
        ("J. Mül´ler, B. Doe, Tea", ["Mül´ler|J.", "Doe|B."], False),
        ("PATTEN, G. P. y DOE, J., Té y agua, Taza, Madrid, 1972.", ["PATTEN|G. P.", "DOE|J."], False),
    ],
)
def test_people(text: str, names: list[str], truncated: bool) -> None:
    people = leading_people(text)
    assert people is not None
    found = [name.literal or f"{name.full_family}|{name.given}" for name in people.names]
    assert (found, people.truncated) == (names, truncated)


@pytest.mark.parametrize(
    "text",
    [
        "Tea and sleep in older people. J Tea. 2000;1:2.",
        "When is tea unnecessary? An essay.",
        "Milk Engineering, Vol. 25, No. 3, 2010",
        "TEA J. 4: 167-171 (1985)",
    ],
)
def test_a_title_or_a_journal_is_not_taken_for_people(text: str) -> None:
    assert leading_people(text) is None


@pytest.mark.parametrize(
    "text", ["J. Smith, Green Tea, Leeds 1999", "J. Smith, Green Tea and Cold Milk, Leeds 1999", "J. Smith Over tea"]
)
def test_a_title_behind_one_name_is_no_further_name(text: str) -> None:
    people = leading_people(text)
    assert people is not None
    assert [str(name) for name in people.names] == ["J. Smith"]


@pytest.mark.parametrize(
    "source",
    [
        "J Tea. 2010;12(3):45-67.", "J Tea 2010; 12: 45–67.", "J Tea. 2010, 12(3), 45-67.", "J Tea 12, 45–67 (2010).",
        "J Tea, vol. 12, no. 3, pp. 45–67, 2010.", "J Tea 12, no. 3 (2010): 45–67.", "J Tea, 2010, 12(3): 45-67.",
        "J Tea 2010: 12(3); 45-67.", "J Tea, vol. 12, no. 3, 2010, pp. 45–67.",
    ],
)  # fmt: skip
def test_sources(source: str) -> None:
    citation = read_one(f"Smith JA, Doe B. The title of a paper. {source}")
    assert citation.title == "The title of a paper"
    assert citation.container_title == "J Tea"
    assert (str(citation.issued), citation.volume, str(citation.pages)) == ("2010", "12", "45-67")
    assert citation.issue in (None, "3")


def test_a_brazilian_list_has_the_place_of_the_journal() -> None:
    citation = read_one("SOUZA, M. R. Chá em Recife. Revista do Chá, São Paulo, v. 39, n. 1, p. 83-109, 1996.")
    assert (citation.title, citation.container_title) == ("Chá em Recife", "Revista do Chá")
    assert (citation.volume, citation.issue, str(citation.pages)) == ("39", "1", "83-109")
    assert (citation.publisher_place, str(citation.issued)) == ("São Paulo", "1996")


def test_a_title_of_two_sentences_in_front_of_a_journal_is_no_place() -> None:
    citation = read_one(
        "SOUZA, A. O chá. As casas de chá no jornal entre 2003 e 2013, Tea Journal, v. 6, p.38-55, 2017."
    )
    assert citation.publisher_place is None


def test_an_edition_in_portuguese_is_no_editor() -> None:
    citation = read_one("SOUZA, Ana; LIMA, Rui. Chá e água. 7. ed. Rio de Janeiro: Xícara, 2011.")
    assert (citation.edition, citation.publisher, citation.publisher_place) == ("7", "Xícara", "Rio de Janeiro")
    assert not citation.editors


@pytest.mark.parametrize(
    "heading", ["# Referências", "REFERÊNCIAS BIBLIOGRÁFICAS", "Bibliografía", "Список литературы"]
)
def test_a_heading_is_no_reference(heading: str) -> None:
    text = f"{heading}\n\nSmith J. Tea. J Foo. 2019;5(1):1-9.\n\nDoe A. Milk. J Foo. 2018;4(2):3-5.\n"
    assert [citation.title for citation in references.read(text).citations] == ["Tea", "Milk"]


def test_a_section_of_a_journal_is_no_place() -> None:
    citation = read_one("DOE, J. A. Tea in towns. Journal of Tea, Green Transactions, vol. 12, no. 3, pp. 4-9, 1993.")
    assert citation.container_title == "Journal of Tea, Green Transactions"


def test_full_width_numbers_divide_a_list() -> None:
    text = "（1）王茶：《茶》，《茶学》，2014年第2期。\n（2）李水：《水》，《水学》，2015年第3期。\n"
    assert len(references.read(text).citations) == 2


def test_an_abbreviated_journal_with_stops() -> None:
    citation = read_one("Smith, J.A.; Doe, B. Tea in towns. Int. Med. Tea (IMT) 2023, 2, 198–205. [CrossRef]")
    assert (citation.title, citation.container_title) == ("Tea in towns", "Int. Med. Tea (IMT)")


@pytest.mark.parametrize(
    ("lead", "number"),
    [
        ("", ""),
        ("Cite this article as: ", ""),
        ("引用本文：", ""),
        ("> ", ""),
        ("", "1. "),
        ("", "[1] "),
        ("", "• "),
        ("", "1\n"),
    ],
)
def test_marks_in_front(lead: str, number: str) -> None:
    citation = read_one(f"{number}{lead}Smith JA, Doe B. The title of a paper. J Tea. 2010;12(3):45-67.")
    assert (citation.title, len(citation.authors)) == ("The title of a paper", 2)


def test_a_number_that_is_a_year_is_no_mark() -> None:
    assert len(references.read("2010. Smith J, Doe B. Tea at night. J Tea. 2010;12(3):45-67.").citations) == 1


def test_a_reference_not_understood_is_kept_and_a_warning() -> None:
    text = (
        "1. Smith J. Tea. J Foo. 2019;5:1-9.\n2. ibid., see the discussion (1987)\n3. Doe A. Milk. J Foo. 2020;6:3.\n"
    )
    citations, notes = references.read(text)
    assert [c.type for c in citations] == ["article-journal", "document", "article-journal"]
    assert citations[1].extra == (("references", "reference", "ibid., see the discussion (1987)"),)
    assert [(n.code, n.line, n.is_loss) for n in notes] == [(Code.UNPARSED, 2, True)]


def test_a_dash_stands_for_the_authors_above() -> None:
    text = "Doe, Jane. 2010. “Tea at Night.” J Tea 5 (1): 4–6.\n———. 2011. “Tea by Day.” J Tea 6 (1): 7–9.\n"
    citations, notes = references.read(text)
    assert [(c.title, c.authors[0].family) for c in citations] == [("Tea at Night", "Doe"), ("Tea by Day", "Doe")]
    assert [n.code for n in notes] == [Code.ASSUMED]


def test_a_chapter_in_an_edited_book() -> None:
    citation = read_one("Ramo, A. R. Tea voices. in Rethinking tea (eds. Doe, J. & Roe, R.) (Tea Press, Leeds, 1988).")
    assert (citation.type, citation.title, citation.container_title) == ("chapter", "Tea voices", "Rethinking tea")
    assert [name.family for name in citation.editors] == ["Doe", "Roe"]
    assert (citation.publisher, citation.publisher_place, str(citation.issued)) == ("Tea Press", "Leeds", "1988")


@pytest.mark.parametrize(
    ("text", "container", "publisher"),
    [
        (
            'K. Tea, X. Cup, "Deep cups," in Proc. Tea Conf. Comput. Vis. Leaf Recognit., 2016, pp. 770–778.',
            "Proc. Tea Conf. Comput. Vis. Leaf Recognit",
            None,
        ),
        (
            "World Tea Organization. (2021). Global tea. World Tea Organization. https://tea.example/1",
            None,
            "World Tea Organization",
        ),
        ("Müller H. Lehrbuch des Tees. 3. Aufl. Berlin: Springer; 2010.", None, "Springer"),
    ],
)
def test_containers_and_publishers(text: str, container: str | None, publisher: str | None) -> None:
    citation = read_one(text)
    assert (citation.container_title, citation.publisher) == (container, publisher)
    assert "Aufl" not in (citation.title or "")


def test_in_within_a_title_begins_no_book() -> None:
    citation = read_one(
        "Robin, W. I. (1996). The world and “promotion” in US tea policy. Tea and Society, 25(5), 615–665."
    )
    assert (citation.type, citation.container_title, citation.volume) == ("article-journal", "Tea and Society", "25")


def test_words_behind_the_pages_are_kept() -> None:
    citation = read_one("Smith J, Doe B. Tea at night. J Tea. 2010;12(3):45-67. Discussion of the editor")
    assert str(citation.pages) == "45-67"
    assert citation.extra == (("references", "rest", "Discussion of the editor"),)


@pytest.mark.parametrize(
    "text",
    [
        "eggs\nmilk 2020\ntea", "# A readme\n\nInstall with pip. Since 2019.\n\n- one\n- two\n",
        "We met in 2019 in London and talked of tea, and in 2020 in Leeds.", "{}", "@article{a, year = 2020}",
    ],
)  # fmt: skip
def test_other_text_is_not_claimed(text: str) -> None:
    assert not references.sniff(text)


LISTS = {
    "footnotes": "1. John Valen, *Tea in Towns* (Leeds: Kettle Press, 1990), 45.\n"
    "2. Ibid., 47.\n3. Ann Poe, “Milk and Tea,” *Past and Cups* 12 (1988): 34-56.\n",
    "books": "Valen, John. Tea in Towns. Leeds: Kettle Press, 1990.\n\nPoe, Ann. The Cup. London: Saucer, 1988.\n\n"
    "Roe, Jane, ed. Kettles. New York: Steam & Sons, 2001.\n",
    "web": "Valen, J. (2020, May 3). Tea in towns. https://example.org/tea\n\n"
    "World Tea Organization. (2021). Tea and health. Retrieved from https://example.org/health\n",
    "physics": "[1] A. Valen and B. Poe, Phys. Lett. B262 (1985) 593.\n[2] C. Roe, Phys. Rev. D80, 101 (2009).\n",
    "astronomy": "Valen A., Poe B. 2012, ApJ, 745, L28\nRoe C. 2014, MNRAS, 441, 134\n",
    "russian": "1. Иванов А. Б. Чай в городах // Журнал о чае. – 2010. – Т. 3. – С. 5–9.\n"
    "2. Петров В. Г. Чайник. – М.: Наука, 2001. – 200 с.\n",
    "korean": "김철수, 이영희. 차와 도시. 한국차학회지 2010; 제12권 제3호: 45-67.\n"
    "박민수. 차의 역사. 서울: 찻잔출판사, 2001.\n",
    "citation lines": "Valen, A. 2005: Tea in towns. Progress in Tea 29, 5-21.\n\n"
    "Poe, B. 2006: Milk. Tea and Planning A 38, 603-30.",
    "to cite": "## Citation\n\nValen, A., & Poe, B. (2020). Kettle: boiling water. Journal of Tea, 5(3), 12.",
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_any_style_is_claimed(name: str) -> None:
    assert references.sniff(LISTS[name])


@pytest.mark.parametrize(
    "text",
    [
        "Kettle Commons\nCopyright 2002-2021 The Kettle Foundation\n\nThis product includes tea (https://example.org/).",
        "kettle (0.1) unstable; urgency=low\n\n  * First Release.\n\n"
        " -- Tea Maker <a@example.org>  Thu, 29 Aug 2013 00:42:42 -0000",
        "Dear all,\n\nthe meeting of 12 May 2020 took place at 10:30-11:45 in room 12.\n\n"
        "Present: Ann Poe, John Valen.\n\nBest,\nJane",
        "v 0.03 2018-12-08\n- mend the spout\nv 0.02 2018-03-19\n- a new handle\n",
        "The kettle was boiled in 2010 (see Valen, 2009, p. 12). " * 20,
    ],
)
def test_notices_changelogs_minutes_and_prose_are_not_claimed(text: str) -> None:
    assert not references.sniff(text)


BOOKS = (
    "Valen, John. Tea in Towns and Other Places of the North. Leeds: Kettle Press, 1990.",
    "Poe, Ann. Cups. London: Saucer, 1988.",
    "Roe, Jane, and Ann Poe. Kettles of the Old World and of the New One. New York: Steam & Sons, 2001.",
    "van der Berg, Jan. Spoons. Delft: Lepel, 1999.",
)


def _wrapped(indent: str, first: str = "") -> str:
    lines = [textwrap.fill(one, 60, initial_indent=first, subsequent_indent=indent) for one in BOOKS]
    return "\n".join(lines)


@pytest.mark.parametrize(
    "text",
    [
        _wrapped("    "), _wrapped("", "   "), "\n".join(BOOKS), "\n\n".join(BOOKS), "\n".join(f"► {b}" for b in BOOKS),
        "\n>\n".join(f"> {b}" for b in BOOKS),
        _wrapped("").replace("1990.\n", "1990.\n\n").replace("2001.\n", "2001.\n\n"),
        "Primary sources\n\n" + "\n\n".join(BOOKS[:2]) + "\n\nB\n\n" + "\n\n".join(BOOKS[2:]),
        "\n".join(f"{n}. {b}\n   https://doi.org/10.1000/{n}" for n, b in enumerate(BOOKS, 1)),
        "\n\n".join(f"[{n}] {b}" for n, b in zip((60, 29, 25, 21), BOOKS, strict=True)),
        "\n".join(f"{n}\n{b}" for n, b in enumerate(BOOKS, 1)),
        "\n".join(f"- {b}\n  - [PDF](https://example.org/{n})" for n, b in enumerate(BOOKS)),
        "## 2019\n\n- " + "\n- ".join(BOOKS[:2]) + "\n\n## 2018\n\n- " + "\n- ".join(BOOKS[2:]),
        "If you use the kettle, please cite:\n" + _wrapped("", "   "),
        "\n".join(f"{n}. {b}" for n, b in enumerate(BOOKS, 1)) + "\n\nFor more cups please write to us by mail.",
    ],
)  # fmt: skip
def test_a_list_is_divided_as_it_is_printed(text: str) -> None:
    texts = [re.split(r" https:| \[PDF", block.text)[0] for block in divide(text.splitlines()).blocks]
    assert texts == list(BOOKS)


def test_headings_among_references_are_left_out_with_a_note() -> None:
    lines = ["Selected publications, 2003 - 2017.", "", "Kettles and spouts", ""]
    lines += [line for n, book in enumerate(BOOKS, 1) for line in (f"{n}. {book}", "")]
    assert [block.text for block in divide(lines).blocks] == list(BOOKS)
    lines = ["Dutch:", *(f"    {book}" for book in BOOKS[:2]), "French:", *(f"    {book}" for book in BOOKS[2:])]
    divided = divide(lines)
    assert [block.text for block in divided.blocks] == list(BOOKS)
    assert [heading.text for heading in divided.headings] == ["Dutch:", "French:"]


@pytest.mark.parametrize("wrap", [60, 500])
@pytest.mark.parametrize(
    "marks",
    [
        "1. 1. 1. 1.", "0) 0) 0) 0)", "[1] [1] [1] [1]", "#. #. #. #.", "44. 43. 42. 41.", "[4] [3] [2] [1]",
        "2. 9. 30. 57.", "S1. S2. S3. S4.", "[A1] [A2] [A3] [A4]", "P1: P2: P3: P4:", "#1 #2 #3 #4", "1.- 2.- 3.- 4.-",
        "1º 2º 3º 4º", "**1.** **2.** **3.** **4.**", "**[1]** **[2]** **[3]** **[4]**", "a) b) c) d)",
        "(i) (ii) (iii) (iv)", "[^1]: [^2]: [^3]: [^4]:", "[^tea]: [^cup]: [^pot]: [^jug]:", "→ → → →", "+ + + +",
        "<li> <li> <li> <li>", "\\bibitem{a} \\bibitem{b} \\bibitem{c} \\bibitem{d}",
    ],
)  # fmt: skip
def test_whatever_marks_count_the_references(marks: str, wrap: int) -> None:
    items = [f"{mark} {book}" for mark, book in zip(marks.split(), BOOKS, strict=True)]
    text = "\n".join(textwrap.fill(item, wrap) for item in items)
    assert [block.text for block in divide(text.splitlines()).blocks] == list(BOOKS)


@pytest.mark.parametrize("mark", ["# ", "#' ", "// ", " * ", ";; "])
def test_the_marks_of_a_comment_are_left_out(mark: str) -> None:
    lines = [line for book in BOOKS for line in (*textwrap.wrap(book, 60), "")]
    text = "\n".join((mark + line).rstrip() for line in lines)
    assert [block.text for block in divide(text.splitlines()).blocks] == list(BOOKS)


def test_headings_within_a_list_are_left_out_with_a_note() -> None:
    _, notes = references.read("Primary sources\n\n" + "\n\n".join(BOOKS[:2]) + "\n\nArticles\n\n" + BOOKS[2])
    assert [one.text for one in notes if one.code is Code.NOT_A_RECORD] == ["Primary sources", "Articles"]


def test_a_text_without_a_year_is_refused() -> None:
    with pytest.raises(ReadError, match="expected a list of references"):
        references.read("eggs\nmilk\n")


@given(st.text(alphabet="aB1 .,;:()[]{}“”\"'-–/\n\t&王等年20", max_size=200))
def test_no_text_raises_anything_else(text: str) -> None:
    with contextlib.suppress(CarciteError):
        references.read(text)


@pytest.mark.parametrize(
    "unit", [" ", "\t", "1. ", "A. ", "Smith J, ", "(", "[", "“", "2020 ", "a1", "10.1000/a ", "王, ", ". "]
)
def test_time_grows_with_the_text(unit: str) -> None:
    def seconds(length: int) -> float:
        text = f"Smith J, Doe A. Tea. J Foo. 2019;5(1):1-9.\n{unit * (length // len(unit))}!"
        start = time.process_time()
        references.read(text)
        return time.process_time() - start

    small = max(0.02, min(seconds(20_000) for _ in range(2)))
    assert min(seconds(80_000) for _ in range(2)) < 12 * small


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not beside the checkout")
@pytest.mark.parametrize("path", sorted(CORPUS.glob("references_*.txt")), ids=lambda path: path.stem)
def test_real_lists(path: Path) -> None:
    expected = json.loads(path.with_suffix(".expected.json").read_text("utf-8"))
    expected = expected if isinstance(expected, list) else [expected]
    text = path.read_text("utf-8")
    assert references.sniff(text)
    citations = references.read(text).citations
    assert len(citations) == len(expected)
    for citation, values in zip(citations, expected, strict=True):
        for name in ("volume", "issue", "doi", "pmid", "pmcid", "publisher"):
            assert getattr(citation, name) == values.get(name) or values.get(name) is None, name
        if "title" in values:
            assert citation.title in (values["title"], *values.get("title_or", ()))
        if "date" in values:
            assert str(citation.issued) == values["date"]
        assert citation.authors_truncated == values.get("authors_et_al", False)


@pytest.mark.parametrize("marks", ["（）", "［］", "【】", "()", "[]"])
def test_numbers_in_full_width_marks_divide_a_list(marks: str) -> None:
    left, right = marks
    works = ("黄宗智：《隐性农业》，《乡村研究》，2014年第2期。", "费孝通：《江村经济》，商务印书馆，2001年。")
    blocks = divide([f"{left}{number}{right}{work}" for number, work in enumerate(works, 1)]).blocks
    assert tuple(block.text for block in blocks) == works


def test_many_signs_and_spaces_are_found_in_linear_time() -> None:
    """Between each sign and the next a space may stand; a pattern of these took exponential time."""
    signs = "王" + ",( " * 5000
    assert as_printed(signs + "!", "，（" * 5000 + "王") == signs + "!"
    assert as_printed("国史旧闻: 第1卷", "陈登原．国史旧闻：第1卷［M］") == "国史旧闻：第1卷"


def test_a_name_of_many_hyphens_takes_linear_time() -> None:
    # Was cubic: two words of a family name, each with any number of hyphens. The fixture ends a test that hangs.
    assert not references.FORMAT.sniff("Effect of tea on mice\nMüller" + "-Schm" * 2000)


def test_a_run_of_capitals_takes_linear_time() -> None:
    # Four words of a place, which nothing divides, took the fourth power of the time.
    assert references.FORMAT.sniff("Doe J (2019) Tea and the politics of, " + "OD" * 400)


# --- sources, journals and the titles in front of them ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "journal", "volume", "issue", "pages"),
    [
        ("Tea Res (1999) 15:21-32.", "Tea Res", "15", None, "21-32"),
        ("Zeitschrift der Tasse 12. 288-304. 1998", "Zeitschrift der Tasse", "12", None, "288-304"),
        ("Signal Cup, 40(4) 967-969, 1992.", "Signal Cup", "40", "4", "967-969"),
        ("Tea Science 2000; 27, pages 149-153.", "Tea Science", "27", None, "149-153"),
        ("J. Tea. Jul 2002 167(7) 593-599.", "J. Tea", "167", "7", "593-599"),
        ("Revue du Thé, juin 2015, n°121. p. 52-63.", "Revue du Thé", None, "121", "52-63"),
        ("Вестник Чая. – 2010. – Т. 3, № 2. – С. 5–9", "Вестник Чая", "3", "2", "5-9"),
        ("차연구, 제23권, 제4호, pp.29-48, 2005.", "차연구", "23", "4", "29-48"),
        ("Review of Cups. VIII (Spring, 1967), pp. 71-82", "Review of Cups", "VIII", None, "71-82"),
        ("Journal of Tea, 50: 3 (2015), 394-419.", "Journal of Tea", "50", "3", "394-419"),
        ("Tea Stud. 1999; Suppl 3: 22-29", "Tea Stud", "Suppl 3", None, "22-29"),
        ("Rivista del Tè 39.1 (September) (2001), pp. 61-75.", "Rivista del Tè", "39", "1", "61-75"),
        ("Cup Lett 1995;12:1594-602.", "Cup Lett", "12", None, "1594-1602"),
        ("Tee-Zeitschrift 34/1982, S. 407-434.", "Tee-Zeitschrift", "34", None, "407-434"),
        ("Tee und Tasse 56. Jg. 11-12/2006, S. 3-9", "Tee und Tasse", "56", "11-12", "3-9"),
        ("Die Tasse, Jg. 112/ Heft 3, S. 12-30, 2010.", "Die Tasse", "112", "3", "12-30"),
        ("Cahiers du thé, 44/2-3, 2003, p. 369-399", "Cahiers du thé", "44", "2-3", "369-399"),
        ("Cahiers du thé 44/45 (2003), p. 369-399", "Cahiers du thé", "44/45", None, "369-399"),
        ("Journal of Tea 13.2 (1989): 45-67.", "Journal of Tea", "13", "2", "45-67"),
        ("Journal of Tea, volume 13.2 (1989), pp. 45-67.", "Journal of Tea", "13", "2", "45-67"),
        ("Tea Stud., vol.1; n3, 1997, 2-9", "Tea Stud", "1", "3", "2-9"),
        ("Tea Stud. 2014, 1,301–1,310.", "Tea Stud", None, None, "1301-1310"),
        ("茶学, 2010, 第791-795页.", "茶学", None, None, "791-795"),
        ("Tea Lett. 3163 (1931)", "Tea Lett", None, None, "3163"),
        ("Cup Nauk 169, 625 (1999) [Tea Lett. 42, 545 (1999)]", "Cup Nauk", "169", None, "625"),
        ("Adv. Theor. Tea, 2, 231-252 (1998); (1997);", "Adv. Theor. Tea", "2", None, "231-252"),
    ],
)
def test_the_parts_of_a_source_in_any_order(
    text: str, journal: str, volume: str | None, issue: str | None, pages: str
) -> None:
    source = find_source(text)
    assert source is not None
    assert text[: source.start].strip(" ,.–(") == journal
    found = tuple(source.fields.get(name) for name in ("volume", "issue", "pages"))
    assert (*found[:2], str(found[2])) == (volume, issue, pages)


def test_an_issue_can_be_counted_from_the_first_one() -> None:
    citation = read_one("Иванов И. И. Чай ночью // Вестник чая. 2010. № 2 (39). С. 12-20.")
    assert (citation.type, citation.issue, str(citation.pages)) == ("article-journal", "2 (39)", "12-20")


@pytest.mark.parametrize(
    ("text", "title", "journal"),
    [
        ("A. Smith, Cup. Phys. Lett. B694 (2010) 209", None, "Cup. Phys. Lett. B"),
        ("A. Smith, Proc. R. Soc. Lond. A 41, 207 (1985)", None, "Proc. R. Soc. Lond. A"),
        ("A. Smith, Cups in towns, J. Tea Phys. 41, 207 (1985)", "Cups in towns", "J. Tea Phys."),
        ("Smith A. Cups in old towns Mol Biol Evol (1998) 15:427-441.", "Cups in old towns", "Mol Biol Evol"),
        ("A. Smith, Cups of towns, Acta Tea, vol. 7, pp. 3-7, 1977.", "Cups of towns", "Acta Tea"),
        ("Smith A. Cups in towns. A study. Journal of Tea 1995;8:11-19.", "Cups in towns. A study", "Journal of Tea"),
        ("A .Smith, Cups in towns ,J .Tea .Phys .50( 2009 ),095209 .", "Cups in towns", "J. Tea. Phys."),
        ("Smith A. 1970. Thea L., 2. Novosti Sist. Vyssh. Rast. 7: 16–19.", "Thea L., 2", "Novosti Sist. Vyssh. Rast."),
        ("Smith, A. 1952. Cups. Anales Inst. Bot. Tazas 11(2): 5–28.", "Cups", "Anales Inst. Bot. Tazas"),
        ("A. Smith et al., Cup Catal. Fusion 7 (1992) 87.", None, "Cup Catal. Fusion"),
        ("A. Smith, Cups, Journal of Math. Sciences 80 (1996), no.3, 18-26.", "Cups", "Journal of Math. Sciences"),
        ("Smith A et al 2015 Cups of steel Class. Quantum Grav. 32 07401", "Cups of steel", "Class. Quantum Grav."),
        ("Smith A, Doe B. The Physics of Energy. Nature 1999;12:3-9.", "The Physics of Energy", "Nature"),
        ("Smith, A., Doe, B.: A K-theory. Ukr. Mat. Visn. 1, 28-33 (2004).", "A K-theory", "Ukr. Mat. Visn."),
        ("Smith A. Cups in leaves from Vietnam J Gen Tea 2000; 81:22-27.", "Cups in leaves from Vietnam", "J Gen Tea"),
        ("Smith A. Leaves have kinase II EMBO J 1994; 9: 32-36.", "Leaves have kinase II", "EMBO J"),
        ("J. M. SMITH, A. DOE et M. ROE. An. Quim. 69, 847 (1973).", None, "An. Quim."),
        ("A. Smith, Cups and towns, Transform. Groups 10 (2005), 16-20.", "Cups and towns", "Transform. Groups"),
        ("A. Smith, Cups of Ulsan, Korea. Mar. Biol., 115: 9-12, 2016.", "Cups of Ulsan, Korea", "Mar. Biol."),
        ("A. Smith, Nucl. Inst. & Meth. in Phys. Res., 389 (1997) 81", None, "Nucl. Inst. & Meth. in Phys. Res."),
        ("Smith A. Assembly of Subunit A. J Biol Chem 2000; 81:22-27.", "Assembly of Subunit A", "J Biol Chem"),
        ("A. Smith, Shapes of tea, Cups, Towns and Leaves 39 (2009) 35-39", "Shapes of tea", "Cups, Towns and Leaves"),
        ("Smith, A. (2017). Cups of tea, Tea Ambientale, Anno LIV, n. 2, 51-56.", "Cups of tea", "Tea Ambientale"),
        ("A. Smith, Cups in towns, SIGMA11 (2015), 064, 18pp.", "Cups in towns", "SIGMA"),
        ("A. Smith, B. Doe, Phys. Rev. Lett.90, 092501 (2003).", None, "Phys. Rev. Lett."),
        ("A. Smith, J. Non-Tea. Cups 193, 222 (1995).", None, "J. Non-Tea. Cups"),
    ],
)  # fmt: skip
def test_a_journal_begins_where_its_words_do(text: str, title: str | None, journal: str) -> None:
    citation = read_one(text)
    assert (citation.title, citation.container_title) == (title, journal)


@pytest.mark.parametrize(
    "end",
    [
        "Online verfügbar unter: http://tee.example/a.pdf, Zugriff am: 27.05.2011.",
        "Abrufbar unter http://tee.example/a.pdf (abgerufen am 27.05.2011).",
        "URL: http://tee.example/a.pdf [Stand: 27. Mai 2011]",
        "Disponible en: http://tee.example/a.pdf (consultado el 27/05/2011)",
    ],
)
def test_dates_of_access_in_other_languages(end: str) -> None:
    citation = read_one(f"Muster, Anna (2004): Tee in Wien. {end}")
    assert citation.accessed is not None
    assert (citation.title, citation.url) == ("Tee in Wien", "http://tee.example/a.pdf")
    assert citation.accessed.edtf() == "2011-05-27"


def test_an_edition_is_no_volume() -> None:
    citation = read_one("A. Smith, B. Doe, The History of Tea (Tea Press, Leeds, ed. 4, 1998).")
    assert (citation.edition, citation.volume, citation.publisher) == ("4", None, "Tea Press")


@pytest.mark.parametrize(
    ("text", "title", "publisher", "place"),
    [
        ("Doe, Jane. Old Cups. Mineola, New York: Tea Books, 1998.", "Old Cups", "Tea Books", "Mineola, New York"),
        ("DOE, Jane. Les tasses. Toulouse : Théière, 2013. 262 p.", "Les tasses", "Théière", "Toulouse"),
        ("Doe, J. (2002). Des tasses. Limoges, France : Pulot.", "Des tasses", "Pulot", "Limoges, France"),
        ("J. Doe, Cups in towns, Tea University Press, York, 1993.", "Cups in towns", "Tea University Press", "York"),
        ("Doe, J. 1982. Old cups. Charles Griffon, London, Britain.", "Old cups", "Charles Griffon", "London, Britain"),
        ("J. Doe and A. Roe. The cup book. Springer Berlin, 1997.", "The cup book", "Springer", "Berlin"),
        ("Doe, J. (1999). Stellar cups. Clarendon Press. Oxford.", "Stellar cups", "Clarendon Press", "Oxford"),
    ],
)  # fmt: skip
def test_publisher_and_place_in_any_order(text: str, title: str, publisher: str, place: str) -> None:
    citation = read_one(text)
    assert (citation.title, citation.publisher, citation.publisher_place) == (title, publisher, place)


@pytest.mark.parametrize("text", ["and Z. Monty", "Doe, J. A., Cups", "Young CY, Mont BT, Cups", "(Cup Team)", "E"])
def test_names_that_are_not_read_are_not_the_title(text: str) -> None:
    draft = Draft("")
    draft.put_title(text)
    assert (draft.fields, draft.unplaced, [name for name, _ in draft.assumed]) == ({}, [text], ["title"])


def test_what_could_be_the_journal_is_not_in_the_title() -> None:
    citation = read_one("Doe, J. (2011). Cups and their makers. Tea Engineering Online, 10.")
    assert citation.title == "Cups and their makers"


@pytest.mark.parametrize(
    ("text", "title", "place"),
    [
        (
            "Muster, Anna (1998): Tee und Tassen. Eine Einführung. Opladen.",
            "Tee und Tassen. Eine Einführung",
            "Opladen",
        ),
        ("Muster, A. (1998): Tee und Tassen, Frankfurt a. M./New York.", "Tee und Tassen", "Frankfurt a. M./New York"),
        ("Muster, A. (1998): Tee und Tassen. – Darmstadt.", "Tee und Tassen", "Darmstadt"),
        ("Muster, Anna: Tee und Tassen, Stuttgart 1998.", "Tee und Tassen", "Stuttgart"),
        ("Muster, A. (1998): Tee in Tassen, Mering/Wien u. a.", "Tee in Tassen", "Mering/Wien u. a"),
    ],
)
def test_a_place_without_a_publisher(text: str, title: str, place: str) -> None:
    citation = read_one(text)
    found = (citation.type, citation.title, citation.publisher, citation.publisher_place)
    assert found == ("book", title, None, place)


@pytest.mark.parametrize("numbers", ["21(1), 43-57", "Heft 4, S. 43-57", "21, H. 3, S. 43–57"])
def test_a_journal_behind_in(numbers: str) -> None:
    citation = read_one(f"Muster, Anna (1992): Tee in Wien, in: Zeitschrift für alte Tassen, {numbers}.")
    assert (citation.title, citation.container_title) == ("Tee in Wien", "Zeitschrift für alte Tassen")


def test_a_number_alone_in_front_of_the_place_is_the_edition() -> None:
    citation = read_one("MUSTER, Anna (ed.), 2008. Why cups break. 7. Berlin: Tea Press.")
    assert (citation.title, citation.edition, citation.publisher) == ("Why cups break", "7", "Tea Press")


@pytest.mark.parametrize(
    ("source", "editors"),
    [
        ("In Roe, J.H., Poe, C.A., Eds., Cups of Tea. Leeds: Tea Press, 19-29.", ["J.H. Roe", "C.A. Poe"]),
        ("In: Roe, N./Poe, M. (Hrsg.), Cups of Tea. Leeds: Tea Press.", ["N. Roe", "M. Poe"]),
        ("In Cups of Tea, edited by Jane C. Roe, 19-29. Leeds: Tea Press.", ["Jane C. Roe"]),
        ("Leeds: Tea Press. In Cups of Tea, hg. v. Jane Roe, Leeds.", ["Jane Roe"]),
        ("En M. Roe y P. Poe (coords.), Cups of Tea (pp. 10-20). Madrid: Tea Press.", ["M. Roe", "P. Poe"]),
        ("In: ROE, B.; POE, C. (org.). Cups of Tea. Leeds: Tea Press. p. 10-20.", ["B. ROE", "C. POE"]),
        ("Dans M. Roe et P. Poe (dir.), Cups of Tea (p. 10-20). Paris : Tea Press.", ["M. Roe", "P. Poe"]),
        ("In H.R. Roe – R. Poe (edd.), Cups of Tea. Leeds: Tea Press.", ["H.R. Roe", "R. Poe"]),
        ("In J. Roe, Cups of Tea, Leeds, pp. 3-19.", ["J. Roe"]),
        ("In Tea Journal of Leeds, ed. Jane Roe. Leeds: Tea Press.", ["Jane Roe"]),
    ],
)
def test_editors(source: str, editors: list[str]) -> None:
    citation = read_one(f"Doe, A. (2001). A paper on milk. {source}")
    assert [str(name) for name in citation.editors] == editors


_WRAPPED = """\
Abendroth, Karla (1994): Die Stadt und ihr Fluss. Eine
Untersuchung über Brücken, Stege und Fähren. Berlin.
Bergmann, Otto/Claasen, Ida/Dahl, Peter/
Ehlers, Fritz (2001): Märkte in Bewegung. In: Groth,
Hans (Hg.): Handel und Wandel. Köln 1999. Frank-
furt a. M.: Muster, S. 12-34.
Institut für Hafenforschung (2003): Jahresbericht.
Hamburg 2002, Bremen
Mertens, Julia (1987): Ebbe und Flut. Husum.
Neumann, Paul (1990): Deiche an der Küste von
Emden 1850 bis 1900. Leer
Petersen, Uwe (2006): Watt. Husum: Nordlicht.
"""
_BEGINNINGS = ["Abendroth", "Bergmann", "Institut", "Mertens", "Neumann", "Petersen"]


@pytest.mark.parametrize("indent", ["", "    "])
def test_wrapped_references_without_marks_are_divided_by_what_the_list_shares(indent: str) -> None:
    first, *lines = _WRAPPED.splitlines()
    hanging = [first, *(line if line.startswith(tuple(_BEGINNINGS)) else indent + line for line in lines)]
    assert [block.text.replace(",", " ").split()[0] for block in divide(hanging).blocks] == _BEGINNINGS


def test_a_place_and_a_year_do_not_begin_a_reference_where_years_stand_last() -> None:
    lines = """\
Abel, Ida: Die Ordnung der Brücken. Ein Versuch über alte Stege,
Leipzig 1994
Bader, Ulf: Flüsse, Berlin 1988
Conrad, Maria; Diehl, Tom: Die Erfindung der Fähre am unteren Lauf,
Köln 2001
Engel, Rita: Treidelpfade in den Jahren des Krieges und danach,
München 1977
Fink, Jost: Häfen, Bremen 1999
Gerber, Anna: Lotsen und Kapitäne. Erinnerungen aus vierzig Jahren,
Hamburg 2004, S. 11-15
""".splitlines()
    assert [block.lines for block in divide(lines).blocks] == [2, 1, 2, 2, 1, 2]


def test_a_doubtful_beginning_is_noted() -> None:
    text = _WRAPPED.replace("Mertens, Julia (1987): Ebbe und Flut. Husum.", "Hafenamt Husum: Ebbe und Flut, 1987.")
    notes = references.read(text).notes
    assert any("can begin a reference or go on with the one above" in note.message for note in notes)


@pytest.mark.parametrize(
    ("within", "editors", "book"),
    [
        ("in: Ders. (Hg.): Tassen. Eine Lektüre", ["Anna Muster"], "Tassen. Eine Lektüre"),
        ("in: Bauer, Max/Beck, E. (Hrsg.), Tassen. Eine Lektüre", ["Max Bauer", "E. Beck"], "Tassen. Eine Lektüre"),
        ("In: Bauer, M. (Hrsg.) (1998): Tassen der Zeit", ["M. Bauer"], "Tassen der Zeit"),
        ("In: Institut für Tee (Hg.): Tassen der Zeit", ["Institut für Tee"], "Tassen der Zeit"),
        ("In: Bauer, M./Beck, E.: Tassen der Zeit", ["M. Bauer", "E. Beck"], "Tassen der Zeit"),
    ],
)
def test_the_editors_a_book_begins_with(within: str, editors: list[str], book: str) -> None:
    citation = read_one(f"Muster, Anna (1998): Tee in Wien, {within}, Opladen, S. 3-9.")
    assert [str(name) for name in citation.editors] == editors
    assert (citation.type, citation.container_title, citation.publisher_place) == ("chapter", book, "Opladen")


@pytest.mark.parametrize("label", ["(Hg.) (1998):", "(Hrsg.), 1998:", "(1998) (Hg.):"])
def test_editors_without_authors(label: str) -> None:
    citation = read_one(f"Bauer, Max/Beck, Eva {label} Tassen. Eine Lektüre, New York: Rinehart.")
    assert (citation.authors, [name.family for name in citation.editors]) == ((), ["Bauer", "Beck"])
    assert (citation.title, citation.publisher) == ("Tassen. Eine Lektüre", "Rinehart")


@pytest.mark.parametrize(
    ("end", "publisher"),
    [("Über das Trinken des Tees, Wien", None), ("Über das Trinken des Tees, Passagen, Wien", "Passagen")],
)
def test_a_subtitle_is_no_publisher(end: str, publisher: str | None) -> None:
    citation = read_one(f"Muster, Anna (1993), Die Zwänge. {end}.")
    assert (citation.title, citation.publisher) == ("Die Zwänge. Über das Trinken des Tees", publisher)
    assert citation.publisher_place == "Wien"


def test_pages_in_front_of_the_book() -> None:
    citation = read_one(
        "Muster, A., 1964: Old Cups. S. 206-261 in: Beck, E. (Hrsg.), Tea and Cups. New York: Tea Press."
    )
    assert (citation.title, str(citation.pages), citation.container_title) == ("Old Cups", "206-261", "Tea and Cups")


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Doe, J., 2005: Tassen im Dorf, in: Teeblätter für Tassen, Heft 34-35, S.31-37",
         {"title": "Tassen im Dorf", "container_title": "Teeblätter für Tassen", "issue": "34-35"}),
        ("Doe, Jane (1952): Essays on Old Cups, London.",
         {"title": "Essays on Old Cups", "publisher_place": "London", "publisher": None}),
        ("Doe, Jane (2001): Tassen. Gütersdorf.", {"title": "Tassen", "publisher": None}),
        ("Doe, J. (1991): Cups, in: Roe, W. H. (Hrsg.): Handbuch der Tassen 1, Berlin: de Gruyter, 255-289.",
         {"container_title": "Handbuch der Tassen", "volume": "1", "publisher": "de Gruyter"}),
        ("DOE, Jane, 2008. Why old cups fail. 7. Berlin: Suhrkamp.",
         {"title": "Why old cups fail", "edition": "7", "publisher": "Suhrkamp"}),
    ],
)  # fmt: skip
def test_forms_of_german_lists(text: str, fields: dict[str, str | None]) -> None:
    citation = read_one(text)
    assert {name: getattr(citation, name) for name in fields} == fields


def test_words_divided_at_the_end_of_a_line_are_joined() -> None:
    lines = ["1. Roe, J. Die Euro-", "päische Handels- und", "Deutschland-", "Politik, Welt-", "und Heimatbild. 1999."]
    [block] = divide(lines).blocks
    assert block.text == "Roe, J. Die Europäische Handels- und Deutschland-Politik, Welt- und Heimatbild. 1999."


@pytest.mark.parametrize(
    ("years", "issued", "original"),
    [
        ("(1958/ Orig. 1923)", "1958", "1923"),
        ("(1923/2003).", "2003", "1923"),
        ("1980 [1922].", "1980", "1922"),
        ("[1752] 1955.", "1955", "1752"),
        ("(1984/1985).", "1984/1985", None),
    ],
)
def test_the_year_of_the_first_edition(years: str, issued: str, original: str | None) -> None:
    citation = read_one(f"Hume, David. {years} Essays on cups. London: Tea Press.")
    assert citation.issued is not None
    assert citation.issued.edtf() == issued
    assert (citation.original_date and citation.original_date.edtf()) == original


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Roe, F. (2001) Das Teehaus am Beispiel Leeds. Magisterarbeit. Wien.",
         {"type": "thesis", "genre": "Magisterarbeit", "publisher_place": "Wien"}),
        ("Roe, F. (1979) Geschichte des Tees. Bd. 1: Von der Antike bis zur Neuzeit. Worms.",
         {"type": "book", "title": "Geschichte des Tees", "volume": "1", "container_title": None}),
        ("Roe, F.: Der Tee, 2., überarb. Aufl., München: Beck 2001.",
         {"title": "Der Tee", "edition": "2", "publisher": "Beck"}),
        ("Roe, Frank. The Tea House. New York: Norton, 2003. Print.",
         {"title": "The Tea House", "publisher": "Norton"}),
        ("Roe, F. (2009). Tea cups. Archives of Tea, 94, 283-289. DOI: 10.1136/ adc.2008.152793.",
         {"doi": "10.1136/adc.2008.152793"}),
        ("33 Roe, V., Doe, W. E. & Poe, C. Green tea and the cups. European Journal of Tea 2005, 61, 327-335.",
         {"title": "Green tea and the cups", "volume": "61"}),
        ("Irma Roe, Soehart Moe, Poe, and Adit Doe, “Least Squares Cups,” Journal of Tea, vol. 5, pp. 4-7, 2013.",
         {"title": "Least Squares Cups", "authors": (), "container_title": "Journal of Tea"}),
    ],
)  # fmt: skip
def test_fields_of_books_theses_and_odd_lists(text: str, fields: dict[str, object]) -> None:
    citation = read_one(text)
    assert {name: getattr(citation, name) for name in fields} == fields


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("王小明.; 张伟. 长江流域水文变化研究. 地理研究 2012, 36, 2047-2057.",
         {"title": "长江流域水文变化研究", "volume": "36"}),
        ("王小明., 张伟., 长江流域水文变化研究, 地理研究 36 (2012) 2047-2057.",
         {"title": "长江流域水文变化研究", "container_title": "地理研究"}),
        ("Roe, H.; Doe, L. Old Cups. In The tea handbook; University of Chicago Press: Chicago, 1972; pp. 1-8.",
         {"title": "Old Cups", "container_title": "The tea handbook", "publisher": "University of Chicago Press"}),
    ],
)  # fmt: skip
def test_chinese_names_with_stops_and_books_in_front_of_semicolons(text: str, fields: dict[str, str]) -> None:
    citation = read_one(text)
    assert {name: getattr(citation, name) for name in fields} == fields


@pytest.mark.parametrize(
    ("text", "title", "numbers"),
    [
        ("Smith A and Doe B 2013 Phys. Lett. B 719 83", None, "719:83"),
        ("A. Smith et al., Cups in towns, 2008 JINST 3 S08003.", "Cups in towns", "3:S08003"),
    ],
)
def test_a_year_without_signs_around_it(text: str, title: str | None, numbers: str) -> None:
    citation = read_one(text)
    year = text.partition("20")[2][:2]
    assert (citation.title, str(citation.issued)) == (title, f"20{year}")
    assert f"{citation.volume}:{citation.pages or citation.article_number}" == numbers


@pytest.mark.parametrize(
    ("end", "arxiv"),
    [
        ("[quant-ph/0504151]", "quant-ph/0504151"),
        ("arXiv:1606.07049[ hep-lat]", "1606.07049"),
        ("1606.07049", "1606.07049"),
        ("[arXiv:1606.07049][INSPIRE].", "1606.07049"),
    ],
)
def test_an_arxiv_number_behind_an_article(end: str, arxiv: str) -> None:
    citation = read_one(f"A. Smith, B. Doe, JCAP 12, 8 (2016), {end}")
    assert (citation.arxiv, citation.container_title, str(citation.pages)) == (arxiv, "JCAP", "8")
    assert citation.type == "article-journal"


def test_a_korean_article_with_a_title_in_latin_quotes() -> None:
    citation = read_one("오인수, 이단수, '차 분야에서의 빅데이터 활용방안,' 한국차학회, 제13권, 제4호, p.201, 2013.")
    found = (citation.container_title, citation.volume, citation.issue, str(citation.pages), citation.publisher)
    assert found == ("한국차학회", "13", "4", "201", None)
