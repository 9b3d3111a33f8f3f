"""Books, chapters, series, newspapers and pages in the lists of the humanities and social sciences."""

from __future__ import annotations

from typing import Any

import pytest

from carcite.formats.pasted.references import reader as references
from carcite.model import Citation


def read_one(text: str) -> Citation:
    [citation] = references.read(text).citations
    return citation


def value(citation: Citation, name: str) -> Any:
    """Return the value of a field as text, names as `Family, Given; ...`."""
    found = getattr(citation, name)
    if name in ("authors", "editors", "translators"):
        return "; ".join(one.literal or f"{one.full_family}, {one.given}" for one in found)
    return None if found is None else str(found)


def check(text: str, expected: dict[str, str | None]) -> None:
    citation = read_one(text)
    assert {name: value(citation, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "title", "series", "number"),
    [
        (
            "Roth, J. (2001): Teehandel im Norden, Schriften des Instituts für Teekunde, Bd. 12, Nomos, Baden-Baden.",
            "Teehandel im Norden",
            "Schriften des Instituts für Teekunde",
            "12",
        ),
        (
            "Hill, P. (2011), Tea Without Sugar, CUPS Working Papers, 104, The University of Leeds.",
            "Tea Without Sugar",
            "CUPS Working Papers",
            "104",
        ),
        (
            "Hill, P. (2011). Work in the tea garden, ESRC Future of Tea Series, Basingstoke: Palgrave.",
            "Work in the tea garden",
            "ESRC Future of Tea Series",
            None,
        ),
        (
            "Mohn, L. (1999). Tee und Kultur (Schriften zur Teekunde, Bd. 3). Bonn: Dietz.",
            "Tee und Kultur",
            "Schriften zur Teekunde",
            "3",
        ),
        ("Mohn, L. (1999): Tee und Kultur (= Teestudien 14). Bonn: Dietz.", "Tee und Kultur", "Teestudien", "14"),
        (
            "Kern, A. (1995), Evaluating teapots, Idea Paper No. 39, Manhattan: Kansas State University.",
            "Evaluating teapots",
            "Idea Paper",
            "39",
        ),
        ("Roux, P., Le thé. Paris : Gallimard, Coll. Folio Essais, 2000.", "Le thé", "Coll. Folio Essais", None),
        (
            "Neu, M. (2000), ‘The supply of teapots’, WZB Discussion Paper FS I 00-209, Berlin: Wissenschaftszentrum.",
            "The supply of teapots",
            "WZB Discussion Paper",
            "FS I 00-209",
        ),
        (
            "Mohn, L. (1999): Tee im 20. Jahrhundert. Beiträge zur Teekunde 7. Bonn: Dietz.",
            "Tee im 20. Jahrhundert",
            "Beiträge zur Teekunde",
            "7",
        ),
        (
            "Mohn, L. (1999): Wozu Tee? Beiträge zur Kritik des 20. Jahrhunderts. Bonn: Dietz.",
            "Wozu Tee? Beiträge zur Kritik des 20. Jahrhunderts",
            None,
            None,
        ),
    ],
)
def test_series_is_not_a_part_of_a_title(text: str, title: str, series: str | None, number: str | None) -> None:
    check(text, {"title": title, "collection_title": series, "collection_number": number, "container_title": None})


@pytest.mark.parametrize(
    "text",
    [
        "Smith J, Roe A. Tea and the heart: a case series. J Tea Med. 2010;12(3):45-67.",
        "Smith, J. (2010). Tea in Leeds. Tea Papers in Economics 55. 65-81.",
        "Smith, J., Tea alloys, Tea Materials Studies, Volume 112, pp 205-208 (2015)",
        "Smith, J. “Tea in Leeds.” Tea Studies, Vol. 5, No. 2, 2003.",
    ],
)
def test_series_is_not_a_journal(text: str) -> None:
    citation = read_one(text)
    assert citation.collection_title is None
    assert citation.volume


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Wehr, H. (2000): Tee und Tasse. Essays zum 20. Jahrhundert. München: C.H. Beck",
            "Tee und Tasse. Essays zum 20. Jahrhundert",
        ),
        ("Kuhn, G. (2003): Teespiele. Erinnerungen. München.", "Teespiele. Erinnerungen"),
        (
            "Mohn, L. (1980): Teezählung 1970. Codebuch und Auszählung. Mannheim.",
            "Teezählung 1970. Codebuch und Auszählung",
        ),
        (
            "Hobbes, E. (1995): Age of tea. The century, 1914-1991. London: Tea Press.",
            "Age of tea. The century, 1914-1991",
        ),
        (
            "Mohn, L. (1997), Tee. Zur Entstehung der Tasse, hg. v. Anna Franke, Tübingen.",
            "Tee. Zur Entstehung der Tasse",
        ),
        (
            "Hill, S. (2008): Tea’s future. Growing regional shares. Munich. S. 142-149.",
            "Tea’s future. Growing regional shares",
        ),
    ],
)
def test_subtitle_behind_a_stop_belongs_to_the_title(text: str, title: str) -> None:
    check(text, {"title": title, "container_title": None})
