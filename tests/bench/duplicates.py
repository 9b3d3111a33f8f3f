"""Finding duplicates, measured: the labelled sets of the corpus, and invented libraries of any length."""

from __future__ import annotations

import json
import lzma
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from carcite import Citation, find_duplicates
from tests.bench import invented

_TYPES = {
    "inproceedings": "paper-conference",
    "article": "article-journal",
    "book": "book",
    "incollection": "chapter",
    "techreport": "report",
}
_NOBODY = ("", "UNKNOWN", "NA")
# Recall and precision of others over ten sets, 25,105 records, as measured for the issue that asked for this.
PEERS = (
    ("bib-dedupe", "0.984", "0.965", "300 s"),
    ("ASySD's rules", "0.774", "0.984", ""),
    ("Zotero's rules", "0.745", "0.969", ""),
)


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
