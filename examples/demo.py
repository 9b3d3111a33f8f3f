"""The main job on a real seed: an abstract page in; .bib (BibTeX and biblatex), .ris and CSL-JSON out, in out/."""

from pathlib import Path

import carcite

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds/000_5ba4fdb34eca6612.txt"
OUT = ROOT / "out"

reading = carcite.read(SEED.read_text(encoding="utf-8"))
[citation] = reading.citations
print(f"read {SEED.relative_to(ROOT)} ({carcite.detect(SEED.read_text(encoding='utf-8'))})")
print(f"  {citation}")
print(f"  {len(citation.related)} related papers, {len(citation.abstracts)} abstracts")
for note in reading.notes:
    print(f"  {note}")

OUT.mkdir(exist_ok=True)
for name, format in (
    ("seed.bib", "bibtex"),
    ("seed-biblatex.bib", "biblatex"),
    ("seed.ris", "ris"),
    ("seed.json", "csljson"),
):
    notes: list[carcite.Note] = []
    carcite.dump(reading.citations, OUT / name, format, on_note=notes.append)
    losses = [note for note in notes if note.is_loss]
    size = (OUT / name).stat().st_size
    print(f"wrote {(OUT / name).relative_to(ROOT)}  {format}, {size} bytes, {len(losses)} note(s)")
    for note in losses:
        print(f"  {note}")
