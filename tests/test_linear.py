"""The work of every reader, and of detection, grows with the length of the text and not with its square.

Texts of one unit repeated are doubled, and doubled again; what is compared is processor time, the least of three runs.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable

import pytest

import carcite
from carcite import formats
from tests.test_hostile import HEADS

FLOOR = 0.04  # seconds for the longest text: what takes less is not told from noise
FACTOR = 3.0  # of a doubling: 2 is linear, 4 is quadratic
LENGTHS = (4_000, 8_000, 16_000)

UNITS = (
    "1", "99 ", '"', "'", "’", "{", "}", "{}", "{A} ", ",", ";", " and ", "A, B and ", "[", "]", '{"', '["', "{'a':",
    "\\", "\\'", "\\rm ", "\\a{", "$", "$x$", "<", "<i>", "&", "&#", "&amp;", "@", "@string{a=b#c}\n", '@a{b,c="',
    "@a{b,c={", "@a{b,c=d}", "a=b,", "a={b},\n", '@article{k1,\n title="x",\n note="', "\n", " ", "\t", "\n\n", "王",
    "王，", "(", ")", "()", "(1", "-", "–", ".", ". ", "a. ", "A B, ", "A. B., ", "Wang Y, ", "Wang Y 1, ", "a;b ",
    "AU  - a, b\n", "TY  - JOUR\n", "ER  - \n", "PMID- 1\n", "TI  - x\n      ", "#", "%", "~", "^", "_", "=", "/",
    "http://a", "10.1000/", "doi: 10.1000/1 ", "2024 Jan;", "2024-", "1, ", "1-2", "Similar articles\n", "Abstract\n",
    "Author information:\n(1)", "1. J Biol. 2024 May 3;12(4):5-9.\n", "Dept of A, B, C.\n", "Label: value\n", "(1) a ",
    "LABEL: x. ", "<PubmedArticle>", "<record>", "<bib:Article>", "&a;", "é", "e\u0301", "Xy ", "x\n", "X.\n", "a1 ",
    "null,", "Epub 2024 Jan 3. ", "Comment in ", "?", "\x00", "McX ", "d'", "van ",
)  # fmt: skip
pytestmark = pytest.mark.slow
READERS = [f.name for f in formats.every() if f.read_stream]


def _time(work: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    with contextlib.suppress(carcite.CarciteError):
        work(text)
    return time.process_time() - begun


def _times(work: Callable[[str], object], text: Callable[[int], str]) -> list[float]:
    """The times of the lengths, the shortest first; [] for what takes no time to speak of."""
    if _time(work, text(LENGTHS[-1])) < FLOOR:
        return []
    return [min(_time(work, text(length)) for _ in range(3)) for length in LENGTHS]


def _slow(work: Callable[[str], object], head: str) -> dict[str, list[float]]:
    """The units whose texts take more than `FACTOR` times as long when they are doubled, with the times."""
    slow: dict[str, list[float]] = {}
    for unit in UNITS:
        times = _times(work, lambda length, unit=unit: head + unit * (length // len(unit)))  # type: ignore[misc]
        if times and times[2] > FACTOR * times[1] and times[2] > FACTOR**2 * times[0]:
            slow[unit] = [round(taken, 3) for taken in times]
    return slow


@pytest.mark.parametrize("head", [False, True], ids=["alone", "in a record"])
@pytest.mark.parametrize("name", READERS)
def test_reading_takes_linear_time(name: str, head: bool) -> None:
    assert not _slow(lambda text: carcite.read(text, name), HEADS[name] if head else "")


def test_detection_takes_linear_time() -> None:
    assert not _slow(carcite.detect, "")
