"""Publisher and place at the end of a text: `Leeds: Tea Press`, `Tea Press, Leeds`, `(Tea Press, Leeds)`."""

from __future__ import annotations

import re
from typing import NamedTuple

from carcite.formats.pasted.references.sentences import is_name, last_sentence
from carcite.formats.pasted.references.style import Style
from carcite.values.name_tests import has_body_word

PREPRINT = re.compile(
    r"\b(?:arXiv|bioRxiv|medRxiv|ChemRxiv|PsyArXiv|SocArXiv|SSRN|Research Square|Preprints(?:\.org)?)\b", re.IGNORECASE
)
_PUBLISHER_WORD = re.compile(
    r"\b(?:[Pp]ress(?:es)?|Publish\w+|Publications?|Verlag|Univ|[Uu]nivers\w+|Wiley|Springer|Elsevier|McGraw|Books?"
    r"|[ÉE]ditions?|Editora?|Editorial|Editrice|Media|Bank|& (?:Sons?|Co|Company|Row))\b|出版社|出版|大学|書店|书店"
)
_NO_PUBLISHER = re.compile(r"\b(?:Proc(?:eedings)?|Journal|Conference|Symposium|Transactions|Advances in)\b|^J\b")
_WORD = r"(?:St\.|[^\W\d_a-z][\w’'-]*)"
_REGION = re.compile(
    r"(?:[A-Z]{2,3}|[A-Z]\.[A-Z]\.?|England|Germany|France|Switzerland|(?:The )?Netherlands|China|Japan|Canada"
    r"|Australia|Italy|Spain|Austria|Sweden|India|Brazil|(?:Mass|Ill|Conn|Calif|Penn|Wash|Tex|Mich|Minn|Fla|Ont|Va|Md)\.?"
    r"|Massachusetts|California)"
)
_CITY = (
    rf"{_WORD}(?:[ ](?:{_WORD}|(?:a[mn]|an der|de|del|la|do|of|upon|sur)(?= {_WORD}))){{0,4}}"
    rf"(?:(?: a\. ?|/)[MO]\.?)?(?:,? \(?{_REGION.pattern}\)?){{0,2}}"
)
_PLACE = re.compile(rf"\[?{_CITY}(?:(?:,? (?:and|und|&)|/) {_CITY}){{0,3}}\]?")
_COLON = re.compile(rf"[,.;?!␟]\s+(?=(?P<place>{_PLACE.pattern})\s?: )")
_SIDES = re.compile(r"(?P<left>[^:：]+?)\s?[:：]\s?(?P<right>.+)")
_LONGEST = 120  # characters


class Imprint(NamedTuple):
    """Publisher and place, where they begin in the text, and whether form or words show that they are these.

    `order`: `place first` or `publisher first`, if their words show which is which.
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
    semicolon = text.rfind("; ") + 2
    if semicolon > 1 and (found := read_imprint(text[semicolon:], style._replace(publisher_first=True))):
        return found._replace(start=semicolon, sure=True)
    for colon in _COLON.finditer(text, max(0, len(text) - _LONGEST)):
        if found := read_imprint(text[colon.end() :], style):
            return found._replace(start=colon.end())
    before, last = last_sentence(text)
    if before:
        found = read_imprint(last, style)
        return found and found._replace(start=len(text) - len(last))
    return _behind_commas(text, style) if commas else None


def _in_parentheses(text: str, start: int, style: Style) -> Imprint | None:
    """Return the imprint in the parentheses that open at `start`."""
    inner = text[start + 1 :].rstrip(")").strip(" .,;:")
    found = None if abbreviates(inner, text[:start]) else read_imprint(inner, style)
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
    text = text.strip(" .,;:")
    if not text or len(text) > _LONGEST:
        return None
    if parts := _SIDES.fullmatch(text):
        return _beside_colon(parts["left"], parts["right"], style.publisher_first)
    publisher, place = _without_place(text)
    if not is_publisher(publisher) or (place and _REGION.fullmatch(place) and is_place(text)):
        return None
    return Imprint(0, publisher, place, shows_publisher(publisher))


def _beside_colon(left: str, right: str, publisher_first: bool) -> Imprint | None:
    swapped = publisher_first if is_place(left) == is_place(right) else is_place(right)
    order = None
    if shows_publisher(left) != shows_publisher(right):
        swapped = shows_publisher(left)
        order = "publisher first" if swapped else "place first"
    place, publisher = (right, left) if swapped else (left, right)
    if not is_place(place) or not is_publisher(publisher):
        return None
    return Imprint(0, publisher, place.strip("[]"), sure=True, order=order)


def _without_place(text: str) -> tuple[str, str | None]:
    """Divide `Harper & Row, New York, NY` into publisher and place."""
    parts = text.split(", ")
    size = 2 if len(parts) > 2 and _REGION.match(parts[-1]) else 1
    place = ", ".join(parts[-size:])
    publisher = ", ".join(parts[:-size])
    if not publisher or not is_place(place) or shows_publisher(place):
        return text, None
    several = " and " in place or "&" in place  # Durham and London; not Straus and Giroux
    return (text, None) if several and not shows_publisher(publisher) else (publisher, place)


def _behind_commas(text: str, style: Style) -> Imprint | None:
    """Return the imprint of `The title, Tea Press, Leeds`: the parts at the end that begin with a capital."""
    parts = text.split(", ")
    first = len(parts)
    while first > 1 and is_name(parts[first - 1]) and len(parts) - first < 4:
        first -= 1
    for start in range(first, len(parts)):
        found = read_imprint(", ".join(parts[start:]), style)
        if found and (found.place or start == len(parts) - 1 or found.sure):
            return found._replace(start=len(", ".join(parts[:start])) + 2)
    return None


def is_place(text: str) -> bool:
    """Return whether a text can be a place: `Leeds`, `Cambridge, MA`, `Frankfurt am Main`, 北京."""
    return len(text) <= 60 and _PLACE.fullmatch(text) is not None


def is_publisher(text: str) -> bool:
    """Return whether a text can be the name of a publisher, or of a server of preprints."""
    return (is_name(text) and not text.isdigit() and not _NO_PUBLISHER.search(text)) or PREPRINT.fullmatch(
        text
    ) is not None


def shows_publisher(text: str) -> bool:
    """Return whether a word shows that a text names a publisher or another body."""
    return _PUBLISHER_WORD.search(text) is not None or has_body_word(text.split())
