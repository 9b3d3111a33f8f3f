"""Lines that belong together: titles and sentences that are wrapped, and names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carcite.formats.pasted.affiliations import affiliation_weight
from carcite.formats.pasted.heading_words import Part
from carcite.formats.pasted.headings import find_heading
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.publisher.author_lines import joined_authors
from carcite.formats.pasted.publisher.divided import divided, with_colon, without_bullets
from carcite.formats.pasted.publisher.labels import labelled_dates, read_label
from carcite.formats.pasted.publisher.menus import is_kind, is_menu
from carcite.formats.pasted.publisher.people import (
    is_known,
    lists_known_people,
    read_people,
)
from carcite.formats.pasted.publisher.sources import find_source_line, has_journal_word
from carcite.formats.pasted.titles import (
    SMALL_WORDS,
    are_in_two_languages,
    begin_alike,
    ends_in_link,
    joined_lines,
    title_language,
)
from carcite.values.language_detection import likely_languages
from carcite.values.name_words import PARTICLES
from carcite.values.names import is_organisation

_LONGEST = 3000
_LEAST_OF_A_PLACE = 3  # the weight of a line that is an affiliation and no list of names


def joined_names(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a page with one thing a line: wrapped lines and lists of names are joined."""
    return joined_authors([with_colon(piece) for line in _unwrapped(without_bullets(lines)) for piece in divided(line)])


def _unwrapped(lines: Sequence[Line]) -> list[Line]:
    """Join lines that go on below: a long one that has no stop, above one in small letters or behind a small word."""
    joined: list[Line] = []
    last = ""  # the last line as it stands in the text
    for index, line in enumerate(lines):
        above = joined[-1] if joined else None
        if above is not None and (
            _goes_on_below(above, last, lines[index : index + 2])
            or _is_broken_in_east(lines[index - 1 : index + 3], is_joined=above.text != last)
        ):
            is_hyphenated = line.text.startswith(",") or (last[-2:-1].isalpha() and last.endswith("-"))
            joined[-1] = above.with_text(
                (above.text + line.text) if is_hyphenated else joined_lines(above.text, line.text)
            )
        else:
            joined.append(line)
        last = line.text
    return joined


def _goes_on_below(above: Line, last: str, below: Sequence[Line]) -> bool:
    line = below[0]
    if _has_mark_between(last, line.text):
        return False
    if (_STARTS_WITH_COMMA.match(line.text) and any(map(str.isalpha, last))) or _is_open_in_east(last, line.text):
        return True
    if _SUBTITLE_FOLLOWS.fullmatch(last) and line.text[0].isupper() and not is_menu(line.text):
        return _is_subtitle(line.text)
    if _goes_on_with_part(last, line.text) or _are_one_title_in_capitals(last, [one.text for one in below]):
        return True
    return len(last) >= _fewest(last, line.text) and _is_wrapped(above, last, line)


def _has_mark_between(above: str, text: str) -> bool:
    """Return whether a line is a mark, or a letter at the end of the line above, which is not the Portuguese `a`."""
    return _LONE_MARK.fullmatch(text) is not None or (
        _LETTER_AT_END.search(above) is not None and read_people(above).marked
    )


_LETTER_AT_END = re.compile(r"\s[a-h]$")
_STEP = re.compile(r"[^>]{2,60}\s>")  # to the page, each on a line of its own
_LONE_MARK = re.compile(r"\d{1,2}|[a-h]|\*")


def _fewest(last: str, text: str) -> int:
    """Return how long a line must be to go on below: a word that links the two shows more than the length does."""
    is_linked = ends_in_link(last) or text.split(" ", 1)[0] in SMALL_WORDS
    is_linked = is_linked or (last.endswith("-") and text[0].islower())
    return _LEAST_BEHIND_LINK if is_linked else _LEAST_WRAPPED


def _is_subtitle(text: str) -> bool:
    """Return whether a line is not a heading and no names; `An Intergenerational View1` begins with a small word."""
    is_phrase = text.split()[0].lower() in SMALL_WORDS
    return find_heading(text) is None and (is_phrase or not read_people(text).names)


# A title that ends in a colon: six words and more, two of them with capitals.
_SUBTITLE_FOLLOWS = re.compile(r"(?=(?:\S+\s){5})[A-ZÀ-Þ].{10,150}\s[A-ZÀ-Þ][^:]{3,100}:")


def _is_open_in_east(last: str, text: str) -> bool:
    """Return whether a line in Chinese, Japanese or Korean goes on: behind a particle, or with a dash."""
    if last == "摘" and text[0] == "要":  # the heading of an abstract
        return True
    if title_language(text) not in ("zh", "ja", "ko") or len(last) > _LONGEST_TITLE:
        return False
    if is_organisation(text) or is_menu(text):
        return False
    if find_heading(text) is not None:
        return False
    if text.startswith(("—", "――")):
        return title_language(last) is not None and find_heading(last) is None
    return len(last) >= _FEWEST_SIGNS and _OPEN.search(last) is not None and not read_people(text).names


def _is_broken_in_east(lines: Sequence[Line], *, is_joined: bool) -> bool:
    """Return whether a title in Chinese or Japanese is broken over two or three lines, the first of which is full.

    The names, or the title in English, stand right below it. `is_joined`: the first of the lines ends a longer one.
    """
    if len(lines) < _LINES_AROUND or lines[1].number != lines[0].number + 1:
        return False
    first, second, *below = (line.text for line in lines)
    is_full = is_joined or (len(second) - 1 <= len(first) and len(first) >= _FEWEST_OF_FULL)
    if not is_full or len(first) > _LONGEST_IN_EAST or not (_may_be_broken(first) and _may_be_broken(second)):
        return False
    return _stands_below_title(below[0]) or (_may_be_broken(below[0]) and any(map(_stands_below_title, below[1:])))


def _may_be_broken(text: str) -> bool:
    return title_language(text) in ("zh", "ja") and not _is_of_no_title(text)


def _stands_below_title(text: str) -> bool:
    """Return whether a line has names, or is a title in Latin letters."""
    return bool(read_people(text).names) or (title_language(text) is None and len(text.split()) > _MOST_WORDS_OF_A_NAME)


def _is_of_no_title(text: str) -> bool:
    """Return whether a line in Chinese or Japanese is something else than a part of a title."""
    if is_menu(text) or is_kind(text) or is_organisation(text) or has_journal_word(text) or find_heading(text):
        return True
    if any(True for _ in labelled_dates(text)):
        return True
    is_labelled = read_label(text) is not None or find_source_line(text) is not None or _OF_A_MENU.search(text)
    return bool(is_labelled) or bool(read_people(text).names)


_OF_A_MENU = re.compile(r"[。|>›/]|\s\S+\s\S+\s")
_LINES_AROUND = 3
_FEWEST_OF_FULL = 14  # signs of the first line of a broken title
_LONGEST_IN_EAST = 40
_OPEN = re.compile(
    r"[가-힣](?:을|를|의|에|에서|과|와|및|하는|위한|대한|이용한|통한|관한|활용한|미치는|있는|되는|으로)$|[스자도업]가$|[的与和及对在]$|における$"
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
    if begin_alike(last, text) or len(read_people(text).names) >= _FEWEST_IN_LIST:
        return False
    if are_in_two_languages(last.capitalize(), text.capitalize()) and _is_one_english(last, text):
        return False
    return _is_phrase(last, text) or not _may_be_names(last, text, below[1:])


def _is_phrase(last: str, text: str) -> bool:
    """Return whether a line in capitals is more than a name has, has a small word, or is one word and no heading."""
    words = text.lower().split()
    if len(words) > _MOST_WORDS_OF_A_NAME - 1 and len(words[0]) == 1:  # Z UŻYCIEM ALGORYTMU CORDIC
        return True
    if len(words) == 1:
        return find_heading(text) is None and read_label(text) is None
    return len(words) > _MOST_WORDS_OF_A_NAME or not SMALL_WORDS.isdisjoint([*words, last.split()[-1].lower()])


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
        _IN_PARENTHESES.sub("", text).isupper()
        and title_language(text) is None
        and any(len(word) > _LONGEST_ABBREVIATION for word in text.split())
    )


_FEWEST_IN_LIST = 3  # names
_IN_PARENTHESES = re.compile(r"\([^()]{1,80}\)")  # (Camellia sinensis)
_LEAST_IN_CAPITALS = 20  # characters of a line of a title in capitals
_MOST_WORDS_OF_A_NAME = 4
_LONGEST_ABBREVIATION = 4


def _is_wrapped(above: Line, last: str, line: Line) -> bool:
    """Return whether a long line goes on in the line below it; `last` is what was joined to it last."""
    if _is_whole(above) or _begins_anew(line.text) or _is_headed(line) or _are_names_below(above, line):
        return False
    if line.text[0].islower() or last.endswith("-") or ends_in_link(above.text):
        return True
    is_paragraph = len(above.text) > len(last) and len(above.text) >= _LEAST_PARAGRAPH
    return is_paragraph or last.count("(") > last.count(")")


def _is_headed(line: Line) -> bool:
    """Return whether a line begins with the heading of an abstract or of keywords, in brackets or before a colon."""
    heading = line.heading
    if heading is None or heading.part not in (Part.ABSTRACT, Part.KEYWORDS):
        return False
    return not line.text[0].isalpha() or line.text[len(heading.words) :].lstrip()[:1] in (":", "：")


def _is_whole(line: Line) -> bool:
    """Return whether a line ends in a stop, is a heading, or is very long."""
    if line.text.endswith(_STOPS) or len(line.text) > _LONGEST:
        return True
    return line.heading is not None and not line.heading.rest


def _are_names_below(above: Line, line: Line) -> bool:
    """Return whether a line has known names, or an affiliation above a name links them: `Tea School, Leeds, and`."""
    if lists_known_people(line.text):
        return above.text[-1] not in ",;" and above.text.split()[-1] not in _LINKS
    if above.affiliation_weight < _LEAST_OF_A_PLACE or not above.text.endswith(" and"):
        return False
    return bool(read_people(line.text).names)


_LINKS = PARTICLES | {"&", "and", "y", "e", "et", "und"}


def _begins_anew(text: str) -> bool:
    if _NOT_WRAPPED.match(text) is not None or is_menu(text) or read_label(text) is not None:
        return True
    source = find_source_line(text) if len(text) <= _LONGEST_TITLE and text[0].isupper() else None
    known = source.fields.keys() if source is not None else ()
    return {"container_title", "pages"} <= set(known) and ("volume" in known or "issue" in known)


_LEAST_BEHIND_LINK = 30  # characters of a line that a small word links to the next: The effect of tea on
_LEAST_WRAPPED = 50  # characters of a line that is wrapped


def _goes_on_with_part(above: str, text: str) -> bool:
    """Return whether a label and its number stand on two lines, or a step to the page and the next.

    `n.` above `1, p. 57-75`, `volume` above `12,`, `Home >` above `Tea >`.
    """
    if _STEP.fullmatch(above) or (_NUMBER_OPEN.fullmatch(above) and _NUMBER_BELOW.match(text)):
        return True
    if _LABEL_OF_PAGES.fullmatch(text):
        return _NUMBER_WITH_COMMA.fullmatch(above) is not None
    is_label = _LABEL_OF_PAGES.fullmatch(above) or above == "volume" or _ABBREVIATED.search(above)
    return text[0].isdigit() and bool(is_label)


_ABBREVIATED = re.compile(r"(?:^|[\s(])(?:n|no|nr|v|vol|pp?|art)\.$|ISSN\s?[:：]?$", re.IGNORECASE)
_NUMBER_OPEN = re.compile(r"(?:Vol(?:ume)?|Issue|No|Nr)\.?\s\d{1,4},", re.IGNORECASE)
_NUMBER_BELOW = re.compile(r"(?:Issue|No|Nr|pp?|Pages?|Article)\.?\s\w{0,3}\d", re.IGNORECASE)
_LABEL_OF_PAGES = re.compile("pages?")
_NUMBER_WITH_COMMA = re.compile(r"\d{1,4},")
_LEAST_PARAGRAPH = 180  # characters of lines that are joined and go on in capitals
_STOPS = (".", "!", "?", ":", ";", "。", "：", "；", "|", "/")
_NOT_WRAPPED = re.compile(
    r"(?:doi\b|https?:|www\.|e-?mail\b|e?issn\b|dc\.|pp?\.|vol\b|n[o°º]\b|[\w.+-]+@|(?:by|von|por|par)(?:\s|$)|\w\)|[a-h](?:\s|$))",
    re.IGNORECASE,
)
