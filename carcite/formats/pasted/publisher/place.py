"""Where an article stands, and when it came out: journal, numbers, dates and DOI of a publisher's page."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any, NamedTuple

from carcite.formats.pasted.heading_words import Part
from carcite.formats.pasted.identifiers import read_ids
from carcite.formats.pasted.page.related import cited_fields
from carcite.formats.pasted.publisher.labels import DATE, Dated, is_date, labelled_dates, parse_date
from carcite.formats.pasted.publisher.lines import LONGEST_TITLE, PageLine, is_above_organisation, plain
from carcite.formats.pasted.publisher.menus import JOURNAL_MENU, is_issn, is_journal_menu, is_kind, is_menu
from carcite.formats.pasted.publisher.people import is_known, read_people
from carcite.formats.pasted.publisher.sources import (
    dated_journal,
    find_source_line,
    has_journal_word,
    is_conference,
    is_journal_name,
    pages_of,
    without_translation,
)
from carcite.formats.pasted.references.people import lists_people
from carcite.values.dates import PartialDate
from carcite.values.identifiers import find_doi, parse_issn
from carcite.values.name_words import words_of
from carcite.values.pages import is_article_number, split_locator

_COPYRIGHT_YEAR = re.compile(r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?P<year>(?:19|20)\d{2})\b", re.IGNORECASE)
_LABEL_IN_FRONT = re.compile(r"[^\W\d_]{3,20}:\s")  # Jazyk: polština
_PUBLISHER_BEHIND = re.compile(r"(?<=\w)\s\[[^\[\]]{3,60}\]$")  # Tea Journal [Elsevier]
_HANDLE = re.compile(r"\s@\w{2,40}$")  # of the journal elsewhere
_HOME = re.compile(r"(?:home|journals|all journals|revistas|revues|home\s*[/>›])", re.IGNORECASE)
_BEHIND_DOI = re.compile(
    r"(?<=\d)(?:Citations?|Cited?|Published|Received|Abstract|External|Also|Get|Copyright|Cross[Mm]ark).*$"
)
_DOI_WORDS = re.compile(r"\bdoi\b|doi\.org", re.IGNORECASE)
_YEAR_BEHIND = re.compile(r"(?:,|\s(?:Année|Year) :)\s((?:19|20)\d\d)$")
_STEPS = re.compile(r"\s[/>›»]\s")  # the steps to a page
_LENGTHS_OF_REFERENCE = range(41, 801)  # characters
_MOST_LINES_OF_MENUS = 30  # between the heading of other articles and the first of them
_LINES_OF_REFERENCE = 5  # to another article, below its heading: title, people, journal
_REACH = 2  # lines between a journal and its numbers
_TOP = 40  # lines in which a journal's name may stand by itself
_FIELDS = ("container_title", "volume", "issue", "pages", "article_number", "issued", "doi", "pmid", "arxiv")
_LOCATORS = {"pages", "article_number"}
_LABELS = {Part.VOLUME: "volume", Part.ISSUE: "issue", Part.PAGES: "pages", Part.YEAR: "issued"}


def own_lines(lines: Sequence[PageLine], abstract: int) -> list[PageLine]:
    """Return the lines above the list of references or of other papers."""
    for index in range(abstract + 1, len(lines)):
        heading = lines[index].line.heading
        if heading is None or heading.part is not Part.RELATED or heading.rest:
            continue
        below = (line for line in lines[index + 1 : index + 1 + _MOST_LINES_OF_MENUS] if not is_menu(line.text))
        if any(map(_is_of_reference, itertools.islice(below, _LINES_OF_REFERENCE))):
            return list(lines[:index])
    return list(lines)


def _is_of_reference(line: PageLine) -> bool:
    """Return whether a line can be a reference, or says where another article stands."""
    is_long = len(line.text) in _LENGTHS_OF_REFERENCE and any(map(str.isdigit, line.text))
    return is_long or (line.source is not None and line.label is None)


def find_place(
    lines: Sequence[PageLine], cited: dict[str, Any], title: str | None, used: Collection[int], doubtful: dict[str, str]
) -> dict[str, Any]:
    """Return journal, numbers, dates and DOI; a citation on the page is asked first.

    `used` are the numbers of the lines of the title, the authors and their affiliations. A journal that another
    reading contests is put to `doubtful`.
    """
    names = (*_FIELDS, "publisher") if cited.get("type") == "thesis" else _FIELDS
    found = {name: cited[name] for name in names if cited.get(name)}
    for fields in (
        *_nlm_lines(lines),
        *_sources(lines),
        *_sources_at_end(lines),
        *_crumbs(lines[:_TOP], title),
        *_dated_steps(lines[:_TOP]),
        *_dated_heads(lines[:_TOP]),
    ):
        _add(fields, found)
    _put_labelled(lines, found)
    _take_home_off(lines, found)
    _put_dates(lines, found)
    others = [line for line in lines if not title or plain(line.text) != plain(title) or line.line.number in used]
    if "doi" not in found and (doi := _doi(others)):
        found["doi"] = doi
    _put_pubmed_ids(lines, found)
    _put_full_journal(lines[:_TOP], found)
    _put_journal(others, used, title or "", cited, found, doubtful)
    return found


def issue_at_foot(lines: Sequence[PageLine], found: dict[str, Any]) -> dict[str, Any]:
    """Return the issue, if it is not known and a line at the foot of the page gives it with the volume and the year."""
    known = (found.get("volume"), getattr(found.get("issued"), "year", None))
    for line in () if "issue" in found or None in known else lines:
        fields = line.source.fields if line.source is not None else {}
        year = getattr(fields.get("issued"), "year", None)
        if "issue" in fields and "pages" not in fields and (fields.get("volume"), year) == known:
            return {"issue": fields["issue"]}
    return {}


def _take_home_off(lines: Sequence[PageLine], found: dict[str, Any]) -> None:
    """Take the first step to the page from the journal, if another line has the name without it: `Home Tea Journal`."""
    name = str(found.get("container_title", ""))
    rest = name.removeprefix("Home ")
    if rest != name and any(rest in line.text and name not in line.text for line in lines):
        found["container_title"] = rest


def _put_full_journal(lines: Sequence[PageLine], found: dict[str, Any]) -> None:
    """Put the journal's full name, if it stands on a line and the known name is its abbreviation (`Rev té`)."""
    short = found.get("container_title", "")
    words = _words(short)
    full = next((line.text for line in lines if _is_short(short, words, line.text) and len(line.text) < 120), None)
    if full is not None and is_journal_name(full):
        found |= {"container_title": full, "container_title_short": short}


def _words(name: str, form: Callable[[str], str] = str.lower) -> list[str]:
    """Return the words of a name, but the small ones, each in lower case or another form."""
    return [form(word) for word in re.findall(r"[^\W\d_]+", name) if word.lower() not in _SMALL_WORDS]


def _is_short(short: str, words: Sequence[str], text: str) -> bool:
    """Return whether a name is short for a text: its words begin those of the text, or its letters all words."""
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", text)).upper()
    return _is_short_for(words, _words(text)) or (len(short) >= _FEWEST_INITIALS and short == initials)


_FEWEST_INITIALS = 3


def _is_short_for(short: Sequence[str], full: Sequence[str]) -> bool:
    """Return whether the words of a name begin those of the other, one or more of them with fewer letters."""
    if len(short) != len(full) or len(short) < _FEWEST_WORDS_OF_A_JOURNAL or list(short) == list(full):
        return False
    return all(whole.startswith(word) for word, whole in zip(short, full, strict=True))


_SMALL_WORDS = words_of("a and da de del des di do du e et for für in la of the und y")
_FEWEST_WORDS_OF_A_JOURNAL = 2


def find_issns(lines: Sequence[PageLine]) -> tuple[str, ...]:
    """Return the ISSNs that stand behind their label, at the top of the page or on short lines."""
    texts = [
        line.text
        for index, line in enumerate(lines)
        if "ISSN" in line.text.upper()
        and len(line.text) <= (_LONGEST_WITH_ISSN if index < _TOP else _LONGEST_WITH_ISSN_BELOW)
    ]
    numbers = (parse_issn(match[0]) for text in texts for match in _ISSN.finditer(text))
    return tuple(dict.fromkeys(filter(None, numbers)))


_ISSN = re.compile(r"(?<![\d.-])\d{4}[-–]\d{3}[\dXx](?![\d-])")
_LONGEST_WITH_ISSN = 300
_LONGEST_WITH_ISSN_BELOW = 60  # at the foot of the page


def _crumbs(lines: Sequence[PageLine], title: str | None) -> Iterator[dict[str, Any]]:
    """Yield volume and issue of the steps to a page of OpenEdition, which stand without spaces above the title."""
    for line in lines if title else ():
        steps, _, _ = line.text.partition(str(title)[:_LETTERS_OF_A_TITLE])
        if steps != line.text and (numbers := _CRUMBS.match(steps)):
            yield numbers.groupdict()


def _dated_heads(lines: Sequence[PageLine]) -> Iterator[dict[str, Any]]:
    """Yield the date of a Chinese running head, `2018年2月 茶业杂志`, and what the number of an article says.

    The number has the ISSN, the year, the issue, the first page and the count of pages.
    """
    for line in lines:
        if head := _DATED_HEAD.match(line.text):
            yield {"issued": parse_date(head["date"])}
        elif number := _ARTICLE_NUMBER.search(line.text):
            yield {"issued": PartialDate.parse(number["year"]), "issue": number["issue"].lstrip("0")}


_DATED_HEAD = re.compile(r"(?P<date>(?:19|20)\d\d\s?年\s?\d{1,2}\s?月)(?:\s|$)(?!.{0,8}[收修回接])")
_ARTICLE_NUMBER = re.compile(
    r"文章编[号號][】\]]?\s?[:：]?\s?\d{4}\s?[-–]\s?\d{3}[\dX]\s?[(（](?P<year>(?:19|20)\d\d)[)）]\s?(?P<issue>\d{2}|S\d)\s?[-–]"
)


def _dated_steps(lines: Sequence[PageLine]) -> Iterator[dict[str, Any]]:
    """Yield journal and year of the steps `Tea Journal / 2020 / Article`."""
    for line in lines:
        if (steps := _DATED_STEPS.fullmatch(line.text)) and is_journal_name(steps["journal"]):
            yield {"container_title": steps["journal"], "issued": PartialDate.parse(steps["year"])}


_DATED_STEPS = re.compile(r"(?P<journal>[^/\d]{3,80}?)\s/\s(?P<year>(?:19|20)\d\d)\s/\s[A-Z][a-z]{3,10}")
_CRUMBS = re.compile(
    r"(?:Accueil|Home|Inicio|Início)\D{0,40}?(?P<volume>\d{1,3})-(?P<issue>\d{1,2}(?:/\d{1,2})?)(?!\d)"
)
_LETTERS_OF_A_TITLE = 15


def _nlm_lines(lines: Sequence[PageLine]) -> Iterator[dict[str, Any]]:
    """Yield the fields of the first citation line in NLM's form."""
    for line in lines:
        citation = line.line.citation
        if not line.line.is_citation or citation is None or lists_people(line.text) or _NOT_OF_NLM.search(line.text):
            continue
        if "," in (citation.volume or ""):  # 2012; 8, 3 (29): 1-9
            continue
        if all(dated is not Dated.OTHER for dated, _ in labelled_dates(line.text)):  # Received: 12.03.2014; 20.06.2014
            yield cited_fields(citation, "page")
            return


_NOT_OF_NLM = re.compile(r"@|\s\|\s|^[\d(]")  # 2015, Vol. 6(2)


def _sources(lines: Sequence[PageLine]) -> list[dict[str, Any]]:
    """Return the fields of the lines that give a source, those that say most first.

    Those below the heading of another article are left out.
    """
    sources = [
        line.source for index, line in enumerate(lines) if line.source is not None and not _is_of_other(lines, index)
    ]
    return [source.fields for source in sorted(sources, key=lambda source: -source.weight)]


def _is_of_other(lines: Sequence[PageLine], index: int) -> bool:
    """Return whether the heading of other articles, and a title, stand right above a line."""
    above = lines[max(0, index - _REACH_OF_HEADING) : index]
    headings = [line.line.heading for line in above]
    headed = [one is not None and one.part is Part.RELATED and one.relation in _OTHERS for one in headings]
    return any(headed) and any(one.is_title for one in above[headed.index(True) :])


_REACH_OF_HEADING = 3  # lines
_OTHERS = ("related", "similar")


def _sources_at_end(lines: Sequence[PageLine]) -> Iterator[dict[str, Any]]:
    """Yield the source that some journals print behind the abstract: `(Tea. 2011;42:148-4.)`, `Tea 42:8-9, 2011.`"""
    for line in lines:
        if (cited := _AT_END.search(line.text)) and (source := find_source_line(cited["source"])):
            yield source.fields
        elif cited := _AT_END_WITH_YEAR.search(line.text):
            numbers = "{journal} ({year}) {volume}:{pages}".format(**cited.groupdict())
            yield from (source.fields for source in filter(None, (find_source_line(numbers),)))


_AT_END = re.compile(
    r"\.\s?\((?P<source>[A-Z][A-Za-z&. ]{2,60}[.,]? (?:19|20)\d\d; ?\d{1,4}(?:\([^()]{1,10}\))?: ?[\w–-]{1,20})\.?\)$"
)
_AT_END_WITH_YEAR = re.compile(  # J Tea Mapp 38:3675–3690, 2017. © 2017 Tea Press
    r"\.\s(?P<journal>[A-Z][A-Za-z. ]{3,50})\s(?P<volume>\d{1,3}):(?P<pages>\d{1,5}[–-]\d{1,5}), "
    r"(?P<year>(?:19|20)\d\d)\.(?:\s©|$)"
)


def _add(fields: dict[str, Any], found: dict[str, Any]) -> None:
    """Add the fields of a source that agrees with what is known."""
    fields = _without_volume_as_issue(fields, found)
    if any(str(fields[name]) != str(found[name]) for name in ("volume", "issue") if name in fields and name in found):
        return
    known, date = found.get("issued"), fields.get("issued")
    if known is not None and date is not None and known.year == date.year and len(date.parts) > len(known.parts):
        found["issued"] = date
    located = found.keys() & _LOCATORS
    for name, value in fields.items():
        if not (located and name in _LOCATORS):
            found.setdefault(name, value)


def _without_volume_as_issue(fields: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a source without a lone number that is known to be the volume: `Nr. 43 (2021)`."""
    if "volume" in fields or fields.get("issue") != found.get("volume"):
        return fields
    return {name: value for name, value in fields.items() if name != "issue"}


def _put_labelled(lines: Sequence[PageLine], found: dict[str, Any]) -> None:
    """Put the values that stand behind or below their labels."""
    for index, line in enumerate(lines):
        if line.label is not None:
            _put_value(line.label.label, line.label.value or _value_below(lines, index), found)
        elif found.keys().isdisjoint(_LOCATORS):
            found |= _labelled_pages(line.text, has_volume="volume" in found)
    if "volume" in found and found.keys().isdisjoint(_LOCATORS):
        found |= _number_below_source(lines)
    if "volume" in found and found.keys().isdisjoint(_LOCATORS):
        pages = next(filter(None, (_pages_within(line.text) for line in lines)), None)
        found |= _value("pages", _plain(pages)) if pages else {}


def _number_below_source(lines: Sequence[PageLine]) -> dict[str, Any]:
    """Return the article number that stands alone below volume and issue, or below the date that is below them."""
    for index, line in enumerate(lines):
        if len(line.text) <= _LONGEST_NUMBER and is_article_number(line.text):
            above = next((one for one in reversed(lines[max(0, index - 2) : index]) if not is_date(one.text)), None)
            if above is not None and above.source is not None and "volume" in above.source.fields:
                return {"article_number": line.text}
    return {}


_LONGEST_NUMBER = 15  # characters


def _labelled_pages(text: str, *, has_volume: bool) -> dict[str, Any]:
    """Return the pages that a line begins with, where a volume is known or nothing but numbers is on the line."""
    pages = pages_of(text)
    is_sure = pages and (has_volume or "|" in text or text.endswith(pages))
    return _value("pages", _plain(pages)) if pages and is_sure else {}


def _pages_within(text: str) -> str | None:
    """Return the pages behind their label in a short line of numbers: `ISSN: 2708-6631 / Pp. 43 – 54`."""
    pages = _WITHIN.search(text) if len(text) <= _LONGEST_OF_NUMBERS else None
    return pages["pages"] if pages else None


_WITHIN = re.compile(r"(?:(?<![A-Za-z])[Pp][Pp]\.|页码[:：])\s?(?P<pages>\d{1,5}\s?[-–]\s?\d{1,5})(?!\d)")
_LONGEST_OF_NUMBERS = 150


def _value_below(lines: Sequence[PageLine], index: int) -> str:
    """Return the text below a label; below one without a colon only numbers and dates count."""
    label = lines[index].label
    if label is None or index + 1 == len(lines):
        return ""
    has_colon = lines[index].text.endswith((":", "："))
    below = lines[index + 1].text
    is_sure = is_above_organisation(lines[index], below) or lines[index + 1].is_labelled
    is_journal = label.label in (Part.JOURNAL, Part.SOURCE) and has_journal_word(below)
    return below if has_colon or is_sure or is_journal or label.label in _LABELS else ""


def _put_publisher(value: str, found: dict[str, Any]) -> None:
    if value and not is_menu(value) and not read_people(value.partition(",")[0]).names:
        found.setdefault("publisher", _STEPS.split(value)[0].rstrip(" ."))  # University / Faculty


def _put_value(label: Part, value: str, found: dict[str, Any]) -> None:
    whole = find_source_line(value, is_labelled=True) if label in (Part.JOURNAL, Part.SOURCE) else None
    if whole is not None and (label is Part.SOURCE or "container_title" in whole.fields):
        _add(whole.fields, found)
    elif label is Part.JOURNAL or _is_short_name(label, value) or (label is Part.SOURCE and has_journal_word(value)):
        _put_labelled_journal(value, found)
    elif label is Part.PUBLISHER:
        _put_publisher(value, found)
    elif name := _LABELS.get(label):
        _add(_value(name, value), found)


def _is_short_name(label: Part, value: str) -> bool:
    """Return whether what stands behind the label of the source is a journal alone: `In: Hot Teas`."""
    return label is Part.SOURCE and _SHORT_NAME.fullmatch(value) is not None


_SHORT_NAME = re.compile(r"[A-ZÀ-Þ][\w&’'-]{1,20}(?:\s[\w&’'-]{1,20}){0,8}")


def _put_labelled_journal(value: str, found: dict[str, Any]) -> None:
    """Put the journal, the year behind it, and the numbers in the steps behind it: `Tea Journal / Vol. 3 No. 1`."""
    value = _PUBLISHER_BEHIND.sub("", _HANDLE.sub("", value))
    behind = _YEAR_BEHIND.search(value)
    value = value[: behind.start()] if behind else value
    name, *steps = _STEPS.split(value)
    if not is_menu(name) and (is_journal_name(name) or is_conference(name) or _BOOK.match(name)):
        found.setdefault("container_title", name)
        if behind:
            found.setdefault("issued", PartialDate.parse(behind[1]))
    for numbers in filter(None, map(find_source_line, steps)):
        _add(numbers.fields, found)


_BOOK = re.compile(r"(?:[A-Z][a-z]+ ){0,3}(?:Handbook|Encyclopa?edia|Companion|Dictionary|Lecture Notes)\b.{3,150}$")


def _value(name: str, text: str) -> dict[str, Any]:
    """Return the field of a labelled number; nothing if the text is not one."""
    text = _COUNT_BEHIND.sub("", text.strip(" .,;"))
    if name == "pages":
        pages, number = (
            split_locator(_plain(text)) if re.fullmatch(r"[\w.]+(?:\s?[-–—~]\s?\w+)?", text) else (None, None)
        )
        return {"pages": pages} if pages else {"article_number": number} if number else {}
    if name == "issued":
        return {"issued": parse_date(text)} if re.fullmatch(rf"(?:19|20)\d\d|{DATE}", text) else {}
    return {name: text} if re.fullmatch(r"\w{0,3}\d{1,4}(?:[-–/]\d{1,4})?\w?", text) else {}


_COUNT_BEHIND = re.compile(r"\s?[(（]\d{1,4}\s?(?:pages?|pp?\.?|쪽|[页頁])[)）]$")  # 191 - 224 (34page)


def _plain(pages: str) -> str:
    return re.sub(r"\s?[-–—~]\s?| à | to ", "-", pages)


# --- dates ----------------------------------------------------------------------------------------------------------


def _put_dates(lines: Sequence[PageLine], found: dict[str, Any]) -> None:
    """Put the date of publication, and the date online beside it. Without a label only a copyright line tells it."""
    issue, online = _published(lines, Dated.ISSUE), _published(lines, Dated.ONLINE)
    alone = [date for date in _published(lines, Dated.ALONE) if len(date.parts) > 1]
    known = found.get("issued")
    if known is None:
        found["issued"] = next(iter([*issue, *online, *alone]), None) or _copyright_year(lines)
        return
    finer = next((date for date in [*issue, *alone] if date.year == known.year), known)
    if len(known.parts) == 1 and finer != known:
        found["issued"] = finer
    elif online and known != online[0]:
        found["epub_date"] = online[0]


def _published(lines: Sequence[PageLine], wanted: Dated) -> list[PartialDate]:
    return [date for dated, date in _dates(lines) if dated is wanted and not date.is_literal]


def _dates(lines: Sequence[PageLine]) -> Iterator[tuple[Dated, PartialDate]]:
    above = ""
    for line in lines:
        named = dated_journal(line.text)
        if named is not None and named[1] is not None:
            yield Dated.ISSUE, named[1]
        else:
            yield from labelled_dates(line.text, above)
        above = line.text


def _copyright_year(lines: Sequence[PageLine]) -> PartialDate | None:
    """Return the year of copyright, if it is not that of the site, which stands at the foot of the page."""
    last = max((at for at, line in enumerate(lines) if len(line.text) > _LEAST_OF_ABSTRACT), default=len(lines))
    own = [line for at, line in enumerate(lines) if at <= last + 1 or "author" in line.text.lower()]
    years = (_COPYRIGHT_YEAR.search(line.text) for line in own if len(line.text) < 400)
    return next((PartialDate.parse(year["year"]) for year in years if year), None)


_LEAST_OF_ABSTRACT = 200  # characters
_LEAST_OF_TEXT = 150  # characters of a line below which no journal stands that looks like a name

# --- journal and DOI ------------------------------------------------------------------------------------------------


class _Journal(NamedTuple):
    """A line that may be the journal's name, and how much its place says for it."""

    name: str
    weight: int
    at: int = 0


_SURE = 2  # the weight of a journal that needs no other sign


def _put_journal(
    lines: Sequence[PageLine],
    used: Collection[int],
    title: str,
    cited: dict[str, Any],
    found: dict[str, Any],
    doubtful: dict[str, str],
) -> None:
    """Put the journal for which most places speak; with the name that a citation or a label gives, places that agree.

    A name that only a word such as `journal` shows is doubtful if the line above could be the name as well.
    """
    known = found.get("container_title")
    places = [*_journals(lines, used), *_journals_in_doi(lines[:_TOP], str(found.get("doi", "")))]
    places = [one for one in places if plain(one.name) != plain(title)]
    if known:
        places.append(_Journal(str(known), 2 * _SURE if cited.get("container_title") == known else _SURE))
    weights = Counter[str]()
    for one in places:
        weights[plain(one.name)] += one.weight
    if known and weights.most_common(1)[0][1] < 2 * _SURE:
        return
    best = max(places, key=lambda one: weights[plain(one.name)], default=None)
    if best is None:
        return
    is_contested = weights[plain(best.name)] < _SURE and _is_contested(lines, best)
    if best.name != known:
        found.pop("container_title_short", None)
    (doubtful if is_contested else found)["container_title"] = without_translation(best.name)


def _is_contested(lines: Sequence[PageLine], journal: _Journal) -> bool:
    above = lines[journal.at - 1] if journal.at else None
    return above is not None and not above.people.names and _is_journal(above)


def _journals(lines: Sequence[PageLine], used: Collection[int]) -> Iterator[_Journal]:
    """Yield the journal by its places: above its numbers, ISSN or menu, with a date behind it, behind `Home`."""
    for index, line in enumerate(lines):
        yield from (_Journal(name, _SURE) for name in _names_on(line))
        if _may_stand_below_journal(line) and (journal := _above(lines, index, used)):
            yield _Journal(journal, _SURE)
        if index < _TOP and line.line.number not in used and has_journal_word(line.text) and _is_journal(line):
            yield _Journal(line.text, 1, index)
    if journal := _journal_behind_home(lines):
        yield _Journal(journal, _SURE)


def _journals_in_doi(lines: Sequence[PageLine], doi: str) -> Iterator[_Journal]:
    """Yield the lines whose letters are those of a code in the DOI: `Tea Practice` in `10.1002/teap.12`."""
    codes = _CODES.findall(doi.partition("/")[2].lower())
    for line in lines if codes else ():
        is_short = len(line.text.split()) <= _MOST_WORDS_OF_A_CODE
        if is_short and any(_is_code_of(line.text, code) for code in codes) and is_journal_name(line.text):
            yield _Journal(line.text, _SURE)


_CODES = re.compile(r"(?<![a-z])[a-z]{3,20}(?![a-z])")
_MOST_WORDS_OF_A_CODE = 10


def _is_code_of(name: str, code: str) -> bool:
    """Return whether a code is made of letters of each word of a name in turn, its first letter among them."""
    words = _words(name)
    if len(words) == 1:
        return words[0] == code
    ends = {0}
    for word in words:
        ends = {end for start in ends for end in range(start + 1, start + 1 + _letters_of(word, code[start:]))}
    return len(code) in ends


def _letters_of(word: str, code: str) -> int:
    """Return how many letters at the beginning of a code are in a word in this order; 0 if the first is another."""
    count = 0
    for letter in word if code.startswith(word[0]) else "":
        count += code[count : count + 1] == letter
    return count


def _names_on(line: PageLine) -> Iterator[str]:
    """Yield the journal that a line names before an ISSN, a menu or a date, in steps, or above its publisher."""
    if len(line.text) > LONGEST_TITLE:
        return
    if (line.is_journal and is_journal_name(line.text)) or is_conference(line.text):
        yield line.text
    menu = _MENU_LAST.search(line.text)
    before_menu = _JOURNAL_LAST.search(line.text, 0, menu.start()) if menu else None
    forms = (_JOURNAL_WITH_ISSN, _JOURNAL_IN_STEPS, _JOURNAL_IN_GLUED_STEPS, _JOURNAL_AND_KIND)
    for named in (before_menu, *(form.search(line.text) for form in forms)):
        if named is not None and is_journal_name(named["journal"]):
            yield named["journal"]
    if dated := dated_journal(line.text):
        yield dated[0]


def _may_stand_below_journal(line: PageLine) -> bool:
    if line.source is not None and not _STEPS.search(line.text):
        return True
    is_volume = line.label is not None and line.label.label is Part.VOLUME
    return is_volume or is_issn(line.text) or is_journal_menu(line.text) or line.text.startswith("©")


_MENU_LAST = re.compile(rf"\s{JOURNAL_MENU}(?:\s{JOURNAL_MENU})?$", re.IGNORECASE)
_JOURNAL_LAST = re.compile(r"(?P<journal>[^\d:]{5,100})$")
_JOURNAL_IN_STEPS = re.compile(
    r"(?:^Home(?=\s.{3,100}\sArticle$)|[>/›»])\s(?P<journal>[A-Z][^|/>›»]{2,100}?)"
    r"(?:\sArticle$|\s[>/›»]\s(?:Early View|Online First|Ahead of Print|List of Issues|Vol(?:ume|\.)?\s\d))"
)
_JOURNAL_IN_GLUED_STEPS = re.compile(
    r"^Home(?:All Journals)?(?P<journal>[A-Z][^\d|/>]{2,100}?)(?:List of Issues)?Vol(?:\.|ume)\s?\d"
)
_JOURNAL_AND_KIND = re.compile(
    r"^(?P<journal>[A-Z][^|]{3,80}?)\s\|\s(?:Original|Research|Review|Brief|Case)\s[A-Z][a-z]+$"
)
_JOURNAL_WITH_ISSN = re.compile(
    r"^(?P<journal>[^\d]{5,100}?)[\s,.;|(]{1,3}(?:[ep]\W?|print\s|online\s)?ISSN\b", re.IGNORECASE
)


def _journal_behind_home(lines: Sequence[PageLine]) -> str | None:
    for home, name, kind in zip(lines, lines[1:], lines[2:], strict=False):
        if _HOME.fullmatch(home.text) and is_kind(kind.text) and not name.is_site and is_journal_name(name.text):
            return name.text
    return None


def _above(lines: Sequence[PageLine], index: int, used: Collection[int]) -> str | None:
    """Return the journal right above a line; signs and ISSNs between them do not matter."""
    above = reversed(lines[max(0, index - _REACH) : index])
    line = next((line for line in above if _may_be_named(line)), None)
    if line is None or line.line.number in used:
        return None
    above_title = not used or line.line.number < min(used)
    if lines[index].text.startswith("©"):
        return line.text if above_title and _is_journal_above_rights(line) else None
    like_name = above_title or _is_below_names(lines, index, line)
    return line.text if _is_journal(line, like_name=like_name) or _is_word(line, lines[:_TOP]) else None


def _is_below_names(lines: Sequence[PageLine], index: int, line: PageLine) -> bool:
    """Return whether names stand above a line, or it looks like a name that is not known above a bare volume.

    Only lines above the running text count.
    """
    source, first = lines[index].source, lines[max(0, index - 2)]
    if source is not None and "volume" in source.fields and "container_title" not in source.fields:
        is_below_text = any(len(one.text) > _LEAST_OF_TEXT for one in lines[:index])
        return not is_below_text and not any(map(is_known, line.people.names))
    return first is not line and bool(first.people.names)


def _may_be_named(line: PageLine) -> bool:
    """Return whether a line is not a number, a date or the publisher: these stand between a journal and its volume."""
    if is_issn(line.text) or is_date(line.text) or _OF_A_PUBLISHER.search(line.text):
        return False
    return any(map(str.isalpha, line.text))


_OF_A_PUBLISHER = re.compile(r"^[^,.:\d]{3,60}\s(?:Press|Publish(?:ing|ers)|Verlag)$")


def _is_journal_above_rights(line: PageLine) -> bool:
    """Return whether a line right above a copyright line can be a journal: its words have capitals."""
    return all(word[0].isupper() for word in _words(line.text, str)) and (
        _is_journal(line, like_name=True) or _is_word(line, [])
    )


def _is_word(line: PageLine, lines: Sequence[PageLine]) -> bool:
    """Return whether a line is one word that stands in another of the lines, if there are any, as in the DOI."""
    if not _ONE_WORD.fullmatch(line.text) or line.is_site:
        return False
    word = line.text.casefold()
    return not lines or any(word in other.text.casefold() for other in lines if plain(other.text) != word)


_ONE_WORD = re.compile("[A-ZÀ-Þ][a-zß-ÿ]{3,20}")


def _is_journal(line: PageLine, *, like_name: bool = False) -> bool:
    """Return whether a line can be a journal; `like_name`: even if it looks like the name of one person."""
    if has_journal_word(line.text):
        return not line.is_site and is_journal_name(line.text)
    if line.is_site or _LABEL_IN_FRONT.match(line.text) or line.is_affiliation or not is_journal_name(line.text):
        return False
    names = line.people.names
    if names and (not like_name or len(names) > 1):
        return False
    return " " in line.text or not line.text.isascii()


def _put_pubmed_ids(lines: Sequence[PageLine], found: dict[str, Any]) -> None:
    """Put the PMID and PMCID, if all lines that give one, and no other DOI than the page's, give the same."""
    texts = [f"{above.text}: {line.text}" for above, line in itertools.pairwise(lines) if above.text in _ID_LABELS]
    texts += [line.text for line in lines if line.line.is_ids]
    known = [ids for ids in map(read_ids, texts) if ids.get("doi", found.get("doi")) == found.get("doi")]
    for name in ("pmid", "pmcid"):
        values = {ids[name] for ids in known if name in ids}
        if len(values) == 1:
            found[name] = values.pop()


_ID_LABELS = frozenset(("PMID", "PMCID", "PubMed ID"))


def _doi(lines: Sequence[PageLine]) -> str | None:
    """Return the first DOI that a label or a link shows; a bare one if there is no other.

    One that another line has without the words glued to its end is taken from there.
    """
    bare: list[str] = []
    shown: list[str] = []
    for line in lines:
        if len(line.text) > 500 or "10." not in line.text or (doi := find_doi(line.text)) is None:
            continue
        if not any(map(str.isdigit, doi[0].partition("/")[2])):  # of the journal: 10.5897/JPHE
            continue
        is_shown = _DOI_WORDS.search(line.text) or doi[1] == 0
        (shown if is_shown else bare).append(_BEHIND_DOI.sub("", doi[0]))
    found = [*shown, *bare]
    return min((one for one in found if found[0].startswith(one)), key=len, default=None)
