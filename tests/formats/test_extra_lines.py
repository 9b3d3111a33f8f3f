"""Lines of fields in CSL-JSON's note and in Zotero's Extra."""

from __future__ import annotations

import pytest

from carcite.formats.extra_lines import guarded, line_of, name_line, read_lines, read_name_line, write_note
from carcite.values.names import Name


@pytest.mark.parametrize(
    ("text", "fields", "rest"),
    [
        ("PMID: 12\nCitation Key: a1\nRead.", [("PMID", "12"), ("citation-key", "a1")], "Read."),
        ("{:PMID: 12}{:issued: 2024-05}", [("PMID", "12"), ("issued", "2024-05")], ""),
        ("Original Date: 1908\n\nedition: 2\nx", [("original-date", "1908"), ("edition", "2")], "x"),
        ("Publisher: see above", [], "Publisher: see above"),
        ("Editor: see above", [], "Editor: see above"),
        ("Editor: Ek || Jo", [("editor", "Ek || Jo")], ""),
        ("Read.\nPMID: 12", [], "Read.\nPMID: 12"),
        ("PMID: see p. 3", [], "PMID: see p. 3"),
        ("DOI: none", [], "DOI: none"),
        ("Language: see p. 3", [], "Language: see p. 3"),
        ("URL: here", [], "URL: here"),
        ("type: nothing", [], "type: nothing"),
        ("issued: by the board", [], "issued: by the board"),
        ("https://example.org", [], "https://example.org"),
        ("Note. PMID: 12", [], "PMID: 12"),
        ("Note. Read: twice", [], "Note. Read: twice"),
        ("", [], ""),
    ],
)
def test_lines_at_the_beginning_are_fields_if_their_value_is_one(
    text: str, fields: list[tuple[str, str]], rest: str
) -> None:
    assert read_lines(text) == (fields, rest)


@pytest.mark.parametrize("note", ["PMID: 12", "a\nDOI: 10.1/x", "Docket Number: 3", "Note. PMID: 12", "type: book"])
def test_a_guarded_note_is_read_as_it_was(note: str) -> None:
    assert guarded(note) != note
    assert read_lines(guarded(note)) == ([], note)


def test_one_word_with_a_capital_is_a_label_in_extra_only() -> None:
    assert read_lines("Edition: 2\nplace: Rome\nx", is_extra=True) == (
        [("edition", "2"), ("publisher-place", "Rome")],
        "x",
    )
    assert read_lines("Edition: 2") == ([], "Edition: 2")
    assert read_lines(guarded("Edition: 2")) == ([], "Edition: 2")


def test_braces_are_broken_in_values_and_in_notes() -> None:
    assert line_of("section", "{:DOI: 10.1/x}") == "section: { :DOI: 10.1/x}"
    assert guarded("see {:DOI: 10.1/x}") == "see { :DOI: 10.1/x}"
    assert write_note(["PMID: 1", "genre: x"], ["a", "DOI: b"]) == "PMID: 1\ngenre: x\n\na\n\nNote. DOI: b"


def test_names_of_lines() -> None:
    name = Name(family="Alembert", given="Jean", dropping_particle="d'", suffix="Jr")
    assert name_line(name) == "d'Alembert || Jean, Jr"
    assert name_line(Name(literal="Board")) == "Board"
    assert read_name_line("d'Alembert || Jean") == {"family": "d'Alembert", "given": "Jean"}
    assert read_name_line("Board") == {"literal": "Board"}
