"""The people of a line in East Asian or Arabic script on a publisher's page, with marks and without separators."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from carcite.formats.pasted.references.people import east_asian_name
from carcite.values.name_tests import full_east_asian
from carcite.values.name_words import CHINESE_FAMILIES, KOREAN_FAMILIES, words_of
from carcite.values.names import Name, is_organisation

EAST = re.compile("[々㐀-鿿ぁ-ヿ가-힯]")
_EAST_NAME = re.compile(
    r"[々㐀-鿿ぁ-ヿ]{2,5}|[々㐀-鿿]{1,3} [々㐀-鿿ぁ-ヿ]{1,4}|[가-힯]{2,4}|[㐀-鿿]{1,6}(?:·[㐀-鿿]{1,8})+"
)
EAST_MARKS = re.compile(r"[\d*＊#†‡△▲✉※()（）\[\]【】¹²³⁴⁵⁶⁷⁸⁹]+")
_LATIN_BESIDE = re.compile(  # the name again: 이혜영(Hye-Young Lee), 高橋 直人 TAKAHASHI Naoto
    r"\s?[(（]\s?[A-Z][A-Za-z .,'’-]{2,40}[)）]|\s?/\s?[A-Z][A-Za-z.'’-]{1,20}(?: [A-Z][A-Za-z.'’-]{0,20}){1,2}"
    r"|(?<=[々㐀-鿿가-힯])\s[A-Z][A-Za-z'’-]{1,20}(?:,?\s[A-Z][A-Za-z.'’-]{0,20}){1,2}(?=$|\s?[,;，；、])"
)
_BETWEEN_KOREAN = re.compile(r"(?<=[가-힯\d)*])\s?[·ㆍ∙‧•]\s?(?=[가-힯])")
_KATAKANA_NAME = re.compile("[ァ-ヶー]・")  # the point within a name from abroad
_EAST_SEPARATOR = re.compile(r"[,，、;；+＋]|・(?=[々㐀-鿿])")


class People(NamedTuple):
    """The names of a line, whether it says that there are more, and whether marks or iDs show that it is of names."""

    names: tuple[Name, ...] = ()
    truncated: bool = False
    marked: bool = False


NOBODY = People()


def arabic_people(text: str) -> People:
    """Return the names of a line in Arabic script, each with a mark behind it, or with semicolons between them."""
    pieces = [piece.strip() for piece in _ARABIC_SEPARATOR.split(text) if piece.strip()]
    names = [_ARABIC_MARKS.sub("", piece).strip() for piece in pieces]
    marked = all(name != piece for name, piece in zip(names, pieces, strict=True))
    if not (marked or ("؛" in text and len(names) > 1)) or not all(map(_ARABIC_NAME.fullmatch, names)):
        return NOBODY
    parts = [name.rsplit(" ", 1) for name in names]
    return People(tuple(Name(given=given, family=family) for given, family in parts), marked=marked)


ARABIC = re.compile("[\u0621-\u06ff]")
_ARABIC_SEPARATOR = re.compile("[،؛,;]")
_ARABIC_MARKS = re.compile(r"[\s\d*†‡]+$")
_ARABIC_NAME = re.compile(r"[\u0621-\u065f\u066e-\u06ef\u200c]{2,20}(?: [\u0621-\u065f\u066e-\u06ef\u200c]{2,20}){1,3}")


def east_asian_people(text: str) -> People:
    """Return the Chinese, Japanese or Korean names of a line: 张伟1,2 王丽华1, 山田 太郎, 김영희."""
    text = _with_commas(text)
    pieces = [piece for piece in map(_tidy, _EAST_SEPARATOR.split(_without_blanks(text))) if piece]
    truncated = bool(pieces) and pieces[-1].endswith("等")
    pieces = [piece.removesuffix("等") for piece in pieces]
    if not all(map(_EAST_NAME.fullmatch, pieces)) or _are_divided_by_blanks(pieces):
        pieces = [name for piece in pieces for name in _divided_at_blanks(piece)]
    if glued := _glued_in_japanese(text):
        return People(glued, marked=True)
    if not _are_east_names(pieces, marks=len(_MARK_BEHIND_EAST.findall(text))):
        return NOBODY
    return People(tuple(map(_name, pieces)), truncated, any(map(str.isdigit, text)))


def _with_commas(text: str) -> str:
    """Return a line with commas for points between names, and without the names again in Latin letters."""
    text = _without_repeated(text) if len(_LATIN_BESIDE.findall(text)) == 1 else _LATIN_BESIDE.sub("", text)
    text = text if _KATAKANA_NAME.search(text) else text.replace("・", ",")
    return _BETWEEN_KOREAN.sub(",", text)


def _name(text: str) -> Name:
    """Return the name, which may be in Latin letters, with the family name in capitals: `Jane DOE`, `DOE Jane`."""
    if not _LATIN_NAME.fullmatch(text):
        return east_asian_name(text)
    words = text.split()
    families = [at for at, word in enumerate(words) if word.isupper() and word.isalpha() and len(word) > 1]
    if len(words) > 1 and families in ([0], [len(words) - 1]):
        family = words.pop(families[0])
        return Name(family=family, given=" ".join(words))
    return (Name.parse(text) if len(words) > 1 else None) or Name(literal=text)


def _without_repeated(text: str) -> str:
    """Return a line without a name in Latin letters; that is another person where two more names are on the line."""
    bare = _without_blanks(_LATIN_BESIDE.sub("", text))
    return text if len(_EAST_SEPARATOR.split(bare)) > _TWO or bare.count(" ") >= _TWO else bare


_TWO = 2


def _are_divided_by_blanks(pieces: Sequence[str]) -> bool:
    """Return whether a name without a blank is in a list with one of six signs and a blank: `王小明, 李小红 陈小江`."""
    whole = any(len(piece) == _LONGEST_IN_CHINESE for piece in pieces)
    return whole and any(len(piece) > 2 * _LONGEST_IN_CHINESE and " " in piece for piece in pieces)


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _without_blanks(text: str) -> str:
    """Return a line with commas for marks and without the blanks that spread a name over a line."""
    text = _KOREAN_IN_BLANKS.sub(lambda name: name[0].replace(" ", ""), EAST_MARKS.sub(",", text))
    return _HAN_IN_BLANKS.sub(_with_family_of_two, _GIVEN_IN_KANA.sub(r"\g<family>\g<second> \g<given>", text))


def _divided_at_blanks(text: str) -> list[str]:
    """Return the names between blanks; two single signs are one name, and so are Latin words: `杨 帆 谭志远`."""
    text = _LATIN_NAME.sub(lambda name: name[0].replace(" ", "_"), _SINGLE_SIGNS.sub(r"\g<family>_\g<given>", text))
    return [name.replace("_", " ") for name in text.split()]


_SINGLE_SIGNS = re.compile("(?<!\\S)(?P<family>[㐀-鿿]) (?P<given>[㐀-鿿])(?!\\S)")
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z.'’-]{0,20}(?: [A-Z][A-Za-z.'’-]{0,20}){0,3}")
_KOREAN_IN_BLANKS = re.compile(r"(?<![가-힯])[가-힯] {1,3}[가-힯] {1,3}[가-힯](?![가-힯])")  # 김 영 희


_MARK_BEHIND_EAST = re.compile(r"(?<=[々㐀-鿿ぁ-ヿ])\d{1,2}[)）]?")


def _with_family_of_two(name: re.Match[str]) -> str:
    signs = "".join(name[0].split())
    return f"{signs[:2]} {signs[2:]}"


_HAN_IN_BLANKS = re.compile(r"(?<![々㐀-鿿])[々㐀-鿿](?:[ \u3000]{1,2}[々㐀-鿿]){3}(?![々㐀-鿿])")  # 山 田 太 郎


# 久 慈 まどか
_GIVEN_IN_KANA = re.compile(
    r"(?<![々㐀-鿿])(?P<family>[々㐀-鿿])[ \u3000]{1,2}(?P<second>[々㐀-鿿])[ \u3000]{1,2}"
    r"(?P<given>[ぁ-ヿ]{2,4})(?![ぁ-ヿ])"
)


def _is_whole_name(text: str) -> bool:
    """Return whether a text is a name with a family name of the tables, or has a blank or a point."""
    return full_east_asian(text) or " " in text or "·" in text


def _may_be_name(piece: str) -> bool:
    """Return whether a text has the length of a name; a Korean one of four syllables has a family name of two."""
    if _EAST_NAME.fullmatch(piece) is None or is_organisation(piece):
        return False
    return len(piece) <= _LONGEST_IN_CHINESE or piece[0] < _FIRST_SYLLABLE or _is_whole_name(piece)


_FIRST_SYLLABLE = "가"


def _are_east_names(pieces: Sequence[str], marks: int) -> bool:
    """Return whether all pieces are names, half of them with a known family name, or each with a mark behind it.

    A third of them may be in Latin letters.
    """
    eastern = [piece for piece in pieces if not _LATIN_NAME.fullmatch(piece)]
    if 3 * len(eastern) < 2 * len(pieces) or not eastern or not all(map(_may_be_name, eastern)):
        return False
    if len(eastern) == 1 and not marks and not _is_whole_name(eastern[0]):
        return False
    return 2 * sum(map(_has_known_family, eastern)) >= len(eastern) or marks >= len(eastern) > 1


def _has_known_family(name: str) -> bool:
    return name[0] in CHINESE_FAMILIES or name[0] in KOREAN_FAMILIES or " " in name


def _glued_in_japanese(text: str) -> tuple[Name, ...]:
    """Return Japanese names with nothing between them, as J-STAGE has them: `松浦 佳代高野 歩美`; none if unsure.

    A blank divides each name, so that a piece in the middle is one given name and the next family name.
    """
    glued = _GLUED_IN_JAPANESE.fullmatch(text)
    if glued is None:
        return ()
    first, *middle, last = glued["names"].split(" ")
    divided = [_given_and_family(piece) for piece in middle]
    if not any(len(piece) > _LONGEST_IN_CHINESE for piece in middle):
        return ()
    parts = [first]
    for pair in divided:
        if pair is None:
            return ()
        parts += pair
    parts.append(last)
    names = [Name(family=family, given=given) for family, given in zip(parts[::2], parts[1::2], strict=True)]
    latin = Name.parse(glued["latin"]) if glued["latin"] else None
    return (*names, latin) if latin else tuple(names)


_GLUED_IN_JAPANESE = re.compile(
    r"(?P<names>[々㐀-鿿]{1,3}(?: [々㐀-鿿ぁ-ヿ]{2,7}){1,20} [々㐀-鿿ぁ-ヿ]{1,4})"
    r"(?P<latin>[A-Z][a-z]+(?: [A-Z][A-Za-z.'’-]{0,20}){1,3})?"
)
_LONGEST_IN_CHINESE = 3  # signs of a name
_LONG_FAMILIES = words_of("""
    佐々木 長谷川 五十嵐 小野寺 久保田 大久保 佐久間 小野田 長谷部 小笠原 宇都宮 日比野 大河内 阿久津 波多野
""")
_SHORT_FAMILIES = frozenset("森林原東南西北関堀辻谷岡島嶋菅星泉岸柳堤峯峰栄桂楠榊畑畠秦浜濱沖沢澤滝湊牧梶椿柏橘窪轟")
_ENDS_OF_GIVEN = frozenset("子美恵代江香奈郎")
_SIGNS_OF_TWO = 5  # a given name and a family name, one of which has three signs


def _given_and_family(piece: str) -> tuple[str, str] | None:
    """Return a given name and the family name behind it, which mostly has two signs; None if two ways are likely."""
    if kana := _IN_KANA.fullmatch(piece):
        return kana["given"], kana["family"]
    size = len(piece)
    if size == _SIGNS_OF_TWO:
        is_long, is_given = piece[2:] in _LONG_FAMILIES, piece[2] in _ENDS_OF_GIVEN
        cut = 2 if is_long else 3
        return (piece[:cut], piece[cut:]) if is_long != is_given else None
    is_short = piece[-1] in _SHORT_FAMILIES and (size == 3 or piece[2:3] in _ENDS_OF_GIVEN)
    if size > _SIGNS_OF_TWO or (is_short and size > 2):
        return None
    cut = max(1, size - 2)
    return piece[:cut], piece[cut:]


_IN_KANA = re.compile("(?P<given>[々㐀-鿿]?[ぁ-ヿ]{1,4})(?P<family>[々㐀-鿿]{1,3})")
