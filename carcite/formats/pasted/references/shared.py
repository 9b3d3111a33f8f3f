"""The style that the references of a list share, from a first reading of each by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from carcite.formats.pasted.references.certain import without_marks
from carcite.formats.pasted.references.people import form_of
from carcite.formats.pasted.references.reference import Reading, read_reference
from carcite.formats.pasted.references.style import Style


def shared_style(texts: list[str]) -> Style:
    """Return what the references of a list share."""
    readings = [read_reference(text) for text in texts]
    seen = Counter(fact for reading in readings for fact in reading.seen)
    forms = Counter(form_of(without_marks(text).text) for text in texts)
    forms.pop(None, None)
    undivided = seen["one piece"] - seen["commas"]
    return Style(
        names=forms.most_common(1)[0][0] if forms else None,
        commas=seen["commas"] > max(seen["stops"], undivided),
        untitled=undivided > max(seen["stops"], seen["commas"]) and not seen["quoted"],
        quotes=seen["quoted"] * 4 > len(readings),
        publisher_first=seen["publisher first"] > seen["place first"],
        journals=_names(reading for reading in readings if "volume" in reading.fields),
        publishers=_names(readings, "publisher"),
    )


def _names(readings: Iterable[Reading], field: str = "container_title") -> frozenset[str]:
    """Return the values of a field, in lower case."""
    return frozenset(str(reading.fields[field]).casefold() for reading in readings if field in reading.fields)
