r"""Make carcite/tex/latex_characters.py: which characters LaTeX's utf8 sets, found out by running pdflatex.

    python -m tests.tex.latex_table

Every assigned character is set in a box, with T1 (and TS1, which the kernel loads by itself) and without it. It is in
the table if LaTeX makes no error of it.
"""

from __future__ import annotations

import re
import subprocess
import sys
import textwrap
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

TABLE = Path(__file__).parent.parent.parent / "carcite" / "tex" / "latex_characters.py"
_HEAD = '''"""The characters that pdfLaTeX sets as they stand in a UTF-8 file. Made by `make tex-table`; do not edit.

T1 is what `\\\\usepackage[T1]{fontenc}` gives, OT1 what LaTeX has without it.
"""

from __future__ import annotations

'''


def candidates() -> list[str]:
    """Return every assigned character beyond ASCII that prints something; ligatures are written as their letters."""
    characters = (chr(code) for code in range(0xA1, 0x10000) if not 0xFB00 <= code <= 0xFB06)
    return [char for char in characters if unicodedata.category(char)[0] not in "CZM"]


def settable(characters: Iterable[str], preamble: str) -> set[str]:
    """Return the characters pdflatex makes no error of."""
    found: set[str] = set()
    held = list(characters)
    with TemporaryDirectory() as name:
        folder = Path(name)
        lines = [
            f"\\ifcsname u8:\\detokenize{{{char}}}\\endcsname\\typeout{{AT {ord(char):X}}}\\setbox0\\hbox{{{char}}}"
            "\\typeout{AFTER}\\fi\n"
            for char in held
        ]
        source = f"\\documentclass{{article}}{preamble}\n\\begin{{document}}\n{''.join(lines)}\\end{{document}}\n"
        (folder / "t.tex").write_text(source, encoding="utf-8")
        subprocess.run(
            ["pdflatex", "-interaction=nonstopmode", "t.tex"], cwd=folder, capture_output=True, check=False, timeout=600
        )
        log = (folder / "t.log").read_text(encoding="utf-8", errors="replace")
    for code, said in re.findall(r"^AT ([0-9A-F]+)$(.*?)^AFTER$", log, re.MULTILINE | re.DOTALL):
        if "!" not in said and "Missing character" not in said:
            found.add(chr(int(code, 16)))
    return found


def main() -> None:
    with_t1 = settable(candidates(), "\\usepackage[T1]{fontenc}")
    without = settable(candidates(), "")
    body = ""
    for name, held in (("T1", with_t1), ("OT1", without)):
        rows = textwrap.wrap("".join(sorted(held)), 100, break_long_words=True, break_on_hyphens=False)
        joined = "\n".join(f"    {row!r}" for row in rows)
        body += f"{name} = frozenset(\n{joined}\n)  # fmt: skip\n"
    TABLE.write_text(_HEAD + body, encoding="utf-8")
    sys.stdout.write(f"{TABLE}: {len(with_t1)} characters with T1, {len(without)} without\n")


if __name__ == "__main__":
    main()
