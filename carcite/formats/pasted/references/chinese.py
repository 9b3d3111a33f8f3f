"""Chinese references whose titles are in marks: `任平：《题名》，《中国社会科学》2006年第6期。`

As the social sciences and humanities in China print them. What stands behind the title has its label or its unit
(期, 卷, 版, 页, 译, 主编), so that each part is taken by itself, in any order.

Reference: 中国社会科学 (Social Sciences in China), rules for notes; GB/T 15834-2011, 4.15 (marks of titles).
"""

from __future__ import annotations

import re
from typing import Any

from carcite.formats.pasted.references.certain import take_certain
from carcite.formats.pasted.references.parts import BAR, Draft, Fields
from carcite.formats.pasted.references.people import leading_people
from carcite.values.date_patterns import YEAR
from carcite.values.dates import PartialDate
from carcite.values.names import Name
from carcite.values.pages import han_number

_MARKED = r"《(?P<marked>(?:[^《》]|《[^《》]{1,100}》){1,300})》"
_TITLE = re.compile(rf"{_MARKED}|“(?P<quoted>(?:[^“”]|“[^“”]{{1,100}}”){{2,300}})”(?=[.,]\s)")
_BOOK = re.compile(_MARKED)
_HAN = re.compile(r"[\u3400-\u9fff]")
_SOURCE = re.compile(rf"[,\s]*(?:{YEAR}\s?年|第\s?[0-9一二三四五六七八九十]{{1,4}}\s?[期卷])")
_UNMARKED_TITLE = re.compile(r"(?:(?P<people>[\u3400-\u9fff·、, ]{2,60}?): ?)?(?P<title>[^:《》'‘“「]{7,200}?)[.,]\s*")
_LEAD = re.compile(r"(?:参见|参阅|转引自|详见|另见|见)[:,]?\s*")
_COUNTRY = re.compile(r"[\[(〔【]\s?[\u3400-\u9fff]{1,4}\s?[\])〕】]\s*")  # of an author: [美]
_YEAR_BEHIND = re.compile(rf"[\s,.]*\(?(?P<year>{YEAR})[a-z]?年?\)?[\s,:.]*$")
_ROLE = re.compile(r"[\s,]*(?:(?P<editors>主编|编著|编)|[著撰]|[编翻]?译)?[\s,:]*$")
_OTHERS = re.compile(r"[\s,]*等$")
_AND = re.compile(r"、|, |和(?=[\u3400-\u9fff]{2,3}$)")
_BODY = re.compile(r"[\u3400-\u9fff·“”、()]{2,40}")

_NUMBER = r"(?:[0-9]{1,4}|[一二三四五六七八九十百]{1,4})"
_EDITION = re.compile(
    rf"\(?(?:第\s?(?P<edition>{_NUMBER})\s?版|(?P<count>[0-9]{{1,2}})\s?版|(?P<words>[修增]订[版本]))\)?"
)
_ISSUE = re.compile(
    rf"第\s?(?P<issue>{_NUMBER}(?:\s?[-–—~、]\s?{_NUMBER})?)\s?[期号]|(?<=[年卷])\s?(?P<bare>[0-9]{{1,3}})\s?期"
)
_VOLUME = re.compile(rf"第\s?(?P<volume>{_NUMBER})\s?[卷辑集册]|(?<=》)\s?(?P<part>[上中下])[卷册]")
_PAGES = re.compile(
    r"[,:]?\s*(?:第|pp?\.)?\s?(?P<pages>[A-Z]?[0-9]{1,5}(?:\s?[-–—~～]\s?[0-9]{1,5})?(?:[,、]\s?[0-9]{1,5}(?:[-–—][0-9]{1,5})?)*)\s?页"
    r"|[,:]\s*(?:pp?\.\s?)?(?P<range>[0-9]{1,5}\s?[-–—~～]\s?[0-9]{1,5})(?=\W*$)"
)
_NUMBERS = {"pages": _PAGES, "issue": _ISSUE, "volume": _VOLUME, "edition": _EDITION}
_DATE = re.compile(
    rf"(?P<year>{YEAR})\s?年(?:\s?(?P<month>[0-9]{{1,2}})\s?月(?:\s?(?P<day>[0-9]{{1,2}})\s?日)?)?(?:版|出版)?"
    rf"|(?<=[,.]\s)(?P<bare>{YEAR})(?=[,.]|$)"
)
_DAY = re.compile(r"(?P<month>[0-9]{1,2})\s?月\s?(?P<day>[0-9]{1,2})\s?日")
_PAGE_OF_NEWSPAPER = re.compile(r"第\s?(?P<page>[A-Z]?[0-9]{1,3})\s?版")
_WHO = r"(?P<who>[^\d,.:;《》“”␟][^\d.:;《》“”␟]{1,60}?)"
_TRANSLATORS = re.compile(rf"(?:(?<=[,.␟)])|(?<!.))\s*{_WHO}等?,?\s?(?:[编翻]?译|译校)(?=[,.;\s␟]|$)")
_EDITORS = re.compile(
    rf"(?:(?<=[,.␟)])|(?<!.))\s*(?:[载见](?:于|[:,])?\s?)?{_WHO}等?,?\s?(?:主编|编著|编)(?=[,.:;\s␟]|$)"
)
_THESIS = re.compile(
    r"(?:(?<=[,.:␟])|(?<!.))\s*(?:(?!博士|硕士|学士)(?P<school>[\u3400-\u9fff]{2,20}?))?[\s,␟]*(?P<genre>(?:博士|硕士|学士)(?:学位)?论文|学位论文)"
)
_IMPRINT = re.compile(r"(?:(?P<place>[\u3400-\u9fff、]{2,12}): ?)?(?P<publisher>[^:;␟]{2,40})")
_PLACE = re.compile(r"[\u3400-\u9fff]{2,3}")
_PUBLISHER = re.compile(r"(?:出版(?:社|公司|集团|中心)|书局|书店|书社|书院|印书馆|图书公司|教科文|大学|学院|Press)$")
_WITHIN = re.compile(r"[\s,.:␟]*(?:[载见](?:于)?[:,]?\s*)?$")


def read(text: str) -> tuple[dict[str, Any], str] | None:
    """Return the fields of a reference and the words that no field takes; None if it is not of this form.

    >>> fields, rest = read("任平: 《题名》, 《中国社会科学》2006年第6期.")
    >>> fields["title"], fields["container_title"], fields["issue"]
    ('题名', '中国社会科学', '6')
    """
    title = _TITLE.search(text[:400])
    if title is None or _HAN.search(title["marked"] or title["quoted"]) is None:
        return None
    draft = _divided(text, title)
    if draft is None:
        return None
    _take_container(draft)
    _take_numbers(draft)
    _take_people(draft)
    _take_imprint(draft)
    if not draft.has("issued", "url") or not (title["marked"] or draft.has("container_title", "publisher")):
        return None
    draft.fields.setdefault("type", _type(draft))
    return draft.fields, " ".join(draft.pieces)


def _divided(text: str, marked: re.Match[str]) -> Draft | None:
    """Put the people and the title; return what is behind them, None if the people are not understood."""
    title, head, behind = (marked["marked"] or marked["quoted"]).strip(), text[: marked.start()], marked.end()
    if marked["marked"] and _SOURCE.match(text, behind) and (unmarked := _UNMARKED_TITLE.fullmatch(head)):
        title, head, behind = unmarked["title"], unmarked["people"] or "", marked.start()  # the journal is marked
    found, tail = take_certain(text[behind:], [])
    found["title"] = title
    return Draft(tail, found) if _put_people(head, found) else None


def _put_people(head: str, found: Fields) -> bool:
    """Put the people in front of the title, and the year behind them; return whether all of it is understood."""
    head = _LEAD.sub("", head.strip(), count=1)
    if year := _YEAR_BEHIND.search(head):
        found["issued"] = PartialDate.parse(year["year"])
        head = head[: year.start()]
    role = _ROLE.search(head)
    head = _COUNTRY.sub("", head[: role.start()] if role else head).strip(" ,:")
    if not head:
        return True
    names, truncated = people_of(head)
    field = "editors" if role and role["editors"] else "authors"
    found[field] = names
    if truncated and field == "authors":
        found["authors_truncated"] = True
    return bool(names)


def people_of(text: str) -> tuple[list[Name], bool]:
    """Return the people of a text, and whether 等 (et al.) ends it; none if it is not understood."""
    others = _OTHERS.search(text)
    text = (text[: others.start()] if others else text).strip(" ,")
    people = leading_people(f"{text}. ")
    if people is not None and people.end >= len(text):
        return people.names, people.truncated or others is not None
    names = []
    for part in filter(None, map(str.strip, _AND.split(text))):
        one = leading_people(f"{part}. ")
        if one is not None and one.end >= len(part):
            names += one.names
        elif _BODY.fullmatch(part):
            names.append(Name(literal=part))
        else:
            return [], False
    return names, others is not None


def _take_container(draft: Draft) -> None:
    """Take the journal, newspaper or book in which a work is, and the editors in front of it."""
    container = _BOOK.search(draft.text)
    if container is None:
        return
    between = draft.text[: container.start()]
    if editors := _EDITORS.search(between):
        names, _ = people_of(editors["who"])
        if names:
            draft.fields["editors"] = names
            between = f"{between[: editors.start()]}{between[editors.end() :]}"
    elif (names := people_of(between.strip(" ,:"))[0]) and between.strip(" ,:"):
        draft.fields["editors"] = names
        between = ""
    if _WITHIN.fullmatch(between) is None:
        return
    draft.fields["container_title"] = container["marked"].strip()
    draft.text = f"》{draft.text[container.end() :]}"


def _take_numbers(draft: Draft) -> None:
    """Take date, pages, issue, volume and edition."""
    if draft.has("container_title"):
        _take_day(draft)
    for field, pattern in _NUMBERS.items():
        if number := draft.take(pattern):
            value = next(filter(None, number.groups()))
            draft.fields[field] = re.sub(r"\s?[–—~～]\s?", "-", value) if field == "pages" else _number(value)
    if date := draft.take(_DATE):
        parts = (date["year"] or date["bare"], date["month"], date["day"])
        draft.fields["issued"] = PartialDate.parse("-".join(part.zfill(2) for part in parts if part))


def _take_day(draft: Draft) -> None:
    """Take page and day of a newspaper: `《人民日报》2020年3月5日第8版`."""
    if _DAY.search(draft.text) and (page := draft.take(_PAGE_OF_NEWSPAPER)):
        draft.fields |= {"type": "article-newspaper", "pages": page["page"]}
    issued = draft.fields.get("issued")
    if issued is not None and issued.year and not _DATE.search(draft.text) and (day := draft.take(_DAY)):
        draft.fields["issued"] = PartialDate.parse(f"{issued.year}-{day['month'].zfill(2)}-{day['day'].zfill(2)}")


def _number(text: str) -> str:
    """Return a number of an issue in digits: 十二 is 12."""
    number = han_number(text)
    return text if number is None else str(number)


def _take_people(draft: Draft) -> None:
    """Take translators, and editors of the work itself."""
    for pattern, field in ((_TRANSLATORS, "translators"), (_EDITORS, "editors")):
        people = pattern.search(draft.text)
        if people is None or field in draft.fields:
            continue
        names, _ = people_of(people["who"])
        if names:
            draft.fields[field] = names
            draft.cut(people.start(), people.end())


def _take_imprint(draft: Draft) -> None:
    """Take the school of a thesis, or place and publisher; behind a place each name is a publisher."""
    if thesis := draft.take(_THESIS):
        draft.fields |= {"type": "thesis", "genre": thesis["genre"]}
        if thesis["school"]:
            draft.fields["publisher"] = thesis["school"]
    draft.text = draft.text.replace("》", BAR, 1).replace(", ", BAR).replace(". ", BAR)
    rest = []
    for piece in draft.pieces:
        imprint = _IMPRINT.fullmatch(piece)
        if imprint is None or draft.has("publisher") or not (imprint["place"] or _PUBLISHER.search(piece)):
            rest.append(piece)
            continue
        draft.fields["publisher"] = imprint["publisher"].strip()
        if place := imprint["place"] or (rest.pop() if rest and _PLACE.fullmatch(rest[-1]) else None):
            draft.fields["publisher_place"] = place
    draft.text = BAR.join(rest)


def _type(draft: Draft) -> str:
    if draft.has("container_title"):
        is_book = draft.has("editors", "publisher") and not draft.has("issue")
        return "chapter" if is_book else "article-journal"
    if draft.has("publisher", "edition", "volume"):
        return "book"
    return "webpage" if draft.has("url") else "document"
