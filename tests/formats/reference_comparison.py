"""What of a record a rendered reference prints, and whether it was read back: right, wrong or missed."""

from __future__ import annotations

import re
import unicodedata
from calendar import month_name
from collections.abc import Iterator
from typing import NamedTuple

from carcite.model import Citation
from carcite.values.dates import PartialDate
from carcite.values.names import Name
from carcite.values.pages import Pages

_ACCESS = re.compile(
    r"(?:last )?\b[Aa]ccessed:?(?: on)? [^.)\]]*|\[cited [^\]]*\]|https?://\S+"
)  # with dates of their own


class Compared(NamedTuple):
    """One field: what the style prints of it, and what was read; an empty text stands for nothing."""

    field: str
    printed: str
    read: str

    @property
    def is_right(self) -> bool:
        return bool(self.printed) and self.printed == self.read

    @property
    def is_wrong(self) -> bool:
        return bool(self.read) and self.printed != self.read


def compare(record: Citation, text: str, read: Citation) -> Iterator[Compared]:
    """Yield the fields that the text prints or that were read from it."""
    text = re.sub(r"^\W?[0-9]{1,3}(?:[.)\]]|(?=[^0-9]))", "", text)  # its number in the list
    text = re.sub(r"(?<=, )(editors?|eds?\.)(?=[^\W\d_a-z]|d[ea] |van )", r"\1 ", text)  # pandoc prints no space there
    for field, values in _texts(record).items():
        other = {"publisher_place": record.publisher, "publisher": record.container_title}.get(field)
        bare = text.replace(other or "␟", "␟")
        printed = next((value for value in values if value and _is_printed(value, bare)), "")
        if field == "container_title" and printed and f"Proceedings of the {printed}" in text:  # as some styles add
            printed = f"Proceedings of the {printed}"
        got = getattr(read, field)
        got = got[0] if isinstance(got, tuple) and got else got
        yield from _compared(field, _plain(printed), _plain(str(got or "")))
    for field in ("authors", "editors") if not text.startswith("———") else ():
        yield from _people(field, record, text, read)
    yield from _date("issued", record.issued, text, read.issued)
    yield from _compared("locator", _printed_locator(record, text), _locator(read))
    edition = str(record.edition or "")
    edition = edition if re.search(rf"\b{edition or '-'}(?:st|nd|rd|th)?\b", text) else ""
    yield from _compared("edition", re.sub("[^0-9]", "", edition), "".join(re.findall(r"[0-9]+", read.edition or "")))


def _compared(field: str, printed: str, read: str) -> Iterator[Compared]:
    if printed or read:
        yield Compared(field, printed, read)


def _texts(record: Citation) -> dict[str, tuple[str | None, ...]]:
    """The values of a record that are printed as they are, by field; for journals the full and the short name."""
    return {
        "title": (record.title,),
        "container_title": (record.container_title, record.container_title_short, *_server(record)),
        "volume": (record.volume,),
        "issue": (record.issue,),
        "doi": (record.doi,),
        "url": (record.url,),
        "publisher": (record.publisher,) if record.type != "article" else (),
        "publisher_place": (record.publisher_place,),
        "isbn": record.isbn,
    }


def _server(record: Citation) -> tuple[str | None, ...]:
    """The server of a preprint: the container or the publisher, as one likes."""
    return (record.publisher,) if record.type == "article" else ()


def _plain(text: str) -> str:
    """Letters and digits only, in lower case."""
    text = re.sub(r"</?(?:i|b|sub|sup|span|sc)\b[^<>]*>", "", text)
    return "".join(sign for sign in unicodedata.normalize("NFKC", text.replace("ı", "i")).casefold() if sign.isalnum())


def _is_printed(value: str, text: str) -> bool:
    if value.isdigit():
        return re.search(rf"(?<![\w./-]){value}(?![\w/–-]|\.[0-9])", text) is not None
    return re.sub("[-–]", "-", value) in re.sub("[-–]", "-", text) if len(value) < 4 else _plain(value) in _plain(text)


def _people(field: str, record: Citation, text: str, read: Citation) -> Iterator[Compared]:
    names = getattr(record, field)
    if not record.authors and not re.search(r"\b[Ee]d(?:s|itors?|ited)?\b", text):  # printed as authors are
        names = record.editors if field == "authors" else ()
    printed = [name for name in names if _is_named(name.family or name.literal or "", text)]
    got = getattr(read, field)
    yield from _compared(field, _names(printed, got, text), _names(got, got, text))


def _is_named(name: str, text: str) -> bool:
    """Whether a name is in the text, as whole words; Chinese has no spaces between them."""
    bound = r"\b" if name.isascii() else ""
    return re.search(f"{bound}{name}{bound}", text, re.IGNORECASE) is not None


def _names(names: list[Name], read: list[Name], text: str) -> str:
    """Family names with as many initials as the text prints."""
    return "; ".join(_name(name, text) for name in names)


def _name(name: Name, text: str) -> str:
    if name.literal:
        return _plain(name.literal)
    given = name.given or ""
    initials = "".join(part[:1] for part in re.split(r"[\s.-]+", given) if part)
    if given.isupper() and "." not in given and " " not in given:
        initials = given.replace("-", "")
    return f"{_plain(name.full_family or '')} {initials.casefold()[:1]}".strip()


def _date(field: str, date: PartialDate | None, text: str, read: PartialDate | None) -> Iterator[Compared]:
    printed = ""
    text = _ACCESS.sub("", text)
    if date is not None and date.year and re.search(rf"(?<![0-9]){date.year}", text):
        printed = str(date.year)
        if date.month and re.search(rf"\b{_month(date)}\b|{date.year}-{date.month:02}", text):
            printed += f"-{date.month:02}"
            if date.day and re.search(_day_pattern(date), text):
                printed += f"-{date.day:02}"
    yield from _compared(field, printed, str(read or "").partition("/")[0])


def _month(date: PartialDate) -> str:
    """A pattern of the month's name, in full or short."""
    name = month_name[date.month or 1]
    return rf"(?:{name}|{name[:3]}|Sept)" if name == "September" else rf"(?:{name}|{name[:3]})"


def _day_pattern(date: PartialDate) -> str:
    month, day = _month(date), date.day
    return rf"(?<!\d)0?{day} {month}|{month}\.? 0?{day}(?!\d)|{date.year}-{date.month:02}-{day:02}"


def _printed_locator(record: Citation, text: str) -> str:
    if record.article_number:
        return _plain(record.article_number) if record.article_number in text else ""
    if not record.pages or not record.pages.first:
        return ""
    first, last = str(record.pages.first), str(record.pages.last or "")
    if last and re.search(rf"(?<![\w]){first}\s?[-–—]+\s?[0-9]", text):
        return f"{first}-{last}"
    return first if re.search(rf"(?<![\w]){first}(?![\w])", text) else ""


def _locator(read: Citation) -> str:
    if read.article_number:
        return _plain(read.article_number)
    return str(read.pages) if isinstance(read.pages, Pages) and read.pages else ""
