"""Are two records of one work? The rules, in the order in which they are asked.

1.  Other titles: two works, but for a title that was translated or corrected on the same pages (`_other_titles`).
2.  What contradicts (`_contradiction`): two PMIDs; a notice and its paper; two versions of a review; a preprint and
    its publication; editions, ISBNs, numbers of reports, addresses; a book and its chapter; an English edition.
3.  Two DOIs: one work only where all else agrees (`_two_dois`).
4.  Evidence, the strongest first: an identifier with the title (`_one_identifier`), the place with the title
    (`_by_place`), the issue or the people with the title (`_by_people`).

Every comparison has three answers: True, False, and None where a value is unknown. What agrees in part is unsure.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from carcite.duplicates.containers import same_container
from carcite.duplicates.fingerprint import BOOKS, PARTS_OF_BOOKS, Fingerprint
from carcite.duplicates.titles import Likeness, are_a_pair, likeness, shared_words


class Verdict(NamedTuple):
    """What two records are to each other, and why.

    `strength` orders the evidence for one work; 0 is none. `unsure` pairs are for a person; a pair that is `apart`
    must not come into one group by way of a third record. `relation` is that of two versions of one work.
    """

    reason: str
    strength: int = 0
    unsure: bool = False
    apart: bool = True
    relation: str | None = None


_OTHER_TITLES = Verdict("other titles")


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
    """Whether years are the same or next to each other, as those of an issue and of the copy ahead of print are."""
    if not one.years or not other.years:
        return None
    return min(abs(mine - theirs) for mine in one.years for theirs in other.years) <= 1


def _people(one: Fingerprint, other: Fingerprint) -> bool | None:
    """Whether the first authors, or half of the shorter list, are the same; False where no name is shared."""
    if not one.families or not other.families:
        return None
    mine, theirs = one.families[0], other.families[0]
    if mine == theirs or (min(len(mine), len(theirs)) > 3 and (mine.startswith(theirs) or theirs.startswith(mine))):
        return True
    fewest = min(len(one.families), len(other.families))
    if len(set(one.families) & set(other.families)) * 2 >= fewest:
        return True
    shared = len(one.names & other.names)
    return True if shared >= fewest else None if shared else False


def _containers(one: Fingerprint, other: Fingerprint) -> bool | None:
    if not one.issn.isdisjoint(other.issn):
        return True
    if not one.containers or not other.containers:
        return None
    answers = {same_container(mine, theirs) for mine in one.containers for theirs in other.containers}
    return True if True in answers else None if None in answers else False


class _Pair(NamedTuple):
    one: Fingerprint
    other: Fingerprint
    likeness: Likeness
    people: bool | None
    container: bool | None
    years: bool | None  # the same or next to each other
    year: bool | None  # the same
    volume: bool | None
    issue: bool | None
    page: bool | None  # the first or the last: one may be a misprint, or not given
    pages: bool | None  # both, where both are given
    doi: bool | None
    distinctive: bool

    @property
    def same(self) -> bool:
        return self.likeness is Likeness.SAME


def _pair(one: Fingerprint, other: Fingerprint, alike: Likeness) -> _Pair:
    return _Pair(
        one,
        other,
        alike,
        _people(one, other),
        _containers(one, other),
        _years(one, other),
        _equal(one.year, other.year),
        _equal(one.volume, other.volume),
        _equal(one.issue, other.issue),
        _share(one.pages, other.pages),
        _equal(one.pages, other.pages) if len(one.pages) > 1 < len(other.pages) else None,
        _equal(one.doi, other.doi),
        one.distinctive and other.distinctive,
    )


# --- rules ------------------------------------------------------------------------------------------------------------


def compare(one: Fingerprint, other: Fingerprint) -> Verdict:
    """Whether two records are of one work, and why."""
    alike = likeness(one.title, other.title, one.names, other.names)
    if alike is Likeness.OTHER and not _equal(one.doi, other.doi) and not _equal(one.pages, other.pages):
        return _OTHER_TITLES  # nearly all pairs
    pair = _pair(one, other, alike)
    if alike is Likeness.OTHER:
        return _other_titles(pair)
    if contradiction := _contradiction(pair):
        return contradiction
    if pair.doi is False:
        return _two_dois(pair)
    if pair.doi or not set(one.identifiers).isdisjoint(other.identifiers):
        return _one_identifier(pair)
    return _by_place(pair) or _by_people(pair)


_PAPER = range(3, 50)  # pages that one paper fills: shorter ones share a page, longer ones may be a book of abstracts


def _other_titles(pair: _Pair) -> Verdict:
    """Two papers do not fill the same pages: the title was translated, or corrected."""
    one, other = pair.one, pair.other
    same_pages = pair.volume and pair.pages and pair.people and pair.years is not False
    if same_pages and pair.doi is not False and not (_contradiction(pair) or are_a_pair(one.title, other.title)):
        first, last = min(map(int, one.pages)), max(map(int, one.pages))
        kindred = one.title.translated != other.title.translated or shared_words(one.title, other.title) >= 0.5
        in_issue = pair.container and pair.issue is not False and not one.supplement and not other.supplement
        if (kindred or in_issue) and last - first + 1 in _PAPER:
            return _certain(2, "people, volume and pages; the titles differ")
    if pair.doi or _equal(one.pmid, other.pmid):
        return _unsure("one DOI or PMID; the titles differ", apart=True)
    return _OTHER_TITLES


# Versions of Cochrane reviews, of preprints, and of articles on the platforms of F1000.
_VERSION = re.compile(r"\.pub[0-9]+\Z|[./]v[0-9]+\Z|(?<=\A10\.12688/)(.*)\.[0-9]+\Z")


def _contradiction(pair: _Pair) -> Verdict | None:
    """What makes two records of one title two works."""
    one, other = pair.one, pair.other
    if _equal(one.pmid, other.pmid) is False:
        return Verdict("two PMIDs")
    if one.title.notice != other.title.notice:
        return Verdict("a notice and its paper")
    if pair.doi is False and _VERSION.sub(r"\1", one.doi) == _VERSION.sub(r"\1", other.doi):
        return Verdict("two versions", relation="update")
    if _equal(one.review, other.review) and pair.year is False:
        return Verdict("two versions of a review", relation="update")
    if one.preprint != other.preprint and pair.doi is not True and pair.people is not False:
        return Verdict("a preprint and its publication", relation="preprint")
    if one.english_edition != other.english_edition and pair.doi is not True:
        return Verdict("an article and its translation", relation="translation")
    if _equal(one.edition, other.edition) is False or _equal(one.url, other.url) is False:
        return Verdict("two editions, numbers or addresses")
    types = {one.type, other.type}
    if types <= BOOKS and _share(one.isbn, other.isbn) is False:
        return Verdict("two ISBNs")
    if types & BOOKS and types & PARTS_OF_BOOKS:
        return Verdict("a book and its chapter")
    return None


def _two_dois(pair: _Pair) -> Verdict:
    """One of two DOIs is wrong, or a second agency's, where all else agrees."""
    agree = pair.same and pair.people and pair.container and pair.volume
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
    return _certain((9 if pair.same else 7) + bool(pair.page), "identifier and title")


def _by_place(pair: _Pair) -> Verdict | None:
    """Title, volume and page; or title, people, journal, year and page, whatever the volume is."""
    if not pair.page or (not pair.distinctive and False in (pair.issue, pair.pages)):
        return None
    if pair.volume and (pair.people or (pair.people is None and pair.container is not False)):
        if pair.years is False and not pair.container:
            return _unsure("title, volume and page; the years differ")
        return _certain(8 if pair.same else 6, "title, volume and page")
    if pair.distinctive and pair.people and pair.container and pair.year and (pair.volume is None or pair.same):
        return _certain(2 if pair.volume is False else 4, "title, people, journal, year and page")
    return None


def _by_people(pair: _Pair) -> Verdict:
    """Without an identifier and a page: volume and issue of the journal, or the people, with the title."""
    one, other = pair.one, pair.other
    at_issue = pair.volume and pair.issue and pair.page is None and pair.people is not False
    if at_issue and pair.container and (pair.people or (pair.same and pair.distinctive)):
        return _certain(5 if pair.same else 3, "title, journal, volume and issue")
    if at_issue and pair.people and pair.year and pair.same and pair.distinctive:
        return _certain(5, "title, people, year, volume and issue")
    if False in (pair.volume, pair.container, pair.years, pair.people, pair.page):
        if pair.same and pair.distinctive and pair.people is not False:
            return _unsure("title and people; the place differs", apart=True)
        return Verdict("the place or the people differ")
    without_place = not (one.volume or one.pages or other.volume or other.pages)
    when = pair.years if not without_place or one.type == "paper-conference" else pair.year  # a report comes every year
    if pair.same and pair.people and when and pair.distinctive and one.type == other.type:
        return _certain(4, "title, people and year")
    if pair.distinctive and (pair.same or pair.people):
        return _unsure("title and people" if pair.people else "title")
    return Verdict("a near title, or one of many works")
