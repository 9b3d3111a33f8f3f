"""Tests of the words of a name: whether one is a suffix, an initial, a degree, the name of a body."""

from __future__ import annotations

import re
from itertools import takewhile

from carcite.values import name_words as words
from carcite.values.text import line

_HAN = "々〆㐀-䶿一-鿿豈-\ufaff\U00020000-\U0003ffff"
_KANA = "ぁ-ヿㇰ-ㇿｦ-ﾟ"
_HANGUL = "ᄀ-ᇿ가-힯"
_EAST_ASIAN = re.compile(f"[{_HAN}{_KANA}{_HANGUL}]")
_ALL_EAST_ASIAN = re.compile(f"[{_HAN}{_KANA}{_HANGUL}]+(?: [{_HAN}{_KANA}{_HANGUL}]+)*")
_ALL_HAN = re.compile(f"[{_HAN}]+")
_ALL_HANGUL = re.compile(f"[{_HANGUL}]+")

_DOTTED = re.compile(r"[^\W\d_]\.(?:-?[^\W\d_]\.)*")


def fold(text: str) -> str:
    """Return the text as one line, white space of any kind as single spaces."""
    return " ".join(line(text).split())


def is_suffix(text: str) -> bool:
    """Whether the text is a generational suffix: `Jr`, `Jr.`, `III`, `3rd`. Degrees are not."""
    text = text.removesuffix(".")
    return text.lower() in words.SUFFIXES or text in words.NUMERAL_SUFFIXES


def is_comma_suffix(text: str) -> bool:
    """Whether the text is a suffix after a comma: also `Junior`, `Filho`."""
    return is_suffix(text) or text.lower() in words.COMMA_SUFFIXES


def is_degree(text: str) -> bool:
    """Whether the text is a degree that cannot be initials: `PhD`, `M.Sc.`, but not `MD`."""
    return text.replace(".", "").lower() in words.DEGREES


def is_degree_in_line(text: str) -> bool:
    """Whether the text is a degree after a comma in a line of names, where `MD` is not a name."""
    return is_degree(text) or (text.isupper() and text.replace(".", "").lower() in words.SHORT_DEGREES)


def is_initial(word: str) -> bool:
    """Whether the word is one capital letter, or initials with full stops: `J`, `J.`, `J.-P.`."""
    return (len(word) == 1 and word.isupper()) or _DOTTED.fullmatch(word) is not None


def are_initials(word: str, most: int) -> bool:
    """Whether the word is capitals only, `most` of them or fewer: `TACS`, `J-P`, `J.A.`."""
    letters = word.replace(".", "").replace("-", "")
    return len(letters) <= most and letters.isupper() and letters.isalpha()


def is_organisation(text: str) -> bool:
    """Whether the text names a body: it has a comma at its end, or a word of a body among others."""
    text = fold(text)
    return (text.endswith(",") and text != ",") or names_body(text)


def names_body(text: str) -> bool:
    """Whether the words of folded text name a body: `ABC Study Group`, `Institute of Physics`, 中国医学会."""
    parts = text.split(" ")
    if len(parts) == 1:
        return len(text) > 2 and text.endswith(words.ORGANISATION_ENDINGS)
    return has_body_word(parts) or not words.ORGANISATION_LINKS.isdisjoint(parts[1:-1])


def has_body_word(parts: list[str]) -> bool:
    """Whether one of the words is Group, University or the like, or a compound such as `Bundesministerium`."""
    lower = [part.strip(".,;:()'\"").lower() for part in parts]
    if not words.ORGANISATION_WORDS.isdisjoint(lower):
        return True
    compounds = words.ORGANISATION_COMPOUNDS
    return any(part.endswith(compounds) and part not in compounds for part in lower)


def initials_at_end(text: str) -> int:
    """Return where the initials begin in folded text in the form of NLM's names; 0 if it has another form.

    `Smith JA`, `van der Berg AB`, `Doe J. A.`, `Doe J 3rd`; not `J. Doe`, `LI XIAO`, `ABC Study Group UK`.
    """
    parts = text.split(" ")
    if len(parts) > 2 and is_suffix(parts[-1]) and parts[-1] not in words.DOUBTFUL_SUFFIXES:
        parts.pop()
    start = len(parts) - len(list(takewhile(is_initial, reversed(parts))))
    if start == len(parts):
        start -= 1
        if not are_initials(parts[start], 4) or "." in parts[start] or " ".join(parts[:start]).isupper():
            return 0
    if start == 0 or is_initial(parts[0]) or names_body(text):
        return 0
    return len(" ".join(parts[:start])) + 1


# --- East Asian names


def is_east_asian(text: str) -> bool:
    """Whether the text is in Han characters, kana or Hangul only."""
    return _ALL_EAST_ASIAN.fullmatch(text) is not None


def has_east_asian(text: str) -> bool:
    """Whether a Han character, kana or Hangul is in the text."""
    return _EAST_ASIAN.search(text) is not None


def split_east_asian(text: str) -> tuple[str, str] | None:
    """Return family and given name; None if neither a space nor a table of family names shows them."""
    if not is_east_asian(text) or text.endswith(words.ORGANISATION_ENDINGS):
        return None
    family, space, given = text.partition(" ")
    return (family, given) if space else _by_family(text)


def full_east_asian(text: str) -> bool:
    """Whether the text is a whole Chinese or Korean name with a family name of the tables: 王小明, 김철수."""
    return " " not in text and split_east_asian(text) is not None


_TWO_FAMILIES = 4  # characters of a name with two family names


def _by_family(text: str) -> tuple[str, str] | None:
    tables = (
        (_ALL_HAN, words.CHINESE_COMPOUND_FAMILIES, words.CHINESE_FAMILIES),
        (_ALL_HANGUL, words.KOREAN_COMPOUND_FAMILIES, words.KOREAN_FAMILIES),
    )
    for script, compound, single in tables:
        if script.fullmatch(text):
            if 3 <= len(text) <= 4 and text[:2] in compound:
                return text[:2], text[2:]
            if len(text) == _TWO_FAMILIES and script is _ALL_HAN and set(text[:2]) <= single:  # 林陳美惠
                return text[:2], text[2:]
            # Four characters may be Japanese: 高橋健太 is Takahashi Kenta.
            if 2 <= len(text) <= 3 and text[0] in single:
                return text[0], text[1:]
    return None
