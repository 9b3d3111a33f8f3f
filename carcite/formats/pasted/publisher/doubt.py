"""Values that are left out of a page's citation because their shape is not that of a right value.

A title has no list of names in it, an abstract begins with a capital and ends in a stop, a keyword names no file. Each
value that is left out is the candidate of a note.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from carcite.formats.pasted.heading_words import Part, words_for
from carcite.formats.pasted.publisher.lines import plain
from carcite.formats.pasted.publisher.people import is_known, read_people
from carcite.formats.pasted.publisher.title_and_names import title_and_names
from carcite.formats.pasted.titles import divided_by_language, ends_in_link, title_language

_OF_A_LICENCE = re.compile(
    r"(?:This|Dieser|Dieses|Este|Cet|Cette|Questo) "
    r"(?:text|work|article|document|Text|Werk|Artikel|Dokument|artículo|trabajo|documento|artigo|texte|articolo)\s"
)
_OF_RIGHTS = re.compile(r"\bCreative Commons\b|\bCC[- ]BY\b|[Aa]ll rights reserved")
_LONGEST_OF_RIGHTS = 400  # characters of an abstract that is a line of rights
# What no title has: words of a list, a heading of another part, names with marks, or the steps to the page.
_NOT_IN_TITLES = re.compile(
    r"[^;:.]{2,60}(?:;\s[^;:.]{2,60}){2,20}$|ABSTRACT\b|\d{3,8}\s[a-zß-ÿ]{3}|.{0,200}\bKeywords\b\s?[A-Z:]|[^«‹]{0,200}\s[»›]\s"
    r"|.{0,300}[A-ZÀ-Þ][a-zß-ÿ]{1,20}\s[A-ZÀ-Þ][a-zß-ÿ]{2,20}\d(?:,\d)?,?\s(?:and\s)?[A-ZÀ-Þ][a-zß-ÿ]{1,20}\s[A-ZÀ-Þ]"
)
# What stands in a title only if lines were joined: a bullet, a label, a journal's own words about itself.
_OF_OTHER_LINES = re.compile(
    r"\s[•●▪]\s|\b(?:PMC?ID|NIHMSID|DOI|Article number|Published on-?line|Publication type|Received|Accepted)\b"
    r"(?:\s?:|\s(?:\d|by\b))|\s[Aa]u(?:thor|teur)s?\s?:\s|[a-z]{3}\sAuthors?$|\[\.\.\.\]|\+\d{1,3} authors"
    r"|\s→\s|^(?:Declarations? of|Conflicts? of|Join for free|Sign in|Log in)\b"
    r"|\bCite as\b|^(?:Disponible|Available|Verfügbar) .{0,40}(?:19|20)\d\d$"
    r"|SCIMAGO INSTITUTIONS|^Home ?(?:[Pp]age|About|Science)|\bVol\. ?\d{1,3}, No\. ?\d"
    r"|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}$"
    r"|(?:主办|主管)。|^欢迎访问|作者信息$|^(?:目的|背景|摘要)\s.{60}|^(?:[가-힣]{2,4}\d{1,2}\)?\s?[·,ㆍ]\s?){2,20}"
)
_LEAST_REPEATED = 15  # letters at the beginning of a title that it has twice
_END_OF_A_SENTENCE = re.compile(r"[a-zß-ÿ]{3}\.\s|[A-Z]{2}\.\d{0,2}\s(?=[A-Z])")
_LONGEST_OF_SENTENCES = 200  # characters of a title of several sentences
_POSTCODE = re.compile(r"\d{4,6}\s[^\W\d_][^,]{1,40},\s[^\W\d_]{2,20}")
_BEGINS_WITHIN = re.compile(r"[a-zß-ÿ](?:[a-zß-ÿ]+)?\s|\([^()]{1,20}\)\s[a-z]|[,;.)]")
_ENDS_WITHIN = re.compile(r"[a-zß-ÿ,:;(\u2013-]$|\(\*\)$")
_THANKS = re.compile(r"(?:Thanks to|(?:I|We|The authors?) (?:(?:would|wish|want) (?:like )?to )?thank)\b")
_OF_A_COLUMN_BESIDE = re.compile(r"Article [Hh]istory\b|Author [Mm]anuscript\b|Key ?[Ww]ords?\s?:")
_FILE = re.compile(r"\d\s?[KM]B\b|EndNote|Bibtex", re.IGNORECASE)
_SENTENCE = re.compile(r"[a-zß-ÿ]{3}\.\s[A-ZÀ-Þ][a-zß-ÿ]+\s[a-zß-ÿ]|[^\W\d_]{2}:\s|ISSN")
_SEVERAL = re.compile(r"(?:[A-Z][a-z]+ [a-z]+ ){2}[A-Z][a-z]+ [a-z]+")
_LONG_IN_CHINESE = re.compile("[\u4e00-\u9fff]{5,}")  # more than one name
_STOP_WITHIN = re.compile(r"[^\W\d_]{5}\.\s")
_STREET = re.compile(r"(?:Str|St|Ave|Rd|Blvd)\.?")
_WORDS_OF_AN_ISSUE = frozenset(word for part in (Part.VOLUME, Part.ISSUE) for word in words_for(part))


def leave_out(found: dict[str, Any], doubtful: dict[str, str]) -> None:
    """Move the values without the shape of a right one from the fields to the candidates in `doubtful`."""
    title = _without_journal(found)
    is_chinese = title_language(title) == "zh"
    if _is_no_title(title):
        doubtful["title"] = found.pop("title")
        found.pop("translated_titles", None)
    for name, is_wrong in _SHAPES:
        if is_wrong(str(found.get(name) or "")):
            doubtful[name] = str(found.pop(name))
    _keep("keywords", _sure_keywords(found.get("keywords", [])), found, doubtful)
    _keep("abstracts", [one for one in found.get("abstracts", ()) if not _is_no_abstract(one)], found, doubtful)
    names = [one for one in found.get("authors", ()) if not _is_no_name(str(one), is_chinese=is_chinese)]
    _keep("authors", names, found, doubtful)


def _without_journal(found: dict[str, Any]) -> str:
    """Return the title, from which the journal behind it is cut: `The pots of tea in Journal of Tea`."""
    title, journal = found.get("title", ""), found.get("container_title")
    if journal and title.endswith(f" in {journal}"):
        found["title"] = title = title.removesuffix(f" in {journal}")
    return str(title)


def _is_no_number(text: str) -> bool:
    """Return whether a text is not the number of a volume or an issue: `Issue published`, `https`."""
    is_number = any(map(str.isnumeric, text)) or text.isupper() or _NUMBER_IN_LETTERS.match(text) is not None
    return bool(text) and not is_number


def _is_no_journal(text: str) -> bool:
    """Return whether a text is not the name of a journal, but a code, a label with a date, or a label alone."""
    return _NO_JOURNAL.search(text) is not None


_NUMBER_IN_LETTERS = re.compile(r"[^\W\d_]{1,3}\.?$|sup|spe|esp|extra|sonder|hors|nú?m", re.IGNORECASE)  # `Suppl`
_NO_JOURNAL = re.compile(
    r"^[a-z]+(?:[-.]\d+)+$|\b[Pp]ublished (?:online|in|on)\b|\bwww\.|://|@|^(?:[Vv]ol|Volume|Issue|المجلد)\b[^a-z]*$"
)
_WORD_IN_PAGES = re.compile(r"[^\W\d_]{4}|://|[^\W\d_]\s\d{1,2},")  # `November 1, 2017`
# Fields of the source, and whether a value is of a shape that they do not have.
_SHAPES: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("volume", _is_no_number),
    ("issue", _is_no_number),
    ("pages", lambda text: _WORD_IN_PAGES.search(text) is not None),
    ("container_title", _is_no_journal),
)


def _keep(name: str, kept: list[Any], found: dict[str, Any], doubtful: dict[str, str]) -> None:
    """Put the values that are kept to a field, and the others to the candidates."""
    left = [value for value in found.get(name) or () if value not in kept]
    if left:
        doubtful[name] = "; ".join(_text(value) for value in left)
        found[name] = kept


def _text(value: object) -> str:
    return str(value["text"]) if isinstance(value, dict) else str(value)


def _is_no_title(text: str) -> bool:
    """Return whether a title is an affiliation, a line of rights or a licence, names, prose, or cut within a phrase."""
    if _OF_A_LICENCE.match(text) or _POSTCODE.fullmatch(text) or _NOT_IN_TITLES.match(text):
        return True
    if len(text) > _LONGEST_OF_SENTENCES and len(_END_OF_A_SENTENCE.findall(text)) > 1:
        return True
    if _OF_OTHER_LINES.search(text) or _begins_twice(plain(text)):
        return True
    return ends_in_link(text) or _are_names(text) or title_and_names(text) is not None or not divided_by_language(text)


def _begins_twice(letters: str) -> bool:
    """Return whether a long text repeats its beginning: the running head and the title on one line."""
    return len(letters) > 2 * _LEAST_REPEATED and letters.count(letters[:_LEAST_REPEATED]) > 1


def _are_names(text: str) -> bool:
    names, _, marked = read_people(_YEAR_BEHIND.sub("", text.strip(" |")))
    if len(names) > 1 and marked:
        return True
    return len(names) > 1 and all(len(str(name).split()) > 1 for name in names) and any(map(is_known, names))


_YEAR_BEHIND = re.compile(r"\s\((?:19|20)\d\d\)$")


def _is_no_abstract(abstract: dict[str, Any]) -> bool:
    """Return whether an abstract begins or ends within a sentence, thanks people, or is a line of rights."""
    text = abstract["text"]
    if len(text) < _LONGEST_OF_RIGHTS and _OF_RIGHTS.search(text):
        return True
    return bool(
        _BEGINS_WITHIN.match(text)
        or _ENDS_WITHIN.search(text)
        or _THANKS.match(text)
        or _OF_A_COLUMN_BESIDE.match(text)
    )


def _is_no_name(text: str, *, is_chinese: bool) -> bool:
    """Return whether an author is a street, more than one name, or the number of an issue."""
    words = text.split()
    if (is_chinese and _LONG_IN_CHINESE.fullmatch(text)) or _STOP_WITHIN.search(text) or text in ("id", "iD", "ID"):
        return True
    return _STREET.fullmatch(words[-1]) is not None or not _WORDS_OF_AN_ISSUE.isdisjoint(words)


def _is_no_keyword(text: str) -> bool:
    """Return whether a keyword holds a file's size, a label or a sentence."""
    return bool(_FILE.search(text) or _SENTENCE.search(text))


def _sure_keywords(keywords: list[str]) -> list[str]:
    """Return the keywords; none of them if one does not look like a keyword."""
    return [] if any(map(_is_no_keyword, keywords)) or _are_several(keywords) else keywords


def _are_several(keywords: Sequence[str]) -> bool:
    """Return whether the one keyword is several that nothing divides: `Green tea Brown pots Warm noons`."""
    return len(keywords) == 1 and _SEVERAL.fullmatch(keywords[0]) is not None
