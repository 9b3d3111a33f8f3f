"""Types and relations: CSL's, with hints for the names of other programs."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from carcite import Citation, Related
from carcite.values.vocabulary import RELATIONS, TYPES, unknown_type


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


def test_the_types_are_those_of_csl() -> None:
    assert len(TYPES) == 45
    assert {"article-journal", "software", "standard", "event", "performance"} <= TYPES
    with pytest.raises(ValidationError):
        Citation(type="journal")  # type: ignore[arg-type]


def test_relations_are_closed() -> None:
    assert len(RELATIONS) == 11
    with pytest.raises(ValidationError):
        Related(relation="friend", citation=Citation(type="book"))  # type: ignore[arg-type]
