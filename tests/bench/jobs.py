"""The jobs that are measured, each with the programs that do it; first carcite by one process, two, and `auto`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.bench import invented
from tests.bench.rivals import Rival, bibutils, carcite, citation_js, own, pandoc, peer, refkit

CORPUS = Path(__file__).parent.parent.parent.parent / "shared" / "corpus"


class Job(NamedTuple):
    """A file, made in a folder, to be turned into another; by whom; and how many times each is run."""

    title: str
    make: Callable[[Path], Path]
    suffix: str
    rivals: tuple[Rival, ...]
    rounds: int = 3


def repeated(name: str, times: int, suffix: str) -> Callable[[Path], Path]:
    """A file of the corpus, several times over."""

    def make(folder: Path) -> Path:
        path = folder / f"{Path(name).stem}-{times}{suffix}"
        if not path.exists():
            path.write_bytes((CORPUS / name).read_bytes() * times)
        return path

    return make


def made(write: Callable[[Path, int], None], count: int, suffix: str) -> Callable[[Path], Path]:
    """A file of invented records."""

    def make(folder: Path) -> Path:
        path = folder / f"invented-{count}{suffix}"
        if not path.exists():
            write(path, count)
        return path

    return make


CARCITES = (carcite(), carcite(2), carcite("auto"))

LARGE: dict[str, tuple[str, Callable[[Path, int], None], str, str]] = {
    "ris": ("RIS to BibTeX", invented.write_ris, ".ris", ".bib"),
    "bib": ("BibTeX to CSL-JSON", invented.write_bib, ".bib", ".json"),
    "nbib": ("NBIB to BibTeX", invented.write_nbib, ".nbib", ".bib"),
    "xml": ("PubMed XML, gzip'd, to CSL-JSON", invented.write_pubmed_xml, ".xml.gz", ".json"),
}

_REFKIT = """
import sys, refkit
text = open(sys.argv[1], encoding="utf-8").read()
open(sys.argv[2], "w").write(refkit.convert(text, source_format="biblatex", target_format="csl-json")["text"])
"""
_REFKIT_READS = "import sys, refkit; refkit.Library.read(sys.argv[1])"
_BIBTEXPARSER = """
import sys, bibtexparser, logging
from bibtexparser import middlewares as m
logging.disable()
bibtexparser.parse_file(sys.argv[1], append_middleware=[
    m.LatexDecodingMiddleware(), m.MonthIntMiddleware(), m.SeparateCoAuthors(), m.SplitNameParts()])
"""
_RISPY = "import sys, rispy; rispy.load(open(sys.argv[1], encoding='utf-8-sig'))"
_ENTREZ = """
import sys, gzip
from Bio import Entrez
Entrez.read(gzip.open(sys.argv[1], "rb"))
"""
_MEDLINE = """
import sys
from Bio import Medline
for record in Medline.parse(open(sys.argv[1], encoding="utf-8")): pass
"""
_PUBMED_PARSER = """
import sys, pubmed_parser
for record in pubmed_parser.parse_medline_xml(sys.argv[1]): pass
"""

JOBS: tuple[Job, ...] = (
    Job(
        "tugboat.bib (3,644 entries) to CSL-JSON",
        repeated("tugboat.bib", 1, ".bib"),
        ".json",
        (
            *CARCITES,
            refkit(_REFKIT, "the same, from biblatex"),
            refkit(_REFKIT_READS, "reads only"),
            pandoc("bibtex", "csljson"),
            bibutils("bib2xml", does="to MODS"),
            citation_js("@bibtex/text", "csljson"),
            own("bibtexparser, LaTeX and name middleware", _BIBTEXPARSER, "reads only"),
        ),
    ),
    Job(
        "library.ris 40 times (18,480 records) to BibTeX",
        repeated("library.ris", 40, ".ris"),
        ".bib",
        (
            *CARCITES,
            bibutils("ris2xml", "xml2bib"),
            pandoc("ris", "bibtex"),
            citation_js("@ris/file", "bibtex"),
            own("rispy", _RISPY, "reads only"),
        ),
    ),
    Job(
        "PubMed XML, gzip'd (30,000 invented records) to CSL-JSON",
        made(invented.write_pubmed_xml, 30_000, ".xml.gz"),
        ".json",
        (
            *CARCITES,
            bibutils("med2xml", unpack=True, does="to MODS"),
            peer("Bio", "Biopython Entrez", _ENTREZ, "reads only"),
            peer("pubmed_parser", "pubmed_parser", _PUBMED_PARSER, "reads only"),
        ),
        rounds=1,
    ),
    Job(
        "NBIB (10,000 invented records) to BibTeX",
        made(invented.write_nbib, 10_000, ".nbib"),
        ".bib",
        (
            *CARCITES,
            bibutils("nbib2xml", "xml2bib"),
            peer("Bio", "Biopython Medline", _MEDLINE, "reads only"),
        ),
        rounds=2,
    ),
)


class Growth(NamedTuple):
    """A job on files of N, 2N and 4N records."""

    title: str
    make: Callable[[int], Callable[[Path], Path]]
    suffix: str


GROWTHS: tuple[Growth, ...] = (
    Growth("RIS to BibTeX, N = 2,000 invented records", lambda n: made(invented.write_ris, 2000 * n, ".ris"), ".bib"),
    Growth("BibTeX to CSL-JSON, N = tugboat.bib", lambda n: repeated("tugboat.bib", n, ".bib"), ".json"),
    Growth("NBIB to RIS, N = 2,000 invented records", lambda n: made(invented.write_nbib, 2000 * n, ".nbib"), ".ris"),
    Growth(
        "PubMed XML to RIS, N = 2,000 invented records",
        lambda n: made(invented.write_pubmed_xml, 2000 * n, ".xml.gz"),
        ".ris",
    ),
)
