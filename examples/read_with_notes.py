"""A faulty .bib file is read, and the notes say what was faulty, where, and what was done about it."""

import carcite

FAULTY = """\
@article{good2020, author = {Good, Gwen}, title = {All is well}, journal = {J Fine}, year = 2020}
@article{twice2021, author = {Two, Tom}, title = {Said once}, title = {Said twice}, journal = {J Two}, year = 2021}
@article{open2022, author = {Ajar, Ann}, title = {A brace that is never closed, journal = {J Open}, year = 2022}
@article{last2023, author = {Last, Lou}, title = {Still here}, journal = {J End}, year = {in the spring}}
"""

reading = carcite.read(FAULTY, "bibtex")
for citation in reading.citations:
    print(f"{citation.key}: {citation}")

for note in reading.notes:
    # `code` is one of a closed list, `record` the citation key, `line` the line of the file, `field` the model's field.
    print(f"line {note.line}: {note.code.value}: {note.message}")
    if note.code is carcite.Code.BROKEN_RECORD:
        print("  the raw text was:", (note.text or "").splitlines()[:1])
