"""The page of references: valid, without a script, safe for any value, with COinS and folded abstracts."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import parse_qs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carcite.formats.html import FORMAT, page
from carcite.model import Citation
from carcite.reference_html import coins, reference_html
from tests import strategies

write = FORMAT.write

VOID = frozenset(("meta",))


class Page(HTMLParser):
    """Checks that elements are closed in order, and collects elements, addresses and text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.shown: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.shown.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


PAPER = Citation(
    type="article-journal",
    key="roe2020",
    title="On <i>wells</i> & <b>",
    authors="Roe, Ann; Poe, Bea",
    container_title="J Wells",
    issued="2020",
    volume="3",
    pages="5-9",
    doi="10.5555/12<3>",
    abstracts=[{"text": "One.", "language": "en"}, {"text": "Eins.", "language": "de"}],
    related=[{"relation": "comment", "citation": {"type": "article-journal", "container_title": "BMJ"}}],
)


def test_a_page_shows_the_reference_the_abstracts_and_the_related_papers() -> None:
    written = write([PAPER])
    seen = Page(written.text)
    assert "Roe, Ann; Poe, Bea. (2020). <cite>On <i>wells</i> &amp; &lt;b&gt;</cite>." in written.text
    assert [details.get("lang") for details in seen.named("div")] == ["en", "de"]
    assert "Comment in: " in "".join(seen.shown)
    assert seen.named("a")[0]["href"] == "https://doi.org/10.5555/12%3C3%3E"
    assert seen.named("html")[0]["lang"] == "en"
    assert seen.named("li")[0]["id"] == "roe2020"


def test_coins_hold_what_zoteros_button_reads() -> None:
    [span] = Page(coins(PAPER)).named("span")
    values = parse_qs(span["title"] or "")
    assert span["class"] == "Z3988"
    assert values["rft.atitle"] == ["On wells & <b>"]
    assert values["rft.au"] == ["Roe, Ann", "Poe, Bea"]
    assert (values["rft.jtitle"], values["rft.pages"], values["rft_id"]) == (
        ["J Wells"],
        ["5-9"],
        ["info:doi/10.5555/12<3>"],
    )
    chapter = Citation(type="chapter", title="A", container_title="B")
    book = parse_qs(Page(coins(chapter)).named("span")[0]["title"] or "")
    assert (book["rft.btitle"], book["rft.atitle"], book["rft.genre"]) == (["B"], ["A"], ["bookitem"])


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:x", "file:///etc/passwd"])
def test_only_addresses_of_the_web_are_links(address: str) -> None:
    assert not Page(reference_html(Citation(type="webpage", url=address))).named("a")


def test_a_page_of_rendered_references_has_these() -> None:
    text = page([PAPER], ["1. <i>As styled</i>"], title="A & B")
    assert "1. <i>As styled</i><span" in text
    assert "<title>A &amp; B</title>" in text


@settings(max_examples=50)
@given(st.lists(strategies.citations(related=True), max_size=2))
def test_no_value_becomes_an_element_or_a_script(citations: list[Citation]) -> None:
    seen = Page(write(citations).text)
    assert {tag for tag, _ in seen.elements} <= {
        "html", "head", "meta", "title", "style", "body", "main", "h1", "ol", "li", "ul", "a", "i", "b", "sup", "sub",
        "cite", "span", "details", "summary", "div", "p",
    }  # fmt: skip
    for attributes in seen.named("a"):
        assert (attributes["href"] or "").startswith(("http://", "https://"))
    assert not any(name.startswith("on") for _, attributes in seen.elements for name in attributes)
