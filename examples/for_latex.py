"""Anything carcite reads becomes a .bib for biber and one for BibTeX, with citation keys of your own form."""

import sys
from pathlib import Path

import carcite

source = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent / "data" / "search.nbib")
out = Path(sys.argv[2] if len(sys.argv) > 2 else "out")
out.mkdir(parents=True, exist_ok=True)

citations = carcite.assign_keys(carcite.load(source), key_template="{family}{year}{titleword}")
for name, format, ascii in (("refs.bib", "biblatex", False), ("refs-bibtex.bib", "bibtex", True)):
    # pdfLaTeX with BibTeX is happiest with TeX's own spelling of accents; biber reads UTF-8.
    carcite.dump(citations, out / name, format, target="latex", ascii=ascii)
    print(out / name)
print("cite them as", ", ".join(f"\\cite{{{citation.key}}}" for citation in citations))
