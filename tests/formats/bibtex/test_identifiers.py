"""Addresses, and arXiv numbers."""

from __future__ import annotations

import pytest

from tests.formats.bibtex.samples import one


@pytest.mark.parametrize(
    ("fields", "url", "note"),
    [
        (r"howpublished = {\url{http://a.b/c\_d}}", "http://a.b/c_d", None),
        (r"howpublished = {http://a.b/c}", "http://a.b/c", None),
        (r"howpublished = {\href{http://a.b/c}{the site}}", "http://a.b/c", "the site (http://a.b/c)"),
        (r"howpublished = {\url{http://a.b/c}, seen in May}", "http://a.b/c", "http://a.b/c, seen in May"),
        (r"howpublished = {http://a.b/c (2010)}, url = {http://d.e}", "http://d.e", "http://a.b/c (2010)"),
        (r"howpublished = {On stone}", None, "On stone"),
        (r"howpublished = {On stone}, note = {Broken}", None, "On stone. Broken"),
        (r"howpublished = {http://a.b/c}, url = {http://d.e}", "http://d.e", "http://a.b/c"),
        (r"howpublished = {http://a.b/c}, link = {http://a.b/c}", "http://a.b/c", None),
        (r"url = {\href{http://a.b/c}{here}}", "http://a.b/c", None),
        (r"url = {<http://a.b/c>}", "http://a.b/c", None),
    ],
)
def test_addresses(fields: str, url: str | None, note: str | None) -> None:
    citation = one(f"@misc{{k, {fields}}}")
    assert (citation.url, citation.note) == (url, note)


def test_an_arxiv_number_makes_a_preprint() -> None:
    citation = one("@misc{k, title={T}, eprint={arXiv:2101.00001v2}, archivePrefix={arXiv}, primaryClass={cs.CL}}")
    assert (citation.type, citation.arxiv) == ("article", "2101.00001v2")
