"""What Zotero's import takes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from carcite.formats.csljson.zotero import NEAREST, fit
from carcite.model import TYPES, Citation
from tests.formats.csljson.samples import ZOTERO, differing, one, read, write, written
from tests.interop.citations import ACCEPTANCE


@pytest.mark.parametrize("citation", ACCEPTANCE, ids=lambda c: c.type)
def test_the_acceptance_set_for_zotero_is_read_back(citation: Citation) -> None:
    (back,) = read(write([citation], ZOTERO).text).citations
    assert differing(citation, back) == set()


def test_no_item_is_of_a_type_that_zotero_does_not_take() -> None:
    items = json.loads(write([Citation(type=name, key=name, title="T") for name in sorted(TYPES)], ZOTERO).text)
    kinds = {i["citation-key"]: i["type"] for i in items}
    changed = {name: kind for name, kind in kinds.items() if name != kind}
    assert changed == NEAREST | {"software": "document"}
    assert all(i.get("note") == f"type: {i['citation-key']}" for i in items if i["citation-key"] in changed)
    assert [c.type for c in read(json.dumps(items)).citations] == sorted(TYPES)


@pytest.mark.parametrize(
    ("type", "fields", "variables", "note"),
    [
        ("article-journal", {"pmid": "1", "publisher": "Quay"}, {"publisher": "Quay", "PMID": "1"}, None),
        ("article-journal", {"status": "Epub"}, {}, "status: Epub"),
        ("article-journal", {"rights": "CC BY"}, {}, "license: CC BY"),
        ("book", {"pmid": "1"}, {}, "PMID: 1"),
        ("book", {"version": "2"}, {}, "version: 2"),  # a version makes Zotero take a book for software
        ("song", {"number": "3"}, {}, "number: 3"),  # and a number a song for a podcast
        ("bill", {"publisher": "House"}, {"authority": "House"}, None),  # and a publisher a bill for a hearing
        ("legal_case", {"publisher": "Court"}, {"authority": "Court"}, None),
        ("speech", {"event_place": "Rome"}, {"event-place": "Rome"}, None),
        ("speech", {"event_place": "Rom", "publisher_place": "Bern"}, {"publisher-place": "Bern"}, "event-place: Rom"),
        ("song", {"creators": ({"role": "performer", "name": "Sørli, Åse"},)},
         {"performer": [{"family": "Sørli", "given": "Åse"}]}, None),
        ("patent", {"creators": ({"role": "holder", "name": "Quay, Ann"},)},
         {"contributor": [{"family": "Quay", "given": "Ann"}]}, None),
        ("article", {"arxiv": "2101.00001"}, {"number": "arXiv:2101.00001"}, None),
        ("motion_picture", {"genre": "Short"}, {"genre": "Short"}, None),
        ("motion_picture", {"genre": "Short", "volume": "1"}, {"volume": "1"}, "genre: Short"),
        ("review", {"volume": "4"}, {"volume": "4"}, "type: review"),
        ("software", {"version": "3"}, {"version": "3"}, "type: software"),
        ("software", {"language": "en"}, {}, "type: software\nlanguage: en"),
        ("book", {"container_title_short": "J"}, {}, "container-title-short: J"),
        ("dataset", {"editors": ("Okafor, Adaeze",)}, {}, "editor: Okafor || Adaeze"),  # would become an author
        ("dataset", {"editors": ({"literal": "Board"},)}, {}, "editor: Board"),
        ("book", {"issued": "2024-21"}, {"issued": {"raw": "Spring 2024"}}, None),
        ("book", {"issued": "2024-11/2024-12"}, {"issued": {"raw": "2024-11/2024-12"}}, None),
        ("book", {"issued": "2024-05"}, {"issued": {"date-parts": [[2024, 5]]}}, None),
        ("book", {"epub_date": "2024-05"}, {}, "available-date: 2024-05"),
        ("book", {"authors": ("van der Berg, Jan, Jr",)},
         {"author": [{"family": "van der Berg", "given": "Jan, Jr"}]}, None),
    ],
)  # fmt: skip
def test_for_zotero_each_field_stands_where_it_arrives(
    type: Any, fields: dict[str, Any], variables: dict[str, Any], note: str | None
) -> None:
    citation = Citation(type=type, key="k", **fields)
    found = written(citation, ZOTERO)
    shown = {name: value for name, value in found.items() if name not in ("id", "citation-key", "type", "custom")}
    assert shown == {**variables, **({"note": note} if note else {})}
    assert one(found) == citation


def test_what_zotero_throws_away_is_reported() -> None:
    citation = Citation(type="book", key="k", keywords=["tide"], affiliations=["Bern"], rights="CC BY")
    assert {n.field for n in write([citation], ZOTERO).notes} == {"keywords", "affiliations"}


def test_nothing_of_an_item_is_dropped_when_it_is_fitted() -> None:
    for citation in ACCEPTANCE:
        plain = written(citation)
        plain.pop("custom", None)
        fitted, lines = fit(plain, None, None)
        kept = fitted.keys() | {line.partition(":")[0] for line in lines}
        again = {"journalAbbreviation", "container-title-short"}  # one of them is enough
        assert plain.keys() - kept <= again | ({"publisher"} if plain.get("authority") else set())
