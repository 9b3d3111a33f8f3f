"""Blocks of authors below their label, as in SciELO: name, contributions, affiliation and iD, each on its line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carcite.formats.pasted.heading_words import Part
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.publisher.labels import read_label
from carcite.formats.pasted.publisher.people import CONTACT, is_of_an_author, without_site_words
from carcite.values.name_words import PARTICLES

_MOST_WORDS_OF_A_NAME = 8
_MOST_LINES = 10  # of a block
_LEAST_OF_A_PLACE = 2  # the weight of an affiliation
_ARABIC_WORD = r"[\u0620-\u064a]{2,20}"
# A name, and the university or the like behind it.
ARABIC_ENTRY = re.compile(
    rf"(?P<name>{_ARABIC_WORD}(?:\s(?!جامعة|كلية|معهد|مركز|وزارة|قسم){_ARABIC_WORD}){{1,4}})"
    r"(?:\s(?P<place>(?:جامعة|كلية|معهد|مركز|وزارة|قسم)\s.{2,150}))?"
)
_FOOTNOTE = re.compile(r"\s(?:[\d*†‡]{1,3}\s?){1,3}(?:e-?mail.{0,80})?$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][^\d,;:]{0,40}")


def author_blocks(lines: Sequence[Line]) -> dict[int, bool]:
    """Return the indexes of the lines in blocks of authors: True for a name, False for other words on the author."""
    found: dict[int, bool] = {}
    for index, line in enumerate(lines):
        label = read_label(line.text)
        if label is None or label.label is not Part.AUTHORS or label.value:
            continue
        at = index + 1
        while at < len(lines) and ARABIC_ENTRY.fullmatch(lines[at].text) and read_label(lines[at].text) is None:
            found[at] = True
            at += 1
        while (end := _end_of_block(lines, at)) is not None:
            found[at] = True
            found |= {detail: False for detail in range(at + 1, end) if not _is_place(lines[detail])}
            at = end
    return found


def _end_of_block(lines: Sequence[Line], start: int) -> int | None:
    """Return where the block of the author ends whose name is the first line; None if it is not such a block."""
    if start >= len(lines) or not _may_be_name(lines[start]):
        return None
    end = None
    for index in range(start + 1, min(len(lines), start + _MOST_LINES)):
        if _is_place(lines[index]) or CONTACT.fullmatch(lines[index].text):
            end = index + 1
        elif end is not None or lines[index].heading is not None:
            break
    return end


def _is_place(line: Line) -> bool:
    return line.affiliation_weight >= _LEAST_OF_A_PLACE and not is_of_an_author(line.text)


def _may_be_name(line: Line) -> bool:
    """Return whether a line has the words of one name: in capitals but for particles, no digit and no sign."""
    words = _FOOTNOTE.sub("", without_site_words(line.text)).split()
    if not 1 < len(words) <= _MOST_WORDS_OF_A_NAME or line.heading is not None or line.affiliation_weight > 1:
        return False
    return all(word in PARTICLES or (word[0].isupper() and _WORD.fullmatch(word)) for word in words)
