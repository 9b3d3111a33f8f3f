"""What a publisher's page says of how to cite its article."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Any

from carcite.formats.pasted.heading_words import Part
from carcite.formats.pasted.publisher.lines import PageLine, plain
from carcite.formats.pasted.publisher.menus import is_menu
from carcite.formats.pasted.publisher.people import read_people
from carcite.formats.pasted.publisher.sources import find_source_line, is_journal_name
from carcite.formats.pasted.references.reference import read_reference
from carcite.values.dates import PartialDate
from carcite.values.language_detection import is_han, script_of
from carcite.values.names import Name

_LONGEST = 3000
_FEWEST = 20  # characters
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LINKED = re.compile(r"https?://\S+|\b10\.\d{4,9}/\S+")
_LINK = re.compile(r"\s*(?:https?://|doi:|\b10\.|retrieved|diambil|สืบค้น|recuperado)", re.IGNORECASE)


def cited_texts(lines: Sequence[PageLine]) -> Iterator[str]:
    """Yield the citations on a page: behind a label, below it, or marked as GB/T 7714 marks them (`[J]`)."""
    for index, line in enumerate(lines):
        if line.label is not None and line.label.label is Part.CITE:
            narrow = _in_narrow_lines(lines[index : index + _MOST_LINES + 2])
            yield from _at_label([narrow] if narrow else _unwrapped(lines[index : index + _MOST_LINES]))
        elif within := _CITE_WITHIN.search(line.text):
            yield from filter(_has_length, (line.text[within.end() :].strip(" |"),))
        elif "[J]" in line.text and _has_length(line.text):
            yield line.text


def _at_label(below: Sequence[str]) -> Iterator[str]:
    """Yield the citations behind a label or below it; nothing if there are no numbers, as below a button `Cite`."""
    if not any(map(str.isdigit, "".join(below[:3]))):
        return
    for text in [below[0]] if below[0] else _below_label(below[1:3]):
        if not is_menu(text) and _has_length(text):
            yield from (_STYLE.sub("", part) for part in _in_both_scripts(text))


_CITE_WITHIN = re.compile(r"\b[Cc]ite (?:this|the) (?:article|paper)(?: as)?\s?:\s")


def _in_both_scripts(text: str) -> list[str]:
    """Return the citation in Chinese and the one in English behind it as two: `王. 茶[J]. 茶报, 2020: 1. WANG ...`."""
    cut = _ENGLISH_BEHIND.search(text) if any(map(is_han, text[:_FEWEST])) else None
    return [text[: cut.start()], text[cut.end() :]] if cut else [text]


_ENGLISH_BEHIND = re.compile(
    r"(?<=[\d.])\s+(?=[A-Z][A-Za-z'’-]{1,20},?\s[A-Z][^㐀-鿿]{40,1000}(?:19|20)\d\d[^㐀-鿿]{0,200}$)"
)


def _has_length(text: str) -> bool:
    return _FEWEST <= len(text) <= _LONGEST


def _unwrapped(lines: Sequence[PageLine]) -> list[str]:
    """Return the texts of a label and the lines below it; a citation that goes on in the next line is one text."""
    label = lines[0].label
    texts = [label.value if label is not None else lines[0].text]
    for above, line in itertools.pairwise(lines):
        is_next = line.line.number == above.line.number + 1 and line.label is None
        if is_next and len(texts[-1]) >= _LEAST_WRAPPED and not _ENDS_CITATION.search(texts[-1]):
            texts[-1] = f"{texts[-1]} {line.text}"
        else:
            texts.append(line.text)
    return texts


def _in_narrow_lines(lines: Sequence[PageLine]) -> str:
    """Return the citation that stands on several lines behind or below a label, up to the line with its DOI."""
    end = next((at for at, line in enumerate(lines) if at and _LINKED.search(line.text)), 0)
    if end < _FEWEST_NARROW or any(map(_is_no_part, lines[1:end])):
        return ""
    label = lines[0].label
    text = " ".join([label.value if label is not None else "", *(line.text for line in lines[1 : end + 1])])
    is_whole = lines[end].label is None or _DOI_IN_FRONT.match(lines[end].text)
    return text.strip() if is_whole and _YEAR.search(_LINKED.sub("", text)) else ""


def _is_no_part(line: PageLine) -> bool:
    if line.label is not None or len(line.text) > _LONGEST_NARROW or is_menu(line.text):
        return True
    return _YEAR.search(line.text) is not None and _ENDS_CITATION.search(line.text) is not None


_FEWEST_NARROW = 2  # lines below the label
_LONGEST_NARROW = 250  # characters of lines, some of which are joined
_DOI_IN_FRONT = re.compile(r"doi\b", re.IGNORECASE)
_MOST_LINES = 8
_LEAST_WRAPPED = 60  # characters of a citation that goes on in the next line
_ENDS_CITATION = re.compile(r"[.;)\]/]$|\S/\S+$|\d$")


def _below_label(texts: Sequence[str]) -> list[str]:
    """Return the citation below a label, and the one in another language below it, which has the same numbers."""
    texts = [text for text in texts if any(map(str.isalpha, text))]
    same = len(texts) > 1 and _numbers(texts[0]) and _numbers(texts[0]) == _numbers(texts[1])
    return texts if same else texts[:1]


def _numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+", text))


_STYLE = re.compile(r"(?:APA|MLA|AMA|IEEE|ABNT|ISNAD|Chicago|Harvard|Vancouver|BibTeX)\s?[:：]?\s(?=[^\W\d_])")


def find_cited(lines: Sequence[PageLine]) -> dict[str, Any]:
    """Return the fields of the first citation that is understood; the titles of others are its translations."""
    lines_of_titles = [line.text for line in lines[:_TOP] if line.is_title]
    titles = list(map(plain, lines_of_titles))
    understood = [
        _whole_journal(fields, lines_of_titles)
        for text in cited_texts(lines)
        if (fields := _cited_fields(text)) and _has_whole(fields, text, titles)
    ]
    understood.sort(key=lambda fields: plain(fields["title"]) not in titles)  # those of other articles are last
    understood = understood or list(_unlabelled(lines[:_TOP]))
    if not understood:
        return {}
    first, *others = understood
    titles = [fields["title"] for fields in others if _is_the_same(first, fields)]
    return first | {"translated_titles": titles}


def _has_whole(fields: dict[str, Any], text: str, titles: Sequence[str]) -> bool:
    """Return whether the title of a citation is not just the beginning of a title that stands in it and on the page."""
    cited, text = plain(fields["title"]), plain(text)
    return not any(title.startswith(cited) and title != cited and title in text for title in titles)


def _unlabelled(lines: Sequence[PageLine]) -> Iterator[dict[str, Any]]:
    """Yield the fields of a line that cites the title of another line, between its authors and its journal."""
    titles = {plain(line.text) for line in lines if len(line.text) >= _FEWEST and line.is_title}
    for line in lines:
        text = plain(line.text)
        if _YEAR.search(line.text) and any(title in text and not text.startswith(title) for title in titles):
            fields = _cited_fields(line.text)
            if fields.get("authors") and plain(fields["title"]) in titles:
                yield fields


def find_citation_of(title: str | None, lines: Sequence[PageLine]) -> dict[str, Any]:
    """Return the fields of the first line that cites a title, between its authors and its journal."""
    for line in lines if title and len(title) >= _FEWEST else ():
        if len(line.text) > len(title or "") and plain(title or "") in plain(line.text) and _YEAR.search(line.text):
            fields = _cited_fields(line.text)
            if fields.get("authors") and plain(fields["title"]) == plain(title or ""):
                return fields
    return {}


def _cited_fields(text: str) -> dict[str, Any]:
    """Return the fields of a citation that gives title and journal; nothing of any other text."""
    text = _ORCID.sub("", text)
    if fields := _quoted(text) or _thesis_in_hal(text):
        return fields
    fields = read_reference(_DATE_IN_WORDS.sub(_in_digits, text)).fields
    is_thesis = fields.get("type") == "thesis"
    if not fields.get("title") or not (fields.get("container_title") or is_thesis):
        return {}
    return {name: value for name, value in fields.items() if name != "extra" and (is_thesis or name != "type")}


def _whole_journal(fields: dict[str, Any], titles: Sequence[str]) -> dict[str, Any]:
    """Return fields whose title ended within the journal, as the title on the page shows: `Tea. Journal of A. Doe`."""
    cited = str(fields["title"])
    title = next((title for title in titles if cited.startswith(f"{title}. ")), None)
    if title is None or not fields.get("container_title"):
        return fields
    front = cited[len(title) + 2 :]
    if any(plain(front) in plain(other) for other in titles):  # the subtitle
        return fields
    return fields | {"title": title, "container_title": f"{front}. {fields['container_title']}"}


def _thesis_in_hal(text: str) -> dict[str, Any]:
    """Return the fields of a thesis as HAL cites it: `A. Title. Field [cs.AI]. University, 2015. English. ⟨NNT`."""
    match = _THESIS_IN_HAL.match(text)
    if match is None:
        return {}
    fields = {"type": "thesis", "title": match["title"], "publisher": match["university"]}
    authors = list(read_people(match["author"]).names)
    return fields | {"authors": authors, "issued": PartialDate.parse(match["year"])}


_THESIS_IN_HAL = re.compile(
    r"(?P<author>[^.]{3,60})\.\s(?P<title>[^\[\]]{10,300}?)\.\s[^.\[\]]{3,80}\s\[[\w.-]{2,15}\]\.\s"
    r"(?P<university>[^.]{5,100}),\s(?P<year>(?:19|20)\d\d)\.\s[^\W\d_]{4,12}\.\s⟨NNT"
)


def _is_the_same(first: dict[str, Any], other: dict[str, Any]) -> bool:
    """Return whether two citations with titles in two scripts have the same pages and year."""
    if script_of(first["title"]) == script_of(other["title"]):
        return False
    return bool(first.get("pages")) and all(first.get(name) == other.get(name) for name in ("pages", "volume"))


def _in_digits(date: re.Match[str]) -> str:
    """Return a date as lists of references have it: `30 de junio de 2022` as `2022-06-30`."""
    parsed = PartialDate.parse(date[0])
    return date[0] if parsed.is_literal else str(parsed)


_ORCID = re.compile(r",?\s(?:ORCID:?\s)?(?:https?://orcid\.org/)?(?:\d{4}-){3}\d{3}[\dX]")
_DATE_IN_WORDS = re.compile(r"(?<!\d)\d{1,2} de [a-zç]{4,12} de (?:19|20)\d\d(?!\d)")


def _quoted(text: str) -> dict[str, Any]:
    """Return the fields of a citation with its title in quotes: `A et B, « Titre », Revue, 12 | 2018, 1-9.`"""
    quoted = _QUOTED.search(text)
    source = find_source_line(_PUBLISHER_BEHIND.sub(r"\g<journal>", text[quoted.end() :])) if quoted else None
    if quoted is None or source is None or "container_title" not in source.fields:
        return {}
    before = text[: quoted.start()]
    authors = list(read_people(_YEAR_AT_END.sub("", before)).names)
    if "issued" not in source.fields and (years := _YEAR.findall(before)):
        source.fields["issued"] = PartialDate.parse(years[-1])
    return {"title": quoted["title"].rstrip(","), "authors": authors, **source.fields}


_QUOTED = re.compile(r",?\s*[«“\"]\s*(?P<title>[^«»“”\"]{5,400}?)\s*[»”\"][,.]?\s*")
_YEAR_AT_END = re.compile(r"[,.\s]*\(?(?:19|20)\d\d\)?[.,\s]*$")
_PUBLISHER_BEHIND = re.compile(r"^(?P<journal>[^,]{3,80}), [^,]{3,60}(?=, vol\. \d)")  # as RePEc cites


def cited_title(lines: Sequence[PageLine], cited: dict[str, Any]) -> str | None:
    """Return the title as it is cited, or the longest line that stands in it, or in a citation not understood."""
    title = cited.get("title")
    texts = [text.casefold() for text in ([title] if title else cited_texts(lines))]
    titles = _titles(lines) if texts else []
    if title and plain(title) in map(plain, titles):
        return str(title)
    known = [line for line in titles if any(line.casefold() in text for text in texts)]
    return max(known, key=len, default=title)


def _titles(lines: Sequence[PageLine]) -> list[str]:
    """Return the lines at the top that can be titles, and are not a citation."""
    cited = set(cited_texts(lines))
    titles = (line.text for line in lines[:_TOP] if line.is_title and len(line.text) >= _FEWEST)
    return [text.rstrip(".") for text in titles if text not in cited]


_TOP = 80  # lines in which a title may stand


def find_cited_source(lines: Sequence[PageLine], title: str | None) -> dict[str, Any]:
    """Return journal and numbers of a citation that is only understood by the title in it, or has none."""
    for text in (*cited_texts(lines), *_with_title(lines, title)):
        at = text.casefold().find(title.casefold()) if title else -1
        behind = text[at + len(title) :].strip(" .,;»”\"'’") if title and at >= 0 else text
        years = _YEAR.findall(_LINKED.sub("", text))
        behind = _LINK.split(behind)[0].rstrip(" .,")
        numbers = f"{behind} ({years[-1]})" if years and not _YEAR.search(behind) else behind
        source = find_source_line(numbers)
        authors = list(read_people(_YEAR_AT_END.sub("", text[: max(0, at)])).names)
        if source is not None and "container_title" in source.fields:
            return source.fields | {"authors": authors}
        dated = _DATED.match(behind) if at >= 0 else None
        if dated is not None and is_journal_name(dated["journal"]):
            return {
                "container_title": dated["journal"], "issued": PartialDate.parse(dated["year"]), "authors": authors
            }  # fmt: skip
    return {}


def _with_title(lines: Sequence[PageLine], title: str | None) -> Iterator[str]:
    """Yield the lines without a label that have people in front of the title and a year."""
    for line in lines[:_TOP] if title else ():
        front, _, behind = line.text.partition(str(title))
        if behind and _YEAR.search(line.text) and read_people(_YEAR_AT_END.sub("", front)).names:
            yield line.text


_DATED = re.compile(r"(?P<journal>[^()]{3,90}?),?\s\((?P<year>(?:19|20)\d\d)\)")  # in press: `Tea Journal (2020)`


def merged_authors(head: Sequence[Name], cited: Sequence[Name]) -> list[Name]:
    """Return the authors as they are cited, with the names as the head of the page has them."""
    full = {_family_and_initial(name): name for name in head}
    return [full.get(_family_and_initial(name), name) for name in cited]


def _family_and_initial(name: Name) -> tuple[str, str]:
    return plain(name.full_family or name.literal or ""), plain(name.given or "")[:1]
