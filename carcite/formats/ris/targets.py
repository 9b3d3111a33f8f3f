"""What the programs that import RIS want in another form: one row of data for each target.

Taken from the programs: Zotero's RIS translator, EndNote's tag tables by type of reference, JabRef's and Mendeley's
importers.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from carcite.formats.base import Context
from carcite.formats.ris.types import READ, WRITE
from carcite.options import Target


class RisTarget(NamedTuple):
    """What one program wants of a RIS file.

    extra        fields without a tag are lines `CSL variable: value` in M2, which is Zotero's Extra
    untagged     fields that are not written in their tag: the program drops it or takes it for another field
    unread       tags that are not written in these TYs, for the same reasons
    retagged     (TY, tag): the tag that the program reads instead
    keys         the tags of the citation key
    types        CSL types that are another TY than usual
    declared     CSL types that the program takes for another one: Extra declares the type
    whole_pages  TYs in which SP holds the whole range
    markup       titles keep their markup; `&`, `<` and `>` are escaped wherever the program unescapes them
    html_notes   notes are HTML
    editor       the tag of editors, if it does not depend on the TY
    both_years   PY stands beside a DA that says more
    full_date    the tag of a whole date
    conference   C3 is the title of the proceedings and T2 the conference; else T2 is the title of the proceedings
    epub_tag     the tag of the date of electronic publication in journal articles
    splits       characters at which the program splits a keyword
    """

    extra: bool = False
    untagged: frozenset[str] = frozenset()
    unread: Mapping[str, frozenset[str]] = MappingProxyType({})
    retagged: Mapping[tuple[str, str], str] = MappingProxyType({})
    keys: tuple[str, ...] = ("ID",)
    types: Mapping[str, str] = MappingProxyType({})
    declared: frozenset[str] = frozenset()
    whole_pages: frozenset[str] = frozenset()
    markup: bool = False
    html_notes: bool = False
    editor: str | None = None
    both_years: bool = True
    full_date: str = "DA"
    conference: str = "C3 T2"
    epub_tag: str | None = None
    splits: str = ""


_EVERY = frozenset(READ)


def _only(types: str) -> frozenset[str]:
    return frozenset(types.split())


# Where Zotero's item type has a field, but not for this tag: it is dropped, or taken for another field or person.
_ZOTERO_UNREAD: dict[str, frozenset[str]] = {
    "A2": _only("MPCT RPRT"),
    "A3": _only("RPRT"),
    "A4": _only("CONF MPCT"),
    "AN": _only("BILL BLOG CASE ELEC HEAR PAT SLIDE STAT"),
    "CY": _only("CONF"),
    "M1": _only("GEN MANSCPT"),
    "M3": _only("DATA GEN MPCT"),
    "PB": _only("BILL"),
    "SP": _only("MANSCPT"),
    "ST": _only("CASE STAT"),
    "SV": _only("CONF DICT ENCYC GEN RPRT THES"),
    "T3": _only("DICT ENCYC SLIDE THES"),
}
_COLLECTED = frozenset(("BOOK", "CLSWK", "COMP", "MAP", "PAMP", "RPRT", "STAND"))
_PARTS = frozenset(("CHAP", "CONF", "DICT", "ENCYC"))
_JABREF_UNREAD: dict[str, frozenset[str]] = {
    **dict.fromkeys(("A2", "A3", "A4", "AD", "AN", "C1", "C2", "C5", "C6", "C7", "DP", "J2", "M3", "SV"), _EVERY),
    "T2": frozenset(("SLIDE",)),
}

TARGETS: dict[Target | None, RisTarget] = {
    None: RisTarget(),
    "zotero": RisTarget(
        extra=True,
        untagged=frozenset(("affiliations", "article_number", "original_title", "pmcid", "pmid")),
        unread=_ZOTERO_UNREAD,
        retagged={("CASE", "T2"): "A2", ("CASE", "M1"): "SV", ("MUSIC", "AU"): "A2", ("SOUND", "AU"): "A2"},
        keys=(),
        types={
            **dict.fromkeys(("article", "broadcast", "interview", "post", "standard"), "GEN"),
            **dict.fromkeys(("event", "performance"), "SLIDE"),
            "pamphlet": "BOOK",
            "regulation": "STAT",
            "treaty": "STAT",
        },
        declared=frozenset(csl for csl in WRITE if READ[WRITE[csl]][0] != csl)
        | _only("article classic document figure interview musical_score pamphlet periodical regulation standard"),
        whole_pages=frozenset(("BILL", "CASE", "MPCT")),
        markup=True,
        html_notes=True,
        conference="C3",
        splits=";",
    ),
    "endnote": RisTarget(keys=("ID", "LB"), conference="C3", epub_tag="ET"),
    "mendeley": RisTarget(full_date="PY", both_years=False, conference="T2"),
    "jabref": RisTarget(
        untagged=frozenset(("pmid", "pmcid", "translated_titles", "event_place")),
        unread=_JABREF_UNREAD,
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
    "latex": RisTarget(),
    "pandoc": RisTarget(conference="T2"),
}


def target_of(context: Context) -> RisTarget:
    """Return what the target of the output wants."""
    return TARGETS[context.options.target]


def written_type(csl: str, target: RisTarget) -> str:
    """Return the TY of a CSL type."""
    return target.types.get(csl) or WRITE[csl]


def written_tag(tag: str, context: Context) -> str:
    """Return the tag that the target reads in place of this one in a record of the citation's type; "" for none."""
    target = target_of(context)
    if not target.unread:
        return tag
    name = written_type(context.type, target)
    return "" if name in target.unread.get(tag, ()) else target.retagged.get((name, tag), tag)
