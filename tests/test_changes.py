"""Changing values, and what no value holds: every way to a value checks and normalises what it is given."""

from __future__ import annotations

import copy
import inspect
import sys
from typing import Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

import carcite
from carcite import Abstract, Citation, Extra, Name, PartialDate, Related
from carcite.inputs import CitationChanges, CitationFields
from carcite.model import citation_of
from carcite.values.vocabulary import TYPES, unknown_type
from tests import strategies

BOOK = Citation(type="book", key="doe2020", title="On wells", authors=["Doe, Jane"], issued=2020)


def _replace(citation: Citation, **changes: Any) -> Citation:
    return citation.replace(**changes)


def _model_copy(citation: Citation, **changes: Any) -> Citation:
    return citation.model_copy(update=changes)


def _dunder_replace(citation: Citation, **changes: Any) -> Citation:
    return copy.replace(citation, **changes) if sys.version_info >= (3, 13) else citation.__replace__(**changes)


def _deprecated_copy(citation: Citation, **changes: Any) -> Citation:
    return citation.copy(update=changes)


def _construct(citation: Citation, **changes: Any) -> Citation:
    return type(citation).model_construct(**{**dict(citation), **changes})


WAYS = [_replace, _model_copy, _dunder_replace, _deprecated_copy, _construct]


@pytest.mark.parametrize("change", WAYS)
def test_a_change_is_normalised_and_the_rest_stays(change: Any) -> None:
    changed = change(
        BOOK, issued="May 2021", authors="Roe, Rick and Poe, Ann", volume=3, doi="https://doi.org/10.1234/a"
    )
    assert changed.issued == PartialDate(year=2021, month=5)
    assert [name.family for name in changed.authors] == ["Roe", "Poe"]
    assert (changed.volume, changed.doi, changed.title, changed.key) == ("3", "10.1234/a", "On wells", "doe2020")
    assert BOOK.issued == PartialDate(year=2020)


@pytest.mark.parametrize("change", WAYS)
@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"tilte": "x"}, "no field 'tilte'; did you mean title"),
        ({"journal": "x"}, "did you mean container_title"),
        ({"year": 2021}, "did you mean issued"),
        ({"title": 5}, "title"),
        ({"authors": 7}, "authors"),
        ({"authors": [b"Doe"]}, "authors"),
        ({"issued": "2020", "type": "incollection"}, "did you mean chapter"),
        ({"issued": {"year": 2020, "month": 13}}, "less than or equal to 12"),
        ({"volume": 7.5}, "volume"),
        ({"volume": 10**5000}, "volume"),
        ({"issued": 10**5000}, "issued"),
        ({"related": "10.1/a"}, "related"),
        ({"extra": "ris C4 x"}, "extra"),
    ],
)
def test_a_wrong_change_is_refused(change: Any, changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        change(BOOK, **changes)


def test_no_change_is_an_equal_copy() -> None:
    assert BOOK.replace() == BOOK
    assert BOOK.model_copy(deep=True) == BOOK
    assert BOOK.replace(title=None, authors=None).model_dump(exclude_defaults=True).keys() == {"type", "key", "issued"}


def test_every_value_can_be_changed() -> None:
    assert Name(family="Doe", given="Jane").replace(given="J. ") == Name(family="Doe", given="J.")
    assert PartialDate(year=2020).replace(month=2) == PartialDate(year=2020, month=2)
    assert Related(citation=BOOK).replace(citation={"type": "book", "title": "B"}).citation.title == "B"  # type: ignore[arg-type]
    with pytest.raises(ValidationError, match="no parts"):
        Name(family="Doe").replace(literal="Doe Group")
    with pytest.raises(ValidationError, match="no day 30"):
        PartialDate(year=2020, month=2).replace(day=30)


def test_the_sections_of_an_abstract_follow_its_text() -> None:
    abstract = Abstract(text="AIM: One.\nEND: Two.", language="en")
    changed = abstract.replace(text="All in one.")
    assert (changed.sections, changed.language) == ((), "en")
    assert abstract.replace(sections=[{"label": "AIM", "text": "Three."}]).text == "AIM: Three."
    assert abstract.replace(language="de").sections == abstract.sections


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


@pytest.mark.parametrize(
    ("name", "type"),
    [
        ("incollection", "chapter"), ("phdthesis", "thesis"), ("JOUR", "article-journal"), ("misc", "document"),
        ("journalArticle", "article-journal"), ("@inproceedings", "paper-conference"), ("blog post", "post-weblog"),
        ("boook", "book"), ("preprint", "article"), ("article_journal", "article-journal"),
    ],
)  # fmt: skip
def test_another_programs_type_is_answered_with_ours(name: str, type: str) -> None:
    assert type in TYPES
    assert f"did you mean {type}?" in unknown_type(name)


def test_the_types_for_checkers_have_the_models_fields() -> None:
    assert set(get_type_hints(CitationFields)) == set(get_type_hints(CitationChanges)) == set(Citation.model_fields)
    assert CitationFields.__required_keys__ == {"type"}
    assert not CitationChanges.__required_keys__
    assert set(inspect.signature(Citation).parameters) == set(Citation.model_fields)


@pytest.mark.parametrize(
    "value",
    [Citation, Name, Abstract, Related, carcite.Contributor, carcite.Funding, carcite.TranslatedTitle],
)
def test_every_field_is_described_in_the_schema(value: Any) -> None:
    schema = value.model_json_schema()
    properties = schema.get("properties") or schema["$defs"][value.__name__]["properties"]
    assert [name for name, field in properties.items() if not field.get("description")] == []


def test_a_field_names_what_other_formats_call_it() -> None:
    assert Citation.model_fields["container_title"].json_schema_extra == {
        "names": {"csl": "container-title", "bibtex": "journal journaltitle booktitle", "ris": "T2 JO JF"}
    }


def test_dates_order_by_time_and_by_exactness() -> None:
    texts = ["in press", "2020-05-17", "2020/2021", "2019~", "2019", "-0044", "2020-05", "199X", "2020", "2020-21"]
    dates = sorted(map(PartialDate.parse, texts))
    assert [str(date) for date in dates] == [
        "-0044", "199X", "2019", "2019~", "2020", "2020/2021", "2020-21", "2020-05", "2020-05-17", "in press",
    ]  # fmt: skip
    papers = [BOOK, BOOK.replace(issued=None), BOOK.replace(issued=1999), BOOK.replace(issued=None)]
    found = sorted(papers, key=lambda citation: (citation.issued is None, citation.issued))
    assert [str(paper.issued) for paper in found] == ["1999", "2020", "None", "None"]
    with pytest.raises(TypeError):
        assert PartialDate(year=2020) < 2021  # type: ignore[operator]


@given(strategies.dates(), strategies.dates())
def test_the_order_of_dates_is_total(one: PartialDate, other: PartialDate) -> None:
    assert (one < other) + (one == other) + (one > other) == 1
    assert (one <= other) is not (one > other)


def test_a_repr_shows_what_is_there() -> None:
    assert repr(Name(family="Doe", given="Jane")) == "Name(family='Doe', given='Jane')"
    assert repr(PartialDate(year=2020)) == "PartialDate(year=2020)"


def test_a_field_of_another_format_is_answered_with_ours() -> None:
    for name, ours in (("author", "authors"), ("year", "issued"), ("journal", "container_title")):
        with pytest.raises(AttributeError, match=f"no field {name!r}; did you mean {ours}?"):
            getattr(BOOK, name)
    with pytest.raises(AttributeError, match="no attribute 'colour'"):
        BOOK.colour  # type: ignore[attr-defined]  # noqa: B018
    assert not hasattr(BOOK, "year")


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
