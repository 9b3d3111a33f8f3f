"""Whether a text is the name of a journal, and where one begins behind a title: by its words and abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from carcite.formats.pasted.references.journal_words import (
    BESIDE_WORDS,
    FIRST_WORDS,
    ONE_WORD_JOURNALS,
    SECOND_WORDS,
    SHORT_WORDS,
    WHOLE_WORDS,
    WITHIN_WORDS,
)
from carcite.formats.pasted.references.places import is_known_place, is_known_region
from carcite.formats.pasted.references.sentences import SMALL_WORDS, is_name, last_sentence, sentences

_TOKEN = re.compile(r"[^\W_]+(?:[’'‐-][^\W_]+)*\.?|&")
_NO_JOURNAL = re.compile(
    r"^(?:[A-Z]\. ?){1,3}[^\W\d_]{2,20},|[?!“”\";]|\)[.,;] "
    r"|\b(?:[Ee]ds?|[Ee]ditors?|[Hh]rsg|Press|Verlag|Collaborations?|Publish\w+)\b"
)
_DIVIDES = re.compile(r"[.?!,;](?:[\"”’)\]])?\s*(?=[^\s\W])|\s[-–—]\s+|[.?!]\s?[-–—]\s*")
_LONGEST_ALONE = 8  # characters of the one word in front of the others: `Sémin. Poincaré`
# A word with a stop is all that stands behind the last comma: `Cups and tea, Transform.`
_LAST_WORD = re.compile(r"[^\W\d_]{3}, [^\W\d_a-z][^\W\d_]{1,9}\.\s*$")
_SERIAL = re.compile(r"[^\W\d_a-z][\w-]+,? (?:and|&) [^\W\d_a-z][\w-]+\W*$")  # `Culture & Society`
_GERMAN = re.compile(r"\b(?:der|die|das|und|des|für|zur|zum|einer?|im|von|vom)\b")
_ROMAN = re.compile(r"[IVX]{1,5}\.?")
_FEW = 2  # words
_LONGEST = 14  # words
_FARTHEST = 160  # characters
_MOST_UNKNOWN = 5  # words of a journal that no word shows
_MOST_WORDS = 9  # of a sentence that is the name of a journal, whose words can have no capitals
_LONGEST_UNKNOWN = 7  # characters of an abbreviation with its stop
_INITIAL = 2  # characters, with its stop
_SHORTEST = 3  # characters of an abbreviation, which is more than an initial


class Divided(NamedTuple):
    """A title and the journal behind it, either of which can be empty; how they were divided; whether it is sure."""

    title: str
    journal: str
    by: str
    sure: bool = True


def is_abbreviated(text: str) -> bool:
    """Return whether a text is a name of abbreviated words: `Phys. Rev. Lett.`, `Proc Natl Acad Sci U S A`."""
    tokens = _TOKEN.findall(text) if len(text) <= _FARTHEST and not _NO_JOURNAL.search(text) else []
    words = [token for token in tokens if token.casefold() not in SMALL_WORDS]
    if len(words) < 2 or not _can_begin(tokens[0]):
        return words == tokens != [] and _is_one_word_journal(words[0])
    if any(map(_stops, tokens[:-2], tokens[1:-1])) or any(word[0].islower() for word in words):
        return False
    return any(map(_is_short, _TOKEN.findall(text.partition(",")[0]))) and _are_short(words)


def _is_one_word_journal(word: str) -> bool:
    return word.casefold() in ONE_WORD_JOURNALS or (word.isupper() and len(word) > 3)


def _are_short(words: list[str]) -> bool:
    """Return whether words are abbreviated, but for one, as a place, or some as stand beside such: `Duke Math. J.`"""
    stopped = sum(word.endswith(".") and len(word) > 2 for word in words[:-1])
    if not any(map(_is_known, words)) and stopped < 2:
        return False
    whole = list(filter(_is_whole, words))
    if whole[:1] == words[:1] and words[0].casefold() in FIRST_WORDS:
        del whole[0]
    others = len(words) - sum(map(_is_beside, words))
    stops = words[0].endswith(".")
    return 2 * len(whole) <= others - (not stops) and (len(whole) < 2 or stops or _is_short(words[0]))


def _is_whole(word: str) -> bool:
    """Return whether a word is neither abbreviated nor one that stands beside abbreviations."""
    short = _is_short(word) or word.endswith(".") or len(word) == 1
    return not short and not _is_beside(word)


def _is_beside(word: str) -> bool:
    return word.rstrip(".").casefold() in BESIDE_WORDS


def _is_known(word: str) -> bool:
    """Return whether a word is an abbreviation, or ends in one: `Biogeosci.`"""
    short = word.rstrip(".").casefold()
    if short in SHORT_WORDS or word.rstrip(".") in ("J", "Z", "Q"):
        return True
    ends = (short[start:] for start in range(2, len(short) - 3)) if word.endswith(".") else ()
    return any(end in SHORT_WORDS and end not in WHOLE_WORDS for end in ends)


def _is_short(word: str) -> bool:
    return _is_known(word) or (word.isupper() and 2 < len(word.rstrip(".")) < 6)


def _can_begin(token: str) -> bool:
    word = token.rstrip(".")
    known = word == "The" or _is_known(token)
    return word[0].isupper() and not _ROMAN.fullmatch(word) and (known or word.casefold() not in SMALL_WORDS)


def ends_in_stop(journal: str) -> bool:
    """Return whether the last word of a journal has a stop where words are abbreviated with one: `Phys. Rev. Lett`."""
    *others, last = _TOKEN.findall(journal) or [""]
    if last.casefold() in WHOLE_WORDS or not any(word.endswith(".") for word in others):
        return False
    return _is_known(last) or others[-1].endswith(".")


def _stops(token: str, after: str) -> bool:
    """Return whether a stop ends a sentence, since the next word is short without one: `A Study. Arch Intern`."""
    if not token.endswith(".") or after.casefold() in SMALL_WORDS:
        return False
    if len(token) == _INITIAL:  # `Subunit A. J Biol Chem`
        return after in ("J", "Am", "Br", "Int", "Eur", "Proc")
    return not _is_known(token) and (not after.endswith(".") or len(token) >= _LONGEST_UNKNOWN)


def begins_as_journal(text: str) -> bool:
    """Return whether the first word is one that names of journals begin with: `Journal of Tea`."""
    first = _TOKEN.search(text)
    if first is None or first.start() > 4:
        return False
    words = [word.rstrip(".").casefold() for word in _TOKEN.findall(text[first.start() :][:60].partition(",")[0])]
    if words[0] == "the" and len(words) > 1:
        del words[0]
    return not FIRST_WORDS.isdisjoint(words[:1]) or not SECOND_WORDS.isdisjoint(words[1:3])


def shows_journal(text: str) -> bool:
    """Return whether a word shows that a name is that of a journal."""
    words = [word.rstrip(".").casefold() for word in _TOKEN.findall(text)]
    if not words or len(words) > _LONGEST or _NO_JOURNAL.search(text):
        return False
    if text.strip(" .").casefold() in ONE_WORD_JOURNALS:
        return True
    return is_abbreviated(text) or (is_name(text) and (begins_as_journal(text) or not WITHIN_WORDS.isdisjoint(words)))


def divide_journal(text: str, *, known: frozenset[str] = frozenset(), commas: bool = False) -> Divided:
    """Divide a text in front of volume and pages into title and journal.

    `known`: journals of other references, in lower case; `commas`: commas divide the parts in this list.
    """
    text = text.strip(" ,;:")
    if _is_journal_alone(text, known):
        return Divided("", text, "whole")
    found = _by_abbreviations(text, known) or _by_sentence(text, commas) or _by_comma(text, commas) or _by_words(text)
    return _with_whole_journal(text, found) if found is not None else Divided("", "", "nothing")


def _by_abbreviations(text: str, known: frozenset[str]) -> Divided | None:
    """Divide a text in front of the longest end of it that is a journal of the list or has abbreviated words."""
    for match in _DIVIDES.finditer(text, max(0, len(text) - _FARTHEST)):
        start, right = match.end(), text[match.end() :]
        if text.count("(", 0, start) > text.count(")", 0, start):
            continue
        if right.strip(" .").casefold() in known:
            return Divided(text[:start], right, "known")
        if is_abbreviated(right) and not (match[0][0] == "," and _begins_with_place(right)):
            return Divided(text[:start], right, "abbreviated")
    return None


def _begins_with_place(text: str) -> bool:
    """Return whether a place that ends the title stands in front of the journal: `Korea. Mar. Biol.`"""
    place, stop, journal = text.partition(". ")
    return bool(stop) and _is_place(place) and is_abbreviated(journal)


def _is_journal_alone(text: str, known: frozenset[str]) -> bool:
    if text.strip(" .").casefold() in known or is_abbreviated(text):
        return True
    return begins_as_journal(text) and is_name(text) and not last_sentence(text)[0]


def _by_sentence(text: str, commas: bool) -> Divided | None:
    """Divide a text in front of its last sentence, or within that: `Is it so? A review, Journal of Tea`."""
    title, last = last_sentence(text)
    if not title:
        return None
    if begins_as_journal(last) and is_name(last):
        return Divided(title, last, "stop")
    inner = _by_comma(last, commas) if ", " in last else None
    if inner is not None and (inner.by == "comma" or not is_name(last)):
        return Divided(f"{title} {inner.title}", inner.journal, inner.by, inner.sure)
    return Divided(title, last, "stop") if _ends_title(last) else None


def ends_in_abbreviation(title: str, journal: str = "") -> bool:
    """Return whether a title ends within the name of a journal: `Cups, Journal of Math.`, `Novosti Sist. Vyssh.`

    A word that is not known shows it only in front of a `journal` of one word.
    """
    *others, last = _TOKEN.findall(title[-60:]) or [""]
    if not last.endswith(".") or not last[0].isupper() or last.rstrip(".").casefold() in WHOLE_WORDS:
        return False
    if others and _are_both_short(others[-1], last):
        return True
    if len(last) > _SHORTEST and _is_known(last):
        return True
    if not _needs_more_words(journal.strip(" .")) or _is_place(last.rstrip(".")):
        return False
    return len(last) < _LONGEST_ALONE if not others else _LAST_WORD.search(title) is not None


def _needs_more_words(journal: str) -> bool:
    return " " not in journal and not _is_one_word_journal(journal)


def _are_both_short(word: str, last: str) -> bool:
    """Return whether two words with a stop are abbreviated: `Sist. Vyssh.`"""
    if not word.endswith(".") or not word[0].isupper() or min(len(word), len(last)) <= _SHORTEST:
        return False
    return len(last) < _LONGEST_UNKNOWN or _is_known(last) or _is_known(word)


def _is_place(word: str) -> bool:
    return is_known_place(word) or is_known_region(word)


def _with_whole_journal(text: str, found: Divided) -> Divided:
    """Return a division in front of the abbreviated words that end the title, which belong to the journal.

    `Cups, Journal of Math. Sciences`, `cups of steel Class. Quantum Grav.`, `Muon Catal. Fusion`
    """
    end = len(text) - len(found.journal)
    if not found.title or not found.journal or not ends_in_abbreviation(text[:end], found.journal):
        return found
    start = _start_of_run(text, end)
    divides = [match.end() for match in _DIVIDES.finditer(text, 0, start + 1) if match.end() <= start]
    if divides and is_name(text[divides[-1] :]):
        return Divided(text[: divides[-1]], text[divides[-1] :], "abbreviated")
    if not divides and is_name(text):
        return Divided("", text, "whole")
    return Divided(text[:start], text[start:], "words", sure=False)


def _start_of_run(text: str, end: int) -> int:
    """Return where the abbreviated words begin that end at a place."""
    tokens = list(_TOKEN.finditer(text, 0, end))
    first = len(tokens) - 1
    while first and _joins(text, tokens[first - 1], tokens[first]):
        first -= 1
    return tokens[first].start()


def _joins(text: str, token: re.Match[str], after: re.Match[str]) -> bool:
    """Return whether an abbreviated word, or a capital, stands beside the next one."""
    word = token[0]
    if text[token.end() : after.start()].strip() or not word[0].isupper():
        return False
    return _is_known(word) or len(word) == 1 or (word.endswith(".") and len(word) < _LONGEST_UNKNOWN)


def _ends_title(sentence: str) -> bool:
    """Return whether a sentence in front of a volume can be a journal: a name, few words, or Chinese or Japanese."""
    few = len(sentence.split()) <= _MOST_WORDS and "," not in sentence and sentence[:1].isupper()
    return few or is_name(sentence) or sentence[:1] >= "\u3040"


def _by_comma(text: str, commas: bool) -> Divided | None:
    """Divide a text in front of the name that stands behind a comma."""
    starts = [match.end() for match in re.finditer(r"[,;](?:[\"”’])?\s+(?=\S)", text)]
    for start in starts:
        if begins_as_journal(text[start:]) and (is_name(text[start:]) or "," not in text[start:]):
            return Divided(text[:start], text[start:], "comma")
    if not starts:
        return None
    return _at_comma(text[: starts[-1]], text[starts[-1] :], commas)


def _at_comma(title: str, last: str, commas: bool) -> Divided | None:
    """Divide a text at its last comma, if what stands behind it can be a journal."""
    if _SERIAL.match(last) and not is_abbreviated(last):
        head, divided, first = title.rstrip(" ,").rpartition(", ")
        if divided and is_name(first) and len(first.split()) <= _FEW:  # `Theory, Culture & Society`
            return Divided(f"{head}, ", f"{first}, {last}", "comma alone", sure=commas)
    if shows_journal(last) or (commas and last[:1] >= "\u3040"):  # Chinese or Japanese
        return Divided(title, last, "comma")
    if is_name(last) and _can_begin(_TOKEN.findall(last)[0]):
        return Divided(title, last, "comma alone", sure=commas or not is_name(title.strip(" ,")))
    return None


def _by_words(text: str) -> Divided | None:
    """Divide `a title without a stop Mol Biol Evol` in front of the words with capitals that end it."""
    if len(sentences(text)) > 1:
        return None
    names = [start for start in _small_to_capital(text) if is_name(text[start:])]
    shown = [start for start in names if shows_journal(text[start:])]
    if not shown and len(names) == 1 and len(text[names[0] :].split()) <= _MOST_UNKNOWN:
        shown = names
    if shown:
        start = _without_words_of_title(text, shown[0])
        return Divided(text[:start], text[start:], "words", sure=False)
    return Divided("", text, "name") if is_name(text) and len(text.split()) <= 4 else None


def _without_words_of_title(text: str, start: int) -> int:
    """Return where a journal begins behind a word with a capital that ends the title: `in Vietnam J Gen Virol`."""
    tokens = list(_TOKEN.finditer(text, start))
    for size in range(1, min(len(tokens), 3)):
        words = text[start : tokens[size].start()].strip(" .")
        rest = text[tokens[size].start() :]
        can_end = _is_place(words) or _ROMAN.fullmatch(words) is not None
        if (can_end and is_abbreviated(rest)) or (words.isupper() and _is_one_word_journal(rest)):
            return tokens[size].start()
    return start


def _small_to_capital(text: str) -> Iterator[int]:
    """Yield where a word with a capital follows one without, which says nothing in German: all nouns have one."""
    if _GERMAN.search(text):
        return
    for match in re.finditer(r"(?<![^\W_])[^\W\d_A-Z]\w*\)? (?=[A-Z][^,]*$)", text):
        if len(text) - match.end() <= _FARTHEST and match[0].strip() not in SMALL_WORDS:
            yield match.end()
