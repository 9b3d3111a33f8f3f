"""An abstract page, pasted into a text file, becomes a .bib file."""

import sys
from pathlib import Path

import carcite

page = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent / "seeds/000_5ba4fdb34eca6612.txt")
out = Path(sys.argv[2] if len(sys.argv) > 2 else "out/refs.bib")
out.parent.mkdir(parents=True, exist_ok=True)

reading = carcite.read(page.read_text(encoding="utf-8"))
for note in reading.notes:
    print(note)

# What the page lacks is ours to add; here it has no title.
[citation] = reading.citations
if citation.title is None:
    citation = citation.replace(title="CAR T cell therapy in systemic lupus erythematosus")

carcite.dump([citation], out, on_note="ignore")
print(f"wrote {out}")
