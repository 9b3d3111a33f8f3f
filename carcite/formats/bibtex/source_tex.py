r"""The TeX of a .bib file on its way to another: formulas, logos, `\url`, accents and braces as they were written.

The reader keeps the text of the fields that have TeX in them (see `carcite.model.source_tex`). The writer takes it for
a field whose value it still says, where LaTeX can set it (see `carcite.tex.safety`). Any other field is spelled anew.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from carcite.formats.base import Context, Raw
from carcite.formats.bibtex.braces import fold, fold_paragraphs, split_and
from carcite.formats.bibtex.people import NAME_LISTS
from carcite.formats.bibtex.table import KNOWN, TABLES
from carcite.formats.bibtex.targets import target_of
from carcite.formats.bibtex.text import is_heavy, paragraphs_apart
from carcite.formats.bibtex.titles import PARTS, joined
from carcite.model import Citation, source_tex
from carcite.tex import decode_plain, unsettable, with_accents, with_greek
from carcite.tex.definitions import commands
from carcite.tex.safety import is_settable_tex

_TITLES = frozenset(
    ("title", "shorttitle", "booktitle", "maintitle", "journal", "journaltitle", "shortjournal", "series", "origtitle")
)
_NOTES_AND_NAMES = """
    note addendum howpublished publisher school institution organization address location venue eventtitle edition
    type abstract annote annotation keywords affiliation version pubstate
"""
_TEXTS = frozenset((*_NOTES_AND_NAMES.split(), *NAME_LISTS))
KEPT = _TITLES | _TEXTS
"""The fields that hold text or names."""


def _has_tex(value: str, *, ligatures: bool) -> bool:
    """Return whether TeX reads a value as other text; a title with ligatures only may lack braces."""
    # Half the time of a pattern.
    if "\\" in value or "{" in value or "$" in value or "}" in value or "~" in value:
        return True
    return ligatures and ("--" in value or "``" in value or "''" in value)


def tex_of(raw: Raw, undefined: Collection[str] = ()) -> dict[str, str]:
    """Return the values to keep, by field: those with TeX in them, but not with one of the commands `undefined`."""
    kept: dict[str, str] = {}
    for tag, values in raw.items():
        if tag in KEPT:
            value = _title(raw, tag) if tag in PARTS else values[0]
            if _has_tex(value, ligatures=tag not in _TITLES):
                kept[tag] = value
    if "howpublished" in raw:  # it is read as one text with the note
        kept |= {tag: raw[tag][0] for tag in ("howpublished", "note") if tag in raw}
    for tag, value in list(kept.items()):
        if len(raw[tag]) > 1 or (undefined and not set(undefined).isdisjoint(commands(value))):
            del kept[tag]
    return kept


def _title(raw: Raw, tag: str) -> str:
    """Return a title, with its subtitle if there is one."""
    if raw.keys().isdisjoint(PARTS[tag]):
        return str(raw[tag][0])
    return joined(raw, tag, fold) or ""


def for_latex(pairs: list[tuple[str, str]], context: Context, *, biblatex: bool) -> list[tuple[str, str]]:
    """Return the fields with letters in names, and for BibTeX letters with two accents, in TeX that pdfLaTeX sets."""
    if not target_of(context).validated or not unsettable("".join([value for _, value in pairs])):
        return pairs
    found: list[tuple[str, str]] = []
    for tag, value in pairs:
        if type(value) is str and tag in KEPT:
            value = with_greek(value, first=not biblatex) if tag in NAME_LISTS else value
            value = value if biblatex else with_accents(value)
        found.append((tag, value))
    return found


def with_source_tex(
    pairs: list[tuple[str, str]], citation: Citation, context: Context, *, biblatex: bool
) -> list[tuple[str, str]]:
    """Return the fields to write, in the TeX of the source where it still says the same."""
    if not source_tex(citation) or not target_of(context).validated:
        return pairs
    source = _Source(citation, context, biblatex, frozenset(tag for tag, _ in pairs))
    found: list[tuple[str, str]] = []
    for tag, written in pairs:
        found += (source.notes(written) if tag == "note" else None) or [(tag, source.tex(tag, written) or written)]
    return found


@dataclass(frozen=True, slots=True)
class _Source:
    """The TeX of one citation's source, which is written to the fields `tags`."""

    citation: Citation
    context: Context
    biblatex: bool
    tags: frozenset[str]

    def tex(self, tag: str, written: str) -> str | None:
        """Return how the source wrote a field; None if it has another value, or LaTeX cannot set it."""
        if tag not in KEPT or type(written) is not str or (tag in _TITLES and self.context.options.protect != "auto"):
            return None
        for value in self._values(tag):
            tex = paragraphs_apart(fold_paragraphs(value)) if "\n" in written else fold(value)
            if self._is_settable(tag, tex, written) and self._says(tag, tex, written):
                return tex
        return None

    def notes(self, written: str) -> list[tuple[str, str]] | None:
        """Return `howpublished` and `note` as the source has them, if they still say the note of the citation."""
        source = source_tex(self.citation)
        if "howpublished" not in source or "howpublished" in self.tags:
            return None
        pairs = [(tag, fold(source[tag])) for tag in ("howpublished", "note") if tag in source]
        scratch = Context(self.context.format, type=self.context.type)
        found = TABLES[False].read({tag: [tex] for tag, tex in pairs}, scratch)
        same = found == {"note": self.citation.note}
        return pairs if same and all(self._is_settable(tag, tex, written) for tag, tex in pairs) else None

    def _values(self, tag: str) -> Iterator[str]:
        """Yield the source's values of a field, and of others with the same meaning: `journaltitle` for `journal`."""
        source = source_tex(self.citation)
        if tag in source:
            yield source[tag]
        for name in sorted(source.keys() - self.tags):
            if KNOWN[name] == KNOWN[tag]:
                yield source[name]

    def _is_settable(self, tag: str, tex: str, written: str) -> bool:
        """Return whether LaTeX can set the value of the source as well as the one written by carcite."""
        if (self.context.options.ascii and not tex.isascii()) or is_heavy(tex):
            return False
        if tag in NAME_LISTS and not _are_names(tex):
            return False
        unset = unsettable(tex)
        if self.biblatex:
            if _NOT_FOR_BIBER.search(tex) or (tag in NAME_LISTS and _BREAKS_NAMES.search(tex)):
                return False
            unset += accented(tex)
        return set(unset) <= set(unsettable(written)) and is_settable_tex(tex)

    def _says(self, tag: str, tex: str, written: str) -> bool:
        """Return whether a value is read as what the citation has, or at least as the one written by carcite is."""
        table = TABLES[False]  # both formats read the same fields
        scratch = Context(self.context.format, type=self.context.type)
        found = table.read({tag: [tex]}, scratch)
        own = bool(found) and found.keys() <= set(KNOWN[tag])
        if own and all(getattr(self.citation, name) == value for name, value in found.items()):
            return True
        return found == table.read({tag: [written]}, scratch)


def _are_names(tex: str) -> bool:
    """Return whether BibTeX takes a list of names: biblatex alone reads `=`, and no name has more than two commas."""
    return "=" not in tex and all(part.count(",") <= 2 for part in split_and(tex))


# Of these biber makes a dotless letter with an accent, which pdfLaTeX does not have, and of a backslash another one.
_NOT_FOR_BIBER = re.compile(r"\\(?:[`'^\"~=.]|[uvHtcdbkr](?![A-Za-z]))\s*\{?\s*\\[ij](?![A-Za-z])|\\\\")
# biber cuts a word to its first character for the initials, also where that is half of a command.
_BREAKS_NAMES = re.compile(r"\\[{}]|\$|(?:^|[ ~{}-])\\[A-Za-z]{3,}")
_ACCENT = re.compile(r"\\(?:[`'^\"~=.]|[uvHtcdbkr](?![A-Za-z]))\s*(?:\{\\?[A-Za-z]+\}|\\?[A-Za-z])")


def accented(tex: str) -> str:
    """Return the letters that biber composes of accents and letters and that pdfLaTeX cannot set."""
    return unsettable("".join(map(decode_plain, _ACCENT.findall(tex)))) if "\\" in tex else ""
