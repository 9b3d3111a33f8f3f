"""Titles as PubMed prints them, and the note on a text without one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from carcite.formats.base import Context
from carcite.formats.pubmed import title_text
from carcite.notes import Code
from carcite.values.language_detection import likely_languages, script_language, script_of
from carcite.values.name_words import PARTICLES, words_of

_RETRACTED_TITLE = re.compile(r"\[?(retracted(?: article)?|withdrawn)\s*[:.]", re.IGNORECASE)


def title_fields(text: str) -> dict[str, Any]:
    """Return the fields in a printed title: the title without the full stop and the [brackets] of a translation.

    A title that says `RETRACTED:` or `WITHDRAWN:` keeps its words and sets `status`. `[Not Available]` is not a title.
    """
    title = title_text(" ".join(text.split()))
    if not title or title.lower() == "not available":
        return {}
    found: dict[str, Any] = {"title": title}
    if match := _RETRACTED_TITLE.match(title):
        found["status"] = match[1].split()[0].lower()
    return found


def note_missing_title(context: Context, what: str) -> None:
    """Add the note that the text (`what`) gives no title, and how to give one."""
    message = f'the {what} gives no title; give it one: --set title="...", or citation.replace(title="...")'
    context.note(Code.MISSING, message, field="title")


_HAN = re.compile("[一-鿿]")
_LATIN_WORD = re.compile("[A-Za-z]{2,}")


@lru_cache(maxsize=512)  # several readers ask of a line
def title_language(text: str) -> str | None:
    """Return the language that the script of a title shows; a Chinese one may be full of Latin abbreviations."""
    language = script_language(text)
    han = 0 if language or text.isascii() else len(_HAN.findall(text))
    return "zh" if han and han * 2 >= len(_LATIN_WORD.findall(text)) else language


# Words in a title that link what is in front of them to what is behind.
SMALL_WORDS = words_of("""

    of the and in for to on with by from a an as at among between into its or their through under de del la el los las y
    en una do da dos das na no para con com et le les des du une und der die das den dem von zu im auf aus bei mit für
    durch über zur zum dans pour par sobre entre di della delle nel dan yang untuk pada dengan dalam terhadap antara ve
    ile için и в на с для по о while using
""")


def ends_in_link(text: str) -> bool:
    """Return whether the last word of a text links it to what is behind it: `of`, `und`."""
    return text.rsplit(" ", 1)[-1].lower().strip('“«"(') in SMALL_WORDS


def joined_lines(above: str, below: str) -> str:
    """Return two lines of one text: with a space between them, but for Chinese and Japanese."""
    is_eastern = title_language(above) in ("zh", "ja") and title_language(below) in ("zh", "ja")
    return f"{above}{below}" if is_eastern else f"{above} {below}"


def with_subtitle(title: str, subtitle: str) -> str:
    """Return a title and its subtitle as one: `Tea: A Study`, `Is it tea? A study`."""
    link = " " if title.endswith((":", "?", "!", "-")) else ": "
    return f"{title}{link}{subtitle}"


# The subtitle that names the kind of a study: `A Systematic Review and Meta-Analysis`.
KIND_OF_STUDY = re.compile(
    r"(?:An?|The)\s(?:[\w-]{1,20}\s){0,6}(?:Review|Study|Trial|Analysis|Meta-Analysis|Survey|Report|Cohort|Experiment)"
    r"(?:\sof\s[\w -]{1,80})?",
    re.IGNORECASE,
)


def begin_alike(first: str, second: str) -> bool:
    """Return whether two lines begin with the same two words: a title in two related languages, or a running head."""
    return first.casefold().split()[:2] == second.casefold().split()[:2]


def are_of_like_length(first: str, second: str) -> bool:
    """Return whether neither of two titles is twice as long as the other."""
    return min(len(first), len(second)) * 2 > max(len(first), len(second))


def are_in_two_languages(first: str, second: str) -> bool:
    """Return whether two titles of about the same length are one title in two languages, as their common words show."""
    if not are_of_like_length(first, second):
        return False
    languages, others = likely_languages(first), likely_languages(second)
    is_english = second.isascii() and "en" in others - languages
    if not languages:
        return is_english and len(re.findall(r"[^\x00-\x7f]", first)) > 1
    if is_english and (not languages <= others or not first.isascii()):
        return True
    if not others:
        return "en" not in languages and second.isascii() > first.isascii()
    return languages.isdisjoint(others) or (others == {"en"} != languages and _are_german_and_english(first, second))


def _are_german_and_english(first: str, second: str) -> bool:
    return _UMLAUT.search(first) is not None and second.isascii()


_UMLAUT = re.compile("[äöüß]")


def are_in_two_scripts(first: str, second: str) -> bool:
    """Return whether two texts are in two scripts and may be one title: neither is three times as long as the other."""
    if not first or not second or script_of(first) == script_of(second):
        return False
    shorter, longer = sorted((_width(first), _width(second)))
    return shorter * _MOST_TIMES_LONGER >= longer


_MOST_TIMES_LONGER = 3


def _width(text: str) -> int:
    """Return the length of a text; a sign in Chinese, Japanese or Korean says as much as three letters."""
    return len(text) * (3 if script_of(text) == "Hani" else 1)


_IN_TWO_SCRIPTS = (
    re.compile(r"(?P<first>[^A-Za-z]{4,200}?)\s+(?P<latin>[A-Z][A-Za-z'’,:() -]{20,300})"),
    re.compile(r"(?P<first>.{0,300}[Ѐ-ӿ]\S{0,30})\s(?P<latin>[A-Z][^Ѐ-ӿ]{20,300})"),
)


def divided_by_script(title: str) -> list[str]:
    """Return a title in another script than Latin and its translation behind it as two; any other one alone.

    >>> divided_by_script("茶の成分に関する研究 A Study of the Components of Tea")
    ['茶の成分に関する研究', 'A Study of the Components of Tea']
    """
    for form in _IN_TWO_SCRIPTS:
        both = form.fullmatch(title)
        if both is not None and are_in_two_scripts(both["first"], both["latin"]):
            return [both["first"].strip(), both["latin"]]
    return [title]


def divided_by_language(title: str) -> list[str]:
    """Return a title in English and in another language as two, any other one alone; nothing if the cut is not sure.

    The small words of each language stand on one side of a capital. More than one capital may be between them, of which
    the one behind a stop counts.

    >>> divided_by_language("Los caminos del té en las montañas Roads of tea in the hills")
    ['Los caminos del té en las montañas', 'Roads of tea in the hills']
    """
    cuts = _cuts_between_languages(title)
    if len(cuts) > 1 and _is_capitalised(title[cuts[0] :]) and not _is_capitalised(title[: cuts[0]]):
        cuts = cuts[:1]
    stopped = [cut for cut in cuts if title[:cut].rstrip().endswith(("?", "!", "."))]
    cuts = stopped if len(stopped) == 1 else cuts
    pairs = [(title[:cut].strip(" /|-–"), title[cut:]) for cut in cuts]
    if not any(itertools.starmap(are_of_like_length, pairs)):
        return [title]
    return list(pairs[0]) if len(pairs) == 1 else []


def _cuts_between_languages(title: str) -> list[int]:
    """Return where words with capitals begin between the small words of one language and those of another."""
    words = list(_WORD.finditer(title))
    english, others = _places_of(words, "en"), _places_of(words, "other")
    if not english or not others or (len(others) == 1 and words[others[0]][0] in PARTICLES):
        return []
    first, second = sorted((english, others))
    between = words[first[-1] + 2 : second[0] + 1]
    return [word.start() for word in between if _MAY_BEGIN.match(word[0]) and not _is_open(title[: word.start()])]


def _places_of(words: Sequence[re.Match[str]], kind: str) -> list[int]:
    """Return which of the words are small words of a kind."""
    return [at for at, word in enumerate(words) if _kind_of(word[0]) == kind]


def _is_open(text: str) -> bool:
    return text.rstrip().endswith((",", "-"))


def _kind_of(word: str) -> str:
    """Return whether a small word is English or of another language, but for one that is of both or in capitals."""
    lower = word.lower()
    if lower in _ENGLISH_WORDS:
        return "en"
    return "other" if lower in _OTHER_WORDS else ""


def _is_capitalised(text: str) -> bool:
    """Return whether two thirds of the longer words of a text begin with a capital."""
    long = [word for word in text.split() if len(word) > _LONGEST_SMALL_WORD]
    return 3 * sum(word[0].isupper() for word in long) > 2 * len(long)


_WORD = re.compile(r"[^\W_][^\s,;:.()/]*")
_ENGLISH_WORDS = words_of("of the and for to on with by from at among between into its their through under while using")
_OTHER_WORDS = SMALL_WORDS - _ENGLISH_WORDS - words_of("a an as do i in no o or par per")
_MAY_BEGIN = re.compile(r"[^\W\d_a-zß-ÿа-я]|\d+$")
_LONGEST_SMALL_WORD = 3
