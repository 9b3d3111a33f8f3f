"""What stands above the citation line without headings: titles, authors, affiliations, by where they stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from carcite.formats.pasted.affiliations import affiliation_weight, title_weight
from carcite.formats.pasted.headings import Part, is_placeholder
from carcite.formats.pasted.languages import article_languages
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.people import count_people, is_author_line, is_group, is_lone_han_name
from carcite.formats.pasted.statements import is_author_footnote
from carcite.formats.pasted.titles import title_language
from carcite.values.language_detection import is_han

_ENDS_IN_INITIAL = re.compile(r"\b[A-Z]{1,3}\.$|\bal\.$")
_STOPS = (".", "。", "?", "？", "!", "！")
_LONGEST_TITLE = 600
_FEWEST_WORDS = 3  # of a title that nothing else shows to be one


_DATED = re.compile(
    r"(?i:(?:first |originally )?(?:published|received|accepted|revised|posted|submitted)|version|available online)"
    r"\b[^\n]{0,40}\b(?:19|20)[0-9]{2}\b|(?:[0-9]{1,2} )?[A-Z][a-z]{2,8}(?: [0-9]{1,2},)? (?:19|20)[0-9]{2}$"
)
_COUNTED = re.compile(r"[0-9]{1,6} ?[次篇条分年]")
_LABEL_SIGNS, _VALUE_SIGNS = range(2, 7), range(31)  # of a figure's label and value


def is_aside(text: str) -> bool:
    """Whether a line of the head is a footnote, a figure or a date of the site, the language, or a word for none."""
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
    """The lines by the part they are; under None those that are no part. `named` are the parts that have headings."""
    found: dict[Part | None, list[Line]] = {Part.TITLE: [], Part.AUTHORS: [], Part.AFFILIATIONS: []}
    found[None] = [line for line in lines if is_aside(line.text)]
    lines = [line for line in lines if not is_aside(line.text)]
    start, end = (len(lines),) * 2 if Part.AUTHORS in named else _authors_in(lines)
    if start == end and Part.AFFILIATIONS not in named:
        start = end = _first_affiliation(lines)
    titles, found[Part.AUTHORS], below = lines[:start], list(lines[start:end]), list(lines[end:])
    if below and start < end and not titles and _is_title_below(below[0].text):
        titles = [below.pop(0)]
    for line in below:
        known = Part.AFFILIATIONS not in named or line.affiliation_weight >= 2
        found[Part.AFFILIATIONS if known else None].append(line)
    found[Part.TITLE], over = pick_titles(titles)
    found[None] = sorted(found[None] + over)
    return found


def _authors_in(lines: Sequence[Line]) -> tuple[int, int]:
    """Where the author lines begin and end; the end of the lines, twice, where there are none.

    Of several lines that could be one, it is that with the most names, and of those the last before the affiliations.
    """
    best, chosen = 0.0, -1
    for index, line in enumerate(lines):
        weight = _author_weight(lines, index)
        if weight and weight >= best:
            best, chosen = weight, index
        elif best >= 2 and line.affiliation_weight >= 2:
            break
    if chosen < 0:
        return len(lines), len(lines)
    start, end = chosen, chosen + 1
    while start and lines[start - 1].text.endswith((",", ";", "、")) and lines[start - 1].people:
        start -= 1
    while end < len(lines) and _goes_on(lines[end - 1].text, lines[end].text):
        end += 1
    if best == 1:  # one a line
        while end < len(lines) and _is_lone(lines[end].text):
            end += 1
        while start > 1 and _is_lone(lines[start - 1].text) and not lines[start - 2].language:
            start -= 1
    return start, end


def _is_lone(text: str) -> bool:
    return is_author_line(text) and affiliation_weight(text) <= 0 and not title_language(text)


def _author_weight(lines: Sequence[Line], index: int) -> float:
    """How much speaks for a line being the authors: the number of names, less for one name or a body alone."""
    text = lines[index].text
    stopped = text.endswith((".", "。")) and not _ENDS_IN_INITIAL.search(text)
    people = count_people(text[:-1] if stopped else text)
    if people > 1 and not stopped:
        return min(people, 3)
    above = lines[index - 1].text if index else ""
    titled = any(line.language is None for line in lines[:index])
    if title_language(above) and not titled and (stopped or not people):  # under its translation stands the title
        return 0
    if people > 1:  # a title may read like names, but ends with a full stop
        return 0.9
    if is_group(text):
        return 0.8
    if is_lone_han_name(text):
        below = lines[index + 1].text if index + 1 < len(lines) else ""
        return 0.5 if not below or title_language(below) or affiliation_weight(below) >= 2 else 0
    if _is_lone(text):
        return 1 if people or not title_language(above) or titled else 0
    return 0


def _goes_on(above: str, line: str) -> bool:
    """Whether a line under authors has more of them."""
    if above.endswith((",", ";", "、")):
        return is_author_line(line) or count_people(line) > 0
    return count_people(line) > 2 or (is_group(line) and affiliation_weight(line) < 2)


def _first_affiliation(lines: Sequence[Line]) -> int:
    """Where the affiliations begin of a page without authors: below a title and its translation, or at the first."""
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


def _is_title_below(text: str) -> bool:
    return affiliation_weight(text) <= 0 and title_weight(text) >= 2


def pick_titles(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The title and its translation, the last line in each script, in their order; and the lines that are neither."""
    lines = _unwrapped(lines)
    fit = [line for line in lines if len(line.text) <= _LONGEST_TITLE and not _lists_names_in_han(line.text)]
    # Sorted so that the last of those that look like a title comes last.
    fit.sort(key=lambda line: line.language is not None or _is_title_alone(line.text))
    by_language = {line.language: line for line in fit}
    picked = sorted(by_language.values())
    if len(picked) == 1 and not _is_title_alone(picked[0].text):
        picked = []
    return picked, [line for line in lines if line not in picked]


def _lists_names_in_han(text: str) -> bool:
    """Whether a line has the names in the characters of their language, which the authors' line has in Latin ones."""
    return title_language(text) is not None and count_people(text) > 1


def _is_title_alone(text: str) -> bool:
    """Whether a line is a title that has no translation beside it; `Boston, MA.` and `Leeds.` are places."""
    if _words(text) < (_FEWEST_WORDS if not text.endswith(_STOPS) else 2):
        return False
    return title_language(text) is not None or "," not in text or any(map(str.islower, text.split()))


def _words(text: str) -> int:
    """The words of a title; each two signs of one without spaces are a word."""
    return len(text) // 2 if title_language(text) in ("zh", "ja") else len(text.split())


def _unwrapped(lines: Sequence[Line]) -> list[Line]:
    """The lines, those that go on in lower case joined to the one they go on from."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        if (
            before
            and line.text[:1].islower()
            and (before.text[-1:].isalnum() or before.text.endswith((",", ":")))
            and not before.language
        ):
            joined[-1] = before.with_text(f"{before.text} {line.text}")
        else:
            joined.append(line)
    return joined
