"""Entry types: what BibTeX and biblatex call a work, and what CSL does.

References: O. Patashnik, BibTeXing (1988), section 3.1; biblatex manual 3.19, section 2.1. Where an entry type does not
say the CSL type, `entrysubtype` does, which biblatex has for this and BibTeX styles do not read.
"""

from __future__ import annotations

import re

from carcite.model import TYPES, Citation
from carcite.tex.tables import STRINGS

# Entry type -> CSL type, every entry type that is read.
READ: dict[str, str] = {
    "article": "article-journal", "suppperiodical": "article-journal",
    "book": "book", "mvbook": "book", "collection": "book", "mvcollection": "book", "reference": "book",
    "mvreference": "book", "proceedings": "book", "mvproceedings": "book", "manual": "book",
    "booklet": "pamphlet",
    "inbook": "chapter", "bookinbook": "chapter", "suppbook": "chapter", "incollection": "chapter",
    "suppcollection": "chapter",
    "inproceedings": "paper-conference", "conference": "paper-conference",
    "inreference": "entry-encyclopedia",
    "techreport": "report", "report": "report",
    "phdthesis": "thesis", "mastersthesis": "thesis", "mathesis": "thesis", "thesis": "thesis",
    "unpublished": "manuscript",
    "online": "webpage", "electronic": "webpage", "www": "webpage", "webpage": "webpage", "web_page": "webpage",
    "misc": "document", "set": "document", "customa": "document",
    "dataset": "dataset", "data": "dataset",
    "software": "software", "softwareversion": "software", "program": "software",
    "patent": "patent", "periodical": "periodical", "standard": "standard", "preprint": "article",
    "artwork": "graphic", "image": "figure", "audio": "song", "music": "song", "video": "motion_picture",
    "movie": "motion_picture", "performance": "performance", "jurisdiction": "legal_case", "letter":
    "personal_communication", "legislation": "legislation", "legal": "treaty", "review": "review", "commentary": "book",
    "map": "map", "speech": "speech", "talk": "speech", "presentation": "speech", "interview": "interview",
}  # fmt: skip

# Names for one and the same entry type. Any other that is not the usual one of its CSL type is kept in `extra`.
SYNONYMS: dict[str, str] = {
    "conference": "inproceedings", "techreport": "report", "electronic": "online", "www": "online",
    "webpage": "online", "web_page": "online", "phdthesis": "thesis", "mastersthesis": "thesis",
    "mathesis": "thesis", "data": "dataset",
    "preprint": "misc", "program": "software",
}  # fmt: skip

# CSL type -> the entry types it is written as: BibTeX's, which has only the standard ones, and biblatex's.
WRITTEN: dict[str, tuple[str, str]] = {
    "article-journal": ("article", "article"),
    "article-magazine": ("article", "article"),
    "article-newspaper": ("article", "article"),
    "review": ("article", "review"),
    "review-book": ("article", "review"),
    "article": ("misc", "online"),
    "book": ("book", "book"),
    "classic": ("book", "book"),
    "chapter": ("incollection", "incollection"),
    "entry": ("incollection", "inreference"),
    "entry-dictionary": ("incollection", "inreference"),
    "entry-encyclopedia": ("incollection", "inreference"),
    "paper-conference": ("inproceedings", "inproceedings"),
    "report": ("techreport", "report"),
    "thesis": ("phdthesis", "thesis"),
    "manuscript": ("unpublished", "unpublished"),
    "speech": ("unpublished", "unpublished"),
    "pamphlet": ("booklet", "booklet"),
    "webpage": ("misc", "online"),
    "post": ("misc", "online"),
    "post-weblog": ("misc", "online"),
    "dataset": ("misc", "dataset"),
    "software": ("misc", "software"),
    "patent": ("misc", "patent"),
    "periodical": ("misc", "periodical"),
    "standard": ("misc", "standard"),
    "graphic": ("misc", "artwork"),
    "figure": ("misc", "image"),
    "song": ("misc", "audio"),
    "musical_score": ("misc", "music"),
    "motion_picture": ("misc", "video"),
    "broadcast": ("misc", "video"),
    "performance": ("misc", "performance"),
    "legal_case": ("misc", "jurisdiction"),
    "legislation": ("misc", "legislation"),
    "bill": ("misc", "legislation"),
    "regulation": ("misc", "legislation"),
    "treaty": ("misc", "legal"),
    "hearing": ("misc", "legal"),
    "personal_communication": ("misc", "letter"),
}
STANDARD = frozenset(
    [
        "article",
        "book",
        "booklet",
        "conference",
        "inbook",
        "incollection",
        "inproceedings",
        "manual",
        "mastersthesis",
        "misc",
        "phdthesis",
        "proceedings",
        "techreport",
        "unpublished",
    ]
)

# Entry types of biblatex for which its data model has no fields and its standard styles have only another's form: what
# they are written as for a target that would be warned of them.
PRINTED_AS: dict[str, str] = {
    "artwork": "misc", "audio": "misc", "image": "misc", "jurisdiction": "misc", "legal": "misc", "legislation": "misc",
    "letter": "misc", "movie": "misc", "music": "misc", "performance": "misc", "standard": "manual", "video": "misc",
    "review": "article",
}  # fmt: skip

# CSL types of which Zotero's import makes the nearest item from another entry type than BibTeX's usual one.
ZOTERO_TYPES: dict[str, str] = {
    "webpage": "online", "post": "online", "post-weblog": "online", "patent": "patent", "bill": "legislation",
    "legislation": "legislation", "regulation": "legislation", "treaty": "legislation", "legal_case": "jurisdiction",
    "motion_picture": "movie", "broadcast": "video", "song": "audio", "graphic": "artwork", "figure": "artwork",
    "software": "software", "personal_communication": "letter", "entry": "inreference", "entry-dictionary":
    "inreference", "entry-encyclopedia": "inreference",
}  # fmt: skip

# Types whose `number` is the issue, those whose `number` is the series', those with a book around them, and books.
WITH_ISSUE = frozenset(
    ["article-journal", "article-magazine", "article-newspaper", "periodical", "review", "review-book"]
)
IN_BOOK = frozenset(["chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia"])
BOOKS = frozenset(["book", "classic", "pamphlet", "collection"])
IN_SERIES = IN_BOOK | BOOKS

_SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper", "letter": "personal_communication"}
_SUBTYPE_NAMES = {csl: name for name, csl in _SUBTYPES.items()}

# A genre that the entry type itself says, and biblatex's localisation keys for `type` (manual, section 4.9.2.13).
THESES = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis", "mathesis": "Master's thesis"}
GENRES: dict[str, str] = {
    key: STRINGS[key]
    for key in (
        "phdthesis", "mathesis", "bathesis", "candthesis", "techreport", "resreport", "software", "datacd", "audiocd",
        "patent", "patentus", "patenteu", "patentde", "patentfr", "patentuk", "patreq", "patrequs", "patreqeu",
        "patreqde", "patreqfr", "patrequk",
    )
}  # fmt: skip
STATES = {key: STRINGS[key] for key in ("inpreparation", "submitted", "forthcoming", "inpress", "prepublished")}
SERIES = {key: STRINGS[key].capitalize() for key in ("newseries", "oldseries")}
COUNTRIES = {key: words for key, words in STRINGS.items() if key.startswith("country")}
_MASTER = re.compile(r"master|\bm\. ?(?:a|sc|phil|s)\b|magister|diplom", re.IGNORECASE)


def subtype_of(text: str) -> str | None:
    """Return the CSL type that an `entrysubtype` names; None if it does not name one."""
    type = _SUBTYPES.get(text) or text.replace(" ", "_")
    return type if type in TYPES else None


def csl_type(entry_type: str, *, subtype: str | None, arxiv: bool, event: bool) -> str:
    """Return the CSL type of an entry; `document` if the entry type is unknown."""
    if subtype is not None and (named := subtype_of(subtype)):
        return named
    found = READ.get(entry_type, "document")
    if arxiv and found in ("document", "webpage"):
        return "article"
    return "speech" if event and found == "manuscript" else found


def entry_types(type: str) -> tuple[str, ...]:
    """Return the usual entry types of a CSL type: BibTeX's, biblatex's, what this one is printed as, and Zotero's."""
    bibtex, biblatex = WRITTEN.get(type, ("misc", "misc"))
    return bibtex, biblatex, PRINTED_AS.get(biblatex, biblatex), ZOTERO_TYPES.get(type, bibtex)


def is_collection(type: str, *, authors: bool, editors: bool) -> bool:
    """Whether biblatex calls a work of this type a collection: a book by several authors under its editors."""
    return type == "book" and editors and not authors


def entry_type(citation: Citation, *, biblatex: bool) -> str:
    """Return the entry type that a citation is written as."""
    type, genre = citation.type, citation.genre
    if biblatex and is_collection(type, authors=bool(citation.authors), editors=bool(citation.editors)):
        return "collection"
    chosen = entry_types(type)[biblatex]
    if chosen == "phdthesis" and genre is not None and _MASTER.search(genre):
        return "mastersthesis"
    return chosen


def subtype_name(type: str) -> str:
    """Return what `entrysubtype` calls a CSL type, in words that a style may print."""
    return _SUBTYPE_NAMES.get(type, type.replace("_", " "))
