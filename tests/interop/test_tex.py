"""BibTeX, biber and LaTeX take what carcite writes: all entries printed, no error, no undeserved warning."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import carcite
from carcite import Citation
from carcite.options import Target
from tests.formats.bibtex.test_source_tex import FIELDS, entry
from tests.interop import programs
from tests.interop.citations import ACCEPTANCE, HOSTILE
from tests.interop.measure import words

pytestmark = pytest.mark.interop

SEED = Path(__file__).parent.parent.parent / "seeds" / "000_5ba4fdb34eca6612.txt"
SETS: dict[str, Sequence[Citation]] = {"acceptance": ACCEPTANCE, "hostile": HOSTILE}

# BibTeX's standard styles print one of two fields and say so where an entry has both, which is true of the data.
_HAS_BOTH = re.compile(r"Warning--can't use both (?:volume and number|author and editor) fields in (.+)")
# What the standard styles need and a citation may be without: field of the style -> model fields that would be it.
_EMPTY = re.compile(r"Warning--empty (.+) in (.+)")
_NEEDED: dict[str, tuple[str, ...]] = {
    "author": ("authors",),
    "editor": ("editors",),
    "author and editor": ("authors", "editors"),
    "title": ("title",),
    "journal": ("container_title",),
    "booktitle": ("container_title",),
    "publisher": ("publisher",),
    "school": ("publisher",),
    "institution": ("publisher",),
    "year": ("issued",),
    "note": ("note",),
}
# A text where biblatex's data model wants a number: it may be printed, and biber says that it is none.
# Fields of common use that biblatex's data model has not, or not on every entry type, and dates in words.
_BEYOND_MODEL = re.compile(
    r"[Ff]ield '[a-z+:-]+' (?:invalid in data model|for entrytype)|Invalid format '.*' of date field|'(?:issn|isbn)'"
)
_NO_NUMBER = re.compile(
    r"WARN - (?:Datamodel: Entry '(.+)' \(refs\.bib\): Invalid value of field '(volume|year)' must be datatype '"
    r"|legacy (year) field '.*' in entry '(.+)' is not an integer)"
)


def undeserved(complaints: Sequence[str], citations: Sequence[Citation]) -> list[str]:
    """The complaints of BibTeX that are not about something truly missing in the data, or truly there twice."""
    by_key = {citation.key: citation for citation in citations}
    found = []
    for complaint in complaints:
        both, empty = _HAS_BOTH.match(complaint), _EMPTY.match(complaint)
        if both and (citation := by_key.get(both[1])):
            deserved = bool(citation.editors or citation.collection_number)
        elif empty and (citation := by_key.get(empty[2])):
            deserved = not any(getattr(citation, name) for name in _NEEDED[empty[1]])
        else:
            deserved = False
        if not deserved:
            found.append(complaint)
    return found


def unfounded(complaints: Sequence[str], citations: Sequence[Citation]) -> list[str]:
    """The complaints of biber that are not about a text where biblatex knows numbers only."""
    by_key = {citation.key: citation for citation in citations}
    found = []
    for complaint in complaints:
        if _BEYOND_MODEL.search(complaint):
            continue
        if match := _NO_NUMBER.match(complaint):
            citation = by_key[match[1] or match[4]]
            if match[2] == "volume":
                deserved = citation.volume is not None and not citation.volume.isdecimal()
            else:
                deserved = citation.issued is not None and citation.issued.is_literal
        else:
            deserved = False
        if not deserved:
            found.append(complaint)
    return found


@pytest.mark.parametrize("style", ["plain", "unsrt", "alpha"])
def test_bibtex_has_nothing_to_complain_of(style: str, program: Callable[[str], Path], tmp_path: Path) -> None:
    program("bibtex")
    reading = programs.bibtex(carcite.write(ACCEPTANCE, "bibtex").text, tmp_path, style)
    assert {record["id"] for record in reading.records} == {citation.key for citation in ACCEPTANCE}
    assert undeserved(reading.complaints, ACCEPTANCE) == []


def test_bibtex_takes_hostile_values(program: Callable[[str], Path], tmp_path: Path) -> None:
    program("bibtex")
    program("xelatex")
    reading = programs.bibtex(carcite.write(HOSTILE, "bibtex").text, tmp_path)
    assert {record["id"] for record in reading.records} == {citation.key for citation in HOSTILE}
    assert undeserved(reading.complaints, HOSTILE) == []
    printed = programs.print_bibtex(tmp_path, "xelatex")
    assert {record["id"] for record in printed.records} == {citation.key for citation in HOSTILE}
    assert printed.complaints == []


@pytest.mark.parametrize("format", ["bibtex", "biblatex"])
def test_pdflatex_prints_what_is_written_in_ascii(format: str, program: Callable[[str], Path], tmp_path: Path) -> None:
    """Characters that TeX has no spelling for (Chinese) are written as they are, and pdfLaTeX has no font for them."""
    program("bibtex" if format == "bibtex" else "biber")
    program("pdflatex")
    able = [c for c in (*ACCEPTANCE, *HOSTILE) if carcite.write([c], format, ascii=True).text.isascii()]
    assert len(able) > 0.8 * len(ACCEPTANCE + HOSTILE)
    text = carcite.write(able, format, ascii=True).text
    keys = {citation.key for citation in able}
    if format == "bibtex":
        assert undeserved(programs.bibtex(text, tmp_path).complaints, able) == []
        printed = programs.print_bibtex(tmp_path, "pdflatex")
    else:
        _, printed = programs.biblatex(text, tmp_path, "pdflatex")
    assert {record["id"] for record in printed.records} == keys
    assert printed.complaints == []


@pytest.mark.parametrize("target", [None, "latex"])
@pytest.mark.parametrize("which", ["acceptance", "hostile"])
def test_biber_and_xelatex_take_biblatex(
    which: str, target: Target | None, program: Callable[[str], Path], tmp_path: Path
) -> None:
    program("biber")
    program("xelatex")
    citations = SETS[which]
    fields, printed = programs.biblatex(carcite.write(citations, "biblatex", target=target).text, tmp_path, "xelatex")
    keys = {citation.key for citation in citations}
    assert {record["id"] for record in fields.records} == keys
    assert {record["id"] for record in printed.records} == keys
    assert unfounded(fields.complaints, citations) == []
    assert printed.complaints == []


# What LaTeX would stop at if it were written as it is.
FAULTY = [
    r"title = {An \input{x} and $x^a^b$}",
    r"title = {A \alpha{} & \emph}",
    r"author = {{\TeX} {Users} = $x$, A.}",
]


def sources() -> list[Citation]:
    """Entries of a .bib with TeX in them."""
    read = [carcite.loads(entry(field), "bibtex", on_note="ignore")[0] for field in (*FIELDS, *FAULTY)]
    return [
        citation.replace(key=f"k{number}", type="book", issued="2020", publisher="P", title=citation.title or "None")
        for number, citation in enumerate(read)
        if r"\another" not in str(citation.title)  # a command that only its author knows
    ]


@pytest.mark.parametrize("engine", ["pdflatex", "xelatex"])
@pytest.mark.parametrize("format", ["bibtex", "biblatex"])
def test_the_tex_of_a_bib_file_compiles(
    format: str, engine: str, program: Callable[[str], Path], tmp_path: Path
) -> None:
    program("bibtex" if format == "bibtex" else "biber")
    program(engine)
    citations = sources()
    text = carcite.write(citations, format).text
    if format == "bibtex":
        programs.bibtex(text, tmp_path)
        printed = programs.print_bibtex(tmp_path, engine)
    else:
        _, printed = programs.biblatex(text, tmp_path, engine)
    assert {record["id"] for record in printed.records} == {citation.key for citation in citations}
    assert printed.complaints == []


@pytest.mark.parametrize("format", ["bibtex", "biblatex"])
def test_the_seed_is_printed_without_a_complaint(format: str, program: Callable[[str], Path], tmp_path: Path) -> None:
    program("bibtex" if format == "bibtex" else "biber")
    program("xelatex")
    [seed] = carcite.loads(SEED.read_text(encoding="utf-8"), "page", on_note="ignore")
    titled = seed.model_copy(update={"title": "A title the page does not give"})
    text = carcite.write([titled], format, related="none").text
    if format == "bibtex":
        reading = programs.bibtex(text, tmp_path)
        printed = programs.print_bibtex(tmp_path, "xelatex")
        held = words(reading.records[0]["printed"])
    else:
        reading, printed = programs.biblatex(text, tmp_path, "xelatex")
        held = words(tuple(reading.records[0].values()))
    assert printed.complaints == []
    assert unfounded(reading.complaints, [titled]) == []
    assert words((seed.container_title, seed.volume, "523", "530", "2024")) <= held
    assert {"wang", "lu", "ye", "fu"} <= held
