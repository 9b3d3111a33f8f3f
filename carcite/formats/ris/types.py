"""Types of reference: RIS (TY) to CSL and back, and the class of records in which a tag has one meaning.

Reference: RIS format specifications (Research Information Systems, 2001 and 2011), "TY - Type of reference"; the types
EndNote and Zotero write.
"""

from __future__ import annotations

from carcite.model import TYPES

# RIS type: the CSL type it is read as, and the class of its records.
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
    "UNPB": ("article", "other"),
    "UNPD": ("manuscript", "other"),
    "VIDEO": ("motion_picture", "media"),
    "WEB": ("webpage", "web"),
}
RECORD_CLASSES: tuple[str, ...] = tuple(sorted({record_class for _, record_class in READ.values()}))

# CSL type: the RIS type it is written as, the nearest one if RIS has no such type.
WRITE: dict[str, str] = {
    "article": "UNPB",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "broadcast": "MPCT",
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
    "post": "BLOG",
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

# Zotero's item types that its Extra may name, in lower case, beside the CSL types.
_ITEM_TYPES: dict[str, str] = {
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
