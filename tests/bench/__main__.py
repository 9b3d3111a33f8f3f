"""`python -m tests.bench`: the table of times and memory, printed and written to docs/bench.md.

BENCH_FULL=1 measures the memory on a million records and not on 100,000. CARCITE_PEERS names the Python in which
refkit, Biopython and pubmed_parser are installed, where that is another one.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench import duplicates, invented
from tests.bench.jobs import CORPUS, GROWTHS, JOBS, Growth, Job, made
from tests.bench.measure import Run, RunError, best, run
from tests.bench.rivals import carcite

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "bench.md"
SEED = ROOT / "seeds" / "000_5ba4fdb34eca6612.txt"
ENOUGH = 20.0  # seconds: what takes longer is not run again
STARTS = 15

HEAD = """# Speed and memory

Made by `make bench`; do not edit. Python {python} on {processors} processors ({machine}). Every line is a new process
that reads a file and writes one, the programs of a table in turn, the best of several rounds. Ratios compare the times
by the clock: above 1, carcite is that many times as fast. What else the machine does makes single figures waver; ratios
of one run waver less. Memory below 40 MB, about that of the program that measures, cannot be told.
"""


def page(folder: Path) -> Iterator[str]:
    """The lines of docs/bench.md, as they are measured."""
    machine = f"{platform.system()}, {platform.machine()}"
    yield HEAD.format(python=platform.python_version(), processors=os.cpu_count(), machine=machine)
    for job in JOBS:
        yield from _job(job, folder)
    yield "## Time grows with the length of the file\n"
    yield "| job | N | 2N | 4N | 4N : N | MB at N | MB at 4N |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for growth in GROWTHS:
        yield _growth(growth, folder)
    yield from _memory(folder)
    yield from duplicates.section(CORPUS / "duplicates")
    yield from _start(folder)


def _job(job: Job, folder: Path) -> Iterator[str]:
    yield f"## {job.title}\n"
    if not CORPUS.is_dir() and "invented" not in job.title:
        yield "The corpus is not beside the checkout.\n"
        return
    yield "| program | does | seconds | processor seconds | MB | ratio |"
    yield "|---|---|--:|--:|--:|--:|"
    source = job.make(folder)
    runs: list[list[Run]] = [[] for _ in job.rivals]
    faults: dict[int, str] = {}
    for _ in range(job.rounds):
        for number, rival in enumerate(job.rivals):
            if rival.missing or number in faults or (runs[number] and runs[number][0].seconds > ENOUGH):
                continue
            try:
                runs[number].append(run(rival.command(source, folder / f"out{job.suffix}"), cwd=rival.cwd))
            except RunError as error:
                faults[number] = str(error)
    ours = best(runs[0])
    for number, rival in enumerate(job.rivals):
        if why := rival.missing or faults.get(number):
            yield f"| {rival.name} | {why.replace('|', '/')} | | | | |"
            continue
        took = best(runs[number])
        ratio = f"{took.seconds / ours.seconds:.2f}" if number else ""
        yield f"| {rival.name} | {rival.does} | {took.seconds:.2f} | {took.cpu:.2f} | {took.megabytes:.0f} | {ratio} |"
    yield ""


def _growth(growth: Growth, folder: Path) -> str:
    took: list[Run] = []
    for times in (1, 2, 4):
        source = growth.make(times)(folder)
        took.append(best([run(carcite().command(source, folder / f"out{growth.suffix}")) for _ in range(2)]))
    one, two, four = took
    return (
        f"| {growth.title} | {one.seconds:.2f} | {two.seconds:.2f} | {four.seconds:.2f} | {four.cpu / one.cpu:.1f} "
        f"| {one.megabytes:.0f} | {four.megabytes:.0f} |"
    )


def _memory(folder: Path) -> Iterator[str]:
    count = 1_000_000 if os.environ.get("BENCH_FULL") else 100_000
    took = run(carcite().command(made(invented.write_ris, count, ".ris")(folder), folder / "out.bib"))
    yield f"\n## {count:,} RIS records to BibTeX\n"
    yield f"{took.seconds:.0f} seconds, at most {took.megabytes:.0f} MB."
    if count < 1_000_000:
        yield "A million with `BENCH_FULL=1 make bench`."


_SNIPPETS = {
    "`pass`": "pass",
    "`from pydantic import BaseModel`": "from pydantic import BaseModel",
    "`import carcite`": "import carcite",
    "`from carcite import Citation, load, dump`": "from carcite import Citation, load, dump",
    "an abstract page to BibTeX": "import sys, carcite; carcite.convert(sys.argv[1], sys.argv[2], on_note='ignore')",
    "BibTeX to RIS": "import sys, carcite; carcite.convert(sys.argv[2], sys.argv[2] + '.ris', on_note='ignore')",
}


def _start(folder: Path) -> Iterator[str]:
    yield "\n## Starting up\n"
    yield (
        f"Whole processes with their bytecode cached, as installed packages have it, the best of {STARTS}, in turn; "
        "the ratio is to `from pydantic import BaseModel`.\n"
    )
    yield "| process | milliseconds | MB | ratio |"
    yield "|---|--:|--:|--:|"
    # A cache of our own, so that neither a fresh checkout nor PYTHONDONTWRITEBYTECODE compiles everything each time.
    cached = {"PYTHONPYCACHEPREFIX": str(folder / "bytecode"), "PYTHONDONTWRITEBYTECODE": ""}
    runs: dict[str, list[Run]] = {name: [] for name in _SNIPPETS}
    for _ in range(STARTS):
        for name, code in _SNIPPETS.items():
            command = [sys.executable, "-c", code, str(SEED), str(folder / "seed.bib")]
            runs[name].append(run(command, environment=cached))
    base = best(runs["`from pydantic import BaseModel`"]).seconds
    for name, several in runs.items():
        took = best(several)
        yield f"| {name} | {took.seconds * 1000:.0f} | {took.megabytes:.0f} | {took.seconds / base:.2f} |"


def main() -> None:
    """Measure, print as it goes, and write the page when all is done."""
    lines: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for line in page(Path(folder)):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
            lines.append(line)
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"wrote {PAGE.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
