"""The start of the list of related papers on a page that has no heading for it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from carcite.formats.citation_line import CitationLine
from carcite.formats.pasted.abstract_sections import is_label
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.statements import is_rights
from carcite.formats.pasted.titles import title_language

_LONGEST_TITLE = {"zh": 120, "ja": 120, None: 300}
_LONGEST_ANY = 400
_NEXT_SENTENCE = re.compile(r"[a-z0-9)%][.?!] [A-Z]\w+ [a-z]|[。？！；].")


def is_prose(text: str) -> bool:
    """Whether a line is running text, of an abstract, and no title of a paper."""
    fewest = 20 if title_language(text) in ("zh", "ja") else 60
    return _is_long(text) or (len(text) > fewest and _NEXT_SENTENCE.search(text) is not None)


def _is_long(text: str) -> bool:
    return len(text) > _LONGEST_TITLE.get(title_language(text), _LONGEST_ANY)


def related_start(lines: Sequence[Line], own: Line | None) -> int:
    """Return where the related papers begin below running text: at the first line of a journal and a date, or at the
    number or the titles that lead it. `own` is the page's citation line, which abstracts repeat at their end.
    """
    cited = own.citation if own else None
    top = next((i for i in range(len(lines), 0, -1) if _is_abstract(lines[i - 1], cited)), 0)
    journals = [i for i in range(top, len(lines)) if lines[i].listed is not None]
    if not journals:
        return len(lines)
    numbered = next((i for i in range(top, journals[0] + 1) if _is_first(lines[i])), None)
    return _titles_start(lines, journals, top) if numbered is None else numbered


def _is_abstract(line: Line, cited: CitationLine | None) -> bool:
    """Whether a line is of the abstract: long, a label, in brackets, or the page's own citation line."""
    if line.text[:1] in "([（【" and not line.is_numbered:  # (J Tea. 2012;33:111-119)
        return True
    if line.citation is None:
        return is_label(line.text) or (_is_long(line.text) and not line.is_ids)
    same = cited is not None and (line.citation.journal, line.citation.volume) == (cited.journal, cited.volume)
    return same and not line.citation.is_bare


def _is_first(line: Line) -> bool:
    """Whether a line is, or begins with, the number of the first paper."""
    return (line.is_numbered and "1" in line.text[:3]) or (line.is_ordinal and line.text.strip("[]().、") == "1")


def _titles_start(lines: Sequence[Line], journals: Sequence[int], top: int) -> int:
    """Return where the titles above the first journal begin: as many lines as lead it, as far as they can be titles."""
    start = journals[0]
    highest = max(top, start - _lead(lines, journals, top))
    while start > highest and not is_prose(lines[start - 1].text) and not is_rights(lines[start - 1].text):
        start -= 1
    return start


def _lead(lines: Sequence[Line], journals: Sequence[int], top: int) -> int:
    """Return how many lines of a paper stand above its journal: as many as between others, if a journal is last."""
    if not all(line.is_ids for line in lines[journals[-1] + 1 :]):
        return 0
    if len(journals) == 1:
        return _lead_of_one(lines, journals[0], top)
    return min(sum(not line.is_ids for line in lines[a + 1 : b]) for a, b in itertools.pairwise(journals))


def _lead_of_one(lines: Sequence[Line], journal: int, top: int) -> int:
    """Return how many titles lead one paper alone: one below an abstract in Chinese, or one with its translation."""
    above = [line.language for line in lines[max(0, journal - 2) : journal]]
    if above[-1:] == [None] and journal > top and "zh" in (line.language for line in lines[: journal - 1]):
        return 1
    return 2 if above == [None, "zh"] and journal - 2 >= top and journal > 2 else 0
