"""CSL-JSON: what stands in the files of other programs, what is written for whom, and the official schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import carcite
from carcite.errors import DetectError, ReadError
from carcite.formats.csljson import FORMAT
from carcite.formats.csljson.table import FLAT_CUSTOM
from carcite.formats.csljson.types import TYPE_ALIASES
from carcite.formats.csljson.zotero import NEAREST, fit
from carcite.model import TYPES, Citation, Extra
from carcite.notes import Code, Severity
from carcite.options import TARGETS, Options
from carcite.values.dates import PartialDate
from carcite.values.names import Name
from tests import strategies
from tests.interop.citations import ACCEPTANCE, HOSTILE

read, sniff, write = FORMAT.read, FORMAT.sniff, FORMAT.write

ZOTERO = Options(target="zotero", related="none")


def item(**variables: Any) -> dict[str, Any]:
    return {"type": "book", "id": "a", **{name.replace("_", "-"): value for name, value in variables.items()}}


def one(value: Any) -> Citation:
    (citation,) = read(json.dumps(value)).citations
    return citation


def written(citation: Citation, options: Options | None = None) -> dict[str, Any]:
    (found,) = json.loads(write([citation], options).text)
    return dict(found)


def differing(one: Citation, other: Citation) -> set[str]:
    return {name for name in Citation.model_fields if getattr(one, name) != getattr(other, name)}


# --- what a file may be ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        [item()],
        item(),
        {"items": [item()]},
        {"references": [item()]},
        {"message": {"items": [item()]}},
        {"a": {"type": "book"}},
        {"items": {"a": {"type": "book"}}},
    ],
)
def test_items_stand_alone_in_lists_and_in_objects(value: Any) -> None:
    text = json.dumps(value)
    assert sniff(text)
    assert read(text).citations == [Citation(type="book", key="a")]


@pytest.mark.parametrize(
    "text",
    [
        '{"type": "FeatureCollection", "features": []}',
        '{"cells": [], "metadata": {"title": "x"}, "nbformat": 4}',
        '{"name": "x", "title": "y", "dependencies": {}}',
        '[{"itemType": "book", "title": "y", "creators": []}]',
        '{"@context": "https://schema.org", "author": "x"}',
        "[1, 2]",
    ],
)
def test_json_of_another_kind_is_not_claimed(text: str) -> None:
    assert not sniff(text)
    with pytest.raises(DetectError, match="JSON of another kind"):
        carcite.detect(text)


def test_items_may_be_one_a_line() -> None:
    text = "\n".join(json.dumps(item(id=number)) for number in range(3))
    assert [c.key for c in read(text).citations] == ["0", "1", "2"]


def test_a_broken_item_is_said_and_its_neighbours_arrive() -> None:
    reading = read('[{"type": "book", "id": "a"}, {"type": }, {"type": "book", "id": "b"}]')
    assert [c.key for c in reading.citations] == ["a", "b"]
    assert [(note.code, note.record) for note in reading.notes] == [(Code.BROKEN_RECORD, "#2")]


def test_half_a_character_and_a_type_that_is_none_do_no_harm() -> None:
    (found,) = read(
        '[{"id": "a", "type": "book", "x": ["\\ud800"], "custom": {"type": {}, "y": "\\udc00z"}}]'
    ).citations
    assert set(one(written(found)).extra) == set(found.extra)
    assert found.extra == (
        Extra("csljson", "x", '[""]'),
        Extra("csljson", "custom.type", "{}"),
        Extra("csljson", "custom.y", "z"),
    )


@pytest.mark.parametrize("text", ["[1, 2]", '["a"]', "{"])
def test_a_text_without_an_item_is_refused(text: str) -> None:
    with pytest.raises(ReadError):
        read(text)


def test_numbers_are_read_as_people_write_them() -> None:
    found = one(item(id=7, volume=12, issue=3, page=45, edition=2.5, number_of_pages="300", PMID=123))
    assert (found.key, found.volume, found.issue, str(found.pages)) == ("7", "12", "3", "45")
    assert (found.edition, found.number_of_pages, found.pmid) == ("2.5", "300", "123")


@pytest.mark.parametrize(
    ("given", "type"),
    [
        ("journal-article", "article-journal"),
        ("dissertation", "thesis"),
        ("posted-content", "article"),
        ("computerProgram", "software"),
        ("tvBroadcast", "broadcast"),
        ("post-weblog", "post-weblog"),
    ],
)
def test_older_and_other_type_names_are_known(given: str, type: str) -> None:
    assert one({"type": given, "id": "a"}).type == type
    assert set(TYPE_ALIASES.values()) <= TYPES


def test_an_unknown_type_is_said_and_written_back() -> None:
    reading = read(json.dumps({"type": "hologram", "id": "a"}))
    assert reading.citations[0].type == "document"
    assert [(note.code, note.field) for note in reading.notes] == [(Code.UNPARSED, "type")]
    assert written(reading.citations[0])["custom"]["extra"] == {"csljson": {"type": ["hologram"]}}


# --- names -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ({"family": "Lindqvist", "given": "Klara"}, Name(family="Lindqvist", given="Klara")),
        ({"family": "van der Berg", "given": "Jan"}, Name(family="Berg", given="Jan", particle="van der")),
        (
            {"family": "van der Berg", "given": "Jan", "parse-names": False},
            Name(family="van der Berg", given="Jan"),
        ),
        ({"family": '"van Berg"', "given": "Jan"}, Name(family="van Berg", given="Jan")),
        ({"family": "Humboldt", "given": "Ada von"}, Name(family="Humboldt", given="Ada", dropping_particle="von")),
        ({"family": "Moore", "given": "Thomas, Jr."}, Name(family="Moore", given="Thomas", suffix="Jr.")),
        (
            {"family": "Ek", "given": "J.", "non-dropping-particle": "van", "dropping-particle": "de", "suffix": "II"},
            Name(family="Ek", given="J.", particle="van", dropping_particle="de", suffix="II"),
        ),
        ({"literal": "Harbour Board"}, Name(literal="Harbour Board")),
        ({"family": "Harbour Board", "isInstitution": True}, Name(literal="Harbour Board")),
        ({"name": "Harbour Board"}, Name(literal="Harbour Board")),
        ({"given": "Snorre"}, Name(given="Snorre")),
        ("Klara Lindqvist", Name(family="Lindqvist", given="Klara")),
        (
            {"family": "Loon", "given": "Ada", "ORCID": "0000-0002-1825-0097", "affiliation": [{"name": "Bern"}]},
            Name(family="Loon", given="Ada", orcid="0000-0002-1825-0097", affiliations=("Bern",)),
        ),
    ],
)  # fmt: skip
def test_names_are_read_with_every_part(value: Any, name: Name) -> None:
    citation = one(item(author=[value], illustrator=value))
    assert citation.authors == (name,)
    assert [(c.role, c.name) for c in citation.creators] == [("illustrator", name)]
    assert read(write([citation]).text).citations == [citation]


def test_others_are_no_author() -> None:
    for last in ("others", "et al."):
        found = one(item(author=[{"family": "Ek", "given": "J."}, {"literal": last}]))
        assert (found.authors, found.authors_truncated) == ((Name(family="Ek", given="J."),), True)
        assert written(found, Options(target="pandoc"))["author"][1:] == [{"literal": "others"}]
        assert one(written(found, Options(target="pandoc"))) == one(written(found)) == found
        named = Citation(type="book", key="a", authors=[Name(family="Ek"), Name(literal=last)])
        assert one(written(named)) == named


def test_markup_is_brought_to_the_spelling_of_the_schema() -> None:
    small = '<span style="font-variant:small-caps;">x</span>'
    for title in (small, "<sc>x</sc>", '<span style="font-variant: small-caps">x</span>'):
        assert one(item(title=title)).title == small
    assert one(item(title="<sc>x")).title == "<sc>x"
    other = Citation(type="book", key="a", title="<sc>x</sc>", abstracts=["a</p>b"])
    assert one(written(other)) == other


def test_what_stands_behind_a_code_is_none() -> None:
    found = one(item(ISSN="0028-0836 (print); 1476-4687 (web)", ISBN="978-3-16-148410-0 3-16-148410-0 (pbk.)"))
    assert found.issn == ("0028-0836", "1476-4687")
    assert found.isbn[:2] == ("978-3-16-148410-0", "3-16-148410-0")


def test_flags_of_a_name_are_kept_and_written_back() -> None:
    person = {"family": "Moore", "given": "T.", "suffix": "Jr", "comma-suffix": True, "static-ordering": "1"}
    reading = read(json.dumps([item(author=[{"family": "Berg"}, person])]))
    assert reading.notes == []
    assert written(reading.citations[0])["author"] == [{"family": "Berg"}, person]


def test_unknown_parts_of_a_name_are_said() -> None:
    (note,) = read(json.dumps([item(author=[{"family": "Ōe", "given": "K.", "multi": {"main": "ja"}}])])).notes
    assert (note.code, note.field) == (Code.UNPLACED, "extra")


# --- dates -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ({"date-parts": [[2004, 5, 3]]}, "2004-05-03"),
        ({"date-parts": [["2004", "5"]]}, "2004-05"),
        ({"date-parts": [[2004, 0, 0]]}, "2004"),
        ({"date-parts": [2004, 5]}, "2004-05"),
        ({"date-parts": [[2004, 11], [2005, 1]]}, "2004-11/2005-01"),
        ({"date-parts": [[2004], [0]]}, "2004/.."),
        ({"date-parts": [[2004, 13]]}, "2004-21"),
        ({"date-parts": [[2004]], "season": 2}, "2004-22"),
        ({"date-parts": [[2004]], "season": "Autumn"}, "2004-23"),
        ({"date-parts": [[2004]], "circa": True}, "2004~"),
        ({"date-parts": [[-44, 3, 15]]}, "-0043-03-15"),  # 44 BC: CSL has no year 0
        ({"date-parts": [[-100], [-44]]}, "-0099/-0043"),
        ({"date-parts": [[1999, 21], [2001, 22]]}, "1999-21/2001-22"),
        ({"date-parts": [[2004, "May", 3]]}, "2004-05-03"),
        ({"date-parts": [["1999/2000"]]}, "1999/2000"),
        ({"date-parts": [[2000, 2, 30]]}, "2000-02-30"),  # no date: kept as text
        ({"date-parts": [[2000, 5], [1999, 5]]}, "2000-05/1999-05"),  # neither
        ({"year": 2004, "month": "5"}, "2004-05"),
        ({"raw": "3 May 2004"}, "2004-05-03"),
        ({"raw": "2004-11/2005-01"}, "2004-11/2005-01"),
        ({"literal": "in press"}, "in press"),
        ({"date-time": "2004-05-03T10:00:00Z", "date-parts": [[2004, 5, 3]]}, "2004-05-03"),
        ({"timestamp": 1369846762000}, "2013-05-29"),
        ({"date-parts": "2004-05"}, "2004-05"),
        ([["2004", 5]], "2004-05"),
        ("2004-21", "2004-21"),
        ("2004-05?", "2004-05?"),
        (2004, "2004"),
    ],
)
def test_dates_of_every_shape_are_read(value: Any, edtf: str) -> None:
    citation = one(item(issued=value, accessed=value))
    assert citation.issued is not None
    assert (citation.issued.edtf(), citation.accessed) == (edtf, citation.issued)
    assert read(write([citation]).text).citations == [citation]


@pytest.mark.parametrize(
    ("edtf", "variable"),
    [
        ("0000", {"date-parts": [[-1]]}),
        ("-0099/-0043", {"date-parts": [[-100], [-44]]}),
        ("2004-21", {"date-parts": [[2004]], "season": 1}),
        ("1999-21/2001-22", {"date-parts": [[1999, 21], [2001, 22]]}),
        ("2004/..", {"date-parts": [[2004], [0]]}),
        ("2004-06~/..", {"date-parts": [[2004, 6], [0]], "circa": True}),
        ("../2004", {"literal": "../2004"}),
        ("2004?", {"date-parts": [[2004]], "circa": True}),
        ("2004-05-XX", {"date-parts": [[2004, 5]]}),
        ("199X", {"literal": "199X"}),
    ],
)
def test_dates_are_written_as_processors_print_them(edtf: str, variable: Any) -> None:
    citation = Citation(type="book", key="a", issued=PartialDate.parse(edtf))
    assert written(citation)["issued"] == variable
    assert read(write([citation]).text).citations == [citation]


def test_what_a_date_says_beside_its_parts_is_kept() -> None:
    for more in (
        {"literal": "the tide year"},
        {"date-parts": [[2004], [2005], [2006]]},
        {"date-parts": [[2004, 5]], "season": "12:30:00"},
    ):
        reading = read(json.dumps([item(issued={"date-parts": [[2004]], **more})]))
        more = {"season": more["season"]} if "season" in more else more
        ((format, tag, value),) = reading.citations[0].extra
        assert (format, tag, json.loads(value)) == ("csljson", "issued", more)
        assert [note.code for note in reading.notes] == [Code.UNPLACED]
        assert read(write(reading.citations).text).citations == reading.citations


@pytest.mark.parametrize("name", ["date_parts", "dateParts", "Date-Parts"])
def test_the_parts_of_a_date_are_known_by_their_letters(name: str) -> None:
    assert one(item(issued={name: [[2014, 1]]})).issued == PartialDate.parse("2014-01")


def test_a_part_that_is_not_a_whole_number_is_not_cut() -> None:
    reading = read(json.dumps([item(issued={"date-parts": [[2024.7, 1.2]]})]))
    assert str(reading.citations[0].issued) == "2024.7-1.2"
    assert [(note.code, note.field) for note in reading.notes] == [(Code.UNPARSED, "issued")]
    assert one(item(issued={"date-parts": [[2024.0, 2.0]]})).issued == PartialDate.parse("2024-02")


# --- notes with fields in them ---------------------------------------------------------------------------------------


def test_fields_at_the_beginning_of_the_note_are_read_and_prose_is_not() -> None:
    text = (
        "{:PMID: 12} {:original-date: 1900-01}\nOriginal Title: Havet\nEditor: Okafor || Adaeze\n"
        "illustrator: Harbour Board\nLicense: CC BY 4.0\n\nTide: see p. 3\nDOI: 10.5555/other"
    )
    found = one(item(note=text))
    assert (found.pmid, str(found.original_date), found.original_title) == ("12", "1900-01", "Havet")
    assert found.editors == (Name(family="Okafor", given="Adaeze"),)
    assert [(c.role, c.name.literal) for c in found.creators] == [("illustrator", "Harbour Board")]
    assert found.rights == "CC BY 4.0"
    assert (found.note, found.doi) == ("Tide: see p. 3\nDOI: 10.5555/other", None)


@pytest.mark.parametrize("text", ["Read twice. {:PMID: 12}", "PMID: see p. 3", "Issued: by the board", "type: x"])
def test_prose_of_the_note_becomes_no_field(text: str) -> None:
    assert one(item(note=text)) == Citation(type="book", key="a", note=text)


def test_a_line_does_not_take_the_place_of_a_variable() -> None:
    reading = read(json.dumps([item(note="volume: 3", volume=2, editor=[{"family": "Berg", "given": "J."}])]))
    (found,) = reading.citations
    assert (found.volume, found.extra) == ("2", (Extra("csljson", "volume", "3"),))
    assert [note.code for note in reading.notes] == [Code.DUPLICATE_FIELD]


@pytest.mark.parametrize("target", [None, *TARGETS])
def test_a_note_that_looks_like_a_field_is_guarded(target: Any) -> None:
    citation = Citation(type="book", key="a", note="PMID: 12\nsee {:DOI: 10.5555/x}", notes=["Language: en", "b"])
    found = written(citation, Options(target=target))
    first = "Note. PMID: 12\nsee { :DOI: 10.5555/x}"
    assert found["note"] == (first if target != "zotero" else f"{first}\n\nNote. Language: en\n\nb")
    assert found.get("annote") == (None if target == "zotero" else "Language: en\n\nb")
    assert one(found) == citation


def test_private_notes_are_the_annotation() -> None:
    found = one(item(annote="A plain entry.\n\nRead twice.", note="Printed."))
    assert (found.note, found.notes) == ("Printed.", ("A plain entry.", "Read twice."))
    back = written(found)
    assert (back["note"], back["annote"], back.get("custom")) == ("Printed.", "A plain entry.\n\nRead twice.", None)
    assert one(back) == found


def test_prose_with_a_colon_is_as_it_was() -> None:
    note = "Special issue: tides\nreviewed-title: Tides\nArticleType: research-article"
    citation = Citation(type="book", key="a", note=note)
    assert written(citation)["note"] == note
    assert written(citation.model_copy(update={"note": "Docket Number: 3"}))["note"] == "Note. Docket Number: 3"
    assert one(written(citation)).note == note


# --- what CSL does not have ------------------------------------------------------------------------------------------


def test_unknown_variables_are_kept_and_written_back() -> None:
    source = item(scale="1:10", references="Tides 3", x_mood={"calm": True}, custom={"shelf": [1, 2]})
    reading = read(json.dumps([source]))
    assert {note.field for note in reading.notes} == {"extra"}
    back = written(reading.citations[0])
    assert (back["scale"], back["references"]) == ("1:10", "Tides 3")
    assert back["custom"] == {"shelf": [1, 2], "extra": {"csljson": {"x-mood": ['{"calm": true}']}}}


def test_the_court_of_a_case_is_its_publisher() -> None:
    case = {"type": "legal_case", "id": "a", "authority": "District Court"}
    assert (one(case).publisher, one(case).extra) == ("District Court", ())
    assert written(one(case))["authority"] == "District Court"
    other = {**case, "publisher": "Quay & Sons"}
    assert one(other).publisher == "Quay & Sons"
    assert (written(one(other))["authority"], written(one(other))["publisher"]) == ("District Court", "Quay & Sons")
    assert one({**case, "type": "patent"}).extra == (Extra("csljson", "authority", "District Court"),)
    kept = Citation(type="legal_case", key="a", extra=[Extra("csljson", "authority", "District Court")])
    assert one(written(kept)) == kept


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


def test_no_value_is_gone() -> None:
    found = one(
        {"id": "7", "citation-key": "k", "type": "book", "title": True, "issued": True, "author": [5, {"x": 1}]}
    )
    assert (found.key, found.title, str(found.issued)) == ("k", "true", "True")
    assert {(extra.tag, extra.value) for extra in found.extra} >= {
        ("id", "7"),
        ("author", "5"),
        ("author.0", '{"x": 1}'),
    }
    assert one(written(found)) == found


def test_names_of_variables_are_known_by_their_letters() -> None:
    found = one({"id": "a", "type": "book", "url": "https://example.org", "Title": "Tides", "container_title": "Quays"})
    assert (found.url, found.title, found.container_title, found.extra) == ("https://example.org", "Tides", "Quays", ())
    assert one({"id": "a", "type": "book", "url": "x", "URL": "y"}).extra == (Extra("csljson", "url", "x"),)


def test_the_items_of_a_word_processors_cite_are_read() -> None:
    cite = {"citationID": "c", "citationItems": [{"id": 1, "uris": [], "itemData": item(id="b")}]}
    assert one(cite) == Citation(type="book", key="b")


def test_a_first_page_that_is_not_the_pages_is_kept() -> None:
    assert one(item(page="12-14", page_first="12")).extra == ()
    assert one(item(page="12-14", page_first="99")).extra == (Extra("csljson", "page-first", "99"),)


# --- the official schema ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def schema(corpus: Path) -> Any:
    validators = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    return validators.Draft7Validator(json.loads((corpus / "csl-data.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("target", [None, *TARGETS])
def test_what_is_written_is_valid(target: Any, schema: Any) -> None:
    flags = '{"comma-suffix": true}'
    extra = [Extra("csljson", "author.0", flags), Extra("csljson", "scale", "1:10"), Extra("csljson", "x", "y")]
    odd = Citation(type="map", key="odd", authors=[Name(family="van Berg", given="J.")], extra=extra)
    schema.validate(json.loads(write([*ACCEPTANCE, odd, *HOSTILE], Options(target=target)).text))


relaxed = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@relaxed
@given(strategies.citations(most=10), st.sampled_from([None, *TARGETS]))
def test_for_every_target_it_is_valid_and_read_back(schema: Any, citation: Citation, target: Any) -> None:
    writing = write([citation], Options(target=target))
    schema.validate(json.loads(writing.text))
    (back,) = read(writing.text).citations
    assert differing(citation, back) <= {note.field for note in writing.notes}


# --- for Zotero ------------------------------------------------------------------------------------------------------


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


def test_what_zotero_throws_away_is_said() -> None:
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


# --- hostile values --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("target", [None, *TARGETS])
def test_hostile_values_make_no_items_and_reach_no_other_field(target: Any) -> None:
    writing = write(HOSTILE, Options(target=target, related="none"))
    back = read(writing.text).citations
    assert len(back) == len(HOSTILE)
    noted: dict[str | None, set[str | None]] = {}
    for note in writing.notes:
        noted.setdefault(note.record, set()).add(note.field)
    for citation, found in zip(HOSTILE, back, strict=True):
        assert differing(citation, found) <= noted.get(citation.key, set())


def test_braces_of_a_line_in_a_value_change_nothing() -> None:
    citation = Citation(type="article-magazine", key="k", section="{:PMID: 5}", note="see {:DOI: 10.5555/x}")
    for options in (None, ZOTERO):
        assert read(write([citation], options).text).citations == [citation]


def test_the_public_functions_take_it() -> None:
    assert carcite.loads('[{"type": "book", "id": "a"}]') == [Citation(type="book", key="a")]


# --- texts that are not quite JSON -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ['{"The quick brown fox jumps over the lazy dog and runs"}', '{"' + "a" * 5000, '[{"' + '\\"' * 5000, "{" * 5000],
)
def test_detection_takes_little_time_on_any_text(text: str) -> None:
    assert not sniff(text)


def test_a_name_given_twice_is_kept() -> None:
    reading = read('[{"type": "book", "id": "a", "title": "x", "title": "y"}]')
    assert reading.citations == [Citation(type="book", key="a", title="y", extra=[Extra("csljson", "title", "x")])]
    assert [(note.code, note.severity) for note in reading.notes] == [(Code.DUPLICATE_FIELD, Severity.WARNING)]
    assert read(write(reading.citations).text).citations == reading.citations
    assert read('[{"type": "book", "id": "a", "title": "x", "title": "x"}]').notes == []


@pytest.mark.parametrize("number", ["1e400", "-1e999", "NaN", "Infinity", "9" * 5000])
def test_what_is_not_a_number_is_text(number: str) -> None:
    reading = read(f'[{{"type": "book", "volume": {number}}}, {{"type": "book", "title": "x"}}]')
    assert [citation.volume for citation in reading.citations] == [number, None]
    assert [(note.code, note.severity) for note in reading.notes] == [(Code.REPAIRED, Severity.WARNING)]


def test_what_is_not_a_character_is_left_out() -> None:
    reading = read(
        '[{"type": "book", "title": "x\\ud800y", "note": "\\ud83d\\ude00"}, {"type": "book", "title": "a\ufdd0b"}]'
    )
    assert [citation.title for citation in reading.citations] == ["xy", "ab"]
    assert reading.citations[0].note == "\U0001f600"
    assert [note.code for note in reading.notes] == [Code.REPAIRED] * 2


@pytest.mark.parametrize("depth", [90, 200, 900, 5000])
def test_a_deep_value_is_kept_and_written(depth: int) -> None:
    deep = "[" * depth + "]" * depth
    reading = read(f'[{{"type": "book", "title": "T", "custom": {{"x": {deep}}}}}, {{"type": "book", "title": "U"}}]')
    assert reading.citations[-1].title == "U"
    again = read(write(reading.citations).text)
    assert again.citations[-len(reading.citations) :] == [
        citation.model_copy(update={"key": again.citations[place].key})
        for place, citation in enumerate(reading.citations)
    ]


def test_names_in_one_string_are_people() -> None:
    reading = read(json.dumps([item(author="Doe, Jane; Roe, Rick", editor=[{"literal": "Smith, Jones and Partners"}])]))
    (found,) = reading.citations
    assert [str(name.family) for name in found.authors] == ["Doe", "Roe"]
    assert found.editors == (Name(literal="Smith, Jones and Partners"),)
    assert [(note.code, note.field) for note in reading.notes] == [(Code.REPAIRED, "author")]
    assert one(item(author=["Department of Health and Human Services"])).authors == (
        Name(literal="Department of Health and Human Services"),
    )


def test_entities_of_an_identifier_are_characters() -> None:
    found = one(
        item(DOI="10.1002/(SICI)1097-0258(1998)17:8&lt;857::AID&gt;3.0.CO;2-E", URL="https://x.org/?a=1&amp;b=2")
    )
    assert found.doi == "10.1002/(SICI)1097-0258(1998)17:8<857::AID>3.0.CO;2-E"
    assert found.url == "https://x.org/?a=1&b=2"
    assert one(item(DOI="10.1000/a&amp;amp;b")).doi == "10.1000/a&b"
    odd = Citation(type="book", key="a", doi="10.1000/a&lt;b", url="https://x.org/&amp;lt;")
    assert one(written(odd)) == odd


# --- custom ----------------------------------------------------------------------------------------------------------


def test_what_has_no_variable_stands_under_custom_once() -> None:
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
    page = (Path(__file__).parents[2] / "docs" / "csl.md").read_text(encoding="utf-8")
    names = {name.replace("_", "-") for name in FLAT_CUSTOM} | {"abstract-language", "abstracts", "model", "extra"}
    assert [name for name in sorted(names) if f"`{name}`" not in page] == []
