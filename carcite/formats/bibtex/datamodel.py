"""biblatex's data model: which field an entry type has, and where the fields stand that it has not.

`biber --validate-datamodel` warns of every field that is none of the entry type's. For the targets that run biber such
a field is written as a data annotation of the title, `title+an:copyright = {="CC BY 4.0"}`: biber takes it without a
word, a style finds it with `\\getfieldannotation[title][copyright]`, and it is read back as the field it names.

References: biblatex manual 3.19, sections 2.1 and 2.2 (entry types and fields); blx-dm.def.
"""

from __future__ import annotations

from typing import Any

from carcite.formats.bibtex.annotations import annotation, annotation_texts
from carcite.formats.bibtex.braces import split_list
from carcite.values.dates import PartialDate

_CARRIER = "title+an:"
_OF = "-an-"

# Of the fields that carcite writes: those of every entry type, of most, and of each.
_EVERY = """
    abstract annotation date year doi eprint eprinttype entrysubtype keywords langid library origdate origtitle related
    relatedstring relatedtype shortjournal shorttitle url urldate
"""
_MOST = "addendum author language note pubstate title"
_EDITORS = "editora editoratype editorb editorbtype editorc editorctype"
_IN_BOOK = f"""
    {_EDITORS} editor translator annotator commentator afterword foreword introduction chapter edition eid isbn location
    maintitle number pages publisher series volume volumes
"""
_EVENT = "eventtitle eventdate venue"
_PROCEEDINGS = f"{_EVENT} chapter editor eid isbn location number organization pages publisher series volume volumes"
_TYPES = {
    "article": f"{_EDITORS} editor translator annotator commentator eid issn issue journaltitle number pages series"
    " version volume",
    "book mvbook collection mvcollection reference mvreference": f"{_IN_BOOK} pagetotal",
    "inbook bookinbook suppbook incollection suppcollection inreference": f"{_IN_BOOK} booktitle bookauthor",
    "booklet": "chapter editor eid howpublished location pages pagetotal type",
    "dataset": "edition editor location number organization publisher series type version",
    "manual": "chapter edition editor eid isbn location number organization pages pagetotal publisher series type"
    " version",
    "misc software": "editor howpublished location organization type version",
    "online": "editor organization version",
    "patent": "holder location number type version",
    "periodical": f"{_EDITORS} editor issn issue number series volume",
    "proceedings mvproceedings": f"{_PROCEEDINGS} maintitle pagetotal",
    "inproceedings": f"{_PROCEEDINGS} maintitle booktitle",
    "report": "chapter eid institution location number pages pagetotal type version",
    "thesis": "chapter eid institution location pages pagetotal type",
    "unpublished": f"{_EVENT} howpublished location type",
}
# What an entry type of the list has not of the fields most have, or that its row has for a kin.
_WITHOUT = {
    "collection": "author", "reference": "author", "patent": "language", "periodical": "author", "proceedings":
    "author", "mvproceedings": "author chapter eid pages volume",
}  # fmt: skip
_FIELDS: dict[str, frozenset[str]] = {
    kind: frozenset(f"{_EVERY} {_MOST} {fields}".split()) - frozenset(_WITHOUT.get(kind, "").split())
    for kinds, fields in _TYPES.items()
    for kind in kinds.split()
}
# Older names of entry types, which biber takes for the newer.
_FIELDS |= {
    old: _FIELDS[new]
    for old, new in (
        ("conference", "inproceedings"), ("electronic", "online"), ("www", "online"), ("techreport", "report"),
        ("phdthesis", "thesis"), ("mastersthesis", "thesis"),
    )
}  # fmt: skip
# Fields of one number, which biber checks; and dates, which it drops where they are words.
_ONE_CODE = frozenset(("isbn", "issn"))
_DATES = frozenset(("eventdate", "origdate", "urldate"))


def conforming(kind: str, pairs: list[tuple[str, Any]]) -> tuple[list[tuple[str, Any]], list[str]]:
    """The fields as the data model has them, what it has not as annotations at the end; and the names of these."""
    fields = _FIELDS.get(kind)
    if fields is None:
        return pairs, []
    kept: list[tuple[str, Any]] = []
    moved: list[tuple[str, Any]] = []
    for tag, value in pairs:
        name = tag.split("+", 1)[0]
        if name not in fields or (tag in _DATES and PartialDate.from_edtf(value).is_literal):
            moved.append((_CARRIER + tag.replace("+an:", _OF), annotation([(None, value)])))
            continue
        if tag in _ONE_CODE and "," in value:
            value, *others = split_list(value)
            moved.append((_CARRIER + tag, annotation([(None, ", ".join(others))])))
        kept.append((tag, value))
    return kept + moved, [tag[len(_CARRIER) :] for tag, _ in moved]


def field_of(name: str) -> str | None:
    """The field that an annotation of the title stands for; None for any other field."""
    return name[len(_CARRIER) :].replace(_OF, "+an:") if name.startswith(_CARRIER) else None


def field_value(value: str) -> str | None:
    """The value in such an annotation; None where it is not one of text."""
    texts = annotation_texts(value)
    return texts[0][1] if len(texts) == 1 and texts[0][0] is None else None
