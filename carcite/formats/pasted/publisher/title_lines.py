"""Titles of PDF copies that are broken over several printed lines, with their subtitles.

A line is full if the first word of the line below did not fit on it; a line that is not full ends a title or subtitle.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Sequence

from carcite.formats.pasted.heading_words import Part
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.publisher.labels import labelled_dates, read_label
from carcite.formats.pasted.publisher.lines import plain
from carcite.formats.pasted.publisher.menus import is_kind, is_menu
from carcite.formats.pasted.publisher.people import is_inverted, lists_known_people, read_people
from carcite.formats.pasted.publisher.sources import has_journal_word
from carcite.formats.pasted.titles import ends_in_link, joined_lines, with_subtitle
from carcite.values.language_detection import likely_languages
from carcite.values.name_words import PARTICLES

_TOP = 40  # lines in which titles stand
_LENGTHS = range(8, 111)  # of a line of a title, in characters
_LINES = range(2, 8)
_NO_TITLE = re.compile(r"[@©]|^[a-z]{2,12}\.[a-z]|\[at\]|https?:|www\.|^\W|[.;]$|^\d|\d.*?[^\d–-].*?\d")
_BY_NAME = re.compile(r"(?:par|by|por|von|di|door)\s[A-ZÀ-Þ][^\W\d_]+(?:[\s-][A-ZÀ-Þ][^\W\d_]+){1,4}$")
_NOTE = re.compile(r"(?<=[^\W\d_])(?:\d|\*{1,3})$")


def joined_titles(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with those of the head joined that are one title in one language."""
    end = next((index for index, line in enumerate(lines[:_TOP]) if _is_text(line)), len(lines[:_TOP]))
    known = {plain(line.text) for line in lines[:_TOP]}
    head = (_titles(run, known) for run in _runs(lines[:end]))
    return [*itertools.chain.from_iterable(head), *lines[end:]]


def _is_text(line: Line) -> bool:
    return line.heading is not None and line.heading.part in (Part.ABSTRACT, Part.KEYWORDS, Part.INTRODUCTION)


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines that may be of a title in runs without a blank line between them, and any other line alone."""
    run: list[Line] = []
    for line in lines:
        is_open = bool(run) and ends_in_link(run[-1].text) and not lists_known_people(line.text)
        can_be = _may_be_of_title(line) and (_names_nobody(line) or is_open)
        if run and (not can_be or not _are_neighbours(run[-1], line)):
            yield run
            run = []
        if can_be:
            run.append(line)
        else:
            yield [line]
    if run:
        yield run


def _are_neighbours(above: Line, line: Line) -> bool:
    """Return whether no blank line is between two lines, or the first goes on in small letters all the same."""
    return above.number + 1 == line.number or (line.text[0].islower() and line.number - above.number <= _MOST_BLANKS)


_MOST_BLANKS = 4  # and one


def _may_be_of_title(line: Line) -> bool:
    text = line.text
    if len(text) not in _LENGTHS or line.heading is not None or line.is_ids or line.affiliation_weight > 1:
        return False
    if (
        _NO_TITLE.search(text)
        or _BY_NAME.match(text)
        or (is_menu(text) and not text[0].islower())
        or is_kind(text)
        or has_journal_word(text)
        or read_label(text)
    ):
        return False
    return next(labelled_dates(text), None) is None


def _names_nobody(line: Line) -> bool:
    return not read_people(line.text).names and not _is_name(line.text)


def _is_name(text: str) -> bool:
    """Return whether a line is one name with the family name first: `van der Poe, Ann P.2`."""
    text = text.rstrip("0123456789,")
    words = text.split()
    return (
        len(words) <= _MOST_WORDS_OF_A_NAME
        and is_inverted(text)
        and all(word[0].isupper() or word in PARTICLES for word in words)
    )


_MOST_WORDS_OF_A_NAME = 6


def _titles(run: list[Line], known: Collection[str]) -> list[Line]:
    """Return the titles in a run of lines, each as one line; the run as it is if no line shows that it is broken.

    A title that stands on one line elsewhere (`known`) is found there.
    """
    if len(run) not in _LINES or not any(_goes_on(above.text, line.text) for above, line in itertools.pairwise(run)):
        return run
    width = max(len(line.text) for line in run)
    titles = [run[0]]
    for above, line in itertools.pairwise(run):
        is_full = len(above.text) + len(line.text.split(" ")[0]) >= width
        if is_full or _goes_on(above.text, line.text):
            titles[-1] = titles[-1].with_text(joined_lines(titles[-1].text, line.text))
        else:
            titles.append(line)
    titles = list(_with_subtitles(titles))
    return run if any(plain(title.text) in known for title in titles if title not in run) else titles


def _goes_on(above: str, text: str) -> bool:
    """Return whether the words show that a line goes on in the one below it."""
    if above.endswith(":") and len(above.split()) >= _FEWEST_ABOVE_SUBTITLE:
        return True
    return text[0].islower() or ends_in_link(above)


_FEWEST_ABOVE_SUBTITLE = 4  # words of a title that ends in a colon


def _with_subtitles(titles: Sequence[Line]) -> Iterator[Line]:
    """Yield the titles, each with the subtitle below it, as the language shows that they have in common."""
    title = titles[0]
    for line in titles[1:]:
        if _languages(title.text) & _languages(line.text):
            title = title.with_text(with_subtitle(_NOTE.sub("", title.text), line.text))
        else:
            yield title
            title = line
    yield title


def _languages(text: str) -> frozenset[str]:
    """Return the languages that the words or the letters of a title show."""
    text = text.capitalize() if text.isupper() else text
    return frozenset(likely_languages(text)) | (_GERMAN if _UMLAUT.search(text) else frozenset())


_GERMAN = frozenset({"de"})
_UMLAUT = re.compile("[äöüß]")
