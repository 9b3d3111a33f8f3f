"""`python -m tests.interop`: every format and target through every installed program, into docs/interop*.md."""

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

DOCS = Path(__file__).parent.parent.parent / "docs"
PAGE = DOCS / "interop.md"
TABLE = DOCS / "interop_table.md"
ALL: tuple[Target | None, ...] = (None, *TARGETS)

# The target that a program's files are written for; other programs get what is written without a target.
TARGET_OF: dict[str, Target] = {
    "pandoc": "pandoc",
    "pandoc 3": "pandoc",
    "biber": "latex",
    "JabRef": "jabref",
    "Zotero": "zotero",
}

HEAD = """# What other programs read of carcite's files

Made by `make interop`; do not edit. One citation of each CSL type, with every field that a work of the type can have
({records} records, {fields} fields), is written in each format and read by the real programs. A field counts if all its
words are in the program's own field for it. Related papers and values kept from other formats are not counted.

Each program is given files that are written for it (`target=`). What each makes of files for other targets, and each
field by itself, is in [the whole table](interop_table.md).
"""

REMARKS = """
**+n**: in notes, or in Zotero's Extra. "Zotero (2019)" is the import of Zotero's translation server as the npm package
zotero-translators 0.0.2 has it, of 2019; no registry of npm, PyPI or Debian has a later one, and Zotero's own code is
under the AGPL and no part of this project. What Zotero reads today is in the next table. JabRef is version 3.8, which
reads few tags of RIS. EndNote and Mendeley are not here. BibTeX has no column: every entry is printed
(`tests/interop/test_tex.py`).

## Fields that arrive in Zotero today, in percent

| files for `target="zotero"` | {formats} |
|---|{dashes}
| in a field of the item, or in a line of Extra that Zotero cites from | {placed} |
| also in child notes | {noted} |

Measured by hand on 2026-11-30, with Zotero's import translators (zotero/translators, commit 28143701 of 2026-06-26),
its client's code for detecting a file, saving items and reading Extra (zotero/zotero, f2a42bec of 2026-08-21) and its
schema of item types, version 41, run in Node.js outside of Zotero. Files: the records of this page and 32 more with odd
dates, particles, organisations, markup and identifiers (77 records, 1,187 fields). Not counted is what Zotero has no
place for: affiliations, translated titles, publication types, funding, MeSH terms, other keys. CSL-JSON brings no tags;
EndNote XML and BibTeX have no way to most of Zotero's item types, and BibTeX none to the citation key, which stands
in the child note where there is one.
"""
# What was measured with Zotero's present import, in the order of FORMATS.
ZOTERO_TODAY = {"placed": (72, 72, 99.8, 96, 77, 100), "noted": (98, 98, 99.8, 96, 86, 100)}

TABLE_HEAD = """# What other programs read of carcite's files: the whole table

Made by `make interop`; do not edit. [The summary](interop.md) tells what is measured. The rows of a target show what
each program makes of files that are written for that target, its own or another.
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


Measured = dict[tuple[str, str], dict[Target | None, Outcome]]


def page(some: list[Program], measured: Measured) -> Iterator[str]:
    """The lines of docs/interop.md: a matrix of percentages, and why fields do not arrive, one line a reason."""
    first = next(iter(measured.values()))[None]
    yield HEAD.format(records=first.records_in, fields=first.fates.total())
    yield "## Fields that arrive, in percent\n"
    yield f"| program | {' | '.join(FORMATS)} |"
    yield f"|---|{'--:|' * len(FORMATS)}"
    for program in some:
        target = TARGET_OF.get(program.name)
        cells = [_cell(measured.get((program.name, format), {}).get(target)) for format in FORMATS]
        yield f"| {_shown(program)} | {' | '.join(cells)} |"
    figures = {name: " | ".join(map(str, numbers)) for name, numbers in ZOTERO_TODAY.items()}
    yield REMARKS.format(formats=" | ".join(FORMATS), dashes="--:|" * len(FORMATS), **figures)
    yield "## Why fields do not arrive\n"
    yield "Each field that is not in its place in some records, with the number of these records by format."
    for program in some:
        yield f"\n### {_shown(program)}\n"
        yield from _losses(program, measured)
    if absent := [program.name for program in PROGRAMS if program not in some]:
        yield f"\nNot installed where this was made: {', '.join(absent)}."


def _shown(program: Program) -> str:
    return "Zotero (2019)" if program.name == "Zotero" else program.name


def _losses(program: Program, measured: Measured) -> Iterator[str]:
    """One row for each field: in how many records of which format it does not arrive, and why."""
    missing: dict[str, dict[str, int]] = {}
    for format in program.formats:
        outcome = measured[program.name, format].get(TARGET_OF.get(program.name))
        for lost in outcome.losses if outcome is not None else ():
            missing.setdefault(f"{lost.field} | {lost.held}", {})[format] = lost.missing
    yield f"| field | records | {' | '.join(program.formats)} | why |"
    yield f"|---|--:|{'--:|' * len(program.formats)}---|"
    for shown, counts in sorted(missing.items()):
        field = shown.split(" | ")[0]
        why = reason(program.name, field, has_place=field in program.vocabulary) or "**not explained**"
        yield f"| {shown} | {' | '.join(str(counts.get(format, '')) for format in program.formats)} | {why} |"


def table(some: list[Program], measured: Measured) -> Iterator[str]:
    """The lines of docs/interop_table.md."""
    yield TABLE_HEAD
    yield from _summary(some, measured)
    for (name, format), found in measured.items():
        program = next(p for p in some if p.name == name)
        yield from _details(program, format, found[None])


def _summary(some: list[Program], measured: Measured) -> Iterator[str]:
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
    DOCS.mkdir(exist_ok=True)
    here = [program for program in PROGRAMS if installed(program)]
    all_outcomes = {(program.name, format): outcomes(program, format) for program in here for format in program.formats}
    for path, lines in ((PAGE, page(here, all_outcomes)), (TABLE, table(here, all_outcomes))):
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        sys.stdout.write(f"wrote {path}\n")
