"""What stands under `custom`."""

from __future__ import annotations

import json
from pathlib import Path

from carcite.formats.csljson.table import FLAT_CUSTOM
from carcite.model import Citation, Extra
from carcite.notes import Code
from carcite.options import Options
from carcite.values.names import Name
from tests.formats.csljson.samples import differing, item, one, read, write, written


def test_what_has_no_variable_is_under_custom_once() -> None:
    citation = Citation(
        type="article-journal", key="k", title="T", container_title="J", container_title_short="J",
        authors=[Name(family="Lind", given="K.", orcid="0000-0002-1825-0097"), Name(family="Ek", given="J.")],
        abstracts=[{"text": "Tides.", "language": "en"}, {"text": "Gezeiten.", "language": "de"}],
        affiliations=["Bern"], mesh_terms=["Tidal Waves*"], files=["a.pdf"], key_aliases=["old"], rights="CC BY",
        keywords=["tide", "harbour"], status="in press", article_number="e5", pages="3-4",
        extra=[Extra("nbib", "OWN", "NLM"), Extra("nbib", "STAT", "MEDLINE")],
    )  # fmt: skip
    found = written(citation)
    assert found == {
        "id": "k",
        "type": "article-journal",
        "title": "T",
        "author": [{"family": "Lind", "given": "K."}, {"family": "Ek", "given": "J."}],
        "container-title": "J",
        "page": "3-4",
        "status": "in press",
        "abstract": "Tides.",
        "keyword": "tide, harbour",
        "custom": {
            "abstract-language": "en",
            "abstracts": [{"language": "de", "text": "Gezeiten."}],
            "affiliations": ["Bern"],
            "article-number": "e5",
            "author-details": [{"orcid": "0000-0002-1825-0097"}],
            "extra": {"nbib": {"OWN": ["NLM"], "STAT": ["MEDLINE"]}},
            "files": ["a.pdf"],
            "key-aliases": ["old"],
            "mesh-terms": ["Tidal Waves*"],
            "rights": "CC BY",
        },
    }
    assert differing(one(found), citation) == {"container_title_short"}
    notes = write([citation]).notes
    assert [(note.code, note.field) for note in notes] == [(Code.MOVED, "container_title_short")]


def test_what_a_variable_cannot_say_stands_in_the_models_json() -> None:
    citation = Citation(type="dataset", key="k", article_number="8", keywords=["a; b"], abstracts=["a</p>b"])
    assert written(citation)["custom"] == {
        "abstract": "a</p>b",
        "article-number": "8",
        "model": {"keywords": ["a; b"], "pages": None},
    }
    assert one(written(citation)) == citation


def test_related_papers_are_items_under_custom() -> None:
    similar = Citation(type="article-journal", container_title="J", issued="2024-05", affiliations=["Bern"])
    notice = Citation(type="article-journal", title="Erratum", key="e")
    inner = [{"citation": similar}]
    citation = Citation(
        type="article-journal", key="k", title="T",
        related=[
            {"citation": similar, "itself": True},
            {"relation": "erratum", "citation": notice},
            {"relation": "comment", "inverse": True, "citation": {"type": "article-journal", "related": inner}},
        ],
    )  # fmt: skip
    item = {"type": "article-journal", "container-title": "J", "issued": {"date-parts": [[2024, 5]]}}
    item["custom"] = {"affiliations": ["Bern"]}
    nested = {"type": "article-journal", "custom": {"related": [{"relation": "related", "item": item}]}}
    comment = {"relation": "comment", "item": nested, "inverse": True}
    itself = {"relation": "related", "item": item, "itself": True}
    whole = {"relation": "erratum", "item": {"id": "e", "type": "article-journal", "title": "Erratum"}}
    listed, linked = (json.loads(write([citation], Options(related=choice)).text) for choice in ("note", "auto"))
    assert listed[0]["custom"]["related"] == [itself, whole, comment]
    assert linked[0]["custom"]["related"] == [itself, {"relation": "erratum", "id": "e"}, comment]
    assert [found["id"] for found in linked] == ["k", "e"]
    assert one(listed) == citation
    assert "custom" not in json.loads(write([citation], Options(related="none")).text)[0]


def test_a_short_title_that_is_left_out_of_a_related_paper_is_noted() -> None:
    paper = {"type": "article-journal", "container_title": "J", "container_title_short": "J"}
    writing = write([Citation(type="book", key="k", related=[{"citation": paper}])])
    assert [(note.code, note.field) for note in writing.notes] == [(Code.SKIPPED, "related")]
    assert "container-title-short" not in writing.text


def test_related_papers_are_written_to_a_depth() -> None:
    citation = Citation(type="book", key="k", title="T")
    for _ in range(40):
        citation = Citation(type="book", key="k", title="T", related=[{"citation": citation}])
    writing = write([citation])
    assert [(note.code, note.field) for note in writing.notes] == [(Code.LOST, "related")]
    assert read(writing.text).notes == []


def test_custom_of_others_is_kept() -> None:
    custom = {"related": [1], "extra": "x", "model": {"volume": {}, "y": 1}, "abstracts": 5, "abstract-language": "en",
              "author-details": [{}, {}], "files": {"a": 1}, "title": "no field"}  # fmt: skip
    found = one(item(title="T", custom=custom))
    assert found.title == "T"
    assert {extra.tag for extra in found.extra} == {f"custom.{name}" for name in custom}
    assert one(written(found)) == found


def test_the_page_on_custom_names_every_property() -> None:
    page = (Path(__file__).parents[3] / "docs" / "csl.md").read_text(encoding="utf-8")
    names = {name.replace("_", "-") for name in FLAT_CUSTOM} | {"abstract-language", "abstracts", "model", "extra"}
    assert [name for name in sorted(names) if f"`{name}`" not in page] == []
