"""Journal names as NLM catalogues them, in the capitals that English bibliographies print.

NLM writes a title as a sentence and adds the place where two journals have one name: `Nature chemical biology`,
`Hepatology (Baltimore, Md.)`. Its abbreviation shows which words are names: `Nat Chem Biol`.

Reference: NLM, "Fact Sheet: Construction of the National Library of Medicine Title Abbreviations"; ISO 4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

# `(Baltimore, Md.)`, `(Bethesda, Md. : 1985)`; an edition such as `(Engl)` has no comma.
_PLACE = re.compile(r" \((?:[^(),]+,)+[^(),]+\)$")
_MAIN_TITLE = re.compile(r"(?:(?! : | \().)+")  # before a subtitle or an edition
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_JOINTS = re.compile(r"['’-]")
# Words that abbreviations leave out; a title with another one is not English.
_FUNCTION_WORDS = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with")
)
_LONGEST = 300  # characters


@lru_cache(maxsize=8192)
def journal_name(title: str, abbreviation: str | None, language: str | None) -> str:
    """Return a journal's title without its place, its words capitalised as in the abbreviation.

    Nothing is lowered; a word with a capital in it, the first word (`npj`) and a title that is not English are left.
    `language` is the article's, None if it is unknown.

    >>> journal_name("Nature chemical biology", "Nat Chem Biol", "en")
    'Nature Chemical Biology'
    """
    name = _PLACE.sub("", title, count=1) if len(title) <= _LONGEST else title
    if abbreviation is None or len(name) > _LONGEST or (language or "en").split("-")[0] != "en":
        return name
    lower = list(_lower_words(name, abbreviation))
    if any(short is None and word[0] not in _FUNCTION_WORDS for word, short in lower):
        return name
    return _capitalised(name, [word.start() for word, short in lower if short is not None and short[0].isupper()])


def name_journal(found: dict[str, Any], short: str | None) -> str | None:
    """Give the journal of a record its name; return the catalogued title if that is another."""
    title: str = found["container_title"]
    found["container_title"] = journal_name(title, short, found.get("language"))
    return title if found["container_title"] != title else None


def _capitalised(text: str, places: list[int]) -> str:
    for place in places:
        text = text[:place] + text[place].upper() + text[place + 1 :]
    return text


def _lower_words(name: str, abbreviation: str) -> Iterator[tuple[re.Match[str], str | None]]:
    """Yield the words in small letters behind the first word of the main title, each with its abbreviation or None."""
    main = _MAIN_TITLE.match(name)
    words = list(_WORD.finditer(main[0])) if main else []
    letters = [_JOINTS.sub("", word[0]).lower() for word in words]
    shorts = _matched(letters, _WORD.findall(_PLACE.sub("", abbreviation)))
    return ((word, short) for word, short in zip(words, shorts, strict=True) if word[0].islower() and word.start())


def _matched(words: list[str], shorts: list[str]) -> list[str | None]:
    """Return for each word its abbreviation, or None; as many as possible are matched, and in order."""
    best = [[0] * (len(shorts) + 1) for _ in range(len(words) + 1)]
    for i in range(len(words) - 1, -1, -1):
        for j in range(len(shorts) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1])
            if _abbreviates(shorts[j].lower(), words[i]):
                best[i][j] = max(best[i][j], best[i + 1][j + 1] + 1)
    matched: list[str | None] = []
    j = 0
    for i, word in enumerate(words):
        while j < len(shorts) and best[i][j] == best[i][j + 1] and best[i][j] > best[i + 1][j]:
            j += 1
        pairs = j < len(shorts) and _abbreviates(shorts[j].lower(), word)
        if pairs and best[i][j] == best[i + 1][j + 1] + 1:
            matched.append(shorts[j])
            j += 1
        else:
            matched.append(None)
    return matched


def _abbreviates(short: str, word: str) -> bool:
    """Return whether the letters of `short` stand in `word` in this order, the first one first."""
    if short[0] != word[0] or word in _FUNCTION_WORDS:
        return False
    letters = iter(word)
    return all(letter in letters for letter in short)
