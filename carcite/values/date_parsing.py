"""The ways dates are written: what each text says, as plain parts, before `PartialDate` checks it.

`read_edtf` follows the Extended Date/Time Format, levels 0 and 1 (Library of Congress, 2019; ISO 8601-2),
without times. `read_free` takes what people and databases write: `2024 Nov-Dec` (PubMed), `2024/05//` (RIS),
`17. Dezember 2024`, `2024年12月17日`. Both return None for anything else, and neither adds a month or a day
that the text does not have. Whether the date exists (30 February) is not decided here.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TypedDict


class DateParts(TypedDict, total=False):
    """The fields of a `PartialDate`, those the text gives."""

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
SEASON_NAMES = ("spring", "summer", "autumn", "winter")

# One line a language and case, without accents (taken off before the look-up), in the order of the year.
_MONTH_LINES = (
    " ".join(MONTH_ABBREVIATIONS),
    "january february march april may june july august september october november december",
    "januar februar marz april mai juni juli august september oktober november dezember",
    "jan feb mrz apr mai jun jul aug sept okt nov dez",
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
_MONTHS = {name: i for line in _MONTH_LINES for i, name in enumerate(line.split(), 1)}
_SEASONS = {name: i for line in _SEASON_LINES for i, name in enumerate(line.split(), 1)}
# "17 de diciembre de 2024", "5 мая 2024 г.", "Friday, May 3, 2024"
_FILLERS = frozenset(("of", "de", "del", "do", "the", "г")).union(
    *(
        (day, day[:3])
        for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "tues", "thurs")
    )
)

# ---------------------------------------------------------------------------------------------------- EDTF

_EDTF_DATE = re.compile(
    r"(?:(?P<long>Y-?[1-9][0-9]{4,11})"
    r"|(?P<mask>[0-9]{2}(?:[0-9]X|XX)|[0-9]{4}-(?:XX(?:-XX)?|[0-9]{2}-XX))"
    r"|(?P<year>-?[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
    r")(?P<mark>[?~%]?)"
)


def masked_parts(mask: str) -> DateParts:
    """Year and month of an EDTF date with unspecified digits (`1985-04-XX`), as far as they are all there."""
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
    else:
        parts = {"year": int(match["year"])}
        if match["month"]:
            month = int(match["month"])
            if 21 <= month <= 24 and not match["day"]:
                parts["season"] = month - 20
            elif 1 <= month <= 12:
                parts["month"] = month
            else:
                return None
        if match["day"]:
            parts["day"] = int(match["day"])
    mark = match["mark"]
    if mark:
        parts["circa"] = mark in "~%"
        parts["uncertain"] = mark in "?%"
    return parts


def read_edtf(text: str) -> DateParts | None:
    """The parts of an EDTF date or interval; None if the text is not EDTF level 0 or 1.

    An unknown end (`2004/`) and an open one (`2004/..`) are one thing here: an end the source does not give.
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
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})([-/. ])([0-9]{{1,2}})\2([0-9]{{1,2}}){_TIME}")
_YEAR_MONTH = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([./-]) ?([0-9]{1,2})\2 ?([0-9]{4})")
_MONTH_YEAR = re.compile(r"([0-9]{1,2})[./-]([0-9]{4})")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_CJK = re.compile(
    r"(?:([0-9]{4})|(明治|大正|昭和|平成|令和) ?([0-9]{1,2}|元)) ?[年년]"
    r"(?: ?([0-9]{1,2}) ?[月월](?: ?([0-9]{1,2}) ?[日号일])?)?"
)
_BEFORE_ERA = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_TWO_YEARS = re.compile(r"([0-9]{2})([0-9]{2})[-/–]([0-9]{2})")
_ERA = re.compile(r"(?:(AD) )?([1-9][0-9]{0,3})(?: (B\.? ?C\.?(?: ?E\.?)?|A\.? ?D\.?|C\.? ?E\.?))?", re.IGNORECASE)
_DECADE = re.compile(r"([0-9]{2}[1-9])0'?s")  # not 1900s: a decade or a century


def _ymd(year: str, month: str | None, day: str | None) -> DateParts | None:
    """Parts from digits; zeros stand for what is not known (`2024-05-00`), as databases write it."""
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
    if match := _YEAR_FIRST.fullmatch(text):
        return _ymd(match[1], match[3], match[4])
    # Of the numbers behind a hyphen those to 41 are months, seasons and quarters (ISO 8601-2).
    if (match := _TWO_YEARS.fullmatch(text)) and int(match[3]) > max(41 if "-" in text else 12, int(match[2])):
        return {"year": int(match[1] + match[2]), "end": {"year": int(match[1] + match[3])}}  # 1998/99
    if match := _YEAR_MONTH.fullmatch(text):
        return _ymd(match[1], match[2], None)
    if match := _COMPACT.fullmatch(text):
        return _ymd(match[1], match[2], match[3])
    if match := _CJK.fullmatch(text):
        year, era, of_era, month, day = match.groups()
        if era:
            year = str(_BEFORE_ERA[era] + (1 if of_era == "元" else int(of_era)))
        return _ymd(year, month, day)
    if match := _MONTH_YEAR.fullmatch(text):
        return _ymd(match[2], match[1], None)
    if match := _YEAR_LAST.fullmatch(text):
        first, separator, second, year = match.groups()
        if int(first) > 12 or (separator == "." and int(second) <= 12) or int(first) == int(second):
            return _ymd(year, second, first)
        if int(second) > 12:
            return _ymd(year, first, second)
        return None  # 03/04/2024: March or April, the text does not say
    if match := _DECADE.fullmatch(text):
        return {"unspecified": match[1] + "X"}
    return None


# ------------------------------------------------------------------------------------------ with words

_TOKEN = re.compile(
    r"(?P<number>[0-9]{1,4})(?:st|nd|rd|th|er|[.º°])?(?![0-9A-Za-z])"
    r"|(?P<word>[^\W\d_]+)\.?"
    r"|(?P<hyphen>-{1,3}|/)"
    r"|(?P<dash>[‐‑‒–—―−])"
    r"|(?P<gap>[\s,]+)",
    re.IGNORECASE,
)
# Y year, M month, N day, S season; "-" any dash. What one half of a range lacks it takes from the other.
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


def _tokens(text: str) -> list[tuple[str, int]] | None:
    """Kind and value of each part of the text; None if something in it is not part of a date."""
    found: list[tuple[str, int]] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            return None
        at = match.end()
        token = match[0]
        if number := match["number"]:
            if len(number) == 3:
                return None
            found.append(("Y" if len(number) == 4 else "N", int(number)))
        elif word := match["word"]:
            name = word.lower()
            if name in _MONTHS:
                found.append(("M", _MONTHS[name]))
            elif name in _SEASONS:
                found.append(("S", _SEASONS[name]))
            elif name == "to":
                found.append(("–", 0))
            elif name not in _FILLERS:
                return None
        elif match["hyphen"]:
            found.append(("-" if len(token) == 1 else "–", 0))
        elif match["dash"]:
            found.append(("–", 0))
    return found


def _read_words(text: str) -> DateParts | None:
    tokens = _tokens(text)
    if not tokens:
        return None
    shape = "".join(kind for kind, _ in tokens)
    if shape in _HYPHENATED:
        tokens = [token for token in tokens if token[0] != "-"]
        shape = shape.replace("-", "")
    shape = shape.replace("–", "-")
    if shape not in _SHAPES:
        return None
    split = shape.find("-")
    halves = [tokens] if split < 0 else [tokens[:split], tokens[split + 1 :]]
    read = [{_SLOTS[kind]: value for kind, value in half} for half in halves]
    if len(read) == 1:
        return _as_parts(read[0])
    start, end = read
    for slot in ("year", "month"):
        if slot == "month" and not ("day" in start and "day" in end):
            continue
        start.setdefault(slot, end.get(slot, 0))
        end.setdefault(slot, start[slot])
    parts = _as_parts(start)
    parts["end"] = _as_parts(end)
    return parts


def _as_parts(slots: dict[str, int]) -> DateParts:
    parts: DateParts = {}
    if "year" in slots:
        parts["year"] = slots["year"]
    if "month" in slots:
        parts["month"] = slots["month"]
    if "day" in slots:
        parts["day"] = slots["day"]
    if "season" in slots:
        parts["season"] = slots["season"]
    return parts


# ------------------------------------------------------------------------------------------ together

_RANGE = re.compile(r"\s+(?:-{1,3}|/|to)\s+|\s*[‐‑‒–—―−]\s*|-{2,3}")
_CIRCA = re.compile(r"(?:c\. ?|ca\.? ?|circa |about |around |approx(?:\.|imately)? )(?=[0-9])", re.IGNORECASE)
_GOING_ON = re.compile(r"([0-9]{4}) ?(?:[-–—]|(?:[-–—]|to) ?present)", re.IGNORECASE)
_BRACKETS = {"[": "]", "(": ")"}


def _read_numeric_range(text: str) -> DateParts | None:
    """Two dates in numbers around a dash: `2024/11/03-2024/11/05`, `2024-11-03 – 2024-11-05`."""
    halves = _RANGE.split(text) if "-" not in text or _RANGE.search(text) else text.split("-")
    if len(halves) != 2:
        return None
    start = _read_edtf_date(halves[0]) or _read_numeric(halves[0])
    end = _read_edtf_date(halves[1]) or _read_numeric(halves[1])
    return {**start, "end": end} if start and end else None


def _read_era(text: str) -> DateParts | None:
    """One year of an era or two: `44 BC`, `AD 79`, `100 BC-50 AD`. The year before 1 is 0, as in EDTF."""
    halves = [_ERA.fullmatch(half) for half in re.split(r" ?[-–—/] ?", text, maxsplit=2)]
    eras = [(match[1] or match[3] or "") if match else None for match in halves]
    if None in eras or not any(eras) or len(eras) > 2:
        return None
    eras[0] = eras[0] or eras[-1]  # 100-44 BC
    before = [(era or "")[:1] in ("B", "b") for era in eras]
    years = [1 - int(match[2]) if bc else int(match[2]) for match, bc in zip(halves, before, strict=True) if match]
    return {"year": years[0]} if len(years) == 1 else {"year": years[0], "end": {"year": years[1]}}


def _read_going_on(text: str) -> DateParts | None:
    """A year that something goes on from: `1985-`, `1985–present`."""
    match = _GOING_ON.fullmatch(text)
    return {"year": int(match[1]), "open_end": True} if match else None


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare)  # Hangul is one character again


def read_free(text: str) -> DateParts | None:
    """The parts of a date as people and databases write it; None if it has another form.

    `03/04/2024` is None (March or April), two-digit years are None, a time of day is left out.
    """
    text = " ".join(_without_accents(text).split())
    if len(text) > 2 and _BRACKETS.get(text[0]) == text[-1]:
        text = text[1:-1].strip()
    circa = _CIRCA.match(text)
    if circa:
        text = text[circa.end() :]
    uncertain = text.endswith("?")
    if uncertain:
        text = text[:-1].rstrip()
    text = text.rstrip("/").replace("///", " ", 1)  # RIS: 2024/05//, 2001///Spring
    parts = (
        _read_edtf_date(text)
        or _read_numeric(text)
        or _read_numeric_range(text)
        or _read_words(text)
        or _read_era(text)
        or _read_going_on(text)
    )
    if parts is None or not (circa or uncertain):
        return parts
    if "end" in parts:
        return None  # "ca. 1850-1860": whether the second year is approximate too, the text does not say
    return {**parts, "circa": bool(circa) or parts.get("circa", False), "uncertain": uncertain}
