"""CSL-JSON's date variables: date-parts of integers, season, circa, literal; EDTF strings and `raw` are read, too.

CSL counts years as people do: -44 is 44 BC and no year is 0; EDTF and the model have a year 0, so that one is -43.
An end of `[0]` is an open one, a month of 21 to 24 (13 to 16 in citeproc-js) a season, as every processor prints them.
Reference: CSL-JSON schema 1.0.2, definition `date-variable`; CSL 1.0.2 specification, "Dates", "AD and BC".
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from carcite.values.dates import PartialDate, shown_date

_EPOCH = date(1970, 1, 1)
_LAST = 6e13  # milliseconds, some two thousand years
_PARTS = ("year", "month", "day")
_KNOWN = frozenset(("date-parts", "season", "circa", "literal", "raw", "date-time", "timestamp", *_PARTS))
_SPELLINGS = {name.replace("-", ""): name for name in _KNOWN}
_NO = (None, False, 0, "0", "false", "")


# --- reading ----------------------------------------------------------------------------------------------------------


def read_date(value: Any) -> PartialDate | None:
    """Return the date in a date variable of any shape, None for an empty one; what is not a date is a literal."""
    if usual := _usual(value):
        return PartialDate.parse(_edtf(usual, None))
    if isinstance(value, (str, int)):
        return PartialDate.parse(str(value)) if str(value).strip() else None
    if isinstance(value, list):
        value = {"date-parts": value}
    if not isinstance(value, dict):
        return PartialDate(literal=str(value)) if value else None
    value = _spelled(value)
    found = _of_variable(value)
    if found is not None and not found.is_literal and value.get("circa") not in _NO:
        return found.model_copy(update={"circa": True})
    return found


def _of_variable(value: dict[str, Any]) -> PartialDate | None:
    """Return the date that the properties of a date variable give, `circa` aside."""
    if isinstance(text := value.get("date-parts"), (str, int)):
        value = {"raw": str(text), **value, "date-parts": None}
    lists = _lists(value.get("date-parts") or [[value.get(name) for name in _PARTS]])
    if _has_fractions(lists):
        return PartialDate(literal="/".join("-".join(map(str, parts)) for parts in lists))
    if words := _words(lists):
        return _of_text({**value, "raw": words})
    parts = [numbers for part in lists if (numbers := _numbers(part))]
    return _of_parts(parts, value.get("season")) if parts else _of_text(value)


def _words(lists: list[list[Any]]) -> str:
    """Return the text of dates with words instead of numbers, as people write them, day first; "" for others."""
    if all(_number(part) is not None for parts in lists for part in parts if part not in (None, "")):
        return ""
    words = [" ".join(str(part) for part in reversed(parts) if part not in (None, "", 0)) for parts in lists]
    return "/".join(filter(None, words))


def _usual(value: Any) -> list[int] | None:
    """Return the parts of a date of the usual form, one list of integers; None for any other form."""
    if type(value) is not dict or len(value) != 1:
        return None
    lists = value.get("date-parts")
    if type(lists) is not list or len(lists) != 1 or type(lists[0]) is not list or not 1 <= len(lists[0]) <= 3:
        return None
    return lists[0] if all(type(part) is int and part for part in lists[0]) else None


def _spelled(value: dict[str, Any]) -> dict[str, Any]:
    """Return the properties under CSL's names: `date_parts` and `dateParts` are `date-parts`."""
    if value.keys() <= _KNOWN:
        return value
    spelled = dict(value)
    for name in value:
        usual = _SPELLINGS.get(str(name).lower().replace("_", "").replace("-", ""))
        if usual is not None and usual not in value:
            spelled[usual] = spelled.pop(name)
    return spelled


def _of_parts(parts: list[list[int]], season: Any) -> PartialDate:
    number = _number(season)
    first = PartialDate.parse(_edtf(parts[0], number))
    if number is None and season and len(parts[0]) == 1:
        first = PartialDate.parse(f"{season} {_edtf(parts[0], None)}")
    if len(parts) == 1 or first.is_literal:
        return first
    if [0] in parts:
        return PartialDate.parse(f"{first.edtf()}/.." if parts[1] == [0] else f"../{_edtf(parts[1], None)}")
    end = PartialDate.parse(_edtf(parts[1], None))
    return PartialDate.from_edtf(f"{first.edtf()}/{end.edtf()}") if not end.is_literal else first


def _of_text(value: dict[str, Any]) -> PartialDate | None:
    for name in ("raw", "literal", "date-time"):
        if text := str(value.get(name) or "").strip():
            return PartialDate.parse(text) if name != "literal" else PartialDate(literal=text)
    stamp = value.get("timestamp")
    if isinstance(stamp, (int, float)) and abs(stamp) < _LAST:
        return PartialDate.parse((_EPOCH + timedelta(milliseconds=stamp)).isoformat())
    return PartialDate(literal=str(value["season"])) if value.get("season") else None


def unread(value: Any) -> dict[str, Any]:
    """Return what a date variable holds beside the properties that are read."""
    if not isinstance(value, dict) or _usual(value):
        return {}
    value = _spelled(value)
    other = {name: part for name, part in value.items() if name not in _KNOWN}
    dates = _lists(value.get("date-parts"), most=99)
    if len(dates) > 2 or max(map(len, dates), default=0) > 3:
        other["date-parts"] = dates
    if dates and len(_numbers(dates[0])) > 1:
        other |= _given("season", value)  # a month says more; some programs write a time of day here
    texts = {**_given("literal", value), **_given("raw", value)} if value.get("date-parts") else {}
    return other | {name: text for name, text in texts.items() if _says_more(name, value)}


def _given(name: str, value: dict[str, Any]) -> dict[str, Any]:
    """Return a property of a date variable by its name, if it has a value."""
    return {name: value[name]} if value.get(name) else {}


def _says_more(name: str, value: dict[str, Any]) -> bool:
    """Whether the text of a date differs from its other properties."""
    return PartialDate.parse(str(value[name])) != read_date({k: v for k, v in value.items() if k != name})


def _lists(value: Any, most: int = 2) -> list[list[Any]]:
    if not isinstance(value, list):
        return []
    if not any(isinstance(part, list) for part in value):
        return [value]  # one date without the list around it
    return [part if isinstance(part, list) else [part] for part in value[:most]]


def _has_fractions(lists: list[list[Any]]) -> bool:
    return any(isinstance(part, float) and not part.is_integer() for parts in lists for part in parts)


def _numbers(part: list[Any]) -> list[int]:
    numbers: list[int] = []
    for value in part[:3]:
        number = _number(value)
        if number is None or (numbers and number == 0):
            break
        numbers.append(number)
    return numbers


def _number(value: Any) -> int | None:
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        return None


def _edtf(parts: list[int], season: int | None) -> str:
    number = parts[0] + 1 if parts[0] < 0 else parts[0]
    year = f"{number:04d}" if 0 <= number <= 9999 else f"-{-number:04d}" if -9999 <= number < 0 else f"Y{number}"
    if len(parts) == 1 and season is not None:
        return f"{year}-{season + 20 if season < 20 else season}"
    if len(parts) == 2 and 13 <= parts[1] <= 16:  # citeproc-js's seasons
        return f"{year}-{parts[1] + 8}"
    return "-".join([year, *(f"{part:02d}" for part in parts[1:])])


# --- writing ----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=2048)
def is_exact(date: PartialDate) -> bool:
    """Whether the date variable is read back as the same date."""
    return read_date(write_date(date)) == date


@lru_cache(maxsize=2048)
def write_date(date: PartialDate) -> dict[str, Any]:
    """Return the date variable, not to be changed: `date-parts` of integers if they can say it, else `literal`."""
    end = date.end
    if date.year is None or (end is not None and end.year is None):
        return {"literal": date.edtf()}
    written: dict[str, Any] = {"date-parts": _date_parts(date)}
    if date.season is not None and end is None:
        written["season"] = date.season
    if date.circa or date.uncertain:
        written["circa"] = True
    return written


def _date_parts(date: PartialDate) -> list[list[int]]:
    """Return one list for each date; in a range a season is a month, since `season` is of the first date only."""
    if date.end is None:
        return [_parts(date), [0]] if date.open_end else [_parts(date)]
    return [[*_parts(one), *([one.season + 20] if one.season else [])] for one in (date, date.end)]


def write_plain_date(date: PartialDate) -> dict[str, Any]:
    """Return the date variable for Zotero: `date-parts` of one day, month or year, else `raw`, which it takes as it is.

    Its present version puts a `literal` in quotes, the one before reads one date of the parts and no season.
    """
    if date.year is not None and not (date.season or date.circa or date.uncertain or date.end or date.open_end):
        return write_date(date)
    return {"raw": shown_date(date)}


def _parts(date: PartialDate) -> list[int]:
    year = date.year if date.year is None or date.year > 0 else date.year - 1
    return [part for part in (year, date.month, date.day) if part is not None]
