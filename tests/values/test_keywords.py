"""Keywords in one text: which signs separate them."""

from __future__ import annotations

import pytest

from carcite.values.keywords import divide_values, split_keywords


@pytest.mark.parametrize(
    ("text", "keywords"),
    [
        ("tea, coffee,water", ["tea", "coffee", "water"]),
        ("tea; coffee, black;", ["tea", "coffee, black"]),
        ("tea\ncoffee, black\n", ["tea", "coffee, black"]),
        ("茶；咖啡", ["茶", "咖啡"]),
        ("茶、咖啡，水", ["茶", "咖啡", "水"]),
        ("tea", ["tea"]),
        (" ; ", []),
    ],
)
def test_the_strongest_sign_in_a_text_separates_keywords(text: str, keywords: list[str]) -> None:
    assert split_keywords(text) == keywords


@pytest.mark.parametrize(
    ("values", "keywords"),
    [
        (["tea, coffee, water"], ["tea", "coffee", "water"]),
        (["cells, cultured"], ["cells, cultured"]),
        (["tea；coffee"], ["tea", "coffee"]),
        (["tea", "adult; female", "a;b"], ["tea", "adult", "female", "a;b"]),
        (["tea, black, hot", "coffee"], ["tea, black, hot", "coffee"]),
        ([], []),
    ],
)
def test_a_value_that_holds_all_keywords_is_divided(values: list[str], keywords: list[str]) -> None:
    assert divide_values(values) == keywords
