"""Anything carcite reads becomes an EndNote XML file; import it with File, Import, EndNote generated XML."""

import sys
from pathlib import Path

import carcite

source = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent / "data" / "search.nbib")
out = Path(sys.argv[2] if len(sys.argv) > 2 else "out/endnote.xml")
out.parent.mkdir(parents=True, exist_ok=True)

# Related papers as notes: EndNote cannot link one reference to another.
notes: list[carcite.Note] = []
count = carcite.convert(source, out, to_format="endnotexml", target="endnote", related="note", on_note=notes.append)
print(f"{count} citations in {out}")
for field in sorted({note.field for note in notes if note.field and note.code is carcite.Code.MOVED}):
    print(f"  {field}: in EndNote's notes, where people read it")
