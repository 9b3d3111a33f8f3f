"""What the importing programs want otherwise: one row of data for each target.

Measured and read in the programs (Zotero's RIS import; EndNote's tag tables; JabRef's and Mendeley's importers).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from carcite.formats.base import Context
from carcite.formats.ris.types import READ, write_type
from carcite.options import Target


class Dialect(NamedTuple):
    """What one program wants of a RIS file.

    line_tag    the tag of `Label: value` lines
    labelled    fields written as such a line although RIS has a tag for them: the program drops the tag or twists it
    echoed      fields written in their tag and in a line: some programs read the one, some the other
    key_tags    the tags of the citation key; "" is a `Citation Key:` line
    types       CSL types that are another TY than usual
    typed       CSL types that get a `Type:` line though TY says them: the program takes TY for another
    lines       tags that are written as lines in these TYs: the program drops them there, or takes them for another
    retagged    tags that are others in a TY, which is read for the same
    whole_pages TYs in which SP holds the whole range
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
    typed: frozenset[str] = frozenset()
    lines: Mapping[str, frozenset[str]] = MappingProxyType({})
    retagged: Mapping[tuple[str, str], str] = MappingProxyType({})
    whole_pages: frozenset[str] = frozenset()
    markup: bool = False
    html_notes: bool = False
    guarded: bool = False
    editor: str | None = None
    both_years: bool = True
    full_date: str = "DA"
    conference: str = "C3 T2"
    epub_tag: str | None = None
    author_addresses: bool = False


_EVERY = frozenset(READ)


def _every_but(*types: str) -> frozenset[str]:
    """All TYs but these, in which the program reads the tag as what it is."""
    return _EVERY.difference(*(names.split() for names in types))


def _only(types: str) -> frozenset[str]:
    return frozenset(types.split())


# Where Zotero has no such field for the item type it makes of a TY: it drops the tag, or takes it for another field.
# Of roles: another becomes an author there. What newer versions have fields for they find in a line, too.
_NO_ARCHIVE = _only("BILL BLOG CASE ELEC HEAR ICOMM PAT SLIDE STAT")
_ZOTERO_LINES: dict[str, frozenset[str]] = {
    **dict.fromkeys(("AN", "CN", "DB", "DP"), _NO_ARCHIVE),
    "A2": _every_but("BOOK CHAP CLSWK CONF DICT ENCYC GEN ICOMM JFULL JOUR MUSIC PCOMM SOUND"),
    "A3": _every_but("BOOK CHAP CLSWK CONF DICT ENCYC MAP MPCT VIDEO"),
    "A4": _every_but("BOOK CHAP CLSWK DATA DICT ELEC ENCYC GEN JFULL JOUR MANSCPT MGZN NEWS PAMP PCOMM RPRT"),
    "C2": _every_but("CHAP"),
    "C5": _every_but("MPCT MUSIC SOUND VIDEO"),
    "C7": _EVERY,
    "CY": _every_but(
        "BOOK CHAP CLSWK COMP CONF DICT ENCYC HEAR MANSCPT MAP MUSIC NEWS PAMP PAT RPRT SLIDE SOUND STAND", "THES VIDEO"
    ),
    "ED": _EVERY,
    "ET": _every_but("BILL BOOK CHAP CLSWK COMP DICT ENCYC HEAR MAP NEWS STAT"),
    "IS": _every_but("GEN JFULL JOUR MGZN"),
    "LA": frozenset(("COMP",)),
    "M1": _every_but("BILL BOOK CASE CLSWK HEAR STAT"),
    "M3": _every_but("BLOG ELEC MANSCPT MAP PAMP PCOMM RPRT SLIDE STAND THES"),
    "NV": _every_but("BOOK CHAP CLSWK DICT ENCYC HEAR MUSIC SOUND VIDEO"),
    "PB": _only("ART BILL BLOG ELEC FIGURE GEN ICOMM JFULL JOUR MANSCPT MGZN NEWS PAMP PCOMM SLIDE STAT"),
    "SE": _every_but("BILL NEWS STAT"),
    "SP": _only("ART BLOG COMP DATA ELEC FIGURE ICOMM MAP MPCT MUSIC PCOMM SLIDE SOUND VIDEO"),
    "ST": frozenset(("CASE", "ICOMM", "STAT")),
    "SV": _every_but("CHAP"),
    "T2": _only("ART DATA FIGURE HEAR ICOMM MANSCPT MPCT MUSIC PAMP PAT PCOMM SOUND THES VIDEO"),
    "T3": _every_but("BOOK CHAP CLSWK CONF GEN JFULL JOUR MUSIC SOUND"),
    "VL": _every_but("BILL BOOK CASE CHAP CLSWK CONF DICT ENCYC GEN JFULL JOUR MGZN MUSIC SOUND STAT VIDEO"),
}
_COLLECTED = frozenset(("BOOK", "CLSWK", "COMP", "MAP", "PAMP", "RPRT", "STAND"))
_PARTS = frozenset(("CHAP", "CONF", "DICT", "ENCYC"))
_JABREF_LINES: dict[str, frozenset[str]] = {
    **dict.fromkeys(("A2", "A3", "A4", "AD", "AN", "C1", "C2", "C5", "C6", "C7", "DP", "J2", "M3", "SV"), _EVERY),
    "T2": frozenset(("SLIDE",)),
}

SAFE = Dialect(echoed=frozenset(("pmid", "pmcid")), guarded=True)
DIALECTS: dict[Target | None, Dialect] = {
    None: SAFE,
    "zotero": Dialect(
        line_tag="M2",
        labelled=frozenset(("pmid", "pmcid", "original_title", "translated_titles", "event_place", "bare_code")),
        key_tags=("",),
        types={"interview": "GEN", "regulation": "STAT", "treaty": "STAT"},
        typed=_only("classic dataset document figure musical_score pamphlet periodical standard"),
        lines={**_ZOTERO_LINES, "AD": _EVERY},
        retagged={("CASE", "T2"): "A2", ("CASE", "M1"): "SV"},
        whole_pages=frozenset(("BILL", "CASE", "MPCT")),
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
    "jabref": Dialect(
        labelled=frozenset(("pmid", "pmcid", "translated_titles", "event_place")),
        key_tags=("ID",),
        lines=_JABREF_LINES,
        retagged={
            **{(name, "T2"): "T3" for name in _COLLECTED},
            **{(name, "T2"): "BT" for name in _PARTS},
            **{(name, "SN"): "M1" for name in ("PAT", "RPRT", "STAND")},
            ("DATA", "NV"): "M1",
        },
        editor="ED",
        both_years=False,
        conference="T2",
    ),
    "latex": SAFE._replace(guarded=False),
    "pandoc": SAFE._replace(key_tags=("ID",), conference="T2", guarded=False),
}


def written_tag(tag: str, context: Context) -> str:
    """The tag the target wants for this one in a record of the citation's type; "" is a line."""
    target = dialect(context)
    if not target.lines:
        return tag
    name = written_type(context)
    return "" if name in target.lines.get(tag, ()) else target.retagged.get((name, tag), tag)


def written_type(context: Context) -> str:
    """The TY of a record of the citation's type."""
    return write_type(context.type, dialect(context).types).tag


def dialect(context: Context) -> Dialect:
    """The dialect of the target that is written for."""
    return DIALECTS[context.options.target]
