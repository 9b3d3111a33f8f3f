"""Long hostile text through every reader: it comes back with citations or a CarciteError, and it does come back.

No time is asserted: a reader that is not linear would not finish these within anybody's patience.
"""

from __future__ import annotations

import contextlib

import pytest

import carcite
from carcite import formats

LENGTH = 200_000
UNITS = (
    "{", "}", "(", "[", "<i>", "<a ", "&#", "\\'", "$", "\\", '"', "@article{a,", "a={", "TY  - ",
    "ER  - \n", "AU  - a, b\n",
    "PMID- 1\n", "FAU - ", "[{", '{"a":', '"', "doi: 10.1000/", "2024 Jan;", "1-", "1, ", "A B(1), ", ". ",
    "a. ", "Wang Y, ",
    "\n\n", " ", "\t", "\r", "\x00", "é", "e\u0301", "王", "and ", "Similar articles\n",
    "Abstract\n", "Author information:\n(1)",
    "1. J Biol. 2024 May 3;12(4):5-9.\n", "<PubmedArticle>", "<!ENTITY a 'b'>", "&a;", "-", "–", "X", "%", "~", "#",
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
}
READERS = [f.name for f in formats.every() if f.read_stream]


@pytest.mark.parametrize("name", READERS)
def test_long_hostile_text_is_read_or_refused(name: str) -> None:
    for unit in UNITS:
        for head in ("", HEADS.get(name, "")):
            with contextlib.suppress(carcite.CarciteError):
                carcite.read(head + unit * (LENGTH // len(unit)), name)
