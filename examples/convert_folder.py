"""Every reference file of a folder becomes a .ris file for EndNote; one that cannot be read does not stop the rest.

python convert_folder.py FOLDER OUT
"""

import sys
from pathlib import Path

import carcite

if __name__ == "__main__":  # for the processes that jobs="auto" may start
    folder = sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent / "data"
    out = sys.argv[2] if len(sys.argv) > 2 else "out/converted"
    losses: list[carcite.Note] = []
    done = carcite.convert_many(folder, out, to_format="ris", target="endnote", on_note=losses.append, jobs="auto")
    for conversion in done:
        print(f"{conversion.source.name}: {conversion.error or f'{conversion.count} citations'}")
    for note in losses:
        if note.is_loss:
            print(f"  {note}")
