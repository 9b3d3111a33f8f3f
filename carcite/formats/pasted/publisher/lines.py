"""The lines of a publisher's page, and what each is: a menu, a label, a source, people, an affiliation, a title."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from carcite.formats.pasted.abstract_sections import is_label
from carcite.formats.pasted.affiliations import affiliation_weight, has_institution, opens_with_institution
from carcite.formats.pasted.heading_words import Part, key, words_for
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.publisher.author_blocks import ARABIC_ENTRY, author_blocks
from carcite.formats.pasted.publisher.eastern_people import NOBODY, People
from carcite.formats.pasted.publisher.labels import (
    Labelled,
    is_date,
    is_date_label,
    is_short_date,
    labelled_dates,
    read_label,
)
from carcite.formats.pasted.publisher.menus import is_issn, is_kind, is_menu
from carcite.formats.pasted.publisher.page_words import small_words, without_words
from carcite.formats.pasted.publisher.people import (
    OF_CORRESPONDENCE,
    group_author,
    is_body,
    is_inverted,
    lists_names,
    only_words_of_the_site,
    read_people,
    without_site_words,
)
from carcite.formats.pasted.publisher.placed_people import (
    name_and_place,
    names_before_signs,
    names_glued_to_places,
    names_with_places,
)
from carcite.formats.pasted.publisher.sources import (
    Source,
    dated_journal,
    find_source_line,
    has_journal_word,
    is_conference,
    pages_of,
)
from carcite.formats.pasted.statements import is_rights
from carcite.values.language_detection import is_han
from carcite.values.names import Name, is_organisation

_MOST_WORDS_OF_A_NAME = 5
_LEAST_OF_A_PLACE = 4  # the weight of an affiliation that no title has
_MOST_WORDS_OF_A_BODY = 6  # in Chinese, Japanese or Korean
_LANGUAGE_WORDS = """
    english español spanish português portuguese français french deutsch german italiano italian русский russian 中文
    chinese 日本語 japanese 한국어 korean english version en es pt fr de
"""
_LANGUAGES = frozenset(_LANGUAGE_WORDS.split())


def is_language(text: str) -> bool:
    """Return whether a line is the name of a language."""
    return len(text) < 20 and text.strip(" :[]()").lower() in _LANGUAGES


def _has_only_signs(text: str) -> bool:
    """Return whether all that bars or bullets divide is a kind of article, a date or a menu: `Letter | March 2020`."""
    parts = _BARS.split(text)
    return len(parts) > 1 and all(is_kind(part) or is_menu(part) or is_date(part) for part in parts)


_BARS = re.compile(r"[|•·]")


_SITE_SIGNS: tuple[Callable[[str], object], ...] = (
    is_menu, is_kind, is_issn, is_date, is_short_date, is_language, dated_journal, pages_of, is_conference,
    _has_only_signs,
)  # fmt: skip


@dataclass(frozen=True)
class PageLine:
    """A line of a publisher's page; what it is is computed once.

    `is_labelled`: it is the value of the label above it, or the label of the date below it. `is_journal`: its publisher
    and its ISSN stand below it. `is_entry`: it is one name below a label of authors, the family name first.
    `is_in_list`: it can be a name with its affiliation behind a comma, as the lines beside it. `name_above`: the line
    above, if this line begins with it. `words`: the words of the page in small letters, of which no name is made.
    """

    line: Line
    is_labelled: bool = False
    is_journal: bool = False
    is_entry: bool = False
    is_in_list: bool = False
    name_above: str = ""
    words: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        return self.line.text

    @cached_property
    def label(self) -> Labelled | None:
        return read_label(self.text)

    @cached_property
    def source(self) -> Source | None:
        text = _ARTICLE_NUMBER.sub("", self.text).strip()
        return find_source_line(text) if text else None

    @cached_property
    def people(self) -> People:
        if self.is_entry:
            return _people_of_entry(self.text)
        labelled = self.label
        if labelled is not None:
            return _labelled_people(labelled)
        if self.line.heading is not None and not self.line.heading.rest:
            return NOBODY
        if self.is_labelled or self.is_journal or self.source is not None or has_journal_word(self.text):
            return NOBODY
        if any(True for _ in labelled_dates(self.text)):
            return NOBODY
        return without_words(read_people(self.text), self.words)

    @cached_property
    def placed(self) -> list[tuple[Name, str]]:
        """The names on the line that have their affiliations behind them."""
        if self.label is not None and self.label.label is Part.AUTHORS:
            return names_before_signs(self.label.value)
        if self.is_entry:
            return _arabic_entry(self.text)
        if self.people.names or self.is_site or len(self.text) > LONGEST_TITLE:
            return []
        if self.name_above:
            names = read_people(self.name_above).names
            return [(names[0], self.text.removeprefix(self.name_above).strip(" ,"))] if len(names) == 1 else []
        if self.is_in_list:
            return _placed_in_list(self.text)
        return self._placed_alone

    @property
    def _placed_alone(self) -> list[tuple[Name, str]]:
        """The names with affiliations that the line shows by itself."""
        if found := names_glued_to_places(self.text) or (names_before_signs(self.text) if ";" in self.text else []):
            return found
        both = _name_before_place(self.text) or (name_and_place(self.text) if "(" not in self.text else None)
        return [both] if both else names_with_places(self.text)

    @cached_property
    def comma_placed(self) -> list[tuple[Name, str]]:
        """The name on the line and what stands behind its comma, which others show to be an affiliation."""
        both = _name_before_place(self.text, least=0)
        return [both] if both and not self.is_site else []

    @property
    def has_places(self) -> bool:
        """Whether its names have affiliations in parentheses or behind a comma, which nothing else looks like."""
        if not self.placed:
            return False
        if len(self.placed) > 1:
            return True
        return (
            self.is_entry
            or self.is_in_list
            or bool(self.name_above)
            or "(" in self.text
            or self.label is not None
            or _name_before_place(self.text) is not None
        )

    @cached_property
    def is_site(self) -> bool:
        """Whether the line is of the site: a menu, a date, a label, a source, the kind of the article."""
        if self.is_labelled or self.label is not None or self.line.heading is not None or self.line.is_ids:
            return True
        if self.source is not None or any(True for _ in labelled_dates(self.text)):
            return True
        if ("@" in self.text and only_words_of_the_site(self.text)) or QUOTED_TITLE.fullmatch(self.text):
            return True
        return any(shows(self.text) not in (False, None) for shows in _SITE_SIGNS)

    @cached_property
    def is_affiliation(self) -> bool:
        if FOOTNOTE.match(self.text) or opens_section(self.text) or has_journal_word(self.text):
            return False
        if self.place_weight >= 2:
            return True
        numbered = NUMBERED.match(self.text) if len(self.text) < _LONGEST_NUMBERED else None
        return numbered is not None and not _is_heading_of_section(self.text)

    @cached_property
    def place_weight(self) -> int:
        """How much speaks for an affiliation; nothing does for `Women in a health centre of Curitiba, Brazil`."""
        words = self.text.split()
        # In Cyrillic the words of a body are in small letters.
        capitalised = [word for word in words if not word[0].islower() or word[0] > "\u0400"]
        small = sum(word[0].islower() and len(word) > 3 for word in words)
        is_sentence = small >= _FEWEST_WORDS_OF_A_SENTENCE and not has_institution(" ".join(capitalised))
        is_sentence = is_sentence or (
            self.text.isupper()
            and len(words) >= _FEWEST_WORDS_IN_CAPITALS
            and not any(map(opens_with_institution, _PARTS.split(self.text)))
        )
        return 0 if is_sentence or _VERB.search(self.text) else self.line.affiliation_weight

    @cached_property
    def is_institution(self) -> bool:
        """Whether the line names a body: `Universidad Nacional de Cajamarca`, 서울대학교병원 재활의학과."""
        if self.is_site or self.people.names or has_journal_word(self.text):
            return False
        text = _ROLE.sub(" ", self.text)
        if self.line.language is not None:
            words = text.split()
            return len(words) <= _MOST_WORDS_OF_A_BODY and any(map(is_organisation, words))
        return has_institution(text) and is_body(text)

    @cached_property
    def is_title(self) -> bool:
        """Whether the line can be a title."""
        text = self.text
        if self._is_something_else or _is_no_title(text) or lists_names(text) or names_with_places(text):
            return False
        if sum(map(is_han, text)) >= _FEWEST_SIGNS or self.line.language in ("ja", "ko", "th", "zh"):
            return len(text) >= _FEWEST_SIGNS
        return sum(any(map(str.isalnum, word)) for word in text.split()) >= FEWEST_WORDS and any(map(str.isalpha, text))

    @property
    def _is_something_else(self) -> bool:
        if len(self.text) > LONGEST_TITLE or self.text.endswith((",", ";", ":", "...", "…")):
            return True
        return self.is_site or self.is_journal or self.is_in_list or FOOTNOTE.match(self.text) is not None


def _people_of_entry(text: str) -> People:
    """Return the one name on a line in a list of names, without contacts and marks; nobody if it has a place behind."""
    text = _DEGREE_IN_FRONT.sub("", text)
    names = read_people(text).names
    name = names[0] if len(names) == 1 and not is_inverted(text) else Name.parse(_without_marks(text))
    return NOBODY if name is None or _arabic_entry(text) else People((name,), marked=True)


_DEGREE_IN_FRONT = re.compile(r"^(?:(?:Prof|Dr|PD)\. ){1,3}")


def _without_marks(text: str) -> str:
    """Return a name without contacts and the marks behind it."""
    return _MARKS_BEHIND.sub("", without_site_words(text).rstrip(" *"))


def _arabic_entry(text: str) -> list[tuple[Name, str]]:
    """Return the name and the affiliation on a line in Arabic in a list of authors; nothing if it is a name alone."""
    entry = ARABIC_ENTRY.fullmatch(text)
    name = Name.parse(entry["name"]) if entry and entry["place"] else None
    return [(name, entry["place"])] if entry and name else []


def _is_heading_of_section(text: str) -> bool:
    """Return whether a numbered line is a heading within an article: `3. Results and discussion`."""
    return all(word in _OF_SECTIONS for word in _AND.split(key(text.lstrip("0123456789.) "))))


_OF_SECTIONS = words_for(Part.INTRODUCTION, Part.SECTION)
_AND = re.compile(r"\s(?:and|&|y|e|et|und)\s")


def opens_section(text: str) -> bool:
    """Return whether a line begins with the label of a section of an abstract: `Patients and methods: ...`."""
    label, colon, body = text.partition(":")
    return bool(colon and body) and is_label(label)


def _labelled_people(labelled: Labelled) -> People:
    """Return the people behind a label of authors; one name may have the family name first."""
    if labelled.label is not Part.AUTHORS or not labelled.value:
        return NOBODY
    if thai := _THAI_NAME.fullmatch(labelled.value):
        return People((Name(given=thai[1], family=thai[2]),), marked=True)
    if is_inverted(labelled.value) and (name := Name.parse(labelled.value)) is not None:
        return People((name,), marked=True)
    return read_people(labelled.value)


_THAI_NAME = re.compile("([\u0e00-\u0e7f]{2,25}) ([\u0e00-\u0e7f]{2,30})")


def _name_before_place(text: str, least: int = _LEAST_OF_A_PLACE) -> tuple[Name, str] | None:
    """Return name and affiliation of a line such as `Jane Doe, Department of Tea, University of Sencha, Japan`."""
    name, comma, place = text.partition("; " if ";" in text.partition(",")[0] else ", ")
    if not comma or len(name.split()) > _MOST_WORDS_OF_A_NAME or affiliation_weight(place) < least:
        return None
    names = read_people(name).names
    return (names[0], place) if len(names) == 1 and not names[0].literal else None


QUOTED_TITLE = re.compile(r'[^\W\d_]{2,20} "(?P<title>[^"]{5,400})"')  # a button: `Share "Green tea in ..."`


def _is_no_title(text: str) -> bool:
    """Return whether signs or words show that a line is not a title: `Original articles - TEA 4/2014`."""
    if _NO_TITLE.search(text) or is_rights(text) or _RIGHTS.search(text) or group_author(text) is not None:
        return True
    subject, colon, kind = text.partition(": ")
    if colon and subject.isupper() and len(kind.split()) > 1 and not kind.isupper() and is_kind(kind):
        return True
    return len(text) < _LONGEST_KIND and is_kind(_DASH.split(text)[0])


_RIGHTS = re.compile(r"\ball rights reserved", re.IGNORECASE)
_DASH = re.compile(r"\s[-–|·]\s")
_LONGEST_KIND = 60
_ROLE = re.compile(r"[(（][^()（）]{1,12}[)）]")  # 대학교(교수)


FOOTNOTE = re.compile(
    rf"(?:\d{{1,2}}\.?\s*)?[*†‡#✉§⁎•\s]{{0,3}}(?:{OF_CORRESPONDENCE}|contributed|edited by|reviewed by|these authors"
    r"|(?:present|postal) address|lead contact)",
    re.IGNORECASE,
)
# Its parts look like those of a source: `文章编号：1009-5254(2016)05-0027-11`.
_ARTICLE_NUMBER = re.compile(r"[【\[]?文章编[号號][】\]]?\s?[:：]?\s?(?:[\w-]{4,12}\s?[(（]\d{4}[)）][\w –-]{1,30})?")
_NO_TITLE = re.compile(
    r"^[^;；]{2,60}(?:\s?[;；]\s?[^;；]{2,60}){2,}$"
    r"|。.{10,300}。|^(?:19|20)\d\d\s?年\s?\d{1,2}\s?月|番号[:：]"
    r"|\$\d|^[,;.&*+]|^(?:[^:]{1,80}:\s){3}|^(?:First )?[Pp]ublished (?:online|by|in|on|at)\b|^(?:19|20)\d\d,"
    r"|^(?:Question\s+(?:Do|Does|Is|Are|What|How|Can|Which|Among)|Findings\s+In this|Meaning\s+The(?:se)?)\s"
    r"|"  # names that are lost, a line of labels of a server
    r"^[A-ZÀ-Þ][^\W\d_]+(?:\s[A-ZÀ-Þ][^\W\d_]+)?\set al\."
    r"|^(?:[A-ZÀ-Þ][^\W\d_]+\s){1,3}(?:19|20)\d\d$"  # a series and its year
    r"|\s[:：]\s*-?$|:\s(?:[Pp]rof|[Dd]r|[Mm]ed)\.?\s|中图分类号|文献标识码|文章编号"
    r"|(?i:about the authors?|(?:sobre|acerca de) (?:los |as |os |las )?aut[a-zê]+|sobre la autoría)$"
    r"|^(?:[\u4e00-\u9fff]{2,10}\s){6,40}[\u4e00-\u9fff]{2,10}$"  # keywords
    r"|^\d{1,2}\s(?:a|al|to|bis|до)\s\d{1,2}\s"  # the days of a conference
    r"|^(?:[^\W\d_][^\d\s]*\s){1,3}(?:19|20)\d\d$"  # the name of a series and the year
    r"|(?:,\s(?:MD|M\.D\.|PhD|Ph\.D\.|MSc|MPH|MBBS|RN)\b[^:]{1,80}){2}|\bORCID\b|Author Info\b"  # names
    r"|[a-z]Vol\.\s?\d|^Question (?:Is|Are|Do|Does|Can|What|How|Among|In|Which|Has|Was|Were|Should)\b"
    r"|^Declarations? of |^(?:The )?(?:[A-ZÀ-Þ][\w-]+ ){0,3}Journal of [^?]{3,80}$"
    r"|^[α-ω]|\s=\s|^[a-z]+\b[^\w]|^[-|*•·]\s|\b[Tt]elp?\.|\+\d{6,}|`|@|©|│|\s\|\s|\bPMID\b|\bIS[BS]N\b|\bdoi:|\b10\.\d{4,9}/|\d{4};\s?\d|(?i:https?://)|\d\(\d{1,3}\):\s?\d"
)


def page_lines(lines: Sequence[Line]) -> list[PageLine]:
    """Return the lines; each knows whether it is the value of the label above it, or the label of the date below."""
    page: list[PageLine] = []
    placed = [_may_have_place(line.text) for line in lines]
    blocks = author_blocks(lines)
    words = small_words(line.text for line in lines)
    for index, line in enumerate(lines):
        below = lines[index + 1].text if index + 1 < len(lines) else ""
        labels = is_date(below) and is_date_label(line.text)
        labelled = labels or (bool(page) and _has_value_below(page[-1], line.text)) or blocks.get(index) is False
        entry = blocks.get(index) or _is_entry_below(page, line.text)
        name_above = _name_above(page, line.text)
        in_list = any(all(placed[max(0, start) : start + 3]) for start in range(index - 2, index + 1)) and placed[index]
        journal = _is_above_publisher(lines[index + 1 : index + 3])
        page.append(PageLine(line, labelled, journal, entry, in_list, name_above, words))
    return page


def _name_above(page: Sequence[PageLine], text: str) -> str:
    """Return the name on the line above if a line is that name with its affiliation; an empty text for others."""
    above = page[-1].text if page else ""
    behind = text.removeprefix(above)
    is_name = _ONE_NAME.fullmatch(above) is not None and behind != text
    return above if is_name and _BEHIND_NAME.match(behind) else ""


_BEHIND_NAME = re.compile(r"[\s,]\s?(?!is\b|was\b|and\b)[A-ZÀ-Þ][\w ,.-]{10,300}$")


def _placed_in_list(text: str) -> list[tuple[Name, str]]:
    """Return the name and the affiliation of a line that `_may_have_place`."""
    if not _may_have_place_behind_comma(text):
        both = name_and_place(text)
        return [both] if both else []
    name, _, place = text.partition(", ")
    return [(one, place) for one in read_people(name).names or (Name(literal=name.strip("*")),)]


def _may_have_place(text: str) -> bool:
    """Return whether a line can be one name and its affiliation: `Jane Doe, School of Tea`, `Ann Poe Tea College`."""
    return _may_have_place_behind_comma(text) or (
        _SEVERAL_CAPITALS.match(text) is not None and has_institution(text) and name_and_place(text) is not None
    )


_SEVERAL_CAPITALS = re.compile(r"(?:[A-ZÀ-Þ][\w.’'-]*\s){3}.{3,250}$")


def _may_have_place_behind_comma(text: str) -> bool:
    name, _, place = text.partition(", ")
    return _ONE_NAME.fullmatch(name) is not None and has_institution(place) and not has_institution(name)


_ONE_NAME = re.compile(r"\*?[A-ZÀ-Þ][^\W\d_]*(?:[ .'’-]{1,2}[A-ZÀ-Þ][^\W\d_]{0,20}){0,4}\.?")


def _is_entry_below(page: Sequence[PageLine], text: str) -> bool:
    """Return whether a line is a name, the family name first, in a list of such names below their label."""
    may_be_name = bool(page) and _lists_entries(page[-1]) and not has_institution(text)
    return may_be_name and is_inverted(_MARKS_BEHIND.sub("", text))


_MARKS_BEHIND = re.compile(r"(?<=[^\W\d_.])\s?\d{1,2}(?:,\d{1,2}){0,4}$|(?<=\.)\d{1,2}$")


def _lists_entries(line: PageLine) -> bool:
    """Return whether names may stand below a line, one a line: a label of authors, or such a name."""
    if line.is_entry:
        return True
    label = line.label
    return label is not None and label.label is Part.AUTHORS and (not label.value or is_inverted(label.value))


def _is_above_publisher(below: Sequence[Line]) -> bool:
    """Return whether a publisher and an ISSN stand below a line."""
    return (
        len(below) == 2 and below[0].affiliation_weight >= 2 and is_issn(below[1].text) and not is_issn(below[0].text)
    )


def _has_value_below(line: PageLine, below: str) -> bool:
    if (_is_of_keywords(line.line) and _LISTED.search(below)) or _EDITOR.fullmatch(line.text):
        return True
    if _OTHER_ARTICLE.fullmatch(line.text):
        return True
    if _is_above_source(line, below):
        return True
    if not line.text.endswith((":", "：")):
        return is_above_organisation(line, below)
    return _is_of_keywords(line.line) or (line.label is not None and line.label.label in _WITH_VALUES)


def _is_above_source(line: PageLine, below: str) -> bool:
    """Return whether a line without a value is the label of the numbers below it: `발행정보`."""
    is_label = line.label is not None and line.label.label is Part.SOURCE and not line.label.value
    return is_label and find_source_line(below, is_labelled=True) is not None


def is_above_organisation(line: PageLine, below: str) -> bool:
    """Return whether a line without a colon is the label of a publisher, and not the kind `Editorial` above a title."""
    if line.label is None or line.label.label is not Part.PUBLISHER or not is_organisation(below):
        return False
    return not is_kind(line.text) or (":" not in below and len(below.split()) <= _MOST_WORDS_OF_A_BODY)


_EDITOR = re.compile(r"(?:academic|handling|section|subject|guest) editors?:?", re.IGNORECASE)
_OTHER_ARTICLE = re.compile(r"(?:Next|Previous) [Aa]rticle(?: in [A-Z][a-z]+(?: [A-Z][a-z]+)?)?")
_LISTED = re.compile(r"[;/,、；，].+[;/,、；，]")


def _is_of_keywords(line: Line) -> bool:
    return line.heading is not None and line.heading.part is Part.KEYWORDS and not line.heading.rest


_WITH_VALUES = (
    Part.CITE,
    Part.JOURNAL,
    Part.SOURCE,
    Part.VOLUME,
    Part.ISSUE,
    Part.PAGES,
    Part.YEAR,
    Part.PUBLISHER,
    Part.ADVISOR,
    Part.OTHER,
)
NUMBERED = re.compile(r"[(\[]?(?:\d{1,2}|[a-h](?=[)\] ]))[)\].:、]?\s?(?=[^\W\d_])(?![a-zß-ÿ])[^?]{3,}")
LONGEST_TITLE = 500
_FEWEST_WORDS_OF_A_SENTENCE = 3
_VERB = re.compile(r"\s(?:was|were|is|are|has been|have been)\s[a-z]{3}")
_LONGEST_NUMBERED = 300  # characters of an affiliation that only its number shows
_FEWEST_WORDS_IN_CAPITALS = 9  # of a title; an affiliation has a body at the beginning of one of its parts
_PARTS = re.compile(r"[,;.]\s?")
FEWEST_WORDS = 3
_FEWEST_SIGNS = 6


def plain(text: str) -> str:
    """Return the letters and digits of a text, to compare it."""
    return _SIGNS.sub("", text.casefold())


_SIGNS = re.compile(r"[\W_]+")
