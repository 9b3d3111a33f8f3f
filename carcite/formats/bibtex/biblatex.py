"""The format biblatex. Reference: biblatex manual 3.19 (P. Lehman, P. Kime et al.)."""

from __future__ import annotations

from carcite.formats.bibtex.bibtex import bib_format

FORMAT = bib_format("biblatex", biblatex=True)
read = FORMAT.read
write = FORMAT.write
