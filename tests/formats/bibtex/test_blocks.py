"""The blocks of a file, also hostile ones."""

from __future__ import annotations

import pytest

from carcite.formats.bibtex import bibtex

HOSTILE = (
    "", "{" * 100_000, "@a{" * 20_000, "@a{b,c=" + "{" * 100_000, "@a{b,\n" + "x=1 # " * 20_000, "@" * 100_000,
    '@a{b,c="' * 5_000, "%@a{" * 20_000, "\n@a{b,c={" * 5_000, "@a{b,c={" + "x and " * 20_000 + "}}",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_are_read(text: str) -> None:
    bibtex.read(text)


def test_a_file_in_pieces_reads_like_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(f"@article{{k{n}, title = {{T {n} {'x' * n}}},\n year = 2000}}\n\n" for n in range(60))
    whole = bibtex.read(text)
    monkeypatch.setattr("carcite.formats.bibtex.blocks._CHUNK", 50)
    assert bibtex.read(text) == whole
