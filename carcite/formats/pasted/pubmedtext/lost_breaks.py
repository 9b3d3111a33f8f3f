"""Records of PubMed's 'Abstract (text)' display that lost their line breaks, so that one line holds all of a record.

The breaks are gone or are spaces: `...strain LK5.Hanna LF(1), Doe B.Author information: (1)Dept of ..., USA.Phages`.
"""

from __future__ import annotations

import itertools
import re

from carcite.formats.pasted.affiliations import affiliation_weight
from carcite.formats.pasted.nlm_authors import is_author_line

_DAY = r"\d{4}(?: [A-Z][a-z]{2}(?:-[A-Z][a-z]{2})?(?: ?\d{1,2})?)?"
_TAIL = (
    r"(?:\s*(?:doi: ?10\.\d{4,9}/\S+?\.(?=\s|Epub|eCollection|[A-Z\[]|$)|pii: ?\S+?\.(?=\s|[A-Z\[]|$)"
    rf"|(?:Epub|eCollection|Print) ?{_DAY}\.|Online ahead of print\.|\[Epub ahead of print\])){{0,5}}"
)
_NUMBERS = r"(?:;[^.\s]{1,40}(?: [^.\s]{1,20}){0,3}|:[^.\s]{1,30}(?:\.\d[\w.]*)?)?"
_CITATION = rf"[^\W\d_][^\n]{{1,120}}?\. ?{_DAY}{_NUMBERS}\.{_TAIL}"
_RECORD = re.compile(rf"\s*\d{{1,6}}[.:] +{_CITATION}")
_LABEL = re.compile(r"Author information:\s*")
_IDS = re.compile(
    r"(?=(?<!\()(?:DOI: ?10\.|PMCID: ?PMC|PMID: ?\d|Conflict of interest statement:))"
    r"|(?<=[.?!])\s*(?=[^.?!]{0,60}(?:©|Copyright \d{4}))"
)
_FIRST_ID = re.compile(r"(?=(?:DOI: ?10\.\d{4}|PMCID: ?PMC\d|PMID: ?\d))")
_LANGUAGE = re.compile(r"(\[Article in [^\[\]]{2,120}\])\s*")
_SENTENCE = re.compile(r"(?<=[.?!\]])\s*(?=\[|[^\W\d_])")
_LAST_MARK = re.compile(r"\(\d{1,2}\)(?=\S)")
_END = re.compile(r"(?<=[A-Za-z)\d])\.\s*(?=[A-Z][A-Za-z-]*[ ,:])")
_EMAIL = re.compile(r"\s*(?:Electronic ?address: ?)?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,5}\.?")
_RELATED = re.compile(rf"\s*((?:Comment|Erratum|Update|Retraction|Republished) (?:in|on|of|for|from))\s*({_CITATION})")
_SECOND = re.compile(r"(?=Publisher: [A-ZÀ-Þ])")
# Where a space was lost: `Epub2012`, `Apr22`, `.eCollection`, `M(9),Ofer J(10)`.
_LOST_SPACE = re.compile(
    r"(?<=Epub)(?=\d{4})|(?<=eCollection)(?=\d{4})|(?<=[A-Z][a-z]{2})(?=\d{1,2}\.)|(?<=\.)(?=Epub|eCollection)"
)
_LOST_COMMA_SPACE = re.compile(r"(?<=[)A-Za-z]),(?=[^\W\d_])")
_FEWEST = 150  # characters of a line that holds a record
_MOST_SENTENCES = 40


def restored(text: str) -> list[str]:
    """Return the lines of a record that is one line, blank ones between its blocks; any other line as it is."""
    citation = _RECORD.match(text) if len(text) >= _FEWEST else None
    if citation is None or not (_LABEL.search(text, citation.end()) or _FIRST_ID.search(text, citation.end())):
        return [text]
    blocks = [_LOST_SPACE.sub(" ", citation[0])]
    rest = text[citation.end() :].strip()
    if label := _LABEL.search(rest):
        blocks += _title_and_authors(rest[: label.start()]) + _affiliations_and_abstract(rest[label.end() :])
    else:
        blocks += _unlabelled(rest)
    return [line for block in blocks for line in (*block.split("\n"), "")]


def _title_and_authors(text: str) -> list[str]:
    """Return title, language and authors of the text above `Author information:`."""
    languages = _LANGUAGE.search(text)
    if languages:
        authors = _LOST_COMMA_SPACE.sub(", ", text[languages.end() :])
        return [text[: languages.start()], languages[1], authors]
    for sentence, _ in zip(_SENTENCE.finditer(text), range(_MOST_SENTENCES), strict=False):
        if is_author_line(text[sentence.end() :].strip().removesuffix(".")):
            return [text[: sentence.start()], _LOST_COMMA_SPACE.sub(", ", text[sentence.end() :])]
    return [text]


def _unlabelled(text: str) -> list[str]:
    """Return the blocks of a record without affiliations: title, authors if there are any, abstract, identifiers."""
    ids = _FIRST_ID.search(text)
    head, tail = (text[: ids.start()], text[ids.end() :]) if ids else (text, "")
    sentences = [sentence.end() for sentence, _ in zip(_SENTENCE.finditer(head), range(_MOST_SENTENCES), strict=False)]
    for start, end in itertools.pairwise([*sentences, len(head)]):
        if is_author_line(head[start:end].strip().removesuffix(".")):
            return [head[:start], head[start:end], *_abstract(f"{head[end:]} {tail}")]
    return [head, *_identifiers(tail)]


def _affiliations_and_abstract(text: str) -> list[str]:
    """Return the block of affiliations, and what follows it."""
    ids = _FIRST_ID.search(text)
    marks = list(_LAST_MARK.finditer(text, 0, ids.start() if ids else len(text)))
    starts = [mark.start() for mark in marks] or [0]
    end = _affiliations_end(text, starts[-1])
    block = "\n".join(text[a:b].strip() for a, b in itertools.pairwise([*starts, end]))
    return ["Author information:\n" + block, *_abstract(text[end:])]


def _affiliations_end(text: str, start: int) -> int:
    """Return where the last affiliation ends: at the first full stop behind what reads as one, and its addresses."""
    for stop, _ in zip(_END.finditer(text, start), range(_MOST_SENTENCES), strict=False):
        if affiliation_weight(text[start : stop.start() + 1]) >= 2:
            email = _EMAIL.match(text, stop.start() + 1)
            return email.end() if email else stop.start() + 1
    ids = _IDS.search(text, start)
    return ids.start() if ids else len(text)


def _abstract(text: str) -> list[str]:
    """Return the related papers in front of an abstract, the abstract, that of the publisher, and the identifiers."""
    blocks: list[str] = []
    text = text.strip()
    while related := _RELATED.match(text):
        blocks.append(f"{related[1]}\n{related[2]}")
        text = text[related.end() :].strip()
    return [*blocks, *(block for part in _SECOND.split(text) for block in _identifiers(part))]


def _identifiers(text: str) -> list[str]:
    return [part.strip() for part in _IDS.split(text) if part.strip()]
