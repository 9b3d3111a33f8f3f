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
from carcite.formats import ris
from carcite.formats.bibtex import biblatex, bibtex
from carcite.formats.csljson import TYPE_ALIASES, read, sniff, write
from carcite.formats.csljson.zotero import NEAREST, fit
from carcite.model import TYPES, Citation, Extra
from carcite.notes import Code, Severity
from carcite.options import TARGETS, Options
from carcite.values.dates import PartialDate
from carcite.values.names import Name
from tests import strategies
from tests.interop.citations import ACCEPTANCE, HOSTILE

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
        Extra("csljson", "x", '["?"]'),
        Extra("csljson", "custom.type", "{}"),
        Extra("csljson", "custom.y", "?z"),
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
    assert written(reading.citations[0])["custom"]["extra"] == {"type": ["hologram"]}


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


def test_what_a_date_says_beside_its_parts_is_said() -> None:
    for more in (
        {"literal": "the tide year"},
        {"date-parts": [[2004], [2005], [2006]]},
        {"date-parts": [[2004, 5]], "season": "12:30:00"},
    ):
        (note,) = read(json.dumps([item(issued={"date-parts": [[2004]], **more})])).notes
        more = {"season": more["season"]} if "season" in more else more
        assert (note.field, json.loads(note.text or "")) == ("issued", more)


# --- notes with fields in them ---------------------------------------------------------------------------------------


def test_fields_in_the_note_are_read_and_prose_is_not() -> None:
    text = (
        "{:PMID: 12} Read twice. {:original-date: 1900-01}\nOriginal Title: Havet\nEditor: Okafor || Adaeze\n"
        "illustrator: Harbour Board\nLicense: CC BY 4.0\n\nTide: see p. 3"
    )
    found = one(item(note=text))
    assert (found.pmid, str(found.original_date), found.original_title) == ("12", "1900-01", "Havet")
    assert found.editors == (Name(family="Okafor", given="Adaeze"),)
    assert [(c.role, c.name.literal) for c in found.creators] == [("illustrator", "Harbour Board")]
    assert found.rights == "CC BY 4.0"
    assert found.notes == ("Read twice.", "Tide: see p. 3")


def test_a_line_does_not_take_the_place_of_a_variable() -> None:
    reading = read(json.dumps([item(note="volume: 3", volume=2, editor=[{"family": "Berg", "given": "J."}])]))
    (found,) = reading.citations
    assert (found.volume, found.extra) == ("2", (Extra("csljson", "volume", "3"),))
    assert [note.code for note in reading.notes] == [Code.DUPLICATE_FIELD]


def test_a_note_that_looks_like_a_field_is_guarded() -> None:
    citation = Citation(type="book", key="a", notes=["PMID: 12", "Language: see p. 3"])
    for target in (None, "zotero"):
        text = written(citation, Options(target=target))["note"]  # type: ignore[arg-type]
        assert text == "Note. PMID: 12\n\nNote. Language: see p. 3"
        assert one(written(citation, Options(target=target))).notes == citation.notes  # type: ignore[arg-type]


def test_an_annotation_is_the_last_note_and_is_written_apart() -> None:
    found = one(item(annote="A plain entry.", note="Read twice."))
    assert found.notes == ("Read twice.", "A plain entry.")
    back = written(found)
    assert (back["note"], back["annote"], back.get("custom")) == ("Read twice.", "A plain entry.", None)
    assert one(back) == found
    for room, line in ((bibtex, "annote = {A plain entry.}"), (biblatex, "annotation = {A plain entry.}")):
        writing = room.write([found])
        assert line in writing.text
        assert "note = {Read twice.}" in writing.text
        assert (room.read(writing.text).citations, writing.notes) == ([found], [])
    (note,) = ris.write([found]).notes
    assert (note.field, note.severity) == ("extra", Severity.INFO)  # the text is a note like the other
    # Where the note has gone, or stands elsewhere, the mark says nothing.
    for notes in ((), ("A plain entry.", "Read twice.")):
        other = found.model_copy(update={"notes": notes})
        assert "annote" not in written(other)
        assert one(written(other)) == other


def test_prose_with_a_colon_is_as_it_was() -> None:
    notes = ["Special issue: tides", "reviewed-title: Tides", "ArticleType: research-article"]
    citation = Citation(type="book", key="a", notes=notes)
    assert written(citation)["note"] == "\n\n".join(notes)
    assert written(citation.model_copy(update={"notes": ("Docket Number: 3",)}))["note"] == "Note. Docket Number: 3"
    assert one(written(citation)).notes == citation.notes


# --- what CSL does not have ------------------------------------------------------------------------------------------


def test_unknown_variables_are_kept_and_written_back() -> None:
    source = item(scale="1:10", references="Tides 3", x_mood={"calm": True}, custom={"shelf": [1, 2]})
    reading = read(json.dumps([source]))
    assert {note.field for note in reading.notes} == {"extra"}
    back = written(reading.citations[0])
    assert (back["scale"], back["references"]) == ("1:10", "Tides 3")
    assert back["custom"] == {"shelf": [1, 2], "extra": {"x-mood": ['{"calm": true}']}}


def test_the_court_of_a_case_is_its_publisher() -> None:
    case = {"type": "legal_case", "id": "a", "authority": "District Court"}
    assert (one(case).publisher, one(case).extra) == ("District Court", ())
    assert written(one(case))["authority"] == "District Court"
    other = {**case, "publisher": "Quay & Sons"}
    assert one(other).publisher == "Quay & Sons"
    assert (written(one(other))["authority"], written(one(other))["publisher"]) == ("District Court", "Quay & Sons")
    assert one({**case, "type": "patent"}).extra == (Extra("csljson", "authority", "District Court"),)


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
    assert {name: kind for name, kind in kinds.items() if name != kind} == NEAREST
    assert all(i.get("note") == f"type: {i['citation-key']}" for i in items if i["citation-key"] in NEAREST)
    assert [c.type for c in read(json.dumps(items)).citations] == sorted(TYPES)


@pytest.mark.parametrize(
    ("type", "fields", "variables", "note"),
    [
        ("article-journal", {"pmid": "1", "publisher": "Quay"}, {"publisher": "Quay"}, "PMID: 1"),
        ("article-journal", {"status": "Epub"}, {}, "status: Epub"),
        ("article-journal", {"rights": "CC BY"}, {}, "rights: CC BY"),
        ("book", {"pmid": "1"}, {}, "PMID: 1"),
        ("book", {"version": "2"}, {}, "version: 2"),  # a version makes Zotero take a book for software
        ("song", {"number": "3"}, {}, "number: 3"),  # and a number a song for a podcast
        ("bill", {"publisher": "House"}, {"authority": "House"}, None),  # and a publisher a bill for a hearing
        ("legal_case", {"publisher": "Court"}, {"authority": "Court"}, None),
        ("speech", {"event_place": "Rome"}, {"publisher-place": "Rome"}, None),
        ("speech", {"event_place": "Rom", "publisher_place": "Bern"}, {"publisher-place": "Bern"}, "event-place: Rom"),
        ("song", {"creators": ({"role": "performer", "name": "Sørli, Åse"},)},
         {"author": [{"family": "Sørli", "given": "Åse"}]}, None),
        ("patent", {"creators": ({"role": "holder", "name": "Quay, Ann"},)},
         {"contributor": [{"family": "Quay", "given": "Ann"}]}, None),
        ("article", {"arxiv": "2101.00001"}, {"number": "arXiv:2101.00001"}, None),
        ("motion_picture", {"genre": "Short"}, {"genre": "Short"}, None),
        ("motion_picture", {"genre": "Short", "volume": "1"}, {"volume": "1"}, "genre: Short"),
        ("review", {"volume": "4"}, {"volume": "4"}, "type: review"),
        ("software", {"version": "3"}, {}, "type: software\nversion: 3"),
        ("book", {"container_title_short": "J"}, {}, "container-title-short: J"),
        ("dataset", {"editors": ("Okafor, Adaeze",)}, {}, "editor: Okafor || Adaeze"),  # would become an author
        ("dataset", {"editors": ({"literal": "Board"},)}, {}, "editor: Board"),
        ("book", {"issued": "2024-21"}, {"issued": {"literal": "Spring 2024"}}, None),
        ("book", {"issued": "2024-11/2024-12"}, {"issued": {"literal": "2024-11/2024-12"}}, None),
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
        fitted = fit(plain)
        lines = {line.partition(":")[0] for line in fitted.lines}
        kept = fitted.item.keys() | lines | set(fitted.moved.values())
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
    citation = Citation(type="article-magazine", key="k", section="{:PMID: 5}", notes=["see {:DOI: 10.5555/x}"])
    for options in (None, ZOTERO):
        assert read(write([citation], options).text).citations == [citation]


def test_the_public_functions_take_it() -> None:
    assert carcite.loads('[{"type": "book", "id": "a"}]') == [Citation(type="book", key="a")]
