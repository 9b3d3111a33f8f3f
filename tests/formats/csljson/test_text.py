"""Markup and entities."""

from __future__ import annotations

from carcite.model import Citation
from tests.formats.csljson.samples import item, one, written


def test_markup_is_brought_to_the_spelling_of_the_schema() -> None:
    small = '<span style="font-variant:small-caps;">x</span>'
    for title in (small, "<sc>x</sc>", '<span style="font-variant: small-caps">x</span>'):
        assert one(item(title=title)).title == small
    assert one(item(title="<sc>x")).title == "<sc>x"
    other = Citation(type="book", key="a", title="<sc>x</sc>", abstracts=["a</p>b"])
    assert one(written(other)) == other


def test_entities_of_an_identifier_are_characters() -> None:
    found = one(
        item(DOI="10.1002/(SICI)1097-0258(1998)17:8&lt;857::AID&gt;3.0.CO;2-E", URL="https://x.org/?a=1&amp;b=2")
    )
    assert found.doi == "10.1002/(SICI)1097-0258(1998)17:8<857::AID>3.0.CO;2-E"
    assert found.url == "https://x.org/?a=1&b=2"
    assert one(item(DOI="10.1000/a&amp;amp;b")).doi == "10.1000/a&b"
    odd = Citation(type="book", key="a", doi="10.1000/a&lt;b", url="https://x.org/&amp;lt;")
    assert one(written(odd)) == odd
