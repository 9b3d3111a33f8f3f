"""Reading names by BibTeX's own rules, and biblatex's extended name format.

References: O. Patashnik, Designing BibTeX Styles (1988), section 4 (First von Last; von Last, First; von Last, Jr,
First); biblatex manual 3.19, section 3.5 (`family=..., given=...`). A name that is all in braces is one that has no
parts, an organisation.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pydantic import ValidationError

from carcite.formats.bibtex.braces import fold, groups, split_and, unbraced
from carcite.tex import decode_plain, decode_plain_noting
from carcite.tex.preparation import prepared
from carcite.tex.tables import ACCENTS
from carcite.values.name_lists import NameList, split_names
from carcite.values.names import Name, is_suffix
from carcite.values.text import line, split_top

COMMA = re.compile(r"[{},]")
# The blanks behind a command's name (behind an accent's sign, too), and the character for which they stand there.
COMMAND_BLANK = re.compile(r"\\([A-Za-z]++|['`^\"~=.]) +([^\\{} ]?)")
# In a list of names by BibTeX's rules alone, none of these stands.
UNUSUAL = re.compile(r"[;&=~]|, (?:Jr|Sr|[IVX]+)\b|\b(?:others|al|colleagues)\b|\.\.\.", re.IGNORECASE)
_LATIN = re.compile("[\x00-\x7f\u00c0-\u024f]*")
_SPACE = re.compile(r"[{} ]|(?<!\\)~")
# What changes the case of a letter, for BibTeX a command like any other.
_CASING = re.compile(r"\\(?:uppercase|lowercase|MakeUppercase|MakeLowercase)\b")
# In braces as some programs have it; quotation marks around a part hold its commas together.
_EXTENDED = re.compile(r"[ {]*\"?(?:family|given|prefix|suffix)(?:-i)? ?=")
_EXTENDED_PART = re.compile(r"([a-z-]+) ?= ?(.*)", re.DOTALL)
_EXTENDED_SLOTS = {"family": "family", "given": "given", "prefix": "particle", "suffix": "suffix"}
_QUOTED_PART = re.compile(r"(?:(?<=,)|(?<=, )|\A)\"([^\"]*)\"(?= ?(?:,|\Z))")
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")


class Names(NamedTuple):
    """A name list: the names, and whether it ends in `and others`.

    `loose`: other signs than the word `and` separate names in it. `doubtful`: it can be read in two ways.
    `unknown`: the TeX commands in it that carcite does not know.
    """

    names: tuple[Name, ...]
    truncated: bool = False
    loose: bool = False
    doubtful: bool = False
    unknown: tuple[str, ...] = ()


def read_names(value: str) -> Names:
    """Return the names of a name list. Never raises; empty names are skipped."""
    value = fold(value)
    unknown: tuple[str, ...] = ()
    if "\\" in value:
        value = _in_one_piece(value)
        unknown = decode_plain_noting(value)[1]
    found = _split(value)
    names = tuple([name for name in map(read_name, found.names) if name is not None])
    return Names(names, found.truncated, found.loose, bool(found.other), unknown)


def _split(value: str) -> NameList:
    """Return the names of a list as they stand there."""
    parts = split_and(value)
    if _LATIN.fullmatch(value) and not UNUSUAL.search(value) and all(map(_is_usual, parts)):
        return NameList(tuple(parts))
    if ("=" in value or "}, {" in value) and any(map(_is_one_name, parts)):
        lists = [NameList((part,)) if _is_one_name(part) else split_names(part, plain=_seen) for part in parts]
        return NameList(tuple([name for each in lists for name in each.names]), parts[-1].lower() == "others")
    return _split_loosely(value)


def _split_loosely(value: str) -> NameList:
    found = split_names(value, plain=_seen)
    if found.loose or "," in value or any(name[-3:-1] == ", " for name in found.names):
        return found
    # `Xin LI and Yan HE`: two letters alone are not a sign of initials between `and`.
    return found._replace(names=tuple([name.replace(", ", " ") for name in found.names]))


def _is_usual(part: str) -> bool:
    """Whether a part is one name by its form, as `Ida Reed` and `Reed, Ida` are; `Reed IB` may be part of a list."""
    family, comma, given = part.partition(",")
    if not comma:
        return not part[-1].isupper()
    return " " not in family and bool(given.strip()) and "," not in given


def _is_one_name(part: str) -> bool:
    """Whether commas separate the parts of one name: `family=Reed, given=Ida`, `{Reed}, {Jr}, {Ida}`."""
    if _EXTENDED.match(part):
        return True
    pieces = split_top(part, COMMA)
    return 1 < len(pieces) < 4 and all(len(groups(piece.strip())) == 1 for piece in pieces)


def _in_one_piece(value: str) -> str:
    """Return the value without blanks that end the name of a TeX command: `Sz\\H ol\\H o` is one word."""
    return COMMAND_BLANK.sub(_joined, prepared(value))


def _joined(match: re.Match[str]) -> str:
    name, letter = match[1], match[2]
    if name in ACCENTS:
        return f"\\{name}{{{letter}}}" if letter else f"\\{name}"
    return f"\\{name}{{}}{letter}" if letter else f"\\{name}"


@lru_cache(maxsize=4096)
def _seen(text: str) -> str:
    """Return a piece of a list as plain text."""
    return decode_plain(text)


@lru_cache(maxsize=4096)
def read_name(text: str) -> Name | None:
    """Return one name, the text between two `and`; None if it is empty."""
    if _EXTENDED.match(text) and (extended := _read_extended(text)) is not None:
        return extended
    if "\\" in text:
        text = fold(_in_one_piece(text.replace("\\ ", " ")))
    whole = groups(text)
    if len(whole) == 1 and not whole[0].startswith("\\"):
        return _literal(decode_plain(whole[0]))
    last, *others = [part.strip(" ~") for part in split_top(text, COMMA)]
    if not others:
        return _first_last(_words(text))
    if len(others) == 1:
        return _last_first(last, others[0])
    return _last_suffix_first(last, others[0], ", ".join(others[1:]))


def _last_first(last: str, first: str) -> Name | None:
    """Read `von Last, First`, also with a suffix in one of the two, which BibTeX would take for a name."""
    if not first and " " in last:
        return _literal(decode_plain(last))  # EndNote's way to mark a body: a comma at its end
    if first and is_suffix(decode_plain(first)):
        named = _first_last(_words(last))  # "Martin Luther King, Jr."
        if named is not None and named.family and named.given:
            return named.model_copy(update={"suffix": _plain(first)})
    words = _words(last)
    suffix = words.pop() if len(words) > 1 and is_suffix(words[-1]) else ""  # "Brown Jr., Tom"
    particle, family = _von_last(words)
    return _name(family=family, particle=particle, suffix=suffix, given=first)


def _last_suffix_first(last: str, suffix: str, first: str) -> Name | None:
    """Read `von Last, Jr, First`, and the last two in the other order."""
    if first and is_suffix(decode_plain(first)) and not is_suffix(decode_plain(suffix)):
        suffix, first = first, suffix
    particle, family = _von_last(_words(last))
    return _name(family=family, particle=particle, suffix=suffix, given=first)


def _words(text: str) -> list[str]:
    if "{" not in text and "~" not in text:
        return text.split()
    return [word for word in split_top(text, _SPACE) if word]


def _first_last(words: list[str]) -> Name | None:
    """Read First von Last: the particle is the first to the last lower-case word, the last word excepted."""
    if not words:
        return None
    if len(words) <= 2 and _IDEOGRAPH.match(words[0]):
        return Name.parse(" ".join(words))  # 伊藤 花: the family name stands first, with a space or without
    low = [number for number, word in enumerate(words[:-1]) if is_low(word)]
    if low:
        start, end = low[0], low[-1] + 1
    else:
        start = end = len(words) - 1
    if end < len(words) - 1 or not is_suffix(words[-1]) or end == 0 or len(words) < 3:
        return _name(given=" ".join(words[:start]), particle=" ".join(words[start:end]), family=" ".join(words[end:]))
    return _with_last_suffix(words)


def _with_last_suffix(words: list[str]) -> Name | None:
    """Read `John Smith Jr`, where BibTeX would take the suffix for the family name."""
    named = _first_last(words[:-1])
    if named is None or named.literal:
        return _literal(_plain(" ".join(words)))
    return named.model_copy(update={"suffix": _plain(words[-1])})


def _von_last(words: list[str]) -> tuple[str, str]:
    """Split von Last: the particle is the words up to the last lower-case one, the last word excepted."""
    low = [number for number, word in enumerate(words[:-1]) if is_low(word)]
    end = low[-1] + 1 if low else 0
    return " ".join(words[:end]), " ".join(words[end:])


def is_low(word: str) -> bool:
    """Whether BibTeX takes a word as lower case, by its first letter at brace depth 0.

    A TeX command that begins a group (`{\\'e}`) counts as the letter it makes; any other group has no case.
    """
    if word[0].isalpha():
        return word[0].islower()
    if "case" in word:
        word = _CASING.sub(r"\\relax", word)
    depth = 0
    for number, character in enumerate(word):
        if depth == 0 and (character == "\\" or word.startswith("{\\", number)):
            letter = next(filter(str.isalpha, decode_plain(word[number:])), "")
            return letter.islower()
        if character in "{}":
            depth += 1 if character == "{" else -1
        elif depth == 0 and character.isalpha():
            return character.islower()
    return False


def _read_extended(text: str) -> Name | None:
    slots: dict[str, str] = {}
    dropping = False
    text = _QUOTED_PART.sub(r"{\1}", unbraced(text.strip()))
    for part in split_top(text, COMMA):
        match = _EXTENDED_PART.fullmatch(unbraced(part.strip()))
        if match is None:
            return None
        if match[1] == "useprefix":
            dropping = match[2] == "false"
        slot = _EXTENDED_SLOTS.get(match[1])
        if slot is not None:
            value = match[2].strip()
            slots[slot] = value[1:-1] if len(value) > 1 and value[0] == value[-1] == '"' else value
    whole = groups(slots.get("family", "")) if len(slots) == 1 else []
    if len(whole) == 1 and len(groups(whole[0])) == 1:
        return _literal(_plain(whole[0]))
    if dropping and "particle" in slots:
        slots["dropping_particle"] = slots.pop("particle")
    return _name(**slots)


def _plain(text: str) -> str:
    """Return a part of a name as plain text, with ties as spaces."""
    if "{" in text or "\\" in text or "~" in text or "-" in text or "'" in text or "`" in text or "$" in text:
        return decode_plain(text.replace("~", " ") if "\\~" not in text else text)
    return text


def _name(**parts: str) -> Name | None:
    found = {slot: text for slot, part in parts.items() if part and (text := _plain(part).strip(" \xa0"))}
    if not found:
        return None
    if not found.keys() & {"family", "given"}:
        return _literal(" ".join(found.values()))
    try:
        return Name(**found)
    except ValidationError:  # nothing but control characters
        return None


def _literal(text: str) -> Name | None:
    text = line(text)
    return Name(literal=text) if text else None
