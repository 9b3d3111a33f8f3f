"""Entry types: what BibTeX and biblatex call a work, and what CSL does.

References: O. Patashnik, BibTeXing (1988), section 3.1; biblatex manual 3.19, section 2.1. Where an entry type does not
say the CSL type, `entrysubtype` does, which biblatex has for this and BibTeX styles do not read.
"""

from __future__ import annotations

import re

from carcite.model import TYPES, Citation
from carcite.tex.tables import STRINGS

# CSL type | BibTeX's entry type, a standard one | biblatex's | that of which Zotero's import makes the nearest item, if
# it is not BibTeX's | all entry types that are read as the CSL type
_ROWS = """
article-journal | article | article | - | article suppperiodical
article-magazine | article | article | - |
article-newspaper | article | article | - |
review | article | review | - | review
review-book | article | review | - |
article | misc | online | - | preprint
book | book | book | - | book collection commentary manual mvbook mvcollection mvproceedings mvreference proceedings reference
classic | book | book | - |
chapter | incollection | incollection | - | inbook bookinbook suppbook incollection suppcollection
entry | incollection | inreference | inreference |
entry-dictionary | incollection | inreference | inreference |
entry-encyclopedia | incollection | inreference | inreference | inreference
paper-conference | inproceedings | inproceedings | - | inproceedings conference
report | techreport | report | - | techreport report
thesis | phdthesis | thesis | - | phdthesis mastersthesis mathesis thesis
manuscript | unpublished | unpublished | - | unpublished
speech | unpublished | unpublished | - | speech talk presentation
pamphlet | booklet | booklet | - | booklet
webpage | misc | online | online | online electronic www webpage web_page
post | misc | online | online |
post-weblog | misc | online | online |
dataset | misc | dataset | - | dataset data
software | misc | software | software | software softwareversion program
patent | misc | patent | patent | patent
periodical | misc | periodical | - | periodical
standard | misc | standard | - | standard
graphic | misc | artwork | artwork | artwork
figure | misc | image | artwork | image
song | misc | audio | audio | audio music
musical_score | misc | music | - |
motion_picture | misc | video | movie | video movie
broadcast | misc | video | video |
performance | misc | performance | - | performance
legal_case | misc | jurisdiction | jurisdiction | jurisdiction
legislation | misc | legislation | legislation | legislation
bill | misc | legislation | legislation |
regulation | misc | legislation | legislation |
treaty | misc | legal | legislation | legal
hearing | misc | legal | - |
personal_communication | misc | letter | letter | letter
document | misc | misc | - | misc set customa
map | misc | misc | - | map
interview | misc | misc | - | interview
"""  # noqa: E501
_CELLS = [[cell.strip() for cell in row.split("|")] for row in _ROWS.strip().splitlines()]
READ: dict[str, str] = {name: csl for csl, *_, names in _CELLS for name in names.split()}
"""Entry type: CSL type."""
WRITTEN: dict[str, tuple[str, str]] = {csl: (bibtex, biblatex) for csl, bibtex, biblatex, *_ in _CELLS}
"""CSL type: the entry types of BibTeX and biblatex."""
ZOTERO_TYPES: dict[str, str] = {csl: zotero for csl, _, _, zotero, _ in _CELLS if zotero != "-"}
"""CSL type: the entry type for Zotero, if it is not BibTeX's."""

# Names for one and the same entry type. Any other that is not the usual one of its CSL type is kept in `extra`.
SYNONYMS: dict[str, str] = {
    "conference": "inproceedings", "techreport": "report", "electronic": "online", "www": "online",
    "webpage": "online", "web_page": "online", "phdthesis": "thesis", "mastersthesis": "thesis",
    "mathesis": "thesis", "data": "dataset",
    "preprint": "misc", "program": "software",
}  # fmt: skip

STANDARD = frozenset((
    "article", "book", "booklet", "conference", "inbook", "incollection", "inproceedings", "manual", "mastersthesis",
    "misc", "phdthesis", "proceedings", "techreport", "unpublished",
))  # fmt: skip

# Entry types of biblatex for which its data model has no fields and its standard styles have only another's form: what
# they are written as for a target that would be warned of them.
PRINTED_AS: dict[str, str] = {
    "artwork": "misc", "audio": "misc", "image": "misc", "jurisdiction": "misc", "legal": "misc", "legislation": "misc",
    "letter": "misc", "movie": "misc", "music": "misc", "performance": "misc", "standard": "manual", "video": "misc",
    "review": "article",
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
