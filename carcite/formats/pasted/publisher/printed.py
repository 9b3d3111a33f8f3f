"""The title of a copy of a printed first page: the lines right above the authors, with no blank line between them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Collection, Sequence

from carcite.formats.pasted.affiliations import has_institution
from carcite.formats.pasted.heading_words import Part
from carcite.formats.pasted.publisher.labels import labelled_dates
from carcite.formats.pasted.publisher.lines import FOOTNOTE, QUOTED_TITLE, PageLine, plain
from carcite.formats.pasted.publisher.menus import is_issn, is_kind, is_menu
from carcite.formats.pasted.publisher.people import group_author, is_known, lists_names
from carcite.formats.pasted.publisher.sources import has_journal_word
from carcite.formats.pasted.titles import KIND_OF_STUDY, are_in_two_languages, are_in_two_scripts, ends_in_link
from carcite.values.language_detection import likely_languages
from carcite.values.name_words import PARTICLES

_MOST_LINES = 7  # of a title
_MOST_BLANKS = 5  # between the title and the authors
_FEWEST_WORDS = 3
_FEWEST_SIGNS = 6  # of a title in Chinese, Japanese or Korean
_SHORT = 0.4  # of the longest line of a title, which its first line has
_LONGEST = 140
_LONGEST_JOINED = 350  # of a title whose lines were joined before
_LEAST_OF_A_PLACE = 3  # the weight of a line that is an affiliation
_NOT_IN_TITLES = re.compile(
    r"[@©]|https?:|www\.|\barXiv:|\b10\.\d{4}/|\b(?:ISSN|ISBN|PACS|doi)\b|^\W*\d{1,5}\W*$|[;,]\s*\d{1,4}\s?\(\d"
    r"|\d{4};\s?\d|\b[Vv]ol(?:ume)?\.? ?\d|\bNo\. ?\d|\bpp?\. ?\d|\(\d{4}\) \d|\d[-–]\d{2,4}$"
    r"|^(?:To appear|Appears|Presented|Submitted|Running|Printed|Copyright|Also available)\b|_{4}|\.{4}"
    r"|\b[Rr]ights (?:of|reserved)|^c \w+ \d{4}|\bc (?:19|20)\d\d\b"
    r"|,\s?(?:MD|M\.D|PhD|Ph\.D|MSc?|MPH|MBBS|BSc|FRCS)\b|\bet al\.|^\(?(?:MN|Dr|Prof)\b|^.{0,80}\b(?:19|20)\d\d$"
)


def find_title(page: Sequence[PageLine], end: int, numbers: Collection[int]) -> range | None:
    """Return which lines are the title: those right above the first line of people, with no blank line between them.

    `numbers`: those of all lines of the text that are not blank. A title does not stand below an affiliation.
    """
    for index in range(1, end):
        if _is_place_of_somebody(page[:index]):
            return None
        if _are_authors(page, index, end) or group_author(page[index].text) or _look_like_authors(page, index):
            title = _title_above(page, index, numbers)
            if title is not None:
                return _in_one_language(page, title)
    return None


def _is_place_of_somebody(lines: Sequence[PageLine]) -> bool:
    """Return whether the last of the lines is an affiliation, and not the publisher at the top."""
    last = lines[-1]
    return _is_place(last) and (last.place_weight >= _LEAST_OF_A_PLACE or any(one.people.names for one in lines))


def _is_place(line: PageLine) -> bool:
    """Return whether a line is an affiliation: `Sleep among Children in Kenya, Peru` is made of words of the page."""
    if line.place_weight > _LEAST_OF_A_PLACE or has_institution(line.text):
        return line.place_weight > 1
    return line.place_weight > 1 and _has_no_words_of_page(line)


def _in_one_language(page: Sequence[PageLine], title: range) -> range:
    """Return the lines of the first of two titles in two languages or scripts."""
    ends = [at for at in title[1:] if _begins_translation(page, title, at)]
    return range(title.start, ends[-1]) if ends else title


def _begins_translation(page: Sequence[PageLine], title: range, at: int) -> bool:
    """Return whether a line is in another language than those above it, and begins the title in that language."""
    texts = (_text(page[title.start : at]), page[at].text, _text(page[at : title.stop]))
    first, line, second = (_ONE_LETTER.sub("", text) for text in texts)
    if are_in_two_scripts(first, second):
        return True
    languages, others = likely_languages(first), likely_languages(line)
    if not languages and _is_in_capitals(first):
        return not _is_in_capitals(line)
    is_other = bool(others) and languages.isdisjoint(others)
    return is_other and not line[0].islower() and are_in_two_languages(first, second)


_ONE_LETTER = re.compile(r"(?<!\S)[A-Za-z]\s")  # words that many languages have: `A Cohort Study`


def _is_in_capitals(text: str) -> bool:
    return _PARENTHESES.sub("", text).isupper()


_PARENTHESES = re.compile(r"\([^()]{1,80}\)")


def _text(lines: Sequence[PageLine]) -> str:
    """Return the text of the lines, in which Chinese and Japanese ones have no space between them."""
    texts = [line.text for line in lines if any(map(str.isalnum, line.text))]
    is_without_spaces = all(line.line.language in ("zh", "ja") for line in lines)
    return ("" if is_without_spaces else " ").join(texts)


def joined(page: Sequence[PageLine], title: range, text: str = "") -> list[PageLine]:
    """Return the lines with those of the title on one, which has the given text or theirs."""
    first = page[title.start]
    whole = PageLine(first.line.with_text(text or _text(page[title.start : title.stop])), words=first.words)
    return [*page[: title.start], whole, *page[title.stop :]]


def with_repeated_title(page: Sequence[PageLine]) -> list[PageLine]:
    """Return the lines with a title on one that is broken over several and stands whole elsewhere, as in a button."""
    whole = {plain(text): text for line in page[:_TOP] if (text := _whole_title(line))}
    for start in range(len(page[:_TOP])):
        text = plain(page[start].text)
        for stop in range(start + 2, min(start + _MOST_LINES, len(page)) + 1 if text else start):
            text += plain(page[stop - 1].text)
            if text in whole and plain(page[stop - 1].text):
                return joined(page, range(start, stop), whole[text])
    return list(page)


def _whole_title(line: PageLine) -> str:
    """Return the title that a line is or has in quotes; an empty text if it cannot be one."""
    quoted = QUOTED_TITLE.fullmatch(line.text)
    text = quoted["title"] if quoted else line.text
    return text if (quoted or line.is_title) and len(text) > _LONG_ENOUGH else ""


_TOP = 160  # lines
_LONG_ENOUGH = 20  # letters of a title that is looked for in other lines


def _are_authors(page: Sequence[PageLine], index: int, end: int) -> bool:
    """Return whether a line lists people: with marks, several, or one whom a name or what is below shows.

    `end` is where the abstract begins.
    """
    line = page[index]
    people = line.people
    if not people.names or people.marked or any(map(is_known, people.names)) or line.text.endswith(_MARKS):
        return bool(people.names)
    if index and ends_in_link(page[index - 1].text):
        return False
    if (len(people.names) > 1 and "," in line.text) or index + 1 == end:
        return True
    below = itertools.dropwhile(lambda one: bool(one.people.names), page[index + 1 : index + _MOST_NAMES])
    nobody = itertools.takewhile(lambda one: not one.people.names, itertools.islice(below, _REACH))
    return any(map(_is_contact, nobody))


def _is_contact(line: PageLine) -> bool:
    """Return whether a line below a name shows that it is of an author: an affiliation, a body, an address."""
    return _is_place(line) or line.is_institution or "@" in line.text


_MARKS = ("*", "＊", "†", "‡", "△", "#")
_MOST_NAMES = 12  # lines of names between the title and an affiliation
_REACH = 3  # lines of an affiliation, of which the first may not look like one


def _look_like_authors(page: Sequence[PageLine], index: int) -> bool:
    """Return whether a line looks like names that are not understood, or is one name above an affiliation."""
    line, below = page[index], page[index + 1 : index + 2]
    if line.is_site or line.place_weight > 1 or not _has_no_words_of_page(line):
        return False
    if lists_names(line.text) and all(word in _IN_NAMES or not word.islower() for word in line.text.split()):
        return True
    words = _WORD.findall(line.text)
    return len(words) in _WORDS_OF_A_NAME and line.text.istitle() and any(map(_is_contact, below))


_IN_NAMES = PARTICLES | {"and", "et", "und", "y", "e"}
_WORD = re.compile(r"[^\W\d_]+")
_WORDS_OF_A_NAME = range(2, 5)


def _title_above(page: Sequence[PageLine], end: int, numbers: Collection[int]) -> range | None:
    """Return which lines are the title above the authors at `end`, below which their label may stand."""
    while end > 1 and _is_authors_label(page[end - 1]):
        end -= 1
    start = end
    while start and end - start < _MOST_LINES and _is_of_title(page, start - 1, end, numbers):
        start -= 1
    while start < end - 1 and not _opens_title(page[start:end]):
        start += 1
    return range(start, end) if start < end and _has_words(page[start:end]) else None


def _has_words(lines: Sequence[PageLine]) -> bool:
    """Return whether lines have enough words of a title, or signs of one in Chinese, Japanese or Korean."""
    if lines[0].line.language is not None and len(lines[0].text) >= _FEWEST_SIGNS:
        return True
    return sum(len(line.text.split()) for line in lines) >= _FEWEST_WORDS


def _is_authors_label(line: PageLine) -> bool:
    return line.label is not None and line.label.label is Part.AUTHORS and not line.label.value


def _is_of_title(page: Sequence[PageLine], index: int, end: int, numbers: Collection[int]) -> bool:
    """Return whether a line is one of the title's, of which the next one is known."""
    line = page[index]
    blanks = _blanks_between(line, page[index + 1], numbers)
    if blanks > _most_blanks(page, index + 1, end):
        return False
    if not any(map(str.isalnum, line.text)) or (index + 1 == end and _is_last_word(page, index, numbers)):
        return True
    if len(line.text) > (_LONGEST_JOINED if ". " not in line.text else _LONGEST) or _NOT_IN_TITLES.search(line.text):
        return False
    goes_on = index > 0 and (line.text[0].islower() or ends_in_link(page[index - 1].text))
    return goes_on or not _is_something_else(page, index)


def _most_blanks(page: Sequence[PageLine], index: int, end: int) -> int:
    """Return how many blank lines may stand above a line of the title, or above the authors at `end`."""
    if index == end:
        return _MOST_BLANKS
    return _MOST_BLANKS_ABOVE_KIND if KIND_OF_STUDY.fullmatch(page[index].text) else 0


_MOST_BLANKS_ABOVE_KIND = 2  # between a title and a subtitle such as `A Systematic Review and Meta-Analysis`


def _is_last_word(page: Sequence[PageLine], index: int, numbers: Collection[int]) -> bool:
    """Return whether a line is one word below a long line: the end of a title, even if it is a heading elsewhere."""
    if not index or _LAST_WORD.fullmatch(page[index].text) is None or len(page[index - 1].text) < _LEAST_ABOVE_A_WORD:
        return False
    return not _blanks_between(page[index - 1], page[index], numbers)


_LAST_WORD = re.compile(r"[A-ZÀ-Þ][^\W\d_]{3,20}")
_LEAST_ABOVE_A_WORD = 30  # letters


def _blanks_between(line: PageLine, below: PageLine, numbers: Collection[int]) -> int:
    """Return how many blank lines are between two lines; those that were joined to the first are not blank."""
    return sum(number not in numbers for number in range(line.line.number + 1, below.line.number))


def _is_something_else(page: Sequence[PageLine], index: int) -> bool:
    """Return whether a line is a source, a date, a kind of article, a body or names, and not of a title."""
    line, text = page[index], page[index].text
    if _is_labelled(line) or _is_place(line) or any(shows(text) for shows in _SIGNS):
        return True
    if is_menu(text):
        return index == 0 or _is_something_else(page, index - 1)
    are_names = bool(line.people.names) or lists_names(text)
    return are_names and (_are_authors(page, index, index) or _has_no_words_of_page(line))


_SIGNS: tuple[Callable[[str], object], ...] = (
    FOOTNOTE.match,
    group_author,
    is_kind,
    is_issn,
    lambda text: next(labelled_dates(text), None),
)


def _is_labelled(line: PageLine) -> bool:
    """Return whether a line is a label, a heading, a value of one, identifiers or a source."""
    if line.is_labelled or line.label is not None or line.line.heading is not None:
        return True
    return line.line.is_ids or line.source is not None


def _has_no_words_of_page(line: PageLine) -> bool:
    return line.words.isdisjoint(word.lower() for word in _WORD.findall(line.text))


def _opens_title(lines: Sequence[PageLine]) -> bool:
    """Return whether the first line belongs to those below it: it is long, goes on in them, or is translated there."""
    first, second = lines[0].text, lines[1].text
    if second.startswith("(") and second.endswith(")"):
        return True
    if second[0].islower() or ends_in_link(first) or first.endswith(("-", "–", ":")):
        return True
    if first.isupper() != second.isupper() and any(map(str.islower, first + second)):
        return False
    if has_journal_word(first):
        return False
    return len(first) >= _SHORT * max(len(line.text) for line in lines)
