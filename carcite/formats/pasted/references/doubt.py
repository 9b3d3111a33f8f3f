"""Values that are left out of a reference because they are more likely wrong than right.

A reading can fail: a title holds the journal or the place behind it, a container the numbers of an issue, a publisher
a subtitle. Signs in the value, and fields that are missing beside it, show that. A value with a sign is left out; its
text stays with the words without a field, and a note says which sign it has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from carcite.formats.pasted.references.imprint import PREPRINT, is_shown, shows_publisher
from carcite.formats.pasted.references.journal_words import SHORT_WORDS
from carcite.formats.pasted.references.journals import shows_journal
from carcite.formats.pasted.references.parts import Fields
from carcite.formats.pasted.references.places import is_known_place, is_known_publisher, is_known_region
from carcite.formats.pasted.references.sentences import is_name, last_sentence, sentences

_FEW = 5  # letters
_FEW_WORDS = 3


class Doubt(NamedTuple):
    """A field whose value is left out, and why."""

    field: str
    why: str


class _Facts(NamedTuple):
    """A value, the fields found beside it, the words of the reference without a field, and the whole reference."""

    value: str
    found: Fields
    left: str
    text: str = ""

    def has(self, *names: str) -> bool:
        """Return whether one of the fields has a value."""
        return any(self.found.get(name) for name in names)

    @property
    def is_alone(self) -> bool:
        """Whether nothing is known of where a title stands or who published it, which it may hold then."""
        return not self.has("container_title", "publisher", "publisher_place") and self.found.get("type") != "speech"

    @property
    def is_quoted(self) -> bool:
        """Whether the value stands between quotation marks."""
        start = self.text.find(self.value)
        return start > 0 and self.text[start - 1] in '“"„«「'

    @property
    def last(self) -> str:
        """The last sentence of the value if it has two or more."""
        head, last = last_sentence(self.value)
        return last.strip(" .") if head else ""

    @property
    def behind_comma(self) -> str:
        """What stands behind the last comma of the value."""
        return self.value.rpartition(", ")[2] if ", " in self.value else ""

    @property
    def parts(self) -> list[str]:
        """The parts of the value between commas and stops, without the first."""
        return [part.strip(" .()") for part in _DIVIDES.split(self.value)[1:]]


class _Sign(NamedTuple):
    """A sign of a wrong value: the reason as the note gives it, and whether a value has it."""

    why: str
    is_shown: Callable[[_Facts], bool]


_DIVIDES = re.compile(r"[,.?!]\s+")
_ADDRESS = re.compile(r"https?:|www\.|\.html?\b|\.pdf\b")
_EDITORS = re.compile(
    r"(?<=[,(]\s)[Ee]ditors?\b|(?<=[,(])[Ee]ditors?\b|\b[Ee]ditors?(?=[),.:])"
    r"|\b(?:[Hh]rsg|Hgg?|(?<!Int )(?<!Int\. )[Ee]ds?|[Ee]dited by|herausgegeben|[Cc]oords?)\b(?!\s?\.?\s?of)"
)
_NAMES = re.compile(
    r"[^\W\d_a-z][^\W\d_]+,? (?:[^\W\d_a-z]\.[ -]?){1,3}(?:, ?[^\W\d_a-z]|&|and\b|et\b|$)|\bet al\b"
    r"|[^\W\d_a-z][^\W\d_]+ [A-Z]{1,3}, [^\W\d_a-z][^\W\d_]+ [A-Z]{1,3}\b"
    r"|^[A-Z]{1,3} [A-Z][a-z]{1,20}, [A-Z]{1,3} [A-Z][a-z]{1,20}, [A-Z]"
    r"|[A-Z]\. ?[A-Z][a-z]{1,20}(?:, | and | & )[A-Z]\. ?(?:[A-Z]\. ?)?[A-Z][a-z]"
)
_BEGINS_WITHIN = re.compile(r"(?!\(\w{1,6}\)\w)[/&(\[),;:’・，。]|\.\s|(?:and|und|et|of|in|at|by|with)\s")
_ENDS_WITHIN = re.compile(
    r"(?:[/&(,]|\b(?:in|at|and|of|the|und|der|von|for|by|ders|dies|vgl|hg|hrsg|see|siehe))[\s.,:;]*$"
)
_WITHIN = re.compile(r"[.,;?!”\"’»«]\s+[Ii]n\s?:\s|[.?!”\"»]\s+In\s(?=[^\W\d_a-z])|\s[iI]n:\s|\s//\s")
_NUMBERED = re.compile(
    r"(?:[.,;(]\s?|\s|^)(?:[Vv]ol|[Nn]o|Nr|Bd|Heft|Jg|pp)\.?\s?[0-9]|[.,]\s[HS]\.\s?[0-9]|[0-9]\s?\([0-9]+\)"
)
_NUMBER_LAST = re.compile(r"[0-9]\W*$")
_NUMBERS_LAST = re.compile(r"(?:^|[^’'0-9-])(?!(?:1[89]|20)[0-9]{2}\W*$)[0-9.–-]{1,7}\W*$")  # not `Tea Conf. '97`
_SPAN = re.compile(r"[0-9]{3,4}\s?[–-]\s?[0-9]{2,4}")  # as in `Tea in Leeds, 1850–1914`
_DAYS = re.compile(r"[0-9]{1,2}(?:\s?[–-]\s?[0-9]{1,2})? [^\W\d_]{3,10} [0-9]{4}")  # of a meeting
_RANGE = re.compile(r"[0-9]\s?[-–]\s?[0-9]")
_ORDINAL = re.compile(r"[0-9]\.\s$")  # `im 20. Jahrhundert`
_REVIEW = re.compile(r"An?\s")  # `Is it so? A Review of Tea`
_TWO_NAMES = re.compile(r"[^\W\d_a-z][\w-]+ ?/ ?[^\W\d_a-z][\w-]+")
_NO_TITLE = re.compile(
    r"(?:[Dd]ers|[Dd]ies|Retirado|Retrieved|Accessed|Available|Special [Ii]ssue|Sonderheft|Beilage)\b"
)
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")
_LONG_NUMBER = re.compile(r"[0-9]{5}")
_BUSINESS = re.compile(r"\b(?:Inc|Ltd|Co|Sons?|LLC|GmbH|Corp|Company|and|&)\b")

_PRESS = re.compile(r"\b(?:Press|Verlag|Wiley|Springer|Publish\w+|Éditions?|Edizioni|Editorial|Books)\b")


def _holds_address(it: _Facts) -> bool:
    return _ADDRESS.search(it.value) is not None


def _holds_names(it: _Facts) -> bool:
    return bool(_EDITORS.search(it.value) or _NAMES.search(it.value))


def _is_open(it: _Facts) -> bool:
    return any(it.value.count(opening) != it.value.count(closing) for opening, closing in ("()", "[]"))


def _is_part_of_phrase(it: _Facts) -> bool:
    return bool(_BEGINS_WITHIN.match(it.value) or _ENDS_WITHIN.search(it.value))


def _is_numbered(it: _Facts) -> bool:
    return _NUMBERED.search(it.value) is not None


def _is_fragment(it: _Facts) -> bool:
    """Return whether a few letters are not a word: `Phys`, `OECD`, `/S`; nor what a journal or publisher follows."""
    if not it.value.isascii() or len(it.value) > _FEW:
        return False
    is_word = it.value.istitle() and it.value.isalpha() and it.value.casefold() not in SHORT_WORDS
    return it.is_alone or not is_word


def _is_journal(text: str) -> bool:
    return shows_journal(text) and not _REVIEW.match(text)


def _can_hold_source(it: _Facts) -> bool:
    """Return whether a title without a source has a comma, a number at its end or several sentences."""
    if not it.is_alone:
        return False
    numbered = _NUMBER_LAST.search(_SPAN.sub("", it.value))
    return ", " in it.value or numbered is not None or len(sentences(it.value)) > 2


def _holds_journal(it: _Facts) -> bool:
    if it.has("container_title"):
        return _is_journal(it.last)
    return any(map(_is_journal, it.parts)) or (it.is_alone and _is_journal(it.value))


def _ends_in_tail(it: _Facts) -> bool:
    """Return whether the last sentence of a title is not part of it: a word, small letters, a number, parentheses."""
    last = it.last
    if not last or it.has("container_title") or _ORDINAL.search(it.value[: it.value.rindex(last)]):
        return False
    is_word = " " not in last and (it.is_alone or not it.has("publisher_place"))
    return is_word or last[0] in "([" or last[0].islower() or last[0].isdigit()


def _title_ends_in_number(it: _Facts) -> bool:
    if it.has("container_title") or _DAYS.fullmatch(it.behind_comma):
        return False
    return re.search("[0-9]", _SPAN.sub("", it.behind_comma)) is not None


def _title_holds_place(it: _Facts) -> bool:
    if it.is_quoted:
        return False
    begins = ":" in it.value and is_known_place(it.value.partition(":")[0])
    has_imprint = it.has("publisher") and it.has("publisher_place")
    return begins or (not it.has("container_title") and not has_imprint and _holds_place(it))


def _holds_place(it: _Facts) -> bool:
    return any(map(is_known_place, it.parts))


def _container_holds_place(it: _Facts) -> bool:
    begins = ":" in it.value and is_known_place(it.value.partition(":")[0])
    return begins or _holds_place(it) or is_known_place(it.value) or is_known_region(it.behind_comma)


def _container_ends_in_number(it: _Facts) -> bool:
    ends = _NUMBER_LAST if it.has("volume", "issue") else _NUMBERS_LAST
    return ends.search(it.value) is not None or _LONG_NUMBER.search(it.value) is not None


def _holds_pages(it: _Facts) -> bool:
    return _RANGE.search(_SPAN.sub("", it.value)) is not None


def _can_hold_publisher(it: _Facts) -> bool:
    """Return whether a comma divides a container from one word or, if it is not a journal, from a name."""
    behind = it.behind_comma
    if not behind or it.has("publisher"):
        return False
    return " " not in behind or (is_name(behind) and not it.has("volume", "publisher_place"))


def _is_short_reference(it: _Facts) -> bool:
    """Return whether a container is the people of a book named elsewhere, `Doe / Roe`, or a word in front of one."""
    return bool(_TWO_NAMES.fullmatch(it.value) or _NO_TITLE.match(it.value))


def _is_beside_rest(it: _Facts) -> bool:
    """Return whether a site stands beside words that were not understood."""
    return it.has("url") and bool(it.left) and not it.has("volume", "issue")


def _is_range_without_dash(it: _Facts) -> bool:
    """Return whether a space stands where a range has its dash: `12, 307 327`, `pp. 591 608`."""
    pages, issue = str(it.found.get("pages", "")), it.found.get("issue", "")
    if not pages.isdigit():
        return False
    if issue and re.search(rf"(?<![\d(]){re.escape(issue)} {pages}(?!\d)", it.text):
        return True
    last = re.search(rf"(?<!\d){pages} ([0-9]{{2,4}})(?![0-9(:\w])", it.text)
    is_last = last is not None and len(last[1]) >= len(pages) and int(last[1]) > int(pages)
    return is_last and it.value == pages and not _YEAR.fullmatch(last[1] if last else "")


def _is_subtitle(it: _Facts) -> bool:
    """Return whether `Title: Subtitle of a book` was taken for place and publisher."""
    place, publisher = it.found.get("publisher_place", ""), it.found.get("publisher", "")
    if not place or not publisher or is_known_place(re.split(r",| \(", place)[0]):
        return False
    return len(publisher.split()) > _FEW_WORDS and not is_shown(publisher)


def _is_small(it: _Facts) -> bool:
    return it.value[0].islower() and not it.has("volume", "issue", "publisher_place") and not PREPRINT.match(it.value)


def _can_hold_title(it: _Facts) -> bool:
    if it.last and not shows_publisher(it.last):
        return True
    return ": " in it.value or (", " in it.value and not _BUSINESS.search(it.value))


def _is_unsupported(it: _Facts) -> bool:
    """Return whether neither a place nor a word shows that a publisher is one, or whether it stands among others."""
    if it.has("publisher_place") or is_known_publisher(it.value):
        return False
    if it.left and not it.has("url") and it.found.get("type") != "report":
        return not _PRESS.search(it.value)
    return not shows_publisher(it.value) and not it.value.isupper() and len(it.value.split()) != 2


_ANY = (
    _Sign("holds an address of the web", _holds_address),
    _Sign("holds editors or other names", _holds_names),
    _Sign("has a bracket without its other half", _is_open),
    _Sign("begins or ends within a phrase", _is_part_of_phrase),
    _Sign("holds the number of a volume or an issue", _is_numbered),
)
# Each sign was measured: of the values that have it and none of those above it, more are wrong than right.
_SIGNS: dict[str, tuple[_Sign, ...]] = {
    "title": (
        *_ANY,
        _Sign("is short", _is_fragment),
        _Sign("holds the word in front of a book or a journal", lambda it: _WITHIN.search(it.value) is not None),
        _Sign("can hold what stands behind it, of which nothing else was found", _can_hold_source),
        _Sign("holds the name of a journal", _holds_journal),
        _Sign("ends in a sentence that seems no part of it", _ends_in_tail),
        _Sign("holds a place", _title_holds_place),
        _Sign("ends in a number", _title_ends_in_number),
    ),
    "container_title": (
        *_ANY,
        _Sign("ends in a number", _container_ends_in_number),
        _Sign("holds pages", _holds_pages),
        _Sign("holds a place", _container_holds_place),
        _Sign("can hold a publisher or a series", _can_hold_publisher),
        _Sign("is not a title", _is_short_reference),
        _Sign("stands beside words that are not understood", _is_beside_rest),
        _Sign("begins with a small letter", _is_small),
    ),
    "publisher": (
        _Sign("begins with a small letter", _is_small),
        _Sign("holds a place", _holds_place),
        _Sign("can hold the title of a book or a series", _can_hold_title),
        _Sign("stands without a place, and no word shows a publisher", _is_unsupported),
        _Sign("can be the subtitle of a book", _is_subtitle),
    ),
    "issue": (_Sign("can be the first page", _is_range_without_dash),),
    "pages": (_Sign("can be the first or last page of a range", _is_range_without_dash),),
    "publisher_place": (_Sign("can be the title of a book", _is_subtitle),),
}


def doubts(found: Fields, left: str, text: str = "") -> Iterator[Doubt]:
    """Yield the fields whose values are in doubt; `left` are the words of the reference, `text`, without a field."""
    for field, signs in _SIGNS.items():
        if value := found.get(field):
            facts = _Facts(str(value), found, left, text)
            why = next((why for why, is_shown in signs if is_shown(facts)), None)
            if why is not None:
                yield Doubt(field, why)
