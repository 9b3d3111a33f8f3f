"""A .bib file edited in place: every byte that is not changed stays, and what is new looks like its neighbours."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import carcite
from carcite import BibDocument, Citation
from carcite.citing import cited_keys, subset
from carcite.errors import ReadError, WriteError
from carcite.tidying import journal_names, tidy

GOLDEN = Path(__file__).parent / "golden"
FILE = """% Encoding: UTF-8
@string{lamps = {Journal of Lamps}}

Notes between entries.
@article{reed,
  Author  = "Ida Reed and Tom {van der} Moss",
  Title   = "On {Oil}",
  Journal = lamps,
  Year    = 1999,
  Pages   = "5-9",
}

@inbook{child, crossref = {parent}, title={Wicks}, month = {May}
}
% a remark
@book{parent,
\ttitle = {All},
\tyear = 2001
}

@Comment{jabref-meta: grouping:0 AllEntriesGroup:;}
"""


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("bib*/*/input.bib")), ids=lambda path: path.parent.name)
def test_any_text_comes_back_as_it_is(path: Path) -> None:
    text = path.read_bytes().decode()
    for cut in range(0, len(text), 97):
        assert BibDocument.loads(text[: len(text) - cut]).dumps() == text[: len(text) - cut]


_PIECES = st.sampled_from(
    [
        "@a{b,",
        "c={d}",
        'e="f"',
        "}",
        "{",
        '"',
        "@string{s=1}",
        "@comment{",
        "\n",
        "\r\n",
        " ",
        "%",
        "#",
        "é",
        "@",
        ",",
        "=",
    ]
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
    document = BibDocument.loads(FILE)
    document["reed"] = document["reed"].replace(title="On gas", volume="3")
    wanted = FILE.replace('"On {Oil}"', '"On gas"').replace('"5-9",\n', '"5-9",\n  Volume  = "3",\n')
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
    document = BibDocument.loads(FILE)
    document["reed"] = document["reed"].replace(issued="2000")
    assert document.dumps() == FILE.replace("1999", "2000")
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
    document = BibDocument.loads(FILE)
    assert document.add(Citation(type="book", title="New", authors="Doe, Jane", issued="2020")) == "doe2020new"
    assert document.dumps().startswith(FILE)
    assert document.dumps().endswith("year = {2020},\n}\n")
    with pytest.raises(WriteError, match="taken"):
        document.add(Citation(type="book", key="reed"))


def test_a_renamed_entry_is_renamed_where_others_name_it() -> None:
    document = BibDocument.loads(FILE)
    document.rename("parent", "all2001")
    assert document.dumps() == FILE.replace("parent", "all2001")
    with pytest.raises(WriteError):
        document.rename("reed", "child")
    with pytest.raises(KeyError):
        document.rename("nobody", "x")


def test_a_child_has_what_its_parent_has_now() -> None:
    document = BibDocument.loads(FILE)
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


def test_tidy_changes_forms_and_nothing_else() -> None:
    document = BibDocument.loads(FILE)
    notes = tidy(document)
    wanted = (
        FILE.replace("5-9", "5--9")
        .replace("{May}", "may")
        .replace("Ida Reed and Tom {van der} Moss", "Reed, Ida and Moss, Tom {van der}")
    )
    assert document.dumps() == wanted
    assert [note.field for note in notes] == ["author", "pages", "month"]
    assert not tidy(BibDocument.loads(wanted))


@pytest.mark.parametrize(
    ("field", "old", "new"),
    [
        ("doi", "{https://doi.org/10.1000/a\\_b}", "{10.1000/a_b}"), ("doi", "{none}", "{none}"),
        ("pages", "{12–34, 40 - 45}", "{12--34, 40--45}"), ("pages", "{A1-2-3}", "{A1-2-3}"),
        ("issn", "{12345679}", "{1234-5679}"), ("isbn", "{ISBN 0-306-40615-2}", "{0-306-40615-2}"),
        ("date", "{2024-5-3}", "{2024-05-03}"), ("date", "{in press}", "{in press}"), ("month", "1", "jan"),
        ("month", "{January}", "jan"), ("month", "{Jänner}", "{Jänner}"),
        ("month", "jan # \"/\" # feb", "jan # \"/\" # feb"),
        ("author", "{D.~E. Knuth and {Lamp and Co} and others}", "{Knuth, D.~E. and {Lamp and Co} and others}"),
        ("author", "{Ludwig van der Berg\n  and J{\\'o}rg Moss}", "{van der Berg, Ludwig\n  and Moss, J{\\'o}rg}"),
        ("author", "{John Smith Jr}", "{John Smith Jr}"), ("author", "{Jean-luc Reed}", "{Jean-luc Reed}"),
        ("author", "{Madonna and 王小明}", "{Madonna and 王小明}"),
        ("author+an:orcid", '{1="https://orcid.org/0000-0002-1825-0097"}', '{1="0000-0002-1825-0097"}'),
        ("title", "{12-34}", "{12-34}"),
    ],
)  # fmt: skip
def test_values_get_their_one_form(field: str, old: str, new: str) -> None:
    document = BibDocument.loads(f"@misc{{k,\n  {field} = {old},\n}}")
    tidy(document)
    assert document.dumps() == f"@misc{{k,\n  {field} = {new},\n}}"


def test_tidy_sorts_and_gives_keys() -> None:
    text = "@book{z, title={A}, author={Berg, A.}, year=2001}\n% c\n"
    text += "@inbook{b, title={B}, author={Aal, B.}, year=1999, crossref={z}}\n"
    document = BibDocument.loads(text)
    notes = tidy(document, sort="author", rekey=True)
    assert list(document) == ["aal1999b", "berg2001a"]
    assert "% c" in document.dumps()
    assert "crossref={berg2001a}" in document.dumps()
    assert "z -> berg2001a" in [note.message for note in notes]
    again = document.dumps()
    assert not tidy(document, sort="author", rekey=True)
    assert document.dumps() == again


def test_tidy_replaces_journals_and_leaves_out_fields(tmp_path: Path) -> None:
    table = tmp_path / "journals.csv"
    table.write_text('"Journal of Lamps","J. Lamps","",""\n', encoding="utf-8")
    document = BibDocument.loads("@article{k, journal = {J Lamps}, abstract = {x}, year = 1}")
    tidy(document, journals=journal_names(table, "full"), omit=["abstract"])
    assert document.dumps() == "@article{k, journal = {Journal of Lamps}, year = 1}"
    with pytest.raises(ReadError):
        journal_names(tmp_path / "none.csv", "full")


def test_tidy_says_what_is_there_twice() -> None:
    entry = "@article{%s, title={On the growth of lichens}, author={Roe, Ann}, journal={J Fine}, "
    entry += "year=2020, volume=12, pages={523--530}}\n"
    document = BibDocument.loads(entry % "a" + entry % "b" + entry % "a")
    notes = [note.code for note in tidy(document)]
    assert carcite.Code.DUPLICATE_KEY in notes
    assert carcite.Code.DUPLICATE in notes
    assert len(document.entries) == 3


AUX = {
    "bibtex": "\\relax\n\\citation{child}\n\\citation{reed,child}\n\\bibdata{refs}\n",
    "biblatex": "\\abx@aux@cite{0}{child}\n\\abx@aux@cite{0}{reed}\n",
    "bcf": '<?xml version="1.0"?><bcf:controlfile><bcf:citekey order="1" intorder="1">child</bcf:citekey>'
    '<bcf:citekey order="2">reed</bcf:citekey></bcf:controlfile>',
}


@pytest.mark.parametrize("kind", AUX)
def test_a_subset_has_what_the_cited_entries_need(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"thesis.{'bcf' if kind == 'bcf' else 'aux'}"
    path.write_text(AUX[kind], encoding="utf-8")
    keys = cited_keys(path)
    assert keys == ["child", "reed"]
    document = BibDocument.loads(FILE + "@book{other}\n@string{unused = {x}}\n")
    text = subset(document, keys)
    assert [entry.key for entry in BibDocument.loads(text).entries] == ["reed", "child", "parent"]
    assert "@string{lamps" in text
    assert "unused" not in text
    for entry in BibDocument.loads(text).entries:
        assert entry.text in FILE


def test_a_cited_key_without_an_entry_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="reed"):
        subset(BibDocument.loads(FILE), ["red"])
    assert subset(BibDocument.loads(FILE), ["REED"]).count("@article") == 1
    assert len(BibDocument.loads(subset(BibDocument.loads(FILE), ["*"])).entries) == 3
    path = tmp_path / "empty.aux"
    path.write_text("\\relax\n", encoding="utf-8")
    with pytest.raises(ReadError, match="cites nothing"):
        cited_keys(path)


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


@pytest.mark.interop
@pytest.mark.parametrize("style", ["plain", "apalike"])
def test_bibtex_makes_the_same_of_a_tidied_file(style: str, tmp_path: Path, program: Callable[[str], Path]) -> None:
    document = BibDocument.loads(FILE)
    lists = []
    for name in ("before", "after"):
        document.dump(tmp_path / f"{name}.bib")
        text = f"\\citation{{*}}\n\\bibstyle{{{style}}}\n\\bibdata{{{name}}}\n"
        (tmp_path / f"{name}.aux").write_text(text, encoding="utf-8")
        subprocess.run([program("bibtex"), name], cwd=tmp_path, capture_output=True, check=False)
        lists.append((tmp_path / f"{name}.bbl").read_text(encoding="utf-8"))
        tidy(document)
    assert lists[0] == lists[1]
    assert "Journal of Lamps" in lists[0]


def test_no_entry_passes_a_string_or_a_faulty_entry() -> None:
    text = "@book{d}\n@book{c}\n@string{s = 1}\n@book{b}\n@comment{x}\n@book{a}\n@book{f, title = {\n@book{e}\n"
    document = BibDocument.loads(text)
    tidy(document, sort="key")
    assert list(document) == ["c", "d", "a", "b", "f", "e"]
    again = BibDocument.loads(document.dumps())
    tidy(again, sort="key")
    assert again.dumps() == document.dumps()
