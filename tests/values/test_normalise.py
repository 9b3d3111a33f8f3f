"""The forms in which each field of the model can be given, and what no field takes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

import carcite
from carcite import Citation, Extra, Name
from carcite.model import citation_of
from tests.samples import BOOK


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("keywords", "lupus; CAR-T, engineered", ("lupus", "CAR-T, engineered")),
        ("keywords", "lupus, CAR-T", ("lupus", "CAR-T")),
        ("keywords", "狼疮；细胞", ("狼疮", "细胞")),
        ("keywords", (word for word in ("a", " ", "b")), ("a", "b")),
        ("mesh_terms", "Lupus Erythematosus, Systemic; Humans", ("Lupus Erythematosus, Systemic", "Humans")),
        ("issn", "0366-6999, 2542-5641", ("0366-6999", "2542-5641")),
        ("isbn", "978-0-306-40615-7; 0306406152", ("978-0-306-40615-7", "0306406152")),
        ("affiliations", "Oslo; Norway\nBergen", ("Oslo; Norway", "Bergen")),
        ("files", "a;b.pdf", ("a;b.pdf",)),
        ("key_aliases", "doe2020, doe2020a", ("doe2020", "doe2020a")),
        ("notes", "One, two; three.", ("One, two; three.",)),
        ("extra", Extra("ris", "C4", "x"), (Extra("ris", "C4", "x"),)),
        ("extra", [("ris", "C4", "x\x00\ud800\nb")], (Extra("ris", "C4", "x\nb"),)),
    ],
)
def test_a_field_of_several_values_takes_one_string(field: str, value: Any, expected: tuple[Any, ...]) -> None:
    assert getattr(Citation(**{"type": "book", field: value}), field) == expected


def test_abstracts_and_grants_take_one_string() -> None:
    citation = Citation(type="book", abstracts="Short.", funding="NIH", translated_titles="Über Brunnen")
    assert citation.abstract == "Short."
    assert (citation.funding[0].funder, citation.translated_titles[0].text) == ("NIH", "Über Brunnen")


HIDDEN = st.sampled_from(
    ["\x00", "\x1b[31m", "\x7f", "\x85", "\u2028", "\ufeff", "\ufdd0", "\ufffe", "\U0010ffff", "\ud800"]
)


@settings(max_examples=60, deadline=None)
@given(HIDDEN, st.sampled_from(sorted(set(Citation.model_fields) - {"type", "related", "authors_truncated"})))
def test_no_field_holds_what_no_file_can(hidden: str, field: str) -> None:
    text = f"a{hidden}b"
    value: Any = text
    if field == "creators":
        value = [{"role": text, "name": {"family": text, "given": text, "affiliations": [text], "email": text}}]
    elif field == "extra":
        value = [(text, text, text)]
    elif field in ("abstracts", "funding", "translated_titles"):
        value = [text]
    shown = str(getattr(Citation(**{"type": "book", field: value}), field))
    assert shown.isprintable() or shown == "a\nb"
    assert shown.encode("utf-8")
    carcite.dumps(Citation(**{"type": "book", "title": "T", field: value}), "csljson", on_note="ignore")


def test_dates_and_pages_as_numbers() -> None:
    citation = Citation(type="book", issued=(2020, 5), accessed=[2021], pages=7)
    assert (str(citation.issued), str(citation.accessed), str(citation.pages)) == ("2020-05", "2021", "7")
    for parts in ((), (2020, 13), (2020, 1, 2, 3)):
        with pytest.raises(ValidationError):
            Citation(type="book", issued=parts)


ODD: list[Any] = [
    True, -1, 10**13, 10**5000, 1.5, b"x", [b"x"], object(), {}, {"a": 1}, {"text": None}, {"sections": 5},
    {"text": "x", "sections": "abc"}, {"year": "x"}, {"ranges": 5}, {"ranges": [{}]}, [None], [[]], [1], [("ris", "a")],
    {"family": "x", "literal": "y"}, {"role": 5, "name": "x"}, {"role": "x", "name": ""}, {"citation": "x"}, BOOK, int,
    {"citation": {"type": "boook"}}, range(3), {1, 2}, [Name(family="x"), 5], (2020, "x"), Name(family="x"), "et al.",
]  # fmt: skip


@pytest.mark.parametrize("field", Citation.model_fields)
def test_an_odd_value_is_taken_whole_or_refused_as_wrong(field: str) -> None:
    for value in ODD:
        for make in (
            lambda fields: Citation(**fields),
            lambda fields: BOOK.replace(**fields),
            lambda fields: citation_of({"type": "book", **fields}),
        ):
            try:
                citation = make({"type": "book", field: value})
            except ValidationError:
                continue
            assert Citation.model_validate_json(citation.model_dump_json()) == citation


@pytest.mark.parametrize("value", [b"x", bytearray(b"x")])
def test_bytes_are_not_text(value: bytes) -> None:
    for fields in ({"title": value}, {"keywords": [value]}, {"notes": value}, {"issued": {"literal": value}}):
        with pytest.raises(ValidationError):
            Citation(**{"type": "book", **fields})


def test_no_text_field_holds_a_line_break_a_control_or_a_surrogate() -> None:
    c = Citation.model_validate(
        {
            "type": "book",
            "title": "a\nER  - \x00b\u2028c",
            "issued": "no\ndate",
            "pages": "no\npages",
            "authors": [{"family": "A\nB"}],
            "keywords": ["x\ny"],
        }
    )
    texts = [c.title, str(c.issued), str(c.pages), c.authors[0].family, c.keywords[0]]
    assert all(text and text.isprintable() for text in texts), texts


@pytest.mark.parametrize("text", ["", " ", "\x07", "\ufffe", "\x85 "])
def test_an_empty_date_and_empty_pages_are_not_value(text: str) -> None:
    citation = Citation(type="book", issued=text, pages=text)
    assert (citation.issued, citation.pages) == (None, None)
    assert Citation(type="book", issued=carcite.PartialDate.parse(text)).issued is None
