"""`python -m tests.bench`: the tables of times and memory, printed and written to docs/bench.md.

With names of sections (jobs growth large-ris large-bib large-nbib large-xml duplicates start) only these are measured;
the others stay as they are. LARGE is the number of records of the large files (100,000), LARGE_FOLDER where they are
kept. CARCITE_PEERS names the Python in which refkit, Biopython and pubmed_parser are installed, if that is another one.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tests.bench import duplicates
from tests.bench.jobs import CARCITES, CORPUS, GROWTHS, JOBS, LARGE, Growth, Job, made
from tests.bench.measure import Run, RunError, best, run
from tests.bench.rivals import carcite

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "bench.md"
SEED = ROOT / "seeds" / "000_5ba4fdb34eca6612.txt"
ENOUGH = 20.0  # seconds: what takes longer is not run again
STARTS = 15

HEAD = """# Speed and memory

Made by `make bench`; do not edit. Python {python} on {processors} processors ({machine}). Every line is a new process,
its bytecode cached, that reads a file and writes one, the programs of a table in turn, the best of several rounds.
Ratios compare the times by the clock: above 1, carcite is that many times as fast; the first is to carcite by one
process, the second to carcite with `jobs="auto"`. What else the machine does makes single figures waver; ratios of one
run waver less. MB is the peak of a process, and behind a plus that of its largest worker; processor seconds are those
of all. Memory below 40 MB, that of the program that measures, cannot be measured. A load above 0.5 says that other
programs were running: seconds are then too long, and say nothing of what several processes gain, which need free
processors.
"""


def _jobs(folder: Path) -> Iterator[str]:
    for job in JOBS:
        yield from _job(job, folder)


def _job(job: Job, folder: Path) -> Iterator[str]:
    yield f"## {job.title}\n"
    if not CORPUS.is_dir() and "invented" not in job.title:
        yield "The corpus is not beside the checkout.\n"
        return
    yield "| program | does | seconds | processor seconds | MB | ratio | to auto |"
    yield "|---|---|--:|--:|--:|--:|--:|"
    source = job.make(folder)
    runs: list[list[Run]] = [[] for _ in job.rivals]
    faults: dict[int, str] = {}
    for _ in range(job.rounds):
        for number, rival in enumerate(job.rivals):
            if rival.missing or number in faults or (runs[number] and runs[number][0].seconds > ENOUGH):
                continue
            try:
                command = rival.command(source, folder / f"out{job.suffix}")
                runs[number].append(run(command, cwd=rival.cwd, workers=rival.workers))
            except RunError as error:
                faults[number] = str(error)
    ours, auto = best(runs[0]), best(runs[2])
    for number, rival in enumerate(job.rivals):
        if why := rival.missing or faults.get(number):
            yield f"| {rival.name} | {why.replace('|', '/')} | | | | | |"
            continue
        took = best(runs[number])
        ratios = f"{took.seconds / ours.seconds:.2f} | {took.seconds / auto.seconds:.2f}"
        yield f"| {rival.name} | {rival.does} | {took.seconds:.2f} | {took.cpu:.2f} | {took.memory} | {ratios} |"
    yield ""
    measured = zip(job.rivals[3:], runs[3:], strict=True)
    yield _limit(
        auto, {rival.name: best(took).seconds for rival, took in measured if took and rival.does != "reads only"}
    )


def _limit(auto: Run, rivals: dict[str, float]) -> str:
    """What all processors could give if they were busy all the time, beside other programs."""
    number = os.cpu_count() or 1
    least = auto.cpu / number
    limit = f"The {auto.cpu:.2f} processor seconds of `auto` are {least:.2f} seconds at least on {number} processors"
    if not rivals:
        return f"{limit}.\n"
    ratios = ", ".join(f"{seconds / least:.2f} for {name}" for name, seconds in rivals.items())
    return f"{limit}; with these, the last column would be {ratios}.\n"


def _growths(folder: Path) -> Iterator[str]:
    yield "## Time grows with the length of the file\n"
    yield "| job | N | 2N | 4N | 4N : N | MB at N | MB at 4N |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for growth in GROWTHS:
        yield _growth(growth, folder)
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


def _large(name: str, folder: Path) -> Iterator[str]:
    title, write, source, result = LARGE[name]
    count = int(os.environ.get("LARGE", "100000"))
    path = made(write, count, source)(Path(os.environ.get("LARGE_FOLDER", folder)))
    yield f"## {count:,} invented records: {title}\n"
    yield "| processes | seconds | processor seconds | MB |"
    yield "|---|--:|--:|--:|"
    for rival in CARCITES[:2]:
        took = run(rival.command(path, folder / f"out{result}"), workers=rival.workers, limit=7200)
        jobs = "2 workers" if rival.workers else "one"
        yield f"| {jobs} | {took.seconds:.0f} | {took.cpu:.0f} | {took.memory} |"
    yield ""


def _duplicates(folder: Path) -> Iterator[str]:
    return duplicates.section(CORPUS / "duplicates")


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
    yield (f"Whole processes, the best of {STARTS}, in turn; the ratio is to `from pydantic import BaseModel`.\n")
    yield "| process | milliseconds | MB | ratio |"
    yield "|---|--:|--:|--:|"
    runs: dict[str, list[Run]] = {name: [] for name in _SNIPPETS}
    for _ in range(STARTS):
        for name, code in _SNIPPETS.items():
            command = [sys.executable, "-c", code, str(SEED), str(folder / "seed.bib")]
            runs[name].append(run(command))
    base = best(runs["`from pydantic import BaseModel`"]).seconds
    for name, several in runs.items():
        took = best(several)
        yield f"| {name} | {took.seconds * 1000:.0f} | {took.megabytes:.0f} | {took.seconds / base:.2f} |"


SECTIONS: dict[str, Callable[[Path], Iterator[str]]] = {
    "jobs": _jobs,
    "growth": _growths,
    **{f"large-{name}": partial(_large, name) for name in LARGE},
    "duplicates": _duplicates,
    "start": _start,
}
_MARK = "<!-- {} -->\n"


def main() -> None:
    """Measure, print as it goes, and write the page when all is done."""
    chosen = sys.argv[1:] or list(SECTIONS)
    if unknown := set(chosen) - SECTIONS.keys():
        sys.exit(f"no section {', '.join(sorted(unknown))}; known are {', '.join(SECTIONS)}")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # programs start with their bytecode, as installed packages do
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    machine = f"{platform.system()}, {platform.machine()}"
    text = HEAD.format(python=platform.python_version(), processors=os.cpu_count(), machine=machine)
    for name, section in SECTIONS.items():
        mark = _MARK.format(name)
        if name in chosen:
            body = "\n" + "\n".join(_measured(section)).strip("\n") + "\n"
        else:
            body = page.partition(mark)[2].partition("\n<!-- ")[0]
        text += f"\n{mark}{body}"
    PAGE.write_text(text, encoding="utf-8")
    sys.stdout.write(f"wrote {PAGE.relative_to(ROOT)}\n")


def _measured(section: Callable[[Path], Iterator[str]]) -> Iterator[str]:
    yield f"Load of the machine, as this began: {os.getloadavg()[0]:.1f}.\n"
    with tempfile.TemporaryDirectory() as folder:
        for line in section(Path(folder)):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
            yield line


if __name__ == "__main__":
    main()
