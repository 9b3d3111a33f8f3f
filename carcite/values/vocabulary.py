"""The types of works, which are CSL's, and the relations between papers; what other programs call a type.

Reference: CSL 1.0.2, appendix III, "Types".
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import Literal, get_args

CitationType = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
]  # fmt: skip
TYPES: frozenset[str] = frozenset(get_args(CitationType))

Relation = Literal[
    "similar", "references", "cited_by", "erratum", "retraction", "comment", "update", "republication", "preprint",
    "translation", "related",
]  # fmt: skip
RELATIONS: tuple[str, ...] = get_args(Relation)
# The heading of a related paper of a citation, and the inverse. Retractions come first, so that readers see them first.
RELATION_WORDS: dict[str, tuple[str, str]] = {
    "retraction": ("Retracted in", "Retraction of"),
    "erratum": ("Erratum in", "Erratum for"),
    "update": ("Updated in", "Update of"),
    "republication": ("Republished in", "Republished from"),
    "comment": ("Comment in", "Comment on"),
    "preprint": ("Preprint", "Published version of this preprint"),
    "translation": ("Translation", "Translation of"),
    "references": ("References", "Cited works"),
    "cited_by": ("Cited by", "Cites"),
    "similar": ("Similar articles", "Similar articles"),
    "related": ("Related papers", "Related papers"),
}


# What other programs call a type: BibTeX and biblatex, RIS, Crossref, Zotero, and people.
_OTHER_TYPES: dict[str, str] = {
    name: type
    for type, names in {
        "article": "preprint posted-content",
        "article-journal": "jour journal journal-article journalarticle research-article paper magn",
        "article-magazine": "magazine magazinearticle mgzn",
        "article-newspaper": "newspaper newspaperarticle news",
        "bill": "bill",
        "book": "monograph mvbook edited-book ebook manual",
        "chapter": "incollection inbook suppbook book-chapter booksection book-section chap bookinbook",
        "collection": "mvcollection proceedings mvproceedings",
        "dataset": "data data-set",
        "document": "misc gen generic other",
        "entry-encyclopedia": "inreference ency encyclopedia",
        "entry-dictionary": "dict dictionary",
        "graphic": "image artwork",
        "legal_case": "jurisdiction case",
        "manuscript": "unpublished unpb",
        "motion_picture": "movie video film mpct",
        "paper-conference": "inproceedings conference conf cpaper conferencepaper proceedings-article",
        "pamphlet": "booklet pamp",
        "patent": "pat",
        "periodical": "journal-issue jfull",
        "personal_communication": "letter email pcomm",
        "post-weblog": "blog blogpost blog-post",
        "report": "techreport rprt working-paper",
        "software": "computerprogram program comp",
        "song": "audio music sound",
        "speech": "presentation talk",
        "standard": "stand",
        "thesis": "phdthesis mastersthesis mathesis thes dissertation phd",
        "webpage": "online electronic www elec website web web-page",
    }.items()
    for name in names.split()
}


def unknown_type(name: str) -> str:
    """Return the message about a type that CSL does not have, with the one that may be meant.

    >>> unknown_type("incollection")
    "'incollection' is not a type of CSL; did you mean chapter?"
    """
    folded = name.strip().lower().replace("_", "-").replace(" ", "-").lstrip("@")
    meant = _OTHER_TYPES.get(folded)
    near = [meant] if meant else get_close_matches(folded, TYPES, n=1)
    hint = f"did you mean {near[0]}?" if near else f"the types are {', '.join(sorted(TYPES))}"
    return f"{name!r} is not a type of CSL; {hint}"
