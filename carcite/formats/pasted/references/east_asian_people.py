"""The people of Chinese, Japanese and Korean references, with the word of their role: `金子宏・中里実編`, `[美]富勒著`.

Reference: GB/T 7714-2015, 8.1; SIST 02-2007, 4.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from carcite.formats.pasted.references.parts import Draft
from carcite.formats.pasted.references.people import east_asian_name, leading_people
from carcite.values.name_tests import names_body
from carcite.values.names import Name

_LONGEST_NAME = 4  # characters, of a name that is divided
_ROLES = {
    "editors": r"主[编編]|[编編]著|編集|監修|(?<![汇彙新选選续續丛叢类類])[编編]|편저|엮음|(?<=[\s(])편",
    "translators": r"[编翻]译|译校|译|譯|訳|옮김|번역|(?<=[\s(])역",
    "authors": r"共著|合著|[等编]?著|撰|지음|공저|(?<=[\s(])저",
}
_ROLE = rf"\(?(?:{'|'.join(f'(?P<{field}>{words})' for field, words in _ROLES.items())})\)?"
_ROLE_BEHIND = re.compile(rf"(?<=[^,][^\s,])[\s,]*{_ROLE}\s*(?:[.,:;、]\s*|$)")
_WHO = r"(?P<who>(?!收入)[^\d\s,.:;《》「」『』“”()␟][^\d.:;《》「」『』“”()␟]{1,60}?)"
_CREDIT = re.compile(
    rf"(?:(?<=[,.␟()])(?<![A-Z]\.)|(?<!.))[\s&]*(?:[载載见](?:[于於]|[:,])?\s?)?{_WHO}\s?,?\s?{_ROLE}(?=[,.:;\s␟)/《『「〈]|$)"
)
_NATION = re.compile(r"[\[(〔【]\s?[\u3400-\u9fff]{1,5}\s?[\])〕】]\s*")  # of an author: [美]
_OTHERS = re.compile(r"[\s,、・]*(?:等|和?others|(?:ほか|他)[0-9]{0,2}名?|\s외)$")
_BETWEEN_NAMES = re.compile(r"\s*[、,;；](?!\s?[A-Z]\b)\s*(?:&\s)?|\s&\s|和(?=[\u3400-\u9fff]{2,3}$)")
_TRANSCRIBED = re.compile(r"[ァ-ヺー]・|・[ァ-ヺー]")
_HAN_AND_KANA = re.compile(r"(?P<family>[\u3400-\u9fff々]{1,4})(?P<given>[\u3041-\u30ff]{1,6})")  # 木村みさか
_FAMILY_FIRST = re.compile(r"(?P<family>[々ぁ-ゖ\u3400-\u9fff]{1,6}) (?P<given>[々ぁ-ヺー\u3400-\u9fff]{1,6})")
_INITIALS = re.compile(r"(?P<family>[ァ-ヺー가-힣]{2,14}), ?(?P<given>(?:[A-Z]\.? ?){1,3})")
_WHOLE = re.compile(
    r"[々\u3400-\u9fff·()]{2,40}|[가-힣]{2,4}|[ァ-ヺー]{2,14}"
    r"|[ァ-ヺー\u3400-\u9fff가-힣]{1,14}(?:[·・=＝][ァ-ヺー\u3400-\u9fff가-힣A-Z]{1,14}){1,3}"
    r"|(?:[A-Z]\. ?){1,3}[ァ-ヺー\u3400-\u9fff]{1,14}"
)
_BODY = re.compile(r"[々\u3040-\u30ff\u3400-\u9fff가-힣A-Za-z・ ]{3,30}")
_SIGNS = " .,:、"


def people_of(text: str, *, is_japanese: bool = False) -> tuple[list[Name], bool]:
    """Return the people of a text, and whether 等 or 他 (et al.) ends it; no people if it holds something else.

    >>> people_of("于潇、刘义等")
    ([Name(family='于', given='潇'), Name(family='刘', given='义')], True)
    """
    text = _NATION.sub("", text).strip(_SIGNS)
    others = _OTHERS.search(text)
    text = (text[: others.start()] if others else text).strip(_SIGNS)
    people = None if is_japanese else leading_people(f"{text}. ")
    if people is not None and people.end >= len(text):
        return people.names, people.truncated or others is not None
    names = [_name(part, is_japanese=is_japanese) for part in _divided(text)]
    return [name for name in names if name] if all(names) else [], others is not None


def credited(text: str, *, is_japanese: bool = False) -> dict[str, Any]:
    """Return the people of a text under the fields of their roles; nothing if it holds something else.

    >>> credited("富勒著, 郑戈译")
    {'authors': [Name(family='富', given='勒')], 'translators': [Name(family='郑', given='戈')]}
    """
    found: dict[str, Any] = {}
    start = 0
    for role in [*_ROLE_BEHIND.finditer(text), None]:
        part = text[start : role.start() if role else len(text)]
        if start and not any(map(str.isalnum, part)):
            break
        names, truncated = people_of(part, is_japanese=is_japanese)
        field = str(role.lastgroup) if role else "authors"
        if not names or field in found:
            return {}
        found[field] = names
        if truncated and field == "authors":
            found["authors_truncated"] = True
        start = role.end() if role else len(text)
    return found


def take_credits(draft: Draft, *, is_japanese: bool = False, start: int = 0) -> None:
    """Take the editors and translators, behind whom the word of their role stands."""
    while credit := _CREDIT.search(draft.text, start):
        start = credit.start() + 1
        field = str(credit.lastgroup)
        names, _ = people_of(credit["who"], is_japanese=is_japanese)
        if names and field != "authors" and field not in draft.fields:
            draft.fields[field] = names
            draft.cut(credit.start(), credit.end())


def _divided(text: str) -> Iterator[str]:
    """Yield the names of a list; a middle dot divides names, but not the words of one that is transcribed."""
    for piece in filter(None, _BETWEEN_NAMES.split(text)):
        yield from [piece] if _TRANSCRIBED.search(piece) else piece.split("・")


def _name(text: str, *, is_japanese: bool) -> Name | None:
    """Return a name; one of Han alone is whole if it is Japanese or long. None if the text is not a name."""
    if names_body(text) and _BODY.fullmatch(text):
        return Name(literal=text)
    if parts := _FAMILY_FIRST.fullmatch(text) or _HAN_AND_KANA.fullmatch(text):
        return Name(family=parts["family"], given=parts["given"])
    if parts := _INITIALS.fullmatch(text):
        return Name(family=parts["family"], given=f"{parts['given'].strip(' .')}.")
    if not is_japanese and text.isalpha() and 1 < len(text) <= _LONGEST_NAME:
        return east_asian_name(text)
    return Name(literal=text) if _WHOLE.fullmatch(text) else _other_name(text)


def _other_name(text: str) -> Name | None:
    """Return a name in Latin letters."""
    people = leading_people(f"{text}.")
    is_one = people is not None and len(people.names) == 1 and people.end >= len(text)
    return people.names[0] if people and is_one and people.names[0].given else None
