"""What two citations are compared by: every value in one folded form, and what kind of record it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from carcite.duplicates.containers import container_words
from carcite.duplicates.titles import Title, fold, is_distinctive, read_title, words_of
from carcite.model import Citation
from carcite.values.identifiers import doi_key
from carcite.values.names import Name

BOOKS = frozenset(("book", "collection", "periodical"))
PARTS_OF_BOOKS = frozenset(("chapter", "entry", "entry-dictionary", "entry-encyclopedia"))
WEB = frozenset(("webpage", "post", "post-weblog"))
# Types that databases give for want of a better one.
_ANY_TYPE = frozenset(("article", "article-journal", "document"))

_PEOPLE = 20  # authors that are looked at; a paper of three thousand is known by fewer
_NUMBER_AT_END = re.compile(r"[0-9]{1,4}\Z")
_DIGITS = re.compile(r"[0-9]+")
_SUPPLEMENT = re.compile(r"\bs[0-9]|suppl|abstract|conf", re.IGNORECASE)
_SPREADSHEET = re.compile(r"[0-9]{1,2}-[A-Z][a-z]{2}")  # 01-Jun was 1-6 before a spreadsheet took it for a date
_REVIEW = re.compile(r"\bcd[0-9]{6}\b", re.IGNORECASE)  # a review of the Cochrane Library
_ENGLISH_EDITION = re.compile(r"\bengl?(?:ish)?\.? ed", re.IGNORECASE)
_PREPRINT_NAME = re.compile(r"(?:arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|preprints?\b|research square|ssrn|osf\b)")
# arXiv, bioRxiv and medRxiv, Research Square, Preprints.org, SSRN, PsyArXiv, ChemRxiv, Authorea.
_PREPRINT_DOI = re.compile(
    r"10\.(?:48550/|1101/(?:[0-9]{6}|[0-9]{4}\.)|64898/|21203/|20944/|2139/|31234/|26434/|22541/)"
)


@dataclass(slots=True, frozen=True)
class Fingerprint:
    """The values of one record; what is unknown is empty or None."""

    title: Title
    years: tuple[int, ...]  # of the issue, then of the copy ahead of print
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
        """The year of the issue, or else that of the copy ahead of print."""
        return self.years[0] if self.years else None

    @property
    def version_key(self) -> tuple[object, ...]:
        """What two versions of one work are ordered by: preprint before publication, translation last, then by year."""
        version = _NUMBER_AT_END.search(self.doi)
        return not self.preprint, self.english_edition, self.year or 0, int(version[0]) if version else 0, self.doi

    @property
    def sort_key(self) -> tuple[object, ...]:
        """What records are ordered by, so that the order of the input does not matter."""
        return (
            *(self.title.letters, self.title.notice, self.doi, self.identifiers, self.volume, self.issue, self.years),
            *(sorted(self.pages), self.families, self.containers, self.type, self.edition, self.url, self.review),
            *(
                sorted(self.isbn),
                sorted(self.issn),
                self.title.words,
                self.title.others,
                self.supplement,
                self.preprint,
            ),
        )


def fingerprint(citation: Citation) -> Fingerprint:
    """What the citation is compared by."""
    types = {kind.lower() for kind in citation.publication_types}
    containers = tuple(filter(None, (citation.container_title, citation.container_title_short)))
    title = _title(citation, types)
    names = [_name_words(name) for name in (citation.authors or citation.editors)[:_PEOPLE]]
    years = tuple([date.year for date in (citation.issued, citation.epub_date) if date and date.year])
    doi = doi_key(citation.doi).rstrip("/") if citation.doi else ""
    identifiers = (("pmid", citation.pmid), ("pmcid", citation.pmcid), ("arxiv", _arxiv_number(citation.arxiv)))
    locator = f"{citation.pages or ''} {citation.article_number or ''} {doi}"
    return Fingerprint(
        title=title,
        years=years,
        volume=_volume(citation.volume, years),
        issue=_number(citation.issue),
        pages=_page_numbers(citation),
        doi=doi,
        identifiers=tuple([(kind, value) for kind, value in identifiers if value]),
        isbn=frozenset(
            isbn.replace("-", "")[-10:-1] for isbn in citation.isbn
        ),  # the digits that ISBN-10 and -13 share
        issn=frozenset(citation.issn),
        families=tuple([family for family, _ in names if family]),
        names=frozenset().union(*(words for _, words in names)) if names else frozenset(),
        containers=containers,
        type="" if citation.type in _ANY_TYPE else citation.type,
        edition=_number(citation.edition or citation.version or citation.number),
        url=(citation.url or "") if citation.type in WEB else "",
        review=review[0].lower() if (review := _REVIEW.search(locator)) else "",
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


@lru_cache(maxsize=1 << 16)
def _name_words(name: Name) -> tuple[str, frozenset[str]]:
    """The family name, and all words of the name but initials: given and family names are often turned round."""
    family = words_of(fold(name.full_family or name.literal or name.given or ""))
    given = [word for word in words_of(fold(name.given or "")) if len(word) > 2]
    return "".join(family), frozenset((*family, *given))


def _number(text: str | None) -> str:
    """The first number of a text, 44 of "44 (2 Supplement 1)"; the letters of a text without one."""
    if not text:
        return ""
    found = _DIGITS.search(text)
    return found[0].lstrip("0") if found else "".join(words_of(fold(text)))


def _volume(text: str | None, years: tuple[int, ...]) -> str:
    """The number of the volume; "(Jul)" is none, and the year in its place is none."""
    found = _DIGITS.search(text or "")
    return "" if not found or found[0] in map(str, years) else found[0].lstrip("0")


def _page_numbers(citation: Citation) -> frozenset[str]:
    """The first and last pages or the article number, as bare numbers: "S30" and "30" are one page."""
    pages = citation.pages
    text = str(pages) if pages else citation.article_number or ""
    if _SPREADSHEET.fullmatch(text):
        return frozenset()
    numbers = [number.lstrip("0") for number in _DIGITS.findall(text)]
    if numbers[:1] == ["1"] and not citation.volume:
        return frozenset()  # the copy ahead of print counts its own pages
    return frozenset(numbers)


def _arxiv_number(arxiv: str | None) -> str:
    return re.sub(r"v[0-9]+\Z", "", arxiv.lower()) if arxiv else ""


def _is_preprint(citation: Citation, doi: str, types: set[str]) -> bool:
    """Whether the record is of a preprint: by its container, or where it has none by type, DOI or arXiv number."""
    if container := citation.container_title or citation.container_title_short:
        return _PREPRINT_NAME.match(container.lower()) is not None
    if citation.volume:
        return False
    return "preprint" in types or citation.genre == "preprint" or bool(citation.arxiv or _PREPRINT_DOI.match(doi))
