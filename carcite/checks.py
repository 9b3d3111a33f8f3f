"""Checks: what a person should look at before a reference list goes out. Pure functions over the model.

`check(citations)` runs them all. Each returns notes and changes nothing:

    missing     a field that a citation of its type needs (warning) or that readers expect (info)
    invalid     a DOI, ISSN, ISBN or PMID that is not of its form, a date that is none or lies in the future
    duplicate   two records with one DOI or PMID; `duplicate-key` two with one key
    stub        a record with too little to find the work by
    retracted   a retracted work, one under an expression of concern, or one with an erratum

Required fields follow the entry types of biblatex (manual, section 2.1.1) and what the CSL styles print.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from carcite.model import Citation
from carcite.notes import Code, Note, Severity, note
from carcite.values import identifiers

# type -> (needed, expected); "|" separates fields one of which is enough.
_PEOPLE = "authors|editors|creators"
_DEFAULT = (("title",), (_PEOPLE, "issued"))
REQUIRED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "article-journal": (
        ("title", "authors|editors", "container_title", "issued"),
        ("volume", "pages|article_number|epub_date|status"),
    ),
    "article-magazine": (("title", "container_title", "issued"), (_PEOPLE,)),
    "article-newspaper": (("title", "container_title", "issued"), (_PEOPLE,)),
    "article": (("title", "authors", "issued"), ("doi|url|arxiv",)),
    "book": (("title", _PEOPLE, "issued"), ("publisher",)),
    "chapter": (("title", _PEOPLE, "container_title", "issued"), ("publisher", "pages")),
    "entry-dictionary": (("title", "container_title"), ("issued",)),
    "entry-encyclopedia": (("title", "container_title"), ("issued",)),
    "paper-conference": (("title", "authors", "issued"), ("container_title|event_title",)),
    "report": (("title", _PEOPLE, "issued"), ("publisher",)),
    "thesis": (("title", "authors", "publisher", "issued"), ("genre",)),
    "dataset": (("title", "issued"), (_PEOPLE, "publisher", "doi|url")),
    "software": (("title",), ("version", "doi|url")),
    "webpage": (("title", "url"), ("accessed",)),
    "patent": (("title", "authors", "number", "issued"), ()),
    "periodical": (("title|container_title",), ("issued",)),
}
RETRACTED = ("retracted", "withdrawn", "retraction")


def check(citations: Iterable[Citation]) -> list[Note]:
    """All notes on all citations, in order. `Note.record` is the key, or `#n` for a citation without one."""
    notes: list[Note] = []
    seen: dict[tuple[str, str], str] = {}
    for number, citation in enumerate(citations, 1):
        record = citation.key or f"#{number}"
        notes += check_fields(citation, record)
        notes += check_values(citation, record)
        notes += check_standing(citation, record)
        notes += check_repeats(citation, record, seen)
    return notes


def check_fields(citation: Citation, record: str) -> Iterator[Note]:
    """What a citation of this type lacks."""
    needed, expected = REQUIRED.get(citation.type, _DEFAULT)
    if not citation.title and not citation.doi and not citation.pmid and not citation.url:
        message = "too little to find the work by: no title, DOI, PMID or URL"
        yield note(Code.STUB, message, record=record)._replace(severity=Severity.WARNING)
    for fields, severity in ((needed, Severity.WARNING), (expected, Severity.INFO)):
        for choice in fields:
            names = choice.split("|")
            if not any(getattr(citation, name) for name in names):
                verb = "needs" if severity is Severity.WARNING else "usually has"
                message = f"{citation.type} {verb} {' or '.join(names)}"
                yield Note(Code.MISSING, message, severity, names[0], record)


_IDENTIFIERS = (
    ("doi", identifiers.parse_doi, "a DOI begins with 10. and a registrant, 10.1000/xyz"),
    ("pmid", identifiers.parse_pmid, "a PMID is a number of up to eight digits"),
    ("pmcid", identifiers.parse_pmcid, "a PMCID is PMC and a number"),
    ("arxiv", identifiers.parse_arxiv, "an arXiv number is 2101.00001 or hep-th/9901001"),
    ("issn", identifiers.parse_issn, "an ISSN is eight digits with a check digit"),
    ("isbn", identifiers.parse_isbn, "an ISBN is ten or thirteen digits with a check digit"),
)
_DATES = ("issued", "epub_date", "accessed", "submitted", "original_date", "event_date")


def check_values(citation: Citation, record: str | None) -> Iterator[Note]:
    """Values that cannot be right: identifiers not of their form, dates that are none or are still to come."""
    for field, parse, form in _IDENTIFIERS:
        held = getattr(citation, field)
        for value in held if isinstance(held, tuple) else (held,):
            if value and parse(value) is None:
                yield note(Code.INVALID, f"{value!r}: {form}", field=field, record=record)
    for field in _DATES:
        when = getattr(citation, field)
        if when is None:
            continue
        if when.literal is not None:
            yield note(Code.INVALID, f"{when.literal!r} is not a date", field=field, record=record)
        elif when.year is not None and when.year > date.today().year + 1:
            yield note(Code.INVALID, f"{when} is in the future", field=field, record=record)


def check_standing(citation: Citation, record: str) -> Iterator[Note]:
    """Whether the work still stands: retractions and expressions of concern, then errata."""
    status = (citation.status or "").lower()
    types = " ".join(citation.publication_types).lower()
    against = [r for r in citation.related if r.relation == "retraction" and not r.inverse]
    if any(word in status for word in RETRACTED) or "retracted publication" in types or against:
        where = "; ".join(filter(None, (r.citation.pmid and f"PMID {r.citation.pmid}" for r in against)))
        message = "the work is retracted" + (f" ({where})" if where else "")
        yield note(Code.RETRACTED, message, field="status", record=record)
    elif "concern" in status:
        yield note(Code.RETRACTED, "the work is under an expression of concern", field="status", record=record)
    if any(r.relation == "erratum" and not r.inverse for r in citation.related):
        message = "the work has an erratum"
        yield Note(Code.RETRACTED, message, Severity.INFO, "related", record)


def check_repeats(citation: Citation, record: str, seen: dict[tuple[str, str], str]) -> Iterator[Note]:
    """Keys, DOIs and PMIDs that an earlier record has; `seen` is what the earlier ones had, and is added to.

    Keys and DOIs differ by more than case: BibTeX and the DOI handbook (section 2.4) both say so.
    """
    for field, code in (("key", Code.DUPLICATE_KEY), ("doi", Code.DUPLICATE), ("pmid", Code.DUPLICATE)):
        value = getattr(citation, field)
        if not value:
            continue
        identity = (field, str(value).casefold())
        if identity in seen:
            first = seen[identity]
            yield note(code, f"{field} {value} is that of {first} too", field=field, record=record)
        else:
            seen[identity] = record
