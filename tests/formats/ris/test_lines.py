"""The form of a file: records, wrapped and odd lines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carcite.errors import CarciteError
from carcite.formats.ris import FORMAT as ris
from carcite.formats.ris.lines import Record, split_records
from tests.formats.ris.samples import record


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffTY  - JOUR\r\nTI  - A title\r\nER  - \r\n",
        "TY - JOUR\nTI - A title\nER - \n",
        "  TY  - JOUR\n  TI  - A title\n  ER  - \n",
        "TY  - JOUR\nTI  - A\n title\nER  -\n",
        "TY  - JOUR\nTI  -   A title  \n\n\nER",
        "TY  - JOUR\rTI  - A title\rER  - \r",
        "TY\t-\tJOUR\nTI\t-\tA title\nER\t-\n",
        "TY- JOUR\nTI- A title\nER-\n",
        "ty  - jour\nti  - A title\ner  - \n",
        "TY  \u2013 JOUR\nTI  \u2013 A title\nER  \u2013\n",
        "TY\u00a0\u00a0- JOUR\nTI\u00a0\u00a0- A title\nER\u00a0\u00a0- \n",
        "TY  - JOUR\nTI  - A title\nER -\n",
    ],
)
def test_a_record_is_read_however_its_lines_are_spelled(text: str) -> None:
    assert [c.title for c in ris.read(text).citations] == ["A title"]
    assert ris.sniff(text)


def test_records_without_er_do_not_merge_and_are_noted() -> None:
    reading = ris.read("TY  - JOUR\nTI  - One\nTY  - BOOK\nTI  - Two")
    assert [(c.type, c.title) for c in reading.citations] == [("article-journal", "One"), ("book", "Two")]
    assert [(n.code, n.line) for n in reading.notes] == [("repaired", 1), ("repaired", 3)]


def test_text_outside_the_records_is_noted_with_its_line() -> None:
    reading = ris.read("Preface\nTY  - JOUR\nTI  - A\nER  - End\n\nTY  - JOUR\nTI  - A\nER  - \nAfterword")
    assert [(n.code, n.line, n.text) for n in reading.notes] == [
        ("not-a-record", 1, "Preface"),
        ("not-a-record", 4, "End"),
        ("not-a-record", 9, "Afterword"),
    ]


def test_prose_with_a_dash_is_not_a_tag() -> None:
    assert record("AB  - Models of\nAI - and others -\n- go on").abstract == "Models of AI - and others - - go on"


def test_records_are_read_one_at_a_time() -> None:
    read: list[int] = []

    def endless() -> object:
        while True:
            read.append(1)
            yield from ("TY  - JOUR\n", "TI  - A\n", "ER  - \n")

    parts = split_records(endless())  # type: ignore[arg-type]
    assert isinstance(next(parts), Record)
    assert len(read) <= 2  # tag lines after ER belong to the record


ODD_LINES = st.sampled_from((
    "TY  - JOUR", "ER  - ", "TI  - ", "AU  - ,", "AU  - et al.", "PY  - 20", "DA  - //", "SP  - -", "KW  - ;", "- x",
    "N1  - PMID: ", "M2  - Type: x", "N1  - Type: book", "SN  - ()", "", " ", "AB  - <p>&lt;", "Z9  - ",
))  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(ODD_LINES | st.text(max_size=20), max_size=15))
def test_any_text_is_read_and_settles_after_one_pass(parts: list[str]) -> None:
    try:
        first = ris.write(ris.read("TY  - JOUR\n" + "\n".join(parts)).citations).text
    except CarciteError:
        return
    assert ris.write(ris.read(first).citations).text == first


def test_a_long_value_of_many_lines_takes_linear_time() -> None:
    citation = record("AB  - start\n" + "more\n" * 100_000 + "KW  - " + "{" * 100_000)
    assert citation.abstract is not None
    assert len(citation.abstract) == len("start") + 100_000 * len(" more")


@pytest.mark.parametrize("tag", ["TI", "SN", "AB", "AU", "KW", "DA", "PY", "C2"])
def test_many_values_of_one_tag_take_linear_time_and_notes_their_lines(tag: str) -> None:
    count = 20_000
    reading = ris.read("TY  - JOUR\n" + "".join(f"{tag}  - value {n}\n" for n in range(count)) + "ER  - \n")
    doubled = [note for note in reading.notes if note.code == "duplicate-field"]
    assert all(note.line and note.text == f"value {note.line - 2}" for note in doubled)
