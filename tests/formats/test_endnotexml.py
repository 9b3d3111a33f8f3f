"""EndNote XML: styled text, people, dates and numbers by kind of record, hostile values, bibutils."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from carcite import formats
from carcite.errors import ReadError
from carcite.formats.endnote.types import REF_TYPES, read_type, written_type
from carcite.formats.endnotexml import FORMAT
from carcite.formats.endnotexml.text import read_text, styled
from carcite.model import TYPES, Citation
from carcite.notes import Code
from carcite.options import Options

read, sniff, write = FORMAT.read, FORMAT.sniff, FORMAT.write


def record(inner: str, kind: str = '<ref-type name="Journal Article">17</ref-type>') -> Citation:
    (citation,) = read(f"<xml><records><record>{kind}{inner}</record></records></xml>").citations
    return citation


def test_every_csl_type_is_written_and_comes_back_or_is_noted() -> None:
    for name in sorted(TYPES):
        writing = write([Citation(type=name, key="k", title="T")])  # type: ignore[arg-type]
        noted = "type" in {note.field for note in writing.notes}
        assert (read(writing.text).citations[0].type == name) != noted


def test_a_suffix_has_no_comma_of_its_own_for_zotero() -> None:
    citation = Citation(type="book", key="k", title="T", authors=["Moore, Thomas A., Jr"])
    text = write([citation], Options(target="zotero")).text
    assert "<author>Moore, Thomas A. Jr</author>" in text
    assert read(text).citations == [citation]
    assert "<author>Moore, Thomas A., Jr</author>" in write([citation]).text


def test_numbers_of_reference_types_are_of_one_type_each() -> None:
    numbers = [row.number for row in REF_TYPES if row.number]
    assert len(numbers) == len(set(numbers))
    assert written_type("article-journal")[:2] == ("17", "Journal Article")
    found = read_type("Thesis", "17")
    assert found is not None
    assert found.csl == "thesis"


@pytest.mark.parametrize(
    ("type", "fields", "name", "elements"),
    [
        ("document", {}, "Generic", {}),
        ("classic", {}, "Classical Work", {}),
        (
            "speech",
            {"event_title": "Congress", "event_place": "Turku"},
            "Conference Paper",
            {"secondary-title": "Congress", "pub-location": "Turku"},
        ),
        ("motion_picture", {"medium": "16 mm"}, "Film or Broadcast", {"custom5": "16 mm"}),
        ("patent", {"status": "granted"}, "Patent", {"custom6": "granted"}),
        ("report", {"number": "TR-7", "files": ("a.pdf",)}, "Report", {"isbn": "TR-7", "pdf-urls": "a.pdf"}),
    ],
)
def test_fields_stand_where_the_reference_type_and_zotero_have_them(
    type: Any, fields: dict[str, Any], name: str, elements: dict[str, str]
) -> None:
    from lxml import etree

    citation = Citation(type=type, key="k", **fields)
    text = write([citation], Options(target="zotero")).text
    found = etree.fromstring(text.encode()).find("records/record")
    assert found is not None
    assert {element.get("name") for element in found.iter("ref-type")} == {name}
    assert {tag: "".join(found.find(f".//{tag}").itertext()) for tag in elements} == elements  # type: ignore[union-attr]
    assert read(text).citations == [citation]


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "a <i>b</i> c",
        "<i>a</i><b>b</b>",
        "x<sub>2</sub>y<sup>3</sup>",
        "<i>a <b>b</b></i> c",
        "a<b and c>d & e",
    ],
)
def test_markup_goes_to_styles_and_back(text: str) -> None:
    from lxml import etree

    assert read_text(etree.fromstring(f"<title>{styled(text)}</title>")) == text


def test_all_text_of_a_styled_title_is_in_styles() -> None:
    written = write([Citation(type="book", key="k", title="On <i>E. coli</i> today")]).text
    assert '<title><style face="normal"' in written
    assert '<style face="italic" font="default" size="100%">E. coli</style>' in written


def test_a_person_in_a_role_without_a_list_is_lost_with_a_note() -> None:
    writing = write([Citation(type="book", key="k", creators=[{"role": "holder", "name": "Quay, Ann"}])])
    assert "Quay" not in writing.text
    assert [(note.code, note.field) for note in writing.notes] == [(Code.LOST, "creators")]


def test_several_people_in_one_element_are_several() -> None:
    reading = read(
        "<xml><records><record><contributors><authors><author>Loon, Bob; Noon, Eve</author>"
        "<author>Moore, Tom, and Nash, Ines</author></authors></contributors></record></records></xml>"
    )
    assert [name.family for name in reading.citations[0].authors] == ["Loon", "Noon", "Moore", "Nash"]
    assert [note.code for note in reading.notes if note.field == "authors"] == [Code.REPAIRED] * 2


def test_an_issue_under_its_own_name_is_read() -> None:
    assert record("<issue>5</issue>").issue == "5"
    found = record("<number>7</number><issue>5</issue>")
    assert (found.issue, found.extra) == ("7", (("endnotexml", "issue", "5"),))
    assert record("<number>7</number>", '<ref-type name="Generic">13</ref-type>').number == "7"


def test_bodies_end_with_a_comma_and_persons_do_not() -> None:
    written = write([Citation(type="book", key="k", authors=["van der Berg, Jan, Jr", {"literal": "WHO Group"}])]).text
    assert "<author>van der Berg, Jan, Jr</author><author>WHO Group,</author>" in written


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ("<year>2024</year>", "2024"),
        ("<year>2024</year><pub-dates><date>May 3</date></pub-dates>", "2024-05-03"),
        ("<year>2024</year><pub-dates><date>2024-05-03</date></pub-dates>", "2024-05-03"),
        ("<year>2024</year><pub-dates><date>Nov-Dec</date></pub-dates>", "2024-11/2024-12"),
        ("<pub-dates><date>3 May 2024</date></pub-dates>", "2024-05-03"),
        ("<year>in press</year>", "in press"),
    ],
)
def test_dates(dates: str, expected: str) -> None:
    assert str(record(f"<dates>{dates}</dates>").issued) == expected


def test_one_element_means_what_its_reference_type_says() -> None:
    inner = "<titles><title>T</title><secondary-title>S</secondary-title></titles><pages>303</pages><number>4</number>"
    article = record(inner)
    book = record(inner, '<ref-type name="Book">6</ref-type>')
    assert (article.container_title, article.issue, str(article.pages)) == ("S", "4", "303")
    assert (book.collection_title, book.collection_number, book.number_of_pages) == ("S", "4", "303")


def test_a_conference_has_a_name_and_proceedings() -> None:
    paper = Citation(type="paper-conference", key="k", title="T", event_title="Conf", container_title="Proc")
    written = write([paper]).text
    assert "<secondary-title>Conf</secondary-title>" in written
    assert "<custom3>Proc</custom3>" in written
    alone = paper.model_copy(update={"event_title": None})
    assert read(write([alone]).text).citations == [alone]


def test_notes_are_notes_and_not_fields() -> None:
    citation = Citation(type="article-journal", key="k", notes=["status: unknown", "two\nparagraphs"])
    writing = write([citation])
    assert "<notes>status: unknown&#xD;&#xD;two&#xD;paragraphs</notes>" in writing.text
    assert read(writing.text).citations == [citation]
    lost = write([Citation(type="article-journal", key="k", status="Epub", rights="CC BY")])
    assert "Epub" not in lost.text
    assert {(note.code, note.field) for note in lost.notes} == {(Code.LOST, "status"), (Code.LOST, "rights")}


def test_second_abstracts_are_research_notes() -> None:
    citation = Citation(type="book", key="k", abstracts=["One", {"text": "Zwei\nDrei", "language": "de"}])
    writing = write([citation])
    assert "<research-notes>Abstract (de). Zwei&#xD;Drei</research-notes>" in writing.text
    assert read(writing.text).citations == [citation]


def test_the_url_stands_where_the_target_looks() -> None:
    citation = Citation(type="book", key="k", url="https://example.org/a?b=1&c=2")
    assert "<web-urls><url>" in write([citation]).text
    assert "<related-urls><url>" in write([citation], Options(target="endnote")).text


def test_related_papers_are_records_or_notes() -> None:
    citation = Citation(
        type="book", key="k", related=[{"relation": "similar", "citation": {"type": "book", "title": "Other"}}]
    )
    linked = write([citation], Options(related="records"))
    assert len(read(linked.text).citations) == 2
    listed = write([citation])
    assert "<notes>Related papers: Other</notes>" in listed.text
    assert not any(note.is_loss for note in (*linked.notes, *listed.notes))


def test_the_address_of_an_author_is_written_once() -> None:
    authors = [{"family": name, "given": "B", "affiliations": ("Bern",)} for name in "AC"]
    citation = Citation(type="book", key="k", authors=authors, affiliations=["Rome"])
    writing = write([citation])
    assert "<auth-address>Rome&#xD;Bern</auth-address>" in writing.text
    assert {(note.code, note.field) for note in writing.notes} == {
        (Code.MOVED, "authors"),
        (Code.MOVED, "affiliations"),
    }


@pytest.mark.parametrize("text", ["<html/>", "not xml", ""])
def test_what_is_not_an_endnote_xml_is_refused(text: str) -> None:
    with pytest.raises(ReadError):
        read(text)


def test_bytes_with_a_declared_encoding_are_read() -> None:
    text = '<?xml version="1.0" encoding="ISO-8859-1"?><xml><records><record><label>é</label></record></records></xml>'
    assert FORMAT.read_stream is not None
    items = list(FORMAT.read_stream(io.BytesIO(text.encode("latin-1"))))
    assert [item.key for item in items if isinstance(item, Citation)] == ["é"]


def test_records_come_before_the_file_is_read_to_its_end() -> None:
    citation = Citation(type="book", key="k", title="T", abstracts=["word " * 2000])
    text = write([citation.model_copy(update={"key": f"k{n}"}) for n in range(50)]).text
    file = io.BytesIO(text.encode())
    assert FORMAT.read_stream is not None
    first = next(item for item in FORMAT.read_stream(file) if isinstance(item, Citation))
    assert first.key == "k0"
    assert file.tell() < len(text) / 2


def test_writing_is_a_stream_too() -> None:
    def endless() -> Iterator[Citation]:
        while True:
            yield Citation(type="book", title="T")

    assert FORMAT.write_stream is not None
    pieces = FORMAT.write_stream(endless(), Options())
    assert "<records>" in str(next(pieces))
    assert "<title>T</title>" in str(next(pieces))


def test_a_long_hostile_note_is_read_in_linear_time() -> None:
    citation = Citation(type="book", key="k", notes=["status: a " * 100_000, "Note. " * 100_000])
    assert read(write([citation]).text).citations == [citation]


@pytest.mark.skipif(shutil.which("endx2xml") is None, reason="bibutils is not installed")
def test_bibutils_reads_the_fields(tmp_path: Path) -> None:
    citation = Citation(
        type="article-journal", key="k", title="On <i>x</i>", authors=["Loon, Ada"], container_title="Journal of Y",
        volume="3", issue="2", pages="303-307", doi="10.1000/x", issued="2024", keywords=["one", "two"],
    )  # fmt: skip
    path = tmp_path / "a.xml"
    path.write_text(write([citation]).text, encoding="utf-8")
    mods = subprocess.run(["endx2xml", str(path)], capture_output=True, text=True, check=True).stdout
    for value in ("On x", "Loon", "Journal of Y", "303", "307", "10.1000/x", "2024", "one", "two"):
        assert value in mods


def test_the_name_of_the_format() -> None:
    assert formats.named("EndNote XML") is FORMAT
    assert formats.by_suffix(".enxml") is FORMAT
