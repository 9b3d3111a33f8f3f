"""The header of a page: journal and citation line, title, authors, identifiers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

from carcite.formats.citation_line import is_citation_line, parse_citation_line
from carcite.formats.pasted.books import source_fields
from carcite.formats.pasted.identifiers import ID_LINE
from carcite.formats.pasted.languages import Languages, article_languages
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.marked_authors import is_author_line, lists_several
from carcite.formats.pasted.nlm_references import citation_fields
from carcite.formats.pasted.pubmedweb.sections import ends_header, heading_kind, is_navigation
from carcite.values.languages import parse_language
from carcite.values.names import is_organisation

# PubMed prints the type of a publication before the journal's name, glued to it or on a line of its own.
PUBLICATION_TYPES = (
    "Review", "Case Reports", "Clinical Trial", "Randomized Controlled Trial", "Meta-Analysis", "Editorial",
    "Comment", "Letter", "Comparative Study", "Multicenter Study", "Observational Study", "Practice Guideline",
    "Guideline", "Systematic Review", "Historical Article", "Biography", "Published Erratum", "Retracted Publication",
    "Retraction of Publication", "Expression of Concern", "Clinical Trial, Phase I", "Clinical Trial, Phase II",
    "Clinical Trial, Phase III", "Clinical Trial, Phase IV", "Clinical Trial Protocol", "Controlled Clinical Trial",
    "Validation Study", "Twin Study", "Evaluation Study", "English Abstract", "Personal Narrative", "Interview",
    "Clinical Conference", "Consensus Development Conference", "Portrait", "Dataset", "Video-Audio Media",
    "Introductory Journal Article", "Patient Education Handout", "Pragmatic Clinical Trial", "Equivalence Trial",
    "Preprint",
)  # fmt: skip
_TYPE = re.compile(rf"({'|'.join(map(re.escape, sorted(PUBLICATION_TYPES, key=len, reverse=True)))})(?:\s+(?=\S)|$)")
_DOTTED = re.compile(r"(?:\[Preprint\])?\.\s?(?=(?:1[5-9]|20)\d\d\b)")
_EDITED = re.compile(r"\.?\s*Published in final edited form as:\s*", re.IGNORECASE)
_LOGO = re.compile(r"(?P<journal>.{2,150}?) ?logoLink to (?P=journal)")
_NO_JOURNAL = frozenset(("NIHPA Author Manuscripts", "HHS Author Manuscripts", "Europe PMC Author Manuscripts"))
_PMID = re.compile(r"PMID:")
EDITOR = re.compile(r"(?:Academic )?Editors?: ")
_PEOPLE = {"author": "authors", "authors": "authors", "editor": "editors", "editors": "editors"}
_ARTICLE_IN = re.compile(r"\s*\[Article in [^\[\]]{2,80}\]\.?")
_GOES_ON = re.compile(
    r"(?:\[Article in |doi: ?|pii: ?|Epub\b|eCollection\b|Print\b|Online ahead|Published online|\[Epub|10\.\d{4})"
)
_PUBLISHED_ONLINE = re.compile(r"Published online (?=(?:1[89]|20)\d\d\b)")
_SPACED_NUMBERS = re.compile(r"(?<=[\d)][;:]) (?=[\w(])")
_BOOK = re.compile(r"In: (?=.*\[Internet\]|.*: .*; ?\d{4})")
_BOOK_DATE = re.compile(r"(?:1[5-9]|20)\d\d(?: [A-Z][a-z]{2}(?: \d{1,2})?)?\.?(?: ?\[[^\]]{4,60}\]\.?)?")
_LONGEST_JOURNAL = 200
_JOURNAL = ("container_title", "container_title_short")


class Anchor(NamedTuple):
    """The citation line of a page: its first line and the one after its last (indices), what it says, and whether it
    is PubMed's layout until 2020, where it stands in one line and the authors are `Family GI`."""

    start: int
    end: int
    fields: dict[str, Any]
    plain: bool = False


@dataclass(slots=True)
class Header:
    """What stands before the sections: title, author lines, editors, other lines; and where the rest begins (index).

    `languages` are those of the article; `role` is that of the people whose heading was last (`Editors`); it is
    `closed` after a line below the authors that is not one of them.
    """

    titles: list[Line] = field(default_factory=list)
    authors: list[Line] = field(default_factory=list)
    editors: list[Line] = field(default_factory=list)
    others: list[Line] = field(default_factory=list)
    languages: Languages | None = None
    end: int = 0
    role: str | None = None
    closed: bool = False

    def add(self, line: Line) -> None:
        """Add the next line of the header to what it is."""
        if EDITOR.match(line.text) or self.role == "editors":
            self.editors.append(line)
            self.role = None
        elif languages := article_languages(line.text):
            self.languages = self.languages or languages
        elif is_navigation(line.text) or parse_language(line.text) != line.text:
            self.others.append(line)
        elif not self.titles:
            if not ends_header(line.text):
                self.titles.append(line)
        elif self._goes_on_with(line.text):
            self.authors.append(line)
        elif not self.authors and line.text[:1].islower():
            self.titles.append(line)  # it was wrapped
        else:
            self.others.append(line)
            self.closed = bool(self.authors)

    def _goes_on_with(self, text: str) -> bool:
        """Whether a line is one of the authors."""
        if self.closed or not is_author_line(text):
            return False
        return not (self.authors and _is_remark(text, self.authors[-1].text))


def find_anchors(lines: list[Line], format: str) -> list[Anchor]:
    """Return the citation lines that begin a page: `. 2014 Feb 12;311(6):579-86.` under the journal, or PMC's forms.

    If there is none, the first line at the top of the text that is one and has a header below.
    """
    anchors: list[Anchor] = []
    for index in range(len(lines)):
        if not anchors or index >= anchors[-1].end + 3:
            anchor = _anchor_at(lines, index, format)
            anchors += [anchor] if anchor else []
    return anchors or _anchor_at_top(lines, format)


def _anchor_at(lines: list[Line], index: int, format: str) -> Anchor | None:
    text = lines[index].text
    if _DOTTED.match(text):
        return _under_journal(lines, index, format)
    edited = _EDITED.match(text)
    return _one_line(lines, index, text[edited.end() :], format) if edited else None


def _anchor_at_top(lines: list[Line], format: str) -> list[Anchor]:
    for index, line in enumerate(lines[:_TOP]):
        if _is_citation(lines, index):
            if _has_header_below(lines, index):
                anchor = _one_line(lines, index, line.text, format)
                return [anchor] if anchor else []
        elif ID_LINE.match(line.text) and not (index and lines[index - 1].text.startswith("Published online")):
            break
    return []


def _is_citation(lines: list[Line], index: int) -> bool:
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    return is_citation_line(_compact(f"{lines[index].text} {below}" if _GOES_ON.match(below) else lines[index].text))


def _has_header_below(lines: list[Line], index: int) -> bool:
    """Whether a header ends in the lines below; the citation lines of a list have a PMID under them."""
    below = [line.text for line in lines[index + 1 : index + 12]]
    return not (below and _PMID.match(below[0])) and any(map(ends_header, below[1:]))


_TOP = 60  # lines


def _under_journal(lines: list[Line], index: int, format: str) -> Anchor | None:
    """Return the anchor of a citation line under its journal, which may be cut off or stand in the text of a logo."""
    above, logo = index - 1, None
    while above >= 0 and (is_navigation(lines[above].text) or lines[above].text == "Abstract"):
        logo = logo or _LOGO.fullmatch(lines[above].text)
        above -= 1
    text = lines[index].text
    if logo and logo["journal"] not in _NO_JOURNAL:  # the full name
        return _parsed(lines, index, index, _after_journal(logo["journal"], text), format, unsaid=_JOURNAL[1:])
    if above < 0:  # the journal was not copied
        return _parsed(lines, index, index, _after_journal("J", text), format, unsaid=_JOURNAL)
    if len(lines[above].text) > _LONGEST_JOURNAL:
        return None
    journal, publication_type = _without_type(lines[above].text.rstrip("."))
    start = above
    if publication_type is None and above and (own := _TYPE.fullmatch(lines[above - 1].text)):
        publication_type, start = own[1], above - 1
    return _parsed(lines, start, index, _after_journal(journal, text), format, publication_type)


def _without_type(text: str) -> tuple[str, str | None]:
    """Return a line without the publication type that is glued to its start, and that type."""
    glued = _TYPE.match(text)
    return (text[glued.end() :], glued[1]) if glued and glued.end() < len(text) else (text, None)


def _after_journal(journal: str, text: str) -> str:
    preprint = " [Preprint]" if text.startswith("[Preprint]") else ""
    return f"{journal}{preprint}. {text.removeprefix('[Preprint]').lstrip('. ')}"


def _one_line(lines: list[Line], index: int, text: str, format: str) -> Anchor | None:
    text, publication_type = _without_type(text)
    found = _parsed(lines, index, index, text, format, publication_type)
    return found and found._replace(plain=_compact(text) == text)


def _parsed(
    lines: list[Line],
    start: int,
    index: int,
    text: str,
    format: str,
    publication_type: str | None = None,
    *,
    unsaid: tuple[str, ...] = (),
) -> Anchor | None:
    """Return the anchor of a citation line and the lines it goes on in; `unsaid` are fields not on the page."""
    end = index + 1
    while end < len(lines) and _GOES_ON.match(lines[end].text):
        text += " " + lines[end].text
        end += 1
    spoken = _ARTICLE_IN.search(text)
    citation = parse_citation_line(_compact(_ARTICLE_IN.sub("", text)))
    if citation is None:
        return None
    fields = {name: value for name, value in citation_fields(citation, format).items() if name not in unsaid}
    if spoken and (languages := article_languages(spoken[0])) and languages.article:
        fields["language"] = languages.article[0]
    if publication_type:
        fields["publication_types"] = [publication_type, *fields.get("publication_types", ())]
    return Anchor(start, end, fields)


def _compact(text: str) -> str:
    """Return PMC's older spelling in PubMed's: `2019; 10: 4567. Published online 2019 Oct 8.`"""
    text = _PUBLISHED_ONLINE.sub("Epub ", text)
    head, doi, tail = text.partition("doi:")
    return _SPACED_NUMBERS.sub("", head) + doi + tail if doi else _SPACED_NUMBERS.sub("", text)


def find_book(lines: list[Line], format: str) -> tuple[dict[str, Any], list[Line]] | None:
    """Return the fields that lines above the abstract give of the book of a chapter, and the other lines."""
    for index, line in enumerate(lines[:_TOP]):
        if heading_kind(line.text) in ("abstract", "similar"):
            break
        if _BOOK.match(line.text):
            end = index + 1
            text = line.text.removeprefix("In: ")
            if end < len(lines) and _BOOK_DATE.fullmatch(lines[end].text):
                text, end = f"{text.rstrip('.')}. {lines[end].text}", end + 1
            found = {"type": "chapter", **source_fields(text, format)}
            rest = [*lines[:index], *lines[end:]]
            types = [line for line in rest[:2] if _TYPE.fullmatch(line.text) or line.text == "Book"]
            found["publication_types"] = [line.text for line in types]
            return found, [line for line in rest if line not in types]
    return None


def read_header(lines: list[Line], start: int) -> Header:
    """Read the lines from `start` to the first heading or identifier: a title, the authors below it, and other lines.

    Identifiers may stand above the title, too, as on older pages of PMC.
    """
    header = Header(end=len(lines))
    for index in range(start, len(lines)):
        line = lines[index]
        if role := _PEOPLE.get(line.text.lower()):
            header.role = role
        elif header.titles and ends_header(line.text):
            header.end = index
            break
        else:
            header.add(line)
    first = next((place for place, line in enumerate(header.authors) if lists_several(line.text)), 0)
    header.others[:0], header.authors[:first] = header.authors[:first], []
    return header


def title_above(lines: list[Line]) -> int:
    """Return the index of the title in lines that end with it, or with the authors; 0 if all could be authors."""
    rows = [i for i, line in enumerate(lines) if not (is_navigation(line.text) or article_languages(line.text))]
    while rows and is_author_line(lines[rows[-1]].text) and lists_several(lines[rows[-1]].text):
        rows.pop()
    return rows[-1] if rows else 0


def _is_remark(text: str, above: str) -> bool:
    """Whether a line below authors that reads as a body's name is not an author: nothing joins it to the line above."""
    return is_organisation(text) and not lists_several(text) and not above.endswith((",", ";"))


def find_identifiers(lines: list[Line]) -> int | None:
    """Return the index of the line that ends a header without a citation line: identifiers or `Affiliations`."""
    for index, line in enumerate(lines[: first_list(lines)]):
        if ID_LINE.match(line.text) or heading_kind(line.text) == "affiliations":
            return index
    return None


def first_list(lines: list[Line]) -> int:
    """Return the index of the first line no list of results and no header has: the heading of an abstract or of papers.

    In a menu at the top of a page the headings stand one under the other.
    """
    kinds = [heading_kind(line.text) for line in lines]
    for index, (kind, below) in enumerate(pairwise([*kinds, "end"])):
        if kind in ("abstract", "summary", "similar", "cited_by", "references", "related") and below is None:
            return index
    return len(lines)
