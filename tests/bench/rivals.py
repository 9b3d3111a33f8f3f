"""The programs that are measured: for each, the command that does a job and what it needs to be there.

All start from nothing: a new process that reads one file and writes another. Where a program cannot do the whole job it
does the part it can, and `does` says which.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.interop.programs import NODE

PEERS = os.environ.get("CARCITE_PEERS", sys.executable)
"""The Python in which refkit, Biopython and pubmed_parser are installed."""


class Rival(NamedTuple):
    """A program that does a job: `command(source, result)` is what is run, in `cwd`."""

    name: str
    command: Callable[[Path, Path], list[str]]
    missing: str | None = None
    does: str = "the same"
    cwd: Path | None = None
    workers: bool = False


def carcite(jobs: int | str = 1) -> Rival:
    """carcite.convert, the formats by the suffixes."""
    code = f"import sys, carcite; carcite.convert(sys.argv[1], sys.argv[2], on_note='ignore', jobs={jobs!r})"
    name = "carcite" if jobs == 1 else f"carcite, `jobs={jobs!r}`"
    return Rival(name, _python(sys.executable, code), workers=jobs != 1)


def pandoc(source: str, result: str) -> Rival:
    """pandoc from one of its formats to another."""

    def command(src: Path, dst: Path) -> list[str]:
        return ["pandoc", "--from", source, "--to", result, "--output", str(dst), str(src)]

    missing = _program("pandoc")
    if missing is None and source not in _pandoc_reads():
        missing = f"this pandoc does not read {source}"
    return Rival("pandoc (Haskell)", command, missing)


def bibutils(*programs: str, unpack: bool = False, does: str = "the same") -> Rival:
    """A pipeline of bibutils' programs."""

    def command(src: Path, dst: Path) -> list[str]:
        first, *more = programs
        pipeline = f'gzip -dc "$0" | {first}' if unpack else f'{first} "$0"'
        return ["sh", "-c", " | ".join([pipeline, *more]) + ' > "$1"', str(src), str(dst)]

    missing = next((why for name in programs if (why := _program(name))), None)
    return Rival(f"bibutils {', '.join(programs)} (C)", command, missing, does)


def refkit(code: str, does: str) -> Rival:
    """refkit, in the Python of the peers."""
    return Rival("refkit (Rust)", _python(PEERS, code), _module(PEERS, "refkit"), does)


def peer(module: str, name: str, code: str, does: str) -> Rival:
    """A Python package, in the Python of the peers."""
    return Rival(name, _python(PEERS, code), _module(PEERS, module), does)


def own(name: str, code: str, does: str) -> Rival:
    """A Python package that carcite itself stands on."""
    return Rival(name, _python(sys.executable, code), None, does)


def citation_js(source: str, result: str) -> Rival:
    """Citation.js, from the packages of `make interop`."""
    output = "JSON.stringify(cite.data)" if result == "csljson" else "cite.format('bibtex')"
    code = (
        "import { readFileSync, writeFileSync } from 'node:fs'; import { Cite, logger } from '@citation-js/core';"
        "import '@citation-js/plugin-bibtex'; import '@citation-js/plugin-ris'; logger.level = 'silent';"
        "const [src, dst] = process.argv.slice(-2);"
        f"const cite = new Cite(readFileSync(src, 'utf8'), {{ forceType: '{source}' }});"
        f"writeFileSync(dst, {output});"
    )

    def command(src: Path, dst: Path) -> list[str]:
        return ["node", "--input-type=module", "--eval", code, str(src), str(dst)]

    missing = _program("node")
    if missing is None and not (NODE / "node_modules" / "@citation-js").is_dir():
        missing = "its packages are not installed"
    return Rival("Citation.js (JavaScript)", command, missing, cwd=NODE)


def _python(interpreter: str, code: str) -> Callable[[Path, Path], list[str]]:
    return lambda src, dst: [interpreter, "-c", code, str(src), str(dst)]


def _program(name: str) -> str | None:
    return None if shutil.which(name) else f"{name} is not installed"


@cache
def _module(interpreter: str, name: str) -> str | None:
    found = subprocess.run([interpreter, "-c", f"import {name}"], capture_output=True, check=False)
    return f"{name} is not installed" if found.returncode else None


@cache
def _pandoc_reads() -> frozenset[str]:
    listed = subprocess.run(["pandoc", "--list-input-formats"], capture_output=True, text=True, check=False)
    return frozenset(listed.stdout.split())
