"""Pages: how ranges are completed, what is left as it was, and what is an article number instead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carcite.values.pages import PageRange, Pages, han_number, is_article_number, roman_number, split_locator
from carcite.values.text import line

READ = {
    "523-30": "523-530",
    "523-530": "523-530",
    "S23-7": "S23-S27",
    "S23-S7": "S23-S27",
    "477-87.e9": "477-487.e9",
    "112-3.e1": "112-113.e1",
    "735.e1-8": "735.e1-735.e8",
    "735.e1-e8": "735.e1-735.e8",
    "735.e1-735.e8": "735.e1-735.e8",
    "735.e1-36.e2": "735.e1-736.e2",
    "735.e1-736": "735.e1-736",
    "1210-5": "1210-1215",
    "e52-3": "e52-e53",
    "E52-E53": "E52-E53",
    "R123-34": "R123-R134",
    "W1-12": "W1-W12",
    "A1-A7": "A1-A7",
    "1A-3A": "1A-3A",
    "12A-15": "12A-15",
    "12:1-12:9": "12:1-12:9",
    "iv-x": "iv-x",
    "IX-XII": "IX-XII",
    "xiv": "xiv",
    "1-1": "1",
    "15-12": "15-12",
    "99-12": "99-12",
    "S29-1": "S29-1",
    "123-3": "123-3",
    "305-12": "305-312",
    "12-15, 33": "12-15, 33",
    "12-15;33": "12-15, 33",
    "12-5, 33-7": "12-15, 33-37",
    "S1-S12, S14": "S1-S12, S14",
    "12 – 15": "12-15",
    "12—15": "12-15",
    "12−15": "12-15",
    "12--15": "12-15",
    "12---15": "12-15",
    "12 to 15": "12-15",
    "pp. 12-15": "12-15",
    "pp12-5": "12-15",
    "p. 3": "3",
    "Pages 3–9": "3-9",
    "P12": "P12",
    "1199-200; author reply 1200-1": "1199-1200; author reply 1200-1201",
    "28-35; Quiz 36": "28-35; quiz 36",
}

LITERAL = [
    *("", "123-", "123+", "S-12", "3-12 to 3-20", "12-5, 33-7 passim", "14,863-14,868", "xii-15", "n/a"),
    *("1-2-3", "Unit 4.17", "12.15", "12,", "-", "C-12", "in press", "①-③", "discussion 3-", "Iv", "iiii"),
]

ARTICLE_NUMBERS = [
    *("e113", "e1002195", "E1234", "CD012345", "CD012345.pub2", "1447213", "bbab123", "L032112", "eaaw8231"),
    *("dkv042", "104310", "ciab123", "2100123", "Art. 12", "Article 12", "Art. No. e105", "063105", "01234"),
    *("2025.01.11.25320398", "2025.01.11.25320398v2", " 100232 ", "zoi210123"),
]

PAGES = [
    *("111", "231", "S23", "E52", "E52-E53", "iv", "e12-e15", "104310-104322", "12345", "R12", "Unit 4.17"),
    *("artery 12", "p12", "123456-9", "1-9"),
]


@pytest.mark.parametrize(("text", "shown"), READ.items())
def test_pages(text: str, shown: str) -> None:
    read = Pages.parse(text)
    assert not read.is_literal
    assert str(read) == shown
    assert Pages.parse(shown) == read


@pytest.mark.parametrize("text", LITERAL)
def test_what_is_not_a_list_of_pages_keeps_its_text(text: str) -> None:
    read = Pages.parse(f" {text}\t")
    assert (read.literal, str(read), read.first, read.last) == (text, text, None, None)
    assert bool(read) is bool(text)


def test_ends_and_format() -> None:
    read = Pages.parse("523-30, 541; discussion 545-7")
    assert (read.first, read.last) == ("523", "541")
    assert read.format(dash="--") == "523--530, 541; discussion 545--547"
    assert Pages.parse("1-2,4").format(dash="–", separator=";") == "1–2;4"
    assert Pages.parse("e7").last == "e7"


def test_what_validates_as_pages() -> None:
    validate = Pages.model_validate
    assert validate("305-12").ranges == (PageRange(first="305", last="312"),)
    assert PageRange(first="305", last="12").last == "312"
    assert Pages(literal="3-4") == validate("3-4")
    assert Pages(literal="passim").literal == "passim"
    assert Pages.model_validate_json(validate("1-3, 5").model_dump_json()) == validate("1-3, 5")
    for wrong in ({}, {"literal": "x", "ranges": ["1"]}, 12):
        with pytest.raises(ValueError, match="Pages"):
            validate(wrong)
    for first in ("", "1,2", "pp12", "a b"):
        with pytest.raises(ValueError, match="PageRange"):
            PageRange(first=first)
    with pytest.raises(ValueError, match="label"):
        PageRange(first="1", label="passim")


@pytest.mark.parametrize("text", ARTICLE_NUMBERS)
def test_article_numbers(text: str) -> None:
    assert is_article_number(text)
    assert split_locator(text) == (None, text.strip())


@pytest.mark.parametrize("text", PAGES)
def test_pages_are_not_article_numbers(text: str) -> None:
    assert not is_article_number(text)
    assert split_locator(text) == (Pages.parse(text), None)


def test_an_empty_slot_holds_nothing() -> None:
    assert split_locator("  ") == (None, None)


@pytest.mark.parametrize("text", ["1", "-", "1-", " ", "i", "1.e", "p.", "a", "art. ", "1:", "to"])
def test_long_text_takes_linear_time(text: str) -> None:
    hostile = text * 200_000
    assert isinstance(Pages.parse(hostile), Pages)
    assert isinstance(is_article_number(hostile + "!"), bool)


PIECES = st.sampled_from(
    [
        *"0123456789",
        "12",
        "305",
        "S",
        "e",
        ".e",
        ":",
        "-",
        "–",
        "--",
        " to ",
        ", ",
        ",",
        ";",
        " ",
        "iv",
        "X",
        "pp",
        "p. ",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=10).map("".join)))
def test_law_a_second_reading_changes_nothing(text: str) -> None:
    read = Pages.parse(text)
    assert Pages.parse(str(read)) == read
    assert is_article_number(text) in (True, False)
    if read.is_literal:
        assert read.literal == line(text)
    else:
        assert Pages(ranges=read.ranges) == read
        digits = {c for c in text if c.isdecimal()}
        assert {c for c in str(read) if c.isdecimal()} <= digits


def test_a_range_of_one_page_is_that_page() -> None:
    assert Pages.parse("20-20") == Pages.parse("20")
    assert PageRange(first="20", last="20") == PageRange(first="20")


@pytest.mark.parametrize(
    ("text", "number"),
    [("xiv", 14), ("MCMXC", 1990), ("iv", 4), ("iiii", None), ("Xi", None), ("12", None), ("", None)],
)
def test_roman_numbers(text: str, number: int | None) -> None:
    assert roman_number(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("七", 7), ("十", 10), ("十二", 12), ("二十", 20), ("二十三", 23), ("二一", 21), ("二〇", 20)]
    + [(other, None) for other in ("", "12", "百", "二三十", "十二三", "十十", "一-二")],
)
def test_chinese_numbers(text: str, number: int | None) -> None:
    assert han_number(text) == number
