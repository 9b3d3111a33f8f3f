r"""No value of a citation or of a .bib file is run by TeX, ends an entry, or takes another entry with it.

Each hostile value stands in every field of biblatex's data model, in every field the standard BibTeX styles know, and
in one that nothing knows: in a `Citation` built by hand, and in a .bib file that is read and written again. The files
are set by bibtex and pdflatex with a style that prints every field, and by biber and xelatex with biblatex's custom
fields printed as well. A marker file, the recorded inputs and outputs of TeX, and the last entry show what happened.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import carcite
from carcite import Citation
from carcite.model import Contributor, Extra
from carcite.values.names import Name

pytestmark = pytest.mark.interop

VALUES = (
    "^^5cinput{canary}", "\\input{canary}", "\\input canary ", "\\InputIfFileExists{canary}{}{}",
    "\\write18{touch run}", "\\immediate\\openout5=leaked.txt", "50% off", "a # b", "a } b", "a { b", "a }{ b",
    "ends in \\", "ends in \\\\", "\\csname input\\endcsname{canary}", "\\expandafter\\input\\string{canary}",
    "\\catcode`\\%=12", "\\def\\bibitem{}", "\\let\\par\\relax", "\\end{document}", "\\endinput",
    "\\begin{verbatim}", "\\verb|x", "\\iffalse", "\\else", "\\fi", "\\begingroup", "\\egroup", "\\halign{#}", "~",
    "$", "a $ b", "$x^{$", "a_b", "a ^ b", "a & b", "@", "@book{x,", '"', '"} , title = {', "'", "`", "<", ">",
    "|", "--", "a\nb", "a\n\nb", "a\n@book{x,", "a\n\\input{canary}", "a, b, c, d", "a and b and others",
    "family=x", ",", ";", "\ufdd0", "a\ufffeb", "\U0001fffe", "a\x0bb", "\u0301", "{\\", "\\}", "\\{",
    "\\begin{filecontents}{leaked.txt}", "\\@@input canary ", "\\special{x}", "\\par\\bibitem{x}", "\\item",
    "\\verb", "1/2", "=", "(", ")", "[", "]", "[x]", "{[}", "-", "\\", "{}", "{{}}", "\\%", "\\\\%",
)  # fmt: skip

# What the standard styles of BibTeX know and biblatex does not.
_BIBTEX_FIELDS = frozenset(("address", "annote", "crossref", "journal", "key", "month", "school", "year", "urldate"))
_VERBATIM = frozenset(("adsurl", "doi", "url", "eprint", "file", "verba", "verbb", "verbc"))
_ENVIRONMENT = {**os.environ, "max_print_line": "10000"}
_ENTRY_KEYS = frozenset(("related", "xref", "ids", "entryset", "xdata"))
_TYPES = ("article", "book", "inproceedings", "thesis", "online", "misc")
_UNKNOWN = ("unheardof", "title+an:seen", "author+an", "adsurl")


def _data_model() -> list[str]:
    """Return every field of biblatex's data model, as the installed one declares them."""
    path = subprocess.run(["kpsewhich", "blx-dm.def"], capture_output=True, text=True, check=True).stdout.strip()
    text = Path(path).read_text(encoding="utf-8")
    lists = re.findall(r"^\\DeclareDatamodelFields\[[^]]*\]\{([^}]*)\}", text, re.MULTILINE)
    return sorted({name for part in lists for name in re.findall(r"[a-z]+", part)})


def _fields() -> list[str]:
    return [*_data_model(), *sorted(_BIBTEX_FIELDS), *_UNKNOWN]


def _chunks(fields: list[str]) -> list[list[str]]:
    """Return the fields in lists of 40: biber's parser has module for about a hundred in one entry."""
    return [fields[at : at + 40] for at in range(0, len(fields), 40)]


def _apart(tag: str, value: str) -> str:
    """Return the value, in fields of keys as keys that no other field has: biber stops where two of them meet."""
    return value.replace(",", f"-{tag},") + f"-{tag}" if tag in _ENTRY_KEYS else value


def _raw_bib(fields: list[str]) -> str:
    """Return a .bib file with every value in every field, wherever it can stand there."""
    entries = []
    for number, value in enumerate(VALUES):
        inside = value if value.count("{") == value.count("}") else value.replace("{", "(").replace("}", ")")
        for part, tags in enumerate(_chunks(fields)):
            rows = "".join(f"  {tag} = {{{_apart(tag, inside)}}},\n" for tag in tags)
            entries.append(f"@{_TYPES[(number + part) % len(_TYPES)]}{{raw{number}-{part},\n{rows}}}\n")
    return "\n".join(entries)


def _by_hand(fields: list[str]) -> list[Citation]:
    """Return citations with every value in every field of the model and in kept fields of a .bib."""
    made = []
    types = ("article-journal", "book", "paper-conference", "thesis", "webpage", "document")
    texts = (
        "title", "title_short", "original_title", "container_title", "container_title_short", "collection_title",
        "event_title", "event_place", "section", "genre", "medium", "publisher", "publisher_place", "status",
        "url", "archive", "archive_location", "call_number", "source", "rights", "collection_number", "volume",
        "issue", "number", "edition", "number_of_volumes", "number_of_pages", "chapter_number", "version", "pages",
        "article_number", "issued", "epub_date", "accessed", "original_date", "event_date", "doi", "pmid", "pmcid",
        "arxiv", "language",
    )  # fmt: skip
    lists = ("keywords", "mesh_terms", "affiliations", "publication_types", "notes", "abstracts", "issn", "isbn")
    for number, value in enumerate(VALUES):
        seen = value.strip("\ufdd0\ufffe\U0001fffe")  # a value of noncharacters only is no value for the model
        people = (Name(family=value, given=value), Name(literal=value)) if seen else ()
        held = dict.fromkeys(texts, value) | {name: (value,) for name in lists if seen}
        creators = [Contributor(role=value, name=name) for name in people]
        made.append(
            Citation(
                type=types[number % len(types)], key=f"made{number}", authors=people, editors=people,
                translators=people, creators=creators, **held,
            )
        )  # fmt: skip
        for part, tags in enumerate(_chunks(fields)):
            extra = [Extra("bibtex", tag, _apart(tag, value)) for tag in tags]
            made.append(Citation(type=types[part], key=f"hostile{value}{number}-{part}", title=value, extra=extra))
    return made


def _written(format: str) -> str:
    # biber 2.18 stops at a `related` whose key is in no file; the file of the source would have done the same.
    fields = [name for name in _fields() if name != "related" or format == "bibtex"]
    read = carcite.loads(_raw_bib(fields), "bibtex", on_note="ignore")
    last = Citation(type="book", key="zzsentinel", title="The sentinel", authors=("Zz, Last",), issued="2020")
    return carcite.write([*read, *_by_hand(fields), last], format).text


def _keys(bib: str) -> set[str]:
    return set(re.findall(r"^@\w+\{([^,]+),$", bib, re.MULTILINE))


def _style(fields: list[str]) -> str:
    """Return a BibTeX style that prints every field of every entry as it is."""
    rows = []
    for field in (name for name in fields if name not in _ENTRY_KEYS):
        command = "\\url{" if field in _VERBATIM else ""
        rows.append(f'{field} missing$ \'skip$ {{ "{command}" {field} * "{command and "}"}" * write$ newline$ }} if$')
    return (
        f"ENTRY {{ {' '.join(fields)} }} {{}} {{}}\n"
        'FUNCTION {out} { "\\bibitem{" cite$ * "}" * write$ newline$ ' + "\n".join(rows) + " newline$ }\n"
        "FUNCTION {default.type} { out }\nREAD\n"
        'FUNCTION {begin} { "\\begin{thebibliography}{9}" write$ newline$ }\nEXECUTE {begin}\nITERATE {call.type$}\n'
        'FUNCTION {end} { "\\end{thebibliography}" write$ newline$ }\nEXECUTE {end}\n'
    )


def _run(command: list[str], directory: Path) -> str:
    done = subprocess.run(command, cwd=directory, capture_output=True, timeout=300, check=False, env=_ENVIRONMENT)
    return (done.stdout + done.stderr).decode("utf-8", "replace")


def _tex(engine: str, directory: Path, body: str) -> str:
    (directory / "paper.tex").write_text(body, encoding="utf-8")
    _run([engine, "-interaction=nonstopmode", "-no-shell-escape", "-recorder", "paper.tex"], directory)
    return (directory / "paper.log").read_text(encoding="utf-8", errors="replace")


def _prepared(directory: Path, bib: str) -> None:
    (directory / "refs.bib").write_text(bib, encoding="utf-8")
    (directory / "canary.tex").write_text("\\immediate\\openout5=leaked.txt \\typeout{CANARY}", encoding="utf-8")


def _nothing_ran(directory: Path) -> None:
    recorded = (directory / "paper.fls").read_text(encoding="utf-8", errors="replace")
    assert "canary" not in recorded
    assert {path.name for path in directory.iterdir()} & {"leaked.txt", "leaked.tex", "run"} == set()


def test_bibtex_and_pdflatex_print_every_entry_and_run_nothing(program: Callable[[str], Path], tmp_path: Path) -> None:
    program("bibtex"), program("pdflatex"), program("biber")
    bib = _written("bibtex")
    fields = sorted(set(re.findall(r"^  ([a-z][^ =]*) = ", bib, re.MULTILINE)))
    _prepared(tmp_path, bib)
    (tmp_path / "all.bst").write_text(_style(fields), encoding="utf-8")
    for style in ("plain", "all"):
        (tmp_path / "paper.aux").write_text(
            f"\\relax\n\\citation{{*}}\n\\bibstyle{{{style}}}\n\\bibdata{{refs}}\n", encoding="utf-8"
        )
        said = _run(["bibtex", "paper"], tmp_path)
        assert "---line" not in said, said[-2000:]
        body = (
            "\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{url}\\begin{document}\\sloppy"
            "\\input{paper.bbl}\\typeout{THE END}\\end{document}"
        )
        log = _tex("pdflatex", tmp_path, body)
        aux = (tmp_path / "paper.aux").read_text(encoding="utf-8", errors="replace")
        assert set(re.findall(r"\\bibcite\{([^}]*)\}", aux)) == _keys(bib)
        assert "THE END" in log
        errors = [error for error in re.findall(r"^! .*", log, re.MULTILINE) if "Unicode character" not in error]
        assert errors == []
        _nothing_ran(tmp_path)


def test_biber_and_xelatex_print_every_entry_and_run_nothing(program: Callable[[str], Path], tmp_path: Path) -> None:
    program("biber"), program("xelatex")
    bib = _written("biblatex")
    _prepared(tmp_path, bib)
    custom = [f"user{letter}" for letter in "abcdef"] + ["addendum", "shorthand", "label", "indextitle", "nameaddon"]
    more = "".join(f"\\printfield{{{name}}}\\newunit" for name in (*custom, "verba", "verbb", "verbc", "file"))
    more += "".join(f"\\printlist{{list{letter}}}\\newunit" for letter in "abcdef")
    more += "".join(f"\\printnames{{{name}}}\\newunit" for name in ("namea", "nameb", "namec", "shortauthor"))
    body = (
        "\\documentclass{article}\\usepackage{fontspec}\\usepackage[backend=biber]{biblatex}"
        "\\addbibresource{refs.bib}\\AtEveryBibitem{\\typeout{PRINTED \\thefield{entrykey}}}"
        f"\\renewbibmacro*{{finentry}}{{{more}\\finentry}}"
        "\\begin{document}\\nocite{*}\\sloppy\\printbibliography\\typeout{THE END}\\end{document}"
    )
    _tex("xelatex", tmp_path, body)
    said = _run(["biber", "paper"], tmp_path)
    assert not re.search(r"^ERROR", said, re.MULTILINE), said[-2000:]
    log = _tex("xelatex", tmp_path, body)
    assert set(re.findall(r"^PRINTED (.+)$", log, re.MULTILINE)) == _keys(bib)
    assert "THE END" in log
    assert re.findall(r"^! .*(?:\n.*)?", log, re.MULTILINE) == []
    _nothing_ran(tmp_path)
    shutil.rmtree(tmp_path, ignore_errors=True)
