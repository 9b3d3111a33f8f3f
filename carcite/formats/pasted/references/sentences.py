"""The sentences of a title and what follows it, and whether one can be the name of a journal, publisher or place."""

from __future__ import annotations

import re

from carcite.values.name_tests import has_body_word

_END = re.compile(r"[.?!。．](?:[\"”’)\]»])?(?:\s+(?=\S)|(?=[\u3400-\u9fff])|$)")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Za-zÄÖÜ]|\b(?:vs|al|Nr|Bd|Hrsg|Hg|Jh|Aufl|Diss|bzw|vgl|Publ|Fac|Dir|St|Dr|Mr|Mrs|No|vol|pp|ed|eds|Ed|Eds|Inc|Ltd|Co|Jr|Sr"
    r"|cf|ca|sp|spp|var|subsp|Ph|U\.S|D\.C"
    r"|(?:der|des|dem|den|die|das|zum|zur|im|am|vom|bis|ab|seit) [0-9]{1,2}"
    r"|Proc|Intl?|Conf|Symp|Natl|Eur|Soc|Assoc|Comput|Technol|Univ|Dept|Acad|Recognit|Syst|Trans))\.$"
)
_SHORTENED = re.compile(r"(?:[A-Z]\.? )*(?:[A-Z][A-Za-z-]{0,10}(?: \([A-Z]{2,8}\))?|\([A-Z]{2,8}\)|[A-Z](?:\.[A-Z])+)")
SMALL_WORDS = frozenset(
    {
        *("a", "an", "the", "of", "for", "in", "on", "at", "to", "and", "&", "-", "–"),
        *("de", "la", "le", "les", "des", "du", "d’", "del", "della", "et", "en"),
        *("el", "los", "las", "o", "os", "da", "das", "do", "dos", "em", "na", "no"),
        *("der", "die", "das", "den", "und", "für", "van", "von", "zu", "am", "im", "auf", "y", "e", "i"),
    }
)
# What says of which kind a work is, in the place of a publisher: `Unpublished manuscript`, `Paper presented at ...`.
NOTE = re.compile(
    r"(?i:\b(?:unveröff|unpublished|manus[kc]ript|mimeo|vortrag|übersetzt|im auftrag|aus dem [a-zäöü]+ischen"
    r"|(?:diplom|magister|projekt|haus|studien|abschluss|doktor|master|bachelor)arbeit|dissertation"
    r"|paper (?:presented|prepared|delivered|given|to|at|for)|(?:presented|prepared|delivered) (?:at|to|for)))"
)
_NO_NAME = re.compile('[?!“”"]')
_LOW_WORD = re.compile(r"\b(?:universit\w+|högskola|forlag|förlag|uitgeverij)\b")  # of names in other languages
_LONGEST_NAME = 14  # words


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; a stop behind an initial or an abbreviation ends none."""
    starts = [0]
    for match in _END.finditer(text):
        if match.end() < len(text) and not _ABBREVIATION.search(text[max(0, match.start() - 10) : match.start() + 1]):
            starts.append(match.end())
    return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


def last_sentence(text: str, *, abbreviated: bool = False) -> tuple[str, str]:
    """Divide a text before its last sentence; `abbreviated`: before the abbreviated words that end it.

    The first part is empty if the text is one sentence: `Tea. Int. J. Tea` is `Tea.` and `Int. J. Tea`.
    """
    pieces = sentences(text)
    first = len(pieces) - 1
    while abbreviated and first > 1 and all(map(is_shortened, pieces[first - 1 :])):
        first -= 1
    last = " ".join(pieces[first:])
    return text[: len(text) - len(last)].strip() if first else "", last


def is_shortened(piece: str) -> bool:
    """Return whether a piece is a word as abbreviated names of journals have it: `Int.`, `Natl Acad`."""
    parts = piece.strip().rstrip(". ").split(". ")
    return len(piece) <= 60 and all(len(part) <= 40 and _SHORTENED.fullmatch(part) for part in parts)


def is_name(text: str) -> bool:
    """Return whether a text can be a name: few words, all with a capital but the small ones."""
    words = text.split()
    if not 0 < len(words) <= _LONGEST_NAME or _NO_NAME.search(text):
        return False
    if not (text[0].isupper() or text[0].isdigit() or _is_cjk(text)):
        return False
    low = [word for word in words if word[0].islower() and word.lower() not in SMALL_WORDS]
    return not low or (2 * len(low) <= len(words) and _is_foreign_body(text))


def _is_foreign_body(text: str) -> bool:
    """Return whether a text names a body whose language has no capitals there: `Lunds universitet`."""
    return _LOW_WORD.search(text) is not None or ("," not in text and has_body_word(text.split()))


def _is_cjk(text: str) -> bool:
    return any(sign >= "\u3040" for sign in text[:4])
