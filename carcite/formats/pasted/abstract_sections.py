"""Abstracts from the paragraphs of a page: one for each language, with the sections of a structured abstract."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from carcite.formats.pasted.abstracts import language_of
from carcite.formats.pasted.heading_words import Part, key, words_for
from carcite.formats.pasted.titles import title_language
from carcite.values.language_detection import likely_languages, script_language

_LABELS = words_for(Part.SECTION)  # of structured abstracts; they stand alone on their lines, or run in
_CAPITALS = re.compile(r"[A-Z][A-Z ,/&()'’-]{2,70}:?")
# The labels of sections that run into the text, at its beginning or after a stop: words of the table above.
_RUN_IN = re.compile(
    r"(?:^|(?<=[\n。;；.?!)）%])) ?"
    r"(?:([A-Z][A-Za-z ,/&'’-]{2,70}|[^\x00-.0-\x7f。；：！？）]{2,14}) ?[:：]|[【\[]([^】\]\n]{2,40})[】\]][:：]?)"
    r"\s*(?=\S)"
)
_LONGEST_LABEL = 72
_FEWEST_WORDS = 20  # of a paragraph that may open an abstract in another language of the same script


def is_label(text: str) -> bool:
    """Whether a line is the label of a section: `BACKGROUND`, `Methods:`, `方法`."""
    if len(text) > _LONGEST_LABEL:
        return False
    return key(text.rstrip(":： ")) in _LABELS or bool(_CAPITALS.fullmatch(text) and not text.isdecimal())


def read_abstracts(paragraphs: Iterable[str]) -> list[dict[str, Any]]:
    """Return the abstracts in paragraphs: another begins where the language changes; a label goes with what follows."""
    groups: list[_Group] = []
    labels: list[str] = []
    for text in (piece for paragraph in paragraphs for piece in _by_script(paragraph)):
        if is_label(text):
            labels.append(text)
            continue
        language = language_of(text)
        if not groups or _opens_another(text, language, groups[-1]):
            groups.append(_Group(language, []))
        group = groups[-1]
        group.language = group.language or language
        group.rows += [*labels, text]
        labels = []
    if labels and not groups:
        groups.append(_Group(None, []))
    if labels:
        groups[-1].rows += labels
    return [_abstract(group) for group in groups]


@dataclass(slots=True)
class _Group:
    """The paragraphs and labels of one abstract, and its language once one of them shows it."""

    language: str | None
    rows: list[str]


_HAN_BEGINS = re.compile(r"(?<=[.!?])\s*(?=[^\x00-\u2e7f]{3})")
_LATIN_BEGINS = re.compile(r"(?<=。)\s*(?=[A-Z][A-Za-z]* [a-z]+ [a-z]+ )")


def _by_script(paragraph: str) -> list[str]:
    """Return a paragraph that is an abstract and its translation as two; any other paragraph unchanged."""
    for boundary in (_HAN_BEGINS, _LATIN_BEGINS):
        if match := boundary.search(paragraph):
            head, tail = paragraph[: match.start()], paragraph[match.end() :]
            languages = (language_of(head), language_of(tail))
            if "zh" in languages and None not in languages and languages[0] != languages[1]:
                return [head, tail]
    return [paragraph]


def _opens_another(text: str, language: str | None, group: _Group) -> bool:
    before = group.language
    if before is None and script_language(text) and group.rows:  # one that was too short to show its language
        return title_language(group.rows[-1]) is None
    if language is None or language == before:
        return False
    if before is None and not _is_in_another_language(" ".join(group.rows), language):
        return False
    if script_language(text) or before in ("zh", "ja", "ko", "el", "th", "he"):
        return True
    return len(text.split()) >= _FEWEST_WORDS


def _is_in_another_language(text: str, language: str) -> bool:
    """Return whether the common words of a text, of which it has enough, are not those of a language."""
    return len(text.split()) >= _FEWEST_WORDS and language not in (likely_languages(text) or {language})


def _abstract(group: _Group) -> dict[str, Any]:
    text = "\n".join(group.rows)
    found: dict[str, Any] = {"text": text, "language": group.language or language_of(text)}
    if sections := (_label_lines(group.rows) or _run_in(text)):
        found["sections"] = [{"label": label, "text": body} for label, body in sections]
    return found


def _label_lines(rows: list[str]) -> list[tuple[str | None, str]]:
    """Return the sections whose labels stand on lines of their own; nothing if fewer than two do or one has no text."""
    found: list[tuple[str | None, list[str]]] = []
    for row in rows:
        if is_label(row):
            found.append((row.rstrip(":： "), []))
        elif found:
            found[-1][1].append(row)
        else:
            found.append((None, [row]))
    labelled = sum(1 for label, _ in found if label)
    if labelled < 2 or not all(body for _, body in found):
        return []
    return [(label, "\n".join(body)) for label, body in found]


def _run_in(text: str) -> list[tuple[str | None, str]]:
    """Return the sections whose known labels stand in the text, two or more of them."""
    labels = [match for match in _RUN_IN.finditer(text) if key(match[1] or match[2]) in _LABELS]
    if len(labels) < 2:
        return []
    found: list[tuple[str | None, str]] = []
    if head := text[: labels[0].start()].strip():
        found.append((None, head))
    ends = [match.start() for match in labels[1:]] + [len(text)]
    found += [(m[1] or m[2], text[m.end() : end].strip()) for m, end in zip(labels, ends, strict=True)]
    return found if all(body for _, body in found) else []
