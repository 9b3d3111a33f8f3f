"""The shared parts of the readers of pasted text: a line's properties, and fields that all readers fill in."""

from __future__ import annotations

import pytest

from carcite.formats.base import Context
from carcite.formats.pasted.fields import affiliations_of, complete, filled, keyword_fields, status_fields, unclaimed
from carcite.formats.pasted.lines import Line, divided, numbered, plain_lines
from carcite.notes import Code


@pytest.mark.parametrize(
    ("text", "unnumbered", "ordinal"),
    [
        ("1", "1", True),
        ("[2]", "[2]", True),
        ("3.", "3.", True),
        ("3. Tea at night.", "Tea at night.", False),
        ("[12] Tea at night.", "Tea at night.", False),
        ("• Tea at night.", "Tea at night.", False),
        ("Tea at night.", "Tea at night.", False),
        ("2024", "2024", True),
    ],
)
def test_number_in_front(text: str, unnumbered: str, ordinal: bool) -> None:
    line = Line(1, text)
    assert (line.unnumbered, line.is_numbered, line.is_ordinal) == (unnumbered, unnumbered != text, ordinal)


def test_listed_citation_is_read_behind_its_number() -> None:
    line = Line(1, "[2] J Tea. 2024 May 3;12(4):5-9.")
    assert line.listed is not None
    assert (line.listed.journal, line.listed.volume) == ("J Tea", "12")
    assert Line(1, "[2] Tea at night.").listed is None


def test_properties_belong_to_the_text_of_a_line() -> None:
    line = Line(4, "J Tea. 2024 May 3;12(4):5-9.")
    assert line.is_citation
    other = line.with_text("PMID: 123")
    assert (other.number, other.is_citation, other.is_ids) == (4, False, True)


def test_divided_keeps_the_order() -> None:
    lines = list(numbered(["a1", "", "b", "c2"]))
    assert [line.number for line in lines] == [1, 3, 4]
    with_digit, without = divided(lines, lambda line: line.text[-1].isdigit())
    assert [line.text for line in with_digit] == ["a1", "c2"]
    assert [line.text for line in without] == ["b"]


def test_plain_lines_have_plain_spaces_and_no_quote_marks() -> None:
    assert list(plain_lines(["> Tea\xa0at\u2009night\n", ">\n", "> > J\u200b Tea\n"])) == [
        "Tea at night\n",
        "",
        "J Tea\n",
    ]
    assert list(plain_lines(["> Tea\n", "Milk\n"])) == ["> Tea\n", "Milk\n"]
    assert list(plain_lines([])) == []


def test_keywords_are_between_semicolons_or_commas() -> None:
    assert keyword_fields("tea, black; sleep.") == {"keywords": ["tea, black", "sleep"]}
    assert keyword_fields("tea, sleep") == {"keywords": ["tea", "sleep"]}


def test_affiliations_by_mark() -> None:
    affiliations = {"1": "Tea Institute", "2": "Milk Institute", "3": "Sugar Institute"}
    assert affiliations_of(["2", "*", "1"], affiliations) == ("Milk Institute", "Tea Institute")
    assert unclaimed(affiliations, [["2"], ["1", "*"]]) == ["Sugar Institute"]


def test_status_is_that_of_the_publication_types() -> None:
    assert status_fields({"publication_types": ["Review", "Retracted Publication"]}) == {"status": "retracted"}
    assert status_fields({"publication_types": ["Review"]}) == status_fields({}) == {}


def test_complete_adds_headings_and_notes_a_missing_title() -> None:
    context = Context("page", "#1")
    found = {"keywords": ["tea"], "mesh_terms": ["*Sleep/drug effects"]}
    complete(found, "page", context)
    assert found["keywords"] == ["tea", "Sleep"]
    assert [(note.code, note.field) for note in context.notes] == [(Code.MISSING, "title")]
    titled: dict[str, object] = {"title": "Tea", "keywords": [], "volume": None}
    complete(titled, "page", context)
    assert len(context.notes) == 1
    assert filled(titled) == {"title": "Tea"}
