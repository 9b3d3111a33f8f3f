"""A set of hashes holds what a set holds, in a fraction of its memory."""

from __future__ import annotations

import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from carcite.values.hash_set import HashSet


@given(st.lists(st.tuples(st.sampled_from(["add", "discard"]), st.sampled_from("abcdefgh"))))
def test_it_is_a_set(steps: list[tuple[str, str]]) -> None:
    ours, theirs = HashSet("ab"), set("ab")
    for name, text in steps:
        getattr(ours, name)(text)
        getattr(theirs, name)(text)
        assert [one in ours for one in "abcdefgh"] == [one in theirs for one in "abcdefgh"]
        assert len(ours) == len(theirs)


def test_a_text_takes_a_few_bytes() -> None:
    tracemalloc.start()
    found = HashSet(map(str, range(300_000)))
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(found) == 300_000
    assert size < 300_000 * 50
