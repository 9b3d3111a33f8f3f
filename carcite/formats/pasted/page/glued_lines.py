"""The lines of a page with their numbers; lines that were pasted into one are divided again."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from carcite.formats.citation_line import parse_citation_line
from carcite.formats.pasted.heading_words import Part, key, words_for
from carcite.formats.pasted.lines import Line

# A journal and a date in numbers, at once followed by the next: `... 2024-12-17Front Immunol. 2025-8-12`.
_LISTED_DATE = re.compile(r"\. ?(?:19|20)[0-9]{2}(?:-[0-9]{1,2}){1,2}(?![0-9-])(?=\s*[A-Z])")
# The middle of a citation line, which nothing else looks like: `2024 Dec 17;138(5):523-30.`
_MIDDLE = re.compile(
    r"\. ?(?:1[89]|20)[0-9]{2}(?: [A-Z][a-z]{2}(?:-[A-Z][a-z]{2})?(?: [0-9]{1,2})?)?"
    r"(?:;[0-9]{0,5}(?: Suppl [0-9]{1,3})?(?:\([^()]{1,30}\))?(?::[\w.-]{1,30})?(?=\.)|\. doi: ?10\.)"
)
_TAIL = re.compile(
    r"(?:\. ?(?:doi: ?10\.[0-9]{4,9}/[^\s一-鿿]+?(?=\.(?:\s|$|[A-Z一-鿿])|\s|$)"
    r"|(?:Epub|eCollection|Print) [0-9]{4}(?: [A-Z][a-z]{2}(?: [0-9]{1,2})?)?"
    r"|Online ahead of print|\[Epub ahead of print\]|Review(?=\.)|pii: \S+?(?=\.(?:\s|$))|PMID: [0-9]{1,8}))"
)
_STOP_BEFORE = re.compile(r"[.。;；!?](?=\s*[A-Z一-鿿])|[)\]](?=[A-Z])")
_LONGEST_JOURNAL = 120
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_SPACES = re.compile(r"[ \t]{2,}|\t")
_FULL_WIDTH = str.maketrans("；：（）．，", ";:().,")
_LONGEST_CITATION = 400
_CHINESE_DATE = re.compile(r"((?:19|20)[0-9]{2}) ?年(?: ?([0-9]{1,2}) ?月)?(?: ?([0-9]{1,2}) ?日)?")
# Of Markdown: the signs of a heading, and a line all in bold.
_MARKED = re.compile(r"^#{1,6} +")
_BOLD = re.compile(r"^\*\*([^*]+)\*\*$")


def page_lines(text: str) -> Iterator[Line]:
    """Yield the lines that are not blank, in order; a line of several listed papers gives one for each paper.

    White space inside a line is folded, and a citation line in full-width signs is put into plain ones.
    """
    for number, raw in enumerate(_LINE_END.split(text), 1):
        line = _SPACES.sub(" ", _row(raw).strip(" \t\u3000"))
        if line.startswith(("#", "**")):
            line = _BOLD.sub(r"\1", _MARKED.sub("", line))
        if not line:
            continue
        if len(line) <= _LONGEST_CITATION and not line.isascii():
            line = _in_plain_signs(line)
        for piece in _listed(line):
            yield Line(number, piece)


_LABELS = words_for(*(part for part in Part if part not in (Part.SITE, Part.SECTION, Part.INTRODUCTION)))


# Behind a bullet or in bold: `- Title: ...`, `**Title:** ...`.
_LISTED_LABEL = re.compile(
    r"(?:[-–•·*]\s{1,3}(?:\*\*)?|\*\*)(?P<label>[^\s:：*][^:：*]{0,40})(?:\*\*[:：]|[:：](?:\*\*)?)\s*"
)
_LANGUAGE_COLUMN = re.compile(r"(?<=\S)\t[a-z]{2}(?:[_-][A-Za-z]{2})?\s?$")
_BRACKETED = re.compile(r"\s*[【［](?P<label>[^】］]{1,20})[】］][:：]?\s*(?=\S)")


def _row(text: str) -> str:
    """Return a row of a table that is a label and its value with a colon between them; any other line unchanged.

    So is a line that begins with a label in brackets, behind a bullet or in bold: `【摘要】...`, `- Title: ...`. A
    third column that names the language of the value (`es_ES`) is left out.
    """
    text = _LANGUAGE_COLUMN.sub("", text.strip(" "))
    if (listed := _LISTED_LABEL.match(text)) and key(listed["label"].strip()) in _LABELS:
        return f"{listed['label'].strip()}: {text[listed.end() :]}"
    if (bracketed := _BRACKETED.match(text)) and key(bracketed["label"].strip()) in _LABELS:
        return f"{bracketed['label'].strip()}: {text[bracketed.end() :]}"
    label, tab, value = text.strip().partition("\t")
    is_row = tab and value.strip() and not label.endswith((":", "：")) and key(label) in _LABELS
    return f"{label}: {value}" if is_row else text


def _in_plain_signs(line: str) -> str:
    """Return a citation line in full-width signs or with a Chinese date in plain ones; any other line unchanged."""
    plain = _CHINESE_DATE.sub(lambda date: "-".join(filter(None, date.groups())), line.translate(_FULL_WIDTH))
    return line if plain == line or parse_citation_line(line) or not parse_citation_line(plain) else plain


def _listed(text: str) -> list[str]:
    """Return a line with papers listed one after another as its pieces; what stands before the first is one, too."""
    ends = [match.end() for match in _LISTED_DATE.finditer(text)]
    if not ends:
        return [text]
    last = text[ends[-1] :].strip()
    pieces = [text[a:b].strip() for a, b in itertools.pairwise([0, *ends])] + ([last] if last else [])
    # Only where all but the first are papers; in running text a date in numbers ends nothing.
    if len(pieces) < 2 or any(parse_citation_line(piece) is None for piece in pieces[1:]):
        return [text]
    start = _journal_start(text, text.rfind(".", 0, ends[0]), ends[0])
    return [piece for piece in (text[:start].strip(), text[start : ends[0]].strip(), *pieces[1:]) if piece]


def _journal_start(text: str, stop: int, end: int) -> int:
    """Return where the journal's name begins that ends at `stop`; its citation line ends at `end`. 0 if unclear."""
    start = 0
    for sentence in _STOP_BEFORE.finditer(text, max(0, stop - _LONGEST_JOURNAL), stop):
        if parse_citation_line(text[sentence.end() : end].strip()) is not None:
            start = sentence.end()
    return start


def unglued(line: Line) -> list[Line]:
    """Return the line divided around a citation line in it; the line alone if it holds no citation line."""
    middle = _MIDDLE.search(line.text)
    if middle is None:
        return [line]
    start = _journal_start(line.text, middle.start(), middle.end())
    end = line.text.find(" doi:", middle.start(), middle.end())
    end = middle.end() if end < 0 else end - 1
    while tail := _TAIL.match(line.text, end):
        end = tail.end()
    if line.text[end : end + 1] == ".":
        end += 1
    pieces = (line.text[:start].strip(), line.text[start:end].strip(), line.text[end:].strip())
    if parse_citation_line(pieces[1]) is None:
        return [line]
    return [Line(line.number, piece) for piece in pieces if piece]
