r"""The TeX of a .bib file on its way to another: formulas, logos, `\url`, accents and braces as they were written.

The reader keeps the text of the fields that have TeX in them (see `carcite.model.source_tex`). The writer takes it for
a field whose value it still says, where LaTeX can set it (see `carcite.tex.safety`). Any other field is spelled anew.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from carcite.formats.base import Context, Raw
from carcite.formats.bibtex.braces import fold, fold_paragraphs, split_and
from carcite.formats.bibtex.names import BREAKS_BIBER
from carcite.formats.bibtex.people import NAME_LISTS
from carcite.formats.bibtex.table import KNOWN, TABLES
from carcite.formats.bibtex.targets import dialect
from carcite.formats.bibtex.text import is_heavy, paragraphs_apart
from carcite.model import Citation, source_tex
from carcite.tex import decode_plain, unsettable
from carcite.tex.definitions import commands
from carcite.tex.safety import is_settable_tex

_TITLES = frozenset(
    ("title", "shorttitle", "booktitle", "maintitle", "journal", "journaltitle", "shortjournal", "series", "origtitle")
)
_TEXTS = """
    note addendum howpublished publisher school institution organization address location venue eventtitle edition
    type abstract annote annotation keywords affiliation version pubstate
"""
KEPT = frozenset((*_TITLES, *_TEXTS.split(), *NAME_LISTS))
"""The fields that hold text or names."""
_TEX = re.compile(r"[\\{}$~]")
# Signs that LaTeX makes of others, in fields in which carcite protects no capitals.
_LIGATURE = re.compile(r"--|``|''")


def tex_of(raw: Raw, undefined: Collection[str] = ()) -> dict[str, str]:
    """Return the values with TeX in them, by field, but not those with one of the commands `undefined`."""
    kept: dict[str, str] = {}
    for tag, values in raw.items():
        if tag not in KEPT or len(values) != 1:
            continue
        value = values[0]
        if _TEX.search(value) or (tag not in _TITLES and _LIGATURE.search(value)):
            kept[tag] = value
    if undefined:
        return {tag: value for tag, value in kept.items() if not set(undefined) & set(commands(value))}
    return kept


Pair = tuple[str, str]


def with_source_tex(pairs: list[Pair], citation: Citation, context: Context, *, biblatex: bool) -> list[Pair]:
    """Return the fields to write, in the TeX of the source where it still says the same."""
    source = source_tex(citation)
    if not source or not dialect(context).validated:
        return pairs
    tags = {tag for tag, _ in pairs}
    found: list[Pair] = []
    for tag, written in pairs:
        wanted = tag in KEPT and type(written) is str and (tag not in _TITLES or context.options.protect == "auto")
        for name in sorted(source.keys() - tags | {tag}, key=lambda name: (name != tag, name)) if wanted else ():
            # `journal` may have been `journaltitle`.
            if name in source and KNOWN[name] == KNOWN[tag]:
                tex = paragraphs_apart(fold_paragraphs(source[name])) if "\n" in written else fold(source[name])
                if _is_settable(tag, tex, written, context, biblatex) and _says(citation, tag, tex, written, context):
                    written = tex
                    break
        found.append((tag, written))
    return found


# Of these biber makes a dotless letter with an accent, which pdfLaTeX does not have, and of a backslash another one.
_NOT_FOR_BIBER = re.compile(r"\\(?:[`'^\"~=.]|[uvHtcdbkr](?![A-Za-z]))\s*\{?\s*\\[ij](?![A-Za-z])|\\\\")


def _is_settable(tag: str, tex: str, written: str, context: Context, biblatex: bool) -> bool:
    """Return whether LaTeX can set the value of the source as well as the one written by carcite."""
    if context.options.ascii and not tex.isascii():
        return False
    unset = unsettable(tex)
    if biblatex:
        if _NOT_FOR_BIBER.search(tex) or (tag in NAME_LISTS and BREAKS_BIBER.search(tex)):
            return False
        unset += accented(tex)
    if not set(unset) <= set(unsettable(written)) or is_heavy(tex):
        return False
    # `=` is biblatex's own format, and no name has more than two commas.
    if tag in NAME_LISTS and ("=" in tex or any(part.count(",") > 2 for part in split_and(tex))):
        return False
    return is_settable_tex(tex)


def _says(citation: Citation, tag: str, tex: str, written: str, context: Context) -> bool:
    """Return whether a value is read as what the citation has, or at least as the one written by carcite is."""
    table = TABLES[False]  # both formats read the same fields
    scratch = Context(context.format, type=context.type)
    found = table.read({tag: [tex]}, scratch)
    own = bool(found) and found.keys() <= set(KNOWN[tag])
    if own and all(getattr(citation, name) == value for name, value in found.items()):
        return True
    return found == table.read({tag: [written]}, scratch)


_ACCENT = re.compile(r"\\(?:[`'^\"~=.]|[uvHtcdbkr](?![A-Za-z]))\s*(?:\{\\?[A-Za-z]+\}|\\?[A-Za-z])")


def accented(tex: str) -> str:
    """Return the letters that biber composes of accents and letters and that pdfLaTeX cannot set."""
    return unsettable("".join(map(decode_plain, _ACCENT.findall(tex)))) if "\\" in tex else ""
