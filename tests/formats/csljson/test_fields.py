"""Single variables."""

from __future__ import annotations

from carcite.model import Citation, Extra
from tests.formats.csljson.samples import item, one, written


def test_words_behind_a_code_are_not_a_code() -> None:
    found = one(item(ISSN="0028-0836 (print); 1476-4687 (web)", ISBN="978-3-16-148410-0 3-16-148410-0 (pbk.)"))
    assert found.issn == ("0028-0836", "1476-4687")
    assert found.isbn[:2] == ("978-3-16-148410-0", "3-16-148410-0")


def test_private_notes_are_the_annotation() -> None:
    found = one(item(annote="A plain entry.\n\nRead twice.", note="Printed."))
    assert (found.note, found.notes) == ("Printed.", ("A plain entry.", "Read twice."))
    back = written(found)
    assert (back["note"], back["annote"], back.get("custom")) == ("Printed.", "A plain entry.\n\nRead twice.", None)
    assert one(back) == found


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


def test_a_first_page_that_is_not_the_pages_is_kept() -> None:
    assert one(item(page="12-14", page_first="12")).extra == ()
    assert one(item(page="12-14", page_first="99")).extra == (Extra("csljson", "page-first", "99"),)
