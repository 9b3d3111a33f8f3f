"""References as GB/T 7714 prints them, whose mark says what a work is: `Title[J]. Journal, 2009, 37(9): 773-776`.

Journals that leave out the marks print the rest alike: parts of books (`//`, 见), books with a Chinese publisher.

Reference: GB/T 7714-2015, section 8 and appendix B (marks of document types).
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from carcite.formats.pasted.references.certain import take_certain
from carcite.formats.pasted.references.east_asian_numbers import VOLUME
from carcite.formats.pasted.references.east_asian_people import credited, people_of, take_credits
from carcite.formats.pasted.references.editors import take_editors
from carcite.formats.pasted.references.imprint import read_imprint
from carcite.formats.pasted.references.parts import BAR, Draft, take_dates, take_labelled, take_pages
from carcite.formats.pasted.references.people import leading_people
from carcite.formats.pasted.references.sentences import last_sentence
from carcite.formats.pasted.references.source import find_source
from carcite.formats.pasted.references.style import NO_STYLE, Style
from carcite.formats.pasted.references.works import take_container, take_publisher
from carcite.values.date_patterns import MONTH, YEAR
from carcite.values.dates import PartialDate
from carcite.values.name_tests import has_east_asian

_MARK = re.compile(r"\s?\[\s?(?P<type>J|M|C|D|R|S|P|N|G|DB|EB|CP|A|Z|K|DS)(?:\s?/\s?(?P<medium>OL|CD|MT|DK))?\s?\]")
_TYPES = {
    "J": "article-journal", "M": "book", "C": "paper-conference", "D": "thesis", "R": "report", "S": "standard",
    "P": "patent", "N": "article-newspaper", "G": "collection", "DB": "dataset", "DS": "dataset", "EB": "webpage",
    "CP": "software", "A": "chapter", "Z": "document", "K": "entry-dictionary",
}  # fmt: skip
_AUTHOR_YEAR = re.compile(rf"[.,]?\s*\(?c?(?P<year>{YEAR})[a-z]?\)?\s*[.,:]\s*")
_EDITORS = re.compile(r",?\s*(?:主编|编著|编)[.,]?\s*")
_PAGE = re.compile(r"^\((?P<pages>[0-9A-Z]{1,5})\)")  # of a newspaper
_NUMBER = re.compile(r"[:：]\s*(?:[\u3400-\u9fff]{2,4}, )?(?P<number>[A-Z/]{0,8}[ -]?[0-9][\w./:—–-]*)\s*$")
_WITHIN = re.compile(
    r"(?:(?P<who>[^/:]{2,80}?),?\s?\(?(?:主?编|[Ee]ds?\.?)\)?[.,:]?\s?(?=//))?(?://|[Ii]n: ?|[见载]: ?)\s*"
)
_SIGN_OF_BOOK = re.compile(r"//|(?<=[.,]\s)[见载]: ?")
_UNMARKED_PART = re.compile(r"(?<![:\s])[\s.,]{0,2}//\s?(?=[^\W\d_])|[.,]\s+[见载]: ?")
_UNMARKED_BOOK = re.compile(
    r"[.,]\s+[\u3400-\u9fff]{2,8}: ?[^.,:;]{2,20}(?:出版社|出版公司|书局|书店|印书馆)[.,:]?\s?c?[0-9]"
)
_CONFERENCE = re.compile(r"会议|学会|年会|研讨会|Proceedings|Conference|Symposium")
_BOOK_MARK = re.compile(r"\s?\[[CMG]\][.,:]?\s*")  # behind the book of a paper whose own mark is [A]
_PAGES_BEHIND_PUBLISHER = re.compile(r"(?<=[^\W\d_]): (?P<pages>[0-9]{1,5}(?:\s?[-–]\s?[0-9]{1,5})?)$")
_RANGE = re.compile(r"(?<=[0-9])\s?[～~]\s?(?=[0-9])")
_MONTH = re.compile(rf"(?<![0-9])({YEAR})\.(0?[1-9]|1[0-2])(?=\s*(?:[,.;]|$))")  # 2015.4
_IMPRINT = re.compile(r"[.,]\s+[^\W\d_][\w ]{0,25}\.?: ?[^.,:;]{2,60}[.,:]")
_HELD = re.compile(rf"[,.]\s*(?:{MONTH}\b|[0-9]{{1,2}} {MONTH}|{YEAR}\s?年).*")  # when and where a conference was
_VOLUME = re.compile(rf"(?:{VOLUME}|[:,]?\s*[Vv]ol(?:ume|\.) ?(?P<latin>[0-9]{{1,3}}))$")
_OTHER_REFERENCE = re.compile(r"(?<=[0-9)])(?:[;.]\s|\s?\.\s?\.\s)(?=[^\W\d_])")
_STANDARD = re.compile(
    r"(?P<number>[A-Z]{2,4}(?:/[A-Z]{1,2})? ?[0-9]{2,6}(?:\.[0-9]{1,3})?\s?[—–-]\s?[0-9]{2,4})[,.:]?\s+"
)
_DATED = re.compile(rf"\(?(?P<date>{YEAR}(?:-[0-9]{{1,2}}(?:-[0-9]{{1,2}})?)?)\)?")


def _holds_book(text: str) -> bool:
    """Return whether what is behind `//` is a book, with its publisher, and no journal."""
    return _IMPRINT.search(text) is not None or find_source(text) is None


class _Divided(NamedTuple):
    """A reference divided at the mark of its type, or where the mark would stand."""

    type: str
    head: str
    tail: str


def read(text: str, style: Style = NO_STYLE) -> tuple[dict[str, Any], str] | None:
    """Return the fields of a reference and the words that no field takes; None if it is not of this standard."""
    mark = _MARK.search(text)
    if mark is not None:
        divided = _Divided(_TYPES[mark["type"]], text[: mark.start()], text[mark.end() :])
    elif (unmarked := _unmarked(text)) is not None:
        divided = unmarked
    else:
        return None
    found, tail = take_certain(divided.tail, [])
    found["type"] = divided.type
    _put_head(divided.head, found)
    tail, other = _without_other(_plain(tail.strip(" .,")), divided.type)
    rest = f"{_put_tail(tail, found, style)} {other}".strip()
    return (found, rest) if found.get("title") else ({}, "")


def _start_of_title(text: str) -> int:
    """Return where the title begins, behind people and year."""
    people = leading_people(text)
    start = people.end if people is not None else 0
    year = _AUTHOR_YEAR.match(text, start)
    return year.end() if year else start


def _unmarked(text: str) -> _Divided | None:
    """Divide a reference without a mark: a part of a book (`//`, 见:), or a book from a Chinese publisher."""
    if "//" not in text and not has_east_asian(text):
        return None
    start = _start_of_title(text)
    within = _UNMARKED_PART.search(text, start + 4)
    if within is not None and (has_east_asian(text) or within[0].endswith("//")) and _holds_book(text[within.end() :]):
        kind = "paper-conference" if _CONFERENCE.search(text, within.end()) else "chapter"
        return _Divided(kind, text[: within.start()], text[within.start() :].lstrip(" .,"))
    end = text.find(". ", start + 4)
    if end > 0 and (imprint := _UNMARKED_BOOK.search(text, end)) and imprint.start() - end < 80:
        return _Divided("book", text[:end], text[end + 2 :])
    return None


def _put_head(head: str, found: dict[str, Any]) -> None:
    """Authors, the year where it follows them, and the title."""
    people = leading_people(head)
    if people is not None:
        head = head[people.end :]
        role = _EDITORS.match(head)
        found["editors" if role else "authors"] = people.names
        head = head[role.end() :] if role else head
        if people.truncated:
            found["authors_truncated"] = True
    elif ". " in head[:80] and (credits := credited(head.partition(". ")[0])):
        found |= credits
        head = head.partition(". ")[2]
    elif ". " in head[:80] and (name := head.partition(". ")[0]) and len(name) < 60:
        found["extra"] = [("references", "authors", name)]
        head = head[len(name) :]
    if year := _AUTHOR_YEAR.match(head):
        found["issued"] = PartialDate.parse(year["year"])
        head = head[year.end() :]
    head = _without_number(head.lstrip(" .,"), found)
    found["title"] = head.strip(" .,:;")


def _plain(tail: str) -> str:
    """Return what is behind the mark with ranges and months as other styles have them: `1-4`, `2015-04`."""
    return _MONTH.sub(lambda date: f"{date[1]}-{date[2].zfill(2)}", _RANGE.sub("-", tail))


def _without_number(head: str, found: dict[str, Any]) -> str:
    """Return a title without the number of a report, standard or patent behind it, or of a standard in front."""
    if found["type"] not in ("report", "standard", "patent"):
        return head
    if number := _NUMBER.search(head):
        found["number"] = number["number"]
        return head[: number.start()]
    if found["type"] == "standard" and (number := _STANDARD.match(head)):
        found["number"] = number["number"]
        return head[number.end() :]
    return head


def _without_other(tail: str, kind: str) -> tuple[str, str]:
    """Divide what is behind the mark before a translation of the whole reference, which has a mark of its own."""
    of_book = ("C", "M", "G") if kind == "chapter" else ()
    mark = next((mark for mark in _MARK.finditer(tail) if mark["type"] not in of_book), None)
    other = _OTHER_REFERENCE.search(tail) if mark is not None else None
    if mark is None or other is None or other.start() > mark.start():
        return tail, ""
    return tail[: other.start()], tail[other.end() :]


def _put_tail(tail: str, found: dict[str, Any], style: Style) -> str:
    """Read what stands behind the mark; return the words that have no field."""
    tail = _without_credits(tail, found)
    within = _WITHIN.match(tail)
    if within is None and found["type"] in ("article-journal", "article-newspaper"):
        return _put_article(tail, found)
    draft = Draft(tail[within.end() :] if within else tail, found, style)
    if within is None:
        if _SIGN_OF_BOOK.search(tail) is None:
            take_credits(draft)
        take_editors(draft, 0)
    else:
        found["type"] = "paper-conference" if found["type"] == "paper-conference" else "chapter"
        _take_editors_of_book(draft, within["who"])
    _take_cited_pages(draft)
    take_pages(draft, 0, bare=True)
    take_dates(draft, 0)
    if found["type"] in ("paper-conference", "chapter") and draft.pieces:
        draft.text = BAR.join(_take_book(draft, draft.pieces, sure=within is not None))
    take_labelled(draft, 0)
    take_publisher(draft, draft.pieces)
    return draft.text


def _without_credits(tail: str, found: dict[str, Any]) -> str:
    """Return what is behind the mark from the sign of a book on, if only editors and translators stand in front."""
    sign = _SIGN_OF_BOOK.search(tail)
    if sign is None:
        return tail
    credits = Draft(tail[: sign.start()])
    take_credits(credits)
    if not credits.fields or credits.pieces:
        return tail
    found |= credits.fields
    return tail[sign.start() :]


def _take_cited_pages(draft: Draft) -> None:
    """Take the pages behind a publisher, where the year stands in front of the title."""
    if "issued" in draft.fields and (cited := _PAGES_BEHIND_PUBLISHER.search(draft.text)):
        draft.fields["pages"] = cited["pages"]
        draft.text = draft.text[: cited.start()]


def _take_editors_of_book(draft: Draft, who: str | None) -> None:
    """Take the editors, in front of the sign of a book (`who`) or behind it, with a label or without one."""
    if who and (editors := people_of(who)[0]):
        draft.fields["editors"] = editors
    else:
        take_credits(draft)
    take_editors(draft, 0)
    people = leading_people(draft.text) if "editors" not in draft.fields else None
    if people is not None and not draft.text.startswith(":", people.end):  # not `鲁迅全集: 第9册`
        draft.fields["editors"] = people.names
        draft.text = draft.text[people.end :].strip(" .,")


def _take_book(draft: Draft, pieces: list[str], *, sure: bool) -> list[str]:
    """Take the book or proceedings that the first piece begins with, its volume, and what says when it was held.

    Without a sign of it in front (not `sure`), it is what stands in front of the imprint.
    """
    first, *others = pieces
    marked = _BOOK_MARK.search(first)
    if marked is not None:
        pieces = [_without_editors(draft, first[: marked.start()]), first[marked.end() :], *others]
    elif not sure and read_imprint(first, draft.style):
        return pieces
    behind = take_container(draft, [piece for piece in pieces if piece])
    name = draft.fields.pop("container_title", "")
    if held := _HELD.search(name):
        behind = [held[0].strip(" .,"), *behind]
        name = name[: held.start()]
    if volume := _VOLUME.search(name):
        draft.fields["volume"] = next(filter(None, volume.groups()))
        name = name[: volume.start()]
    if name := name.strip(" .,:"):
        draft.fields["container_title"] = name
    return behind


def _without_editors(draft: Draft, book: str) -> str:
    """Return the book that a part is in without the people in front of it, which are its editors."""
    people, name = last_sentence(book)
    editors = people_of(people.strip(" .,").lstrip("载见"))[0] if people else []
    if not editors:
        return book
    draft.fields.setdefault("editors", editors)
    return name


def _put_article(tail: str, found: dict[str, Any]) -> str:
    source = find_source(tail, issued=found.get("issued"))
    if source is not None and source.sure:
        found |= {name: value for name, value in source.fields.items() if name not in found and name != "month"}
        found["container_title"] = tail[: source.start].strip(" ,.")
        return tail[source.end :].strip(" .,")
    dated = _DATED.search(tail)
    if dated is None:
        return tail
    found.setdefault("issued", PartialDate.parse(dated["date"]))
    if name := tail[: dated.start()].strip(" ,.:"):
        found["container_title"] = name
    rest = tail[dated.end() :].strip(" .,")
    if page := _PAGE.match(rest):
        found["pages"] = page["pages"]
        rest = rest[page.end() :].strip(" .,")
    return rest
