"""The small markup: what counts as a tag, and what HTML becomes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carcite.values.markup import NOCASE, SMALL_CAPS, Token, balanced, clean, plain, split_markup

PIECES = ["<i>", "</i>", "<b>", "</b>", "<sub>", "</sub>", NOCASE, SMALL_CAPS, "</span>", "x", "<", ">", " y "]
marked = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def test_tags_and_text_come_apart() -> None:
    assert split_markup("a <i>b</i>") == [
        Token("text", "a "),
        Token("open", "<i>"),
        Token("text", "b"),
        Token("close", "</i>"),
    ]


@pytest.mark.parametrize("text", ["p<i", "a <i> b", "</b>x", "<em>x</em>", "n<b and c>d", "<span>x</span>", "<i>x</b>"])
def test_what_is_not_closed_or_not_in_the_set_is_text(text: str) -> None:
    assert split_markup(text) == [Token("text", text)]
    assert plain(text) == text


def test_a_tag_that_crosses_another_is_text() -> None:
    assert plain("<i>a<b>b</i>c</b>") == "a<b>bc</b>"
    assert not balanced("<i>a<b>b</i>c</b>")


def test_every_element_is_removed_by_plain() -> None:
    assert plain(f"<i>a</i><b>b</b><sup>c</sup><sub>d</sub>{SMALL_CAPS}e</span>{NOCASE}f</span>") == "abcdef"


@given(marked)
def test_tokens_join_to_the_text(text: str) -> None:
    assert "".join(token.value for token in split_markup(text)) == text


@given(marked)
def test_open_and_close_are_nested(text: str) -> None:
    opened: list[str] = []
    for token in split_markup(text):
        if token.kind == "open":
            opened.append(token.value)
        elif token.kind == "close":
            assert opened.pop()[1:].startswith(token.value[2:-1])
    assert opened == []


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("plain", "plain"),
        ("A &amp; B &#x3b1; &lt; c", "A & B α < c"),
        ("<em>E. coli</em> <strong>x</strong>", "<i>E. coli</i> <b>x</b>"),
        ("<jats:italic>in vivo</jats:italic> H<jats:sub>2</jats:sub>O", "<i>in vivo</i> H<sub>2</sub>O"),
        ('<a href="x">link</a> and <unknown> tag', "link and <unknown> tag"),
        ("p<b and c>d", "p<b and c>d"),
        ("a<!-- hidden -->b", "ab"),
        ("<em>never closed", "never closed"),
        ("closed only</em>", "closed only"),
        ("<em>a<strong>b</em>c</strong>", "<i>ab</i>c"),
        ('<span style="font-variant: small-caps">DNA</span>', f"{SMALL_CAPS}DNA</span>"),
        ("one<br/>two", "one\ntwo"),
        ("<sc>x</sc>", f"{SMALL_CAPS}x</span>"),
        ("AT&T &nosuch; &amp", "AT&T &nosuch; &"),
    ],
)
def test_html_becomes_the_small_markup(html: str, expected: str) -> None:
    assert clean(html) == expected


@given(st.lists(st.sampled_from([*PIECES, "<em>", "</em>", "&amp;", "<p>", "<!--", "-->"]), max_size=12).map("".join))
def test_clean_never_fails(text: str) -> None:
    assert isinstance(clean(text), str)


@pytest.mark.parametrize("unit", ["<i>", "<a", "<!--", "<em>", "<i></b>", "<", "</i>", "<em><b>"])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = unit * 50_000
    assert clean(text) is not None
    assert "".join(token.value for token in split_markup(text)) == text
