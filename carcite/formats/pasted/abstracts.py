"""Tell the abstracts of a record apart: the first, the publisher's in other languages, unmarked second ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from carcite.model import Abstract
from carcite.values.language_detection import latin_language, script_language
from carcite.values.text import paragraphs

# What PubMed puts before an abstract that is not the article's own first one.
# "Publisher" is not a word of the abstract.
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
    groups = _grouped(blocks)
    if languages and len(groups) - 1 == len(languages):
        groups[1:] = [(known, rows) for known, (_, rows) in zip(languages, groups[1:], strict=True)]
    texts = [(language, paragraphs("\n".join(rows))) for language, rows in groups]
    return [Abstract(text=text, language=language) for language, text in texts if text]


def _grouped(blocks: Iterable[Sequence[str]]) -> list[tuple[str | None, list[str]]]:
    """Return the paragraphs of each abstract, and its language once one of them shows it."""
    groups: list[tuple[str | None, list[str]]] = []
    for block in blocks:
        for index, text in enumerate(block):
            mark = _SECOND.match(text)
            text = text[mark.end() if mark else 0 :]
            language = language_of(text) if len(text) >= _ENOUGH_SCRIPT else None
            before, rows = groups[-1] if groups else (None, [])
            if not groups or mark or (index == 0 and _is_other_language(text, language, before)):
                groups.append((language, [text]))
            else:
                rows.append(text)
                groups[-1] = (before or language, rows)
    return groups


def _is_other_language(text: str, language: str | None, before: str | None) -> bool:
    """Return whether a text is long enough to show that its language is not that of the text before."""
    if language is None or before is None or language == before:
        return False
    return len(text) >= (_ENOUGH_SCRIPT if script_language(text) else _ENOUGH_TO_TELL)
