"""The one right form of a value in the source of an entry, where its field has one.

Only the form is changed: BibTeX and biber make the same of the value, or what was meant in its place. TeX stays as it
is written. Every function returns None for a value that has its form or no form at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from carcite.formats.bibtex.braces import fold, groups
from carcite.formats.bibtex.dates import MONTHS, read_date
from carcite.formats.bibtex.names import is_low, read_name
from carcite.formats.bibtex.people import NAME_LISTS
from carcite.formats.bibtex.syntax import matching
from carcite.formats.bibtex.text import read_plain
from carcite.tex import decode_verbatim, encode_verbatim
from carcite.values.dates import MONTH_NAMES
from carcite.values.identifiers import parse_doi, parse_isbn, parse_issn, parse_orcid
from carcite.values.names import is_suffix
from carcite.values.text import parts_between

_PAGE = r"(?:[A-Za-z]{0,3}[0-9]+[A-Za-z]?|[ivxlcdmIVXLCDM]+)"
_PAGE_RANGE = re.compile(rf"({_PAGE})\s*+(?:-{{1,3}}|\\textendash(?:\{{\}})?|[\u2010-\u2015\u2212]+)\s*+({_PAGE})")
_QUOTED = re.compile(r"\"([^\"]*)\"")
_SEVERAL = re.compile(r"(\s*[,;]\s*|\s+and\s+)")
_AND = re.compile(r"[{}]|\s+and(?=\s)", re.IGNORECASE)
_WORD = re.compile(r"[{}]|[\s~]+")
_MONTH = re.compile(r"0?([1-9]|1[0-2])")
# In names that stay: with a comma or in extended format, and of East Asia.
_OTHER_FORM = re.compile("[,=\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_DATES = ("date", "urldate", "origdate", "eventdate")


def normal_form(name: str, value: str) -> str | None:
    """Return the value of a field, with its delimiters, in its right form; None if nothing is to be changed.

    >>> normal_form("pages", "{12-34}")
    '{12--34}'
    >>> normal_form("month", "{May}")
    'may'
    """
    if name == "month":
        return _month(value)
    work = _FORMS.get(name)
    if work is None and name.endswith("+an:orcid"):
        work = _orcids
    inner = _inner(value)
    if work is None or inner is None:
        return None
    new = work(inner)
    return None if new is None or new == inner else value[0] + new + value[-1]


def _inner(value: str) -> str | None:
    """Return the text between the delimiters; None if the value is a number, a macro, or joined by `#`."""
    if len(value) < 2 or value[0] not in '{"':
        return None
    end = matching(value, 1, "}" if value[0] == "{" else '"')
    return value[1:-1] if end == len(value) - 1 else None


def _month(value: str) -> str | None:
    inner = value if value.isdigit() else _inner(value)
    if inner is None:
        return None
    shown = read_plain(inner).strip(". ").lower()
    macros = list(MONTHS)
    if number := _MONTH.fullmatch(shown):
        return macros[int(number[1]) - 1]
    if shown in MONTH_NAMES:
        return macros[MONTH_NAMES.index(shown)]
    return shown if shown in macros else "sep" if shown == "sept" else None


def _doi(inner: str) -> str | None:
    doi = parse_doi(decode_verbatim(inner))
    return encode_verbatim(doi) if doi is not None else None


def _page_range(part: str) -> str:
    match = _PAGE_RANGE.fullmatch(part.strip())
    return f"{match[1]}--{match[2]}" if match else part


def _each(parse: Callable[[str], str | None]) -> Callable[[str], str]:
    def form(inner: str) -> str:
        parts = _SEVERAL.split(inner)
        return "".join(part if at % 2 else parse(part) or part for at, part in enumerate(parts))

    return form


def _orcids(inner: str) -> str:
    return _QUOTED.sub(lambda match: f'"{parse_orcid(match[1]) or match[1]}"', inner)


def _date(inner: str) -> str | None:
    if "T" in inner or ":" in inner:
        return None  # a time of day
    date = read_date(inner)
    if date.is_literal:
        return None
    written = date.edtf()
    return written if read_date(written) == date else None


def _names(inner: str) -> str:
    """Names as `von Last, First`, with their own TeX; those that can be read in another way stay."""
    out: list[str] = []
    for text, between in parts_between(inner, _AND):
        stripped = text.strip()
        out.append(text.replace(stripped, _family_first(stripped), 1) if stripped else text)
        out.append(between)
    return "".join(out)


def _family_first(name: str) -> str:
    """Return a name in the form `von Last, First`; the name itself if it has another form or another reading."""
    if _OTHER_FORM.search(name) or groups(name):
        return name
    words = [pair for pair in parts_between(name, _WORD) if pair[0]]
    texts = [word for word, _ in words]
    if len(words) < 2 or _has_other_reading(texts):
        return name
    low = list(map(is_low, texts[:-1]))
    first = low.index(True) if True in low else len(words) - 1
    given = "".join(map("".join, words[:first])).strip(" ~\t\r\n")
    family = "".join(map("".join, words[first:]))
    turned = f"{family}, {given}"
    return turned if given and read_name(fold(turned)) == read_name(fold(name)) else name


def _has_other_reading(words: list[str]) -> bool:
    """Return whether a suffix, a body or a lower-case part behind a hyphen, a word for BibTeX, is in a name."""
    if is_suffix(read_plain(words[-1])) or "&" in words or "\\&" in words:
        return True
    return any(is_low(part) for word in words for part in word.split("-")[1:] if part)  # `Jean-luc Reed`


_FORMS: dict[str, Callable[[str], str | None]] = {
    "doi": _doi,
    "pages": _each(_page_range),
    "issn": _each(parse_issn),
    "eissn": _each(parse_issn),
    "isbn": _each(parse_isbn),
    "orcid": _each(parse_orcid),
    **dict.fromkeys(_DATES, _date),
    **dict.fromkeys(NAME_LISTS, _names),
}
