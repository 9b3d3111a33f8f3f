"""NLM citation lines: what each printed part becomes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carcite.formats.citation_line import is_citation_line, parse_citation_line

LINES = [
    (
        "J Foo (Engl). 2024 Dec 17;138(5):523-30. doi: 10.1000/CM9.01.",
        {"journal": "J Foo (Engl)", "issued": "2024-12-17", "volume": "138", "issue": "5", "pages": "523-530"},
    ),
    (
        "Front Foo. 2024 Sep 3;15:1447213. doi: 10.1000/ff.1. eCollection 2024.",
        {"volume": "15", "issue": None, "article_number": "1447213", "collection_date": "2024", "rest": ""},
    ),
    ("243. Foo Bar. 2020;100(4):231. Epub 2020 Apr\n22.", {"journal": "Foo Bar", "epub_date": "2020-04-22"}),
    (
        "Foo. 2019 Aug 30;365(6456). pii: eaaw8231. doi: 10.1000/x. Review. PubMed PMID: 123.",
        {"pages": None, "pii": "eaaw8231", "publication_types": ("Review",), "pmid": "123", "doi": "10.1000/x"},
    ),
    ("Foo. 2020 Apr 24. doi: 10.1000/x. [Epub ahead of print]", {"status": "Epub ahead of print", "rest": ""}),
    ("J Foo. 2023 Sep 11:e3587. Online ahead of print.", {"article_number": "e3587", "volume": None}),
    ("medRxiv. 2025 Jan 13:2025.01.11.25320398.", {"article_number": "2025.01.11.25320398", "pages": None}),
    ("Foo. 2023 Oct 3:10.1000/s1-2. doi: 10.1000/s1-2.", {"doi": "10.1000/s1-2", "pages": None, "rest": ""}),
    ("Foo. 2020;395(10223):S0140-6736(20)30183-5.", {"pii": "S0140-6736(20)30183-5", "pages": None}),
    ("J Foo. 2015;12 Suppl 3:S23-7.", {"volume": "12 Suppl 3", "pages": "S23-S27"}),
    ("J Foo. 2015;15(3 Suppl. 2):12-3.", {"volume": "15", "issue": "3 Suppl. 2", "pages": "12-13"}),
    (
        "J Foo. 2001 Nov-Dec;34(6 Pt 2):100-9; discussion 110-1.",
        {"issued": "2001-11/2001-12", "issue": "6 Pt 2", "pages": "100-109; discussion 110-111"},
    ),
    ("J Foo. 1998 Winter;5(1):3-9, quiz 12.", {"issued": "1998-24", "pages": "3-9; quiz 12"}),
    ("J Foo. 2013 Dec-2014 Jan;(3):4-5.", {"issued": "2013-12/2014-01", "volume": None, "issue": "3"}),
    ("J Foo. 2013;Spec No:4-5.", {"volume": "Spec No", "pages": "4-5"}),
    ("N. Foo. J. Med. 2024 Feb 30;390(8):687.", {"journal": "N. Foo. J. Med", "issued": "2024 Feb 30"}),
    (
        "Foo. 1998;49(8):693. doi:10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O.",
        {"doi": "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O", "rest": ""},
    ),
    ("Front Foo 2024 Sep 3;15:144", {"journal": "Front Foo", "pages": "144"}),
    ("J Foo. 2020;5:3. Erratum in: J Bar. 2021;3:4.", {"rest": "Erratum in: J Bar. 2021;3:4."}),
    ("Foo. 2025-8-12", {"journal": "Foo", "issued": "2025-08-12", "is_bare": True}),
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_parts_of_a_line(text: str, expected: dict[str, object]) -> None:
    line = parse_citation_line(text)
    assert line is not None
    shown = {name: getattr(line, name) for name in expected}
    typed = {
        name: str(v) if name in ("issued", "pages", "epub_date", "collection_date") and v else v
        for name, v in shown.items()
    }
    assert typed == expected


@pytest.mark.parametrize(
    "text",
    ["", "Eggs", "We studied mice. 2024 was a good year.", "Suter T. A title in words. Foo. 2019;3:4.", "2024;1:2"],
)
def test_other_text_is_not_a_citation_line(text: str) -> None:
    assert parse_citation_line(text) is None
    assert not is_citation_line(text)


def test_a_line_of_journal_and_date_is_bare() -> None:
    assert not is_citation_line("Foo. 2025-8-12")
    assert is_citation_line("Foo. 2025;1:2.")


@given(st.text())
def test_never_raises(text: str) -> None:
    parse_citation_line(text)
    parse_citation_line(f"J Foo. 2020{text}")


@pytest.mark.parametrize("hostile", ["(" * 1900, "(a. )" * 390, "1-" * 900, ". 2020" * 320, "doi: " * 380])
def test_hostile_lines_take_linear_time(hostile: str) -> None:
    parse_citation_line("J Foo. 2020;1:" + hostile)
    parse_citation_line("J Foo. 2020;" + hostile)


@pytest.mark.parametrize(
    ("text", "volume", "pages"),
    [
        ("Tea Behav. 2021 Feb:92:1-9. doi: 10.1000/x.", "92", "1-9"),
        ("Tea Conf. 2015:2015:4431-4.", "2015", "4431-4434"),
        ("Tea Behav. 2021 Feb:92 Suppl 1:S1-S9.", "92 Suppl 1", "S1-S9"),
        ("Tea Behav. 2020 Jan 1:e123.", None, "e123"),
    ],
)
def test_a_volume_behind_a_colon(text: str, volume: str | None, pages: str) -> None:
    line = parse_citation_line(text)
    assert line is not None
    assert (line.volume, str(line.pages or line.article_number)) == (volume, pages)


@pytest.mark.parametrize("tail", [".doi: 10.1000/x.1.", ". https://doi.org/10.1000/x.1", ". doi: 10.1000/x.1"])
def test_a_doi_however_it_is_joined(tail: str) -> None:
    line = parse_citation_line(f"Tea J. 2021 Mar;5(1):54-65{tail}")
    assert line is not None
    assert (line.doi, str(line.pages), line.rest) == ("10.1000/x.1", "54-65", "")


def test_an_issue_without_a_volume_right_behind_the_year() -> None:
    line = parse_citation_line("Cochrane Database Syst Rev. 2001(3):CD000340. doi: 10.1002/14651858.CD000340.")
    assert line is not None
    assert (line.journal, line.volume, line.issue, line.article_number) == (
        "Cochrane Database Syst Rev", None, "3", "CD000340",
    )  # fmt: skip
