"""Dates as sources give them: a year, a month, a season, a range, or text that is not a date.

They are printed in the Extended Date/Time Format, levels 0 and 1 (Library of Congress, 2019; ISO 8601-2), and always
read back as the same value: `2024-12`, `2001-21` (spring), `2013-12/2014-01`, `199X`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache, total_ordering
from typing import Annotated, Any, Self

from pydantic import Field, ModelWrapValidatorHandler, ValidationError, model_validator

from carcite.values.base import Value, construct, described
from carcite.values.date_parsing import (
    MONTH_ABBREVIATIONS,
    MONTH_NAMES,
    SEASON_NAMES,
    DateParts,
    is_mask,
    masked_parts,
    read_edtf,
    read_free,
)
from carcite.values.text import line

__all__ = ["MONTH_ABBREVIATIONS", "MONTH_NAMES", "SEASON_NAMES", "PartialDate", "date_words", "shown_date"]

_LONGEST = 100  # characters; no date is longer, and longer text need not be looked at
_MARKS = {(False, False): "", (True, False): "~", (False, True): "?", (True, True): "%"}
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@total_ordering
class PartialDate(Value):
    """A date as exact as the source gives it, and no more.

    - `year`, `month`, `day`: the year may be negative (0 is 1 BC); one of more than four digits stands alone.
    - `season`: 1 spring, 2 summer, 3 autumn, 4 winter, in place of a month.
    - `end`: the last date of a range. `open_end`, `open_start`: a range without its end (`2004/..`) or
      without its start (`../2004`, where the date known is `end`).
    - `circa` (`~`), `uncertain` (`?`): of this date; an `end` has its own.
    - `unspecified`: the EDTF text of a date with unknown digits (`199X`, `1999-XX`, `1999-05-XX`); `year` and `month`
      are set if they are complete (for these three: neither, 1999, 1999 and 5).
    - `literal`: text that is not a date ("in press"); then all other fields are empty. A literal that can be read as
      a date becomes that date, so that a text has one value only.

    A string (read with `parse`), an int (a year), `(year, month, day)`, a `datetime.date` and a mapping of the fields
    are all valid input. Raises ValueError (pydantic's ValidationError) for an impossible date (30 February, an end
    before its start).

    Dates are ordered by start, less exact ones first (2020, 2020-05, 2020-05-17), literals last. None cannot be
    compared: `sorted(citations, key=lambda c: (c.issued is None, c.issued))` puts citations without a date last.

    >>> date = PartialDate.parse("17 May 2020")
    >>> (date.year, date.month, str(date)), PartialDate(year=2020) < date
    ((2020, 5, '2020-05-17'), True)
    """

    year: Annotated[int, Field(gt=-(10**12), lt=10**12)] | None = described("Year; 0 is 1 BC")
    month: Annotated[int, Field(ge=1, le=12)] | None = described("Month")
    day: Annotated[int, Field(ge=1, le=31)] | None = described("Day")
    season: Annotated[int, Field(ge=1, le=4)] | None = described("1 spring, 2 summer, 3 autumn, 4 winter")
    end: PartialDate | None = described("Last date of a range")
    open_start: bool = described("Whether the range has no start", default=False)
    open_end: bool = described("Whether the range has no end", default=False)
    circa: bool = described("Whether the date is approximate", default=False)
    uncertain: bool = described("Whether the date is uncertain", default=False)
    unspecified: str | None = described("A date with unknown digits, such as 199X")
    literal: str | None = described("Text that is not a date")

    @model_validator(mode="wrap")
    @classmethod
    def _checked(cls, data: Any, build: ModelWrapValidatorHandler[Self]) -> Self:
        if isinstance(data, cls):
            return data
        built = build(cls._from_other_forms(data))
        if fault := built._fault():
            raise ValueError(fault)
        return built

    @classmethod
    def _from_other_forms(cls, data: Any) -> Any:
        if isinstance(data, str):
            return dict(cls.parse(data))
        if isinstance(data, int) and not isinstance(data, bool):
            return {"year": data}
        if isinstance(data, (list, tuple)) and all(type(part) is int for part in data):
            return dict(cls.from_parts(data))
        if isinstance(data, date):
            return {"year": data.year, "month": data.month, "day": data.day}
        return cls._from_mapping(data) if isinstance(data, Mapping) else data

    @classmethod
    def _from_mapping(cls, data: Mapping[str, Any]) -> Mapping[str, Any]:
        literal, mask = data.get("literal"), data.get("unspecified")
        if isinstance(literal, str) and not any(data[name] for name in data if name != "literal"):
            return dict(cls.parse(literal))
        if isinstance(mask, str) and is_mask(mask):
            return {**masked_parts(mask), **{name: value for name, value in data.items() if value is not None}}
        return data

    def _fault(self) -> str | None:
        """Return why the date is impossible; None if it is not."""
        if self.is_literal:
            return "a literal date has no other field" if self._given() != {"literal"} else None
        return self._range_fault() or (None if self.open_start else self._start_fault() or self._order_fault())

    def _given(self) -> set[str]:
        return {name for name, value in self.__dict__.items() if value is not None and value is not False}

    def _range_fault(self) -> str | None:
        if self.end is not None and (self.end.is_range or self.end.open_start or self.end.is_literal):
            return "the end of a range is one date"
        if self.open_start and self._given() != {"open_start", "end"}:
            return "a range with an open start has an end and nothing else"
        if self.open_end and self.end is not None:
            return "a range with an open end has no end"
        return None

    def _start_fault(self) -> str | None:
        if self.unspecified is not None:
            return self._mask_fault()
        if self.year is None:
            return "a date needs a year"
        if (self.month or self.season) and not -9999 <= self.year <= 9999:
            return "a year of more than four digits stands alone"
        if self.season and (self.month or self.day):
            return "a season stands in place of month and day"
        return self._day_fault(self.year, self.day) if self.day else None

    def _day_fault(self, year: int, day: int) -> str | None:
        if self.month is None:
            return "a day needs a month"
        if day > _days_in(year, self.month):
            return f"there is no day {day} in month {self.month} of {year}"
        return None

    def _mask_fault(self) -> str | None:
        mask = self.unspecified or ""
        if not is_mask(mask):
            return "unspecified digits are written as 199X, 19XX, 1999-XX, 1999-XX-XX or 1999-05-XX"
        known = masked_parts(mask)
        if (self.year, self.month) != (known.get("year"), known.get("month")) or self.day or self.season:
            return "year and month differ from the date with unspecified digits"
        return None

    def _order_fault(self) -> str | None:
        if self.end is None:
            return None
        for first, last in zip(self.parts, self.end.parts, strict=False):
            if first != last:
                return "the range ends before it starts" if last < first else None
        backwards = self.season and self.end.season and self.year == self.end.year and self.end.season < self.season
        # Winter may be the one at the beginning of the year: 2001 Winter-Spring.
        return "the range ends before it starts" if backwards and self.season != 4 else None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Return the date of a text in EDTF or in a form that people and databases write.

        Never raises: for text that is not a date, an impossible date, or one that could be two dates (`03/04/2024`),
        `literal` is the text as one line.

        >>> PartialDate.parse("2024 Nov-Dec")
        PartialDate(year=2024, month=11, end=PartialDate(year=2024, month=12))
        """
        text = line(text)
        return _parse(text) if len(text) <= _LONGEST else _literal(text)

    @classmethod
    def from_edtf(cls, text: str) -> PartialDate:
        """Return the date of a text in EDTF, level 0 or 1; any other text is a literal. Never raises."""
        text = line(text)
        return _build(read_edtf(text) if len(text) <= _LONGEST else None) or _literal(text)

    @classmethod
    def from_parts(cls, parts: Sequence[int], end: Sequence[int] | PartialDate | None = None) -> PartialDate:
        """Return the date of `[year]`, `[year, month]` or `[year, month, day]`, as CSL's `date-parts` has them.

        Months 21 to 24 are seasons, as in EDTF. Raises ValueError if there is no such date.
        """
        if not 1 <= len(parts) <= 3:
            raise ValueError(f"a date has one to three parts, not {len(parts)}")
        if end is not None and not isinstance(end, PartialDate):
            end = cls.from_parts(end)
        values: dict[str, Any] = dict(zip(("year", "month", "day"), parts, strict=False), end=end)
        if len(parts) == 2 and 21 <= parts[1] <= 24:
            values["season"] = values.pop("month") - 20
        return cls(**values)

    @property
    def parts(self) -> tuple[int, ...]:
        """The known ones of year, month and day: `(2024, 12)`. Empty for a literal."""
        return tuple([part for part in (self.year, self.month, self.day) if part is not None])

    @property
    def is_literal(self) -> bool:
        """Whether this is text that is not a date."""
        return self.literal is not None

    @property
    def is_open(self) -> bool:
        """Whether this is a range without a start or without an end."""
        return self.open_start or self.open_end

    @property
    def is_range(self) -> bool:
        """Whether this has a start and an end, one of which may be open."""
        return self.end is not None or self.open_end

    @property
    def start(self) -> PartialDate | None:
        """The first date of a range, or the date itself; None for `../2004`."""
        if self.open_start:
            return None
        return self.model_copy(update={"end": None, "open_end": False}) if self.is_range else self

    @property
    def sort_key(self) -> tuple[bool, int, int, int, str]:
        """A key for sorting by time: by start, less exact ones first, literals last.

        Seasons are sorted as March, June, September and December; unknown digits count as 0.
        """
        if self.open_start and self.end is not None:
            return self.end.sort_key
        year = self.year
        if year is None and self.unspecified is not None:
            year = int(self.unspecified.replace("X", "0"))
        month = self.month or (self.season or 0) * 3
        return (self.is_literal, year or 0, month, self.day or 0, self.literal or "")

    @property
    def _order(self) -> tuple[object, ...]:
        return (*self.sort_key, self.edtf())  # equal only for equal dates

    def __lt__(self, other: PartialDate) -> bool:
        return self._order < other._order if isinstance(other, PartialDate) else NotImplemented

    def edtf(self) -> str:
        """Return the date in EDTF level 1, which `parse` reads as the same value; of a literal, its text."""
        if self.literal is not None:
            return self.literal
        start = ".." if self.open_start else self._edtf_date()
        if self.end is not None:
            return f"{start}/{self.end._edtf_date()}"
        return f"{start}/.." if self.open_end else start

    def _edtf_date(self) -> str:
        mark = _MARKS[self.circa, self.uncertain]
        if self.unspecified is not None:
            return self.unspecified + mark
        year = self.year or 0
        if not -9999 <= year <= 9999:
            return f"Y{year}{mark}"
        text = f"{year:04d}" if year >= 0 else f"-{-year:04d}"
        if self.season:
            text += f"-{self.season + 20}"
        if self.month:
            text += f"-{self.month:02d}"
        if self.day:
            text += f"-{self.day:02d}"
        return text + mark

    def __str__(self) -> str:
        return self.edtf()

    def __bool__(self) -> bool:
        """False only for the empty literal, as which empty text is read."""
        return self.literal != ""


def date_words(date: PartialDate) -> str:
    """Return the first date as English indexes print it: `2024 Dec 17`, `1998 Winter`."""
    season = SEASON_NAMES[date.season - 1].title() if date.season else None
    month = MONTH_ABBREVIATIONS[date.month - 1].title() if date.month else None
    return " ".join(str(part) for part in (date.year, season, month, date.day) if part is not None)


def shown_date(date: PartialDate) -> str:
    """Return the date in EDTF, but a season by its name (`Spring 2020`) if that is read as the same date."""
    text = f"{SEASON_NAMES[date.season - 1].title()} {date.year}" if date.season and date.end is None else ""
    return text if text and PartialDate.parse(text) == date else date.edtf()


def _days_in(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 28 if month == 2 and not leap else _DAYS[month - 1]


def _build(parts: DateParts | None) -> PartialDate | None:
    if parts is None:
        return None
    try:
        return PartialDate.model_validate(parts)
    except ValidationError:
        return None


def _literal(text: str) -> PartialDate:
    # Not validated: the constructor would parse the text again.
    return construct(PartialDate, literal=text)


@lru_cache(maxsize=4096)
def _parse(text: str) -> PartialDate:
    return _build(read_edtf(text)) or _build(read_free(text)) or _literal(text)
