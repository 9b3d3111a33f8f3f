"""From a PubMed search (Save, Format: PubMed) to a .bib for LaTeX."""

from pathlib import Path

import carcite

search = Path(__file__).parent / "data" / "search.nbib"
carcite.convert(search, "search.bib", target="latex")
