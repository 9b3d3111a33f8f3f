"""Tidying a .bib file: normal forms, order, keys, names of journals, duplicates."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import carcite
from carcite import BibDocument
from carcite.errors import ReadError
from carcite.journal_names import journal_names
from carcite.tidying import tidy
from tests.samples import BIBTEX


def test_tidy_changes_forms_and_nothing_else() -> None:
    document = BibDocument.loads(BIBTEX)
    notes = tidy(document)
    wanted = (
        BIBTEX.replace("5-9", "5--9")
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


@pytest.mark.interop
@pytest.mark.parametrize("style", ["plain", "apalike"])
def test_bibtex_makes_the_same_of_a_tidied_file(style: str, tmp_path: Path, program: Callable[[str], Path]) -> None:
    document = BibDocument.loads(BIBTEX)
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
