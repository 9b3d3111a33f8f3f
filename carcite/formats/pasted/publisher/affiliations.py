"""Affiliations of a publisher's page: several on a line, one on several lines, under a heading or numbered from 1."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from carcite.formats.pasted.affiliations import ends_in_country, has_institution, opens_with_institution
from carcite.formats.pasted.heading_words import Part
from carcite.formats.pasted.publisher.lines import FOOTNOTE, NUMBERED, PageLine, plain
from carcite.formats.pasted.publisher.menus import is_menu
from carcite.formats.pasted.publisher.people import OF_CORRESPONDENCE, without_contacts
from carcite.values.names import Name

_SEVERAL = re.compile(
    r"(?:^[(（]?|(?<=[.;,。；])\s*|\s\((?=\d\)[A-Z])|\s(?=\d\.)|(?<=\sand)\s(?=\d\s?[A-Z])|(?<=[一-鿿)）])(?=\d{1,2}[.．、]\s?[一-鿿])"
    r"|\s(?=\d\s(?:[A-Z][a-z]+\s)?(?:Dep|Inst|Facult|School|Universit|College|Divis|Laborat|Cent)))(?P<mark>\d{1,2})\s?[.．、)]?\s?(?=[^\W\d_])"
)
_MARK = re.compile(
    r"^\d{1,2}\.\s?(?=\d{5,6}\s)"  # a number in front of a postcode
    r"|^(?:\d{1,2}\.\s+(?=\d))?[\s(\[]{0,2}(?:\d{1,2}|[a-h](?=[ A-ZÀ-Þ])|[*†‡§])[)\].:、]?\s*(?=[^\W\d_])"
    r"|^[Aa]ffiliations?(?::\s*|\s+(?=[A-Z]))"
)
_MARKED_BEHIND = re.compile(r"([^\[\]]{5,200}?)\s?\[\d{1,2}\](?=\s|$)")  # 茶叶大学,福州 350002 [1] 茶科院,北京 [2]
_MARK_BEHIND = re.compile(r"\s?\[\d{1,2}\]$")
_CONTACT = re.compile(
    rf"[\W\d]{{0,3}}(?:for )?(?:{OF_CORRESPONDENCE}|contact)|[^@]{{0,80}}\b(?:fax|tel|phone|e-?mail)\b\.?\s?:",
    re.IGNORECASE,
)
_CONTACT_BEHIND = re.compile(r"\s?\*{0,3}Corresponding author.*$", re.IGNORECASE)
_CONTACT_AT_END = re.compile(
    r"\s?(?:ORCID(?: iD)?:?\s?)?https?://orcid\.org/[\dX-]{4,19}$|\s[\w.+-]{1,64}\s?[\[{(]at[\]})]\s?[\w.-]{3,80}$",
    re.IGNORECASE,
)
_NAME_IN_FRONT = re.compile(r"^[A-ZÀ-Þ][\w' -]{1,30}, [A-ZÀ-Þ][\w' .-]{1,30}:\s(?=[A-ZÀ-Þ])")  # Doe, Jane: Tea School
_EMAIL_BEHIND = re.compile(r"(?<=.{20})[;,.]\sE-?mail\s?:\s?\S+@\S+$", re.IGNORECASE)
_ONLY_CONTACTS = re.compile(r"(?:\w\)\s)?[\w.+-]{1,64}@[\w.-]{3,80}(?:\.?\sURL:\s\S{5,100})?$")
_MOST_PLACES = 30


@dataclass
class Affiliations:
    """The affiliations found so far, and the index of the line that the last one stands on."""

    places: list[str] = field(default_factory=list)
    index: int | None = None

    def add_line(self, index: int, text: str) -> None:
        """Add what a line lists; it may go on with the affiliation on the line above."""
        if self.index == index - 1 and self.places and _goes_on(self.places[-1], text):
            above = self.places[-1]
            self.places[-1] = f"{above} {text}" if above[-1] == "," or above[-1].isdigit() else f"{above}, {text}"
        else:
            self.add(text)
        self.index = index

    def add(self, text: str) -> None:
        """Add the affiliation that a text is; it may be several, by their numbers."""
        if "@" in text and FOOTNOTE.match(text) and not has_institution(text):
            return
        text = _EMAIL_BEHIND.sub("", text)
        if "@" in text and (_CONTACT.match(text) or _ONLY_CONTACTS.match(text)) and not has_institution(text):
            return
        text = _CONTACT_AT_END.sub("", _NAME_IN_FRONT.sub("", text))
        self.places += (place for place in _divided(text, len(self.places) + 1) if place not in self.places)

    def stripped(self) -> list[str]:
        """Return the affiliations, each once, without the signs that divide them."""
        distinct: dict[str, str] = {}
        for place in self.places:
            distinct.setdefault(plain(without_contacts(place)), place.removesuffix(" and").rstrip(" ;；,，"))
        return list(distinct.values())


def _divided(text: str, first: int) -> Iterable[str]:
    """Return the affiliations of a text in which several are numbered from `first`, or the one that it is."""
    if len(marked := _MARKED_BEHIND.findall(text)) > 1:
        return map(str.strip, marked)
    marks = _marks_from(first, text)
    if len(marks) > 1 and marks[0].start() == 0:
        places = _between(marks, text)
    elif len(parts := text.split("; ")) > 1 and all(map(_is_place, parts)):
        places = parts
    else:
        places = _behind_countries(_MARK.sub("", _MARK_BEHIND.sub("", text), count=1))
    return (place for place in (place.lstrip(" ;；,，") for place in places) if place)


def _is_place(text: str) -> bool:
    """Return whether a part of a line is an affiliation: `School of Tea, University of Sencha, Japan`."""
    return has_institution(text) and ends_in_country(text.rstrip(" .;"))


def _between(marks: Sequence[re.Match[str]], text: str) -> list[str]:
    """Return what stands behind each of the marks."""
    text = text[:-1] if text.startswith(("(", "（")) and text.endswith((")", "）")) else text
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    places = [text[mark.end() : stop].strip() for mark, stop in zip(marks, ends, strict=True)]
    return [_CONTACT_BEHIND.sub("", place.removesuffix(" and")) for place in places]


def _behind_countries(text: str) -> list[str]:
    """Return the affiliations of a text that has several without numbers, or with numbers behind them.

    One ends in a country or before its number, and the next begins with an institution.
    """
    numbered = list(_NUMBER_BEHIND.finditer(text))
    if len(numbered) > 1 and [int(mark["mark"]) for mark in numbered] == list(range(1, len(numbered) + 1)):
        return [place.strip(" ;") for place in _NUMBER_BEHIND.sub("\n", text).splitlines()]
    places: list[str] = []
    start = 0
    for comma in _COMMA.finditer(text) if len(text) <= _LONGEST_OF_SEVERAL else ():
        if ends_in_country(f" {text[start : comma.start()]}") and opens_with_institution(text[comma.end() :]):
            places.append(text[start : comma.start()])
            start = comma.end()
    return [*places, text[start:]]


_NUMBER_BEHIND = re.compile(r"(?<=[^\W\d_]|[.)])\s(?P<mark>\d)(?:;\s|;?$)")
_LONGEST_OF_SEVERAL = 2000  # characters
_COMMA = re.compile(r"[,;.]\s(?=[A-ZÀ-Þ])")


def _marks_from(first: int, text: str) -> list[re.Match[str]]:
    """Return the numbers of affiliations in a text, in order from `first`; others are of streets or post boxes."""
    marks: list[re.Match[str]] = []
    for mark in _SEVERAL.finditer(text):
        if int(mark["mark"]) == first + len(marks):
            marks.append(mark)
    return marks


def _goes_on(above: str, text: str) -> bool:
    """Return whether a line goes on with an affiliation: that ends in a comma, or the line is its place."""
    if NUMBERED.match(text) or _MARK.match(text) or ends_in_country(above.rstrip(" ,")):
        return False
    if above.endswith(",") or TOWN.fullmatch(text) or (ends_in_country(text) and not has_institution(text)):
        return True
    return _PART_OF_INSTITUTION.fullmatch(above) is not None and _INSTITUTION.fullmatch(text) is not None


TOWN = re.compile(r"[A-ZÀ-Þ][\w .'-]{1,40}, [A-Z]{2} \d{5}(?:-\d{4})?(?:, USA)?")
_PART_OF_INSTITUTION = re.compile(
    r"(?!.*(?:Universi|Institut|College|Hospital))"
    r"(?:(?:School|Department|Dept\.?|Division|Faculty|Section) of|Laboratory (?:of|for)|[A-Z][\w ]{2,40} Section,)"
    r" [^;\d]{3,100}"
)
_INSTITUTION = re.compile(r"[^,;]{0,60}\b(?:University|College|Institute|Universi\w{2,6})\b[^;]{0,80}")


def places_in_footnotes(lines: Sequence[PageLine], authors: Sequence[Name]) -> list[str]:
    """Return the affiliations at the foot of a printed page: below names as `J. Doe (*) : A. Poe`, or behind a name."""
    found = Affiliations()
    below = 0  # lines that may be an affiliation below names
    for line in lines:
        if (place := _behind_author(line.text, authors)) is not None:
            found.places.append(place)
        elif _are_initials_of(line.text, authors):
            found.places.append("")
            below = _MOST_LINES_OF_PLACE
        elif below and "@" not in line.text and not line.is_site:
            found.places[-1] = f"{found.places[-1]} {line.text}".strip()
            below = 0 if ends_in_country(line.text) else below - 1
        else:
            below = 0
    return [place for place in found.stripped() if has_institution(place) or ends_in_country(place)]


def _behind_author(text: str, authors: Sequence[Name]) -> str | None:
    """Return the institution behind the name of an author: `* Jane Doe, School of Tea, Loma; doe@tea.org`."""
    note = _MARK_OF_FOOTNOTE.sub("", text)
    name = next((str(one) for one in authors if note.startswith(f"{one}, ")), None)
    place = note.removeprefix(f"{name}, ").partition(";")[0]
    return place if name and has_institution(place) and len(place) <= _LONGEST_FOOTNOTE else None


def _are_initials_of(text: str, authors: Sequence[Name]) -> bool:
    """Return whether a line has nothing but authors by their initials: `J. Doe (*) : A.-B. Poe`."""
    families = {name.full_family for name in authors}
    if (last := _AT_END_OF_PARAGRAPH.search(text)) and len(text) > _LONGEST_FOOTNOTE:
        text = last[0]
    names = _LINKS_OF_FOOTNOTE.split(_STAR_OF_FOOTNOTE.sub("", text))
    parts = [_INITIALS_AND_FAMILY.fullmatch(name.strip()) for name in names]
    return all(part is not None and part["family"] in families for part in parts)


_MARK_OF_FOOTNOTE = re.compile(r"^[\d\s*†‡∗⁎]{0,4}")
_STAR_OF_FOOTNOTE = re.compile(r"\s?\([*&✉]\)")
_LINKS_OF_FOOTNOTE = re.compile(r"\s[:;&·]\s|,\s")
_INITIALS_AND_FAMILY = re.compile(r"(?:[A-ZÀ-Þ]\.[-<‑]?\s?){1,4}(?P<family>[^\W\d_][\w'’ -]{1,40})")
# The paragraph above the footnote may have been joined to it: `... in two seasons J. Doe (*)`.
_AT_END_OF_PARAGRAPH = re.compile(r"(?<=\s)(?:[A-ZÀ-Þ]\.[-<‑]?\s?){1,4}[^\W\d_][\w'’-]{1,30} \([*&✉]\)$")
_LONGEST_FOOTNOTE = 300
_MOST_LINES_OF_PLACE = 4
_MOST_LINES_OF_MENUS = 30  # between the heading of affiliations and the first of them


def find_affiliations(lines: Sequence[PageLine]) -> list[str]:
    """Return the affiliations that stand elsewhere: under or behind their heading, or numbered from 1."""
    for index, line in enumerate(lines):
        heading = line.line.heading
        if heading is not None and heading.part is Part.AFFILIATIONS:
            near = range(index + 1, min(index + 1 + _MOST_LINES_OF_MENUS, len(lines)))
            start = next((at for at in near if not is_menu(lines[at].text)), index + 1)
            found = _taken(lines[start:], _is_headed_place, heading.rest)
        elif _is_numbered_place(line) and line.text.startswith(("1", "(1)", "a ")):
            found = _taken(lines[index:], _is_numbered_place)
        else:
            continue
        if found:
            return found
    return []


def _taken(lines: Sequence[PageLine], fits: Callable[[PageLine], bool], first: str = "") -> list[str]:
    """Return the affiliations in `first` and on the lines that fit, up to one that does not; people are left out."""
    found = Affiliations()
    if first:
        found.add(first)
    for index, line in enumerate(itertools.takewhile(fits, lines[:_MOST_PLACES])):
        if not line.people.names and any(map(str.isalpha, line.text)):
            found.add_line(index, line.text)
    return found.stripped()


def _is_headed_place(line: PageLine) -> bool:
    """Return whether a line under the heading of affiliations can be one, or the people who are there."""
    if line.people.names or not any(map(str.isalpha, line.text)):  # `1. 1` above the first of them
        return True
    return line.line.affiliation_weight >= 1 and (line.is_affiliation or not line.is_site)


def _is_numbered_place(line: PageLine) -> bool:
    return line.line.affiliation_weight >= 2 and not line.is_site and NUMBERED.match(line.text) is not None
