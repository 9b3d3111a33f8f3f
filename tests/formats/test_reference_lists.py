"""How pasted lists are divided into references: numbers, keys, link words, headings, pages, several in one item."""

from __future__ import annotations

import textwrap

import pytest

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
