"""Finding duplicates, measured: the labelled sets of the corpus, and invented libraries of any length."""

from __future__ import annotations

import json
import lzma
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from carcite import Citation, find_duplicates
from tests.bench import invented
from tests.bench.jobs import CORPUS

ROOT = Path(__file__).parent.parent.parent
_TYPES = {
    "inproceedings": "paper-conference",
    "article": "article-journal",
    "book": "book",
    "incollection": "chapter",
    "techreport": "report",
}
_NOBODY = ("", "UNKNOWN", "NA")
# Of others, over ten sets with 25,105 records (these seven among them), as measured when merging was asked for.
_PEERS = (
    ("bib-dedupe", ".984", ".965", "300"),
    ("ASySD's rules", ".774", ".984", ""),
    ("Zotero's rules", ".745", ".969", ""),
)
_COUNTS = (30_000, 100_000)


def citations_of(rows: list[dict[str, Any]]) -> list[Citation]:
    """The records of a labelled set as citations; a value that its field refuses is left out, as score.py does it."""
    return [_citation(number, row) for number, row in enumerate(rows)]


def _citation(number: int, row: dict[str, Any]) -> Citation:
    names = [part.strip(" ,") for part in re.split(r"\s+and\s+", row.get("author", ""))]
    fields: dict[str, Any] = {
        "key": f"k{number}",
        "type": _TYPES.get(row.get("ENTRYTYPE", ""), "document"),
        "title": row.get("title"),
        "authors": [name for name in names if name not in _NOBODY],
        "container_title": row.get("journal") or row.get("booktitle"),
        "volume": row.get("volume"),
        "issue": row.get("number"),
        "doi": row.get("doi"),
        "issued": row.get("year"),
        "pages": re.sub(r"\s*-+\s*", "-", row.get("pages", "")),
        "abstracts": [row["abstract"]] if row.get("abstract") else [],
    }
    for code in re.split(r"[\r\n;,]| \(", row.get("isbn", "")):
        if re.fullmatch(r"[\dXx -]{8,17}", code.strip()):
            kind = "isbn" if len(re.sub(r"\W", "", code)) > 8 else "issn"
            fields.setdefault(kind, []).append(code.strip())
    while True:
        try:
            return Citation(**{name: value for name, value in fields.items() if value})
        except ValidationError as error:
            del fields[str(error.errors()[0]["loc"][0])]


def invented_library(count: int) -> list[Citation]:
    """Invented records, of which every fourth is another's, as another database has it."""
    citations: list[Citation] = []
    for paper in invented.papers(count):
        names = [f"{family}, {given}" for family, given in paper.people]
        fields: dict[str, Any] = {
            "type": "article-journal",
            "title": paper.title,
            "authors": names,
            "container_title": paper.journal,
            "issued": paper.year,
            "volume": str(paper.volume),
            "issue": str(paper.issue),
            "pages": f"{paper.first}-{paper.last}",
        }
        citations.append(Citation(**fields, doi=f"10.5555/{paper.number}"))
        if len(citations) % 4 == 3 and len(citations) < count:
            other = {"title": paper.title.upper(), "container_title": paper.short, "issue": None}
            citations.append(Citation(**fields | other))
        if len(citations) >= count:
            break
    return citations


def scores(folder: Path) -> Iterator[tuple[str, int, int, int, int, float]]:
    """Of each labelled set: its name, records, duplicates, those found, false merges and seconds."""
    for path in sorted(folder.glob("*.jsonl.xz")):
        name = path.name.removesuffix(".jsonl.xz")
        with lzma.open(path, "rt", encoding="utf-8") as file:
            citations = citations_of([json.loads(line) for line in file])
        works = list(range(len(citations)))
        for cluster in json.loads((folder / f"{name}.clusters.json").read_text()):
            for record in cluster:
                works[record] = cluster[0]
        start = time.process_time()
        groups = [group.indices for group in find_duplicates(citations) if group.certain]
        seconds = time.process_time() - start
        false = sum(len({works[record] for record in group}) - 1 for group in groups)
        found = sum(len(group) - 1 for group in groups) - false
        yield name, len(works), len(works) - len(set(works)), found, false, seconds


def section(folder: Path) -> Iterator[str]:
    """The lines of the page on finding duplicates."""
    yield "\n## Duplicates\n"
    yield (
        "`carcite.find_duplicates` on labelled sets of reviews and bibliographies: the groups that are certain. A "
        "false merge is a group that holds two works; mis_mixed has titles taken from PDFs. Processor seconds.\n"
    )
    if folder.is_dir():
        yield "| set | records | duplicates | found | recall | false merges | seconds |"
        yield "|---|--:|--:|--:|--:|--:|--:|"
        for name, records, duplicates, found, false, seconds in scores(folder):
            recall = f"{found / duplicates:.3f}"
            yield f"| {name} | {records:,} | {duplicates:,} | {found:,} | {recall} | {false} | {seconds:.2f} |"
        yield "\nOthers, over ten sets with 25,105 records, as far as measured:\n"
        yield "| program | recall | precision | seconds |"
        yield "|---|--:|--:|--:|"
        yield from (f"| {' | '.join(peer)} |" for peer in _PEERS)
    else:
        yield "The corpus is not beside the checkout."
    yield "\n| invented records, a quarter of them duplicates | processor seconds | MB |"
    yield "|---|--:|--:|"
    for count in _COUNTS:
        code = f"from tests.bench.duplicates import measured; measured({count})"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
        seconds, megabytes = done.stdout.split()
        yield f"| {count:,} | {seconds} | {megabytes} |"


def measured(count: int) -> None:
    """Print the processor seconds of finding the duplicates of a library, and the most memory held by then."""
    citations = invented_library(count)
    start = time.process_time()
    find_duplicates(citations)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(f"{seconds:.1f} {peak}\n")


def main() -> None:
    """Measure, and put the section into docs/bench.md in place of the old one, before that on starting up."""
    page = ROOT / "docs" / "bench.md"
    text = page.read_text(encoding="utf-8")
    head, _, rest = text.partition("\n## Starting up\n")
    head = head.partition("\n## Duplicates\n")[0].rstrip("\n")
    lines = "\n".join(section(CORPUS / "duplicates"))
    sys.stdout.write(lines + "\n")
    page.write_text(f"{head}\n{lines}\n\n## Starting up\n{rest}", encoding="utf-8")


if __name__ == "__main__":
    main()
