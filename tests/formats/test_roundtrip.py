"""The check that compares a written record with what is read back."""

from __future__ import annotations

from typing import Any

import pytest

from carcite.formats.base import Context
from carcite.formats.roundtrip import note_changes
from carcite.model import Citation
from carcite.notes import Code
from carcite.values.names import Name

PAPER = Citation(
    type="article-journal",
    key="k",
    title="T",
    authors=[{"family": "Roe", "affiliations": ["Bern"], "orcid": "0000-0002-1825-0097"}],
    abstracts=[{"text": "One.", "language": "en"}],
)


def noted(back: Citation | None, **options: Any) -> list[tuple[Code, str | None, bool]]:
    context = Context("ris", record="k")
    note_changes(PAPER, context, lambda: back, **options)
    return [(note.code, note.field, note.is_loss) for note in context.notes]


def test_nothing_is_noted_if_nothing_differs() -> None:
    assert noted(PAPER) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"title": "t"}, (Code.CHANGED, "title", True)),
        ({"volume": "3"}, (Code.CHANGED, "volume", True)),
        ({"abstracts": ["One."]}, (Code.CHANGED, "abstracts", False)),
        ({"abstracts": ["Two."]}, (Code.CHANGED, "abstracts", True)),
        ({"abstracts": ["AIM: One.\nEND: Two."]}, (Code.CHANGED, "abstracts", True)),
        ({"authors": [{"family": "Roe", "orcid": "0000-0002-1825-0097"}]}, (Code.CHANGED, "authors", True)),
        ({"authors": [{"family": "Roe", "affiliations": ["Bern"]}]}, (Code.CHANGED, "authors", True)),
    ],
)
def test_each_field_that_differs_has_one_note(changes: dict[str, Any], expected: tuple[Code, str, bool]) -> None:
    assert noted(PAPER.replace(**changes)) == [expected]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"volume": "3"}, "volume will read back from ris in another form: '' as '3'"),
        ({"title": "<i>T</i>"}, "the markup of title is not written"),
        ({"authors": ["Wu, Li"]}, "authors will read back from ris in another form: 'Roe' as 'Li Wu'"),
        (
            {"authors": [{"family": "Roe", "affiliations": ["Bern"]}]},
            "orcid of authors will read back from ris in another form",
        ),
        ({"abstracts": ["Two."]}, "abstracts will read back from ris in another form"),
    ],
)
def test_the_difference_is_shown(changes: dict[str, Any], message: str) -> None:
    context = Context("ris", record="k")
    note_changes(PAPER, context, lambda: PAPER.replace(**changes))
    assert [note.message for note in context.notes] == [message]


def test_of_long_texts_the_part_that_differs_is_shown() -> None:
    context = Context("ris", record="k")
    note_changes(PAPER.replace(title="a" * 500 + "b"), context, lambda: PAPER.replace(title="a" * 500 + "c"))
    (note,) = context.notes
    assert note.message.endswith(f": '{'a' * 30}b' as '{'a' * 30}c'")


def test_a_title_that_lost_its_protection_is_information() -> None:
    context = Context("ris", record="k")
    title = '<i>E. coli</i> in <span class="nocase">Bern</span>'
    note_changes(PAPER.replace(title=title), context, lambda: PAPER.replace(title="<i>E. coli</i> in Bern"))
    assert [(note.code, note.field, note.is_loss) for note in context.notes] == [(Code.CHANGED, "title", False)]


def test_affiliations_that_only_moved_are_information() -> None:
    back = PAPER.replace(authors=[{"family": "Roe", "orcid": "0000-0002-1825-0097"}], affiliations=["Bern"])
    assert noted(back) == [(Code.MOVED, "authors", False), (Code.MOVED, "affiliations", False)]


def test_fields_with_a_note_and_those_beside_are_not_compared() -> None:
    back = PAPER.replace(title="t", key=None)
    context = Context("ris", record="k")
    context.note(Code.LOST, "no place", field="title")
    note_changes(PAPER, context, lambda: back, beside=("key",))
    assert [note.code for note in context.notes] == [Code.LOST]


def test_a_record_that_cannot_be_read_back_is_noted() -> None:
    assert noted(None) == [(Code.CHANGED, None, True)]


def test_abstracts_of_the_same_words_are_information() -> None:
    context = Context("ris", record="k")
    paper = PAPER.replace(abstracts=["AIM: One.\nEND: Two."])
    note_changes(paper, context, lambda: PAPER.replace(abstracts=["AIM: One. END: Two."]))
    (note,) = context.notes
    assert (note.message, note.is_loss) == ("the structure of an abstract is not written", False)


def test_a_name_of_the_same_spelling_is_information() -> None:
    context = Context("ris", record="k")
    paper = PAPER.replace(authors=[{"family": "Hoon", "particle": "de", "given": "Li"}])
    back = PAPER.replace(authors=[{"family": "de Hoon", "given": "Li"}])
    note_changes(paper, context, lambda: back, spelled=Name.inverted)
    assert [(note.code, note.field, note.is_loss) for note in context.notes] == [(Code.CHANGED, "authors", False)]
    note_changes(paper, other := Context("ris", record="k"), lambda: back)
    assert [note.is_loss for note in other.notes] == [True]
