"""Where databases put identifiers."""

from __future__ import annotations

from tests.formats.ris.samples import record


def test_a_long_text_where_ovid_puts_orcid_ids_takes_linear_time() -> None:
    assert record(f"AU  - A, B\nAI  - {'x' * 100_000}").extra[0].tag == "AI"


def test_a_pmid_is_found_where_reference_manager_pmc_and_scopus_put_it() -> None:
    assert record("UR  - PM:8677015\nL2  - https://example.org/a").pmid == "8677015"
    assert record("U1  - 23690738[pmid]").pmid == "23690738"
    assert record("C2  - 23690738\nDB  - Scopus").pmid == "23690738"
    assert record("C2  - 23690738").pmid is None
