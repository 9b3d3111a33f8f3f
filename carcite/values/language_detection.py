"""Detect the language of a text by its script or its most common words.

Used for the languages of abstracts; there is no answer for a text that could be in two languages.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

_LOOKED_AT = 5000  # characters from the start; more do not change the answer

# Scripts of one language, as (first, last) characters; not Cyrillic, Arabic or Latin, which many languages use.
# Compared, because a regular expression with a class of thousands of characters takes milliseconds to compile.
_Ranges = tuple[tuple[str, str], ...]
_KANA: _Ranges = (("\u3041", "\u3096"), ("\u30a1", "\u30fa"), ("\uff66", "\uff9d"))
_SCRIPTS: tuple[tuple[str, _Ranges], ...] = (
    ("zh", (("\u3400", "\u4dbf"), ("\u4e00", "\u9fff"), ("\uf900", "\ufaff"), ("\U00020000", "\U000323af"))),
    ("ko", (("\uac00", "\ud7a3"), ("\u1100", "\u11ff"), ("\u3131", "\u318e"))),
    ("el", (("\u0386", "\u03ce"), ("\u1f00", "\u1fff"))),
    ("th", (("\u0e01", "\u0e4e"),)),
    ("he", (("\u05d0", "\u05ea"),)),
)
# Least share of the letters: Chinese abstracts are full of Latin abbreviations, English ones have a β sometimes.
_SHARE = 0.4

# The most frequent words of running text, preferably those that similar languages in the same script do not have.
_COMMON_WORDS = {
    "en": "the of and to in is that for with was were are by this from as be which we these between than",
    "fr": "le la les des et du une dans est pour que avec par "
    "sur au aux ont été nous ces ce qui en plus sont cette était avec chez d l qu cet leur se son comme",
    "de": "der die und das den von mit ist für im eine zu auf des nicht sich bei wurde wurden werden dem oder als",
    "es": "el la los las de y en que del una con por para se es un fueron fue como al más entre este lo su",
    "pt": "o a os as de e do da dos das em que uma com para foi não foram no na ao um por são entre mais pela",
    "it": "il di e che la della dei delle con per una è sono nel gli un in da del stato stati alla non più "
    "l d dell nell",
    "nl": "de het een van en in is dat met voor zijn op werd werden bij aan te door niet deze ook worden",
    "pl": "w z i na do się jest oraz nie że przez są od u po dla jako było były tym badania",
    "tr": "ve bir bu ile için olarak olan daha çok veya en sonra gibi hasta hastaların çalışmada saptandı",
    "sv": "och att det som en för med av är på den till inte var ett har efter vid eller från",
    "da": "og at det som en for med af er på den til ikke blev et har efter ved eller fra der blandt",
    "no": "og å det som en for med av er på den til ikke ble et har etter ved eller fra blant hos",
    "cs": "a v na se je s z u že pro byl byla bylo byly jsou nebo které při jako ve po od",
    "hu": "a az és hogy nem is egy volt meg vagy mint csak között betegek esetén során",
    "ro": "și de la în a cu pe care din au fost pentru este sunt mai sau prin ale",
    "fi": "ja on ei että oli se joka ovat kun sekä myös olivat tai mutta",
    "id": "dan yang dengan dari untuk pada ini dalam adalah tidak terhadap oleh sebagai hasil penelitian",
    "vi": "và của là các được trong cho với có những một này để không từ đến tại",
}
_WORD = r"[^\W\d_]+"
_FEWEST_WORDS = 8
_FEWEST_VOTES = 4
_LEAST_SHARE = 0.15  # least share of the words
_LEAD = 1.5  # times the votes of the second language


def is_han(char: str) -> bool:
    """Whether the character is one of the common Chinese ones (CJK Unified Ideographs)."""
    return "\u4e00" <= char <= "\u9fff"


def script_language(text: str) -> str | None:
    """Return the language that the script shows: zh, ja (with kana), ko, el, th or he; None for other scripts."""
    if text.isascii():
        return None
    times = Counter(text[:_LOOKED_AT])
    letters = sum(count for char, count in times.items() if char.isalnum() and not char.isdecimal())
    kana = _count(times, _KANA)
    for language, script in _SCRIPTS:
        count = _count(times, script)
        if language == "zh" and kana and (count + kana) >= _SHARE * letters:
            # A few kana are Japanese names in a Chinese text.
            return "ja" if kana * 20 >= count + kana else "zh"
        if count and count >= _SHARE * letters:
            return language
    return None


def _count(times: Counter[str], script: _Ranges) -> int:
    """Return how many of the characters are of a script."""
    return sum(
        count for char, count in times.items() if char > "\x7f" and any(first <= char <= last for first, last in script)
    )


@cache
def languages_by_word() -> dict[str, list[str]]:
    """Return the most frequent words of running text, each with the languages that have it."""
    found: dict[str, list[str]] = {}
    for language, words in _COMMON_WORDS.items():
        for word in words.split():
            found.setdefault(word, []).append(language)
    return found


# Letters that tell the languages of a script apart; the first that are in a text decide, no letters are the rest.
_LETTERS = {
    "Cyrl": (("kk", "әғқңұ"), ("sr", "ђљњћџ"), ("be", "ў"), ("uk", "іїєґ"), ("ru", "ыэё"), ("bg", "ъ")),
    "Arab": (("ur", "ٹڈڑے"), ("fa", "پچژگی"), ("ar", "ةىيك")),
}


def _language_by_letters(text: str) -> str | None:
    letters = set(text[:_LOOKED_AT].lower())
    languages = _LETTERS[str(script_of(text))]
    return next((language for language, own in languages if not letters.isdisjoint(own)), None)


# Scripts by their ISO 15924 codes, as (first, last) characters; Chinese, Japanese and Korean writing is one.
_BLOCKS: tuple[tuple[str, str, str], ...] = (
    ("Latn", "A", "\u024f"),
    ("Grek", "\u0370", "\u03ff"),
    ("Cyrl", "\u0400", "\u052f"),
    ("Hebr", "\u0590", "\u05ff"),
    ("Arab", "\u0600", "\u077f"),
    ("Thai", "\u0e00", "\u0e7f"),
    ("Latn", "\u1e00", "\u1eff"),
    ("Grek", "\u1f00", "\u1fff"),
    ("Hani", "\u3041", "\ud7a3"),
)


def script_of(text: str) -> str | None:
    """Return the script of most letters of a text (ISO 15924): Latn, Cyrl, Arab, Hani ...; None without letters.

    A sign in Chinese, Japanese or Korean counts as three letters.
    """
    if text.isascii():
        return "Latn" if any(map(str.isalpha, text)) else None
    votes: Counter[str] = Counter()
    for char, count in Counter(text[:_LOOKED_AT]).items():
        script = next((name for name, first, last in _BLOCKS if first <= char <= last), None)
        if script is not None and char.isalpha():
            votes[script] += 3 * count if script == "Hani" else count
    return votes.most_common(1)[0][0] if votes else None


def latin_language(text: str) -> str | None:
    """Return the language whose common words are most frequent in a text in Latin script.

    In Cyrillic or Arabic script the letters tell.

    None for fewer than eight words, for languages that are not in the table, and if two languages are close.
    """
    words = re.findall(_WORD, text[:_LOOKED_AT].lower())
    if len(words) < _FEWEST_WORDS:
        return None
    if script_of(text) in _LETTERS:
        return _language_by_letters(text)
    voters = languages_by_word()
    votes = Counter(language for word in words for language in voters.get(word, ()))
    ranked = votes.most_common(2)
    if not ranked:
        return None
    language, most = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0
    clear = most >= _FEWEST_VOTES and most >= _LEAST_SHARE * len(words) and most >= _LEAD * second
    return language if clear else None


def likely_languages(text: str) -> set[str]:
    """Return the languages that have the most common words in a short text; none if no word tells."""
    voters = languages_by_word()
    votes = Counter(language for word in re.findall(_WORD, text.lower()) for language in voters.get(word, ()))
    most = max(votes.values(), default=0)
    return {language for language, count in votes.items() if count == most}
