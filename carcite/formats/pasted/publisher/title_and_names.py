"""A title with the names of its authors behind it on one line, divided: `Roads of tea in China Jane Doe1, Ann Poe2`.

Marks behind the names, or commas between them, show that there are names. The first one begins behind a word that no
name has: one in small letters, in capitals, with a sign behind it, or with the ending of an abstract noun. If that is a
small word such as `of`, or the words are more than a name has, only an initial, a country, a known given name or the
count of words of the other names shows where the title ends.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from carcite.formats.pasted.affiliations import ends_in_country, opens_with_institution
from carcite.formats.pasted.publisher.people import is_known, read_people, with_joined_hyphens
from carcite.formats.pasted.titles import ends_in_link
from carcite.values.name_words import ALL_GIVEN_NAMES, GIVEN_NAMES, PARTICLES
from carcite.values.names import Name, is_organisation


class TitleAndNames(NamedTuple):
    """The parts of a line; the title and the names are empty if it is not sure where the first name begins."""

    title: str
    names: str
    behind: str


def title_and_names(text: str) -> TitleAndNames | None:
    """Return the title, the names and what is behind them; None if no names stand behind a title.

    >>> title_and_names("Roads of tea in the hills Jane Doe1, Ann Poe2 1 Tea School, Loma")
    TitleAndNames(title='Roads of tea in the hills', names='Jane Doe 1, Ann Poe 2', behind='1 Tea School, Loma')
    """
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rpartition(" ")[0]
    if _EASTERN.match(text):
        return _eastern(text)
    if chinese := _CHINESE_NAMES.fullmatch(text):
        names = ", ".join(name.strip() for name in _COMMA.split(chinese["names"]))
        return TitleAndNames(chinese["title"], names, chinese["behind"].strip(" .()（）"))
    text = with_joined_hyphens(text)
    return _marked(text) or listed_behind_title(text, is_above_place=False)


_LONGEST = 3000
_LONGEST_TITLE = 350
# Title, names and place of a Chinese journal: `A study of tea  WANG Li,ZHAO Min-hua. Department of Tea, ...`.
_CHINESE_NAME = r"[A-Z]{2,12}\s[A-Z][a-z]{1,10}(?:-[A-Za-z][a-z]{1,9})?[\d*△▲☆]{0,3}"
_CHINESE_NAMES = re.compile(
    rf"(?P<title>[A-Z].{{20,350}}?[a-z)”]{{2}}\d?[.?]?)\s+(?P<names>{_CHINESE_NAME}(?:\s?[,，;]\s?{_CHINESE_NAME}){{1,20}})"
    r"(?P<behind>(?:[.,]?\s?[(（]?(?:\d\.?\s?)?[A-Z][a-z]+\.?\s[^.].{0,600})?)\.?"
)
_SHORTEST_TITLE = 15
_EASTERN = re.compile("[\u3400-\u9fff가-힣\u3040-\u30ff“《「]")

# --- names with marks -------------------------------------------------------------------------------------------------

_NUMBERS = r"\d{1,2}(?:\s?,\s?(?:\d{1,2}(?!\d)|[a-h*†‡])|\s\d(?=\s\d|$)){0,8}"
_MARK = re.compile(
    rf"(?<=[^\W\d_]|[.)])(?P<glue>,?\s?)(?P<mark>{_NUMBERS}\s?[*†‡§#]{{0,3}}|[*†‡§]{{1,3}}(?:\s?{_NUMBERS})?"
    r"|(?<=\s)[a-h](?:,[a-h])*[*†‡]?(?=\s?,|$))(?=[\s,;.]|$|and\s|(?<=\d)[A-ZÀ-Þ][a-zß-ÿ])"
)
_NOTE_IN_CAPITALS = re.compile(r"(?<=^)(?P<title>[^a-zß-ÿ]{15,300}?[A-ZÀ-Þ]{3})\d(?=\s[A-ZÀ-Þ][a-zß-ÿ])")
_BETWEEN = re.compile(r"^[\s,;.·•&]*(?:(?:and|y|e|et|und|dan)\s)?")
_MOST_WORDS = 6


def _marked(text: str) -> TitleAndNames | None:
    """Divide a line whose names have marks behind them, two or more, or one in front of its affiliation."""
    text = _NOTE_IN_CAPITALS.sub(r"\g<title>", text)
    marks = [mark for mark in _MARK.finditer(text) if _may_end_name(text[: mark.start()].split())]
    for mark in marks[:_MOST_MARKS]:
        words = text[: mark.start()].split()
        names, end = _names_behind(text, mark)
        behind = text[end:].lstrip(" ,;.")
        if mark is marks[0] and len(names) > 1 and _is_name(" ".join(words)):
            return _names_alone([(" ".join(words), _plain_mark(mark)), *names], behind)
        if len(words) >= _FEWEST_WORDS and _are_of_people(words, mark, names, behind):
            return _with_first_name(words, _plain_mark(mark), names, behind)
    return None


def _are_of_people(words: Sequence[str], mark: re.Match[str], names: Sequence[tuple[str, str]], behind: str) -> bool:
    """Return whether marks are of people: not `Type 1 and Type 2`, `World War 1 and World War 2`."""
    if not names:
        return _is_place(behind) or (not behind and _is_of_one_name(words, mark))
    last = " ".join(words[-2:])
    return any(" " in name and name != last for name, _ in names)


_MOST_MARKS = 5
_FEWEST_WORDS = 5  # of a title and a name


def _may_end_name(words: Sequence[str]) -> bool:
    return len(words) > 1 and _is_name_word(words[-1]) and (_is_name_word(words[-2]) or words[-2] in PARTICLES)


def _names_behind(text: str, first: re.Match[str]) -> tuple[list[tuple[str, str]], int]:
    """Return the names behind the first mark, each with its own mark, and where they end."""
    names: list[tuple[str, str]] = []
    end = first.end()
    for mark in _MARK.finditer(text, end):
        name = _BETWEEN.sub("", text[end : mark.start()], count=1).strip()
        if not _is_name(name):
            break
        names.append((name, _plain_mark(mark)))
        end = mark.end()
    return names, end


def _plain_mark(mark: re.Match[str]) -> str:
    return _SPACED_NUMBERS.sub(",", mark["mark"]).replace(" ", "")


_SPACED_NUMBERS = re.compile(r"(?<=\d)\s(?=\d)")


def _is_name(text: str) -> bool:
    words = text.split()
    if not 1 <= len(words) <= _MOST_WORDS or is_organisation(text):
        return False
    return all(_is_name_word(word) or word in PARTICLES for word in words) and not words[-1].islower()


def _is_place(text: str) -> bool:
    return opens_with_institution(text[:_LONGEST_PLACE]) and not text[:1].islower()


def _is_of_one_name(words: Sequence[str], mark: re.Match[str]) -> bool:
    """Return whether the mark at the end of a line is of a name: `Eva Poe1`, `Jan D Doe 1,2`, but not `Type 2`."""
    name = words[_start_of_run(words) :]
    if "," in mark["mark"] and any(map(_is_initial, name)):
        return True
    return not mark["glue"] and any(word in ALL_GIVEN_NAMES or _is_initial(word) for word in name[:-1])


_LONGEST_PLACE = 80


def _with_first_name(
    words: Sequence[str], mark: str, names: Sequence[tuple[str, str]], behind: str
) -> TitleAndNames | None:
    """Return the parts of a line, of which the first name is at the end of the words that begin it."""
    first = _first_name_at(words, [len(name.split()) for name, _ in names])
    title = "" if first is None else _BY_BEHIND.sub("", " ".join(words[:first]))
    if first is None or not _can_be_title(title):
        return TitleAndNames("", "", behind) if names else None
    alone = _names_alone([(" ".join(words[first:]), mark), *names], behind)
    return alone._replace(title=title.rstrip(" .|•·-")) if alone.names else alone


_BY_BEHIND = re.compile(r"\s[Bb]y$")


def _names_alone(people: Sequence[tuple[str, str]], behind: str) -> TitleAndNames:
    """Return names with commas between them and no title; no names if one of them is not read as such."""
    listed = ", ".join(f"{name} {mark}".strip() for name, mark in people)
    return TitleAndNames("", listed if len(read_people(listed).names) == len(people) else "", behind.lstrip(" ,;."))


def _can_be_title(text: str) -> bool:
    """Return whether a text is as long as a title, has words that no name has, and does not go on."""
    if not _SHORTEST_TITLE <= len(text) <= _LONGEST_TITLE or text.endswith(_OPEN) or ends_in_link(text):
        return False
    if _NO_TITLE.search(text) or (opens_with_institution(text) and is_organisation(text)):
        return False
    words = [word for word in text.split() if _IS_OF_TITLE.fullmatch(word) and word not in _IN_NAMES]
    return len(words) >= _FEWEST_OF_TITLE and not any(
        _may_end_name(text[: mark.start()].split()) for mark in _MARK.finditer(text)
    )


_OPEN = (":", "-", "–", "—", ",")
_IN_NAMES = PARTICLES | {"and", "et", "und", "y", "e", "dan"}
_IS_OF_TITLE = re.compile(
    r"\W?(?:[^\W\d_A-ZÀ-Þ][\w’'-]{1,40}|[A-ZÀ-Þ-]{4,40}|\w{1,40}(?:tion|sis|ment|ity|ics)s?)\W{0,2}"
)
_FEWEST_OF_TITLE = 2
_NO_TITLE = re.compile(
    r"@|https?:|\b10\.\d{4}|\b(?:ISSN|Vol|pp?|No)\b\.?\s?\d|[a-zß-ÿ]{4}\.\s[A-Z].*[a-zß-ÿ]{4}\.\s[A-Z]"
)

# --- the first name ---------------------------------------------------------------------------------------------------

_ABSTRACT_NOUN = re.compile(
    r"\w{2,}(?:tions?|sions?|ness|isms?|logy|logies|graphy|sis|tures?|ents|ants|ties|gies|cies|ives)$"
    r"|\w{4,}ments?$|\w{6,}(?:ities|ity)$|\w{5,}(?:ences?)$|\w{7,}ances?$|\w{4,}ics$",
    re.IGNORECASE,
)
_SHORTEST_NAME = 2  # words, when a mark or a comma is behind them
_LONGEST_NAME = 4  # words
_FEWEST_ALIKE = 3  # names of the same count of words, which the first name has, too
_LETTER = r"[^\W\d_]"
_NAME_WORD = re.compile(rf"{_LETTER}{{1,25}}(?:[-'’´.]{{1,2}}{_LETTER}{{1,25}}){{0,3}}\.?")
_INITIAL = re.compile(r"[^\W\d_a-zß-ÿ](?:\.?-?[^\W\d_a-zß-ÿ]){0,3}\.?")


def _is_name_word(word: str) -> bool:
    return word[0].isupper() and _NAME_WORD.fullmatch(word) is not None and not _ABSTRACT_NOUN.match(word)


def _is_initial(word: str) -> bool:
    """Return whether a word is one initial, or several with stops: J, J., J.-P."""
    return len(word) == 1 or ("." in word and _INITIAL.fullmatch(word) is not None)


def _first_name_at(words: Sequence[str], others: Sequence[int]) -> int | None:
    """Return at which word the name at the end of a title begins; None if that is not sure.

    `others`: how many words the names behind it have.
    """
    start = _start_of_run(words)
    run = words[start:]
    if start == 0 or len(run) < _SHORTEST_NAME:
        return None
    if words[start - 1].lower() == "by" and not words[start - 2].endswith("ed"):
        return start
    shown = _shown_in_run(words, start)
    if shown is None and ends_in_link(words[start - 1]):
        return _behind_linked_word(run, start, others)
    if shown is None:
        shown = _by_the_others(run, start, others)
    return start if shown is None and _is_whole(words, start) else shown


def _shown_in_run(words: Sequence[str], start: int) -> int | None:
    """Return where a name begins behind a country, or with the word in front of an initial, in a run of words."""
    run = words[start:]
    country = next((at for at in range(1, len(run) - 1) if ends_in_country(" ".join(words[: start + at]))), None)
    initial = next((at for at, word in enumerate(run) if _is_initial(word)), 0)
    if country is not None:
        return start + country
    return start + initial - 1 if initial > 1 else None


def _is_whole(words: Sequence[str], start: int) -> bool:
    """Return whether all of a run of words is a name: two words, one with an initial, or a sure one."""
    run = words[start:]
    return len(run) == _SHORTEST_NAME or any(map(_is_initial, run[:2])) or _is_sure_run(words, start)


def _start_of_run(words: Sequence[str]) -> int:
    """Return where the words that a name may have begin, at the end of a text."""
    start = len(words) - 1
    while start > 0:
        word = words[start - 1]
        is_capitals = word.isupper() and not _is_initial(word)
        is_particle = word in PARTICLES and start > 1 and _is_name_word(words[start - 2])
        if is_capitals or not (is_particle or _is_name_word(word)) or (word.endswith(".") and not _is_initial(word)):
            break
        start -= 1
    return start


def _is_sure_run(words: Sequence[str], start: int) -> bool:
    """Return whether three or four words behind one that no name has are a name whose first is not a place."""
    run = [word for word in words[start:] if word not in PARTICLES]
    if len(run) > _LONGEST_NAME or (_is_capitalised(words[:start]) and not _ENDS.search(words[start - 1])):
        return False
    return run[0] in ALL_GIVEN_NAMES or not _PLACE.search(run[0])


def _is_capitalised(words: Sequence[str]) -> bool:
    """Return whether two thirds of the words of a title that is not in capitals begin with one."""
    long = [word for word in words if len(word) > _LONGEST_LINK and not word.isupper()]
    return 3 * sum(word[0].isupper() for word in long) > 2 * len(long)


_LONGEST_LINK = 3
_ENDS = re.compile(r"[.?!:)”»\"']$")
_PLACE = re.compile(r"(?:ia|land|stan|ese|ish|ans?|ican|city|shire|pur|burg)$", re.IGNORECASE)


def _behind_linked_word(run: Sequence[str], start: int, others: Sequence[int]) -> int | None:
    """Return where a name begins behind a proper noun: at a known given name, or as long as the others; two words."""
    if any(map(_is_initial, run)):
        return None
    if len(run) == _SHORTEST_NAME + 1:
        return start + 1
    known = next((at for at, word in enumerate(run) if at and word in ALL_GIVEN_NAMES), None)
    if known is not None and len(run) - known > 1:
        return start + known
    return _by_the_others(run, start, others)


def _by_the_others(run: Sequence[str], start: int, others: Sequence[int]) -> int | None:
    """Return where a name begins that has as many words as each of the others, if these are three or more."""
    if len(others) < _FEWEST_ALIKE or len(set(others)) > 1 or len(run) <= others[0] or others[0] < 2:
        return None
    return start + len(run) - others[0]


# --- names with commas ------------------------------------------------------------------------------------------------

_COMMA = re.compile(r"\s?[,;]\s?(?:(?:and|y|e|et|und|dan)\s)?|\s(?:and|et|und|&|y|dan)\s")


def listed_behind_title(text: str, *, is_above_place: bool) -> TitleAndNames | None:
    """Divide a line that ends with names with commas between them: two with a known given name, three with an initial.

    Two names that need not be known are enough if an institution is right behind them.
    """
    pieces = [piece.rstrip(" *†‡") for piece in _COMMA.split(text.rstrip(" ,;."))]
    names = list(itertools.takewhile(_is_whole_name, reversed(pieces[1:])))[::-1]
    if not names:
        return None
    words = _AND_BEHIND.sub("", text[: text.rindex(names[0])].rstrip(" ,;&")).split()
    if len(words) < _FEWEST_WORDS or not _may_end_name(words):
        return None
    found = _with_first_name(words, "", [(name, "") for name in names], "")
    if found is None or not found.title:
        return None
    is_marked = _STAR_BEHIND_NAME.search(text[text.rindex(names[0]) :])
    return found if is_above_place or is_marked or _are_known(read_people(found.names).names) else None


_STAR_BEHIND_NAME = re.compile(r"[a-zß-ÿ]\s?[*†‡](?=\s?,|$)")


def _are_known(names: Sequence[Name]) -> bool:
    """Return whether one of the names begins with a known given name, one of three has an initial, or there are six."""
    if any((name.given or "").split(" ")[0] in GIVEN_NAMES for name in names):
        return True
    return len(names) >= _FEWEST_OF_A_LIST or (len(names) > 2 and any(map(is_known, names)))


_FEWEST_OF_A_LIST = 6  # names, which no list in a title has


def _is_whole_name(text: str) -> bool:
    return len(text.split()) > 1 and _is_name(text)


_AND_BEHIND = re.compile(r"\s(?:and|et|und|y|dan)$")

# --- Chinese and Korean -----------------------------------------------------------------------------------------------

_EAST_MARK = (
    r"\s?[,，]?\s?(?:\d{1,2}\)?(?:\s?[,，]\s?\d{1,2}\)?){0,4}(?:\s?[,，]?[*＊†]{1,2})?|[*＊†]{1,2})[†)]?(?:\(\))?"
)
_HAN_NAME = "[\u3400-\u9fff]{2,4}"
_EAST = re.compile(
    r"(?P<title>\S.{7,120}?)\s(?P<names>"
    rf"(?:{_HAN_NAME}[\s,，、]{{1,2}})?{_HAN_NAME}{_EAST_MARK}(?:\s?[,，、;；]?\s?{_HAN_NAME}{_EAST_MARK}){{0,15}}"
    rf"|[가-힣]{{3}}{_EAST_MARK}(?:\s?[,，;·ㆍ]?\s?[가-힣]{{2,4}}{_EAST_MARK}){{0,15}})\s*(?P<behind>[(（|].*)?"
)


def _eastern(text: str) -> TitleAndNames | None:
    """Divide a title in Chinese or Korean and the names with marks behind it, and their places in parentheses."""
    found = _EAST.fullmatch(text) if len(text) < _LONGEST_EAST else None
    if found is None or "。" in found["title"] or not read_people(found["names"]).names:
        return None
    return TitleAndNames(found["title"], found["names"], (found["behind"] or "").strip(" |"))


_LONGEST_EAST = 600
