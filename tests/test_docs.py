"""The pages of docs/ that are made, and the pages about programs, say what the code does; cost grows as they say."""

from __future__ import annotations

import gzip
import re
import shutil
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

import carcite
from carcite.cli import main
from carcite.cli.commands import COMMANDS as COMMANDS_OF
from carcite.formats import every
from carcite.keys import KEY_FIELDS
from carcite.notes import Code
from carcite.options import TARGETS
from carcite.values.name_lists import split_names
from tests import report, tables
from tests.bench import invented
from tests.bench.measure import RunError, run

DOCS = Path(__file__).parent.parent / "docs"
PAGES = sorted(DOCS.glob("*.md"))


@pytest.mark.parametrize("name", tables.PAGES)
def test_a_page_that_is_made_is_what_the_tables_make(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == tables.PAGES[name](), "run `make docs`"


def test_every_field_of_a_key_template_is_in_the_docs() -> None:
    text = (DOCS / "keys.md").read_text(encoding="utf-8")
    assert [name for name in KEY_FIELDS if f"| `{{{name}}}` |" not in text] == []


def test_every_page_is_in_the_navigation_of_the_site() -> None:
    navigation = (DOCS.parent / "mkdocs.yml").read_text(encoding="utf-8")
    assert [page.name for page in PAGES if page.name not in navigation] == []


def test_the_readme_names_every_format() -> None:
    text = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    assert [format.name for format in every() if f"`{format.name}`" not in text] == []


def test_the_readme_names_every_command() -> None:
    text = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS_OF if f"| `{name}` |" not in text] == []


def test_every_code_of_a_note_is_in_the_docs() -> None:
    text = (DOCS / "notes.md").read_text(encoding="utf-8")
    assert [code.value for code in Code if f"`{code}`" not in text] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_commands_of_a_page_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#\s]+)\)", text) if "://" not in link]
    assert [link for link in links if not (DOCS / link).exists()] == []
    names = {format.name for format in every()}
    assert set(re.findall(r"carcite convert [^`\n]*-t (\w+)", text)) <= names
    assert set(re.findall(r"--target (\w+)", text)) <= set(TARGETS)


WORDS = "\n".join(page.read_text(encoding="utf-8") for page in (*PAGES, DOCS.parent / "README.md"))
COMMANDS = sorted(set(re.findall(r"`carcite ((?:convert|formats|check|show) [^`\n]+)`", WORDS)))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_that_a_page_names_does_what_it_says(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    citations = carcite.load(DOCS.parent / "examples" / "data" / "search.nbib")
    shutil.copy(DOCS.parent / "examples" / "data" / "page.txt", tmp_path)
    if "page.txt" in command:
        citations = carcite.load("page.txt")
    for name in ("search.nbib", "refs.nbib", "refs.ris", "refs.bib"):
        carcite.dump(citations, name, on_note="ignore")
    words = command.split()
    assert main(words) in (0, 1)
    capsys.readouterr()
    if "-o" in words:
        name = words[words.index("-o") + 1]
        format = words[words.index("-t") + 1] if "-t" in words else None
        assert [c.title for c in carcite.load(name, format, on_note="ignore")][:1] == [citations[0].title]


@pytest.mark.parametrize(
    ("write", "suffix"),
    [(invented.write_ris, ".ris"), (invented.write_nbib, ".nbib"), (invented.write_pubmed_xml, ".xml.gz")],
)
def test_invented_records_are_read_whole(write: Callable[[Path, int], None], suffix: str, tmp_path: Path) -> None:
    write(tmp_path / f"some{suffix}", 20)
    citations = carcite.load(tmp_path / f"some{suffix}", on_note="raise")
    papers = list(invented.papers(20))
    assert [c.title for c in citations] == [p.title for p in papers]
    assert [c.doi for c in citations] == [f"10.5555/{p.number}" for p in papers]
    assert [len(c.authors) for c in citations] == [len(p.people) for p in papers]


def test_memory_does_not_grow_with_the_number_of_records(tmp_path: Path) -> None:
    peaks = []
    for count in (50, 500):
        with gzip.open(tmp_path / "some.ris.gz", "wt", encoding="utf-8") as packed:
            invented.write_ris(tmp_path / "some.ris", count)
            packed.write((tmp_path / "some.ris").read_text(encoding="utf-8"))
        carcite.convert(tmp_path / "some.ris.gz", tmp_path / "some.json", on_note="ignore")  # what is kept is kept now
        tracemalloc.start()
        carcite.convert(tmp_path / "some.ris.gz", tmp_path / "some.json", on_note="ignore")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    small, large = peaks
    assert large < small + 1_000_000  # the larger file's citations would be more than 5 MB


def test_a_round_trip_names_what_differs() -> None:
    citation = carcite.Citation(type="book", key="r0", title="A book", submitted="2020")
    ris, csljson = (format for format in every() if format.name in ("ris", "csljson"))
    assert report.trip([citation], csljson) == report.Trip(1, {}, {}, 0)
    lossy = report.trip([citation], ris)
    assert lossy.different["submitted"] == 1
    assert not lossy.silent


def test_a_program_that_fails_says_why() -> None:
    assert run(["true"]).seconds < 5
    with pytest.raises(RunError, match="no luck"):
        run(["sh", "-c", "echo no luck >&2; exit 3"])


NAMES = re.findall(r"^\| `(.+?)` \| (.*) \|$", (DOCS / "names.md").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize(("text", "cells"), NAMES)
def test_names_are_read_as_the_page_says(text: str, cells: str) -> None:
    if "|" not in cells:
        assert " · ".join(split_names(text).names) == cells
        return
    name = carcite.Name.parse(text)
    assert name is not None
    others = {"particle": name.particle, "dropping particle": name.dropping_particle, "suffix": name.suffix}
    other = "body" if name.literal else " ".join(f"{part} {value}" for part, value in others.items() if value)
    assert [cell.strip() for cell in cells.split("|")] == [name.family or "", name.given or "", other]
