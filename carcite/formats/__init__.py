"""The registry of formats: from a name, a file suffix or a text to a format.

The package of a format is imported when it is first needed, so that `import carcite` stays light.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from pathlib import PurePath
from typing import NamedTuple

from carcite.errors import DetectError, FormatError
from carcite.formats.base import Format
from carcite.formats.cutting import Cut
from carcite.options import Target


class Declaration(NamedTuple):
    """A format's name, its module below `carcite.formats`, its file suffixes and other spellings of its name.

    `signs`: every text of the format contains one of these near its beginning; `sniff` is called only if one is found.
    `cut`: the module whose `cut` makes parts of a file for other processes, "" if there is none.
    """

    name: str
    module: str
    suffixes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    signs: tuple[str, ...] = ("",)
    cut: str = ""


# The order is that of the documentation, and of `sniff` where a text is asked about.
DECLARATIONS: tuple[Declaration, ...] = (
    Declaration("bibtex", "bibtex.bibtex", (".bib", ".bibtex"), ("bib", "tex"), signs=("@",), cut="bibtex.reader"),
    Declaration("biblatex", "bibtex.biblatex", (), ("bib latex",), signs=("@",), cut="bibtex.reader"),
    Declaration("ris", "ris", (".ris",), (), signs=("TY", "ty  -", "ty -", "  -"), cut="ris.reader"),
    Declaration(
        "csljson",
        "csljson",
        (".json", ".csljson"),
        ("csl", "json", "citeproc-json"),
        signs=("{", "["),
        cut="csljson.reader",
    ),
    Declaration("page", "pasted.page.reader", (), ("abstract-page",)),
    Declaration("nbib", "nbib", (".nbib", ".medline"), ("medline", "pubmed"), cut="nbib.reader"),
    Declaration("pubmedxml", "pubmedxml", (), ("pubmed-xml", "medline-xml"), signs=("<",), cut="pubmedxml.reader"),
    Declaration("pubmedtext", "pasted.pubmedtext.reader", (), ("pubmed-text", "pubmed-abstract")),
    Declaration(
        "endnotexml", "endnotexml", (".enxml",), ("endnote-xml", "endnote"), signs=("<",), cut="endnotexml.reader"
    ),
    Declaration("endnotetagged", "endnotetagged", (".enw",), ("enw", "refer", "bibix"), signs=("%",)),
    Declaration("zoterordf", "zoterordf", (".rdf",), ("zotero-rdf", "rdf"), signs=("<",)),
    Declaration("pubmedweb", "pasted.pubmedweb.reader", (), ("pubmed-web",)),
    Declaration("csv", "csv", (".csv",)),
    Declaration("html", "html", (".html", ".htm")),
    Declaration("references", "pasted.references.reader", (), ("reference-list", "bibliography")),
)

# What each program can import, the format that brings the most of a citation there first (docs/ says how it was found).
BEST_FOR: dict[Target, tuple[str, ...]] = {
    "zotero": ("zoterordf", "ris", "csljson", "biblatex", "bibtex", "endnotexml"),
    "endnote": ("endnotexml", "ris"),
    "mendeley": ("ris", "bibtex", "endnotexml"),
    "jabref": ("biblatex", "bibtex", "ris", "endnotexml", "nbib"),
    "latex": ("biblatex", "bibtex"),
    "pandoc": ("csljson", "biblatex", "bibtex", "ris"),
    "rayyan": ("csv", "ris", "nbib", "bibtex"),
    "covidence": ("ris", "endnotexml", "csv"),
}

# What a text is that looks like a reference file of another kind, and how to come to one that is read.
_OTHERS: tuple[tuple[str, str], ...] = (
    (r"\s*<(?:!doctype )?html\b", "it is HTML; save the text of the page, as the browser shows it"),
    (
        r"\s*(?:<[?!][^>]*>\s*)*<(?:\w+:)?(?:mods|modsCollection|collection|record)\b",
        "it is XML of a library; export RIS",
    ),
    (r"\s*<", "it is XML of another kind"),
    (r"(?:FN |PT [A-Z]\n)", "it is Web of Science's own format; export RIS or BibTeX"),
    (r"(?:---\s*\n)?references:", "it is YAML; let pandoc make CSL-JSON of it"),
    (r"\s*[{[]", "it is JSON of another kind"),
)


def _plain(name: str) -> str:
    return name.lower().strip(". ").replace("-", "").replace("_", "").replace(" ", "")


_BY_NAME = {
    _plain(spelling): declared.name for declared in DECLARATIONS for spelling in (declared.name, *declared.aliases)
}
_BY_SUFFIX = {suffix: declared.name for declared in DECLARATIONS for suffix in declared.suffixes}
_CUTS = {declared.name: declared.cut for declared in DECLARATIONS}
_MODULES = {declared.name: declared.module for declared in DECLARATIONS}


@cache
def _load(name: str) -> Format:
    format = import_module(f"carcite.formats.{_MODULES[name]}").FORMAT
    assert isinstance(format, Format)
    return format


def named(name: object) -> Format:
    """Return the format of a name or of one of its other spellings (`csl-json`).

    Raises FormatError for an unknown one, with the name that was likely meant.
    """
    if not isinstance(name, str):
        raise FormatError(f"a format is named by text such as 'ris', not by {type(name).__name__}")
    known = _BY_NAME.get(_plain(name))
    if known is None:
        names = ", ".join(declared.name for declared in DECLARATIONS)
        raise FormatError(f"no format {name!r}{_meant(name)}; known are {names}")
    return _load(known)


def cut_of(format: Format) -> Cut | None:
    """Return the function that yields the parts of a file in a format; None if such a file cannot be cut."""
    module = _CUTS[format.name]
    return import_module(f"carcite.formats.{module}").cut if module else None


def module_of(format: Format) -> str:
    """Return the module of a format, which a process that writes it imports."""
    return f"carcite.formats.{_MODULES[format.name]}"


def readable(name: object) -> Format:
    """Return the format of a name, to be read. Raises FormatError."""
    format = named(name)
    if format.read_stream is None:
        raise FormatError(f"{format.name} is written, not read")
    return format


def writable(name: object) -> Format:
    """Return the format of a name, to be written. Raises FormatError."""
    format = named(name)
    if format.write_stream is None:
        raise FormatError(f"{format.name} is read, not written")
    return format


def _meant(name: str) -> str:
    """Return a hint at the format that an unknown name may mean, for the middle of a message."""
    from difflib import get_close_matches

    asked = "".join(letter for letter in name.lower() if letter.isalpha())
    if asked in BEST_FOR:
        return f" ({asked} is a target, and {BEST_FOR[asked][0]} is the best format for it)"
    spellings = {
        spelling: declared.name for declared in DECLARATIONS for spelling in (declared.name, *declared.aliases)
    }
    near = [spelling for spelling in spellings if len(asked) > 2 and asked in spelling]
    near = near or get_close_matches(asked, spellings, n=1, cutoff=0.7)
    return f" (did you mean {' or '.join(dict.fromkeys(spellings[spelling] for spelling in near))}?)" if near else ""


# What a suffix that names no format to write is likely to be meant for.
_LIKELY = {
    ".xml": " (for EndNote: endnotexml)",
    ".tex": " (for LaTeX: biblatex or bibtex, in a .bib)",
}


def for_path(path: str) -> Format:
    """Return the format to write for the suffix of a file. Raises FormatError if there is none."""
    name = PurePath(path)
    suffix = PurePath(name.stem).suffix if name.suffix == ".gz" else name.suffix
    format = by_suffix(suffix)
    if format is None:
        known = ", ".join(declared.suffixes[0] for declared in DECLARATIONS if declared.suffixes)
        what = f"{name.name!r} has no suffix" if name.name else "the file given has no name"
        likely = _LIKELY.get(suffix.lower(), "")
        raise FormatError(f"{what} that stands for a format ({known}); give the format to write{likely}")
    return writable(format.name)


def same_syntax(one: Format, other: Format) -> bool:
    """Whether two formats are of one family, such as BibTeX and biblatex."""
    return _MODULES[one.name].partition(".")[0] == _MODULES[other.name].partition(".")[0]


def by_suffix(suffix: str) -> Format | None:
    """Return the format that a file suffix names; None if it names no format (`.txt`, `.xml`)."""
    name = _BY_SUFFIX.get(suffix.lower())
    return _load(name) if name else None


def suffix_of(format: Format) -> str:
    """Return the usual suffix of a file in a format, or in the other of its family."""
    family = _MODULES[format.name].partition(".")[0]
    return next(one.suffixes[0] for one in DECLARATIONS if one.suffixes and one.module.partition(".")[0] == family)


def every() -> tuple[Format, ...]:
    """Return all formats, in their fixed order."""
    return tuple(_load(declared.name) for declared in DECLARATIONS)


def sniffed(text: str) -> Format | None:
    """Return the format that claims the beginning of a text; None if no format does."""
    candidates = (_load(declared.name) for declared in DECLARATIONS if any(sign in text for sign in declared.signs))
    return next((format for format in candidates if format.read_stream and format.sniff(text)), None)


def detected(text: str) -> Format:
    """Return the format that claims a text. Raises DetectError, which says what was expected, if no format does."""
    format = sniffed(text)
    if format is not None:
        return format
    if not text.strip():
        raise DetectError("the text is empty; expected a reference file or the text of an abstract page")
    if "\x00" in text[:8192]:
        raise DetectError("this is binary data; expected a reference file or the text of an abstract page")
    what = next((f" ({what})" for look, what in _OTHERS if re.match(look, text, re.IGNORECASE)), "")
    raise DetectError(
        f"no format claims this text{what}: expected BibTeX, RIS, CSL-JSON, a PubMed export (NBIB, XML, text), EndNote "
        "XML, Zotero RDF, a list of references, or a page that shows one paper. If it is such a page, paste it from "
        "its title to its abstract with authors, DOI or citation line ('J Biol. 2024 May 3;12(4):5-9.'), or use -f page"
    )
