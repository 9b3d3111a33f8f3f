"""The format BibTeX, and the function that makes its `Format` and that of biblatex.

Reference: O. Patashnik, BibTeXing (1988).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import IO

from carcite.formats.base import Format
from carcite.formats.bibtex.sniffing import is_bib, is_biblatex
from carcite.formats.bibtex.table import TABLES
from carcite.formats.bibtex.writer import write_entries, write_stream
from carcite.model import Citation
from carcite.notes import Note


def read_stream(file: IO[str]) -> Iterator[Citation | Note]:
    """Yield the citations of a .bib file of BibTeX or biblatex; see `reader.read_stream`."""
    from carcite.formats.bibtex.reader import read_stream  # which writing does not need

    return read_stream(file)


def bib_format(title: str, *, biblatex: bool) -> Format:
    """Return one of the two formats. A .bib file is in the one whose own types and fields it has."""
    name = title.lower()
    return Format(
        name=name,
        title=title,
        reference=f"https://ctan.org/pkg/{name}",
        sniff=lambda text: is_bib(text) and is_biblatex(text) is biblatex,
        read_stream=read_stream,
        write_stream=partial(write_stream, biblatex=biblatex),
        records=partial(write_entries, biblatex=biblatex),
        table=TABLES[biblatex],
        media_type="application/x-bibtex",
    )


FORMAT = bib_format("BibTeX", biblatex=False)
read = FORMAT.read
write = FORMAT.write
