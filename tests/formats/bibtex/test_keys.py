"""Citation keys."""

from __future__ import annotations

from carcite.formats.bibtex import bibtex
from carcite.model import Citation
from carcite.notes import Code


def test_keys_are_what_every_program_takes() -> None:
    written = bibtex.write([Citation(type="book", key="a b,{c}#")])
    assert written.text.startswith("@book{a_20b_2c_7bc_7d_23,")
    assert [n.code for n in written.notes] == [Code.CHANGED]
