"""Every reference file of a folder becomes a .ris file for EndNote; one that cannot be read does not stop the rest.

python convert_folder.py FOLDER OUT
"""

import sys
from pathlib import Path

import carcite

folder = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent / "data")
out = Path(sys.argv[2] if len(sys.argv) > 2 else "out/converted")
out.mkdir(parents=True, exist_ok=True)

for source in sorted(path for path in folder.iterdir() if path.is_file()):
    losses: list[carcite.Note] = []
    try:
        count = carcite.convert(source, out / f"{source.stem}.ris", target="endnote", on_note=losses.append)
    except carcite.CarciteError as error:
        print(f"{source.name}: {error}")
        continue
    print(f"{source.name}: {count} citations")
    for note in losses:
        if note.is_loss:
            print(f"  {note}")
