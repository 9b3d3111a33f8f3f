"""Every character of the table, and every spelling the LaTeX writer has, is set by the engines without an error."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

import carcite
from carcite import Citation
from carcite.formats.bibtex.source_tex import accented
from carcite.tex import encode, unsettable
from carcite.tex.latex_characters import OT1, T1
from tests.interop import programs
from tests.tex.latex_table import settable

pytestmark = pytest.mark.interop

_PREAMBLES = {
    "pdflatex": "\\usepackage[T1]{fontenc}",
    "xelatex": "\\usepackage{fontspec}",
    "lualatex": "\\usepackage{fontspec}",
}


def spellings() -> dict[str, str]:
    """Return the characters that are written as a command, and the command."""
    characters = (chr(code) for code in range(0xA0, 0x1D800) if unicodedata.category(chr(code))[0] not in "CM")
    written = {char: encode(char, spelling="latex") for char in characters}
    return {char: tex for char, tex in written.items() if tex != char and not unsettable(tex)}


def test_the_table_is_what_latex_sets(program: Callable[[str], Path]) -> None:
    program("pdflatex")
    assert settable(T1, "\\usepackage[T1]{fontenc}") == T1
    assert settable(OT1, "") == OT1


@pytest.mark.parametrize("engine", ["pdflatex", "xelatex", "lualatex"])
def test_every_spelling_is_set(engine: str, program: Callable[[str], Path], tmp_path: Path) -> None:
    program(engine)
    held = spellings()
    assert len(held) > 500
    rows = "".join(f"{number}: {tex}\n\n" for number, tex in enumerate(held.values()))
    (tmp_path / "paper.tex").write_text(
        f"\\documentclass{{article}}{_PREAMBLES[engine]}\\begin{{document}}{rows}\\end{{document}}", encoding="utf-8"
    )
    assert programs._latex(engine, tmp_path) == []


def test_every_spelling_is_set_without_t1(program: Callable[[str], Path], tmp_path: Path) -> None:
    program("pdflatex")
    rows = "".join(f"{encode(char, spelling='latex')}\n\n" for char in sorted(OT1))
    rows += "".join(f"{tex}\n\n" for tex in spellings().values() if tex.startswith("$"))
    source = f"\\documentclass{{article}}\\begin{{document}}{rows}\\end{{document}}"
    (tmp_path / "paper.tex").write_text(source, encoding="utf-8")
    assert programs._latex("pdflatex", tmp_path) == []


@pytest.mark.parametrize("ascii", [False, True])
@pytest.mark.parametrize("format", ["bibtex", "biblatex"])
def test_pdflatex_prints_titles_of_every_sign(
    format: str, ascii: bool, program: Callable[[str], Path], tmp_path: Path
) -> None:
    program("bibtex" if format == "bibtex" else "biber")
    program("pdflatex")
    spelled = {sign: encode(sign, spelling="latex", ascii=True) for sign in (*spellings(), *sorted(T1))}
    # biber makes the letter of an accent and a letter, which pdfLaTeX may not have.
    able = {sign for sign, tex in spelled.items() if format == "bibtex" or not accented(tex)}
    signs = [sign for sign, tex in spelled.items() if sign in able and (tex.isascii() or not ascii)]
    titles = [f"{char}Ab in x{char} and{char}" for char in signs]
    titles += ["CO<sub>2</sub> uptake", "the NF-<i>κ</i>B of <i>E. coli</i>", "Na<sup>+</sup>/K<sup>+</sup>-ATPase"]
    citations = [
        Citation(type="book", key=f"k{number}", title=title, authors=("Wu, Li",), publisher="P", issued="2020")
        for number, title in enumerate(titles)
    ]
    text = carcite.write(citations, format, ascii=ascii).text
    assert text.isascii() or not ascii
    if format == "bibtex":
        programs.bibtex(text, tmp_path)
        printed = programs.print_bibtex(tmp_path, "pdflatex")
    else:
        _, printed = programs.biblatex(text, tmp_path, "pdflatex")
    assert {record["id"] for record in printed.records} == {citation.key for citation in citations}
    # biber makes one character of `$\\langle$`, which LaTeX takes for a command of text.
    assert [line for line in printed.complaints if "invalid in math mode" not in line] == []
