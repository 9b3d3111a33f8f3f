"""Values of references that are left out because they have a sign of a wrong reading, with a note."""

from __future__ import annotations

from typing import Any

import pytest

from carcite.formats.pasted.references import reader as references
from carcite.formats.pasted.references.doubt import Doubt, doubts
from carcite.notes import Code

PARTS: dict[str, Any] = {"title": "Tea at night", "container_title": "Tea Journal", "publisher": "Kettle Press"}
ALONE = dict.fromkeys(("container_title", "publisher"))


def doubted(left: str = "", **fields: Any) -> list[Doubt]:
    return list(doubts({"type": "book", **PARTS, **fields}, left))


@pytest.mark.parametrize(
    ("title", "others"),
    [
        ("Tea at night. https://tea.example/1", {}),
        ("Tea at night, edited by J. Doe", {}),
        ("Smith A., Roe B. Tea at night", {}),
        ("Tea at night (in towns", {}),
        ("and Tea at night", {}),
        ("J. Doe, A. Roe: Tea at night", {}),
        ("London: Kettle Press", {}),
        ("Tea at night, in", {}),
        ("Tea at night, Vol. 3", {}),
        ("Phys", {}),
        ("Tea at night. In: Cups of tea", {}),
        ("Tea at night, Kettle and Cup", ALONE),
        ("Tea at night 12", ALONE),
        ("Tea at night. Kettles. Cups and saucers", ALONE),
        ("Tea at night. Journal of Tea", {}),
        ("Journal of Tea", ALONE),
        ("Tea at night. (2nd part)", {"container_title": None}),
        ("Tea at night, London", {"container_title": None}),
        ("Tea at night, Kettle Papers 12", {"container_title": None}),
    ],
)
def test_titles_in_doubt(title: str, others: dict[str, Any]) -> None:
    assert [doubt.field for doubt in doubted(title=title, **others)] == ["title"]


@pytest.mark.parametrize(
    ("title", "others"),
    [
        ("Tea at night, at noon, and by day", {}),
        ("Tea in Leeds, 1850–1914", {"container_title": None}),
        ("Tee. Essays zum 20. Jahrhundert", {"container_title": None}),
        ("Is it tea? A systematic review", {}),
        ("Tea", {}),
        ("(Re)thinking tea", {"container_title": None}),
        ("Tea at night: a history", ALONE),
        ("Tea at night. A history", ALONE),
    ],
)
def test_titles_without_doubt(title: str, others: dict[str, Any]) -> None:
    assert doubted(title=title, **others) == []


@pytest.mark.parametrize(
    ("container", "others"),
    [
        ("Tea Journal. www.tea.example", {}),
        ("Doe, J. (Hg.): Tea Journal", {}),
        ("Tea Journal (in Leeds", {}),
        ("of Tea", {}),
        ("Tea Journal, Heft 3", {}),
        ("Tea Journal 12", {}),
        ("Tea Journal 12-17 and more", {}),
        ("Tea Journal, London", {}),
        ("Tea at Large, Kettle Series", {"publisher": None}),
        ("Tea Journal, Saucer", {"publisher": None, "volume": "3"}),
        ("tea journal", {}),
        ("London: Tea Journal", {}),
        ("Doe / Roe", {}),
        ("Ders.: Tea at Large", {}),
    ],
)
def test_containers_in_doubt(container: str, others: dict[str, Any]) -> None:
    assert [doubt.field for doubt in doubted(container_title=container, **others)] == ["container_title"]


@pytest.mark.parametrize(
    ("container", "others"),
    [
        ("Proceedings of the Tea Conference '97", {}),
        ("bioRxiv", {}),
        ("Tea, Milk and Sugar", {}),
        ("Tea, Milk and Sugar", {"publisher": None, "volume": "3"}),
        ("Angew Chem Int Ed", {"volume": "3"}),
    ],
)
def test_containers_without_doubt(container: str, others: dict[str, Any]) -> None:
    assert doubted(container_title=container, **others) == []


@pytest.mark.parametrize(
    ("publisher", "left"),
    [
        ("A Study of Tea. The Cup", ""),
        ("of Tea Press", ""),
        ("Kettle Press, London", ""),
        ("A Study of Tea: Kettle", ""),
        ("Cups of Tea, Kettles", ""),
        ("Kettle", ""),
        ("Kettle Bros", "words without a field"),
    ],
)
def test_publishers_in_doubt(publisher: str, left: str) -> None:
    assert [doubt.field for doubt in doubted(left, publisher=publisher)] == ["publisher"]


@pytest.mark.parametrize(
    ("publisher", "place"),
    [
        ("Kettle", "Leeds"),
        ("de Kettle", "Leeds"),
        ("Kettle, Cup, and Company", "Leeds"),
        ("Kettle Press", None),
        ("Kettle Cup", None),
    ],
)
def test_publishers_without_doubt(publisher: str, place: str | None) -> None:
    assert doubted(publisher=publisher, publisher_place=place) == []


def test_a_body_that_publishes_a_report() -> None:
    assert doubted("words without a field", type="report", publisher="National Institute of Tea") == []
    assert [doubt.field for doubt in doubted("words", publisher="National Institute of Tea")] == ["publisher"]


def test_a_subtitle_taken_for_a_publisher() -> None:
    found = doubted(publisher="Cups and Kettles in Modern Towns", publisher_place="Making Tea")
    assert [doubt.field for doubt in found] == ["publisher", "publisher_place"]
    assert doubted(publisher="Kettle and Cup and Sons Press", publisher_place="Teatown") == []


def test_a_space_where_a_range_has_its_dash() -> None:
    found = {"issue": "307", "pages": "327"}
    assert [doubt.field for doubt in doubts(found, "", "Tea. Tea J. 31, 307 327.")] == ["issue", "pages"]
    assert [doubt.field for doubt in doubts({"pages": "591"}, "", "Tea. Tea J., 31, p. 591 608")] == ["pages"]
    assert list(doubts(found, "", "Tea. Tea J. 31 (307), 327.")) == []
    assert list(doubts({"pages": "591"}, "", "Tea. Tea J., 31, 591 (2001).")) == []


def test_a_site_beside_other_words() -> None:
    assert [doubt.field for doubt in doubted("some words", url="https://tea.example")] == ["container_title"]
    assert doubted(url="https://tea.example") == []


def test_a_value_in_doubt_is_in_a_note_and_among_the_words_without_a_field() -> None:
    (citation,), notes = references.read("Doe, Jane (1999): Tea at night, Kettle Papers, special part.")
    assert (citation.title, str(citation.authors[0])) == (None, "Jane Doe")
    assert citation.extra == (("references", "rest", "Tea at night, Kettle Papers, special part"),)
    assert [(note.code, note.field) for note in notes] == [(Code.ASSUMED, "title"), (Code.UNPLACED, "extra")]
    assert notes[0].message.startswith("'Tea at night, Kettle Papers, special part' is left out: it can hold")
