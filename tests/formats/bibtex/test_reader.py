"""Whole files: records, what is not a record, fields given twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from carcite.formats.bibtex import biblatex, bibtex
from carcite.notes import Code


@pytest.mark.parametrize(
    ("text", "error"), [("Nothing but\nwords", True), ("% a remark", False), ("@string{a = 1}", False), ("", False)]
)
def test_a_file_without_entries_is_reported(text: str, error: bool) -> None:
    reading = bibtex.read(text)
    assert not reading.citations
    assert any(note.code is Code.BROKEN_RECORD for note in reading.notes) == error


def test_what_is_not_a_record_is_noted() -> None:
    reading = bibtex.read(
        'words\n@comment{jabref-meta: x}\n@preamble{"x"}\n% @book{no, title={N}}\n@book{y, title={Y}}'
    )
    assert [c.key for c in reading.citations] == ["y"]
    assert [(n.code, n.line) for n in reading.notes] == [(Code.NOT_A_RECORD, line) for line in (1, 2, 3)]
    assert "(2 times)" in reading.notes[0].message


def test_what_a_new_file_does_not_have_is_noted_once_a_kind() -> None:
    text = "@string{a={A}}\n@string{b={B}}\n@comment{x}\n@book{p,title=a}\n@inbook{c,crossref={p}}"
    notes = [note for note in bibtex.read(text).notes if note.code is Code.NOT_A_RECORD]
    assert [(note.line, note.message.split()[0]) for note in notes] == [
        (1, "@string"),
        (3, "@comment"),
        (5, "crossref"),
    ]


def test_duplicate_keys_and_fields_are_noted_and_kept() -> None:
    reading = bibtex.read("@book{a, title={T}, title={U}}\n@book{A, title={V}}")
    assert [n.code for n in reading.notes] == [Code.DUPLICATE_FIELD, Code.DUPLICATE_KEY]
    assert reading.citations[0].extra == (("bibtex", "title", "U"),)
    assert [c.key for c in reading.citations] == ["a", "A"]


@pytest.mark.corpus
@pytest.mark.parametrize(("name", "count"), [("biblatex-examples.bib", 92), ("tugboat.bib", 3644)])
def test_no_record_of_the_corpus_is_lost(name: str, count: int, corpus: Path) -> None:
    reading = bibtex.read((corpus / name).read_text(encoding="utf-8"))
    assert len(reading.citations) == count
    assert not [n for n in reading.notes if n.code in (Code.BROKEN_RECORD, Code.REPAIRED)]


def test_characters_of_no_text_are_left_out_with_a_note() -> None:
    reading = bibtex.read("@book{a, title = {x\ufdd0y\x07z}, note = {\ud800}}\n@book{b, title = {One\n\ttwo}}")
    assert [c.title for c in reading.citations] == ["xyz", "One two"]
    assert [(n.code, n.record) for n in reading.notes] == [(Code.REPAIRED, "a")]


def test_a_value_with_blank_lines_is_the_same_after_each_pass() -> None:
    text = "@misc{k, language = {h}, langid = {p\n\nb}, x = {a\n\n\nb}}"
    first = bibtex.write(bibtex.read(text).citations).text
    assert bibtex.write(bibtex.read(first).citations).text == first


@pytest.mark.parametrize(
    "fields",
    [
        "date = {2024-5}, r = {s}, date = {1950}",
        "title = {A}, subtitle = {B}, subtitle = {C}",
        "year = 2001, date = {1999}",
        "origlocation = {Ghent}, origlocation = {York}",
        "journal = {J}, entrysubtype = {magazine}, entrysubtype = {newspaper}",
        "abstract = {A\n\nB}, abstract-en = {C\n\nD}",
        "issn = {1234-5679}, eissn = {x}",
        "doi = {10.1002/(SICI)1097{<}1{}::AID{>}3.0}, doi = {10.1000/1}",
    ],
)
def test_fields_given_twice_are_the_same_after_each_pass(fields: str) -> None:
    for format in (bibtex, biblatex):
        first = format.write(format.read(f"@article{{k, {fields}}}").citations).text
        assert format.write(format.read(first).citations).text == first
