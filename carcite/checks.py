"""Check citations for missing, invalid, duplicate and retracted ones. The functions return notes and change nothing.

`check(citations)` runs all checks, whose notes have these codes:

    missing        a field that a citation of its type needs (warning) or that readers expect (info)
    invalid        an identifier or ORCID iD of another form or with a wrong check digit, text in place of a date, an
                   impossible date, pages that end before they begin, a URL without a scheme, type `article` (a
                   preprint) for a paper in a journal
    duplicate      two records of one work (warning), or perhaps of one (info); see `carcite.duplicates`
    duplicate-key  two records with one citation key
    stub           a record with too little to find the work by
    retracted      a work that is retracted, withdrawn or under an expression of concern (warning); one with an erratum,
                   or that is itself the notice of a retraction (info)

Required fields follow the entry types of biblatex (manual, section 2.1.1) and what CSL styles print.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from carcite.duplicates import find_duplicates
from carcite.model import DATE_FIELDS, Citation
from carcite.notes import Code, Note, Severity, note
from carcite.values import identifiers
from carcite.values.pages import roman_number

# type -> (needed, expected); "|" separates fields of which one is enough.
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
    """Return all notes on all citations, in order. `Note.record` is the key, or `#n` for a citation without one.

    >>> [note.code.value for note in check([Citation(type="book", title="Wells", issued=2020, publisher="Fine Press")])]
    ['missing']
    """
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
    """Yield notes on what a citation of this type lacks."""
    needed, expected = REQUIRED.get(citation.type, _DEFAULT)
    if not _any(citation, _FINDERS) and not all(getattr(citation, name) for name in _PLACE):
        message = "too little to find the work by: no title, DOI, PMID or URL, nor container title, volume and pages"
        yield note(Code.STUB, message, record=record)._replace(severity=Severity.WARNING)
    journal = citation.container_title if citation.type == "article" else None
    if journal and not _PREPRINT_SERVER.search(journal):
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
    """Yield notes on invalid values: identifiers, dates, pages and the URL."""
    for faults in (_identifier_faults, _orcid_faults, _date_faults, _page_faults, _url_faults):
        for field, fault in faults(citation):
            yield note(Code.INVALID, fault, field=field, record=record)


_Faults = Iterator[tuple[str, str]]


def _identifier_faults(citation: Citation) -> _Faults:
    for field, parse, form in _IDENTIFIERS:
        given = getattr(citation, field)
        for value in given if isinstance(given, tuple) else (given,):
            if value and parse(value) is None:
                yield field, f"{value!r}: {form}"


def _orcid_faults(citation: Citation) -> _Faults:
    for field in _PEOPLE_FIELDS:
        for person in getattr(citation, field):
            orcid = (person.name if field == "creators" else person).orcid
            if orcid and identifiers.parse_orcid(orcid) is None:
                yield field, f"{orcid!r}: an ORCID iD is sixteen digits, the last of which checks the others"


def _page_faults(citation: Citation) -> _Faults:
    for pages in citation.pages.ranges if citation.pages else ():
        if pages.last is not None and _runs_backwards(pages.first, pages.last):
            yield "pages", f"{pages.format()} ends before it begins"


def _url_faults(citation: Citation) -> _Faults:
    if citation.url and not _SCHEME.match(citation.url):
        yield "url", f"{citation.url[:80]!r}: a URL begins with its scheme, https://"


_PAST = frozenset(("accessed", "submitted"))  # not in the future; an issue or a meeting may be announced
# The year of the first journal and of the first program; a web page may show something older than the web.
_EARLIEST = {"article-journal": 1665, "software": 1940}


def _date_faults(citation: Citation) -> _Faults:
    today = date.today()
    tomorrow = today + timedelta(days=1)  # the date in another time zone
    for field in DATE_FIELDS:
        when = getattr(citation, field)
        latest = (tomorrow.year, tomorrow.month, tomorrow.day) if field in _PAST else (today.year + 1, 12, 31)
        if when and when.is_literal:
            yield field, f"{when.literal!r} is not a date"
        elif when and when.parts > latest[: len(when.parts)]:
            yield field, f"{when} is in the future"
    if citation.issued and citation.issued.year is not None:
        yield from _year_faults(citation, citation.issued.year)


def _year_faults(citation: Citation, year: int) -> _Faults:
    first, original = _EARLIEST.get(citation.type, year), citation.original_date
    if year < first:
        yield "issued", f"{citation.issued} is before there was any {citation.type} ({first})"
    if original and original.year is not None and original.year > year:
        yield "original_date", f"{original} is after the date of issue, {citation.issued}"


_PAGE = re.compile(r"([A-Za-z]*?)([0-9]+)[^0-9]*")


def _runs_backwards(first: str, last: str) -> bool:
    """Whether the last page is before the first and both are numbers of one form: 530-523, S23-S7, xii-iv."""
    numbers = roman_number(first), roman_number(last)
    if numbers[0] is not None and numbers[1] is not None:
        return numbers[1] < numbers[0]
    one, other = _PAGE.fullmatch(first), _PAGE.fullmatch(last)
    return bool(one and other and one[1].lower() == other[1].lower() and int(other[2]) < int(one[2]))


_RETRACTED_STATUS = re.compile(r"(?<!not )\b(?:retracted|withdrawn|retraction)\b")
# The marks of publishers: "RETRACTED ARTICLE: ...", "[Retracted] ...", "WITHDRAWN: ..."; "Retraction: ..." is the title
# of a notice.
_RETRACTED_TITLE = re.compile(r"\W*(?:retracted|withdrawn)(?: article| paper| chapter)?\s*[:\])]")
_NOTICES = frozenset(("retraction of publication", "retraction notice"))


def check_standing(citation: Citation, record: str) -> Iterator[Note]:
    """Yield notes on retractions, expressions of concern and errata."""
    types = {type.lower() for type in citation.publication_types}
    retractions = _papers(citation, "retraction")
    if retractions or "retracted publication" in types or _is_marked_retracted(citation):
        where = "; ".join(f"PMID {paper.pmid}" for paper in retractions if paper.pmid)
        yield note(
            Code.RETRACTED, f"the work is retracted ({where})".removesuffix(" ()"), field="status", record=record
        )
    elif "concern" in (citation.status or "").lower():
        yield note(Code.RETRACTED, "the work is under an expression of concern", field="status", record=record)
    if _papers(citation, "erratum"):
        yield Note(Code.RETRACTED, "the work has an erratum", Severity.INFO, "related", record)
    if _papers(citation, "retraction", inverse=True) or types & _NOTICES:
        message = "the work is itself the notice of a retraction"
        yield Note(Code.RETRACTED, message, Severity.INFO, "related", record)


def _papers(citation: Citation, relation: str, *, inverse: bool = False) -> list[Citation]:
    return [one.citation for one in citation.related if one.relation == relation and one.inverse is inverse]


def _is_marked_retracted(citation: Citation) -> bool:
    """Whether the status or the title says that the work is retracted."""
    status, title = (citation.status or "").lower(), (citation.title or "")[:100].lower()
    return bool(_RETRACTED_STATUS.search(status) or _RETRACTED_TITLE.match(title))


def check_keys(citation: Citation, seen: dict[str, str]) -> Iterator[Note]:
    """Yield a note on a key that an earlier record has; `seen` has the earlier keys, and this one is added.

    Keys are compared without case, as by BibTeX (btxdoc, section 4).
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
    """Return the notes on records of one work, by the index of the later record; see `carcite.find_duplicates`.

    Certain duplicates, and two works with one DOI or PMID, are warnings; unsure ones are info.
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
