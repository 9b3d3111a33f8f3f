"""The body, or the person without a given name, that a reference begins with: `American Tea Society.`, `Aristotle.`"""

from __future__ import annotations

import re

from carcite.values.date_patterns import YEAR
from carcite.values.name_tests import has_body_word
from carcite.values.name_words import ORGANISATION_ENDINGS

_BODY = re.compile(r"(?![0-9])[^.。．:：(“\"]{3,160}")
_YEAR_BEHIND = re.compile(rf",?\s+{YEAR}[a-z]?\b.*$")
_NUMBER_GOES_ON = re.compile(r"(?<=[0-9])\.[0-9][^.。．:：(“\"]{0,100}")
_SHORT = re.compile(r"AA\. ?VV\.?|[A-Z]{2,9}(?=\.\s)|Anon(?:ymous)?(?=[.,]\s)")
_SHORT_FORM = re.compile(r" \((?:[A-Z]\.?[-&/]?){2,8}\)")  # of the body in front: `Tea Society (TS)`
_DATED_NAME = re.compile(
    r"(?P<name>[^\W\d_][^.,:;()“”\"?!0-9]{1,60})"
    rf"(?:[.,]?\s\(?{YEAR}[a-z]?[).,](?!\W{{0,3}}[0-9])|[.,]\s(?=[“\"]))"
)
_HAN_BODY = re.compile(
    rf"[\u3400-\u9fff（）()A-Za-z]{{3,40}}(?:{'|'.join(ORGANISATION_ENDINGS)}|组织|[部局厅社组会院省庁])"
)
_CAPITAL_WORDS = r"[A-Z][\w-]{0,20}(?: [A-Z][\w-]{0,20}){0,3}"
_COLLABORATION = re.compile(rf"(?:The )?{_CAPITAL_WORDS}(?:(?:,| and| &) {_CAPITAL_WORDS}){{0,3}} [Cc]ollaborations?\b")
_FIRM_END = re.compile(
    rf"\s*(?:[.:：．。](?=\s|$|[\u3400-\u9fff])|\((?:Eds?\.?|Hrsg|eds?|[Ee]ditors?|{YEAR}|n\.d)"
    rf"|,?\s*(?:eds?|[Ee]ditors?)\b|,?\s?(?:主编|编著|译)|,?\s*[“\"«]|[,;.]?\s+\(?{YEAR}[a-z]?\b|$)"
)
_ON_BEHALF = re.compile(r"\s*(?:for|on behalf of)(?: the)? (?=[A-Z])")
_IN_SMALL_LETTERS = re.compile(
    r"(?:(?!An? )[\w-]+ ){0,4}(?:group|committee|collaboration|consortium|investigators|team|network)"
    r"(?: (?:of|for|on|in|from) .{1,80})?"
)
_NO_GROUP = re.compile(r"[,;?]|\s[0-9]+$|\b(?:Proceedings|Transactions|Journal|Annals|Bulletin)\b")
_MOST_WORDS = 12
_SMALL_WORDS = frozenset(
    ("of", "the", "for", "and", "on", "in", "de", "la", "del", "der", "für", "et", "di", "y", "e", "und")
)


def leading_body(text: str, *, commas: bool = False) -> str | None:
    """Return the one body that a text begins with; `commas`: a comma can stand behind it."""
    if han := _HAN_BODY.match(text):
        return han[0] if _FIRM_END.match(text, han.end()) else None
    if short := _SHORT.match(text) or _COLLABORATION.match(text):
        return short[0]
    body = _BODY.match(text)
    if body is None:
        return None
    name = body[0].partition(", ")[0] if commas else _YEAR_BEHIND.sub("", body[0]).rstrip()
    if len(name.split()) > _MOST_WORDS or not ends_as_body(name):
        return None
    short = _SHORT_FORM.match(text, len(name))
    name = text[: short.end()] if short else name
    return name if commas or _FIRM_END.match(text, len(name)) else None


def unsigned_body(text: str) -> str | None:
    """Return the body that a text begins with if its title follows without a sign, as in MDPI: `Tea Agency Cups.`"""
    body = _BODY.match(text)
    words = body[0].split()[:_MOST_WORDS] if body is not None else []
    ends = [place for place, word in enumerate(words[:-1]) if has_body_word([word]) and words[place + 1][0].isupper()]
    if not ends or ends[0] == 0 or not all(map(_is_capital_word, words[: ends[0]])):
        return None
    return " ".join(words[: ends[0] + 1])


def dated_name(text: str) -> str | None:
    """Return the one name in front of a year or a title in quotes: `Aristotle. (1968).`"""
    name = _DATED_NAME.match(text)
    if name is None or not name["name"][0].isupper() or name["name"].count(" ") > 5:
        return None
    return name["name"] if all(map(_is_capital_word, name["name"].split())) else None


def group_at(text: str, at: int) -> str | None:
    """Return the body that stands last among people: `..., working group of X.`"""
    behalf = _ON_BEHALF.match(text, at)
    at = behalf.end() if behalf else at
    body = _BODY.match(text, at)
    if body is None:
        return None
    group = body[0]
    while more := _NUMBER_GOES_ON.match(text, at + len(group)):
        group += more[0]
    group = group.strip()
    words = group.split()
    if not words or _NO_GROUP.search(group):
        return None
    named = _ends_as_body(words) and all(map(_is_capital_word, words))
    return group if named or _IN_SMALL_LETTERS.fullmatch(group) else None


def ends_as_body(name: str) -> bool:
    """Return whether a name is that of a body: its words have capitals, and the last one or two name one."""
    words = name.split()
    return len(words) > 1 and _ends_as_body(words) and all(map(_is_capital_word, words))


def _ends_as_body(words: list[str]) -> bool:
    """Return whether a word such as Institute is the last one, or what follows it belongs to it: `of Physics`."""
    last = max((place for place, word in enumerate(words) if has_body_word([word])), default=None)
    if last is None or last == len(words) - 1:
        return last is not None
    return not words[last + 1][0].isalpha() or words[last + 1].lower() in _SMALL_WORDS


def _is_capital_word(word: str) -> bool:
    return not word[0].islower() or word in _SMALL_WORDS


def names_body(text: str) -> bool:
    """Return whether a part between commas is the name of a body: `Department of Tea, University of Leeds`."""
    return any(_is_body(part.split()) for part in text.split(", "))


def _is_body(words: list[str]) -> bool:
    """Return whether a word such as Institute is among others, the last of them or in front of a small word."""
    if len(words) < 2 or words[0] in ("A", "An", "Ein", "Eine"):  # `A Study of Tea`
        return False
    behind = [*words[1:], "of"]
    return any(after[0].islower() and has_body_word([word]) for word, after in zip(words, behind, strict=True))
