"""What stands above the citation line without headings: titles, authors, affiliations, by where they stand."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Sequence

from carcite.formats.pasted.affiliations import title_weight
from carcite.formats.pasted.heading_words import Part
from carcite.formats.pasted.headings import is_placeholder
from carcite.formats.pasted.languages import article_languages
from carcite.formats.pasted.lines import Line, divided
from carcite.formats.pasted.people import count_people, is_lone_han_name
from carcite.formats.pasted.publisher.menus import is_kind, is_menu
from carcite.formats.pasted.statements import is_author_footnote
from carcite.formats.pasted.titles import are_in_two_languages
from carcite.values.language_detection import is_han

_ENDS_IN_INITIAL = re.compile(r"\b[A-Z]{1,3}\.$|\bal\.$")
_STOPS = (".", "。", "?", "？", "!", "！")
_COMMAS = (",", ";", "、")
_LONGEST_TITLE = 600
_FEWEST_WORDS = 3  # of a title that nothing else shows to be one
_DATED = re.compile(
    r"(?i:(?:first |originally )?(?:published|received|accepted|revised|posted|submitted)|version|available online)"
    r"\b[^\n]{0,40}\b(?:19|20)[0-9]{2}\b|(?:[0-9]{1,2} )?[A-Z][a-z]{2,8}(?: [0-9]{1,2},)? (?:19|20)[0-9]{2}$"
)
_COUNTED = re.compile(r"[0-9]{1,6} ?[次篇条分年]")
_LABEL_SIGNS, _VALUE_SIGNS = range(2, 7), range(31)  # of a figure's label and value


def is_aside(line: Line) -> bool:
    """Whether a line of the head is a footnote, a figure or a date of the site, the language, or a word for none."""
    text = line.text
    return (
        text.isdecimal()
        or is_figure(text)
        or is_author_footnote(text)
        or is_placeholder(text)
        or _DATED.match(text) is not None
        or article_languages(text) is not None
    )


def is_figure(text: str) -> bool:
    """Whether a line is a figure that the site prints beside a paper: `影响因子: 5.2`, `被引次数：12`, `12 次`.

    That is a short word in Chinese and a value without Chinese characters.
    """
    if text.isascii():
        return False
    if _COUNTED.fullmatch(text):
        return True
    label, colon, value = text.replace("：", ":").partition(":")
    label = label.removesuffix(" ")
    short = bool(colon) and len(label) in _LABEL_SIGNS and len(value) in _VALUE_SIGNS
    return short and all(map(is_han, label)) and not any(map(is_han, value))


def split_front(lines: Sequence[Line], named: Collection[Part]) -> dict[Part | None, list[Line]]:
    """Return the lines by the part they are; None are lines of no part. `named` are the parts that have headings."""
    asides, lines = divided(lines, is_aside)
    start, end = (len(lines),) * 2 if Part.AUTHORS in named else _authors_in(lines)
    if start == end and Part.AFFILIATIONS not in named:
        start = end = _first_affiliation(lines)
    titles, authors, below = lines[:start], lines[start:end], lines[end:]
    if authors and not titles and below and _is_title_below(below[0]):
        titles, below = below[:1], below[1:]
    others: list[Line] = []
    if Part.AFFILIATIONS in named:
        below, others = divided(below, lambda line: line.affiliation_weight >= 2)
    titles, over = pick_titles(titles)
    return {
        Part.TITLE: titles,
        Part.AUTHORS: authors,
        Part.AFFILIATIONS: below,
        None: sorted([*asides, *others, *over]),
    }


def _authors_in(lines: Sequence[Line]) -> tuple[int, int]:
    """Return where the author lines begin and end; the end of the lines, twice, if there are none."""
    weight, chosen = _likeliest_authors(lines)
    if not weight:
        return len(lines), len(lines)
    start, end = chosen, chosen + 1
    while start and lines[start - 1].text.endswith(_COMMAS) and lines[start - 1].people:
        start -= 1
    while end < len(lines) and _goes_on(lines[end - 1], lines[end]):
        end += 1
    return _with_lone_names(lines, start, end) if weight == 1 else (start, end)


def _likeliest_authors(lines: Sequence[Line]) -> tuple[float, int]:
    """Return the weight and the index of the line that is likeliest the authors.

    It is that with the most names, and of several such lines the last before the affiliations.
    """
    best, chosen = 0.0, 0
    for index, weight in enumerate(_author_weights(lines)):
        if weight and weight >= best:
            best, chosen = weight, index
        elif best >= 2 and lines[index].affiliation_weight >= 2:
            break
    return best, chosen


def _with_lone_names(lines: Sequence[Line], start: int, end: int) -> tuple[int, int]:
    """Return where authors begin and end that stand one a line."""
    while end < len(lines) and _is_lone(lines[end]):
        end += 1
    while start > 1 and _is_lone(lines[start - 1]) and not lines[start - 2].language:
        start -= 1
    return start, end


def _is_lone(line: Line) -> bool:
    return line.is_authors and line.affiliation_weight <= 0 and not line.language


def _author_weights(lines: Sequence[Line]) -> Iterator[float]:
    """Yield how much speaks for each line being the authors.

    Where a title in another script is above the line and none in Latin script yet, the line may be the title itself.
    """
    titled = False
    for above, line, below in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        yield _author_weight(line, below, may_be_title=above is not None and bool(above.language) and not titled)
        titled = titled or line.language is None


def _author_weight(line: Line, below: Line | None, *, may_be_title: bool) -> float:
    """Return how much speaks for a line being the authors: the number of names, less for a name or a body alone."""
    stopped = _ends_as_sentence(line.text)
    people = count_people(line.text[:-1]) if stopped else line.people
    if people > 1 and not stopped:
        return min(people, 3)
    if may_be_title and (stopped or not people):
        return 0
    if people > 1:  # a title may read like names, but ends with a full stop
        return 0.9
    if line.is_group:
        return 0.8
    if is_lone_han_name(line.text):
        return 0.5 if _can_follow_authors(below) else 0
    return 1 if _is_lone(line) else 0


def _ends_as_sentence(text: str) -> bool:
    return text.endswith((".", "。")) and not _ENDS_IN_INITIAL.search(text)


def _can_follow_authors(below: Line | None) -> bool:
    return below is None or below.language is not None or below.affiliation_weight >= 2


def _goes_on(above: Line, line: Line) -> bool:
    """Whether a line under authors has more of them."""
    if above.text.endswith(_COMMAS):
        return line.is_authors
    return line.people > 2 or (line.is_group and line.affiliation_weight < 2)


def _first_affiliation(lines: Sequence[Line]) -> int:
    """Return where affiliations begin without authors: below a title and its translation, or at the first."""
    first = next((i for i, line in enumerate(lines) if _is_affiliation(line)), len(lines))
    for index in range(1, first):
        if lines[index - 1].language and lines[index].language is None:
            end = index + 1
            while end < first and lines[end].text[:1].islower():
                end += 1
            return end
    return first


def _is_affiliation(line: Line) -> bool:
    return not line.is_authors and line.affiliation_weight >= max(2, title_weight(line.text) + 1)


def _is_title_below(line: Line) -> bool:
    return line.affiliation_weight <= 0 and title_weight(line.text) >= 2


def pick_titles(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the title and its translation, the last line in each script, in order; and the lines that are neither."""
    lines = _unwrapped(lines)
    fit = [line for line in lines if _can_be_title(line)]
    # Sorted so that the last of those that look like a title comes last.
    fit.sort(key=lambda line: line.language is not None or _is_title_alone(line))
    by_language = {line.language: line for line in fit}
    picked = sorted({*by_language.values(), *_translated(by_language.get(None), lines)})
    if len(picked) == 1 and not _is_title_alone(picked[0]):
        picked = []
    return picked, [line for line in lines if line not in picked]


def _translated(title: Line | None, lines: Sequence[Line]) -> list[Line]:
    """Return the title right above a title in Latin script, if that is its translation."""
    above = next((a for a, line in itertools.pairwise(lines) if line == title), None)
    if title is None or above is None or above.language or not _can_be_title(above):
        return []
    return [above] if are_in_two_languages(above.text, title.text) else []


def _can_be_title(line: Line) -> bool:
    is_of_site = is_menu(line.text) or is_kind(line.text)
    return len(line.text) <= _LONGEST_TITLE and not _lists_names_in_han(line) and not is_of_site


def _lists_names_in_han(line: Line) -> bool:
    """Whether a line has the names in the characters of their language, which the authors' line has in Latin ones."""
    return line.language is not None and line.people > 1


def _is_title_alone(line: Line) -> bool:
    """Whether a line is a title that has no translation beside it; `Boston, MA.` and `Leeds.` are places."""
    if _words(line) < (2 if line.text.endswith(_STOPS) else _FEWEST_WORDS):
        return False
    return line.language is not None or "," not in line.text or any(map(str.islower, line.text.split()))


def _words(line: Line) -> int:
    """Return the number of words of a title; each two signs of one without spaces are a word."""
    return len(line.text) // 2 if line.language in ("zh", "ja") else len(line.text.split())


def _unwrapped(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, those that go on in lower case joined to the one above."""
    joined: list[Line] = []
    for line in lines:
        if joined and line.text[:1].islower() and _is_open(joined[-1]):
            joined[-1] = joined[-1].with_text(f"{joined[-1].text} {line.text}")
        else:
            joined.append(line)
    return joined


def _is_open(line: Line) -> bool:
    """Whether a title in Latin script can go on below: it ends with a letter, a digit, a comma or a colon."""
    return not line.language and (line.text[-1:].isalnum() or line.text.endswith((",", ":")))
