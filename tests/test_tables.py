"""Citations as rows for a data frame, and as a table in a notebook."""

from __future__ import annotations

import pytest

import carcite
from tests.samples import BOOK


def test_a_citation_is_one_row() -> None:
    [row] = carcite.to_rows(BOOK)
    assert (row["type"], row["title"], row["authors"], row["year"]) == ("book", "On wells", "Doe, Jane", "2020")
    assert row["doi"] == ""


def test_a_notebook_shows_a_citation_and_a_table() -> None:
    assert BOOK._repr_html_().startswith("<p>Doe, Jane")
    shown = carcite.table([BOOK, BOOK])
    assert shown._repr_html_().count("<tr>") == 3
    assert repr(shown).splitlines()[1].startswith("2. Doe")
    assert len(shown) == 2


def test_an_unknown_target_is_refused() -> None:
    with pytest.raises(carcite.WriteError, match="no target 'excel'"):
        carcite.to_rows(BOOK, target="excel")  # type: ignore[arg-type]
