"""The programs that read what carcite writes: one function each, from a whole file to what the program made of it.

Every function runs its program once on all records (some start slowly) and returns a Reading: the records with the
program's own field names and their values as plain text, in the program's order, and what the program complained of.
A program that fails outright raises ProgramError with its last words.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import bibtexparser
from bibtexparser.model import Entry

from tests.interop import mods
from tests.interop.vocabularies import ZOTERO_TYPES

NODE = Path(__file__).parent / "node"
SECONDS = 240

Record = dict[str, str]


class Reading(NamedTuple):
    """What a program read: its records, each with its key under `id` where the program kept one, and its complaints."""

    records: list[Record]
    complaints: list[str]


class ProgramError(Exception):
    """A program ended with an error; the message is what it said last."""


# --- programs that give CSL-JSON or fields ---------------------------------------------------------------------------


def pandoc(text: str, format: str, command: str = "pandoc") -> Reading:
    """pandoc reads bibtex, biblatex, csljson and gives CSL-JSON."""
    run = _run([command, "--from", format, "--to", "csljson"], text)
    return Reading([_flat(item) for item in json.loads(run.stdout)], _lines(run.stderr))


def pandoc_3(text: str, format: str) -> Reading:
    """pandoc 3, beside the older one that Debian has, reads ris and endnotexml as well."""
    return pandoc(text, format, "pandoc3")


def citation_js(text: str, format: str) -> Reading:
    """Citation.js reads all four formats and gives CSL-JSON."""
    return _node("citation_js.mjs", text, format)


def citeproc(text: str, format: str = "csljson") -> Reading:
    """citeproc-js sets CSL-JSON in a style that prints each variable under its name."""
    return _node("citeproc.mjs", text)


def biblatex_csl_converter(text: str, format: str) -> Reading:
    """biblatex-csl-converter reads .bib and gives CSL-JSON."""
    return _node("biblatex_csl_converter.mjs", text)


def retorquere(text: str, format: str) -> Reading:
    """@retorquere/bibtex-parser (Better BibTeX's) reads .bib and gives its fields."""
    return _node("retorquere.mjs", text)


def zotero(text: str, format: str) -> Reading:
    """Zotero's own import (its translation server of 2019) finds the format and gives items of its own fields."""
    records, complaints = _node("zotero.mjs", text)
    return Reading([record | {"type": ZOTERO_TYPES.get(record["itemType"], "")} for record in records], complaints)


def bibutils(text: str, format: str) -> Reading:
    """bibutils reads .bib of both dialects, .ris and EndNote's XML and gives MODS."""
    commands = {"ris": "ris2xml", "bibtex": "bib2xml", "biblatex": "biblatex2xml", "endnotexml": "endx2xml"}
    command = commands[format]
    run = _run([command, "--unicode-no-bom"], text)
    # The last line counts the records; the rest are complaints.
    complaints = [line for line in _lines(run.stderr) if "Processed" not in line]
    return Reading(mods.records(run.stdout), complaints)


def jabref(text: str, format: str) -> Reading:
    """JabRef without a window: it opens a .bib, or imports a .ris, and saves the entries as .bib."""
    with TemporaryDirectory() as home:
        source, result = Path(home) / ("refs.ris" if format == "ris" else "refs.bib"), Path(home) / "saved.bib"
        source.write_text(text, encoding="utf-8")
        opened = ["--import", f"{source},ris"] if format == "ris" else [str(source)]
        # Its settings live in the user's home folder, which is to stay as it is.
        java = {"JAVA_TOOL_OPTIONS": f"-Duser.home={home}"}
        run = _run(["jabref", "--nogui", *opened, "--output", str(result)], "", environment=java)
        if not result.exists():
            raise ProgramError(run.stderr[-2000:])
        return Reading(_bib_records(result.read_text(encoding="utf-8")), [])


def _bib_records(bib: str) -> list[Record]:
    """The entries of a .bib that a program saved, with their fields as they stand."""
    blocks = bibtexparser.parse_string(bib).blocks
    # Entries without a key have one key for bibtexparser, which keeps the second and later ones apart.
    whole = [getattr(block, "ignore_error_block", block) for block in blocks]
    return [
        {"id": entry.key, "type": entry.entry_type}
        | {field.key.lower(): _untexed(str(field.value).replace("}{", "} {")) for field in entry.fields}
        for entry in whole
        if isinstance(entry, Entry)
    ]


# --- TeX -------------------------------------------------------------------------------------------------------------

# Only what the text itself needs: accents and symbols of pure ASCII files, Unicode fonts for UTF-8.
_PREAMBLES = {
    "xelatex": "\\usepackage{fontspec}",
    "pdflatex": "\\usepackage[T1]{fontenc}\\usepackage{lmodern}\\usepackage{textcomp}\\usepackage{amsmath,amssymb}",
}


def bibtex(text: str, directory: Path, style: str = "plain") -> Reading:
    """BibTeX with a style on all entries: each record is what it made of the entry, under `printed`."""
    (directory / "refs.bib").write_text(text, encoding="utf-8")
    (directory / "paper.aux").write_text(
        f"\\relax\n\\citation{{*}}\n\\bibstyle{{{style}}}\n\\bibdata{{refs}}\n", encoding="utf-8"
    )
    run = _run(["bibtex", "paper"], "", cwd=directory, check=False)
    bbl = directory / "paper.bbl"
    said = (directory / "paper.blg").read_text(encoding="utf-8", errors="replace").splitlines()
    about = re.compile(r"Warning--|I was expecting|Illegal|A bad|.*---line \d+ of file|.*isn't|.*not enough|.*too many")
    complaints = [line for line in said if about.match(line)]
    if run.returncode > 1:
        raise ProgramError("\n".join(said[-15:]))
    parts = re.split(r"\\bibitem(?:\[(?:[^\[\]]|\n)*\])?\{([^}]*)\}", bbl.read_text(encoding="utf-8", errors="replace"))
    pairs = zip(parts[1::2], parts[2::2], strict=True)
    return Reading([{"id": key, "printed": _untexed(words)} for key, words in pairs], complaints)


def print_bibtex(directory: Path, engine: str) -> Reading:
    """A LaTeX run over the .bbl that `bibtex` left in the directory: the records are the entries that were printed."""
    (directory / "paper.tex").write_text(
        f"\\documentclass{{article}}{_PREAMBLES[engine]}\\begin{{document}}\\input{{paper.bbl}}\\end{{document}}",
        encoding="utf-8",
    )
    said = _latex(engine, directory)
    aux = (directory / "paper.aux").read_text(encoding="utf-8", errors="replace")
    return Reading([{"id": key} for key in re.findall(r"\\bibcite\{([^}]*)\}", aux)], said)


def biblatex(text: str, directory: Path, engine: str) -> tuple[Reading, Reading]:
    """biber with its data model checked, and LaTeX: the fields biber gave the style, and the entries printed."""
    (directory / "refs.bib").write_text(text, encoding="utf-8")
    (directory / "paper.tex").write_text(
        f"\\documentclass{{article}}{_PREAMBLES[engine]}\\usepackage[backend=biber]{{biblatex}}"
        "\\addbibresource{refs.bib}\\AtEveryBibitem{\\typeout{PRINTED \\thefield{entrykey}}}"
        "\\begin{document}\\nocite{*}\\sloppy\\printbibliography\\end{document}",
        encoding="utf-8",
    )
    _latex(engine, directory)
    run = _run(["biber", "--validate-datamodel", "--nolog", "paper"], "", cwd=directory, check=False)
    complaints = [line for line in run.stdout.splitlines() if line.startswith(("WARN", "ERROR"))]
    if run.returncode and not (directory / "paper.bbl").exists():
        raise ProgramError("\n".join([*complaints[-5:], *_lines(run.stderr)[-10:]]))
    bbl = (directory / "paper.bbl").read_text(encoding="utf-8")
    said = _latex(engine, directory)
    log = (directory / "paper.log").read_text(encoding="utf-8", errors="replace")
    printed = [{"id": key} for key in dict.fromkeys(re.findall(r"^PRINTED (.+)$", log, re.MULTILINE))]
    return Reading(_bbl_records(bbl), complaints), Reading(printed, said)


def _latex(engine: str, directory: Path) -> list[str]:
    """One LaTeX run; the errors and warnings of its log that are not about a rerun or the look of a line."""
    _run([engine, "-interaction=nonstopmode", "-no-shell-escape", "paper.tex"], "", cwd=directory, check=False)
    log = (directory / "paper.log").read_text(encoding="utf-8", errors="replace")
    said = re.findall(r"^(?:!.*(?:\n.*)?|(?:LaTeX|Package \w+) Warning:.*)", log, re.MULTILINE)
    about_layout = re.compile(r"[Rr]erun|undefined references|empty bibliography|\(re\)run|Font shape|Biber reported")
    return [line for line in said if not about_layout.search(line)]


_ENTRY = re.compile(r"\\entry\{(.+?)\}\{(\w+)\}\{[^}]*\}(?:\{[^}]*\})?\n(.*?)\\endentry", re.DOTALL)
_FIELD = re.compile(r"\\field\{(\w+)\}\{(.*)\}$", re.MULTILINE)
_LIST = re.compile(r"\\list\{(\w+)\}\{\d+\}\{%\n(.*?)\n\s+\}$", re.DOTALL | re.MULTILINE)
_NAMES = re.compile(r"\\name\{(\w+)\}\{\d+\}\{.*?\}\{%\n(.*?)\n\s+\}$", re.DOTALL | re.MULTILINE)
_PART = re.compile(r"\b(?:family|given|prefix|suffix)=\{(.*)\}[,%}]*$", re.MULTILINE)
_VERB = re.compile(r"\\verb\{(\w+)\}\n\s+\\verb (.*)\n")
_KEYWORDS = re.compile(r"\\keyw\{(.*)\}")


def _bbl_records(bbl: str) -> list[Record]:
    """The entries of biber's .bbl with the fields it gives the styles."""
    found: list[Record] = []
    for key, kind, body in _ENTRY.findall(bbl):
        record: Record = {"id": key, "type": kind}
        record |= {name: _untexed(value) for name, value in _FIELD.findall(body)}
        record |= {name: _untexed(value) for name, value in _LIST.findall(body)}
        record |= {name: _untexed(" ".join(_PART.findall(value))) for name, value in _NAMES.findall(body)}
        record |= {name: value for name, value in _VERB.findall(body) if name not in ("urlraw",)}
        if keywords := _KEYWORDS.search(body):
            record["keywords"] = _untexed(keywords[1])
        found.append(record)
    return found


_SPACED = re.compile(r"\\(?:bib\w+|newblock)(?![a-zA-Z])|%$", re.MULTILINE)
_COMMANDS = re.compile(r"\\(?:textit|textbf|textsuperscript|textsubscript|textsc|emph|em|sc)(?![a-zA-Z])|\$[_^]?")


def _untexed(text: str) -> str:
    """The words of TeX text: good enough to look for a value in it, not a reader of TeX."""
    text = _COMMANDS.sub("", _SPACED.sub(" ", text))
    text = text.replace("\\&", "&").replace("\\%", "%").replace("\\_", "_").replace("~", " ")
    return re.sub(r"[{}]", "", text)


# --- running ---------------------------------------------------------------------------------------------------------


def _run(
    command: list[str],
    text: str,
    *,
    cwd: Path | None = None,
    check: bool = True,
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    run = subprocess.run(
        command,
        input=text,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=SECONDS,
        cwd=cwd,
        env={**os.environ, "max_print_line": "10000", **(environment or {})},
    )
    if check and run.returncode:
        raise ProgramError(f"{command[0]}: {run.stderr.strip()[-2000:] or run.stdout.strip()[-2000:]}")
    return run


def _node(script: str, text: str, *arguments: str) -> Reading:
    answer = json.loads(_run(["node", str(NODE / script), *arguments], text).stdout)
    return Reading([_flat(item) for item in answer["records"]], answer["complaints"])


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _flat(item: Mapping[str, Any]) -> Record:
    """A record with every value as one text."""
    return {name: " ".join(_words(value)) for name, value in item.items() if value not in (None, "", [], {})}


def _words(value: Any) -> Iterable[str]:
    if isinstance(value, Mapping):
        for name, part in value.items():
            if name != "season" or not isinstance(part, int):
                yield from _words(part)
    elif isinstance(value, list):
        for part in value:
            yield from _words(part)
    else:
        yield str(value)
