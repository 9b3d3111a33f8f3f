"""Where a publisher's page may name its journal: the lines and parts of lines that stand at such a place.

A place is a line by itself, a part of it between bars or strokes, the text in front of numbers, a date or an ISSN, and
what stands behind a label, a copyright sign or `in`. Their signs decide which of them is the journal (`journals`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from carcite.formats.pasted.heading_words import Part
from carcite.formats.pasted.publisher.labels import DATE, is_date
from carcite.formats.pasted.publisher.lines import PageLine
from carcite.formats.pasted.publisher.menus import is_kind, is_menu
from carcite.formats.pasted.publisher.sources import find_source_line, journal_in_front, without_translation

_TOP = 60  # lines in which a name is looked for
_FOOT = 15  # lines at the end of the page, in which one is looked for as well
_LONGEST_LINE = 400  # characters
_LONGEST = 110  # characters of a name
_LABELS = (Part.JOURNAL, Part.SOURCE, Part.PUBLISHER, Part.CITE)
_LONGEST_NUMBERS = 60  # characters of the numbers behind a name, if there is nothing else

_SIGNS = " ,;:.-–—|•›»>(/[]【】《》，。、"
_PARTS = re.compile(r"\s?[|>›»•│·]\s?|\s/\s?|(?<=[^\x00-\x7f])/(?=[^\x00-\x7f])|\s[-–—]\s|\t|\s{2,5}|\s::\s")
_GLUED = re.compile(r"(?<=[^\W\d_])(?=Vol(?:ume|\.)\s?\d)|(?<=[a-zß-ÿ])(?=Volume|Issue|ISSN)")
_NUMBERS = re.compile(
    r"[\s,.;:(\[【]{0,4}(?:(?P<issn>(?:[ep]\W?|print |online )?ISSN)"
    r"|(?P<volume>(?:Vol|VOL|Bd|Band|Jg|Tome?|Том|Т|Cilt|volume|v)(?:ume|\.)?\s?\d|第)"
    r"|(?P<issue>(?:Issue|No|Nr|N[º°]|№|Heft|Núm)\.?\s?\d)|(?P<year>(?:19|20)\d\d)|(?P<number>\d))"
)
_DATE = re.compile(DATE)
_ADDRESS = re.compile(r"www\.|http|\.com\b|\.org\b|ISSN")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ENDS_OF_PIECES = (("stop", re.compile(r"\.\s|[．。]|\]\.|\?\s")), ("comma", re.compile(r"[,，;]\s?")))
_HOME = re.compile(r"(?:home|journals|all journals|revistas|revues|início|inicio|accueil)", re.IGNORECASE)
# A line that goes on in the next one.
_OPEN = re.compile(r"(?:\s(?:of|the|and|for|de|la|des|der|für|und|e|y|et|do|da)|&|:)$", re.IGNORECASE)
# What a site prints behind the name of its journal.
_BEHIND = re.compile(
    r"[\s,(-]{1,3}(?:homepage|logo|vol(?:ume)?|v|no|nr|n[º°]|issue|band|bd|jg|list of issues|cite.{0,30}|home"
    r"|aims (?:and|&) scope|submi.{0,30}|pp?|art|articles?|t|том|т|№|第|제|about.{0,20}|current issue"
    r"|forthcoming|in press|just accepted.{0,60})\.?$"
    r"|\s?[(（\[](?:print|online|ISSN|elsevier|en línea|en ligne|internet|[^()\[\]]{3,60}\])[)\]]?$",
    re.IGNORECASE,
)
_FORMS = tuple(
    (kind, re.compile(expression))
    for kind, expression in (
        ("behind a year", r"(?:19|20)\d\d[).,;:\s年]{1,3}(?:\d{1,2}月)?\s?(?P<name>[^\d]{3,110})$"),
        (
            "behind a copyright sign",
            r"(?:©|\(c\)|[Cc]opyright)[\s©]{0,3}(?:(?:19|20)\d\d[,.]?\s?)?(?:by\s|The\s)?(?P<name>[^\d©]{3,110}?)\.?"
            r"(?:\s(?:19|20)\d\d)?$",
        ),
        (
            "behind in",
            r"(?:^|[.:»”\"]\s)(?:[Ii]n|Dans|En|Em|[Pp]ublished in|Publicad[oa] e[nm]|Paru dans|Erschienen in):?\s"
            r"(?P<name>[^\d]{3,110}?)[\s,.(]{0,3}(?:\d|$)",
        ),
        (
            "behind a word",
            r"^(?:Home|Journals?|Conferences|Proceedings|(?:Un article|Un document|Article) de la revue|Part of"
            r"|Journal name|Source)(?:\s|:\s?)(?P<name>[^\W\d_][^\d]{2,110})$",
        ),
        ("in a sentence", r"^(?:The journal )?(?P<name>[A-Z][^\d.]{5,90}?) is (?:published|the official|a peer|an? )"),
        ("in quotes", r"[«“\"](?P<name>[^«»“”\"]{2,80})[»”\"]"),
        ("in book marks", r"《(?P<name>[^《》]{2,40})》"),
        ("in parentheses", r"(?P<other>[^()（）]{2,90}?)\s?[(（](?P<name>[^()（）]{2,90})[)）]"),
        ("before a subtitle", r"(?P<name>[^:.]{5,90})\s?(?::|\.|\s=)\s(?P<other>[^:]{3,90})"),
        ("behind et al.", r"\bet al\.?[:,]?\s(?P<name>[^\d]{3,90}?)[\s,.(]{0,3}(?:\d|$)"),
        ("in two scripts", r"^(?P<name>[^A-Za-z\d]{2,60}?)\s(?P<other>[A-Z][A-Za-z&,. :'-]{5,90})$"),
        ("in two scripts", r"^(?P<other>[A-Z][A-Za-z&,. :'-]{5,90})\s(?P<name>[^A-Za-z\d]{2,60}?)$"),
    )
)


class Place(NamedTuple):
    """A name, what shows it, and the index of its first line; -1 if the page's own citation has it."""

    name: str
    kind: str
    at: int
    lines: int = 1


def find_places(lines: Sequence[PageLine], cited: dict[str, Any]) -> Iterator[Place]:
    """Yield the names on a page that may be the journal's, without what a site prints around them."""
    for place in _places(lines, cited):
        name = _bare(place.name)
        if "in front of" in place.kind:
            name = journal_in_front(name) or name
        if 1 < len(name) <= _LONGEST and any(map(str.isalpha, name)) and not _is_of_site(name):
            yield place._replace(name=name)


def _is_of_site(name: str) -> bool:
    """Return whether a name is a menu, an address, an ISSN or the kind of an article."""
    return _ADDRESS.search(name) is not None or is_menu(name) or is_kind(name)


def _bare(text: str) -> str:
    """Return a name without signs around it, and without the words that stand behind it on sites."""
    name = " ".join(text.strip(_SIGNS).split()).removeprefix("Home ").removesuffix(" ()")
    if ")" in name and "(" not in name:
        name = name.rpartition(")")[2].strip(_SIGNS) or name
    while (behind := _BEHIND.search(name)) and behind.start() > 1:
        name = name[: behind.start()].strip(_SIGNS)
    is_abbreviated = ". " in name and f"{name}." in text
    return f"{name}." if is_abbreviated else without_translation(name)


def _places(lines: Sequence[PageLine], cited: dict[str, Any]) -> Iterator[Place]:
    if name := cited.get("container_title"):
        yield Place(str(name), "cited", -1)
    for at, line in enumerate(lines):
        yield from _labelled(lines, at)
        yield from _in_citation(line, at)
        if line.line.heading is not None and line.label is None:
            continue
        if (at < _TOP or at >= len(lines) - _FOOT) and len(line.text) <= _LONGEST_LINE:
            yield from _on_line(at, line.text)
            if at + 1 < len(lines) and _OPEN.search(line.text):
                yield Place(f"{line.text} {lines[at + 1].text}", "on two lines", at, 2)


def _in_citation(line: PageLine, at: int) -> Iterator[Place]:
    """Yield the journal of a line that gives the numbers of the article, and of a citation in NLM's form."""
    if line.source is not None and "container_title" in line.source.fields:
        yield Place(str(line.source.fields["container_title"]), "source", at)
    citation = line.line.citation if line.line.is_citation else None
    if citation is not None and citation.journal:
        yield Place(str(citation.journal), "citation of NLM", at)


def _labelled(lines: Sequence[PageLine], at: int) -> Iterator[Place]:
    """Yield the names behind or below the label of a journal, a source, a publisher or a citation."""
    label = lines[at].label
    if label is None or label.label not in _LABELS:
        return
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    value, kind = (label.value, "label") if label.value else (below, "below label")
    for place in _on_line(at, value) if value and len(value) <= _LONGEST_LINE else ():
        yield place._replace(kind=f"{kind} {label.label.name}: {place.kind.partition(',')[0]}")


def _on_line(at: int, text: str) -> Iterator[Place]:
    """Yield the names that a line may give: all of it, its parts, and what stands in front of numbers in them."""
    text = _GLUED.sub(" ", text)
    yield Place(text, "line", at)
    parts = [part for part in _PARTS.split(text) if part.strip()]
    if len(parts) > 1:
        yield from _parts(at, parts)
    for part in parts:
        yield from _in_front_of_numbers(at, part)
    for kind, form in _FORMS:
        if match := form.search(text):
            yield Place(match["name"], kind, at)
            if other := match.groupdict().get("other"):
                yield Place(other, f"{kind}, the other", at)


def _parts(at: int, parts: Sequence[str]) -> Iterator[Place]:
    last = len(parts) - 1
    for index, part in enumerate(parts):
        yield Place(part, "first part" if index == 0 else "last part" if index == last else "middle part", at)
        if index and _HOME.fullmatch(parts[index - 1]):
            yield Place(part, "part behind Home", at)
        if index < last and _NUMBERS.match(parts[index + 1]):
            yield Place(part, "part in front of numbers", at)


def _in_front_of_numbers(at: int, part: str) -> Iterator[Place]:
    """Yield what stands in front of the numbers in a part of a line, and the last sentence or phrase of that."""
    numbers, date = _NUMBERS.search(part), _DATE.search(part)
    if numbers is None:
        return
    start = min(numbers.start(), date.start()) if date else numbers.start()
    what = _kind_of_numbers(part[start:].strip(_SIGNS), numbers.lastgroup or "")
    yield Place(part[:start], f"in front of {what}", at)
    for name, end in _ENDS_OF_PIECES:
        if len(pieces := end.split(part[:start].strip(_SIGNS))) > 1:
            yield Place(pieces[-1], f"behind a {name}, in front of {what}", at)


def _kind_of_numbers(text: str, first: str) -> str:
    """Return what numbers are: a date, the numbers of a source, or the first of them by its name."""
    if is_date(text) or _YEAR.fullmatch(text):
        return "date"
    if _DATE.match(text):
        return "date and more"
    source = find_source_line(text, is_labelled=True)
    if source is not None and "container_title" not in source.fields:
        return "source"
    return first if len(text) <= _LONGEST_NUMBERS else f"{first} and more"
