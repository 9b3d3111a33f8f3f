"""Split a string of several people into the names; `names` parses each of them.

`split_names` is used by the constructor (`Citation(authors="...")`), `--set` and all readers. `parse_names` makes
`Name` values of the result and refuses a string with two readings.

These forms are read, in which a name can also be a body:

    Doe, Jane and Roe, Rick             BibTeX; `&` for `and`, a comma before it
    Doe, Jane; Roe, Rick                also `；` and `、`, and any form of a name between them
    Smith JA, Doe B                     NLM (Vancouver): initials without full stops
    Doe, J. A., Roe, R., & Poe, A.      APA: a family name and initials in turn
    Jane Doe, Rick Roe and Ann Poe      given names first
    Doe, Jane, Rick Roe, and Ann Poe    Chicago, MLA: only the first is inverted
    王小明，李雷                         Chinese, Japanese, Korean

One comma is one person (`García Márquez, Gabriel`), unless both sides can only be whole names. Text inside braces is
never split, and a text that ends with a comma is one body. `et al.` and the like is not a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from carcite.values import name_words as words
from carcite.values.name_pieces import Piece
from carcite.values.name_tests import fold, full_east_asian, is_comma_suffix, is_degree_in_line
from carcite.values.names import Name
from carcite.values.text import split_top

__all__ = ["NameList", "is_truncation", "parse_names", "split_names"]

_ET_AL = r"et\.? al(?:ii|ia|\b)|(?:and|&) (?:others|colleagues)|\.\.\.|…"
_TRUNCATED = re.compile(rf"(?:^|[\s,;，；、])[\s,;，；、]*(?:{_ET_AL})[.,;。]*$", re.IGNORECASE)
# After a name without a space: 王小明等, 山田太郎ほか, 山田太郎 他, 김철수 외.
_TRUNCATED_EAST = re.compile(r"(?<=[^\x00-\x7f])[\s,;，；、]*(?:等人?|ほか|他|(?<=[\s,;，；、])외)[.。]?$")
_TRUNCATION = re.compile(rf"(?:and )?(?:{_ET_AL}|others|等人?|ほか|他|외)[.,;。]*", re.IGNORECASE)

# Each pattern matches braces, too, so that `_cut` knows its depth; an entity (`&amp;`) is not a separator.
_STRONG = re.compile(r"&#?[A-Za-z0-9]+;|[{};；、]")
_AND = re.compile(r"[{}]|\sand(?=\s)", re.IGNORECASE)
_AMPERSAND = re.compile(r"[{}]|\s\\?&(?=\s)")
_COMMA = re.compile(r"[{},，]")
_COMMAS = " ,，"
_MAY_SEPARATE = re.compile(r"[;；、,，&]|\sand\s|\n", re.IGNORECASE)


class NameList(NamedTuple):
    """The result of `split_names`.

    `names`: one text for each name, for `Name.parse` or a reader's own parser; NLM's names get a comma (`Smith, JA`), a
    body with a comma at its end keeps it.
    `truncated`: the text says that there are more people (`et al.`).
    `loose`: a separator other than the word `and` was used.
    `other`: a second reading of the text; () if there is only one.
    """

    names: tuple[str, ...]
    truncated: bool = False
    loose: bool = False
    other: tuple[str, ...] = ()


def split_names(text: str, *, and_separates: bool = True, plain: Callable[[str], str] = str) -> NameList:
    """Split a text into the names in it.

    `and_separates`: the word `and` always ends a name, as in BibTeX and in a string that a person typed. If it is
    False (a value that should hold one name, as in RIS), `and` separates only what can only be people.
    `plain` gives the visible letters of a piece of the text, if it is in TeX; the names are returned as they were.

    Never raises, and takes time linear in the length of the text.

    >>> split_names("Doe, Jane and Roe, Rick").names
    ('Doe, Jane', 'Roe, Rick')
    >>> split_names("Smith JA, Doe B, et al.")
    NameList(names=('Smith, JA', 'Doe, B'), truncated=True, loose=True, other=())
    >>> split_names("Doe, Jane, Roe, Rick").other
    ('Doe', 'Jane', 'Roe', 'Rick')
    """
    text, truncated = _without_truncation(_one_line(text))
    if not text.strip(_COMMAS):
        return NameList((), truncated)
    is_body = text.endswith((",", "，")) and not (and_separates or ";" in text)
    if is_body or not _MAY_SEPARATE.search(text):
        return NameList((text,), truncated)
    parts = _nonempty(_cut(text, _STRONG))
    splitter = _Splitter(plain, and_separates)
    reading = _joined([splitter.read(part) for part in parts])
    names = [name for name in reading.names if not is_truncation(name)]
    truncated = truncated or len(names) < len(reading.names)
    names = _with_commas([Piece(name, plain) for name in names])
    return NameList(tuple(names), truncated, len(parts) > 1 or reading.loose, tuple(reading.other))


def _with_commas(pieces: Sequence[Piece]) -> list[str]:
    return [piece.with_comma() for piece in pieces] if _are_nlm(pieces) else _texts(pieces)


def parse_names(text: str) -> tuple[tuple[Name, ...], bool]:
    """Return the people of a string, and whether it says that there are more.

    Raises ValueError, which shows how to write each of them, if the string can be read as two different lists.

    >>> parse_names("Doe, Jane; Roe, Rick")
    ((Name(family='Doe', given='Jane'), Name(family='Roe', given='Rick')), False)
    """
    found = split_names(text)
    if found.other:
        readings = " or ".join(repr(list(reading)) for reading in (found.names, found.other))
        raise ValueError(f"{text!r} can be read in two ways: write it as a list, {readings}")
    names = tuple([name for name in map(Name.parse, found.names) if name is not None])
    return names, found.truncated


def is_truncation(text: str) -> bool:
    """Whether a text in the place of a name only says that there are more: `et al.`, `others`, 等."""
    return _TRUNCATION.fullmatch(text.strip()) is not None


def _one_line(text: str) -> str:
    """Return the text as one line. Lines without other separators are one name each."""
    if "\n" in text and not any(len(_cut(text, pattern)) > 1 for pattern in (_STRONG, _AND)):
        rows = [row.strip() for row in text.split("\n")]
        if not any(row.endswith(",") for row in rows):
            text = ";".join(filter(None, rows))
    return fold(text)


def _without_truncation(text: str) -> tuple[str, bool]:
    if is_truncation(text):
        return "", True
    truncated = False
    for pattern in (_TRUNCATED, _TRUNCATED_EAST, _TRUNCATED):  # "et al..." says it twice
        start = max(0, len(text) - 40)
        if shown := pattern.search(text, start):
            text, truncated = text[: shown.start()].rstrip(" ,;，；、"), True
    last = text.rpartition(" ")
    if last[2].lower() == "others" and last[0].lower().endswith(" and"):
        text, truncated = last[0][:-4].rstrip(" ,;"), True
    return text, truncated


def _cut(text: str, separator: re.Pattern[str]) -> list[str]:
    """Return the stripped parts of a text between the separators outside braces."""
    return [part.strip() for part in split_top(text, separator)]


def _nonempty(parts: Iterable[str]) -> list[str]:
    return [part for part in parts if part.strip(_COMMAS)]


class _Reading(NamedTuple):
    """As `NameList`, of a part of the text."""

    names: list[str]
    loose: bool = False
    other: Sequence[str] = ()


def _joined(readings: Sequence[_Reading]) -> _Reading:
    other: list[str] = []
    if any(reading.other for reading in readings):
        other = [name for reading in readings for name in reading.other or reading.names]
    names = [name for reading in readings for name in reading.names]
    return _Reading(names, any(reading.loose for reading in readings), other)


class _Splitter:
    """Splits at `and`, at `&`, and then at commas."""

    def __init__(self, plain: Callable[[str], str], and_separates: bool) -> None:
        self.plain = plain
        self.and_separates = and_separates

    def read(self, text: str) -> _Reading:
        """Return the names of a text without semicolons."""
        segments = _nonempty(_cut(f" {text} ", _AND))
        joined = [part for segment in segments for part in self._at_ampersand(segment)]
        if len(joined) == 1:
            return self._firm(joined[0]) or self._commas(joined[0])
        by_ampersand = len(joined) > len(segments)
        if (by_ampersand or not self.and_separates) and not self._are_people(joined):
            return self._undecided(text, segments)
        reading = self._conjoined(joined)
        return reading._replace(loose=reading.loose or by_ampersand or not self.and_separates)

    def _at_ampersand(self, segment: str) -> list[str]:
        if "&" not in segment:
            return [segment]
        parts = _nonempty(_cut(f" {segment} ", _AMPERSAND))
        return parts if self._are_people(parts) else [segment]

    def _firm(self, text: str) -> _Reading | None:
        """`Johnson & Johnson`: one name, and two in the second reading if a list is expected; None without `&`."""
        cut = _cut(f" {text} ", _AMPERSAND)
        if len(cut) == 1:
            return None
        parts = _nonempty(cut)
        bodies = any(piece.body for part in parts for piece in self._pieces(part))
        return _Reading([text], other=() if bodies or not self.and_separates or "\\&" in text else parts)

    def _are_people(self, segments: Sequence[str]) -> bool:
        """Whether the segments can only be people: `Johnson and Johnson` may be a firm.

        No body's name has two inverted names in it; without these, every segment must be a whole name.
        """
        lists = [self._pieces(segment) for segment in segments]
        if sum(len(pieces) == 2 and not pieces[0].body for pieces in lists) > 1:
            return True
        return all(
            (pieces[0].braced or not pieces[0].body) and (len(pieces) > 1 or pieces[0].whole) for pieces in lists
        )

    def _undecided(self, text: str, segments: list[str]) -> _Reading:
        """Read a text whose `and` may belong to a body's name; without a word of a body it may also be two people."""
        pieces = [piece for segment in segments for piece in self._pieces(segment)]
        if len(segments) == 1 or any(piece.body for piece in pieces):
            return _Reading([text])
        return _Reading([text], other=segments)

    def _conjoined(self, segments: list[str]) -> _Reading:
        """Return the names of segments between `and`."""
        lists = [self._pieces(segment) for segment in segments]
        pieces = [piece for pieces in lists for piece in pieces]
        if _are_nlm(pieces) and len(pieces) > len(lists):
            return _Reading(_texts(pieces), loose=True)
        if self._is_spoken_list(lists):
            return _Reading(_texts(pieces), loose=len(pieces) > 2)
        reading = _joined(self._each(segments, lists))
        if not reading.other and len(lists) == 2 and self._may_be_one_body(lists):
            return reading._replace(other=[" and ".join(segments)])
        return reading

    @staticmethod
    def _is_spoken_list(lists: list[list[Piece]]) -> bool:
        """`Jane Doe, Rick Roe and Ann Poe`: whole names, with one `and` before the last."""
        if len(lists) != 2 or len(lists[1]) > 1 or lists[0][0].body:
            return False
        return _all_whole(lists[0]) and lists[1][0].whole

    def _each(self, segments: list[str], lists: list[list[Piece]]) -> list[_Reading]:
        inverted = any(len(pieces) == 2 and not pieces[1].whole for pieces in lists)
        return [
            _Reading([segment])
            if self._is_marked_body(place, lists, segments)
            else self._commas(segment, beside_inverted=inverted)
            for place, segment in enumerate(segments)
        ]

    def _is_marked_body(self, place: int, lists: list[list[Piece]], segments: list[str]) -> bool:
        """EndNote's `Doctors without Borders, and Doe, Ann`: a comma at the end beside inverted names."""
        if not segments[place].endswith(",") or len(lists[place]) > 1:
            return False
        inverted = any(len(pieces) == 2 for pieces in lists)
        return len(lists[place][0].words) > 1 and (inverted or place == len(lists) - 1)

    @staticmethod
    def _may_be_one_body(lists: list[list[Piece]]) -> bool:
        """`Department of Health and Human Services`, but not `University of Oslo and University of Bergen`."""
        first, last = lists[0][0], lists[1]
        if first.braced or not first.body or len(last) > 1 or last[0].braced or last[0].nlm or last[0].initial_first:
            return False
        return words.ORGANISATION_LINKS.isdisjoint(last[0].words)

    def _pieces(self, segment: str) -> list[Piece]:
        """Return what is between the commas; suffixes and degrees belong to the piece before them."""
        single = [Piece(text, self.plain) for text in _cut(segment, _COMMA) if text]
        even = len(single) % 2 == 0
        if even and all(piece.initials for piece in single[1::2]):
            return single  # `Hearst, M.A.`: no degree
        pieces: list[Piece] = []
        for piece in single:
            doubtful = even and piece.seen in words.DOUBTFUL_SUFFIXES
            if pieces and not doubtful and (is_comma_suffix(piece.seen) or is_degree_in_line(piece.seen)):
                pieces[-1].text += f", {piece.text}"
                pieces[-1].suffixed = True
            else:
                pieces.append(piece)
        return pieces

    def _commas(self, segment: str, *, beside_inverted: bool = False) -> _Reading:
        """Return the names of a text in which only commas can separate."""
        pieces = self._pieces(segment)
        if len(pieces) == 1:
            return _Reading([segment if segment.endswith(",") and pieces[0].body else pieces[0].text])
        if all(piece.east_asian for piece in pieces):
            return _east_asian(segment, pieces)
        if _are_nlm(pieces) or all(piece.initial_first for piece in pieces):
            return _Reading(_texts(pieces), loose=True)
        if len(pieces) == 2:
            return _one_comma(segment, pieces, beside_inverted)
        if _all_whole(pieces):
            return _whole_names(pieces)
        return _Reading([segment]) if pieces[0].body else _partial_names(segment, pieces)


def _one_comma(segment: str, pieces: list[Piece], beside_inverted: bool) -> _Reading:
    """`Doe, Jane`; two people only if both sides are whole names and that is certain."""
    wide = "，" in segment
    if all(piece.whole and (wide or piece.suffixed) for piece in pieces):
        return _Reading(_texts(pieces), loose=True)
    if not beside_inverted and all(piece.known_given for piece in pieces):
        return _Reading([segment], other=_texts(pieces))
    return _Reading([", ".join(_texts(pieces))] if wide else [segment.rstrip(_COMMAS)])


def _whole_names(pieces: list[Piece]) -> _Reading:
    """Three pieces or more that can all be whole names, but may be family and given names in turn."""
    texts = _texts(pieces)
    given = pieces[1::2]
    if _can_be_pairs(pieces):
        if all(piece.initial_last for piece in given):
            return _Reading(_pairs(texts), loose=True)
        if all(piece.known_given for piece in given) and not pieces[0].known_given:
            return _Reading(_pairs(texts), loose=True, other=texts)
    return _Reading(texts, loose=True)


def _partial_names(segment: str, pieces: list[Piece]) -> _Reading:
    """Three pieces or more, some of which cannot be whole names."""
    texts = _texts(pieces)
    if _can_be_pairs(pieces):
        single = all(len(piece.words) == 1 and not piece.initials and not piece.suffixed for piece in pieces)
        return _Reading(_pairs(texts), loose=True, other=texts if single else ())
    if _is_first_inverted(pieces):
        return _Reading([f"{texts[0]}, {texts[1]}", *texts[2:]], loose=True)
    if sum(piece.whole for piece in pieces) * 2 > len(pieces):
        return _Reading(texts, loose=True, other=[segment])
    return _Reading([segment.rstrip(_COMMAS)], other=texts)


def _is_first_inverted(pieces: list[Piece]) -> bool:
    """`Doe, Jane, Rick Roe, Ann Poe`."""
    first, second, *rest = pieces
    if first.whole or second.body:
        return False
    return all(piece.whole and not piece.initial_last for piece in rest)


def _east_asian(segment: str, pieces: list[Piece]) -> _Reading:
    """王小明, 李雷 are two people; 王, 小明 and 山田, 太郎 are one."""
    texts = _texts(pieces)
    paired = len(pieces) % 2 == 0
    if any(len(piece.seen) == 1 for piece in pieces):
        return _Reading(_pairs(texts), loose=len(pieces) > 2) if paired else _Reading(texts, loose=True)
    full = [full_east_asian(piece.seen) for piece in pieces]
    if not paired or "，" in segment or (all(full) and _are_not_japanese(pieces)):
        return _Reading(texts, loose=True)
    if len(pieces) == 2:
        return _Reading([segment.rstrip(_COMMAS)])
    if all(full):
        return _Reading(texts, loose=True, other=_pairs(texts))
    return _Reading(_pairs(texts) if not any(full[1::2]) else texts, loose=True)


def _texts(pieces: Sequence[Piece]) -> list[str]:
    return [piece.text for piece in pieces]


def _all_whole(pieces: Sequence[Piece]) -> bool:
    return all(piece.whole for piece in pieces)


def _are_nlm(pieces: Sequence[Piece]) -> bool:
    """Whether the pieces are a list of NLM's names, among them bodies: `Smith JA, Doe B`, `Doe B, ABC Group`."""
    if len(pieces) < 2 or not all(piece.nlm or piece.body for piece in pieces):
        return False
    # `Jane DOE, Rick ROE` are names whose family name is in capitals.
    return any(len(piece.seen[piece.nlm :].split(" ")[0].replace("-", "")) < 3 for piece in pieces if piece.nlm)


def _can_be_pairs(pieces: Sequence[Piece]) -> bool:
    """Whether the pieces can be a family name and a given name in turn."""
    if len(pieces) % 2:
        return False
    families, given = pieces[::2], pieces[1::2]
    if any(piece.initials or piece.initial_last or piece.initial_first or piece.body for piece in families):
        return False
    return not any(piece.body or piece.initial_first for piece in given)


def _pairs(texts: Sequence[str]) -> list[str]:
    return [f"{family}, {given}" for family, given in zip(texts[::2], texts[1::2], strict=True)]


def _are_not_japanese(pieces: Sequence[Piece]) -> bool:
    """Whether one name is Chinese or Korean: of three characters, or with one that Japanese does not have."""
    return any(len(piece.seen) > 2 or not _is_japanese(piece.seen) for piece in pieces)


def _is_japanese(text: str) -> bool:
    """Whether Japanese has all characters of the text (JIS X 0208)."""
    try:
        text.encode("shift_jis")
    except UnicodeEncodeError:
        return False
    return True
