"""What entries take from others, and its limits."""

from __future__ import annotations

import pytest

from carcite.formats.bibtex import bibtex
from carcite.values.dates import PartialDate


@pytest.mark.parametrize("count", [400, 800])
def test_what_macros_and_parents_add_has_a_limit(count: int) -> None:
    doubling = '@string{a0 = "0123456789"}' + "".join(f"@string{{a{n + 1} = a{n} # a{n}}}\n" for n in range(count))
    fan = f"@xdata{{k, {','.join(f'f{n}={{v}}' for n in range(count))}}}\n"
    fan += "".join(f"@book{{b{n}, title={{T}}, xdata={{k}}}}\n" for n in range(count))
    for text in (doubling + f"@book{{k, title = a{count}}}", fan):
        reading = bibtex.read(text)
        assert sum(len(str(value)) for c in reading.citations for value in (c.title, *c.extra)) < 100 * len(text)
        assert any("longer than" in note.message or "too much" in note.message for note in reading.notes)


def test_a_child_inherits_from_a_parent_that_stands_before_or_behind_it() -> None:
    parent = "@proceedings{p, title={Proc}, year=1999}\n"
    child = "@inproceedings{c, title={Talk}, crossref={P}}\n"
    for text in (parent + child, child + parent):
        found = {c.key: c for c in bibtex.read(text).citations}
        assert found["c"].container_title == "Proc"
        assert found["c"].issued == PartialDate(year=1999)
        assert found["c"].title == "Talk"


def test_circles_of_crossrefs_end() -> None:
    reading = bibtex.read("@book{a, crossref={b}, title={A}}\n@book{b, crossref={a}, volume=2}")
    assert [(c.key, c.title, c.volume) for c in reading.citations] == [("a", "A", "2"), ("b", "A", "2")]
