"""Abstracts and keywords of a publisher's page, under their headings and as far as running text goes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
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
from carcite.formats.pasted.references.signs import kind_of
from carcite.formats.pasted.statements import is_at_foot, is_rights
from carcite.formats.pasted.titles import title_language

_BODY_WORDS = words_for(Part.INTRODUCTION)
_SECTIONS = words_for(Part.SECTION)
_SECTIONS = words_for(Part.SECTION)
_NUMBERING = re.compile(r"(?:(?:\d{1,2}|[IVX]{1,4}(?![^\W\d_])|[Ⅰ-Ⅻ])(?:[.．]\d{0,2}){0,3}[.、．]?\s*)?")
_LONGEST_HEADING = 40
_NUMBERED_HEADING = re.compile(r"\d{1,2}\.?(?:\d\.?)*\s+[A-ZÀ-Þ].{2,80}")
_ENDS = (".", "!", "?", "。", "！", "？", ")", "]", ".”", '."', "」", "…")
_FEWEST = 60  # letters of a line of running text
_FEWEST_EAST = 20
_REACH = 10  # lines between authors and abstract
_REACH_OF_HEADING = 4  # lines below the title and the names that stand above the heading of an abstract
_FEWEST_ALONE = 150  # letters of an abstract without a heading
_LEAST_OF_A_PLACE = 3
_REACH_OF_TOP = 60  # lines above an abstract
_FEWEST_SECTIONS = 3
_FEWEST_LANGUAGES = 2
_MOST_WORDS_OF_A_TITLE = 25
_MOST_KEYWORDS = 15  # lines
_FEWEST_LISTED = 3  # keywords of a line whose first words are those of a menu
_LONGEST_KEYWORD = 80
_LONGEST_ALONE = 6  # signs of the one keyword of a line
_LONGEST_IN_CHINESE = 12  # signs of a keyword
_MOST_WORDS = 5  # of a label
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


def begins_article(text: str) -> bool:
    """Return whether a line is the heading of the introduction, or of the article's text: `1. Einleitung`."""
    if len(text) > _LONGEST_HEADING:
        return False
    words = text[_NUMBERING.match(text).end() :].rstrip(" .:：")  # type: ignore[union-attr]
    return key(words) in _BODY_WORDS


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

    def begin(self, line: PageLine, text: str) -> None:
        """Begin another abstract at a line, with the text on it."""
        self.abstracts.append([text] if text else [])
        self.starts.append(line.line.number)
        self.used.add(line.line.number)

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
        if heading.rest or any(is_prose(one.text) for one in _before_heading(lines[index + 1 : index + 7])):
            return index
    return len(lines)


def abstract_without_heading(lines: Sequence[PageLine]) -> list[PageLine]:
    """Return the abstract below the authors of a page that has no heading for it: one long paragraph, or sections."""
    for index, line in enumerate(lines[:_REACH]):
        if begins_article(line.text) or (line.line.heading is not None and not _is_section(line.text)):
            return []
        if _is_section(line.text):
            return _sections(lines[index:])
        if (
            "[J]" not in line.text
            and is_prose(line.text)
            and len(line.text) > _FEWEST_ALONE
            and line.line.affiliation_weight < _LEAST_OF_A_PLACE
        ):
            below = lines[index + 1 : index + 2]
            return [line, *(one for one in below if _begins_translation([line.text], one.text))]
    return _above_keywords(lines)


def _above_keywords(lines: Sequence[PageLine]) -> list[PageLine]:
    """Return the one long paragraph right above the first keywords, where no heading of the article is above it."""
    for above, line in itertools.pairwise(lines[:_REACH_OF_TOP]):
        heading = line.line.heading
        if begins_article(above.text):
            return []
        if heading is not None and heading.part is Part.KEYWORDS:
            return [above] if is_prose(above.text) and len(above.text) > _FEWEST_ALONE else []
    return []


def _sections(lines: Sequence[PageLine]) -> list[PageLine]:
    """Return the sections of an abstract; a line goes on with the one above it if that ends in no stop."""
    below = itertools.pairwise(lines)
    is_next = (_is_section(line.text) or not above.text.endswith(_ENDS) for above, line in below)
    return list(lines[: 1 + sum(1 for _ in itertools.takewhile(bool, is_next))])


def _is_section(text: str) -> bool:
    """Return whether a line is a section with its label: `Purpose: To find ...`, `Methods—We`, `OBJECTIVE To find`."""
    label = _SECTION_LABEL.match(text)
    if label is None or (label[0].endswith(".") and key(label[0].rstrip(".")) not in _SECTIONS):
        return False
    return is_label(label[0].rstrip(":.—– ")) and is_prose_or_short(text[label.end() :])


_SECTION_LABEL = re.compile(
    r"[A-Z][A-Z, &]{4,60}(?=\s[A-Z][a-z])|[A-Z][A-Za-z &]{3,30}\.(?=\s[A-Z])|[^:—–]{3,60}?(?::\s|\s?[—–]\s?)"
)


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
    part: Part | None = None
    for index in range(len(lines)):
        part = _next_part(lines, index, part, texts)
    return texts


def _next_part(lines: Sequence[PageLine], index: int, part: Part | None, texts: Texts) -> Part | None:
    """Put a line to the texts; return the part that goes on below it."""
    line, below = lines[index], lines[index + 1].text if index + 1 < len(lines) else ""
    heading = line.line.heading
    if part is Part.ABSTRACT:
        if _goes_on(line, below, texts.abstracts[-1]):
            return part if _add_to_abstract(line, below, texts) else None
        if _is_entry_of_contents(lines, index, texts):
            return part
    elif _opens_unheaded(lines, index, texts):
        texts.begin(line, "" if is_language(line.text) else line.text.removeprefix(_SUMMARY))
        return Part.ABSTRACT
    if heading is not None:
        if heading.part is not Part.SITE:
            texts.used.add(line.line.number)
        return _begin(line, heading, texts)
    return part if part is Part.KEYWORDS and _add_keywords(line, texts) else None


def _is_entry_of_contents(lines: Sequence[PageLine], index: int, texts: Texts) -> bool:
    """Return whether a heading below that of the abstract is of the contents of the page: the abstract stands below.

    `Top of page`, `Abstract`, `Introduction`, `References`, and then the text.
    """
    heading = lines[index].line.heading
    if texts.abstracts[-1] or heading is None or heading.part is not Part.RELATED or heading.rest:
        return False
    below = next((line.text for line in lines[index + 1 : index + _REACH] if is_prose(line.text)), None)
    is_introduced = any(begins_article(line.text) for line in lines[max(0, index - _REACH) : index])
    return below is not None and is_introduced and kind_of(below) is None


def _opens_unheaded(lines: Sequence[PageLine], index: int, texts: Texts) -> bool:
    """Return whether an abstract without its heading begins."""
    return (
        _opens_translation(lines, index, texts)
        or _opens_sections(lines, index, texts)
        or _opens_second(lines, index, texts)
    )


def _opens_second(lines: Sequence[PageLine], index: int, texts: Texts) -> bool:
    """Return whether a paragraph right below the abstract and its keywords is the abstract in another language.

    The title in that language, and the names, may stand between them; below a `Summary` that has no colon, anything.
    """
    text = lines[index].text
    if (
        lines[index].line.heading is not None
        or lines[index].place_weight > _LEAST_OF_A_PLACE
        or not texts.abstracts
        or len(text) < _FEWEST_ALONE
        or not (text.startswith(_SUMMARY) or _is_unheaded_below(lines, index, max(texts.used)))
    ):
        return False
    languages = {language_of(text) for text in texts.whole_abstracts if text}
    return is_prose(text) and None not in languages and language_of(text) not in {None, *languages}


_SUMMARY = "Summary "


def _is_unheaded_below(lines: Sequence[PageLine], index: int, last: int) -> bool:
    """Return whether a line is right below the line with the number `last`, and no heading of an abstract below it."""
    below = lines[index + 1 : index + _REACH_OF_HEADING]
    return abstract_at(below) == len(below) and _is_right_below(lines, index, last)


def _is_right_below(lines: Sequence[PageLine], index: int, last: int) -> bool:
    """Return whether no line of the article, and few others, stand between the line with the number `last` and this."""
    between = [line for line in lines[max(0, index - _REACH) : index] if line.line.number > last]
    if not between or lines[index - len(between) - 1].line.number != last:
        return False
    return not any(map(_is_of_the_article, between))


def _is_of_the_article(line: PageLine) -> bool:
    """Return whether a line begins the article's text, or its references."""
    heading = line.line.heading
    is_text = is_prose(line.text) and line.label is None
    return begins_article(line.text) or is_text or (heading is not None and heading.part is Part.RELATED)


def _opens_sections(lines: Sequence[PageLine], index: int, texts: Texts) -> bool:
    """Return whether the sections of an abstract begin that has no heading: three labels, each above running text.

    Two are enough in Chinese, where no other words stand alone above running text.
    """
    first = lines[index].text
    if texts.abstracts or index > _REACH_OF_TOP or not _may_open_sections(first) or abstract_at(lines) < len(lines):
        return False
    fewest = _FEWEST_SECTIONS - (title_language(first) == "zh")
    labels = [at for at in range(index, min(len(lines) - 1, index + _REACH)) if is_label(lines[at].text)]
    return len(labels) >= fewest and all(is_prose_or_short(lines[at + 1].text) for at in labels)


def _may_open_sections(text: str) -> bool:
    """Return whether a line is the label of the first section: `Objective:`, `OBJECTIVE`, `目的`."""
    if not is_label(text) or text.rstrip(": ").lower() == "introduction":
        return False
    return text.endswith(":") or text.isupper() or title_language(text) == "zh"


def _opens_translation(lines: Sequence[PageLine], index: int, texts: Texts) -> bool:
    """Return whether the name of a language stands above a second abstract."""
    if not texts.abstracts or not is_language(lines[index].text):
        return False
    return any(is_prose(line.text) for line in lines[index + 1 : index + 3])


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


def _begin(line: PageLine, heading: Heading, texts: Texts) -> Part | None:
    """Begin the part under a heading; the part that goes on below it."""
    if heading.part is Part.ABSTRACT:
        label = read_label(heading.rest)
        texts.begin(line, "" if label is not None and not label.value else heading.rest)
        return Part.ABSTRACT
    if heading.part is Part.KEYWORDS:
        if heading.rest:
            texts.keywords.append(heading.rest)
            return None
        texts.headed = len(texts.keywords)
        return Part.KEYWORDS
    return None


def _goes_on(line: PageLine, below: str, abstract: list[str]) -> bool:
    """Return whether a heading is a section of the abstract: `Funding`, `Summary`."""
    heading = line.line.heading
    if heading is None or heading.rest or heading.part in (Part.KEYWORDS, Part.RELATED):
        return heading is None
    structured = any(map(is_label, abstract))
    return is_label(line.text) and structured and line.text not in abstract and is_prose_or_short(below)


def is_prose_or_short(text: str) -> bool:
    """Return whether a line can be the text under a label, which may be one short sentence."""
    return is_prose(text) or (text.endswith(_ENDS) and not is_menu(text))


def _add_to_abstract(line: PageLine, below: str, texts: Texts) -> bool:
    """Add a line to the last abstract; False if the abstract ended above it."""
    abstract, text = texts.abstracts[-1], line.text
    if is_language(text):
        if abstract and is_prose(abstract[-1]):
            texts.begin(line, "")
        return True
    if _is_behind(texts, text):
        return False
    if _begins_translation(abstract, text):
        texts.begin(line, text)
        return True
    if _is_wrapped(abstract, text):
        abstract[-1] += _join(text)
    elif (others := _list_of(line, below, texts)) is not None:
        others.append(text)
    elif _goes_on_with(line, below, abstract):
        abstract.append(text)
    elif is_label(text):
        return not abstract
    elif _ends_abstract(line, below, abstract):
        return not abstract and not begins_article(text)
    else:
        return _add_short_line(line, below, texts)
    texts.used.add(line.line.number)
    return True


def _begins_translation(abstract: Sequence[str], text: str) -> bool:
    """Return whether a long paragraph right below an abstract is in another language: the second abstract."""
    if len(text) < 2 * _FEWEST or not is_prose(text) or not abstract or not abstract[-1].endswith(_ENDS):
        return False
    languages = {language_of(" ".join(abstract)), language_of(text)}
    return None not in languages and len(languages) > 1


def _is_behind(texts: Texts, text: str) -> bool:
    """Return whether a line below an abstract is of the foot of the page or of the article's text, and not its own."""
    return _is_in_an_earlier_language(texts, text) or (bool(texts.abstracts[-1]) and is_at_foot(text))


def _is_in_an_earlier_language(texts: Texts, text: str) -> bool:
    """Return whether the text of the article begins right below the last of two abstracts, in the first's language."""
    if len(texts.abstracts) < _FEWEST_LANGUAGES or not texts.abstracts[-1]:
        return False
    *earlier, last = map(language_of, texts.whole_abstracts)
    language = language_of(text)
    return language is not None and last is not None and language != last and language in earlier


def _is_title_above(line: PageLine, below: str, texts: Texts) -> bool:
    """Return whether a title that ends with a full stop stands above the text of a second abstract."""
    if texts.abstracts[-1] or len(texts.abstracts) < _FEWEST_LANGUAGES or not line.is_title or line.text[-1] != ".":
        return False
    is_short = len(line.text.split()) <= _MOST_WORDS_OF_A_TITLE and 2 * len(line.text) < len(below)
    return is_short and is_prose(below) and not begins_with_label(line.text) and ":" not in line.text


def _join(text: str) -> str:
    """Return a wrapped line with what stands before it: a space, but in Chinese and Japanese."""
    return text if title_language(text) in ("zh", "ja") else f" {text}"


def _list_of(line: PageLine, below: str, texts: Texts) -> list[str] | None:
    """Return the list that a line in an abstract belongs to: keywords or titles; None if it is the abstract's own."""
    if _lists_keywords(texts.abstracts[-1], line.text):
        return texts.keywords
    return texts.titles if _is_title_above(line, below, texts) else None


def _lists_keywords(abstract: list[str], text: str) -> bool:
    return _TAGS.fullmatch(text) is not None or (bool(abstract) and _LISTED_KEYWORDS.fullmatch(text) is not None)


def _goes_on_with(line: PageLine, below: str, abstract: list[str]) -> bool:
    """Return whether a line is text of the abstract, or the label of a section."""
    if is_label(line.text):
        return _opens_section(line.text, below, abstract)
    return not _ends_abstract(line, below, abstract) and _is_text_of(abstract, line.text)


def _opens_section(text: str, below: str, abstract: list[str]) -> bool:
    """Return whether a label opens a section of the abstract, and not the article: it is new, and text follows it.

    One that is not known, such as `SIGN UP FOR ALERTS`, opens one only among other sections.
    """
    repeated = text in abstract or (bool(abstract) and begins_article(text))
    if key(text.rstrip(":： ")) not in _SECTIONS and not _is_structured(abstract):
        return False
    return not repeated and (is_prose_or_short(below) or _is_wrapped_prose(below))


def _is_wrapped(abstract: list[str], text: str) -> bool:
    """Return whether the abstract's last line goes on in this one."""
    last = abstract[-1] if abstract else ""
    fewest = _FEWEST_EAST if title_language(last) in ("zh", "ja") else _FEWEST
    if len(last) <= fewest or last.endswith(_ENDS) or begins_with_label(last):
        return False
    return not is_label(text) and not begins_article(text)


def _is_unknown_label(line: PageLine, below: str, abstract: list[str]) -> bool:
    """Return whether a short line is the label of a section, in an abstract that begins with one."""
    if not abstract or is_prose(abstract[0]) or line.label is not None or line.line.is_ids:
        return False
    short = len(line.text.split()) <= _MOST_WORDS and not line.text.endswith(_ENDS) and not begins_article(line.text)
    return short and is_prose_or_short(below) and not read_label(below)


def _add_short_line(line: PageLine, below: str, texts: Texts) -> bool:
    """A line that is not a sentence: a label that is not known, a title above an abstract, the end of the abstract."""
    abstract = texts.abstracts[-1]
    if not abstract:
        if len(line.text.split()) <= 3 and line.text[0].isupper() and is_prose(below) and not line.is_site:
            abstract.append(line.text)
            texts.used.add(line.line.number)
        elif line.is_title and is_prose(below):
            texts.titles.append(line.text)
            texts.used.add(line.line.number)
        return True
    if _is_unknown_label(line, below, abstract):
        abstract.append(line.text)
        texts.used.add(line.line.number)
        return True
    if line.line.language and len(line.text) >= _FEWEST_EAST:
        abstract.append(line.text)
        return True
    return False


def _is_wrapped_prose(text: str) -> bool:
    """Return whether a line that ends in no stop is long enough to be running text below the label of a section."""
    fewest = _FEWEST_EAST if title_language(text) in ("zh", "ja") else _FEWEST
    return len(text) >= fewest and not is_menu(text)


def _is_text_of(abstract: list[str], text: str) -> bool:
    if abstract and is_label(abstract[-1]) and _is_wrapped_prose(text):
        return True
    return is_prose_or_short(text) or (_is_structured(abstract) and begins_with_label(text))


def _is_structured(abstract: list[str]) -> bool:
    return not abstract or any(is_label(text) or begins_with_label(text) for text in abstract)


def begins_with_label(text: str) -> bool:
    """Return whether a section of the abstract begins with its label: `Trial Registration NCT01234567`."""
    words = text.split(" ")[:5]
    return not text.isupper() and any(
        is_label(" ".join(words[: count + 1])) for count in range(len(words)) if len(words) > 1
    )


def _ends_abstract(line: PageLine, below: str, abstract: list[str]) -> bool:
    """Return whether a line is of the article's text or of the site, and not the label of a section."""
    text = line.text
    ends = begins_article(text) or (_NUMBERED_HEADING.fullmatch(text) and not text.endswith("."))
    ends = ends or (is_rights(text) and bool(abstract))
    ends = ends or line.label is not None or line.source is not None or is_menu(text) or line.line.is_ids
    return bool(ends) and not _is_unknown_label(line, below, abstract)


def _is_keyword(line: PageLine) -> bool:
    text = line.text
    if line.label is not None or line.source is not None or begins_article(text) or "://" in text:
        return False
    if is_menu(text) and len(_SEPARATORS.split(text)) < _FEWEST_LISTED:
        return False
    if _KEYWORDS_END.match(text) or _NUMBERED_HEADING.fullmatch(text) or is_language(text):
        return False
    return len(text) < 300 and not (is_prose(text) and len(_SEPARATORS.split(text)) < 3)
