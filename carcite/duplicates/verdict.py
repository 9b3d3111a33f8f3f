"""Decide whether two records are of one work, by rules that are tried in this order.

1.  Different titles: two works, unless the title was translated or corrected on the same pages (`_different_titles`).
2.  Contradictions (`_contradiction`): two PMIDs; a notice and its paper; versions (a preprint and its publication, the
    updates of a review, an English edition); two editions, ISBNs, report numbers or addresses; a book and its chapter.
3.  Two DOIs: one work only if everything else agrees (`_two_dois`).
4.  Evidence, the strongest first: an identifier and the title (`_one_identifier`); volume and page with the title
    (`_by_page`); the issue, or the people, with the title (`_by_issue`, `_by_people`).

Every comparison of values is True, False, or None if one of them is unknown.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from carcite.duplicates.containers import same_container
from carcite.duplicates.fingerprint import BOOKS, PARTS_OF_BOOKS, Fingerprint
from carcite.duplicates.titles import Likeness, differ_on_purpose, likeness, shared_words


class Verdict(NamedTuple):
    """The result of a comparison of two records, with the reason.

    `strength` orders the evidence for one work; 0 means not certain. `unsure` pairs are for a person. The records of a
    pair that is `apart` must not join one group through a third record. `relation` is set for two versions of one work.
    """

    reason: str
    strength: int = 0
    unsure: bool = False
    apart: bool = True
    relation: str | None = None


_DIFFERENT_TITLES = Verdict("different titles")


def _certain(strength: int, reason: str) -> Verdict:
    return Verdict(reason, strength, apart=False)


def _unsure(reason: str, *, apart: bool = False) -> Verdict:
    return Verdict(reason, unsure=True, apart=apart)


# --- comparisons ------------------------------------------------------------------------------------------------------


def _equal(one: object, other: object) -> bool | None:
    return None if not one or not other else one == other


def _share(one: frozenset[str], other: frozenset[str]) -> bool | None:
    return None if not one or not other else not one.isdisjoint(other)


def _years(one: Fingerprint, other: Fingerprint) -> bool | None:
    """Whether years are equal or adjacent, as those of an issue and of the version ahead of print are."""
    if not one.years or not other.years:
        return None
    return min(abs(mine - theirs) for mine in one.years for theirs in other.years) <= 1


def _people(one: Fingerprint, other: Fingerprint) -> bool | None:
    """Whether the first authors, or half of the shorter list, are the same; False if no name is shared."""
    if not one.families or not other.families:
        return None
    fewest = min(len(one.families), len(other.families))
    if _same_family(one.families[0], other.families[0]) or _common(one.families, other.families) * 2 >= fewest:
        return True
    shared = len(one.names & other.names)
    return True if shared >= fewest else None if shared else False


def _same_family(one: str, other: str) -> bool:
    """Whether two family names are equal, or one is the beginning of the other, as of a double name."""
    shorter, longer = sorted((one, other), key=len)
    return longer == shorter or (len(shorter) > 3 and longer.startswith(shorter))


def _common(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    return len(set(one) & set(other))


def _containers(one: Fingerprint, other: Fingerprint) -> bool | None:
    if not one.issn.isdisjoint(other.issn):
        return True
    if not one.containers or not other.containers:
        return None
    answers = {same_container(mine, theirs) for mine in one.containers for theirs in other.containers}
    return True if True in answers else None if None in answers else False


class _Pair(NamedTuple):
    """Two records and how their values compare."""

    one: Fingerprint
    other: Fingerprint
    same_title: bool
    distinctive: bool  # both titles say what the work is about
    people: bool | None
    container: bool | None
    years: bool | None  # equal or adjacent
    year: bool | None  # equal
    volume: bool | None
    issue: bool | None
    page: bool | None  # the first or the last: one may be a misprint, or missing
    pages: bool | None  # both, if both are given
    doi: bool | None

    @property
    def conclusive(self) -> bool:
        """Whether the titles are the same and distinctive."""
        return self.same_title and self.distinctive


def _pair(one: Fingerprint, other: Fingerprint, alike: Likeness) -> _Pair:
    return _Pair(
        one,
        other,
        same_title=alike is Likeness.SAME,
        distinctive=one.distinctive and other.distinctive,
        people=_people(one, other),
        container=_containers(one, other),
        years=_years(one, other),
        year=_equal(one.year, other.year),
        volume=_equal(one.volume, other.volume),
        issue=_equal(one.issue, other.issue),
        page=_share(one.pages, other.pages),
        pages=_equal(one.pages, other.pages) if len(one.pages) > 1 < len(other.pages) else None,
        doi=_equal(one.doi, other.doi),
    )


# --- rules ------------------------------------------------------------------------------------------------------------


def compare(one: Fingerprint, other: Fingerprint) -> Verdict:
    """Return whether two records are of one work, and why."""
    alike = likeness(one.title, other.title, one.names, other.names)
    if alike is Likeness.OTHER and not _equal(one.doi, other.doi) and not _equal(one.pages, other.pages):
        return _DIFFERENT_TITLES  # nearly all pairs
    pair = _pair(one, other, alike)
    if alike is Likeness.OTHER:
        return _different_titles(pair)
    if contradiction := _contradiction(pair):
        return contradiction
    if pair.doi is False:
        return _two_dois(pair)
    if pair.doi or not set(one.identifiers).isdisjoint(other.identifiers):
        return _one_identifier(pair)
    return _by_page(pair) or _by_issue(pair) or _by_people(pair)


_PAPER = range(3, 50)  # pages that one paper fills: shorter ones share a page, longer ones may be a book of abstracts


def _different_titles(pair: _Pair) -> Verdict:
    if _on_the_same_pages(pair) and _title_was_changed(pair):
        return _certain(2, "people, volume and pages; the titles differ")
    if pair.doi or _equal(pair.one.pmid, pair.other.pmid):
        return _unsure("one DOI or PMID; the titles differ", apart=True)
    return _DIFFERENT_TITLES


def _on_the_same_pages(pair: _Pair) -> bool:
    """Whether the same people fill the same pages of a volume: two papers do not."""
    if not (pair.volume and pair.pages and pair.people) or False in (pair.years, pair.doi):
        return False
    numbers = [int(page) for page in pair.one.pages]
    return max(numbers) - min(numbers) + 1 in _PAPER and not _contradiction(pair)


def _title_was_changed(pair: _Pair) -> bool:
    """Whether one title may be a translation or a correction of the other."""
    one, other = pair.one, pair.other
    if differ_on_purpose(one.title, other.title):
        return False
    if one.title.translated != other.title.translated or shared_words(one.title, other.title) >= 0.5:
        return True
    return bool(pair.container) and pair.issue is not False and not one.supplement and not other.supplement


def _contradiction(pair: _Pair) -> Verdict | None:
    """Return why two records with one title are two works; None if nothing shows it."""
    if _equal(pair.one.pmid, pair.other.pmid) is False:
        return Verdict("two PMIDs")
    if pair.one.title.notice != pair.other.title.notice:
        return Verdict("a notice and its paper")
    return _versions(pair) or _other_edition(pair)


# Versions of Cochrane reviews, of preprints, and of articles on the platforms of F1000.
_VERSION = re.compile(r"\.pub[0-9]+\Z|[./]v[0-9]+\Z|(?<=\A10\.12688/)(.*)\.[0-9]+\Z")


def _versions(pair: _Pair) -> Verdict | None:
    one, other = pair.one, pair.other
    if pair.doi is False and _VERSION.sub(r"\1", one.doi) == _VERSION.sub(r"\1", other.doi):
        return Verdict("two versions", relation="update")
    if _equal(one.review, other.review) and pair.year is False:
        return Verdict("two versions of a review", relation="update")
    if pair.doi:
        return None
    if one.preprint != other.preprint and pair.people is not False:
        return Verdict("a preprint and its publication", relation="preprint")
    if one.english_edition != other.english_edition:
        return Verdict("an article and its translation", relation="translation")
    return None


def _other_edition(pair: _Pair) -> Verdict | None:
    one, other = pair.one, pair.other
    if _equal(one.edition, other.edition) is False or _equal(one.url, other.url) is False:
        return Verdict("two editions, numbers or addresses")
    types = {one.type, other.type}
    if types <= BOOKS and _share(one.isbn, other.isbn) is False:
        return Verdict("two ISBNs")
    if types & BOOKS and types & PARTS_OF_BOOKS:
        return Verdict("a book and its chapter")
    return None


def _two_dois(pair: _Pair) -> Verdict:
    """One of the DOIs is wrong, or another agency's, if everything else agrees."""
    agree = pair.same_title and pair.people and pair.container and pair.volume
    if agree and pair.issue is not False and pair.years is not False:
        if pair.page and pair.pages is not False:
            return _certain(1, "title, people, journal, volume and pages; the DOIs differ")
        if pair.page is None:
            return _unsure("title, people, journal and volume; the DOIs differ")
    return Verdict("two DOIs")


def _one_identifier(pair: _Pair) -> Verdict:
    """An identifier and the title. Abstracts in a supplement share its DOI, and may share title and first author."""
    one, other = pair.one, pair.other
    if pair.people is False and not (pair.volume and pair.page):
        return _unsure("one identifier and title; the people differ")
    if pair.page is False and not _equal(one.pmid, other.pmid):
        mine, theirs = set(one.families), set(other.families)
        if (one.supplement and other.supplement) or not (mine <= theirs or theirs <= mine):
            return _unsure("one identifier and title; the pages differ", apart=True)
    return _certain((9 if pair.same_title else 7) + bool(pair.page), "identifier and title")


def _by_page(pair: _Pair) -> Verdict | None:
    """The title with volume and page; or with people, journal, year and page, whatever the volume is."""
    if not pair.page or (not pair.distinctive and False in (pair.issue, pair.pages)):
        return None
    return _by_volume_and_page(pair) or _by_year_and_page(pair)


def _by_volume_and_page(pair: _Pair) -> Verdict | None:
    if not pair.volume or pair.people is False or (pair.people is None and pair.container is False):
        return None
    if pair.years is False and not pair.container:
        return _unsure("title, volume and page; the years differ")
    return _certain(8 if pair.same_title else 6, "title, volume and page")


def _by_year_and_page(pair: _Pair) -> Verdict | None:
    agree = pair.distinctive and pair.people and pair.container and pair.year
    if agree and (pair.volume is None or pair.same_title):
        return _certain(2 if pair.volume is False else 4, "title, people, journal, year and page")
    return None


def _by_issue(pair: _Pair) -> Verdict | None:
    """The title with volume and issue of the journal, if a page is unknown."""
    if not (pair.volume and pair.issue) or pair.page is not None or pair.people is False:
        return None
    if pair.container and (pair.people or pair.conclusive):
        return _certain(5 if pair.same_title else 3, "title, journal, volume and issue")
    if pair.people and pair.year and pair.conclusive:
        return _certain(5, "title, people, year, volume and issue")
    return None


def _by_people(pair: _Pair) -> Verdict:
    """The title with the people, if neither an identifier nor a place decides."""
    if False in (pair.volume, pair.container, pair.years, pair.people, pair.page):
        if pair.conclusive and pair.people is not False:
            return _unsure("title and people; the place differs", apart=True)
        return Verdict("the place or the people differ")
    if pair.conclusive and pair.people and _same_occasion(pair):
        return _certain(4, "title, people and year")
    if pair.distinctive and (pair.same_title or pair.people):
        return _unsure("title and people" if pair.people else "title")
    return Verdict("a near title, or one of many works")


def _same_occasion(pair: _Pair) -> bool:
    """Whether type and year are the same. Without volume and pages the year is exact: a report comes every year."""
    one, other = pair.one, pair.other
    placed = one.volume or one.pages or other.volume or other.pages
    adjacent = placed or one.type == "paper-conference"
    return one.type == other.type and bool(pair.years if adjacent else pair.year)
