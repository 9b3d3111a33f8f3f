"""Pages of journals' own sites, which have no NLM citation line: what their labels, headings and order say.

A page is read if it gives a title and two more facts of an article. A value that no label, form or place shows is left
out; a line that could be one is kept in `extra`, with a note.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from carcite.formats.base import Context, build
from carcite.formats.pasted.abstracts import language_of
from carcite.formats.pasted.fields import filled
from carcite.formats.pasted.heading_words import Part, key
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.page.citation import FORMAT_NAME, unplaced_notes
from carcite.formats.pasted.publisher.affiliation_signs import AffiliationSigns
from carcite.formats.pasted.publisher.affiliations import find_affiliations
from carcite.formats.pasted.publisher.cited import (
    cited_title,
    find_citation_of,
    find_cited,
    find_cited_source,
    merged_authors,
)
from carcite.formats.pasted.publisher.columns import is_printed, joined_columns
from carcite.formats.pasted.publisher.doubt import leave_out
from carcite.formats.pasted.publisher.evidence import Page
from carcite.formats.pasted.publisher.family_names import by_language
from carcite.formats.pasted.publisher.head import Head, find_head
from carcite.formats.pasted.publisher.joined import joined_names
from carcite.formats.pasted.publisher.labels import labelled_dates
from carcite.formats.pasted.publisher.lines import PageLine, page_lines, plain
from carcite.formats.pasted.publisher.menus import is_kind, is_menu
from carcite.formats.pasted.publisher.other_articles import without_other_articles
from carcite.formats.pasted.publisher.place import find_issns, find_place, issue_at_foot, own_lines
from carcite.formats.pasted.publisher.printed import find_title, joined, with_repeated_title
from carcite.formats.pasted.publisher.signs import PageSigns
from carcite.formats.pasted.publisher.texts import (
    Texts,
    abstract_at,
    read_texts,
)
from carcite.formats.pasted.publisher.theses import is_of_thesis, put_lone_year
from carcite.formats.pasted.publisher.title_lines import joined_titles
from carcite.formats.pasted.publisher.translations import Second, find_second
from carcite.formats.pasted.publisher.unfolded import unfold
from carcite.formats.pasted.titles import (
    are_of_like_length,
    divided_by_language,
    divided_by_script,
    note_missing_title,
    title_fields,
    title_language,
)
from carcite.formats.pubmed import title_text
from carcite.model import Citation
from carcite.notes import Code, Note, note
from carcite.values.identifiers import parse_arxiv
from carcite.values.language_detection import is_han
from carcite.values.names import Name

__all__ = ["has_site_lines", "is_publisher_page", "joined_names", "read_publisher_page"]

_TOP = 160  # lines in which the head of a page is looked for
_ENGLISH = ("abstract", "abstracts", "summary")
_FOOT = 15  # lines at the end of a page
_FEWEST_SITE_LINES = 2
_FEWEST_LINES = 3
_LONGEST_NOTE = 500  # characters
_MOST_TITLES = 3


def read_publisher_page(lines: Sequence[Line], record: str) -> Iterator[Citation | Note]:
    """Yield the citation of a page of a journal's site, and the notes on it; nothing if it is not such a page."""
    page = _read(lines)
    if page.probability < _LEAST_IF_NAMED:
        return
    fields, doubtful = dict(page.fields), dict(page.doubtful)
    if not page.has_sure_places and fields["affiliations"]:
        doubtful["affiliations"] = "; ".join(fields.pop("affiliations"))
    leave_out(fields, doubtful)
    cited = next((line for line in lines if line.is_citation), None)
    context = Context(FORMAT_NAME, record, (cited or lines[0]).number, "article-journal")
    if cited is None:
        message = "the page has no citation line; its values are taken from its labels and order"
        context.note(Code.ASSUMED, message, field="type")
    if not fields.get("title"):
        note_missing_title(context, "page")
    elif page.title_probability < _SURE:
        message = "the title is the likeliest line of the page; another may be it"
        context.note(Code.ASSUMED, message, field="title")
    for name, candidate in doubtful.items():
        context.note(Code.ASSUMED, f"only its place shows this value; left out: {candidate!r}", field=name)
    fields["extra"] = [(FORMAT_NAME, "line", line.text) for line in page.unplaced]
    context.notes += _notes_on_lines(page, record)
    yield build(filled(fields), context)
    yield from context.notes


def _notes_on_lines(page: Page, record: str) -> Iterator[Note]:
    yield from unplaced_notes(page.unplaced, record)
    if page.site:
        message = f"lines of the site (menus, buttons, kinds of article) are left out: {len(page.site)}"
        text = " / ".join(line.text for line in page.site)[:_LONGEST_NOTE]
        yield note(Code.NOT_A_RECORD, message, record=record, line=page.site[0].number, text=text)


def is_publisher_page(lines: Sequence[Line], *, is_list: bool = False) -> bool:
    """Return whether a text is likely such a page, by what it gives; a text of one or two lines is not.

    `is_list`: it looks like a list of references, too.
    """
    unfolded = unfold(lines)
    if len(unfolded.lines) + bool(unfolded.undivided) < _FEWEST_LINES:
        return False
    page = _read(lines)
    may_be_list = is_list and not page.fields["abstracts"]
    return page.probability >= (_LEAST_IF_LIST if may_be_list else _LEAST_IF_DETECTED)


_LEAST_IF_NAMED = 0.1  # of the probability, where the format is named
_LEAST_IF_DETECTED = 0.4
_LEAST_IF_LIST = 0.9


def has_site_lines(lines: Sequence[Line]) -> bool:
    """Return whether menus, buttons, labelled dates or the like stand above the text, as on no mirror's page.

    A page with headings of abstracts in two languages, or in neither English nor Chinese, is not a mirror's, either.
    """
    headings = (line.heading for line in lines[: 2 * _TOP])
    words = {key(one.words.strip(" :")) for one in headings if one is not None and one.part is Part.ABSTRACT}
    if len(words) > 1 or any(not is_han(word[0]) and word not in _ENGLISH for word in words if word):
        return True
    page = page_lines(lines[:_TOP])
    return sum(_is_of_a_site(line) for line in page[: abstract_at(page)]) >= _FEWEST_SITE_LINES


def _is_of_a_site(line: PageLine) -> bool:
    if line.line.heading is not None or line.line.is_ids:
        return False
    return (
        line.label is not None
        or is_menu(line.text)
        or is_kind(line.text)
        or any(True for _ in labelled_dates(line.text))
    )


def _read(lines: Sequence[Line]) -> Page:
    """Return what a page gives; the lines that are left have the numbers of the text."""
    return _read_once(tuple(lines))


# A page is read to detect it and again by its reader: with the cache, pages take 0.6 times as long.
@lru_cache(maxsize=1)
def _read_once(lines: tuple[Line, ...]) -> Page:
    unfolded = unfold(lines)
    page = _read_lines(unfolded.lines)
    if unfolded.undivided and not page.fields.get("title"):
        page.doubtful["title"] = unfolded.undivided[:_LONGEST_NOTE]
    unplaced, site = (
        [Line(unfolded.numbers[line.number], line.text) for line in left] for left in (page.unplaced, page.site)
    )
    return page._replace(unplaced=unplaced, site=site)


def _read_lines(lines: Sequence[Line]) -> Page:
    page = page_lines(joined_names(joined_titles(joined_columns(without_other_articles(lines)))))
    page = with_repeated_title(_with_printed_title(page, lines) if is_printed(lines) else page)
    abstract = abstract_at(page[: 2 * _TOP])
    top = page[: min(abstract, _TOP)]
    own = own_lines(page, abstract if abstract < len(page) else 0)
    texts = read_texts(own)
    cited = find_cited([*own, *_citations_below(page[len(own) :])])
    abstracts = texts.whole_abstracts if abstract < len(page) else []
    head = find_head(page[:_TOP], len(top), cited_title(own, cited), abstracts)
    cited = cited or find_citation_of(head.title, page) or find_cited_source(own, head.title)
    doubtful = _doubtful_title(head)
    title = head.title or doubtful.get("title", "")
    second = find_second(own, len(top), title, head.used | texts.used, texts)
    titled = head.used | {line.line.number for line in second.titles}
    found: dict[str, Any] = {"type": _type_of(own, cited)}
    found |= find_place(own, cited, head.title, titled, doubtful)
    put_lone_year(own[:_TOP], found)
    foot = page[len(own) :][-_FOOT:]
    found |= issue_at_foot(foot, found)
    found["issn"] = find_issns([*own, *foot])
    _put_people(head, cited, found)
    places = find_affiliations(AffiliationSigns(_signs_with_foot(head.signs, page), head.line, found["authors"]))
    found["affiliations"] = places.texts
    _put_texts(texts, head, abstract < len(page), found)
    _order_names([head.title or "", *second.texts], found)
    _put_titles(head.title, [*texts.titles, *second.texts, *cited.get("translated_titles", ())], found)
    _put_preprint(own, found)
    left = [line for line in top if line.line.number not in titled | texts.used]
    return _page(left, second, found, head, doubtful)._replace(
        has_sure_places=places.probability >= _LEAST_PROBABILITY,
        has_abstract_heading=abstract < len(page[: 2 * _TOP]),
        is_cited=_is_cited(head, cited),
    )


def _order_names(titles: Sequence[str], found: dict[str, Any]) -> None:
    """Put the parts of the names in order by the language of the titles, abstracts and affiliations."""
    languages = [abstract.get("language") for abstract in found["abstracts"]]
    found["authors"] = by_language(found["authors"], titles, languages, found["affiliations"])


def _with_printed_title(page: list[PageLine], lines: Sequence[Line]) -> list[PageLine]:
    """Return the lines of the copy of a printed page, with its title on one."""
    end = min(abstract_at(page[: 2 * _TOP]), _TOP)
    title = find_title(page, end, {line.number for line in lines})
    return page if title is None else joined(page, title)


def _type_of(lines: Sequence[PageLine], cited: dict[str, Any]) -> str:
    """Return `thesis` if the citation, the label of the type or of the advisor says that; an article in other cases."""
    is_thesis = cited.get("type") == "thesis" or any(map(is_of_thesis, lines[:_TOP]))
    return "thesis" if is_thesis else "article-journal"


def _citations_below(lines: Sequence[PageLine]) -> Iterator[PageLine]:
    """Yield the labels of citations below the references, each with what stands below it."""
    for index, line in enumerate(lines):
        if line.label is not None and line.label.label is Part.CITE:
            yield from lines[index : index + 2]


def _is_cited(head: Head, cited: dict[str, Any]) -> bool:
    """Return whether the title stands on the page and in a citation of it."""
    return bool(head.title and head.used) and plain(cited.get("title") or "") == plain(head.title or "")


def _page(
    left: Sequence[PageLine], second: Second, found: dict[str, Any], head: Head, doubtful: dict[str, str]
) -> Page:
    """Return the page with the lines that are left: those of the site, and those that no field takes."""
    known = {plain(str(found[name])) for name in ("container_title", "title") if found.get(name)}
    left = [line for line in left if plain(line.text) not in known and not _is_repeated(line, found)]
    unplaced = [line.line for line in (*left, *second.beside) if not line.is_site or _is_dated(line, found)]
    site = [line.line for line in left if _is_menu(line, found)]
    return Page(found, head.probability, unplaced, site, doubtful, True, False, head.marked, is_cited=False)


def _is_repeated(line: PageLine, found: dict[str, Any]) -> bool:
    """Return whether a line repeats authors or an affiliation, or cites the article."""
    names = {plain(str(name)) for name in found["authors"]}
    title = plain(found.get("title", ""))
    if len(title) >= _LEAST_OF_A_TITLE and title in plain(line.text) and _YEAR.search(line.text):
        return True
    if line.people.names:
        return all(plain(str(name)) in names for name in line.people.names)
    text = plain(line.text)
    places = map(plain, found["affiliations"])
    return line.is_affiliation and any(text.endswith(place) or text in place for place in places)


_LEAST_OF_A_TITLE = 20  # letters
_YEAR = re.compile(r"\((?:19|20)\d\d\)")


def _doubtful_title(head: Head) -> dict[str, str]:
    """Take the title from the head if other lines are nearly as likely."""
    if not head.title or head.probability >= _LEAST_PROBABILITY:
        return {}
    title, head.title = head.title, None
    return {"title": title}


_LEAST_PROBABILITY = 0.5
_SURE = 0.8


def _are_others(head: Head, cited: dict[str, Any]) -> bool:
    """Return whether the page cites its title with people of whom its head has none, all in Latin letters."""
    if plain(cited.get("title") or "") != plain(head.title or ""):
        return False
    pairs = list(itertools.product(_families(head.authors), _families(cited["authors"])))
    return all(one.isascii() and two.isascii() and one not in two and two not in one for one, two in pairs)


def _families(names: Sequence[Name]) -> list[str]:
    return [plain(name.full_family or "") for name in names]


def _put_people(head: Head, cited: dict[str, Any], found: dict[str, Any]) -> None:
    authors = list(head.authors)
    known = cited.get("authors", ())
    if known and not cited.get("authors_truncated") and len(known) > len(authors):
        authors = merged_authors(authors, known)
        head.truncated = False
    elif known and (not authors or not head.is_on_page or _are_others(head, cited)):
        authors, head.truncated = list(known), bool(cited.get("authors_truncated"))
    journal = plain(str(found.get("container_title", "")))
    authors = [name for name in authors if plain(str(name)) != journal]
    found |= {"authors": authors, "authors_truncated": head.truncated and bool(authors)}


def _signs_with_foot(signs: PageSigns, page: Sequence[PageLine]) -> PageSigns:
    """Return the signs of the head of a page and of the affiliations below the article, if it has them there."""
    heading = next((at for at in range(_TOP, len(page)) if _is_of_affiliations(page[at])), None)
    if heading is None:
        return signs
    return PageSigns([*signs.lines, *page[heading : heading + _TOP]], signs.end, signs.cited, ())


def _is_of_affiliations(line: PageLine) -> bool:
    return line.line.heading is not None and line.line.heading.part is Part.AFFILIATIONS


def _put_texts(texts: Texts, head: Head, has_heading: bool, found: dict[str, Any]) -> None:
    """Put abstracts and keywords; without a heading and a title, running text is not enough."""
    found |= texts.fields()
    if not (has_heading or head.title):
        found["abstracts"] = []


def _put_titles(title: str | None, translated: Sequence[str], found: dict[str, Any]) -> None:
    """Put the title, if there is one, and its translation, which may stand on one line."""
    if not title:
        return
    both = _divided_at_stroke(divided_by_script(_FOOTNOTE_BEHIND.sub("", title)))
    title, *second = both if len(both) > 1 else divided_by_language(both[0]) or both
    translated = [*second, *translated]
    found |= title_fields(_without_mark(title, translated))
    language = next((a["language"] for a in found["abstracts"][1:] if a.get("language")), None)
    others = {plain(text): title_text(text) for text in translated if plain(text) != plain(title)}
    found["translated_titles"] = [
        {"text": text, "language": title_language(text) or language_of(text) or language}
        for text in list(others.values())[:_MOST_TITLES]
    ]


def _divided_at_stroke(titles: list[str]) -> list[str]:
    """Return a title and its translation as two if a stroke is between them: `Çay üzerine / On the subject of tea`."""
    parts = _STROKE.split(titles[0]) if len(titles) == 1 else []
    is_pair = len(parts) == _PAIR and are_of_like_length(*parts)
    return parts if is_pair and all(len(part.split()) >= _FEWEST_WORDS_OF_ONE for part in parts) else titles


_STROKE = re.compile(r"\s[/=]\s")
_PAIR = 2
_FEWEST_WORDS_OF_ONE = 4
# An Intergenerational Approach1, Um estudo do chá11Parte da tese do autor
_FOOTNOTE_BEHIND = re.compile(
    r"(?<=[a-zß-ÿ]{7})[1*]$|(?<=[a-zß-ÿ]{4})\d{1,2}[A-ZÀ-Þ][a-zß-ÿ]{3,20}\s(?:da|de|del|do|du|from|of)\s.{3,200}$"
)


def _without_mark(title: str, translated: Sequence[str]) -> str:
    """Return a title without the mark of a footnote at its end, which no translation has: `A study of tea 1`."""
    return title.removesuffix(" 1") if translated and not any("1" in text for text in translated) else title


def _put_preprint(lines: Sequence[PageLine], found: dict[str, Any]) -> None:
    """Put what arXiv and other servers of preprints say: the type, arXiv's number, the name of the server."""
    for line in lines[:_TOP]:
        if "container_title" not in found and (server := _SERVER.search(line.text)):
            found |= {"type": "article", "container_title": server["name"]}
        text = line.text
        if len(text) < 200 and "container_title" not in found:
            if "arxiv:" in text.lower() and (arxiv := parse_arxiv(text.lower().partition("arxiv:")[2].split(" ")[0])):
                found |= {"type": "article", "arxiv": found.get("arxiv") or arxiv}
            elif _PREPRINT.search(text):
                found["type"] = "article"


_SERVER = re.compile(
    r"(?:preprint.{0,100}granted|posted (?:on|at|to)) (?P<name>[a-z]{1,10}Rxiv|[A-Z][a-z]{2,10}[aA]rXiv)\b"
)
_PREPRINT = re.compile(r"\b(?:is a preprint|this preprint|available at SSRN)\b", re.IGNORECASE)


def _is_menu(line: PageLine, found: dict[str, Any]) -> bool:
    if not line.is_site or line.label is not None or line.source is not None or line.line.is_ids:
        return False
    return not _is_dated(line, found)


def _is_dated(line: PageLine, found: dict[str, Any]) -> bool:
    """Return whether a line gives dates and none of them has a field: `Received: 30-03-2020`."""
    dates = [date for _, date in labelled_dates(line.text)]
    return bool(dates) and not any(date in (found.get("issued"), found.get("epub_date")) for date in dates)
