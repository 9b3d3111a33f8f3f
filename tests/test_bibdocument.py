"""A .bib file edited in place: every byte that is not changed stays, and what is new looks like its neighbours."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import carcite
from carcite import BibDocument, Citation
from carcite.errors import WriteError
from carcite.tidying import tidy
from tests.samples import BIBTEX

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("bib*/*/input.bib")), ids=lambda path: path.parent.name)
def test_any_text_comes_back_as_it_is(path: Path) -> None:
    text = path.read_bytes().decode()
    for cut in range(0, len(text), 97):
        assert BibDocument.loads(text[: len(text) - cut]).dumps() == text[: len(text) - cut]


_PIECES = st.sampled_from(
    ["@a{b,", "c={d}", 'e="f"', "}", "{", '"', "@string{s=1}", "@comment{", "\n", "\r\n", " ", *"%#é@,="]
)


@given(st.one_of(st.text(), st.lists(_PIECES).map("".join)))
@settings(max_examples=200)
def test_broken_text_comes_back_as_it_is(text: str) -> None:
    assert BibDocument.loads(text).dumps() == text


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf@a{b,\r\n c={\xc3\xa9}\r\n}\r\n",
        b"@a{b, c={\xe9}}",
        b"@a{b, c={\x81\xe9}}",
        "@a{b}".encode("utf-16"),
    ],
)
def test_a_file_keeps_its_bytes(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes(data)
    document = BibDocument.load(path)
    assert list(document) == ["b"]
    document.dump()
    assert path.read_bytes() == data


def test_a_changed_field_is_replaced_in_the_style_of_its_neighbours() -> None:
    document = BibDocument.loads(BIBTEX)
    document["reed"] = document["reed"].replace(title="On gas", volume="3")
    wanted = BIBTEX.replace('"On {Oil}"', '"On gas"').replace('"5-9",\n', '"5-9",\n  Volume  = "3",\n')
    assert sorted(document.dumps().splitlines()) == sorted(wanted.splitlines())
    document["reed"] = document["reed"].replace(title="On {Oil}", volume=None)
    assert "Volume" not in document.dumps()


def test_setting_what_is_there_changes_nothing() -> None:
    for path in GOLDEN.glob("bib*/*/input.bib"):
        document = BibDocument.loads(path.read_text(encoding="utf-8-sig"))
        text = document.dumps()
        for key in document:
            if document.entry(key).source() is not None:
                document[key] = document[key]
        assert document.dumps() == text


def test_a_macro_stays_where_its_field_is_not_changed() -> None:
    document = BibDocument.loads(BIBTEX)
    document["reed"] = document["reed"].replace(issued="2000")
    assert document.dumps() == BIBTEX.replace("1999", "2000")
    assert document["reed"].container_title == "Journal of Lamps"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("@a{x}\n\n@a{b}\n\n@a{y}\n", "@a{x}\n\n@a{y}\n"),
        ("@a{x}\n@a{b}\n@a{y}\n", "@a{x}\n@a{y}\n"),
        ("@a{x}\n\n@a{b}\n", "@a{x}\n"),
        ("@a{b}\n", ""),
        ("% c\n@a{b}\n\n% d\n@a{y}", "% c\n% d\n@a{y}"),
        ("@a{x}\r\n\r\n@a{b}\r\n\r\n@a{y}", "@a{x}\r\n\r\n@a{y}"),
    ],
)
def test_a_deleted_entry_takes_its_own_blank_line(text: str, left: str) -> None:
    document = BibDocument.loads(text)
    del document["b"]
    assert document.dumps() == left


def test_an_entry_is_added_behind_the_others() -> None:
    document = BibDocument.loads(BIBTEX)
    assert document.add(Citation(type="book", title="New", authors="Doe, Jane", issued="2020")) == "doe2020new"
    assert document.dumps().startswith(BIBTEX)
    assert document.dumps().endswith("year = {2020},\n}\n")
    with pytest.raises(WriteError, match="taken"):
        document.add(Citation(type="book", key="reed"))


def test_a_renamed_entry_is_renamed_where_others_name_it() -> None:
    document = BibDocument.loads(BIBTEX)
    document.rename("parent", "all2001")
    assert document.dumps() == BIBTEX.replace("parent", "all2001")
    with pytest.raises(WriteError):
        document.rename("reed", "child")
    with pytest.raises(KeyError):
        document.rename("nobody", "x")


def test_a_child_has_what_its_parent_has_now() -> None:
    document = BibDocument.loads(BIBTEX)
    assert document["child"].container_title == "All"
    document["parent"] = document["parent"].replace(title="Everything")
    assert document["child"].container_title == "Everything"


def test_duplicate_keys_are_all_in_entries() -> None:
    document = BibDocument.loads("@a{b, title={One}}\n@a{b, title={Two}}\n@a{, title={Three}}")
    assert len(document) == 1
    assert document["b"].title == "One"
    assert [(entry.key, entry.line, entry.citation.title) for entry in document.entries] == [
        ("b", 1, "One"),
        ("b", 2, "Two"),
        ("", 3, "Three"),
    ]


def test_errors_are_of_carcite(tmp_path: Path) -> None:
    for call in (
        lambda: BibDocument.load(tmp_path / "none.bib"),
        lambda: BibDocument.loads(b"x"),  # type: ignore[arg-type]
        lambda: BibDocument.loads("@a{b}").dump(),
        lambda: tidy(BibDocument.loads(""), sort="name"),  # type: ignore[arg-type]
    ):
        with pytest.raises(carcite.CarciteError):
            call()
    file = io.BytesIO()
    BibDocument.loads("@a{b}").dump(file)
    assert file.getvalue() == b"@a{b}"


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["biblatex-examples.bib", "tugboat.bib"])
def test_files_of_the_corpus_keep_their_bytes(name: str, corpus: Path, tmp_path: Path) -> None:
    data = (corpus / name).read_bytes()
    document = BibDocument.load(corpus / name)
    copy = tmp_path / name
    document.dump(copy)
    assert copy.read_bytes() == data
    tidy(document, duplicates=False)
    text = document.dumps()
    assert not tidy(BibDocument.loads(text), duplicates=False)
