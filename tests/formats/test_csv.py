"""Tables of citations: columns, cells that spreadsheets would run, notes on what has no column, rows."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import carcite
from carcite.formats.csv import FORMAT
from carcite.formats.csv.columns import COLUMNS
from carcite.model import Citation
from carcite.notes import Code
from carcite.options import Options
from tests import strategies

write = FORMAT.write

PAPER = Citation(
    type="article-journal",
    key="roe2020",
    title="Wells <i>in situ</i>",
    authors="Roe, Ann; Poe, Bea",
    container_title="J Wells",
    issued="2020-05-03",
    pages="5-9",
    keywords=["water", "ground, wet"],
    abstracts=["One.\nTwo."],
)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_citation_is_one_line_below_the_names_of_the_columns() -> None:
    written = write([PAPER])
    assert written.text.startswith("\ufeffkey,type,title,authors,")
    [row] = rows(written.text)
    assert (row["title"], row["authors"], row["year"], row["date"]) == (
        "Wells in situ",
        "Roe, Ann; Poe, Bea",
        "2020",
        "2020-05-03",
    )
    assert (row["journal"], row["pages"], row["keywords"], row["abstract"]) == (
        "J Wells",
        "5-9",
        "water; ground, wet",
        "One.\nTwo.",
    )
    assert written.notes == []


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r="])
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe_and_a_note(start: str) -> None:
    citation = Citation(type="book", key="k").model_copy(update={"title": f"{start}HYPERLINK(1)"})
    written = write([citation])
    assert rows(written.text)[0]["title"].startswith("'")
    assert [(note.code, note.field, note.tag) for note in written.notes] == [(Code.CHANGED, "title", "title")]
    assert carcite.to_rows(citation)[0]["title"].startswith(start[0]) or start[0] in "\t\r"


def test_a_key_that_is_made_stands_in_its_column() -> None:
    assert rows(write([PAPER.model_copy(update={"key": None})]).text)[0]["key"] == "roe2020wells"


def test_a_key_that_is_taken_has_a_letter_in_its_column() -> None:
    assert [row["key"] for row in rows(write([PAPER, PAPER]).text)] == ["roe2020", "roe2020a"]


def test_what_has_no_column_is_noted() -> None:
    citation = Citation(type="book", key="k", medium="paper", abstracts=["One.", "Two."])
    assert {note.field for note in write([citation]).notes if note.is_loss} == {"medium", "abstracts"}


@pytest.mark.parametrize(
    ("target", "column", "cell"),
    [
        ("rayyan", "authors", "Roe, Ann and Poe, Bea"),
        ("rayyan", "month", "5"),
        ("covidence", "Published Year", "2020"),
        ("covidence", "Authors", "Roe, Ann; Poe, Bea"),
        ("zotero", "journal", "J Wells"),
    ],
)
def test_screening_tools_have_their_own_columns(target: carcite.Target, column: str, cell: str) -> None:
    assert rows(write([PAPER], Options(target=target)).text)[0][column] == cell
    assert carcite.to_rows([PAPER], target=target)[0][column] == cell


def test_a_screening_tool_is_not_a_target_of_other_formats() -> None:
    for format in ("ris", "bibtex", "csljson"):
        assert carcite.dumps(PAPER, format, target="rayyan") == carcite.dumps(PAPER, format)


@settings(max_examples=40)
@given(st.lists(strategies.citations(), max_size=3))
def test_every_citation_is_one_row_with_every_column(citations: list[Citation]) -> None:
    written = rows(write(citations).text)
    assert len(written) == len(citations)
    names = [column.name for column in COLUMNS]
    for row in written:
        assert list(row) == names
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())
    assert [list(row) for row in carcite.to_rows(citations)] == [names] * len(citations)
