"""RIS or NBIB."""

from __future__ import annotations

from carcite.formats.ris import FORMAT as ris


def test_nbib_is_not_taken_for_ris_records_without_a_type() -> None:
    assert not ris.sniff("PMID- 1\nTI  - A\nAU  - B C\nDP  - 2020\n")
    assert ris.sniff("TI  - A\nAU  - B, C\nPY  - 2020\nER  - \n")
