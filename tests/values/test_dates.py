"""PartialDate: what each written form is read as, what is refused, and that EDTF reads back the same."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carcite.values.dates import MONTH_ABBREVIATIONS, PartialDate
from carcite.values.text import line
from tests import strategies
from tests.samples import BOOK

READ = {
    # PubMed
    "2024 Dec 17": "2024-12-17",
    "2024 Dec": "2024-12",
    "2024 Nov-Dec": "2024-11/2024-12",
    "2024 Dec 23- 30": "2024-12-23/2024-12-30",
    "2024 Nov 28-Dec 3": "2024-11-28/2024-12-03",
    "2024 Dec 30-2025 Jan 5": "2024-12-30/2025-01-05",
    "2013 Dec-2014 Jan": "2013-12/2014-01",
    "2018 Fall": "2018-23",
    "2000 Winter-Spring": "2000-24/2000-21",
    "2000 Winter-2001 Spring": "2000-24/2001-21",
    # RIS
    "2024/05/03": "2024-05-03",
    "2024/05/03/": "2024-05-03",
    "2024/05//": "2024-05",
    "2024///": "2024",
    "2024/5": "2024-05",
    "2001///Spring": "2001-21",
    "2014/08/31/22:00:48": "2014-08-31",
    "2013/05/29/T06:31:15Z": "2013-05-29",
    # numbers
    "2025-8-12": "2025-08-12",
    "20240503": "2024-05-03",
    "17.12.2024": "2024-12-17",
    "03.04.2024": "2024-04-03",
    "13/04/2024": "2024-04-13",
    "04/13/2024": "2024-04-13",
    "05/05/2024": "2024-05-05",
    "05/2024": "2024-05",
    "2024-00-00": "2024",
    "2024-05-00": "2024-05",
    "2024-05-03T10:00:00Z": "2024-05-03",
    "2024-05-03T10:00:00.123+02:00": "2024-05-03",
    "2024/05/03 06:00": "2024-05-03",
    "2024/11/03-2024/11/05": "2024-11-03/2024-11-05",
    "2024-11-03 - 2024-11-05": "2024-11-03/2024-11-05",
    "2024-11-03–2024-11-05": "2024-11-03/2024-11-05",
    "1990s": "199X",
    # people
    "Fall 2018": "2018-23",
    "Spring-Summer 2001": "2001-21/2001-22",
    "Oct - Nov 2013": "2013-10/2013-11",
    "Oct to Nov 2013": "2013-10/2013-11",
    "Nov/Dec 2024": "2024-11/2024-12",
    "1-3 May 2019": "2019-05-01/2019-05-03",
    "30 April - 3 May 2019": "2019-04-30/2019-05-03",
    "17 December 2024": "2024-12-17",
    "December 17, 2024": "2024-12-17",
    "December 17th, 2024": "2024-12-17",
    "Dec. 17, 2024": "2024-12-17",
    "DEC 2024": "2024-12",
    "Sept 2001": "2001-09",
    "17-Dec-2024": "2024-12-17",
    "2024/Dec/17": "2024-12-17",
    "  2024\u00a0Dec ": "2024-12",
    "17. März 2024": "2024-03-17",
    "1er août 2020": "2020-08-01",
    "17 de diciembre de 2024": "2024-12-17",
    "6 março 2021": "2021-03-06",
    "2 agosto 1999": "1999-08-02",
    "5 maart 2003": "2003-03-05",
    "été 1998": "1998-22",
    "2024年12月17日": "2024-12-17",
    "2024年12月": "2024-12",
    "2024년 3월 1일": "2024-03-01",
    "c. 1850": "1850~",
    "ca. 1850": "1850~",
    "circa 1850": "1850~",
    "[1850]": "1850",
    "[ca. 1850?]": "1850%",
    "Dec 2024?": "2024-12?",
    "2001-2003": "2001/2003",
    "2001–2003": "2001/2003",
    "2001--2003": "2001/2003",
    "1998-99": "1998/1999",
    "1998/99": "1998/1999",
    "1985-": "1985/..",
    "1985–present": "1985/..",
    "about 1850": "1850~",
    "Fri, 3 May 2024": "2024-05-03",
    "Friday, May 3, 2024": "2024-05-03",
    "25. 6. 2010": "2010-06-25",
    "2010 06 25": "2010-06-25",
    # languages
    "3 maj 2024": "2024-05-03",
    "3 maja 2024": "2024-05-03",
    "3. května 2024": "2024-05-03",
    "3 мая 2024 г.": "2024-05-03",
    "май 2024": "2024-05",
    "2024. május 3.": "2024-05-03",
    "3 toukokuuta 2024": "2024-05-03",
    "3 Mayıs 2024": "2024-05-03",
    # eras: the year before 1 is 0
    "1 BC": "0000",
    "44 B.C.": "-0043",
    "circa 44 BCE": "-0043~",
    "AD 79": "0079",
    "500 CE": "0500",
    "200 BC-100 BC": "-0199/-0099",
    "100-44 BC": "-0099/-0043",
    "100 BC-50 AD": "-0099/0050",
    "平成12年8月31日": "2000-08-31",
    "令和元年": "2019",
    # an end that is not known is open
    "2004/": "2004/..",
    "/2004": "../2004",
}

EDTF = [
    *("2024", "0000", "-0043", "2024-12", "2024-02-29", "Y17000", "Y-17000", "2001-21", "2001-24"),
    *("1850~", "1850?", "1850%", "2024-12-17~", "2001-21?", "199X", "19XX", "199X~"),
    *("1999-XX", "1999-XX-XX", "1999-05-XX", "1999-XX?", "2004/2006", "2004~/2006-05?", "199X/2003"),
    *("2004/..", "../2004", "2001-21/2001-22", "2004-06~/.."),
]

LITERAL = [
    *(
        "",
        "n.d.",
        "1996//06/",
        "in press",
        "forthcoming",
        "98",
        "1998-13",
        "2001-34",
        "1999-98",
        "1900s",
        "03/04/2024",
        "2009 1st Quarter",
    ),
    *("2024-02-30", "2023-02-29", "2024-13", "2024 Feb 30", "31 April 2020", "2024-13-45", "2024-00-05"),
    *("2003-2001", "2024 Dec-2024 Jan", "2024-12-17/2024-12-16", "ca. 1850-1860", "Winter 1998-1999"),
    *("12 Dec", "Dec", "Spring", "2024 2024", "2024 Dec 17;12(3)", "2024 May-03", "c1850", "../..", "/", "?"),
    *("-0000", "Y2024", "Y99999-05", "1985-XX-15", "20230230", "２０２４", "2024.5", "10:30", "2024²"),
]


@pytest.mark.parametrize(("text", "edtf"), READ.items())
def test_written_forms(text: str, edtf: str) -> None:
    read = PartialDate.parse(text)
    assert not read.is_literal
    assert read.edtf() == edtf
    assert PartialDate.from_edtf(edtf) == read


@pytest.mark.parametrize("text", EDTF)
def test_edtf_is_printed_as_it_was_read(text: str) -> None:
    read = PartialDate.from_edtf(text)
    assert not read.is_literal
    assert str(read) == text
    assert PartialDate.parse(text) == read


@pytest.mark.parametrize("text", LITERAL)
def test_what_is_not_a_date_keeps_its_text(text: str) -> None:
    read = PartialDate.parse(f" {text}\n")
    assert (read.literal, read.edtf(), read.parts) == (text, text, ())
    assert bool(read) is bool(text)


@pytest.mark.parametrize("text", ["2024 Dec", "2024/05//", "17.12.2024", "c. 1850", "2001-2003"])
def test_from_edtf_takes_nothing_else(text: str) -> None:
    assert PartialDate.from_edtf(text).literal == text


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"year": 2024, "month": 13},
        {"year": 2023, "month": 2, "day": 29},
        {"year": 1900, "month": 2, "day": 29},
        {"year": 2024, "day": 3},
        {"month": 5},
        {"year": 2024, "season": 1, "month": 5},
        {"year": 20240, "month": 5},
        {"year": 10**13},
        {"year": 2024, "literal": "in press"},
        {"year": 2024, "end": "in press"},
        {"year": 2024, "end": "2025/2026"},
        {"year": 2024, "end": 2023},
        {"year": 2024, "end": 2025, "open_end": True},
        {"open_start": True},
        {"year": 2024, "open_start": True, "end": 2025},
        {"unspecified": "1X99"},
        {"unspecified": "199X", "year": 1990},
        {"year": 2024, "weekday": 3},
    ],
)
def test_impossible_dates_cannot_be_made(fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="PartialDate"):
        PartialDate(**fields)


def test_what_validates_as_a_date() -> None:
    validate = PartialDate.model_validate
    assert validate("2024 Dec") == PartialDate(year=2024, month=12)
    assert validate(2024) == PartialDate(year=2024)
    assert validate(date(2024, 5, 3)) == validate(datetime(2024, 5, 3, 10)) == PartialDate.from_parts([2024, 5, 3])
    assert validate({"literal": " 2024 Dec "}) == validate("2024-12")
    assert PartialDate(literal="in press").literal == "in press"
    assert PartialDate(unspecified="1999-05-XX").parts == (1999, 5)
    with pytest.raises(ValueError, match="PartialDate"):
        validate(True)


def test_from_parts() -> None:
    assert PartialDate.from_parts([2024, 5], end=[2024, 6]).edtf() == "2024-05/2024-06"
    assert PartialDate.from_parts([2001, 21]) == PartialDate(year=2001, season=1)
    for wrong in ([], [2024, 5, 3, 1], [2024, 2, 30]):
        with pytest.raises(ValueError, match=r"date|day"):
            PartialDate.from_parts(wrong)


def test_sort_key_is_the_order_of_time() -> None:
    ordered = ["-0043", "199X", "../1997", "1999", "2001-01", "2001-21", "2001-04-01", "2001-24", "in press"]
    dates = [PartialDate.parse(text) for text in ordered]
    assert sorted(sorted(dates, key=str), key=lambda one: one.sort_key) == dates


def test_start_and_range() -> None:
    span = PartialDate.parse("2013 Dec-2014 Jan")
    assert span.is_range
    assert span.start == PartialDate.parse("2013-12")
    assert PartialDate.parse("../2004").start is None
    assert PartialDate.parse("2024").start == PartialDate.parse("2024")


def test_long_and_odd_text_is_a_literal() -> None:
    for text in ("2024 " * 100_000, "-" * 10**6, "2024-" * 10**5, "9" * 10**6, "\ud800", "\x00"):
        assert PartialDate.parse(text).is_literal


@st.composite
def dates(draw: st.DrawFn, *, single: bool = False) -> PartialDate:
    def build(**extra: Any) -> dict[str, Any]:
        kind = draw(st.sampled_from(["year", "month", "day", "season", "mask", "long"]))
        year = draw(st.integers(-9999, 9999))
        fields: dict[str, Any] = {"year": year, **extra}
        if kind == "month":
            fields["month"] = draw(st.integers(1, 12))
        elif kind == "day":
            fields |= {"month": draw(st.integers(1, 12)), "day": draw(st.integers(1, 28))}
        elif kind == "season":
            fields["season"] = draw(st.integers(1, 4))
        elif kind == "mask":
            del fields["year"]
            fields["unspecified"] = draw(st.sampled_from(["199X", "20XX", "1999-XX", "1999-XX-XX", "1999-05-XX"]))
        elif kind == "long":
            fields["year"] = draw(st.integers(10_000, 10**12 - 1)) * draw(st.sampled_from([1, -1]))
        return {**fields, "circa": draw(st.booleans()), "uncertain": draw(st.booleans())}

    shape = "one" if single else draw(st.sampled_from(["one", "open", "before", "range", "literal"]))
    if shape == "literal":
        return PartialDate(literal=draw(st.text()))
    if shape == "before":
        return PartialDate(open_start=True, end=PartialDate(**build()))
    start = PartialDate(**build())
    if shape == "open":
        return PartialDate(**{**dict(start), "open_end": True})
    if shape == "range":
        end = PartialDate(**build())
        try:
            return PartialDate(**{**dict(start), "end": end})
        except ValueError:
            return start  # the end is before the start
    return start


# The first text hypothesis draws on a machine takes seconds: it builds its table of characters.
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(dates())
def test_law_edtf_reads_back(value: PartialDate) -> None:
    assert PartialDate.parse(value.edtf()) == value
    assert PartialDate.model_validate_json(value.model_dump_json()) == value
    assert hash(PartialDate.parse(value.edtf())) == hash(value)


WORDS = st.sampled_from(
    [
        *MONTH_ABBREVIATIONS,
        "2024",
        "1999",
        "05",
        "3",
        "31",
        "Spring",
        "-",
        "–",
        "/",
        ".",
        ",",
        " ",
        "X",
        "?",
        "ca. ",
        "年",
        "月",
    ]
)


@given(st.one_of(st.text(), st.lists(WORDS, max_size=9).map("".join), st.lists(WORDS, max_size=9).map(" ".join)))
def test_law_nothing_raises_and_nothing_is_invented(text: str) -> None:
    read = PartialDate.parse(text)
    assert PartialDate.parse(read.edtf()) == read
    if read.is_literal:
        assert read.literal == line(text)
        return
    words = {int(number) for number in re.findall("[0-9]+", text)}
    for one in (read, read.end):
        if one is not None and one.day is not None:
            assert one.day in words or re.search(f"{one.day:02d}$", text.rstrip(" ?/.,"))
        if one is not None and one.month is not None:
            name = MONTH_ABBREVIATIONS[one.month - 1]
            assert one.month in words or name in text or f"{one.month:02d}" in text


def test_dates_order_by_time_and_by_exactness() -> None:
    texts = ["in press", "2020-05-17", "2020/2021", "2019~", "2019", "-0044", "2020-05", "199X", "2020", "2020-21"]
    dates = sorted(map(PartialDate.parse, texts))
    assert [str(date) for date in dates] == [
        "-0044", "199X", "2019", "2019~", "2020", "2020/2021", "2020-21", "2020-05", "2020-05-17", "in press",
    ]  # fmt: skip
    papers = [BOOK, BOOK.replace(issued=None), BOOK.replace(issued=1999), BOOK.replace(issued=None)]
    found = sorted(papers, key=lambda citation: (citation.issued is None, citation.issued))
    assert [str(paper.issued) for paper in found] == ["1999", "2020", "None", "None"]
    with pytest.raises(TypeError):
        assert PartialDate(year=2020) < 2021  # type: ignore[operator]


@given(strategies.dates(), strategies.dates())
def test_the_order_of_dates_is_total(one: PartialDate, other: PartialDate) -> None:
    assert (one < other) + (one == other) + (one > other) == 1
    assert (one <= other) is not (one > other)
