"""Volume, issue, pages, edition and date of Chinese, Japanese and Korean references, each with its unit.

A number, in digits or Han, stands in front of its unit or behind it: `第3巻第2号`, `12권 3호`, `卷 52, 期 6, 页 6-12`.
"""

from __future__ import annotations

import re

from carcite.formats.pasted.fields import filled
from carcite.formats.pasted.references.parts import BEGINS, Draft
from carcite.values.date_patterns import YEAR
from carcite.values.dates import PartialDate
from carcite.values.pages import han_number

UNDATED = "不[詳详]"
_MONTH_AND_DAY = r"(?P<month>0?[1-9]|1[0-2])\s?[月월](?:\s?(?P<day>0?[1-9]|[12][0-9]|3[01])\s?[日일])?"
_DATED = rf"(?P<year>{YEAR})(?:\s?[年년]\s?(?:{_MONTH_AND_DAY})?)?(?:[a-z]年?)?"
DATE_BEHIND = re.compile(rf"[\s.,]*\(?(?:{_DATED}|{UNDATED})\)?[\s.,:]*$")
_DATES = (
    re.compile(rf"(?<![0-9])(?P<month>0?[1-9]|1[0-2])月 (?:(?P<day>[0-3]?[0-9]), )?(?P<year>{YEAR})(?![0-9])"),
    re.compile(rf"(?<![0-9–—-]){_DATED}(?<=[年년月월日일])(?:度|出?版)?"),
    re.compile(rf"(?<![0-9–—-])(?P<year>{YEAR})[.-] ?(?P<month>0?[1-9]|1[0-2])[.-] ?(?P<day>[0-3]?[0-9])(?![0-9])"),
    re.compile(rf"(?<![0-9–—-])(?P<year>{YEAR})(?![0-9–—-])"),
)
_DAY = re.compile(_MONTH_AND_DAY)

_DASH = r"\s?[-‐–—~～〜]\s?"
_NUMBER = r"(?:[A-Z]{0,5}[0-9]{1,4}|[一二三四五六七八九十百]{1,4})"
_NUMBERS = rf"{_NUMBER}(?:\s?[-‐–—~～〜、/·]\s?{_NUMBER})?"
_PAGE = r"[A-Z]?[0-9]{1,6}"
_RANGE = rf"{_PAGE}(?:{_DASH}{_PAGE})?"
_LOCATOR = r"[0-9A-Z]{4,14}[a-z][0-9]{1,4}"  # of a paper: 1C2OS8a04
_PAGES = (
    rf"(?:[第제]\s?)?(?<![0-9])(?P<pages>(?!{YEAR}[,、]){_RANGE}(?:[,、]\s?(?:{_RANGE}|[0-9A-Za-z]{{1,8}})){{0,4}}"
    rf"|{_LOCATOR})\s?[页頁쪽面]"
    rf"|(?:[页頁쪽面]|\bpp?\.?)\s?(?P<front>{_RANGE})"
    rf"|(?:(?<=[:,])\s?(?P<last>[0-9]{{1,5}}{_DASH}[0-9]{{1,5}})|(?<=:)\s?(?P<page>[0-9]{{1,5}}))(?=\W*$)"
)
VOLUME = (
    rf"[\s,:]*(?:(?:卷\s?)?(?:[第제]\s?)?(?P<volume>{_NUMBER}(?:-[0-9]{{1,4}})?)\s?[卷巻권집輯辑集册冊]"
    rf"|(?:卷 )?(?P<yearly>[0-9]{{4}}\s?年卷)|卷 (?P<behind>{_NUMBER})(?!\w| 年)"
    rf"|(?:{BEGINS}|卷)\s?(?P<part>[上中下])[卷册冊])"
)
_ISSUE = (
    rf"(?:[第제]\s?(?P<issue>{_NUMBERS})|(?:(?<=[年년卷巻␟、,)])|(?<!.))\s?(?P<bare>{_NUMBERS}))\s?[期号號호]"
    rf"|期 (?P<behind>{_NUMBERS})"
)
_EDITION = (
    rf"\(?(?:(?:[第제]\s?(?P<edition>{_NUMBER})|(?<![0-9–—-])(?P<count>[0-9]{{1,2}}))\s?[版판]"
    r"|(?P<words>(?:[修增]订|改訂|개정)[版本판](?: 版)?))\)?"
)
_FIELDS = {
    field: re.compile(rf"[\s,:]*(?:{pattern})")
    for field, pattern in (("pages", _PAGES), ("volume", VOLUME), ("issue", _ISSUE), ("edition", _EDITION))
}
_BOTH = re.compile(
    rf"(?<![0-9])(?P<volume>[0-9]{{1,4}})\s?\((?P<issue>{_NUMBERS})\)|\((?P<alone>[0-9]{{1,3}})\)"
    r"|(?<=\w)\s(?P<bare>[0-9]{1,4})(?=[\s:,]*␟)"  # in front of the pages: `茶業研究 94:45-55`
)
_TO_HYPHEN = re.compile(_DASH)
# Where a source begins, behind the name of a journal and a note on it: `(网络版) 2006年`.
SOURCE_BEHIND = re.compile(rf"(?:\s?\([^()]{{2,12}}\))?[,\s]*(?:{YEAR}|第\s?{_NUMBER}\s?[期卷])")


def take_numbers(draft: Draft, *, is_article: bool) -> None:
    """Take pages, volume, issue and edition, and the date; `52(2)` only of an article."""
    for field, pattern in _FIELDS.items():
        if field not in draft.fields and (number := draft.take(pattern)):
            value = next(filter(None, number.groups()))
            draft.fields[field] = _TO_HYPHEN.sub("-", value) if field == "pages" else _number(value)
    if is_article and not draft.has("volume", "issue") and (both := draft.take(_BOTH)):
        volume, issue = both["volume"] or both["bare"], both["issue"] or both["alone"]
        draft.fields |= filled({"volume": volume, "issue": issue})
    _take_date(draft)


def _take_date(draft: Draft) -> None:
    """Take the date, or the month and day behind the year that stands in front of the title."""
    known = draft.fields.get("issued")
    for pattern in _DATES:
        date = pattern.search(draft.text)
        if date is not None and (known is None or known.year == int(date["year"])):
            draft.cut(date.start(), date.end())
            draft.fields["issued"] = max(date_of(date), known or date_of(date), key=lambda one: len(str(one)))
            return
    if known is not None and draft.has("container_title") and (day := draft.take(_DAY)):
        draft.fields["issued"] = date_of(day, known.year)


def _number(text: str) -> str:
    """Return a number of an issue in digits: 十二 is 12."""
    number = han_number(text)
    return text if number is None else str(number)


def date_of(match: re.Match[str], year: int | None = None) -> PartialDate:
    """Return the date that a pattern of this module has found; `year` stands elsewhere."""
    parts = match.groupdict()
    numbers = (year or parts["year"], parts.get("month"), parts.get("day"))
    return PartialDate.parse("-".join(str(number).zfill(2) for number in numbers if number))
