"""Abstracts: their sections are read from the text, and the text is made of the sections."""

from __future__ import annotations

import pytest

from carcite import Abstract


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("BACKGROUND: One. METHODS: Two.", ["BACKGROUND", "METHODS"]),
        ("Importance: One.\nMain outcomes: Two.", ["Importance", "Main outcomes"]),
        ("BACKGROUND\nOne.\nRESULTS\nTwo.\nThree.", ["BACKGROUND", "RESULTS"]),
        ("Preface. AIMS: One. METHODS: Two.", [None, "AIMS", "METHODS"]),
        ("One long sentence without any label.", []),
        ("DNA: a molecule.", []),
    ],
)
def test_sections_of_an_abstract_are_read(text: str, labels: list[str | None]) -> None:
    assert [section.label for section in Abstract(text=text).sections] == labels


def test_an_abstract_is_made_of_its_sections() -> None:
    abstract = Abstract.model_validate({"sections": [{"label": "AIM", "text": "One."}, {"text": "Two."}]})
    assert abstract.text == "AIM: One.\nTwo."


def test_the_sections_of_an_abstract_follow_its_text() -> None:
    abstract = Abstract(text="AIM: One.\nEND: Two.", language="en")
    changed = abstract.replace(text="All in one.")
    assert (changed.sections, changed.language) == ((), "en")
    assert abstract.replace(sections=[{"label": "AIM", "text": "Three."}]).text == "AIM: Three."
    assert abstract.replace(language="de").sections == abstract.sections
