"""Languages: codes and names to BCP 47 tags and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carcite.values.languages import babel_name, english_name, is_language_tag, marc_code, parse_language

TAGS = {
    "eng": "en",
    "EN": "en",
    "English": "en",
    " german ": "de",
    "ger": "de",
    "deu": "de",
    "Deutsch": "de",
    "ngerman": "de",
    "naustrian": "de-AT",
    "fre": "fr",
    "français": "fr",
    "frenchb": "fr",
    "chi": "zh",
    "zho": "zh",
    "Chinese": "zh",
    "中文": "zh",
    "american": "en-US",
    "USenglish": "en-US",
    "UKenglish": "en-GB",
    "brazilian": "pt-BR",
    "portuges": "pt",
    "norsk": "nb",
    "Greek, Modern (1453-)": "el",
    "scr": "hr",
    "mul": "mul",
    "en-us": "en-US",
    "en_US": "en-US",
    "zh_Hans": "zh-Hans",
    "ZH-hant-tw": "zh-Hant-TW",
    "ger-at": "de-AT",
    "de-DE-1996": "de-DE-1996",
    "es-419": "es-419",
    "sr-latn-rs-x-Own": "sr-Latn-RS-x-own",
}

# The languages of MEDLINE (LA field).
MEDLINE = [
    "afr",
    "alb",
    "amh",
    "ara",
    "arm",
    "aze",
    "ben",
    "bos",
    "bul",
    "cat",
    "chi",
    "cze",
    "dan",
    "dut",
    "eng",
    "epo",
    "est",
    "fin",
    "fre",
    "geo",
    "ger",
    "gla",
    "gre",
    "heb",
    "hin",
    "hrv",
    "hun",
    "ice",
    "ind",
    "ita",
    "jpn",
    "kin",
    "kor",
    "lat",
    "lav",
    "lit",
    "mac",
    "mal",
    "mao",
    "may",
    "mul",
    "nor",
    "per",
    "pol",
    "por",
    "pus",
    "rum",
    "rus",
    "san",
    "slo",
    "slv",
    "spa",
    "srp",
    "swe",
    "tha",
    "tib",
    "tur",
    "ukr",
    "und",
    "urd",
    "vie",
    "wel",
]


@pytest.mark.parametrize(("text", "tag"), TAGS.items())
def test_tags(text: str, tag: str) -> None:
    assert parse_language(text) == tag
    assert is_language_tag(tag)
    assert parse_language(tag) == tag


@pytest.mark.parametrize(
    "text", ["", "Klingon", "eng; fre", "for-you", "English and French", "e", "en--us", "x" * 10**6]
)
def test_unknown_text_is_unchanged(text: str) -> None:
    assert parse_language(text) == text
    assert english_name(text) is marc_code(text) is babel_name(text) is None


@pytest.mark.parametrize("code", MEDLINE)
def test_medline_codes_come_back(code: str) -> None:
    tag = parse_language(code)
    assert marc_code(tag) == code
    assert english_name(tag)


def test_names_of_a_tag() -> None:
    assert [babel_name(tag) for tag in ("en", "en-US", "de", "de-DE", "de-AT", "pt-BR", "sl")] == [
        *("english", "american", "ngerman", "ngerman", "naustrian", "brazilian", "slovene")
    ]
    assert (english_name("en-GB"), english_name("fr-BE")) == ("British English", "French")
    assert marc_code("en-US") == "eng"
    assert babel_name("und") is None


@pytest.mark.parametrize(
    "babel", ["english", "american", "french", "ngerman", "greek", "chinese", "nynorsk", "serbianc"]
)
def test_babel_names_come_back(babel: str) -> None:
    assert babel_name(parse_language(babel)) == babel


@pytest.mark.parametrize("text", ["e", "English", "en-", "en_US", "-en", "en US", "zh-Hans-", "en\n", "en-" * 1000])
def test_what_is_not_a_tag(text: str) -> None:
    assert not is_language_tag(text)


@given(st.text())
def test_law_a_tag_stays_that_tag(text: str) -> None:
    tag = parse_language(text)
    assert parse_language(tag) == tag
