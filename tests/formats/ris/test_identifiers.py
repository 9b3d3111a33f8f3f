"""UR, DO, AN."""

from __future__ import annotations

from tests.formats.ris.samples import record


def test_a_semicolon_does_not_cut_a_url_or_a_doi() -> None:
    doi = "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O"
    citation = record(f"DO  - {doi}\nUR  - https://example.org/a;b?x=1&copy=2")
    assert (citation.doi, citation.url) == (doi, "https://example.org/a;b?x=1&copy=2")


def test_an_is_a_pmid_only_beside_pubmed() -> None:
    assert record("AN  - 12345678\nDB  - PubMed").pmid == "12345678"
    other = record("AN  - 12345678\nDB  - Archive of X")
    assert (other.pmid, other.archive, other.archive_location) == (None, "Archive of X", "12345678")
