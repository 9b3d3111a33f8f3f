"""Japanese references with a colon behind the names: `氏名: 題名. 誌名 10: 722-729, 1991`.

Reference: SIST 02 (Description of bibliographic references), and the rules of Japanese medical journals.
"""

from __future__ import annotations

import re
from typing import Any

from carcite.formats.pasted.references.certain import take_certain
from carcite.formats.pasted.references.parts import Draft, take_dates, take_pages
from carcite.formats.pasted.references.sentences import last_sentence
from carcite.formats.pasted.references.source import find_source
from carcite.values.names import Name

_SIGN = r"[\u3041-\u30ff\u3400-\u9fff々]"
_NAME = rf"(?!他|ほか){_SIGN}{{1,6}}(?: {_SIGN}{{1,6}})?"
_ROLE = r"(?:\s?\(?(?P<role>編著?|編集|監修|訳|著)\)?)?"
_NAMES = (
    rf"(?P<names>{_NAME}(?:(?:, ?|・|、|; ?){_NAME}){{0,15}})(?P<others>[,、・]? ?(?:他|ほか)[0-9]{{0,2}}名?)?{_ROLE}: "
)
_HEAD = re.compile(_NAMES)
_BOOK = re.compile(rf"(?:[,.]|\. In) ?(?:In:? )?{_NAMES}")
_GIVEN_IN_KANA = re.compile(r"([\u3400-\u9fff々]{1,4})([\u3041-\u30ff]{1,6})")  # 木村みさか
_BETWEEN = re.compile(r", ?|・|、|; ?")


def read(text: str) -> tuple[dict[str, Any], str] | None:
    """Return the fields of a reference and the words that no field takes; None if it is not of this form.

    >>> fields, rest = read("折茂 肇(編): 新老年学, pp125-143, 東京大学出版会, 1999")
    >>> fields["title"], fields["publisher"], str(fields["editors"][0])
    ('新老年学', '東京大学出版会', '折茂肇')
    """
    head = _HEAD.match(text)
    if head is None:
        return None
    found, tail = take_certain(text[head.end() :], [])
    _put_people(head, found)
    source = find_source(tail)
    if source is not None and source.sure:
        title, journal = last_sentence(tail[: source.start].strip(" ,."))
        if not title:
            return None
        numbers = {name: value for name, value in source.fields.items() if name != "month"}
        found |= numbers | {"type": "article-journal", "title": title.strip(" ."), "container_title": journal}
        return found, tail[source.end :].strip(" .,")
    return _book(tail, found)


def _book(tail: str, found: dict[str, Any]) -> tuple[dict[str, Any], str] | None:
    """Read `Title, pp1-2, Publisher, 1999`, or a chapter with `Editors(編): Book` behind its title."""
    book = _BOOK.search(tail)
    if book is not None:
        found["title"] = tail[: book.start()].strip(" .,")
        _put_people(book, found, role="編")
        tail = tail[book.end() :]
    draft = Draft(tail, found)
    take_pages(draft, 0, bare=False)
    take_dates(draft, 0)
    title, *others = [piece for part in draft.pieces for piece in part.split(", ")] or [""]
    if not others or "issued" not in found:
        return None
    found["type"] = "chapter" if book is not None else "book"
    found["container_title" if book is not None else "title"] = title.strip(" .,")
    found["publisher"] = others.pop().strip(" .,")
    if others:
        found["publisher_place"] = others.pop().strip(" .,")
    return found, " ".join(others)


def _put_people(head: re.Match[str], found: dict[str, Any], role: str | None = None) -> None:
    """Put the names; a blank divides family name and given name, others are as `Name` divides them."""
    label = head["role"] or role or "著"
    field = "editors" if label[0] in "編監" else "translators" if label == "訳" else "authors"
    found[field] = [_name(name) for name in _BETWEEN.split(head["names"]) if name]
    if head["others"] and field == "authors":
        found["authors_truncated"] = True


def _name(text: str) -> Name:
    family, _, given = text.partition(" ")
    if not given and (divided := _GIVEN_IN_KANA.fullmatch(text)):
        family, given = divided.groups()
    return Name(family=family, given=given) if given else Name.parse(text) or Name(literal=text)
