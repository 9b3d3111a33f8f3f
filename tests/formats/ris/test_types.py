"""TY."""

from __future__ import annotations

import pytest

from carcite.formats.ris import FORMAT as ris
from carcite.formats.ris.types import READ, WRITE
from carcite.model import TYPES, Citation
from carcite.options import TARGETS, Options


@pytest.mark.parametrize("csl", sorted(TYPES))
@pytest.mark.parametrize("target", [None, *TARGETS])
def test_every_type_comes_back_or_is_noted(csl: str, target: str | None) -> None:
    writing = ris.write([Citation(type=csl, key="k", title="T")], Options(target=target))  # type: ignore[arg-type]
    (back,) = ris.read(writing.text).citations
    assert (back.type == csl) != ("type" in {note.field for note in writing.notes})
    assert back.type == csl or target != "zotero"


def test_the_types_are_all_there() -> None:
    assert set(WRITE) == TYPES
    assert set(WRITE.values()) <= set(READ)
