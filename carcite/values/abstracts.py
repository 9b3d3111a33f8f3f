"""Abstracts: the whole text, its language, and its sections where it is structured."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pydantic import model_validator

from carcite.values import normalise as forms
from carcite.values.base import Value, construct, described
from carcite.values.text import line, paragraphs

_SECTION_FORMS: dict[str, forms.Form] = {"label": forms.text, "text": forms.prose}
_ABSTRACT_FORMS: dict[str, forms.Form] = {"text": forms.prose, "language": forms.language}


class AbstractSection(Value):
    """One part of a structured abstract.

    >>> AbstractSection(label="BACKGROUND", text="Little is known.")
    AbstractSection(label='BACKGROUND', text='Little is known.')
    """

    label: str | None = described("The label as it is printed")
    text: str = described("The text of the section", default=...)

    if TYPE_CHECKING:

        def __init__(self, *, text: str, label: str | None = None) -> None: ...

    @model_validator(mode="before")
    @classmethod
    def _normalise(cls, data: Any) -> Any:
        return forms.normalised(data, _SECTION_FORMS)


class Abstract(Value):
    """An abstract: its text, its language, and its sections if it is structured.

    `text` is the whole text with its labels, paragraphs joined by `\\n`. If no sections are given, they are read from
    the text; if no text is given, it is made from the sections.

    >>> Abstract(text="AIM: To see.\\nRESULTS: Seen.").sections[1]
    AbstractSection(label='RESULTS', text='Seen.')
    """

    text: str = described("The whole text", "abstract", "abstract", "AB N2", default=...)
    language: str | None = described("Language of the abstract, as a BCP 47 tag")
    sections: tuple[AbstractSection, ...] = described("Sections of a structured abstract", default=())

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            text: str = ...,
            language: str | None = None,
            sections: Sequence[AbstractSection | Mapping[str, str | None]] = (),
        ) -> None: ...

    @model_validator(mode="before")
    @classmethod
    def _normalise(cls, data: Any) -> Any:
        data = forms.normalised({"text": data} if isinstance(data, str) else data, _ABSTRACT_FORMS)
        if not isinstance(data, dict):
            return data
        if not data.get("text") and isinstance(data.get("sections"), (list, tuple)) and data["sections"]:
            parts = [AbstractSection.model_validate(part) for part in data["sections"]]
            data["text"] = "\n".join(f"{p.label}: {p.text}" if p.label else p.text for p in parts)
        elif "sections" not in data and isinstance(data.get("text"), str):
            data["sections"] = abstract_sections(data["text"])
        return data

    def _kept_beside(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        kept = super()._kept_beside(changes)
        if "text" in changes or "sections" in changes:  # the other one is made from it
            kept.pop("text", None)
            kept.pop("sections", None)
        return kept

    def __str__(self) -> str:
        return self.text


def abstract_of(text: str) -> Abstract:
    """Return the abstract of a normalised text: `Abstract(text=text)` at a third of its cost."""
    return construct(Abstract, text=text, sections=abstract_sections(text))


def is_bare(abstract: Abstract) -> bool:
    """Whether an abstract is what is read of its text: it has no language, and the sections that the text shows."""
    text = abstract.text
    if abstract.language:
        return False
    if "\n" not in text and ": " not in text:  # there is no label
        return not abstract.sections
    return abstract.sections == abstract_sections(text)


# A label is short, starts with a capital and has no sentence in it: "BACKGROUND", "Design, settings, and participants".
_LABEL = r"[A-Z][A-Za-z][A-Za-z ,/&()'-]{0,70}"
_LABELLED = re.compile(rf"({_LABEL}): (?=\S)(.+)")
_LABEL_LINE = re.compile(r"[A-Z][A-Z ,/&()'-]{2,70}:?")
_INLINE_LABEL = re.compile(r"(?:^|(?<=[.?!)] ))[A-Z][A-Z ,/&()'-]{3,70}\Z")
_LONGEST_LABEL = 71


def abstract_sections(text: str) -> tuple[AbstractSection, ...]:
    """Return the sections of a structured abstract; () if the text does not show at least two labels.

    Three forms are read: `Label: text` in each paragraph; a label in capitals on the line above its text; `LABEL: text`
    in capitals, one after another in one paragraph. Text before the first label is a section without a label.
    """
    rows = text.split("\n")
    parts = _labelled_rows(rows) or _below_labels(rows) or _inline_sections(text)
    tidy = [(line(label or "") or None, paragraphs(body)) for label, body in parts]
    if not all(body for _, body in tidy):
        return ()
    return tuple([construct(AbstractSection, label=label, text=body) for label, body in tidy])


_Parts = list[tuple[str | None, str]]


def _labelled_rows(rows: list[str]) -> _Parts:
    matches = [match for match in map(_LABELLED.fullmatch, rows) if match]
    return [(match[1], match[2]) for match in matches] if len(matches) == len(rows) > 1 else []


def _below_labels(rows: list[str]) -> _Parts:
    """Return the sections whose labels are on the lines above."""
    if sum(1 for row in rows if _LABEL_LINE.fullmatch(row)) < 2:
        return []
    parts: _Parts = []
    for row in rows:
        if _LABEL_LINE.fullmatch(row):
            parts.append((row.rstrip(":"), ""))
        elif parts:
            label, body = parts[-1]
            parts[-1] = (label, f"{body}\n{row}" if body else row)
        else:
            parts.append((None, row))
    return parts


def _inline_sections(text: str) -> _Parts:
    """Return the sections of one paragraph."""
    labels = _inline_labels(text)
    if len(labels) < 2:
        return []
    parts: _Parts = [(None, text[: labels[0][0]])] if labels[0][0] else []
    ends = [start for start, _ in labels[1:]] + [len(text)]
    for (start, colon), end in zip(labels, ends, strict=True):
        parts.append((text[start:colon], text[colon + 2 : end].rstrip()))
    return parts


def _inline_labels(text: str) -> list[tuple[int, int]]:
    """Return where each label in capitals inside a paragraph begins, and where its colon is."""
    labels: list[tuple[int, int]] = []
    colon = text.find(": ")
    while colon >= 0:
        if colon and not text[colon - 1].islower() and text[colon + 2 : colon + 3].strip():
            label = _INLINE_LABEL.search(text, max(0, colon - _LONGEST_LABEL), colon)
            if label is not None:
                labels.append((label.start(), colon))
        colon = text.find(": ", colon + 2)
    return labels
