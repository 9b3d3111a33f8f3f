"""The journal of a publisher's page: the name for which its signs speak most.

All names at places where a page may have its journal (`journal_names`) are weighed together, as in a logistic
regression with one answer a page, so that each has a probability; so has `the page does not name it`.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from carcite.formats.pasted.affiliations import has_institution
from carcite.formats.pasted.publisher.journal_names import Place, find_places
from carcite.formats.pasted.publisher.journal_weights import WEIGHTS
from carcite.formats.pasted.publisher.labels import is_date
from carcite.formats.pasted.publisher.lines import PageLine, plain
from carcite.formats.pasted.publisher.menus import is_issn, is_journal_menu
from carcite.formats.pasted.publisher.people import is_known
from carcite.formats.pasted.publisher.signs import neighbour, step
from carcite.formats.pasted.publisher.sources import has_journal_word, is_conference, is_journal_name
from carcite.values.language_detection import script_of
from carcite.values.name_words import words_of

_CODES = re.compile(r"(?<![a-z])[a-z]{3,20}(?![a-z])")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,200}")
_LETTERS = re.compile(r"[^\W\d_]+")
_SMALL_WORDS = words_of("a and da de del des di do du e et for für in la of the und y")
_MARKS = ",;:?@(&"
_MOST_WORDS_OF_A_CODE = 10
_FEWEST_INITIALS = 3
_LONG_ENOUGH = 5  # letters of a name that is looked for in others
_BELOW = 3  # lines below a name in which its numbers stand


class Journal(NamedTuple):
    """The name of a journal, its probability, and its abbreviation if the page has one."""

    name: str
    probability: float
    short: str | None


class JournalSigns:
    """The names on a page that may be the journal's, and the signs of each.

    `used` are the numbers of the lines of the title, the authors and their affiliations.
    """

    def __init__(
        self, lines: Sequence[PageLine], title: str, cited: dict[str, Any], used: Collection[int], doi: str
    ) -> None:
        self.lines = lines
        self.title = plain(title)
        self.cited = cited
        self.used = used
        self.codes = _CODES.findall(doi.partition("/")[2].lower())
        self.texts = [plain(line.text) for line in lines]
        self.addresses = " ".join(plain(found) for line in lines for found in _ADDRESS.findall(line.text))
        self.names: dict[str, str] = {}
        self.places: dict[str, list[Place]] = defaultdict(list)
        self._find_names()
        self.words = {key: _words(name) for key, name in self.names.items()}
        self.by_initials: dict[str, list[str]] = defaultdict(list)
        for key, words in self.words.items():
            self.by_initials["".join(word[0] for word in words)].append(key)
        self.full = {key: self._full_names(key) for key in self.names}
        self.shortened = {full for names in self.full.values() for full in names}
        self.kinds = [_kind(line) for line in lines]
        self.with_word = sum(map(has_journal_word, self.names.values()))

    def _find_names(self) -> None:
        for place in find_places(self.lines, self.cited):
            if self._is_in_used(place):
                continue
            key = plain(place.name)
            self.names.setdefault(key, place.name)
            self.places[key].append(place)

    def _is_in_used(self, place: Place) -> bool:
        """Return whether a name is part of the title, the authors or their affiliations."""
        if place.at < 0 or place.kind == "line":
            return False
        return any(line.line.number in self.used for line in self.lines[place.at : place.at + place.lines])

    def of_none(self) -> Iterator[str]:
        """Yield the signs of a page that does not name its journal."""
        yield "no journal"
        if self.cited.get("container_title"):
            yield "no journal: cited"
        if self.cited.get("type") == "thesis":
            yield "no journal: thesis"
        if any(line.source is not None for line in self.lines):
            yield "no journal: source"
        if any(line.text.startswith("arXiv:") for line in self.lines):
            yield "no journal: arXiv"

    def of_name(self, key: str) -> set[str]:
        """Return the signs of a name: its form, its places, and what it has in common with the page."""
        signs = {*_form(self.names[key]), *self._elsewhere(key), *self._beside_others(key)}
        for place in self.places[key]:
            signs.add(place.kind)
            if place.at >= 0:
                signs |= {*self._of_line(place.at)} if place.kind == "line" else {*self._of_part(place.at)}
        signs.add(f"places: {step(len({place.at for place in self.places[key]}), (1, 2, 3))}")
        if has_journal_word(self.names[key]):
            signs.add(f"names with words of journals: {step(self.with_word, (1, 2, 4))}")
        return signs

    def _of_line(self, at: int) -> Iterator[str]:
        """Yield the signs of a line that is the name: what it is, and its neighbours."""
        line = self.lines[at]
        below = self.lines[at + 1 : at + 1 + _BELOW]
        yield from (f"line, {sign}" for sign in self._position(at))
        yield f"line, below: {self._kind(at + 1)}"
        yield f"line, second below: {self._kind(at + 2)}"
        yield f"line, above: {self._kind(at - 1)}"
        if any(one.source is not None and "container_title" not in one.source.fields for one in below):
            yield "line, numbers below"
        if has_journal_word(line.text):
            yield f"line, word of journals, {step(at, (4, 12, 40))}"
        if line.is_journal:
            yield "line, above publisher"
        if line.is_site:
            yield "line, of the site"
        if line.people.names:
            yield "line, known name" if any(map(is_known, line.people.names)) else "line, people"

    def _of_part(self, at: int) -> Iterator[str]:
        yield from (f"part, {sign}" for sign in self._position(at))
        yield f"part, of {self.kinds[at]}"

    def _kind(self, at: int) -> str:
        return self.kinds[at] if 0 <= at < len(self.kinds) else "none"

    def _position(self, at: int) -> Iterator[str]:
        number = self.lines[at].line.number
        yield step(at, (0, 1, 2, 4, 7, 12, 20, 40))
        if self.used:
            yield "above title" if number < min(self.used) else "below title"
        if number in self.used:
            yield "used"

    def _elsewhere(self, key: str) -> Iterator[str]:
        """Yield what of a name the title, the DOI, the addresses and the other lines of the page have."""
        yield f"lines: {step(sum(key in text for text in self.texts), (0, 1, 2, 3, 5))}"
        if key in self.title:
            yield "the title" if key == self.title else "in the title"
        if self.codes and len(self.names[key].split()) <= _MOST_WORDS_OF_A_CODE:
            is_code = any(_is_code_of(self.words[key], code) for code in self.codes)
            yield "code of the DOI" if is_code else "not the code of the DOI"
        if len(key) >= _LONG_ENOUGH and key in self.addresses:
            yield "in an address"

    def _beside_others(self, key: str) -> Iterator[str]:
        """Yield what a name has in common with the other names."""
        for other in self.names:
            if other == key:
                continue
            if len(key) > _LONG_ENOUGH and key in other:
                yield "in a longer name"
            elif len(other) > _LONG_ENOUGH and other in key:
                yield "has a shorter name"
        if self.full[key]:
            yield "short for another"
        elif key in self.shortened:
            yield "another is short for it"

    def _full_names(self, key: str) -> list[str]:
        """Return the names for which a name is short: its words begin those of the other, or its letters all words."""
        words = self.words[key]
        if len(words) == 1:
            return self.by_initials[key] if len(key) >= _FEWEST_INITIALS and self.names[key].isupper() else []
        alike = self.by_initials["".join(word[0] for word in words)]
        return [other for other in alike if words != self.words[other] and _begin(words, self.words[other])]


def choose_journal(page: JournalSigns) -> Journal | None:
    """Return the likeliest journal among the names of a page; None if the page is likelier not to name it.

    Of a name and its abbreviation the name is taken.
    """
    odds = {key: math.exp(_weight(page.of_name(key))) for key in page.names}
    none = math.exp(_weight(page.of_none()))
    best = max(odds, key=odds.__getitem__, default=None)
    if best is None or odds[best] < none:
        return None
    same = [key for key in page.full[best] if is_journal_name(page.names[key])]
    full = max(same, key=odds.__getitem__, default=best)
    probability = sum(odds[key] for key in {best, full}) / (none + sum(odds.values()))
    return Journal(page.names[full], probability, page.names[best] if full != best else None)


def _weight(signs: Iterable[str]) -> float:
    """Return the sum of the weights of signs, the same in any order."""
    return math.fsum(WEIGHTS.get(sign, 0.0) for sign in signs)


def _begin(words: Sequence[str], others: Sequence[str]) -> bool:
    return len(words) == len(others) and all(map(str.startswith, others, words))


def _kind(line: PageLine) -> str:
    """Return what a line at or beside a name is."""
    if is_issn(line.text):
        return "issn"
    if line.label is not None:
        return f"label {line.label.label.name}"
    if line.source is not None:
        return "source with journal" if "container_title" in line.source.fields else "source"
    if line.text.startswith(("©", "Copyright")):
        return "rights"
    if is_journal_menu(line.text):
        return "menu of a journal"
    if is_date(line.text):
        return "date"
    return "ids" if line.line.is_ids else neighbour([line])


def _form(name: str) -> Iterator[str]:
    """Yield the signs of the length, the letters and the words of a name."""
    words = name.split()
    yield f"words: {step(len(words), (1, 2, 3, 4, 6, 8, 11))}"
    yield from _script(name, words)
    yield from (f"sign {sign}" for sign in _MARKS if sign in name)
    kinds = {
        "digits": any(map(str.isdigit, name)),
        "begins small": name[0].islower(),
        "stops": ". " in name,
        "word of journals": has_journal_word(name),
        "not of a journal's form": not is_journal_name(name),
        "conference": is_conference(name),
        "institution": has_institution(name),
    }
    yield from (kind for kind, is_so in kinds.items() if is_so)
    yield from {f"word {word.casefold().strip('.,:()[]')}" for word in words}


def _script(name: str, words: Sequence[str]) -> Iterator[str]:
    """Yield the script of a name, and the share of its words with a capital."""
    script = script_of(name) or "none"
    yield f"script: {script}"
    if script in ("Latn", "Cyrl", "Grek"):
        letters = [word for word in words if word[0].isalpha() and word.lower() not in _SMALL_WORDS]
        share = sum(word[0].isupper() for word in letters) / max(1, len(letters))
        yield "capitals: only" if name.isupper() else f"capitals: {step(share, (0.2, 0.5, 0.7, 0.99))}"


def _words(name: str) -> list[str]:
    """Return the words of a name in lower case, but the small ones."""
    return [word for word in map(str.lower, _LETTERS.findall(name)) if word not in _SMALL_WORDS]


def _is_code_of(words: Sequence[str], code: str) -> bool:
    """Return whether a code is made of letters of each word in turn, the first letter of each among them."""
    if len(words) == 1:
        return words[0] == code
    ends = {0}
    for word in words:
        ends = {end for start in ends for end in range(start + 1, start + 1 + _letters_of(word, code[start:]))}
    return len(code) in ends


def _letters_of(word: str, code: str) -> int:
    """Return how many letters at the beginning of a code are in a word in this order; 0 if the first is another."""
    count = 0
    for letter in word if code.startswith(word[0]) else "":
        count += code[count : count + 1] == letter
    return count
