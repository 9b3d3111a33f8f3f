"""The CI script: which packages it asks apt for on a machine that lacks some programs."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NEEDED = ("bash", "dirname", "sort", "grep", "env", "python3")
ALL = [
    "biber",
    "bibtex",
    "pdflatex",
    "xelatex",
    "lualatex",
    "pandoc",
    "ris2xml",
    "xml2bib",
    "bib2xml",
    "xml2ris",
    "jabref",
    "chromium",
    "npm",
    "node",
]

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")


def run(folder: Path, *programs: str, mode: str = "--packages") -> subprocess.CompletedProcess[str]:
    """The script on a machine that has these programs, the tools of any machine, and nothing else."""
    for name in NEEDED:
        (folder / name).symlink_to(str(shutil.which(name)))
    for name in programs:
        (folder / name).write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    command = [str(shutil.which("bash")), str(ROOT / ".ci" / "run"), mode]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "PATH": str(folder)})


def test_nothing_is_asked_for_where_all_is_there(tmp_path: Path) -> None:
    done = run(tmp_path, *ALL, "kpsewhich", "fc-list")
    assert done.returncode == 0
    assert set(done.stdout.split()) <= {"fonts-noto-cjk", "python3-venv"}


def test_only_the_packages_of_what_is_missing_are_asked_for(tmp_path: Path) -> None:
    present = [name for name in ALL if name not in ("biber", "lualatex", "xml2ris")]
    done = run(tmp_path, *present, "kpsewhich", "fc-list")
    assert set(done.stdout.split()) - {"fonts-noto-cjk", "python3-venv"} == {"biber", "bibutils", "texlive-luatex"}


def test_node_of_debian_is_never_asked_for_where_a_node_is(tmp_path: Path) -> None:
    done = run(tmp_path, "node", "npm")
    assert {"pandoc", "jabref", "lmodern"} <= set(done.stdout.split())
    assert not {"nodejs", "npm"} & set(done.stdout.split())


def test_node_without_npm_is_an_error_that_names_the_reason(tmp_path: Path) -> None:
    done = run(tmp_path, "node")
    assert done.returncode == 1
    assert "node is installed without npm" in done.stderr


def test_an_install_that_fails_is_an_error_with_its_output(tmp_path: Path) -> None:
    apt = tmp_path / "apt-get"
    apt.write_text("#!/bin/sh\ntest $1 = update || { echo E: Unable to locate package; exit 100; }\n", encoding="utf-8")
    apt.chmod(0o755)
    sudo = tmp_path / "sudo"
    sudo.write_text('#!/bin/sh\nexec "$@"\n', encoding="utf-8")
    sudo.chmod(0o755)
    for name in ("sh", "id", "mktemp", "tail", "cat"):
        (tmp_path / name).symlink_to(str(shutil.which(name)))
    done = run(tmp_path, "node", "npm", mode="")
    assert done.returncode == 1
    assert "Unable to locate package" in done.stdout
    assert "CI failed: apt-get install" in done.stderr
