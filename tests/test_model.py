"""The model: what its fields take, what they keep, and that it goes to JSON and back."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from pydantic import BaseModel, ValidationError

import carcite
from carcite.model import Abstract, Citation, Extra, Funding, Related, TranslatedTitle, citation_of
from tests import strategies

VALUES = [Citation, Related, Abstract, carcite.Contributor, Funding, TranslatedTitle]
VALUES += [carcite.Name, carcite.PartialDate, carcite.Pages]


def test_only_the_type_is_needed() -> None:
    citation = Citation(type="book")
    assert citation.title is None
    assert citation.authors == ()
    assert str(citation) == "[no title]."
    assert repr(citation) == "<Citation book -: [no title].>"


def test_unknown_fields_and_changes_in_place_are_refused() -> None:
    with pytest.raises(ValidationError):
        Citation(type="book", tilte="x")  # type: ignore[call-arg]
    with pytest.raises(ValidationError):
        Citation(type="book").title = "x"  # type: ignore[misc]


def test_people_write_fields_as_they_come() -> None:
    c = Citation.model_validate(
        {
            "type": "article-journal",
            "title": " A \n title\t",
            "authors": ["Wang, Yiyang", "Ludwig van Beethoven", {"literal": "ABC Group"}],
            "issued": "2024 Dec 17",
            "pages": "523-30",
            "volume": 138,
            "doi": "https://doi.org/10.1097/CM9.0000000000003406",
            "pmcid": "pmc123",
            "pmid": 12345,
            "issn": "03666999",
            "language": "eng",
            "abstracts": ["First.\r\n\r\nSecond."],
            "keywords": "lupus",
            "notes": None,
        }
    )
    assert c.title == "A title"
    assert [n.family or n.literal for n in c.authors] == ["Wang", "Beethoven", "ABC Group"]
    assert (str(c.issued), str(c.pages), c.volume) == ("2024-12-17", "523-530", "138")
    assert (c.doi, c.pmcid, c.pmid) == ("10.1097/CM9.0000000000003406", "PMC123", "12345")
    assert (c.issn, c.language, c.keywords, c.notes) == (("0366-6999",), "en", ("lupus",), ())
    assert c.abstracts[0].text == "First.\nSecond."
    assert c.abstract == "First.\nSecond."


def test_what_is_not_of_its_form_keeps_its_text() -> None:
    c = Citation.model_validate(
        {"type": "book", "doi": "see publisher", "issn": ["1234-5678"], "issued": "in press", "pages": "passim"}
    )
    assert (c.doi, c.issn) == ("see publisher", ("1234-5678",))
    assert (str(c.issued), str(c.pages)) == ("in press", "passim")
    assert c.issued is not None
    assert c.issued.is_literal


def test_an_impossible_date_cannot_be_typed_but_is_kept_as_text() -> None:
    with pytest.raises(ValidationError):
        carcite.PartialDate(year=2024, month=2, day=30)
    assert carcite.PartialDate.parse("2024-02-30").literal == "2024-02-30"


def test_a_citation_prints_as_a_person_knows_it() -> None:
    c = Citation.model_validate(
        {
            "type": "article-journal",
            "authors": ["Suter, T", "Jaworski, A", "Roe, B", "Doe, C"],
            "title": "Cell migration",
            "container_title": "Science",
            "volume": 365,
            "issue": 6456,
            "issued": "2019-08-30",
            "article_number": "eaaw8231",
            "doi": "10.1126/science.aaw8231",
        }
    )
    shown = "Suter, Jaworski, Roe et al. (2019-08-30) Cell migration. Science 365(6456):eaaw8231."
    assert str(c) == f"{shown} doi:10.1126/science.aaw8231"


@settings(max_examples=60, deadline=None)
@given(strategies.citations(related=True))
def test_json_copies_and_pickles_are_equal(citation: Citation) -> None:
    assert Citation.model_validate_json(citation.model_dump_json()) == citation
    assert Citation.model_validate(citation.model_dump()) == citation
    assert copy.deepcopy(citation) == citation
    assert pickle.loads(pickle.dumps(citation)) == citation
    assert hash(copy.copy(citation)) == hash(citation)


@settings(max_examples=60, deadline=None)
@given(strategies.citations())
def test_validating_again_changes_nothing(citation: Citation) -> None:
    assert Citation.model_validate(dict(citation)) == citation


@pytest.mark.parametrize("model", VALUES, ids=lambda model: model.__name__)
def test_every_value_has_a_json_schema_and_a_docstring(model: type[BaseModel]) -> None:
    schema = model.model_json_schema()
    assert "properties" in schema or "$ref" in schema
    assert schema.get("additionalProperties", False) is False
    assert model.__doc__


@given(strategies.citations())
def test_what_readers_build_is_what_pydantic_validates(citation: Citation) -> None:
    given_fields = {name: getattr(citation, name) for name in citation.model_fields_set}
    built = citation_of(given_fields)
    assert built == citation
    assert list(built.__dict__) == list(Citation.model_fields)
    assert built.model_fields_set == citation.model_fields_set
    assert Citation.model_validate_json(built.model_dump_json()) == citation


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"type": None},
        {"type": "journal"},
        {"type": "book", "tilte": "x"},
        {"type": "book", "tilte": None},
        {"type": "book", "title": 7.5},
        {"type": "book", "authors_truncated": None},
        {"type": "book", "title": ("a", "b")},
        {"type": "book", "notes": ["a", 1]},
        {"type": "book", "abstracts": ["\x01"]},
        {"type": "book", "extra": [Extra("ris", "C4", 1)]},  # type: ignore[arg-type]
        {"type": "book", "issued": "2024-02-31T25:00"},
        {"type": "book", "issued": 2024, "authors": ["Eve, Ann"], "pages": "1-2", "abstracts": ["A.\n\nB."]},
        {"type": "book", "extra": [("ris", "C4", "x")], "key": None, "authors": None, "doi": "doi:10.1/a"},
    ],
)
def test_what_readers_build_is_refused_as_pydantic_refuses_it(fields: dict[str, object]) -> None:
    def outcome(make: Callable[[dict[str, object]], Citation]) -> object:
        try:
            return make(fields)
        except ValidationError as error:
            return error.errors(include_url=False, include_context=False)

    assert repr(outcome(citation_of)) == repr(outcome(Citation.model_validate))
    assert outcome(citation_of) == outcome(Citation.model_validate)


@pytest.mark.parametrize(
    "value",
    [Citation, carcite.Name, Abstract, Related, carcite.Contributor, carcite.Funding, carcite.TranslatedTitle],
)
def test_every_field_is_described_in_the_schema(value: Any) -> None:
    schema = value.model_json_schema()
    properties = schema.get("properties") or schema["$defs"][value.__name__]["properties"]
    assert [name for name, field in properties.items() if not field.get("description")] == []


def test_a_field_names_what_other_formats_call_it() -> None:
    assert Citation.model_fields["container_title"].json_schema_extra == {
        "names": {"csl": "container-title", "bibtex": "journal journaltitle booktitle", "ris": "T2 JO JF"}
    }
