"""The types for type checkers have the fields of the model."""

from __future__ import annotations

import inspect
from typing import get_type_hints

from carcite import Citation
from carcite.inputs import CitationChanges, CitationFields


def test_the_types_for_checkers_have_the_models_fields() -> None:
    assert set(get_type_hints(CitationFields)) == set(get_type_hints(CitationChanges)) == set(Citation.model_fields)
    assert CitationFields.__required_keys__ == {"type"}
    assert not CitationChanges.__required_keys__
    assert set(inspect.signature(Citation).parameters) == set(Citation.model_fields)
