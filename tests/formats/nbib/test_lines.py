"""Tags, wrapped values, the records of a file."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carcite.formats.nbib import FORMAT as nbib
from carcite.formats.nbib.lines import split_records, tag_lines, tag_values
from carcite.notes import Code
from tests.formats.nbib.samples import one


def test_a_value_goes_on_in_indented_lines_joined_with_one_space() -> None:
    assert one("TI  - A title \n      that goes on", "VI  - 3").title == "A title that goes on"


def test_what_looks_like_a_tag_in_an_indented_line_is_text() -> None:
    assert one("AB  - Text\n      TI  - not a title", "VI  - 3").abstract == "Text TI - not a title"


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n \n\n", "\r\n", "\r\n\r\n"])
def test_records_need_no_empty_line_between(between: str) -> None:
    reading = nbib.read(f"PMID- 1{between}TI  - One.{between}PMID- 2{between}TI  - Two.{between}")
    assert [(c.pmid, c.title) for c in reading.citations] == [("1", "One"), ("2", "Two")]
    assert reading.notes == []


def test_records_may_begin_with_another_tag() -> None:
    text = "\nPMC - PMC1\nPMID- 1\nTI  - One.\n\nPMC - PMC2\nTI  - Two.\n"
    assert [(c.pmcid, c.pmid, c.title) for c in nbib.read(text).citations] == [
        ("PMC1", "1", "One"),
        ("PMC2", None, "Two"),
    ]


def test_an_indented_paste_and_a_byte_order_mark_are_read() -> None:
    text = "\ufeff   PMID- 1\n   TI  - A\n         title.\n\n   PMID- 2\n   TI  - Two.\n"
    assert [c.title for c in nbib.read(text).citations] == ["A title", "Two"]


def test_text_before_the_first_record_is_noted_with_its_line() -> None:
    reading = nbib.read("My search of Monday\n\nPMID- 1\nTI  - One.\n")
    assert len(reading.citations) == 1
    assert [(n.code, n.line, n.text, n.is_loss) for n in reading.notes] == [
        (Code.NOT_A_RECORD, 1, "My search of Monday", True)
    ]


def test_tags_outside_the_records_are_one_warning() -> None:
    reading = nbib.read("DB  - x\nDC  - y\n\nPMID- 1\nTI  - One.\n")
    assert [c.title for c in reading.citations] == ["One"]
    assert [(n.code, n.text, n.is_loss) for n in reading.notes] == [(Code.NOT_A_RECORD, "DB  - x\nDC  - y", True)]


@given(st.lists(st.text(alphabet="ab -PMID12\n", max_size=30), max_size=8))
def test_no_line_is_lost_when_a_file_is_cut_into_records(lines: list[str]) -> None:
    text = "\n".join(lines)
    blocks = list(split_records(io.StringIO(text), "PMID"))
    assert "".join(block.text for block in blocks).replace(" ", "") == text.replace(" ", "")


@given(st.text(alphabet="ab, ", min_size=1, max_size=400).map(lambda t: " ".join(t.split())).filter(bool))
def test_a_wrapped_value_reads_back(value: str) -> None:
    lines = tag_lines("AB", value)
    assert tag_values(lines.split("\n")) == ("", [("AB", value)])
    assert all(line.startswith(("AB  - ", "      ")) for line in lines.splitlines())


def test_text_before_the_tags_of_a_record_is_in_a_note_as_a_whole() -> None:
    words = "a line of a page that was copied along " * 20
    reading = nbib.read(f"{words}\n\nPMID- 1\nTI  - Wells\n")
    assert [citation.title for citation in reading.citations] == ["Wells"]
    assert [note.text for note in reading.notes if note.code == "not-a-record"] == [words.strip()]
