"""Lines of names that belong together: a list with numbers, marks and commas on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from carcite.formats.pasted.affiliations import affiliation_weight
from carcite.formats.pasted.headings import find_heading
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.publisher.divided import divided, with_colon, without_bullets
from carcite.formats.pasted.publisher.labels import read_label
from carcite.formats.pasted.publisher.menus import is_kind, is_menu
from carcite.formats.pasted.publisher.people import (
    is_known,
    only_words_of_the_site,
    read_people,
    without_site_words,
)
from carcite.formats.pasted.publisher.sources import find_source_line, has_journal_word
from carcite.formats.pasted.titles import are_in_two_languages, title_language
from carcite.values.language_detection import likely_languages
from carcite.values.name_words import words_of
from carcite.values.names import is_organisation

_LISTED = re.compile(r"(?:(?:\d{1,3}\.|[-–•*·])\s+|\d{1,2}(?=[A-ZÀ-Þ]))(?=[^\W\d_])")  # 1. Jane Doe, 1Jane Doe
_LONGEST_LISTED = 100  # characters
_LINKS = re.compile(r"[,;&]|and|et|y|und|e|[\d,*†‡§#\s]{1,12}(?:\s*(?:and|&))?,?")
_MARK = re.compile(r"\d{1,2}|[a-h]|\*")
_ENDS_OPEN = re.compile(r"(?:[,;&]|\b(?:and|et|y|und|e))$")
_LONGEST = 3000
_LEAST_OF_A_PLACE = 3  # the weight of a line that is an affiliation and no list of names


def joined_names(lines: Sequence[Line]) -> list[Line]:
    """Join names that stand in a list, one a line (`1. Jane Doe1,`), or with their marks on lines of their own."""
    joined: list[Line] = []
    listed: list[tuple[Line, str]] = []
    lines = [with_colon(piece) for line in _unwrapped(without_bullets(lines)) for piece in divided(line)]
    for line in _with_marks(_with_letter_marks(_with_arabic_marks(lines))):
        if name := _listed_name(line.text):
            listed.append((line, name))
            continue
        _put_listed(listed, joined)
        above = joined[-1].text if joined and joined[-1].affiliation_weight < _LEAST_OF_A_PLACE else ""
        if _goes_on(above, line.text):
            joined[-1] = joined[-1].with_text(f"{above} {line.text}".replace(" ,", ","))
        elif not (_ends_in_name(above) and only_words_of_the_site(line.text)):
            joined.append(line)
    _put_listed(listed, joined)
    return joined


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


def _with_letter_marks(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines with a space before letters that are marks: `Jane Doea, Ann Poeb` above `a Tea School`."""
    places = [_LETTER_PLACE.match(line.text) if line.affiliation_weight >= 1 else None for line in lines[:_TOP]]
    first = next((index for index, place in enumerate(places) if place and place["mark"] == "a"), 0)
    marks = {place["mark"] for place in places[first:] if place}
    if not first or len(marks) > _MOST_LETTERS:
        return lines
    names = lines[first - 1]
    return [*lines[: first - 1], names.with_text(_with_spaces(names.text, marks)), *lines[first:]]


def _with_spaces(text: str, marks: Collection[str]) -> str:
    """Return a line of names with a space before the letter of each, if all end in one of the marks."""
    names = [(piece, _GLUED_LETTER.search(piece)) for piece in _LINK.split(text)]
    glued = [letter for name, letter in names if " " in name.strip()]
    if len(glued) < 2 or not all(letter and letter["mark"] in marks for letter in glued):
        return text
    return ", ".join(f"{name[: letter.start()]} {name[letter.start() :]}" if letter else name for name, letter in names)


_LETTER_PLACE = re.compile(r"(?P<mark>[a-h])\s?(?=[A-ZÀ-Þ][a-zß-ÿ])")
_LINK = re.compile(r"\s?,\s?(?:and\s|&\s)?|\s(?:and|&)\s")
_GLUED_LETTER = re.compile(r"(?<=[a-zß-ÿ])(?P<mark>[a-h])[\s*†‡§⁎∗]{0,4}$")
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
    r"(?<=[a-zß-ÿ])(?:\d{1,2}|,?\s)?(?P<mark>I{1,3}|IV|VI{0,3}|IX|X)"
    r"(?:\s{1,2}(?P=mark))?(?=\s?[,;]|\s?$|(?P<next>\s)[A-ZÀ-Þ]\S*[a-zß-ÿ.]\s)"
)
_TOP = 80  # lines in which names and affiliations stand


def _unwrapped(lines: Sequence[Line]) -> list[Line]:
    """Join lines that go on below: a long one that has no stop, above one in small letters or behind a small word."""
    joined: list[Line] = []
    last = ""  # the last line as it stands in the text
    for index, line in enumerate(lines):
        above = joined[-1] if joined else None
        if above is not None and _goes_on_below(above, last, lines[index : index + 2]):
            link = "" if line.text.startswith(",") or (last[-2:-1].isalpha() and last.endswith("-")) else " "
            joined[-1] = above.with_text(f"{above.text}{link}{line.text}")
        else:
            joined.append(line)
        last = line.text
    return joined


def _goes_on_below(above: Line, last: str, below: Sequence[Line]) -> bool:
    line = below[0]
    if _STARTS_WITH_COMMA.match(line.text) or _is_open_in_east(last, line.text):
        return True
    if _SUBTITLE_FOLLOWS.fullmatch(last) and line.text[0].isupper() and not is_menu(line.text):
        return _is_subtitle(line.text)
    if _goes_on_with_number(last, line.text) or _are_one_title_in_capitals(last, [one.text for one in below]):
        return True
    return len(last) >= _fewest(last, line.text) and _is_wrapped(above, last, line)


def _fewest(last: str, text: str) -> int:
    """Return how long a line must be to go on below: a word that links the two shows more than the length does."""
    is_linked = ends_in_link(last) or text.split(" ", 1)[0] in _SMALL_WORDS
    return _LEAST_BEHIND_LINK if is_linked else _LEAST_WRAPPED


def _is_subtitle(text: str) -> bool:
    """Return whether a line is no heading and no names; `An Intergenerational View1` begins with a small word."""
    is_phrase = text.split()[0].lower() in _SMALL_WORDS
    return find_heading(text) is None and (is_phrase or not read_people(text).names)


# A title that ends in a colon: six words and more, two of them with capitals.
_SUBTITLE_FOLLOWS = re.compile(r"(?=(?:\S+\s){5})[A-ZÀ-Þ].{10,150}\s[A-ZÀ-Þ][^:]{3,100}:")


def _is_open_in_east(last: str, text: str) -> bool:
    """Return whether a line in Chinese, Japanese or Korean goes on: behind a particle, or with a dash."""
    if title_language(text) not in ("zh", "ja", "ko") or len(last) > _LONGEST_TITLE or is_organisation(text):
        return False
    if text.startswith(("—", "――")):
        return title_language(last) is not None and find_heading(last) is None
    return len(last) >= _FEWEST_SIGNS and _OPEN.search(last) is not None and not read_people(text).names


_OPEN = re.compile(
    r"[가-힣](?:을|를|의|에|에서|과|와|및|하는|위한|대한|미치는|있는|되는|으로)$|[스자도업]가$|[的与和及对在]$|における$"
)
_FEWEST_SIGNS = 10
_LONGEST_TITLE = 120
_STARTS_WITH_COMMA = re.compile(r",\s(?!(?:and|y|et|und)$)[^\W\d_]")


def _are_one_title_in_capitals(last: str, below: list[str]) -> bool:
    """Return whether a line in capitals goes on in the one below it, which is in capitals, too, and no name."""
    text = below[0]
    if not (_in_capitals(last) and _in_capitals(text)) or any(map(_is_no_title, (last, text))):
        return False
    if len(last) < _LEAST_IN_CAPITALS or last.endswith(_STOPS[:4]) or read_people(text).marked:
        return False
    if are_in_two_languages(last.capitalize(), text.capitalize()) and _is_one_english(last, text):
        return False
    words = text.lower().split()
    is_phrase = len(words) > _MOST_WORDS_OF_A_NAME or not _SMALL_WORDS.isdisjoint([*words, last.split()[-1].lower()])
    return is_phrase or not _may_be_names(last, text, below[1:])


def _is_one_english(first: str, second: str) -> bool:
    return ("en" in likely_languages(first.lower())) != ("en" in likely_languages(second.lower()))


def _may_be_names(last: str, text: str, below: list[str]) -> bool:
    """Return whether a short line in capitals can be a name: no names stand below it, and the line above is short."""
    if not below or any(map(is_known, read_people(text).names)):
        return True
    is_above_place = affiliation_weight(below[0]) > 1 or "@" in below[0]
    return (is_above_place or len(last) < _LEAST_WRAPPED) and not read_people(below[0]).names


def _is_no_title(text: str) -> bool:
    if is_menu(text) or is_kind(text) or has_journal_word(text):
        return True
    return affiliation_weight(text) > 1 or _NOT_WRAPPED.match(text) is not None


def _in_capitals(text: str) -> bool:
    return (
        text.isupper()
        and title_language(text) is None
        and any(len(word) > _LONGEST_ABBREVIATION for word in text.split())
    )


_LEAST_IN_CAPITALS = 20  # characters of a line of a title in capitals
_MOST_WORDS_OF_A_NAME = 4
_LONGEST_ABBREVIATION = 4


def _is_wrapped(above: Line, last: str, line: Line) -> bool:
    """Return whether a long line goes on in the line below it; `last` is what was joined to it last."""
    if above.text.endswith(_STOPS) or len(above.text) > _LONGEST or _begins_anew(line.text):
        return False
    if above.heading is not None and not above.heading.rest:
        return False
    if line.text[0].islower() or last.endswith("-") or ends_in_link(above.text):
        return True
    is_paragraph = len(above.text) > len(last) and len(above.text) >= _LEAST_PARAGRAPH
    return is_paragraph or last.count("(") > last.count(")")


def ends_in_link(text: str) -> bool:
    """Return whether the last word of a line links it to the line below: `of`, `und`."""
    return text.rsplit(" ", 1)[-1].lower().strip('“«"(') in _SMALL_WORDS


def _begins_anew(text: str) -> bool:
    if _NOT_WRAPPED.match(text) is not None or is_menu(text) or read_label(text) is not None:
        return True
    source = find_source_line(text) if len(text) <= _LONGEST_TITLE and text[0].isupper() else None
    return source is not None and {"container_title", "issue", "pages"} <= source.fields.keys()


_LEAST_BEHIND_LINK = 30  # characters of a line that a small word links to the next: The effect of tea on
_LEAST_WRAPPED = 50  # characters of a line that is wrapped


def _goes_on_with_number(above: str, text: str) -> bool:
    """Return whether the label of a number and the number stand on two lines: `v. 33, n.` above `1, p. 57-75`."""
    return text[0].isdigit() and _ABBREVIATED.search(above) is not None


_ABBREVIATED = re.compile(r"(?:^|[\s(])(?:n|no|nr|v|vol|pp?|art)\.$|ISSN\s?[:：]?$", re.IGNORECASE)
_LEAST_PARAGRAPH = 180  # characters of lines that are joined and go on in capitals
_STOPS = (".", "!", "?", ":", ";", "。", "：", "；", "|", "/")
_NOT_WRAPPED = re.compile(
    r"(?:doi\b|https?:|www\.|e-?mail\b|e?issn\b|dc\.|pp?\.|vol\b|n[o°º]\b|[\w.+-]+@|(?:by|von|por|par)(?:\s|$)|\w\)|[a-h]\s)",
    re.IGNORECASE,
)
_SMALL_WORDS = words_of("""

    of the and in for to on with by from a an as at de del la el los las y en do da dos das na no para con com et le
    les des du und der die das von zu im auf aus bei mit durch über zur zum dans pour par sobre entre di dan yang
    untuk pada dengan dalam terhadap antara ve ile için и в на с
    для по о
""")


def _with_marks(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines; a mark on a line of its own is joined to the affiliation below it."""
    mark: Line | None = None
    for index, line in enumerate(lines):
        if mark is not None:
            yield mark.with_text(f"{mark.text} {line.text}")
            mark = None
        elif _MARK.fullmatch(line.text) and _is_place(lines[index + 1 : index + 2]):
            mark = line
        else:
            yield line


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
    """Return whether a line goes on with the names above it: their marks, a comma, or the next name."""
    if len(above) > _LONGEST:
        return False
    if _cuts_name(above, text):
        return True
    if not _ends_in_name(above):
        return False
    return _LINKS.fullmatch(text) is not None or (_ENDS_OPEN.search(above) is not None and _is_name(_bare(text)))


def _cuts_name(above: str, text: str) -> bool:
    """Return whether a line ends within a name: `Jane Doe1, Ann` above `Poe2`, `Jane` above `Doe1, Ann Poe2`."""
    if is_menu(above) or is_kind(above) or is_menu(text):
        return False
    return any(
        ends.search(above) is not None and begins.match(text) is not None
        for ends, begins in ((_ENDS_WITHIN_NAME, _ONE_WORD_MARKED), (_ONE_WORD, _FIRST_WORD_MARKED))
    )


_CAPITALISED = r"[A-ZÀ-Þ][a-zß-ÿ]{2,20}"
_MARKS = r"\s?[\d*†‡§]{1,6}"
_ONE_WORD = re.compile(rf"^{_CAPITALISED}$")
_ENDS_WITHIN_NAME = re.compile(rf"{_MARKS},\s{_CAPITALISED}$")
_ONE_WORD_MARKED = re.compile(rf"{_CAPITALISED}{_MARKS}(?:,|$)")
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
