"""What pages of theses have and pages of articles do not: an advisor, the kind of the thesis, its year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from carcite.formats.pasted.heading_words import Part
from carcite.formats.pasted.publisher.lines import PageLine
from carcite.values.dates import PartialDate


def put_lone_year(lines: Sequence[PageLine], found: dict[str, Any]) -> None:
    """Put the year of a thesis that stands alone on a line, if no other date is known and there is one such year."""
    if found["type"] != "thesis" or found.get("issued"):
        return
    years = {line.text for line in lines if _LONE_YEAR.fullmatch(line.text)}
    if len(years) == 1:
        found["issued"] = PartialDate.parse(years.pop())


_LONE_YEAR = re.compile(r"(?:19|20)\d\d")


def is_of_thesis(line: PageLine) -> bool:
    """Return whether a line is the label of an advisor, or says that the text is of a thesis."""
    is_advised = line.label is not None and line.label.label is Part.ADVISOR
    return is_advised or _THESIS.fullmatch(line.text) is not None


_THESIS = re.compile(
    r"(?:[^\W\d_][^:]{2,20}\s?[:：]\s*)?(?:(?:master'?s?|doctoral|ph\.?d\.?|bachelor'?s?)\s)?"
    r"(?:thesis|dissertation|tesis|tese|thèse|dissertação|skripsi|학위논문(?:사항)?|博士论文|硕士论文|博士論文)"
    r"(?:\s(?:doctoral|de (?:doctorado|maestría|licenciatura|grado|doutorado|mestrado|doctorat\s.{4,80})))?"
    r"(?:\s\([^()]{3,40}\)|\s(?:Année|Year)\s:\s\d{4})?",
    re.IGNORECASE,
)
