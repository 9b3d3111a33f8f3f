"""Records of repositories and catalogues of theses: Dublin Core and sentences on a thesis, as labelled lines.

The fields stand in any order: `dc.contributor.author Doe, Jane`, `dc.title Tea`. Reference: DCMI Metadata Terms, and
the registry of metadata fields in DSpace's documentation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from carcite.formats.pasted.heading_words import Part
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.publisher.labels import Labelled, read_label

_DUBLIN_CORE = re.compile(
    r"(?i:dc)\.(?P<name>[a-z]{2,20}(?:\.[a-zA-Z]{2,24}){0,2})(?:\[[a-zA-Z_-]{0,10}\])?\s*[:\s]\s*(?=\S)"
)
_DUBLIN_CORE_LABELS = {
    "title": "Title",
    "title.alternative": "Other title",
    "contributor.author": "Author",
    "creator": "Author",
    "contributor.advisor": "Advisor",
    "description.abstract": "Abstract",
    "subject": "Keywords",
    "date.issued": "Date issued",
    "publisher": "Publisher",
    "relation.ispartof": "Journal",
    "identifier.citation": "Citation",
    "description.bibliographicCitation": "Citation",
    "identifier.doi": "DOI",
    "type": "Type",
}
# Sentences on a thesis, as theses.fr prints them below the title, and the labels of what they say.
_OF_A_THESIS = re.compile(r"Thèse de doctorat (?:en|de|d['’])")
_SENTENCES = (
    (re.compile(r"par (?=[A-ZÀ-Þ])"), "Auteur"),
    (re.compile(r"(?:Sous|sous) la (?:co-?)?direction d(?:e |['’])"), "Directeur"),
    (re.compile(r"(?:Soutenue|Soutenance)(?: publiquement)? le (?=\d)"), "Date de soutenance"),
    (re.compile(r"(?:à|À|au) (?:l['’]|la )?(?=[A-ZÀ-Þ])"), "Établissement"),
    (re.compile(r"(?:Le président|La présidente|Le jury|Les rapporteur)"), "Jury"),
)
_BESIDE = re.compile(r"\s?,\s(?:dans le cadre|en partenariat|en cotutelle).*$")
_DAY_FIRST = re.compile(r"(\d\d)[-/.](\d\d)[-/.](\d{4})$")
_YEAR_FIRST = r"\3-\2-\1"


def record_lines(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with the rows of a record as labelled lines; title and authors go to the front if they are last.

    The lines keep their numbers.
    """
    is_thesis = any(_OF_A_THESIS.match(line.text) for line in lines)
    rows = [
        line.with_text(text) if (text := _row(line.text, is_thesis=is_thesis)) != line.text else line for line in lines
    ]
    labels = [read_label(row.text) for row in rows]
    return _title_first(rows, labels) if _is_title_below_abstract(rows, labels) else rows


def _row(text: str, *, is_thesis: bool) -> str:
    """Return a row or a sentence on a thesis as a labelled line, and any other line as it is."""
    if field := _DUBLIN_CORE.match(text):
        return f"{_DUBLIN_CORE_LABELS.get(field['name'], 'Metadata')}: {text[field.end() :]}"
    return _labelled_sentence(text) if is_thesis else text


def _labelled_sentence(text: str) -> str:
    """Return a sentence on a thesis as a label and its value."""
    for sentence, label in _SENTENCES:
        if match := sentence.match(text):
            value = _BESIDE.sub("", text[match.end() :]).rstrip(" .")
            return f"{label} : {_DAY_FIRST.sub(_YEAR_FIRST, value)}"
    return text


def _is_title_below_abstract(rows: Sequence[Line], labels: Sequence[Labelled | None]) -> bool:
    """Return whether the label of the title stands below the abstract, with its value."""
    title = next((at for at, label in enumerate(labels) if label and label.label is Part.TITLE and label.value), 0)
    headings = (row.heading for row in rows[:title])
    return any(heading is not None and heading.part is Part.ABSTRACT and heading.rest for heading in headings)


def _title_first(rows: Sequence[Line], labels: Sequence[Labelled | None]) -> list[Line]:
    """Return the rows with those of title and authors above the other labelled ones; several authors on one line."""
    titles = _rows_of(Part.TITLE, labels)
    people = _rows_of(Part.AUTHORS, labels)
    names = "; ".join(people.values())
    moved = [rows[at] for at in titles] + [rows[at].with_text(f"Author: {names}") for at in list(people)[:1]]
    left = [row for at, row in enumerate(rows) if at not in {*titles, *people}]
    top = min(at for at, label in enumerate(labels) if label)
    return [*left[:top], *moved, *left[top:]]


def _rows_of(part: Part, labels: Sequence[Labelled | None]) -> dict[int, str]:
    """Return the values of the rows with a label of a part, by where they stand."""
    return {at: label.value for at, label in enumerate(labels) if label and label.label is part}
