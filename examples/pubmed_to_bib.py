"""From a PubMed search (Save, Format: PubMed) to a .bib for LaTeX."""

import sys
from pathlib import Path

import carcite

search = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent / "data" / "search.nbib")
out = Path(sys.argv[2] if len(sys.argv) > 2 else "out/search.bib")
out.parent.mkdir(parents=True, exist_ok=True)

count = carcite.convert(search, out, target="latex")
print(f"{count} citations in {out}")
