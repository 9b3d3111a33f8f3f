"""Reference types: RIS (TY) to CSL, and back; and the kinds of record in which a tag has one meaning.

Reference: RIS format specifications (Research Information Systems, 2001 and 2011), "TY - Type of reference"; the types
EndNote and Zotero write. A CSL type that RIS has not is written as its nearest, with a `Type:` line that says it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from carcite.model import TYPES

# RIS type: the CSL type it is read as, and its kind.
READ: dict[str, tuple[str, str]] = {
    "ABST": ("article-journal", "journal"),
    "ADVS": ("motion_picture", "media"),
    "AGGR": ("dataset", "data"),
    "ANCIENT": ("classic", "book"),
    "ART": ("graphic", "other"),
    "BILL": ("bill", "legal"),
    "BLOG": ("post-weblog", "web"),
    "BOOK": ("book", "book"),
    "CASE": ("legal_case", "legal"),
    "CHAP": ("chapter", "chapter"),
    "CHART": ("figure", "other"),
    "CLSWK": ("classic", "book"),
    "COMP": ("software", "software"),
    "CONF": ("paper-conference", "conference"),
    "CPAPER": ("paper-conference", "conference"),
    "CTLG": ("book", "book"),
    "DATA": ("dataset", "data"),
    "DBASE": ("dataset", "data"),
    "DICT": ("entry-dictionary", "chapter"),
    "EBOOK": ("book", "book"),
    "ECHAP": ("chapter", "chapter"),
    "EDBOOK": ("book", "book"),
    "EJOUR": ("article-journal", "journal"),
    "ELEC": ("webpage", "web"),
    "ENCYC": ("entry-encyclopedia", "chapter"),
    "EQUA": ("figure", "other"),
    "FIGURE": ("figure", "other"),
    "GEN": ("document", "other"),
    "GOVDOC": ("report", "report"),
    "GRANT": ("document", "other"),
    "GRNT": ("document", "other"),
    "HEAR": ("hearing", "legal"),
    "ICOMM": ("personal_communication", "letter"),
    "INPR": ("article-journal", "journal"),
    "INTV": ("interview", "letter"),
    "JFULL": ("periodical", "journal"),
    "JOUR": ("article-journal", "journal"),
    "LEGAL": ("regulation", "legal"),
    "MANSCPT": ("manuscript", "other"),
    "MAP": ("map", "map"),
    "MGZN": ("article-magazine", "journal"),
    "MISC": ("document", "other"),
    "MPCT": ("motion_picture", "media"),
    "MULTI": ("motion_picture", "media"),
    "MUSIC": ("musical_score", "media"),
    "NEWS": ("article-newspaper", "journal"),
    "PAMP": ("pamphlet", "book"),
    "PAT": ("patent", "patent"),
    "PCOMM": ("personal_communication", "letter"),
    "POD": ("broadcast", "media"),
    "PREPRINT": ("article", "other"),
    "RPRT": ("report", "report"),
    "SER": ("book", "book"),
    "SLIDE": ("speech", "talk"),
    "SOUND": ("song", "media"),
    "STAND": ("standard", "report"),
    "STAT": ("legislation", "legal"),
    "STD": ("standard", "report"),
    "THES": ("thesis", "thesis"),
    "THESIS/DISSERTATION": ("thesis", "thesis"),
    "UNBILL": ("bill", "legal"),
    "UNPB": ("manuscript", "other"),
    "UNPD": ("manuscript", "other"),
    "VIDEO": ("motion_picture", "media"),
    "WEB": ("webpage", "web"),
}
KINDS: tuple[str, ...] = tuple(sorted({kind for _, kind in READ.values()}))

# CSL type: the RIS type it is written as. Where that is read as another type, a line says which.
WRITE: dict[str, str] = {
    "article": "GEN",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "broadcast": "VIDEO",
    "chapter": "CHAP",
    "classic": "CLSWK",
    "collection": "GEN",
    "dataset": "DATA",
    "document": "GEN",
    "entry": "ENCYC",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "event": "GEN",
    "figure": "FIGURE",
    "graphic": "ART",
    "hearing": "HEAR",
    "interview": "PCOMM",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "motion_picture": "MPCT",
    "musical_score": "MUSIC",
    "pamphlet": "PAMP",
    "paper-conference": "CONF",
    "patent": "PAT",
    "performance": "SOUND",
    "periodical": "JFULL",
    "personal_communication": "PCOMM",
    "post": "ICOMM",
    "post-weblog": "BLOG",
    "regulation": "LEGAL",
    "report": "RPRT",
    "review": "JOUR",
    "review-book": "JOUR",
    "software": "COMP",
    "song": "SOUND",
    "speech": "SLIDE",
    "standard": "STAND",
    "thesis": "THES",
    "treaty": "LEGAL",
    "webpage": "ELEC",
}

# What a `Type:` line may say beside the CSL names: the item types of Zotero, in lower case.
_SAID: dict[str, str] = {
    "preprint": "article",
    "journalarticle": "article-journal",
    "magazinearticle": "article-magazine",
    "newspaperarticle": "article-newspaper",
    "booksection": "chapter",
    "conferencepaper": "paper-conference",
    "blogpost": "post-weblog",
    "forumpost": "post",
    "computerprogram": "software",
    "dictionaryentry": "entry-dictionary",
    "encyclopediaarticle": "entry-encyclopedia",
    "videorecording": "motion_picture",
    "audiorecording": "song",
    "tvbroadcast": "broadcast",
    "radiobroadcast": "broadcast",
    "podcast": "broadcast",
}


class TypeLine(NamedTuple):
    """A TY value, and the text of the `Type:` line it needs (None: none)."""

    tag: str
    line: str | None = None


def said_type(text: str) -> str | None:
    """The CSL type a `Type:` line names; None where it names none and is a note like any other."""
    name = text.strip()
    return name if name in TYPES else _SAID.get(name.lower())


def write_type(csl: str, exceptions: Mapping[str, str], typed: Collection[str] = ()) -> TypeLine:
    """The TY of a CSL type, with the line that tells it from the type TY is read as, or that `typed` asks for."""
    tag = exceptions.get(csl) or WRITE[csl]
    if READ[tag][0] == csl and csl not in typed:
        return TypeLine(tag)
    return TypeLine(tag, "preprint" if csl == "article" else csl)


def kind_of(tag: str) -> str:
    """The kind of record of a TY value."""
    return READ[tag][1] if tag in READ else "other"
