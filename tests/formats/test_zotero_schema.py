"""Zotero's schema: what its import and its citing make of a variable, a field, a role and a line of Extra."""

from __future__ import annotations

import pytest

from carcite.formats.zotero_schema import (
    EXTRA_LABELS,
    ITEM_TYPE_OF,
    ITEM_TYPES,
    MODEL_VARIABLES,
    ROLE_OF,
    TYPE_OF,
    field_of,
    folded,
    label_of,
    own_fields,
)
from carcite.model import TYPES, Citation


def test_every_type_has_an_item_type_and_every_item_type_a_type() -> None:
    assert set(ITEM_TYPE_OF) == TYPES
    assert set(TYPE_OF) == set(ITEM_TYPES)
    assert set(ITEM_TYPE_OF.values()) <= set(ITEM_TYPES)
    assert set(MODEL_VARIABLES) <= set(Citation.model_fields)


def test_every_creator_type_has_a_role() -> None:
    creators = {creator for item in ITEM_TYPES.values() for role, creator in item.roles.items() if role != "author"}
    assert creators <= set(ROLE_OF)


@pytest.mark.parametrize(
    ("item_type", "variable", "field"),
    [
        ("thesis", "publisher", "university"),
        ("thesis", "container-title", None),
        ("report", "collection-title", "seriesTitle"),
        ("book", "collection-title", "series"),
        ("case", "container-title", "reporter"),
        ("preprint", "PMID", None),
        ("journalArticle", "PMID", "PMID"),
        ("computerProgram", "language", None),
        ("patent", "issued", "issueDate"),
        ("book", "no-such-variable", None),
    ],
)
def test_a_variable_arrives_in_the_field_of_the_item_type(item_type: str, variable: str, field: str | None) -> None:
    assert field_of(item_type, variable) == field


def test_a_field_is_known_by_its_general_and_its_own_name() -> None:
    assert label_of("billNumber") == "Bill Number"
    assert folded("Original Date") == folded("originalDate") == "original-date"


def test_labels_that_zotero_takes_for_something() -> None:
    assert {"type", "doi", "original-date", "editor", "container-author"} <= EXTRA_LABELS
    assert "remark" not in EXTRA_LABELS


def test_roles_of_an_item_type() -> None:
    assert ITEM_TYPES["film"].roles["author"] == "director"
    assert ITEM_TYPES["podcast"].roles["host"] == "podcaster"
    assert "editor" not in ITEM_TYPES["thesis"].roles


def test_the_fields_of_all_item_types_for_a_model_field() -> None:
    assert own_fields("publisher")[0] == "publisher"
    assert own_fields("container_title")[0] == "publicationTitle"
    assert {"title", "caseName", "nameOfAct", "subject"} == set(own_fields("title"))
    assert own_fields("epub_date") == ()
