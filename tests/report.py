"""`python -m tests.report`: what a round trip of the corpus through each format loses, into docs/report.md."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from carcite import formats, iter_load, read, write
from carcite.formats.base import Format
from carcite.model import Citation
from carcite.notes import Note

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "report.md"
CORPUS = ROOT.parent / "shared" / "corpus"
NOT_READ = ("acceptance_pages.bin", "README.md", "SOURCES.txt")
SUFFIXES = (".bib", ".ris", ".nbib", ".xml", ".txt")
TOGETHER = 200  # citations written and read at a time: related records become many

HEAD = """# What a round trip loses

Made by `make report`; do not edit. Every file of the corpus is read, written in each format, and read again; a field
counts as different where the second reading is not the first. A number alone: a note of the writer names each of them.
**n!** are those that no note names; there should be none. Related papers are left out, and so is the citation key
where a format has none.
"""


class Trip(NamedTuple):
    """What became of the citations of one file in one format."""

    citations: int
    different: Counter[str]  # model field: citations in which it came back otherwise
    silent: Counter[str]  # of these, the ones no note names
    records: int  # citations that did not come back at all


def files() -> list[Path]:
    """The files of the corpus that hold citations."""
    return sorted(p for p in CORPUS.rglob("*") if p.suffix in SUFFIXES and p.name not in NOT_READ)


def citations_of(path: Path) -> list[Citation]:
    """The citations of a file with unique keys, so that each can be found again; none where it is no reference file."""
    try:
        found = list(iter_load(path, on_note="ignore"))
    except Exception as error:
        sys.stderr.write(f"{path.name}: {error}\n")
        return []
    return [citation.model_copy(update={"key": f"r{number}"}) for number, citation in enumerate(found)]


def trip(citations: list[Citation], format: Format) -> Trip:
    """The citations there and back, without their related papers."""
    different: Counter[str] = Counter()
    silent: Counter[str] = Counter()
    gone = 0
    for start in range(0, len(citations), TOGETHER):
        some = [citation.model_copy(update={"related": ()}) for citation in citations[start : start + TOGETHER]]
        writing = write(some, format.name)
        noted = _fields_by_record(writing.notes)
        back = read(writing.text, format.name).citations
        gone += abs(len(some) - len(back))
        for before, after in zip(some, back, strict=False):
            for name, value in before.__dict__.items():
                if value != getattr(after, name) and (name != "key" or after.key):
                    different[name] += 1
                    if name not in noted.get(before.key, ()):
                        silent[name] += 1
    return Trip(len(citations), different, silent, gone)


def _fields_by_record(notes: list[Note]) -> dict[str | None, set[str]]:
    fields: dict[str | None, set[str]] = {}
    for note in notes:
        if note.field:
            fields.setdefault(note.record, set()).add(note.field)
    return fields


def page() -> Iterator[str]:
    """The lines of docs/report.md."""
    yield HEAD
    written = [format for format in formats.every() if format.write_stream and format.read_stream]
    groups: dict[str, list[list[Citation]]] = {}
    for path in files():
        group = path.name if path.parent == CORPUS else f"{path.parent.name}/*{path.suffix}"
        groups.setdefault(group, []).append(citations_of(path))
    for name, read_files in groups.items():
        trips = {format.name: _sum([trip(citations, format) for citations in read_files]) for format in written}
        yield from _table(name, trips)


def _sum(trips: list[Trip]) -> Trip:
    different: Counter[str] = Counter()
    silent: Counter[str] = Counter()
    for one in trips:
        different += one.different
        silent += one.silent
    return Trip(sum(t.citations for t in trips), different, silent, sum(t.records for t in trips))


def _table(name: str, trips: dict[str, Trip]) -> Iterator[str]:
    total = next(iter(trips.values())).citations
    yield f"## {name}: {total:,} citations\n"
    yield f"| field | {' | '.join(trips)} |"
    yield f"|---|{'--:|' * len(trips)}"
    if any(t.records for t in trips.values()):
        yield f"| whole records | {' | '.join(f'**{t.records}!**' if t.records else '' for t in trips.values())} |"
    for field in Citation.model_fields:
        if any(t.different[field] for t in trips.values()):
            yield f"| {field} | {' | '.join(_cell(t, field) for t in trips.values())} |"
    yield ""


def _cell(trip: Trip, field: str) -> str:
    if not trip.different[field]:
        return ""
    silent = trip.silent[field]
    return f"{trip.different[field]}" + (f" (**{silent}!**)" if silent else "")


if __name__ == "__main__":
    if not CORPUS.is_dir():
        sys.exit("the corpus is not beside the checkout (../shared/corpus)")
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text("\n".join(page()) + "\n", encoding="utf-8")
    sys.stdout.write(f"wrote {PAGE.relative_to(ROOT)}\n")
