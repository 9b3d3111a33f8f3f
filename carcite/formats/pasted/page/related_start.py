"""Where the list of related papers begins on a page that has no heading for it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from carcite.formats.citation_line import CitationLine, parse_citation_line
from carcite.formats.pasted.identifiers import is_id_line
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.page.abstracts import is_label
from carcite.formats.pasted.page.related import is_ordinal, unnumbered
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
    """Where the related papers begin: below all running text, at the first line of a journal and a date, or at the
    number or the titles that lead it. `own` is the page's citation line, which abstracts repeat at their end."""
    cited = own.citation if own else None
    after = next((i + 1 for i in range(len(lines) - 1, -1, -1) if _is_abstract(lines[i].text, cited)), 0)
    journals = [i for i in range(after, len(lines)) if parse_citation_line(unnumbered(lines[i].text)) is not None]
    if not journals:
        return len(lines)
    first = journals[0]
    numbered = next((i for i in range(after, first + 1) if _is_first(lines[i].text)), None)
    if numbered is not None:
        return numbered
    start = first
    for _ in range(_lead(lines, journals, after)):
        if start == after or is_prose(lines[start - 1].text) or is_rights(lines[start - 1].text):
            break
        start -= 1
    return start


def _is_abstract(text: str, cited: CitationLine | None) -> bool:
    if text[:1] in "([（【" and unnumbered(text) == text:  # (J Tea. 2012;33:111-119)
        return True
    line = parse_citation_line(text)
    if line is None:
        return is_label(text) or (_is_long(text) and not is_id_line(text))
    return cited is not None and not line.is_bare and (line.journal, line.volume) == (cited.journal, cited.volume)


def _is_first(text: str) -> bool:
    return (unnumbered(text) != text and "1" in text[:3]) or (is_ordinal(text) and text.strip("[]().、") == "1")


def _lead(lines: Sequence[Line], journals: Sequence[int], after: int) -> int:
    """How many lines of a paper stand above its journal: as many as between the others, where a journal is the last."""
    first, last = journals[0], journals[-1]
    if any(not line.is_ids for line in lines[last + 1 :]):
        return 0
    if len(journals) > 1:
        return min(sum(1 for line in lines[a + 1 : b] if not line.is_ids) for a, b in itertools.pairwise(journals))
    # One paper alone: its title where it stands below an abstract in Chinese, or has its translation below it.
    above = [line.language for line in lines[max(0, first - 2) : first]]
    if above[-1:] == [None] and first - 1 >= after and "zh" in (line.language for line in lines[: first - 1]):
        return 1
    return 2 if above == [None, "zh"] and first - 2 >= after and first > 2 else 0
