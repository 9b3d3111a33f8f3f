"""Pages as ranges with complete ends, and article numbers, which are found in the field of pages.

Sources shorten the last page (`523-30`, NLM's MEDLINE display), but programs expect it complete. It is completed only
if there is one reading: it has fewer digits than the first page, and with the first page's leading digits it is a
greater number (`305-12` is 305-312; `99-12` is unchanged).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Self

from pydantic import ModelWrapValidatorHandler, model_validator

from carcite.values import normalise as forms
from carcite.values.base import Value, construct, described
from carcite.values.text import line

_LONGEST_RANGE = 120  # characters, more than the patterns below can match, white space aside
_DASH = r"(?:-{1,3}|[‐‑‒–—―−~～〜])"

# 523, S23, 12A, 477.e9, 12:1 (the ninth page e9 of 477; page 1 of article 12)
_PAGE = re.compile(
    r"(?P<letters>[A-Za-z]{0,6})(?P<number>[0-9]{1,20})(?:(?P<mark>\.e|:)(?P<part>[0-9]{1,20})|(?P<tail>[A-Za-z]{0,2}))"
)
_PART = re.compile(r"e(?P<part>[0-9]{1,20})")
_ROMAN = re.compile(r"(?=[ivxlcdm])m{0,4}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_RANGE = re.compile(rf"(?P<first>[\w.:]+)(?:\s*(?:{_DASH}|\bto\b)\s*(?P<last>[\w.:]+))?")
_NUMBERS = re.compile(r"([0-9]{1,20})(?:-{1,3}([0-9]{1,20}))?")  # most of them, whose last page needs no completion
_PREFIX = re.compile(r"(?:pp\.?|p\.|pages?\b|p(?= ))\s*(?=[A-Za-z]{0,6}[0-9]|[ivxlcdm]+\b)", re.IGNORECASE)
LABELS = ("author reply", "discussion", "quiz", "reply")  # what MEDLINE prints before pages of another kind
_LABEL = re.compile(rf"({'|'.join(LABELS)})\s+", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<![0-9])[0-9]{1,3},[0-9]{3}(?![0-9])")  # 14,863 is one page or two


class PageRange(Value):
    """One page (`last` is None) or the pages from `first` to `last`, both written in full.

    `label` is one of `LABELS` or None. A shortened last page is completed. Raises ValueError (pydantic's
    ValidationError) if an end is not a page number.

    >>> PageRange(first="523", last="30")
    PageRange(first='523', last='530')
    """

    first: str = described("First page", default=...)
    last: str | None = described("Last page, in full")
    label: str | None = described("What MEDLINE prints before pages of another kind")

    @model_validator(mode="before")
    @classmethod
    def _complete(cls, data: Any) -> Any:
        if isinstance(data, dict) and isinstance(data.get("first"), str) and isinstance(data.get("last"), str):
            last = _full_last(data["first"], data["last"])
            # `7-7` is page 7.
            return {**data, "last": None if last == data["first"] else last}
        return data

    @model_validator(mode="after")
    def _check(self) -> Self:
        if not _is_range(self.first, self.last):
            raise ValueError(f"not a page or a range of pages: {self.first!r}, {self.last!r}")
        if self.label is not None and self.label not in LABELS:
            raise ValueError(f"not a label of pages: {self.label!r}")
        return self

    def format(self, dash: str = "-") -> str:
        """Return the range with the given dash: `523-530`, `discussion 530-531`."""
        pages = self.first if self.last is None else f"{self.first}{dash}{self.last}"
        return pages if self.label is None else f"{self.label} {pages}"


_PAGES_FORMS: dict[str, forms.Form] = {"ranges": forms.values, "literal": forms.text}


class Pages(Value):
    """Ranges of pages, or text that is not a list of pages (`literal`); the other one is empty.

    A string (read with `parse`) is valid input, too. A literal that can be read as pages becomes those pages.
    """

    ranges: tuple[PageRange, ...] = described("Single pages and ranges", default=())
    literal: str | None = described("Text that is not a list of pages")

    @model_validator(mode="wrap")
    @classmethod
    def _checked(cls, data: Any, build: ModelWrapValidatorHandler[Self]) -> Self:
        if isinstance(data, cls):
            return data
        if isinstance(data, str):
            data = dict(cls.parse(data))
        elif isinstance(data, dict):
            data = forms.normalised(data, _PAGES_FORMS)
            if isinstance(data.get("literal"), str) and not data.get("ranges"):
                data = dict(cls.parse(data["literal"]))
        built = build(data)
        if (built.literal is None) != bool(built.ranges):
            raise ValueError("pages are ranges or a literal text")
        return built

    @classmethod
    def parse(cls, text: str) -> Pages:
        """Return the pages of a text: `523-30, 541-2`, `pp. S23–7`, `477-87.e9`, `iv-x`.

        Never raises: for text that is not such a list, or that has two readings (`123+`, `3-12 to 3-20`,
        `14,863-14,868`), `literal` is the text as one line.
        """
        return _parse(line(text))

    @property
    def first(self) -> str | None:
        """The first page; None for a literal."""
        return self.ranges[0].first if self.ranges else None

    @property
    def last(self) -> str | None:
        """The last page of the last range without a label; None for a literal."""
        if not self.ranges:
            return None
        own = next((r for r in reversed(self.ranges) if r.label is None), self.ranges[-1])
        return own.last or own.first

    @property
    def is_literal(self) -> bool:
        """Whether this is text that is not a list of pages."""
        return self.literal is not None

    def format(self, dash: str = "-", separator: str = ", ") -> str:
        """Return the pages with the given dash and separator, labelled ones after `; ` as in MEDLINE.

        A literal is its text.

        >>> Pages.parse("523-30, 541").format("–")
        '523–530, 541'
        """
        if self.literal is not None:
            return self.literal
        shown = ""
        for pages in self.ranges:
            if shown:
                shown += separator if pages.label is None else "; "
            shown += pages.format(dash)
        return shown

    def __str__(self) -> str:
        return self.format()

    def __bool__(self) -> bool:
        """False only for the empty literal, as which empty text is read."""
        return self.literal != ""


def _completed(first: str, last: str) -> str | None:
    """Return the last number with the first's leading digits; None if that is not a greater number."""
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return last if (len(last), last) > (len(first), first) else None


def _full_last(first: str, last: str) -> str:
    """Return the last page in full (`S23`, `7`: `S27`), or unchanged if it cannot be a shortened one."""
    start, end = _PAGE.fullmatch(first), _PAGE.fullmatch(last)
    if start is None:
        return last
    if start["part"] and (short := _short_part(start, last)):
        part = _completed(start["part"], short)
        return first[: start.start("part")] + part if part else last
    if end is None or start["tail"] or end["letters"] not in ("", start["letters"]):
        return last
    number = _completed(start["number"], end["number"])
    return last if number is None else start["letters"] + number + last[end.end("number") :]


def _short_part(start: re.Match[str], last: str) -> str | None:
    """Return 8 of `735.e1-8` and `735.e1-e8`, whose pages are counted after the mark; None for another form."""
    if start["mark"] == ".e" and (part := _PART.fullmatch(last)):
        return part["part"]
    return last if last.isdecimal() and len(last) < len(start["number"]) else None


_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def _is_roman(text: str) -> bool:
    return (text.islower() or text.isupper()) and _ROMAN.fullmatch(text.lower()) is not None


def roman_number(text: str) -> int | None:
    """Return the value of a Roman number (`xiv`, `XIV`); None for another text."""
    if not _is_roman(text):
        return None
    digits = [_ROMAN_DIGITS[letter] for letter in text.lower()]
    return sum(-digit if digit < max(digits[place:]) else digit for place, digit in enumerate(digits))


_HAN_DIGITS = "〇一二三四五六七八九"
_HAN_TENS = re.compile("([一二三四五六七八九]?)十([一二三四五六七八九]?)")


def han_number(text: str) -> int | None:
    """Return the value of a Chinese number up to 99 (`十二`), or of Chinese digits (`二一`); None for another text."""
    if tens := _HAN_TENS.fullmatch(text):
        return 10 * (_HAN_DIGITS.index(tens[1]) if tens[1] else 1) + (_HAN_DIGITS.index(tens[2]) if tens[2] else 0)
    digits = [_HAN_DIGITS.find(sign) for sign in text]
    return None if not digits or -1 in digits else int("".join(map(str, digits)))


def _is_range(first: str, last: str | None) -> bool:
    ends = (first,) if last is None else (first, last)
    if _PREFIX.match(first):  # pp12: the next reading would remove the prefix
        return False
    return all(map(_PAGE.fullmatch, ends)) or all(map(_is_roman, ends))


@lru_cache(maxsize=4096)
def _parse_range(text: str) -> PageRange | None:
    """Return one page or range, with or without a label and `pp.`; None if the text is not one."""
    text = text.strip()
    if (numbers := _NUMBERS.fullmatch(text)) and (numbers[2] is None or len(numbers[2]) >= len(numbers[1])):
        last_number = None if numbers[2] == numbers[1] else numbers[2]
        return construct(PageRange, first=numbers[1], last=last_number, label=None)
    label = _LABEL.match(text)
    if label:
        text = text[label.end() :]
    prefix = _PREFIX.match(text)
    if prefix:
        text = text[prefix.end() :]
    match = _RANGE.fullmatch(text)
    if match is None:
        return None
    first, last = match["first"], match["last"]
    if not _is_range(first, last):
        return None
    # Not validated again.
    full = _full_last(first, last) if last else None
    return construct(PageRange, first=first, last=None if full == first else full, label=label and label[1].lower())


def _parse(text: str) -> Pages:
    ranges: list[PageRange] = []
    pieces = [] if "," in text and _THOUSANDS.search(text) else re.split("[,;]", text)
    for piece in pieces:
        pages = _parse_range(piece) if len(piece) <= _LONGEST_RANGE else None
        if pages is None:
            ranges.clear()
            break
        ranges.append(pages)
    # Not validated: the constructor would parse a literal again.
    return construct(Pages, ranges=tuple(ranges)) if ranges else construct(Pages, literal=text)


# Article numbers in a "pages" field. A range never is one: e12-e15, 104310-104322.
_ARTICLE_NUMBERS = (
    r"e[0-9]+|e[0-9]{5}-[0-9]{2}",  # e113, e1002195: e-locators; e01189-20: ASM, with the year
    r"E[0-9]{4,}",  # E1234; E52 is a page of a journal that numbers its electronic pages
    r"[A-Z]{2}[0-9]{6}(?:\.pub[0-9]+)?",  # CD012345, CD012345.pub2: Cochrane
    r"[a-z]{3,6}[0-9]{3,6}",  # dkv042, bbab123, eaaw8231, zoi210123: Oxford, AAAS, JAMA
    r"[A-Z][0-9]{5,}|e?[0-9]{4}[A-Z]{2}[0-9]{6}",  # L032112: AGU, APS letters; e2022GB007511: AGU, Wiley
    r"0[0-9]{4,}",  # 06310: no page has a leading zero
    r"[0-9]{6,}",  # 104310, 1447213: no journal has that many pages
    r"[0-9]{4}\.[0-9]{2}\.[0-9]{2}\.[0-9]{6,}(?:v[0-9]+)?",  # 2025.01.11.25320398: bioRxiv, medRxiv
    # Art. 12, Article 12, Art. no. e105
    r"(?:[Aa]rt(?:icle)?|ART(?:ICLE)?)\b\.?(?: ?(?:[Nn]o\.?|[Nn]umber|ID))? ?[A-Za-z]{0,6}[0-9][\w.-]*",
)
_ARTICLE_NUMBER = re.compile("|".join(_ARTICLE_NUMBERS))


def is_article_number(text: str) -> bool:
    """Whether the text of a "pages" field is an article number: `e113`, `104310`, `CD012345.pub2`, `Art. 12`.

    Its forms are in `_ARTICLE_NUMBERS`; everything else (`111`, `S23`, `E52-E53`, `iv`) is pages.
    """
    return _ARTICLE_NUMBER.fullmatch(text.strip()) is not None


# A dash that PDF copies of some publishers have as a letter: `272e278`.
_LOST_DASH = re.compile(r"(?P<first>[0-9]{1,5})e(?P<last>[0-9]{1,5})")


def _with_dash(match: re.Match[str]) -> str:
    first, last = match["first"], match["last"]
    is_range = match[0] == match.string and len(first) <= len(last) and int(first) < int(last)
    return f"{first}-{last}" if is_range else match[0]


def split_locator(text: str) -> tuple[Pages | None, str | None]:
    """Return (pages, article number) of a "pages" field: one of them is None, both for empty text.

    The article number is the text without the white space around it.

    >>> split_locator("e113")
    (None, 'e113')
    """
    text = _LOST_DASH.sub(_with_dash, text.strip())
    if not text:
        return None, None
    return (None, text) if is_article_number(text) else (Pages.parse(text), None)
