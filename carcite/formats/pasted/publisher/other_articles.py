"""The other articles that a page lists: its references, similar and recommended articles, the one before and the next.

They stand below a heading, or as references one a line. A reference is the page's own if it has a label (`Cite this
article:`), if a line of the page is its title, or if it has the numbers of one that is, or of the line that names the
journal, volume and pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from carcite.formats.pasted.heading_words import Part
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.publisher.labels import read_label
from carcite.formats.pasted.publisher.lines import plain
from carcite.formats.pasted.publisher.sources import find_source_line, has_journal_word
from carcite.formats.pasted.references.reference import read_reference
from carcite.formats.pasted.references.signs import kind_of
from carcite.formats.pasted.titles import title_language

_LENGTHS = range(30, 1001)  # of a reference, in characters
_TOP = 40  # lines in which the title of a page stands
_FEWEST_LETTERS = 15  # of a title
_FEWEST_SIGNS = 8  # of a title in Chinese, Japanese or Korean
_LONGEST_TITLE = 400
_FEWEST_ALONE = 150  # letters of an abstract without a heading
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBERS = re.compile(r"\d+")


def without_other_articles(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a page without the references to other articles that stand among them."""
    lines = _without_boxes(_without_people_of_cover(lines))
    others = _others(lines)
    return [line for line in lines if line not in others] if others else list(lines)


def _without_boxes(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without the boxes above the abstract that show another article: heading, title, journal.

    The page says elsewhere that its own article stands in another volume.
    """
    for start, heading in enumerate(lines[: _abstract_at(lines)]):
        if heading.heading is None or heading.heading.part is not Part.RELATED or heading.heading.rest:
            continue
        for end, line in enumerate(lines[start + 1 : start + _LINES_OF_BOX], start + 1):
            source = find_source_line(line.text)
            if line.heading is not None or source is None or "volume" not in source.fields:
                continue
            rest = [*lines[:start], *lines[end + 1 :]]
            volumes = {_volume(one.text) for one in rest[:_TOP]} - {None}
            return rest if volumes and source.fields["volume"] not in volumes else list(lines)
    return list(lines)


_LINES_OF_BOX = 5


def _volume(text: str) -> str | None:
    """Return the volume that a line of the page gives, by its label or form."""
    label = read_label(text)
    if label is not None and label.label is Part.VOLUME:
        return label.value.rstrip(" ,.") or None
    source = find_source_line(text)
    return source.fields.get("volume") if source is not None else None


def _without_people_of_cover(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without the authors in columns that ResearchGate prints on the cover above an article."""
    start = next((index for index, line in enumerate(lines[:_TOP]) if _PEOPLE_OF_COVER.fullmatch(line.text)), None)
    end = next((index for index, line in enumerate(lines[: 2 * _TOP]) if line.text.startswith(_END_OF_COVER)), 0)
    if start is None or len(lines) - end < _FEWEST_BELOW_COVER:
        return list(lines)
    return [*lines[:start], *lines[max(start, end + 1) :]]


_PEOPLE_OF_COVER = re.compile(r"\d{1,3} authors?(?:, including)?:")
_END_OF_COVER = "The user has requested enhancement"
_FEWEST_BELOW_COVER = 3  # lines


def own_part(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a page above the heading of its references, or above the first of them."""
    others = _others(lines)
    for index, line in enumerate(lines):
        heading = line.heading
        if line in others or (index and heading is not None and heading.part is Part.RELATED and not heading.rest):
            return list(lines[:index])
    return list(lines)


def is_cited_by_itself(lines: Sequence[Line]) -> bool:
    """Return whether the label `Cite this article` stands before a reference to a title that is a line above it."""
    labels = (index for index, line in enumerate(lines) if _is_labelled(line))
    return any(_holds_one(_cited(lines, index), _titles(lines[:index])) for index in labels)


def _cited(lines: Sequence[Line], index: int) -> str:
    """Return what stands behind the label `Cite this article`, or below it."""
    label = read_label(lines[index].text)
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    return (label.value if label else "") or below


def _others(lines: Sequence[Line]) -> set[Line]:
    """Return the lines that are references to other articles.

    Above the abstract they are known only beside the page's own citation.
    """
    references = {line: title for line in lines if (title := _title_of_reference(line))}
    if not references:
        return set()
    own = _own_citations(lines, references)
    numbers = [found for text in own if len(found := _numbers(text)) > 1]
    others = {line for line in references if line.text not in own and _numbers(line.text) not in numbers}
    return others if own else others & set(lines[_abstract_at(lines) :])


def _own_citations(lines: Sequence[Line], references: Mapping[Line, str]) -> list[str]:
    """Return the citations of the page itself.

    They stand behind a label, or have a title that is a line of the page, or the numbers of its line of the journal.
    """
    beside = [line for line in lines[:_TOP] if line not in references]
    titles, places = _titles(beside), list(_places(beside))
    labelled = [_cited(lines, index) for index, line in enumerate(lines) if _is_labelled(line)]
    own = [
        line.text
        for line, title in references.items()
        if _is_one_of(title, titles) or any(place <= _numbers(line.text) for place in places)
    ]
    return [*labelled, *own]


def _places(lines: Iterable[Line]) -> Iterator[set[str]]:
    """Yield the numbers of volume, issue and pages in each line that has a volume and pages."""
    for line in lines:
        source = find_source_line(line.text)
        fields = source.fields if source is not None else {}
        if fields.get("volume") and fields.get("pages"):
            yield _numbers(" ".join(str(fields.get(name) or "") for name in ("volume", "issue", "pages")))


def _numbers(text: str) -> set[str]:
    return set(_NUMBERS.findall(text))


def _title_of_reference(line: Line) -> str:
    """Return the title in a reference to an article with people, a journal and a year; an empty text for others."""
    text = line.unnumbered
    if len(text) not in _LENGTHS or not _YEAR.search(text) or line.heading is not None or read_label(text) is not None:
        return ""
    if kind_of(text) != "led":
        return ""
    fields = read_reference(text).fields
    is_whole = fields.get("authors") and fields.get("container_title") and fields.get("title")
    return str(fields["title"]) if is_whole else ""


def _is_labelled(line: Line) -> bool:
    label = read_label(line.text)
    return label is not None and label.label is Part.CITE


def _titles(lines: Iterable[Line]) -> list[str]:
    """Return the lines that can be the title of a page, as they are compared."""
    texts = (line.text for line in lines if len(line.text) <= _LONGEST_TITLE and not has_journal_word(line.text))
    return [plain(text) for text in texts if _has_length(text)]


def _has_length(text: str) -> bool:
    fewest = _FEWEST_SIGNS if title_language(text) in ("zh", "ja", "ko") else _FEWEST_LETTERS
    return len(text) >= fewest


def _holds_one(text: str, titles: Sequence[str]) -> bool:
    """Return whether a title stands in a text that is longer."""
    whole = plain(text)
    return any(title in whole and len(title) < len(whole) for title in titles)


def _is_one_of(title: str, titles: Sequence[str]) -> bool:
    """Return whether a title, or the half of it, is one of the titles."""
    wanted = plain(title)
    return any(wanted in one or (one in wanted and 2 * len(one) >= len(wanted)) for one in titles)


def _abstract_at(lines: Sequence[Line]) -> int:
    """Return where the first abstract stands, with or without its heading; the end of the lines if there is none."""
    for index, line in enumerate(lines):
        heading = line.heading
        if heading is not None and heading.part in (Part.ABSTRACT, Part.KEYWORDS):
            return index
        if len(line.text) > _FEWEST_ALONE and not _title_of_reference(line):
            return index
    return len(lines)
