"""EndNote's reference types: number, name, CSL type, and the class of records in which a field has one meaning.

Reference: EndNote's table of reference types (numbers as its XML export writes them). A CSL type that EndNote does not
have is written as the nearest one. Types without a number here are known by name only.
"""

from __future__ import annotations

from typing import NamedTuple


class RefType(NamedTuple):
    """A reference type: its number ("" if versions of EndNote differ), its name, its CSL type, its class of records."""

    number: str
    name: str
    csl: str
    record_class: str


REF_TYPES: tuple[RefType, ...] = tuple(
    RefType(*(cell.strip() for cell in row.split("|")))
    for row in """
17 | Journal Article | article-journal | journal
43 | Electronic Article | article-journal | journal
19 | Magazine Article | article-magazine | journal
23 | Newspaper Article | article-newspaper | newspaper
6 | Book | book | book
28 | Edited Book | book | book
44 | Electronic Book | book | book
8 | Catalog | book | book
57 | Serial | book | book
49 | Classical Work | classic | book
51 | Ancient Text | classic | book
24 | Pamphlet | pamphlet | book
5 | Book Section | chapter | chapter
60 | Electronic Book Section | chapter | chapter
52 | Dictionary | entry-dictionary | chapter
53 | Encyclopedia | entry-encyclopedia | chapter
10 | Conference Proceedings | paper-conference | conference
47 | Conference Paper | speech | meeting
27 | Report | report | report
46 | Government Document | report | report
58 | Standard | standard | report
32 | Thesis | thesis | thesis
36 | Manuscript | manuscript | thesis
34 | Unpublished Work | article | other
12 | Web Page | webpage | web
56 | Blog | post-weblog | web
59 | Dataset | dataset | data
55 | Aggregated Database | dataset | data
45 | Online Database | dataset | data
9 | Computer Program | software | software
25 | Patent | patent | patent
4 | Bill | bill | legal
7 | Case | legal_case | legal
14 | Hearing | hearing | legal
31 | Statute | legislation | legal
50 | Legal Rule or Regulation | regulation | legal
2 | Artwork | graphic | other
37 | Figure | figure | other
38 | Chart or Table | figure | other
39 | Equation | figure | other
20 | Map | map | book
21 | Film or Broadcast | motion_picture | media
3 | Audiovisual Material | motion_picture | media
48 | Online Multimedia | motion_picture | media
61 | Music | song | media
26 | Personal Communication | personal_communication | letter
13 | Generic | document | other
54 | Grant | document | other
 | Interview | interview | letter
 | Podcast | broadcast | media
 | Television Episode | broadcast | media
 | Multimedia Application | software | software
 | Discussion Forum | post | web
 | Social Media | post | web
 | Press Release | document | other
""".strip("\n").splitlines()
)

_BY_NAME = {row.name.lower(): row for row in REF_TYPES}
_BY_NUMBER = {row.number: row for row in REF_TYPES if row.number}
GENERIC = _BY_NUMBER["13"]
# CSL types without a reference type of their own: the nearest one.
_NEAREST = {
    "broadcast": "21",
    "collection": "13",
    "entry": "53",
    "event": "13",
    "interview": "26",
    "musical_score": "61",
    "performance": "13",
    "periodical": "57",
    "post": "12",
    "review": "17",
    "review-book": "17",
    "treaty": "50",
}
_BY_CSL = {row.csl: row for row in reversed(REF_TYPES) if row.number} | {
    csl: _BY_NUMBER[number] for csl, number in _NEAREST.items()
}


def written_type(csl: str) -> RefType:
    """Return the reference type that a CSL type is written as."""
    return _BY_CSL[csl]


def read_type(name: str, number: str) -> RefType | None:
    """Return the reference type of a record, by its name, which does not differ between versions, or its number."""
    return _BY_NAME.get(name.strip().lower()) or _BY_NUMBER.get(number.strip())
