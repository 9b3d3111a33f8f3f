"""First pages of PDF files that were pasted as one line, divided into the lines they had.

Headings of abstracts and keywords divide the texts. In front of them, marks behind names divide the title from the
authors and these from their affiliations; a change of script or language divides a title from its translation. A
front that no mark divides is not a line of the page.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from carcite.formats.pasted.affiliations import affiliation_weight, opens_with_institution
from carcite.formats.pasted.heading_words import Part, key, words_for
from carcite.formats.pasted.lines import Line
from carcite.formats.pasted.publisher.divided import with_plain_marks
from carcite.formats.pasted.publisher.labelled_runs import divided_at_labels, joined_runs
from carcite.formats.pasted.publisher.people import read_people
from carcite.formats.pasted.publisher.records import record_lines
from carcite.formats.pasted.publisher.title_and_names import TitleAndNames, listed_behind_title, title_and_names
from carcite.formats.pasted.titles import divided_by_language
from carcite.values.name_words import words_of
from carcite.values.names import is_organisation

_LEAST_FOLDED = 300  # characters of a line that may be a page
_LONGEST_FRONT = 1500
_LEAST_ABSTRACT = 100
_MOST_LINES = 25


class Unfolded(NamedTuple):
    """The lines of a page, the number that each had in the text, and the front that no mark divides."""

    lines: list[Line]
    numbers: dict[int, int]
    undivided: str


def unfold(lines: Sequence[Line]) -> Unfolded:
    """Return the lines of a page; those that hold the front of an article and its abstract are divided."""
    rows = record_lines(list(_whole_headings(lines)))
    if len(lines) > _MOST_LINES:
        return _as_they_are(rows) if rows == sorted(rows) else _numbered(rows, "")
    pieces: list[Line] = []
    undivided = ""
    whole = joined_runs(list(_with_numbers_below(rows)))
    for line in itertools.chain.from_iterable(map(_divided_at_headings, whole)):
        labelled = divided_at_labels(line.text)
        texts, left = (labelled, "") if len(labelled) > 1 else _divided_page(line)
        undivided = undivided or left
        pieces += map(line.with_text, texts)
    if pieces == list(lines) and not undivided:
        return _as_they_are(lines)
    return _numbered(pieces, undivided)


def _numbered(pieces: Sequence[Line], undivided: str) -> Unfolded:
    """Return pieces of lines as lines with numbers of their own."""
    numbered = [Line(number, piece.text) for number, piece in enumerate(pieces, 1)]
    return Unfolded(numbered, {line.number: old.number for line, old in zip(numbered, pieces, strict=True)}, undivided)


def _whole_headings(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines, the signs of a heading that a PDF reader put on two lines on one: `摘` above `要：...`."""
    above: Line | None = None
    for line in lines:
        if above is None and len(line.text) <= _MOST_SIGNS and not line.text.isascii():
            above = line
            continue
        if above is not None:
            whole = line.with_text(above.text + line.text)
            is_heading = whole.heading is not None and whole.heading.part in (Part.ABSTRACT, Part.KEYWORDS)
            yield from [whole] if is_heading and line.heading is None else [above, line]
            above = None
        else:
            yield line
    if above is not None:
        yield above


_MOST_SIGNS = 2


def _with_numbers_below(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines without the number at the end that belongs to the heading or the affiliation below it.

    A number of a heading is left out (`... is offered. I.`), one of an affiliation goes to its line.
    """
    mark = ""
    for index, line in enumerate(lines):
        text = f"{mark} {line.text}" if mark else line.text
        mark = ""
        below = lines[index + 1] if index + 1 < len(lines) else None
        if below is not None and key(below.text) in _SECTIONS_BELOW:
            text = _NUMBER_OF_HEADING.sub("", text)
        elif below is not None and _lacks_number(below) and (end := _NUMBER_OF_PLACE.search(text)):
            text, mark = text[: end.start()], end["mark"]
        yield line if text == line.text else line.with_text(text)


def _lacks_number(line: Line) -> bool:
    return line.affiliation_weight > 1 and not line.text[0].isdigit()


_SECTIONS_BELOW = words_for(Part.INTRODUCTION, Part.SECTION)
_NUMBER_OF_HEADING = re.compile(r"(?<=[.!?])\s(?:I|1)\.?$")
_NUMBER_OF_PLACE = re.compile(r"(?<=[^\W\d_]|[\d*.])\s(?P<mark>\d)$")


def _divided_at_headings(line: Line) -> list[Line]:
    """Return the lines of markdown on one line, `Title ===== * Name ## Abstract **Aims** ...`, or between headings."""
    if not _UNDERLINED.search(line.text):
        return [line.with_text(text.strip()) for text in _CHINESE_HEADING.split(line.text) if text.strip()]
    parts = [part.strip() for part in _UNDERLINED.split(line.text)]
    texts = [_BULLET.sub(", ", part.removeprefix("* ")) if part.startswith("* ") else part for part in parts]
    texts = [_BOLD.sub(r"\g<label>: ", _HEADING_OF_TEXT.sub(r"\g<heading>: ", text, count=1)) for text in texts]
    return [line.with_text(text) for text in texts if text]


_UNDERLINED = re.compile(r"\s[=-]{5,500}(?:\s|$)|\s#{1,4}\s(?=[A-ZÀ-Þ])")
_CHINESE_HEADING = re.compile(r"(?:(?<=\s)|^)(作者信息|机构信息|出版信息)(?:\s|$)")
_BULLET = re.compile(r"\s\*\s")
_BOLD = re.compile(r"\*\*(?P<label>[^*:]{3,40}):?\*\*:?\s?")
_HEADING_OF_TEXT = re.compile(r"^(?P<heading>[A-ZÀ-Þ][a-zß-ÿ]{4,20})\s(?=\*\*)")


def _divided_page(line: Line) -> tuple[list[str], str]:
    """Return the texts of a line that may be a page, and its front if no mark divides that."""
    line = line.with_text(_MARK_WITHIN.sub(r"\1 \3\2", line.text))
    texts = _texts(line.text) if len(line.text) >= _LEAST_FOLDED and line.heading is None else [line.text]
    if len(texts) == 1:
        return texts, ""
    front, is_divided = _front(texts[0])
    return [*front, *texts[1:]], "" if is_divided else texts[0]


def _as_they_are(lines: Sequence[Line]) -> Unfolded:
    return Unfolded(list(lines), {line.number: line.number for line in lines}, "")


# --- headings ---------------------------------------------------------------------------------------------------------

_EAST = r"\u3005-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_PARTS = {key(word): part for part in (Part.ABSTRACT, Part.KEYWORDS) for word in words_for(part)}


def _spelled(word: str) -> str:
    """Return the pattern of a word of headings: with a capital or in capitals; spaces may divide Eastern signs."""
    if re.match(f"[{_EAST}]", word):
        return r"\s?".join(map(re.escape, word.replace(" ", "")))
    forms = {word.upper(), word.title(), word[0].upper() + word[1:]} if len(word) > 2 else {word.upper()}
    return "|".join(map(re.escape, sorted(forms)))


_HEADING = re.compile(
    r"(?:(?<=\s)|(?<=^))(?P<words>"
    + "|".join(_spelled(word) for word in sorted(_PARTS, key=len, reverse=True))
    + r")(?:\s?(?P<stop>[:：.–—])\s*|\s+|(?<=["
    + _EAST
    + r"]))(?=\S)"
)
_SECTIONS = "|".join(word.capitalize() for word in sorted(words_for(Part.SECTION)) if word.isascii() and len(word) > 3)
_SECTION = re.compile(rf"(?:^|(?<=\s))(?P<words>{_SECTIONS})[:.]\s(?=[A-Z])")
_OPENERS = words_of("""
    purpose objective objectives background aim aims introduction context importance objetivo objetivos antecedentes
    introducción introdução contexto hintergrund ziel ziele zielsetzung contexte objectif objectifs obiettivo obiettivi
""")  # labels of the first section of an abstract
_ARTICLES = words_of("the an this in of el la este esta le un une der die das em no o")


def _word(cut: re.Match[str]) -> str:
    word = cut["words"]
    return word if word.upper() != word.lower() else "".join(word.split())


def _part(cut: re.Match[str]) -> Part:
    return _PARTS.get(key(_word(cut)), Part.ABSTRACT)


def _texts(text: str) -> list[str]:
    """Return the front of a page and the texts with their headings; the text alone if no abstract has one."""
    cuts = [cut for cut in _HEADING.finditer(text) if _is_heading(cut, text)]
    heads = [(cut.start(), cut.end(), f"{_word(cut)}: ") for cut in cuts]
    if Part.ABSTRACT not in map(_part, cuts):
        start = _start_of_sections(text)
        heads.insert(0, (start, start, "Abstract: "))
    if not 0 < min(heads)[0] == heads[0][0] <= _LONGEST_FRONT:
        return [text]
    ends = [*(start for start, _, _ in heads[1:]), len(text)]
    bodies = [(head, text[start:end].strip()) for (_, start, head), end in zip(heads, ends, strict=True)]
    return [text[: heads[0][0]].strip(), *(f"{head}{body}" for head, body in bodies if body)]


def _start_of_sections(text: str) -> int:
    """Return where the first of the labels of a structured abstract stands; 0 if there are not two of them."""
    sections = list(itertools.dropwhile(_is_no_opener, _SECTION.finditer(text)))
    return sections[0].start() if len({section["words"] for section in sections}) > 1 else 0


def _is_no_opener(section: re.Match[str]) -> bool:
    return section["words"].lower() not in _OPENERS


def _is_heading(cut: re.Match[str], text: str) -> bool:
    """Return whether a word is a heading: in capitals, before a colon, or before the beginning of a sentence."""
    word, rest = cut["words"], text[cut.end() :]
    if _part(cut) is Part.KEYWORDS:
        return cut["stop"] in (":", "：", "–", "—") or (word.isupper() and rest[0].islower())
    if len(rest) < _LEAST_ABSTRACT:
        return False
    if cut["stop"] in (":", "："):
        return True
    before = text[: cut.start()].rsplit(None, 1)[-1:]
    if word.upper() == word.lower():
        return rest[0].isalnum() and not "".join(before).endswith((",", "，", "、", "(", "（"))
    return word.isupper() or (rest[0].isupper() and "".join(before).lower() not in _ARTICLES)


# A mark between a name and its initials: `Tabi1 FO` for `Tabi FO1`.
_MARK_WITHIN = re.compile(r"\*?(?<![^\s*])([A-ZÀ-Þ][a-zß-ÿ]{2,20})(\d) ([A-Z]{1,3})(?=,|\s(?:and|&)\s|\s\d)")


# --- the front --------------------------------------------------------------------------------------------------------

_WORD = r"(?:[A-ZÀ-ÞŁŚŻĆČŠŽ][a-zß-ÿąćęłńśźżčšžěřůğış]{1,20}(?:[-'’][^\W\d_]{1,20})?|[A-ZÀ-Þ]\.(?:-?[A-ZÀ-Þ]\.)?|Ma\.)"
_SMALL = r"(?:(?:de|del|la|las|los|da|do|dos|das|van|von|der|den|di|e|y)\s){0,2}"
_NAME = rf"{_WORD}(?:\s{_SMALL}{_WORD}){{1,5}}"
_MARK = r"\s?(?:\d{1,2}(?:\s?,\s?\d{1,2}(?!\d)){0,4}\s?[*‡†§]?|[*‡†])(?![\d.]*\d)"
_KOREAN = r"[가-힣]{2,4}"
_JAPANESE = r"[\u3400-\u9fff々]{1,3}\s{1,2}[\u3400-\u9fff々\u3040-\u30ff]{1,4}"
_FAMILY_FIRST = r"[A-Z][a-z]{1,9}, [A-Z][a-z]{1,9}(?:[- ][A-Za-z][a-z]{1,9})?"
_CAPITALS_FIRST = r"[A-Z]{2,15}(?:-[A-Z]{2,15})?\s[A-Z][a-z]{1,15}(?:-[A-Za-z][a-z]{1,15})?"
_NAMES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^(?P<names>{_NAME})(?=\s\(?(?:[Ee]-?mail:?\s)?[\w.+-]{{1,60}}@)",
        rf"(?<!\S)(?P<names>{_KOREAN}{_MARK}(?:\s?[,·ㆍ]?\s?{_KOREAN}{_MARK}){{1,15}})(?=\s|$)",
        r"(?<!\S)(?P<names>[가-힣]{3}(?:\s?[,·ㆍ]\s?[가-힣]{3}){1,15})(?=\s|$)",
        rf"(?<!\S)(?P<names>{_JAPANESE}(?:\s?[,、・·，]\s?{_JAPANESE}){{1,8}})$",
        rf"(?<!\S)(?P<names>{_CAPITALS_FIRST}(?:(?:,|\sand|,\sand|\s&)\s{_CAPITALS_FIRST}){{0,8}})$",
    )
)
# Song, Eun-Suk 1 Ahn, Sukhee 2
_INVERTED = (
    re.compile(rf"(?<!\S)(?P<names>{_FAMILY_FIRST}{_MARK}(?:\s?[,;·]?\s?{_FAMILY_FIRST}{_MARK}){{0,15}})(?=\s|$)"),
)
_MARKED = re.compile(rf"(?P<name>{_FAMILY_FIRST}|{_NAME}|{_KOREAN})(?P<mark>{_MARK})")
_BLOCK = re.compile(rf"[{_EAST}](?:[^A-Za-z]|[A-Za-z]{{1,20}}(?![A-Za-z]*\s+[A-Za-z]+\s+[A-Za-z])){{5,}}")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_SOURCE = re.compile(
    r"https?://\S+|\bdoi:?\s?10\.\S+|\bISSN\S*\s[\d-]{9}|第\s?\d+\s?[号號巻卷期]|제\s?\d+\s?[권호]|創刊号"
    r"|\b(?:[Vv]ol|[Nn]o|[Nn]r|pp?)\.?\s?\d{1,4}(?:\s?[-–~]\s?\d{1,4})?|\d{1,4}\s?[~–-]\s?\d{1,4}(?=\s|$)"
    rf"|{_MONTH}[a-z]{{0,6}}\.?\s(?:19|20)\d\d\b\.?|(?<=\d ){_MONTH}(?=\s)|(?<=[,\s])(?:19|20)\d\d(?=\s|$)"
)
# The number of the page, or the address of the site and the number.
_IN_FRONT = re.compile(r"^(?:(?:https?://|www\.)\S+\s*\|?\s*)?\(?\d{1,4}\)?\s?[|]?\s*(?=[^\W\d])")
_LONGEST_SOURCE = 250
_SHORTEST_TITLE = 15
_LONGEST_TITLE = 300
_DOI = re.compile(r"https?://(?:dx\.)?doi\.org/10\.\S+|\bdoi:?\s?10\.\S+", re.IGNORECASE)


def _front(text: str) -> tuple[list[str], bool]:
    """Return the lines of the front of a page, and whether titles and authors are among them."""
    sources, rest = _source(with_plain_marks(text.removeprefix("# ")))
    parts = [(block, _divided(block)) for block in _blocks(rest)]
    is_divided = any(divided for _, divided in parts)
    if not is_divided or not all(divided or _may_be_title(block) for block, divided in parts):
        return sources, False
    return [*sources, *(line for block, divided in parts for line in divided or _titles(block))], True


def _source(text: str) -> tuple[list[str], str]:
    """Return the journal with its numbers and the DOI, both in front of a title, and what is behind them."""
    ends = [match.end() for match in _SOURCE.finditer(text[:_LONGEST_SOURCE])]
    doi = [match[0] for match in itertools.islice(_DOI.finditer(text), 1)]
    if len(ends) < _FEWEST_NUMBERS:
        return doi, text
    source = _IN_FRONT.sub("", _DOI.sub("", text[: ends[-1]]), count=1).strip()
    return [*([source] if source else []), *doi], _KIND_IN_FRONT.sub(
        "", text[ends[-1] :].strip(" .,;()").removeprefix("ISSN ")
    )


_FEWEST_NUMBERS = 2
_KIND_IN_FRONT = re.compile(  # and the copyright: `Copyright 2013 Tea Press Full Length Research Paper`
    r"^.{0,120}?\b(?:Full Length |Short |Original |Research |Review ){1,3}(?:Paper|Article|Communication)\s(?=[A-Z])"
)


def _may_be_title(text: str) -> bool:
    """Return whether a text is short enough for a title, has no sentences and is not an affiliation."""
    in_capitals = text.isupper() and "," not in text and len(text.split()) > _MOST_WORDS_OF_A_NAME
    return (
        len(text) <= _LONGEST_TITLE
        and not _SENTENCE.search(text)
        and (in_capitals or affiliation_weight(text) < _LEAST_OF_A_PLACE)
    )


_MOST_WORDS_OF_A_NAME = 4
_LEAST_OF_A_PLACE = 2  # the weight of an affiliation
_SENTENCE = re.compile(r"。|[다요]\.\s|\[\d{1,2}\]")


def _blocks(text: str) -> Iterator[str]:
    """Yield the parts of a front that are in Eastern and in Latin script; a Latin word may begin an Eastern part."""
    end = 0
    for block in _BLOCK.finditer(text):
        latin = text[end : block.start()].strip()
        if len(latin) < _SHORTEST_TITLE:
            yield text[end : block.end()].strip()
        else:
            yield from (latin, block[0].strip())
        end = block.end()
    if latin := text[end:].strip():
        yield latin


def _divided(text: str) -> list[str]:
    """Return the title, its translation, the authors and the affiliations of a front in one script."""
    found = _title_and_names(text)
    if found is None or not found.names:
        return []
    titles = _titles(found.title)
    if not read_people(found.names).names or (found.title and not titles):
        return []
    behind = found.behind
    if found.names[-1].isdigit() and not (behind[:1].isdigit() or behind.startswith(("(", "（"))):
        behind = f"1 {behind}"
    return [*titles, found.names, behind] if behind.strip("1 ") else [*titles, found.names]


def _title_and_names(text: str) -> TitleAndNames | None:
    return _by_form(text, _INVERTED) or title_and_names(text) or _before_institution(text) or _by_form(text, _NAMES)


def _before_institution(text: str) -> TitleAndNames | None:
    """Return the names that stand right before an institution, two or more, and the title in front of them."""
    starts = (cut.end() for cut in _CAPITAL.finditer(text))
    start = next((at for at in starts if opens_with_institution(text[at : at + _LONGEST_PLACE])), 0)
    found = listed_behind_title(text[:start].rstrip(), is_above_place=True) if start else None
    return found._replace(behind=text[start:]) if found else None


_LONGEST_PLACE = 80


def _by_form(text: str, forms: Sequence[re.Pattern[str]]) -> TitleAndNames | None:
    """Return what stands in front of names of one of the forms, the names, and what is behind them."""
    match = next(filter(None, (pattern.search(text) for pattern in forms)), None)
    if match is None:
        return None
    title, behind = text[: match.start("names")], text[match.end("names") :]
    return TitleAndNames(title.strip(), _with_commas(match["names"]), behind.strip())


def _with_commas(text: str) -> str:
    """Return names with commas between them."""
    marked = [f"{one['name']} {one['mark'].strip()}" for one in _MARKED.finditer(text)]
    return "; ".join(marked) if "," in (marked or [""])[0] else ", ".join(marked or _SEPARATOR.split(text))


_SEPARATOR = re.compile(r"\s?[,;、・·ㆍ，]\s?(?:(?:and|y|e|et|und|&)\s)?|\s(?:and|y|e|et|und|&)\s")


def _titles(text: str) -> list[str]:
    """Return a title and its translation, or a title or body alone; nothing if it may be divided in several places."""
    if _EASTERN.match(text) and is_organisation(text.strip(" .")):
        return [text]
    if not text or not _may_be_title(text):
        return []
    return divided_by_language(text)


_EASTERN = re.compile(f"[{_EAST}]")
_CAPITAL = re.compile(r"\s(?=[A-ZÀ-Þ])")
