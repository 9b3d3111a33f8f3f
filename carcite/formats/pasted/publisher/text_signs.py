"""The signs of the lines of a page by which its abstracts are known: where one begins, goes on, and has ended.

Each line that can be text has some: its length and form, its language and whether text in that language stands above
it, the headings above and below it, and what stands beside it. Menus, people, places and the like cannot be text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from carcite.formats.pasted.abstract_sections import is_label
from carcite.formats.pasted.abstracts import language_of
from carcite.formats.pasted.heading_words import Part, key, words_for
from carcite.formats.pasted.publisher.lines import FOOTNOTE, PageLine, is_language
from carcite.formats.pasted.publisher.menus import is_kind, is_menu
from carcite.formats.pasted.publisher.signs import capitals, step
from carcite.formats.pasted.statements import is_at_foot, is_rights
from carcite.values.language_detection import script_of

OUTSIDE: Final = 1
BEGINS: Final = 2
GOES_ON: Final = 4

_WIDE = ("zh", "ja", "ko")
_WITHOUT_STOPS = ("th", "lo", "km")
_WIDTH_OF_A_SIGN = 2.5  # letters, in Chinese, Japanese or Korean
_FEWEST_OF_TEXT = 60  # letters
_FEWEST_OF_PROSE = 100
_SHORT = 30
_LONGEST_OF_PEOPLE = 400
_LENGTHS = (15, 30, 60, 100, 150, 220, 300, 450, 700, 1000, 1500, 2200)
_STOPS = ".。!?？।።"
_ENDS = dict.fromkeys(_STOPS, "stop") | dict.fromkeys(":：", "colon") | dict.fromkeys(",;，；", "comma")
_ENDS |= dict.fromkeys(")]）", "bracket") | dict.fromkeys('"”」»', "quote") | {"…": "dots"}
_FORMS = (
    ("year", re.compile(r"\b(?:19|20)\d\d\b")),
    ("address", re.compile(r"https?:|www\.|@|\b10\.\d{4,9}/|\bdoi\b", re.IGNORECASE)),
    ("bar", re.compile(r"[|>›»•·]")),
)
_NUMBERING = re.compile(r"(?:(?:\d{1,2}|[IVX]{1,4}(?![^\W\d_])|[Ⅰ-Ⅻ])(?:[.．]\d{0,2}){0,3}[.、．]?\s*)?")
_LONGEST_HEADING = 40
_BODY_WORDS = words_for(Part.INTRODUCTION)
_SECTIONS = words_for(Part.SECTION)
_LABEL = re.compile(r"[^\W\d_][^:：.,;。]{1,40}?(?:[:：]|[.]\s|\s?[–—]\s?)")
_HEADED = "heading: abstract with text"
_LABELS = ("label of a section", "introduction or label")
# References to the list of literature, to figures and to tables, which the text of an article has and abstracts do not:
# `(Doe, 1999)`, `[12]`, `(Figure 1)`, `in towns.3,4 The`, `guidelines8`.
_REFERENCE = re.compile(
    r"\([^()]{0,60}[A-ZÀ-Þ][^()]{2,200}?[ ,](?:19|20)\d\d[a-z]?[;,)]|[^\W\d_]\s?\[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\]"
    r"|\((?:Fig|Tab)[a-z.]{0,4}\s?\d|[a-zß-ÿ]{3}[.,]\d{1,3}(?:[ ,–-]{1,2}\d{1,3}){0,6}\s[A-Zß-ÿa-z]"
    r"|[a-zß-ÿ]{6}\d{1,2}[\s,]"
)
_CONCLUSION = re.compile(
    r"(?:[\w’']+,? ){0,3}(?:conclu|interpretation|schluss|fazit|вывод|заключ|висновк|결론|sonuç"
    r"|kesimpulan|simpulan|wnios|závěr|نتیجه|结论|結論|結語|kết luận|zaključ)",
    re.IGNORECASE,
)
_HEADS_WITH_TITLE = (["heading: abstract", "title"], ["summary or label", "title"])
_TEXT = frozenset(("prose", *_LABELS, "summary or label", "text of a label", "capitals", "title", "other", "short"))


def begins_article(text: str) -> bool:
    """Return whether a line is the heading of the introduction, or of the article's text: `1. Einleitung`."""
    if len(text) > _LONGEST_HEADING:
        return False
    words = text[_NUMBERING.match(text).end() :].rstrip(" .:：")  # type: ignore[union-attr]
    return key(words) in _BODY_WORDS


class TextSigns:
    """The signs of the lines of a page."""

    def __init__(self, lines: Sequence[PageLine]) -> None:
        self.lines = lines
        self.widths = [_width(line) for line in lines]
        self.labels = [_label_of(line) for line in lines]
        self.kinds: list[str] = []
        for line, width in zip(lines, self.widths, strict=True):
            self.kinds.append(_kind_of(line, width, self.kinds[-1] if self.kinds else "none"))
        self.languages = [self._language(at) for at in range(len(lines))]
        self.prose = [at for at in range(len(lines)) if self._is_prose(at)]
        self.longest = max((self.widths[at] for at in self.prose), default=1)
        gaps = sum(self._between(at) == "gap" for at in range(len(lines) - 1))
        self.form = "spaced" if _LINES_OF_A_GAP * gaps > len(lines) else "dense"

    def _language(self, at: int) -> str | None:
        """Return the language of a line that can be text, or its script."""
        text = self.lines[at].text
        is_long = self.widths[at] >= _FEWEST_OF_TEXT and self.is_text(at)
        return language_of(text) or script_of(text) if is_long else None

    def can(self, at: int) -> int:
        """Return what a line can be: outside an abstract, the first of one, within one, or several of these."""
        kind = self.kinds[at]
        above = self.kinds[at - 1] if at else "none"
        if kind not in _TEXT:
            return BEGINS if kind == _HEADED else OUTSIDE
        is_headed = above == "heading: abstract" or (kind == "prose" and self._is_below_title(at))
        if is_headed and self._is_sentence(at + (kind in _LABELS)):
            return BEGINS
        is_labelled = above in _LABELS and kind not in _LABELS
        return OUTSIDE | GOES_ON if is_labelled else OUTSIDE | BEGINS | GOES_ON

    def _is_below_title(self, at: int) -> bool:
        """Return whether a title stands between the heading of an abstract and a line."""
        above = self.kinds[max(0, at - 2) : at]
        return above in _HEADS_WITH_TITLE and not self._is_sentence(at - 1)

    def _is_sentence(self, at: int) -> bool:
        """Return whether a line can be text and ends in a stop, or is in a script that has none."""
        if at == len(self.lines) or self.kinds[at] not in _TEXT:
            return False
        return self.lines[at].text[-1] in _STOPS or self.lines[at].line.language in _WITHOUT_STOPS

    def is_text(self, at: int) -> bool:
        """Return whether a line can be of an abstract."""
        return self.can(at) != OUTSIDE

    def of_lines(self) -> list[list[str]]:
        """Return the signs of each line; none for lines that cannot be text."""
        around = zip(self._under(), self._since(), self._languages(), self._next_headings(), self._heads(), strict=True)
        return [
            [*self._form(at), *self._neighbours(at), *self._share(at), *filter(None, signs)] if self.is_text(at) else []
            for at, signs in enumerate(around)
        ]

    def _is_prose(self, at: int) -> bool:
        return self.widths[at] >= _FEWEST_OF_PROSE and self.kinds[at] in ("prose", _HEADED)

    def _form(self, at: int) -> Iterator[str]:
        """Yield the signs of the length, the ends and the letters of a line."""
        line, width = self.lines[at], self.widths[at]
        text = line.text
        yield f"kind: {self.kinds[at]}"
        yield f"letters: {step(width, _LENGTHS)}"
        yield f"ends in {_ENDS.get(text[-1], 'none')}"
        if text[0].islower() or not text[0].isalpha():
            yield "begins small" if text[0].islower() else "begins with a sign"
        yield f"digits: {step(sum(map(str.isdigit, text)) / len(text), (0, 0.05, 0.15))}"
        yield from (sign for sign, form in _FORMS if form.search(text))
        if width >= _FEWEST_OF_PROSE:
            yield f"references: {step(len(_REFERENCE.findall(text)), (0, 1))}"
        yield f"sentences: {step(text.count('. ') + text[:-1].count('。'), (0, 1, 2, 4))}"
        yield f"commas: {step(sum(map(text.count, ',，、;；')) * 100 / max(1, width), (0, 1, 2, 4))}"
        if script_of(text) in ("Latn", "Cyrl", "Grek"):
            yield from capitals(text)
        if (label := self.labels[at]) is not None:
            yield label

    def _neighbours(self, at: int) -> Iterator[str]:
        """Yield what stands above and below a line, and how they go on in each other."""
        kinds = ["none", "none", *self.kinds, "none", "none"]
        second_above, above, kind, below, second_below = kinds[at : at + 5]
        yield f"second above: {second_above}"
        yield f"second below: {second_below}"
        yield f"above: {above}"
        yield f"below: {below}"
        yield f"{kind}, above: {above}"
        yield f"{kind}, below: {below}"
        if at:
            yield f"{self._between(at - 1)} above, {self.form}"
            if self.widths[at - 1] >= _FEWEST_OF_TEXT:
                yield f"above: {self._link(at - 1)}"
        if at + 1 < len(self.lines):
            yield f"{self._between(at)} below, {self.form}"
            if self.widths[at] >= _FEWEST_OF_TEXT:
                yield f"below: {self._link(at)}"

    def _between(self, at: int) -> str:
        """Return whether blank lines stand between a line and the one below it."""
        return "gap" if self.lines[at + 1].line.number - self.lines[at].line.number > 1 else "no gap"

    def _link(self, at: int) -> str:
        """Return how a line ends and how the one below it begins."""
        end = _ENDS.get(self.lines[at].text[-1], "open")
        return f"{end}, then {'small' if self.lines[at + 1].text[0].islower() else 'large'}"

    def _share(self, at: int) -> Iterator[str]:
        """Yield how long running text is beside the longest of the page."""
        if self._is_prose(at):
            yield f"share of the longest prose: {step(self.widths[at] / self.longest, (0.2, 0.4, 0.6, 0.8, 0.99))}"
            if at == self.prose[-1]:
                yield "last prose"

    def _under(self) -> Iterator[str]:
        """Yield the heading above each line, with how much text stands between them."""
        heading, texts, labels = "none", 0, 0
        for at, kind in enumerate(self.kinds):
            yield f"under {heading}, texts {step(texts, (0, 1, 2, 5))}, labels {step(labels, (0, 1))}"
            texts += self.widths[at] >= _FEWEST_OF_TEXT and self.is_text(at)
            labels += self._has_label(at)
            if kind.startswith(_OPENING):
                heading, texts, labels = kind.removeprefix("heading: "), 0, 0

    def _since(self) -> Iterator[str | None]:
        """Yield what stands between the heading of an abstract and each line: its conclusion, or labels of sections."""
        labels, has_concluded = 0, False
        for at, kind in enumerate(self.kinds):
            if labels and begins_article(self.lines[at].text):
                yield "introduction behind a label"
            elif has_concluded and not self._has_label(at):
                yield f"behind a conclusion, {'text of a label' if kind == 'text of a label' else 'text'}"
            else:
                yield None
            if kind.startswith(_HEADS):
                labels, has_concluded = 0, False
            labels += self._has_label(at)
            has_concluded = has_concluded or (labels > 0 and self._concludes(at))

    def _has_label(self, at: int) -> bool:
        """Return whether a line is the label of a section, or begins with one."""
        return self.kinds[at] in _LABELS or self.labels[at] == "begins with a section"

    def _concludes(self, at: int) -> bool:
        """Return whether a line is the text of a conclusion, behind its label or below it."""
        is_below = at > 0 and self.kinds[at - 1] in _LABELS
        is_text = self.widths[at] >= _SHORT and self.kinds[at] not in _LABELS
        return is_text and _CONCLUSION.match(self.lines[at - is_below].text) is not None

    def _languages(self) -> Iterator[str]:
        """Yield whether running text in the language of each line stands above it, or only text in others."""
        seen: list[str] = []
        for at, language in enumerate(self.languages):
            relation = "seen" if language in seen else "another" if seen else "first"
            is_changed = language is not None and seen and seen[-1] != language
            texts = step(bisect_left(self.prose, at), (0, 1, 2, 5))
            yield f"language: {relation if language else 'unknown'}{', changed' if is_changed else ''}, prose {texts}"
            if language is not None and self._is_prose(at):
                seen.append(language)

    def _next_headings(self) -> list[str]:
        """Return the first heading below each line, and how far it is."""
        found: list[str] = []
        heading, distance = "none", 0
        for kind in reversed(self.kinds):
            found.append(f"next heading: {heading} by {step(distance, (1, 2, 4, 8))}")
            distance += 1
            if kind.startswith(_OPENING) and kind != "heading: site":
                heading, distance = kind, 1
        return found[::-1]

    def _heads(self) -> Iterator[str]:
        """Yield how many headings of abstracts stand above and below each line."""
        heads = [kind.startswith(("heading: abstract", "summary")) for kind in self.kinds]
        above = 0
        for is_head in heads:
            above += is_head
            yield f"headings of abstracts: {step(above, (0, 1))} above, {step(sum(heads) - above, (0,))} below"


_HEADS = ("heading: abstract", "summary", "language")
_OPENING = ("heading", "introduction", "language", "summary")
_LINES_OF_A_GAP = 4  # in which a page with blank lines has one


def _width(line: PageLine) -> int:
    """Return the length of a line without the heading it begins with."""
    heading = line.line.heading
    text = heading.rest if heading is not None and heading.rest else line.text
    return int(len(text) * (_WIDTH_OF_A_SIGN if line.line.language in _WIDE else 1))


def _label_of(line: PageLine) -> str | None:
    """Return whether a line begins with the label of a section (`Methods: We`, `Methods We`), or with another one."""
    heading = line.line.heading
    text = heading.rest if heading is not None and heading.rest else line.text
    label = _LABEL.match(text)
    words = text.split(" ", _MOST_WORDS_OF_A_LABEL + 1)
    if (label is not None and is_label(label[0].rstrip(" :：.–—"))) or any(
        words[count][:1].isupper() and key(" ".join(words[:count])) in _SECTIONS for count in range(1, len(words))
    ):
        return "begins with a section"
    return "begins with a label" if label is not None and label[0][-1] in ":：" else None


_MOST_WORDS_OF_A_LABEL = 4


def _kind_of(line: PageLine, width: int, above: str) -> str:
    """Return what a line is."""
    if above in _LABELS and line.text[-1] in _STOPS:
        return "text of a label"
    if (found := _kind_of_heading(line)) is not None:
        return found
    is_long = width >= _FEWEST_OF_PROSE
    if is_long and not line.line.is_ids and _label_of(line) == "begins with a section":
        return "prose"
    found = _kind_of_site(line, width)
    return found or ("prose" if is_long and _is_sentence(line.text) else _other_kind(line, width))


def _kind_of_heading(line: PageLine) -> str | None:
    """Return what a line with a heading is, the label of a section, or the name of a language."""
    text, heading = line.text, line.line.heading
    is_introduction = begins_article(text)
    if key(text.strip(":： —–[]【】")) in _SECTIONS:
        is_summary = heading is not None and heading.part is Part.ABSTRACT
        return "introduction or label" if is_introduction else "summary or label" if is_summary else _LABELS[0]
    if is_introduction:
        return "introduction"
    if heading is not None:
        return f"heading: {heading.part.name.lower()}" + (" with text" if heading.rest else "")
    return "language" if is_language(text) else None


_LONGEST_OF_A_LABEL = 300  # letters of a labelled value


def _kind_of_site(line: PageLine, width: int) -> str | None:
    """Return what a line of the site is: numbers, a menu, a labelled value, rights or a footnote."""
    text = line.text
    if line.line.is_ids:
        return "ids"
    if is_menu(text) or is_kind(text):
        return "menu"
    if line.label is not None and width < _LONGEST_OF_A_LABEL:
        return "label"
    if is_rights(text):
        return "rights"
    return "foot" if is_at_foot(text) or FOOTNOTE.match(text) else None


def _other_kind(line: PageLine, width: int) -> str:
    """Return what a line is that is neither of the site nor running text."""
    names = line.people.names
    is_long = width >= _LONGEST_OF_PEOPLE
    kinds = (
        ("source", line.source is not None),
        ("site", line.is_site),
        ("affiliation", line.place_weight > 1),
        ("name", len(names) == 1 and not line.people.marked),
        ("people", bool(names) and (len(names) == 1 or not is_long)),
        ("capitals", is_label(line.text)),
        ("short", width < _SHORT),
        ("title", line.is_title),
    )
    return next((kind for kind, is_so in kinds if is_so), "other")


def _is_sentence(text: str) -> bool:
    """Return whether at least half of the words of a text begin with a small letter, where there are such letters."""
    words = text.split()
    small = sum(word[0].islower() for word in words)
    return 2 * small >= len(words) or script_of(text) not in ("Latn", "Cyrl", "Grek")
