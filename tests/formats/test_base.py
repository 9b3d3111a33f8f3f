"""Tables of fields: the errors they raise when they are wrong, and what they note when they write."""

from __future__ import annotations

import pytest

from carcite.formats.base import Context, Table
from carcite.formats.fields import Single
from carcite.model import Citation
from carcite.options import Options

OTHERS = frozenset(Citation.model_fields) - {"title", "volume"}


def table(**options: object) -> Table:
    rows = [Single("title", "TI"), Single("volume", "VL", "VO")]
    return Table("ris", rows, **{"lost": OTHERS - {"type", "extra"}, "beside": ("type",), **options})  # type: ignore[arg-type]


def test_a_tag_belongs_to_one_row() -> None:
    with pytest.raises(ValueError, match="two rows read 'VO'"):
        Table("ris", [Single("title", "VO"), Single("volume", "VL", "VO")], lost=OTHERS - {"extra"})


@pytest.mark.parametrize("lost", [OTHERS - {"type", "extra", "doi"}, OTHERS - {"type", "extra"} | {"volume"}])
def test_each_field_of_the_model_is_in_a_row_or_lost(lost: frozenset[str]) -> None:
    with pytest.raises(ValueError, match="neither carried nor lost"):
        table(lost=lost)


@pytest.mark.parametrize(("target", "written"), [(None, ["TI"]), ("endnote", ["TI", "VL"])])
def test_fields_that_a_target_does_not_get_are_lost(target: str | None, written: list[str]) -> None:
    context = Context("ris", options=Options(target=target))  # type: ignore[arg-type]
    pairs = table(unwritten={None: ("volume",)}).write(Citation(type="book", title="T", volume="2"), context)
    assert [tag for tag, _ in pairs] == written
    assert [note.field for note in context.notes] == ([] if "VL" in written else ["volume"])
