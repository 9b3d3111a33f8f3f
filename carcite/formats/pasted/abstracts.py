"""Tell the abstracts of a record apart: the first, the publisher's in other languages, unmarked second ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from carcite.model import Abstract
from carcite.values.language_detection import latin_language, script_language
from carcite.values.text import paragraphs

# What PubMed puts before an abstract that is not the article's own first one. "Publisher" is no word of the abstract.
_SECOND = re.compile(
    r"(?:Publisher|(?=plain-language-summary|Plain Language Summary|PIP|KIE|AAMC|AIDS/HIV|NASA))(?:: |(?=.{3,24}: ))"
)
_ENOUGH_TO_TELL = 120  # characters a paragraph needs before its language makes it an abstract of its own
_ENOUGH_SCRIPT = 30  # the same, where the script tells


def language_of(text: str) -> str | None:
    """The language that a text's script or its commonest words show."""
    return script_language(text) or latin_language(text)


def build_abstracts(blocks: Iterable[Sequence[str]], languages: tuple[str, ...]) -> list[Abstract]:
    """The abstracts in the blocks of text after the authors, each block given as its paragraphs.

    A block begins another abstract where PubMed says so (`Publisher: ...`) or where its language is plainly not that
    of the text before. `languages` are those that `[Abstract available in ...]` names for the publisher's abstracts.
    """
    groups: list[list[str]] = []
    spoken: list[str | None] = []
    marked = 0
    for block in blocks:
        for index, text in enumerate(block):
            mark = _SECOND.match(text)
            if mark is not None:
                text = text[mark.end() :]
                marked += mark[0].startswith("Publisher")
            language = language_of(text) if len(text) >= _ENOUGH_SCRIPT else None
            long_enough = len(text) >= (_ENOUGH_SCRIPT if language and script_language(text) else _ENOUGH_TO_TELL)
            turned = groups and index == 0 and long_enough and language and spoken[-1] and language != spoken[-1]
            if not groups or mark is not None or turned:
                groups.append([])
                spoken.append(language)
            groups[-1].append(text)
            spoken[-1] = spoken[-1] or language
    known = list(spoken)
    if languages and len(groups) - 1 == len(languages):
        known[1:] = languages
    texts = [paragraphs("\n".join(group)) for group in groups]
    return [Abstract(text=text, language=language) for text, language in zip(texts, known, strict=True) if text]
