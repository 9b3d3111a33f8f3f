"""The main job on a real seed: an abstract page becomes .bib (BibTeX and biblatex), .ris and CSL-JSON, in out/.

Each is written twice: as it is by default, with the related papers listed in one text, and with `related="records"`,
where each related paper is a record of its own.
"""

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
    if note.is_loss or note.code is carcite.Code.MISSING:
        print(f"  {note}")

OUT.mkdir(exist_ok=True)
WAYS: tuple[tuple[carcite.RelatedChoice, str], ...] = (
    ("auto", "to cite the paper: one record, its related papers listed in it"),
    ("records", "to collect the related papers, too: a record for each"),
)
for related, purpose in WAYS:
    print(f'\nrelated="{related}", {purpose}')
    for name, format in (
        ("seed.bib", "bibtex"),
        ("seed-biblatex.bib", "biblatex"),
        ("seed.ris", "ris"),
        ("seed.json", "csljson"),
    ):
        path = OUT / (name if related == "auto" else f"records-{name}")
        notes: list[carcite.Note] = []
        carcite.dump(reading.citations, path, format, related=related, on_note=notes.append)
        losses = [note for note in notes if note.is_loss]
        records = len(carcite.load(path, format, on_note="ignore"))
        print(f"  {path.relative_to(ROOT)}: {format}, {records} record(s), {len(losses)} loss(es)")
        for note in losses:
            print(f"    {note}")

print("what the page lacks (its title), from the registries:")
print(f"  carcite complete {SEED.relative_to(ROOT)} -o out/seed.bib --related")
