"""SN."""

from __future__ import annotations

from tests.formats.ris.samples import record


def test_sn_is_issn_isbn_or_the_number_of_a_report() -> None:
    assert record("SN  - 0028-0836 (Print)1476-4687 (Online)").issn == ("0028-0836", "1476-4687")
    assert record("SN  - ISSN 0028-0836; eISSN: 1476-4687").issn == ("0028-0836", "1476-4687")
    assert record("SN  - ISBN 978-3-16-148410-0", "BOOK").isbn == ("978-3-16-148410-0",)
    assert record("SN  - 978-3-16-148410-0", "CONF").isbn == ("978-3-16-148410-0",)
    assert record("SN  - WP 12", "RPRT").number == "WP 12"
