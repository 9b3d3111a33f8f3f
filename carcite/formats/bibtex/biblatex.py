"""The format biblatex. Reference: biblatex manual 3.19 (P. Lehman, P. Kime et al.)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

from carcite.formats.base import Format
from carcite.formats.bibtex.sniffing import is_bib, is_biblatex
from carcite.formats.bibtex.table import TABLES
from carcite.formats.bibtex.writer import write_stream as write_dialect
from carcite.model import Citation
from carcite.notes import Note
from carcite.options import Options


def sniff(text: str) -> bool:
    """Whether a text is a .bib file that shows biblatex's own types and fields."""
    return is_bib(text) and is_biblatex(text)


def read_stream(file: IO[str]) -> Iterator[Citation | Note]:
    """Yield the citations of a .bib file of BibTeX or biblatex; see `reader.read_stream`."""
    from carcite.formats.bibtex.reader import read_stream  # which writing does not need

    return read_stream(file)


def write_stream(citations: Iterable[Citation], options: Options) -> Iterator[str | Note]:
    """Yield the citations as biblatex entries, and notes."""
    return write_dialect(citations, options, biblatex=True)


FORMAT = Format(
    name="biblatex",
    title="biblatex",
    reference="https://ctan.org/pkg/biblatex",
    sniff=sniff,
    read_stream=read_stream,
    write_stream=write_stream,
    table=TABLES[True],
    media_type="application/x-bibtex",
)
read = FORMAT.read
write = FORMAT.write
