"""Types of reference: RIS (TY) to CSL and back, and the class of records in which a tag has one meaning.

Reference: RIS format specifications (Research Information Systems, 2001 and 2011), "TY - Type of reference"; the types
EndNote and Zotero write.
"""

from __future__ import annotations

from carcite.formats.zotero_schema import TYPE_OF
from carcite.model import TYPES

# CSL type | class of its records | RIS types that are read as it; the first one is written.
_ROWS = """
article | other | UNPB PREPRINT
article-journal | journal | JOUR ABST EJOUR INPR
article-magazine | journal | MGZN
article-newspaper | journal | NEWS
bill | legal | BILL UNBILL
book | book | BOOK CTLG EBOOK EDBOOK SER
broadcast | media | POD
chapter | chapter | CHAP ECHAP
classic | book | CLSWK ANCIENT
dataset | data | DATA AGGR DBASE
document | other | GEN GRANT GRNT MISC
entry-dictionary | chapter | DICT
entry-encyclopedia | chapter | ENCYC
figure | other | FIGURE CHART EQUA
graphic | other | ART
hearing | legal | HEAR
interview | letter | INTV
legal_case | legal | CASE
legislation | legal | STAT
manuscript | other | MANSCPT UNPD
map | map | MAP
motion_picture | media | MPCT ADVS MULTI VIDEO
musical_score | media | MUSIC
pamphlet | book | PAMP
paper-conference | conference | CONF CPAPER
patent | patent | PAT
periodical | journal | JFULL
personal_communication | letter | PCOMM ICOMM
post-weblog | web | BLOG
regulation | legal | LEGAL
report | report | RPRT GOVDOC
software | software | COMP
song | media | SOUND
speech | talk | SLIDE
standard | report | STAND STD
thesis | thesis | THES THESIS/DISSERTATION
webpage | web | ELEC WEB
"""
_CELLS = [[cell.strip() for cell in row.split("|")] for row in _ROWS.strip().splitlines()]
READ: dict[str, tuple[str, str]] = {name: (csl, group) for csl, group, names in _CELLS for name in names.split()}
"""RIS type: the CSL type it is read as, and the class of its records."""

WRITE: dict[str, str] = {csl: names.split()[0] for csl, _, names in _CELLS} | {
    "broadcast": "MPCT",
    "collection": "GEN",
    "entry": "ENCYC",
    "event": "GEN",
    "interview": "PCOMM",
    "performance": "SOUND",
    "post": "BLOG",
    "review": "JOUR",
    "review-book": "JOUR",
    "treaty": "LEGAL",
}
"""CSL type: the RIS type it is written as, the nearest one if RIS has no such type or programs do not know it."""

# Zotero's item types, which its Extra may name beside the CSL types.
_ITEM_TYPES = {item_type.lower(): csl for item_type, csl in TYPE_OF.items()}
# Zotero has no type `article`, and makes a podcast of `broadcast`, without a programme and a network.
_DECLARED: dict[str, str] = {"article": "preprint", "broadcast": "tvBroadcast"}


def read_declared_type(text: str) -> str | None:
    """Return the CSL type that a line `Type: ...` of Zotero's Extra names; None if it names none."""
    name = text.strip()
    return name if name in TYPES else _ITEM_TYPES.get(name.lower())


def declared_type(csl: str) -> str:
    """Return the name by which Zotero's Extra declares a CSL type."""
    return _DECLARED.get(csl, csl)


def record_class(tag: str) -> str:
    """Return the class of records of a TY value."""
    return READ[tag][1] if tag in READ else "other"
