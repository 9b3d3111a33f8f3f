"""Titles, grants, dates and types, which `carcite.formats.pubmed` reads for both of NLM's formats."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carcite.formats.nbib import FORMAT as nbib
from carcite.formats.pubmed import closed_title, date_text, parse_grant, title_text, titles
from carcite.values.dates import PartialDate
from tests.formats.nbib.samples import one


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("A title.", "A title"),
        ("Is it?", "Is it?"),
        ("[A translated title].", "A translated title"),
        ("[A translated title.]", "A translated title"),
        ("[13C]methane and [14C].", "[13C]methane and [14C]"),
        ("Care in the U.S.", "Care in the U.S."),
        ("And so on...", "And so on..."),
        ("[Letter: is it?]", "Letter: is it?"),
    ],
)
def test_titles_lose_only_what_nlm_put_round_them(printed: str, title: str) -> None:
    assert title_text(printed) == title


def test_a_paper_without_an_english_title_has_its_own() -> None:
    assert titles("[Not Available].", "Über nichts.") == {"title": "Über nichts"}
    assert titles("[On nothing].", "Über nichts.") == {"title": "On nothing", "original_title": "Über nichts"}


@given(st.text(alphabet="aB.?[] ", min_size=1, max_size=12).map(str.strip).filter(bool))
def test_a_closed_title_is_the_title_again_or_its_brackets_are_gone(title: str) -> None:
    back = title_text(closed_title(title, translated=False))
    assert back in (title, title_text(title))


@pytest.mark.parametrize(
    ("text", "award", "funder", "country"),
    [
        ("R01 CA1/CA/NCI NIH HHS/United States", "R01 CA1", "NCI NIH HHS", "United States"),
        (
            "MR/K5/1/MRC_/Medical Research Council/United Kingdom",
            "MR/K5/1",
            "Medical Research Council",
            "United Kingdom",
        ),
        ("WT_/Wellcome Trust/United Kingdom", None, "Wellcome Trust", "United Kingdom"),
        ("Howard Hughes Medical Institute/United States", None, "Howard Hughes Medical Institute", "United States"),
        ("R01 AR049373 || AR", "R01 AR049373", "AR", None),
        ("Private funds", None, "Private funds", None),
    ],
)
def test_grants(text: str, award: str | None, funder: str, country: str | None) -> None:
    grant = parse_grant(text)
    assert (grant.award, grant.funder, grant.country) == (award, funder, country)


@pytest.mark.parametrize(
    ("lines", "type_"),
    [
        (["TA  - J", "PT  - Journal Article"], "article-journal"),
        (["TA  - medRxiv", "PT  - Preprint"], "article"),
        (["TI  - C", "BTI - B", "PT  - Review"], "chapter"),
        (["BTI - B"], "book"),
        (["PT  - Technical Report"], "report"),
        (["TA  - J", "PT  - Technical Report"], "article-journal"),
        (["TA  - N Y Times", "PT  - Newspaper Article"], "article-newspaper"),
    ],
)
def test_types(lines: list[str], type_: str) -> None:
    assert one(*lines).type == type_


@pytest.mark.parametrize(
    "edtf", ["2024", "2024-12", "2024-12-17", "2013-10/2013-11", "2013-12/2014-01", "1998-24", "199X"]
)
def test_dates_are_printed_as_nlm_does_and_read_back(edtf: str) -> None:
    date = PartialDate.parse(edtf)
    assert PartialDate.parse(date_text(date)) == date
    assert date_text(PartialDate.parse("2024-12-17")) == "2024 Dec 17"


@pytest.mark.parametrize("title", ["TI  - [Not Available].\n", ""])
def test_the_vernacular_title_stands_in_for_a_missing_one(title: str) -> None:
    [citation] = nbib.read(f"PMID- 1\n{title}TT  - Un titre.\nLA  - fre\n").citations
    assert (citation.title, citation.original_title) == ("Un titre", None)
