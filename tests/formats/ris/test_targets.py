"""What Zotero, JabRef and the others get."""

from __future__ import annotations

import pytest

from carcite.formats.ris import FORMAT as ris
from carcite.model import Citation
from carcite.options import TARGETS, Options
from carcite.values.names import Name
from tests.formats.ris.samples import PREPRINT, lines
from tests.interop.citations import ACCEPTANCE


def test_zotero_gets_lines_of_extra_and_escaped_markup() -> None:
    written = lines(PREPRINT, "zotero")
    for line in ("M2  - Type: preprint", "M2  - PMID: 123", "M2  - PMCID: PMC5", "M2  - Citation Key: k1"):
        assert line in written
    assert "TI  - The &lt;i&gt;Vibrio&lt;/i&gt; &amp; p&lt;0.05" in written
    assert "AU  - Example Group," in written
    assert "N1  - <p>Language&#58; see p. 3</p>" in written  # not a field of ProCite
    assert not any(line.startswith(("AN", "C2", "LB", "ID")) for line in written)


def test_the_others_get_plain_titles_and_their_own_tags() -> None:
    endnote = lines(PREPRINT, "endnote")
    assert endnote[0] == "TY  - UNPB"
    assert {"ID  - k1", "LB  - k1", "AN  - 123", "DB  - PubMed", "TI  - The Vibrio & p<0.05"} <= set(endnote)
    jabref = lines(PREPRINT.model_copy(update={"editors": (Name(family="E"),), "issue": "4"}), "jabref")
    assert "ED  - E" in jabref
    assert not any(line.startswith("PY") for line in jabref)
    assert not any(line.startswith("AN") for line in jabref)  # JabRef would take it for the issue


CASE = Citation(
    type="legal_case", key="k", title="A v. B", container_title="Reports", number="74", section="12b", pages="31-33",
    translators=[Name(family="Noël", given="É.")], authors=[Name(literal="Board")], article_number="e5",
)  # fmt: skip


def test_a_tag_zotero_takes_for_something_else_is_another_tag_or_a_line() -> None:
    written = lines(CASE, "zotero")
    # The reporter is A2 and the docket SV; SP is the first page, A4 counsel, and SE not read at all.
    assert {"A2  - Reports", "SV  - 74", "SP  - 31-33", "M2  - section: 12b", "M2  - translator: Noël || É."} <= set(
        written
    )
    chapter = Citation(
        type="chapter", key="k", title="T", chapter_number="4", collection_title="S", collection_number="2"
    )
    assert {"M2  - chapter-number: 4", "T3  - S", "SV  - 2"} <= set(lines(chapter, "zotero"))
    thesis = Citation(type="thesis", key="k", title="T", editors=[Name(family="E", given="F")])
    assert "M2  - editor: E || F" in lines(thesis, "zotero")  # ED would make an author of the editor
    assert "M2  - Type: standard" in lines(Citation(type="standard", key="k", title="T"), "zotero")


def test_zotero_gets_the_name_of_its_own_field_where_it_loses_the_general_one() -> None:
    preprint = Citation(type="article", key="k", title="T", number="sr-118", publisher="ShoreRxiv")
    written = lines(preprint, "zotero")
    assert {"M2  - Archive ID: sr-118", "PB  - ShoreRxiv"} <= set(written)
    assert ris.read("\n".join(written)).citations == [preprint]
    picture = Citation(type="graphic", key="k", title="T", medium="oil")
    assert "M2  - Artwork Medium: oil" in lines(picture, "zotero")
    assert ris.read("\n".join(lines(picture, "zotero"))).citations == [picture]


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        (
            Citation(type="broadcast", key="k", title="T", container_title="Show", publisher="SR", number="5"),
            {"TY  - GEN", "M2  - Type: tvBroadcast", "T2  - Show", "PB  - SR", "M2  - Episode Number: 5"},
        ),
        (
            Citation(type="post", key="k", title="T", container_title="Forum", source="Web"),
            {"TY  - GEN", "M2  - Type: post", "T2  - Forum", "M2  - source: Web"},
        ),
        (
            Citation(type="article", key="k", title="T", container_title="J", volume="3", pages="1-9"),
            {"M2  - container-title: J", "M2  - volume: 3", "M2  - page: 1-9"},
        ),
        (
            Citation(type="book", key="k", title="T", pages="10-20", publisher_place="Visby"),
            {"M2  - page: 10-20", "CY  - Visby"},  # SP of a book is the number of its pages
        ),
        (
            Citation(type="article-journal", key="k", title="T", epub_date="2005-12-23"),
            {"M2  - available-date: 2005-12-23"},
        ),
        (
            Citation(type="paper-conference", key="k", title="T", event_place="Turku"),
            {"M2  - event-place: Turku"},
        ),
    ],
)
def test_a_field_is_in_a_tag_if_zoteros_item_type_has_it_and_else_a_line_it_cites_from(
    citation: Citation, expected: set[str]
) -> None:
    written = lines(citation, "zotero")
    assert expected <= set(written)
    assert ris.read("\n".join(written)).citations == [citation]


def test_the_authors_of_a_recording_are_its_performers_in_zotero() -> None:
    song = Citation(
        type="song", key="k", title="T", authors=["Doe, Jane"], creators=[{"role": "composer", "name": "Ek, Jo"}]
    )
    assert {"A2  - Doe, Jane", "M2  - composer: Ek || Jo"} <= set(lines(song, "zotero"))
    assert "AU  - Doe, Jane" in lines(song, None)
    notes = ris.write([song], Options(target="zotero")).notes
    assert {(note.code, note.field) for note in notes} == {("moved", "authors"), ("moved", "creators")}


def test_jabref_gets_book_titles_and_series_where_it_reads_them() -> None:
    chapter = Citation(type="chapter", key="k", title="T", container_title="B")
    assert "BT  - B" in lines(chapter, "jabref")
    assert "T3  - S" in lines(Citation(type="book", key="k", title="T", collection_title="S"), "jabref")
    meeting = Citation(type="paper-conference", key="k", title="T", publisher_place="Visby")
    assert "CY  - Visby" in lines(meeting, "jabref")
    assert "M1  - 7" in lines(Citation(type="report", key="k", title="T", number="7"), "jabref")


@pytest.mark.parametrize(
    ("field", "citation"),
    [
        ("translators", Citation(type="chapter", key="k", title="T", translators=[Name(family="T", given="U")])),
        ("event_place", Citation(type="paper-conference", key="k", title="T", event_place="Turku")),
        ("accessed", Citation(type="report", key="k", title="T", accessed="2026-02-03")),
        ("pmid", Citation(type="article-journal", key="k", title="T", pmid="1")),
    ],
)
def test_what_jabref_takes_for_something_else_is_lost_with_a_note(field: str, citation: Citation) -> None:
    notes = ris.write([citation], Options(target="jabref")).notes
    assert [(note.code, note.field) for note in notes] == [("lost", field)]


@pytest.mark.parametrize("target", [None, *TARGETS])
@pytest.mark.parametrize("citation", ACCEPTANCE, ids=lambda citation: citation.type)
def test_the_acceptance_set_comes_back_from_every_target(citation: Citation, target: str | None) -> None:
    writing = ris.write([citation], Options(target=target))  # type: ignore[arg-type]
    (back,) = ris.read(writing.text).citations
    noted = {note.field for note in writing.notes}
    assert {name for name, value in citation if getattr(back, name) != value and name not in noted} == set()


@pytest.mark.parametrize("target", [None, "zotero", "endnote", "mendeley"])
def test_what_a_target_gets_reads_back_as_it_was(target: str | None) -> None:
    article = Citation(
        type="article-journal", key="k", title="Plain & p<0.05", authors=[Name(literal="Example Group")],
        issued="2024-05", pmid="123", pmcid="PMC5", notes=["Language: see p. 3"],
    )  # fmt: skip
    assert ris.read("\n".join(lines(article, target))).citations == [article]


def test_the_markup_left_out_is_noted_but_for_zotero() -> None:
    def fields(target: str | None) -> list[str | None]:
        citation = PREPRINT.model_copy(update={"pmcid": None})
        return [n.field for n in ris.write([citation], Options(target=target)).notes]  # type: ignore[arg-type]

    assert fields(None) == ["title"]
    assert fields("zotero") == []


def test_extra_may_name_any_item_type_of_zotero() -> None:
    (citation,) = ris.read("TY  - GEN\nTI  - Mosses\nM2  - Type: film\nER  - \n").citations
    assert (citation.type, citation.notes) == ("motion_picture", ())
