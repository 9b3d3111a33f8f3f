"""Checks: what a person should look at before a reference list goes out. Pure functions over the model.

`check(citations)` runs them all. Each returns notes and changes nothing:

    missing        a field that a citation of its type needs (warning) or that readers expect (info)
    invalid        an identifier not of its form or with a wrong check digit, an ORCID iD of a person likewise, text
                   in place of a date, a date that cannot be, pages that run backwards, a URL without its scheme,
                   type `article` (a preprint) for a paper in a journal
    duplicate      two records of one work (warning), or of what may be one (info); see `carcite.duplicates`
    duplicate-key  two records with one citation key
    stub           a record with too little to find the work by
    retracted      a work that is retracted, withdrawn or under an expression of concern (warning); one with an erratum,
                   or that is itself the notice of a retraction (info)

Required fields follow the entry types of biblatex (manual, section 2.1.1) and what the CSL styles print.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from carcite.duplicates import find_duplicates
from carcite.model import Citation
from carcite.notes import Code, Note, Severity, note
from carcite.values import identifiers

# type -> (needed, expected); "|" separates fields one of which is enough.
Needs = tuple[tuple[str, ...], tuple[str, ...]]
_PEOPLE = "authors|editors|creators"
_LINK = "doi|pmid|pmcid|url"
_DEFAULT: Needs = (("title",), (_PEOPLE, "issued"))
_PERIODICAL: Needs = (("title", "container_title", "issued"), (_PEOPLE,))
_REFERENCE: Needs = (("title", "container_title"), ("issued",))
_WEB: Needs = (("title", "url"), ("accessed",))
_LAW: Needs = (("title",), ("issued",))
REQUIRED: dict[str, Needs] = {
    "article-journal": (
        ("title", "authors|editors", "container_title", "issued"),
        ("volume|issue", "pages|article_number|epub_date|status", _LINK),
    ),
    "article-magazine": _PERIODICAL,
    "article-newspaper": _PERIODICAL,
    "article": (("title", "authors", "issued"), ("doi|url|arxiv",)),
    "book": (("title", _PEOPLE, "issued"), ("publisher",)),
    "collection": (("title", "issued"), (_PEOPLE, "publisher")),
    "chapter": (("title", _PEOPLE, "container_title", "issued"), ("publisher", "pages")),
    "entry": _REFERENCE,
    "entry-dictionary": _REFERENCE,
    "entry-encyclopedia": _REFERENCE,
    "paper-conference": (("title", "authors", "issued"), ("container_title|event_title",)),
    "speech": (("title", "authors", "issued"), ("event_title",)),
    "report": (("title", _PEOPLE, "issued"), ("publisher",)),
    "standard": (("title", "number"), ("authors|publisher", "issued")),
    "thesis": (("title", "authors", "publisher", "issued"), ("genre",)),
    "dataset": (("title", "issued"), (_PEOPLE, "publisher", "doi|url")),
    "software": (("title",), ("version", "doi|url")),
    "webpage": _WEB,
    "post": _WEB,
    "post-weblog": _WEB,
    "patent": (("title", "authors", "number", "issued"), ()),
    "periodical": (("title|container_title",), ("issued",)),
    "personal_communication": (("authors", "issued"), ()),
    **dict.fromkeys(("bill", "hearing", "legal_case", "legislation", "regulation", "treaty"), _LAW),
}
_FINDERS = ("title", "doi", "pmid", "pmcid", "arxiv", "isbn", "url")
_PLACE = ("container_title", "volume", "pages")  # enough to find an article by


def check(citations: Iterable[Citation]) -> list[Note]:
    """All notes on all citations, in order. `Note.record` is the key, or `#n` for a citation without one."""
    citations = list(citations)
    notes: list[Note] = []
    keys: dict[str, str] = {}
    repeats = check_works(citations)
    for index, citation in enumerate(citations):
        record = _record(citation, index)
        notes += check_fields(citation, record)
        notes += check_values(citation, record)
        notes += check_standing(citation, record)
        notes += check_keys(citation, keys)
        notes += repeats.get(index, ())
    return notes


def _record(citation: Citation, index: int) -> str:
    return citation.key or f"#{index + 1}"


def check_fields(citation: Citation, record: str) -> Iterator[Note]:
    """What a citation of this type lacks."""
    needed, expected = REQUIRED.get(citation.type, _DEFAULT)
    if not _any(citation, _FINDERS) and not all(getattr(citation, name) for name in _PLACE):
        message = "too little to find the work by: no title, DOI, PMID or URL, nor container title, volume and pages"
        yield note(Code.STUB, message, record=record)._replace(severity=Severity.WARNING)
    if (
        citation.type == "article"
        and citation.container_title
        and not _PREPRINT_SERVER.search(citation.container_title)
    ):
        message = "CSL means a preprint by 'article'; a paper in a journal is of type article-journal"
        yield note(Code.INVALID, message, field="type", record=record)
    for fields, severity in ((needed, Severity.WARNING), (expected, Severity.INFO)):
        for choice in fields:
            names = choice.split("|")
            if not _any(citation, names):
                verb = "needs" if severity is Severity.WARNING else "usually has"
                message = f"{citation.type} {verb} {' or '.join(names)}"
                yield Note(Code.MISSING, message, severity, names[0], record)


# bioRxiv, medRxiv, arXiv, ChemRxiv, PsyArXiv, Research Square, SSRN, Preprints.org
_PREPRINT_SERVER = re.compile("r?xiv|preprint|ssrn|research square|zenodo|osf", re.IGNORECASE)


def _any(citation: Citation, names: Iterable[str]) -> bool:
    return any(getattr(citation, name) for name in names)


_IDENTIFIERS = (
    ("doi", identifiers.parse_doi, "a DOI begins with 10. and a registrant, 10.1000/xyz"),
    ("pmid", identifiers.parse_pmid, "a PMID is a number of up to eight digits"),
    ("pmcid", identifiers.parse_pmcid, "a PMCID is PMC and a number"),
    ("arxiv", identifiers.parse_arxiv, "an arXiv number is 2101.00001 or hep-th/9901001"),
    ("issn", identifiers.parse_issn, "an ISSN is eight digits, the last of which checks the others"),
    ("isbn", identifiers.parse_isbn, "an ISBN is ten or thirteen digits, the last of which checks the others"),
)
_PEOPLE_FIELDS = ("authors", "editors", "translators", "creators")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S")


def check_values(citation: Citation, record: str | None) -> Iterator[Note]:
    """Values that cannot be right: identifiers, dates, pages and the URL."""
    for field, parse, form in _IDENTIFIERS:
        held = getattr(citation, field)
        for value in held if isinstance(held, tuple) else (held,):
            if value and parse(value) is None:
                yield note(Code.INVALID, f"{value!r}: {form}", field=field, record=record)
    for field in _PEOPLE_FIELDS:
        for person in getattr(citation, field):
            name = person.name if field == "creators" else person
            if name.orcid and identifiers.parse_orcid(name.orcid) is None:
                message = f"{name.orcid!r}: an ORCID iD is sixteen digits, the last of which checks the others"
                yield note(Code.INVALID, message, field=field, record=record)
    for field, fault in _date_faults(citation):
        yield note(Code.INVALID, fault, field=field, record=record)
    for pages in citation.pages.ranges if citation.pages else ():
        if pages.last is not None and _runs_backwards(pages.first, pages.last):
            yield note(Code.INVALID, f"{pages.format()} ends before it begins", field="pages", record=record)
    if citation.url and not _SCHEME.match(citation.url):
        message = f"{citation.url[:80]!r}: a URL begins with its scheme, https://"
        yield note(Code.INVALID, message, field="url", record=record)


_DATES = ("issued", "epub_date", "accessed", "submitted", "original_date", "event_date")
_PAST = frozenset(("accessed", "submitted"))  # what has happened; an issue or a meeting may be announced
# The year of the first journal and of the first program; a web page may show what is older than the web.
_EARLIEST = {"article-journal": 1665, "software": 1940}


def _date_faults(citation: Citation) -> Iterator[tuple[str, str]]:
    today = date.today()
    tomorrow = today + timedelta(days=1)  # somewhere on earth it is
    for field in _DATES:
        when = getattr(citation, field)
        if when is None:
            continue
        if when.literal is not None:
            yield field, f"{when.literal!r} is not a date"
            continue
        latest = (tomorrow.year, tomorrow.month, tomorrow.day) if field in _PAST else (today.year + 1, 12, 31)
        if when.parts > latest[: len(when.parts)]:
            yield field, f"{when} is in the future"
    issued, original = citation.issued, citation.original_date
    first = _EARLIEST.get(citation.type)
    if first and issued and issued.parts and issued.parts[0] < first:
        yield "issued", f"{issued} is before there was any {citation.type} ({first})"
    if issued and original and issued.parts and original.parts and original.parts[0] > issued.parts[0]:
        yield "original_date", f"{original} is after the date of issue, {issued}"


_PAGE = re.compile(r"([A-Za-z]*?)([0-9]+)[^0-9]*")
_ROMAN = re.compile(r"[ivxlcdm]+")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def _runs_backwards(first: str, last: str) -> bool:
    """Whether the last page is before the first, where both are numbers of one kind: 530-523, S23-S7, xii-iv."""
    if _ROMAN.fullmatch(first) and _ROMAN.fullmatch(last):
        return _roman_number(last) < _roman_number(first)
    one, other = _PAGE.fullmatch(first), _PAGE.fullmatch(last)
    return bool(one and other and one[1].lower() == other[1].lower() and int(other[2]) < int(one[2]))


def _roman_number(text: str) -> int:
    digits = [_ROMAN_DIGITS[letter] for letter in text]
    return sum(-d if d < max(digits[i:]) else d for i, d in enumerate(digits))


_RETRACTED_STATUS = re.compile(r"(?<!not )\b(?:retracted|withdrawn|retraction)\b")
# As publishers mark the title: "RETRACTED ARTICLE: ...", "[Retracted] ...", "WITHDRAWN: ..."; "Retraction: ..." is
# the title of a notice.
_RETRACTED_TITLE = re.compile(r"\W*(?:retracted|withdrawn)(?: article| paper| chapter)?\s*[:\])]")
_NOTICES = ("retraction of publication", "retraction notice")


def check_standing(citation: Citation, record: str) -> Iterator[Note]:
    """Whether the work still stands: retractions and expressions of concern, then errata."""
    status = (citation.status or "").lower()
    types = [kind.lower() for kind in citation.publication_types]
    against = [r for r in citation.related if r.relation == "retraction" and not r.inverse]
    marked = _RETRACTED_STATUS.search(status) or _RETRACTED_TITLE.match((citation.title or "")[:100].lower())
    if marked or against or "retracted publication" in types:
        where = "; ".join(f"PMID {r.citation.pmid}" for r in against if r.citation.pmid)
        message = "the work is retracted" + (f" ({where})" if where else "")
        yield note(Code.RETRACTED, message, field="status", record=record)
    elif "concern" in status:
        yield note(Code.RETRACTED, "the work is under an expression of concern", field="status", record=record)
    for relation, inverse, message in (
        ("erratum", False, "the work has an erratum"),
        ("retraction", True, "the work is itself the notice of a retraction"),
    ):
        found = any(r.relation == relation and r.inverse is inverse for r in citation.related)
        if found or (inverse and any(kind in _NOTICES for kind in types)):
            yield Note(Code.RETRACTED, message, Severity.INFO, "related", record)


def check_keys(citation: Citation, seen: dict[str, str]) -> Iterator[Note]:
    """A key that an earlier record has; `seen` holds those of the earlier records and is added to.

    Keys differ by more than case: BibTeX says so (btxdoc, section 4).
    """
    if not citation.key:
        return
    folded = citation.key.casefold()
    if folded in seen:
        message = f"key {citation.key} is that of {seen[folded]} too"
        yield note(Code.DUPLICATE_KEY, message, field="key", record=citation.key)
    else:
        seen[folded] = citation.key


def check_works(citations: Sequence[Citation]) -> dict[int, list[Note]]:
    """The notes on records of one work, by the place of the later record; see `carcite.find_duplicates`.

    What is certain, and two works with one DOI or PMID, are warnings; what is unsure is info.
    """
    notes: dict[int, list[Note]] = {}
    for group in find_duplicates(citations, unsure=True):
        first, *others = group.indices
        for other in others:
            message = "is of the same work as" if group.certain else "may be of the same work as"
            shared = next((name for name in ("doi", "pmid") if _shares(citations[first], citations[other], name)), None)
            severity = Severity.WARNING if group.certain or shared else Severity.INFO
            text = f"the record {message} {_record(citations[first], first)} ({group.reason})"
            found = Note(Code.DUPLICATE, text, severity, shared or "title", _record(citations[other], other))
            notes.setdefault(other, []).append(found)
    return notes


def _shares(one: Citation, other: Citation, field: str) -> bool:
    mine, theirs = getattr(one, field), getattr(other, field)
    return bool(mine and theirs) and identifiers.doi_key(mine) == identifiers.doi_key(theirs)
