"""The type of a reference, and what is given of one that is not understood."""

from __future__ import annotations

import pytest

from carcite.formats.pasted.references import reader as references
from carcite.formats.pasted.references.work_types import type_by_words
from carcite.notes import Code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Doe, J. (1999). A title of a book without a publisher.", "book"),
        ("Doe, Jane (1999): Tee und Kuchen. In: Tee heute, H. 2, S. 4-7", "article-journal"),
        ("Doe, J. (1999). Of tea. In: Tea in towns. Leeds: Kettle Press.", "chapter"),
        ("Doe, J. (1999). Of tea and towns. Unpublished thesis.", "thesis"),
        ("Doe, J. (2001): Of tea and towns. https://tea.example/towns (accessed 3 May 2010).", "webpage"),
        ("Doe, J. (1999). Of tea and towns. Leeds: Kettle Press.", "book"),
        ("Doe, J. (1999). Of tea in towns, vol. 2. Kettle, Boston.", "book"),
        ("Doe, J. (1999). Of tea, in A. Roe (ed.), Tea in towns, pp. 4-7. Leeds: Kettle Press.", "chapter"),
        ("Doe, J. (1999). Of tea. Forschungsbericht Nr. 3. Leeds: Kettle Press.", "report"),
        ("김영수. (2020년 3월 31일). 차와 도시. 차 신문.", "book"),
        ("Doe, J., Roe, A. (1999). Of tea. Tea Journal, 3, 4-7.", "article-journal"),
    ],
)
def test_the_type_is_what_the_parts_and_words_show(text: str, expected: str) -> None:
    assert [citation.type for citation in references.read(text).citations] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("— Kettle. 2-е изд. London: Saucer, 2010.", "book"),
        ("— Kettle. In: Tea in towns. London: Saucer, 2010.", "chapter"),
        ("“Kettle.” Tea in towns. London: Saucer, 2010. 12-17. Print.", "chapter"),
        ("— Kettle. In: Proceedings of the Tea Conference, 2010.", "paper-conference"),
        ("— Kettle. In: Tea heute, Nr. 3, 2010.", "article-journal"),
        ("— Kettle. Tea 2010;12(3):4-9.", "article-journal"),
        ("— Kettle, working paper, 2010.", "report"),
        ("— 17, 2010", None),
    ],
)
def test_words_alone_show_a_type(text: str, expected: str | None) -> None:
    assert type_by_words(text) == expected


def test_people_are_given_if_the_rest_is_not_understood() -> None:
    text = "Doe J, Roe A, Poe C. Tea at night."
    citations, notes = references.read(f"{text}\n\nDoe J, Roe A. Tea by day. Tea J. 2010;5:1-9.\n")
    assert [str(name) for name in citations[0].authors] == ["J Doe", "A Roe", "C Poe"]
    assert (citations[0].type, citations[0].title) == ("document", None)
    assert citations[0].extra == (("references", "reference", text),)
    assert [note.code for note in notes] == [Code.UNPARSED]


def test_of_the_end_of_another_reference_nothing_is_certain() -> None:
    (citation,) = references.read("ibid., see there (1987)").citations
    assert (citation.type, citation.issued) == ("document", None)


def test_a_year_without_a_sign_stands_behind_the_people() -> None:
    (citation,) = references.read("Doe J and Roe A 2016 Tea at night. Tea Journal 12: 4-9.").citations
    assert (str(citation.issued), citation.title) == ("2016", "Tea at night")
    (citation,) = references.read("Doe J and Roe A 2016 Census tables of tea. Leeds: Kettle Press, 2019.").citations
    assert str(citation.issued) == "2019"
