"""The signs of the lines of a publisher's page, by which the title and others are known among them.

Each line has some: its length and form, what it is (a menu, a label, people), what stands above and below it, where the
page repeats it, and how many words of the abstract it has. A table of weights says how much each speaks for the title.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import chain

from carcite.formats.pasted.heading_words import Part
from carcite.formats.pasted.publisher.agreement import Abstracts
from carcite.formats.pasted.publisher.lines import FOOTNOTE, LONGEST_TITLE, NUMBERED, QUOTED_TITLE, PageLine, plain
from carcite.formats.pasted.publisher.menus import is_kind, is_menu
from carcite.formats.pasted.publisher.people import is_known
from carcite.formats.pasted.publisher.sources import find_source_line, has_journal_word
from carcite.formats.pasted.titles import are_in_two_languages
from carcite.values.language_detection import script_of

_LONG_ENOUGH = 20  # letters of a title that is looked for in other lines
_SIGNS_OF_A_WORD = 3  # letters of Latin words that a sign in Chinese, Japanese or Korean stands for
_WIDE = ("zh", "ja", "ko", "th")
_SMALL_WORD = 4  # letters
_FOOTNOTE_MARK = re.compile(r"(?:[*†‡#☆]|(?<=[^\W\d_]{4})\d)$")
_ADDRESS = re.compile(r"https?:|www\.|@|\b10\.\d{4,9}/|\bdoi\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OPENING = "\"“”«¿¡'‘«《【[（("
_MANY_COMMAS = 3


class PageSigns:
    """The signs of the lines of a page; the abstract begins at `end`, and `cited` is the title as the page cites it."""

    def __init__(self, lines: Sequence[PageLine], end: int, cited: str | None, abstracts: Sequence[str]) -> None:
        self.lines = lines
        self.end = end
        self.cited = cited
        self.abstracts = Abstracts(abstracts)
        self.texts = [plain(line.text) for line in lines]
        self._signs: dict[int, Sequence[str]] = {}

    @cached_property
    def people(self) -> list[int]:
        """The lines that list several people, or people with marks or affiliations."""
        return [index for index, line in enumerate(self.lines) if _lists_people(line)]

    @cached_property
    def ranks(self) -> dict[int, int]:
        """The lines that can be the title, from the longest."""
        return {index: rank for rank, index in enumerate(sorted(self.places, key=lambda at: -_width(self.lines[at])))}

    @cached_property
    def places(self) -> dict[int, int]:
        """The lines above the abstract that can be the title, from the first."""
        lines = self.lines[: self.end]
        found = [index for index, line in enumerate(lines) if line.is_title and not line.people.names]
        return {index: place for place, index in enumerate(found)}

    def candidates(self) -> Iterator[int]:
        """Yield the lines that are looked at: not those that are longer than any title, and not headings alone."""
        for index, line in enumerate(self.lines):
            if self.texts[index] and len(line.text) <= LONGEST_TITLE and not line.line.is_ids:
                yield index

    def of_no_title(self) -> Iterator[str]:
        """Yield the signs of a page of which no line is the title."""
        yield "no title"
        if self.cited:
            yield "no title: cited"
        yield f"no title: lines {step(len(self.lines), (5, 10, 20, 40))}"
        yield f"no title: places {step(len(self.places), (0, 1, 2, 4))}"

    def of_line(self, index: int) -> Sequence[str]:
        """Return the signs of a line: its form, what it is, its place and its neighbours."""
        if index not in self._signs:
            line = self.lines[index]
            own = (_form(line), _kind(line), self._neighbours(index), self._position(index))
            self._signs[index] = tuple(chain.from_iterable(own))
        return self._signs[index]

    def of_title(self, index: int) -> Iterator[str]:
        """Yield the signs of a line that may be the title, and what it has in common with other lines."""
        line = self.lines[index]
        yield from self.of_line(index)
        yield from self._elsewhere(index)
        common, words = self.abstracts.agreement(line.text) or (-1, 1)
        if common >= 0:
            yield f"words of the abstract: {step(common, (0, 1, 2, 4))}"
            yield f"share of the abstract: {step(common / max(1, words), (0, 0.2, 0.34, 0.5, 0.7))}"

    def _elsewhere(self, index: int) -> Iterator[str]:
        """Yield what of a line the page has in other lines, or in its citation."""
        text = self.texts[index]
        same = next((at for at, other in enumerate(self.texts) if other == text and at != index), None)
        if same is not None:
            yield "repeated above" if same < index else "repeated below"
        if self.cited:
            yield self._as_cited(index)
        if any(len(other) >= _LONG_ENOUGH and other in text and other != text for other in self.texts):
            yield "has another line in it"
        if len(text) >= _LONG_ENOUGH:
            yield from self._in_longer_lines(index)

    def _in_longer_lines(self, index: int) -> Iterator[str]:
        """Yield where the text of a line stands within another."""
        text = self.texts[index]
        others = [at for at, other in enumerate(self.texts) if text in other and len(other) > len(text)]
        if others:
            yield "within another line " + ("above" if others[0] < index else "below")
        signs = {
            "within a line with a year": lambda at: _YEAR.search(self._beside(index, at)),
            "end of another line": lambda at: self.texts[at].endswith(text),
            "before a source": lambda at: self._is_before_source(index, at),
            "in quotes": lambda at: QUOTED_TITLE.fullmatch(self.lines[at].text),
        }
        yield from (name for name, shows in signs.items() if any(map(shows, others)))

    def _beside(self, index: int, other: int) -> str:
        """Return a line without the text of another."""
        return self.lines[other].text.replace(self.lines[index].text, "")

    def _is_before_source(self, index: int, other: int) -> bool:
        """Return whether another line is this one with the numbers of the article behind it."""
        text, longer = self.lines[index].text, self.lines[other].text
        return longer.startswith(f"{text} ") and find_source_line(longer[len(text) + 1 :]) is not None

    def is_cited(self, index: int) -> bool:
        """Return whether a line is the title as the page cites it."""
        return bool(self.cited) and plain(_FOOTNOTE_MARK.sub("", self.lines[index].text)) == plain(self.cited or "")

    def _as_cited(self, index: int) -> str:
        text, cited = self.texts[index], plain(self.cited or "")
        if self.is_cited(index):
            return "cited"
        is_part = len(text) >= _LONG_ENOUGH and (text in cited or cited in text)
        return "cited in part" if is_part else "not cited"

    def _neighbours(self, index: int) -> Iterator[str]:
        """Yield what stands above and below a line."""
        above, below = self.lines[:index][-2:], self.lines[index + 1 : index + 3]
        yield f"below: {neighbour(below[:1])}"
        yield f"second below: {neighbour(below[1:])}"
        yield f"above: {neighbour(above[-1:])}"
        yield f"second above: {neighbour(above[:-1][-1:])}"
        label = above[-1].label if above else None
        if label is not None and not label.value:
            yield f"below label: {label.label.name}"
        label = below[0].label if below else None
        if label is not None and label.label is Part.OTHER_TITLE:
            yield "above label of another title"
        yield from self._translations(index)
        number = self.lines[index].line.number
        if not above or number - above[-1].line.number > 1:
            yield "gap above"
        if not below or below[0].line.number - number > 1:
            yield "gap below"

    def _translations(self, index: int) -> Iterator[str]:
        """Yield whether the line above or below can be the title in another language."""
        text = self.lines[index].text
        if any(line.is_title and are_in_two_languages(line.text, text) for line in self.lines[:index][-1:]):
            yield "translation above"
        if any(line.is_title and are_in_two_languages(text, line.text) for line in self.lines[index + 1 : index + 2]):
            yield "translation below"

    def _position(self, index: int) -> Iterator[str]:
        """Yield where a line stands: on the page, to the people, among the lines that can be the title."""
        yield "above the abstract" if index < self.end else "below the abstract"
        yield f"line {step(index, (0, 1, 2, 4, 7, 12, 20, 40))}"
        at = bisect_left(self.people, index)
        after = self.people[at + (index in self.people[at : at + 1]) :][:1]
        before = self.people[:at][-1:]
        yield f"people below: {step(after[0] - index, (1, 2, 3, 5, 8, 15)) if after else 'none'}"
        yield f"people above: {step(index - before[0], (1, 2, 3, 6)) if before else 'none'}"
        if index in self.places:
            yield f"rank {step(self.ranks[index], (0, 1, 2, 4))}"
            yield f"place {step(self.places[index], (0, 1, 2, 4))}"


def _form(line: PageLine) -> Iterator[str]:
    """Yield the signs of the length, the ends and the letters of a line."""
    text = line.text
    yield f"words: {step(_count_words(line), (1, 2, 3, 4, 6, 8, 11, 15, 20, 26, 35))}"
    yield f"digits: {step(sum(map(str.isdigit, text)) / len(text), (0, 0.05, 0.15))}"
    yield from (sign for sign, form in _FORMS.items() if form.search(text))
    if not text[0].isalnum() and text[0] not in _OPENING:
        yield "begins with a sign"
    if sum(map(text.count, ",，;；、،؛")) >= _MANY_COMMAS:
        yield "commas"
    if line.line.language:
        yield f"script: {line.line.language}"
    elif script_of(text) in ("Latn", "Cyrl", "Grek"):
        yield from capitals(text)


_FORMS = {
    "ends in a mark": re.compile(r"(?:[*†‡#☆]|\d)$"),
    "ends in stop": re.compile(r"[.。۔]$"),
    "ends in colon": re.compile(r"[:：]$"),
    "ends in comma": re.compile(r"[,，;；،؛]$"),
    "ends in question": re.compile(r"[?？؟]$"),
    "begins small": re.compile(r"^(?![A-ZÀ-Þ])[a-zß-ÿа-я]"),
    "begins with a digit": re.compile(r"^\d"),
    "year": _YEAR,
    "address": _ADDRESS,
    "bar": re.compile(r"[|>›»•·]"),
    "rights": re.compile(r"©|\(c\)|\blicen[cs]e", re.IGNORECASE),
    "sentences": re.compile(r"\.\s|。."),
    "colon": re.compile(r":\s"),
    "steps": re.compile(
        r"^(?:home|inicio|início|accueil|startseite|main|back to)\b|\s[>›»/]\s.*\s[>›»/]\s", re.IGNORECASE
    ),
}


def capitals(text: str) -> Iterator[str]:
    """Yield the share of words with a capital, and how many short words have none, as of titles."""
    words = [word for word in text.split() if word[0].isalpha()]
    if not words:
        return
    share = sum(word[0].isupper() for word in words) / len(words)
    yield "capitals: only" if text.isupper() else f"capitals: {step(share, (0.2, 0.4, 0.6, 0.8, 0.99))}"
    yield f"small words: {step(sum(word.islower() and len(word) <= _SMALL_WORD for word in words), (0, 1, 3))}"


def _kind(line: PageLine) -> Iterator[str]:
    """Yield what a line is, as other readers see it."""
    text, label, heading, names = line.text, line.label, line.line.heading, line.people.names
    if label is not None:
        yield f"label: {label.label.name}" + (" with a value" if label.value else "")
    if heading is not None:
        yield f"heading: {heading.part.name if heading.part else 'other'}"
    yield f"people: {step(len(names), (0, 1, 2))}"
    yield f"weight of a place: {step(line.place_weight, (0, 1, 2, 3))}"
    kinds = {
        "menu": is_menu(text),
        "kind of article": is_kind(text),
        "line of the site": line.is_site,
        "source": line.source is not None,
        "journal": line.is_journal,
        "word of journals": has_journal_word(text),
        "can be the title": line.is_title,
        "institution": line.is_institution,
        "marked": line.people.marked,
        "known name": any(map(is_known, names)),
        "people with places": bool(line.placed),
        "footnote": FOOTNOTE.match(text) is not None,
        "numbered": NUMBERED.match(text) is not None,
    }
    yield from (name for name, is_so in kinds.items() if is_so)


def neighbour(lines: Sequence[PageLine]) -> str:
    """Return what the line beside another is; `none` if there is none."""
    return next((name for name, shows in _NEIGHBOURS if any(map(shows, lines))), "other") if lines else "none"


_NEIGHBOURS: tuple[tuple[str, Callable[[PageLine], object]], ...] = (
    ("heading", lambda line: line.line.heading is not None),
    ("people", lambda line: _lists_people(line)),
    ("name", lambda line: line.people.names),
    ("label", lambda line: line.label is not None),
    ("source", lambda line: line.source is not None),
    ("menu", lambda line: is_menu(line.text)),
    ("kind", lambda line: is_kind(line.text)),
    ("site", lambda line: line.is_site),
    ("affiliation", lambda line: line.is_affiliation or line.is_institution),
    ("title", lambda line: line.is_title),
)


def _lists_people(line: PageLine) -> bool:
    return len(line.people.names) > 1 or line.people.marked or line.has_places


def _count_words(line: PageLine) -> int:
    """Return the number of words; a script without spaces has one for some signs."""
    words = len(line.text.split())
    return max(words, len(line.text) // _SIGNS_OF_A_WORD) if line.line.language in _WIDE else words


def _width(line: PageLine) -> int:
    """Return the length of a line; a sign in Chinese, Japanese or Korean says as much as three letters."""
    return len(line.text) * (_SIGNS_OF_A_WORD if line.line.language else 1)


def step(value: float, steps: Sequence[float]) -> str:
    """Return the first of the steps that a value does not pass; `more` if it passes all."""
    at = bisect_left(steps, value)
    return str(steps[at]) if at < len(steps) else "more"
