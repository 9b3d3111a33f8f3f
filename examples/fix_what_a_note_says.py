"""What `check` finds is put right where it can be, and what a format cannot hold goes where it can."""

import carcite

CITATIONS = carcite.loads(
    """\
TY  - JOUR
AU  - Suter, Tracey
TI  - Cell migration at a border
T2  - Science
PY  - 2019
SP  - 523
EP  - 530
DO  - 10.5555/invented.523
ER  -
TY  - JOUR
AU  - Suter, Tracey
TI  - Cell migration at a border
T2  - Science
PY  - 2019
VL  - 365
SP  - 523
EP  - 530
DO  - 10.5555/invented.523
ER  -
""",
    on_note="ignore",
)

for note in carcite.check(CITATIONS):
    print(note)

# The second record has the volume that the first one lacks: keep that one.
duplicates = {note.record for note in carcite.check(CITATIONS) if note.code is carcite.Code.DUPLICATE}
kept = [citation for citation in CITATIONS if citation.volume] if duplicates else CITATIONS
[citation] = carcite.assign_keys(kept)
citation = citation.replace(accessed="2026-02-03")

# NBIB has no place for the day a page was seen; a note says so, and the note field takes it.
writing = carcite.write(citation, "nbib")
lost = [note.field for note in writing.notes if note.code is carcite.Code.LOST]
print("nbib loses", lost)
if "accessed" in lost:
    citation = citation.replace(accessed=None, notes=[f"Seen on {citation.accessed}."])
print(carcite.dumps(citation, "nbib"))
