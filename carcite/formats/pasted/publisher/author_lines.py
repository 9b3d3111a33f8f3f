"""Which lines of a page are one list of authors: one name a line, marks and commas on lines of their own, wrapped."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Sequence

from carcite.formats.pasted.affiliations import affiliation_weight
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.publisher.menus import is_kind, is_menu
from carcite.formats.pasted.publisher.people import (
    OF_CORRESPONDENCE,
    only_words_of_the_site,
    read_people,
    without_site_words,
)
from carcite.values.names import is_organisation

_LISTED = re.compile(r"(?:(?:\d{1,3}\.|[-–•*·])\s+|\d{1,2}(?=[A-ZÀ-Þ]))(?=[^\W\d_])")  # 1. Jane Doe, 1Jane Doe
_LONGEST_LISTED = 100  # characters
_LINKS = re.compile(r"[,;&]|and|et|y|und|e|[\d,*†‡§#\s]{1,12}(?:\s*(?:and|&))?,?")
_MARK = re.compile(r"\d{1,2}|[a-h]|\*")
_ENDS_OPEN = re.compile(r"(?:[,;&]|\b(?:and|et|y|und|e))$")
_LONGEST = 3000
_LEAST_OF_A_PLACE = 3  # the weight of a line that is an affiliation and no list of names
_TOP = 80  # lines in which names and affiliations stand


def joined_authors(lines: Sequence[Line]) -> list[Line]:
    """Join names that stand in a list, one a line (`1. Jane Doe1,`), or with their marks on lines of their own."""
    joined: list[Line] = []
    listed: list[tuple[Line, str]] = []
    numbered = _with_arabic_marks(_without_capital_marks(_in_usual_order(lines)))
    for line in _with_marks(_with_marks_apart(_with_letter_marks(numbered))):
        if name := _listed_name(line.text):
            listed.append((line, name))
            continue
        _put_listed(listed, joined)
        above = joined[-1].text if joined and not _is_affiliation(joined[-1]) else ""
        if _goes_on(above, line.text):
            joined[-1] = joined[-1].with_text(f"{above} {line.text}".replace(" ,", ","))
        elif line.heading is not None or not (_ends_in_name(above) and only_words_of_the_site(line.text)):
            joined.append(line)
    _put_listed(listed, joined)
    return joined


def _in_usual_order(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with Eastern names of the forms that other pages have.

    CiNii has a comma in Japanese names, `柳瀬, 健之`. PMC prints the given name first, `雪娇 韩`, and repeats it on a
    button: `Find articles by 雪娇 韩`.
    """
    if sum(_KANA.search(line.text) is not None for line in lines) >= _FEWEST_IN_KANA:
        lines = [line.with_text(_COMMA_IN_NAME.sub(r"\g<family> \g<given>", line.text)) for line in lines]
    lines = list(_with_thai_labels(lines))
    names = {button["name"] for line in lines if (button := _BUTTON_OF_NAME.fullmatch(line.text))}
    if not names:
        return list(lines)
    return [line.with_text(_labelled(line.text)) if line.text in names else line for line in lines]


def _labelled(name: str) -> str:
    return "Author: " + _EASTERN_NAME.sub(r"\g<family> \g<given>", name)


def _with_thai_labels(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines; below the label of authors in Thai, a name with its affiliation is two, the first labelled."""
    is_below = False
    for line in lines:
        person = _THAI_PERSON.fullmatch(line.text) if is_below else None
        is_below = line.text == _THAI_AUTHORS or (is_below and line.heading is None)
        if person is None:
            yield line
            continue
        yield line.with_text(f"{_THAI_AUTHORS}: {person['name']}")
        if person["place"]:
            yield line.with_text(person["place"])


_THAI_AUTHORS = "ผู้แต่ง"
_THAI_PERSON = re.compile(
    r"(?P<name>(?!มหา|โรง|คณะ|สถา|วิทยา)[\u0e00-\u0e7f]{2,25} [\u0e00-\u0e7f]{2,30})(?:[ ,]{1,2}(?P<place>\S.{3,200}))?"
)
_KANA = re.compile("[ぁ-ヿ]{2}")
_FEWEST_IN_KANA = 3  # lines
_COMMA_IN_NAME = re.compile("(?:(?<=^)|(?<=[:：]\\s))(?P<family>[々㐀-鿿ぁ-ヿ]{1,4}), (?P<given>[々㐀-鿿ぁ-ヿ]{1,4})$")
_BUTTON_OF_NAME = re.compile(r"Find articles by (?P<name>\S.{1,80})")
_EASTERN_NAME = re.compile(r"^(?P<given>[㐀-鿿가-힣]{1,3}) (?P<family>[㐀-鿿가-힣]{1,2})$")


def _is_affiliation(line: Line) -> bool:
    """Return whether a line is an affiliation, also with a link to the next name at its end: `Leeds, UK, and`."""
    return max(line.affiliation_weight, affiliation_weight(_ENDS_OPEN.sub("", line.text).rstrip(" ,"))) >= (
        _LEAST_OF_A_PLACE
    )


def _listed_name(text: str) -> str | None:
    """Return the name with its marks that a line has behind a number or a bullet; None for any other line."""
    bullet = _LISTED.match(text)
    if bullet is None or len(text) > _LONGEST_LISTED:
        return None
    name = _ENDS_OPEN.sub("", text[bullet.end() :].rstrip(" ,;")).strip()
    return (
        name if len(read_people(name).names) == 1 and _is_name(_bare(without_site_words(name).split(",")[0])) else None
    )


def _with_arabic_marks(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines with numbers for Roman marks, if affiliations have them: `Jane DoeI`, `II. University`."""
    places = [(line, _ROMAN_PLACE.match(line.text)) for line in lines[:_TOP]]
    marks = [place["mark"] for line, place in places if place and line.affiliation_weight >= 1]
    if marks[:1] != ["I"]:
        return lines
    return [
        line.with_text(_arabic(line.text, set(marks))) if index < _TOP else line for index, line in enumerate(lines)
    ]


def _without_capital_marks(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines with numbers for marks in capitals, if affiliations have them: `Jane Doe A D`, `B Tea`."""
    places = [(index, _CAPITAL_PLACE.match(line.text)) for index, line in enumerate(lines[:_TOP])]
    marks = {index: place["mark"] for index, place in places if place}
    first = next((index for index, mark in marks.items() if mark == "A"), None)
    if first is None or marks.get(first + 1) != "B" or lines[first].affiliation_weight < 1:
        return lines
    above = (line.with_text(_CAPITAL_MARKS.sub(_numbers_of_capitals, line.text)) for line in lines[:first])
    below = (line.with_text(_CAPITAL_PLACE.sub(_numbers_of_capitals, line.text)) for line in lines[first:_TOP])
    return [*above, *below, *lines[_TOP:]]


def _numbers_of_capitals(marks: re.Match[str]) -> str:
    """Return the capitals that are marks as numbers: ` A D` as ` 1,4`."""
    numbers = ",".join(str("_ABCDEFGH".index(mark)) for mark in marks[0].split())
    return f" {numbers}" if marks[0].startswith(" ") else f"{numbers} "


_CAPITAL_PLACE = re.compile(r"(?P<mark>[A-H])\s(?=[A-ZÀ-Þ][a-zß-ÿ])")
_CAPITAL_MARKS = re.compile(r"(?<=[a-zß-ÿ])(?:\s[A-H]){1,5}(?=\s?,|\sand\s|\s&\s|\s?$)")


def _with_letter_marks(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines with a space before letters that are marks: `Jane Doea, Ann Poeb` above `a Tea School`.

    All names of the lines right above the first affiliation end in one of the letters that the affiliations have.
    """
    places = [_letter_of_place(lines[index : index + 2]) for index in range(min(_TOP, len(lines)))]
    first = next((index for index, place in enumerate(places) if place == "a"), 0)
    marks = {place for place in places[first:] if place}
    if not first or len(marks) > _MOST_LETTERS:
        return lines
    spaced: list[Line] = []
    count = 0
    for line in reversed(lines[:first]):
        glued, text = _with_spaces(line.text, marks)
        if not glued:
            break
        count += glued
        spaced.insert(0, line.with_text(text))
    return [*lines[: first - len(spaced)], *spaced, *lines[first:]] if count > 1 else lines


def _letter_of_place(lines: Sequence[Line]) -> str | None:
    """Return the letter in front of an affiliation, on its line or on one of its own."""
    if (place := _LETTER_PLACE.match(lines[0].text)) and lines[0].affiliation_weight >= 1:
        return place["mark"]
    below = lines[1].affiliation_weight >= 1 if len(lines) > 1 else False
    return lines[0].text if below and _LETTER.fullmatch(lines[0].text) else None


def _with_spaces(text: str, marks: Collection[str]) -> tuple[int, str]:
    """Return how many names of a line end in one of the marks, and the line with spaces there; 0 if one does not."""
    pieces = [piece.strip() for piece in _LINK.split(text)]
    glued = [_GLUED_LETTER.search(piece) for piece in pieces if " " in piece]
    if not glued or not all(letter and letter["mark"] in marks for letter in glued):
        return 0, text
    return len(glued), ", ".join(
        _GLUED_LETTER.sub(r" \g<mark>\g<sign>", piece) if " " in piece else piece for piece in pieces
    )


def _with_marks_apart(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with spaces before letters that are marks, where no affiliation has them."""
    top = [line.with_text(with_marks_apart(line.text)) for line in lines[:_TOP]]
    return [*top, *lines[_TOP:]]


def with_marks_apart(text: str) -> str:
    """Return a line with spaces before letters that are marks: `Jane Doeac*, Ann Poea, Eva Roeab`, `Jane Doea,b,1`.

    All of three names or more end in one; two are enough where more letters stand behind a comma. That needs no
    affiliations if two at least end in several letters, or if the letters come in order, more than one of them:
    `Jane Doea, Ann Poeb & Eva Roea`.
    """
    pieces = [piece.strip() for piece in _BETWEEN_NAMES.split(text.rstrip(" ,"))]
    for glued in (_GLUED_RUN, _GLUED_LAST):
        runs = [run for piece in pieces if (run := glued.search(piece))]
        if len(runs) == len(pieces) and _are_marks(runs):
            return ", ".join(glued.sub(_apart, piece) for piece in pieces)
    return text


def _are_marks(runs: Sequence[re.Match[str]]) -> bool:
    """Return whether the letters at the ends of all names of a line are marks."""
    marks = [run["mark"] + "".join(_LETTER.findall(run["behind"])) for run in runs]
    more = any(_LETTER.search(run["behind"]) for run in runs)
    if len(runs) < _FEWEST_WITH_RUNS - more or any(list(mark) != sorted(set(mark)) for mark in marks):
        return False
    several = sum(len(run["mark"]) > 1 for run in runs)
    return several >= _FEWEST_LONG_RUNS or (not several and _are_in_order("".join(dict.fromkeys("".join(marks))), runs))


def _are_in_order(letters: str, runs: Sequence[re.Match[str]]) -> bool:
    """Return whether letters are in order, more than names have by chance: not Ana Costa, Eva Silva, Ann Jacob."""
    has_more = any(len(run[0].strip()) > len(run["mark"]) for run in runs)
    least = 2 if has_more or len(runs) > _FEWEST_WITH_RUNS else _FEWEST_WITH_RUNS
    return len(letters) >= least and "abcdefgh".startswith(letters)


def _apart(run: re.Match[str]) -> str:
    return f" {','.join(run['mark'])}{run['behind']}"


_BEHIND_RUN = r"(?P<behind>(?:,\s?(?:[a-h]|\d{1,2}|[*†‡])(?!\w)){0,4})[\s*†‡§⁎∗]{0,4}$"
_GLUED_RUN = re.compile(rf"(?<=[^\W\d_A-ZÀ-Þ]{{2}}|[^\W\d_]\.)(?=[a-f])(?P<mark>a?b?c?d?e?f?(?<=[a-f])){_BEHIND_RUN}")
_GLUED_LAST = re.compile(rf"(?<=[^\W\d_A-ZÀ-Þ])(?P<mark>[a-f]){_BEHIND_RUN}")  # Ann Doea, Eva Roeb, Mia Silvac
_FEWEST_WITH_RUNS = 3
_FEWEST_LONG_RUNS = 2
_LETTER = re.compile(r"[a-h]")
_LETTER_PLACE = re.compile(r"(?P<mark>[a-h])\s?(?=[A-ZÀ-Þ][\w.])")
_LINK = re.compile(r"\s?,\s?(?:and\s|&\s)?|\s(?:and|&)\s")
_BETWEEN_NAMES = re.compile(r"\s?,\s?(?![a-h\d*†‡](?:[\s,*†‡]|$))(?:and\s|&\s)?|\s(?:and|&)\s")
_GLUED_LETTER = re.compile(r"(?<=[a-zß-ÿ])(?P<mark>[a-h])(?P<sign>[\s*†‡§⁎∗]{0,4})$")
_MOST_LETTERS = 8


def _arabic(text: str, marks: set[str]) -> str:
    if (place := _ROMAN_PLACE.match(text)) and place["mark"] in marks:
        return f"{_ROMAN[place['mark']]} {text[place.end() :]}"
    return _ROMAN_MARK.sub(lambda match: _in_digits(match, marks), text)


def _in_digits(match: re.Match[str], marks: set[str]) -> str:
    """Return a Roman mark behind a name in digits; a comma divides it from a name that follows at once."""
    if match["mark"] not in marks:
        return match[0]
    return f" {_ROMAN[match['mark']]}{',' if match['next'] else ''}"


_ROMAN_NUMBERS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_ROMAN = {roman: str(number) for number, roman in enumerate(_ROMAN_NUMBERS, 1)}
_ROMAN_PLACE = re.compile(r"(?P<mark>I{1,3}|IV|VI{0,3}|IX|X)(?:\.\s*|\s+|(?=[A-ZÀ-Þ][a-zß-ÿ]))(?=\S)")
_ROMAN_MARK = re.compile(
    r"(?<=[a-zß-ÿ])(?:\d{1,2}|,\s?|\s)?(?P<mark>I{1,3}|IV|VI{0,3}|IX|X)"
    r"(?:\s{1,2}(?P=mark))?(?=\s?[,;]|\s?$|(?P<next>\s)[A-ZÀ-Þ]\S*[a-zß-ÿ.]\s)"
)


def _with_marks(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines; a mark on a line of its own is joined to the affiliation below it.

    A number that is printed twice (`22`) is the mark of all lines up to the next one or a button.
    """
    index = 0
    while index < len(lines):
        line = lines[index]
        count = 0
        if twice := _MARK_TWICE.fullmatch(line.text):
            below = lines[index + 1 : index + 1 + _MOST_LINES_OF_A_PLACE]
            count = sum(1 for _ in itertools.takewhile(_may_be_place, below))
        elif _MARK.fullmatch(line.text):
            count = int(_is_place(lines[index + 1 : index + 2]))
        place = ", ".join(one.text for one in lines[index + 1 : index + 1 + count]).replace(",,", ",")
        yield line.with_text(f"{twice['mark'] if twice else line.text} {place}") if place else line
        index += 1 + count


def _may_be_place(line: Line) -> bool:
    """Return whether a line below a mark is not the next mark, a button or a footnote."""
    return not (_MARK_TWICE.fullmatch(line.text) or is_menu(line.text) or _FOOTNOTE.match(line.text))


_MARK_TWICE = re.compile(r"(?P<mark>[1-9]|1[0-8])(?P=mark)")  # not a year: 1919, 2020
_FOOTNOTE = re.compile(OF_CORRESPONDENCE, re.IGNORECASE)
_MOST_LINES_OF_A_PLACE = 4


def _put_listed(listed: list[tuple[Line, str]], joined: list[Line]) -> None:
    """Put names of a list to the lines as one line; a name alone is a line as it was."""
    if len(listed) > 1:
        joined.append(listed[0][0].with_text(", ".join(name for _, name in listed)))
    else:
        joined.extend(line for line, _ in listed)
    listed.clear()


def _is_place(below: Sequence[Line]) -> bool:
    """Return whether the line below a mark is an affiliation that has no number of its own."""
    return bool(below) and not below[0].text[0].isdigit() and below[0].affiliation_weight >= 2


def _goes_on(above: str, text: str) -> bool:
    """Return whether a line goes on with the names above it: their marks, a comma, or the next names."""
    if not above or len(above) > _LONGEST:
        return False
    if _cuts_name(above, text):
        return True
    if (link := _LINK_IN_FRONT.match(text)) and read_people(text[link.end() :]).names:
        return bool(read_people(above).names)
    is_open = _ENDS_OPEN.search(above) is not None
    if is_open and len(read_people(above).names) > 1 and len(read_people(text).names) > 1:
        return True
    return _ends_in_name(above) and (
        _LINKS.fullmatch(text) is not None
        or (is_open and _is_name(_bare(_ENDS_OPEN.sub("", without_site_words(text)))))
    )


# `, Jane Doe`, `orcid.org/0000-0002-1825-00971 & Jane Doe`
_LINK_IN_FRONT = re.compile(
    r"[,;]\s?|(?:&|and|et|und|en)\s|(?:https?://)?orcid\.org/\d{4}-\d{4}-\d{4}-\d{3}[\dX][\d,]{0,6}\s?(?:[&,;]|and)\s"
)


def _cuts_name(above: str, text: str) -> bool:
    """Return whether a line ends within a name: `Jane Doe1, Ann` above `Poe2`, `Jane` above `Doe1, Ann Poe2`."""
    if is_menu(above) or is_kind(above) or is_menu(text):
        return False
    return any(
        ends.search(above) is not None and begins.match(text) is not None
        for ends, begins in ((_ENDS_WITHIN_NAME, _END_OF_NAME_MARKED), (_ONE_WORD, _FIRST_WORD_MARKED))
    )


_CAPITALISED = r"[A-ZÀ-Þ][a-zß-ÿ]{2,20}"
_MARKS = r"(?:\sID)?\s?[\d,*†‡§☯¤∗]{1,6}"
_ONE_WORD = re.compile(rf"^{_CAPITALISED}$")
_ENDS_WITHIN_NAME = re.compile(
    rf"{_MARKS}(?:,|,?\s(?:y|e|i|and|et|und|dan))\s{_CAPITALISED}(?:\s{_CAPITALISED}){{0,2}}$"
)
_END_OF_NAME_MARKED = re.compile(rf"{_CAPITALISED}(?:\s{_CAPITALISED}){{0,2}}{_MARKS}(?:,|$)")
_FIRST_WORD_MARKED = re.compile(rf"{_CAPITALISED}{_MARKS},\s{_CAPITALISED}\s{_CAPITALISED}")


def _ends_in_name(above: str) -> bool:
    tail = _bare(_ENDS_OPEN.sub("", without_site_words(above[-200:]).rstrip(" ,;")))
    return _is_name(re.split(r"[,;&]|\sand\s", tail)[-1].strip())


def _bare(text: str) -> str:
    return re.sub(r"[\d,;*†‡§#\s]+$", "", text).strip()


def _is_name(text: str) -> bool:
    words = text.split()
    return (
        2 <= len(words) <= 5
        and all(word[0].isupper() or len(word) <= 3 for word in words)
        and not any(map(str.isdigit, text))
        and not is_organisation(text)
        and not is_menu(text)
        and not is_kind(text)
    )
