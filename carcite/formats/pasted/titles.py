"""Titles as PubMed prints them, and the note on a text without one."""

from __future__ import annotations

import re
from typing import Any

from carcite.formats.base import Context
from carcite.formats.pubmed import title_text
from carcite.notes import Code
from carcite.values.language_detection import likely_languages, script_language, script_of
from carcite.values.name_words import words_of

_RETRACTED_TITLE = re.compile(r"\[?(retracted(?: article)?|withdrawn)\s*[:.]", re.IGNORECASE)


def title_fields(text: str) -> dict[str, Any]:
    """Return the fields in a printed title: the title without the full stop and the [brackets] of a translation.

    A title that says `RETRACTED:` or `WITHDRAWN:` keeps its words and sets `status`. `[Not Available]` is no title.
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


def title_language(text: str) -> str | None:
    """Return the language that the script of a title shows; a Chinese one may be full of Latin abbreviations."""
    language = script_language(text)
    han = 0 if language or text.isascii() else len(_HAN.findall(text))
    return "zh" if han and han * 2 >= len(_LATIN_WORD.findall(text)) else language


# Words in a title that link what is in front of them to what is behind.
SMALL_WORDS = words_of("""

    of the and in for to on with by from a an as at among between into its or their through under de del la el los las y
    en una do da dos das na no para con com et le les des du une und der die das von zu im auf aus bei mit für durch
    über zur zum dans pour par sobre entre di della delle nel dan yang untuk pada dengan dalam terhadap antara ve ile
    için и в на с для по о
""")


def ends_in_link(text: str) -> bool:
    """Return whether the last word of a text links it to what is behind it: `of`, `und`."""
    return text.rsplit(" ", 1)[-1].lower().strip('“«"(') in SMALL_WORDS


def with_subtitle(title: str, subtitle: str) -> str:
    """Return a title and its subtitle as one: `Tea: A Study`, `Is it tea? A study`."""
    link = " " if title.endswith((":", "?", "!", "-")) else ": "
    return f"{title}{link}{subtitle}"


def are_of_like_length(first: str, second: str) -> bool:
    """Return whether neither of two titles is twice as long as the other."""
    return min(len(first), len(second)) * 2 > max(len(first), len(second))


def are_in_two_languages(first: str, second: str) -> bool:
    """Return whether two titles of about the same length are one title in two languages, as their common words show."""
    if not are_of_like_length(first, second):
        return False
    languages, others = likely_languages(first), likely_languages(second)
    is_english = second.isascii() and "en" in others - languages
    if not languages and is_english:
        return len(re.findall(r"[^\x00-\x7f]", first)) > 1
    if languages and others and (first.isascii() or not is_english):
        return languages.isdisjoint(others)
    return bool(languages) and "en" not in languages and second.isascii() > first.isascii()


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


_IN_TWO_SCRIPTS = re.compile(r"(?P<east>[^A-Za-z]{4,200}?)\s+(?P<latin>[A-Z][A-Za-z'’,:() -]{20,300})")


def divided_by_script(title: str) -> list[str]:
    """Return a title in Chinese, Japanese or Korean and its translation behind it as two; any other one alone.

    >>> divided_by_script("茶の成分に関する研究 A Study of the Components of Tea")
    ['茶の成分に関する研究', 'A Study of the Components of Tea']
    """
    both = _IN_TWO_SCRIPTS.fullmatch(title)
    return (
        [both["east"].strip(), both["latin"]] if both and are_in_two_scripts(both["east"], both["latin"]) else [title]
    )
