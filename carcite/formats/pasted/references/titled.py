"""Japanese and Korean references, whose titles stand in brackets: `中村四郎「茶と水」『茶史学』3巻2号、2001年。`

The titles are certain; the people stand in front of the first, and of the title of a book also in front of the second;
journal, numbers, place and publisher follow the last. `chinese` reads those in the marks of China, 《》.

Reference: SIST 02-2007; the styles of Japanese and Korean societies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from carcite.formats.pasted.references.certain import take_certain
from carcite.formats.pasted.references.parts import Fields
from carcite.formats.pasted.references.people import east_asian_name, leading_people
from carcite.formats.pasted.references.places import is_known_place
from carcite.formats.pasted.references.source import find_source
from carcite.values.date_patterns import YEAR
from carcite.values.dates import PartialDate
from carcite.values.name_tests import names_body
from carcite.values.names import Name

_PAIRS = {"《": "》", "「": "」", "『": "』", "〈": "〉", "<": ">", "'": "'", "‘": "’"}
_OPENING = re.compile(r"[《「『〈<]|(?<![^\s.,:)])['‘](?=[\u3040-\u9fff가-힣])")
_EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff가-힣]")
_JAPANESE = re.compile(r"[^가-힣]*[\u3040-\u30ff『巻訳][^가-힣]*")
_LONGEST_HEAD, _LONGEST_BETWEEN, _LONGEST_NAME = 120, 60, 4  # characters
_DATE_BEHIND = re.compile(rf"[\s.,]*\(?(?P<year>{YEAR})\s?[年년]?[a-z]?\)?[\s.,:]*$")
_NATION = re.compile(r"[\[(〔][\u3400-\u9fff]{1,5}[\])〕]\s*")
_ROLES = {
    "editors": r"(?:主编|主編|编著|編著|编|編|편저|편|엮음)",
    "translators": r"(?:译|譯|訳|옮김|번역|역)",
    "authors": r"(?:共著|合著|等著|著|지음|공저|저)",
}
_ROLE = re.compile("|".join(rf"(?P<{field}>{words})" for field, words in _ROLES.items()))
_ROLE_BEHIND = re.compile(rf"[\s,]*\(?(?:{_ROLE.pattern})\)?[\s.,:]*$")
_AND_OTHERS = re.compile(r"(?:等|ほか|他|\s외)$")
_BETWEEN_NAMES = re.compile(r"\s*[、,;；](?!\s?[A-Z]\b)\s*")
_NAME = re.compile(
    r"[々\u3400-\u9fff]{2,6}|[가-힣]{2,4}|[々ぁ-ゖ\u3400-\u9fff]{1,4} [々ぁ-ゖ\u3400-\u9fff]{1,4}"
    r"|[ァ-ヺー\u3400-\u9fff가-힣]{1,14}(?:[·・=＝][ァ-ヺー\u3400-\u9fff가-힣A-Z]{1,14}){1,3}|[ァ-ヺー]{2,14}"
    r"|(?:[A-Z]\. ?){1,3}[ァ-ヺー\u3400-\u9fff]{1,14}"
    r"|(?P<family>[ァ-ヺー가-힣]{2,14}), ?(?P<given>(?:[A-Z]\.? ?){1,3})"
)
_TRANSCRIBED = re.compile(r"[ァ-ヺー]・|・[ァ-ヺー]")
_BODY = re.compile(r"[々\u3040-\u30ff\u3400-\u9fff가-힣A-Za-z・ ]{3,30}")
# `Names: Title. Publisher, Place, 2010`; `Names: Title. Book (Names編), Publisher ...`
_AT_STOPS = re.compile(
    r"(?P<head>[^:.]{2,80}): (?P<title>[^.]{2,200})\. (?:(?P<book>[^,.()]{2,80}) \((?P<editors>[^()]{2,60}[編编])\) ?)?"
    r"(?P<tail>[^\n]{8,200})$"
)
_WITHIN = re.compile(r"^[\s.,、]*(?:載於?|[Ii]n:?)\s*:?\s*")

_GENRE = re.compile(
    r"\(?(?P<genre>(?:未出版之?)?(?:博士|硕士|碩士|修士|석사|박사) ?(?:学位|學位|학위)?(?:论文|論文|논문))\)?"
)
_MONTH, _DAY = "(?P<month>0?[1-9]|1[0-2])", "(?P<day>0?[1-9]|[12][0-9]|3[01])"
_DATES = (
    re.compile(rf"(?<![0-9–—-])(?P<year>{YEAR})\s?[年년]\s?{_MONTH}\s?[月월](?:\s?{_DAY}\s?[日일])?"),
    re.compile(rf"(?<![0-9–—-])(?P<year>{YEAR})[.-] ?{_MONTH}[.-] ?{_DAY}(?![0-9])"),
    re.compile(rf"(?<![0-9–—-])(?P<year>{YEAR})\s?(?:年度?|년)?(?![0-9–—-])"),
)
_NUMBERS = "[0-9A-Za-z一二三四五六七八九十百]{1,9}"
_RANGE = r"[0-9]{1,6}(?:\s?[-‐–—~～〜]\s?[0-9]{1,6})?"
_VOLUME = re.compile(rf"[第제]?\s?(?P<volume>{_NUMBERS}(?:-[0-9]{{1,4}})?)\s?[卷巻권집輯辑]")
_ISSUE = re.compile(rf"[第제]?\s?(?P<issue>{_NUMBERS}(?:[-–—/·][0-9]{{1,4}})?)\s?[期号號호]")
_BOTH = re.compile(
    r"(?<![0-9])(?P<volume>[0-9]{1,4})\s?\((?P<issue>[0-9]{1,4}(?:[-–—/·][0-9]{1,4})?)\)|\((?P<alone>[0-9]{1,3})\)"
)
_PAGES = re.compile(
    rf"[第제]?\s?(?P<behind>{_RANGE}(?:, ?[0-9A-Za-z]{{1,8}})?|[0-9A-Z]{{4,14}}[a-z][0-9]{{1,4}})\s?[页頁쪽面]"
    rf"|(?:[页頁쪽面]|\bpp?\.?)\s?(?P<front>{_RANGE})|[:,、]\s?(?P<last>[0-9]{{1,5}}\s?[-–—~～〜]\s?[0-9]{{1,5}})(?=[\s.,、]*$)"
)
_EDITION = re.compile(r"[第제]?\s?(?P<edition>[0-9一二三四五六七八九十]{1,3}|修订|增订|改訂|개정)\s?[版판]")
_TRANSLATORS = re.compile(rf"(?P<names>[^,.，、:()「」『』《》]{{2,20}}?)\s?{_ROLES['translators']}(?=[\s,.、)]|$)")
_PLACE = re.compile(r"(?P<place>[^,.、:()]{2,12})\s?:\s?(?P<publisher>[^,.、:()]{2,40})")
_PARTS = re.compile(r"[\s,.、:;()]*[,.、:;()][\s,.、:;()]*")
_NEWSPAPER = re.compile(r"(?:[报報]|新聞|일보|신문)$")
_FIELDS = {"behind": "pages", "front": "pages", "last": "pages", "alone": "issue"}
_TO_HYPHEN = re.compile(r"\s?[-‐–—~～〜]\s?")
_BAR = "␟"


class _Titles(NamedTuple):
    """A reference in parts: what stands in front of its titles, the titles, and what stands between and behind them."""

    head: str
    titles: list[str]
    between: str
    tail: str


def read(text: str) -> tuple[Fields, str] | None:
    """Return the fields of a reference and the words that no field takes; None if it has no titles in brackets."""
    if not _EASTERN.search(text):
        return None
    found, text = take_certain(text, [])
    parts = _titles(text) or _titles_at_stops(text)
    if parts is None or not _put_head(parts, found, is_japanese=_JAPANESE.fullmatch(text) is not None):
        return None
    if _is_article_in_quotes(text, parts, found):
        return None
    if not found["title"] or f"《{found['title']}" in text or found["title"][0] in '“"':  # see `chinese`
        return None
    rest = _put_tail(parts, found)
    return (found, rest) if "issued" in found or found.keys() & {"doi", "url"} else None


def _is_article_in_quotes(text: str, parts: _Titles, found: Fields) -> bool:
    """Return whether a title is in Latin quotes, in front of a journal that only its numbers show."""
    sign = text[len(parts.head) : len(parts.head) + 1]
    if sign not in ("'", '"', "‘", "“") or len(parts.titles) > 1:
        return False
    return find_source(parts.tail, issued=found.get("issued")) is not None


def _titles(text: str) -> _Titles | None:
    """Return the parts of a reference; None if it does not begin with people and a title."""
    spans = list(_spans(text))[:2]
    if not spans or spans[0][0] > _LONGEST_HEAD:
        return None
    if len(spans) > 1 and spans[1][0] - spans[0][1] > _LONGEST_BETWEEN:
        del spans[1]
    titles = [text[start + 1 : end - 1].strip(" ,.") for start, end in spans]
    between = text[spans[0][1] : spans[1][0]] if len(spans) > 1 else ""
    return _Titles(text[: spans[0][0]], titles, between, text[spans[-1][1] :])


def _titles_at_stops(text: str) -> _Titles | None:
    """Return the parts of a book or chapter whose title stands between a colon and a stop."""
    match = _AT_STOPS.match(text)
    if match is None or not any(map(is_known_place, _PARTS.split(match["tail"]))):
        return None
    if _BOTH.search(match["tail"]) or not _EASTERN.search(match["title"]):
        return None
    titles = [match["title"], match["book"]] if match["book"] else [match["title"]]
    return _Titles(match["head"], titles, match["editors"] or "", match["tail"])


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the outer brackets around titles."""
    at = 0
    while (opening := _OPENING.search(text, at)) is not None:
        closing, depth = _PAIRS[opening[0]], 0
        for at in range(opening.end(), len(text)):
            if text[at] == closing and depth == 0:
                break
            depth += (text[at] == opening[0]) - (text[at] == closing)
        else:
            return
        at += 1
        yield opening.start(), at


def _put_head(parts: _Titles, found: Fields, *, is_japanese: bool) -> bool:
    """Put the people, the year behind them and the titles; return whether the head is understood."""
    head = parts.head
    if dated := _DATE_BEHIND.search(head):
        found["issued"] = PartialDate.parse(dated["year"])
        head = head[: dated.start()]
    titles = list(parts.titles)
    if head.strip(" .,:、"):
        people = _people(head, is_japanese=is_japanese) or _people_and_title(head, titles)
        if people is None:
            return False
        found |= people
    found["title"] = titles[0]
    if len(titles) > 1:
        found["container_title"] = titles[1]
    return _put_between(parts.between, found, is_japanese=is_japanese)


def _people_and_title(head: str, titles: list[str]) -> Fields | None:
    """Return the authors at the beginning, behind whom the title stands without brackets; it is put to the titles."""
    people = leading_people(head)
    if people is None or not _EASTERN.search(title := head[people.end :].strip(" .,:、")):
        return None
    titles.insert(0, title)
    return {"authors": people.names}


def _put_between(between: str, found: Fields, *, is_japanese: bool) -> bool:
    """Put the editors of the book; return whether the words in front of its title are understood."""
    between = _WITHIN.sub("", between).strip(" ,.:、")
    if not between:
        return True
    people = _people(between, is_japanese=is_japanese)
    if people is None:
        return False
    found["editors"] = next(iter(people.values()))
    return True


def _people(text: str, *, is_japanese: bool) -> Fields | None:
    """Return people under the field of their role, if a text holds nothing else."""
    text = _NATION.sub("", text).strip(" .,:、")
    role = _ROLE_BEHIND.search(text)
    field = "authors"
    if role is not None:
        field, text = str(role.lastgroup), text[: role.start()]
    others = _AND_OTHERS.search(text)
    text = (text[: others.start()] if others else text).strip(" .,:、")
    names = []
    for printed in _divided(text):
        name = _name(printed.strip(), is_japanese=is_japanese)
        if name is None:
            return None
        names.append(name)
    if not names:
        return None
    return {field: names} | ({"authors_truncated": True} if others and field == "authors" else {})


def _divided(text: str) -> Iterator[str]:
    """Yield the names of a list; a middle dot divides names, but not the words of one that is transcribed."""
    for piece in _BETWEEN_NAMES.split(text):
        yield from [piece] if _TRANSCRIBED.search(piece) else piece.split("・")


def _name(text: str, *, is_japanese: bool) -> Name | None:
    if names_body(text) and _BODY.fullmatch(text):
        return Name(literal=text)
    name = _NAME.fullmatch(text)
    if name is None:
        people = leading_people(f"{text}.") if not _EASTERN.search(text) else None
        return people.names[0] if people and len(people.names) == 1 else None
    if name["given"]:
        return Name(family=name["family"], given=f"{name['given'].strip(' .')}.")
    family, _, given = text.partition(" ")
    if given:
        return Name(family=family, given=given)
    is_divided = not is_japanese and text.isalpha() and len(text) <= _LONGEST_NAME
    return east_asian_name(text) if is_divided else Name(literal=text)


def _put_tail(parts: _Titles, found: Fields) -> str:
    """Put what stands behind the titles; return the words that have no field."""
    text = parts.tail
    for pattern in (_GENRE, _TRANSLATORS, _PAGES, _VOLUME, _ISSUE, _BOTH, *_DATES, _EDITION):
        match = pattern.search(text)
        if match is not None and _put_part(match, found):
            text = f"{text[: match.start()]}{_BAR}{text[match.end() :]}"
    is_article = "container_title" in found and bool(found.keys() & {"volume", "issue"}) and "editors" not in found
    rest = _put_publisher(text, found, is_article=is_article)
    found["type"] = _type(found, is_article=is_article)
    return rest


def _put_part(match: re.Match[str], found: Fields) -> bool:
    """Put what a pattern has found; return whether it has a field."""
    groups = {name: value for name, value in match.groupdict().items() if value}
    if "year" in groups:
        return _put_date(groups, found)
    if "names" in groups:
        people = _people(groups["names"], is_japanese=True)
        found |= {"translators": people["authors"]} if people else {}
        return people is not None
    for group, value in groups.items():
        field = _FIELDS.get(group, group)
        found.setdefault(field, _TO_HYPHEN.sub("-", value) if field == "pages" else value)
    return True


def _put_date(groups: dict[str, str], found: Fields) -> bool:
    """Put a date; return whether its year is that of publication."""
    date = "-".join(f"{int(groups[part]):02}" for part in ("year", "month", "day") if part in groups)
    return str(found.setdefault("issued", PartialDate.parse(date))).startswith(groups["year"])


def _put_publisher(text: str, found: Fields, *, is_article: bool) -> str:
    """Put place and publisher; return the words that have no field."""
    text = text.replace(_BAR, ",")
    if (place := _PLACE.search(text)) and not is_article:
        found |= {"publisher_place": place["place"].strip(), "publisher": place["publisher"].strip()}
        text = f"{text[: place.start()]},{text[place.end() :]}"
    pieces = [piece for piece in map(str.strip, _PARTS.split(text)) if any(map(str.isalnum, piece))]
    if not is_article:
        _put_bare_publisher(pieces, found)
    return " ".join(pieces)


def _put_bare_publisher(pieces: list[str], found: Fields) -> None:
    """Move a place, the publisher, and a series in front of it, from the pieces to their fields."""
    city = next(filter(is_known_place, pieces), None)
    if city is not None and "publisher_place" not in found:
        found["publisher_place"] = city
        pieces.remove(city)
    if pieces and "publisher" not in found:
        found["publisher"] = pieces.pop()
    if len(pieces) == 1 and "publisher" in found:
        found["collection_title"] = pieces.pop()


def _type(found: Fields, *, is_article: bool) -> str:
    container = found.get("container_title", "")
    if "genre" in found:
        return "thesis"
    if _NEWSPAPER.search(container) and not is_article:
        found.setdefault("pages", found.pop("edition", None))
        return "article-newspaper"
    if is_article or (container and not found.keys() & {"publisher", "editors"}):
        return "article-journal"
    return "chapter" if container else "book"
