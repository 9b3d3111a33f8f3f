"""Lists of people in one string: where one name ends and the next begins. What each name is, `names` says.

`split_names` is the one function that decides it, for the constructor (`Citation(authors="...")`), `--set` and all
readers. `parse_names` makes `Name` values of the result and refuses a string with two readings.

The forms that are read, where a name can also be a body:

    Doe, Jane and Roe, Rick             BibTeX; `&` for `and`, a comma before it
    Doe, Jane; Roe, Rick                also `；` and `、`, and any form of a name between them
    Smith JA, Doe B                     NLM (Vancouver): initials without full stops
    Doe, J. A., Roe, R., & Poe, A.      APA: a family name and initials in turn
    Jane Doe, Rick Roe and Ann Poe      names as they are spoken
    Doe, Jane, Rick Roe, and Ann Poe    Chicago, MLA: only the first is inverted
    王小明，李雷                         Chinese, Japanese, Korean

One comma is one person (`García Márquez, Gabriel`), unless both sides can only be whole names. Nothing inside braces
is separated, and a text that ends with a comma is one body. `et al.` and its like is not a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from carcite.values import name_words as words
from carcite.values.name_pieces import Piece
from carcite.values.name_tests import (
    fold,
    full_east_asian,
    is_comma_suffix,
    is_degree_in_line,
)
from carcite.values.names import Name

__all__ = ["NameList", "is_truncation", "parse_names", "split_names"]

_ET_AL = r"et\.? al(?:ii|ia|\b)|(?:and|&) (?:others|colleagues)|\.\.\.|…"
_TRUNCATED = re.compile(rf"(?:^|[\s,;，；、])[\s,;，；、]*(?:{_ET_AL})[.,;。]*$", re.IGNORECASE)
# Behind a name without a space: 王小明等, 山田太郎ほか, 山田太郎 他, 김철수 외.
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
    """What `split_names` found in a text.

    `names`: one text for each name, as `Name.parse` and every reader's own parser take it; NLM's names get a comma
    (`Smith, JA`), a body that is known by a comma at its end keeps it.
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

    Never raises. The work is linear in the length of the text.

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
    if not _MAY_SEPARATE.search(text):
        return NameList((text,), truncated)
    if text.endswith((",", "，")) and not (and_separates or ";" in text):
        return NameList((text,), truncated)
    parts = [part for part in _cut(text, _STRONG) if part.strip(_COMMAS)]
    splitter = _Splitter(plain, and_separates)
    readings = [splitter.read(part) for part in parts]
    found = [name for reading in readings for name in reading.names]
    names = tuple([name for name in found if not is_truncation(name)])
    truncated = truncated or len(names) < len(found)
    pieces = [Piece(name, plain) for name in names]
    if _are_nlm(pieces):
        names = tuple([piece.with_comma() for piece in pieces])
    other: tuple[str, ...] = ()
    if any(reading.other for reading in readings):
        other = tuple([name for reading in readings for name in reading.other or reading.names])
    loose = len(parts) > 1 or any(reading.loose for reading in readings)
    return NameList(names, truncated, loose, other)


def parse_names(text: str) -> tuple[tuple[Name, ...], bool]:
    """Return the people of a string, and whether it says that there are more.

    Raises ValueError if the string can be read as two different lists of people; its text says how to write each.

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
    """Whether a text that stands in the place of a name only says that there are more: `et al.`, `others`, 等."""
    return _TRUNCATION.fullmatch(text.strip()) is not None


def _one_line(text: str) -> str:
    """The text as one line. Lines that nothing else separates are a list of one name a line."""
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
    parts: list[str] = []
    depth = start = 0
    for match in separator.finditer(text):
        sign = match.group()
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth = max(0, depth - 1)
        elif depth == 0 and not (sign[0] == "&" and sign[-1] == ";"):
            parts.append(text[start : match.start()].strip())
            start = match.end()
    parts.append(text[start:].strip())
    return parts


class _Reading(NamedTuple):
    names: list[str]
    loose: bool = False
    other: Sequence[str] = ()


class _Splitter:
    def __init__(self, plain: Callable[[str], str], and_separates: bool) -> None:
        self.plain = plain
        self.and_separates = and_separates

    def read(self, text: str) -> _Reading:
        """Return the names of a text without semicolons."""
        segments = [segment for segment in _cut(f" {text} ", _AND) if segment.strip(_COMMAS)]
        joined = [part for segment in segments for part in self._at_ampersand(segment)]
        soft = len(joined) > len(segments)
        if len(joined) > 1 and not (self.and_separates and not soft) and not self._are_people(joined):
            return self._undecided(text, segments)
        if len(joined) == 1 and len(_cut(f" {joined[0]} ", _AMPERSAND)) > 1:
            return self._read_firm(joined[0])
        if len(joined) == 1:
            return self._commas(joined[0])
        reading = self._conjoined(joined)
        return _Reading(reading.names, reading.loose or soft or not self.and_separates, reading.other)

    def _at_ampersand(self, segment: str) -> list[str]:
        if "&" not in segment:
            return [segment]
        parts = [part for part in _cut(f" {segment} ", _AMPERSAND) if part.strip(_COMMAS)]
        return parts if self._are_people(parts) else [segment]

    def _read_firm(self, text: str) -> _Reading:
        """`Johnson & Johnson`: one name, and two in the second reading where a list is expected."""
        parts = [part for part in _cut(f" {text} ", _AMPERSAND) if part.strip(_COMMAS)]
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
        """A text whose `and` may belong to the name of a body; a second reading is two people without such a word."""
        pieces = [piece for segment in segments for piece in self._pieces(segment)]
        if len(segments) == 1 or any(piece.body for piece in pieces):
            return _Reading([text])
        return _Reading([text], other=segments)

    def _conjoined(self, segments: list[str]) -> _Reading:
        """Return the names of segments between `and`."""
        lists = [self._pieces(segment) for segment in segments]
        flat = [piece for pieces in lists for piece in pieces]
        texts = [piece.text for piece in flat]
        if _are_nlm(flat) and len(flat) > len(lists):
            return _Reading(texts, loose=True)
        # `and` stands once in a list with commas, before the last name.
        if len(lists) == 2 and len(lists[1]) == 1 and all(piece.whole for piece in flat) and not flat[0].body:
            return _Reading(texts, loose=len(flat) > 2)
        inverted = any(len(pieces) == 2 and not pieces[1].whole for pieces in lists)
        readings = [
            _Reading([segment])
            if self._is_marked_body(place, lists, segments)
            else self._commas(segment, beside_inverted=inverted)
            for place, segment in enumerate(segments)
        ]
        names = [name for reading in readings for name in reading.names]
        other: Sequence[str] = ()
        if any(reading.other for reading in readings):
            other = [name for reading in readings for name in reading.other or reading.names]
        elif len(lists) == 2 and self._may_be_one_body(lists):
            other = [" and ".join(segments)]
        return _Reading(names, any(reading.loose for reading in readings), other)

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
        texts = [piece.text for piece in pieces]
        if len(pieces) == 1:
            return _Reading([segment if segment.endswith(",") and pieces[0].body else texts[0]])
        wide = "，" in segment
        if all(piece.east_asian for piece in pieces):
            return self._east_asian(segment, pieces, wide)
        if _are_nlm(pieces) or all(piece.initial_first for piece in pieces):
            return _Reading(texts, loose=True)
        if len(pieces) == 2:
            if all(piece.whole and (wide or piece.suffixed) for piece in pieces):
                return _Reading(texts, loose=True)
            if not beside_inverted and all(piece.known_given for piece in pieces):
                return _Reading([segment], other=texts)
            return _Reading([", ".join(texts)] if wide else [segment.rstrip(_COMMAS)])
        if pieces[0].body and not all(piece.whole for piece in pieces):
            return _Reading([segment])
        return self._three_or_more(segment, pieces)

    def _three_or_more(self, segment: str, pieces: list[Piece]) -> _Reading:
        texts = [piece.text for piece in pieces]
        pairs = _pairs(texts) if _can_be_pairs(pieces) else []
        if all(piece.whole for piece in pieces):
            if pairs and all(piece.initial_last for piece in pieces[1::2]):
                return _Reading(pairs, loose=True)
            if pairs and all(piece.known_given for piece in pieces[1::2]) and not pieces[0].known_given:
                return _Reading(pairs, loose=True, other=texts)
            return _Reading(texts, loose=True)
        if pairs:
            single = all(len(piece.words) == 1 and not piece.initials and not piece.suffixed for piece in pieces)
            return _Reading(pairs, loose=True, other=texts if single else ())
        first, second, *rest = pieces
        if not first.whole and not second.body and all(piece.whole and not piece.initial_last for piece in rest):
            return _Reading([f"{first.text}, {second.text}", *(piece.text for piece in rest)], loose=True)
        if sum(piece.whole for piece in pieces) * 2 > len(pieces):
            return _Reading(texts, loose=True, other=[segment])
        return _Reading([segment.rstrip(_COMMAS)], other=texts)

    @staticmethod
    def _east_asian(segment: str, pieces: list[Piece], wide: bool) -> _Reading:
        """王小明, 李雷 are two people; 王, 小明 and 山田, 太郎 are one."""
        texts = [piece.text for piece in pieces]
        if any(len(piece.seen) == 1 for piece in pieces):
            if len(pieces) % 2 == 0:
                return _Reading(_pairs(texts), loose=len(pieces) > 2)
            return _Reading(texts, loose=True)
        full = [full_east_asian(piece.seen) for piece in pieces]
        # Three characters, or one that Japanese does not have, show a Chinese or Korean name.
        shown = any(len(piece.seen) > 2 or not _is_japanese(piece.seen) for piece in pieces)
        if wide or (all(full) and shown) or len(pieces) % 2:
            return _Reading(texts, loose=True)
        if len(pieces) == 2:
            return _Reading([segment.rstrip(_COMMAS)])
        if all(full):
            return _Reading(texts, loose=True, other=_pairs(texts))
        return _Reading(_pairs(texts) if not any(full[1::2]) else texts, loose=True)


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


def _is_japanese(text: str) -> bool:
    """Whether Japanese has all characters of the text (JIS X 0208)."""
    try:
        text.encode("shift_jis")
    except UnicodeEncodeError:
        return False
    return True
