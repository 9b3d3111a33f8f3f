"""Whole records as they are read."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from carcite.errors import ReadError
from carcite.formats.ris import FORMAT as ris
from carcite.model import Citation

LIBRARY = Path(__file__).parents[4] / "shared" / "corpus" / "library.ris"


def test_a_text_without_a_record_is_refused_and_an_empty_one_is_not() -> None:
    with pytest.raises(ReadError, match="TY  - JOUR"):
        ris.read("eggs, milk, bread")
    assert ris.read("\n").citations == []


def test_repeated_single_tags_and_unknown_ones_are_kept_and_written_again() -> None:
    reading = ris.read("TY  - JOUR\nTI  - One\nTI  - Two\nQQ  - what\nER  - \n")
    assert sorted(n.code for n in reading.notes) == ["duplicate-field", "unplaced"]
    assert next(n.line for n in reading.notes if n.code == "unplaced") == 4
    text = ris.write(reading.citations).text
    assert "TI  - Two\n" in text
    assert "QQ  - what\n" in text


@pytest.mark.corpus
@pytest.mark.skipif(not LIBRARY.exists(), reason="the shared corpus is not here")
def test_all_records_of_the_library_arrive_and_come_back() -> None:
    first = ris.read(LIBRARY.read_text(encoding="utf-8-sig")).citations
    assert len(first) == 462
    text = ris.write(first).text
    again = list(ris.read_stream(io.StringIO(text)))
    assert sum(isinstance(part, Citation) for part in again) == 462
    assert ris.write(ris.read(text).citations).text == text
