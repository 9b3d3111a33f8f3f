"""What the importing programs want otherwise: one row of data for each target.

Measured and read in the programs (Zotero's RIS import; EndNote's tag tables; JabRef's and Mendeley's importers).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from carcite.formats._room import Context, Target


class Dialect(NamedTuple):
    """What one program wants of a RIS file.

    line_tag    the tag of `Label: value` lines
    labelled    fields written as such a line although RIS has a tag for them: the program drops the tag or twists it
    echoed      fields written in their tag and in a line: some programs read the one, some the other
    key_tags    the tags of the citation key; "" is a `Citation Key:` line
    types       CSL types that are another TY than usual
    markup      titles keep their markup, and `&`, `<`, `>` are escaped wherever the program unescapes
    html_notes  a note of several paragraphs is HTML
    guarded     notes that begin with any `Word:`, not only with one of ours, are kept from being taken for a field
    editor      the tag of editors, where it is not that of the record's kind
    both_years  PY stands beside a DA that says more
    full_date   the tag a whole date stands in
    conference  C3 is the proceedings' title and T2 the conference; else T2 is the proceedings' title
    epub_tag    the tag of an article's electronic publication date
    author_addresses  the authors' own affiliations stand in AD, too
    """

    line_tag: str = "N1"
    labelled: frozenset[str] = frozenset()
    echoed: frozenset[str] = frozenset()
    key_tags: tuple[str, ...] = ("ID", "LB")
    types: Mapping[str, str] = MappingProxyType({})
    markup: bool = False
    html_notes: bool = False
    guarded: bool = False
    editor: str | None = None
    both_years: bool = True
    full_date: str = "DA"
    conference: str = "C3 T2"
    epub_tag: str | None = None
    author_addresses: bool = False


SAFE = Dialect(echoed=frozenset(("pmid", "pmcid")), guarded=True)
DIALECTS: dict[Target | None, Dialect] = {
    None: SAFE,
    "zotero": Dialect(
        line_tag="M2",
        labelled=frozenset(
            ("pmid", "pmcid", "original_title", "translated_titles", "journal_genre", "number", "bare_code")
        ),
        key_tags=("",),
        markup=True,
        html_notes=True,
        guarded=True,
        conference="C3",
    ),
    "endnote": Dialect(
        types={"article": "UNPB"},
        echoed=frozenset(("original_title",)),
        conference="C3",
        epub_tag="ET",
        author_addresses=True,
    ),
    "mendeley": Dialect(key_tags=("ID",), full_date="PY", both_years=False, conference="T2"),
    "jabref": Dialect(key_tags=("ID",), editor="ED", both_years=False, conference="T2"),
    "latex": SAFE._replace(guarded=False),
    "pandoc": SAFE._replace(key_tags=("ID",), conference="T2", guarded=False),
}


def dialect(context: Context) -> Dialect:
    """The dialect of the target that is written for."""
    return DIALECTS[context.options.target]
