"""Parse dates as they are written into plain parts, which `PartialDate` then checks.

`read_edtf` follows the Extended Date/Time Format, levels 0 and 1 (Library of Congress, 2019; ISO 8601-2),
without times. `read_free` takes what people and databases write: `2024 Nov-Dec` (PubMed), `2024/05//` (RIS),
`17. Dezember 2024`, `2024年12月17日`. Both return None for anything else, and neither adds a month or a day
that the text does not have. They do not check whether the date exists (30 February).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import TypedDict, cast


class DateParts(TypedDict, total=False):
    """The fields of a `PartialDate` that a text gives."""

    year: int
    month: int
    day: int
    season: int
    end: DateParts
    open_start: bool
    open_end: bool
    circa: bool
    uncertain: bool
    unspecified: str


MONTH_ABBREVIATIONS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
SEASON_NAMES = ("spring", "summer", "autumn", "winter")

# One line for each language and case, in the order of the year, without accents, which are removed before the look-up.
_MONTH_LINES = (
    " ".join(MONTH_ABBREVIATIONS),
    " ".join(MONTH_NAMES),
    "januar februar marz april mai juni juli august september oktober november dezember",
    "jan feb mrz apr mai jun jul aug sept okt nov dez",
    "ene feb mar abr may jun jul ago sept oct nov dic",
    "jan fev mar abr mai jun jul ago set out nov dez",
    "gen feb mar apr mag giu lug ago set ott nov dic",
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "janv fevr mars avr mai juin juil aout sept oct nov dec",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "januar februar marts april maj juni juli august september oktober november december",
    "gener febrer marc abril maig juny juliol agost setembre octubre novembre desembre",
    "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "styczen luty marzec kwiecien maj czerwiec lipiec sierpien wrzesien pazdziernik listopad grudzien",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia",
    "leden unor brezen duben kveten cerven cervenec srpen zari rijen listopad prosinec",
    "ledna unora brezna dubna kvetna cervna cervence srpna zari rijna listopadu prosince",
    "январь февраль март апрель маи июнь июль август сентябрь октябрь ноябрь декабрь",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "januar februar marcius aprilis majus junius julius augusztus szeptember oktober november december",
    "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesakuu heinakuu elokuu syyskuu lokakuu marraskuu joulukuu",
    "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesakuuta heinakuuta elokuuta syyskuuta lokakuuta "
    "marraskuuta joulukuuta",
    "januari februari maret april mei juni juli agustus september oktober november desember",
    "ocak subat mart nisan mayıs haziran temmuz agustos eylul ekim kasım aralık",
)
_SEASON_LINES = (
    " ".join(SEASON_NAMES),
    "spring summer fall winter",
    "fruhling sommer herbst winter",
    "fruhjahr sommer herbst winter",
    "printemps ete automne hiver",
    "primavera verano otono invierno",
    "primavera estate autunno inverno",
    "primavera verao outono inverno",
    "lente zomer herfst winter",
)
# "17 de diciembre de 2024", "5 мая 2024 г.", "Friday, May 3, 2024"
_FILLERS = (
    "of de del do the г monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun"
)

# ---------------------------------------------------------------------------------------------------- EDTF

_EDTF_DATE = re.compile(
    r"(?:(?P<long>Y-?[1-9][0-9]{4,11})"
    r"|(?P<mask>[0-9]{2}(?:[0-9]X|XX)|[0-9]{4}-(?:XX(?:-XX)?|[0-9]{2}-XX))"
    r"|(?P<year>-?[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
    r")(?P<mark>[?~%]?)"
)


def masked_parts(mask: str) -> DateParts:
    """Return year and month of an EDTF date with unspecified digits (`1985-04-XX`), if all their digits are known."""
    parts: DateParts = {"unspecified": mask}
    year, _, rest = mask.partition("-")
    if "X" not in year:
        parts["year"] = int(year)
        if rest[:2].isdigit():
            parts["month"] = int(rest[:2])
    return parts


def is_mask(text: str) -> bool:
    """Whether the text is an EDTF level 1 date with unspecified digits: `199X`, `19XX`, `1999-XX`."""
    match = _EDTF_DATE.fullmatch(text)
    return match is not None and match["mask"] == text


def _read_edtf_date(text: str) -> DateParts | None:
    match = _EDTF_DATE.fullmatch(text)
    if match is None or match["year"] == "-0000" or match["day"] == "00":
        return None
    parts: DateParts
    if match["mask"]:
        parts = masked_parts(match["mask"])
    elif match["long"]:
        parts = {"year": int(match["long"][1:])}
    elif month := match["month"]:
        parts = {"year": int(match["year"])}
        if "21" <= month <= "24" and not match["day"]:
            parts["season"] = int(month) - 20
        elif "01" <= month <= "12":
            parts["month"] = int(month)
        else:
            return None
        if match["day"]:
            parts["day"] = int(match["day"])
    else:
        parts = {"year": int(match["year"])}
    if mark := match["mark"]:
        parts["circa"] = mark in "~%"
        parts["uncertain"] = mark in "?%"
    return parts


def read_edtf(text: str) -> DateParts | None:
    """Return the parts of an EDTF date or interval; None if the text is not EDTF level 0 or 1.

    An unknown end (`2004/`) and an open one (`2004/..`) are not distinguished.
    """
    start_text, slash, end_text = text.partition("/")
    if not slash:
        return _read_edtf_date(text)
    start = _read_edtf_date(start_text)
    end = _read_edtf_date(end_text)
    if start and end:
        return {**start, "end": end}
    if start and end_text in ("", ".."):
        return {**start, "open_end": True}
    if end and start_text in ("", ".."):
        return {"open_start": True, "end": end}
    return None


# ------------------------------------------------------------------------------------------ numbers only

# After a slash too, as Zotero writes the last part of a RIS date: 2014/08/31/22:00:48.
_TIME = r"(?:(?:[T ]|/T?)[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?"
_NUMERIC = (
    re.compile(rf"(?P<year>[0-9]{{4}})([-/. ])(?P<month>[0-9]{{1,2}})\2(?P<day>[0-9]{{1,2}}){_TIME}"),
    re.compile(r"(?P<year>[0-9]{4})[-/](?P<month>[0-9]{1,2})"),
    re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"),
    re.compile(r"(?P<month>[0-9]{1,2})[./-](?P<year>[0-9]{4})"),
)
_YEAR_LAST = re.compile(r"([0-9]{1,2})([./-]) ?([0-9]{1,2})\2 ?([0-9]{4})")
_CJK = re.compile(
    r"(?:([0-9]{4})|(明治|大正|昭和|平成|令和) ?([0-9]{1,2}|元)) ?[年년]"
    r"(?: ?([0-9]{1,2}) ?[月월](?: ?([0-9]{1,2}) ?[日号일])?)?"
)
_BEFORE_ERA = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_TWO_YEARS = re.compile(r"([0-9]{2})([0-9]{2})[-/–]([0-9]{2})")
_ERA = re.compile(r"(?:(AD) )?([1-9][0-9]{0,3})(?: (B\.? ?C\.?(?: ?E\.?)?|A\.? ?D\.?|C\.? ?E\.?))?", re.IGNORECASE)
_DECADE = re.compile(r"([0-9]{2}[1-9])0'?s")  # not 1900s: a decade or a century


def _ymd(year: str, month: str | None = None, day: str | None = None) -> DateParts | None:
    """Return the parts of digits; zeros are unknown (`2024-05-00`), as databases write it."""
    y, m, d = int(year), int(month or 0), int(day or 0)
    if m > 12 or (d and not m):
        return None
    parts: DateParts = {"year": y}
    if m:
        parts["month"] = m
    if d:
        parts["day"] = d
    return parts


def _read_numeric(text: str) -> DateParts | None:
    if years := _read_two_years(text):
        return years
    for pattern in _NUMERIC:
        if match := pattern.fullmatch(text):
            return _ymd(**match.groupdict())
    if match := _DECADE.fullmatch(text):
        return {"unspecified": match[1] + "X"}
    return _read_cjk(text) or _read_year_last(text)


def _read_two_years(text: str) -> DateParts | None:
    """`1998/99`. After a hyphen, numbers up to 41 are months, seasons and quarters (ISO 8601-2)."""
    match = _TWO_YEARS.fullmatch(text)
    if match and int(match[3]) > max(41 if "-" in text else 12, int(match[2])):
        return {"year": int(match[1] + match[2]), "end": {"year": int(match[1] + match[3])}}
    return None


def _read_cjk(text: str) -> DateParts | None:
    match = _CJK.fullmatch(text)
    if match is None:
        return None
    year, era, of_era, month, day = match.groups()
    if era:
        year = str(_BEFORE_ERA[era] + (1 if of_era == "元" else int(of_era)))
    return _ymd(year, month, day)


def _read_year_last(text: str) -> DateParts | None:
    """`17.12.2024`, `12/17/2024`; None for `03/04/2024`, which is March or April."""
    match = _YEAR_LAST.fullmatch(text)
    if match is None:
        return None
    first, separator, second, year = match.groups()
    if int(first) > 12 or (separator == "." and int(second) <= 12) or int(first) == int(second):
        return _ymd(year, second, first)
    return _ymd(year, first, second) if int(second) > 12 else None


# ------------------------------------------------------------------------------------------ with words

_TOKEN = re.compile(
    r"(?P<number>[0-9]{1,4})(?:st|nd|rd|th|er|[.º°])?(?![0-9A-Za-z])"
    r"|(?P<word>[^\W\d_]+)\.?"
    r"|(?P<hyphen>-{1,3}|/)"
    r"|(?P<dash>[‐‑‒–—―−])"
    r"|(?P<gap>[\s,]+)",
    re.IGNORECASE,
)
# Y year, M month, N day, S season; "-" any dash. A half of a range takes what it lacks from the other.
_SHAPES = frozenset(
    {
        *("Y", "YM", "MY", "YMN", "MNY", "NMY", "YS", "SY", "Y-Y"),
        *("YM-M", "YM-YM", "M-MY", "MY-MY", "YS-S", "YS-YS", "S-SY", "SY-SY"),
        *("YMN-N", "YMN-MN", "YMN-YMN", "MN-NY", "MN-MNY", "MNY-MNY", "N-NMY", "NM-NMY", "NMY-NMY"),
    }
)
# One date with hyphens or slashes: 17-Dec-2024, 2024/Dec/17.
_HYPHENATED = frozenset({"N-M-Y", "Y-M-N", "M-N-Y", "M-Y", "Y-M", "Y-S", "S-Y"})
_SLOTS = {"Y": "year", "M": "month", "N": "day", "S": "season"}


_Token = tuple[str, int]
_TO: _Token = ("–", 0)
_IGNORED: _Token = ("", 0)
_WORDS: dict[str, _Token] = {
    **dict.fromkeys(_FILLERS.split(), _IGNORED),
    **{name: ("S", number) for line in _SEASON_LINES for number, name in enumerate(line.split(), 1)},
    **{name: ("M", number) for line in _MONTH_LINES for number, name in enumerate(line.split(), 1)},
    "to": _TO,
}


def _token(match: re.Match[str]) -> _Token | None:
    """Return the letter of `_SHAPES` and the value of a part of a text; None if it is not part of a date."""
    if number := match["number"]:
        return None if len(number) == 3 else ("Y" if len(number) == 4 else "N", int(number))
    if word := match["word"]:
        return _WORDS.get(word.lower())
    if match["gap"]:
        return _IGNORED
    return ("-", 0) if match["hyphen"] and len(match[0]) == 1 else _TO


def _tokens(text: str) -> list[_Token] | None:
    """Return the parts of the text; None if something in it is not part of a date."""
    found: list[_Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        token = _token(match) if match else None
        if match is None or token is None:
            return None
        at = match.end()
        if token is not _IGNORED:
            found.append(token)
    return found


def _shape(tokens: list[_Token]) -> str:
    return "".join(letter for letter, _ in tokens)


def _read_words(text: str) -> DateParts | None:
    tokens = _tokens(text) or []
    if _shape(tokens) in _HYPHENATED:
        tokens = [token for token in tokens if token[0] != "-"]
    shape = _shape(tokens).replace("–", "-")
    if shape not in _SHAPES:
        return None
    length = len(shape.partition("-")[0])
    start = {_SLOTS[letter]: value for letter, value in tokens[:length]}
    end = {_SLOTS[letter]: value for letter, value in tokens[length + 1 :]}
    return _range(start, end) if end else cast("DateParts", start)


def _range(start: Mapping[str, int], end: Mapping[str, int]) -> DateParts:
    """Return a range; a half without a year, or with a day and no month, has that of the other."""
    shared = ("year", "month") if "day" in start and "day" in end else ("year",)
    known = {slot: half[slot] for half in (end, start) for slot in shared if slot in half}
    return cast("DateParts", {**known, **start, "end": {**known, **end}})


# ------------------------------------------------------------------------------------------ together

_RANGE = re.compile(r"\s+(?:-{1,3}|/|to)\s+|\s*[‐‑‒–—―−]\s*|-{2,3}")
_CIRCA = re.compile(r"(?:c\. ?|ca\.? ?|circa |about |around |approx(?:\.|imately)? )(?=[0-9])", re.IGNORECASE)
_GOING_ON = re.compile(r"([0-9]{4}) ?(?:[-–—]|(?:[-–—]|to) ?present)", re.IGNORECASE)
_BRACKETS = {"[": "]", "(": ")"}


def _read_numeric_range(text: str) -> DateParts | None:
    """Return the parts of two numeric dates around a dash: `2024/11/03-2024/11/05`, `2024-11-03 – 2024-11-05`."""
    halves = _RANGE.split(text) if "-" not in text or _RANGE.search(text) else text.split("-")
    if len(halves) != 2:
        return None
    start = _read_edtf_date(halves[0]) or _read_numeric(halves[0])
    end = _read_edtf_date(halves[1]) or _read_numeric(halves[1])
    return {**start, "end": end} if start and end else None


def _read_era(text: str) -> DateParts | None:
    """Return one or two years of an era: `44 BC`, `AD 79`, `100 BC-50 AD`. The year before 1 is 0, as in EDTF."""
    halves = re.split(r" ?[-–—/] ?", text, maxsplit=2)
    matches = [match for match in map(_ERA.fullmatch, halves) if match]
    eras = [match[1] or match[3] or "" for match in matches]
    if len(matches) != len(halves) or len(halves) > 2 or not any(eras):
        return None
    eras[0] = eras[0] or eras[-1]  # 100-44 BC
    years = [_year_of_era(int(match[2]), era) for match, era in zip(matches, eras, strict=True)]
    return {"year": years[0]} if len(years) == 1 else {"year": years[0], "end": {"year": years[1]}}


def _year_of_era(year: int, era: str) -> int:
    return 1 - year if era.upper().startswith("B") else year


def _read_going_on(text: str) -> DateParts | None:
    """Return the parts of a range without an end: `1985-`, `1985–present`."""
    match = _GOING_ON.fullmatch(text)
    return {"year": int(match[1]), "open_end": True} if match else None


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare)  # Hangul is one character again


_READERS = (_read_edtf_date, _read_numeric, _read_numeric_range, _read_words, _read_era, _read_going_on)


def read_free(text: str) -> DateParts | None:
    """Return the parts of a date as people and databases write it; None if it has another form.

    `03/04/2024` is None (March or April), two-digit years are None, a time of day is left out.
    """
    text = " ".join(_without_accents(text).split())
    if len(text) > 2 and _BRACKETS.get(text[0]) == text[-1]:
        text = text[1:-1].strip()
    circa = _CIRCA.match(text)
    bare = text[circa.end() if circa else 0 :]
    certain = bare.removesuffix("?")
    written = certain.rstrip().rstrip("/").replace("///", " ", 1)  # RIS: 2024/05//, 2001///Spring
    parts = next(filter(None, (read(written) for read in _READERS)), None)
    if parts is None or certain == text:
        return parts
    if "end" in parts:
        return None  # "ca. 1850-1860": is the second year approximate, too?
    return {**parts, "circa": bool(circa) or parts.get("circa", False), "uncertain": certain != bare}
