"""Abstracts and keywords of a publisher's page, under their headings and as far as running text goes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from carcite.formats.pasted.abstract_sections import is_label, read_abstracts
from carcite.formats.pasted.abstracts import language_of
from carcite.formats.pasted.heading_words import Part, key, words_for
from carcite.formats.pasted.headings import Heading
from carcite.formats.pasted.publisher.labels import read_label
from carcite.formats.pasted.publisher.lines import PageLine, is_language
from carcite.formats.pasted.publisher.menus import is_menu
from carcite.formats.pasted.publisher.sources import find_source_line
from carcite.formats.pasted.publisher.text_chain import find_spans
from carcite.formats.pasted.publisher.text_signs import begins_article
from carcite.formats.pasted.titles import title_language

_NUMBERED_HEADING = re.compile(r"\d{1,2}\.?(?:\d\.?)*\s+[A-ZÀ-Þ].{2,80}")
_ENDS = (".", "!", "?", "。", "！", "？", ")", "]", ".”", '."', "」", "…")
_FEWEST = 60  # letters of a line of running text
_FEWEST_EAST = 20
_REACH_OF_HEADING = 7  # lines below the heading of an abstract
_MOST_KEYWORDS = 15  # lines
_FEWEST_LISTED = 3  # keywords of a line whose first words are those of a menu
_LONGEST_KEYWORD = 80
_LONGEST_ALONE = 6  # signs of the one keyword of a line
_LONGEST_IN_CHINESE = 12  # signs of a keyword
_KEYWORDS_END = re.compile(r"(?i)jel|msc|pacs|udc|удк")
_LISTED_KEYWORDS = re.compile(r"[^\W\d_][^;:.\d]{2,60}(?:;[^;:.\d]{2,61}){1,12}")
# Between keywords; the weaker signs only where the stronger are not.
_STRONG_SEPARATORS = re.compile(r"\s*[;；؛|·•#]\s*|\s+/\s+")
_SEPARATORS = re.compile(r"\s*(?:[;；؛，،、|·・•#]|(?<!\d),|,(?!\d))\s*|\s+[-–/]\s+|\.\s+(?=[A-ZÀ-Þ])")
_ENDS_OF_KEYWORDS = " .。;；؛,，،、#"
_VOCABULARY = re.compile(r"\s*\((?:fuente|fonte|source|decs|mesh)\b[^()]{0,60}\)\.?$", re.IGNORECASE)
# A classification or the next heading behind keywords on their line: `tea, pots (JEL: Q1, Q2)`, `tea, pots ABSTRACT`.
_BEHIND = re.compile(
    r"\s?\(?\b(?:JEL|MSC|PACS|UDC|УДК)\b.*$|\s?(?:中图分类号|文献标识码).*$"
    rf"|\s(?:{'|'.join(sorted(re.escape(word.upper()) for word in words_for(Part.ABSTRACT) if word.isalpha()))})$"
)
_TAGS = re.compile(r"#[^\s#][^#]{0,60}(?:\s#[^\s#][^#]{0,60}){1,15}")


@dataclass
class Texts:
    """The abstracts of a page, each by its lines, the keywords, and the titles that stand above abstracts.

    `starts` are the numbers of the lines at which the abstracts begin.
    """

    abstracts: list[list[str]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    headed: int = 0  # lines of keywords above the last heading
    used: set[int] = field(default_factory=set)

    @property
    def whole_abstracts(self) -> list[str]:
        """The abstracts, each as one text."""
        return [" ".join(rows) for rows in self.abstracts]

    def languages(self) -> Iterator[tuple[int, str | None]]:
        """Yield the number of the line at which each abstract begins, and its language."""
        for start, rows in zip(self.starts, self.abstracts, strict=True):
            if any(map(is_prose, rows)):
                yield start, language_of(" ".join(rows))

    def fields(self) -> dict[str, Any]:
        """Return the model's fields, each abstract and keyword once."""
        found: dict[str, dict[str, Any]] = {}
        for lines in map(_without_source, map(_without_significance, self.abstracts)):
            for abstract in read_abstracts(lines) if any(map(is_prose_or_short, lines)) else ():
                found.setdefault(" ".join(abstract["text"].split()), abstract)
        texts = (_BEHIND.sub("", _VOCABULARY.sub("", text)).strip(_ENDS_OF_KEYWORDS) for text in self.keywords)
        values = [value.strip(_ENDS_OF_KEYWORDS) for text in texts for value in _split_keywords(text)]
        keywords = dict.fromkeys(value for value in values if value and len(value) < _LONGEST_KEYWORD)
        return {"abstracts": list(found.values())[:6], "keywords": list(keywords)}


def _without_significance(lines: list[str]) -> list[str]:
    """Return an abstract without the label `Significance` above its one paragraph: that is not a section."""
    return lines[1:] if len(lines) == 2 and key(lines[0].rstrip(":")) == "significance" else lines


def _without_source(rows: list[str]) -> list[str]:
    """Return the rows of an abstract without the source that some journals print behind it: `(Tea. 2015;31:1-9)`."""
    behind = _SOURCE_BEHIND.search(rows[-1]) if rows else None
    source = find_source_line(behind[0].strip(" ().")) if behind else None
    if behind is None or source is None or not {"container_title", "volume", "pages"} <= source.fields.keys():
        return rows
    return [*rows[:-1], rows[-1][: behind.start()]]


_SOURCE_BEHIND = re.compile(
    r"(?<=[.!?%])\s\(?[A-ZÀ-Þ][^\d!?()]{2,40}\s(?:19|20)\d\d[;,]\s?\d{1,4}(?:\s?\([^()]{1,8}\))?[:,]\s?\d{1,5}[–-]\d{1,5}\)?\.?$"
)


def _split_keywords(text: str) -> list[str]:
    """Return the keywords of a line; spaces separate those in Chinese or Japanese if nothing else does."""
    if title_language(text) in ("zh", "ja") and not _SEPARATORS.search(text):
        words = text.split()
        are_divided = all(len(word) <= _LONGEST_IN_CHINESE for word in words)
        return words if are_divided and (len(words) > 1 or len(text) <= _LONGEST_ALONE) else []
    strong = _STRONG_SEPARATORS.search(text) is not None
    return (_STRONG_SEPARATORS if strong else _SEPARATORS).split(text)


def is_prose(text: str) -> bool:
    """Return whether a line is running text."""
    east = title_language(text) in ("zh", "ja", "ko")
    return len(text) >= (_FEWEST_EAST if east else _FEWEST) and (text.endswith(_ENDS) or len(text) >= 3 * _FEWEST)


def abstract_at(lines: Sequence[PageLine]) -> int:
    """Return where the first abstract begins that has text; the end of the lines if none does."""
    for index, line in enumerate(lines):
        heading = line.line.heading
        if heading is None or heading.part is not Part.ABSTRACT:
            continue
        below = _before_heading(lines[index + 1 : index + _REACH_OF_HEADING])
        if heading.rest or any(is_prose(one.text) for one in below):
            return index
    return len(lines)


def _before_heading(lines: Sequence[PageLine]) -> list[PageLine]:
    """Return the lines above the next heading; not a label of a section, nor the name of a language."""
    for index, line in enumerate(lines):
        heading = line.line.heading
        if begins_article(line.text) and not is_label(line.text):
            return list(lines[:index])
        if heading is not None and not is_label(line.text) and not is_language(line.text):
            return list(lines[:index])
    return list(lines)


def read_texts(lines: Sequence[PageLine]) -> Texts:
    """Return the abstracts and keywords of a page."""
    texts = Texts()
    within: set[int] = set()
    for span in find_spans(lines):
        start = _start(lines[: span.start + 1], within)
        texts.titles += [line.text for line in lines[start + 1 : span.start]]
        texts.starts.append(lines[start].line.number)
        texts.abstracts.append(list(_rows(lines[span.start : span.end])))
        texts.used |= {line.line.number for line in lines[start : span.end]}
        within.update(range(start, span.end))
        _put_keywords_below(lines[span.end : span.end + 1], texts)
    below_keywords = False
    for index, line in enumerate(lines):
        if index in within:
            below_keywords = False
        elif line.line.heading is not None:
            below_keywords = _begin(line, line.line.heading, texts)
        else:
            below_keywords = below_keywords and _add_keywords(line, texts)
    return texts


def _rows(lines: Sequence[PageLine]) -> Iterator[str]:
    """Yield the lines of an abstract without its heading; wrapped lines as one."""
    row = _without_heading(lines[0])
    for line in lines[1:]:
        if _is_wrapped(row, line.text):
            row += _join(line.text)
        else:
            yield from filter(None, (row,))
            row = line.text
    yield row


def _without_heading(line: PageLine) -> str:
    """Return the text behind the heading of an abstract, if it is more than a label: `ABSTRACT  Section:`."""
    heading = line.line.heading
    if heading is None or heading.part is not Part.ABSTRACT or not heading.rest:
        return line.text.removeprefix("Summary ")
    label = read_label(heading.rest)
    return heading.rest if label is None or label.value else ""


def _start(lines: Sequence[PageLine], within: Collection[int]) -> int:
    """Return where the abstract of the last line begins: at its heading, below which a title may stand."""
    first = len(lines) - 1
    for above in range(first - 1, max(-1, first - _REACH_OF_TITLE), -1):
        heading = lines[above].line.heading
        if (heading is not None and heading.part is Part.ABSTRACT and not heading.rest) or is_language(
            lines[above].text
        ):
            return above
        if not lines[above].is_title or above in within:
            break
    return first


_REACH_OF_TITLE = 3  # lines above an abstract


def _put_keywords_below(below: Sequence[PageLine], texts: Texts) -> None:
    """Put the keywords that stand right below an abstract without a heading: `tea; pots; noons`, `#tea #pots`."""
    for line in below:
        if line.line.heading is None and (_TAGS.fullmatch(line.text) or _LISTED_KEYWORDS.fullmatch(line.text)):
            texts.keywords.append(line.text)
            texts.used.add(line.line.number)


def _add_keywords(line: PageLine, texts: Texts) -> bool:
    """Add the keywords of a line; False if it has none."""
    if len(texts.keywords) >= _MOST_KEYWORDS or not _is_keyword(line):
        return False
    last = texts.keywords[-1].rstrip(_ENDS_OF_KEYWORDS) if len(texts.keywords) > texts.headed else ""
    text = line.text.rstrip(_ENDS_OF_KEYWORDS)
    if last and (_SEPARATORS.search(last) or _SEPARATORS.search(text) or len(text) > _LONGEST_KEYWORD // 2):
        return False  # one line lists them all
    texts.keywords.append(line.text)
    texts.used.add(line.line.number)
    return True


def _begin(line: PageLine, heading: Heading, texts: Texts) -> bool:
    """Put the keywords behind their heading; return whether those below it are looked for."""
    if heading.part is not Part.SITE:
        texts.used.add(line.line.number)
    if heading.part is not Part.KEYWORDS:
        return False
    if heading.rest:
        texts.keywords.append(heading.rest)
        return False
    texts.headed = len(texts.keywords)
    return True


def is_prose_or_short(text: str) -> bool:
    """Return whether a line can be the text under a label, which may be one short sentence."""
    return is_prose(text) or (text.endswith(_ENDS) and not is_menu(text))


def _join(text: str) -> str:
    """Return a wrapped line with what stands before it: a space, but in Chinese and Japanese."""
    return text if title_language(text) in ("zh", "ja") else f" {text}"


def _is_wrapped(last: str, text: str) -> bool:
    """Return whether the abstract's last line goes on in this one."""
    fewest = _FEWEST_EAST if title_language(last) in ("zh", "ja") else _FEWEST
    if len(last) <= fewest or last.endswith(_ENDS) or begins_with_label(last):
        return False
    return not is_label(text) and not begins_article(text)


def begins_with_label(text: str) -> bool:
    """Return whether a section of the abstract begins with its label: `Trial Registration NCT01234567`."""
    words = text.split(" ")[:5]
    return not text.isupper() and any(
        is_label(" ".join(words[: count + 1])) for count in range(len(words)) if len(words) > 1
    )


def _is_keyword(line: PageLine) -> bool:
    text = line.text
    if line.label is not None or line.source is not None or begins_article(text) or "://" in text:
        return False
    if is_menu(text) and len(_SEPARATORS.split(text)) < _FEWEST_LISTED:
        return False
    if _KEYWORDS_END.match(text) or _NUMBERED_HEADING.fullmatch(text) or is_language(text):
        return False
    return len(text) < 300 and not (is_prose(text) and len(_SEPARATORS.split(text)) < 3)
