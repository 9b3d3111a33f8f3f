"""Publisher and place at the end of a text: `Leeds: Tea Press`, `Tea Press, Leeds`, `Leeds, Tea Press`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from carcite.formats.pasted.references.bodies import names_body
from carcite.formats.pasted.references.places import is_known_place, is_known_publisher, is_known_region
from carcite.formats.pasted.references.sentences import NOTE, is_name, last_sentence, sentences
from carcite.formats.pasted.references.style import Style
from carcite.values.date_patterns import MONTH_NAME

PREPRINT = re.compile(
    r"\b(?:arXiv|bioRxiv|medRxiv|ChemRxiv|PsyArXiv|SocArXiv|SSRN|Research Square|Preprints(?:\.org)?)\b", re.IGNORECASE
)
_PUBLISHER_WORD = re.compile(
    r"\b(?:[Pp]ress(?:es)?|Pr(?=\.?$)|Publ(?:ish\w+|ications?)?|Pictures|Government|Studios?|Corp|Inc|Ltd|Verlag(?:s\w+)?|[Vv]erlag|Univ|[Uu]niversi[td]\w*|Wiley|Springer|Elsevier|McGraw|Books?"
    r"|[ÉEée]di(?:tions?|zioni|ciones|ções)|Editora?|Editorial|Editrice|Media|Bank|Izd\w*|Изд\w*"
    r"|(?<=& )(?:Sons?|Co|Company|Row)|(?<=and )(?:Sons|Company))\b"
    r"|出版|大学|大學|[書书][店房院局林社]|印书馆|출판|대학교|서점|서원|문화사|文庫|新書"
)
_MONTH = re.compile(MONTH_NAME)
_NO_PUBLISHER = re.compile(
    r"\b(?:Proc(?:eedings)?|Journal|Conference|Symposium|Transactions|Advances in|Hrsg|Hg|Internet|Report for"
    r"|Working Papers?)\b"
    rf"|^(?:\W*\w\W*|{MONTH_NAME})$|^J\b|[0-9#<>\[\]@]|\(.*[:,]|\bet al\b|\bReport$"
)
# Words within a subtitle, and in the name of a publisher only beside one that shows it: `Essays of the Mind`.
_ARTICLES = (
    r"(?:Eine?|D(?:er|ie|as)|Zu[rm]?|Vo[nm]|Über|Wie|An?|The|On|How|Why|Les?|Une?|Un[ao]|El|Los|Il"
    r"|Was|Warum|Auf|Aus|Im|In|Las?|Des?|Beiträge|Studien|Essays?|Études|Estudios|Aufsätze|Texte)\s"
)
_OF_SUBTITLE = re.compile(
    rf"^{_ARTICLES}|\s(?:der|die|das|des|dem|den|im|in|für|von|vom|zur|zum|zu|als|auf|aus|mit|bei|über|nach|an|eine[rsnm]?"
    r"|zwischen|of|the|for|on|to|from|with|du|des|les|dans|sur|pour|del|los|las|para|sobre|nel|della?|delle|per|dos|das"
    r"|na|no)\s"
)
_LISTS = re.compile(r", | und ")
_BEGINS_PHRASE = re.compile(_ARTICLES)
_WORD = r"(?:St\.|[^\W\d_a-z][\w’'-]*)"
_CITY = (
    rf"{_WORD}(?:[ ](?:{_WORD}|(?:a[mn]|im|bei|an der|de|del|la|do|of|upon|sur)(?= {_WORD}))){{0,3}}"
    rf"(?:(?: a\. ?|/)[MO]\.?)?(?:,? \(?[A-Z]{{2,3}}\)?|,? [A-Z]\. ?[A-Z]\.?)?"
)
_PLACE = re.compile(rf"\[?{_CITY}(?:(?:,? (?:and|und|&)|/) {_CITY}){{0,3}}\]?")
_COLON = re.compile(r"\s?[:：]\s?(?=\S)")
_BOUNDARY = re.compile(r"[.?!␟(]\s*|[,;]\s+")
_STOPS = re.compile(r"(?:[.?!][”\"’)\]]?|␟|[(])\s*$")
_SIDES = re.compile(r"(?P<left>[^:：]+?)\s?[:：]\s?(?P<right>.+)")
_PUBLISHER_AND_CITY = re.compile(rf"(?P<publisher>.{{3,60}}?)[ .]\s?(?P<place>{_WORD}(?: {_WORD})?)")
_JOINED = re.compile(r"\s(?:and|&|und)\s")
_RUSSIAN_NAME = re.compile(
    r"[«А-ЯІЇЄҐ][А-яІіЇїЄєҐґё «»-]{2,40}"
)  # whose further words have no capital: `Наукова думка`
_LONGEST = 120  # characters


class Imprint(NamedTuple):
    """Publisher and place, where they begin in the text, and whether form or words show that they are these.

    `order`: `place first` or `publisher first`, if their words show which is which. Either can be empty.
    """

    start: int
    publisher: str
    place: str | None
    sure: bool
    order: str | None = None


def find_imprint(text: str, style: Style, *, commas: bool = False) -> Imprint | None:
    """Return the publisher and place that end a text and do not begin it; None if no form of them ends it.

    `commas`: commas alone can divide them from what is in front.
    """
    text = text.rstrip(" .,;:")
    if (start := _opening(text)) > 0:
        return _in_parentheses(text, start, style)
    if found := _behind_semicolon(text, style, commas):
        return found
    for found in _at_colons(text, style, commas):
        return found
    before, last = last_sentence(text)
    if before and (found := _behind_subtitle(last)):
        return found._replace(start=len(text) - len(last) + found.start)
    if before and (found := read_imprint(last, style)):
        return _with_sentence_in_front(before, found._replace(start=len(text) - len(last)))
    return _behind_commas(text, style, commas)


def _behind_semicolon(text: str, style: Style, commas: bool) -> Imprint | None:
    """Return the imprint behind a semicolon, which divides title and imprint, or two imprints or places."""
    in_front, semicolon, last = text.rpartition("; ")
    found = read_imprint(last, style._replace(publisher_first=True)) if semicolon else None
    if found is None:
        return None
    start = len(in_front) + 2
    if found.place and last.startswith(found.place):  # `Leeds: Tea Press; York: Cup Press`, `Leeds; York: Tea Press`
        for first in _at_colons(in_front, style, commas):
            return first._replace(
                publisher=f"{first.publisher}; {found.publisher}", place=f"{first.place}; {found.place}"
            )
        for city in reversed(_starts(in_front, len(in_front))):
            if city and is_known_place(in_front[city:]):
                return found._replace(start=city, place=f"{in_front[city:]}; {found.place}", sure=True)
    return found._replace(start=start, sure=True)


def _with_sentence_in_front(before: str, found: Imprint) -> Imprint:
    """Return an imprint with the place or publisher that is a sentence of its own: `Leeds, UK. Tea Press`."""
    head, sentence = last_sentence(before)
    start = len(before) - len(sentence)
    if not head:
        return found
    if not found.place and _is_sure_place(sentence):
        return found._replace(start=start, place=sentence.strip(" ."), sure=True)
    if not found.publisher and (shows_publisher(sentence) and is_publisher(sentence.strip(" ."))):
        return found._replace(start=start, publisher=sentence.strip(" ."), sure=True)
    return found


def _at_colons(text: str, style: Style, commas: bool) -> Iterator[Imprint]:
    """Yield the imprints `Place: Publisher` that end a text, the shortest first."""
    colons = list(_COLON.finditer(text, max(0, len(text) - _LONGEST)))
    for colon in reversed(colons[-3:]):
        right = text[colon.end() :]
        if last_sentence(right)[0] and not shows_publisher(right):
            continue
        for start in _starts(text, colon.start()):
            left = text[start : colon.start()]
            sure = _is_sure_place(left) or _is_sure_place(right) or _is_behind_stop(text, start) or is_shown(right)
            found = _beside_colon(left, right, style.publisher_first) if start and (sure or commas) else None
            if found is not None:
                yield found._replace(start=start, sure=sure)


def _is_behind_stop(text: str, start: int) -> bool:
    return _STOPS.search(text[:start]) is not None and text[start + 1 : start + 2].isalpha()


def _starts(text: str, end: int) -> list[int]:
    """Return where a place in front of a colon can begin: first the known places, of several the first of them."""
    starts = [match.end() for match in _BOUNDARY.finditer(text, max(0, end - _LONGEST), end)]
    starts = [start for start in reversed(starts[-8:]) if end - start > 2 and _can_begin(text[start:end])]
    known = [start for start in starts if is_known_place(text[start:end])]
    others = [start for start in starts[:4] if start not in known and end - start <= 60]
    return known[::-1] + sorted(others, key=lambda start: _doubt(text[start:end]))


def _doubt(place: str) -> tuple[bool, bool]:
    return not _is_sure_place(place), is_known_region(place)


def _can_begin(place: str) -> bool:
    """Return whether a place can begin here: not at its state, which can have the name of a city: `New York`."""
    return is_known_place(place) or not is_known_region(place)


def _in_parentheses(text: str, start: int, style: Style) -> Imprint | None:
    """Return the imprint in the parentheses that open at `start`."""
    inner = text[start + 1 :].rstrip(")").strip(" .,;:")
    found = None if abbreviates(inner, text[:start]) else read_imprint(inner, style)
    before, last = last_sentence(text[:start].rstrip())
    if found and before and not found.publisher and is_publisher(last) and not is_subtitle(last):
        return Imprint(len(text[:start].rstrip()) - len(last), last, found.place, sure=True)  # `Tea Press (Leeds)`
    return found and found._replace(start=start, sure=bool(found.sure or " " in found.publisher or found.place))


def _opening(text: str) -> int:
    """Return where the parenthesis opens that ends a text, closed or not; -1 if none does."""
    start = text.rfind("(")
    return start if start >= 0 and text.find(")", start) in (-1, len(text) - 1) else -1


def abbreviates(letters: str, text: str) -> bool:
    """Return whether letters are the first ones of the words in front: `Computer Vision (CV)`."""
    initials = iter(word[0] for word in re.findall(r"[^\W\d_]+", text))
    return letters.isupper() and all(letter in initials for letter in letters)


def read_imprint(text: str, style: Style) -> Imprint | None:
    """Return publisher and place in a text that is nothing else."""
    text = text.strip(" .,;:–—")
    if not text or len(text) > _LONGEST:
        return None
    if parts := _SIDES.fullmatch(text):
        first, semicolon, _ = parts["left"].partition("; ")
        if semicolon and not is_known_place(first):  # the book: `Tea and Cups; Tea Press: Leeds`
            return None
        return _beside_colon(parts["left"], parts["right"], style.publisher_first)
    publisher, place = _without_place(text)
    if publisher and (not is_publisher(publisher) or _is_around_place(publisher)):
        return None
    return Imprint(0, publisher, place, sure=not publisher or is_shown(publisher))


def _is_around_place(text: str) -> bool:
    """Return whether a known place stands between other parts: `Cups of the North, Leeds, Tea Press`."""
    return any(map(is_known_place, text.split(", ")[1:-1]))


def _behind_subtitle(text: str) -> Imprint | None:
    """Return the place, and the publisher, behind the end of a subtitle: `A Study of Tea, Tea Press, Leeds`."""
    in_front, place = _without_place(text)
    if not in_front or not place or not text.endswith(place):
        return None
    subtitle, comma, publisher = in_front.rpartition(", ")
    divides = comma and is_subtitle(subtitle) and not is_subtitle(publisher) and not is_known_publisher(in_front)
    if divides and (is_shown(publisher) or not is_publisher(subtitle)):
        return Imprint(len(subtitle) + 2, publisher, place, sure=is_shown(publisher))
    return Imprint(len(text) - len(place), "", place, sure=True) if is_subtitle(in_front) else None


def is_subtitle(text: str) -> bool:
    """Return whether what stands behind a title can be a subtitle, and not a publisher."""
    if is_known_publisher(text) or (is_shown(text) and not _is_phrase(text)):
        return False
    return not is_publisher(text) or _OF_SUBTITLE.search(text) is not None or _LISTS.search(text) is not None


def _is_phrase(text: str) -> bool:
    """Return whether a text begins with an article or a preposition and has many words, as no publisher's name."""
    return text.count(" ") > 4 and not _PUBLISHER_WORD.search(text) and _BEGINS_PHRASE.match(text) is not None


def _beside_colon(left: str, right: str, publisher_first: bool) -> Imprint | None:
    """Return the imprint on the two sides of a colon; which side is the place, the known places and words show."""
    swapped, order = _order(left, right, publisher_first)
    place, publisher = (right, left) if swapped else (left, right)
    bare, more = (publisher, None) if is_known_publisher(publisher) else _without_place(publisher)
    sure = _is_sure_place(place)
    if more and _is_sure_place(more):
        if not sure:  # the title of a book: `Tea, Leeds: Jane Roe`
            return None
        publisher = bare
    if not is_place(place) or (shows_publisher(place) and not sure):
        return None
    if not is_publisher(publisher) and not (is_known_place(place) and _RUSSIAN_NAME.fullmatch(publisher)):
        return None
    return Imprint(0, publisher, place.strip("[] "), sure=True, order=order)


def _order(left: str, right: str, publisher_first: bool) -> tuple[bool, str | None]:
    """Return whether the publisher is on the left of a colon, and the order if places or words show it."""
    known = _is_sure_place(left), _is_sure_place(right)
    shown = shows_publisher(left), shows_publisher(right)
    if known[0] != known[1] and not is_shown(left if known[0] else right):
        swapped = known[1]
    elif shown[0] != shown[1]:
        swapped = shown[0]
    else:
        return publisher_first if is_place(left) == is_place(right) else is_place(right), None
    return swapped, "publisher first" if swapped else "place first"


def _without_place(text: str) -> tuple[str, str | None]:
    """Divide `Harper & Row, New York, NY`, `Paris, Dalloz` or `Springer Berlin` into publisher and place."""
    parts = re.split(r", ?", text)
    if len(parts) == 1:
        return _at_space(text)
    if (known := _beside_known_place(parts)) is not None:
        return known
    size = 2 if len(parts) > 2 and is_known_region(parts[-1]) else 1
    place, publisher = ", ".join(parts[-size:]), ", ".join(parts[:-size])
    divided = is_place(place) and not shows_publisher(place) and is_shown(publisher) and not is_known_publisher(text)
    return (publisher, place) if divided else (text, None)


def _beside_known_place(parts: list[str]) -> tuple[str, str] | None:
    """Return publisher and place if a known place ends or begins the parts; the longest there is."""
    for size in range(min(4, len(parts)), 0, -1):
        is_joined = size > 1 and _JOINED.search(parts[-size]) is not None  # `Farrar, Straus and Giroux, New York`
        if not is_joined and _is_sure_place(", ".join(parts[-size:])):
            return ", ".join(parts[:-size]), ", ".join(parts[-size:])
    for size in range(min(3, len(parts) - 1), 0, -1):
        if _is_sure_place(", ".join(parts[:size])):
            return ", ".join(parts[size:]), ", ".join(parts[:size])
    return None


def _at_space(text: str) -> tuple[str, str | None]:
    """Divide `Springer Berlin`; a place alone has no publisher."""
    if is_known_place(text):
        return "", text
    divided = _PUBLISHER_AND_CITY.fullmatch(text)
    if divided and is_known_place(divided["place"]) and is_known_publisher(divided["publisher"]):
        return divided["publisher"].strip(" ."), divided["place"]
    return text, None


def _behind_commas(text: str, style: Style, commas: bool) -> Imprint | None:
    """Return the imprint of `The title, Tea Press, Leeds`: the parts at the end that begin with a capital.

    `commas`: in such a list also a publisher that no word and no place shows.
    """
    parts = text.split(", ")
    first = len(parts)
    while first > 1 and _can_be_of_imprint(parts[first - 1]) and len(parts) - first < 4:
        first -= 1
    for start in range(first, len(parts)):
        found = read_imprint(", ".join(parts[start:]), style)
        if found is not None and _can_stand_behind_comma(found, parts[start:], commas):
            return found._replace(start=len(", ".join(parts[:start])) + 2)
    return None


def _can_be_of_imprint(part: str) -> bool:
    return is_name(part) or is_known_place(part) or is_known_publisher(part) or part.endswith(" Verlag")


def _can_stand_behind_comma(found: Imprint, parts: list[str], commas: bool) -> bool:
    if not _can_begin(parts[0]):
        return False
    if not found.publisher:  # `Title, Stuttgart`
        return True
    first, _, rest = found.publisher.partition(", ")
    if rest and is_shown(rest) and not is_shown(first):  # `Tea, Cups, Tea Press`
        return False
    shown = is_shown(found.publisher) and len(re.split(",| and ", found.publisher)) < 3
    return shown or (commas and (found.place is not None or len(parts) == 1))


def _is_sure_place(text: str) -> bool:
    """Return whether a text is a known place or any in a known state or country: `La Salle, Ill.`"""
    if is_known_place(text):
        return True
    city, comma, region = text.strip(" .,").partition(", ")
    if not comma or not is_known_region(region) or not is_place(city) or is_shown(city):
        return False
    return city.count(" ") < 2 or not is_known_place(region)  # a publisher can stand in front of New York


def is_place(text: str) -> bool:
    """Return whether a text can be a place: `Leeds`, `Cambridge, MA`, `Frankfurt am Main`, 北京."""
    if len(text) > 60 or _MONTH.fullmatch(text.strip()):
        return False
    return _PLACE.fullmatch(text.strip()) is not None or _is_sure_place(text)


def is_publisher(text: str) -> bool:
    """Return whether a text can be the name of a publisher, or of a server of preprints."""
    if PREPRINT.fullmatch(text) or is_known_publisher(text):
        return True
    pieces = sentences(text)
    if len(pieces) > 1 and (len(pieces) > 2 or not shows_publisher(text) or any(map(is_known_place, pieces))):
        return False
    return (is_name(text) or shows_publisher(text)) and _is_publishers_name(text)


def _is_publishers_name(text: str) -> bool:
    return len(text.split()) < 12 and not _NO_PUBLISHER.search(text) and not NOTE.search(text)


def shows_publisher(text: str) -> bool:
    """Return whether a word shows that a text names a publisher or another body."""
    return _PUBLISHER_WORD.search(text) is not None or names_body(text)


def is_shown(text: str) -> bool:
    """Return whether a text is a known publisher or a word shows one."""
    return is_known_publisher(text) or shows_publisher(text)
