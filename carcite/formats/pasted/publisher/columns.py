"""Columns of PDF copies, broken at the end of each printed line: abstracts and keywords below their headings.

The lines of a paragraph follow each other without a blank line, are of about the same length, and most of them do not
end in a stop.
"""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Sequence

from carcite.formats.pasted.abstract_sections import is_label
from carcite.formats.pasted.heading_words import Part, key, words_for
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.publisher.labels import labelled_dates, read_label
from carcite.formats.pasted.publisher.menus import is_menu
from carcite.formats.pasted.publisher.people import read_people
from carcite.formats.pasted.publisher.text_signs import begins_article
from carcite.formats.pasted.statements import is_at_foot, is_rights

_WIDTHS = range(25, 121)  # of the lines of a column, in characters
_SHORT = 0.6  # of the usual width: the last line of a paragraph
_FEWEST_LINES = 3
_MOST_LINES = 80
_MOST_LINES_OF_KEYWORDS = 5
_TOP = 60  # lines in which a paragraph can be an abstract without a heading
_TOP_OF_A_SITE = 30  # lines in which a site has its menus
_MOST_MENUS = 4
_LONGEST_OF_A_PAGE = 250  # characters of a printed line
_FEWEST_OF_A_PAGE = 4  # lines of a column that show that a page is printed
_ALIKE = 0.7  # of the longest line of such a column, which all but the last have
_FEWEST_WITHOUT_HEADING = 4  # lines
_NARROW = 40  # characters of a line of a table
_NARROW_OF_A_PAGE = 30
_RAGGED = 12  # characters by which lines may differ
_LONGEST_LINK = 3  # letters of and, of, the
_STOPS = (".", "!", "?", "”", '"', ")", ":", "。")
_SEPARATORS = (";", "•", "·", "|", ",")  # the stronger first


def is_printed(lines: Sequence[Line]) -> bool:
    """Return whether some of the lines are a paragraph broken at the end of each printed line.

    No line is a whole paragraph then, and few are menus.
    """
    if any(len(line.text) > _LONGEST_OF_A_PAGE and not is_at_foot(line.text) for line in lines):
        return False
    if sum(is_menu(line.text) and len(line.text) > 1 for line in lines[:_TOP_OF_A_SITE]) > _MOST_MENUS:
        return False
    return any(_is_column(lines[at : at + _FEWEST_OF_A_PAGE]) for at in range(len(lines) - _FEWEST_OF_A_PAGE + 1))


def _is_column(lines: Sequence[Line]) -> bool:
    """Return whether lines without a blank one between them are as long as each other and go on in each other."""
    if len(lines) < _FEWEST_OF_A_PAGE or lines[-1].number - lines[0].number != len(lines) - 1:
        return False
    lengths = [len(line.text) for line in lines[:-1]]
    if min(lengths) < max(_NARROW_OF_A_PAGE, _ALIKE * max(lengths)) or max(lengths) >= _WIDTHS.stop + 10:
        return False
    open_ends = sum(not line.text.endswith(_STOPS) for line in lines[:-1])
    goes_on = any(line.text[0].islower() and "://" not in line.text and "@" not in line.text for line in lines[1:])
    return goes_on and 2 * open_ends > len(lengths)


def joined_columns(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with those of abstracts and keywords joined that are one paragraph."""
    joined: list[Line] = []
    index = 0
    printed = is_printed(lines)
    while index < len(lines):
        size = _size_at(lines, index) or (_size_of_prose(lines, index) if printed else 0)
        joined += _paragraphs(lines[index : index + size]) if size else [lines[index]]
        index += size or 1
    return joined


def _size_at(lines: Sequence[Line], index: int) -> int:
    """Return how many lines from here on are one text below the heading of an abstract, or one list of keywords."""
    heading = lines[index].heading
    if heading is not None and heading.part is Part.KEYWORDS and heading.rest:
        return _size_of_keywords(lines[index : index + _MOST_LINES_OF_KEYWORDS])
    if _is_of_abstract(lines, index):
        return _size_of_abstract(lines[index : index + _MOST_LINES])
    is_first = 0 < index < _TOP and heading is None and lines[index - 1].number + 1 < lines[index].number
    return _size_of_paragraph(lines[index : index + _MOST_LINES]) if is_first else 0


def _size_of_prose(lines: Sequence[Line], index: int) -> int:
    """Return how many lines of a printed page from here on are running text, which has a stop within or at its end."""
    if 0 < index < _TOP and _section_label(lines[index].text):
        return _size_of_section(lines[index : index + _MOST_LINES])
    column = lines[index : index + _FEWEST_OF_A_PAGE]
    if not 0 < index < _TOP or lines[index].heading is not None or not _is_column(column) or _are_of_people(column):
        return 0
    size = _size_of_abstract(lines[index : index + _MOST_LINES])
    text = " ".join(line.text for line in lines[index : index + size])
    return size if text.endswith(".") or _STOP_WITHIN.search(text) else 0


def _section_label(text: str) -> str | None:
    """Return the label of a section that a line begins with: `Methods: We counted`, `Background. Tea is`."""
    label = _LABEL_OF_SECTION.match(text)
    if label is None:
        return None
    words = label["label"].lower().split()
    is_known = key(label["label"]) in _SECTIONS or (
        label["label"].isupper() and not _WORDS_OF_SECTIONS.isdisjoint(words)
    )
    return label["label"] if is_known else None


_LABEL_OF_SECTION = re.compile(r"(?P<label>[A-Z][A-Za-z ,&]{3,40})[:.]\s(?=\S)")


def _size_of_section(lines: Sequence[Line]) -> int:
    """Return how many of the lines are one section of an abstract, up to a blank line or the next section."""
    size = 1
    for above, line in itertools.pairwise(lines):
        if line.number != above.number + 1 or _section_label(line.text) or _begins_other(line):
            break
        size += 1
    return size


_STOP_WITHIN = re.compile(r"[a-zß-ÿ]{3}[.?!] [A-ZÀ-Þ][a-zß-ÿ]")


def _are_of_people(lines: Sequence[Line]) -> bool:
    """Return whether lines are of authors or affiliations, and not of running text."""
    if sum(line.affiliation_weight > 1 for line in lines) > 1 or _begins_other(lines[0]):
        return True
    return lines[0].affiliation_weight > 1 or bool(read_people(lines[0].text).names)


def _is_of_abstract(lines: Sequence[Line], index: int) -> bool:
    """Return whether a line begins an abstract: behind its heading or below it."""
    heading = lines[index].heading
    if heading is not None:
        return heading.part is Part.ABSTRACT and bool(heading.rest)
    above = lines[index - 1].heading if index else None
    return above is not None and above.part is Part.ABSTRACT and not above.rest


def _size_of_paragraph(lines: Sequence[Line]) -> int:
    """Return how many of the lines are a paragraph with a blank line above and below it; 0 if they are not."""
    size = _size_of_abstract(lines)
    is_whole = size >= _FEWEST_WITHOUT_HEADING and lines[size - 1].text.endswith((".", "!", "?"))
    if not is_whole or (size < len(lines) and lines[size].number == lines[size - 1].number + 1):
        return 0
    width = max(len(line.text) for line in lines[:size])
    are_full = all(
        len(above.text) + len(line.text.split(" ", 1)[0]) >= width - _RAGGED
        for above, line in itertools.pairwise(lines[:size])
    )
    return size if are_full and width > _NARROW else 0


def _size_of_abstract(lines: Sequence[Line]) -> int:
    """Return how many of the lines are the column of an abstract; 0 if they are not a column."""
    column = [lines[0].text]
    for above, line in itertools.pairwise(lines):
        if line.number != above.number + 1 or _begins_other(line) or _has_unknown_label(line.text, above.text):
            break
        column.append(line.text)
    width = int(statistics.median(map(len, column)))
    shorter = (at for at, text in enumerate(column, 1) if len(text) < _SHORT * width and text[-1] not in _STOPS)
    column = column[: next(shorter, len(column))]
    return len(column) if width in _WIDTHS and _are_wrapped(column) else 0


def _are_wrapped(column: Sequence[str]) -> bool:
    """Return whether most of the lines, and the first one, do not end in a stop."""
    are_stops = [text.endswith(_STOPS) for text in column]
    return len(column) >= _FEWEST_LINES and not are_stops[0] and 2 * sum(are_stops) < len(column)


def _begins_other(line: Line) -> bool:
    """Return whether a line is a heading, a label, a date, or a line of the site, and no text of a column."""
    if line.heading is not None or line.is_ids or is_rights(line.text) or any(True for _ in labelled_dates(line.text)):
        return True
    if is_at_foot(line.text):
        return True
    return is_label(line.text) or read_label(line.text) is not None or is_menu(line.text) or begins_article(line.text)


def _has_unknown_label(text: str, above: str) -> bool:
    """Return whether a line begins with another label than that of a section: `Subject headings: tea`."""
    label = _LABEL.match(text) if above.endswith(_STOPS) else None
    if label is None or is_label(label["label"]):
        return False
    return _WORDS_OF_SECTIONS.isdisjoint(label["label"].lower().split())


_SECTIONS = words_for(Part.SECTION)
_WORDS_OF_SECTIONS = {word for words in _SECTIONS for word in words.split() if len(word) > _LONGEST_LINK}
_LABEL = re.compile(r"(?P<label>[^\W\d_][^:.,;]{2,30}):\s")


def _size_of_keywords(lines: Sequence[Line]) -> int:
    """Return how many of the lines are one list of keywords; 0 if it is one line."""
    first = " ".join(line.text for line in lines[:2])
    sign = next((sign for sign in _SEPARATORS if sign in first), None)
    size = 1
    while sign and size < len(lines) and _goes_on(lines, size, sign):
        size += 1
    return size if size > 1 else 0


def _goes_on(lines: Sequence[Line], index: int, sign: str) -> bool:
    """Return whether a line goes on with the keywords above it, as their separator or a small letter shows."""
    above, line = lines[index - 1], lines[index]
    if line.number != above.number + 1 or above.text.endswith(".") or _begins_other(line):
        return False
    if _IS_NO_LIST.search(line.text) or len(line.text) >= _WIDTHS.stop:
        return False
    is_last = line.text[0].islower() and _is_last(lines, index)
    return is_last or sign in line.text or above.text.endswith((sign, "-"))


_IS_NO_LIST = re.compile(r"[:：]|\d{3}|@|\.\s")


def _is_last(lines: Sequence[Line], index: int) -> bool:
    """Return whether a blank line, a heading or the end stands below a line."""
    below = lines[index + 1 : index + 2]
    return not below or below[0].number > lines[index].number + 1 or _begins_other(below[0])


def _paragraphs(column: Sequence[Line]) -> list[Line]:
    """Return one line for each paragraph of a column; a short line that ends in a stop is the last of its paragraph."""
    width = statistics.median(len(line.text) for line in column)
    found = [column[0]]
    for above, line in itertools.pairwise(column):
        if above.text.endswith(_STOPS) and len(above.text) < _SHORT * width:
            found.append(line)
            continue
        link = "" if above.text.endswith("-") and above.text[-2:-1].isalpha() else " "
        found[-1] = found[-1].with_text(f"{found[-1].text}{link}{line.text}")
    return found
