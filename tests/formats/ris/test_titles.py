"""T2 and the names of a journal."""

from __future__ import annotations

from tests.formats.ris.samples import record


def test_the_type_of_record_decides_what_t2_is() -> None:
    assert record("T2  - X").container_title == "X"
    assert record("T2  - X", "BOOK").collection_title == "X"
    assert record("T2  - X", "RPRT").collection_title == "X"
    conference = record("T2  - Meeting\nC3  - Proceedings", "CONF")
    assert (conference.event_title, conference.container_title) == ("Meeting", "Proceedings")


def test_a_full_and_an_abbreviated_journal_name_find_their_places() -> None:
    for body in (
        "JF  - Nature Medicine\nJA  - Nat Med",
        "T2  - Nature Medicine\nJO  - Nat Med",
        "J2  - Nat Med\nJO  - Nature Medicine",
    ):
        citation = record(body)
        assert (citation.container_title, citation.container_title_short) == ("Nature Medicine", "Nat Med")
