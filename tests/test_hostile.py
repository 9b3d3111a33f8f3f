"""Long hostile text through every reader and detection: it is read or refused, and time grows with the length only.

A text is compared with one four times as long. A linear reader takes four times as long; the limit is a factor of
three for each doubling, which allows for the cost of memory. The garbage collector is off while time is taken: its
work grows with all that the other tests have left behind.
"""

from __future__ import annotations

import contextlib
import gc
import time
from collections.abc import Callable

import pytest

import carcite
from carcite import formats
from tests.conftest import FULL

LENGTH = 8_000 if FULL else 2_500
FACTOR = 9  # of the time, for four times the length
SHORT = 0.1  # seconds of processor time, too few to measure growth
UNITS = (
    "{", "}", "(", ")", "[", "]", "<i>", "<a ", "</", "&#", "&", "\\'", "$", "\\", "\\\\", '"', "'", "`", "@article{a,",
    '@article{k1,\n title="x",\n note="', "@string{a = a # a}\n", "a={", "a = ", "TY  - ", "TY  - JOUR\n", "ER  - \n",
    "AU  - a, b\n", "N1  - {:DOI: ", "PMID- 1\n", "FAU - ", "[{", "[[", '{"a":', '"', "doi: 10.1000/", "2024 Jan;",
    "1-", "1, ", "A B(1), ", ". ", "a. ", "Wang Y, ", "Wang Y(1), ", "Wang Y1,2, ",
    " and ", "and ", ", ", ",", ";", ":",
    "\n\n", " ", "\n ", "\t", "\r", "\x00", "é", "e\u0301", "王", "王小明，", "²", "1", "12(4)", "J", "Jr", "others ",
    "Similar articles\n", "Abstract\n", "Author information:\n(1)", "(1)", "1 ", "1. ",
    "1. J Biol. 2024 May 3;12(4):5-9.\n", "J Biol. 2024 May 3;12(4):5-9. ", "<PubmedArticle>", "<!ENTITY a 'b'>", "&a;",
    "<record>", "<rdf:Seq>", "-", "--", "–", "X", "x ", "%", "%\n", "~", "#", "^^", "=", "|", "/", "http://a.b/",
    '@a{b,c="', "@a{b,c={", "@a{b,c=d}", "a=b,", "{A} ", "{}", "$x$", "\\rm ", "\\a{", "&amp;", "Xy ", "d'", "x\n",
    "X.\n", "Label: value\n", "LABEL: x. ", "Dept of A, B, C.\n", "null,", "a;b ", "Epub 2024 Jan 3. ", "A. B., ",
)  # fmt: skip
HEADS = {
    "bibtex": "@article{k,\n title = {",
    "biblatex": "@online{k,\n journaltitle = {",
    "ris": "TY  - JOUR\nAB  - ",
    "csljson": '[{"type": "book", "title": "',
    "page": "Wang Y, Li X\nJ Biol. 2024 May 3;12(4):5-9. doi: 10.1000/abc.\n",
    "nbib": "PMID- 1\nTI  - ",
    "pubmedxml": "<PubmedArticleSet><PubmedArticle>",
    "pubmedtext": "1. J Biol. 2024 May 3;12(4):5-9. doi: 10.1000/abc.\n\nTitle.\n\n",
    "pubmedweb": "J Biol\n. 2024 May 3;12(4):5-9. doi: 10.1000/abc.\nTitle\nJan Berg 1\nAffiliations Expand\nPMID: 1\n",
    "endnotexml": "<xml><records><record>",
    "zoterordf": "<rdf:RDF>",
    "endnotetagged": "%0 Journal Article\n%T ",
    "references": "Wang Y, Li X. A title. J Biol. 2024;12(4):5-9.\n",
}
READERS = [f.name for f in formats.every() if f.read_stream]


def seconds(work: Callable[[str], object], head: str, unit: str, length: int) -> float:
    """The processor time of some work on a text of this length."""
    text = head + unit * (length // len(unit))
    gc.disable()
    try:
        started = time.process_time()
        with contextlib.suppress(carcite.CarciteError):
            work(text)
        return time.process_time() - started
    finally:
        gc.enable()


def grows(work: Callable[[str], object], head: str, unit: str) -> str | None:
    """Return how the time grows if it grows too fast, or None. It is then measured again, to be sure."""
    for _ in range(3):
        long = seconds(work, head, unit, 4 * LENGTH)
        if long < SHORT:
            return None
        short = seconds(work, head, unit, LENGTH)
        if long < FACTOR * short:
            return None
    return f"{(head[-20:], unit)!r}: {short:.2f} s for {LENGTH} characters, {long:.2f} s for four times as many"


@pytest.mark.slow
@pytest.mark.parametrize("name", READERS)
def test_the_time_of_a_reader_grows_with_the_length_of_the_text(name: str) -> None:
    format = formats.named(name)
    heads = ("", HEADS.get(name, ""))
    faults = [grows(format.read, head, unit) for unit in UNITS for head in heads]
    assert not list(filter(None, faults))


@pytest.mark.slow
@pytest.mark.parametrize("name", READERS)
def test_the_time_of_detection_grows_with_the_length_of_the_text(name: str) -> None:
    format = formats.named(name)
    heads = ("", *HEADS.values())
    faults = [grows(format.sniff, head, unit) for unit in UNITS for head in heads]
    assert not list(filter(None, faults))
