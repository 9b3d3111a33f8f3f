"""The EndNote tagged format: records, values that try to be tags, what bibutils reads."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

import carcite
from carcite import formats
from carcite.errors import ReadError
from carcite.formats.endnotetagged import FORMAT
from carcite.formats.endnotetagged.tags import FIELD_OF, ORDER, TAG_OF
from carcite.model import TYPES, Citation
from carcite.notes import Code

read, sniff, write = FORMAT.read, FORMAT.sniff, FORMAT.write


def test_every_tag_has_a_place_in_the_order_of_a_record() -> None:
    assert sorted(ORDER) == sorted({"0", *FIELD_OF})
    assert all(FIELD_OF[tag] == field for field, tag in TAG_OF.items() if field != "related-urls")


def test_a_record_is_written_as_endnote_writes_it() -> None:
    citation = Citation(
        type="article-journal", key="k", title="On <i>tides</i>", authors=["Loon, Ada", "Noon, Clara"],
        container_title="Annals of Quays", issued="2024-05-03", volume="3", issue="2", pages="303-307",
        doi="10.5555/a", pmid="31234567", abstracts=["One.\nTwo."], keywords=["tides", "quays"], files=["a.pdf"],
    )  # fmt: skip
    writing = write([citation])
    assert writing.text.splitlines() == [
        "%0 Journal Article",
        "%F k",
        "%T On tides",
        "%A Loon, Ada",
        "%A Noon, Clara",
        "%J Annals of Quays",
        "%D 2024",
        "%8 2024-05-03",
        "%V 3",
        "%N 2",
        "%P 303-307",
        "%R 10.5555/a",
        "%M 31234567",
        "%> a.pdf",
        "%K tides",
        "%K quays",
        "%X One.",
        "Two.",
    ]
    assert [(note.code, note.field) for note in writing.notes] == [(Code.CHANGED, "title")]


@pytest.mark.parametrize("csl", sorted(TYPES))
def test_every_type_comes_back_or_is_noted(csl: Any) -> None:
    writing = write([Citation(type=csl, key="k", title="T")])
    (back,) = read(writing.text).citations
    assert (back.type == csl) != ("type" in {note.field for note in writing.notes})


@pytest.mark.parametrize("value", ["%0 Book", "a\n\n%0 Book\n%T x", "%", "% 5", "\n%T x", "100 %\n%D 1999"])
def test_no_value_begins_a_record_or_a_tag(value: str) -> None:
    citation = Citation(
        type="book", key="k", title=value, abstracts=[value], notes=[value, value], keywords=[value, "b"],
        publisher=value, affiliations=[value], extra=[("endnotetagged", "reviewed-item", value)],
    )  # fmt: skip
    (back,) = read(write([citation]).text).citations
    assert (back.type, back.issued) == ("book", None)


def test_a_text_without_a_record_is_refused_and_text_before_one_is_a_warning() -> None:
    with pytest.raises(ReadError, match="%0 Journal Article"):
        read("eggs, milk, bread")
    reading = read("A list\n%0 Book\n%T x\n")
    assert [(note.code, note.line, note.is_loss) for note in reading.notes] == [("not-a-record", 1, True)]


def test_the_names_of_the_format_and_its_suffix() -> None:
    assert formats.named("enw") is formats.named("refer") is formats.named("BibIX") is FORMAT
    assert formats.by_suffix(".enw") is FORMAT
    assert carcite.loads("%0 Book\n%T x\n%D 2000\n")[0].title == "x"


@pytest.mark.skipif(shutil.which("end2xml") is None, reason="bibutils is not installed")
def test_bibutils_reads_the_fields(tmp_path: Path) -> None:
    citation = Citation(
        type="article-journal", key="k", title="On x", authors=["Loon, Ada"], container_title="Journal of Y",
        volume="3", issue="2", pages="303-307", issued="2024", keywords=["one", "two"],
    )  # fmt: skip
    path = tmp_path / "a.enw"
    path.write_text(write([citation]).text, encoding="utf-8")
    mods = subprocess.run(["end2xml", str(path)], capture_output=True, text=True, check=True).stdout
    for value in ("On x", "Loon", "Journal of Y", "303", "307", "2024", "one", "two"):
        assert value in mods
