"""The formats, in one fixed order, and how a name, a suffix or a text leads to one.

A room is imported when it is first needed, so that `import carcite` does not pay for formats nobody asked for. What is
said of a room here, its name and suffixes, is checked against its own FORMAT when it is loaded.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import NamedTuple

from carcite.errors import DetectError, FormatError
from carcite.formats._room import Format, Target


class Room(NamedTuple):
    """Where a format lives: its name, its module, its suffixes, other spellings of its name.

    `signs`: every file of the format has one of these near its beginning; without them the room is not asked.
    """

    name: str
    module: str
    suffixes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    signs: tuple[str, ...] = ("",)


# The order is that of the documentation, and of `sniff` where a text is asked about.
ROOMS: tuple[Room, ...] = (
    Room("bibtex", "bibtex.bibtex", (".bib", ".bibtex"), ("bib", "tex"), signs=("@",)),
    Room("biblatex", "bibtex.biblatex", (), ("bib latex",), signs=("@",)),
    Room("ris", "ris", (".ris",), (), signs=("TY", "ty  -", "ty -")),
    Room("csljson", "csljson", (".json", ".csljson"), ("csl", "json", "citeproc-json"), signs=("{", "[")),
    Room("page", "page", (), ("abstract-page",)),
    Room("nbib", "nbib", (".nbib", ".medline"), ("medline", "pubmed")),
    Room("pubmedxml", "pubmed_xml", (), ("pubmed-xml", "medline-xml"), signs=("<",)),
    Room("pubmedtext", "pubmedtext", (), ("pubmed-text", "pubmed-abstract")),
    Room("endnotexml", "endnote_xml", (".enxml",), ("endnote-xml", "endnote"), signs=("<",)),
    Room("zoterordf", "zotero_rdf", (".rdf",), ("zotero-rdf", "rdf"), signs=("<",)),
    Room("pubmedweb", "pubmedweb", (), ("pubmed-web",)),
)

# What each program can import, the format that brings the most of a citation there first (docs/ says how it was found).
BEST_FOR: dict[Target, tuple[str, ...]] = {
    "zotero": ("zoterordf", "ris", "csljson", "biblatex", "bibtex", "endnotexml"),
    "endnote": ("endnotexml", "ris"),
    "mendeley": ("ris", "bibtex", "endnotexml"),
    "jabref": ("biblatex", "bibtex", "ris", "endnotexml", "nbib"),
    "latex": ("biblatex", "bibtex"),
    "pandoc": ("csljson", "biblatex", "bibtex", "ris"),
}

# What a text is that looks like a reference file of another kind, and how to come to one that is read.
_OTHERS: tuple[tuple[str, str], ...] = (
    (r"\s*<(?:!doctype )?html\b", "it is HTML; save the text of the page, as the browser shows it"),
    (
        r"\s*(?:<[?!][^>]*>\s*)*<(?:\w+:)?(?:mods|modsCollection|collection|record)\b",
        "it is XML of a library; export RIS",
    ),
    (r"\s*<", "it is XML of another kind"),
    (r"\s*%[0A] ", "it is EndNote's tagged format; export RIS or EndNote XML"),
    (r"(?:FN |PT [A-Z]\n)", "it is Web of Science's own format; export RIS or BibTeX"),
    (r"(?:---\s*\n)?references:", "it is YAML; let pandoc make CSL-JSON of it"),
    (r"\s*[{[]", "it is JSON of another kind"),
)


def _plain(name: str) -> str:
    return name.lower().strip(". ").replace("-", "").replace("_", "").replace(" ", "")


_BY_NAME = {_plain(spelling): room.name for room in ROOMS for spelling in (room.name, *room.aliases)}
_BY_SUFFIX = {suffix: room.name for room in ROOMS for suffix in room.suffixes}
_MODULES = {room.name: room.module for room in ROOMS}


@cache
def _load(name: str) -> Format:
    format = import_module(f"carcite.formats.{_MODULES[name]}").FORMAT
    assert isinstance(format, Format)
    return format


def named(name: str) -> Format:
    """The format of a name or of one of its other spellings (`csl-json`). Raises FormatError for an unknown one."""
    known = _BY_NAME.get(_plain(name))
    if known is None:
        raise FormatError(f"no format {name!r}; known are {', '.join(room.name for room in ROOMS)}")
    return _load(known)


def by_suffix(suffix: str) -> Format | None:
    """The format a file suffix names, None for one that names none (`.txt`, `.xml`)."""
    name = _BY_SUFFIX.get(suffix.lower())
    return _load(name) if name else None


def every() -> tuple[Format, ...]:
    """All formats, in their fixed order."""
    return tuple(_load(room.name) for room in ROOMS)


def sniffed(text: str) -> Format | None:
    """The format that claims the beginning of a text; None where none does."""
    rooms = (_load(room.name) for room in ROOMS if any(sign in text for sign in room.signs))
    return next((format for format in rooms if format.read_stream and format.sniff(text)), None)


def detected(text: str) -> Format:
    """The format that claims a text. Raises DetectError, saying what was expected, where none does."""
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
        "XML, Zotero RDF, or an abstract page with a citation line such as 'J Biol. 2024 May 3;12(4):5-9.'"
    )
