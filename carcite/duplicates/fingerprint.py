"""The values of a citation that are compared to find duplicates, each in one folded form."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from carcite.duplicates.containers import container_words
from carcite.duplicates.titles import Title, fold, is_distinctive, letters, read_title, words_of
from carcite.model import Citation
from carcite.values.identifiers import doi_key
from carcite.values.names import Name

BOOKS = frozenset(("book", "collection", "periodical"))
PARTS_OF_BOOKS = frozenset(("chapter", "entry", "entry-dictionary", "entry-encyclopedia"))
WEB = frozenset(("webpage", "post", "post-weblog"))
# Types that databases use if they know no better one.
_ANY_TYPE = frozenset(("article", "article-journal", "document"))

_PEOPLE = 20  # authors that are compared; a paper may have three thousand
_NUMBER_AT_END = re.compile(r"[0-9]{1,4}\Z")
_DIGITS = re.compile(r"[0-9]+")
_SUPPLEMENT = re.compile(r"\bs[0-9]|suppl|abstract|conf", re.IGNORECASE)
_SPREADSHEET = re.compile(r"[0-9]{1,2}-[A-Z][a-z]{2}")  # 01-Jun: 1-6, which a spreadsheet took for a date
_REVIEW = re.compile(r"\bcd[0-9]{6}\b", re.IGNORECASE)  # number of a review of the Cochrane Library
_ENGLISH_EDITION = re.compile(r"\bengl?(?:ish)?\.? ed", re.IGNORECASE)
_PREPRINT_NAME = re.compile(r"(?:arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|preprints?\b|research square|ssrn|osf\b)")
# DOI prefixes of arXiv, bioRxiv and medRxiv, Research Square, Preprints.org, SSRN, PsyArXiv, ChemRxiv, Authorea.
_PREPRINT_DOI = re.compile(
    r"10\.(?:48550/|1101/(?:[0-9]{6}|[0-9]{4}\.)|64898/|21203/|20944/|2139/|31234/|26434/|22541/)"
)


@dataclass(slots=True, frozen=True)
class Fingerprint:
    """The values of one record; an unknown value is empty."""

    title: Title
    years: tuple[int, ...]  # of the issue, then of the version ahead of print
    volume: str
    issue: str
    pages: frozenset[str]
    doi: str
    identifiers: tuple[tuple[str, str], ...]  # PMID, PMCID, arXiv
    isbn: frozenset[str]
    issn: frozenset[str]
    families: tuple[str, ...]
    names: frozenset[str] = field(compare=False)
    containers: tuple[str, ...]
    type: str
    edition: str  # and version, number of a report
    url: str  # of a page on the web
    review: str
    supplement: bool
    preprint: bool
    english_edition: bool
    distinctive: bool = field(compare=False)

    @property
    def pmid(self) -> str:
        """The PMID, or ""."""
        return dict(self.identifiers).get("pmid", "")

    @property
    def year(self) -> int | None:
        """The year of the issue, otherwise of the version ahead of print; None if unknown."""
        return self.years[0] if self.years else None

    @property
    def version_key(self) -> tuple[object, ...]:
        """The order of versions of one work: preprint before publication, translation last, then by year."""
        version = _NUMBER_AT_END.search(self.doi)
        return not self.preprint, self.english_edition, self.year or 0, int(version[0]) if version else 0, self.doi

    @property
    def sort_key(self) -> tuple[object, ...]:
        """An order of all records, which makes results independent of the order of the input."""
        title = self.title
        place = (self.doi, self.identifiers, self.volume, self.issue, self.years, sorted(self.pages))
        source = (self.families, self.containers, self.type, self.edition, self.url, self.review)
        codes = (sorted(self.isbn), sorted(self.issn))
        rest = (title.words, title.others, self.supplement, self.preprint)
        return (title.letters, title.notice, *place, *source, *codes, *rest)


def fingerprint(citation: Citation) -> Fingerprint:
    """Return the values of the citation that are compared."""
    types = {kind.lower() for kind in citation.publication_types}
    containers = tuple(filter(None, (citation.container_title, citation.container_title_short)))
    title = _title(citation, types)
    families, names = _people(citation)
    years = _years(citation)
    doi = doi_key(citation.doi).rstrip("/") if citation.doi else ""
    return Fingerprint(
        title=title,
        years=years,
        volume=_volume(citation.volume, years),
        issue=number_of(citation.issue),
        pages=_page_numbers(citation),
        doi=doi,
        identifiers=_identifiers(citation),
        isbn=frozenset(isbn.replace("-", "")[-10:-1] for isbn in citation.isbn),  # the digits ISBN-10 and -13 share
        issn=frozenset(citation.issn),
        families=families,
        names=names,
        containers=containers,
        type="" if citation.type in _ANY_TYPE else citation.type,
        edition=number_of(citation.edition or citation.version or citation.number),
        url=(citation.url or "") if citation.type in WEB else "",
        review=_review(citation, doi),
        supplement=_SUPPLEMENT.search(f"{citation.volume} {citation.issue}") is not None,
        preprint=_is_preprint(citation, doi, types),
        english_edition=any(map(_ENGLISH_EDITION.search, containers)),
        distinctive=is_distinctive(title, frozenset().union(*map(container_words, containers))),
    )


def _title(citation: Citation, types: set[str]) -> Title:
    title = read_title(citation.title) if citation.title else Title()
    texts = [citation.original_title, *(translated.text for translated in citation.translated_titles)]
    if others := tuple([read_title(text).letters for text in texts if text]):
        title = title._replace(others=title.others + others)
    if not title.notice and "published erratum" in types:
        return title._replace(notice="erratum")
    if not title.notice and "retraction of publication" in types:
        return title._replace(notice="retraction")
    return title


def _identifiers(citation: Citation) -> tuple[tuple[str, str], ...]:
    arxiv = re.sub(r"v[0-9]+\Z", "", citation.arxiv.lower()) if citation.arxiv else None
    identifiers = (("pmid", citation.pmid), ("pmcid", citation.pmcid), ("arxiv", arxiv))
    return tuple([(kind, value) for kind, value in identifiers if value])


def _review(citation: Citation, doi: str) -> str:
    """Return the number of a review of the Cochrane Library; "" if there is none."""
    found = _REVIEW.search(f"{citation.pages or ''} {citation.article_number or ''} {doi}")
    return found[0].lower() if found else ""


def _years(citation: Citation) -> tuple[int, ...]:
    return tuple([date.year for date in (citation.issued, citation.epub_date) if date and date.year])


def _people(citation: Citation) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the family names of the authors (of the editors if there are none), and all words of their names."""
    names = [_name_words(name) for name in (citation.authors or citation.editors)[:_PEOPLE]]
    return tuple([family for family, _ in names if family]), frozenset().union(*(words for _, words in names))


@lru_cache(maxsize=1 << 16)
def _name_words(name: Name) -> tuple[str, frozenset[str]]:
    """Return the family name, and all words without initials: given and family names are often swapped."""
    family = words_of(fold(name.full_family or name.literal or name.given or ""))
    given = [word for word in words_of(fold(name.given or "")) if len(word) > 2]
    return "".join(family), frozenset((*family, *given))


def number_of(text: str | None) -> str:
    """Return the first number of a text, 44 of "44 (2 Supplement 1)"; the letters of a text without a number."""
    found = _DIGITS.search(text or "")
    return found[0].lstrip("0") if found else letters(text or "")


def _volume(text: str | None, years: tuple[int, ...]) -> str:
    """Return the number of the volume; "" for "(Jul)" and for the year."""
    found = _DIGITS.search(text or "")
    return "" if not found or found[0] in map(str, years) else found[0].lstrip("0")


def _page_numbers(citation: Citation) -> frozenset[str]:
    """Return the first and last pages, or the article number, as bare numbers: "S30" and "30" are one page."""
    pages = citation.pages
    text = str(pages) if pages else citation.article_number or ""
    if _SPREADSHEET.fullmatch(text):
        return frozenset()
    numbers = [number.lstrip("0") for number in _DIGITS.findall(text)]
    if numbers[:1] == ["1"] and not citation.volume:
        return frozenset()  # the version ahead of print counts its own pages
    return frozenset(numbers)


def _is_preprint(citation: Citation, doi: str, types: set[str]) -> bool:
    """Whether the record is of a preprint: by its container, or without one by type, DOI or arXiv number."""
    if container := citation.container_title or citation.container_title_short:
        return _PREPRINT_NAME.match(container.lower()) is not None
    if citation.volume:
        return False
    return "preprint" in types or citation.genre == "preprint" or bool(citation.arxiv or _PREPRINT_DOI.match(doi))
