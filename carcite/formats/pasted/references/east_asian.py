"""Chinese, Japanese and Korean references whose titles stand in marks, or behind a colon and the names.

任平：《题名》，《中国社会科学》2006年第6期。               social sciences and humanities in China
中村四郎「茶と水」『茶史学』3巻2号、2001年。                Japan and Korea
山田太郎: 茶と睡眠. 茶業研究 32(4): 45-52, 2015            medicine in Japan

People stand in front of the first title, and of the title of a book in front of the second. What follows has its label
or its unit (期, 巻, 쪽, 訳, 主编), so that each part is taken by itself, in any order; place and publisher are what is
left. References of GB/T 7714 have a reader of their own (`gbt7714`).

Reference: GB/T 15834-2011, 4.15 (marks of titles); SIST 02-2007; the styles of East Asian societies.
"""

from __future__ import annotations

import re

from carcite.formats.pasted.references.certain import take_certain
from carcite.formats.pasted.references.east_asian_numbers import (
    DATE_BEHIND,
    SOURCE_BEHIND,
    UNDATED,
    date_of,
    take_numbers,
)
from carcite.formats.pasted.references.east_asian_people import credited, people_of, take_credits
from carcite.formats.pasted.references.imprint import shows_publisher
from carcite.formats.pasted.references.journal_words import EASTERN_JOURNAL
from carcite.formats.pasted.references.parts import BAR, EAST_ASIAN_THESIS, Draft, Fields, bare_piece
from carcite.formats.pasted.references.people import leading_people
from carcite.formats.pasted.references.places import is_known_place
from carcite.formats.pasted.references.sentences import last_sentence
from carcite.formats.pasted.references.source import find_source
from carcite.values.date_patterns import YEAR
from carcite.values.dates import PartialDate
from carcite.values.name_tests import has_east_asian, names_body
from carcite.values.names import Name

_JAPANESE = re.compile(r"[^가-힣]*[\u3040-\u30ff『巻訳][^가-힣]*")
_SIGNS = " .,:、"
_DIGIT = re.compile("[0-9]")
_LONGEST_NAME = 6  # characters


def _marked(opening: str, closing: str) -> str:
    """Return the pattern of a text in marks, which can hold the same marks once more."""
    inner = f"[^{opening}{closing}]"
    return rf"{opening}(?:{inner}|{opening}{inner}{{1,100}}{closing}){{1,300}}{closing}"


_BRACKETED = "|".join(_marked(*pair) for pair in ("《》", "〈〉", "「」", "『』"))
_QUOTED = rf"{_marked('“', '”')}|(?<![^\s.,:)])(?:‘[^‘’]{{2,300}}’|'[^']{{2,300}}'|<[^<>]{{2,300}}>)"
_TITLE = re.compile(rf"(?:{_BRACKETED})(?![的之のを])|(?:{_QUOTED})(?=[.,]\s)")
_CONTAINER = re.compile(rf"{_BRACKETED}|(?<=收入 )(?P<bare>[^,.␟]{{2,60}})")
_QUOTES = ("“", "‘", "'", "<")
_NEEDED = {"": ("pages", "publisher_place"), "“": ("container_title", "publisher", "url")}  # fields, one of them
_MARKS_OF_ARTICLES = (*_QUOTES, "「", "〈")
_UNMARKED_TITLE = re.compile(
    rf"[\s.,:]*(?:\(?(?P<year>{YEAR})[a-z]?\)?[.,:]\s*)?"
    r"(?P<title>[^\s《》'‘“「『〈][^《》'‘“「『〈]{2,200}?)(?:[.,]\s*(?:见: ?)?|//\s?)"
)
_LEAD = re.compile(r"(?:参见|参阅|转引自|详见|另见|见)[:,]?\s*")
_WITHIN = re.compile(
    r"(?P<note>\s?[\[(][^\[\]()0-9]{1,30}[\])])?"
    rf"[\s,.:;␟/、()]*(?:{UNDATED}|(?:[载載见取]|收入)[于於自]?|[Ii]n\b)?[\s,:]*"
)
# Of `Names: Title, Editors(編): Book, ...` and `Names: Title. Book (Editors編), ...`, when BAR stands for the editors.
_TITLE_OF_BOOK = re.compile(r"(?P<title>[^.,:␟]{2,200})[\s.,:␟()]+(?P<book>[^.,␟()]{2,80})")

_THESIS = re.compile(
    rf"(?:(?<=[,.:␟(])|(?<!.))\s*(?:(?!{EAST_ASIAN_THESIS})(?P<school>[\u3400-\u9fff가-힣]{{2,20}}?))?[\s,␟(]*"
    rf"(?P<genre>{EAST_ASIAN_THESIS})\)?"
)
_IMPRINT = re.compile(
    r"(?P<place>[\u3400-\u9fff]{2,4}(?:、[\u3400-\u9fff]{2,4}){0,3}|[가-힣]{2,10}|[A-Z][A-Za-z]{2,20}): ?"
    r"(?P<publisher>[^:;0-9]{2,40})"
)
_PLACE = re.compile(r"[\u3400-\u9fff]{2,3}")
_BETWEEN_PIECES = re.compile(r"␟|[,.] ")
_NO_PART = re.compile(rf"{UNDATED}|[载載见][于於]|Online")
_OPEN = re.compile(r"(?<=\w)\s?\([^()]*$")
_LABELLED_PAGES = re.compile(r"\bpp\.? ?[0-9]")
_LATIN_WORD = re.compile(r"\b(?:[Ii]n|[Ee]ds?|Online|Available)\b")
_JOURNAL = re.compile(EASTERN_JOURNAL)
_NEWSPAPER = re.compile(r"(?:(?<![学學通公])[报報]|新聞|일보|신문)$")


def read(text: str) -> tuple[Fields, str] | None:
    """Return the fields of a reference and the words that no field takes; None if it is not of this form.

    >>> fields, rest = read("任平: 《题名》, 《中国社会科学》2006年第6期.")
    >>> fields["title"], fields["container_title"], fields["issue"]
    ('题名', '中国社会科学', '6')
    """
    if not has_east_asian(text):
        return None
    is_japanese = _JAPANESE.fullmatch(text) is not None
    found, text = take_certain(text, [])
    draft = Draft(text, found)
    title = _TITLE.search(text[:400])
    mark = title[0][0] if title else ""
    if title is not None:
        understood = _put_marked_title(draft, title, is_japanese=is_japanese)
    else:
        understood = _put_title_behind_colon(draft, is_japanese=is_japanese)
    if not understood:
        return None
    draft.text = draft.text.replace("、", ", ") if is_japanese else draft.text
    take_credits(draft, is_japanese=is_japanese)
    _take_container(draft, is_japanese=is_japanese)
    take_numbers(draft, is_article=mark in _MARKS_OF_ARTICLES or draft.has("container_title"))
    _take_imprint(draft, mark)
    needed = _NEEDED.get(mark, ("title",))
    if not draft.has("issued", "url", "doi") or not draft.has(*needed):
        return None
    draft.fields["type"] = _type(draft, mark)
    return draft.fields, " ".join([*draft.unplaced, *draft.pieces])


# --- people and titles ------------------------------------------------------------------------------------------------


def _put_marked_title(draft: Draft, title: re.Match[str], *, is_japanese: bool) -> bool:
    """Put the people and the title; return whether they are understood.

    A title in quotes is read here only if its journal or book is in brackets, or has no numbers of its own.
    """
    head, tail = draft.text[: title.start()], draft.text[title.end() :]
    mark, name = title[0][0], title[0][1:-1].strip(" ,.")
    if mark in _QUOTES and not (has_east_asian(name) and (_CONTAINER.search(tail) or _is_of_east(mark, tail))):
        return False
    if mark not in _QUOTES and SOURCE_BEHIND.match(tail) and _put_unmarked_title(draft, head):
        draft.text = f"{title[0]}{tail}"
        return True
    if not name or not _put_people(draft, head, is_japanese=is_japanese):
        return False
    draft.fields["title"] = name
    draft.text = tail
    return True


def _is_of_east(mark: str, tail: str) -> bool:
    """Return whether what stands behind a title in quotes is not of a form that all languages have."""
    return _LATIN_WORD.search(tail) is None and (mark == "“" or find_source(tail) is None)


def _put_people(draft: Draft, head: str, *, is_japanese: bool) -> bool:
    """Put the people in front of a title, and the year behind them; return whether all of it is understood."""
    head = _LEAD.sub("", head.strip(), count=1)
    if dated := DATE_BEHIND.search(head):
        draft.fields |= {"issued": date_of(dated)} if dated["year"] else {}
        head = head[: dated.start()]
    if not any(map(str.isalnum, head)):
        return True
    people = credited(head, is_japanese=is_japanese)
    draft.fields |= people
    return bool(people)


def _put_unmarked_title(draft: Draft, head: str) -> bool:
    """Put people and title in front of the journal, which alone is in marks; return whether it is so."""
    people = leading_people(head)
    title = _UNMARKED_TITLE.fullmatch(head, people.end if people else 0)
    names, _ = people_of(head)
    if title is None or (names and all(map(_is_surely_name, names))):
        return False
    if people is not None:
        draft.fields["authors"] = people.names
    if title["year"]:
        draft.fields["issued"] = PartialDate.parse(title["year"])
    draft.fields["title"] = title["title"]
    return True


def _is_surely_name(name: Name) -> bool:
    return name.literal is None or len(name.literal) <= _LONGEST_NAME or names_body(name.literal)


def _put_title_behind_colon(draft: Draft, *, is_japanese: bool) -> bool:
    """Put people, title and journal or book of `Names: Title. ...`; return whether they are understood."""
    head, _, tail = draft.text.partition(": ")
    if "." in head or not has_east_asian(head) or not _put_people(draft, head, is_japanese=is_japanese):
        return False
    source = find_source(tail)
    if source is None or not source.sure:
        return _put_book_behind_colon(draft, tail, is_japanese=is_japanese)
    title, journal = last_sentence(tail[: source.start].strip(" ,."))
    draft.fields |= {name: value for name, value in source.fields.items() if name != "month"}
    draft.fields |= {"title": title.strip(" ."), "container_title": journal}
    draft.text = tail[source.end :]
    return bool(title)


def _put_book_behind_colon(draft: Draft, tail: str, *, is_japanese: bool) -> bool:
    """Put the title of a book, or of a chapter and its book; return whether the text is in the form of a society.

    Those of Japan have no year in front of the title, in others a place shows the imprint.
    """
    has_place = any(map(is_known_place, _pieces(tail)))
    draft.text = tail
    take_credits(draft, is_japanese=is_japanese, start=1)
    book = _TITLE_OF_BOOK.match(draft.text)
    if book is None or not (has_place if draft.has("issued") else is_japanese or _LABELLED_PAGES.search(tail)):
        return False
    draft.fields["title"] = book["title"].strip()
    if draft.has("authors") and draft.has("editors"):
        draft.fields["container_title"] = book["book"].strip()
    draft.text = draft.text[book.end("book" if draft.has("container_title") else "title") :]
    return True


def _take_container(draft: Draft, *, is_japanese: bool) -> None:
    """Take the journal, newspaper or book that a work is in, and the people in front of it, who are its editors."""
    container = _CONTAINER.search(draft.text)
    if container is None or draft.has("container_title"):
        return
    within = _WITHIN.match(draft.text, 0, container.start())
    between = draft.text[within.end() if within else 0 : container.start()].strip(_SIGNS)
    if between:
        editors, _ = people_of(between, is_japanese=is_japanese)
        if not editors or draft.has("editors"):
            return
        draft.fields["editors"] = editors
    if within and within["note"]:
        draft.unplaced.append(bare_piece(within["note"]))
    draft.fields["container_title"] = container["bare"] or container[0][1:-1].strip()
    draft.text = f"{BAR}{draft.text[container.end() :]}"


# --- numbers and imprint ----------------------------------------------------------------------------------------------


def _take_imprint(draft: Draft, mark: str) -> None:
    """Take the school of a thesis, or place and publisher, and the journal or book behind the title of an article."""
    if thesis := draft.take(_THESIS):
        draft.fields["genre"] = thesis["genre"]
        if thesis["school"]:
            draft.fields["publisher"] = thesis["school"]
    is_within = mark in _MARKS_OF_ARTICLES and not draft.has("container_title", "genre")
    others = _without_publisher(draft, start=int(is_within and draft.has("issue")))
    if is_within and others and _is_container(draft, mark, others):
        draft.fields["container_title"] = others.pop(0)
    _put_bare_publisher(draft, mark, others)
    draft.text = BAR.join(others)


def _is_container(draft: Draft, mark: str, pieces: list[str]) -> bool:
    """Return whether the first piece behind the title of an article is its journal or book, not a publisher."""
    is_dated = str(draft.fields.get("issued")).count("-") == 2
    if not (is_dated or draft.has("publisher") or not draft.has("publisher_place") or len(pieces) > 1):
        return False
    is_shown = is_dated or draft.has("volume", "issue", "publisher", "editors") or mark in _QUOTES
    return is_shown and any(map(str.isalpha, pieces[0])) and not pieces[0].endswith((" 版", "订版"))


def _put_bare_publisher(draft: Draft, mark: str, pieces: list[str]) -> None:
    """Move the publisher that no word shows, and a series in front of it, from the pieces to their fields."""
    is_book = mark not in ("《", *_QUOTES) and not draft.has("volume", "issue")
    can_be_named = not draft.has("publisher") and (is_book or draft.has("publisher_place"))
    if pieces and can_be_named and not _DIGIT.search(pieces[-1]):
        draft.fields["publisher"] = pieces.pop()
    if is_book and draft.has("publisher") and len(pieces) == 1 and not _DIGIT.search(pieces[0]):
        draft.fields["collection_title"] = pieces.pop()


def _without_publisher(draft: Draft, *, start: int) -> list[str]:
    """Put place and publisher, the latter not before a piece; return the other pieces.

    A publisher has its place in front or a word such as 书局.
    """
    pieces = _pieces(draft.text)
    printed = next((piece for piece in pieces if _IMPRINT.fullmatch(piece)), None)
    city = next(filter(is_known_place, pieces), None)
    named = next(filter(_shows_publisher, reversed(pieces[start:])), None)
    if printed is not None and (imprint := _IMPRINT.fullmatch(printed)):
        draft.fields |= {"publisher_place": imprint["place"], "publisher": imprint["publisher"].strip()}
        pieces.remove(printed)
    elif named is not None and not draft.has("publisher"):
        at = pieces.index(named)
        draft.fields["publisher"] = pieces.pop(at)
        city = next((piece for piece in pieces[max(0, at - 1) : at + 1] if _PLACE.fullmatch(piece)), city)
    if city in pieces and not draft.has("publisher_place"):
        draft.fields["publisher_place"] = city
        pieces.remove(city)
    return pieces


def _shows_publisher(piece: str) -> bool:
    return shows_publisher(piece) and _JOURNAL.search(piece) is None


def _pieces(text: str) -> list[str]:
    pieces = [bare_piece(_OPEN.sub("", piece)) for piece in _BETWEEN_PIECES.split(text)]
    return [piece for piece in pieces if any(map(str.isalnum, piece)) and not _NO_PART.fullmatch(piece)]


def _type(draft: Draft, mark: str) -> str:
    if draft.has("genre"):
        return "thesis"
    if not draft.has("container_title"):
        is_book = mark == "『" or draft.has("publisher", "edition", "volume")
        return "book" if is_book else "webpage" if draft.has("url") else "document"
    if _NEWSPAPER.search(draft.fields["container_title"]) and not draft.has("volume", "issue"):
        if draft.has("edition") and not draft.has("pages"):
            draft.fields["pages"] = draft.fields.pop("edition")
        return "article-newspaper"
    is_chapter = draft.has("editors", "publisher") and not draft.has("issue")
    return "chapter" if is_chapter else "article-journal"
