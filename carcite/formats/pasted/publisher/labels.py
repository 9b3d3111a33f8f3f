"""Labels of publishers' pages, and the dates they label: `Volume: 12`, `Localización: ...`, `收稿日期: 2019-03-12`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from carcite.formats.pasted.heading_words import Part, key, words_for
from carcite.formats.pasted.publisher.menus import is_kind
from carcite.values.dates import PartialDate

# The parts whose words are labels of values; those of `OTHER` end the value of the label above them.
_PARTS = (
    Part.OTHER,
    Part.ADVISOR,
    Part.PUBLISHER,
    Part.CITE,
    Part.YEAR,
    Part.PAGES,
    Part.ISSUE,
    Part.VOLUME,
    Part.SOURCE,
    Part.JOURNAL,
    Part.AUTHORS,
    Part.OTHER_TITLE,
    Part.TITLE,
)
_LABELS = {word: part for part in _PARTS for word in words_for(part)}
_LONGEST_LABEL = 40
_COLON = re.compile(r"\s*[:：]\s*")
# Without a colon.
_NUMBER = re.compile(r"(?P<label>[^\W\d_]{2,10})\.?\s(?P<number>\d{1,4})[.,]?")  # `Sayı 162`
_BY = re.compile(
    r"(?:By|by|BY|Par|Von|Por|Autores|Auteurs|Autoren"
    r"|(?:Main )?Authors?(?!\s(?:Corr|Response|Reply|Summ|Contrib|Info|Note|Affil|Links|Publ|Rights|Serv|Guid)))"
    r"\s+(?=[A-ZÀ-Þ])"
    r"|By(?=[A-ZÀ-Þ][a-zß-ÿ])"
)
_FROM_JOURNAL = re.compile(
    r"(?:From the journal|Un article de la revue|An article from"
    r"|Article dans une revue|Journal articles?(?=\s.{3,90}\sYear :))\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
_YEAR_OF_KIND = re.compile(r"[A-ZÀ-Þ][^\d:]{2,40}\s(?:Année|Year)\s:\s(?P<year>(?:19|20)\d\d)")  # Thèse Année : 2015
_CITE = re.compile(r"(?:How to cite|Cite this article as|Cite as)\.?\s+(?=[A-ZÀ-Þ])", re.IGNORECASE)


class Labelled(NamedTuple):
    """A label at the beginning of a line, and what follows it on the line."""

    label: Part
    value: str


@lru_cache(maxsize=512)  # several readers ask of a line
def read_label(text: str) -> Labelled | None:
    """Return the label a line is or begins with; None if it has none."""
    colon = _COLON.search(text, 0, _LONGEST_LABEL + 4)
    name = text[: colon.start()] if colon else text
    if len(name) <= _LONGEST_LABEL and (label := _LABELS.get(_bare(name)) or _LABELS.get(key(name))):
        return Labelled(label, text[colon.end() :] if colon else "")
    if journal := _FROM_JOURNAL.match(text):
        return Labelled(Part.JOURNAL, text[journal.end() :])
    if cite := _CITE.match(text):
        return Labelled(Part.CITE, text[cite.end() :])
    if number := _NUMBER.fullmatch(text):
        label = _LABELS.get(_bare(number["label"]))
        return Labelled(label, number["number"]) if label in (Part.VOLUME, Part.ISSUE) else None
    if year := _YEAR_OF_KIND.fullmatch(text):
        return Labelled(Part.YEAR, year["year"])
    by = _BY.match(text)
    return Labelled(Part.AUTHORS, text[by.end() :]) if by else None


def _bare(name: str) -> str:
    """Return a label as the table has it; a site may print its button and its heading as `AutoriaAutoria`."""
    bare = key(_BLANKS_IN_HAN.sub("", _COUNT.sub("", name.strip(" #*•·[]【】.")))).replace(" / ", "/")
    half = bare[: len(bare) // 2]
    return half if half + half == bare else bare


_COUNT = re.compile(r"\s?[(（]\d{1,3}\s?[件名人][)）]$")  # 著者 (4件)
_BLANKS_IN_HAN = re.compile(r"(?<=[一-鿿])[ \u3000]+(?=[一-鿿])")  # 作者 单位


# --- dates --------------------------------------------------------------------------------------------------------


class Dated(Enum):
    """What a date is of."""

    ISSUE = "issue"
    ALONE = "alone"
    ONLINE = "online"
    OTHER = "other"


_MONTH_WORD = r"[^\W\d_]{3,12}\.?(?:\s?[-–/]\s?[^\W\d_]{3,12}\.?)?"
_YEAR = r"(?:1[6-9]|20)\d\d"
DATE = (
    rf"(?<![\d/.-])(?:\d{{1,2}}(?:st|nd|rd|th|er|º|\.)?\s(?:de\s)?{_MONTH_WORD},?\s(?:de\s)?{_YEAR}"
    rf"|{_MONTH_WORD},?\s(?:de\s)?(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s)?{_YEAR}"
    rf"|{_YEAR}\s?年\s?\d{{1,2}}\s?月(?:\s?\d{{1,2}}\s?日)?|{_YEAR}년\s?\d{{1,2}}월(?:\s?\d{{1,2}}일)?"
    rf"|{_YEAR}[-/.]\d{{1,2}}(?:[-/.]\d{{1,2}})?|{_YEAR}\s/\s\d\d(?:\s/\s\d\d)?|\d{{1,2}}[-/.]\d{{1,2}}[-/.]{_YEAR}"
    rf"|{_YEAR}\s[A-Z][a-z]{{2,8}}(?:\s\d{{1,2}})?)(?![\d/-])"
)
_MONTH_WITH_POINT = re.compile(r"^(\d{4})\.(\d{1,2})$")
_DAY_WITH_POINTS = re.compile(r"^(\d\d)\.(\d\d)\.(\d{4})$")
_DATE = re.compile(DATE)
_LABELLED_YEAR = re.compile(rf"(?<!\d[~～–—-]){_YEAR}(?!\d|\s?[~～–—-]\s?{_YEAR})")  # not 2010~2015
_OTHER_DATE, _ONLINE_DATE, _ISSUE_DATE = (
    re.compile("|".join(map(re.escape, words_for(part)))) for part in (Part.RECEIVED, Part.ONLINE, Part.PUBLISHED)
)
_PREPRINT_DATE = re.compile(r"\[submitted on|posted")
_LONGEST_DATED = 400
_LONGEST_DATE_LABEL = 60
_MOST_LETTERS = 8  # behind a date


def labelled_dates(text: str, above: str = "") -> Iterator[tuple[Dated, PartialDate]]:
    """Yield the dates of a line with what their labels say; a date alone is labelled by the line `above`.

    A date that can be read in two ways (`01-04-2020`) is a literal one.
    """
    if len(text) > _LONGEST_DATED or "ISSN" in text:
        return
    is_long = len(text) > _LONGEST_LABEL
    pattern = _DATE if is_long or any(map(_has_month, _DATE.finditer(text))) else _LABELLED_YEAR
    end = 0
    for match in pattern.finditer(text):
        label = text[end : match.start()]
        if end == 0 and not any(map(str.isalpha, f"{label}{_MEDIUM.sub('', text[match.end() :])}")):
            label = above
        dated = _dated(label)
        if dated is None and pattern is _DATE and _stands_alone(text[: match.start()], text[match.end() :]):
            dated = Dated.ALONE
        if dated is not None:
            yield dated, parse_date(match[0])
        end = match.end()


def _has_month(date: re.Match[str]) -> bool:
    """Return whether the word in a date is a month, and not the label of a year: `Published 2018`."""
    return not (date[0][0].isalpha() and parse_date(date[0]).is_literal)


_MEDIUM = re.compile(r"^\s?\((?:online|print)\)$")


def parse_date(text: str) -> PartialDate:
    """Return a date; `2020.7` is a month, and with points the day is first: `01.07.2020`."""
    text = _MONTH_WITH_POINT.sub(r"\1-\2", text.replace(" / ", "-"))
    return PartialDate.parse(_DAY_WITH_POINTS.sub(r"\3-\2-\1", text))


def _stands_alone(before: str, behind: str) -> bool:
    """Return whether a date has nothing beside it but the kind of the article: `Research Article 12 May 2019`."""
    return len(behind) < 2 and (is_kind(before) or not any(map(str.isalnum, before)))


def _dated(label: str) -> Dated | None:
    if len(label) > _LONGEST_DATE_LABEL:
        return None
    label = key(label)
    if _PREPRINT_DATE.search(label):
        return Dated.ONLINE
    if _OTHER_DATE.search(label):
        return Dated.OTHER
    if _ONLINE_DATE.search(label):
        return Dated.ONLINE
    return Dated.ISSUE if _ISSUE_DATE.search(label) else None


def is_short_date(text: str) -> bool:
    """Return whether a line labels dates that have years of two digits: `Received 23/12/19`."""
    return (
        len(text) <= _LONGEST_DATED
        and _SHORT_DATE.search(text) is not None
        and _dated(text[:_LONGEST_LABEL]) is not None
    )


_SHORT_DATE = re.compile(r"(?<![\d/.-])\d{1,2}([/.-])\d{1,2}\1\d\d(?![\d/-])")


def is_date_label(text: str) -> bool:
    """Return whether a line is the label of a date that stands below it: `Accepted`, `Publication date:`."""
    return (
        len(text) <= _LONGEST_LABEL and len(text.split()) <= 5 and _dated(text) is not None and not text.endswith(".")
    )


def is_date(text: str) -> bool:
    """Return whether a line is a date and next to nothing else: `21. Oktober 2019 (online)`."""
    text = _DAYS_IN_FRONT.sub("", text)
    date = _DATE.match(text.strip(" .()（）")) if len(text) <= _LONGEST_LABEL else None
    if date is None:
        return False
    return _STAMP.match(text) is not None or sum(map(str.isalpha, text[date.end() :])) <= _MOST_LETTERS


_DAYS_IN_FRONT = re.compile(
    r"^\d{1,2}\.?(?:\s?[-–—/]\s?|\s(?:a|al|e|y|to|bis|do|до)\s)(?=\d{1,2}\b)"
)  # 25 a 29 de novembro de 2019
_STAMP = re.compile(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d)?(?=[^\W\d_])")  # and the one who posted a page
