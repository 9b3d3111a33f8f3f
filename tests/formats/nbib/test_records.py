"""Whole records and files."""

from __future__ import annotations

from pathlib import Path

import pytest

from carcite.errors import ReadError
from carcite.formats.nbib import FORMAT as nbib
from carcite.model import Abstract, Citation
from carcite.notes import Code
from carcite.options import Options


def test_notes_name_the_record_and_its_line() -> None:
    reading = nbib.read("PMID- 1\nTI  - One.\n\nPMID- 2\nZZZ - strange\n")
    assert [(n.code, n.record, n.line) for n in reading.notes] == [(Code.UNPLACED, "PMID 2", 4)]
    assert ("nbib", "ZZZ", "strange") in reading.citations[1].extra


@pytest.mark.parametrize("text", ["", "\n\n", "a shopping list\neggs", "@article{a, title={b}}", "TY  - JOUR\nER  - "])
def test_text_without_a_record_is_refused(text: str) -> None:
    with pytest.raises(ReadError, match="PMID- "):
        nbib.read(text)


def test_nothing_a_value_holds_ends_or_starts_a_record() -> None:
    hostile = "A\nPMID- 2\n\nPMID- 3\nTI  - " + "long " * 40 + "PMID- 4 ER  - "
    citation = Citation(
        type="article-journal", pmid="1", title=hostile, abstracts=(Abstract(text=hostile, language="en"),)
    )
    back = nbib.read(nbib.write([citation]).text).citations
    assert [c.pmid for c in back] == ["1"]
    assert back[0].title == citation.title


@pytest.mark.parametrize("tag", ["TY", "ER", "PMID", "PT", "BTI"])
def test_a_kept_tag_neither_begins_nor_ends_nor_retypes_a_record(tag: str) -> None:
    citations = [
        Citation(type="article-journal", title="One", extra=(("nbib", tag, "Book"),)),
        Citation(type="article-journal", title="Two"),
    ]
    text, notes = nbib.write(citations)
    back = nbib.read(text).citations
    assert [(c.type, c.title) for c in back] == [("article-journal", "One"), ("article-journal", "Two")]
    assert [(n.code, n.field, n.text) for n in notes] == [(Code.LOST, "extra", "Book")]


@pytest.mark.parametrize("text", ["PMID- 1\nTI  - [\nTT  - K", "PMID- 1\nTI  - e\nBTI - i\nJT  - M\nJT  - I"])
def test_a_second_pass_changes_nothing(text: str) -> None:
    first = nbib.write(nbib.read(text).citations).text
    assert nbib.write(nbib.read(first).citations).text == first


def test_the_newline_is_as_asked() -> None:
    text = nbib.write([Citation(type="article-journal", title="long " * 40)], Options(newline="\r\n")).text
    assert text.count("\n") == text.count("\r\n") > 3


@pytest.mark.parametrize(
    "text",
    [
        "PMID- 1\nAB  - " + "ABC: x. " * 60_000,
        "PMID- 1\nCIN - " + "(" * 500_000,
        "PMID- 1\nTI  - " + "[" * 500_000,
        "PMID- 1\nPG  - " + "1-" * 200_000,
        "PMID- 1\nFAU - " + ", " * 200_000,
        "PMID- 1\n" + "LID - a [pii]\n" * 20_000,
        "\n" * 300_000 + "PMID- 1\n",
        "PMID- " * 100_000,
    ],
    ids=lambda text: text[8:20].strip(),
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    nbib.read(text)


@pytest.mark.parametrize(
    ("text", "is_nbib"),
    [
        ("PMID- 1\nOWN - NLM\n", True),
        ("\n\nPMID- 12230038\r\nOWN - NLM\r\n", True),
        ("PMC - PMC1\nPMID- 1\n", True),
        ("TY  - JOUR\nPMID- 1\n", False),
        ("PMID: 1 [Indexed for MEDLINE]\n", False),
        ("1. J Inv. 2019.\n\nPMID- and so on\n", False),
    ],
)
def test_sniff(text: str, is_nbib: bool) -> None:
    assert nbib.sniff(text) is is_nbib


@pytest.mark.corpus
def test_real_files_round_trip_without_a_note(corpus: Path) -> None:
    files = sorted((corpus / "pubmed").glob("*.nbib"))
    assert files
    for path in files:
        reading = nbib.read(path.read_text(encoding="utf-8"))
        written = nbib.write(reading.citations)
        assert (reading.notes, written.notes) == ([], [])
        assert nbib.read(written.text).citations == reading.citations
