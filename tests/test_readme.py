"""The README's Python examples run, in order, in one namespace and an empty folder; printed results are compared.

So do the examples in docstrings, each by itself, and the scripts in examples/.
"""

from __future__ import annotations

import contextlib
import doctest
import importlib
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import carcite
from tests import readme

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
SHELL = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def test_the_readme_examples_do_what_they_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (ROOT / "examples" / "data").iterdir():
        shutil.copy(path, tmp_path)
    monkeypatch.chdir(tmp_path)
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    parser = doctest.DocTestParser()
    namespace: dict[str, object] = {}
    blocks = BLOCK.findall(README.read_text(encoding="utf-8"))
    assert blocks
    report: list[str] = []
    for number, block in enumerate(blocks):
        test = parser.get_doctest(block, namespace, f"README block {number + 1}", str(README), 0)
        runner.run(test, out=report.append, clear_globs=False)
        namespace = test.globs
    assert runner.summarize(verbose=False).failed == 0, "".join(report)


MODULES = sorted(path for path in (ROOT / "carcite").rglob("*.py") if ">>> " in path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_the_examples_of_docstrings_do_what_they_say(path: Path) -> None:
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    report: list[str] = []
    for test in doctest.DocTestFinder().find(importlib.import_module(name)):
        doctest.DocTestRunner(verbose=False).run(test, out=report.append)
    assert report == []


def test_the_input_and_outputs_of_the_readme_are_true() -> None:
    text = README.read_text(encoding="utf-8")
    assert readme.renewed(text) == text, "run `make docs`"


def test_the_readme_commands_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (ROOT / "examples" / "data").iterdir():
        shutil.copy(path, tmp_path)
    monkeypatch.chdir(tmp_path)
    carcite.convert("page.txt", "refs.bib", on_note="ignore")
    lines = [
        line[2:]
        for block in SHELL.findall(README.read_text(encoding="utf-8"))
        for line in block.splitlines()
        if line.startswith("$ ")
    ]
    assert lines
    for line in lines:
        command = line.replace("carcite", f"{sys.executable} -m carcite", 1)
        done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{line}: {done.stderr}"
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("script", sorted((ROOT / "examples").glob("*.py")), ids=lambda path: path.name)
def test_an_example_runs(script: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", [str(script)])
    if "from dask" in script.read_text(encoding="utf-8"):
        pytest.importorskip("distributed")
    with contextlib.redirect_stdout(sys.stderr):
        runpy.run_path(str(script), run_name="__main__")
