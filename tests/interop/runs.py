"""Which program reads which format, and one run on a set of citations: how many fields arrive, and what is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from carcite import Citation
from tests.interop import programs
from tests.interop.measure import Fate, fate, fields_of
from tests.interop.programs import Reading
from tests.interop.vocabularies import BIB, CSL, JABREF, MODS, ZOTERO, Vocabulary

FORMATS = ("bibtex", "biblatex", "ris", "csljson", "endnotexml", "zoterordf")


class Program(NamedTuple):
    """A program: its name, the command that must be installed, the formats it reads, how, and its vocabulary."""

    name: str
    command: str
    formats: tuple[str, ...]
    read: Callable[[str, str], Reading]
    vocabulary: Vocabulary


def _biber(text: str, format: str) -> Reading:
    with TemporaryDirectory() as directory:
        fields, _ = programs.biblatex(text, Path(directory), "xelatex")
        return fields


PROGRAMS: tuple[Program, ...] = (
    Program("pandoc", "pandoc", ("bibtex", "biblatex", "csljson"), programs.pandoc, CSL),
    Program("pandoc 3", "pandoc3", FORMATS[:5], programs.pandoc_3, CSL),
    Program("Citation.js", "node", FORMATS[:4], programs.citation_js, CSL),
    Program("citeproc-js", "node", ("csljson",), programs.citeproc, CSL),
    Program("biblatex-csl-converter", "node", ("bibtex", "biblatex"), programs.biblatex_csl_converter, CSL),
    Program("@retorquere/bibtex-parser", "node", ("bibtex", "biblatex"), programs.retorquere, BIB),
    Program("biber", "biber", ("biblatex",), _biber, BIB),
    Program("JabRef", "jabref", ("bibtex", "biblatex", "ris"), programs.jabref, JABREF),
    # Of CSL-JSON it takes no file with a type that came with CSL 1.0.2.
    Program("Zotero", "node", ("bibtex", "biblatex", "ris", "endnotexml", "zoterordf"), programs.zotero, ZOTERO),
    Program("bibutils", "ris2xml", ("bibtex", "biblatex", "ris", "endnotexml"), programs.bibutils, MODS),
)


class Lost(NamedTuple):
    """A field that is not in its place: in how many of the citations that have it, and in how many of those a note."""

    field: str
    missing: int
    noted: int
    held: int


class Outcome(NamedTuple):
    """One program on one file: records in and out, fields by fate, the losses, and the complaints."""

    records_in: int
    records_out: int
    fates: Counter[Fate]
    losses: tuple[Lost, ...]
    complaints: tuple[str, ...]

    @property
    def percent(self) -> float:
        """The share of the fields that arrived in their place."""
        return 100 * self.fates[Fate.THERE] / max(1, self.fates.total())


def run(program: Program, format: str, citations: Sequence[Citation], text: str) -> Outcome:
    """Send a text through a program and compare what it read with the citations it was written from."""
    reading = program.read(text, format)
    by_key = {record.get("id", ""): record for record in reading.records}
    if not by_key.keys() & {citation.key for citation in citations}:
        # The key is not where this program looks for it, or it keeps none: the order says which is which, or the title.
        if len(reading.records) == len(citations):
            by_key = {c.key or "": record for c, record in zip(citations, reading.records, strict=True)}
        else:
            by_key = {
                citation.key or "": record
                for citation in citations
                for record in reading.records
                if fate(citation, "title", record, program.vocabulary) is Fate.THERE
            }
    fates: Counter[Fate] = Counter()
    held: Counter[str] = Counter()
    missing: Counter[str] = Counter()
    noted: Counter[str] = Counter()
    for citation in citations:
        record = by_key.get(citation.key or "", {})
        for field in fields_of(citation):
            found = fate(citation, field, record, program.vocabulary)
            fates[found] += 1
            held[field] += 1
            missing[field] += found is not Fate.THERE
            noted[field] += found is Fate.NOTED
    losses = tuple(Lost(field, n, noted[field], held[field]) for field, n in missing.items() if n)
    return Outcome(len(citations), len(reading.records), fates, losses, tuple(reading.complaints))
