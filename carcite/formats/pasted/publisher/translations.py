"""The second language of a bilingual page: its title, and the names and affiliations that stand with it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from carcite.formats.pasted.heading_words import Part
from carcite.formats.pasted.publisher.lines import FOOTNOTE, PageLine, plain
from carcite.formats.pasted.publisher.sources import has_journal_word
from carcite.formats.pasted.publisher.texts import Texts, is_prose
from carcite.formats.pasted.titles import are_in_two_languages, are_in_two_scripts, are_of_like_length, title_language
from carcite.values.language_detection import script_of

_LISTS = re.compile("[;；]")
_FEWEST_WORDS = 4
_FEWEST_SIGNS = 8  # of a title in Chinese, Japanese or Korean
_LONGEST = 400
_REACH = 12  # lines between a second title and its abstract


class Second:
    """The titles in other languages, and the lines that stand between them and their abstracts."""

    def __init__(self) -> None:
        self.titles: list[PageLine] = []
        self.texts: list[str] = []
        self.beside: list[PageLine] = []


def find_second(lines: Sequence[PageLine], top: int, title: str, used: set[int], texts: Texts) -> Second:
    """Return what a page says in its second language.

    Its title is labelled, stands in the head in another script or right below the title, or is the nearest above the
    second abstract. `top` is where the first abstract begins, `used` are the numbers of the lines that are known.
    """
    second = Second()
    _put_labelled(lines, title, second)
    abstracts = list(texts.languages())
    second.titles += _titles_in_head(lines[:top], title, used, texts)
    if not second.titles and len(abstracts) < _MOST_ABSTRACTS_WITHOUT:
        second.titles += _title_below_abstract(lines, top, title, used | texts.used)
    for start, language in abstracts:
        translated = language != abstracts[0][1] or (language == "en" and not title.isascii())
        if translated and not second.titles:
            index = next(index for index, line in enumerate(lines) if line.line.number == start)
            _put_above(lines, index, title, used, second)
    second.texts += [line.text for line in second.titles if line.text not in second.texts]
    return second


_MOST_ABSTRACTS_WITHOUT = 2


def _title_below_abstract(lines: Sequence[PageLine], top: int, title: str, used: set[int]) -> list[PageLine]:
    """Return the title in another script below the one abstract, above the names in that script; the first of them."""
    for index, line in enumerate(lines[top : top + _TOP], top):
        is_title = _can_be_title(line, used) and are_in_two_scripts(line.text, title)
        if is_title and _has_names_below(lines, index) and not has_journal_word(line.text):
            return [line]
    return []


_TOP = 60  # lines below the beginning of an abstract


def _put_labelled(lines: Sequence[PageLine], title: str, second: Second) -> None:
    """Put the titles with a label of their own, and those with that of the title in another script."""
    for index, line in enumerate(lines):
        if line.label is None:
            continue
        is_other = line.label.label is Part.TITLE and are_in_two_scripts(line.label.value, title)
        if line.label.label is not Part.OTHER_TITLE and not is_other:
            continue
        if line.label.value:
            second.texts.append(line.label.value)
        else:
            second.titles += lines[index + 1 : index + 2]


def _titles_in_head(head: Sequence[PageLine], title: str, used: set[int], texts: Texts) -> Iterator[PageLine]:
    """Yield the titles beside the title, and those below it that its names or the script of an abstract show."""
    places = [index for index, line in enumerate(head) if plain(line.text) == plain(title)]
    if places:
        yield from _titles_below(head, places[-1], title, used, texts)
        yield from _titles_beside_first(head, places, title, used)


def _titles_below(head: Sequence[PageLine], place: int, title: str, used: set[int], texts: Texts) -> Iterator[PageLine]:
    """Yield the titles below the title: in another language right below it, or in another script above names.

    A title in the script of one of the abstracts may stand anywhere in the head.
    """
    languages = {language for _, language in texts.languages()}
    scripts = set(map(script_of, texts.whole_abstracts))
    beside = True
    for index in range(place + 1, len(head)):
        line = head[index]
        can_be = _can_be_title(line, used, ends_in_stop=title.endswith(".")) and not _is_body_below(
            head[index - 1], line
        )
        beside = beside and can_be
        shown = beside or (can_be and (script_of(line.text) in scripts or _has_names_below(head, index)))
        if shown and _is_translation(line, title, languages if len(scripts) < 2 else (), beside=beside):
            yield line


def _has_names_below(head: Sequence[PageLine], index: int) -> bool:
    """Return whether the next line that is not the site's lists people."""
    below = next((line for line in head[index + 1 :] if not line.is_site), None)
    return below is not None and bool(below.people.names)


def _titles_beside_first(
    head: Sequence[PageLine], places: Sequence[int], title: str, used: set[int]
) -> Iterator[PageLine]:
    """Yield the title in another language right above the title, and those below it where it is printed more often."""
    for line in head[max(0, places[0] - 1) : places[0]]:
        if _can_be_title(line, used) and (
            are_in_two_scripts(line.text, title) or are_in_two_languages(title, line.text)
        ):
            yield line
    yield from (head[place + 1] for place in places[:-1] if _has_title_below(head, place, title, used))


def _is_body_below(above: PageLine, line: PageLine) -> bool:
    return line.is_institution and bool(above.people.names)


def _has_title_below(head: Sequence[PageLine], place: int, title: str, used: set[int]) -> bool:
    """Return whether a title in another script stands right below the title, where it is printed more than once."""
    below = head[place + 1]
    return _can_be_title(below, used) and are_in_two_scripts(below.text, title)


def _is_translation(line: PageLine, title: str, languages: Collection[str | None], *, beside: bool) -> bool:
    """Return whether a line is the title in another script, or right below it in another language.

    Its length and words show it. `languages` are those of the abstracts.
    """
    if not beside or are_in_two_scripts(line.text, title):
        return are_in_two_scripts(line.text, title)
    if line.line.language and title_language(title):
        return False
    return are_of_like_length(title, line.text) if len(languages) > 1 else are_in_two_languages(title, line.text)


def _put_above(lines: Sequence[PageLine], index: int, title: str, used: set[int], second: Second) -> None:
    """Put the title above an abstract, with the names and affiliations between them."""
    beside: list[PageLine] = []
    for line in reversed(lines[max(0, index - _REACH) : index]):
        if line.line.number in used:
            return
        if _can_be_title(line, used) and _may_translate(line, title):
            second.titles.append(line)
            second.beside += reversed(beside)
            return
        if line.is_site and not line.people.names and not FOOTNOTE.match(line.text):
            return
        beside.append(line)


def _may_translate(line: PageLine, title: str) -> bool:
    return not title or are_in_two_scripts(line.text, title) or are_of_like_length(title, line.text)


def _can_be_title(line: PageLine, used: set[int], *, ends_in_stop: bool = False) -> bool:
    text = line.text
    if line.line.number in used or not line.is_title or line.people.names or line.is_affiliation:
        return False
    if len(text) > _LONGEST or has_journal_word(text) or len(_LISTS.findall(text)) > 1:
        return False
    if is_prose(text) and text.endswith((".", "。")) and not ends_in_stop:
        return False
    return len(text) >= _FEWEST_SIGNS if line.line.language else len(text.split()) >= _FEWEST_WORDS
