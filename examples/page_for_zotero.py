"""An abstract page becomes files that Zotero can import, each written for Zotero, the best of them (RDF) first."""

import sys
from pathlib import Path

import carcite

page = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent / "seeds/000_5ba4fdb34eca6612.txt")
out = Path(sys.argv[2] if len(sys.argv) > 2 else "out")
out.mkdir(parents=True, exist_ok=True)

citations = carcite.load(page, on_note="ignore")
for suffix in ("rdf", "ris", "json", "bib"):
    losses: list[carcite.Note] = []
    carcite.dump(citations, out / f"zotero.{suffix}", target="zotero", related="note", on_note=losses.append)
    lost = sorted({note.field for note in losses if note.is_loss and note.field})
    print(f"zotero.{suffix}: " + (f"Zotero will not get {', '.join(lost)}" if lost else "all arrives"))
