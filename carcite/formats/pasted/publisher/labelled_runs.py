"""Labelled values that stand one behind another on a line, divided: `title: ... authors: ... date: ... DOI: ...`.

A label is a word of the table in front of a colon, written as the first label is (`Title`, `title`, `TITLE`). What
runs on behind the value of the last label is the abstract.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from carcite.formats.pasted.heading_words import Part, key, words_for
from carcite.formats.pasted.lines import Line

_PARTS = (
    Part.TITLE, Part.OTHER_TITLE, Part.AUTHORS, Part.AFFILIATIONS, Part.JOURNAL, Part.SOURCE, Part.CITATION,
    Part.VOLUME, Part.ISSUE, Part.PAGES, Part.YEAR, Part.PUBLISHER, Part.ADVISOR, Part.ABSTRACT, Part.KEYWORDS,
    Part.CITE, Part.OTHER,
)  # fmt: skip
_ALSO_TEXT = frozenset(("by", "in", "no", "article", "text", "introduction", "conclusion", "language", "type", "file"))
_LABELS = words_for(*_PARTS) - _ALSO_TEXT
_TITLES, _PEOPLE = words_for(Part.TITLE), words_for(Part.AUTHORS)
_PROSE = words_for(Part.ABSTRACT)
_PLACES = words_for(Part.JOURNAL, Part.SOURCE, Part.CITATION, Part.YEAR, Part.CITE) | _PROSE | {"doi"}
_DATED = re.compile(
    r"(?:date )?(?:first |last )?(?:published|accepted|received|revised|submitted|posted|publication date|available)"
    r"(?: on-?line| date| on)?"
)
_COLON = re.compile(r"[ \u3000]?[:：][ \u3000]?(?=\S)")
_WORDS = re.compile(r"[^\s.;:：|,]+(?:[ \u3000/][^\s.;:：|,]+){0,3}$")
_BOLD = re.compile(r"\*\*(?P<label>[^*:]{1,40})(?:\*\*[:：]|[:：]\*\*)\s?")
_UNKNOWN = re.compile(r"\s[A-Za-z]{2,15}:\s\S*\d\S*$")  # behind a value: `sha: 40da5a`
_LONGEST_LABEL = 45  # characters
_LEAST_ABSTRACT = 150
_FEWEST = 3
_ENDS_OF_VALUES = " \u3000|;；•·,"


class _Cut(NamedTuple):
    """A label: where it begins, where its value begins, and its words."""

    start: int
    end: int
    words: str


def joined_runs(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with those joined that are one line of labels, broken where it was as long as the others."""
    joined: list[Line] = []
    last = lines[0] if lines else None
    for line in lines:
        if last is not None and joined and _goes_on(joined[-1].text, last, line):
            joined[-1] = joined[-1].with_text(f"{joined[-1].text} {line.text}")
        else:
            joined.append(line)
        last = line
    return joined


def _goes_on(run: str, above: Line, line: Line) -> bool:
    """Return whether a line goes on with labelled values: the line above it is long, and no label begins it."""
    if line.number != above.number + 1 or len(above.text) < _LEAST_WRAPPED or _cut_at_start(line.text) is not None:
        return False
    words = {key(cut.words) for cut in _labels(run)}
    return len(words) > 1 and not words.isdisjoint(_TITLES | _PEOPLE)


_LEAST_WRAPPED = 70  # characters


def _labels(text: str) -> list[_Cut]:
    return list(_cuts(text)) if ":" in text or "：" in text else []


def _cut_at_start(text: str) -> _Cut | None:
    return next((cut for cut in _labels(text[:_LONGEST_LABEL]) if cut.start == 0), None)


def divided_at_labels(text: str) -> list[str]:
    """Return the labels of a line, each with its value; the line alone if it has fewer than three of an article."""
    text = _BOLD.sub(r"\g<label>: ", text)
    cuts = list(_cuts(text))
    words = {key(cut.words) for cut in cuts}
    if len(words) < _FEWEST or words.isdisjoint(_TITLES | _PEOPLE) or words.isdisjoint(_PLACES):
        return [text]
    ends = [*(cut.start for cut in cuts[1:]), len(text)]
    values = [text[cut.end : end].strip(_ENDS_OF_VALUES) for cut, end in zip(cuts, ends, strict=True)]
    labelled = [f"{cut.words}: {_UNKNOWN.sub('', value)}" for cut, value in zip(cuts[:-1], values, strict=False)]
    front = text[: cuts[0].start].strip(_ENDS_OF_VALUES)
    return [*([front] if front else []), *labelled, *_last(cuts[-1].words, values[-1])]


def _cuts(text: str) -> Iterator[_Cut]:
    """Yield the labels of a line, each once, and the unknown ones between them that label one word."""
    seen: set[str] = set()
    style: tuple[bool, bool] | None = None
    for colon in _COLON.finditer(text):
        words = _label_before(text[max(0, colon.start() - _LONGEST_LABEL) : colon.start()])
        name = key(words)
        if not words or name in seen or (style not in (None, _style(words)) and name != "doi"):
            continue
        style = style or _style(words)
        seen.add(name)
        yield _Cut(colon.start() - len(words), colon.end(), words)


def _style(words: str) -> tuple[bool, bool]:
    return words[0].islower(), words.isupper()


def _label_before(text: str) -> str:
    """Return the longest label that ends a text; an empty text if none does."""
    words = _WORDS.search(text)
    candidates = words[0] if words else ""
    while candidates and not _is_label(candidates):
        candidates = candidates.partition(" ")[2].lstrip()
    return candidates


def _is_label(words: str) -> bool:
    name = key(words)
    return name in _LABELS or _DATED.fullmatch(name) is not None or ("_" in words and " " not in words)


def _last(words: str, value: str) -> list[str]:
    """Return the last label with its value, and the abstract that runs on behind a value of one word."""
    if len(value) < _LEAST_ABSTRACT or key(words) in _PROSE:
        return [f"{words}: {value}"]
    first, _, rest = value.partition(" ")
    if any(map(str.isdigit, first)) and len(rest) >= _LEAST_ABSTRACT:
        return [f"{words}: {first}", f"Abstract: {rest}"]
    return [f"{words}: {value}"]
