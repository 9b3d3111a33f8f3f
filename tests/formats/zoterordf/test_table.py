"""Types, roles, dates and places."""

from __future__ import annotations

import pytest

import carcite
from carcite.formats.zotero_schema import ITEM_TYPE_OF, ITEM_TYPES, ROLE_OF
from carcite.model import TYPES, Citation
from tests.formats.zoterordf.samples import read, texts, tree, write


def test_every_csl_type_has_an_item_type_and_comes_back() -> None:
    assert set(ITEM_TYPE_OF) == TYPES
    assert set(ITEM_TYPE_OF.values()) <= set(ITEM_TYPES)
    citations = [Citation(type=name, key=f"k{n}", title="T") for n, name in enumerate(sorted(TYPES))]
    assert [c.type for c in read(write(citations).text).citations] == sorted(TYPES)


def test_every_creator_type_has_a_role() -> None:
    assert {creator for item in ITEM_TYPES.values() for role, creator in item.roles.items() if role != "author"} <= set(
        ROLE_OF
    )


def test_a_role_of_the_item_type_is_a_creator() -> None:
    root = tree(
        Citation(type="motion_picture", key="k", authors=["Lang, F"]),
        Citation(type="chapter", key="c", creators=[{"role": "container-author", "name": "Okoro, Ngozi"}]),
    )
    assert texts(root, "bib:MotionPicture/z:directors/rdf:Seq/rdf:li/foaf:Person/foaf:surname") == ["Lang"]
    assert texts(root, "bib:BookSection/z:bookAuthors/rdf:Seq/rdf:li/foaf:Person/foaf:surname") == ["Okoro"]


def test_the_place_of_a_presentation_is_where_it_was_given() -> None:
    speech = Citation(type="speech", key="k", event_title="Conf", event_place="Rome", publisher_place="Bern")
    root = tree(speech)
    path = "bib:ConferenceProceedings/dc:publisher/foaf:Organization/vcard:adr/vcard:Address/vcard:locality"
    assert texts(root, path) == ["Rome"]
    assert texts(root, "bib:ConferenceProceedings/z:meetingName") == ["Conf"]
    assert read(write([speech]).text).citations == [speech]


@pytest.mark.parametrize(
    ("date", "text"), [("2024-05-03", "2024-05-03"), ("2024-21", "Spring 2024"), ("2024-11/2024-12", "2024-11/2024-12")]
)
def test_dates_are_spelled_for_people(date: str, text: str) -> None:
    citation = Citation(type="book", key="k", issued=date)
    assert texts(tree(citation), "bib:Book/dc:date") == [text]
    assert read(write([citation]).text).citations == [citation]


def test_no_blank_behind_the_apostrophe_of_a_particle() -> None:
    name = carcite.Name(family="Alembert", given="Jean", particle="d'")
    writing = carcite.write([carcite.Citation(type="book", title="T", authors=[name])], "zoterordf")
    assert "<foaf:surname>d'Alembert</foaf:surname>" in writing.text
    assert [note.field for note in writing.notes] == ["authors"]
