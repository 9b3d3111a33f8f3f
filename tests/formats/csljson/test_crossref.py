"""What Crossref calls a field."""

from __future__ import annotations

import json

from carcite.model import Citation, Extra
from carcite.notes import Code, Severity
from carcite.values.names import Name
from tests.formats.csljson.samples import one, read, write


def test_what_registration_agencies_call_a_field_is_known() -> None:
    abstract = "<jats:p>Levels &amp; <jats:italic>tides</jats:italic>.</jats:p><jats:p>None fell.</jats:p>"
    found = one(
        {
            "type": "journal-article", "title": ["Tides"], "short-container-title": ["Ann Tidal Res"], "license": "CC0",
            "abstract": abstract, "article-number": "e12", "ISSN": ["0028-0836", "1476-4687"],
        }
    )  # fmt: skip
    assert (found.title, found.container_title_short, found.rights) == ("Tides", "Ann Tidal Res", "CC0")
    assert (found.article_number, found.issn) == ("e12", ("0028-0836", "1476-4687"))
    assert found.abstract == "Levels & <i>tides</i>.\nNone fell."
    assert found.extra == ()


def test_a_work_of_crossref_is_read_into_its_fields() -> None:
    work = {
        "id": "a", "indexed": {"timestamp": 1}, "reference-count": 5, "DOI": "10.1234/abc", "type": "book-chapter",
        "title": ["Tides &amp; <i>quays</i>"], "subtitle": ["A survey"], "container-title": ["Coast Series", "Tides"],
        "published-print": {"date-parts": [[2023]]}, "published-online": {"date-parts": [[2022, 5]]},
        "issued": {"date-parts": [[2023]]}, "publisher-location": "Visby", "short-title": [], "relation": {},
        "ISBN": ["http://id.crossref.org/isbn/9783161484100", "9783161484100"], "subject": ["Oceans", "Coasts, low"],
        "license": [{"URL": "https://example.org/by"}, {"URL": "https://example.org/by"}],
        "funder": [{"name": "Sea Fund", "award": ["A-1", "A-2"]}, {"name": "Quay Fund"}],
        "event": {"name": "Tide Days", "location": "Oslo", "start": {"date-parts": [[2021, 6, 1]]}, "end": {}},
        "author": [
            {"family": "Lind", "given": "K.", "sequence": "first", "ORCID": "http://orcid.org/0000-0002-1825-0097"},
        ],
        "abstract": "<jats:title>Abstract</jats:title><jats:sec><jats:title>Aim</jats:title><jats:p>Tides.</jats:p>"
        "</jats:sec>",
    }  # fmt: skip
    reading = read(json.dumps({"status": "ok", "message-type": "work", "message": work}))
    (found,) = reading.citations
    assert found == Citation(
        type="chapter", key="a", title="Tides & <i>quays</i>: A survey", container_title="Tides",
        collection_title="Coast Series", issued="2023", epub_date="2022-05",
        publisher_place="Visby", isbn=["9783161484100"], doi="10.1234/abc",
        keywords=["Oceans", "Coasts, low"], rights="https://example.org/by", event_title="Tide Days",
        event_place="Oslo", event_date="2021-06-01",
        authors=[Name(family="Lind", given="K.", orcid="0000-0002-1825-0097")],
        funding=[{"funder": "Sea Fund", "award": "A-1"}, {"funder": "Sea Fund", "award": "A-2"}, "Quay Fund"],
        abstracts=["Aim: Tides."],
        extra=[Extra("csljson", "indexed", '{"timestamp": 1}'), Extra("csljson", "reference-count", "5")],
    )  # fmt: skip
    assert [(note.code, note.severity) for note in reading.notes] == [(Code.UNPLACED, Severity.INFO)]
    assert read(write([found]).text).citations == [found]
