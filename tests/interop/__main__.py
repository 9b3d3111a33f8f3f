"""`python -m tests.interop`: every format and target through every program that is installed, into docs/interop.md."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from carcite import write
from carcite.options import TARGETS, Target
from tests.interop.citations import ACCEPTANCE
from tests.interop.programs import NODE
from tests.interop.reasons import reason
from tests.interop.runs import FORMATS, PROGRAMS, Outcome, Program, run

PAGE = Path(__file__).parent.parent.parent / "docs" / "interop.md"
ALL: tuple[Target | None, ...] = (None, *TARGETS)

HEAD = """# What other programs read of carcite's files

Made by `make interop`; do not edit. One citation of each CSL type, with every field that a work of the type can have
({records} records, {fields} fields; `tests/interop/citations.py`), is written in each format for each target, and
read by the real programs. A field counts where all its words stand in the program's own field for it; **in notes**
where they stand only in a note. `related` and `extra` are not counted, nor is the ORCID of a name.

Zotero is its own import as its translation server had it in 2019: a line of Extra counts as a note, and later versions
have more fields, into which they take such lines. JabRef is version 3.8, which reads few tags of RIS. EndNote and
Mendeley are not here: their rows show what a file for one of them gives elsewhere. BibTeX itself has no column: every
entry of the set is printed (`tests/interop/test_tex.py`).
"""


def installed(program: Program) -> bool:
    """Whether a program can be run here."""
    return shutil.which(program.command) is not None and (program.command != "node" or (NODE / "node_modules").is_dir())


def outcomes(program: Program, format: str) -> dict[Target | None, Outcome]:
    """What a program reads of a format, for each target; targets with the same text share a run."""
    done: dict[str, Outcome] = {}
    found: dict[Target | None, Outcome] = {}
    for target in ALL:
        text = write(ACCEPTANCE, format, target=target).text
        if text not in done:
            done[text] = run(program, format, ACCEPTANCE, text)
        found[target] = done[text]
    return found


def page() -> Iterator[str]:
    """The lines of docs/interop.md."""
    some = [program for program in PROGRAMS if installed(program)]
    measured = {(p.name, f): outcomes(p, f) for p in some for f in p.formats}
    first = next(iter(measured.values()))[None]
    yield HEAD.format(records=first.records_in, fields=first.fates.total())
    yield from _summary(some, measured)
    for (name, format), found in measured.items():
        program = next(p for p in some if p.name == name)
        yield from _details(program, format, found[None])
    if absent := [program.name for program in PROGRAMS if program not in some]:
        yield f"\nNot installed where this was made: {', '.join(absent)}."


def _summary(some: list[Program], measured: dict[tuple[str, str], dict[Target | None, Outcome]]) -> Iterator[str]:
    yield "## Fields that arrive, in percent\n"
    yield f"| format | target | {' | '.join(program.name for program in some)} |"
    yield f"|---|---|{'---|' * len(some)}"
    for format in FORMATS:
        for target in ALL:
            cells = [_cell(measured.get((program.name, format), {}).get(target)) for program in some]
            yield f"| {format} | {target or 'none'} | {' | '.join(cells)} |"


def _cell(outcome: Outcome | None) -> str:
    if outcome is None:
        return ""
    noted = 100 * outcome.fates["in a note"] / max(1, outcome.fates.total())  # type: ignore[index]
    return f"{outcome.percent:.0f}" + (f" (+{noted:.0f} in notes)" if noted >= 0.5 else "")


def _details(program: Program, format: str, outcome: Outcome) -> Iterator[str]:
    yield f"\n## {format} read by {program.name}\n"
    yield (
        f"{outcome.records_in} records in, {outcome.records_out} out; {outcome.fates.total()} fields in, "
        f"{outcome.fates['there']} out ({outcome.percent:.0f} %).\n"  # type: ignore[index]
    )
    yield "| field | not in its place | why |"
    yield "|---|---|---|"
    for lost in outcome.losses:
        why = reason(program.name, lost.field, has_place=lost.field in program.vocabulary) or "**not explained**"
        noted = f", {lost.noted} of them in a note" if lost.noted else ""
        yield f"| {lost.field} | {lost.missing} of {lost.held}{noted} | {why} |"


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text("\n".join(page()) + "\n", encoding="utf-8")
    sys.stdout.write(f"wrote {PAGE}\n")
