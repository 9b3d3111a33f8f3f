"""Many files at once: which are converted, to what names, and what becomes of those that cannot be."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

import pytest

import carcite
from carcite.cli import main
from carcite.notes import Note
from tests.bench import invented
from tests.conftest import FULL

ROOT = Path(__file__).parent.parent
RIS = "TY  - BOOK\nTI  - {}\nPY  - 2001\nAU  - Doe, J\nER  - \n"
BIB = "@book{{{}, title = {{{}}}, year = 2001, editora = {{Roe, R}}}}\n"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A folder with files that are read, and others."""
    folder = tmp_path / "in"
    texts = {
        "wells.ris": RIS.format("Wells"),
        "b/wells.ris": RIS.format("Wells") * 2,
        "b/wells.bib": BIB.format("w1", "Wells"),
        "b/c/springs.v2.ris": RIS.format("Springs"),
        "b/c/page.txt": (ROOT / "examples/data/page.txt").read_text(encoding="utf-8"),
        "b/c/readme.txt": "What is here",
        "broken.ris": "no record",
        "data.html": "<html></html>",
        "picture.png": "x",
        ".hidden.ris": RIS.format("Hidden"),
        ".git/x.bib": BIB.format("x", "X"),
    }
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "packed.bib.gz").write_bytes(gzip.compress(BIB.format("p", "Packed").encode()))
    return folder


def shown(done: list[carcite.Conversion], out: Path) -> dict[str, object]:
    return {one.path.relative_to(out).as_posix(): type(one.error).__name__ if one.error else one.count for one in done}


EXPECTED = {
    "broken.json": "NoRecordError",
    "packed.json": 1,
    "wells.json": 1,
    "b/wells.bib.json": 1,
    "b/wells.ris.json": 2,
    "b/c/page.json": 1,
    "b/c/springs.v2.json": 1,
}


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_file_becomes_a_file(jobs: int, sources: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    notes: list[Note] = []
    done = carcite.convert_many(sources, out, to_format="csljson", on_note=notes.append, jobs=jobs)
    assert shown(done, out) == EXPECTED
    written = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert written == {name for name, count in EXPECTED.items() if isinstance(count, int)}
    assert json.loads((out / "b/c/springs.v2.json").read_text(encoding="utf-8"))[0]["title"] == "Springs"
    skipped = [Path(note.record or "").name for note in notes if "is skipped" in note.message]
    assert sorted(skipped) == [".hidden.ris", "data.html", "picture.png", "readme.txt", "x.bib"]


def test_files_are_the_same_as_one_at_a_time(sources: Path, tmp_path: Path) -> None:
    for conversion in carcite.convert_many(sources, tmp_path / "out", to_format="bibtex", target="jabref", jobs="auto"):
        if conversion.error is None:
            alone = tmp_path / "alone.bib"
            carcite.convert(conversion.source, alone, target="jabref", on_note="ignore")
            assert conversion.path.read_bytes() == alone.read_bytes()


def test_notes_name_their_file_and_one_warning_sums_them_up(sources: Path, tmp_path: Path) -> None:
    notes: list[Note] = []
    carcite.convert_many(sources / "b", tmp_path / "out", to_format="ris", on_note=notes.append)
    records = [note.record or "" for note in notes if note.is_loss]
    assert records
    assert all(record.startswith(("wells.bib: w1", "page.txt")) for record in records)
    with pytest.warns(carcite.LossWarning, match=r"wells\.bib: w1") as caught:
        carcite.convert_many(sources / "b", tmp_path / "out", to_format="ris")
    assert len(caught) == 1
    assert caught[0].filename == __file__


def test_with_raise_a_file_with_a_loss_is_not_written(sources: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = carcite.convert_many(sources / "b", out, to_format="ris", on_note="raise", jobs=2)
    found = shown(done, out)
    assert found["wells.bib.ris"] == "LossError"
    assert found["wells.ris.ris"] == 2
    assert not (out / "wells.bib.ris").exists()


def test_files_that_are_named_are_tried_whatever_they_are_called(sources: Path, tmp_path: Path) -> None:
    (sources / "export").write_text(RIS.format("Wells"), encoding="utf-8")
    given = [sources / "export", sources / ".hidden.ris", sources / "picture.png", sources / "none.ris"]
    done = carcite.convert_many(given, tmp_path / "out", to_format="bibtex", on_note="ignore")
    assert shown(done, tmp_path / "out") == {
        "export.bib": 1,
        ".hidden.bib": 1,
        "picture.png.bib": "DetectError",
        "none.bib": "ReadError",
    }


def test_the_folder_to_write_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_text(RIS.format("A"), encoding="utf-8")
    for _ in range(2):
        done = carcite.convert_many(tmp_path, tmp_path / "out", to_format="ris", on_note="ignore")
        assert [one.path for one in done] == [tmp_path / "out" / "a.ris"]


def test_no_source_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_text(RIS.format("A"), encoding="utf-8")
    for folder, name, text in (("in/sub", "a.ris", RIS.format("A")), ("sub", "a.bib", BIB.format("a", "A"))):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(carcite.WriteError, match="which is converted, too"):
        carcite.convert_many([tmp_path / "in", tmp_path / "sub"], tmp_path, to_format="bibtex")
    assert "editora" in (tmp_path / "sub" / "a.bib").read_text(encoding="utf-8")
    with pytest.raises(carcite.WriteError, match="would both be written to"):
        carcite.convert_many([tmp_path / "a.ris", tmp_path / "a.ris"], tmp_path / "out", to_format="bibtex")
    assert carcite.convert_many(tmp_path / "a.ris", tmp_path, to_format="ris", on_note="ignore")[0].count == 1


def test_wrong_arguments(tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_text(RIS.format("A"), encoding="utf-8")
    cases: list[tuple[dict[str, Any], type[Exception]]] = [
        ({"to_format": "pubmedxml"}, carcite.FormatError),
        ({"to_format": "ris", "from_format": "html"}, carcite.FormatError),
        ({"to_format": "ris", "target": "word"}, carcite.WriteError),
        ({"to_format": "ris", "jobs": 0}, carcite.ReadError),
        ({"to_format": "ris", "on_note": "loud"}, carcite.WriteError),
    ]
    for arguments, error in cases:
        with pytest.raises(error):
            carcite.convert_many(tmp_path, tmp_path / "out", **arguments)
    (tmp_path / "none").mkdir()
    with pytest.raises(carcite.ReadError, match="no file to convert"):
        carcite.convert_many(tmp_path / "none", tmp_path / "out", to_format="ris")
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_made_is_an_error_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_text(RIS.format("A"), encoding="utf-8")
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    [done] = carcite.convert_many(tmp_path / "a.ris", tmp_path / "out", to_format="bibtex")
    assert isinstance(done.error, carcite.WriteError)
    assert (tmp_path / "out").read_text(encoding="utf-8") == "a file"


class DyingExecutor(Executor):
    """An executor whose second task kills it."""

    def __init__(self) -> None:
        self.taken = 0

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **named: Any) -> Any:
        from concurrent.futures import Future
        from concurrent.futures.process import BrokenProcessPool

        self.taken += 1
        if self.taken > 2:
            raise BrokenProcessPool("gone")
        future: Future[Any] = Future()
        if self.taken == 2:
            future.set_exception(BrokenProcessPool("gone"))
        else:
            future.set_result(function(*arguments, **named))
        return future


def test_a_worker_that_dies_costs_its_files(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.ris").write_text(RIS.format(name), encoding="utf-8")
    done = carcite.convert_many(tmp_path, tmp_path / "out", to_format="bibtex", on_note="ignore", jobs=DyingExecutor())
    assert [type(one.error) for one in done] == [type(None), carcite.WorkerError, carcite.WorkerError]


# --- the command ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("more", [[], ["--jobs", "2"], ["--verbose"], ["--json"]])
def test_the_command(more: list[str], sources: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert main(["convert", "-r", str(sources), "-o", str(out), "-t", "csljson", *more]) == 1
    said = capsys.readouterr().err
    assert f"{sources / 'broken.ris'}: line 1: no RIS record" in said
    if "--json" in more:
        objects = [json.loads(line) for line in said.splitlines()]
        assert any(one["file"] == str(sources / "b/c/page.txt") for one in objects if "file" in one)
    else:
        assert said.splitlines()[-1] == f"{out}: 6 of 7 files converted, 7 citations, 5 skipped"
    (sources / "broken.ris").unlink()
    assert main(["convert", "-r", str(sources), "-o", str(out), "-t", "csljson", "--quiet"]) == 0
    assert capsys.readouterr().err == ""


def test_strict_is_for_each_file(sources: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert main(["convert", "-r", str(sources / "b"), "-o", str(out), "-t", "ris", "--strict"]) == 1
    assert "wells.bib: 1 kind of loss" in capsys.readouterr().err
    assert not (out / "wells.bib.ris").exists()
    assert (out / "wells.ris.ris").exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["-o", "-", "-t", "ris"], "needs a folder"),
        (["-o", "out"], "needs a folder"),
        (["-o", "out", "-t", "ris", "--rekey"], "cannot change citations"),
        (["-o", "out", "-t", "ris", "--jobs", "some"], "not a number of processes"),
    ],
)
def test_options_that_do_not_fit(words: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "-r", "in", *words]) == 2
    assert message in capsys.readouterr().err


# --- the example ------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not FULL, reason="it starts a cluster of its own, which takes seconds; CI runs it (CARCITE_FULL)")
def test_pubmed_baseline_on_a_cluster(cluster: Executor, tmp_path: Path) -> None:
    folder, out = tmp_path / "baseline", tmp_path / "out"
    folder.mkdir()
    for number in range(3):
        invented.write_pubmed_xml(folder / f"pubmed26n{number:04}.xml.gz", 20 + number)
    (folder / "pubmed26n0003.xml.gz").write_bytes((folder / "pubmed26n0002.xml.gz").read_bytes()[:-500])
    words = [sys.executable, str(ROOT / "examples/pubmed_baseline.py"), str(folder), str(out)]
    ran = subprocess.run(words, capture_output=True, text=True, check=False, timeout=120)
    assert ran.returncode == 1, ran.stderr
    assert ran.stdout.splitlines()[-1] == "3 of 4 files, 63 citations"
    assert [len(json.loads(path.read_text(encoding="utf-8"))) for path in sorted(out.iterdir())] == [20, 21, 22]


def test_two_processes_work_at_once(tmp_path: Path) -> None:
    """A file that waits for another to be read: a pipe that is written when the other is opened."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("the system has no named pipes")
    first, second = tmp_path / "a.ris", tmp_path / "b.ris"
    os.mkfifo(first)
    second.write_text(RIS.format("B"), encoding="utf-8")
    words = [
        sys.executable,
        "-c",
        "import sys, carcite; print([c.count for c in carcite.convert_many(sys.argv[1:3], sys.argv[3], "
        "to_format='bibtex', on_note='ignore', jobs=2)])",
        str(first),
        str(second),
        str(tmp_path / "out"),
    ]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        for _ in range(400):
            if (tmp_path / "out" / "b.bib").exists():
                break
            time.sleep(0.05)
        first.write_text(RIS.format("A"), encoding="utf-8")
        said, _ = process.communicate(timeout=30)
    assert said == "[1, 1]\n"
