"""`python -m tests.readme`: the input and the outputs that README.md shows are made from examples/data/page.txt."""

from __future__ import annotations

import re
from pathlib import Path

import carcite

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PAGE = ROOT / "examples" / "data" / "page.txt"
_BLOCK = re.compile(r"(<!-- (examples/data/page\.txt|bibtex|ris) -->\n```\w+\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


def renewed(text: str) -> str:
    """The README with its blocks as they are now."""
    shown = {"examples/data/page.txt": PAGE.read_text(encoding="utf-8")}
    for format in ("bibtex", "ris"):
        shown[format] = carcite.write(carcite.load(PAGE, on_note="ignore"), format).text
    return _BLOCK.sub(lambda match: match[1] + shown[match[2]], text)


if __name__ == "__main__":
    README.write_text(renewed(README.read_text(encoding="utf-8")), encoding="utf-8")
