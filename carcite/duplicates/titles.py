"""Read titles for comparison, without what databases add to them, and compare two of them.

A title is read once (`read_title`); `likeness` then compares words. Two titles are

    SAME   letter for letter (spaces, hyphens, accents and case aside), or if they differ only in the mark of a
           footnote, a label ("Original article: ..."), an author's name or the title in another language
    NEAR   if they differ only in spelling, or if one has words that the other lacks: a subtitle, a remark
    OTHER  if each has a word that the other lacks, or one has a number or "Part" that the other lacks
"""

from __future__ import annotations

import html
import re
from collections.abc import Set
from difflib import SequenceMatcher
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple
from unicodedata import combining, normalize

# --- words ------------------------------------------------------------------------------------------------------------

_GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi "
    "psi omega"
)
# Databases write Greek letters out; Unicode does not decompose the Latin ones with a stroke.
_LETTERS = str.maketrans(
    dict(zip("αβγδεζηθικλμνξοπρστυφχψω", _GREEK.split(), strict=True))
    | {"ς": "sigma", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "’": "", "'": "", "ʼ": ""}
)
_LOST_LETTER = re.compile(r"(?<=\w)[?\ufffd](?=\w)")  # what a program wrote for a letter that it could not encode
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Return the text in lower case, without accents and apostrophes, Greek letters written out."""
    if "?" in text or "\ufffd" in text:
        text = _LOST_LETTER.sub("", text)
    if text.isascii():
        return text.lower().replace("'", "")
    decomposed = normalize("NFKD", text.casefold())
    return "".join([c for c in decomposed if not combining(c)]).translate(_LETTERS)


def words_of(folded: str) -> list[str]:
    """Return the words of a folded text, British and American spellings made equal; for comparison only."""
    common = folded.replace("ae", "e").replace("oe", "e").replace("our", "or").replace("s", "z")
    return _WORD.findall(common)


def letters(text: str) -> str:
    """Return the letters and digits of a text, folded: two texts that differ in form only have the same.

    >>> letters("The Tumour-Cell") == letters("the tumor cell")
    True
    """
    return "".join(words_of(fold(text)))


def _set(text: str) -> frozenset[str]:
    return frozenset(words_of(text))


# --- reading ----------------------------------------------------------------------------------------------------------

_TAG = re.compile(r"</?[a-zA-Z]{1,4}(?: [^<>]{0,60})?>")  # <sup>, <inf>: markup that a database kept
_NOTICES = {
    "erratum": "erratum|errata|corrigend(?:um|a)|corrections?|addendum|berichtigung|fe de erratas?|rectificatif",
    "retraction": "retraction(?: notice| note)?",
    "concern": "(?:editorial )?expression of concern",
    "reply": "(?:in )?reply|response|rejoinder",
    "comment": "comments?|commentary|discussion|re|book review",
    "reprint": "reprint",
}
_KINDS = "|".join(f"(?P<{kind}>{names})" for kind, names in _NOTICES.items())
# "Erratum to: ...", "Reply: ...", "Comment on ..."; and "... - Reply", "... (Erratum)".
_OPENING = re.compile(
    rf"\W*(?:(?:authors?|publishers?) )?(?:{_KINDS})"
    r'(?:(?: (?:to|on|for|zu|zum|de))?(?: ?:|:? [-–—] )|(?<!re) (?:to|on) |(?<=discussion) of | (?=["“]))'
)
_CLOSING = re.compile(
    r"[-–—:.,;?!(\[]\s*(?:(?:an?|the) )?(?:(?:authors?|editors?) )?"
    r"(?:(?P<reply>reply|response|rejoinder)|(?P<erratum>erratum|corrigendum|correction)"
    r"|(?P<comment>(?<=a )comment(?:ary)?))[.)\]]*\Z"
)
# Web of Science and Embase name the corrected paper at the end: "(vol 142, pg 310, 2005)", "(BMJ (2009) 338 (5-7))".
_CORRECTED = re.compile(r"[(\[]vol\.? ?[0-9][^()\[\]]*[)\]]\W*\Z|\([^()]+\([12][0-9]{3}\)[^()]*\([^()]+\)[^()]*\)\W*\Z")
# The retracted paper itself is marked: "RETRACTED ARTICLE: ...", "... (Retracted article. See vol. 8, pg 3, 2009)".
_RETRACTED = re.compile(
    r"\W*(?:retracted|withdrawn)(?: article| paper| chapter)?\s*[:\])]\s*|[(\[]retracted [^()\[\]]*[)\]]\W*\Z"
)
# A bracket at the end, closed or cut off, is the database's: the language, a remark, or the title in another language.
# With a number, and not a remark, it belongs to the title: "[part 2]".
_BRACKET = re.compile(r"\s*\[((?:[^\[\]]|\[[^\[\]]*\])*)(?:\][\s.*]*)?\Z")
_REMARK = re.compile(r"\b(?:erratum|errata|correct|corrected|comment|retract|publish|abstract|appears?|see|summary)")
_TITLE_IN_BRACKETS = 4  # words; a shorter bracket is the name of a language


_LONGEST = 1000  # characters; the titles of two works differ before that


class Title(NamedTuple):
    """A title as letters without spaces and as words.

    `notice` is the kind of notice ("erratum"), `translated` is whether brackets mark a translation, `others` holds the
    letters of the title in other languages.
    """

    letters: str = ""
    words: tuple[str, ...] = ()
    vocabulary: frozenset[str] = frozenset()
    notice: str = ""
    translated: bool = False
    others: tuple[str, ...] = ()


def read_title(text: str) -> Title:
    """Return the title without what databases put into it."""
    text = fold(html.unescape(_TAG.sub("", text[:_LONGEST]))).strip('"“”„«» ')
    text, others = _without_brackets(text)
    translated = text.startswith("[")
    text, notice = _without_notice(text)
    words = _title_words(text)
    return Title("".join(words), words, frozenset(words), notice, translated, tuple(others))


def _without_notice(text: str) -> tuple[str, str]:
    """Return the text without the marks of a notice, and the kind of notice."""
    notice = ""
    if "(" in text and (corrected := _CORRECTED.search(text)):
        text, notice = text[: corrected.start()], "erratum"
    text = _RETRACTED.sub("", text)
    if (opening := _OPENING.match(text)) and (rest := text[opening.end() :].strip()):
        text, notice = rest, opening.lastgroup or notice
    if (closing := _CLOSING.search(text, max(0, len(text) - 40))) and (rest := text[: closing.start()].strip()):
        text, notice = rest, notice or closing.lastgroup or ""
    return text, notice


def _title_words(folded: str) -> tuple[str, ...]:
    return tuple([word for word in words_of(folded) if word not in ("the", "and")])


def _without_brackets(text: str) -> tuple[str, list[str]]:
    """Return the text without the brackets at its end, and the letters of those that hold a title."""
    others: list[str] = []
    if "[" not in text:
        return text, others
    while (bracket := _BRACKET.search(text)) and (rest := text[: bracket.start()].strip()):
        if _CLOSING.search(f"[{bracket[1]}]"):
            break  # "[Reply]" is a notice
        if not _REMARK.search(bracket[1]):
            words = _title_words(bracket[1])
            if any(map(_NUMERAL.fullmatch, words)):
                break
            if len(words) >= _TITLE_IN_BRACKETS:
                others.append("".join(words))
        text = rest
    return text, others


# --- comparison -------------------------------------------------------------------------------------------------------


class Likeness(IntEnum):
    """How alike two titles are."""

    OTHER = 0
    NEAR = 1
    SAME = 2


# Numbers, Roman numbers up to XXXIX, and single letters, which distinguish the parts of a series.
_NUMERAL = re.compile(
    r".*[0-9].*|x{0,3}(?:ix|iv|v?i{0,3})|[a-z]"
    r"|first|zecond|third|forth|fifth|zixth|zeventh|eighth|ninth|tenth|one|two|three|for|five|zix|zeven|eight|nine|ten"
)
_COUNTING = _set("part phase volume vol section chapter series number no study paper report installment")
# Labels before a title: "Original article: ...", "Guest editorial: ...", "Issues and opinions: ...".
LABELS = _set(
    "editorial editorials editor editors guest invited introduction introductory note notes foreword preface prologue "
    "contents index issue issues information letter letters correspondence news opinion opinions review reviews book "
    "books research article articles paper papers special section original about a an in of to on for from with by"
)
# Words that occur in the titles of many works: "Editor's comments", "Volume information", "Presidential address".
COMMON = LABELS | _set(
    "comment comments commentary remark remarks afterword volume number report reports abstract abstracts message "
    "president presidential address erratum errata correction corrections reply response discussion announcement "
    "announcements calendar obituary acknowledgment acknowledgments reviewers table panel overview summary conclusion "
    "conclusions new this our the and"
)
_SPELLING = 0.85  # least share of equal letters: "decisoin" has .88 of "decision", but "male" has .80 of "female"
# Prefixes that change the meaning: symptomatic and asymptomatic, male and female, hyper- and hypotension.
_PREFIXES = frozenset(["a", "an", "anti", "de", "dis", "fe", "im", "in", "ir", "non", "pre", "post", "re", "sub", "un"])
_HYPER_HYPO = {"hype", "hypo"}
_MISSPELT = 4  # words; more of them are not misspelt
_CORE = 3  # least words of the shorter of two near titles; too many titles begin with "Copper"


def likeness(one: Title, other: Title, *names: Set[str]) -> Likeness:
    """Return how alike two titles are, notices aside. `names` are words of the authors' names, which a title may have.

    >>> likeness(read_title("Lichens on walls"), read_title("Original article: Lichens on Walls."))
    <Likeness.SAME: 2>
    """
    if not one.letters or not other.letters:
        return Likeness.OTHER
    if one.letters == other.letters:
        return Likeness.SAME
    if (one.others or other.others) and not {one.letters, *one.others}.isdisjoint((other.letters, *other.others)):
        return Likeness.SAME
    if shared_words(one, other) < 0.5:
        return Likeness.OTHER
    mine, theirs = _without_footnote(one.words, other.words), _without_footnote(other.words, one.words)
    shorter = min(len(mine), len(theirs))
    mine_only, theirs_only = _surplus(mine, theirs), _surplus(theirs, mine)
    if "".join(mine_only) == "".join(theirs_only):  # "health care" and "healthcare"; or the words in another order
        return Likeness.SAME if mine_only or mine == theirs else Likeness.NEAR
    return _surplus_likeness(*_without_misspelt(mine_only, theirs_only), shorter, frozenset().union(*names))


def _surplus_likeness(mine: list[str], theirs: list[str], shorter: int, names: Set[str]) -> Likeness:
    if mine and theirs:
        return Likeness.OTHER
    surplus = mine or theirs
    if surplus and LABELS.union(names).issuperset(surplus):
        return Likeness.SAME
    if surplus and _is_number_of_part(surplus):
        return Likeness.OTHER
    return Likeness.NEAR if shorter >= _CORE else Likeness.OTHER


def _is_number_of_part(words: list[str]) -> bool:
    return all(word in _COUNTING or _NUMERAL.fullmatch(word) for word in words)


def shared_words(one: Title, other: Title) -> float:
    """Return the share of the shorter title's words that the other title has, 0 to 1."""
    if not one.words or not other.words:
        return 0.0
    mine, theirs = one.vocabulary, other.vocabulary
    return len(mine & theirs) / min(len(mine), len(theirs))


def differ_on_purpose(one: Title, other: Title) -> bool:
    """Whether two titles differ on purpose: by one word ("in adults", "in children") or by numbers."""
    mine, theirs = _surplus(one.words, other.words), _surplus(other.words, one.words)
    if len(mine) == len(theirs) == 1:
        return True
    surplus = mine or theirs
    return not (mine and theirs) and _is_number_of_part(surplus)


def is_distinctive(title: Title, container: Set[str]) -> bool:
    """Whether at least two words of a title say what the work is about: not those of `COMMON` or of the journal's name.

    In a script without spaces, four characters count as a word.
    """
    size = 0
    for word in title.vocabulary - COMMON - container:
        size += len(word) // 4 + 1 if word[0] > "\u3040" else not _NUMERAL.fullmatch(word)
    return size >= 2


def _without_footnote(words: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words without the marks of footnotes at the end of only this title: "1", "1, 2", "concerns1"."""
    if len(words) < _CORE or words[-1] == others[-1]:
        return words
    if words[-1] == "2" and words[-2].endswith("1"):
        words = words[:-1]
    if words[-1] in ("1", "i"):
        return words[:-1]
    return (*words[:-1], others[-1]) if words[-1] == others[-1] + "1" else words


def _surplus(words: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    """Return the words that the others lack, in order, each as often as it is in excess."""
    rest = list(others)
    surplus = []
    for word in words:
        if word in rest:
            rest.remove(word)
        else:
            surplus.append(word)
    return surplus


def _without_misspelt(mine: list[str], theirs: list[str]) -> tuple[list[str], list[str]]:
    """Return the words of two titles without those that are one word in two spellings."""
    if min(len(mine), len(theirs)) > _MISSPELT:
        return mine, theirs
    left, right = list(mine), list(theirs)
    for word in mine:
        match = next((each for each in right if _one_word(word, each)), None)
        if match is not None:
            left.remove(word)
            right.remove(match)
    if left and right and _one_word("".join(left), "".join(right)):
        return [], []
    return left, right


@lru_cache(maxsize=1 << 14)
def _one_word(one: str, other: str) -> bool:
    """Whether two words are one word in two spellings; numbers never are."""
    if one[0] != other[0] and one[-1] != other[-1]:
        return False
    if 2 * min(len(one), len(other)) < _SPELLING * (len(one) + len(other)):  # the ratio cannot be reached
        return False
    prefixes = {one.removesuffix(other), other.removesuffix(one)}
    if not prefixes.isdisjoint(_PREFIXES) or {one[:4], other[:4]} == _HYPER_HYPO:
        return False
    if _NUMERAL.fullmatch(one) or _NUMERAL.fullmatch(other):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= _SPELLING and matcher.ratio() >= _SPELLING
